"""A Word file with tracked changes: accepted it is the new document, rejected the old, and Word has nothing to say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import permutations
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import Request
from generator import documents as composed
from generator.assets import Assets
from generator.model.document import Document, Text
from generator.render import comparison_docx, docx
from tests.compare import edits
from tests.conftest import ROLES
from tests.render import libreoffice_decides, test_docx
from tests.render.tracked import W, accepted, body_of, marks, rejected, shape

Documents = Mapping[tuple[str, str], Document]
DAY, AUTHOR = date(2026, 11, 24), "Durand & fils"
validator = test_docx.validator
_A_LETTER = re.compile(r"[^\W\d_]{2}")


def compared(old: Document, new: Document) -> bytes:
    return comparison_docx.render(old, new, Assets(), AUTHOR, DAY)


def assert_leads_from_one_to_the_other(old: Document, new: Document) -> None:
    data = compared(old, new)
    before, after = (shape(body_of(drawn)) for drawn in docx.render([old, new], Assets()))
    assert accepted(data) == after
    assert rejected(data) == before


def in_locale(locale: str, *roles: str) -> list[Document]:
    return [*composed(Request(DAY, roles or ROLES, locales=(locale,)))]


def test_a_role_becomes_any_other(documents: Documents) -> None:
    bases = ("account-manager", "client-search-manager", "account-manager-short", "account-manager-trade")
    for one, other in permutations(bases, 2):
        assert_leads_from_one_to_the_other(documents[one, "fr-RU"], documents[other, "fr-RU"])


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["fr-FR", "fr-RU", "de-DE", "ru-RU", "en-GB", "en-US", "es-ES"])
def test_a_role_becomes_any_other_in_any_language(locale: str) -> None:
    for one, other in permutations(in_locale(locale), 2):
        assert_leads_from_one_to_the_other(one, other)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_edits_can_be_accepted_and_rejected(documents: Documents, data: st.DataObject) -> None:
    base = documents["client-search-manager", "fr-RU"]
    assert_leads_from_one_to_the_other(data.draw(edits.documents(base)), data.draw(edits.documents(base)))


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_edits_of_other_kinds_can_be_accepted_and_rejected(
    vacancy: Document, guide: Document, abroad: Mapping[str, Document], data: st.DataObject
) -> None:
    base = data.draw(st.sampled_from([vacancy, guide, abroad["ar-FR"], abroad["fr-GB"]]))
    assert_leads_from_one_to_the_other(data.draw(edits.documents(base)), data.draw(edits.documents(base)))


def test_a_last_paragraph_comes_and_goes(documents: Documents) -> None:
    base = replace(documents["account-manager", "fr-FR"], signatures=(), note=None)
    *others, last = base.sections
    assert last.clauses
    shorter = replace(base, sections=(*others, replace(last, clauses=last.clauses[:1])))
    emptier = replace(base, sections=(*others, replace(last, title="", clauses=last.clauses[:1], number="")))
    noted = replace(base, note="Une note.")
    for one, other in permutations((base, shorter, emptier, noted), 2):
        assert_leads_from_one_to_the_other(one, other)


def test_a_document_against_itself_bears_no_mark(documents: Documents, guide: Document, vacancy: Document) -> None:
    for document in (*documents.values(), guide, vacancy):
        data = compared(document, document)
        assert marks(data) == []
        (drawn,) = docx.render([document], Assets())
        assert shape(body_of(data)) == shape(body_of(drawn))


def test_one_changed_word_is_all_that_is_marked(documents: Documents) -> None:
    old = documents["account-manager", "fr-FR"]
    rights = old.sections[2]
    clause = replace(rights.clauses[1], content=(Text("Disposer des fonds confiés au titre des frais de mission."),))
    changed = replace(rights, clauses=(rights.clauses[0], clause, *rights.clauses[2:]))
    data = compared(old, replace(old, sections=(*old.sections[:2], changed, *old.sections[3:])))
    gone, come = marks(data)
    assert [gone.tag, "".join(map(str, gone.itertext()))] == [f"{W}del", "représentation"]
    assert [come.tag, "".join(map(str, come.itertext()))] == [f"{W}ins", "mission"]


def test_a_clause_is_known_by_its_id_however_little_is_left_of_its_words(documents: Documents) -> None:
    old = documents["account-manager", "fr-FR"]
    rights = old.sections[2]
    clause = replace(rights.clauses[1], content=(Text("Autre chose."),))
    changed = replace(rights, clauses=(rights.clauses[0], clause, *rights.clauses[2:]))
    data = compared(old, replace(old, sections=(*old.sections[:2], changed, *old.sections[3:])))
    assert {mark.getparent().tag for mark in marks(data)} == {f"{W}p"}  # type: ignore[union-attr]
    assert len({mark.getparent() for mark in marks(data)}) == 1


def test_a_clause_of_another_id_and_the_same_words_bears_no_mark(documents: Documents) -> None:
    old = documents["account-manager", "fr-FR"]
    rights = old.sections[2]
    other = replace(rights.clauses[1], id="other", anchor="rights-other")
    changed = replace(rights, clauses=(rights.clauses[0], other, *rights.clauses[2:]))
    assert marks(compared(old, replace(old, sections=(*old.sections[:2], changed, *old.sections[3:])))) == []


def test_every_mark_says_who_and_when_and_has_a_number_of_its_own(documents: Documents) -> None:
    data = compared(documents["account-manager", "fr-FR"], documents["client-search-manager", "fr-FR"])
    found = marks(data)
    assert len(found) > 100
    assert {mark.get(f"{W}author") for mark in found} == {AUTHOR}
    assert {mark.get(f"{W}date") for mark in found} == {"2026-11-24T00:00:00Z"}
    bookmarks = [*body_of(data).iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in (*found, *bookmarks)]
    assert bookmarks
    assert len(set(numbers)) == len(numbers)
    ends = [mark.get(f"{W}id") for mark in body_of(data).iter(f"{W}bookmarkEnd")]
    assert sorted(ends, key=str) == sorted((mark.get(f"{W}id") for mark in bookmarks), key=str)


def test_the_same_two_documents_make_the_same_bytes(documents: Documents) -> None:
    pair = documents["account-manager", "fr-RU"], documents["client-search-manager", "fr-RU"]
    assert compared(*pair) == compared(*pair)


def test_styles_headers_and_footers_are_those_of_the_new_document(documents: Documents) -> None:
    old, new = documents["account-manager", "fr-FR"], documents["client-search-manager", "fr-FR"]
    (drawn,) = docx.render([new], Assets())
    with ZipFile(BytesIO(drawn)) as alone, ZipFile(BytesIO(compared(old, new))) as both:
        assert alone.namelist() == both.namelist()
        differing = {name for name in alone.namelist() if alone.read(name) != both.read(name)}
    assert differing == {"word/document.xml"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("fr-FR", "account-manager", "account-manager-short"),
        ("de-DE", "bank-account-manager", "account-manager"),
        ("en-GB", "account-manager", "client-search-manager"),
        ("ru-RU", "account-manager-short", "bank-account-manager"),
    ],
)
def test_libreoffice_accepts_the_new_document_and_rejects_to_the_old(
    locale: str, old: str, new: str, tmp_path: Path
) -> None:
    before, after = in_locale(locale, old, new)
    drawn = [*docx.render([before, after], Assets()), compared(before, after)]
    for name, data in zip(("old", "new", "both"), drawn, strict=True):
        (tmp_path / f"{name}.docx").write_bytes(data)
    # Clauses are counted by the list of the new document.
    assert before.numbering == after.numbering
    jobs = (
        ("old", "", "old"), ("new", "", "new"), ("both", ".uno:AcceptAllTrackedChanges", "accepted"),
        ("both", ".uno:RejectAllTrackedChanges", "rejected"),
    )  # fmt: skip
    said = by_libreoffice(jobs, tmp_path)
    assert len(said["new"]) > 30
    assert said["old"] != said["new"]
    assert said["accepted"] == said["new"]
    assert said["rejected"] == said["old"]


def by_libreoffice(jobs: Sequence[tuple[str, str, str]], folder: Path) -> Mapping[str, list[str]]:
    """The lines of each file after a command, but those without a word.

    LibreOffice 7.4.7 leaves an empty paragraph, which may have a number, before a table that is gone.
    """
    words = [(folder / "profile").as_uri()]
    for source, command, target in jobs:
        words += [(folder / f"{source}.docx").as_uri(), command, (folder / f"{target}.txt").as_uri()]
    subprocess.run([sys.executable, libreoffice_decides.__file__, *words], check=True, capture_output=True, timeout=300)
    read = {target: (folder / f"{target}.txt").read_text("utf-8-sig").splitlines() for *_, target in jobs}
    return {target: [line for line in lines if _A_LETTER.search(line)] for target, lines in read.items()}


@pytest.mark.slow
def test_the_validator_of_word_files_finds_nothing_to_complain_of(
    documents: Documents,
    vacancy: Document,
    guide: Document,
    abroad: Mapping[str, Document],
    validator: Path,
    tmp_path: Path,
) -> None:
    pairs = [
        *permutations((documents[role, "fr-FR"] for role in ("account-manager", "client-search-manager")), 2),
        *permutations((documents[role, "fr-RU"] for role in ("account-manager-short", "client-search-manager")), 2),
        *permutations((vacancy, guide, abroad["ar-FR"], documents["account-manager", "fr-FR"]), 2),
    ]
    file = tmp_path / "file.docx"
    for old, new in pairs:
        file.write_bytes(compared(old, new))
        done = subprocess.run([validator, file, "Office2010"], capture_output=True, text=True)
        assert json.loads(done.stdout)["errors"] == [], (old.kind, new.kind)
