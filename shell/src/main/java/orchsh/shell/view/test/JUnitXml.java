package orchsh.shell.view.test;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.view.prose.ProblemView;

/** Writes how tests ended in the form that build servers read. */
public final class JUnitXml {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private JUnitXml() {}

    /**
     * The whole document.
     *
     * @param stack the stack that was tested
     * @param begin when the tests began
     */
    public static String of(String stack, Instant begin, List<TestResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", stack);
            attribute(xml, "tests", String.valueOf(results.size()));
            attribute(
                    xml,
                    "failures",
                    String.valueOf(
                            results.stream().filter(TestResult::hasFailed).count()));
            attribute(xml, "errors", "0");
            attribute(xml, "skipped", "0");
            Duration time = results.stream().map(TestResult::time).reduce(Duration.ZERO, Duration::plus);
            attribute(xml, "time", seconds(time));
            attribute(xml, "timestamp", MOMENT.format(begin));
            for (TestResult result : results) {
                test(xml, stack, result);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void test(XMLStreamWriter xml, String stack, TestResult result) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute(xml, "name", result.name());
        attribute(xml, "classname", stack + "." + result.kind());
        attribute(xml, "time", seconds(result.time()));
        Optional<Problem> first = result.problems().stream().findFirst();
        if (first.isPresent()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            attribute(xml, "message", first.get().toString());
            attribute(xml, "type", result.kind());
            List<String> lines = new ProblemView(Appearance.stream(Glyphs.UNICODE)).lines(result.problems());
            xml.writeCharacters(clean(String.join("\n", lines)));
            xml.writeEndElement();
        }
        if (!result.output().isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(result.output()));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
    }

    /** What XML has no way to write becomes its number, as a backslash, `u` and four digits. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isAllowed(character)) {
                clean.appendCodePoint(character);
            } else {
                clean.append(String.format("\\u%04x", character));
            }
        });
        return clean.toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
