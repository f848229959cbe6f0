"""Many machines make the same documents as one, and those that would not are refused."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

import pytest

from tests.batch.firm import Firm, documents, founded, in_a_process, journal, rows
from tests.cli.running import TOP

pytestmark = pytest.mark.slow
COUNT = 60
WORDS = ("batch", "people.csv", "--format", "docx", "--date", "2026-11-27")


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Cluster:
    """A scheduler and workers, each a process, on this machine."""

    def __init__(self, folder: Path, scheme: str = "tcp", **settings: str) -> None:
        self.folder, self.settings = folder, settings
        self.address = f"{scheme}://127.0.0.1:{free_port()}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str, **settings: str) -> subprocess.Popen[bytes]:
        """Begin a process of it, its output in a file."""
        log = (self.folder / f"cluster-{len(self.processes)}.log").open("wb")
        surroundings = {**os.environ, "PYTHONPATH": str(TOP), **self.settings, **settings}
        command = [sys.executable, "-P", "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        with log:
            begun = subprocess.Popen(
                command, cwd=self.folder, env=surroundings, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(begun)
        return begun

    def scheduler(self) -> subprocess.Popen[bytes]:
        words = ("--host", self.address, "--no-dashboard", "--no-show")
        begun = self.start("scheduler", *words)
        self._until("Scheduler at", 0)
        return begun

    def worker(self, **settings: str) -> subprocess.Popen[bytes]:
        number = len(self.processes)
        words = (self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", "60")
        begun = self.start("worker", *words, "--local-directory", str(self.folder), **settings)
        self._until("Registered to:", number)
        return begun

    def _until(self, said: str, number: int) -> None:
        log = self.folder / f"cluster-{number}.log"
        for _ in range(600):
            if said in log.read_text("utf-8", "replace"):
                return
            assert self.processes[number].poll() is None, log.read_text()
            time.sleep(0.1)
        raise AssertionError(log.read_text())

    def stop(self) -> None:
        for process in reversed(self.processes):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def cluster(folder: Path, workers: int = 2, scheme: str = "tcp", **settings: str) -> Iterator[Cluster]:
    folder.mkdir(parents=True, exist_ok=True)
    made = Cluster(folder, scheme, **settings)
    try:
        made.scheduler()
        for _ in range(workers):
            made.worker()
        yield made
    finally:
        made.stop()


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    return founded(tmp_path / "a firm", rows(COUNT))


def batch(firm: Firm, address: str, *words: str) -> tuple[int, str, str]:
    process = in_a_process(firm, *WORDS, "--cluster", address, *words)
    said, wrong = process.communicate(timeout=200)
    return process.returncode, said, wrong


def test_a_cluster_makes_the_same_bytes_under_the_same_numbers(firm: Firm, tmp_path: Path) -> None:
    process = in_a_process(firm, *WORDS, "--workers", "2")
    _, wrong = process.communicate(timeout=200)
    assert process.returncode == 0, wrong
    other = Firm(shutil.copytree(firm.place, tmp_path / "other"))
    shutil.rmtree(other.place / "output")
    (other.place / "register.sqlite").unlink()
    with cluster(tmp_path / "cluster") as dask:
        code, said, wrong = batch(other, dask.address)
        assert code == 0, wrong
    assert f"{COUNT} documents made ({COUNT} files)" in said
    assert documents(other.folder) == documents(firm.folder)
    assert other.numbers() == firm.numbers() == [f"JD-2026-{number:03}" for number in range(1, COUNT + 1)]


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(firm: Firm, tmp_path: Path) -> None:
    firm.employ(rows(3 * COUNT))
    with cluster(tmp_path / "cluster") as dask:
        process = in_a_process(firm, *WORDS, "--cluster", dask.address)
        while journal(firm) < 20:
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        os.killpg(dask.processes[-1].pid, signal.SIGKILL)
        _said, wrong = process.communicate(timeout=200)
    assert process.returncode == 0, wrong
    assert len(firm.files()) == 3 * COUNT
    assert firm.numbers() == [f"JD-2026-{number:03}" for number in range(1, 3 * COUNT + 1)]


def test_a_worker_of_another_version_is_refused(firm: Firm, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in ("generator", "roles", "templates"):
        shutil.copytree(TOP / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    house = other / "generator/__init__.py"
    house.write_text(house.read_text("utf-8").replace('__version__ = "', '__version__ = "9.'), "utf-8")
    with cluster(tmp_path / "cluster", 1) as dask:
        dask.worker(PYTHONPATH=str(other))
        code, _, wrong = batch(firm, dask.address)
    assert code == 2
    assert "may not make these documents: it has jobdesc 9." in wrong
    assert "install the same on both." in wrong
    assert not firm.files()
    assert firm.entries() == ()


def test_a_worker_with_other_fonts_is_refused(firm: Firm, tmp_path: Path) -> None:
    fonts = tmp_path / "home/.fonts"
    fonts.mkdir(parents=True)
    (fonts / "PT_Serif-Web-Regular.ttf").write_bytes(b"another font of that name")
    with cluster(tmp_path / "cluster", 1) as dask:
        dask.worker(HOME=str(tmp_path / "home"))
        code, _, wrong = batch(firm, dask.address)
    assert code == 2
    assert "its fonts are others than those here: install the same font packages on both." in wrong
    assert len([line for line in wrong.splitlines() if "may not make" in line]) == 1


def test_a_worker_without_the_program_is_refused(firm: Firm, tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", 0) as dask:
        dask.worker(PYTHONPATH="")
        code, _, wrong = batch(firm, dask.address)
    assert code == 2
    assert "cannot tell what they are" in wrong
    assert "Install the same jobdesc on each worker as here." in wrong


def test_no_scheduler_no_address_and_no_workers_are_each_told(firm: Firm, tmp_path: Path) -> None:
    code, _, wrong = batch(firm, f"tcp://127.0.0.1:{free_port()}")
    assert code == 2
    assert "cannot be reached" in wrong
    assert "Is it running, and is the address right, such as tcp://10.0.0.5:8786?" in wrong
    assert "Traceback" not in wrong
    code, _, wrong = batch(firm, "nonsense://x")
    assert code == 2
    assert "Traceback" not in wrong
    with cluster(tmp_path / "cluster", 0) as dask:
        code, _, wrong = batch(firm, dask.address)
    assert code == 2
    assert f"the scheduler at {dask.address} has no workers." in wrong
    assert firm.entries() == ()


def test_a_scheduler_that_is_lost_on_the_way_is_told_and_the_next_run_goes_on(firm: Firm, tmp_path: Path) -> None:
    firm.employ(rows(3 * COUNT))
    with cluster(tmp_path / "cluster") as dask:
        process = in_a_process(firm, *WORDS, "--cluster", dask.address)
        while journal(firm) < 20:
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        os.killpg(dask.processes[0].pid, signal.SIGKILL)
        _, wrong = process.communicate(timeout=200)
    assert process.returncode == 4, wrong
    assert f"the connection to the cluster at {dask.address} was lost; what is made stays." in wrong
    assert "Traceback" not in wrong
    made = len(firm.files())
    assert 20 <= made < 3 * COUNT
    process = in_a_process(firm, *WORDS)
    said, wrong = process.communicate(timeout=200)
    assert f"{made} there already" in said
    assert firm.numbers() == [f"JD-2026-{number:03}" for number in range(1, 3 * COUNT + 1)]


def test_a_cluster_behind_certificates_lets_in_whoever_has_one_and_nobody_else(firm: Firm, tmp_path: Path) -> None:
    firm.employ(rows(20))
    settings = certificates(tmp_path)
    with cluster(tmp_path / "cluster", 1, "tls", **settings) as dask, pytest.MonkeyPatch.context() as patch:
        code, _, wrong = batch(firm, dask.address)
        assert code == 2
        assert "Traceback" not in wrong
        assert firm.entries() == ()
        code, _, wrong = batch(firm, dask.address.replace("tls", "tcp"))
        assert code == 2
        for name, value in settings.items():
            patch.setenv(name, value)
        code, said, wrong = batch(firm, dask.address)
        assert code == 0, wrong
    assert "20 documents made (20 files)" in said


def certificates(folder: Path) -> dict[str, str]:
    """An authority of our own and a certificate by it, as Dask's settings for all three sides."""

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    new = ("req", "-newkey", "rsa:2048", "-nodes", "-subj")
    openssl(*new, "/CN=authority", "-x509", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem")
    openssl(*new, "/CN=batch", "-keyout", "batch.key", "-out", "batch.csr")
    signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2")
    openssl("x509", "-req", "-in", "batch.csr", *signing, "-out", "batch.pem")
    prefix = "DASK_DISTRIBUTED__COMM__"
    settings = {f"{prefix}REQUIRE_ENCRYPTION": "true", f"{prefix}TLS__CA_FILE": str(folder / "ca.pem")}
    for side in ("SCHEDULER", "WORKER", "CLIENT"):
        settings[f"{prefix}TLS__{side}__CERT"] = str(folder / "batch.pem")
        settings[f"{prefix}TLS__{side}__KEY"] = str(folder / "batch.key")
    return settings
