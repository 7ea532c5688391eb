#!/bin/sh
# Runs what lies in /docker-entrypoint.d before the server starts.
set -e

note() { [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$0: $*"; }

case ${1:-} in
    nginx | nginx-debug)
        for script in /docker-entrypoint.d/*; do
            case $script in
                *.envsh)
                    if [ -x "$script" ]; then
                        note "Sourcing $script"
                        . "$script"
                    else
                        note "Ignoring $script, not executable"
                    fi
                    ;;
                *.sh)
                    if [ -x "$script" ]; then
                        note "Launching $script"
                        "$script"
                    else
                        note "Ignoring $script, not executable"
                    fi
                    ;;
                *) note "Ignoring $script" ;;
            esac
        done
        note "Configuration complete; ready for start up"
        ;;
esac

exec "$@"
