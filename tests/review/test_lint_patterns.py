"""The grammar of the patterns that lists of words are made of."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.assets import Assets
from generator.model.lint_file import LintFile
from generator.pipeline.bench import Bench
from generator.pipeline.rulebook import word_lists
from generator.review.vacancy.patterns import Patterns, words_of
from generator.review.vacancy.text import even
from generator.review.vacancy.words import WordLists
from tests.folders import fill


def matches(pattern: str, text: str) -> list[str]:
    """What a pattern finds in a text, less what begins within what it has found before."""
    smooth, end, found = even(text), 0, []
    for span in Patterns([pattern]).spans(smooth, words_of(smooth)):
        if span.start >= end:
            found.append(text[span.start : span.end])
            end = span.end
    return found


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("jeune", "Un jeune homme", ["jeune"]),
        ("jeune", "Un Jeune, des jeunes, rajeunir", ["Jeune"]),
        ("jeune*", "jeunes et jeunesse, rajeunir", ["jeunes", "jeunesse"]),
        ("*verkäuferin", "Fachverkäuferin, Verkäuferin, Verkäuferinnen", ["Fachverkäuferin", "Verkäuferin"]),
        ("*kauf*", "Verkäufer, Einkaufsleiter", ["Einkaufsleiter"]),
        ("jeune* diplômé*|commercial*", "Jeunes commerciales, jeune diplômé", ["Jeunes commerciales", "jeune diplômé"]),
        ("un jeune", "un\u00a0jeune, un-jeune, un  jeune", ["un\u00a0jeune", "un-jeune", "un  jeune"]),
        ("jeune diplômé", "jeune, diplômé. jeune. diplômé; jeune – diplômé", []),
        ("jeune diplômé", "JEUNE DIPLÔMÉ", ["JEUNE DIPLÔMÉ"]),
        ("e-mail", "email, e-mail, e mail, ermail", ["email", "e-mail", "e mail"]),
        ("très? jeune", "très jeune, jeune", ["très jeune", "jeune"]),
        ("jeune très? motivé", "jeune très motivé, jeune motivé", ["jeune très motivé", "jeune motivé"]),
        ("# ans", "30 ans, 30ans, trente ans, 1 000 ans", ["30 ans", "30ans", "1 000 ans"]),
        ("#-# ans", "25-35 ans, 25 – 35 ans, 2535 ans", ["25-35 ans", "25 – 35 ans"]),
        ("entre # et # ans", "entre 25 et 35 ans", ["entre 25 et 35 ans"]),
        ("_ club", "mon club, club", ["mon club"]),
        ("jeune ... dynamique", "jeune et très dynamique", ["jeune et très dynamique"]),
        ("jeune ... dynamique", "jeune, motivé, (très) dynamique", ["jeune, motivé, (très) dynamique"]),
        ("jeune ... dynamique", "jeune un deux trois dynamique", ["jeune un deux trois dynamique"]),
        ("jeune ... dynamique", "jeune un deux trois quatre dynamique", []),
        ("jeune ... dynamique", "jeune. Équipe dynamique", []),
        ("^ jeune", "Jeune homme. Jeune femme et jeune chien", ["Jeune", "Jeune"]),
        ("^jeune", "Les jeunes, un jeune", []),
        ("d'un jeune", "d’un jeune, d'un jeune", ["d’un jeune", "d'un jeune"]),
        ("d' un jeune", "d’un jeune", ["d’un jeune"]),
        ("моложе # лет", "Моложе 35 лет", ["Моложе 35 лет"]),
        ("ещё", "еще и ещё", ["еще", "ещё"]),
        ("vendeur/vendeuse", "vendeur / vendeuse, vendeur/vendeuse", ["vendeur / vendeuse", "vendeur/vendeuse"]),
        ("(m/w/d)", "Berater (m/w/d)", ["(m/w/d)"]),
        ("diplômé", "diplômé(e)s, diplômé·e·s, diplômé.e.s, diplômés", ["diplômé(e)s", "diplômé·e·s", "diplômé.e.s"]),
        ("jeune diplômé motivé", "jeune diplômé(e) motivé(e)", ["jeune diplômé(e) motivé(e)"]),
        ("Verkäufer", "Verkäufer*innen, Verkäufer/-in", ["Verkäufer*innen", "Verkäufer/-in"]),
        ("08 99", "08 99 12, 2008 99", ["08 99"]),
        ("a|women's|b club", "a women’s club, a club", ["women’s club", "a club"]),
        ("o|y|, joven", "muy joven, guapa, joven y joven", [", joven", "y joven"]),
        ("a|d'|b un", "besoin d’un, a un, da un", ["d’un", "a un"]),
        ("alter :|is|– 5", "Alter: 5, Alter is 5, Alter – 5", ["Alter: 5", "Alter is 5", "Alter – 5"]),
        ("actor / una? actriz", "actor/actriz, actor / una actriz", ["actor/actriz", "actor / una actriz"]),
        ("( _? store", "(store), (big store)", ["(store", "(big store"]),
        ("a? b? c", "a c, b c, a b c, c", ["a c", "b c", "a b c", "c"]),
        ("fonction ... expérience", "en fonction de l’expérience", ["fonction de l’expérience"]),
        ("zum ... märz", "zum 1. März", ["zum 1. März"]),
        ("gehalt ... nach", "Gehalt: 30.000 € nach Absprache", ["Gehalt: 30.000 € nach"]),
        ("cv ... photo", "CV + photo, CV / photo, CV : une photo", ["CV + photo", "CV / photo", "CV : une photo"]),
        ("must ... citizen", "must be a U.S. citizen", ["must be a U.S. citizen"]),
        ("zum ... januar", "bis zum Sommer. Januar ist frei", []),
        ("verkäufer", "VerkäuferIn, VerkäuferInnen, Verkäuferin", ["VerkäuferIn", "VerkäuferInnen"]),
        ("linkedin", "LinkedIn", ["LinkedIn"]),
        ("psycholog", "PsychologIn", ["PsychologIn"]),
        ("(m/w/d)", "Berater (m|w|d)", ["(m|w|d)"]),
        ("class of 20#", "class of 2025, class of 1999", ["class of 2025"]),
    ],
)  # fmt: skip
def test_a_pattern_finds_what_its_grammar_says(pattern: str, text: str, expected: list[str]) -> None:
    assert matches(pattern, text) == expected


def test_marks_that_combine_and_signs_that_nobody_sees_hide_nothing_and_move_nothing() -> None:
    text = "Un jeu\u00adne diplo\u0302me\u0301, bien"
    assert matches("jeune diplômé", text) == ["jeu\u00adne diplo\u0302me\u0301"]


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "...",
        "... a",
        "a ...",
        "a ... ... b",
        "a**b",
        "*",
        "a*b",
        "a||b",
        "a|",
        "_",
        "a?",
        "a ^b",
        "a...",
        "a | b",
        "a |b",
    ],
)
def test_what_is_no_pattern_is_refused_with_a_sentence(pattern: str) -> None:
    with pytest.raises(ValidationError):
        lists([pattern])


def lists(words: list[str], unless: list[str] | None = None, **more: str) -> WordLists:
    entry = {"words": words, "unless": unless, "why": "Because.", "better": "Other.", **more}
    return WordLists(LintFile.model_validate({"language": "fr", "rules": {"age": [entry]}}))


def hits(words: list[str], text: str, unless: list[str] | None = None) -> list[str]:
    return [text[hit.start : hit.end] for hit in lists(words, unless).hits(text)]


def test_what_overlaps_an_innocent_use_is_not_told_and_the_rest_is() -> None:
    text = "Jeune entreprise cherche jeune homme"
    assert hits(["jeune*"], text, ["jeune* entreprise*"]) == ["jeune"]


def test_of_matches_that_overlap_the_longest_is_told_once() -> None:
    assert hits(["jeune*", "jeune* diplômé*", "diplômé*"], "un jeune diplômé de Lyon") == ["jeune diplômé"]


def test_of_matches_that_overlap_the_gravest_is_told() -> None:
    entries = [
        {"words": ["équipe jeune et soudée"], "level": "warning", "why": "Team.", "better": "."},
        {"words": ["jeune"], "why": "Person.", "better": "."},
    ]
    made = WordLists(LintFile.model_validate({"language": "fr", "rules": {"age": entries}}))
    assert [(hit.level, hit.why) for hit in made.hits("une équipe jeune et soudée")] == [(None, "Person.")]


def test_an_innocent_use_is_looked_for_at_every_place_and_as_long_as_it_can_be() -> None:
    unless = ["clients ... jeunes"]
    assert hits(["jeunes"], "des clients jeunes ou très jeunes", unless) == []
    assert hits(["jeunes"], "clients, clients et des jeunes", unless) == []


def test_an_innocent_match_does_not_hide_one_within_it_that_is_not() -> None:
    text = "jeune entreprise cherche jeune dynamique"
    assert hits(["jeune* ... dynamique"], text, ["jeune entreprise"]) == ["jeune dynamique"]


def entries(*words: str, **more: Any) -> WordLists:
    made = [{"words": [each], "why": each, "better": ".", **more} for each in words]
    return WordLists(LintFile.model_validate({"language": "fr", "rules": {"photo-request": made}}))


def test_each_entry_tells_its_own_of_words_that_overlap() -> None:
    made = entries("joindre ... photo", "joindre ... état civil", "joindre")
    told = [hit.why for hit in made.hits("Joindre une photo, état civil")]
    assert told == ["joindre ... photo", "joindre ... état civil"]


def test_an_entry_of_some_places_is_told_in_these_alone() -> None:
    made = entries("domicile", places=["FR", "RU"])
    assert [len(made.hits("Domicile exigé", place)) for place in ("FR", "RU", "DE", "")] == [1, 1, 0, 1]


@pytest.mark.parametrize("places", [[], ["fr"], ["France"], "FR"])
def test_places_are_named_by_their_two_letters(places: object) -> None:
    with pytest.raises(ValidationError):
        entries("domicile", places=places)


@pytest.mark.parametrize("address", ["rh@jeune-agence.fr", "https://jeune.fr/jeune", "www.jeune.fr"])
def test_addresses_are_no_words(address: str) -> None:
    assert hits(["jeune*"], f"Écrivez à {address} ou au jeune chef") == ["jeune"]


def test_a_long_text_is_read_to_its_end() -> None:
    text = f"{'Nous vendons des produits. ' * 200}Un jeune diplômé."
    assert [hit.start for hit in lists(["jeune diplômé"]).hits(text)] == [text.index("jeune")]


@pytest.mark.parametrize("pattern", ["entre # et # ans", "moins de # ans"])
def test_a_pattern_that_yaml_has_cut_is_told(pattern: str, tmp_path: Path) -> None:
    text = f"language: fr\nrules:\n  age:\n    - words:\n        - {pattern}\n      why: w\n      better: b\n"
    folder = fill(tmp_path / "roles", {"lint/fr.yaml": text, "lint/de.yaml": text.replace(pattern, f'"{pattern}"')})
    bench = Bench(Assets(folder))
    word_lists("fr", bench)
    ((line, column, said),) = [(each.line, each.column, each.text) for each in bench.told()]
    assert (line, column) == (5, 11 + pattern.index("#"))
    assert said == "a pattern ends before ` #`, which begins a remark in YAML."
    whole = Bench(Assets(folder))
    word_lists("de", whole)
    assert whole.told() == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RECHERCHE JEUNE DIPLOME", ["JEUNE DIPLOME"]),
        ("RECHERCHE JEUNE DIPLÔMÉ", ["JEUNE DIPLÔMÉ"]),
        ("un jeune diplome", []),
        ("JEUNE diplome", []),
    ],
)
def test_french_capitals_may_go_without_their_accents(text: str, expected: list[str]) -> None:
    assert hits(["jeune* diplômé*"], text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "jeune " * 20_000,
        "a" * 100_000,
        "jeune, " * 20_000,
        "30 000 " * 15_000,
        "-" * 100_000,
        "d'" * 50_000,
        "jeune·e·s" * 10_000,
        "jeune dynamique " * 6_000,
    ],
)
def test_no_text_is_slow_to_search(text: str) -> None:
    # Each pattern is tried, for its words are there.
    text += " club. Dynamique. Diplômé. Un. 1 ans. d'"
    patterns = [
        "*eune* ... dynamique*",
        "# # ans",
        "_ _ club",
        "jeune? jeune? jeune? diplômé",
        "d' d' un",
        "jeune* ... jeune* ... club",
    ]
    began = time.perf_counter()
    hits(patterns, text)
    assert time.perf_counter() - began < 5
