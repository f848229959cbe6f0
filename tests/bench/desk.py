"""From a row's wishes to what it measures with: environments of the peers, content, workspaces, processes that stay."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from types import TracebackType

from tests.bench import content, staff
from tests.bench.timing import TOP, NotThere, Run, memory, program, run, surroundings, waited_for

_PEERS = Path(__file__).parent / "peers"
# Nothing in it has to be translated: the people are of five languages.
_EMPLOYER = """\
language: en
name: Example Bank plc
address: {street: 1 High Street, city: Leeds}
head: {name: Alex Example}
document_numbers: "{number}"
"""


class Child:
    """A process that stays and makes documents in turns."""

    def __init__(self, command: Sequence[str], processor: bool = False) -> None:
        self._processor = processor
        self._process = subprocess.Popen(
            command, cwd=TOP, env=surroundings(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._answer()

    def turn(self, count: int = 1) -> float:
        """Make so many documents; how long it took, in milliseconds."""
        assert self._process.stdin
        self._process.stdin.write(f"{count}\n")
        self._process.stdin.flush()
        clock, processor = self._answer().split()
        return float(processor if self._processor else clock)

    def memory(self) -> float:
        """What the process holds now, in MiB."""
        return memory(self._process.pid, "VmRSS")

    def __enter__(self) -> Child:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            _, said = self._process.communicate()
            raise NotThere(f"a process ended: {' '.join(said.split())[-300:]}")
        return line


@dataclass
class Desk:
    """What the rows share.

    `rounds` is how often a short thing is measured; `quick` asks for small numbers; `processor` for the time that the
    processor spends, where the machine is busy with other work.
    """

    cache: Path
    quick: bool = False
    install: bool = False
    rounds: int = 7
    processor: bool = False
    _open: ExitStack = field(default_factory=ExitStack)

    def close(self) -> None:
        """Remove what was written beside the cache."""
        self._open.close()

    @cached_property
    def folder(self) -> Path:
        """A folder for whatever is made, gone in the end."""
        return Path(self._open.enter_context(TemporaryDirectory(prefix="jobdesc-bench-")))

    def python(self, peer: str) -> str:
        """The Python of a peer's own environment, made on the first call. Raises NotThere when that cannot be had."""
        wanted = _PEERS / f"{peer}.txt"
        home = self.cache / f"{peer}-{sha256(wanted.read_bytes()).hexdigest()[:12]}"
        python = home / "bin" / "python"
        if not (home / "ready").exists():
            print(f"(installing {peer} into {home})", file=sys.stderr)
            try:
                subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True, capture_output=True)
                pip = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(wanted)]
                subprocess.run(pip, check=True, capture_output=True, text=True)
            except subprocess.CalledProcessError as error:
                raise NotThere(f"{peer} cannot be installed: {str(error.stderr).strip()[-300:]}") from error
            (home / "ready").touch()
        return str(python)

    def peer(self, name: str, module: str, *words: str) -> list[str]:
        """The command that runs a script of `peers/` in a peer's environment."""
        return [self.python(name), "-m", f"tests.bench.peers.{module}", *words]

    def ours(self, work: str, *locales: str) -> Child:
        """A process of the program that takes turns of a work. Raises NotThere where an engine is missing."""
        if "typst" in work or work == "both":
            need_typst()
        return self.stay([sys.executable, "-m", "tests.bench.worker", work, *locales])

    def stay(self, command: Sequence[str]) -> Child:
        """A process that takes turns."""
        return Child(command, self.processor)

    def timed(self, command: Sequence[str], folder: Path = TOP, **more: str) -> Callable[[], float]:
        """The step that runs a process to its end; it tells milliseconds."""
        return lambda: self.told(run(command, folder, **more)) * 1000

    def told(self, done: Run) -> float:
        """How long a process took, in seconds."""
        return done.processor if self.processor else done.seconds

    def clock(self) -> float:
        """Now, in seconds, by the clock that is asked for; with all that this process has waited for."""
        return process_time() + waited_for() if self.processor else perf_counter()

    @cached_property
    def contents(self) -> Path:
        """The content of the measured documents, for templates."""
        path = self.folder / "contents.json"
        content.write_contents(content.trees(), path)
        return path

    @cached_property
    def pages(self) -> Path:
        """The measured documents as web pages."""
        path = self.folder / "pages.json"
        content.write_pages(content.trees(), path)
        return path

    @cached_property
    def template(self) -> Path:
        """The template of docxtpl."""
        path = self.folder / "template.docx"
        run(self.peer("docxtpl", "word", "template", str(path)))
        return path

    @contextmanager
    def workspace(self, people: int) -> Iterator[Path]:
        """A new workspace of an employer, with a staff list `staff.csv`."""
        need("init", "--help")
        with TemporaryDirectory(dir=self.folder) as name:
            place = Path(name) / "work"
            run(program("init", str(place)), Path(name))
            (place / "employer.yaml").write_text(_EMPLOYER, "utf-8")
            staff.write(people, place / "staff.csv")
            yield place


def need(*words: str, option: str = "") -> None:
    """Raise NotThere where the program has no such command, or the command no such option."""
    done = subprocess.run(program(*words), capture_output=True, text=True, env=surroundings(COLUMNS="200"), cwd=TOP)
    if done.returncode not in (0, 2):
        raise NotThere(f"`jobdesc {' '.join(words)}` ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    if done.returncode or option not in done.stdout:
        raise NotThere(f"not there: jobdesc {' '.join(words[:-1])} {option}".rstrip())


def need_typst() -> None:
    """Raise NotThere where there is no renderer on Typst."""
    if find_spec("generator.render.typst") is None or find_spec("typst") is None:
        raise NotThere("not there: the renderer on Typst")


def tool(name: str, package: str, install: bool) -> str:
    """The path of a program of the system. Raises NotThere, with the package to install, when there is none."""
    if shutil.which(name) is None and install and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", package], capture_output=True)
    found = shutil.which(name)
    if found is None:
        raise NotThere(f"{name} is not installed: apt-get install {package} (or run with --install as root)")
    return found
