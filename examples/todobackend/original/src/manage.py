"""python3 manage.py test: runs the tests on a database that is made for them, and removed afterwards."""

import importlib
import os
import sys
import unittest

import MySQLdb

from todo import tests

if sys.argv[1:] != ["test"]:
    sys.exit(__doc__)

settings = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
connection = MySQLdb.connect(**settings.DATABASE)
cursor = connection.cursor()
cursor.execute("CREATE DATABASE test_todobackend")
connection.select_db("test_todobackend")
tests.TodoItems.connection = connection
result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(tests))
cursor.execute("DROP DATABASE test_todobackend")
sys.exit(not result.wasSuccessful())
