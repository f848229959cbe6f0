# shellcheck shell=sh
# Sourced by ../jobdesc and ../test, which set `name` and `top`: brings the machine and .venv to what they need.
# `prepare run` is for the program, `prepare test` for its tests as well. The functions stand in the order of the work.

: "${name:?}" "${top:?}"
venv=$top/.venv
python=$venv/bin/python

prepare() {
    goal=$1
    if ready; then return; fi
    case $top in
    *:* | *\$*) stop "the path of this folder has a colon or a dollar sign ($top), which Python's tools do not take: rename it." ;;
    esac
    # The folder itself is locked; the kernel lets go of it when we end, however that is.
    exec 9<"$top"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "another start is setting up this folder; waiting for it"
        flock 9
    fi
    if ! ready; then set_up; fi
    exec 9<&-
}

# On every start's path: no package manager, no Python.
ready() {
    [ -x "$python" ] && [ -e "$venv/.whole" ] && [ "$(cat "$venv/.ready-$goal" 2>/dev/null)" = "$(key "$goal")" ]
}

# What a set-up was made from and where: a .venv that was copied to another place or machine is not ready there.
key() (
    if [ "$1" = test ]; then set -- tests/requirements.txt; else set --; fi
    cd "$top" || return
    pwd
    cksum .ci/prepare.sh .ci/build-requirements.txt requirements.txt "$@" /etc/machine-id 2>/dev/null || :
)

set_up() {
    if [ -e "$venv" ]; then place=$venv; else place=$top; fi
    [ -w "$place" ] || stop "cannot write to $place: it belongs to another user. Start as that user, or remove .venv."
    log=$(mktemp "${TMPDIR:-/tmp}/jobdesc-setup.XXXXXX")
    trap interrupted HUP INT TERM
    system_packages
    environment
    python_packages
    trap - HUP INT TERM
    rm -f "$log"
    say "ready"
}

# --- system packages

system_packages() {
    missing=
    for package in $(wanted); do
        is_installed "$package" || missing="$missing $package"
    done
    if [ -z "$missing" ]; then return; fi
    if ! command -v apt-get >/dev/null; then
        obstacle="there is no apt-get here"
    elif ! may_be_root; then
        obstacle="you are not root, and sudo is missing or does not let you"
    else
        say "installing system packages with apt-get (once; it can take a minute or two):$missing"
        apt_install
        return
    fi
    # Another system has other names for them, so what counts is what works.
    if essentials; then
        say "$obstacle: going on with what is here. If something does not work, install (Debian's names):$missing"
        return
    fi
    say "system packages are needed and cannot be installed from here: $obstacle."
    say "Please install them as the administrator (Debian's names; other systems call them much the same):"
    say "    apt-get install --no-install-recommends$missing"
    stop "then start ./$name again."
}

wanted() {
    echo python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    echo fonts-paratype fonts-dejavu-core fonts-liberation2 fonts-crosextra-carlito
    # The nogui packages would push a desktop's LibreOffice off the machine.
    if is_installed libreoffice-core; then echo libreoffice-writer; else echo libreoffice-writer-nogui; fi
    echo libenchant-2-2 hunspell-de-de hunspell-en-gb hunspell-en-us hunspell-es hunspell-fr hunspell-ru
    if [ "$goal" = run ]; then return; fi
    echo chromium libatomic1
    echo catdoc antiword poppler-utils file qpdf gettext git openssl
    command -v npm >/dev/null || echo nodejs npm
}

is_installed() {
    # shellcheck disable=SC2016 # dpkg-query's own variable
    case $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) in
    installed*) return 0 ;;
    *) return 1 ;;
    esac
}

may_be_root() {
    sudo=
    if [ "$(id -u)" = 0 ]; then return; fi
    command -v sudo >/dev/null || return
    sudo=sudo
    say "sudo may ask for your password: system packages are to be installed"
    sudo true </dev/null
}

