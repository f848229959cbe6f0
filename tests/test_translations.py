"""The five languages are complete and written with care: every message, every sign, every letter of its own script."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from generator import Assets, Request, documents
from generator.compose import COMPOSERS
from generator.model.files import CLAUSE_LISTS, Kind
from generator.pipeline.translating import update
from generator.validate.schema import MODELS
from tests.catalogs import LANGUAGES, TOP, Said, files, originals, read, said, templates
from tests.folders import DAY

TRANSLATED = tuple(language for language in LANGUAGES if language != "fr")
VARIANTS = ("en-GB", "en-US")
PLACES = ("DE", "ES", "FR", "GB", "RU", "US")
ROLES = ("account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
         "corporate-account-manager", "account-manager-short", "account-manager-trade")  # fmt: skip
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LATIN, _CYRILLIC = re.compile("[A-Za-zÀ-ÿ]"), re.compile("[А-Яа-яЁё]")
SAID_TWICE = {"vous", "nous", "die", "der", "das", "sie"}
"""Words that a sentence may well say twice in a row."""


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_translates_every_message_and_none_is_doubtful(language: str) -> None:
    known = {
        (message.context or "", *originals(message.id)): message
        for path in files(language)
        for message in read(path)
        if message.id
    }
    wanted = [message for _, template in templates() for message in template if message.id]
    assert len(wanted) > 500
    for message in wanted:
        found = known.get((message.context or "", *originals(message.id)))
        assert found is not None, f"{language}: {message.context} “{message.id}” is missing"
        assert not found.fuzzy, f"{language}: {message.context} is fuzzy"
        assert all(originals(found.string)), f"{language}: {message.context}"


def test_the_catalogs_are_up_to_date_with_what_they_translate() -> None:
    assert [str(each.path) for each in update((), Assets(), "2026-11-25") if each.changed] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_every_role_is_said_in_every_language_under_every_law(language: str, place: str) -> None:
    made = documents(Request(date=DAY, roles=ROLES, locales=(f"{language}-{place}",)))
    assert [document.role for document in made] == [*ROLES]
    assert {document.locale for document in made} == {f"{language}-{place}"}


@pytest.mark.parametrize("path", [path for tag in (*LANGUAGES, *VARIANTS) for path in files(tag)], ids=str)
def test_the_tools_of_translators_open_a_catalog_as_it_is(path: Path) -> None:
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", [path for tag in VARIANTS for path in files(tag)], ids=str)
def test_what_differs_in_a_place_is_a_message_of_its_language(path: Path) -> None:
    language = TOP / re.sub(r"/en-(GB|US)/", "/en/", str(path.relative_to(TOP)))
    known = {(message.context, str(message.id)): message.string for message in read(language) if message.id}
    for message in read(path):
        if message.id:
            key = (message.context, str(message.id))
            assert key in known, f"{message.context} is no message of {language}"
            assert message.string != known[key], f"{message.context} does not differ"


@pytest.mark.parametrize("tag", [*LANGUAGES, *VARIANTS])
def test_every_text_is_cleanly_typed(tag: str) -> None:
    assert [f"{message}: {fault}" for message in said(tag) for fault in untidy(message)] == []


def untidy(message: Said) -> Iterator[str]:
    """Stray spaces and signs, open brackets, words said twice."""
    if message.of_the_program:
        # Where code is quoted: a translation is as tidy as its original.
        yield from (
            f"{fault} in “{message.forms[0]}”" for fault in _faults(message.forms) - _faults([message.original])
        )
        return
    for text in dict.fromkeys(message.spoken()):
        bare = _PLACEHOLDER.sub("x", text)
        if not text or re.search(r"  |\t|^\s|\s$| [,.)]|\( |…\.|\.\.|,,", bare):
            yield f"a stray space or sign in “{text}”"
        if bare.count("(") != bare.count(")"):
            yield f"an open bracket in “{text}”"
        for twice in re.findall(r"\b(\w{2,}) \1\b", _PLACEHOLDER.sub("0", text), re.IGNORECASE):
            if twice.lower() not in SAID_TWICE:
                yield f"“{twice}” twice in “{text}”"


def _faults(texts: Iterable[str]) -> set[str]:
    found = set()
    for text in texts:
        if re.search(r"  |\t|^\s|\s$| ,|\( | \)(?!\s)", text):
            found.add("a stray space")
        if text.count("(") != text.count(")"):
            found.add("an open bracket")
        if text.count("`") % 2:
            found.add("an open quote of code")
    return found


@pytest.mark.parametrize("tag", [*LANGUAGES, *VARIANTS])
def test_no_word_mixes_two_scripts(tag: str) -> None:
    mixed = {
        word: str(message)
        for message in said(tag)
        for text in message.spoken()
        for word in re.findall(r"[^\W\d_]+", _PLACEHOLDER.sub(" ", text))
        if _LATIN.search(word) and _CYRILLIC.search(word)
    }
    assert mixed == {}


@pytest.mark.parametrize("tag", [*TRANSLATED, *VARIANTS])
def test_a_translation_ends_as_its_original_does(tag: str) -> None:
    # Words often misspelt are each language’s own.
    elsewhere = re.compile("/spelling")
    wrong = [
        f"{message}: “{form}”"
        for message in said(tag)
        if message.context and not elsewhere.search(message.context)
        for form in message.spoken()
        if ending(form) != ending(message.original)
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_clause_ends_in_a_stop_or_opens_a_list(tag: str) -> None:
    lists = "|".join(name.replace(".", "/") for name in CLAUSE_LISTS)
    clause = re.compile(rf"^[^/]+(/[A-Z]{{2}}|/clauses)?/((added/)?({lists}|marginal|environment|statements))/[^/]+$")
    clauses = [message for message in said(tag) if clause.search(message.context)]
    assert len(clauses) > 200
    wrong = [f"{each}: “{text}”" for each in clauses for text in each.spoken() if not ending(text)]
    assert wrong == []


def ending(text: str) -> str:
    return text[-1] if text[-1:] in (".", ":") else ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Deux  espaces.", "a stray space"),
        ("Une espace .", "a stray space"),
        ("Un point..", "a stray space"),
        ("Ouvert (ici.", "an open bracket"),
        ("Le le client.", "“Le” twice"),
        ("Un texte {calls} soigné (ici).", ""),
    ],
)
def test_untidy_typing_is_seen(text: str, fault: str) -> None:
    found = [*untidy(Said("x.po", "x", text, (text,)))]
    assert [each[: len(fault)] for each in found] == ([fault] if fault else [])


def test_russian_says_nothing_in_latin_letters_but_names() -> None:
    names = {"CRM", "ESCO", "FLSA", "GLBA", "DTSA", "II", "III", "IV", "PDF", "Word", "docx"}
    names |= {"Debian", "apt", "get", "install", "tabellarischer", "Lebenslauf"}
    for message in said("ru"):
        if message.of_the_program:
            continue
        if not re.search(r"/laws/|study_paths|responsibilities|added|left_out|forbidden|head", message.context):
            latin = {
                word for text in message.spoken() for word in re.findall("[A-Za-z]{2,}", _PLACEHOLDER.sub("", text))
            }
            assert latin <= names | {"ISCO", "FLSA"}, f"{message}: {latin}"


def test_a_place_can_say_a_form_of_the_title_for_every_kind_of_document() -> None:
    assert set(get_args(Kind)) == set(COMPOSERS)


def test_every_kind_of_file_has_words_for_translators() -> None:
    owners = {owner for owner, template in templates() if len(template)}
    assert {"frame", "account-manager", "shared/clauses", "jurisdictions/FR"} <= owners
    assert set(MODELS) == {
        "role", "shared", "jurisdiction", "words", "lint", "cv-words", "import-words", "employer", "posting",
    }  # fmt: skip
