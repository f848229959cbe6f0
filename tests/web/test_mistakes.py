"""Whatever is wrong with what was sent, it is told in the reader's language: what, where, and who has to mend it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import Server, serving

ROLE = {"role": "account-manager", "locale": "fr-FR"}
PREVIEWS, DOCUMENTS = "/api/v1/previews", "/api/v1/documents"
WRONG: dict[str, tuple[str, Any]] = {
    "a role that is not there": (PREVIEWS, {"role": "acount-manager"}),
    "a role that is no id": (PREVIEWS, {"role": "Bad Role"}),
    "a locale": (PREVIEWS, {**ROLE, "locale": "french"}),
    "a place": (PREVIEWS, {**ROLE, "locale": "fr-XX"}),
    "a date": (PREVIEWS, {**ROLE, "date": "31.12.2026"}),
    "a day of no month": (PREVIEWS, {**ROLE, "date": "2026-02-30"}),
    "the first day of a person": (PREVIEWS, {**ROLE, "person": {"start": "demain"}}),
    "a kind": (PREVIEWS, {**ROLE, "kind": "novel"}),
    "a key": (PREVIEWS, {**ROLE, "colour": 1}),
    "no JSON": (PREVIEWS, b"{"),
    "no object": (PREVIEWS, []),
    "too long a name": (PREVIEWS, {**ROLE, "person": {"name": "x" * 20_001}}),
    "formats": (DOCUMENTS, {**ROLE, "formats": []}),
    "a format": (DOCUMENTS, {**ROLE, "formats": ["odt"]}),
    "an overlay": (PREVIEWS, {**ROLE, "overlay": "duties: [a"}),
    "a number": (PREVIEWS, {**ROLE, "edits": {"targets": {"calls": {"value": "x"}}}}),
    "a placeholder": (PREVIEWS, {**ROLE, "edits": {"lists": {"rights": [{"id": "own-1", "text": "Dire {titel}"}]}}}),
    "an employer": (PREVIEWS, {**ROLE, "employer": {"name": "SA", "country": "Russie"}}),
    "a posting": (PREVIEWS, {**ROLE, "kind": "vacancy", "posting": {"role": "account-manager", "pay": {"min": "3"}}}),
    "an empty table": ("/api/v1/tables?name=a.csv", b""),
    "a table that is none": ("/api/v1/tables?name=a.pdf", b"%PDF-1.4"),
}
LANGUAGES = ("de", "es", "fr", "ru")
ENGLISH = re.compile(
    r"\b(the|this|that|these|there|here|which|with|is|not|must|has|have|of|or|and|it|expected|such as|write|"
    r"longer|signs|missing|unknown|empty|should|string|input)\b"
)
CODE = re.compile(r"`[^`]*`|“[^”]*”|«[^»]*»|\"[^\"]*\"")
SPANISH_OR_FRENCH = {"has"}


def problems(server: Server, path: str, body: Any, language: str) -> list[dict[str, Any]]:
    """What is told of a request that is wrong."""
    status, _, data = server.ask(path, body, headers={"Accept-Language": language})
    assert 400 <= status < 500, data
    found: list[dict[str, Any]] = json.loads(data)["problems"]
    return found


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_in_the_language_of_whoever_made_it(server: Server, case: str) -> None:
    original = [each["text"] for each in problems(server, *WRONG[case], "en")]
    assert original
    for language in LANGUAGES:
        told = problems(server, *WRONG[case], language)
        assert len(told) == len(original)
        for each, english in zip(told, original, strict=True):
            assert each["text"] != english
            words = CODE.sub("", f"{each['text']} {each['hint']}")
            assert set(ENGLISH.findall(words)) <= SPANISH_OR_FRENCH, words


def test_a_value_of_several_kinds_is_complained_of_once_and_by_the_key_that_was_sent(server: Server) -> None:
    (told,) = problems(server, PREVIEWS, {**ROLE, "person": {"start": "demain"}}, "en")
    assert told["key"] == "person.start"
    assert told["text"] == "`person.start`: a date is expected here, as year-month-day: 2026-11-24."


def test_numbers_are_written_as_the_language_writes_them(server: Server) -> None:
    (told,) = problems(server, PREVIEWS, {**ROLE, "person": {"name": "x" * 20_001}}, "de")
    assert "20.000" in told["text"]


def test_an_engine_that_fails_is_no_fault_of_the_words(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nkill -SEGV "$$"\n', "utf-8")
    program.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    with serving(home, environment={"PATH": f"{program.parent}:/usr/bin:/bin"}) as server:
        status, _, data = server.ask(DOCUMENTS, {**ROLE, "formats": ["doc"]}, headers={"Accept-Language": "fr"})
        told = json.loads(data)
        assert (status, told["type"], told["problems"]) == (503, "urn:jobdesc:problem:engine", [])
        assert told["title"].startswith("Le document n’a pas pu être produit")
        assert "EngineError at" in server.log.read_text()
        assert not re.search(r"Traceback|/tmp|soffice", data.decode())


def test_letters_that_no_font_has_are_the_fault_of_the_words(server: Server) -> None:
    text = {"lists": {"rights": [{"id": "own-1", "text": "Dire \U00013000."}]}}
    (told,) = problems(server, DOCUMENTS, {**ROLE, "formats": ["pdf"], "edits": text}, "fr")
    assert "\U00013000" in told["text"]
