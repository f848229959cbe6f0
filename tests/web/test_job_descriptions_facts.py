"""The title, the facts and the signatures on the page of job descriptions, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.web.adapting import editing, field, open_card, wait_for
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-job_descriptions")


def test_a_fact_is_asked_for_in_the_case_that_its_sentence_needs(browser: Browser, workspace: Server) -> None:
    with editing(browser, workspace, "account-manager", "ru-RU", "ru", refused=True) as visit:
        page = visit.page
        open_card(page, "facts")
        genitive = page.locator('.field[data-part="proposed_by/genitive"]')
        expect(genitive).to_be_hidden()
        field(page, "proposed_by").fill("начальник отдела продаж")
        expect(genitive.locator("label")).to_have_text("По чьему представлению — кого? чего?")
        expect(genitive.locator(".problem")).to_be_visible()
        expect(genitive.locator("input")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#wrong")).to_be_empty()
        visit.picture("job-descriptions-case-ru")
        genitive.locator("input").fill("начальника отдела продаж")
        wait_for(page, "по представлению начальника отдела продаж в порядке")
        expect(genitive.locator(".problem")).to_have_count(0)
        expect(genitive.locator(".help")).to_contain_text("начальника отдела продаж")

        field(page, "appointed_by").fill("директор")
        appointed = page.locator('.field[data-part="appointed_by/genitive"]')
        expect(appointed.locator("input")).to_have_value("", timeout=1000)
        expect(appointed.locator(".problem")).to_be_visible()
        page.locator('.field[data-part="appointed_by"] > .restore').click()
        expect(appointed.locator("input")).to_have_value("руководителя организации")
        wait_for(page, "приказом руководителя организации по представлению начальника")

        page.reload()
        wait_for(page, "по представлению начальника отдела продаж")
        page.locator("#save").click()
        page.locator("#overlay-name").fill("Представление")
        said = "proposed_by: начальник отдела продаж|genitive=начальника отдела продаж"
        expect(page.locator("#overlay-yaml")).to_contain_text(said)
        page.locator("#overlay-write").click()
        expect(page.locator("#role")).to_have_value("predstavlenie")
        open_card(page, "facts")
        expect(genitive.locator("input")).to_have_value("начальника отдела продаж")


def test_the_employer_names_whoever_signs(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "ru-RU", "ru") as visit:
        page = visit.page
        open_card(page, "employer")
        field(page, "employer/name").fill("ООО «Лавка»")
        field(page, "employer/signatories/personnel/post").fill("Директор по персоналу")
        field(page, "employer/signatories/personnel/name").fill("А. Б. Ветрова")
        field(page, "employer/signatories/lawyer/name").fill("Г. Д. Ежова")
        text = wait_for(page, "Г. Д. Ежова")
        assert text.index("Директор по персоналу") < text.index("А. Б. Ветрова") < text.index("Г. Д. Ежова")
        visit.picture("job-descriptions-signatures-ru")
    with editing(browser, server, "account-manager", "en-US", "en") as visit:
        page = visit.page
        open_card(page, "employer")
        field(page, "employer/name").fill("Halles & Sons")
        field(page, "employer/signatories/manager/name").fill("Ada Boss")
        wait_for(page, "Ada Boss")
        page.locator("#role").select_option("bank-account-manager")
        wait_for(page, "Account", gone="Ada Boss")
        page.locator("#role").select_option("account-manager")
        wait_for(page, "Ada Boss")


def test_the_post_is_called_as_the_employer_calls_it(browser: Browser, server: Server) -> None:
    with editing(browser, server, "account-manager", "fr-FR") as visit:
        page = visit.page
        page.locator("#title-form").select_option("feminine")
        open_card(page, "title")
        known = field(page, "title/feminine").input_value()
        field(page, "title/feminine").fill("Conseillère des halles")
        wait_for(page, "Conseillère des halles", gone=known)
        expect(page.locator("#title-form option:checked")).to_have_text("Conseillère des halles")
        expect(page.locator("#changes")).to_contain_text("1")
        field(page, "short_name/feminine").fill("la conseillère")
        wait_for(page, "La conseillère")
        expect(page.locator('[data-card="title"] .count')).to_contain_text("2")
        visit.picture("job-descriptions-title")
        page.locator("#download > summary").click()
        with page.expect_download() as download:
            page.locator('#download [data-format="docx"]').click()
        made = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
        assert "Conseillère des halles" in made.core_properties.title
        assert download.value.suggested_filename == "Fiche-de-poste-Conseillère-des-halles.docx"
        page.locator("#save").click()
        expect(page.locator("#overlay-name")).to_have_value("Conseillère des halles")
        expect(page.locator("#overlay-yaml")).to_contain_text("feminine: Conseillère des halles")
        page.locator("#overlay-cancel").click()
        page.locator('.field[data-part="title/feminine"] > .restore').click()
        wait_for(page, known, gone="Conseillère des halles")
