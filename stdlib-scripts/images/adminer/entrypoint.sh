#!/bin/sh
# Adminer takes the looks that lie beside its page.
set -e

if [ -n "${ADMINER_DESIGN:-}" ]; then
    ln -sf "/usr/share/adminer/designs/$ADMINER_DESIGN/adminer.css" adminer.css
fi

exec "$@"
