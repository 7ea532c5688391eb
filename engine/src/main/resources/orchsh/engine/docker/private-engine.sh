# The private engine: a container engine (containerd and dockerd) of orchsh's own, kept in one state folder.
#
#   sh private-engine.sh start   DIR host|box|auto [--mtu N] [-- DOCKERD_ARGUMENT...]
#   sh private-engine.sh stop    DIR      end it cleanly: containers get TERM, then the engine
#   sh private-engine.sh kill    DIR      end it at once
#   sh private-engine.sh status  DIR      print the state as KEY=VALUE lines, RUNNING=yes|no among them
#   sh private-engine.sh remove  DIR      stop it and delete DIR
#   sh private-engine.sh missing DIR      print the Debian packages that are missing; exit 5 if there are any
#   sh private-engine.sh install DIR      install them with apt-get
#
# host: in the network namespace of the caller, so published ports are on this machine.
# box:  in namespaces of its own (pid, mount, network). Nothing but one veth pair and one route is seen outside,
#       and both vanish with the box. Published ports are at ADDRESS, containers at their own addresses.
# auto: host, or box when another dockerd runs in this network namespace: two of them there destroy each
#       other's firewall rules.
#
# Exit codes: 0 done, 1 failed, 2 wrong usage or a folder that cannot be used, 4 not root, 5 programs missing,
# 6 another dockerd runs in this network namespace.
#
# The script may come on standard input, so everything is a function until the last line.

set -u
umask 022
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL

marker_text='private engine of orchsh'
start_deadline=30
stop_deadline=15

# ---------------------------------------------------------------- words

say() { printf '%s\n' "$*"; }

die() {
    code=$1
    shift
    printf '%s\n' "$*" >&2
    exit "$code"
}

usage() {
    die 2 "usage: start DIR host|box|auto [--mtu N] [-- DOCKERD_ARGUMENT...] | stop|kill|status|remove|missing|install DIR"
}

have() { command -v "$1" >/dev/null 2>&1; }

need_root() {
    [ "$(id -u)" = 0 ] || die 4 "The private engine needs root: run the same command as root, or with sudo."
}

# Packages without which no engine starts. One line on standard output, exit 5 when there are any.
missing_packages() {
    packages=
    have dockerd || packages="$packages docker.io"
    have containerd || packages="$packages containerd"
    have iptables || packages="$packages iptables"
    have ip || packages="$packages iproute2"
    for program in unshare nsenter setsid flock; do
        have $program || { packages="$packages util-linux"; break; }
    done
    have tini || have docker-init || packages="$packages tini"
    printf '%s' "${packages# }"
}

demand_programs() {
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    say "$packages"
    printf '%s\n' "The private engine needs programs that are not installed; the Debian packages are: $packages" >&2
    exit 5
}

# ---------------------------------------------------------------- processes: a pid alone proves nothing

