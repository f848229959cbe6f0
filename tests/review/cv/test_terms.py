"""Words of a role are found in a CV in any of their forms, and words that are merely like them are not."""

from __future__ import annotations

import pytest

from generator.assets import Assets
from generator.pipeline.bench import Bench
from generator.review.cv.lemmas import base_form
from generator.review.cv.terms import alike, stem, terms


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "négocié", "négociation"),
        ("fr", "prospecter", "prospection"),
        ("fr", "contrats", "contrat"),
        ("de", "verhandelt", "Verhandlungen"),
        ("de", "Vertrag", "Verträge"),
        ("en", "negotiating", "negotiations"),
        ("en", "presented", "presentations"),
        ("ru", "переговоры", "переговорах"),
        ("ru", "договоров", "договор"),
        ("es", "negocié", "negociaciones"),
        ("es", "clientes", "cliente"),
    ],
)
def test_forms_of_one_word_are_alike(language: str, one: str, other: str) -> None:
    assert alike(stem(one, language), stem(other, language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "contrat", "contraint"),
        ("fr", "commerce", "communication"),
        ("en", "market", "marital"),
        ("ru", "договор", "дорога"),
        ("de", "Vertrag", "Vertrieb"),
        ("es", "contrato", "control"),
    ],
)
def test_other_words_are_not(language: str, one: str, other: str) -> None:
    assert not alike(stem(one, language), stem(other, language))


def _terms(*clauses: str) -> list[str]:
    data = Bench(Assets()).cv_words("fr")
    assert data
    return [term.text for term in terms([(clause, 1.0) for clause in clauses], data)]


def test_function_words_and_general_words_are_no_terms() -> None:
    assert _terms("Traiter les objections des clients de l’entreprise.") == ["objection"]


def test_a_phrase_that_comes_back_counts_more_than_its_words() -> None:
    found = _terms("Traiter les litiges.", "Suivre les relances d’impayés.", "Planifier les relances d’impayés.")
    assert found[0] == "relances d'impayés"


def test_a_word_is_told_once_whatever_its_forms() -> None:
    found = _terms("Négocier les prix.", "Conduire des négociations.", "La négociation des délais.")
    assert sum(term.startswith("négoci") for term in found) == 1


def test_a_word_of_a_short_clause_says_more_than_one_of_many() -> None:
    found = _terms("Rédiger des courriers, des factures, des circulaires, des affiches.", "Traiter les litiges.")
    assert found[0] == "litige"


@pytest.mark.parametrize(
    ("language", "written", "listed"),
    [
        ("ru", "конкурентов", "конкурент"),
        ("ru", "оргтехникой", "оргтехника"),
        ("ru", "переговорах", "переговоры"),
        ("ru", "дебиторской задолженности", "дебиторская задолженность"),
        ("ru", "коммерческих предложений", "коммерческое предложение"),
        ("ru", "ярмарках и презентациях", "ярмарка и презентация"),
        ("de", "Absatzes", "Absatz"),
        ("de", "Bankprodukten", "Bankprodukt"),
        ("de", "Kundeneinwänden", "Kundeneinwand"),
        ("de", "Anschlüsse", "Anschluss"),
        ("en", "competitors", "competitor"),
        ("fr", "créances", "créance"),
        ("fr", "prise", "prise"),
        ("fr", "appels d'offres", "appels d'offres"),
        ("es", "objeciones", "objeción"),
        ("es", "alta", "alta"),
    ],
)
def test_a_term_is_listed_in_its_base_form(language: str, written: str, listed: str) -> None:
    assert base_form(written, language) == listed
