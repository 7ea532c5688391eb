"""At /name it tells who it is, and at / also what its links lead to."""

import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

NAME = "service1"
OTHER = "http://service2:8000/name"
DATABASE = "http://db:27017/"


def read(address):
    answer = requests.get(address, timeout=60)
    answer.raise_for_status()
    return answer.text.strip()


def page():
    return "\n".join([f"{NAME} in {os.environ.get('ENV', 'production')}", read(OTHER), read(DATABASE)])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        text = NAME if self.path == "/name" else page()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    ThreadingHTTPServer(("", 8000), Handler).serve_forever()
