# shellcheck shell=sh
# Sourced by ../jobdesc and ../test, which set `name` and `top`: brings the machine and .venv to what they need.
# `prepare run` is for the program, `prepare test` for its tests as well. What is there already is left alone.

: "${name:?}" "${top:?}"
venv=$top/.venv
python=$venv/bin/python

say() {
    printf '%s: %s\n' "$name" "$*" >&2
}

stop() {
    say "$@"
    rm -f "${log:-}"
    exit 3
}

prepare() {
    ready "$1" && return
    goal=$1
    case $top in
    *:* | *\$*) stop "the path of this folder has a colon or a dollar sign in it ($top), which Python's tools do not take: please rename it." ;;
    esac
    # The folder itself is locked: a lock file inside .venv would go away with it. The kernel lets go when we end, however that is.
    exec 9<"$top"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "another start is setting up this folder; waiting for it"
        flock 9 || :
    fi
    log=$(mktemp "${TMPDIR:-/tmp}/jobdesc-setup.XXXXXX")
    trap 'interrupted' HUP INT TERM
    ready "$goal" || set_up
    trap - HUP INT TERM
    rm -f "$log"
    exec 9<&-
}

# The stamp tells machine and place too: with a copied .venv the system packages may be missing.
key() {
    case $1 in
    run) set -- ;;
    test) set -- tests/requirements.txt ;;
    esac
    machine=
    if [ -r /etc/machine-id ]; then read -r machine </etc/machine-id || :; fi
    (cd "$top" && cksum .ci/prepare.sh .ci/build-requirements.txt requirements.txt "$@")
    printf '%s\n' "$machine" "$top"
}

# On every start's path: no package manager, no Python.
ready() {
    [ -x "$python" ] && [ -r "$venv/.ready-$1" ] && [ "$(cat "$venv/.ready-$1")" = "$(key "$1")" ]
}

stamp() {
    key "$1" >"$venv/.ready-$1.new"
    mv -f "$venv/.ready-$1.new" "$venv/.ready-$1"
}

set_up() {
    if [ -e "$venv" ]; then may_write=$venv; else may_write=$top; fi
    [ -w "$may_write" ] || stop "cannot write to $may_write: it belongs to another user. Start as that user, or remove .venv."
    system_packages
    environment
    python_packages
    say "ready"
}

interrupted() {
    trap - HUP INT TERM
    rm -f "$log"
    say "interrupted; the next start sets up again what is unfinished"
    exit 130
}

# --- system packages

system_packages() {
    no_way=
    find_missing
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        no_way="there is no apt-get here"
    elif ! become_root; then
        no_way="you are not root, and sudo is missing or does not let you"
    fi
    if [ -z "$no_way" ]; then
        say "installing system packages with apt-get (once; it can take a minute or two): $missing"
        apt_install
    elif essentials; then
        say "$no_way: going on with what is here. If something does not work, install (Debian's names): $missing"
    else
        say "system packages are needed and cannot be installed from here: $no_way."
        say "Please install them as the administrator (Debian's names; other systems call them much the same):"
        say "    apt-get install --no-install-recommends $missing"
        stop "then start ./$name again."
    fi
}

find_missing() {
    wanted="python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    wanted="$wanted fonts-paratype fonts-dejavu-core fonts-liberation2 fonts-crosextra-carlito"
    if [ "$goal" = test ]; then
        wanted="$wanted catdoc antiword poppler-utils file qpdf"
        command -v npm >/dev/null || wanted="$wanted nodejs npm"
    fi
    installed=
    if command -v dpkg-query >/dev/null; then
        # shellcheck disable=SC2086 # a list of names
        installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' \
            $wanted libreoffice-writer libreoffice-writer-nogui libreoffice-core libreoffice-core-nogui 2>/dev/null |
            sed -n 's/ installed$//p' | tr '\n' ' ') || :
    fi
    # Debian's nogui packages would push a desktop's LibreOffice off the machine.
    case " $installed" in
    *" libreoffice-core "*) wanted="$wanted libreoffice-writer" ;;
    *" libreoffice-core-nogui "*) wanted="$wanted libreoffice-writer-nogui" ;;
    *) command -v soffice >/dev/null || wanted="$wanted libreoffice-writer-nogui" ;;
    esac
    missing=
    for package in $wanted; do
        case " $installed" in
        *" $package "*) ;;
        *) missing="$missing${missing:+ }$package" ;;
        esac
    done
}

become_root() {
    as_root=
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || return
    as_root=sudo
    say "sudo may ask for your password: system packages are to be installed"
    sudo true </dev/null
}

