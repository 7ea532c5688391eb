"""Procedure codes over HTTP: read, made, changed and removed by who has a name and a password."""

from math import ceil

import psycopg2
from flask import Flask, abort, jsonify, request, url_for
from psycopg2.errors import UndefinedTable, UniqueViolation
from psycopg2.extras import RealDictCursor
from werkzeug.security import check_password_hash

CODES = "/api/v1.0/pxcodes/"
ONE = CODES + "<pxcode>"
MOST_OF_A_PAGE = 1000

app = Flask(__name__)
app.json.compact = False


def ask(statement, *values):
    connection = psycopg2.connect(cursor_factory=RealDictCursor)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount
    finally:
        connection.close()


@app.before_request
def know_who_asks():
    if request.endpoint == "health":
        return None
    given = request.authorization
    known = ask("SELECT password FROM users WHERE name = %s", given.username) if given else []
    if known and check_password_hash(known[0]["password"], given.password):
        return None
    return "", 401, {"WWW-Authenticate": 'Basic realm="starter"'}


@app.errorhandler(UndefinedTable)
def tell_of_missing_tables(error):
    return jsonify(error="there are no tables yet: run manage.py resetdb"), 503


def shown(code):
    return {**code, "url": url_for("read", pxcode=code["pxcode"], _external=True)}


def wanted(argument, usual, most):
    number = request.args.get(argument, usual, type=int)
    if not 1 <= number <= most:
        abort(400, f"{argument} is from 1 to {most}")
    return number


def given_procedure():
    procedure = (request.get_json(silent=True) or {}).get("procedure")
    if not procedure:
        abort(400, "a code has a procedure")
    return procedure


@app.get("/health")
def health():
    ask("SELECT 1")
    return "fine"


@app.get(CODES)
def pages():
    per_page = wanted("per_page", 100, MOST_OF_A_PAGE)
    page = wanted("page", 1, 1 << 31)
    total = ask("SELECT count(*) FROM pxcodes")[0]["count"]
    count = max(1, ceil(total / per_page))
    items = ask("SELECT * FROM pxcodes ORDER BY pxcode LIMIT %s OFFSET %s", per_page, (page - 1) * per_page)

    def address(number):
        return url_for("pages", per_page=per_page, page=number, _external=True) if 1 <= number <= count else None

    answer = jsonify(
        items=[shown(item) for item in items],
        meta={
            "first": address(1),
            "last": address(count),
            "next": address(page + 1),
            "page": page,
            "pages": count,
            "per_page": per_page,
            "prev": address(page - 1),
            "total": total,
        },
    )
    answer.add_etag()
    return answer.make_conditional(request)


@app.get(ONE)
def read(pxcode):
    found = ask("SELECT * FROM pxcodes WHERE pxcode = %s", pxcode)
    return jsonify(shown(found[0])) if found else abort(404)


@app.post(CODES)
def create():
    pxcode = (request.get_json(silent=True) or {}).get("pxcode") or abort(400, "a code has a pxcode")
    try:
        ask("INSERT INTO pxcodes VALUES (%s, %s)", pxcode, given_procedure())
    except UniqueViolation:
        abort(409)
    return "", 201, {"Location": url_for("read", pxcode=pxcode, _external=True)}


@app.put(ONE)
def change(pxcode):
    changed = ask("UPDATE pxcodes SET procedure = %s WHERE pxcode = %s", given_procedure(), pxcode)
    return ("", 204) if changed else abort(404)


@app.delete(ONE)
def remove(pxcode):
    return ("", 204) if ask("DELETE FROM pxcodes WHERE pxcode = %s", pxcode) else abort(404)
