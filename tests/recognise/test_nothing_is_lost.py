"""Whatever a document says and however it is numbered: all its words are in the file, and the file is a valid role."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import check
from generator.errors import InputError
from generator.write.role_yaml import role_yaml
from tests.recognise.reading import known, lost, read_text

LANGUAGES = ("fr", "en", "de", "es", "ru")
MARKS = (
    lambda section, number: f"{section}.{number}. ",
    lambda section, number: f"{section + 1}.{number * 2}) ",
    lambda section, number: f"{number}. ",
    lambda section, number: "- ",
    lambda section, number: "    • ",
    lambda section, number: f"{'abcdefgh'[number % 8]}) ",
    lambda section, number: f"{section}.1.{number} ",
    lambda section, number: "",
)
HEADS = (
    lambda number, title: f"{number}. {title}",
    lambda number, title: title.upper(),
    lambda number, title: f"{('I', 'II', 'III', 'IV', 'V', 'VI')[number % 6]}. {title.capitalize()}",
    lambda number, title: f"\n{title}:",
    lambda number, title: f"## {title}",
)
ODD = st.sampled_from((
    "{employer}", "{", "}}", "{colour}", "a|b", "# x", "yes", "null", "'", '"', "12:30", "- -", "3.10", "&", "*", "[",
    "…", "%", "at least 5", "№ 7", "10 000", "«", "не менее 12 звонков в день", "20 % par mois", "TO CHECK: x", ": y",
    "\u00a0z", "é", "@", "`", "!", "?",
))  # fmt: skip
PLAIN = st.sampled_from((
    "client", "Vertrag", "отчёт", "calls", "informe", "garder", "prüfen", "отвечать", "the", "stock", "42", "réunion;",
    "plan,", "sign.", "quality:", "Büro", "año", "Ёлка", "o'clock", "mid-day",
))  # fmt: skip
SENTENCES = st.lists(st.one_of(PLAIN, PLAIN, PLAIN, ODD), min_size=1, max_size=14).map(" ".join)


@st.composite
def documents(draw: st.DrawFn, language: str) -> str:
    """A job description with a head, sections in any order and of any numbering, shipped clauses, and a foot."""
    data = known(language)
    titles = [title for every in data.words.sections.values() for title in every]
    labels = [label for every in data.words.facts.values() for label in every]
    shipped = [clause.text for clause in data.clauses if "\n" not in clause.text]
    clauses = st.one_of(SENTENCES, SENTENCES, st.sampled_from(shipped))
    lines = draw(st.lists(SENTENCES, max_size=2))
    lines += [f"{data.words.kinds[0]}: {draw(SENTENCES)}"] * draw(st.integers(0, 1))
    lines += [f"{draw(st.sampled_from(labels))}: {draw(SENTENCES)}" for _ in range(draw(st.integers(0, 4)))]
    chosen = [
        data.words.sections["duties"][0],
        *draw(st.lists(st.one_of(st.sampled_from(titles), SENTENCES), max_size=5)),
    ]
    for section, title in enumerate(draw(st.permutations(chosen)), 1):
        lines.append(draw(st.sampled_from(HEADS))(section, title))
        for number in range(draw(st.integers(1, 6))):
            lines.append(draw(st.sampled_from(MARKS))(section, number + 1) + draw(clauses))
    lines += draw(st.lists(st.sampled_from(data.words.signed), max_size=2))
    return "\n".join(lines)


def written(text: str, language: str, name: str, marked: bool) -> str | None:
    """The file of a document; None where it has no duties, which is all that may be wrong with it."""
    try:
        made = read_text(text, language, name, marked)
    except InputError as error:
        if "no list of duties" not in error.problems[0].text:
            raise
        return None
    return role_yaml(replace(made, id=name)).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_any_document_is_in_the_file(language: str) -> None:
    read = []

    @settings(max_examples=25, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(documents(language), st.booleans())
    def read_and_compare(text: str, marked: bool) -> None:
        if file := written(text, language, "role", marked):
            assert lost(text, file) == {}
            read.append(file)

    read_and_compare()
    assert len(read) > 15


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_any_document_is_a_valid_role(language: str, tmp_path: Path) -> None:
    texts: dict[str, str] = {}

    @settings(max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(documents(language), st.booleans())
    def read_and_keep(text: str, marked: bool) -> None:
        name = f"role-{len(texts)}"
        if file := written(text, language, name, marked):
            assert lost(text, file) == {}
            (tmp_path / f"{name}.yaml").write_text(file, "utf-8")
            texts[name] = text

    read_and_keep()
    assert len(texts) > 40
    problems, files = check(tmp_path, only=tmp_path.glob("*.yaml"))
    assert files == len(texts)
    wrong = [problem for problem in problems if problem.severity == "error"]
    assert wrong == [], texts[Path(wrong[0].file).stem]
