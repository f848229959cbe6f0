"""From postings and texts to vacancies with what is found in them, and to the files of postings in a workspace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from html import unescape
from pathlib import Path
from typing import Any

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.document import Document
from generator.model.files import DEVICES
from generator.model.finding import Finding
from generator.model.posting import Posting
from generator.model.request import Request
from generator.model.sent import POSTED, POSTING, Sent
from generator.model.source import Mapping_
from generator.pipeline.bench import Bench
from generator.pipeline.drawing import draw
from generator.pipeline.invented import invented
from generator.pipeline.linting import lint_document, lint_text
from generator.pipeline.vacancies import Vacancy
from generator.pipeline.vacancies import vacancy as made_of
from generator.pipeline.vacancy_rules import RuleInPlace
from generator.web.desk.order import Asked, Pointed, request_of, sent_with
from generator.web.message import Message
from generator.web.sources import source_in
from generator.web.speech import Speech, speech
from generator.web.telling import told
from generator.write.output import put
from generator.write.posting_yaml import posting as written

_FOLDER = "postings"


def vacancy(question: Message, assets: Assets) -> Message:
    """A posting as a vacancy in its lengths, with findings: see `api/models_vacancies.py`. The body is its page."""
    asked = question.head
    request, sent = request_of(asked, assets), _sent(asked, assets)
    made = _made(request, sent)
    full = made.documents["full"]
    texts = {length: _text(each, made, request, assets) for length, each in made.documents.items()}
    (page,) = draw("html", [full], assets, request, made.employer)
    head = {
        "locale": str(made.locale),
        "title": full.title,
        "texts": texts,
        "words": {length: len(text.split()) for length, text in texts.items()},
        "findings": [_found(finding, part) for finding, part in made.findings],
        "missing": [{"part": part, "label": label} for part, label in made.missing],
        "choices": {key: [asdict(each) for each in choices] for key, choices in made.choices.items()},
        "pay": [_rule(rule, speech(asked.get("language", "en"), assets)) for rule in made.pay],
        "source_language": made.source_language,
        "warnings": _told(made.warnings, asked, assets),
        "invented": _printed(invented(made.employer, assets), page),
    }
    return Message(head, page)


def lint(question: Message, assets: Assets) -> Message:
    """What is found in a posting, in a text, or in a file (`name`) that is the question's body."""
    asked = question.head
    if asked.get("posting") is not None:
        request, sent = request_of(asked, assets), _sent(asked, assets)
        made = _made(request, sent)
        findings = [_found(finding, part) for finding, part in made.findings]
        warnings = _told(made.warnings, asked, assets)
        return Message({"findings": findings, "locales": [str(made.locale)], "lines": [], "warnings": warnings})
    day, locale = request_of(asked, assets).date, asked.get("locale")
    if "name" in asked:
        linted = lint_document(question.body, asked["name"], locale, assets, day)
    else:
        linted = lint_text(asked.get("text") or "", locale, assets, day)
    return Message(
        {
            "findings": [_found(finding) for finding in linted.findings],
            "locales": list(linted.locales),
            "lines": list(linted.lines) if "name" in asked else [],
            "warnings": _told(linted.warnings, asked, assets),
        }
    )


def save_posting(question: Message, assets: Assets) -> Message:
    """Write a posting into the workspace, or say what its file would be.

    Raises InputError for one that is wrong, and for a name that is taken.
    """
    asked = question.head
    if assets.workspace is None:
        return Message({"refused": "workspace", "problems": []})
    sent = _sent(asked, assets)
    try:
        posting = Bench(assets, sent).posting(POSTED)
    except InputError as error:
        raise Pointed(error.problems, sent) from None
    name = asked["name"]
    path = assets.workspace / _FOLDER / f"{name}.yaml"
    if DEVICES.fullmatch(name):
        raise _refused("name", f"a file cannot be called `{name}` on every system.", "Choose another name.")
    taken, text = path.exists(), written(posting.data)
    answer = Message({"name": name, "path": f"{_FOLDER}/{name}.yaml", "text": text.decode(), "taken": taken})
    if not asked.get("write", True):
        return answer
    if taken and not asked.get("replace"):
        raise _refused("name", f"there is a posting called `{name}` already.", "Choose another name, or replace it.")
    put([(path, text)])
    return answer


def postings(question: Message, assets: Assets) -> Message:
    """The postings of the workspace, or one of them (`name`) as data. Raises InputError for one that is wrong."""
    paths = {Path(name).stem: path for name, path in assets.posting_names().items()}
    if name := question.head.get("name"):
        if name not in paths:
            return Message({"refused": "missing", "problems": []})
        return Message({"name": name, "posting": _data(Bench(assets).posting(paths[name]))})
    return Message({"postings": [_entry(name, path, assets) for name, path in paths.items()]})


def _printed(facts: Iterable[str], page: bytes) -> list[str]:
    """Those of some facts that a page prints, whatever the spaces in them."""
    said = "".join(unescape(page.decode()).split())
    return [fact for fact in facts if "".join(fact.split()) in said]


def _made(request: Request, sent: Sent) -> Vacancy:
    try:
        return made_of(request, sent)
    except InputError as error:
        raise Pointed(error.problems, sent) from None


def _sent(asked: Asked, assets: Assets) -> Sent:
    """The posting that was sent, and what changes in its role. Raises InputError for a posting that says nothing."""
    posting = sent_with({**asked, "overlay": None}, assets).posting
    if posting is None or not isinstance(posting.root, Mapping_):
        raise InputError([Problem(POSTING, 0, 0, "", "there is nothing in this posting.", "Say its role at least.")])
    return sent_with({**asked, "role": posting.root.text("role")}, assets)


def _text(document: Document, made: Vacancy, request: Request, assets: Assets) -> str:
    """A vacancy as a text to paste: whoever pastes it wraps the lines."""
    (text,) = draw("txt", [replace(document, pasted=True)], assets, request, made.employer)
    return text.decode()


def _found(finding: Finding, part: str = "") -> dict[str, Any]:
    # What was sent as data has no lines: its places are columns that only this program counts.
    placed = replace(finding, column=finding.column if finding.line else 0)
    return {**asdict(placed), "part": part}


def _rule(rule: RuleInPlace, said: Speech) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "level": rule.level,
        "since": rule.since.isoformat() if rule.since else "",
        "until": rule.until.isoformat() if rule.until else "",
        "regions": list(rule.regions),
        "source": source_in(said, rule.source),
        "checked": rule.checked.isoformat(),
    }


def _told(problems: Iterable[Problem], asked: Asked, assets: Assets) -> list[dict[str, Any]]:
    said = speech(asked.get("language", "en"), assets)
    return [told(each, said) for each in problems]


def _entry(name: str, path: Path, assets: Assets) -> dict[str, Any]:
    try:
        data = _data(Bench(assets).posting(path))
    except InputError:
        data = {}
    title = data.get("title") or {}
    return {
        "name": name,
        "role": data.get("role", ""),
        "title": title.get("single") or title.get("inclusive") or "",
        "reference": data.get("reference", ""),
        "city": data.get("place", {}).get("city", ""),
        "closes": data.get("closes", ""),
        "usable": bool(data),
    }


def _data(posting: Posting) -> dict[str, Any]:
    """What a posting says, as JSON can hold it."""
    return posting.data.model_dump(mode="json", exclude_none=True)


def _refused(key: str, text: str, hint: str) -> InputError:
    return InputError([Problem("", 0, 0, key, text, hint)])
