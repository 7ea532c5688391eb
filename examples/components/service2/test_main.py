import unittest

import main


class Counts(unittest.TestCase):
    def test_are_remembered(self):
        main.remember(3)
        main.remember(2)
        self.assertEqual(main.highest(), 3)
