"""Before a run: rows are left out, files that would clash are told, letters are known; and days that cannot be."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from generator.cli.workspace import init
from tests.web.browsing import visiting
from tests.web.serving import Server, serving
from tests.web.test_many import begin, drop, ended

pytestmark = pytest.mark.xdist_group("page-many")

LONG = "Wolfeschlegelsteinhausenbergerdorff" * 3
HEAD = "name,role,number"
CLASH = ("Jo Kit,account-manager,", "Jo-Kit,account-manager,")
GOOD = ("Inès Moreau,account-manager,P1", f"{LONG},account-manager,P2")


def listed(*rows: str, encoding: str = "utf-8") -> bytes:
    """A staff list as CSV."""
    return "\n".join((HEAD, *rows)).encode(encoding)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a workspace with a document of today and one that bears a day to come."""
    place = tmp_path_factory.mktemp("many") / "firm"
    init(place, "fr-FR", "Comptoir des Halles")
    with serving(place) as made:
        ended(made, begin(made, listed(GOOD[1]), "formats=md&date=2026-11-01"))
        ended(made, begin(made, listed("Ahead Day,account-manager,P9"), "formats=md&date=2999-01-01"))
        yield made


def test_a_row_is_left_out_on_a_telephone_and_the_others_are_made(office: Server, browser: Browser) -> None:
    with visiting(browser, "de", narrow=True) as visit:
        page = visit.page
        page.goto(f"{office.address}/de/many")
        drop(page, "personal.csv", listed(*GOOD, "Paul Petit,acount-manager,P4", *CLASH, encoding="cp1252"))
        expect(page.locator("#checked .message.warn")).to_contain_text("wurde als Windows-1252 gelesen")
        expect(page.locator("#cell-6-name-why")).to_contain_text("Die Dateien für Jo-Kit und für Zeile 5")
        expect(page.locator("#make-them")).to_be_disabled()
        for row in (4, 6):
            page.locator(f"#leave-{row}").click()
            expect(page.locator(f"#leave-{row}")).to_be_focused()
        expect(page.locator("tr.left-out")).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator("#leave-6").click()
        expect(page.locator("#make-them")).to_be_disabled()
        page.locator("#leave-6").click()
        for box in ("docx", "pdf"):
            page.locator(f"[value={box}]").uncheck()
        page.locator("[value=html]").check()
        page.locator("#make-them").click()
        expect(page.locator("#run a.button")).to_be_visible(timeout=60_000)
        expect(page.locator("#run .message")).to_contain_text(["Zeile 4: Paul Petit"])
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert visit.complaints == []


def test_a_department_that_there_is_not_is_chosen_from_those_of_the_employer(office: Server, browser: Browser) -> None:
    with visiting(browser, "es") as visit:
        page = visit.page
        page.goto(f"{office.address}/es/many")
        drop(page, "plantilla.csv", "Nombre,Puesto,Departamento\nLucía Gómez,account-manager,Ventas\n".encode())
        expect(page.locator("#cell-2-Departamento-why")).to_contain_text(
            "Posibles: Direction commerciale, Service clients, Service du personnel."
        )
        cell = page.get_by_label("Fila 2, Departamento")
        offered = page.locator(f"#{cell.get_attribute('list')} option")
        cell.fill(offered.first.get_attribute("value") or "")
        cell.press("Enter")
        expect(page.locator("#make-them")).to_be_enabled()
        assert visit.complaints == []


def test_the_api_leaves_rows_out_by_number_and_says_which(office: Server) -> None:
    checked = office.json("/api/v1/tables?leave_out=3", listed(*CLASH))
    assert (checked["good"], checked["bad"], checked["left_out"]) == (1, 0, 1)
    assert [row["number"] for row in checked["rows"] if row["left_out"]] == [3]
    state = ended(office, begin(office, listed(*CLASH), "formats=md&leave_out=3"))
    assert (state["status"], state["files"]) == ("done", 1)
    assert state["left_out"] == [{"number": 3, "name": "Jo-Kit"}]
    assert office.ask("/api/v1/tables?leave_out=0", listed(*CLASH))[0] == 422


