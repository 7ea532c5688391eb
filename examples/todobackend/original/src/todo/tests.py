from rest_framework import status
from rest_framework.test import APITestCase

from todo.models import TodoItem


class CreateItem(APITestCase):
    """Ensure we can create a new todo item"""

    def setUp(self):
        self.answer = self.client.post("/todos", {"title": "Walk the dog"}, format="json")

    def test_received_201_created_status_code(self):
        self.assertEqual(self.answer.status_code, status.HTTP_201_CREATED)

    def test_received_location_header_hyperlink(self):
        self.assertRegex(self.answer["Location"], r"^http://.+/todos/\d+$")

    def test_item_was_created(self):
        self.assertEqual(TodoItem.objects.count(), 1)

    def test_item_has_correct_title(self):
        self.assertEqual(TodoItem.objects.get().title, "Walk the dog")


class WithItem(APITestCase):
    def setUp(self):
        self.item = TodoItem.objects.create(title="Walk the dog", order=1)
        self.address = f"/todos/{self.item.pk}"
        self.ask()

    def stored(self):
        return TodoItem.objects.get(pk=self.item.pk)


class UpdateItem(WithItem):
    """Ensure we can update an existing todo item using PUT"""

    def ask(self):
        self.answer = self.client.put(self.address, {"title": "Walk the cat", "completed": True}, format="json")

    def test_received_200_ok_status_code(self):
        self.assertEqual(self.answer.status_code, status.HTTP_200_OK)

    def test_item_was_updated(self):
        self.assertEqual((self.stored().title, self.stored().completed), ("Walk the cat", True))


class PatchItem(WithItem):
    """Ensure we can update an existing todo item using PATCH"""

    def ask(self):
        self.answer = self.client.patch(self.address, {"completed": True}, format="json")

    def test_received_200_ok_status_code(self):
        self.assertEqual(self.answer.status_code, status.HTTP_200_OK)

    def test_item_was_updated(self):
        self.assertEqual((self.stored().title, self.stored().completed), ("Walk the dog", True))


class DeleteItem(WithItem):
    """Ensure we can delete a todo item"""

    def ask(self):
        self.answer = self.client.delete(self.address)

    def test_received_204_no_content_status_code(self):
        self.assertEqual(self.answer.status_code, status.HTTP_204_NO_CONTENT)

    def test_the_item_was_deleted(self):
        self.assertFalse(TodoItem.objects.exists())


class DeleteAllItems(WithItem):
    """Ensure we can delete all todo items"""

    def ask(self):
        TodoItem.objects.create(title="Walk the cat", order=2)
        self.answer = self.client.delete("/todos")

    def test_received_204_no_content_status_code(self):
        self.assertEqual(self.answer.status_code, status.HTTP_204_NO_CONTENT)

    def test_all_items_were_deleted(self):
        self.assertFalse(TodoItem.objects.exists())


del WithItem
