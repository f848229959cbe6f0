"""A document that no longer holds stays in the register, is due for nothing, and keeps its number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from generator.cli import registering
from generator.errors import InputError
from generator.model.register import Assigned, Issued, IssuedFile, Wanted
from generator.register import Register, read_scheme
from tests.batch.firm import Firm, founded
from tests.cli.running import call

SCHEME = read_scheme("JD-{number:02}")
DAY, LEFT, LATER = date(2026, 1, 15), date(2026, 2, 1), date(2026, 3, 1)
FIRST_TABLES = """
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL, version INTEGER NOT NULL, series TEXT NOT NULL, counter INTEGER NOT NULL,
    kind TEXT NOT NULL, locale TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
    content TEXT NOT NULL, replaces INTEGER NOT NULL, name TEXT NOT NULL, staff_number TEXT NOT NULL,
    department TEXT NOT NULL,
    owner TEXT, reserved REAL,
    current INTEGER NOT NULL DEFAULT 0,
    title TEXT, issued TEXT, sources TEXT, effective TEXT, review_due TEXT, certification_months INTEGER,
    to_sign INTEGER,
    UNIQUE (number, version)) STRICT;
CREATE INDEX document_key ON document (kind, locale, role, person, version);
CREATE INDEX document_role ON document (role);
CREATE INDEX document_current ON document (current, kind);
CREATE INDEX document_owner ON document (owner) WHERE owner IS NOT NULL;
CREATE TABLE series (series TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE free (series TEXT, counter INTEGER, PRIMARY KEY (series, counter)) STRICT, WITHOUT ROWID;
CREATE TABLE file (document INTEGER NOT NULL REFERENCES document, path TEXT NOT NULL, format TEXT NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (document, path)) STRICT, WITHOUT ROWID;
CREATE TABLE signature (document INTEGER NOT NULL REFERENCES document, day TEXT NOT NULL,
    PRIMARY KEY (document, day)) STRICT, WITHOUT ROWID;
CREATE TRIGGER kept BEFORE DELETE ON document WHEN old.owner IS NULL
    BEGIN SELECT RAISE(ABORT, 'an issued document stays in the register'); END;
INSERT INTO document VALUES (1, 'JD-01', 1, 'JD-' || char(0), 1, 'job-description', 'fr-FR', 'clerk',
    'ann' || char(10), 'a', 0, 'Ann', '', '', NULL, NULL, 1, 'Clerk', '2026-01-15', 's', '2026-01-15', NULL, NULL, 1);
INSERT INTO document VALUES (2, 'JD-02', 1, 'JD-' || char(0), 2, 'job-description', 'fr-FR', 'clerk',
    'bo' || char(10), 'a', 0, 'Bo', '', '', NULL, NULL, 1, 'Clerk', '2026-01-15', 's', '2026-01-15', NULL, NULL, 1);
INSERT INTO file VALUES (1, 'output/JD-01.docx', 'docx', '00');
INSERT INTO series VALUES ('JD-' || char(0), 3);
INSERT INTO signature VALUES (1, '2026-01-15');
PRAGMA application_id = 0x4A445247;
PRAGMA user_version = 1;
"""
"""A register as the first version of the tables had it: two documents, one of them signed."""


def wanted(name: str, text: str = "a") -> Wanted:
    return Wanted("job-description", "clerk", "fr-FR", text, DAY, SCHEME, name=name)


def issue(register: Register, *names: str, text: str = "a") -> list[Assigned]:
    given = register.reserve([wanted(name, text) for name in names])
    register.issue(
        Issued(each, "Clerk", DAY, (IssuedFile("docx", f"output/{each.number}.docx", "00"),), "s", DAY, None, 1)
        for each in given
    )
    return given


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An open register of three documents."""
    with Register(tmp_path / "register.sqlite") as register:
        issue(register, "Ann", "Bo", "Cy")
        yield register


def test_what_was_withdrawn_is_due_for_nothing_and_stays_in_the_register(register: Register) -> None:
    entry = register.withdraw("JD-02", LEFT, " left  the\ncompany ")
    assert (entry.withdrawn, entry.reason, entry.current) == (LEFT, "left the company", False)
    duties = register.due(LATER)
    assert [each.entry.name for each in duties.unsigned] == ["Ann", "Cy"]
    assert [each.entry.name for each in duties.certifications] == ["Ann", "Cy"]
    assert [each.number for each in register.entries(current=True)] == ["JD-01", "JD-03"]
    assert [each.number for each in register.entries()] == ["JD-01", "JD-02", "JD-03"]
    assert register.entry("JD-02") == entry


def test_the_number_of_a_withdrawn_document_is_never_given_to_another(register: Register) -> None:
    register.withdraw("JD-02", LEFT)
    assert [each.number for each in register.reserve([wanted("Di"), wanted("Ed")])] == ["JD-04", "JD-05"]


def test_made_again_it_is_the_next_version_even_where_it_says_the_same(register: Register) -> None:
    register.withdraw("JD-02", LEFT)
    (again,) = register.reserve([wanted("Bo")])
    assert (again.number, again.version, again.unchanged, again.replaces) == ("JD-02", 2, False, 1)
    # A run that died goes on with what it reserved.
    (again,) = register.reserve([wanted("Bo")])
    assert (again.number, again.version, again.unchanged) == ("JD-02", 2, False)
    register.release([again])
    (again,) = issue(register, "Bo")
    assert [(each.version, each.current, each.withdrawn) for each in register.entries(person="Bo")] == [
        (1, False, LEFT), (2, True, None),
    ]  # fmt: skip
    assert register.reserve([wanted("Bo")])[0].unchanged
    assert register.sign("JD-02", LATER).version == again.version == 2


def test_what_was_withdrawn_cannot_be_signed_nor_withdrawn_again(register: Register) -> None:
    register.withdraw("JD-02", LEFT)
    for version in (None, 1):
        with pytest.raises(InputError, match="JD-02, version 1, was withdrawn on 2026-02-01 and cannot be signed"):
            register.sign("JD-02", LATER, version)
    with pytest.raises(InputError, match="JD-02, version 1, was withdrawn on 2026-02-01 already"):
        register.withdraw("JD-02", LATER)
    with pytest.raises(InputError, match="issued on 2026-01-15 and cannot have been withdrawn before that day"):
        register.withdraw("JD-01", date(2026, 1, 14))
    assert register.entry("JD-01").current


def test_a_register_of_the_first_tables_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST_TABLES)
    with Register(path, create=False) as register, Register(path) as other:
        assert [(each.number, each.withdrawn, each.reason) for each in register.entries()] == [
            ("JD-01", None, ""), ("JD-02", None, ""),
        ]  # fmt: skip
        assert register.entry("JD-01").signed == (DAY,)
        assert other.withdraw("JD-01", LEFT, "left").reason == "left"
        assert [each.number for each in register.reserve([wanted("Bo"), wanted("Cy")])] == ["JD-02", "JD-03"]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)


