"""The form of a role tells what is still said of the invented employer that a new workspace comes with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.assets import Assets
from generator.cli.workspace import make
from generator.model.request import Locale
from generator.pipeline.editing import form_of


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A workspace as it is begun in Germany."""
    for name, data in make(Locale("de", "DE"), None, Assets()):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def _invented(workspace: Path | None) -> tuple[str, ...]:
    return form_of("account-manager", "de-DE", Assets(workspace=workspace), date(2026, 11, 28)).invented


def test_every_fact_of_the_example_is_told(begun: Path) -> None:
    told = _invented(begun)
    assert {"Nordlicht Handels GmbH", "Sabine Petersen", "Amtsgericht Hamburg, HRB 999999"} < set(told)
    assert "Tarifverträge für den Groß- und Außenhandel Hamburg" in told
    assert len(told) == 8


def test_what_the_employer_has_put_in_is_told_no_more(begun: Path) -> None:
    file = begun / "employer.yaml"
    file.write_text(file.read_text("utf-8").replace("Nordlicht Handels GmbH", "Elbkontor GmbH"), "utf-8")
    assert "Nordlicht Handels GmbH" not in _invented(begun)
    assert "Amtsgericht Hamburg, HRB 999999" in _invented(begun)


def test_without_a_workspace_there_is_no_example_to_tell_of() -> None:
    assert _invented(None) == ()
