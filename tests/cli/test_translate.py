"""A translator begins a language, is told what changed and what is wrong, and sees how far it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from typer.testing import Result

from tests.cli.running import call
from tests.folders import GREETER, fill

OWN = GREETER + (
    "  - {id: visits, text: 'Faire {visits} à 100 % du parc.'}\n"
    "units: {visit: {one: visite, other: visites}}\n"
    "targets: {visits: {label: Visites, compare: at-least, value: 3, unit: visit}}\n"
)


def begun(tmp_path: Path, tag: str = "pl") -> Path:
    """A folder with a role of one's own and its catalog in a new language."""
    fill(tmp_path, {"roles/greeter.yaml": OWN})
    (tmp_path / "templates").mkdir(exist_ok=True)
    done = update(tmp_path, tag)
    assert done.exit_code == 0, done.stderr
    return tmp_path / f"roles/locale/{tag}/greeter.po"


def update(tmp_path: Path, *tags: str) -> Result:
    return call("translate", "update", *tags, "--date", "2026-11-25", *folders(tmp_path))


def folders(tmp_path: Path) -> list[str]:
    return ["--roles", str(tmp_path / "roles"), "--templates", str(tmp_path / "templates")]


def translated(catalog: Path, original: str, words: str) -> None:
    text = catalog.read_text("utf-8")
    assert f'msgid "{original}"\nmsgstr ""' in text
    catalog.write_text(text.replace(f'msgid "{original}"\nmsgstr ""', f'msgid "{original}"\nmsgstr "{words}"'), "utf-8")


def message(catalog: Path, context: str) -> str:
    """The message of a context, with its remarks."""
    return next(block for block in catalog.read_text("utf-8").split("\n\n") if f'msgctxt "{context}"' in block)


