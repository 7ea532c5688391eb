"""Stands in for the broker's gateway: logs in for some seconds, then answers on port 4002, to its own machine only."""

import os
import signal
import socketserver
import sys
import time

PRICES = {"IBM": 16190, "AAPL": 10867}


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            word, _, rest = line.decode().strip().partition(" ")
            self.wfile.write((self.answer(word, rest) + "\n").encode())

    @staticmethod
    def answer(word, rest):
        if word == "HELLO":
            return "SERVER 59"
        if word == "PRICE" and rest in PRICES:
            return "CENTS %d" % PRICES[rest]
        return "ERROR no price for " + rest if word == "PRICE" else "ERROR unknown word " + word


class Gateway(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
print("logging in", flush=True)
time.sleep(float(os.environ.get("LOGIN_SECONDS", "3")))
with Gateway(("127.0.0.1", 4002), Session) as gateway:
    print("listening on 127.0.0.1:4002", flush=True)
    gateway.serve_forever()
