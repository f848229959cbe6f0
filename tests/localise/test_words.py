"""Words are set as the language sets them, and a word without a translation stops the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from generator import Assets, InputError, locales
from generator.localise.typography import typesetter
from generator.model.frame import FRAME as FRAME_MESSAGES
from tests.folders import GREETER, composed, fill, said

TOP = Path(__file__).parents[2]
FRAME = TOP / "templates/locale/fr/frame.po"
KEYWORDS = {"message": None, "words": None, "count": None}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'accueil", "l’accueil"),
        ("etc...", "etc…"),
        ("Pourquoi ? Ici ; là !", "Pourquoi\u202f? Ici\u202f; là\u202f!"),
        ("Voici : un", "Voici\u00a0: un"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("«mot»", "«\u00a0mot\u00a0»"),
        ("la loi n° 78-17", "la loi n°\u00a078-17"),
        ("l'article L. 151-1 ou R. 12", "l’article L.\u00a0151\u20111\u00a0ou R.\u00a012"),
        ("le 1 mai", "le 1er\u00a0mai"),
        ("30 appels", "30\u00a0appels"),
        ("4 (quatre)", "4\u00a0(quatre)"),
        ("10 %", "10\u00a0%"),
        ("http://a.fr", "http://a.fr"),
        ("12:30", "12:30"),
    ],
)
def test_french_is_set_with_its_own_spaces_and_signs(typed: str, printed: str) -> None:
    assert typesetter("fr")(typed) == printed
    assert typesetter("fr")(printed) == printed, "set twice is set once"


def test_a_language_without_rules_is_printed_as_typed() -> None:
    assert typesetter("xx")("it's 4 p.m. : ...") == "it's 4 p.m. : ..."


def test_no_text_of_a_document_has_a_space_that_french_forbids() -> None:
    for role in ("account-manager", "client-search-manager"):
        for text in said(composed(None, role)).values():
            assert not re.search(r" [;:!?»%]|« |\d [^\W\d_]|'", text), text


def used() -> set[str]:
    """The English words of the frame that the code names."""
    said = {
        found if isinstance(found, str) else found[0]
        for room in ("localise", "compose", "review", "render")
        for _, _, found, _, _ in extract_from_dir(TOP / "generator" / room, keywords=KEYWORDS)
    }
    # What else is counted: signs, times by their ids, and parts of fields.
    return said - {"%", "month", "begin", "end", "\n", "(", ")"}


def test_translators_get_every_word_of_the_code_and_no_other() -> None:
    known = {message.english for message in FRAME_MESSAGES}
    assert len(used()) > 50
    assert used() - known == set(), "no translator is asked for these words"
    assert known - used() == set(), "no document says these words"


@pytest.mark.parametrize(
    "english", ["Duties by task", "per month", "by the {day} of each month", "Page {number} of {count}"]
)
def test_a_word_without_a_translation_stops_the_build_with_a_sentence(english: str, tmp_path: Path) -> None:
    entries = FRAME.read_text("utf-8").split("\n\n")
    kept = [entry for entry in entries if f'msgid "{english}"\n' not in entry]
    assert len(kept) == len(entries) - 1
    fill(tmp_path, {"locale/fr/frame.po": "\n\n".join(kept)})
    with pytest.raises(InputError) as caught:
        composed(None, "client-search-manager", templates_dir=tmp_path)
    (found,) = caught.value.problems
    assert found.text == f"no words in `fr` for “{english}”."


def test_a_translation_marked_as_doubtful_counts_as_missing(tmp_path: Path) -> None:
    text = FRAME.read_text("utf-8").replace('msgid "Duties"', '#, fuzzy\nmsgid "Duties"')
    fill(tmp_path, {"locale/fr/frame.po": text})
    with pytest.raises(InputError, match="no words in `fr` for “Duties”"):
        composed(None, "account-manager", templates_dir=tmp_path)


@pytest.mark.parametrize("text", [b'msgid "a"\nmsgstr "\xe9"\n', "nonsense\n"])
def test_a_catalog_that_cannot_be_read_is_told_by_name(text: str | bytes, tmp_path: Path) -> None:
    fill(tmp_path, {"locale/fr/frame.po": text})
    with pytest.raises(InputError) as caught:
        composed(None, "account-manager", templates_dir=tmp_path)
    assert caught.value.problems[0].file == f"{tmp_path}/locale/fr/frame.po"


def test_a_catalog_dropped_into_a_folder_is_a_language_to_ask_for(tmp_path: Path) -> None:
    fill(tmp_path, {"locale/be/frame.po": FRAME.read_text("utf-8")})
    assert "be-FR" in locales(Assets(None, tmp_path))


def test_words_of_a_role_without_a_translation_are_told_with_their_clause(tmp_path: Path) -> None:
    folder = fill(tmp_path / "roles", {"greeter.yaml": GREETER.replace("language: fr", "language: be")})
    with pytest.raises(InputError) as caught:
        composed(folder, "greeter")
    assert [(Path(each.file).name, each.line, each.text) for each in caught.value.problems] == [
        ("greeter.yaml", 3, f"no words in `fr` for “Hôte d’accueil” (role `greeter`, clause `greeter/title/{form}`).")
        for form in ("inclusive",)
    ] + [
        ("greeter.yaml", line, f"no words in `fr` for “{text}” (role `greeter`, clause `greeter/duties/{clause}`).")
        for line, clause, text in (
            (7, "greet", "Accueillir les visiteurs."),
            (9, "announce", "Annoncer les visiteurs."),
            (11, "guide", "Guider les visiteurs."),
        )
    ]
    assert "mend `language: be`" in caught.value.problems[0].hint


def test_a_role_is_said_in_another_language_by_its_catalog(tmp_path: Path) -> None:
    english = GREETER.replace("language: fr", "language: be")
    said_so = {
        "greeter/title/inclusive": ("Hôte d’accueil", "Hôte"),
        "greeter/duties/greet": ("Accueillir les visiteurs.", "Dire bonjour."),
        "greeter/duties/announce": ("Annoncer les visiteurs.", "Crier."),
        "greeter/duties/guide": ("Guider les visiteurs.", "Marcher."),
    }
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalog = head + "\n".join(
        f'msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{french}"\n' for context, (text, french) in said_so.items()
    )
    folder = fill(tmp_path, {"greeter.yaml": english, "locale/fr/greeter.po": catalog})
    assert said(composed(folder, "greeter")) == {"greet": "Dire bonjour.", "announce": "Crier.", "guide": "Marcher."}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Version du {date}"', '"Version du {dat}"', "has lost `{date}`."),
        ('"Version du {date}"', '"Version"', "has lost `{date}`."),
        ('"Version du {date}"', '"Version du {date!r:>999999999}"', "is not a placeholder"),
        ('"Version du {date}"', '"Version du {date"', "opens or closes nothing"),
        ('msgstr "Droits"', 'msgstr "Droits', "this line does not end in the quote that it began with."),
        ("plural=(n > 1)", "plural=(n>;", "its `Plural-Forms` cannot be understood"),
    ],
)
def test_a_slip_in_a_catalog_is_told_in_the_users_file(old: str, new: str, told: str, tmp_path: Path) -> None:
    text = FRAME.read_text("utf-8")
    assert old in text
    fill(tmp_path, {"locale/fr/frame.po": text.replace(old, new)})
    with pytest.raises(InputError) as caught:
        composed(None, "account-manager", templates_dir=tmp_path)
    (found,) = caught.value.problems
    assert told in found.text
    assert found.file == f"{tmp_path}/locale/fr/frame.po"


def test_a_name_is_written_as_its_owner_writes_it(tmp_path: Path) -> None:
    from generator.model.document import plain

    for name in ("eBay", "leboncoin", "L’Oréal"):
        fill(
            tmp_path, {"employer.yaml": f"language: fr\nname: {name}\n", "greeter.yaml": GREETER + "department: iOS\n"}
        )
        document = composed(tmp_path, "greeter")
        assert plain(document.employer) == document.furniture.header_left == name
        assert plain(document.subtitle) == "iOS"


def test_the_first_of_a_month_is_said_as_the_french_say_it() -> None:
    from datetime import date

    from generator import Request, documents

    (document,) = documents(Request(date=date(2027, 1, 1), roles=("account-manager",)))
    assert document.furniture.footer_left.replace("\u00a0", " ") == "Version du 1er janvier 2027"
