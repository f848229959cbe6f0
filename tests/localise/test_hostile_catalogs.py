"""A catalog is somebody's file: whatever stands in it makes a document or a problem, never a crash or a wrong word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import Document, InputError, Request, check, documents
from generator.load.yaml_source import read
from generator.localise.catalog import compiled
from generator.localise.template import content_template
from generator.localise.typography import NO_BREAK, typesetter
from generator.localise.update import count, is_language, updated
from tests.folders import DAY, GREETER, fill, said

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural={rule};\\n"\n'
)
DAYS = 'msgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] "{number} dag"\nmsgstr[1] "{number} dagar"\n'
CALLS = (
    "  - {id: calls, text: 'Faire {calls}.'}\n"
    "units: {call: {one: appel, other: '{appels|appelles|appel(le)s}', gender: masculine}}\n"
    "targets: {calls: {label: Appels, compare: exactly, value: 4, unit: call, in_words: true}}\n"
)


def catalog(messages: str, rule: str = "(n != 1)") -> str:
    return HEAD.replace("{rule}", rule) + "\n" + messages


def problem(data: str | bytes) -> str:
    with pytest.raises(InputError) as refused:
        compiled("frame.po", data if isinstance(data, bytes) else data.encode())
    return refused.value.problems[0].text


def of(folder: Path, role: str, locale: str, catalogs: Mapping[str, str]) -> Document:
    fill(folder, {"roles/greeter.yaml": role, **{f"templates/locale/{name}": text for name, text in catalogs.items()}})
    request = Request(
        date=DAY,
        roles=("greeter",),
        locales=(locale,),
        allow_untranslated=True,
        roles_dir=folder / "roles",
        templates_dir=folder / "templates",
    )
    return documents(request)[0]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("n%0", "cannot be understood"),
        ("__import__('os').abort()", "cannot be understood"),
        ("(" * 400 + "n" + ")" * 400, "cannot be understood"),
        ("n-5", "gives 0 a form beyond the 2 that it names"),
        ("n>150 ? 4 : 0", "gives 151 a form beyond the 2 that it names"),
    ],
)
def test_a_rule_of_plurals_that_gives_no_form_is_told(rule: str, words: str) -> None:
    assert words in problem(catalog(DAYS, rule))


def test_a_catalog_does_not_ask_for_a_million_plural_forms() -> None:
    assert "20000000 plural forms" in problem(catalog(DAYS).replace("nplurals=2", "nplurals=20000000"))


def test_a_character_that_no_document_can_hold_is_told_with_its_line() -> None:
    with pytest.raises(InputError) as refused:
        compiled("frame.po", catalog('msgid "Clause"\nmsgstr "Kla\x07usul"\n').encode())
    (found,) = refused.value.problems
    assert (found.line, found.text) == (7, "the character U+0007 cannot be printed in a document; remove it.")


@pytest.mark.parametrize("head", ["charset=nonsense", "Date: 9\\nPOT-Creation-Date: x\ny"])
def test_a_head_that_says_nonsense_is_a_problem(head: str) -> None:
    assert "cannot be read" in problem(catalog(DAYS).replace("charset=UTF-8", head))


def test_a_translation_stands_on_one_line_whatever_its_catalog_says() -> None:
    made = compiled("frame.po", catalog('msgid "Clause"\nmsgstr "Ein \\nPunkt\\n"\n').encode())
    assert made.forms["", "Clause"] == ("Ein Punkt",)


@pytest.mark.parametrize("words", ["Kla\u2028usul", "Kla\u0085usul"])
def test_a_line_ends_where_its_file_ends_it(words: str) -> None:
    made = compiled("frame.po", catalog(f'msgid "Clause"\nmsgstr "{words}"\n').encode())
    assert made.forms["", "Clause"] == (words,)


def test_a_catalog_that_windows_saved_keeps_its_head_and_its_words() -> None:
    template = content_template(read(GREETER.encode(), "roles/greeter.yaml", "greeter.yaml")[0])
    data = updated("", "pl", template, "", None, "2026-11-25", partial=False)
    data = data.replace(b"the translators of jobdesc", b"Anna").replace(b'msgstr ""\n\n', b'msgstr "Tak"\n\n')
    windows = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    assert updated("", "pl", template, "", windows, "2027-01-01", partial=False) == data


def test_a_head_behind_empty_lines_is_found_at_once() -> None:
    template = content_template(read(GREETER.encode(), "roles/greeter.yaml", "greeter.yaml")[0])
    data = b" \n" * 5000 + b"# no head\n"
    assert b"Plural-Forms" in updated("", "pl", template, "", data, "2026-11-25", partial=False)


def test_words_out_of_use_all_come_back_though_their_original_is_the_same() -> None:
    title = "title: {single: Hôte d’accueil}\n"
    whole, less = (
        content_template(read(text.encode(), "roles/greeter.yaml", "greeter.yaml")[0])
        for text in (GREETER, GREETER.replace(title, ""))
    )
    data = updated("", "pl", whole, "", None, "2026-11-25", partial=False)
    data = data.replace('"Hôte d’accueil"\nmsgstr ""'.encode(), '"Hôte d’accueil"\nmsgstr "Gospodarz"'.encode())
    before = count(whole, "", data)
    assert before.translated == 3, "a man’s, a woman’s and either’s"
    gone = updated("", "pl", less, "", data, "2026-11-25", partial=False)
    assert count(whole, "", updated("", "pl", whole, "", gone, "2026-11-25", partial=False)) == before


def test_an_id_that_is_called_clauses_has_a_context_of_its_own() -> None:
    clauses = "duties:\n  - {id: clauses, text: A, clauses: [{id: text, text: B}]}\n"
    text = f"language: fr\n{clauses}targets: {{clauses: {{label: C}}}}\n"
    template = content_template(read(text.encode(), "roles/own.yaml", "own.yaml")[0])
    contexts = {str(message.id): message.context for message in template if message.id}
    assert contexts == {"A": "own/duties/clauses", "B": "own/duties/text", "C": "own/targets/clauses/label"}


@pytest.mark.parametrize("tag", ["en./../../x", "../x", "en@euro", "EN", "en-us", "*", "", "tlh"])
def test_what_is_no_language_is_no_folder(tag: str) -> None:
    assert not is_language(tag)


def test_a_folder_of_no_language_makes_no_document(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not the code of a language"):
        of(tmp_path, GREETER, "tlh-FR", {"tlh/frame.po": catalog(DAYS)})


def test_a_language_in_which_nobody_can_spell_a_number_is_told_where_it_is_asked(tmp_path: Path) -> None:
    role = GREETER.replace("language: fr", "language: el") + CALLS
    with pytest.raises(InputError) as refused:
        of(tmp_path, role, "el-FR", {"el/frame.po": catalog(DAYS)})
    (found,) = refused.value.problems
    assert found.text == "no number can be said in words in `el`."
    assert Path(found.file).name == "greeter.yaml"
    assert found.line == role.splitlines().index(CALLS.splitlines()[2]) + 1
    assert found in check(tmp_path / "roles", tmp_path / "templates")[0]


def test_a_gender_without_a_translation_is_no_key_error(tmp_path: Path) -> None:
    assert "4 (четыре)" in said(of(tmp_path, GREETER + CALLS, "ru-RU", {}))["calls"].replace("\u00a0", " ")


def test_a_unit_agrees_with_the_form_of_the_title(tmp_path: Path) -> None:
    assert said(of(tmp_path, GREETER + CALLS, "fr-FR", {}))["calls"].endswith("appel(le)s.")


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru"])
def test_a_long_row_of_spaces_is_set_at_once(language: str) -> None:
    words = f"a{NO_BREAK * 50_000}b"
    assert typesetter(language)(words) == words
