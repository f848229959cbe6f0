"""A workspace begins whole, in the language of its place: its files are right, alike each time, and print documents."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from generator import Assets, InputError, Problem, Request, WriteError, build, check
from generator.assets import workspace
from generator.cli.workspace import ROLE, init
from generator.load.library import Library
from generator.load.table import read
from generator.pipeline.bench import Bench
from generator.pipeline.holding import Workshop
from generator.pipeline.people import people

pytestmark = pytest.mark.xdist_group("cli-init")

EMPLOYERS = {
    "fr-FR": ("Comptoir des Halles SAS", "18 quai des Étoffes", "RCS Lyon 123 456 789"),
    "de-DE": ("Nordlicht Handels GmbH", "Speicherweg 12", "Amtsgericht Hamburg, HRB 999999"),
    "es-ES": ("Almacenes del Turia, S.L.", "Calle de los Tejedores, 24", "NIF B99999999"),
    "en-GB": ("Larkfield Trading Ltd", "27 Larkfield Wharf", "company number 99999999"),
    "en-US": ("Front Range Supply, Inc.", "480 Cottonwood Street", "A Colorado corporation"),
    "ru-RU": ("ООО «Волжский торговый дом»", "ул. Мастеровая, д. 15", "ОГРН 1999999999999"),
}
CHANGED = {
    "fr-FR": "Passer au moins 40 appels par jour, en commençant",
    "de-DE": "mindestens 40 Anrufe pro Tag tätigen",
    "es-ES": "Realizar al menos 40 llamadas al día, empezando",
    "en-GB": "Make at least 40 calls per day, beginning",
    "en-US": "Make at least 40 calls per day, beginning",
    "ru-RU": "Совершает не менее 40 звонков в день, начиная",
}
FILES = (
    ".gitignore", "README.md", "employer.yaml", "people.csv", "people.xlsx", "postings/README.md", "roles/README.md",
    f"roles/{ROLE}.yaml", "templates/README.md",
)  # fmt: skip
DAY = date(2026, 11, 27)


def begun(folder: Path, locale: str = "fr-FR", name: str | None = None) -> Path:
    """A folder that is a workspace now."""
    init(folder, locale, name)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, locale: str = "fr-FR", name: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        init(folder, locale, name)
    return error.value.problems


def flat(text: str) -> str:
    """A text as one line, whatever spaces it is set with."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("employers")
    return {locale: begun(home / locale, locale) for locale in EMPLOYERS}


@pytest.mark.parametrize("locale", EMPLOYERS)
def test_a_new_workspace_has_every_file_and_is_found(workspaces: dict[str, Path], locale: str) -> None:
    folder = workspaces[locale]
    assert tuple(sorted(contents(folder))) == FILES
    assert workspace(folder / "postings") == folder
    for name, data in contents(folder).items():
        assert name == ".gitignore" or name.endswith(".xlsx") or "$" not in data.decode(), name


@pytest.mark.parametrize("locale", EMPLOYERS)
def test_nothing_in_a_new_workspace_is_complained_of(workspaces: dict[str, Path], locale: str) -> None:
    folder = workspaces[locale]
    own = [folder / "employer.yaml", folder / f"roles/{ROLE}.yaml"]
    assert check(workspace=folder, only=own) == ((), 2)


@pytest.mark.parametrize("locale", EMPLOYERS)
def test_a_new_workspace_prints_the_employer_and_the_changes_of_the_example(
    workspaces: dict[str, Path], locale: str, tmp_path: Path
) -> None:
    request = Request(date=DAY, roles=(ROLE,), formats=("txt", "docx"), workspace=workspaces[locale])
    made = build(request)
    drawn = {artifact.format: artifact for artifact in made}
    assert made.warnings == ()
    assert {artifact.locale for artifact in drawn.values()} == {locale}
    text = flat(drawn["txt"].data.decode())
    word = tmp_path / "made.docx"
    word.write_bytes(drawn["docx"].data)
    for said in (*EMPLOYERS[locale], CHANGED[locale]):
        assert said in text
    with ZipFile(BytesIO(drawn["docx"].data)) as package:
        parts = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert EMPLOYERS[locale][0].split("«")[0].strip() in parts
    assert flat(EMPLOYERS[locale][1]) in flat(parts.replace("\u00a0", " ").replace("\u202f", " "))


@pytest.mark.parametrize("locale", EMPLOYERS)
def test_the_two_staff_lists_say_the_same(workspaces: dict[str, Path], locale: str) -> None:
    folder = workspaces[locale]
    text, sheet = read(folder / "people.csv"), read(folder / "people.xlsx")
    assert [row.texts for row in text.rows] == [row.texts for row in sheet.rows]
    assert text.names == sheet.names
    assert len(text.rows) == 3
    head, *rows = CalamineWorkbook.from_path(folder / "people.xlsx").get_sheet_by_index(0).to_python()
    assert head == list(text.names)
    assert [row[5] for row in rows] == [date(2026, 9, 1), date(2027, 1, 4), date(2027, 3, 1)]


