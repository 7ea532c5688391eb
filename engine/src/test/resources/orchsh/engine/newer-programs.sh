#!/bin/sh
# Fetches programs of Debian's newest suite, and unpacks them without installing anything.
#
#   sh newer-programs.sh FOLDER APT_MIRROR_SCRIPT
#
# Afterwards FOLDER/bin holds dockerd, docker-proxy, docker-buildx, docker-compose and docker-registry. A folder that is
# complete is left as it is. APT_MIRROR_SCRIPT tells where this machine gets Debian packages from.
set -eu

folder=$1
apt_mirror=$2
packages='docker.io docker-buildx docker-compose docker-registry'
[ ! -f "$folder/complete" ] || [ "$(cat "$folder/complete")" != "$packages" ] || exit 0

work=$folder/work
rm -rf "$work" "$folder/bin"
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/tree" "$folder/bin"
uri=$(sh "$apt_mirror" | head -n 1 | cut -d ' ' -f 1)
printf 'deb %s sid main\n' "$uri" >"$work/sources.list"

with_newest() {
    program=$1
    shift
    "$program" -q -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State="$work" -o Dir::State::Lists="$work/lists" -o Dir::State::Status=/var/lib/dpkg/status \
        -o Dir::Cache="$work" -o APT::Sandbox::User=root "$@"
}

cd "$work"
with_newest apt-get update >&2
# shellcheck disable=SC2086
with_newest apt-get download $packages >&2
for package in ./*.deb; do dpkg -x "$package" tree; done
for program in dockerd docker-proxy docker-buildx docker-compose docker-registry; do
    found=$(find tree -type f -name "$program" ! -path '*/etc/*' -perm -u+x | head -n 1)
    [ -n "$found" ] || { echo "There is no $program in Debian's newest packages." >&2; exit 1; }
    cp "$found" "$folder/bin/"
done
cd /
rm -rf "$work"
printf '%s\n' "$packages" >"$folder/complete"