apt_install() {
    tries=0
    until as_root apt-get -q update; do
        # apt-get waits for the lock of packages, but not for that of its lists, which a new machine's own update holds.
        if [ "$tries" -ge 60 ] || ! tail -n 3 "$log" | grep -q 'Unable to lock directory'; then break; fi
        [ "$tries" -gt 0 ] || say "another program is using apt-get; waiting for it"
        tries=$((tries + 1))
        sleep 5
    done
    # This and --fix-broken heal what an earlier installation, cut short, has left.
    as_root dpkg --configure -a || :
    # --no-remove: a set-up never takes anything away from the machine.
    # shellcheck disable=SC2086 # a list of names
    as_root apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends --no-remove --fix-broken $missing ||
        failed "apt-get install"
}

# Standard input is the program's, and the lock of our folder is not for services that a package may start.
as_root() {
    $sudo env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@" </dev/null 9<&- >>"$log" 2>&1
}

essentials() {
    programs=python3
    if [ "$goal" = test ]; then programs="python3 soffice catdoc antiword pdftotext file qpdf npm msgfmt chromium git openssl"; fi
    for program in $programs; do
        command -v "$program" >/dev/null || return
    done
    find_python &&
        "$base" -c 'from ctypes import CDLL; CDLL("libpango-1.0.so.0"); CDLL("libpangoft2-1.0.so.0")' 2>/dev/null
}

# --- Python

# The one that apt-get installs goes first, by its name with the version: when the system moves on to another,
# the link in .venv leads nowhere and .venv is made anew.
find_python() {
    for base in /usr/bin/python3.1[1-9] python3; do
        "$base" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    done
    return 1
}

# .venv/.whole is there but while something is being installed: a .venv without it was cut short and is not mended.
environment() {
    if [ -e "$venv/.whole" ] && "$python" -c 'import pip' >/dev/null 2>&1; then return; fi
    find_python || stop "Python 3.11 or later with its venv module is needed, and none was found (Debian: python3 python3-venv)."
    if [ -e "$venv" ]; then say "making .venv anew: it is unfinished, or its Python is gone"; else say "making .venv"; fi
    rm -f "$venv/.whole"
    rm -rf "$venv"
    "$base" -m venv "$venv" </dev/null >>"$log" 2>&1 || failed "python -m venv"
    : >"$venv/.whole"
}

python_packages() {
    # The tests' lock is the program's and more.
    if [ "$goal" = test ]; then lock=tests/requirements.txt; else lock=requirements.txt; fi
    say "installing the locked Python packages of $lock into .venv"
    pip_install .ci/build-requirements.txt
    pip_install "$lock"
    key run >"$venv/.ready-run"
    if [ "$goal" = test ]; then key test >"$venv/.ready-test"; fi
}

# docopt and jstyleson exist as source only. They are built with the locked setuptools, not with what pip would fetch,
# and no other package may run code at its installation.
pip_install() {
    rm -f "$venv/.whole"
    if "$python" -m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: \
        --no-binary docopt,jstyleson --no-build-isolation --use-pep517 -r "$top/$1" </dev/null >"$log" 2>&1; then
        : >"$venv/.whole"
        return
    fi
    # Until it says this, pip fetches and builds: what .venv has is untouched, and can be used without a network.
    grep -q '^Installing collected packages' "$log" || : >"$venv/.whole"
    failed "pip install"
}

# --- how it can end

say() {
    printf '%s: %s\n' "$name" "$*" >&2
}

stop() {
    say "$@"
    rm -f "${log:-}"
    exit 3
}

interrupted() {
    say "interrupted; the next start sets up again what is unfinished"
    rm -f "$log"
    exit 130
}

failed() {
    tail -n 15 "$log" | sed 's/^/    /' >&2
    say "$1 failed: its last lines are above, all of them in $log"
    say "If it could not fetch something: is this machine connected to the network, and is a proxy needed?"
    say "Nothing is lost: start ./$name again when this is put right."
    exit 3
}
