"""What docs/scale.md says to type works as it says, on this machine in place of many."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.firm import Firm, founded, rows
from tests.batch.test_cluster import Cluster, batch
from tests.cli.running import TOP

PAGE = (TOP / "docs/scale.md").read_text("utf-8")
NOT_HERE = {
    "sudo apt-get": "the machine has these packages already",
    "python3 -m venv": "the program's environment is made by its own script",
    ".venv/bin/pip": "it is this environment",
}
"""Commands that the test does not run, by how they begin, and why."""


def commands() -> list[str]:
    return [
        line for text in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) for line in text.splitlines()
    ]


def run_all(firm: Firm, cluster: Cluster, lines: list[str]) -> str:
    """Run commands in order, those of Dask on this machine and in the background; what the batch says."""
    said = ""
    address = cluster.address.partition("://")[2]
    for line in lines:
        words = shlex.split(line.replace("10.0.0.5:8786", address))
        if words[0] == "dask":
            name, *more = words[1:]
            cluster.start(name, *more, *(("--host", "127.0.0.1") if name == "worker" else ("--no-show",)))
            cluster._until("Scheduler at" if name == "scheduler" else "Registered to:", len(cluster.processes) - 1)
        elif words[0] == "jobdesc":
            code, said, wrong = batch(firm, words[-1])
            assert code == 0, wrong
        else:
            done = subprocess.run(words, cwd=cluster.folder, capture_output=True, text=True)
            assert done.returncode == 0, f"{line}\n{done.stderr}"
    return said


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["tcp", "tls"])
def test_the_commands_of_the_page_make_documents_on_a_cluster(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = founded(tmp_path / "acme", rows(20))
    lines = [line for line in commands() if not line.startswith(tuple(NOT_HERE))]
    chosen = [line for line in lines if f"{scheme}://" in line or (scheme == "tls" and line.startswith("openssl"))]
    assert len(chosen) == (3 if scheme == "tcp" else 6)
    folder = tmp_path / "cluster"
    folder.mkdir()
    if scheme == "tls":
        (settings,) = re.findall(r"^```yaml distributed.yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
        (tmp_path / "dask").mkdir()
        whole = re.sub(r"\b(ca\.pem|batch\.pem|batch\.key)", lambda name: str(folder / name[0]), settings)
        (tmp_path / "dask/distributed.yaml").write_text(whole, "utf-8")
        monkeypatch.setenv("DASK_CONFIG", str(tmp_path / "dask"))
    cluster = Cluster(folder, scheme)
    try:
        said = run_all(firm, cluster, chosen)
    finally:
        cluster.stop()
    assert "20 documents made (20 files)" in said


def test_what_the_page_says_of_limits_is_what_they_are() -> None:
    from generator.batch import _CHUNK, _CHUNK_OF_DOC
    from generator.load.table_raw import ROWS

    assert f"tasks of {_CHUNK} people ({_CHUNK_OF_DOC} for .doc)" in PAGE
    assert f"at most {ROWS:,} rows" in PAGE


def test_the_lock_that_the_page_names_holds_dask() -> None:
    assert sys.version_info[:2] == (3, 11)
    assert re.search(r"^distributed==", (TOP / "tests/requirements.txt").read_text("utf-8"), re.MULTILINE)
