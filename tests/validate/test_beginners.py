"""What somebody new to the files is likely to write, and what they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import Assets, check, locales
from generator.pipeline.bench import Bench
from tests.cli.running import call
from tests.folders import CHILD, GREETER, composed, fill, problems, told

TOP = Path(__file__).parents[2]
GERMANY = (TOP / "roles/jurisdictions/DE.yaml").read_text("utf-8")
RUSSIAN = GREETER.replace("language: fr", "language: ru")


def austria(folder: Path, *changes: tuple[str, str]) -> Path:
    """A place of one's own, made from the file of another."""
    text = GERMANY.replace("id: DE", "id: AT")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return fill(folder, {"jurisdictions/AT.yaml": text})


def test_a_bar_in_a_title_is_a_bar(tmp_path: Path) -> None:
    text = GREETER.replace("Hôte d’accueil", '"Vente | Service"')
    assert composed(fill(tmp_path, {"greeter.yaml": text}), "greeter").title == "Vente | Service"


def test_a_case_that_is_not_stored_is_told_before_a_build(tmp_path: Path) -> None:
    text = RUSSIAN + "  - {id: say, text: 'Подчиняется {reports_to.dative}.'}\nreports_to: начальник смены\n"
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    assert found.text == "`{reports_to.dative}` asks for the dative of “начальник смены”, which is not stored."
    assert found.hint == "Write it behind the name: `начальник смены|dative=...`."
    assert (found.line, found.column) == (12, 34)


def test_a_unit_without_the_plurals_of_its_language_is_doubted(tmp_path: Path) -> None:
    text = RUSSIAN + (
        "units: {shelf: {one: полка, other: полок}}\n"
        "targets: {shelves: {label: x, compare: exactly, value: 2, unit: shelf, in_words: true}}\n"
    )
    found = problems(tmp_path, {"greeter.yaml": text})
    assert [(each.severity, each.text) for each in found] == [
        ("warning", "the unit `shelf` has no form `few`, `many`: numbers of that kind take `other`."),
        ("warning", "the unit `shelf` has no `gender`: its number in words is said as of a masculine."),
    ]


@pytest.mark.parametrize("words", ["§", "*"])
def test_a_forbidden_word_is_a_word(words: str, tmp_path: Path) -> None:
    folder = austria(tmp_path, ("  - lists: [fines]\n", f"  - words: ['{words}']\n"))
    found, _ = check(folder, only=[folder / "jurisdictions/AT.yaml"])
    assert [each.text for each in found] == [f"a word is expected here, with letters in it, not `{words}`."]


def test_a_clause_that_a_place_leaves_out_by_a_wrong_name_is_told(tmp_path: Path) -> None:
    folder = austria(tmp_path, ("clauses: [short-name]", "clauses: [short-nam]"))
    found, _ = check(folder, only=[folder / "jurisdictions/AT.yaml"])
    assert [(each.severity, each.text) for each in found] == [
        ("warning", "`left_out` names the clause `short-nam` of `provisions`, which no role has.")
    ]


@pytest.mark.parametrize("side", ["400", "0"])
def test_margins_leave_room_for_words_and_for_the_printer(side: str, tmp_path: Path) -> None:
    folder = austria(tmp_path, ("left: 20", f"left: {side}"))
    found, _ = check(folder, only=[folder / "jurisdictions/AT.yaml"])
    assert len(found) == 1
    assert "left" in found[0].key


def test_a_language_is_at_home_in_its_own_country_first(tmp_path: Path) -> None:
    folder = austria(tmp_path)
    assert "de-AT" in locales(Assets(folder))
    assert Bench(Assets(folder)).usual_place("de") == "DE"
    assert Bench(Assets(folder)).usual_place("en") == "GB"


def test_a_list_of_secrets_without_secrets_is_told(tmp_path: Path) -> None:
    base = CHILD.replace("greeter", "account-manager")
    (found,) = told(tmp_path, {"child.yaml": f"{base}responsibilities:\n  - trade-secrets\n"})
    assert found.startswith("child.yaml:5:5: under the law of ")
    assert found.endswith("the responsibility `trade-secrets` opens a list, which is empty.")


