import unittest

import main


class Database(unittest.TestCase):
    def test_is_there(self):
        self.assertIn("MongoDB", main.read(main.DATABASE))
