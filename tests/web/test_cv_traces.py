"""A CV that is checked leaves no trace, whatever becomes of the check."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from threading import Event
from time import monotonic, sleep, time

import pytest

from generator.office import family
from tests.web.cvs import FORMATS, MARK, encrypted, written
from tests.web.serving import Server, serving

pytestmark = pytest.mark.xdist_group("web-cv-traces")

CHECK = "/api/v1/cv-check?role=account-manager&locale=fr-FR"
NAME = "marchand-claire-candidature"
NEEDLES = (MARK.encode(), MARK.encode("utf-16-le"))
Answer = Future[tuple[int, dict[str, str], bytes]]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder that is served, and the one that everything temporary goes into."""
    home, temporary = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("temporary")
    return home, temporary


@pytest.fixture
def served(folders: tuple[Path, Path]) -> Iterator[Server]:
    home, temporary = folders
    with serving(home, environment={"TMPDIR": str(temporary)}) as server:
        server.json("/api/v1/catalogue")
        yield server


def files(folder: Path) -> set[Path]:
    """Every file below a folder, of whatever kind; not the speller's lists of own words, which are empty."""
    found = {Path(where) / name for where, _, names in os.walk(folder) for name in names}
    return {path for path in found if path.parent.name != "enchant" or size(path)}


def size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def tells(path: Path, needles: tuple[bytes, ...]) -> bool:
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size < 50_000_000 else b""
    except OSError:
        return False
    return any(needle in data for needle in needles)


def traces(since: float, *sent: bytes) -> list[Path]:
    """The files in temporary folders of this machine that were written since and hold words of a CV, or parts of it."""
    packed = (data for data in sent if not any(mark in data for mark in NEEDLES))
    needles = (*NEEDLES, *(data[len(data) // 2 :][:48] for data in packed))
    found = []
    for path in (path for top in ("/tmp", "/var/tmp", "/dev/shm") for path in files(Path(top))):
        with suppress(OSError):
            if path.lstat().st_mtime >= since - 1 and tells(path, needles):
                found.append(path)
    return found


@contextmanager
def watched(folder: Path) -> Iterator[set[Path]]:
    """Every file that is seen below a folder while the block lasts."""
    seen: set[Path] = set()
    ended = Event()

    def look() -> None:
        while not ended.is_set():
            seen.update(files(folder))
            sleep(0.002)

    with ThreadPoolExecutor(1) as threads:
        looking = threads.submit(look)
        try:
            yield seen
        finally:
            ended.set()
            looking.result()


@contextmanager
def being_read(server: Server, temporary: Path) -> Iterator[tuple[Answer, int]]:
    """A .doc that LibreOffice is at work on: the answer to come, and LibreOffice's process."""
    with ThreadPoolExecutor(1) as threads:
        asked: Answer = threads.submit(server.ask, f"{CHECK}&name={NAME}.doc", written("doc"))
        until = monotonic() + 30
        while not (
            office := [each for each in family.descendants(server.process.pid) if "soffice.bin" in called(each)]
        ):
            assert monotonic() < until, "LibreOffice was never seen at work"
            sleep(0.01)
        assert any(path.name == "document.doc" for path in files(temporary)), "it reads the CV"
        yield asked, office[0]
        assert quiet(office[0]), "LibreOffice is gone"


def called(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def quiet(process: int) -> bool:
    """Whether a process ends within five seconds."""
    until = monotonic() + 5
    while called(process) and monotonic() < until:
        sleep(0.05)
    return not called(process)


def sockets(process: int) -> set[Path]:
    """The sockets with a name that a process listens on."""
    own = set()
    for each in Path(f"/proc/{process}/fd").glob("*"):
        with suppress(OSError):
            own.add(os.readlink(each).removeprefix("socket:[").removesuffix("]"))
    lines = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    return {Path(line[7]) for line in lines if len(line) > 7 and line[6] in own and line[7].startswith("/")}


def gone(folder: Path) -> bool:
    """Whether a folder is without any file within five seconds."""
    until = monotonic() + 5
    while files(folder) and monotonic() < until:
        sleep(0.05)
    return not files(folder)


def test_a_cv_of_any_format_is_read_and_leaves_nothing(served: Server, folders: tuple[Path, Path]) -> None:
    home, temporary = folders
    since, before, sent = time(), files(home), [written(format) for format in FORMATS]
    for format, data in zip(FORMATS, sent, strict=True):
        report = served.json(f"{CHECK}&name={NAME}.{format}", data)
        assert report["format"] == format
        assert any(MARK in each["evidence"] for each in report["findings"]), "it was read"
    status, _, said = served.ask(f"{CHECK}&name={NAME}.pdf", encrypted())
    assert status == 422
    assert b"password" in said
    assert files(temporary) == set()
    assert files(home) == before
    assert traces(since, *sent) == []
    log = served.log.read_text()
    assert log.count("POST /cv-check") == len(FORMATS) + 1
    assert MARK not in log
    assert NAME not in log


def test_what_no_other_program_has_to_read_is_in_no_file_at_any_time(
    served: Server, folders: tuple[Path, Path]
) -> None:
    with watched(folders[1]) as seen:
        for format in ("txt", "docx", "pdf"):
            served.json(f"{CHECK}&name={NAME}.{format}", written(format))
    assert seen == set()


@pytest.mark.slow
def test_a_worker_that_is_killed_over_a_cv_leaves_nothing(served: Server, folders: tuple[Path, Path]) -> None:
    since, sent = time(), written("doc")
    with being_read(served, folders[1]) as (asked, office):
        left = sockets(office)
        workers = [each for each in family.descendants(served.process.pid) if "generator.web.worker" in called(each)]
        (worker,) = [each for each in workers if office in family.descendants(each)]
        os.kill(worker, signal.SIGKILL)
        assert asked.result()[0] == 503
    assert gone(folders[1]), files(folders[1])
    assert not any(path.exists() for path in left)
    assert traces(since, sent) == []
    assert served.json(f"{CHECK}&name=cv.txt", written("txt"))["format"] == "txt", "another worker takes its place"


def test_a_server_that_is_killed_over_a_cv_leaves_nothing(served: Server, folders: tuple[Path, Path]) -> None:
    since, sent = time(), written("doc")
    with being_read(served, folders[1]) as (asked, office):
        left = sockets(office)
        os.kill(served.process.pid, signal.SIGKILL)
        with pytest.raises((OSError, HTTPException)):
            asked.result()
    assert gone(folders[1]), files(folders[1])
    assert not any(path.exists() for path in left)
    assert traces(since, sent) == []
