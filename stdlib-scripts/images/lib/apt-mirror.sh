#!/bin/sh
# Where this machine gets Debian packages from: one line a suite, `URI SUITE`, the main archive first.
#
#   sh apt-mirror.sh [SUITE]        default: bookworm
#
# Read from the machine's apt sources, of which only those count that look like Debian's own archive: a URI
# with /debian or /debian-security in its path, one of this release's suites, the component main.
# On another system than Debian there is none; then debootstrap knows where Debian is.
# APT_FOLDER and OS_RELEASE stand for /etc/apt and /etc/os-release in tests.
set -eu

suite=${1:-bookworm}
folder=${APT_FOLDER:-/etc/apt}

# Every source as `URI SUITE COMPONENT...`, whatever the format of its file.
all_sources() {
    for list in "$folder/sources.list" "$folder"/sources.list.d/*.list; do
        [ ! -f "$list" ] || sed -n 's/#.*//; s/^[[:space:]]*deb[[:space:]][[:space:]]*//p' "$list" |
            sed 's/^\[[^]]*\][[:space:]]*//'
    done
    for stanzas in "$folder"/sources.list.d/*.sources; do
        [ ! -f "$stanzas" ] || awk '
            function flush(i, j, uri, name) {
                if (types ~ /(^| )deb( |$)/ && tolower(enabled) != "no")
                    for (i = split(uris, uri, " "); i > 0; i--)
                        for (j = split(suites, name, " "); j > 0; j--) print uri[i], name[j], components
                types = uris = suites = components = enabled = ""
            }
            /^#/ { next }
            /^[ \t]*$/ { flush(); next }
            /^[ \t]/ { value = $0 }
            /^[^ \t]/ { key = tolower(substr($0, 1, index($0, ":") - 1)); value = substr($0, index($0, ":") + 1) }
            {
                gsub(/[ \t\r]+/, " ", value); sub(/^ /, "", value); sub(/ $/, "", value)
                if (key == "types") types = types value " "
                if (key == "uris") uris = uris value " "
                if (key == "suites") suites = suites value " "
                if (key == "components") components = components value " "
                if (key == "enabled") enabled = value
            }
            END { flush() }' "$stanzas"
    done
}

# `mirror+file:/etc/apt/mirrors/debian.list` names a file that names the mirrors.
follow_mirror_files() {
    while read -r uri rest; do
        case $uri in
            mirror+file:*)
                mirrors=${uri#mirror+file:}
                while [ "${mirrors#//}" != "$mirrors" ]; do mirrors=${mirrors#/}; done
                [ -f "$mirrors" ] || continue
                uri=$(sed -n 's/^\([a-z]*:\/\/[^[:space:]]*\).*/\1/p' "$mirrors" | head -n 1)
                ;;
        esac
        [ -z "$uri" ] || printf '%s %s\n' "$uri" "$rest"
    done
}

is_debian=no
codename=
if [ -f "${OS_RELEASE:-/etc/os-release}" ]; then
    codename=$(sed -n 's/^VERSION_CODENAME="\{0,1\}\([a-z]*\).*/\1/p' "${OS_RELEASE:-/etc/os-release}")
    if grep -q '^ID="\{0,1\}debian' "${OS_RELEASE:-/etc/os-release}"; then is_debian=yes; fi
fi

found=
if [ "$is_debian" = yes ]; then
    found=$(all_sources | follow_mirror_files | awk -v codename="$codename" -v suite="$suite" '
        {
            uri = $1; name = $2; main = 0
            for (i = 3; i <= NF; i++) if ($i == "main") main = 1
            sub(/\/+$/, "", uri)
            if (!main || uri !~ /^https?:\/\//) next
            if (uri !~ /\/debian(-security)?(\/|$)/) next
            split("updates security", kinds, " ")
            kind = 0
            if (name == codename || name ~ /^(stable|oldstable|testing|unstable|sid)$/) kind = 1
            else if (name ~ /-updates$/) { kind = 2; sub(/-updates$/, "", name) }
            else if (name ~ /(-security|\/updates)$/) { kind = 3; sub(/(-security|\/updates)$/, "", name) }
            if (!kind || (name != codename && name !~ /^(stable|oldstable|testing|unstable|sid)$/)) next
            if (!(kind in uris)) uris[kind] = uri
        }
        END {
            if (!(1 in uris)) exit
            print uris[1], suite
            if (2 in uris) print uris[2], suite "-updates"
            if (3 in uris) print uris[3], suite "-security"
        }')
fi
if [ -z "$found" ] && [ -f "/usr/share/debootstrap/scripts/$suite" ]; then
    uri=$(sed -n 's/^ *default_mirror  *\([^ ]*\).*/\1/p' "/usr/share/debootstrap/scripts/$suite" | head -n 1)
    [ -z "$uri" ] || found="$uri $suite"
fi
[ -n "$found" ] || {
    echo "This machine's apt sources name no Debian archive, so no Debian image can be made here." >&2
    exit 1
}
printf '%s\n' "$found"
