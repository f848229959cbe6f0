"""From a LocalRole to a Document: one function for each kind of document."""

from __future__ import annotations

from collections.abc import Callable

from generator.compose.cv_guide import cv_guide
from generator.compose.job_description import job_description
from generator.compose.vacancy import vacancy
from generator.model.document import Document
from generator.model.local import LocalRole

COMPOSERS: dict[str, Callable[[LocalRole], Document]] = {
    "job-description": job_description,
    "vacancy": vacancy,
    "cv-guide": cv_guide,
}
