#!/bin/sh
# Stands in for dockerd in the box of a private engine: Podman's Docker API answers where dockerd's would.
#
#   podman-as-dockerd.sh --config-file FOLDER/daemon.json
#
# The programs come from ../tree. The box has mounts of its own, so the machine's /etc stays as it is.
set -eu
[ "${1:-}" = --config-file ] || exit 0
folder=${2%/*}
tree=$(cd "$(dirname "$0")/../tree" && pwd)
run=/run/podman
mkdir -p "$run" "$folder/root" /run/etc

cat /etc/resolv.conf >/run/etc/resolv.conf 2>/dev/null || :
mkdir -p /run/etc/containers
printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' >/run/etc/containers/policy.json
printf 'unqualified-search-registries = ["docker.io"]\n' >/run/etc/containers/registries.conf
mount -t overlay overlay -o "lowerdir=/run/etc:$tree/etc:/etc" /etc

pool=$(sed -n 's/.*"base": "\([0-9.]*\)\.64\.0\/18".*/\1/p' "$folder/daemon.json")
cat >"$run/containers.conf" <<END
[containers]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
conmon_path = ["$tree/usr/bin/conmon"]
helper_binaries_dir = ["$tree/usr/lib/podman", "$tree/usr/bin"]
[engine.runtimes]
runc = ["$(command -v runc)"]
[network]
network_backend = "netavark"
default_subnet = "$pool.64.0/24"
default_subnet_pools = [{"base" = "$pool.128.0/17", "size" = 24}]
END
PATH=$tree/usr/bin:$tree/usr/sbin:$PATH
LD_LIBRARY_PATH=$(find "$tree/usr/lib" -name 'lib*.so.*' -exec dirname {} + | sort -u | tr '\n' ':')
CONTAINERS_CONF=$run/containers.conf
export PATH LD_LIBRARY_PATH CONTAINERS_CONF
rm -f "$folder/docker.sock"
podman --root "$folder/root/storage" --runroot "$run/storage" --tmpdir "$run/libpod" --storage-driver overlay \
    --network-config-dir "$folder/root/networks" system service --time=0 "unix://$folder/docker.sock" &
podman=$!
trap 'kill "$podman"' TERM INT
wait "$podman" || wait "$podman"
