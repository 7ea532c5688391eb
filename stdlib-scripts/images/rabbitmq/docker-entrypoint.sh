#!/bin/bash
# The broker and its tools run as the user rabbitmq, to whom its data belongs.
set -eo pipefail

case ${1:-} in
    rabbitmq*)
        if [ "$(id -u)" = 0 ]; then
            [ "$1" != rabbitmq-server ] || find /var/lib/rabbitmq \! -user rabbitmq -exec chown rabbitmq: '{}' +
            exec setpriv --reuid=rabbitmq --regid=rabbitmq --init-groups -- env HOME=/var/lib/rabbitmq "$BASH_SOURCE" "$@"
        fi
        ;;
esac

exec "$@"
