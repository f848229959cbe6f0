"""The page of job descriptions, in a real browser: a role is adapted, seen, downloaded and saved; nothing is lost."""

from __future__ import annotations

import io
import re
import time
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.request import Request
from generator.pipeline import build
from tests.web.adapting import CALLS, clause, editing, field, open_card, printed, wait_for, words
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-job_descriptions")

FROM_KEY_TO_PREVIEW = """(wanted) => {
  const page = document.querySelector('iframe').contentDocument;
  let began;
  addEventListener('input', () => { began = performance.now(); }, { once: true });
  const seen = new MutationObserver(() => {
    if (!page.body.textContent.includes(wanted)) return;
    window.took = performance.now() - began;
    seen.disconnect();
  });
  seen.observe(page.body, { childList: true });
}"""
NEW = "Tenir le registre des salons."


def test_what_is_changed_stands_in_the_preview_at_once(browser: Browser, server: Server) -> None:
    with editing(browser, server, "client-search-manager", "fr-FR") as visit:
        page = visit.page
        before = printed(page)
        assert "Passer au moins 30 appels par jour aux principaux clients" in before
        words(page, CALLS).focus()
        page.keyboard.press("Control+A")
        page.evaluate(FROM_KEY_TO_PREVIEW, "le matin d’abord.")
        page.keyboard.insert_text("Passer {calls}, le matin d’abord.")
        wait_for(page, "Passer au moins 30 appels par jour, le matin d’abord.")
        print(f"from the keystroke to the preview: {page.evaluate('window.took'):.0f} ms")
        expect(clause(page, CALLS)).to_contain_text("{calls}")

        open_card(page, "numbers")
        field(page, "targets/calls").fill("1")
        wait_for(page, "Passer au moins 1 appel par jour, le matin")
        expect(clause(page, CALLS).locator(".explained")).to_contain_text("au moins 1 appel par jour")

        open_card(page, "rights")
        first, second = page.locator('[data-list="rights"] textarea').all()[:2]
        above, below = first.input_value(), second.input_value()
        assert before.index(above) < before.index(below)
        clause(page, "rights/forms-of-work").locator(".down").click()
        expect(page.locator("#announcements")).not_to_be_empty()
        expect(clause(page, "rights/forms-of-work").locator(".down")).to_be_focused()
        end = time.monotonic() + 10
        while (text := printed(page)).index(above) < text.index(below):
            assert time.monotonic() < end
            page.wait_for_timeout(20)

        clause(page, "rights/own-decisions").locator("input.printed").uncheck()
        wait_for(page, "le matin", gone="les limites de sa compétence")
        page.locator('[data-list="rights"] > .actions .add').click()
        page.keyboard.type(NEW)
        wait_for(page, NEW)
        expect(page.locator("#changes")).to_contain_text("5")
        visit.picture("job-descriptions-changed")


def test_a_clause_goes_back_to_the_original_and_so_does_everything(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "fr-FR") as visit:
        page = visit.page
        known = words(page, "duties/client-analysis").input_value()
        words(page, "duties/client-analysis").fill("Autre chose.")
        words(page, "duties/objections").fill("Encore autre chose.")
        wait_for(page, "Encore autre chose.")
        clause(page, "duties/client-analysis").locator(".restore").click()
        expect(words(page, "duties/client-analysis")).to_have_value(known)
        wait_for(page, known, gone=" Autre chose.")
        page.locator("#anew").click()
        wait_for(page, known, gone="Encore autre chose.")
        expect(page.locator("#anew")).to_be_hidden()
        assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('account-manager')).length") == 0
        page.locator("#offer button").click()
        wait_for(page, "Encore autre chose.")


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("ru", "ru-RU")])
def test_a_mistake_is_shown_at_its_clause_until_it_is_mended(
    browser: Browser, server: Server, language: str, locale: str
) -> None:
    with editing(browser, server, "client-search-manager", locale, language, refused=True) as visit:
        page = visit.page
        whole, known = printed(page), words(page, CALLS).input_value()
        words(page, CALLS).fill(f"{known} {{nobody}}")
        told = page.locator(f'.clause[data-part="{CALLS}"] > .clause-told')
        expect(told).to_contain_text("nobody")
        expect(words(page, CALLS)).to_have_attribute("aria-invalid", "true")
        assert printed(page) == whole, "the last page without mistakes stays"
        visit.picture(f"job-descriptions-mistake-{language}")
        words(page, CALLS).fill("")
        expect(told).not_to_contain_text("nobody")
        expect(told).not_to_be_empty()
        words(page, CALLS).fill(f"{known} 123456.")
        wait_for(page, "123456.")
        expect(told).to_be_empty()
        expect(words(page, CALLS)).not_to_have_attribute("aria-invalid", "true")

        open_card(page, "numbers")
        field(page, "targets/monthly-report").fill("77")
        expect(page.locator('.field[data-part="targets/monthly-report"] .problem')).to_be_visible()
        page.locator('.field[data-part="targets/monthly-report"] .restore').click()
        expect(page.locator(".problem")).to_have_count(0)


