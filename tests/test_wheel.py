"""The wheel has all that the program needs: installed elsewhere, it builds documents."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

TOP = Path(__file__).resolve().parent.parent
ASSETS = "generator/_assets/"


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints, started in a folder, with nothing of this checkout in its surroundings."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def shipped(folder: str) -> set[str]:
    """The files of a folder of the checkout that are meant for everybody."""
    files = (path.relative_to(TOP) for path in (TOP / folder).rglob("*") if path.is_file())
    return {str(path) for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", target, folder=TOP)
    (made,) = target.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another environment's folder of programs: the wheel is installed there, our locked packages are lent to it."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place, symlinks=True)
    pip = (sys.executable, "-P", "-m", "pip", "--python", place / "bin/python", "install", "--quiet")
    run(*pip, "--disable-pip-version-check", "--no-index", "--no-deps", wheel, folder=place)
    (packages,) = place.glob("lib/python3*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return place / "bin"


def test_the_wheel_carries_every_template_and_role(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assets = {name.removeprefix(ASSETS) for name in names if name.startswith(ASSETS)}
    assert assets == shipped("templates") | shipped("roles")
    for part in ("roles/shared", "roles/jurisdictions", "roles/schema", "templates/locale", "templates/html"):
        assert any(name.startswith(f"{part}/") for name in assets), part


def test_the_wheel_carries_the_program_and_nothing_else(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    code = {name for name in names if name.startswith("generator/") and not name.startswith(ASSETS)}
    assert code == shipped("generator")
    rest = {name.split("/")[0] for name in names if not name.startswith("generator/")}
    assert rest == {"-".join(wheel.stem.split("-")[:2]) + ".dist-info"}


def test_the_same_checkout_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, folder=TOP)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_installed_command_builds_documents_elsewhere(installed: Path, tmp_path: Path) -> None:
    home = run(installed / "python", "-P", "-c", "import generator; print(generator.__file__)", folder=tmp_path)
    assert Path(home).is_relative_to(installed.parent)
    run(installed / "jobdesc", "build", "account-manager", "--format", "docx", "--format", "html", folder=tmp_path)
    (word,) = tmp_path.rglob("*.docx")
    (page,) = tmp_path.rglob("*.html")
    assert "Chargé" in ZipFile(word).read("word/document.xml").decode()
    assert "Chargé" in page.read_text("utf-8")


def test_the_installed_command_lists_what_the_checkout_lists(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "jobdesc", "list", folder=tmp_path) == run(TOP / "jobdesc", "list", folder=tmp_path)


def test_the_installed_command_writes_no_catalog_into_its_package(installed: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [installed / "jobdesc", "translate", "update", "pl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    assert done.returncode == 2
    assert "Name a folder of yours with --templates." in done.stderr
    for folder in ("mine", "looks"):
        (tmp_path / folder).mkdir()
    run(*command, "--roles", "mine", "--templates", "looks", folder=tmp_path)
    assert (tmp_path / "mine/locale/pl/account-manager.po").exists()
    assert (tmp_path / "looks/locale/pl/frame.po").exists()


def test_the_installed_command_speaks_every_language(installed: Path, tmp_path: Path) -> None:
    locales: list[str | Path] = [
        word for locale in ("de-DE", "en-US", "es-ES", "ru-RU") for word in ("--locale", locale)
    ]
    run(installed / "jobdesc", "build", "account-manager", *locales, "--format", "txt", folder=tmp_path)
    assert len([*tmp_path.rglob("*.txt")]) == 4
