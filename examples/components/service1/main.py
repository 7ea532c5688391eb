"""Keeps things, and has service2 count them. With ENV=dev it begins anew whenever a file of it changes."""

import os
import signal
import sys

import requests
from flask import Flask, jsonify, request

DATABASE = "http://db:27017"
OTHER = "http://service2:8000"

app = Flask(__name__)


def things():
    return requests.get(f"{DATABASE}/things", timeout=60).json()


def keep(thing):
    requests.post(f"{DATABASE}/things", json=thing, timeout=60).raise_for_status()


@app.get("/")
def about():
    counted = requests.get(f"{OTHER}/count", timeout=60).text
    return f"service1 in {os.environ.get('ENV', 'production')}: service2 counts {counted}\n"


@app.get("/things")
def all_things():
    return jsonify(things())


@app.post("/things")
def new_thing():
    keep(request.get_json())
    return "", 201


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    # the reloader passes over files below the folder that Python itself is in, unless they are named
    app.run(
        host="0.0.0.0", port=8000, threaded=True, use_reloader=os.environ.get("ENV") == "dev", extra_files=[__file__]
    )
