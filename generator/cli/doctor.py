"""From the machine to what of it the program needs: what is there, what is missing, and the remedy."""

from __future__ import annotations

import ctypes
import json
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

import typer

from generator import __version__
from generator.cli.console import EXIT_CODES
from generator.errors import ToolMissing
from generator.review.cv.spelling import PACKAGES, speller

_PACKAGES = (
    "babel", "docxtpl", "jinja2", "mammoth", "num2words", "openpyxl", "pydantic", "pyenchant", "pypdfium2",
    "python-calamine", "python-docx", "pyyaml", "rapidfuzz", "rich", "ruamel.yaml", "simplemma", "snowballstemmer",
    "typer", "watchfiles", "weasyprint",
)  # fmt: skip
_EXTRAS = {
    "typst": ("draws PDFs several times as fast, and those for the archive", "pip install 'jobdesc[typst]'"),
    "distributed": ("lets other machines help with a batch", "pip install 'jobdesc[cluster]'"),
}
_PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
_FONTS = ("PT Serif", "PT Sans")
_APT = "On Debian: apt-get install"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for: what it is for, what was found, and the remedy where it is missing."""

    name: str
    need: str
    found: str | None
    remedy: str = ""


def doctor(as_json: bool) -> None:
    """Print what was found. Raises typer.Exit with 3 when something is missing."""
    findings = list(_findings())
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(_line(finding))
    if any(finding.found is None for finding in findings):
        raise typer.Exit(EXIT_CODES[ToolMissing])


def _line(finding: Finding) -> str:
    if finding.found is not None:
        return f"ok       {finding.name}: {finding.found}"
    return f"missing  {finding.name}: {finding.need}. {finding.remedy}"


def _findings() -> Iterator[Finding]:
    yield Finding("jobdesc", "", __version__)
    yield Finding("Python", "", platform.python_version())
    for package in _PACKAGES:
        yield Finding(package, "a Python package that jobdesc needs", _package(package), "Install jobdesc anew.")
    for package, (use, remedy) in _EXTRAS.items():
        yield Finding(package, "", _package(package) or f"not installed; it {use}: {remedy}")
    yield Finding("git", "", "found" if shutil.which("git") else "not installed; diff compares with revisions by it")
    yield Finding(
        "Pango",
        "without it there is no PDF",
        "found" if all(map(_library, _PANGO)) else None,
        f"{_APT} libpango-1.0-0 libpangoft2-1.0-0",
    )
    yield Finding(
        "HarfBuzz subset",
        "without it a PDF takes half as long again",
        "found" if _library("libharfbuzz-subset.so.0") else None,
        f"{_APT} libharfbuzz-subset0",
    )
    for font in _FONTS:
        yield Finding(
            f"font {font}", "without it PDFs fall back to another font", _font(font), f"{_APT} fonts-paratype"
        )
    for language, package in PACKAGES.items():
        yield Finding(
            f"dictionary {language}",
            "without it the spelling of CVs in this language is not checked",
            "found" if speller(language) else None,
            f"{_APT} libenchant-2-2 {package}",
        )
    yield Finding("LibreOffice", "without it there is no .doc", _libreoffice(), f"{_APT} libreoffice-writer-nogui")


def _package(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _font(name: str) -> str | None:
    said = _said("fc-match", "--format=%{family}", name)
    return "found" if said and name in said else None


def _libreoffice() -> str | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return _said(program, "--version") if program else None


def _said(*command: str) -> str | None:
    """The first line that a program prints; None when it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return next(iter(done.stdout.splitlines()), None)