def test_the_words_of_a_place_can_be_left_out_but_not_reworded(browser: Browser, server: Server) -> None:
    with editing(browser, server, "client-search-manager", "ru-RU", "ru") as visit:
        page = visit.page
        open_card(page, "responsibilities")
        open_card(page, "provisions")
        expect(words(page, "responsibilities/offences")).to_have_count(0)
        gone = clause(page, "responsibilities/offences").locator(".fixed").inner_text()
        clause(page, "responsibilities/offences").locator("input.printed").uncheck()
        wait_for(page, "Менеджер", gone=re.sub(r"\s+", " ", gone))
        added = page.locator('[data-list="provisions"] .clause').last
        expect(added.locator("input, textarea, button")).to_have_count(0)
        expect(added.locator(".explained")).not_to_be_empty()


def test_the_preview_marks_the_clause_that_is_edited_and_leads_to_it(browser: Browser, server: Server) -> None:
    with editing(browser, server, "client-search-manager", "fr-FR") as visit:
        page = visit.page
        words(page, "duties/client-feedback").focus()
        marked = (
            "[...document.querySelector('iframe').contentDocument.querySelectorAll('.marked')].map((each) => each.id)"
        )
        assert page.evaluate(marked) == ["duties-client-feedback"]
        frame = page.locator("iframe").bounding_box()
        assert frame is not None
        x, y = page.evaluate(
            """() => {
              const frame = document.querySelector('iframe'), page = frame.contentDocument;
              const at = page.querySelector('section.purpose > p');
              at.scrollIntoView();
              const box = at.getBoundingClientRect(), scale = frame.getBoundingClientRect().width / frame.offsetWidth;
              return [(box.left + 20) * scale, (box.top + box.height / 2) * scale];
            }"""
        )
        page.mouse.click(frame["x"] + x, frame["y"] + y)
        expect(words(page, "purpose/client-acquisition")).to_be_focused()


def test_downloads_say_what_was_written_in_its_order(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "ru-RU", "ru") as visit:
        page = visit.page
        open_card(page, "employer")
        field(page, "employer/name").fill("ООО «Лавка»")
        open_card(page, "person")
        field(page, "person/name").fill("Иванова Мария Петровна")
        open_card(page, "facts")
        field(page, "department").fill("отдел ярмарок")
        words(page, "duties/client-analysis").fill("Первая обязанность.")
        page.locator('[data-list="duties"] > .actions .add').click()
        page.keyboard.type("Последняя обязанность.")
        wait_for(page, "Последняя обязанность.")
        wanted = ["Первая обязанность.", "Последняя обязанность."]
        for format, read in (("docx", words_of_docx), ("pdf", words_of_pdf)):
            page.locator("#download > summary").click()
            with page.expect_download() as download:
                page.locator(f'#download [data-format="{format}"]').click()
            name = f"Должностная-инструкция-Менеджер-по-работе-с-клиентами-Иванова-Мария-Петровна.{format}"
            assert download.value.suggested_filename == name
            text = re.sub(r"\s+", " ", read(Path(download.value.path()).read_bytes()))
            for each in ("ООО «Лавка»", "Иванова Мария Петровна", "тдел ярмарок", *wanted):
                assert each in text, format
            assert text.index(wanted[0]) < text.index(wanted[1])


