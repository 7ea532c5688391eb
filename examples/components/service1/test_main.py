import unittest

import main


class Things(unittest.TestCase):
    def test_are_kept(self):
        before = main.things()
        main.keep({"name": "a spoon"})
        self.assertEqual(main.things(), [*before, {"name": "a spoon"}])
