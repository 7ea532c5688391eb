from django.urls import path

from todo.views import TodoItemViewSet

all_items = TodoItemViewSet.as_view({"get": "list", "post": "create", "delete": "delete_all"})
one_item = TodoItemViewSet.as_view(
    {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"}
)

urlpatterns = [
    path("todos", all_items, name="todoitem-list"),
    path("todos/<int:pk>", one_item, name="todoitem-detail"),
]
