"""From the report on a CV to one web page that needs nothing beside it."""

from __future__ import annotations

from itertools import groupby

from generator.assets import Assets
from generator.model.cv import CvReport
from generator.model.finding import CvFinding
from generator.render import templates

_TEMPLATE = "cv-check.html.j2"


def page(report: CvReport, assets: Assets) -> str:
    """The page. Raises InputError, with file and line, where the template is wrong."""
    environment = templates.environment(assets, "html")
    return templates.fill(templates.load(environment, _TEMPLATE), report=report, groups=_groups(report))


def _groups(report: CvReport) -> list[tuple[str, list[tuple[CvFinding, str]]]]:
    """Findings by the entry of the checklist, gravest first, each with where it is."""
    order = list(dict.fromkeys(each.entry for each in report.findings))
    ranked = sorted(report.findings, key=lambda each: order.index(each.entry))
    return [
        (report.entries[entry], [(each, report.where(each)) for each in group])
        for entry, group in groupby(ranked, key=lambda each: each.entry)
    ]