def test_a_file_of_a_place_in_small_letters_is_to_be_renamed(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"jurisdictions/at.yaml": GERMANY.replace("id: DE", "id: AT")})
    hints = [each.hint for each in check(folder, only=[folder / "jurisdictions/at.yaml"])[0]]
    assert "Rename the file to `AT.yaml`." in hints


def test_words_of_a_place_where_the_language_is_a_guest_have_their_folder(tmp_path: Path) -> None:
    for folder in ("roles", "templates"):
        (tmp_path / folder).mkdir()
    words = (TOP / "templates/locale/fr/frame.po").read_text("utf-8")
    head = words.split("\n\n")[0]
    fill(tmp_path, {"templates/locale/fr-RU/frame.po": f'{head}\n\nmsgid "Rights"\nmsgstr "Prérogatives"\n'})
    asked = ("--roles", tmp_path / "roles", "--templates", tmp_path / "templates")
    assert call("translate", "check", "fr-RU", *asked).exit_code == 0
    document = composed(None, "account-manager", "fr-RU", templates_dir=tmp_path / "templates")
    assert "Prérogatives" in [section.title for section in document.sections]


@pytest.mark.parametrize(
    ("old", "new", "told_so"),
    [
        ("charset=UTF-8", "charset=ISO-8859-2", "its head says `charset=ISO-8859-2`; a catalog is read as UTF-8."),
        ('msgstr "Version du {date}"', 'msgstr "Version du {Date}"', "has lost `{date}`."),
        ('msgstr "Version du {date}"', 'msgstr "Version du {date.genitive}"', "has lost `{date}`."),
        ('msgid "Rights"', 'msgid "Duties"', "this message stands twice"),
        ('msgstr "Droits"', 'msgstr "Droits \\qui"', "the backslash before `q` means nothing in a catalog."),
        ("plural=(n > 1)", "plural=n%0", "Plural-Forms"),
    ],
)
def test_what_a_build_would_refuse_is_what_the_check_tells(old: str, new: str, told_so: str, tmp_path: Path) -> None:
    text = (TOP / "templates/locale/fr/frame.po").read_text("utf-8")
    assert old in text
    fill(tmp_path, {"looks/locale/fr/frame.po": text.replace(old, new)})
    done = call("translate", "check", "fr", "--templates", tmp_path / "looks")
    assert done.exit_code == 2
    assert told_so in done.stderr
    built = call("build", "account-manager", "--format", "txt", "--out", tmp_path, "--templates", tmp_path / "looks")
    assert built.exit_code == 2


def test_a_catalog_that_nothing_reads_is_told(tmp_path: Path) -> None:
    head = (TOP / "roles/locale/de/shared/clauses.po").read_text("utf-8").split("\n\n")[0]
    fill(tmp_path, {"roles/locale/de/clauses.po": f"{head}\n", "roles/greeter.yaml": GREETER})
    done = call("translate", "check", "de", "--roles", tmp_path / "roles")
    assert "locale/de/clauses.po: warning: nothing reads this catalog." in done.stderr


def test_a_language_is_not_begun_under_the_name_of_a_place(tmp_path: Path) -> None:
    for folder in ("roles", "templates"):
        (tmp_path / folder).mkdir()
    asked = ("--roles", tmp_path / "roles", "--templates", tmp_path / "templates")
    done = call("translate", "update", "pl-PL", *asked)
    assert done.exit_code == 2
    assert "For the language itself write `pl`." in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - employer\n", "  - employer\n  - employer\n", "this list names `employer` twice"),
        ("id: AT", "id: AUT", "a place is named by its country's two capital letters, such as DE"),
    ],
)
def test_a_slip_in_the_file_of_a_place_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = austria(tmp_path, (old, new))
    found, _ = check(folder, only=[folder / "jurisdictions/AT.yaml"])
    assert said in found[0].text


def test_what_is_merely_desirable_is_marked_where_no_table_tells_it() -> None:
    document = composed(None, "account-manager", "de-DE")
    notes = {clause.id: clause.note for clause in document.walk() if clause.note}
    assert notes["foreign-languages"] == "Wünschenswert."
    assert "computer" not in notes


def test_a_locale_may_be_typed_in_any_letters() -> None:
    assert composed(None, "account-manager", "DE_de").locale == "de-DE"
