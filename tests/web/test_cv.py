"""The page for candidates, as they use it: the checklist, and the check of a CV; and the same asked of the API."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.web.browsing import NARROW, Visit, visiting
from tests.web.cvs import LINES, MARK, encrypted, written
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-cv")
PATIENCE = 60_000
"""Milliseconds: a machine that does much else has been seen ten times slower."""
expect.set_options(timeout=PATIENCE)

BOXES = "#sections input[type=checkbox]"
FOUND = f"Dévelopement de la clientèle de {MARK}"
RUSSIAN = """\
Анна Петрова
Москва, +7 495 123-45-67, anna.petrova@example.ru

Опыт работы
Менеджер по продажам, ООО Ромашка, Москва, 03.2019 - 05.2021
- Заключала договора с крупными клиентами XXX

Образование
МГУ, экономический факультет, 2014 - 2018
"""


def packed() -> bytes:
    """A zip file with nothing like a CV in it."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("holiday.jpg", b"sun")
    return made.getvalue()


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def opened(visit: Visit, server: Server, language: str, asked: str = "") -> Page:
    """The page with its checklist."""
    visit.page.goto(f"{server.address}/{language}/cv{asked}")
    visit.page.wait_for_selector(BOXES, timeout=PATIENCE)
    return visit.page


def drop(page: Page, name: str, data: bytes) -> None:
    """Let a file go over the page, as a hand does."""
    page.evaluate(
        """([name, data]) => {
          const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], name));
          const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
          document.getElementById("drop").dispatchEvent(event);
        }""",
        [name, base64.b64encode(data).decode()],
    )


@pytest.fixture
def french(browser: Browser, server: Server) -> Iterator[Page]:
    with visiting(browser, "fr") as visit:
        yield opened(visit, server, "fr")
        assert visit.complaints == []


def test_what_is_ticked_and_written_is_there_the_next_day(french: Page) -> None:
    page = french
    boxes, note = page.locator(BOXES), page.locator("#sections textarea").first
    boxes.nth(0).check()
    page.locator("#sections label.entry").nth(4).click()
    note.fill("Dubois, 2019-2021, détaillants")
    expect(page.locator("#done")).to_contain_text("2")
    page.reload()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(4)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(note).to_have_value("Dubois, 2019-2021, détaillants")
    page.select_option("#role", "bank-account-manager")
    expect(page.locator(f"{BOXES}:checked")).to_have_count(0)
    page.select_option("#role", "account-manager")
    expect(page.locator(f"{BOXES}:checked")).to_have_count(2)
    page.click("#clear")
    expect(page.locator(f"{BOXES}:checked")).to_have_count(0)
    expect(page.locator("#undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOXES}:checked")).to_have_count(2)
    expect(note).to_have_value("Dubois, 2019-2021, détaillants")


def test_on_paper_there_is_the_checklist_alone_on_two_pages(french: Page, tmp_path: Path) -> None:
    french.locator(BOXES).first.check()
    french.emulate_media(media="print")
    for hidden in (".top", "#choice", "#check", "#print", ".foot"):
        expect(french.locator(hidden)).to_be_hidden()
    expect(french.locator(BOXES).nth(3)).to_be_visible()
    made = pypdfium2.PdfDocument(french.pdf(format="A4"))
    said = "".join(page.get_textpage().get_text_range() for page in made)
    assert len(made) == 2
    assert "Orthographe" in said
    with french.expect_download() as download:
        french.emulate_media(media="screen")
        french.click("#pdf")
    sheet = pypdfium2.PdfDocument(download.value.path().read_bytes())
    assert len(sheet) == 2
    assert sheet.get_formtype() > 0, "it can be filled in on the screen"


