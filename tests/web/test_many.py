"""The page of many documents at once, and the register: a list is dropped, mended, made, followed, signed for."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from generator.cli.workspace import init
from generator.office import family
from tests.web.browsing import visiting
from tests.web.serving import Server, serving

pytestmark = pytest.mark.xdist_group("page-many")

HEAD = ("name", "role", "locale", "department", "number", "start_date")
GOOD = (
    ("Claire Martin", "account-manager", "", "sales", "P1", "2027-01-04"),
    ("Hugo Lefèvre", "client-search-manager", "", "sales", "P2", ""),
)
WRONG = (
    ("Inès Moreau", "acount-manager", "", "sales", "P3", ""),
    ("Paul Petit", "account-manager", "", "sales", "P4", "31/2/2027"),
)
MENDED = (
    ("Inès Moreau", "account-manager", "", "sales", "P3", ""),
    ("Paul Petit", "account-manager", "", "sales", "P4", "2027-01-04"),
)
FRENCH, RUSSIAN = {"Accept-Language": "fr"}, {"Accept-Language": "ru"}


def text(*rows: tuple[str, ...]) -> bytes:
    """A staff list as CSV."""
    made = StringIO(newline="")
    csv.writer(made).writerows((HEAD, *rows))
    return made.getvalue().encode()


def sheet(*rows: tuple[str, ...]) -> bytes:
    """A staff list as a spreadsheet, its people on the second of two sheets."""
    book = Workbook()
    book.worksheets[0].append(["notes"])
    people = book.create_sheet("Personnel")
    for row in (HEAD, *rows):
        people.append([cell or None for cell in row])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def drop(page: Page, name: str, data: bytes) -> None:
    """Choose a file on the page, as the button does it."""
    page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": data})


def ended(server: Server, run: str, within: float = 60) -> dict[str, object]:
    """What is known of a run when it has ended."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        state: dict[str, object] = server.json(f"/api/v1/batches/{run}")
        if state["status"] not in ("waiting", "running"):
            return state
        time.sleep(0.1)
    raise AssertionError(f"not ended: {state}")


def begin(server: Server, data: bytes, query: str = "formats=docx", **headers: str) -> str:
    """Begin a run, and return its id."""
    run: str = server.json(f"/api/v1/batches?{query}", data, headers=headers)["id"]
    return run


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Server]:
    """A server in a workspace of its own, for what must begin with an empty register."""
    init(tmp_path / "firm", "fr-FR", "Comptoir des Halles")
    with serving(tmp_path / "firm") as made:
        yield made


