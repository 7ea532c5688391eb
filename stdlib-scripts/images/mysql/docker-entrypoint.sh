#!/bin/bash
# Makes the database at the first start, then becomes the server. While it is being made the server has no network,
# so whoever gets a TCP connection has the finished database. Every setting goes by MYSQL_... or MARIADB_...
set -eo pipefail

data=/var/lib/mysql
socket=/run/mysqld/mysqld.sock

note() { printf '%s [Note] [Entrypoint]: %s\n' "$(date -u '+%Y-%m-%d %H:%M:%S+00:00')" "$*"; }

fail() {
    printf >&2 '%s [ERROR] [Entrypoint]: %s\n' "$(date -u '+%Y-%m-%d %H:%M:%S+00:00')" "$*"
    exit 1
}

# Gives a setting both its names: MARIADB_X wins over MYSQL_X, and each may be given as a file.
setting() {
    local name variable file value=
    for name; do
        value=
        for variable in MYSQL_$name MARIADB_$name; do
            file=${variable}_FILE
            if [ -n "${!variable:-}" ] && [ -n "${!file:-}" ]; then fail "Both $variable and $file are set (but are exclusive)"; fi
            if [ -n "${!file:-}" ]; then
                [ -r "${!file}" ] || fail "$file names a file that cannot be read: ${!file}"
                export "$variable=$(<"${!file}")"
            fi
            unset "$file"
            value=${!variable:-$value}
        done
        [ -z "$value" ] || export "MYSQL_$name=$value" "MARIADB_$name=$value"
    done
}

