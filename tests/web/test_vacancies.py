"""The page of vacancies and its API: a posting becomes a text in three lengths, and what is wrong in it is told beside
the words it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from generator.cli.workspace import init
from tests.web.browsing import Visit, visiting
from tests.web.serving import Server, serving

pytestmark = pytest.mark.xdist_group("page-vacancies")

LYON: dict[str, Any] = {
    "language": "fr",
    "role": "account-manager",
    "title": {"single": "Chargé de clientèle terrain (F/H)"},
    "employer": {"name": "Comptoir des Halles", "about": "Une équipe jeune, de moins de 30 ans."},
    "place": {"city": "Lyon", "postal_code": "69002", "street": "12 quai Saint-Antoine", "country": "FR"},
    "contract": {"type": "permanent"},
    "hours": {"kind": "full-time"},
    "start": "as-soon-as-possible",
    "pay": {"min": 30000, "max": 36000, "currency": "EUR", "period": "year", "benefits": ["titres-restaurant"]},
    "posted": "2026-11-20",
    "closes": "2026-12-31",
    "apply": {"email": "emplois@comptoir.example"},
}
_DAY = "2026-11-27"
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server in a workspace, and the workspace."""
    home = tmp_path_factory.mktemp("vacancies") / "comptoir"
    init(home, "fr-FR", "Comptoir des Halles")
    with serving(home) as made:
        yield made, home


def vacancy(server: Server, **changes: Any) -> Any:
    return server.json("/api/v1/vacancies", {"posting": LYON | changes, "date": _DAY})


# --- the API


def test_a_posting_becomes_three_texts_and_a_page(server: Server) -> None:
    made = vacancy(server)
    assert made["locale"] == "fr-FR"
    assert made["words"]["full"] > made["words"]["short"] > made["words"]["social"] > 20
    for text in made["texts"].values():
        assert "Comptoir des Halles" in text
        assert "30" in text
    assert "Lyon" in made["html"]
    assert made["missing"] == []


def test_a_finding_says_which_part_of_the_posting_it_is_about_and_what_to_write_instead(server: Server) -> None:
    findings = vacancy(server, posted=None)["findings"]
    about = {each["words"]: each for each in findings if each["part"] == "employer/about"}
    assert about["moins de 30 ans"]["level"] == "error"
    assert about["moins de 30 ans"]["wordings"] == [], "an example of the advice is no wording for these words"
    assert [each["part"] for each in findings if each["rule"] == "dated"] == ["posted"]


def test_a_finding_in_the_words_of_the_role_names_the_clause(server: Server) -> None:
    overlay = {"duties": [{"id": "client-analysis", "vacancy": "Analyser la clientèle avec une équipe jeune."}]}
    made = server.json("/api/v1/vacancies", {"posting": LYON, "overlay": overlay, "date": _DAY})
    (found,) = [each for each in made["findings"] if each["words"] == "équipe jeune" and each["file"] == "overlay"]
    assert found["part"] == "duties/client-analysis"


def test_a_title_for_one_sex_is_replaced_whole(server: Server) -> None:
    (found,) = [
        each
        for each in vacancy(server, title={"single": "Vendeur terrain"})["findings"]
        if each["rule"] == "gender-title"
    ]
    assert (found["part"], found["replaced"], found["wordings"]) == (
        "title",
        "Vendeur terrain",
        ["Vendeur terrain (F/H)"],
    )


def test_what_is_better_is_never_what_the_rules_would_find_again(server: Server) -> None:
    text = "Commercial (F/H)\nNous cherchons un sales manager pour le closing, et un team player."
    asked = {"text": text, "locale": "fr-FR", "date": _DAY}
    for finding in server.json("/api/v1/lint", asked)["findings"]:
        for wording in finding["wordings"]:
            again = server.json("/api/v1/lint", {**asked, "text": f"Commercial (F/H)\n{wording}"})["findings"]
            assert finding["rule"] not in {each["rule"] for each in again if each["words"]}, wording


def test_clauses_to_choose_from_are_in_the_language_of_the_text(server: Server) -> None:
    made = server.json("/api/v1/vacancies", {"posting": LYON | {"language": "ru", "title": None}, "locale": "ru-RU"})
    for key in ("duties", "profile"):
        said = [each["text"] for each in made["choices"][key] if each["said"]]
        assert said
        text = made["texts"]["full"].replace("\N{NO-BREAK SPACE}", " ")
        assert [each for each in said if each.replace("\N{NO-BREAK SPACE}", " ") not in text] == []


def test_a_wrong_value_is_told_by_its_part(server: Server) -> None:
    wrong = LYON | {"pay": {"min": "30.000", "currency": "EUR", "period": "year"}, "apply": {"email": "emplois"}}
    status, _, data = server.ask(
        "/api/v1/vacancies", {"posting": wrong, "locale": "fr-FR"}, headers={"Accept-Language": "fr"}
    )
    assert status == 422
    assert {each["part"] for each in json.loads(data)["problems"]} == {"pay/min", "apply/email"}