def test_a_french_officer_drops_a_list_mends_it_makes_it_and_signs_for_it(firm: Server, browser: Browser) -> None:
    with visiting(browser, "fr") as visit:
        page = visit.page
        page.goto(f"{firm.address}/fr/many")
        drop(page, "personnel.csv", text(*GOOD, *WRONG))
        cell = page.locator("#cell-4-role")
        expect(cell).to_have_value("acount-manager")
        expect(cell).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#cell-4-role-why")).to_contain_text("vouliez-vous écrire « account-manager »")
        expect(page.locator("#cell-5-start_date-why")).to_contain_text("n’est pas une date")
        expect(page.locator(".wrong a")).to_have_count(2)
        expect(page.locator("#make-them")).to_be_disabled()
        visit.picture("many-wrong")

        drop(page, "personnel.csv", text(*GOOD, *MENDED))
        expect(page.locator(".list .bad")).to_have_count(0)
        expect(page.locator(".list")).to_contain_text("Chargé / Chargée de clientèle · fr-FR")
        page.locator("[value=pdf]").uncheck()
        page.locator("#make-them").click()
        expect(page.locator("#run progress")).to_be_visible()
        page.reload()
        download = page.locator("#run a.button")
        expect(download).to_be_visible(timeout=60_000)
        visit.picture("many-made")
        another = page.context.new_page()
        another.goto(f"{firm.address}/fr/many")
        expect(another.locator("#run a.button"), "found again after the page was closed").to_be_visible()
        another.close()
        with page.expect_download() as saved:
            download.click()
        with ZipFile(saved.value.path()) as archive:
            names = archive.namelist()
            assert "acknowledgements.docx" in names
            (own,) = (name for name in names if name.endswith("Claire-Martin-P1/job-description.fr-FR.docx"))
            document = Document(BytesIO(archive.read(own)))
        assert "Claire Martin" in "\n".join(
            cell.text for table in document.tables for cell in table._cells
        ) + "\n".join(paragraph.text for paragraph in document.paragraphs)

        page.locator("#to-register").click()
        rows = page.locator("#entries tbody tr")
        expect(rows).to_have_count(4)
        expect(page.locator("#due")).to_contain_text("Claire Martin")
        page.locator("#person").fill("claire")
        expect(rows).to_have_count(1)
        rows.locator("button").first.click()
        expect(page.locator("#asking")).to_be_visible()
        visit.picture("many-sign")
        page.locator("#asking-do").click()
        expect(rows.locator(".tag.good")).to_be_visible()
        expect(page.locator("#due")).not_to_contain_text("Claire Martin")
        with page.expect_download() as exported:
            page.locator("[data-format=xlsx]").click()
        assert exported.value.suggested_filename == "Registre.xlsx"
        book = load_workbook(BytesIO(exported.value.path().read_bytes()))
        assert [row[7] for row in book.worksheets[0].values] == ["Personne", "Claire Martin"]
        page.locator("#person").fill("")
        expect(rows).to_have_count(4)
        visit.picture("many-register")
        assert visit.complaints == []


