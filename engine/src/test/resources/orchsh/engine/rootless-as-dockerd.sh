#!/bin/sh
# Stands in for dockerd in the box of a private engine: a dockerd without root's rights, with a network of its own.
#
#   rootless-as-dockerd.sh --config-file FOLDER/daemon.json
#
# The programs come from ../tree and from what is installed. The box has mounts of its own, so the machine's /etc and
# /dev stay as they are.
set -eu
[ "${1:-}" = --config-file ] || exit 0
folder=${2%/*}
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../tree" && pwd)
user=64000

mkdir -p /run/etc "$folder/root/rootless/home"
cat /etc/resolv.conf >/run/etc/resolv.conf
{ cat /etc/passwd; echo "rootless:x:$user:$user::/mnt/state/home:/bin/sh"; } >/run/etc/passwd
{ cat /etc/group; echo "rootless:x:$user:"; } >/run/etc/group
echo "rootless:100000:65536" >/run/etc/subuid
echo "rootless:100000:65536" >/run/etc/subgid
mount -t overlay overlay -o lowerdir=/run/etc:/etc /etc

mknod /run/tun c 10 200
chmod 666 /run/tun
mount --bind /run/tun /dev/net/tun

# Where everybody may look, whatever the rights of the folders above.
mount -t tmpfs -o mode=0755 tmpfs /mnt
mkdir /mnt/tree /mnt/state
mount --bind "$tree" /mnt/tree
mount --bind "$folder/root/rootless" /mnt/state
chown "$user:$user" /mnt/state /mnt/state/home
mkdir -p -m 0700 /run/user/$user
chown "$user:$user" /run/user/$user

# The pool is the containers' own, and nobody here leads to them.
pool=$(sed -n 's/.*"base": "\([0-9.]*\)\.64\.0\/18".*/\1/p' "$folder/daemon.json")
cat >/mnt/state/daemon.json <<END
{
  "bip": "$pool.0.1/20",
  "default-address-pools": [{"base": "$pool.128.0/17", "size": 24}]
}
END
ip route add blackhole "$pool.0.0/16"

rm -f "$folder/docker.sock" /mnt/state/docker.sock
ln -s "root/rootless/docker.sock" "$folder/docker.sock"
unset CDPATH
PATH=/mnt/tree/usr/bin:/mnt/tree/usr/sbin:/mnt/tree/usr/share/docker.io/contrib:${PATH#"$here":}
XDG_RUNTIME_DIR=/run/user/$user
HOME=/mnt/state/home
LD_LIBRARY_PATH=$(find /mnt/tree/usr/lib -name 'lib*.so.*' -exec dirname {} + | sort -u | tr '\n' ':')
DOCKERD_ROOTLESS_ROOTLESSKIT_NET=slirp4netns
export PATH XDG_RUNTIME_DIR HOME LD_LIBRARY_PATH DOCKERD_ROOTLESS_ROOTLESSKIT_NET
cd /
setpriv --reuid "$user" --regid "$user" --clear-groups sh /usr/share/docker.io/contrib/dockerd-rootless.sh \
    --config-file /mnt/state/daemon.json --data-root /mnt/state/root --host unix:///mnt/state/docker.sock &
engine=$!
trap 'kill "$engine"' TERM INT
wait "$engine" || wait "$engine"