def test_the_commands_tell_of_it(tmp_path: Path, register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "register.sqlite"
    with pytest.raises(InputError, match="2026-03-01 has not come yet"):
        registering.withdraw(path, "JD-02", LATER, "", LEFT)
    registering.withdraw(path, "JD-02", LEFT, "left", LATER)
    assert capsys.readouterr().out == "JD-02, version 1 of Bo: withdrawn on 2026-02-01 (left).\n"
    registering.list_(path, {}, all_versions=False, as_json=False)
    assert "JD-02" not in capsys.readouterr().out
    registering.list_(path, {}, all_versions=True, as_json=False)
    first, second, _ = capsys.readouterr().out.splitlines()
    assert (first.split("\t")[-2:], second.split("\t")[-2:]) == (["no", ""], ["no", "2026-02-01"])
    registering.show(path, "JD-02", None, as_json=False)
    shown = capsys.readouterr().out
    assert "\nwithdrawn             2026-02-01\nreason                left\n" in shown
    registering.export(path, "json", None)
    assert [each["reason"] for each in json.loads(capsys.readouterr().out)] == ["", "left", ""]


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Firm:
    firm = founded(tmp_path / "firm", [{"name": "Ann Lee", "role": "account-manager"}])
    monkeypatch.chdir(firm.place)
    return firm


def test_a_batch_after_a_withdrawal_issues_the_next_version(firm: Firm) -> None:
    batch = ("batch", "people.csv", "--format", "docx", "--date", "2026-11-27")
    assert call(*batch).exit_code == 0
    done = call("register", "withdraw", "JD-2026-001", "--reason", "Wrong role", SOURCE_DATE_EPOCH="1795824000")
    assert (done.exit_code, done.stdout) == (
        0, "JD-2026-001, version 1 of Ann Lee: withdrawn on 2026-11-28 (Wrong role).\n",
    )  # fmt: skip
    firm.employ([{"name": name, "role": "account-manager"} for name in ("Bo Roy", "Ann Lee")])
    assert call(*batch).exit_code == 0
    assert [(each.number, each.version, each.current) for each in firm.entries()] == [
        ("JD-2026-001", 1, False), ("JD-2026-001", 2, True), ("JD-2026-002", 1, True),
    ]  # fmt: skip
    assert {Path(name).name for name in firm.files()} == {
        "job-description.en-GB.docx", "job-description.en-GB.v2.docx",
    }  # fmt: skip
