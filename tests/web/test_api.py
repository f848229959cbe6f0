"""The API is what its description says: asked at random and by its own examples, it never fails and never surprises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.cli.workspace import init
from tests.web.limited import limited
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("web-api")

DESCRIPTION = "/api/v1/openapi.json"
NOT_ASKED = {
    "positive_data_acceptance": "a schema cannot say which roles there are, nor what fits together: that is a 422",
}
"""Checks that are left out, and why."""

SETTINGS = """\
[checks]
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 501]
"""
"""What is too long may be refused because it is too large."""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a workspace that may be asked as often as anybody likes."""
    home = tmp_path_factory.mktemp("firm") / "comptoir"
    init(home, "fr-FR", "Comptoir des Halles")
    with limited(home, rate=10_000, burst=100_000) as made:
        yield made


def schemathesis(server: Server, folder: Path, *options: str) -> str:
    """What schemathesis finds, empty when it finds nothing."""
    settings = folder / "schemathesis.toml"
    settings.write_text(SETTINGS, "utf-8")
    program = Path(sys.executable).with_name("schemathesis")
    command = [
        str(program), "--config-file", str(settings), "run",
        f"{server.address}{DESCRIPTION}", "--seed", "6", "--continue-on-failure", "--no-color",
        "--warnings", "off", "--request-timeout", "60", "--generation-database", "none",
        "--exclude-checks", ",".join(NOT_ASKED), *options,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1800)
    found = re.search(r"^=+ FAILURES =+$.*", done.stdout, re.DOTALL | re.MULTILINE)
    assert re.search(r"Tested: \d\d", done.stdout), f"it asked nothing\n{done.stdout}{done.stderr}"
    return found[0] if found else done.stdout if done.returncode else ""


def test_questions_at_random_find_no_server_error(firm: Server, tmp_path: Path) -> None:
    assert schemathesis(firm, tmp_path, "--phases", "examples,fuzzing", "--max-examples", "1") == ""
    assert mistakes(firm) == []


@pytest.mark.slow
def test_every_edge_of_every_parameter_finds_no_server_error(firm: Server, tmp_path: Path) -> None:
    assert schemathesis(firm, tmp_path, "--phases", "examples,coverage,fuzzing", "--max-examples", "40") == ""
    assert mistakes(firm) == []


def mistakes(server: Server) -> list[str]:
    """The lines of a log that tell of a mistake of the program."""
    return [line for line in server.log.read_text("utf-8").splitlines() if re.search(r"Error|Exception", line)]