def test_a_cv_that_is_dropped_is_told_what_to_mend_with_its_own_words(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with visiting(browser, "ru") as visit:
        page = opened(visit, server, "ru")
        expect(page.locator("#sections")).to_have_attribute("lang", "ru-RU")
        drop(page, "petrova.txt", RUSSIAN.encode())
        fault = page.locator(".finding", has_text="XXX")
        expect(fault.locator("blockquote")).to_contain_text("Заключала договора с крупными клиентами XXX")
        expect(fault.locator(".remedy")).not_to_be_empty()
        expect(page.locator("#report")).to_be_focused()
        expect(page.locator(".terms.missing li")).not_to_have_count(0)
        visit.picture("cv-checked-ru")
        link = fault.locator("a")
        link.click()
        expect(page.locator("#sections :target")).to_be_in_viewport()
        with page.expect_download() as download:
            page.locator("#report .actions button").first.click()
        report = download.value.path().read_text("utf-8")
        assert "Заключала договора с крупными клиентами XXX" in report
        assert download.value.suggested_filename == "cv-check.account-manager.ru-RU.html"
        assert visit.complaints == []


def test_a_wrong_file_is_told_in_a_sentence_and_the_right_one_takes_its_place(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    large = tmp_path / "cv.docx"
    large.write_bytes(bytes(20_000_001))
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        told = page.locator("#check-problem .message.bad")
        for name, data in (("cv.docx", packed()), ("cv.pdf", encrypted()), ("cv.txt", b"")):
            page.set_input_files("#file", file(name, data))
            expect(told).to_have_count(1)
            assert told.inner_text().strip().endswith(".")
            expect(page.locator("#choose")).to_be_visible()
            expect(page.locator(".finding")).to_have_count(0)
        page.set_input_files("#file", large)
        expect(told).to_contain_text("20")
        page.set_input_files("#file", file("marchand.docx", written("docx")))
        expect(page.locator(".finding", has_text=FOUND)).to_have_count(1)
        expect(told).to_have_count(0)
        expect(page.locator("#report .message.warn", has_text=".docx")).to_have_count(0)
        page.set_input_files("#file", file("marchand.pdf", written("docx")))
        expect(page.locator("#report .message.warn", has_text=".docx")).to_have_count(1)
        refused = "the server responded with a status of 422"
        assert [each for each in visit.complaints if refused not in each] == []


def test_the_keyboard_alone_is_enough(french: Page) -> None:
    page = french
    # Listened to from the beginning: on a loaded machine the browser is told too late when it is asked with the key.
    page.on("filechooser", lambda _: None)
    page.locator("#locale").focus()
    pressed(page, "Tab", "#print")
    pressed(page, "Tab", f"{BOXES} >> nth=0")
    page.keyboard.press("Space")
    expect(page.locator(BOXES).first).to_be_checked()
    pressed(page, "Tab", "#choose")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file("marchand.txt", "\n".join(LINES).encode()))
    expect(page.locator(".finding", has_text=FOUND)).to_have_count(1)
    pressed(page, "Tab", ".finding a >> nth=0")
    page.keyboard.press("Enter")
    expect(page.locator("#sections :target")).to_be_focused()


def pressed(page: Page, key: str, until: str) -> None:
    """Press a key until an element has the focus."""
    wanted = page.locator(until)
    for _ in range(60):
        page.keyboard.press(key)
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
    raise AssertionError(f"{until} is not reached")


def test_on_a_telephone_there_is_one_column_with_boxes_for_a_thumb(browser: Browser, server: Server) -> None:
    with visiting(browser, "ru", narrow=True) as visit:
        page = opened(visit, server, "ru", "?role=account-manager&locale=ru-RU")
        page.set_input_files("#file", file("petrova.txt", RUSSIAN.encode()))
        page.wait_for_selector(".finding", timeout=PATIENCE)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        small = (
            "(all) => all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.textContent)"
        )
        for touched in ("main button:visible", "main a:visible", "main select", "main .entry"):
            assert page.locator(touched).evaluate_all(small) == []
        left = page.locator("#checklist").bounding_box()
        right = page.locator("#check").bounding_box()
        assert left
        assert right
        assert left["x"] == right["x"]
        visit.picture("cv-narrow-ru")
        assert visit.complaints == []


def test_the_bytes_of_a_file_tell_what_it_is_and_not_its_name(server: Server) -> None:
    check = "/api/v1/cv-check?role=account-manager&locale=fr-FR"
    assert server.json(f"{check}&name=cv.pdf", written("docx"))["format"] == "docx"
    assert server.json(check, written("pdf"))["format"] == "pdf"
    status, _, said = server.ask(f"{check}&name=cv.docx", packed(), headers={"Accept-Language": "de"})
    assert status == 422
    assert b"cv.docx" in said


def test_a_file_that_is_too_large_is_refused(server: Server) -> None:
    status, headers, _ = server.ask("/api/v1/cv-check?role=account-manager", bytes(20_000_001))
    assert status == 413
    assert headers["content-type"] == "application/problem+json"


def test_a_report_can_be_had_as_a_page(server: Server) -> None:
    asked = "/api/v1/cv-check?role=account-manager&locale=en-GB&format=html"
    status, headers, page = server.ask(asked, "\n".join(LINES).encode())
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert "cv-check.account-manager.en-GB.html" in headers["content-disposition"]
    assert MARK.encode() in page


def test_the_checklist_has_every_entry_of_the_sheet(server: Server) -> None:
    made = server.json("/api/v1/checklists/account-manager?locale=ru-RU")
    sheet = {"role": "account-manager", "locale": "ru-RU", "kind": "cv-guide", "formats": ["txt"]}
    _, _, text = server.ask("/api/v1/documents", sheet)
    said = " ".join(text.decode().split())
    entries = [entry for section in made["sections"] for entry in section["entries"]]
    assert len(entries) > 30
    assert [entry["text"] for entry in entries if " ".join(entry["text"].split()) not in said] == []
    assert server.ask("/api/v1/checklists/no-such-role")[0] == 422