# Standard input is the program's, and the lock is not for daemons that a package may start.
apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" </dev/null 9<&- >>"$log" 2>&1
}

apt_install() {
    tries=0
    # apt waits for dpkg's lock, but not for the one on its lists, which a new machine's own update holds.
    until apt_get update; do
        tries=$((tries + 1))
        if [ "$tries" -gt 60 ] || ! tail -n 3 "$log" | grep -q 'lists/lock\|lock directory'; then break; fi
        [ "$tries" -gt 1 ] || say "another program is using apt-get; waiting for it"
        sleep 5
    done
    # --no-remove: a set-up never takes anything away from the machine.
    # shellcheck disable=SC2086
    if ! apt_get install --no-install-recommends --no-remove $missing; then
        # Heals what an installation that was cut short has left.
        $as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a </dev/null 9<&- >>"$log" 2>&1 || :
        apt_get install --no-install-recommends --no-remove --fix-broken $missing || failed "apt-get install"
    fi
}

essentials() {
    find_python || return
    "$base" - <<'PYTHON' || return
import ctypes, sys
def there(name):
    for file in (f"lib{name}.so.0", f"lib{name}.dylib", f"lib{name}.0.dylib"):
        try:
            return ctypes.CDLL(file)
        except OSError:
            pass
sys.exit(not all(map(there, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))))
PYTHON
    [ "$goal" = run ] && return
    for program in soffice catdoc antiword pdftotext file qpdf npm; do
        command -v "$program" >/dev/null || return
    done
}

# --- Python

# By its name with the version: when the system moves on to another Python, the link in .venv ends and .venv is made anew.
find_python() {
    for base in /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do
        base=$("$base" - 2>/dev/null <<'PYTHON'
import ensurepip, os, sys, venv
if sys.version_info < (3, 11):
    sys.exit(1)
named = os.path.join(sys.base_prefix, "bin", "python%d.%d" % sys.version_info[:2])
print(named if os.access(named, os.X_OK) else sys.executable)
PYTHON
        ) && return
    done
    return 1
}

environment() {
    if [ ! -e "$venv/.unfinished" ] &&
        "$python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        return
    fi
    find_python || stop "Python 3.11 or later with its venv module is needed, and none was found (Debian: python3 python3-venv)."
    if [ -e "$venv" ]; then say "making .venv anew: it is unfinished or its Python is gone"; else say "making .venv"; fi
    # First the stamps: a removal that is cut short must not look ready.
    rm -f "$venv"/.ready-*
    rm -rf "$venv"
    mkdir -p "$venv/.unfinished"
    "$base" -m venv "$venv" </dev/null >>"$log" 2>&1 || failed "python -m venv"
}

# docopt exists as source only. It is built with the locked setuptools, not with whatever pip would fetch for it,
# and no other package may run code at its installation. What a killed pip leaves lying goes with .unfinished.
pip_install() {
    TMPDIR=$venv/.unfinished "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --only-binary :all: --no-binary docopt --no-build-isolation --use-pep517 "$@" </dev/null >>"$log" 2>&1 ||
        failed "pip install"
}

python_packages() {
    case $goal in
    run) lock=requirements.txt ;;
    test) lock=tests/requirements.txt ;;
    esac
    # The tests' lock is the program's and more: while only the tests' part is missing, the program can be used.
    ready run || rm -f "$venv/.ready-run"
    rm -f "$venv/.ready-test"
    mkdir -p "$venv/.unfinished"
    say "installing the locked Python packages of $lock into .venv"
    pip_install -r "$top/.ci/build-requirements.txt"
    pip_install -r "$top/$lock"
    stamp run
    if [ "$goal" = test ]; then stamp test; fi
    rm -rf "$venv/.unfinished"
}

failed() {
    trap - HUP INT TERM
    if grep -q -i 'NewConnectionError\|ConnectTimeout\|ReadTimeout\|ProxyError\|name resolution\|Could not resolve\|Unable to connect\|Failed to fetch\|Connection failed' "$log"; then
        # Nothing was unpacked yet, so what .venv has is whole.
        if [ "$1" = "pip install" ]; then rm -rf "$venv/.unfinished"; fi
        say "$1 could not fetch the packages: is this machine connected to the network, and is a proxy needed?"
        say "What it said is in $log"
    else
        tail -n 15 "$log" | sed 's/^/    /' >&2
        say "$1 failed; its last lines are above, all of them in $log"
    fi
    say "Nothing is lost: start ./$name again when this is put right."
    exit 3
}
