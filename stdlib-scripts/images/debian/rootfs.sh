#!/bin/sh
# Makes the tree of the debian image in TARGET_DIR: a minimal Debian 12 whose apt works as this machine's does.
set -eu

suite=bookworm
target=${1:?usage: rootfs.sh TARGET_DIR}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin:/sbin

[ "$(id -u)" = 0 ] || {
    echo "debootstrap needs root." >&2
    exit 1
}
command -v debootstrap >/dev/null || {
    echo "debootstrap is not installed." >&2
    exit 1
}

mkdir -p "$target"
target=$(cd "$target" && pwd)
sources=$(sh "$here/../lib/apt-mirror.sh" "$suite")
mirror=${sources%% *}

# What apt on this machine goes through, debootstrap and the image's apt must go through too.
settings=$(apt-config dump 2>/dev/null | grep -E '^Acquire::((http|https|ftp)(::.*)?::Proxy|Check-Valid-Until|Check-Date) ' | grep -v ' "";$' || :)
proxy=$(printf '%s\n' "$settings" | sed -n 's/^Acquire::http::Proxy "\(.*\)";$/\1/p' | head -n 1)
if [ -n "$proxy" ]; then
    export http_proxy="$proxy"
elif [ -n "${http_proxy:-}" ]; then
    settings="$settings
Acquire::http::Proxy \"$http_proxy\";"
fi

include=
case $sources in *https://*) include=--include=ca-certificates ;; esac

unmount() {
    for point in proc sys dev/pts dev; do
        ! mountpoint -q "$target/$point" || umount -l "$target/$point"
    done
}
trap 'unmount; rm -f "$target.log"' EXIT

# In two stages, so that dpkg already leaves out documents, and does not wait for the disk, while it installs.
debootstrap --foreign --variant=minbase $include "$suite" "$target" "$mirror" >"$target.log" 2>&1 || {
    tail -n 20 "$target.log" >&2
    exit 1
}
mkdir -p "$target/etc/dpkg/dpkg.cfg.d" "$target/etc/apt/apt.conf.d"
cat >"$target/etc/dpkg/dpkg.cfg.d/small-image" <<END
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/groff/*
path-exclude=/usr/share/lintian/*
path-exclude=/usr/share/linda/*
path-exclude=/usr/share/locale/*
path-include=/usr/share/locale/locale.alias
force-unsafe-io
END
chroot "$target" /debootstrap/debootstrap --second-stage >"$target.log" 2>&1 || {
    tail -n 20 "$target.log" "$target/debootstrap/debootstrap.log" >&2
    exit 1
}
unmount

printf '%s\n' "$sources" | sed 's/^/deb /; s/$/ main/' >"$target/etc/apt/sources.list"
printf '%s\n' "$settings" | sed '/^$/d' >"$target/etc/apt/apt.conf.d/90-as-its-host"
cat >"$target/etc/apt/apt.conf.d/80-small-image" <<END
Acquire::Languages "none";
Acquire::GzipIndexes "true";
Apt::AutoRemove::SuggestsImportant "false";
APT::Keep-Downloaded-Packages "false";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
END
# No service starts because its package was installed: there is nothing in a container to start it for.
printf '#!/bin/sh\nexit 101\n' >"$target/usr/sbin/policy-rc.d"
chmod 755 "$target/usr/sbin/policy-rc.d"

if [ -n "$include" ] && ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
    cp /usr/local/share/ca-certificates/*.crt "$target/usr/local/share/ca-certificates/"
    chroot "$target" update-ca-certificates >/dev/null 2>&1
fi

# What the first stage unpacked before dpkg knew what to leave out, and all caches and traces of this machine.
find "$target/usr/share/doc" -type f ! -name copyright -delete
find "$target/usr/share/doc" -type l ! -name copyright -delete
find "$target/usr/share/doc" -depth -type d -empty -delete
find "$target/usr/share/locale" -mindepth 1 -maxdepth 1 ! -name locale.alias -exec rm -rf {} +
rm -rf "$target"/usr/share/man/* "$target"/usr/share/info/* "$target"/usr/share/groff "$target"/usr/share/lintian \
    "$target"/usr/share/linda "$target"/var/cache/apt/archives/*.deb "$target"/var/cache/apt/*.bin \
    "$target"/var/lib/apt/lists/* "$target"/var/cache/debconf/*-old "$target"/var/lib/dpkg/*-old \
    "$target"/var/cache/ldconfig/* "$target"/debootstrap
find "$target/var/log" -type f -delete
: >"$target/etc/machine-id"
: >"$target/etc/resolv.conf"
rm -f "$target/etc/hostname"
