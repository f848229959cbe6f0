"""`jobdesc check-cv`: a CV in, a report out, and nothing of the CV anywhere else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from generator.office import libreoffice
from generator.review.cv import CHECKS
from generator.review.cv.findings import ENTRIES
from tests.cli.running import call, start
from tests.review.cv.making import everybody, make

DAY = ("--date", "2026-11-27")
ROLE = ("--role", "account-manager", "--locale", "en-GB")
CV = """\
Ann Example-Miller
Leeds, 0113 496 0000, ann@miller.example

Experience
Account Manager, Aire Tools, Leeds, 03/2021 - present
- Negotiated 20 contracts a year with manufacturers
- Acheived 110% of target <script>alert(1)</script> & more
- Presented new products at 5 trade fairs

Education
BA Marketing, Leeds, 2017 - 2020

Skills
Negotiation, market analysis, presentations
"""


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    path = tmp_path / "miller.txt"
    path.write_text(CV, "utf-8")
    return path


def test_the_report_is_printed_for_a_terminal(cv: Path) -> None:
    done = call("check-cv", cv, *ROLE, *DAY)
    assert done.exit_code == 0
    assert "Acheived" in done.stdout
    assert "Achieved" in done.stdout or "achieved" in done.stdout
    assert "contract," in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 88


def test_whatever_is_found_the_exit_code_is_0(tmp_path: Path) -> None:
    path = tmp_path / "final.txt"
    path.write_text("XXX\n", "utf-8")
    assert call("check-cv", path, *ROLE, *DAY).exit_code == 0


def test_json_has_every_field(cv: Path) -> None:
    said = json.loads(call("check-cv", cv, *ROLE, *DAY, "--format", "json").stdout)
    assert said["date"] == "2026-11-27"
    assert said["standing"] == "blocked", "what stands between < and > is taken for a form"
    (spelling,) = (each for each in said["findings"] if each["check"] == "spelling")
    assert set(spelling) == {"check", "level", "page", "line", "evidence", "message", "remedy", "entry"}
    assert spelling["line"] == 7
    assert {each["check"] for each in said["findings"]} <= set(CHECKS)
    assert set(said["entries"]) == set(ENTRIES)
    assert set(said["covered"]).isdisjoint(said["missing"])
    assert "contract" in said["covered"]


class Tags(HTMLParser):
    """Every element of a page, with what it would fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]


def test_the_page_needs_nothing_beside_it_and_takes_no_markup_from_a_cv(cv: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = call("check-cv", cv, *ROLE, *DAY, "--format", "html", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    page = out.read_text("utf-8")
    found = Tags(page)
    assert found.fetched == []
    assert "script" not in found.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert not re.search(r"url\(|@import", page)
    assert found.tags.count("h1") == 1
    assert "viewport" in page
    assert '<html lang="en-GB"' in page


def test_a_report_that_cannot_be_written_is_told(cv: Path, tmp_path: Path) -> None:
    done = call("check-cv", cv, *ROLE, *DAY, "--out", tmp_path / "no" / "report.txt")
    assert done.exit_code == 4
    assert "No such file" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no.pdf", *ROLE), "cannot be read"),
        ((".", *ROLE), "folder"),
        (("miller.txt", "--role", "acount-manager", "--locale", "en-GB"), "Did you mean `account-manager`?"),
        (("miller.txt", "--role", "account-manager", "--locale", "en-XX"), "there is no locale `en-XX`"),
        (("miller.txt", *ROLE, "--date", "yesterday"), "year-month-day"),
    ],
)
def test_what_cannot_be_used_ends_in_a_sentence_and_2(
    words: tuple[str, ...], said: str, cv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cv.parent)
    done = call("check-cv", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_nothing_of_a_cv_is_in_an_error_or_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text(CV, "utf-8")
    broken = start("check-cv", path, *ROLE)
    assert broken.returncode == 2
    assert "Miller" not in broken.stderr + broken.stdout
    path = tmp_path / "b.pdf"
    path.write_bytes(b"%PDF-1.7\n" + CV.encode())
    broken = start("check-cv", path, *ROLE)
    assert broken.returncode == 2
    assert "Miller" not in broken.stderr + broken.stdout
    good = tmp_path / "c.txt"
    good.write_text(CV, "utf-8")
    done = start("check-cv", good, *ROLE, "--out", tmp_path / "out.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {each.name for each in tmp_path.iterdir()} == {"a.docx", "b.pdf", "c.txt", "out.txt"}


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "filter"), [("doc", "doc:MS Word 97"), ("odt", "odt:writer8")])
def test_a_cv_of_an_older_or_another_word_processor_is_read_as_the_same_cv(
    ending: str, filter: str, tmp_path: Path
) -> None:
    written = next(each for each in everybody() if each.id == "fr-gap-lefevre")
    source = make(written, tmp_path)
    libreoffice.convert(libreoffice.program(), [source], filter, tmp_path)
    path = source.with_suffix(f".{ending}")
    words = ("--role", written.role, "--locale", written.locale, *DAY, "--format", "json")
    found = json.loads(call("check-cv", path, *words).stdout)
    same = json.loads(call("check-cv", source, *words).stdout)
    assert found["format"] == ending
    assert found["covered"] == same["covered"]
    others = [(each["check"], each["evidence"]) for each in found["findings"] if each["check"] != "file"]
    assert others == [(each["check"], each["evidence"]) for each in same["findings"]]


def test_an_encrypted_odt_is_told_so(tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = tmp_path / "cv.odt"
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", "gibberish")
        packed.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    done = call("check-cv", path, *ROLE)
    assert done.exit_code == 2
    assert "encrypted" in done.stderr


def test_without_a_dictionary_the_report_says_what_to_install(cv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pipeline.checking.speller", lambda language: None)
    said = json.loads(call("check-cv", cv, *ROLE, *DAY, "--format", "json").stdout)
    assert any("hunspell-en-gb" in note for note in said["notes"])
    words = {each["evidence"] for each in said["findings"] if each["check"] == "spelling"}
    assert len(words) == 1, "what is listed is told without a dictionary too"


def test_a_paragraph_of_a_word_file_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "cv.docx"
    document = docx.Document()
    for line in CV.replace("<script>alert(1)</script> & more", "").splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    said = json.loads(call("check-cv", path, *ROLE, *DAY, "--format", "json").stdout)
    (spelling,) = (each for each in said["findings"] if each["check"] == "spelling")
    assert spelling["line"] == 7


def test_a_report_never_takes_the_place_of_the_cv(cv: Path) -> None:
    before = cv.read_bytes()
    done = call("check-cv", cv, "--role", "account-manager", "--locale", "fr-FR", "--out", cv)
    assert done.exit_code == 2
    assert "this is the CV itself" in done.stderr
    assert cv.read_bytes() == before
