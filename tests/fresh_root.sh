#!/bin/sh
# tests/fresh_root.sh [--keep] [build] [test] [all] [-- COMMAND...]
# Clones what is committed into a fresh minimal Debian 12 and runs there ./jobdesc build (build), ./test (test),
# ./test --all (all) or a command of your own, one after the other; build and test if nothing is said.
# Needs root and the packages debootstrap and git. Mirror, proxy, certificates, pip and npm are set as on this machine.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
place=/srv/jobdesc

say() {
    printf 'fresh_root: %s\n' "$*" >&2
}

stop() {
    say "$@"
    exit 3
}

# In a mount and process space of its own: both end with the command, so removing the folder can never reach through a mount.
inside() {
    root=$1
    shift
    mount -t proc proc "$root/proc"
    mkdir -p "$root/dev/shm" "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    # shellcheck disable=SC2016 # expanded in there
    exec env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        chroot "$root" /bin/sh -c '. /root/host-settings; cd "$0"; exec "$@"' "$place" "$@"
}

make_root() {
    say "making a minimal Debian 12 in $root"
    # shellcheck disable=SC2016 # apt-get's own variables
    sources=$(apt-get indextargets --format '$(ORIGIN)|$(RELEASE)|$(REPO_URI)' 'Created-By: Packages' 'Component: main' |
        sed -n 's/^Debian|\(bookworm[^|]*\)|\(.*\)/deb \2 \1 main/p' | sort -u)
    mirror=$(printf '%s\n' "$sources" | sed -n 's/^deb \(.*\) bookworm main$/\1/p' | head -n 1)
    [ -n "$mirror" ] || stop "apt-get of this machine has no list of Debian 12 (bookworm): run apt-get update, or add it to the sources."
    debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
        tail -n 15 "$root.log" >&2
        stop "debootstrap failed."
    }
    printf '%s\n' "$sources" >"$root/etc/apt/sources.list"
    apt-config dump Acquire | grep -v 'IndexTargets\|Changelogs' >"$root/etc/apt/apt.conf.d/90host"
    # No daemon is started in there.
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    bring_settings
    git clone --quiet --no-hardlinks "$top" "$root$place"
}

bring() {
    if [ ! -e "$1" ]; then return; fi
    mkdir -p "$root$(dirname "$2")"
    cp -RL "$1" "$root$2"
}

bring_settings() {
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/npmrc /usr/etc/npmrc /usr/local/share/ca-certificates; do
        bring "$file" "$file"
    done
    for file in .config/pip/pip.conf .pip/pip.conf .npmrc; do
        bring "$HOME/$file" "/root/$file"
    done
    export -p | grep -i -E \
        '^export ((http|https|ftp|all|no)_proxy|(pip|npm_config)_[a-z0-9_]*|[a-z0-9_]*_(cert|certs|cert_file|cert_dir|ca_?info|ca_bundle|certs_file))=' \
        >"$root/root/host-settings" || :
    # The certificates that the settings name.
    sed -n "s/^[^=]*='\(\/.*\)'\$/\1/p" "$root/root/host-settings" | sort -u | while read -r file; do
        if [ -f "$file" ]; then bring "$file" "$file"; fi
    done
}

run() {
    say "$*"
    start=$(date +%s)
    status=0
    unshare --mount --pid --fork --kill-child sh "$top/tests/fresh_root.sh" --inside "$root" "$@" </dev/null || status=$?
    say "$* ended with $status after $(($(date +%s) - start)) s"
    return "$status"
}

clean_up() {
    status=$?
    trap - EXIT HUP INT TERM
    rm -f "$root.log"
    if [ -n "$keep" ]; then say "kept: $root"; else rm -rf --one-file-system "$root"; fi
    exit "$status"
}

if [ "${1:-}" = --inside ]; then
    shift
    inside "$@"
fi

keep=
steps=
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=yes ;;
    build | test | all) steps="$steps $1" ;;
    --)
        shift
        steps="$steps command"
        break
        ;;
    *)
        sed -n '2,5s/^# //p' "$0" >&2
        exit 2
        ;;
    esac
    shift
done
: "${steps:=build test}"

[ "$(id -u)" = 0 ] || stop "only root can make a root: start it with sudo."
for program in debootstrap git; do
    command -v "$program" >/dev/null || stop "$program is missing: apt-get install debootstrap git"
done
root=$(mktemp -d "${TMPDIR:-/var/tmp}/jobdesc-fresh.XXXXXX")
trap clean_up EXIT
trap 'exit 130' HUP INT TERM
chmod 755 "$root"
make_root
for step in $steps; do
    case $step in
    build) run ./jobdesc build ;;
    test) run ./test ;;
    all) run ./test --all ;;
    command) run "$@" ;;
    esac
done