@pytest.mark.parametrize("locale", EMPLOYERS)
def test_everybody_in_a_new_staff_list_can_be_taken_as_they_are(workspaces: dict[str, Path], locale: str) -> None:
    assets = Assets(workspace=workspaces[locale])
    workshop = Workshop(assets, Request(date=DAY, workspace=workspaces[locale]))
    found = people(read(workspaces[locale] / "people.xlsx"), workshop.employer, workshop.bench)
    assert found.problems == ()
    made = [workshop.composed(person, DAY).document for person, _ in found.people]
    assert [document.role for document in made] == [ROLE, "account-manager", "client-search-manager"]
    assert [document.locale for document in made] == [locale] * 3
    assert workshop.bench.told() == ()


def test_a_spreadsheet_offers_the_roles_and_locales_there_are(workspaces: dict[str, Path]) -> None:
    folder = workspaces["de-DE"]
    choices = CalamineWorkbook.from_path(folder / "people.xlsx").get_sheet_by_name("Choices").to_python()
    offered = [{str(cell) for cell in column if cell} for column in zip(*choices, strict=True)]
    assert {*Library(Assets(workspace=folder)).role_ids()} in offered
    assert any({"de-DE", "fr-RU", "en-GB"} <= each for each in offered)
    with ZipFile(folder / "people.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert sheet.count('type="list"') == 3


def test_the_same_question_gives_the_same_bytes(workspaces: dict[str, Path], tmp_path: Path) -> None:
    again = begun(tmp_path / "elsewhere", "ru-RU")
    assert contents(again) == contents(workspaces["ru-RU"])
    with ZipFile(again / "people.xlsx") as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2


def test_a_language_under_the_law_of_another_place_has_its_remarks_in_that_language(tmp_path: Path) -> None:
    folder = begun(tmp_path, "fr-RU")
    said = (folder / "employer.yaml").read_text("utf-8")
    assert "locales: [fr-RU]" in said
    assert "Directrice générale" in said
    assert "Волжский торговый дом" in said
    assert check(workspace=folder, only=[folder / "employer.yaml", folder / f"roles/{ROLE}.yaml"])[0] == ()


@pytest.mark.parametrize(
    "name", ["Acme Ltd", 'Schmidt: "Söhne" #1', "- O’Neill & {Sons}", "null", "C:\\Firma", "'Rand' Holdings"]
)
def test_a_name_is_printed_as_it_was_given_whatever_signs_it_has(tmp_path: Path, name: str) -> None:
    folder = begun(tmp_path, "en-GB", name)
    employer = Bench(Assets(workspace=folder)).employer()
    assert employer.name is not None
    assert employer.name.text == name
    assert check(workspace=folder, only=[folder / "employer.yaml"])[0] == ()


def test_a_workspace_is_begun_in_the_folder_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    init(Path(), "en-GB")
    said = capsys.readouterr().out
    assert tuple(sorted(contents(tmp_path))) == FILES
    for name in FILES:
        assert f"  {name}\n" in said
    assert said.endswith(
        f"Next:\n  jobdesc validate\n  jobdesc build {ROLE} --format docx\n  jobdesc batch people.xlsx\n"
    )


def test_what_comes_next_begins_with_going_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    init(Path("two words"), "en-GB")
    assert "Next:\n  cd 'two words'\n  jobdesc validate\n" in capsys.readouterr().out


def test_files_that_are_there_already_are_all_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "employer.yaml").write_text("mine")
    (tmp_path / "people.csv").write_text("mine too")
    problems = refused(tmp_path)
    assert [Path(problem.file).name for problem in problems] == ["employer.yaml", "people.csv"]
    assert {problem.text for problem in problems} == {"this file is there already, and is left as it is."}
    assert problems[-1].hint == "Name another folder, or take these away."
    assert contents(tmp_path) == {"employer.yaml": b"mine", "people.csv": b"mine too"}


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("mine")
    assert [problem.text for problem in refused(tmp_path / "acme")] == ["this is a file, and a workspace is a folder."]


def test_a_locale_or_a_name_that_there_is_not_leaves_no_folder_behind(tmp_path: Path) -> None:
    assert "there is no locale `fr-XX`." in [problem.text for problem in refused(tmp_path / "acme", "fr-XX")]
    assert [problem.text for problem in refused(tmp_path / "acme", name=" ")] == ["`--name` is empty."]
    (problem,) = refused(tmp_path / "acme", name="Ac\x1bme")
    assert problem.text == "`--name` holds U+001B, which cannot be printed."
    assert not (tmp_path / "acme").exists()


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "postings").write_text("a file where a folder has to be")
    with pytest.raises(WriteError, match="Nothing was written"):
        init(tmp_path)
    assert [*contents(tmp_path)] == ["postings"]


def test_git_keeps_the_roles_and_neither_people_nor_what_is_made(workspaces: dict[str, Path], tmp_path: Path) -> None:
    folder = begun(tmp_path / "acme", "es-ES")
    for name in ("output/a.pdf", "register.sqlite", "register.sqlite-wal", "~$people.xlsx", "people-rejected.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    command = ["git", "-c", "init.defaultBranch=main", "init", "--quiet", str(folder)]
    subprocess.run(command, check=True)
    listing = ["git", "-C", str(folder), "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True).stdout.split()
    assert sorted(listed) == [name for name in FILES if not name.startswith("people")]


def test_the_staff_list_is_a_workbook_that_others_open_too(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    init(tmp_path / "firm", "fr-FR")
    book = load_workbook(tmp_path / "firm/people.xlsx")
    assert [cell.value for cell in book.worksheets[0][1]][:2] == ["Nom", "Poste"]
