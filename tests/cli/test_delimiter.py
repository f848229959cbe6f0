"""CSV files are written as the spreadsheet program of the employer's country opens them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.batch.firm import Firm, founded
from tests.cli.running import call

ROWS = (("name", "role"), ("Ann Lee", "account-manager"), ("Bo Roy", "nobody"))


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Firm:
    """A workspace with a staff list as a spreadsheet and as a CSV file, in which one row is wrong."""
    firm = founded(tmp_path / "firm", [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    for row in ROWS:
        sheet.append(row)
    book.save(firm.place / "staff.xlsx")
    monkeypatch.chdir(firm.place)
    return firm


@pytest.mark.parametrize(("locale", "expected"), [("de-DE", ";"), ("en-GB", ",")])
def test_rows_of_a_spreadsheet_are_given_back_as_excel_expects_them(firm: Firm, locale: str, expected: str) -> None:
    firm.place.joinpath("employer.yaml").write_text(f"language: en\nname: Larkfield\nlocales: [{locale}]\n", "utf-8")
    call("batch", "staff.xlsx", "--format", "html", "--date", "2026-11-27", "--skip-bad")
    (head, row) = (firm.folder / "rejected.csv").read_text("utf-8-sig").splitlines()
    assert head.split(expected) == ["name", "role", "problem"]
    assert row.startswith(f"Bo Roy{expected}nobody{expected}")
    exported = call("register", "export").stdout.lstrip("\ufeff")
    assert exported.startswith(f"number{expected}version{expected}")


def test_rows_of_a_csv_file_are_given_back_as_they_came(firm: Firm) -> None:
    firm.place.joinpath("employer.yaml").write_text("language: en\nname: Larkfield\nlocales: [de-DE]\n", "utf-8")
    call("batch", "people.csv", "--format", "html", "--date", "2026-11-27", "--skip-bad")
    assert (firm.folder / "rejected.csv").read_text("utf-8-sig").splitlines()[0] == "name,role,problem"
