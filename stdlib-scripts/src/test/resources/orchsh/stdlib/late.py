"""Speaks on the doors that a service has, of which one is late: `late.py LATE DOOR...`.

A door is `tcp PORT`, `http PORT/PATH`, `log LINE` or `curl WORDS`, a program that succeeds when it is given these words.
Two seconds after the others, /marks/ready is written, and only then the late one opens.
"""
import http.server
import os
import signal
import socket
import sys
import threading
import time

late, *doors = sys.argv[1:]
ready = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        door = f'http {self.server.server_port}{self.path}'
        early = door == late and not ready.is_set()
        tells_in_body = '/init/' in door
        self.send_response(404 if door not in doors else 503 if early and not tells_in_body else 200)
        self.end_headers()
        self.wfile.write(b'{"completed": false}' if early else b'{"completed": true}')

    def log_message(self, *_):
        pass


def listen(port, address):
    return socket.create_server((address, port))


listening = {}
for door in doors:
    kind, rest = door.split(' ', 1)
    if kind == 'tcp':
        listening[door] = listen(int(rest), '127.0.0.1' if door == late else '')
    elif kind == 'http':
        port = int(rest.split('/', 1)[0])
        if port not in listening:
            listening[port] = http.server.ThreadingHTTPServer(('', port), Page)
            threading.Thread(target=listening[port].serve_forever, daemon=True).start()
    elif kind == 'log' and door != late:
        print(rest, flush=True)
    elif kind == 'curl':
        with open('/usr/local/bin/curl', 'w') as program:
            program.write(f'#!/bin/sh\ntest "$*" = "{rest}" && test -e /marks/ready\n')
        os.chmod('/usr/local/bin/curl', 0o755)

time.sleep(2)
open('/marks/ready', 'w').close()
ready.set()
kind, rest = late.split(' ', 1)
if kind == 'tcp':
    listening[late].close()
    listening[late] = listen(int(rest), '')
elif kind == 'log':
    print(rest, flush=True)
signal.pause()
