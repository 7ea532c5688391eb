#!/bin/sh
# A bare option is for nats-server.
set -e

case ${1:-} in
    -*) set -- nats-server "$@" ;;
esac

exec "$@"
