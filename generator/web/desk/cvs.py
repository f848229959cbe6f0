"""From a CV that was sent to the report on it; of the CV nothing is kept."""

from __future__ import annotations

from dataclasses import asdict

from generator.assets import Assets
from generator.pipeline.checking import check_sent
from generator.web.clock import today
from generator.web.desk.documents import MEDIA_TYPES
from generator.web.desk.order import USUAL
from generator.web.message import Message

_SECONDS = 30.0
"""How long reading may take: on a loaded machine LibreOffice needs more than on one's own."""


def check_cv(question: Message, assets: Assets) -> Message:
    """The report on the CV that the question bears: as data, or as a web page where the head's `format` is html."""
    asked = question.head
    locale = asked.get("locale") or USUAL
    report = check_sent(question.body, asked.get("name") or "", asked["role"], locale, assets, today(), _SECONDS)
    if asked.get("format") == "html":
        from generator.render.cv_report import page

        name = f"cv-check.{report.role}.{report.locale}.html"
        return Message({"name": name, "type": MEDIA_TYPES["html"]}, page(report, assets).encode())
    findings = [{**asdict(each), "where": report.where(each)} for each in report.findings]
    return Message({**asdict(report), "date": report.date.isoformat(), "findings": findings})