def operations(server: Server) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, address and description of every operation."""
    for path, item in server.json(DESCRIPTION)["paths"].items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def test_every_operation_says_what_it_does_and_how_it_may_fail(firm: Server) -> None:
    for method, path, operation in operations(firm):
        assert operation["summary"], (method, path)
        assert len(operation["description"]) > 20, (method, path)
        assert operation["tags"], (method, path)
        for status in ("401", "403", "413", "422", "429", "500", "503"):
            assert "application/problem+json" in operation["responses"][status]["content"], (method, path, status)


def test_every_word_and_every_list_of_the_description_has_an_end(firm: Server) -> None:
    """What has no limit here is limited by the size of the body alone."""
    for method, path, operation in operations(firm):
        for parameter in operation.get("parameters", ()):
            shapes = parameter["schema"].get("anyOf", [parameter["schema"]])
            for shape in shapes:
                if shape.get("type") == "string":
                    bound = {"maxLength", "pattern", "enum", "const", "format"} & set(shape)
                    assert bound, (method, path, parameter["name"])


def examples(server: Server) -> Iterator[tuple[str, str, Any]]:
    """Method, address and body of each operation with the examples of its description in it."""
    schemas = server.json(DESCRIPTION)["components"]["schemas"]
    for method, path, operation in operations(server):
        filled, query = path, []
        for parameter in operation.get("parameters", ()):
            example = _example(parameter["schema"], schemas, parameter)
            if parameter["in"] == "path":
                filled = filled.replace(f"{{{parameter['name']}}}", str(example))
            elif parameter["in"] == "query" and example is not None and parameter.get("required"):
                query.append(f"{parameter['name']}={example}")
        content = operation.get("requestBody", {}).get("content", {})
        body = _example(content["application/json"]["schema"], schemas, {}) if "application/json" in content else None
        yield (
            method,
            "?".join(filter(None, (filled, "&".join(query)))),
            b"name;role\n" if content and body is None else body,
        )


def _example(schema: dict[str, Any], schemas: dict[str, Any], beside: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _example(schemas[schema["$ref"].rpartition("/")[2]], schemas, beside)
    for given in (
        beside.get("example"),
        *beside.get("examples", ()),
        schema.get("example"),
        *schema.get("examples", ()),
    ):
        if given is not None:
            return given
    for each in schema.get("anyOf", ()):
        if (found := _example(each, schemas, {})) is not None:
            return found
    if "properties" in schema:
        made = {name: _example(each, schemas, {}) for name, each in schema["properties"].items()}
        return {name: value for name, value in made.items() if value is not None}
    return schema.get("default")


def test_every_example_is_taken_or_refused_with_a_sentence(firm: Server) -> None:
    asked = 0
    for method, path, body in examples(firm):
        if path.endswith("/events"):
            continue
        status, headers, data = firm.ask(path, body, method)
        asked += 1
        if status >= 400:
            said = json.loads(data)
            assert headers["content-type"] == "application/problem+json", (method, path)
            assert status in (404, 409, 422), (method, path, said)
            assert re.search(r"\w{2,} \w{2,}.*[.?!]$", said["detail"]), (method, path, said)
    assert asked > 20


def test_a_problem_is_told_in_the_language_that_is_asked_for(firm: Server) -> None:
    told = {
        language: json.loads(
            firm.ask("/api/v1/previews", {"role": "nobody"}, headers={"Accept-Language": language})[2]
        )["title"]
        for language in ("en", "fr-FR,fr;q=0.9", "de", "es", "ru", "ja")
    }
    assert told["ja"] == told["en"] == "What was sent cannot be used."
    assert len(set(told.values())) == 5


def test_what_is_wrong_in_yaml_is_told_with_line_and_column_as_on_the_command_line(firm: Server) -> None:
    overlay = "department: Ventes\ndutys: []\n"
    status, _, data = firm.ask("/api/v1/previews", {"role": "account-manager", "overlay": overlay})
    (problem,) = json.loads(data)["problems"]
    assert status == 422
    assert (problem["line"], problem["column"], problem["key"]) == (2, 1, "dutys")
    assert problem["text"] == "unknown key `dutys`."


@pytest.mark.parametrize("word", ["0", "yes", "True", ""])
def test_yes_and_no_are_written_as_the_description_says(firm: Server, word: str) -> None:
    assert firm.ask("/api/v1/register?descending=true")[0] == 200
    status, _, said = firm.ask(f"/api/v1/batches?skip_bad={word}", b"name,role\nA B,account-manager\n")
    assert status == 422
    assert "true or false is expected here" in json.loads(said)["problems"][0]["text"]


@pytest.mark.parametrize("day", ["5", "1.12.2026", "2026-13-01"])
def test_a_day_that_is_none_is_told_in_the_language_that_is_asked_for(firm: Server, day: str) -> None:
    status, _, said = firm.ask(f"/api/v1/batches?date={day}", b"name,role\n", headers={"Accept-Language": "fr"})
    assert status == 422
    assert "une date est attendue ici" in json.loads(said)["problems"][0]["text"]


def test_a_file_has_a_name_for_people_and_one_for_programs(server: Server) -> None:
    for language, formats, wanted in (
        ("ru", ["md"], "Должностная-инструкция-Менеджер-по-работе-с-клиентами-Иванова-Мария.md"),
        ("de", ["md", "txt"], "Stellenbeschreibung-Kundenbetreuerin-Kundenbetreuer-Иванова-Мария.zip"),
    ):
        asked = {"role": "account-manager", "locale": f"{language}-RU", "formats": formats}
        _, headers, _ = server.ask("/api/v1/documents", {**asked, "person": {"name": "Иванова / Мария"}})
        plain, kept = headers["content-disposition"].removeprefix("attachment; filename=").split("; filename*=UTF-8''")
        assert unquote(kept) == wanted
        assert plain in {'"account-manager.job-description.ru-RU.md"', '"account-manager.zip"'}


def test_an_employer_that_is_sent_is_laid_over_that_of_the_workspace(firm: Server) -> None:
    page = firm.json(
        "/api/v1/previews", {"role": "account-manager", "employer": {"name": "Maison Verdier", "short_name": "Verdier"}}
    )
    assert "Maison Verdier" in page["html"]
    assert "Comptoir des Halles" not in page["html"]