def test_a_russian_officer_mends_cells_in_the_page_by_keyboard_alone_on_a_telephone(
    firm: Server, browser: Browser
) -> None:
    with visiting(browser, "ru", dark=True, narrow=True) as visit:
        page = visit.page
        page.goto(f"{firm.address}/ru/many")
        drop(page, "people.xlsx", sheet(*GOOD, *WRONG))
        expect(page.locator("#problem .message.bad, #checked .message.bad").first).to_be_visible()
        page.locator("#sheet").focus()
        page.keyboard.press("ArrowDown")
        link = page.locator(".wrong a").first
        expect(link).to_contain_text("acount-manager")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        visit.picture("many-narrow")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#cell-4-role")).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type("account-manager")
        page.keyboard.press("Tab")
        expect(page.locator("#leave-5")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#cell-5-start_date")).to_be_focused()
        page.keyboard.type("2027-01-04")
        page.keyboard.press("Control+A")
        page.keyboard.type("2027-01-04")
        page.keyboard.press("Enter")
        expect(page.locator("#make-them")).to_be_enabled()
        expect(page.locator(".list .bad")).to_have_count(0)
        page.locator("#make-them").focus()
        page.keyboard.press("Enter")
        cancel = page.locator("#run button")
        expect(cancel).to_be_visible()
        cancel.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#run progress")).to_have_count(0, timeout=30_000)
        visit.picture("many-cancelled")
        page.locator("#run .actions button").last.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#preparing")).to_be_visible()
        assert visit.complaints == []


def test_outside_of_a_workspace_the_page_says_what_a_register_needs_and_makes_drafts(
    server: Server, browser: Browser
) -> None:
    with visiting(browser, "fr") as visit:
        visit.page.goto(f"{server.address}/fr/many#register")
        expect(visit.page.locator("#part-register")).to_contain_text("jobdesc init")
        expect(visit.page.locator("#entries")).to_have_count(0)
    status, _, body = server.ask("/api/v1/register", headers=RUSSIAN)
    assert (status, json.loads(body)["type"]) == (409, "urn:jobdesc:problem:workspace")
    run = begin(server, text(*GOOD), "formats=md&date=2026-12-01&locale=ru-RU")
    state = ended(server, run)
    assert (state["status"], state["done"], state["folder"]) == ("done", 2, "")
    with ZipFile(BytesIO(server.ask(f"/api/v1/batches/{run}/result")[2])) as archive:
        assert "Claire-Martin-P1/job-description.ru-RU.md" in archive.namelist()
    server.json(f"/api/v1/batches/{run}", method="DELETE")
    assert server.ask(f"/api/v1/batches/{run}/result")[0] == 404


def test_bad_rows_are_told_with_the_list_and_left_out_with_their_reasons_in_the_language_of_the_page(
    server: Server,
) -> None:
    checked = server.json("/api/v1/tables?name=../../a/people.csv", text(*GOOD, *WRONG), headers=RUSSIAN)
    assert (checked["name"], checked["good"], checked["bad"], checked["whole"]) == ("people.csv", 2, 2, True)
    wrong = {name: cell for name, cell in checked["rows"][3]["cells"].items() if "problem" in cell}
    assert [*wrong] == ["start_date"]
    assert "не\u00a0дата" in wrong["start_date"]["problem"]["text"]
    run = begin(server, text(*GOOD, *WRONG), "formats=md&skip_bad=true", **FRENCH)
    assert [each["number"] for each in ended(server, run)["rejected"]] == [4, 5]  # type: ignore[attr-defined]
    with ZipFile(BytesIO(server.ask(f"/api/v1/batches/{run}/result")[2])) as archive:
        rejected = archive.read("rejected.csv").decode("utf-8-sig")
    assert "Inès Moreau" in rejected
    assert "n’est pas une date" in rejected
    assert ended(server, begin(server, text(*WRONG), "formats=md"))["status"] == "failed"


def test_a_sheet_can_be_chosen_and_a_file_that_is_no_table_is_refused(server: Server) -> None:
    found = server.json("/api/v1/tables?name=people.xlsx&sheet=Personnel", sheet(*GOOD))
    assert (found["sheets"], found["sheet"], found["good"]) == (["Sheet", "Personnel"], "Personnel", 2)
    assert server.ask("/api/v1/tables", b"PK\3\4 no table")[0] == 422
    assert server.ask("/api/v1/tables", b"")[0] == 422
    status, _, body = server.ask("/api/v1/tables?name=people.xlsx", b"%PDF-1.7 \xe2\xe3\xcf", headers=FRENCH)
    assert status == 422
    assert "et non un tableau" in json.loads(body)["problems"][0]["text"]
    example = server.ask("/api/v1/tables/example", headers=FRENCH)[2]
    assert server.json("/api/v1/tables?name=example.xlsx", example)["bad"] == 0


def test_a_run_is_followed_and_whoever_was_cut_off_goes_on_behind_the_last_event(server: Server) -> None:
    run = begin(server, text(*GOOD), "formats=md")
    status, headers, body = server.ask(f"/api/v1/batches/{run}/events")
    assert (status, headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    events = [dict(line.split(": ", 1) for line in part.splitlines()) for part in body.decode().split("\n\n") if part]
    assert [event["event"] for event in events if event["event"] != "progress"] == ["done"]
    assert json.loads(events[-1]["data"])["files"] == 2
    last = events[-1]["id"]
    assert server.ask(f"/api/v1/batches/{run}/events", headers={"Last-Event-ID": last})[0] == 204
    again = server.ask(f"/api/v1/batches/{run}/events", headers={"Last-Event-ID": str(int(last) - 1)})[2].decode()
    assert again.startswith(f"id: {last}\nevent: done\n")


def under_way(server: Server, run: str, within: float = 60) -> None:
    """Wait until a run has made something, and is still at it."""
    until = time.monotonic() + within
    while not (state := server.json(f"/api/v1/batches/{run}")).get("files") and time.monotonic() < until:
        assert state["status"] in ("waiting", "running"), json.dumps(state)
        time.sleep(0.05)


def many(count: int) -> bytes:
    """A staff list of so many people."""
    return text(*((f"Person {number}", "account-manager", "fr-FR", "", f"N{number}", "") for number in range(count)))


def test_a_third_run_has_to_wait_and_cancelling_leaves_what_is_made_whole(server: Server) -> None:
    first, second = begin(server, many(60), "formats=docx"), begin(server, many(60), "formats=docx")
    status, headers, _ = server.ask("/api/v1/batches", many(1))
    assert (status, headers["retry-after"]) == (429, "30")
    server.json(f"/api/v1/batches/{second}", method="DELETE")
    under_way(server, first)
    server.json(f"/api/v1/batches/{first}", method="DELETE")
    state = ended(server, first, 15)
    assert state["status"] == "cancelled"
    assert 0 < state["files"] < 60  # type: ignore[operator]
    assert ended(server, second, 15)["status"] == "cancelled"
    with ZipFile(BytesIO(server.ask(f"/api/v1/batches/{first}/result")[2])) as archive:
        documents = [name for name in archive.namelist() if "/" in name]
        assert len(documents) == state["files"]
        assert archive.testzip() is None


@pytest.mark.parametrize("deadly", [pytest.param("terminate", marks=pytest.mark.slow), "kill"])
def test_nothing_of_a_run_outlives_the_server(tmp_path: Path, deadly: str) -> None:
    (tmp_path / "plain").mkdir()
    with TemporaryDirectory() as private, serving(tmp_path / "plain", environment={"TMPDIR": private}) as server:
        run = begin(server, many(200), "formats=docx&formats=pdf")
        under_way(server, run)
        below = family.descendants(server.process.pid)
        assert len(below) > 4
        getattr(server.process, deadly)()
        until = time.monotonic() + 5
        while (any(map(_lives, below)) or [*Path(private).iterdir()]) and time.monotonic() < until:
            time.sleep(0.1)
        assert [pid for pid in below if _lives(pid)] == []
        assert [*Path(private).iterdir()] == []


def _lives(pid: int) -> bool:
    try:
        state = (Path("/proc") / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_signatures_and_withdrawals_are_entered_and_refused_with_a_sentence(firm: Server) -> None:
    assert firm.json("/api/v1/register") == {"entries": [], "count": 0, "roles": {}, "departments": {}, "locales": []}
    ended(firm, begin(firm, text(*GOOD), "formats=md"))
    entries = firm.json("/api/v1/register?department=sales&sort=name&descending=true")["entries"]
    assert [each["name"] for each in entries] == ["Hugo Lefèvre", "Claire Martin"]
    assert [each["name"] for each in firm.json("/api/v1/register?person=lefevre")["entries"]] == ["Hugo Lefèvre"]
    number = entries[0]["number"]
    day = entries[0]["issued"]
    signed = firm.json(f"/api/v1/register/{number}/signatures", {"date": day})
    assert signed["signed"] == [day]
    status, _, body = firm.ask(f"/api/v1/register/{number}/signatures", {"date": "2999-01-01"}, headers=FRENCH)
    assert status == 422
    assert "1er janvier 2999" in json.loads(body)["detail"]
    assert [each["name"] for each in firm.json("/api/v1/register?unsigned=true")["entries"]] == ["Claire Martin"]
    assert [each["name"] for each in firm.json("/api/v1/register/due")["unsigned"]] == ["Claire Martin"]
    gone = firm.json(f"/api/v1/register/{number}/withdrawal", {"reason": "Left."})
    assert (gone["current"], gone["reason"]) == (False, "Left.")
    assert firm.ask("/api/v1/register/none/withdrawal", {})[0] == 422
    exported = firm.ask("/api/v1/register/export?format=csv&current=false")[2].decode("utf-8-sig")
    assert len(exported.splitlines()) == 3
