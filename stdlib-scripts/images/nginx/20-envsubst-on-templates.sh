#!/bin/sh
# Every *.template becomes a file of conf.d, with ${NAME} replaced for names that are in the environment: nginx's own
# variables look the same and must stay.
set -e

templates=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
output=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}

[ -d "$templates" ] || exit 0
names=$(awk -v filter="${NGINX_ENVSUBST_FILTER:-}" 'BEGIN {
    for (name in ENVIRON)
        if (name ~ /^[A-Za-z_][A-Za-z0-9_]*$/ && (filter == "" || name ~ filter)) printf "${%s} ", name
}')
find "$templates" -follow -type f -name "*$suffix" | sort | while read -r template; do
    result=$output/${template#"$templates/"}
    result=${result%"$suffix"}
    mkdir -p "$(dirname "$result")"
    echo "$0: Running envsubst on $template to $result"
    envsubst "$names" <"$template" >"$result"
done
