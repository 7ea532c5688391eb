#!/bin/bash
# Makes the database at the first start, then becomes the server. While it is being made the server listens on its
# unix socket only, so whoever gets a TCP connection has the finished database.
set -Eeuo pipefail

fail() {
    printf >&2 '%s\n' "$@"
    exit 1
}

# NAME may be given as NAME_FILE, a file with the value in it, as secrets are.
from_file() {
    local name file
    for name; do
        file=${name}_FILE
        if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then fail "error: both $name and $file are set (but are exclusive)"; fi
        if [ -n "${!file:-}" ]; then
            [ -r "${!file}" ] || fail "error: $file names a file that cannot be read: ${!file}"
            export "$name=$(<"${!file}")"
        fi
        unset "$file"
    done
}

# Scripts in /docker-entrypoint-initdb.d that are sourced may use this too.
docker_process_sql() {
    psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}

run_init_scripts() {
    local script
    for script in /docker-entrypoint-initdb.d/*; do
        case $script in
            *.sh)
                if [ -x "$script" ]; then
                    echo "$0: running $script"
                    "$script"
                else
                    echo "$0: sourcing $script"
                    . "$script"
                fi
                ;;
            *.sql)
                echo "$0: running $script"
                docker_process_sql -f "$script"
                ;;
            *.sql.gz)
                echo "$0: running $script"
                gunzip -c "$script" | docker_process_sql
                ;;
            *.sql.xz)
                echo "$0: running $script"
                xz -dc "$script" | docker_process_sql
                ;;
            '/docker-entrypoint-initdb.d/*') ;;
            *) echo "$0: ignoring $script" ;;
        esac
    done
}

prepare_folders() {
    mkdir -p "$PGDATA" /var/run/postgresql
    chmod 00700 "$PGDATA" || :
    chmod 03775 /var/run/postgresql || :
    if [ -n "${POSTGRES_INITDB_WALDIR:-}" ]; then
        mkdir -p "$POSTGRES_INITDB_WALDIR"
        chmod 700 "$POSTGRES_INITDB_WALDIR"
        [ "$(id -u)" != 0 ] || chown -R postgres "$POSTGRES_INITDB_WALDIR"
    fi
    if [ "$(id -u)" = 0 ]; then
        find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
        find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
    fi
}

make_database() {
    from_file POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS
    export POSTGRES_USER=${POSTGRES_USER:-postgres}
    export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
    local method=${POSTGRES_HOST_AUTH_METHOD:-} wanted_db=$POSTGRES_DB
    local arguments=()

    if [ -z "${POSTGRES_PASSWORD:-}" ] && [ "$method" != trust ]; then
        fail 'Error: Database is uninitialized and superuser password is not specified.' \
            '       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser,' \
            '       or POSTGRES_HOST_AUTH_METHOD=trust to let everybody in without a password.'
    fi
    if [ "$method" = trust ]; then
        echo >&2 'warning: POSTGRES_HOST_AUTH_METHOD is trust: anybody who reaches the port needs no password'
    fi

    [ -z "${POSTGRES_INITDB_WALDIR:-}" ] || arguments+=(--waldir "$POSTGRES_INITDB_WALDIR")
    # The password goes by a file descriptor, never by the command line. POSTGRES_INITDB_ARGS is several words, quoted
    # as in a shell.
    exec 3< <(printf '%s\n' "${POSTGRES_PASSWORD:-}")
    [ -z "${POSTGRES_PASSWORD:-}" ] || arguments+=(--pwfile=/dev/fd/3)
    eval 'initdb -D "$PGDATA" --username="$POSTGRES_USER" "${arguments[@]}" '"${POSTGRES_INITDB_ARGS:-}"
    exec 3<&-

    {
        echo
        [ "$method" != trust ] || echo '# everybody is trusted, as POSTGRES_HOST_AUTH_METHOD said'
        echo "host all all all ${method:-$(postgres -D "$PGDATA" -C password_encryption)}"
    } >>"$PGDATA/pg_hba.conf"

    export PGPASSWORD=${POSTGRES_PASSWORD:-}
    # The user's own settings count while the scripts run too, but for the addresses.
    pg_ctl -D "$PGDATA" -o "$(printf '%q ' "$@" -c listen_addresses= -p 5432)" -w start
    if [ "$wanted_db" != postgres ]; then
        POSTGRES_DB=postgres docker_process_sql --set name="$wanted_db" <<<'CREATE DATABASE :"name";'
    fi
    run_init_scripts
    pg_ctl -D "$PGDATA" -m fast -w stop
    unset PGPASSWORD

    printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

if [ "${1:0:1}" = - ]; then set -- postgres "$@"; fi

if [ "${1:-}" = postgres ]; then
    case " $* " in
        *' --help '* | *' -? '* | *' --version '* | *' -V '* | *' --describe-config '*) exec "$@" ;;
    esac
    prepare_folders
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid=postgres --regid=postgres --init-groups -- env HOME=/var/lib/postgresql "$BASH_SOURCE" "$@"
    fi
    if [ -s "$PGDATA/PG_VERSION" ]; then
        printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    else
        make_database "${@:2}"
    fi
fi

exec "$@"
