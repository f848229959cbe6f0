"""The two scripts at the top set up what is missing, say so, and do nothing twice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parent.parent
SCRIPTS = ("jobdesc", "test", ".ci/prepare.sh", "tests/fresh_root.sh")
LOCKS = ("requirements.txt", "tests/requirements.txt", ".ci/build-requirements.txt")

_ENTRY = re.compile(r"[a-z0-9-]+==[A-Za-z0-9.+]+( ; [^@]+)?( --hash=sha256:[0-9a-f]{64})+")

# Stands in for .venv/bin/python: notes what it is called with, a call a line, and lets pip do nothing.
_PYTHON = """\
#!/bin/sh
printf '<%s>' "$@" >>"$CALLS"; echo >>"$CALLS"
case "$*" in *'-m pip install'*) printf '%s\\n' "$PIP_SAYS"; exit "$PIP_STATUS" ;; esac
"""
_DPKG_QUERY = "#!/bin/sh\necho installed\n"
_FORBIDDEN = '#!/bin/sh\necho "<$0>" >>"$CALLS"\nexit 1\n'


def entries(lock: str) -> list[str]:
    """The lock's entries, each on one line: name, version, hashes."""
    text = (TOP / lock).read_text("utf-8").replace("\\\n", " ")
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


class Checkout:
    """A copy of the scripts and locks, with programs that stand in for those that would change the machine."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "a folder's name"
        self.bin = folder / "bin"
        self.calls_file = folder / "calls"
        for name in (*SCRIPTS, *LOCKS):
            (self.top / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOP / name, self.top / name)
        self.bin.mkdir()
        self.env = {
            "CALLS": str(self.calls_file),
            "PIP_SAYS": "",
            "PIP_STATUS": "0",
            "HOME": str(folder),
            "TMPDIR": str(folder),
        }

    def with_an_environment(self) -> Checkout:
        """As after `python -m venv`, on a machine that has all system packages."""
        program(self.top / ".venv/bin/python", _PYTHON)
        (self.top / ".venv/.whole").touch()
        program(self.bin / "dpkg-query", _DPKG_QUERY)
        for name in ("apt-get", "sudo"):
            program(self.bin / name, _FORBIDDEN)
        self.env["PATH"] = f"{self.bin}:{os.environ['PATH']}"
        return self

    def with_few_programs(self, *more: str) -> Checkout:
        """Neither Python nor a package manager, and of the rest what is on every system."""
        for name in ("sh", "env", "id", "readlink", "cat", "cksum", "mktemp", "rm", "tail", "sed", "grep", *more):
            found = shutil.which(name)
            assert found, name
            (self.bin / name).symlink_to(found)
        self.env["PATH"] = str(self.bin)
        return self

    def start(self, *words: str) -> subprocess.CompletedProcess[str]:
        self.calls_file.write_text("")
        command = [str(self.top / words[0]), *words[1:]]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=60)

    @property
    def calls(self) -> list[str]:
        """What the programs that stand in were called with at the last start."""
        return self.calls_file.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


# --- the lock


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes_and_no_address(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert _ENTRY.fullmatch(entry), entry[:80]
    assert "://" not in (TOP / lock).read_text("utf-8")


def test_the_tests_lock_holds_the_programs_lock_and_more() -> None:
    assert set(entries("requirements.txt")) < set(entries("tests/requirements.txt"))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    asked = {
        "requirements.txt": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["typst"],
        ],
        "tests/requirements.txt": [
            *project["project"]["optional-dependencies"]["test"],
            *project["build-system"]["requires"],
        ],
        ".ci/build-requirements.txt": project["dependency-groups"]["build"],
    }
    for lock, requirements in asked.items():
        locked = dict(entry.split()[0].split("==") for entry in entries(lock))
        for requirement in map(Requirement, requirements):
            assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), (
                f"{requirement} in {lock}"
            )


# --- the scripts


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_plain_shell(script: str) -> None:
    subprocess.run(["sh", "-n", TOP / script], check=True)
    assert (TOP / script).read_text("utf-8").startswith(("#!/bin/sh\n", "# shellcheck shell=sh\n"))


@pytest.mark.parametrize("script", ["jobdesc", "test", ".ci/run", "tests/fresh_root.sh"])
def test_a_command_can_be_started(script: str) -> None:
    assert os.access(TOP / script, os.X_OK)


def test_the_script_is_the_same_as_the_command_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "generator.py").write_text("raise SystemExit('not this one')\n")
    (tmp_path / "link").symlink_to(TOP / "jobdesc")
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-P", "-m", "generator", "list"]
    expected = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    for start in ("./link", str(TOP / "jobdesc")):
        said = subprocess.run([start, "list"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        assert said == expected


def test_every_argument_is_passed_on_as_it_is(checkout: Checkout) -> None:
    checkout.with_an_environment().start("jobdesc", "list", "a  b", "", "*", "--all", "--", "-m", "it's")
    assert checkout.calls[-1] == "<-P><-m><generator><list><a  b><><*><--all><--><-m><it's>"


def test_the_programs_exit_code_is_the_scripts(checkout: Checkout) -> None:
    program(
        checkout.with_an_environment().top / ".venv/bin/python", _PYTHON + 'case "$*" in *generator*) exit 5 ;; esac\n'
    )
    assert checkout.start("jobdesc", "list").returncode == 5


def test_the_tests_are_all_run_with_all_and_the_quick_ones_without(checkout: Checkout) -> None:
    checkout.with_an_environment()
    checkout.start("test", "-k", "a b")
    assert checkout.calls[-1] == "<-P><-m><pytest><-n><3><--dist><loadgroup><-m><not slow><-k><a b>"
    checkout.start("test", "-k", "a b", "--all", "-x")
    assert checkout.calls[-1] == "<-P><-m><pytest><-n><3><--dist><loadgroup><-k><a b><-x>"


def test_a_failed_check_does_not_keep_the_tests_from_running(checkout: Checkout) -> None:
    failing = 'case "$*" in *mypy*) exit 2 ;; esac\n'
    program(checkout.with_an_environment().top / ".venv/bin/python", _PYTHON + failing)
    done = checkout.start("test")
    assert done.returncode == 1
    assert "a check above has failed" in done.stderr
    assert "<pytest>" in checkout.calls[-1]


# --- the set-up


@pytest.mark.parametrize("script", ["jobdesc", "test"])
def test_a_second_start_installs_and_asks_nothing(checkout: Checkout, script: str) -> None:
    checkout.with_an_environment()
    first = checkout.start(script)
    assert any("<pip><install>" in call for call in checkout.calls)
    assert "installing the locked Python packages" in first.stderr
    for name in ("dpkg-query", "flock", "python3"):
        program(checkout.bin / name, _FORBIDDEN)
    second = checkout.start(script)
    assert second.returncode == 0
    assert not any("pip" in call or str(checkout.bin) in call for call in checkout.calls)
    assert "installing" not in second.stderr


def test_a_changed_lock_is_installed_at_the_next_start(checkout: Checkout) -> None:
    checkout.with_an_environment().start("jobdesc")
    with (checkout.top / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    checkout.start("jobdesc")
    assert any("<pip><install>" in call for call in checkout.calls)


def test_without_apt_the_packages_are_named_and_nothing_is_begun(checkout: Checkout) -> None:
    checkout.with_few_programs()
    needed = "python3 python3-venv libpango-1.0-0 fonts-paratype libreoffice-writer-nogui"
    for script, packages in (("jobdesc", needed), ("test", f"{needed} catdoc antiword poppler-utils file qpdf npm")):
        done = checkout.start(script, "list")
        assert done.returncode == 3
        assert "there is no apt-get here" in done.stderr
        assert set(packages.split()) < set(done.stderr.split())
        assert not (checkout.top / ".venv").exists()


def test_without_root_and_sudo_the_packages_are_named(checkout: Checkout) -> None:
    checkout.with_few_programs()
    program(checkout.bin / "apt-get", _FORBIDDEN)
    (checkout.bin / "id").unlink()
    program(checkout.bin / "id", "#!/bin/sh\necho 1000\n")
    done = checkout.start("jobdesc", "list")
    assert done.returncode == 3
    assert "you are not root" in done.stderr
    assert "apt-get install --no-install-recommends python3 python3-venv" in done.stderr
    assert checkout.calls == []


def test_a_failed_installation_says_why_and_leaves_the_program_as_it_was(checkout: Checkout) -> None:
    checkout.with_an_environment().start("jobdesc")
    checkout.env |= {"PIP_STATUS": "1", "PIP_SAYS": "ERROR: no route to host"}
    done = checkout.start("test")
    assert done.returncode == 3
    assert "ERROR: no route to host" in done.stderr
    assert checkout.start("jobdesc", "list").returncode == 0
    assert checkout.calls == ["<-P><-m><generator><list>"]


def test_an_environment_that_was_left_half_made_is_made_anew(checkout: Checkout) -> None:
    checkout.with_an_environment().start("jobdesc")
    checkout.env |= {"PIP_STATUS": "1", "PIP_SAYS": "Installing collected packages: jinja2"}
    checkout.start("test")
    checkout.env["PIP_NO_INDEX"] = "1"
    assert "making .venv anew" in checkout.start("jobdesc").stderr
