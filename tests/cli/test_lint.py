"""`jobdesc lint` as a person calls it: what it prints, in which form, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from docx import Document

from generator.model.advert import VACANCY_RULES
from tests.cli.running import call
from tests.review.adverts import POSTING

GOOD = (
    "Chargé ou chargée de clientèle\n\nDurand SA recrute. Publié le 20 novembre 2026.\n"
    "Salaire : 30 000 à 35 000 € par an.\n"
)
BAD = f"{GOOD}\nNous cherchons une personne de moins de 30 ans.\n"
DAY = ("--date", "2026-11-27")

# Of the Static Analysis Results Interchange Format (OASIS, 2.1.0) what its own schema requires of the parts used here.
SARIF: dict[str, Any] = {
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {
                                                "help": {"required": ["text"]},
                                                "shortDescription": {"required": ["text"]},
                                                "fullDescription": {"required": ["text"]},
                                                "defaultConfiguration": {
                                                    "properties": {
                                                        "level": {"enum": ["none", "note", "warning", "error"]}
                                                    }
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        }
                                                    }
                                                },
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_text_in_which_nothing_is_wrong_prints_nothing(tmp_path: Path) -> None:
    done = call("lint", write(tmp_path, "good.txt", GOOD), *DAY)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file checked as fr-FR: no errors, no warnings, no remarks.\n"


def test_a_finding_is_a_line_that_editors_can_follow(tmp_path: Path) -> None:
    path = write(tmp_path, "bad.txt", BAD)
    done = call("lint", path, *DAY)
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{path}:6:32: error age: ")
    assert "« moins de 30 ans »" in line.replace("\u00a0", " ")
    assert " -> " in line
    assert done.stderr == "1 file checked as fr-FR: 1 error, no warnings, no remarks.\n"


def test_what_is_missing_is_told_of_the_file_as_a_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "undated.txt", GOOD.replace(" Publié le 20 novembre 2026.", ""))
    done = call("lint", path, *DAY)
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{path}: error dated: ")


def test_warnings_and_remarks_alone_are_no_failure(tmp_path: Path) -> None:
    text = GOOD.replace("Salaire : 30 000 à 35 000 € par an.", "Envoyez un CV avec photo.")
    done = call("lint", write(tmp_path, "warned.txt", text), *DAY)
    assert done.exit_code == 0
    assert done.stderr == "1 file checked as fr-FR: no errors, 1 warning, 1 remark.\n"


def test_several_files_are_checked_in_one_run_and_told_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", BAD), write(tmp_path, "b.md", f"# {BAD}"), write(tmp_path, "c.yaml", POSTING)]
    done = call("lint", *paths, *DAY)
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [str(paths[0]), str(paths[1])]
    assert done.stderr.startswith("3 files checked as fr-FR: 2 errors,")


def test_a_word_file_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    word = Document()
    for line in BAD.split("\n"):
        word.add_paragraph(line)
    word.save(str(tmp_path / "bad.docx"))
    done = call("lint", tmp_path / "bad.docx", *DAY)
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{tmp_path / 'bad.docx'}:6:32: error age: ")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.7", "this kind of file is not read here."),
        ("a.html", b"<p>Jeune</p>", "this kind of file is not read here."),
        ("a.txt", "Vendeur expérimenté".encode("latin-1"), "a.txt:1: this file is not saved as UTF-8."),
        ("a.txt", b"one\ntwo\n\xff", "a.txt:3: this file is not saved as UTF-8."),
        ("a.txt", b"a\0b", "this file is no text: there are null bytes in it."),
        ("a.txt", b"a " * 50_001, "there is more text in this file than in any vacancy: over 100 kB."),
        ("a.yaml", b"role: account-manager\n", "`language` is missing."),
        ("a.yaml", b"language: fr\nrole: nobody\n", "there is no role `nobody`."),
        ("a.docx", b"no word file", "a.docx: "),
        ("a.txt", b"", "there is no text in this file."),
        ("a.md", b" \n\n", "there is no text in this file."),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_is_printed(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    done = call("lint", write(tmp_path, name, data), write(tmp_path, "bad.txt", BAD), *DAY)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_what_there_is_not_is_told(tmp_path: Path) -> None:
    missing = call("lint", tmp_path / "none.txt")
    assert missing.exit_code == 2
    assert "this file cannot be read: No such file or directory." in missing.stderr
    path = write(tmp_path, "good.txt", GOOD)
    assert call("lint", path, "--locale", "fr-XX").exit_code == 2
    assert call("lint", path, "--locale", "xx-FR").exit_code == 2
    assert call("lint", path, "--date", "2026-13-01").exit_code == 2
    assert call("lint", path, "--format", "xml").exit_code == 2
    assert call("lint").exit_code == 2


def test_a_folder_is_told_to_be_none_of_a_vacancy(tmp_path: Path) -> None:
    done = call("lint", tmp_path)
    assert done.exit_code == 2
    assert "this is a folder, not a file." in done.stderr


def test_a_text_in_another_language_than_the_locales_is_told(tmp_path: Path) -> None:
    english = "Sales Adviser\n\nYou will serve the customers of our shop and help them with what they need from us.\n"
    path = write(tmp_path, "a.txt", english)
    assert "this text looks English, and it is checked as French." in call("lint", path, "--locale", "fr-GB").stderr
    assert "looks" not in call("lint", path, "--locale", "en-GB").stderr


def test_a_label_of_a_table_is_read_with_what_stands_beside_it(tmp_path: Path) -> None:
    word = Document()
    word.add_paragraph("Verkaufskraft")
    table = word.add_table(rows=2, cols=2)
    for number, text in enumerate(("Alter", "bis 35 Jahre", "Gehalt", "2.000 € im Monat")):
        table.cell(number // 2, number % 2).text = text
    word.save(str(tmp_path / "a.docx"))
    done = call("lint", tmp_path / "a.docx", "--locale", "de-DE", *DAY)
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{tmp_path / 'a.docx'}:2:1: error age: ")


def test_windows_line_ends_and_a_mark_of_the_encoding_move_no_line(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode()
    done = call("lint", write(tmp_path, "bad.txt", data), *DAY)
    assert ":6:32: error age" in done.stdout


def test_signs_that_would_command_a_terminal_are_not_printed(tmp_path: Path) -> None:
    text = BAD.replace("moins de 30 ans", "moins\x1b[31m de 30 ans, moins de 40 ans")
    assert "\x1b" not in call("lint", write(tmp_path, "bad.txt", text), *DAY).stdout


def test_json_says_everything_that_is_known_of_a_finding(tmp_path: Path) -> None:
    path = write(tmp_path, "bad.txt", BAD)
    done = call("lint", path, "--format", "json", *DAY)
    assert done.exit_code == 1
    (one,) = json.loads(done.stdout)
    assert set(one) == {
        "rule", "level", "file", "line", "column", "message", "suggestion", "words", "wordings", "replaced",
    }  # fmt: skip
    assert {key: one[key] for key in ("rule", "level", "file", "line", "column", "words")} == {
        "rule": "age", "level": "error", "file": str(path), "line": 6, "column": 32, "words": "moins de 30 ans",
    }  # fmt: skip
    assert json.loads(call("lint", write(tmp_path, "good.txt", GOOD), "--format", "json", *DAY).stdout) == []


class TestSarif:
    def made(self, path: Path, locale: str = "fr-FR") -> Any:
        made = json.loads(call("lint", path, "--locale", locale, "--format", "sarif", *DAY).stdout)
        jsonschema.Draft7Validator(SARIF).validate(made)
        return made["runs"][0]

    def test_a_result_points_at_its_rule_and_its_place(self, tmp_path: Path) -> None:
        path = write(tmp_path, "bäd one.txt", BAD)
        run = self.made(path)
        (result,) = run["results"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "age"
        assert result["level"] == "error"
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("/b%C3%A4d%20one.txt")
        assert place["region"] == {"startLine": 6, "startColumn": 32, "snippet": {"text": "moins de 30 ans"}}

    def test_a_result_on_the_whole_has_no_region_and_a_remark_is_a_note(self, tmp_path: Path) -> None:
        (result,) = self.made(write(tmp_path, "good.txt", "Sales Adviser\n\nText\n"), "en-GB")["results"]
        assert (result["ruleId"], result["level"]) == ("pay-range", "note")
        assert "region" not in result["locations"][0]["physicalLocation"]

    def test_the_rules_of_the_place_come_with_their_law(self, tmp_path: Path) -> None:
        rules = self.made(write(tmp_path, "good.txt", "Title\n"), "en-US")["tool"]["driver"]["rules"]
        by_name = {rule["id"]: rule for rule in rules}
        assert len(by_name) == len(rules)
        assert "dated" not in by_name
        assert "ADEA, 29 USC 623(e)" in by_name["age"]["help"]["text"]
        assert "(checked 2026-11-27)" in by_name["age"]["help"]["text"]
        assert "since 2021-01-01 in CO" in by_name["pay-range"]["help"]["text"]
        assert by_name["age"]["defaultConfiguration"] == {"level": "error"}


class TestExplain:
    @pytest.mark.parametrize("rule", VACANCY_RULES)
    def test_every_rule_tells_its_law_in_every_place_that_has_it(self, rule: str) -> None:
        done = call("explain", rule)
        assert done.exit_code == 0
        assert done.stdout.startswith(f"{rule}:\n")
        assert "Source: " in done.stdout
        assert "(checked 2026-" in done.stdout
        told = json.loads(call("explain", rule, "--json").stdout)
        assert {each["rule"] for each in told} == {rule}
        assert all(each["source"] and each["looks_for"] and each["checked"] >= "2026" for each in told)

    def test_a_rule_is_told_place_by_place(self) -> None:
        said = call("explain", "age").stdout
        assert "  DE\n    error since 2006-08-18\n    Source: Allgemeines Gleichbehandlungsgesetz, § 1, 7 et 11" in said
        assert "  US\n    error since 1968-06-12\n    Source: ADEA, 29 USC 623(e)" in said
        assert "in CO" in call("explain", "pay-range").stdout
        assert call("explain", "pay-range").stdout.count("  US\n") == 1

    def test_a_place_tells_its_rules_for_vacancies(self) -> None:
        said = call("explain", "fr-FR").stdout
        assert "Rules for vacancies:\n" in said
        assert "  dated\n    error since 2008-05-01: A vacancy without the day of its publication.\n" in said
        kinds = [
            each["key"] for each in json.loads(call("explain", "fr-FR", "--json").stdout) if each["kind"] == "vacancy"
        ]
        assert len(kinds) == len(set(kinds)) == 15
        us = [each for each in json.loads(call("explain", "en-US", "--json").stdout) if each["key"] == "pay-range"]
        assert len(us) == 13

    def test_what_is_neither_place_nor_rule_is_told(self) -> None:
        assert call("explain", "nothing").exit_code == 2
        done = call("explain", "ages")
        assert done.exit_code == 2
        assert "there is no locale and no rule `ages`." in done.stderr
        assert "Did you mean `age`?" in done.stderr
        assert "Did you mean `photo-request`?" in call("explain", "photo").stderr


def test_a_posting_is_checked_in_its_own_language_and_place_if_no_other_is_asked_for(tmp_path: Path) -> None:
    leeds = Path(__file__).parents[1] / "postings" / "leeds.yaml"
    posting = tmp_path / "leeds.yaml"
    text = leeds.read_text("utf-8").replace("A monthly coaching session", "For a young graduate: a monthly session")
    posting.write_text(
        text.replace("- For a young graduate: a monthly", '- "For a young graduate: a monthly').replace(
            "head of sales.", 'head of sales."'
        ),
        "utf-8",
    )
    done = call("lint", posting)
    assert done.exit_code == 1, done.output
    assert "error age:" in done.output
    assert "1 file checked as en-GB: 1 error" in done.stderr


def test_a_posting_for_a_country_without_rules_is_told_so(tmp_path: Path) -> None:
    posting = tmp_path / "rome.yaml"
    posting.write_text("language: fr\nrole: account-manager\nplace: {city: Rome, country: IT}\n", "utf-8")
    done = call("lint", posting)
    assert done.exit_code == 2
    assert "rome.yaml:3:30: there are no rules for IT; there are DE, ES, FR, GB, RU, US." in done.stderr
