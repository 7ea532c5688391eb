#!/bin/sh
# Fetches packages of this machine's Debian release, and unpacks them without installing anything.
#
#   sh unpacked-programs.sh FOLDER DOCKERD PACKAGE...
#
# Afterwards FOLDER/tree holds what is in the packages, and FOLDER/bin/dockerd is DOCKERD, a script that starts another
# engine out of that tree in dockerd's place. What was fetched before is not fetched again.
set -eu

folder=$1
dockerd=$2
shift 2

if [ ! -f "$folder/complete" ] || [ "$(cat "$folder/complete")" != "$*" ]; then
    rm -rf "$folder"
    mkdir -p "$folder/tree" "$folder/packages"
    cd "$folder/packages"
    if ! apt-get -q -o APT::Sandbox::User=root download "$@" >&2; then
        apt-get -q update >&2
        apt-get -q -o APT::Sandbox::User=root download "$@" >&2
    fi
    for package in ./*.deb; do dpkg -x "$package" "$folder/tree"; done
    cd /
    rm -rf "$folder/packages"
    printf '%s' "$*" >"$folder/complete"
fi
mkdir -p "$folder/bin"
cmp -s "$dockerd" "$folder/bin/dockerd" || cp "$dockerd" "$folder/bin/dockerd"
chmod 755 "$folder/bin/dockerd"
