"""A file that cannot be used says where and why, in a sentence, and never does more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.console import lines
from tests.folders import GREETER, composed, fill, problems, told

WRONG: dict[str, tuple[str | bytes, str]] = {
    "a hundred thousand levels of brackets": ("[" * 100_000, "1:51: more than 50 levels"),
    "a hundred thousand levels of braces": ("{a: " * 100_000, "1:201: more than 50 levels"),
    "an anchor": ("a: &a [x]\n", "1:4: `&` and `*`"),
    "an alias": ("a: *a\n", "1:4: `&` and `*`"),
    "a tag": ("a: !!python/object/apply:os.system [x]\n", "1:4: `!` (a tag)"),
    "a second document": ("a: b\n---\nc: d\n", "2:1: a second document begins here"),
    "a directive": ("%YAML 9.9\n---\na: b\n", "1:1: this is not valid YAML: a line that begins with `%`"),
    "bytes of Latin-1": ("id: a\ntitle: été\n".encode("latin-1"), "2:8: this file is not saved as UTF-8"),
    "bytes of UTF-16": ("id: a\n".encode("utf-16"), "1:1: this file is not saved as UTF-8"),
    "a NUL": ("id: a\0b\n", "1:6: the character U+0000 cannot be printed"),
    "a NUL by an escape": ('id: "a\\0b"\n', "1:5: the character U+0000 cannot be printed"),
    "a lone surrogate": (b"id: \xed\xa0\x80\n", "1:5: this file is not saved as UTF-8"),
    "a lone surrogate by an escape": ('id: "a\\ud800"\n', "1:9: this is not valid YAML: this escape stands for no"),
    "U+FFFE": ("id: a\ufffeb\n", "1:6: the character U+FFFE cannot be printed"),
    "U+FFFE by an escape": ('id: "\\uFFFE"\n', "1:5: the character U+FFFE cannot be printed"),
    "a line that only some editors break": ("id: a\u2028b\n", "1:6: the character U+2028 cannot be printed"),
    "two megabytes": ("# " + "x" * 2_000_000, "0:0: this file is larger than 1000 kB"),
    "nothing": ("", "1:1: this file is empty"),
    "nothing but a remark": ("# later\n", "1:1: this file is empty"),
    "a list at the top": ("- a\n- b\n", "1:1: keys with values are expected here"),
    "a text at the top": ("a\n", "1:1: keys with values are expected here"),
    "a tab before a key": ("id: a\n\tlanguage: fr\n", "2:1: this is not valid YAML: a tab stands here"),
    "a tab before an item": ("duties:\n\t- a\n", "2:1: this is not valid YAML: a tab or a special character"),
    "a double quote left open": ('id: "a\nlanguage: fr\n', "1:5: this is not valid YAML: a quote was opened here"),
    "a single quote left open": ("id: 'a\nlanguage: fr\n", "1:5: this is not valid YAML: a quote was opened here"),
    "a bracket left open": ("id: a\nplans: [a, b\n", "2:8: this is not valid YAML: a comma or a closing bracket"),
    "a colon within a text": ("id: a: b\n", "1:6: this is not valid YAML: a text with a colon and a space"),
    "a text that begins with @": ("id: @a\n", "1:5: this is not valid YAML: a tab or a special character"),
    "a backslash in quotes": ('id: "a\\qb"\n', "1:7: this is not valid YAML: a backslash between double quotes"),
    "a key without its colon": (
        "id: a\ndepartment Ventes\ncategory: b\n",
        "2:1: this is not valid YAML: a colon and a",
    ),
    "a colon without its space": ("id: a\ndepartment:Ventes\nb: c\n", "2:12: this is not valid YAML: a space is miss"),
    "the first colon without its space": ("id:a\nlanguage: fr\n", "1:4: this is not valid YAML: a space is missing"),
    "a no-break space behind a colon": ("id: a\nb:\u00a0c\nd: e\n", "2:3: this is not valid YAML: a no-break space"),
    "no-break spaces as indentation": ("a:\n\u00a0\u00a0b: c\n", "2:1: this is not valid YAML: a no-break space"),
    "a line that is indented too far": ("a:\n  - id: b\n      text: c\n", "3:7: this is not valid YAML: this line is"),
    "a folded text that is not indented": ("a: >-\nb c\nd: e\n", "2:1: this is not valid YAML: this text has to be"),
    "a text that begins with a brace": ("a: {b} c\nd: e\n", "1:4: this is not valid YAML: a text that begins with a"),
    "an apostrophe in single quotes": ("a: 'l'an'\nb: c\n", "1:6: this is not valid YAML: a quote inside the text"),
    "quotes in double quotes": ('a: "les "bons" clients"\nb: c\n', "1:9: this is not valid YAML: a quote inside"),
    "quotes of a word processor": ("a: “b : c”\n", "1:4: this is not valid YAML: these quotes are part of the text"),
    "a Word file": (b"PK\3\4\x14\0\6\0\xff\xfe", "0:0: this is a Word file or another packed one, not a text."),
    "a text that a remark cuts": ("id: Bureau #3 du marché\n", "1:12: a text ends before ` #`, which begins a remark"),
    "a key that is a list": ("? [a, b]\n: c\n", "1:3: a key must be one word"),
    "a value without a key": ('"": c\n', "1:1: a key is missing before this colon"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_read_is_told_with_its_place(what: str, tmp_path: Path) -> None:
    text, expected = WRONG[what]
    assert f"bad.yaml:{expected}" in "\n".join(told(tmp_path, {"bad.yaml": text}))


def test_two_thousand_million_characters_of_aliases_are_never_walked(tmp_path: Path) -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    found = told(tmp_path, {"bomb.yaml": "\n".join(["a0: &a0 [x]", *levels])})
    assert found[0].startswith("bomb.yaml:1:5: `&` and `*`")
    assert len(found) == 20


def test_a_key_said_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    assert told(tmp_path, {"greeter.yaml": GREETER + "category: managers\n"}) == [
        "greeter.yaml:12:1: `category` is said twice; it already stands in line 4."
    ]


def test_words_that_yaml_would_take_for_numbers_and_truths_stay_words(tmp_path: Path) -> None:
    words = {"department": "NO", "workplace": "12:30", "classification": "3.10", "collective_agreement": "0044"}
    folder = fill(tmp_path, {"greeter.yaml": GREETER + "".join(f"{key}: {text}\n" for key, text in words.items())})
    facts = {fact.id: fact.value for fact in composed(folder, "greeter").facts}
    for key, text in words.items():
        assert [getattr(part, "text", None) for part in facts[key]] == [text]


@pytest.mark.parametrize("empty", ["", " ~", " null"])
def test_an_empty_value_is_not_given(empty: str, tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": f"{GREETER}department:{empty}\n"})
    assert "department" in {blank.name for blank in composed(folder, "greeter").blanks()}


def test_a_byte_order_mark_and_other_line_ends_change_nothing(tmp_path: Path) -> None:
    assert told(tmp_path / "mark", {"greeter.yaml": b"\xef\xbb\xbf" + GREETER.encode()}) == []
    for ends in ("\r\n", "\r"):
        wrong = GREETER.replace("duties:", "dutys:").replace("\n", ends)
        assert told(tmp_path / repr(ends)[1:-1].replace("\\", ""), {"greeter.yaml": wrong}) == [
            "greeter.yaml:5:1: unknown key `dutys`."
        ]


def test_the_offending_line_stands_under_the_message_even_when_it_could_not_be_read(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"bad.yaml": "id: a\ntitle: été\n".encode("latin-1")})
    assert found.excerpt == "title: \ufffdt\ufffd"


@pytest.mark.parametrize(("words", "cells"), [("été ", 4), ("漢字 ", 5), ("\t", 4), ("e\u0301 ", 2), ("x" * 300, 60)])
def test_the_caret_stands_under_the_offending_place(words: str, cells: int, tmp_path: Path) -> None:
    text = GREETER.replace("text: Guider les visiteurs.", f"text: '{words}{{nobody}}'")
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    _, shown, caret, *_ = lines(found)
    lead = shown.index("{nobody}")
    before = len(caret) - 1
    extra = cells - len(words) if len(words) < 100 and words != "\t" else 0
    assert before == lead + extra
    assert caret.endswith("^")


def test_every_wrong_file_is_told_in_one_run_in_order(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        {
            "a.yaml": "id: [\n",
            "b.yaml": "",
            "greeter.yaml": GREETER.replace("duties:", "dutys:"),
            "shared/more.yaml": "language: fr\nrigths: []\n",
            "jurisdictions/XX.yaml": "id: XX\n  - a\n",
            "employer.yaml": "language: fr\nname: [a]\n",
        },
    )
    assert {each.split(":")[0] for each in found} == {
        "a.yaml", "b.yaml", "greeter.yaml", "more.yaml", "XX.yaml", "employer.yaml",
    }  # fmt: skip
    assert all(each.endswith(".") for each in found)


def test_a_file_that_is_not_there_for_us_to_read_is_told(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "elsewhere/greeter.yaml": GREETER})
    from generator import check

    found, count = check(folder, only=[folder / "elsewhere/greeter.yaml"])
    assert count == 0
    assert "this file is not read" in found[0].text


@pytest.mark.parametrize("remark", [" # remarque", "   ## remarque", " #", "\t# remarque"])
def test_a_remark_behind_a_text_is_a_remark(remark: str, tmp_path: Path) -> None:
    assert told(tmp_path, {"greeter.yaml": GREETER.replace("performers", f"performers{remark}")}) == []
