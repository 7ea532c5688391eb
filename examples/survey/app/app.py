"""Asks for a cat and a doughnut, and writes the answer to the database that the PG* variables name."""

import signal
import sys

import psycopg2
from flask import Flask, redirect, render_template, request, url_for

QUESTIONS = ("name", "coat", "donut")

app = Flask(__name__)


def query(statement, values=()):
    """Runs one statement in a connection of its own; returns the rows, if it has any."""
    connection = psycopg2.connect("")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


@app.get("/")
def survey():
    cats = query("SELECT name, coat, donut FROM cats ORDER BY id")
    return render_template("survey.html", questions=QUESTIONS, cats=cats)


@app.post("/")
def answer():
    values = [request.form.get(question, "").strip() for question in QUESTIONS]
    if not all(values):
        return "name, coat and donut must all be answered\n", 400
    query("INSERT INTO cats (name, coat, donut) VALUES (%s, %s, %s)", values)
    return redirect(url_for("survey"))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    query(
        "CREATE TABLE IF NOT EXISTS cats"
        " (id serial PRIMARY KEY, name text NOT NULL, coat text NOT NULL, donut text NOT NULL)"
    )
    app.run(host="0.0.0.0", port=5000)