def test_a_new_language_begins_with_every_word_of_the_frame_and_of_all_roles(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    head = catalog.read_text("utf-8")
    assert '"Language: pl\\n"' in head
    assert "nplurals=3; plural=(n==1 ? 0 :" in head
    assert (tmp_path / "templates/locale/pl/frame.po").exists()
    assert (tmp_path / "roles/locale/pl/shared/clauses.po").exists()
    assert (tmp_path / "roles/locale/pl/jurisdictions/FR.po").exists()


def test_a_language_that_ships_is_made_for_the_roles_of_the_user_alone(tmp_path: Path) -> None:
    begun(tmp_path, "de")
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.po"))
    assert found == ["roles/locale/de/greeter.po"]


def test_a_translator_is_told_where_a_message_stands_and_what_its_places_mean(tmp_path: Path) -> None:
    said = message(begun(tmp_path), "greeter/duties/visits")
    assert "#. A clause of `duties`. {visits}: the target “Visites” in words." in said
    assert "#: roles/greeter.yaml" in said
    assert "python-format" not in said, "“100 %” is no format"


def test_nothing_changes_where_nothing_has_changed(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Accueillir les visiteurs.", "Witać gości.")
    before = catalog.read_bytes()
    assert "0 of " in update(tmp_path, "pl").stdout
    assert catalog.read_bytes() == before


def test_a_changed_original_keeps_the_old_translation_as_doubtful_with_what_it_was_made_from(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Accueillir les visiteurs.", "Witać gości.")
    long = "Accueillir " + "les visiteuses et les visiteurs, " * 9 + "toujours."
    fill(tmp_path, {"roles/greeter.yaml": OWN.replace("Annoncer les visiteurs.", long)})
    update(tmp_path, "pl")
    text = catalog.read_text("utf-8")
    before, _, after = text.partition('msgctxt "greeter/duties/announce"')
    catalog.write_text(f'{before}msgctxt "greeter/duties/announce"' + after.replace('msgstr ""', 'msgstr "Długie."', 1))
    text = OWN.replace("Accueillir les visiteurs.", "Recevoir chaque visiteuse et chaque visiteur avec le sourire.")
    fill(tmp_path, {"roles/greeter.yaml": text})
    assert update(tmp_path, "pl").exit_code == 0
    said = message(catalog, "greeter/duties/greet")
    assert "#, fuzzy" in said
    assert '#| msgid "Accueillir les visiteurs."' in said
    assert 'msgid "Recevoir chaque visiteuse et chaque visiteur avec le sourire."' in said
    assert 'msgstr "Witać gości."' in said
    assert "0 of " in update(tmp_path, "pl").stdout, "and it stays so"
    assert message(catalog, "greeter/duties/greet") == said
    assert "#| " in message(catalog, "greeter/duties/announce")
    check = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(catalog)], capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, ""), "a long original is no obstacle"


def test_a_clause_that_moves_keeps_its_translation(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Annoncer les visiteurs.", "Zapowiadać gości.")
    greet, announce = (
        "  - id: greet\n    text: Accueillir les visiteurs.\n",
        "  - id: announce\n    text: Annoncer les visiteurs.\n",
    )
    fill(tmp_path, {"roles/greeter.yaml": OWN.replace(greet + announce, announce + greet)})
    assert update(tmp_path, "pl").exit_code == 0
    said = message(catalog, "greeter/duties/announce")
    assert 'msgstr "Zapowiadać gości."' in said
    assert "fuzzy" not in said


def test_a_clause_that_goes_and_comes_back_has_its_translation_again(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Guider les visiteurs.", "Prowadzić gości.")
    fill(tmp_path, {"roles/greeter.yaml": OWN.replace("  - id: guide\n    text: Guider les visiteurs.\n", "")})
    update(tmp_path, "pl")
    assert '#~ msgstr "Prowadzić gości."' in catalog.read_text("utf-8")
    fill(tmp_path, {"roles/greeter.yaml": OWN})
    update(tmp_path, "pl")
    assert 'msgstr "Prowadzić gości."' in message(catalog, "greeter/duties/guide")
    assert "#~" not in catalog.read_text("utf-8")


def test_what_the_program_writes_is_valid_for_gettext(tmp_path: Path) -> None:
    begun(tmp_path)
    call("translate", "extract", *folders(tmp_path))
    for path in [*tmp_path.rglob("*.po")]:
        done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), path
    assert len([*tmp_path.rglob("*.pot")]) > 8


def test_every_plural_form_is_kept(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    text = catalog.read_text("utf-8")
    for index, form in enumerate(("wizyta", "wizyty", "wizyt")):
        assert f'msgstr[{index}] ""' in text
        text = text.replace(f'msgstr[{index}] ""', f'msgstr[{index}] "{form}"')
    catalog.write_text(text, "utf-8")
    fill(tmp_path, {"roles/greeter.yaml": OWN.replace("Accueillir", "Recevoir")})
    assert update(tmp_path, "pl").exit_code == 0
    assert 'msgstr[2] "wizyt"' in catalog.read_text("utf-8")


def test_status_counts_what_is_translated_doubtful_and_missing_for_each_role(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Guider les visiteurs.", "Prowadzić gości.")
    translated(catalog, "Accueillir les visiteurs.", "Witać gości.")
    text = catalog.read_text("utf-8")
    catalog.write_text(
        text.replace('msgctxt "greeter/duties/guide"', '#, fuzzy\nmsgctxt "greeter/duties/guide"'), "utf-8"
    )
    done = call("translate", "status", "pl", *folders(tmp_path))
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0] == ["language", "role", "translated", "fuzzy", "missing"]
    assert ["pl", "greeter", "1", "1", "7"] in rows
    assert rows[-1][:2] == ["pl", "all"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Zrobić {visits} w 100 % parku.", ""),
        ("Zrobić wizyty w 100 % parku.", "has lost `{visits}`."),
        ("Zrobić {visits} w 100 % {parku}.", "has `{parku}`, which the original has not."),
        ("Zrobić {visits} w 100 procentach.", "has lost a per cent sign"),
        ("Zrobić {visits w 100 % parku.", "opens or closes nothing"),
        ("Zrobić {visits} {{w}} 100 % parku.", "has lost a brace to print, or has one more"),
        ("Faire {visits} à 100 % du parc.", "is left as it was."),
        ("Zrobić {a|b} {visits} w 100 %.", "has 2 forms; write three"),
    ],
)
def test_a_slip_of_a_translator_is_told_at_its_line(words: str, told: str, tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Faire {visits} à 100 % du parc.", words)
    done = call("translate", "check", "pl", *folders(tmp_path))
    assert done.exit_code == (2 if told else 0), done.stderr
    if told:
        assert told in done.stderr
        line = next(n for n, text in enumerate(catalog.read_text("utf-8").splitlines(), 1) if "du parc" in text)
        where = [each for each in done.stderr.splitlines() if "greeter.po:" in each]
        assert abs(int(where[0].split("greeter.po:")[1].split(":")[0]) - line) <= 3


def test_a_wrong_number_of_plural_forms_is_told(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    text = catalog.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "wizyta"')
    text = text.replace('msgstr[1] ""', 'msgstr[1] "wizyty"')
    catalog.write_text(text, "utf-8")
    done = call("translate", "check", "pl", *folders(tmp_path))
    assert done.exit_code == 2
    assert "has 2 plural forms; this language has 3." in done.stderr
    catalog.write_text(text.replace("nplurals=3", "nplurals=2").replace("n==1 ? 0", "n!=1 ? 0"), "utf-8")
    assert "more translations than num_plurals" in call("translate", "check", "pl", *folders(tmp_path)).stderr


def test_words_that_are_meant_to_stay_are_not_complained_of(tmp_path: Path) -> None:
    catalog = begun(tmp_path)
    translated(catalog, "Guider les visiteurs.", "Guider les visiteurs.")
    catalog.write_text(catalog.read_text("utf-8").replace(
        'msgctxt "greeter/duties/guide"', '#, ignore-same\nmsgctxt "greeter/duties/guide"'
    ), "utf-8")  # fmt: skip
    assert call("translate", "check", "pl", *folders(tmp_path)).exit_code == 0
    assert "0 of " in update(tmp_path, "pl").stdout, "the flag stays"


def test_a_language_that_nobody_speaks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "roles").mkdir()
    done = update(tmp_path, "qq")
    assert done.exit_code == 2
    assert "`qq` is not the code of a language" in done.stderr
    assert [*tmp_path.rglob("*.po")] == []


def test_a_role_in_the_place_of_a_shipped_one_begins_with_its_words(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "roles"
    fill(tmp_path, {"roles/account-manager.yaml": (shipped / "account-manager.yaml").read_bytes()})
    (tmp_path / "templates").mkdir()
    assert update(tmp_path, "de").exit_code == 0
    made = tmp_path / "roles/locale/de/account-manager.po"
    assert made.read_bytes() == (shipped / "locale/de/account-manager.po").read_bytes()


@pytest.mark.parametrize("command", ["update", "status", "check"])
@pytest.mark.parametrize("tag", ["xx", "en./../../x", "*"])
def test_what_is_no_language_is_refused(command: str, tag: str) -> None:
    done = call("translate", command, tag)
    assert done.exit_code == 2
    assert f"`{tag}` is not the code of a language" in done.stderr


def test_words_of_a_place_whose_original_has_changed_are_told(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "templates/locale/en-US/frame.po"
    changed = shipped.read_text("utf-8").replace('msgid "Grade"', '#, fuzzy\nmsgid "Grade"')
    fill(tmp_path, {"templates/locale/en-US/frame.po": changed})
    (tmp_path / "roles").mkdir()
    done = call("translate", "check", "en-US", *folders(tmp_path))
    assert "en-US, frame: 0 missing, 1 fuzzy." in done.stderr
