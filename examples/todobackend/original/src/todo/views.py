from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from todo.models import TodoItem
from todo.serializers import TodoItemSerializer


class TodoItemViewSet(viewsets.ModelViewSet):
    queryset = TodoItem.objects.order_by("order", "id")
    serializer_class = TodoItemSerializer

    @action(methods=["delete"], detail=False)
    def delete_all(self, request):
        self.get_queryset().delete()
        return Response(status=status.HTTP_204_NO_CONTENT)
