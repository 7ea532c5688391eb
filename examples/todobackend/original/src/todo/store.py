"""Keeps the todo items in a table."""


class Store:
    def __init__(self, connection):
        self.connection = connection

    def make(self):
        self._run("CREATE TABLE items (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(200), done BOOLEAN DEFAULT FALSE)")

    def remove(self):
        self._run("DROP TABLE items")

    def create(self, title):
        return self._run("INSERT INTO items (title) VALUES (%s)", title).lastrowid

    def complete(self, item):
        self._run("UPDATE items SET done = TRUE WHERE id = %s", item)

    def delete(self, item):
        self._run("DELETE FROM items WHERE id = %s", item)

    def all(self):
        return [(title, bool(done)) for title, done in self._run("SELECT title, done FROM items ORDER BY id").fetchall()]

    def _run(self, statement, *values):
        cursor = self.connection.cursor()
        cursor.execute(statement, values)
        return cursor
