"""From an employer to what is still said of the invented one that a new workspace comes with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from generator.assets import Assets
from generator.load.library import read_bytes, shown
from generator.load.yaml_source import read
from generator.model.employer import Employer
from generator.model.source import SourceText, bare


def invented(employer: Employer, assets: Assets) -> tuple[str, ...]:
    """The facts of an employer that are those of an example, as they are printed; without a workspace there are none.

    A town alone is none of them, for an employer may well sit there.
    """
    if assets.workspace is None:
        return ()
    examples = {said for example in _examples(assets) for said in _facts(example)}
    streets = {example["street"] for example in _examples(assets)}
    known = [each for each in _said(employer) if each in examples]
    known += [line for line in employer.address if any(street in line for street in streets)]
    return tuple(dict.fromkeys(known))


def _said(employer: Employer) -> Iterator[str]:
    signing = (each.name for each in employer.signatories.values())
    facts: Iterable[SourceText | None] = (employer.name, employer.head_name, employer.collective_agreement, *signing)
    yield from (fact.text for fact in facts if fact)
    yield from employer.registration


def _facts(example: dict[str, Any]) -> Iterator[str]:
    yield from (example[key] for key in ("name", "head", "agreement") if key in example)
    yield from example.get("signatories", {}).values()
    yield from example["registration"]


def _examples(assets: Assets) -> Iterator[dict[str, Any]]:
    for name, path in assets.template_names("workspace/places/*.yaml").items():
        file, _ = read(read_bytes(path), f"templates/{name}", shown(path))
        yield cast(dict[str, Any], bare(file.root))
