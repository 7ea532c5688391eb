#!/bin/sh
# A bare option or a settings file is for redis-server, which runs as the user redis.
set -e

case ${1:-} in
    -* | *.conf) set -- redis-server "$@" ;;
esac

# Protected mode would refuse every other container; a settings file of the user's decides for itself.
if [ "$1" = redis-server ]; then
    case "${2:-}" in
        '' | -*) shift && set -- redis-server --protected-mode no "$@" ;;
    esac
fi

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
    find . \! -user redis -exec chown redis '{}' +
    exec setpriv --reuid=redis --regid=redis --init-groups -- "$0" "$@"
fi

# As the official image has it: data files are for their owner only, where the user said nothing else.
[ "$(umask)" != 0022 ] || umask 0077

exec "$@"
