#!/bin/sh
# Makes the tree of the busybox image in TARGET_DIR: one static program and a link for each of its applets.
set -eu

target=${1:?usage: rootfs.sh TARGET_DIR}
mkdir -p "$target"
target=$(cd "$target" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Nothing is installed on this machine. Where it has no package lists, they are read into the temporary folder.
cd "$work"
apt-get -q -o APT::Sandbox::User=root download busybox-static >log 2>&1 || {
    mkdir -p lists/partial
    apt-get -q -o APT::Sandbox::User=root -o "Dir::State::Lists=$work/lists" update >>log 2>&1 || :
    apt-get -q -o APT::Sandbox::User=root -o "Dir::State::Lists=$work/lists" download busybox-static >>log 2>&1
} || {
    cat log >&2
    exit 1
}
dpkg-deb -x busybox-static_*.deb tree

mkdir -p "$target/bin" "$target/etc" "$target/home" "$target/root" "$target/tmp" "$target/usr/bin" "$target/usr/sbin" \
    "$target/var/spool/mail" "$target/var/www" "$target/dev" "$target/proc" "$target/sys"
chmod 1777 "$target/tmp"
chmod 700 "$target/root"
program=tree/usr/bin/busybox
[ -f $program ] || program=tree/bin/busybox
cp $program "$target/bin/busybox"
chmod 755 "$target/bin/busybox"
for applet in $("$target/bin/busybox" --list); do
    [ "$applet" = busybox ] || ln -sf busybox "$target/bin/$applet"
done
# Scripts begin with `#!/usr/bin/env`.
ln -sf ../../bin/busybox "$target/usr/bin/env"

cat >"$target/etc/passwd" <<END
root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
END
cat >"$target/etc/group" <<END
root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
www-data:x:33:
operator:x:37:
users:x:100:
nogroup:x:65534:
END
printf 'root:*:::::::\n' >"$target/etc/shadow"
chmod 600 "$target/etc/shadow"
printf 'hosts: files dns\n' >"$target/etc/nsswitch.conf"
