"""Files are put in place whole or not at all, and the manifest knows each of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator import Artifact, InputError, Request, WriteError, build
from generator.write.output import ready, write
from tests.folders import DAY, GREETER, fill

TOP = Path(__file__).parents[2]


def artifact(role: str = "greeter", format: str = "md", data: bytes = b"words") -> Artifact:
    return Artifact(role, "job-description", "fr-FR", format, DAY, "decimal", data, (("roles/greeter.yaml", "0" * 64),))


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden files too."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    return found


def test_files_are_named_by_role_kind_locale_and_format(tmp_path: Path) -> None:
    (path,) = write([artifact()], tmp_path / "a/b")
    assert path == tmp_path / "a/b/greeter/job-description.fr-FR.md"
    assert path.read_bytes() == b"words"
    assert oct(path.stat().st_mode & 0o777) == oct(0o666 & ~umask())


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_manifest_says_of_each_file_its_checksum_and_what_it_was_made_of(tmp_path: Path) -> None:
    folder = fill(tmp_path / "roles", {"greeter.yaml": GREETER, "employer.yaml": "language: fr\nname: Nous\n"})
    request = Request(date=DAY, roles=("greeter",), formats=("md", "html"), roles_dir=folder)
    write([*build(request)], tmp_path / "out")
    found = manifest(tmp_path / "out")
    assert set(found) == {"greeter/job-description.fr-FR.md", "greeter/job-description.fr-FR.html"}
    for name, said in found.items():
        assert said["sha256"] == sha256((tmp_path / "out" / name).read_bytes()).hexdigest()
        assert (said["role"], said["kind"], said["locale"]) == ("greeter", "job-description", "fr-FR")
        assert said["date"] == "2026-11-24"
        assert said["sources"]["roles/greeter.yaml"] == sha256(GREETER.encode()).hexdigest()
        for source in ("roles/jurisdictions/FR.yaml", "roles/shared/clauses.yaml", "templates/locale/fr/frame.po"):
            assert said["sources"][source] == sha256((TOP / source).read_bytes()).hexdigest(), source
        assert "roles/employer.yaml" in said["sources"]
    page = found["greeter/job-description.fr-FR.html"]["sources"]
    assert page["templates/html/page.html.j2"] == sha256((TOP / "templates/html/page.html.j2").read_bytes()).hexdigest()


def test_entries_of_earlier_builds_stay_while_their_files_do(tmp_path: Path) -> None:
    write([artifact("one"), artifact("two")], tmp_path)
    (tmp_path / "one/job-description.fr-FR.md").unlink()
    write([artifact("three"), artifact("two", data=b"new")], tmp_path)
    found = manifest(tmp_path)
    assert list(found) == ["three/job-description.fr-FR.md", "two/job-description.fr-FR.md"]
    assert found["two/job-description.fr-FR.md"]["sha256"] == sha256(b"new").hexdigest()


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/two").write_text("a file where a folder is needed")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match="Nothing was written"):
        write([artifact("one"), artifact("two")], tmp_path / "out")
    assert snapshot(tmp_path) == before
    with pytest.raises(WriteError):
        write([artifact("one")], tmp_path / "out/two/below/it")
    assert snapshot(tmp_path) == before


def test_a_write_that_fails_at_the_last_step_puts_back_what_was_there(tmp_path: Path) -> None:
    write([artifact("one", data=b"old"), artifact("two", data=b"old")], tmp_path)
    (tmp_path / "three/job-description.fr-FR.md").mkdir(parents=True)
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match="Nothing was written"):
        write([artifact("one", data=b"new"), artifact("zero"), artifact("three")], tmp_path)
    assert snapshot(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="Permission denied"):
        write([artifact()], tmp_path / "out")


@pytest.mark.parametrize("text", ["{}", "[]", '{"files": []}', "not JSON", '{"files": 1}', "[" * 100_000])
def test_a_manifest_of_somebody_else_is_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text)
    before = snapshot(tmp_path)
    for attempt in (lambda: ready(tmp_path), lambda: write([artifact()], tmp_path)):
        with pytest.raises(InputError, match="that jobdesc did not write"):
            attempt()
    assert snapshot(tmp_path) == before


def test_two_builds_at_once_into_one_folder_lose_no_entry(tmp_path: Path) -> None:
    program = (
        "import sys, datetime\n"
        "from pathlib import Path\n"
        "from generator import Artifact\n"
        "from generator.write.output import write\n"
        "for number in range(25):\n"
        "    role = f'{sys.argv[1]}{number}'\n"
        "    made = Artifact(role, 'k', 'fr-FR', 'md', datetime.date(2026, 11, 24), 'decimal', b'x', ())\n"
        "    write([made], Path(sys.argv[2]))\n"
    )
    command = [sys.executable, "-P", "-c", program]
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    both = [subprocess.Popen([*command, name, str(tmp_path / "out")], env=environment) for name in ("a", "b", "c")]
    assert [each.wait() for each in both] == [0, 0, 0]
    assert len(manifest(tmp_path / "out")) == 75
    assert not [name for name in snapshot(tmp_path) if name.endswith((".part", ".old"))]


def test_equal_input_gives_equal_bytes_wherever_and_however_often(tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate(("0", "12345")):
        here = tmp_path / f"here{number}"
        here.mkdir()
        command = [sys.executable, "-P", "-m", "generator", "build", "client-search-manager", "--date", "2026-11-24"]
        command += [word for name in ("docx", "html", "pdf", "md", "txt", "json") for word in ("--format", name)]
        environment = {
            **os.environ,
            "PYTHONPATH": str(TOP),
            "PYTHONHASHSEED": seed,
            "TZ": ("UTC", "Asia/Tokyo")[number],
        }
        subprocess.run([*command, "--out", "out"], cwd=here, env=environment, check=True, capture_output=True)
        made.append(snapshot(here / "out"))
    assert made[0].keys() == made[1].keys()
    assert len(made[0]) == 8
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


@pytest.mark.parametrize("role", ["con", "COM1", "nul", "..", ".", "", "-a", "a/b", "a\0", "été", "a b", "a--b"])
def test_a_name_that_some_system_could_not_keep_is_refused(role: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"cannot be"):
        write([artifact(role)], tmp_path)
    assert snapshot(tmp_path) == {}