def words_of_docx(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    return " ".join(node.text for node in made.element.body.iter() if node.tag.endswith("}t") and node.text)


def words_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as made:
        return " ".join(page.get_textpage().get_text_range() for page in made)


def test_the_pdf_opens_beside_the_page(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "fr-FR") as visit:
        with visit.page.expect_popup() as popup:
            visit.page.locator("#pdf").click()
        popup.value.wait_for_url("blob:**", wait_until="commit")
        popup.value.close()
        # Chromium shows it with an extension of its own.
        visit.strangers[:] = [each for each in visit.strangers if not each.startswith(("chrome-extension:", "chrome:"))]


def test_changes_are_saved_as_an_overlay_that_builds(browser: Browser, workspace: Server) -> None:
    home = Path(str(workspace.process.args[5]))  # type: ignore[index]
    with editing(browser, workspace, "account-manager", "fr-FR") as visit:
        page = visit.page
        expect(page.locator("#save")).to_be_disabled()
        words(page, "duties/client-analysis").fill("Analyser les clients des halles.")
        wait_for(page, "clients des halles")
        page.locator("#save").click()
        page.locator("#overlay-name").fill("Chargée de clientèle : Île-de-France")
        expect(page.locator("#overlay-id")).to_contain_text("chargee-de-clientele-ile-de-france")
        expect(page.locator("#overlay-yaml")).to_contain_text("text: Analyser les clients des halles.")
        visit.picture("job-descriptions-overlay")
        page.locator("#overlay-write").click()
        expect(page.locator("#role")).to_have_value("chargee-de-clientele-ile-de-france")
        path = home / "roles" / "chargee-de-clientele-ile-de-france.yaml"
        assert "extends: account-manager" in path.read_text()
        made = build(
            Request(
                date=date(2026, 11, 28), roles=(path.stem,), locales=("fr-FR",), kinds=("job-description",),
                formats=("txt",), workspace=home,
            )
        )  # fmt: skip
        assert "Analyser les clients des halles." in re.sub(r"\s+", " ", next(iter(made)).data.decode())

        path.write_text(path.read_text().replace("overlay: true", "overlay: true  # la nôtre"))
        page.reload()
        wait_for(page, "clients des halles")
        words(page, "duties/objections").fill("Écouter les objections.")
        wait_for(page, "Écouter les objections.")
        page.locator("#save").click()
        expect(page.locator("#overlay-same")).to_be_checked()
        expect(page.locator("#overlay-yaml")).to_contain_text("Écouter les objections.")
        page.locator("#overlay-write").click()
        expect(page.locator("#overlay")).to_be_hidden()
        expect(page.locator("#save")).to_be_disabled()
        expect(page.locator("#offer")).to_contain_text(path.name)
        assert "# la nôtre" in path.read_text()
        assert "Écouter les objections." in path.read_text()


def test_a_draft_waits_in_the_browser(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "fr-FR") as visit:
        page = visit.page
        open_card(page, "person")
        field(page, "person/name").fill("Claire Martin")
        words(page, "duties/client-analysis").fill("Un brouillon.")
        clause(page, "duties/objections").locator(".up").click()
        wait_for(page, "Un brouillon.")
        page.reload()
        wait_for(page, "Un brouillon.")
        expect(page.locator("#offer")).to_be_empty()
        page.locator("#language").select_option("ru")
        page.wait_for_url("**/ru/job-descriptions*")
        wait_for(page, "Un brouillon.")
        expect(field(page, "person/name")).to_have_value("Claire Martin")

        again = page.context.new_page()
        again.goto(f"{server.address}/fr/job-descriptions")
        wait_for(again, "Un brouillon.")
        expect(again.locator("#offer .message")).to_be_visible()
        visit.picture("job-descriptions-draft")
        again.locator("#offer button").last.click()
        wait_for(again, "Fiche de poste".upper(), gone="Un brouillon.")


def test_the_page_works_by_keyboard_alone(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "fr-FR") as visit:
        page = visit.page
        page.locator("#title-form").focus()
        for _ in range(4):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator('[data-card="facts"]')).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.type("Les halles")
        wait_for(page, "Les halles")
        focus_on(page, '[data-part="duties/client-analysis"] textarea')
        page.keyboard.press("Alt+ArrowDown")
        expect(words(page, "duties/client-analysis")).to_be_focused()
        expect(page.locator("#announcements")).to_contain_text("2")
        page.keyboard.press("Control+A")
        page.keyboard.type("Au clavier.")
        wait_for(page, "Au clavier.")
        items = page.locator('[data-list="duties"] > .clause-list > .clause')
        assert items.nth(1).get_attribute("data-part") == "duties/client-analysis"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        wait_for(page, "Les halles", gone="Au clavier.")


def focus_on(page: Page, selector: str) -> None:
    """Go to an element by the tabulator alone."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the tabulator does not reach {selector}")


def test_a_telephone_shows_one_thing_at_a_time(browser: Browser, server: Server) -> None:
    with editing(browser, server, "client-search-manager", "ru-RU", "ru", narrow=True, dark=True) as visit:
        page = visit.page
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        visit.picture("job-descriptions-narrow-dark")
        words(page, CALLS).fill("Звонит: {calls}.")
        small = page.evaluate(
            "[...document.querySelectorAll('#form button, .views button')].filter((each) => each.checkVisibility())"
            ".filter((each) => each.getBoundingClientRect().height < 32).length"
        )
        assert small == 0
        page.locator('[data-view="page"]').click()
        expect(page.locator("#form")).to_be_hidden()
        wait_for(page, "Звонит: не менее 30 звонков в день.")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        visit.picture("job-descriptions-narrow-dark-page")