# Sets `born` to the start time of a process in ticks since boot, or to nothing; no process is forked for it.
birth_of() {
    born=
    { read -r stat_line <"/proc/$1/stat"; } 2>/dev/null || return 1
    stat_line=${stat_line##*) }
    # shellcheck disable=SC2086
    set -- $stat_line
    [ "$1" != Z ] && [ "$1" != X ] || return 1
    born=${20}
}

is_alive() { # PID BIRTH
    [ -n "${1:-}" ] && [ -n "${2:-}" ] && birth_of "$1" && [ "$born" = "$2" ]
}

# Sets `up` to the seconds since boot: looking may take long where much runs, so turns are no measure of time.
uptime() {
    read -r up rest </proc/uptime
    up=${up%%.*}
}

# Waits until the process is gone, polling; fails when it still lives after so many seconds.
await_end() { # PID BIRTH SECONDS
    turns=$(($3 * 200))
    while is_alive "$1" "$2"; do
        [ $turns -gt 0 ] || return 1
        turns=$((turns - 1))
        sleep 0.005
    done
}

boot_id() {
    boot=
    { read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=unknown
}

# The pid of the child of PID whose program is NAME, as seen from here.
child_named() { # PID NAME
    for child_dir in /proc/[0-9]*; do
        { read -r child_line <"$child_dir/stat"; } 2>/dev/null || continue
        case $child_line in
            *"($2) "*) ;;
            *) continue ;;
        esac
        child_line=${child_line##*) }
        child_line=${child_line#? }
        [ "${child_line%% *}" = "$1" ] || continue
        printf '%s' "${child_dir#/proc/}"
        return 0
    done
    return 1
}

# A dockerd in our network namespace other than the given pid.
other_dockerd() { # PID
    own_net=$(readlink /proc/self/ns/net)
    for process in /proc/[0-9]*; do
        { read -r name <"$process/comm"; } 2>/dev/null || continue
        [ "$name" = dockerd ] || continue
        [ "${process#/proc/}" != "${1:-}" ] || continue
        [ "$(readlink "$process/ns/net" 2>/dev/null)" = "$own_net" ] || continue
        other=${process#/proc/}
        return 0
    done
    return 1
}

# ---------------------------------------------------------------- the state folder

resolve_dir() {
    case $dir in
        /*) ;;
        *) die 2 "The folder must be an absolute path: $dir" ;;
    esac
    # These mean something in mount options, in JSON or to a terminal.
    case $dir in
        *[\"\\:,%]* | *[[:cntrl:]]*) die 2 "The folder of an engine must not have quotes, backslashes, colons, commas or percent signs in its path: $dir" ;;
    esac
    if [ -d "$dir" ]; then dir=$(cd "$dir" && pwd -P); fi
    while [ "$dir" != "${dir%/}" ] && [ "$dir" != / ]; do dir=${dir%/}; done
    [ "$dir" != / ] || die 2 "The folder of an engine cannot be the root folder."
    socket=$dir/docker.sock
    # sun_path holds 108 bytes, the ending zero included.
    [ "$(printf '%s' "$socket" | wc -c)" -lt 108 ] ||
        die 2 "The path of the engine's socket is too long, 107 bytes at most: $socket"
    id=$(printf '%s' "$dir" | cksum)
    id=${id%% *}
    run=/run/orchsh-$id
    cgroup=orchsh-$id
    veth=osh$id
    bridge=orchsh0
}

# An empty mark is one that another start is just writing.
is_ours() {
    [ -f "$dir/.orchsh-engine" ] || return 1
    mark=$(cat "$dir/.orchsh-engine")
    [ -z "$mark" ] || [ "$mark" = "$marker_text" ]
}

make_dir() {
    # The mark is the first thing in a folder: whoever sees anything there sees the mark too, if there is to be one.
    if [ -d "$dir" ] && [ -n "$(ls -A "$dir")" ] && ! is_ours; then
        die 2 "This folder holds something else, so no engine goes there: $dir"
    fi
    mkdir -p "$dir" || exit 1
    dir=$(cd "$dir" && pwd -P)
    resolve_dir
    printf '%s\n' "$marker_text" >"$dir/.orchsh-engine"
}

# One operation at a time on a folder; fd 8 is the lock, fd 9 the machine's (network addresses, firewall).
lock_dir() {
    until exec 8>>"$dir/lock" && flock -w 120 8 && [ "$dir/lock" -ef /proc/$$/fd/8 ]; do
        [ -d "$dir" ] || die 1 "The folder has been removed meanwhile: $dir"
        [ "$dir/lock" -ef /proc/$$/fd/8 ] && die 1 "Another operation on this engine does not end: $dir"
    done
}

lock_machine() {
    exec 9>>/run/orchsh-engines.lock && flock -w 120 9 || die 1 "Another private engine does not finish starting."
}

unlock_machine() { exec 9>&-; }

# Sets MODE, PID and so on to what was written at the last start; everything empty when nothing was.
read_state() {
    MODE='' PID='' PID_BORN='' DOCKERD_PID='' DOCKERD_BORN='' CONTAINERD_PID='' CONTAINERD_BORN='' BOOT='' POOL=''
    # A start that was cut short left no state, but word of what it had started.
    started=$dir/state
    [ -f "$started" ] || started=$dir/starting
    [ -f "$started" ] || return 0
    while IFS='=' read -r key value; do
        case $key in
            MODE) MODE=$value ;;
            PID) PID=$value ;;
            PID_BORN) PID_BORN=$value ;;
            DOCKERD_PID) DOCKERD_PID=$value ;;
            DOCKERD_BORN) DOCKERD_BORN=$value ;;
            CONTAINERD_PID) CONTAINERD_PID=$value ;;
            CONTAINERD_BORN) CONTAINERD_BORN=$value ;;
            POOL) POOL=$value ;;
            BOOT) BOOT=$value ;;
        esac
    done <"$started"
    boot_id
    # After a reboot every number in the file belongs to somebody else.
    if [ "$BOOT" != "$boot" ]; then
        PID='' PID_BORN='' DOCKERD_PID='' DOCKERD_BORN='' CONTAINERD_PID='' CONTAINERD_BORN=''
    fi
}

is_running() { [ -f "$dir/state" ] && is_alive "$PID" "$PID_BORN" && is_alive "$DOCKERD_PID" "$DOCKERD_BORN"; }

write_state() { # NAME: `starting`, or `state` once the engine answers
    boot_id
    cat >"$dir/state.new" <<END
MODE=$mode
SOCKET=$socket
PID=$pid
ADDRESS=$address
STARTED=$(date -u +%Y-%m-%dT%H:%M:%SZ)
DATA_ROOT=$dir/root
LOG=$dir/log
POOL=$pool.0.0/16
MTU=$mtu
OUTBOUND=$outbound
DOCKERD_PID=$dockerd_pid
CONTAINERD_PID=$containerd_pid
PID_BORN=$pid_born
DOCKERD_BORN=$dockerd_born
CONTAINERD_BORN=$containerd_born
BOOT=$boot
END
    mv "$dir/state.new" "$dir/$1"
    [ "$1" = starting ] || rm -f "$dir/starting"
}

# ---------------------------------------------------------------- networks

default_mtu() {
    device=$(ip -4 route show default | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)
    mtu=1500
    [ -z "$device" ] || { read -r mtu <"/sys/class/net/$device/mtu"; } 2>/dev/null || mtu=1500
    [ "$mtu" -le 1500 ] || mtu=1500
}

# Prints the first two numbers of a /16 that overlaps no route and no name server, the wished one if it is free: the
# engine's networks keep their addresses from one start to the next. Each folder begins to look at a place of its own,
# so that engines which take turns do not take each other's.
# The engine divides it: .0/20 its bridge, .16.0/30 the link to a box, .17.0/24 slirp4netns, .64/18 and .128/17
# the networks that stacks make.
free_pool() { # WISHED
    {
        ip -4 route show table all
        sed -n 's/^nameserver  *\([0-9.]*\)$/nameserver \1/p' /etc/resolv.conf /run/systemd/resolve/resolv.conf 2>/dev/null
    } | awk -v wished="$1" -v place="$id" '
        function number(address, part) { split(address, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }
        function is_free(pool, i, first) {
            first = number(pool ".0.0")
            for (i = 1; i <= taken; i++) if (from[i] <= first + 65535 && to[i] >= first) return 0
            return 1
        }
        function try(pool) { if (!done && is_free(pool)) { print pool; done = 1 } }
        {
            prefix = ($1 ~ /^[0-9]/) ? $1 : $2
            if (prefix !~ /^[0-9]+\.[0-9.\/]+$/) next
            bits = 32
            if (split(prefix, half, "/") == 2) bits = half[2]
            if (bits < 8) next                     # a whole-Internet route leaves no choice and hides nothing
            address = half[1]
            while (split(address, part, ".") < 4) address = address ".0"
            size = 2 ^ (32 - bits)
            start = int(number(address) / size) * size
            taken++; from[taken] = start; to[taken] = start + size - 1
        }
        END {
            if (wished != "") try(wished)
            for (i = 0; i < 50; i++) try("10." (201 + (place + i) % 50))
            for (i = 31; i >= 17; i--) try("172." i)
            for (i = 18; i <= 19; i++) try("198." i)
            for (i = 1; i <= 200; i++) try("10." i)
            for (i = 64; i <= 127; i++) try("100." i)
        }'
}

choose_pool() {
    # A box that was killed a moment ago may still have its link, and so its addresses.
    [ ! -e "/sys/class/net/$veth" ] || ip link delete "$veth" 2>/dev/null
    wished=
    [ ! -f "$dir/pool" ] || read -r wished <"$dir/pool"
    pool=$(free_pool "$wished")
    [ -n "$pool" ] || die 1 "No private range of addresses is free on this machine: ip -4 route shows what is taken."
    printf '%s\n' "$pool" >"$dir/pool"
}

# ---------------------------------------------------------------- what both modes share

clean_cgroups() {
    for group in "/sys/fs/cgroup/$cgroup" /sys/fs/cgroup/*/"$cgroup"; do
        [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
    done
}

# Everything mounted at or under a folder, the deepest first.
unmount_under() {
    [ -d "$1" ] || return 0
    cut -d ' ' -f 5 /proc/self/mountinfo | awk -v folder="$1" '{
            gsub(/\\040/, " ")
            if ($0 == folder || index($0, folder "/") == 1) print
        }' | sort -r | while IFS= read -r mounted; do
        umount "$mounted" 2>/dev/null || umount -l "$mounted" 2>/dev/null
    done
}

# Docker 28 and later refuse packets to a container that do not come over its own host; a box is reached so.
direct_routing() {
    binary=$(command -v dockerd)
    stamp=$(stat -L -c '%n %s %Y' "$binary")
    if [ -f "$dir/dockerd.known" ] && [ "$(head -n 1 "$dir/dockerd.known")" = "$stamp" ]; then
        answer=$(tail -n 1 "$dir/dockerd.known")
    else
        answer=no
        if dockerd --help 2>/dev/null | grep -q -e --allow-direct-routing; then answer=yes; fi
        printf '%s\n%s\n' "$stamp" "$answer" >"$dir/dockerd.known"
    fi
    [ "$answer" = no ] || printf ',\n  "allow-direct-routing": true'
}

write_config() {
    mkdir -p "$dir/root" "$dir/containerd"
    if [ "$mode" = box ]; then
        network="\"bip\": \"$pool.0.1/20\"$(direct_routing)"
    else
        network="\"bridge\": \"$bridge\""
    fi
    cat >"$dir/daemon.json" <<END
{
  "data-root": "$dir/root",
  "exec-root": "$run/docker",
  "pidfile": "$run/docker.pid",
  "hosts": ["unix://$socket"],
  "containerd": "$run/containerd.sock",
  "group": "root",
  $network,
  "default-address-pools": [
    {"base": "$pool.64.0/18", "size": 24},
    {"base": "$pool.128.0/17", "size": 24}
  ],
  "mtu": $mtu,
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "cgroup-parent": "/$cgroup"
}
END
    cat >"$dir/containerd.toml" <<END
version = 2
root = "$dir/containerd"
state = "$run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$run/containerd.sock"
[ttrpc]
  address = "$run/containerd.sock.ttrpc"
[debug]
  level = "warn"
[plugins."io.containerd.internal.v1.opt"]
  path = "$dir/containerd/opt"
END
}

new_log() {
    [ ! -f "$dir/log" ] || mv -f "$dir/log" "$dir/log.before"
    : >"$dir/log"
}

answers() {
    [ -S "$socket" ] || return 1
    if have curl; then
        [ "$(curl -s --noproxy '*' --max-time 2 --unix-socket "$socket" http://engine/_ping)" = OK ]
    elif have docker; then
        docker -H "unix://$socket" version >/dev/null 2>&1
    else
        grep -q 'API listen on ' "$dir/log"
    fi
}

# A dockerd that is told a wrong word says so first and prints all its words after that.
failed_start() {
    say "The private engine did not start: $1. From $dir/log:" >&2
    grep -v 'level=info' "$dir/log" | awk '
        { line[NR] = $0; if (/unknown (shorthand )?flag|level=(fatal|panic)|^failed/) told[++count] = NR }
        END {
            for (i = 1; i <= count && i <= 5; i++) if (told[i] <= NR - 15) print line[told[i]]
            for (i = NR > 15 ? NR - 14 : 1; i <= NR; i++) print line[i]
        }' >&2
    end_now
    exit 1
}

await_answer() {
    uptime
    until_when=$((up + start_deadline))
    until answers; do
        is_alive "$dockerd_pid" "$dockerd_born" || failed_start 'dockerd ended'
        uptime
        [ "$up" -le "$until_when" ] || failed_start "no answer within $start_deadline s"
        sleep 0.02
    done
}

# ---------------------------------------------------------------- host mode

in_host_start() {
    pool_or_fail=$pool
    ip link show "$bridge" >/dev/null 2>&1 && ip link delete "$bridge"
    remember_host
    ip link add "$bridge" type bridge && ip addr add "$pool_or_fail.0.1/20" dev "$bridge" && ip link set "$bridge" up ||
        die 1 "Cannot make the network bridge $bridge."
    rm -rf "$run"
    mkdir -p -m 0711 "$run"
    setsid containerd --config "$dir/containerd.toml" </dev/null >>"$dir/log" 2>&1 8>&- 9>&- &
    containerd_pid=$!
    setsid dockerd --config-file "$dir/daemon.json" "$@" </dev/null >>"$dir/log" 2>&1 8>&- 9>&- &
    dockerd_pid=$!
    pid=$dockerd_pid
    birth_of "$containerd_pid"
    containerd_born=$born
    birth_of "$dockerd_pid"
    dockerd_born=$born
    pid_born=$born
    address=127.0.0.1
    outbound=yes
}

# What the engine will change on this machine, so that it can be put back.
remember_host() {
    boot_id
    printf '%s\n' "$boot" >"$dir/before.boot"
    ip -o link show type bridge | sed 's/^[0-9]*: \([^:@]*\).*/\1/' >"$dir/before.bridges"
    for family in iptables ip6tables; do
        { have $family-save && $family-save 2>/dev/null; } >"$dir/before.$family"
    done
    for setting in ipv4/ip_forward ipv6/conf/all/forwarding ipv6/conf/default/forwarding; do
        [ ! -r "/proc/sys/net/$setting" ] || printf '%s %s\n' "$setting" "$(cat "/proc/sys/net/$setting")"
    done >"$dir/before.sysctl"
}

# Bridges of our networks: the engine keeps their ids in its network store, and names them after these.
own_bridges() {
    store=$dir/root/network/files/local-kv.db
    printf '%s\n' "$bridge"
    [ -f "$store" ] || return 0
    grep -a -o 'docker/network/v1.0/network/[0-9a-f]\{12\}' "$store" | sed 's|.*/|br-|' | sort -u
    grep -a -o '"com.docker.network.bridge.name":"[^"]*"' "$store" | sed 's/.*:"//; s/"$//' | sort -u |
        grep -v -x -F -e docker0 -f "$dir/before.bridges"
}

# Makes the input for iptables-restore --noflush that undoes what is ours: rules that name our bridges or addresses,
# and Docker's own chains and rules as far as they were not there before. While another dockerd runs (`shared`),
# the chains are its business and stay.
firewall_undo() { # BEFORE NOW BRIDGES SHARED
    awk -v pool="$pool" -v names="$3" -v shared="$4" '
        BEGIN { count = split(names, bridge, "\n"); gsub(/\./, "\\.", pool) }
        function ours(rule, i) {
            for (i = 1; i <= count; i++) if (bridge[i] != "" && index(rule " ", " " bridge[i] " ")) return 1
            return (" " rule) ~ (" " pool "\\.")
        }
        function dockers(rule) { return rule ~ /^-A DOCKER|-j DOCKER/ }
        /^\*/ { table = $0; if (FNR != NR && !(table in known)) { known[table] = 1; tables[++total] = table } next }
        /^:/ {
            name = substr($1, 2)
            if (FNR == NR) { chain_before[table, name] = $2; next }
            if (shared) next
            if (name ~ /^DOCKER/ && !((table, name) in chain_before)) drop[table] = drop[table] "-X " name "\n"
            if (name == "FORWARD" && $2 == "DROP" && chain_before[table, name] != "DROP") policy[table] = ":FORWARD ACCEPT [0:0]\n"
            next
        }
        /^-A / {
            if (FNR == NR) { before[table, $0] = 1; kept[table] = kept[table] $0 "\n"; next }
            now[table, $0] = 1
            if ((table, $0) in before) next
            if (ours($0) || (!shared && dockers($0))) remove[table] = remove[table] "-D" substr($0, 3) "\n"
        }
        END {
            for (i = 1; i <= total; i++) {
                table = tables[i]
                add = ""
                lines = split(kept[table], line, "\n")
                for (j = 1; j <= lines; j++)
                    if (!shared && dockers(line[j]) && !((table, line[j]) in now)) add = add line[j] "\n"
                if (remove[table] drop[table] policy[table] add != "")
                    printf "%s\n%s%s%s%sCOMMIT\n", table, policy[table], remove[table], drop[table], add
            }
        }' "$1" "$2"
}

# Tables that came to be with the engine stay, empty: iptables has no word for removing one.
restore_firewall() {
    for family in iptables ip6tables; do
        [ -f "$dir/before.$family" ] && have $family-save || continue
        $family-save >"$dir/now.$family" 2>/dev/null || continue
        # A first line that is no rule, for awk tells the two files apart by their first one being read to its end.
        { say '# before'; cat "$dir/before.$family"; } >"$dir/then.$family"
        firewall_undo "$dir/then.$family" "$dir/now.$family" "$1" "$2" >"$dir/undo.$family"
        if [ -s "$dir/undo.$family" ] && ! $family-restore -w --noflush <"$dir/undo.$family" 2>>"$dir/log"; then
            say "Some $family rules of the engine could not be removed; see $dir/log and $dir/undo.$family." >&2
            continue
        fi
        rm -f "$dir/now.$family" "$dir/then.$family" "$dir/undo.$family"
    done
}

# Whatever a killed host engine left: processes, mounts, bridges, firewall rules, settings.
clean_host() {
    if is_alive "$CONTAINERD_PID" "$CONTAINERD_BORN"; then kill -KILL "$CONTAINERD_PID"; fi
    for process in /proc/[0-9]*; do
        { read -r name <"$process/comm"; } 2>/dev/null || continue
        case $name in
            containerd-shim*)
                tr '\0' ' ' 2>/dev/null <"$process/cmdline" | grep -q -F -e " $run/containerd.sock " &&
                    kill -KILL "${process#/proc/}" 2>/dev/null
                ;;
        esac
    done
    for members in /sys/fs/cgroup/"$cgroup"/*/cgroup.procs /sys/fs/cgroup/*/"$cgroup"/*/cgroup.procs; do
        [ -f "$members" ] || continue
        while read -r member; do kill -KILL "$member" 2>/dev/null; done <"$members"
    done
    unmount_under "$run"
    unmount_under "$dir"
    [ -f "$dir/before.bridges" ] || return 0
    boot_id
    if [ "$(cat "$dir/before.boot" 2>/dev/null)" != "$boot" ]; then
        # Bridges and rules did not outlive the reboot, so there is nothing to put back.
        rm -f "$dir"/before.*
        return 0
    fi
    shared=
    if other_dockerd; then shared=yes; fi
    pool=${POOL%.0.0/16}
    [ -n "$pool" ] || { [ ! -f "$dir/pool" ] || read -r pool <"$dir/pool"; }
    bridges=$(own_bridges)
    printf '%s\n' "$bridges" | while read -r name; do
        [ -d "/sys/class/net/$name/bridge" ] || continue
        for port in "/sys/class/net/$name/brif"/*; do
            [ ! -e "$port" ] || ip link delete "${port##*/}" 2>/dev/null
        done
        ip link delete "$name"
    done
    restore_firewall "$bridges" "$shared"
    if [ -z "$shared" ]; then
        while read -r setting value; do
            [ "$(cat "/proc/sys/net/$setting")" = "$value" ] || printf '%s\n' "$value" >"/proc/sys/net/$setting"
        done <"$dir/before.sysctl"
    fi
    rm -f "$dir"/before.*
}

# ---------------------------------------------------------------- box mode

# The first process of the box, still in the mounts and the network of the machine: it leaves its pid and birth as the machine
# sees them (so it must read the machine's /proc), and goes on in namespaces of its own.
box_first='
    read -r pid rest </proc/self/stat &&
        printf "%s %s\n" "$pid" "$(printf "%s" "${rest##*) }" | cut -d " " -f 20)" >"$BOX_DIR/box.pid.new" &&
        mv "$BOX_DIR/box.pid.new" "$BOX_DIR/box.pid"
    exec unshare --mount --net --propagation private sh -c "$BOX_SECOND" box "$@"
'

# A /run of its own hides every other engine and takes all stale sockets with it. A new sysfs shows the network
# devices of the box; the control groups have to be bound back into it.
box_second='
    set -e
    mount -t proc proc /proc
    names=$(readlink -f /etc/resolv.conf || :)
    grep -v "^nameserver 127\." /etc/resolv.conf >"$BOX_DIR/resolv.conf.rest" 2>/dev/null || :
    mount -t tmpfs -o mode=0755 tmpfs /run
    mkdir -p -m 0711 "$BOX_RUN" /run/cgroup /run/lock
    mount --rbind /sys/fs/cgroup /run/cgroup
    mount -t sysfs sysfs /sys
    mount --rbind /run/cgroup /sys/fs/cgroup
    umount -R -l /run/cgroup
    if [ -n "$BOX_DNS" ] && [ -n "$names" ]; then
        { echo "nameserver $BOX_DNS"; cat "$BOX_DIR/resolv.conf.rest"; } >/run/resolv.conf
        case $names in
            /run/*) mkdir -p "${names%/*}" && cp /run/resolv.conf "$names" ;;
            *) mount --bind /run/resolv.conf "$names" ;;
        esac
    fi
    rm -f "$BOX_DIR/resolv.conf.rest"
    ip link set lo up
    # The engine keeps this chain when it finds it, and asks it first: packets from the machine may go to containers.
    iptables -w -N DOCKER-USER
    iptables -w -A DOCKER-USER -i eth0 -j ACCEPT
    init=$BOX_INIT
    containerd --config "$BOX_DIR/containerd.toml" &
    config=$BOX_DIR/daemon.json
    begun=$BOX_DIR/begun
    unset BOX_DIR BOX_RUN BOX_DNS BOX_INIT BOX_SECOND
    dockerd --config-file "$config" "$@" &
    : >"$begun"
    exec "$init" -- sleep infinity
'

in_box_start() {
    BOX_DNS=
    ! have slirp4netns || [ ! -e /dev/net/tun ] || BOX_DNS=$pool.17.3
    BOX_INIT=$(command -v tini || command -v docker-init)
    BOX_DIR=$dir BOX_RUN=$run BOX_SECOND=$box_second
    export BOX_DIR BOX_RUN BOX_DNS BOX_INIT BOX_SECOND
    rm -f "$dir/box.pid" "$dir/begun"
    setsid unshare --pid --fork --kill-child=SIGKILL sh -c "$box_first" box "$@" </dev/null >>"$dir/log" 2>&1 8>&- 9>&- &
    leader=$!
    unset BOX_DIR BOX_RUN BOX_INIT BOX_SECOND
    await "the box's namespaces" '[ -s "$dir/box.pid" ]'
    read -r pid pid_born <"$dir/box.pid"
    is_alive "$pid" "$pid_born" || failed_start 'the box ended'
    outside=$(readlink /proc/self/ns/net)
    await "the box's network" 'inside=$(readlink "/proc/$pid/ns/net") && [ "$inside" != "$outside" ]'
    link_box || failed_start 'no link to the box could be made'
    await "dockerd's start" is_dockerd_there
    dockerd_born=$born
    containerd_pid=$(child_named "$pid" containerd) && birth_of "$containerd_pid" && containerd_born=$born
    address=$pool.16.2
}

# A dockerd that is begun and neither there nor a shell that is about to become it has ended, maybe unseen.
is_dockerd_there() {
    became=no
    [ ! -e "$dir/begun" ] || child_named "$pid" sh >/dev/null || became=yes
    dockerd_pid=$(child_named "$pid" dockerd) && birth_of "$dockerd_pid" && return 0
    [ $became = no ] || failed_start 'dockerd ended'
    return 1
}

await() { # WHAT CONDITION
    uptime
    until_when=$((up + start_deadline))
    until eval "$2"; do
        birth_of "$leader" || failed_start "the box ended before $1"
        uptime
        [ "$up" -le "$until_when" ] || failed_start "$1 did not come within $start_deadline s"
        sleep 0.01
    done
}

# Both the link and the route end with the box. slirp4netns lives in the box's pid namespace, so it ends too: were it
# left, its tap device would keep the network namespace alive.
link_box() {
    ip -batch - <<END || return 1
link add $veth mtu $mtu type veth peer name eth0 mtu $mtu netns $pid
addr add $pool.16.1/30 dev $veth
link set $veth up
END
    nsenter -t "$pid" -n ip -batch - <<END || return 1
addr add $pool.16.2/30 dev eth0
link set eth0 up
END
    ip route add "$pool.0.0/16" via "$pool.16.2" dev "$veth" || return 1
    outbound=no
    if [ -n "$BOX_DNS" ]; then
        nsenter -t "$pid" -p slirp4netns --configure --mtu=65520 --disable-host-loopback --cidr="$pool.17.0/24" \
            "$pid" tap0 </dev/null >>"$dir/log" 2>&1 8>&- 9>&- &
        outbound=yes
    fi
}

# ---------------------------------------------------------------- ending

end_box() { # an engine that is a box, at once
    if is_alive "$PID" "$PID_BORN"; then
        kill -KILL "$PID"
        # The first process of a pid namespace is gone only after all others.
        await_end "$PID" "$PID_BORN" 10 || die 1 "The box with process $PID does not end."
    fi
    # The kernel removes the link with the box, a moment later; who wants speed does not wait for it.
    [ -n "${at_once:-}" ] || [ ! -e "/sys/class/net/$veth" ] || ip link delete "$veth" 2>/dev/null
}

# Ends whatever this start, or a former one, has left running, at once.
end_now() {
    [ "${mode:-}" = '' ] || [ -z "${pid:-}" ] || {
        MODE=$mode PID=$pid PID_BORN=$pid_born DOCKERD_PID=${dockerd_pid:-} DOCKERD_BORN=${dockerd_born:-}
        CONTAINERD_PID=${containerd_pid:-} CONTAINERD_BORN=${containerd_born:-} POOL=${pool:-}.0.0/16
    }
    if [ -z "$MODE" ] && [ -s "$dir/box.pid" ]; then
        read -r PID PID_BORN <"$dir/box.pid"
        MODE=box
    fi
    end_box_or_host
    if [ -n "${leader:-}" ]; then kill -KILL "$leader" 2>/dev/null; fi
    clean_cgroups
    rm -f "$socket" "$dir/state" "$dir/starting" "$dir/box.pid" "$dir/begun"
}

end_box_or_host() {
    if [ "$MODE" = box ]; then
        end_box
    else
        if is_alive "$DOCKERD_PID" "$DOCKERD_BORN"; then
            kill -KILL "$DOCKERD_PID"
            await_end "$DOCKERD_PID" "$DOCKERD_BORN" 10 || die 1 "The dockerd with process $DOCKERD_PID does not end."
        fi
        [ ! -f "$dir/before.bridges" ] || clean_host
        rm -rf "$run"
    fi
}

# ---------------------------------------------------------------- operations

start_engine() {
    mode=${1:-}
    case $mode in
        host | box | auto) shift ;;
        *) usage ;;
    esac
    mtu=
    while [ $# -gt 0 ]; do
        case $1 in
            --mtu)
                [ $# -ge 2 ] || usage
                case $2 in '' | *[!0-9]*) usage ;; esac
                mtu=$2
                shift 2
                ;;
            --)
                shift
                break
                ;;
            *) usage ;;
        esac
    done
    need_root
    demand_programs
    make_dir
    lock_dir
    read_state
    if is_running; then
        say "The private engine runs already ($MODE)."
        return 0
    fi
    end_now
    lock_machine
    if [ "$mode" != box ] && other_dockerd; then
        [ "$mode" = auto ] || die 6 "Another dockerd (process $other) runs in this network namespace, and two of them there destroy each other's rules: start this one as a box."
        mode=box
    fi
    [ "$mode" != auto ] || mode=host
    [ -n "$mtu" ] || default_mtu
    choose_pool
    new_log
    write_config
    ulimit -n "$(ulimit -Hn)" 2>/dev/null
    trap 'end_now; exit 130' INT TERM HUP
    pid='' pid_born='' dockerd_pid='' dockerd_born='' containerd_pid='' containerd_born='' leader=''
    if [ "$mode" = box ]; then in_box_start "$@"; else in_host_start "$@"; fi
    write_state starting
    unlock_machine
    await_answer
    write_state state
    trap - INT TERM HUP
    if [ "$mode" = box ]; then
        say "The private engine runs in a box: published ports are at $address."
        [ "$outbound" = yes ] || say "Its containers cannot reach the Internet: slirp4netns is not installed."
    else
        say "The private engine runs."
    fi
}

stop_engine() {
    need_root
    is_ours || { say "There is no private engine."; return 0; }
    lock_dir
    read_state
    if is_running; then
        kill -TERM "$DOCKERD_PID"
        await_end "$DOCKERD_PID" "$DOCKERD_BORN" $stop_deadline ||
            say "The engine did not end within $stop_deadline s, so it was killed." >&2
        if is_alive "$CONTAINERD_PID" "$CONTAINERD_BORN"; then
            kill -TERM "$CONTAINERD_PID"
            await_end "$CONTAINERD_PID" "$CONTAINERD_BORN" 5
        fi
        word='is stopped'
    else
        word='was not running'
    fi
    end_now
    say "The private engine $word."
}

kill_engine() {
    need_root
    is_ours || return 0
    lock_dir
    read_state
    at_once=yes
    end_now
}

show_status() {
    if ! is_ours; then
        say RUNNING=no
        return 0
    fi
    read_state
    [ ! -f "$dir/state" ] || cat "$dir/state"
    if is_running; then say RUNNING=yes; else say RUNNING=no; fi
}

remove_engine() {
    need_root
    [ -d "$dir" ] || return 0
    is_ours || die 2 "This is not the folder of a private engine, so it stays: $dir"
    stop_engine
    unmount_under "$dir"
    if cut -d ' ' -f 5 /proc/self/mountinfo | grep -q -F -e "$dir/"; then
        die 1 "Something is still mounted in $dir, so it stays."
    fi
    rm -rf --one-file-system "$dir" "$run" && say "The private engine is removed." || exit 1
}

# ---------------------------------------------------------------- installing

apt_quietly() { # shows what a person wants to see of apt-get; the rest is in install.log
    {
        DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" 2>&1
        printf 'exit %s\n' $?
    } | {
        result=1
        while IFS= read -r line; do
            printf '%s\n' "$line" >>"$dir/install.log"
            case $line in
                'exit '*) result=${line#exit } ;;
                'Setting up '*)
                    line=${line#Setting up }
                    say "  installed ${line%% *}"
                    ;;
                'Need to get '*) say "  $line" ;;
            esac
        done
        exit "$result"
    }
}

candidates_known() {
    for package in $wanted; do
        apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [^(]' || return 1
    done
}

install_packages() {
    need_root
    have apt-get && have dpkg || die 1 "Packages can be installed here only on Debian and Ubuntu. Elsewhere, install Docker by hand and start it."
    wanted=$(missing_packages)
    case " $wanted " in *' containerd '*) case " $wanted " in *' docker.io '*) wanted=$(printf '%s' "$wanted" | sed 's/ containerd//') ;; esac ;; esac
    have slirp4netns || wanted="$wanted slirp4netns"
    have debootstrap || wanted="$wanted debootstrap"
    wanted=${wanted# }
    if [ -z "$wanted" ]; then
        say "Everything the private engine needs is installed."
        return 0
    fi
    make_dir
    lock_dir
    : >"$dir/install.log"
    # The packages' own services must not start: this engine is to be the only one of ours. Where the machine
    # has a policy already, that one decides.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap 'rm -f $policy' EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM HUP
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
    fi
    say "Installing $wanted"
    if ! candidates_known; then
        say "  reading the package lists"
        apt_quietly update || say "  some package lists could not be read" >&2
        updated=yes
    fi
    # shellcheck disable=SC2086
    if ! apt_quietly install --no-install-recommends $wanted; then
        [ -z "${updated:-}" ] || failed_install
        say "  once more, with fresh package lists"
        apt_quietly update
        # shellcheck disable=SC2086
        apt_quietly install --no-install-recommends $wanted || failed_install
    fi
    left=$(missing_packages)
    [ -z "$left" ] || die 1 "apt-get installed the packages, but these are still missing: $left"
    say "Installed."
}

failed_install() {
    say "apt-get failed. The end of what it said:" >&2
    tail -n 15 "$dir/install.log" >&2
    exit 1
}

# ---------------------------------------------------------------- the way in

main() {
    [ $# -ge 2 ] || usage
    operation=$1
    dir=$2
    shift 2
    resolve_dir
    # What is started here lives on; it must not hold on to the folder of whoever called.
    cd /
    case $operation in
        start) start_engine "$@" ;;
        stop) stop_engine ;;
        kill) kill_engine ;;
        status) show_status ;;
        remove) remove_engine ;;
        missing) demand_programs ;;
        install) install_packages ;;
        *) usage ;;
    esac
}

main "$@" </dev/null
exit $?
