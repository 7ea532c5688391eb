"""Tells of each test as of a sentence, and writes what came of them into XML files."""

import os
import unittest
from xml.etree import ElementTree

import coverage
from django.conf import settings
from django.test.runner import DiscoverRunner


class SpokenResult(unittest.TextTestResult):
    """Prints a test case by its description, and below it what holds and what does not."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.cases = ElementTree.Element("testsuite", name="todo")
        self.spoken = None

    def startTest(self, test):
        unittest.TestResult.startTest(self, test)
        if self.spoken is not type(test):
            self.spoken = type(test)
            self.stream.writeln("\n" + (self.spoken.__doc__ or self.spoken.__name__))

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        self.tell(test, "")

    def addFailure(self, test, error):
        unittest.TestResult.addFailure(self, test, error)
        self.tell(test, " (FAILED)", failure=str(error[1]))

    def addError(self, test, error):
        unittest.TestResult.addError(self, test, error)
        self.tell(test, " (ERROR)", error=str(error[1]))

    def tell(self, test, ending, **problem):
        name = getattr(test, "_testMethodName", str(test)).removeprefix("test_").replace("_", " ")
        self.stream.writeln(f"- {name}{ending}")
        case = ElementTree.SubElement(self.cases, "testcase", classname=type(test).__name__, name=name)
        for kind, message in problem.items():
            ElementTree.SubElement(case, kind, message=message)

    def write(self, file):
        counts = {"tests": self.testsRun, "failures": len(self.failures), "errors": len(self.errors)}
        self.cases.attrib.update({key: str(value) for key, value in counts.items()})
        ElementTree.ElementTree(self.cases).write(file, encoding="utf-8", xml_declaration=True)


class ReportingRunner(DiscoverRunner):
    def __init__(self, **options):
        super().__init__(**{**options, "interactive": False})

    def get_resultclass(self):
        return SpokenResult

    def run_suite(self, suite, **options):
        result = super().run_suite(suite, **options)
        os.makedirs(settings.TEST_OUTPUT_DIR, exist_ok=True)
        file = os.path.join(settings.TEST_OUTPUT_DIR, "unittests.xml")
        result.write(file)
        print(f"XML: {file}")
        return result

    def run_tests(self, *arguments, **options):
        measured = coverage.Coverage(source=[settings.COVERED], omit=["*/tests.py"])
        measured.start()
        failures = super().run_tests(*arguments, **options)
        measured.stop()
        measured.report()
        measured.xml_report(outfile=os.path.join(settings.TEST_OUTPUT_DIR, "coverage.xml"))
        return failures