def test_a_place_says_what_it_asks_for_about_pay(server: Server) -> None:
    colorado = vacancy(server, place={"city": "Denver", "region": "CO", "country": "US"}, pay=None)
    (found,) = [each for each in colorado["findings"] if each["rule"] == "pay-range"]
    assert (found["level"], found["part"]) == ("error", "pay")
    (law,) = [each for each in colorado["pay"] if each["rule"] == "pay-range" and "CO" in each["regions"]]
    assert law["level"] == "error"
    assert law["since"] == "2021-01-01"
    assert "Colorado" in law["source"]


def test_a_text_is_checked_to_the_sign_though_signs_of_two_halves_stand_before(server: Server) -> None:
    made = server.json("/api/v1/lint", {"text": "Vendeur (F/H)\n🎉🎉 Un poste pour jeune diplômé.", "locale": "fr-FR"})
    (found,) = [each for each in made["findings"] if each["rule"] == "age"]
    assert (found["line"], found["column"], found["words"]) == (2, 18, "jeune diplômé")


def test_a_word_file_is_checked_by_paragraphs(server: Server) -> None:
    document = Document()
    for text in ("Vendeur (F/H)", "", "Nous cherchons un jeune diplômé."):
        document.add_paragraph(text)
    data = BytesIO()
    document.save(data)
    made = server.json("/api/v1/lint/file?name=offre.docx&locale=fr-FR", data.getvalue())
    (found,) = [each for each in made["findings"] if each["rule"] == "age"]
    assert "jeune diplômé" in made["lines"][found["line"] - 1]


def test_nothing_to_check_is_told_in_a_sentence(server: Server) -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {"text": "", "locale": "fr-FR"},
        {},
        {"text": "\0"},
        {"text": "Offre", "locale": "fr-XX"},
        {"posting": {}},
    )
    for body in wrong:
        status, _, data = server.ask("/api/v1/lint", body)
        assert status == 422
        assert json.loads(data)["problems"][0]["text"]
    status, _, _ = server.ask("/api/v1/lint/file?locale=fr-FR&name=x.docx", b"PK\3\4 no archive")
    assert status == 422


def test_a_posting_is_saved_listed_and_read_back(firm: tuple[Server, Path]) -> None:
    server, home = firm
    made = server.json("/api/v1/postings", {"name": "lyon", "posting": LYON})
    assert made == {"name": "lyon", "path": "postings/lyon.yaml"}
    assert 'postal_code: "69002"' in (home / "postings" / "lyon.yaml").read_text("utf-8")
    (listed,) = [each for each in server.json("/api/v1/postings") if each["name"] == "lyon"]
    assert (listed["city"], listed["closes"], listed["usable"]) == ("Lyon", "2026-12-31", True)
    read = server.json("/api/v1/postings/lyon")["posting"]
    first, second = (server.json("/api/v1/vacancies", {"posting": each, "date": _DAY}) for each in (LYON, read))
    assert first["texts"] == second["texts"]


def test_a_saved_posting_is_replaced_only_where_that_is_asked_for(firm: tuple[Server, Path]) -> None:
    server, home = firm
    server.json("/api/v1/postings", {"name": "twice", "posting": LYON})
    status, _, data = server.ask("/api/v1/postings", {"name": "twice", "posting": LYON | {"posts": 3}})
    assert status == 422
    assert json.loads(data)["problems"][0]["key"] == "name"
    server.json("/api/v1/postings", {"name": "twice", "posting": LYON | {"posts": 3}, "replace": True})
    assert "posts: 3" in (home / "postings" / "twice.yaml").read_text("utf-8")


def test_without_a_workspace_nothing_is_saved(server: Server) -> None:
    assert server.ask("/api/v1/postings", {"name": "lyon", "posting": LYON})[0] == 409
    assert server.json("/api/v1/postings") == []
    assert server.ask("/api/v1/postings/lyon")[0] == 404


# --- the page


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-part='{name}']")


def opened(visit: Visit, server: Server, language: str) -> Page:
    page = visit.page
    page.goto(f"{server.address}/{language}/vacancies")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("document.querySelectorAll('details.group').forEach((group) => { group.open = true; })")
    return page


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
        expect(part(page, "offer")).to_have_value("Дружный коллектив.")
        part(page, "offer").fill("Резюме с указанием возраста, молодой коллектив ждёт.")
        page.locator("#findings li", has_text="молодой коллектив").locator("button.use").first.click()
        expect(part(page, "offer")).to_have_value("Резюме с указанием возраста, коллектив ждёт.")

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
        expect(part(page, "offer")).to_have_value("Резюме с указанием возраста, коллектив ждёт.")
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
