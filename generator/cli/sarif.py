"""From findings to SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.model.finding import Finding, Gravity
from generator.pipeline.vacancy_rules import RuleInPlace

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Gravity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(findings: Sequence[Finding], rules: Iterable[RuleInPlace]) -> dict[str, Any]:
    """One run of the lint: `rules` are those of the place, of which the findings name some."""
    by_name: dict[str, list[RuleInPlace]] = {}
    for rule in rules:
        by_name.setdefault(rule.rule, []).append(rule)
    numbers = {name: number for number, name in enumerate(by_name)}
    driver = {
        "name": "jobdesc lint",
        "version": __version__,
        "rules": [_rule(name, said) for name, said in by_name.items()],
    }
    results = [_result(finding, numbers) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str, said: list[RuleInPlace]) -> dict[str, Any]:
    law = " ".join(f"{rule.level.capitalize()}{rule.when}: {rule.source} (checked {rule.checked})." for rule in said)
    return {
        "id": name,
        "shortDescription": {"text": said[0].looks_for},
        "fullDescription": {"text": f"{said[0].looks_for} {law}"},
        "help": {"text": f"{said[0].looks_for}\n\n{law}"},
        "defaultConfiguration": {"level": _LEVELS[said[0].level]},
    }


def _result(finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    text = f"{finding.message} {finding.suggestion}".strip()
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(finding)}],
        "properties": {"suggestion": finding.suggestion, "words": finding.words},
    }
    return result | ({"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {})


def _location(finding: Finding) -> dict[str, Any]:
    located: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))}}
    if finding.line:
        region: dict[str, Any] = {"startLine": finding.line}
        if finding.column:
            region["startColumn"] = finding.column
        if finding.words:
            region["snippet"] = {"text": finding.words}
        located["region"] = region
    return located
