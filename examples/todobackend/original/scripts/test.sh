#!/bin/sh
# Runs a command on the application, with what the cache is for at hand.
set -e
ls -d /cache /build
cd /application
exec "$@" 2>&1
