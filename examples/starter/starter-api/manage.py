"""Serves the procedure codes, or makes the database that they are in.

python manage.py runserver [-t HOST] [-p PORT]
python manage.py resetdb
"""

import argparse
import os
import signal
import sys

import psycopg2
from werkzeug.security import generate_password_hash

import api

TABLES = """
    DROP TABLE IF EXISTS pxcodes, users;
    CREATE TABLE pxcodes (pxcode TEXT PRIMARY KEY, procedure TEXT NOT NULL);
    CREATE TABLE users (name TEXT PRIMARY KEY, password TEXT NOT NULL);
"""


def runserver(options):
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    api.app.run(host=options.host, port=options.port, threaded=True)


def resetdb(options):
    name, password = os.environ["API_USER"], os.environ["API_PASSWORD"]
    with psycopg2.connect() as connection, connection.cursor() as cursor:
        cursor.execute(TABLES)
        cursor.execute("INSERT INTO users VALUES (%s, %s)", (name, generate_password_hash(password, "pbkdf2:sha256")))
    print(f"the tables are empty; the API knows the user {name}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    commands = parser.add_subparsers(required=True)
    server = commands.add_parser("runserver")
    server.add_argument("-t", dest="host", default="127.0.0.1")
    server.add_argument("-p", dest="port", type=int, default=5000)
    server.set_defaults(run=runserver)
    commands.add_parser("resetdb").set_defaults(run=resetdb)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
