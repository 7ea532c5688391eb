#!/bin/sh
# A bare option is for memcached.
set -e

case ${1:-} in
    -*) set -- memcached "$@" ;;
esac

exec "$@"
