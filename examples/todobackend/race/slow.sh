# Runs while the database is made, before it takes connections.
until test -e /tmp/go; do sleep 0.1; done