text_literal() {
    local value=${1//\\/\\\\}
    printf "'%s'" "${value//\'/\\\'}"
}

name_literal() { printf '`%s`' "${1//\`/\`\`}"; }

# Scripts in /docker-entrypoint-initdb.d that are sourced may use this too.
docker_process_sql() {
    MYSQL_PWD=$root_password mysql --protocol=socket --socket="$socket" -uroot --comments ${MYSQL_DATABASE:+--database="$MYSQL_DATABASE"} "$@"
}

run_init_scripts() {
    local script
    for script in /docker-entrypoint-initdb.d/*; do
        case $script in
            *.sh)
                if [ -x "$script" ]; then
                    note "running $script"
                    "$script"
                else
                    note "sourcing $script"
                    . "$script"
                fi
                ;;
            *.sql)
                note "running $script"
                docker_process_sql <"$script"
                ;;
            *.sql.gz)
                note "running $script"
                gunzip -c "$script" | docker_process_sql
                ;;
            *.sql.xz)
                note "running $script"
                xz -dc "$script" | docker_process_sql
                ;;
            '/docker-entrypoint-initdb.d/*') ;;
            *) note "ignoring $script" ;;
        esac
    done
}

start_temporary_server() { # COMMAND...
    note 'Starting temporary server'
    "$@" --skip-networking --socket="$socket" --datadir="$data" &
    server=$!
    local turn
    for turn in {1..600}; do
        if mysql --protocol=socket --socket="$socket" -uroot -e 'SELECT 1' >/dev/null 2>&1; then
            note 'Temporary server started.'
            return
        fi
        kill -0 "$server" 2>/dev/null || fail 'The temporary server ended.'
        sleep 0.1
    done
    fail 'The temporary server did not answer within a minute.'
}

set_up_users() {
    local root host
    root=$(text_literal "$root_password")
    host=${MYSQL_ROOT_HOST:-%}
    {
        echo "SET @@SESSION.SQL_LOG_BIN=0;"
        echo "DROP DATABASE IF EXISTS test;"
        # The package's installer leaves root without a password at every name of this container.
        echo "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host != 'localhost');"
        echo "DELETE FROM mysql.proxies_priv WHERE Host != 'localhost';"
        echo "FLUSH PRIVILEGES;"
        if [ "$host" != localhost ]; then
            echo "CREATE USER root@$(text_literal "$host") IDENTIFIED BY $root;"
            echo "GRANT ALL ON *.* TO root@$(text_literal "$host") WITH GRANT OPTION;"
        fi
        if [ -n "${MYSQL_DATABASE:-}" ]; then
            echo "CREATE DATABASE IF NOT EXISTS $(name_literal "$MYSQL_DATABASE");"
        fi
        if [ -n "${MYSQL_USER:-}" ]; then
            echo "CREATE USER $(text_literal "$MYSQL_USER")@'%' IDENTIFIED BY $(text_literal "$MYSQL_PASSWORD");"
            if [ -n "${MYSQL_DATABASE:-}" ]; then
                echo "GRANT ALL ON $(name_literal "${MYSQL_DATABASE//_/\\_}").* TO $(text_literal "$MYSQL_USER")@'%';"
            fi
        fi
        echo "ALTER USER root@localhost IDENTIFIED BY $root;"
        echo "FLUSH PRIVILEGES;"
    } | mysql --protocol=socket --socket="$socket" -uroot --binary-mode
}

make_database() { # COMMAND...
    setting ROOT_PASSWORD ROOT_HOST DATABASE USER PASSWORD ALLOW_EMPTY_PASSWORD RANDOM_ROOT_PASSWORD
    # MariaDB's own spelling of it.
    MYSQL_ALLOW_EMPTY_PASSWORD=${MYSQL_ALLOW_EMPTY_PASSWORD:-${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-}}
    if [ -z "${MYSQL_ROOT_PASSWORD:-}${MYSQL_ALLOW_EMPTY_PASSWORD:-}${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
        fail 'Database is uninitialized and password option is not specified. You need to specify one of MYSQL_ROOT_PASSWORD, MYSQL_ALLOW_EMPTY_PASSWORD and MYSQL_RANDOM_ROOT_PASSWORD.'
    fi
    if [ "${MYSQL_USER:-}" = root ]; then
        fail 'MYSQL_USER is root: that user is there anyhow; its password is MYSQL_ROOT_PASSWORD.'
    fi
    if [ -n "${MYSQL_USER:-}" ] && [ -z "${MYSQL_PASSWORD:-}" ]; then
        fail 'MYSQL_USER is set, so MYSQL_PASSWORD must be too.'
    fi
    root_password=${MYSQL_ROOT_PASSWORD:-}
    if [ -n "${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
        root_password=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
        note "GENERATED ROOT PASSWORD: $root_password"
    fi

    note 'Initializing database files'
    mariadb-install-db --datadir="$data" --auth-root-authentication-method=normal --skip-test-db \
        --skip-log-bin --rpm >/dev/null
    note 'Database files initialized'
    start_temporary_server "$@"
    set_up_users
    run_init_scripts
    note 'Stopping temporary server'
    MYSQL_PWD=$root_password mysqladmin --protocol=socket --socket="$socket" -uroot shutdown
    wait "$server"
    note 'Temporary server stopped'
    echo
    note 'MySQL init process done. Ready for start up.'
    echo
}

if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi

case ${1:-} in
    mysqld | mariadbd)
        case " $* " in *' --help '* | *' --version '* | *' -V '*) exec "$@" ;; esac
        # Commands written for MySQL 8 ask for the way MariaDB always does it, by an option it does not know.
        for argument; do
            shift
            case $argument in
                --default-authentication-plugin=mysql_native_password | --mysql-native-password=ON) ;;
                *) set -- "$@" "$argument" ;;
            esac
        done
        if [ "$(id -u)" = 0 ]; then
            mkdir -p "$data" /run/mysqld
            find "$data" /run/mysqld \! -user mysql -exec chown mysql: '{}' +
            exec setpriv --reuid=mysql --regid=mysql --init-groups -- env HOME="$data" "$BASH_SOURCE" "$@"
        fi
        [ -d "$data/mysql" ] || make_database "$@"
        set -- "$@" --datadir="$data" --socket="$socket"
        ;;
esac

exec "$@"
