import unittest

from todo.store import Store


class TodoItems(unittest.TestCase):
    connection = None

    def setUp(self):
        self.store = Store(self.connection)
        self.store.make()
        self.addCleanup(self.store.remove)

    def test_create(self):
        self.store.create("Walk the dog")
        self.assertEqual(self.store.all(), [("Walk the dog", False)])

    def test_update(self):
        self.store.complete(self.store.create("Walk the dog"))
        self.assertEqual(self.store.all(), [("Walk the dog", True)])

    def test_delete(self):
        first, second = self.store.create("Walk the dog"), self.store.create("Walk the cat")
        self.store.delete(first)
        self.assertEqual(self.store.all(), [("Walk the cat", False)])
