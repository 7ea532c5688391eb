"""Asks for a cat and a doughnut. It connects when it starts, and does not try twice."""

import psycopg2
from flask import Flask, redirect, render_template, request

QUESTIONS = ("name", "coat", "donut")

connection = psycopg2.connect("host='db' dbname='postgres' user='postgres'")
connection.autocommit = True

app = Flask(__name__)


def query(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@app.get("/")
def survey():
    return render_template("survey.html", questions=QUESTIONS, cats=query("SELECT name, coat, donut FROM cats"))


@app.post("/")
def answer():
    query("INSERT INTO cats VALUES (%s, %s, %s)", [request.form[question] for question in QUESTIONS])
    return redirect("/")


query("CREATE TABLE IF NOT EXISTS cats (name text, coat text, donut text)")
app.run(host="0.0.0.0", port=5000)
