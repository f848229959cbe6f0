"""What `jobdesc register` prints of an employer's register, writes out, and enters."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.cli import registering
from generator.errors import InputError
from generator.model.employer import Employer
from generator.model.register import Issued, IssuedFile, Wanted
from generator.model.source import Place, SourceText
from generator.register import Register, read_scheme
from tests.cli.running import call

DAY, LATER = date(2026, 1, 15), date(2026, 3, 1)
NARROW: dict[str, str | None] = {"role": None, "department": "Sales"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of two documents, one of them in its second version."""
    path, scheme = tmp_path / "register.sqlite", read_scheme("JD-{number:02}")
    with Register(path) as register:
        for name, text in (("Ann\x1b[31m", "a"), ("Bo", "b"), ("Bo", "c")):
            wanted = Wanted("job-description", "clerk", "fr-FR", text, DAY, scheme, name=name, department="Sales")
            (given,) = register.reserve([wanted])
            files = (IssuedFile("docx", f"output/{given.number}.docx", "00"),)
            register.issue([Issued(given, "Clerk", DAY, files, "s", DAY, certification_months=1)])
    return path


def test_entries_are_listed_a_line_each_for_other_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registering.list_(path, NARROW, all_versions=False, as_json=False)
    told = capsys.readouterr()
    assert told.out == (
        "JD-01\t1\tjob-description\tclerk\tfr-FR\tAnn[31m\tSales\t2026-01-15\tno\n"
        "JD-02\t2\tjob-description\tclerk\tfr-FR\tBo\tSales\t2026-01-15\tno\n"
    )
    assert told.err == "2 documents.\n"
    registering.list_(path, {"person": "bo"}, all_versions=True, as_json=True)
    assert [each["version"] for each in json.loads(capsys.readouterr().out)] == [1, 2]


def test_one_document_is_shown_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registering.show(path, "JD-02", None, as_json=False)
    shown = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert ["version", "2"] in shown
    assert ["current", "yes"] in shown
    assert ["files", "docx  output/JD-02.docx  00"] in shown


def test_signing_several_is_all_or_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match='no document has the number "JD-03"'):
        registering.sign(path, ["JD-02", "JD-03"], LATER, None, LATER)
    with pytest.raises(InputError, match="has not come yet"):
        registering.sign(path, ["JD-02"], LATER, None, DAY)
    registering.due(path, LATER, 30, as_json=True)
    due = json.loads(capsys.readouterr().out)
    assert [each["number"] for each in due["unsigned"]] == ["JD-01", "JD-02"]
    registering.sign(path, ["JD-02"], LATER, None, LATER)
    assert capsys.readouterr().out == "JD-02, version 2: signed by Bo on 2026-03-01.\n"
    registering.due(path, LATER, 30, as_json=False)
    told = capsys.readouterr()
    assert "JD-01\t1\tAnn[31m\tClerk\t2026-01-15\t45\n" in told.out
    assert told.err == "not signed yet: 1, review due: none, assessment of the holder due: 1.\n"


def test_the_register_is_written_out(path: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    registering.export(path, "csv", None)
    assert capsysbinary.readouterr().out.count(b"\r\n") == 4
    registering.export(path, "json", tmp_path / "register.json")
    assert [each["number"] for each in json.loads((tmp_path / "register.json").read_text())] == [
        "JD-01", "JD-02", "JD-02",
    ]  # fmt: skip
    with pytest.raises(InputError, match="a spreadsheet is not printed"):
        registering.export(path, "xlsx", None)


def test_a_department_is_meant_by_its_id_or_by_its_name(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = SourceText("Vente et conseil", "fr", "", Place("employer.yaml", 1, 1))
    employer = Employer(departments={"Sales": name}, locales=("fr-FR",))
    for said, count in (("vente et conseil", 2), ("sales", 2), ("Sales", 2), ("Legal", 0)):
        registering.list_(path, {"department": said}, all_versions=False, as_json=True, employer=employer)
        assert len(json.loads(capsys.readouterr().out)) == count
    registering.export(path, "csv", None, employer=employer)
    assert capsys.readouterr().out.lstrip("\ufeff").startswith("number;version;")


def test_the_help_of_an_export_says_where_it_goes() -> None:
    said = " ".join(call("register", "export", "--help", TERMINAL_WIDTH="200", COLUMNS="200").stdout.split())
    assert "The file; without it csv and json go to the screen, xlsx needs it." in said