def test_words_that_a_language_lacks_are_told_with_the_file_to_write_them_in(office: Server) -> None:
    data = b"name,role,locale\nIvan Petrov,account-manager,ru-RU\n"
    checked = office.json("/api/v1/tables", data, headers={"Accept-Language": "fr"})
    (told,) = {(each["file"], each["text"], each["hint"]) for each in checked["problems"]}
    assert told[0] == "employer.yaml"
    assert "Directrice générale" in told[1]
    assert "locale/ru/employer.po" in told[2]
    assert "--" not in told[2]


def test_files_that_would_have_one_name_are_told_at_the_row_before_anything_is_made(office: Server) -> None:
    checked = office.json("/api/v1/tables", listed(*CLASH), headers={"Accept-Language": "en"})
    assert (checked["good"], checked["bad"]) == (1, 1)
    assert "Jo-Kit and of row 2 would have one name" in checked["rows"][1]["cells"]["name"]["problem"]["text"]


def test_every_row_of_a_long_list_is_checked_though_not_all_are_shown(office: Server, browser: Browser) -> None:
    rows = [f"Person {number},account-manager,N{number}" for number in range(2_100)]
    data = listed(*rows, "Paul Petit,acount-manager,P4")
    checked = office.json("/api/v1/tables", data)
    assert (checked["count"], checked["good"], checked["bad"], len(checked["rows"])) == (2_101, 2_100, 1, 2_000)
    assert checked["rows"][0]["number"] == 2_102
    with visiting(browser, "en") as visit:
        visit.page.goto(f"{office.address}/en/many")
        drop(visit.page, "people.csv", data)
        expect(visit.page.locator("#checked .message.warn")).to_contain_text("This list has 2,101 rows.")


def test_a_signature_is_asked_for_within_the_days_that_can_be(office: Server, browser: Browser) -> None:
    with visiting(browser, "en") as visit:
        page = visit.page
        page.goto(f"{office.address}/en/many")
        page.locator("#date").fill("2999-01-01")
        page.locator("#date").dispatch_event("change")
        expect(page.locator("#date-ahead")).to_have_text("They cannot be signed or withdrawn before that day.")
        page.goto(f"{office.address}/en/many#register")
        rows, day, enter = page.locator("#entries tbody tr"), page.locator("#day"), page.locator("#asking-do")
        page.locator("#person").fill("wolfe")
        expect(rows).to_have_count(1)
        rows.locator("button").first.click()
        expect(day).to_have_attribute("min", "2026-11-01")
        expect(day).to_have_attribute("max", page.evaluate("new Date().toLocaleDateString('sv')"))
        expect(page.locator("#day-help")).to_contain_text("From Nov 1, 2026")
        day.fill("2026-10-31")
        enter.click()
        assert not day.evaluate("field => field.validity.valid")
        expect(page.locator("#asking")).to_be_visible()
        page.locator("#asking-close").click()
        page.locator("#person").fill("ahead")
        expect(rows).to_contain_text(["Ahead Day"])
        rows.locator("button").first.click()
        expect(enter).to_be_disabled()
        expect(page.locator("#day-help")).to_contain_text("Until then it can be neither signed nor withdrawn.")
        assert visit.complaints == []


def test_the_register_is_headed_in_a_language_where_one_is_asked_for(office: Server) -> None:
    def heads(query: str, delimiter: str) -> list[str]:
        data = office.ask(f"/api/v1/register/export?person=wolfe&{query}")[2].decode("utf-8-sig")
        return next(csv.reader(StringIO(data), delimiter=delimiter))

    assert heads("format=csv", ";")[:3] == ["number", "version", "current"]
    german = heads("format=csv&language=de", ";")
    assert german[:4] == ["Nummer", "Version", "Gültig", "Art des Dokuments"]
    assert len({*german}) == len(german)
    assert heads("format=csv&language=en", ",")[2] == "In force"
    book = load_workbook(BytesIO(office.ask("/api/v1/register/export?person=wolfe&format=xlsx&language=fr")[2]))
    assert book.worksheets[0].title == "Registre"
    assert [cell.value for cell in book.worksheets[0][2]][2:4] == ["oui", "Fiche de poste"]
    assert '"number"' in office.ask("/api/v1/register/export?format=json&language=ru")[2].decode()
