"""The page of vacancies under a person's hands: lists, commas, words taken back, wrong fields, names that are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
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


def test_a_list_is_typed_or_pasted_with_any_bullets_and_may_hold_commas(server: Server, browser: Browser) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        offer, sheet = part(page, "offer"), page.locator("#sheet")
        offer.focus()
        page.keyboard.type("- Mutuelle, prévoyance et transport")
        page.keyboard.press("Enter")
        page.keyboard.type("• Deux jours de télétravail")
        page.keyboard.press("Enter")
        page.keyboard.type("3. Un ordinateur")
        expect(sheet).to_contain_text("- Mutuelle, prévoyance et transport")
        expect(sheet).to_contain_text("- Deux jours de télétravail")
        expect(sheet).to_contain_text("- Un ordinateur")
        assert "•" not in sheet.inner_text()
        assert visit.complaints == []


def test_what_was_taken_over_is_undone_until_somebody_writes_on(server: Server, browser: Browser) -> None:
    with visiting(browser, "ru") as visit:
        page = opened(visit, server, "ru")
        offer = part(page, "offer")
        offer.fill("Молодой коллектив.\nДетский отпуск, чай.")
        page.locator("#findings li", has_text="Молодой коллектив").locator("button.use").first.click()
        expect(offer).to_have_value("Дружный коллектив.\nДетский отпуск, чай.")
        page.locator("[data-key=undo]").click()
        expect(offer).to_have_value("Молодой коллектив.\nДетский отпуск, чай.")
        expect(page.locator("[data-key=undo]")).to_have_count(0)
        page.locator("#findings li", has_text="Молодой коллектив").locator("button.use").first.click()
        offer.fill("Коллектив, который помогает.")
        expect(page.locator("[data-key=undo]")).to_have_count(0)
        assert visit.complaints == []


def test_a_wrong_field_is_asked_for_again_without_it(server: Server, browser: Browser) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        part(page, "pay/min").fill("beaucoup")
        expect(part(page, "pay/min")).to_have_attribute("aria-invalid", "true")
        with page.expect_request(
            lambda asked: (
                asked.url.endswith("/vacancies")
                and asked.method == "POST"
                and "beaucoup" not in (asked.post_data or "")
            )
        ):
            part(page, "place/city").fill("Vannes")
        expect(page.locator("#sheet")).to_contain_text("Vannes")
        expect(page.locator("#f-pay-min-notes .wrong")).to_be_visible()
        assert "`" not in page.locator("#f-pay-min-notes").inner_text()


def test_a_sign_that_no_pdf_can_show_is_told_at_its_field(firm: tuple[Server, Path], browser: Browser) -> None:
    server, _ = firm
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        part(page, "offer").fill("Une équipe soudée\nDes fêtes 🎉")
        expect(page.locator("#sheet")).to_contain_text("Des fêtes")
        page.click("[data-format=pdf]")
        expect(part(page, "offer")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#f-offer-notes .wrong")).to_contain_text("🎉")
        expect(part(page, "offer")).to_be_focused()
        expect(page.locator("#taken .bad")).to_be_visible()


def test_what_is_found_is_in_sight_beside_the_text_and_leads_to_its_field(
    firm: tuple[Server, Path], browser: Browser
) -> None:
    server, _ = firm
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        page.set_viewport_size({"width": 1280, "height": 800})
        part(page, "employer/about").fill("Une équipe sans enfants en bas âge.")
        expect(page.locator("#tally .tag.bad")).to_be_visible()
        page.evaluate("scrollTo(0, 0)")
        expect(page.locator("#tally")).to_be_in_viewport()
        expect(page.locator("#sheet")).to_be_in_viewport()
        page.click("#first")
        expect(part(page, "employer/about")).to_be_focused()
        chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert part(page, "employer/about").evaluate(chosen) == "sans enfants en bas âge"


def test_a_name_that_is_taken_is_told_before_anything_is_replaced(firm: tuple[Server, Path], browser: Browser) -> None:
    server, home = firm
    saved = home / "postings" / "brest.yaml"
    with visiting(browser, "fr") as visit:
        page = opened(visit, server, "fr")
        for town, send in (("Brest", "Enregistrer"), ("Quimper", "Remplacer")):
            part(page, "place/city").fill(town)
            page.click("#save")
            page.fill("#posting-name", "brest")
            expect(page.locator("#dialog button.main")).to_have_text(send)
            expect(page.locator("#dialog .warn")).to_have_count(int(send == "Remplacer"))
            assert town == "Brest" or "Brest" in saved.read_text("utf-8")
            page.click("#dialog button.main")
            expect(page.locator("#dialog")).to_be_hidden()
            assert yaml.safe_load(saved.read_text("utf-8"))["place"]["city"] == town
        page.click("#save")
        expect(page.locator("#dialog pre")).to_be_hidden()
        page.click("#dialog summary")
        expect(page.locator("#dialog pre")).to_contain_text("Quimper")
        assert visit.complaints == []


TAKEN_OUT = [
    ("Somos diez. Imprescindible [buena presencia]. Llámenos.", "Somos diez. Llámenos."),
    ("Imprescindible [buena presencia]..", ""),
    ("Se requiere [buena presencia] y don de gentes.", "Se requiere don de gentes."),
    ("[Buscamos un chico] para la tienda.", ""),
    ("[Buscamos una chica menor de 35] años, sin cargas.", "Sin cargas."),
    ("Bitte [Lichtbild].", ""),
    ("Bewerbung mit [Foto] und Lebenslauf.", "Bewerbung mit Lebenslauf."),
    ("Wir suchen Leute mit [Muttersprache].", "Wir suchen Leute."),
    ("Exigé : [nationalité française].", ""),
    ("We want a friendly person, [max. 35 years] old, in Leeds.", "We want a friendly person, in Leeds."),
    ("Не [старше 35] лет. Работа в Москве.", "Работа в Москве."),
    ("- [junges Team]\n- gutes Geld", "- gutes Geld"),
]
LEADS = ["Imprescindible", "Requisitos:", "Bitte", "Exigé :", "Please", "Требуется", "Se busca persona", "Sie sind"]
TAILS = ["", ", otro", " y otro", ", otro y más", " und mehr", " and more", " para la tienda", " (m/w/d)"]


def test_what_is_left_of_a_sentence_is_whole_or_goes(server: Server, browser: Browser) -> None:
    made = [(f"{lead} [palabras]{tail}{stop}") for lead in LEADS for tail in TAILS for stop in (".", "..", "!", "")]
    made += [f"Primera frase. {each} Última frase." for each in made if each[-1] in ".!"]
    asked = [(text, text.index("["), text.index("]")) for text in [*(text for text, _ in TAKEN_OUT), *made]]
    with visiting(browser, "es") as visit:
        page = opened(visit, server, "es")
        left: list[str] = page.evaluate(
            """async (asked) => {
                const { without } = await import("/static/vacancies-mend.js");
                return asked.map(([text, start, end]) =>
                    without(text.replace("[", "").replace("]", ""), { start, end: end - 1 }));
            }""",
            asked,
        )
    assert left[: len(TAKEN_OUT)] == [rest for _, rest in TAKEN_OUT]
    for (text, _, _), rest in zip(asked, left, strict=True):
        assert not re.search(r"  |,\s*[.,!]|\s[.,!]|^[\s,;.]", rest), (text, rest)
        assert "palabras" not in rest
        assert not re.search(
            r"(?:^|\. )(?:Imprescindible|Requisitos|Bitte|Exigé|Please|Требуется)\W*(?:$|Última)", rest
        ), text
