"""Keeps documents in collections, as far as MongoDB does, and speaks HTTP on its port: POST and GET /COLLECTION."""

import json
import os
import signal
import sys
import threading

from flask import Flask, jsonify, request

FOLDER = "/data/db"

app = Flask(__name__)
writing = threading.Lock()


def file_of(collection):
    return os.path.join(FOLDER, collection + ".jsonl")


@app.get("/")
def name():
    return "a store of documents\n"


@app.get("/<collection>")
def read(collection):
    try:
        with open(file_of(collection), encoding="utf-8") as lines:
            return jsonify([json.loads(line) for line in lines])
    except FileNotFoundError:
        return jsonify([])


@app.post("/<collection>")
def write(collection):
    with writing, open(file_of(collection), "a", encoding="utf-8") as lines:
        lines.write(json.dumps(request.get_json()) + "\n")
    return "", 201


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    app.run(host="0.0.0.0", port=27017, threaded=True)
