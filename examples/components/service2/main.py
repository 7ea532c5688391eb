"""Counts the things of service1, and remembers what it counted. With ENV=dev it begins anew whenever a file of it changes."""

import os
import signal
import sys

import requests
from flask import Flask

DATABASE = "http://db:27017"
OTHER = "http://service1:8000"

app = Flask(__name__)


def remember(count):
    requests.post(f"{DATABASE}/counts", json=count, timeout=60).raise_for_status()


def highest():
    return max(requests.get(f"{DATABASE}/counts", timeout=60).json(), default=0)


@app.get("/")
def about():
    return f"service2 in {os.environ.get('ENV', 'production')}: service1 never had more than {highest()}\n"


@app.get("/count")
def count():
    counted = len(requests.get(f"{OTHER}/things", timeout=60).json())
    remember(counted)
    return str(counted)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    # the reloader passes over files below the folder that Python itself is in, unless they are named
    app.run(
        host="0.0.0.0", port=8000, threaded=True, use_reloader=os.environ.get("ENV") == "dev", extra_files=[__file__]
    )
