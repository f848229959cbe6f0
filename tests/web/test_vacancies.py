"""The page of vacancies: a posting is written as a form, and what is wrong is told beside the words it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from tests.web.browsing import visiting
from tests.web.serving import Server
from tests.web.vacancy import firm_in, opened, part

pytestmark = pytest.mark.xdist_group("page-vacancies")

expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server in a workspace, and the workspace."""
    with firm_in(tmp_path_factory.mktemp("vacancies")) as made:
        yield made


def test_a_recruiter_writes_a_french_vacancy_mends_it_and_takes_it_away(
    firm: tuple[Server, Path], browser: Browser
) -> None:
    server, home = firm
    with visiting(browser, "fr") as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = opened(visit, server, "fr")
        for name, text in {
            "place/city": "Lyon",
            "place/street": "12 quai Saint-Antoine",
            "place/postal_code": "69002",
            "employer/about": "Une équipe soudée. Jeune diplômé bienvenu.",
            "apply/email": "emplois@comptoir.example",
            "closes": "2026-12-31",
        }.items():
            part(page, name).fill(text)
        part(page, "contract/type").select_option("permanent")
        part(page, "hours/kind").select_option("full-time")
        page.check("#start-soon")

        sheet = page.locator("#sheet")
        expect(sheet.locator("mark", has_text="Jeune diplômé")).to_be_visible()
        expect(page.locator(".over", has=part(page, "employer/about")).locator("mark")).to_have_text("Jeune diplômé")
        visit.picture("vacancies")
        use = page.locator("#findings .error li", has_text="Jeune diplômé").locator("button.use").first
        use.click()
        expect(part(page, "employer/about")).to_have_value("Une équipe soudée. Débutant bienvenu.")
        expect(page.locator("#findings .error")).to_have_count(0)
        page.locator("[data-key=undo]").click()
        expect(part(page, "employer/about")).to_have_value("Une équipe soudée. Jeune diplômé bienvenu.")
        part(page, "employer/about").fill("Une équipe soudée. Débutants bienvenus.")
        expect(sheet).to_contain_text("Débutants bienvenus.")

        expect(page.locator("#law")).to_contain_text("Directive (UE) 2023/970")
        part(page, "pay/min").fill("30 000 par an")
        expect(part(page, "pay/min")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#f-pay-min-notes .wrong")).to_be_visible()
        expect(sheet).to_contain_text("Débutants bienvenus.")
        part(page, "pay/min").fill("30 000")
        part(page, "pay/max").fill("36 000")
        expect(page.locator("[aria-invalid]")).to_have_count(0)
        expect(page.locator("#law .tag.good")).to_be_visible()
        expect(page.locator("#findings .message.good")).to_be_visible()
        expect(page.locator("#missing button")).to_have_count(0)

        page.click("#tab-social")
        page.click("#copy")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "emplois@comptoir.example" in copied
        assert len(copied.split()) < 100

        page.click("#tab-paper")
        expect(page.frame_locator("#frame").locator("body")).to_contain_text("Débutants bienvenus.")

        with page.expect_download() as download:
            page.click("[data-format=docx]")
        text = "\n".join(each.text for each in Document(str(download.value.path())).paragraphs)
        assert "Débutants bienvenus." in text
        with page.expect_download() as download:
            page.click("[data-format=jsonld]")
        data = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert data["@type"] == "JobPosting"
        assert data["baseSalary"]["value"]["minValue"] == 30000

        page.click("#save")
        page.fill("#posting-name", "page")
        expect(page.locator("#dialog")).to_contain_text("postings/page.yaml")
        expect(page.locator("#dialog pre")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page.locator("#dialog")).to_be_hidden()
        assert "Débutants bienvenus." in (home / "postings" / "page.yaml").read_text("utf-8")
        page.click("#anew")
        expect(part(page, "place/city")).to_have_value("")
        page.click("#open")
        page.locator(".entry", has_text="page").click()
        expect(part(page, "place/city")).to_have_value("Lyon")
        assert page.is_checked("#start-soon")
        assert visit.complaints == [each for each in visit.complaints if "422" in each], (
            "the browser alone says in its console that an answer was refused"
        )


def test_a_russian_vacancy_is_found_wrong_and_mended_and_chooses_its_duties(server: Server, browser: Browser) -> None:
    with visiting(browser, "ru") as visit:
        page = opened(visit, server, "ru")
        expect(page.locator("#locale")).to_have_value("ru-RU")
        expect(part(page, "place/country")).to_have_value("RU")
        expect(part(page, "pay/currency")).to_have_value("RUB")
        part(page, "offer").fill("Требуется девушка.\nДружный коллектив.")
        found = page.locator("#findings .warning li", has_text="девушка")
        expect(found).to_have_count(1)
        found.locator("button.use").click()
        expect(part(page, "offer")).to_have_value("Требуется сотрудник.\nДружный коллектив.")
        part(page, "offer").fill("Резюме с указанием возраста, молодой коллектив ждёт.")
        page.locator("#findings li", has_text="молодой коллектив").locator("button.use").first.click()
        expect(part(page, "offer")).to_have_value("Резюме с указанием возраста, дружный коллектив ждёт.")

        chosen = page.locator("#duties input:checked").first.get_attribute("value")
        box = page.locator(f"#duties input[value='{chosen}']")
        said = box.locator("xpath=..").inner_text().split(maxsplit=1)[0]
        sheet = page.locator("#sheet")
        expect(sheet).to_contain_text(f"- {said}")
        box.uncheck()
        expect(sheet).not_to_contain_text(f"- {said}")
        page.click("#duties button")
        expect(box).to_be_checked()
        expect(sheet).to_contain_text(f"- {said}")

        page.reload()
        page.wait_for_selector("body[data-ready]")
        expect(page.locator("#draft")).to_be_visible()
        expect(part(page, "offer")).to_have_value("Резюме с указанием возраста, дружный коллектив ждёт.")
        assert visit.complaints == []


def test_the_law_of_a_region_is_explained_and_met(server: Server, browser: Browser) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        page.select_option("#locale", "en-US")
        expect(part(page, "pay/currency")).to_have_value("USD")
        part(page, "place/region").fill("CO")
        expect(page.locator("#law")).to_contain_text("Colorado Revised Statutes, 8-5-201")
        expect(page.locator("#f-pay-notes .error")).to_be_visible()
        part(page, "pay/min").fill("52000")
        part(page, "pay/max").fill("64000")
        expect(page.locator("#f-pay-notes .error")).to_have_count(0)
        expect(page.locator("#law .tag.good")).to_be_visible()
        assert visit.complaints == []


def test_a_text_from_anywhere_is_checked_and_mended_by_keyboard_alone(server: Server, browser: Browser) -> None:
    with visiting(browser, "fr") as visit:
        page = visit.page
        page.goto(f"{server.address}/fr/vacancies")
        page.wait_for_selector("body[data-ready]")
        page.locator("#tab-write").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#check")).to_be_visible()
        for _ in range(9):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "text":
                break
        page.keyboard.insert_text("Conseiller (F/H)\n🎉 Chez Durand SA, poste pour jeune diplômé à Lyon.")
        expect(page.locator("#check .under mark.error")).to_have_text("jeune diplômé")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.className") == "use":
                break
        page.keyboard.press("Enter")
        expect(page.locator("#text")).to_have_value("Conseiller (F/H)\n🎉 Chez Durand SA, poste pour débutant à Lyon.")
        assert page.evaluate("document.activeElement.dataset.key") == "undo"
        page.keyboard.press("Enter")
        expect(page.locator("#text")).to_have_value(
            "Conseiller (F/H)\n🎉 Chez Durand SA, poste pour jeune diplômé à Lyon."
        )
        assert visit.complaints == []


def test_a_dropped_word_file_shows_its_text_with_marks(server: Server, browser: Browser, tmp_path: Path) -> None:
    document = Document()
    for text in ("Vendeur (F/H)", "Nous cherchons un jeune diplômé."):
        document.add_paragraph(text)
    document.save(str(tmp_path / "offre.docx"))
    with visiting(browser, "fr", dark=True) as visit:
        page = visit.page
        page.goto(f"{server.address}/fr/vacancies")
        page.wait_for_selector("body[data-ready]")
        page.click("#tab-check")
        page.set_input_files("#file", tmp_path / "offre.docx")
        expect(page.locator("#text")).to_have_value("Vendeur (F/H)\nNous cherchons un jeune diplômé.")
        expect(page.locator("#check .under mark").first).to_be_visible()
        (tmp_path / "offre.docx").write_bytes(b"PK\3\4 damaged")
        page.set_input_files("#file", tmp_path / "offre.docx")
        expect(page.locator("#check-refusal .bad")).to_be_visible()
        visit.picture("vacancies-check-dark")


def test_on_a_telephone_nothing_is_wider_than_the_screen(server: Server, browser: Browser) -> None:
    with visiting(browser, "fr", narrow=True) as visit:
        page = opened(visit, server, "fr")
        page.click("#add-language")
        part(page, "employer/about").fill("Une équipe jeune et dynamique de moins de 30 ans.")
        expect(page.locator("#findings button.use").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        small = page.evaluate(
            "[...document.querySelectorAll('main button, main select, main .check')].filter((each) => each.offsetParent"
            " && each.getBoundingClientRect().height < 43.5).map((each) => each.outerHTML)"
        )
        assert small == []
        page.click("#jump")
        expect(page.locator("#sheet")).to_be_in_viewport()
        visit.picture("vacancies-narrow")
        page.click("#tab-check")
        page.fill("#text", "Vendeur\nNous cherchons un jeune diplômé.")
        expect(page.locator("#check-findings button.use").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert visit.complaints == []
