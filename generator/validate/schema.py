"""From the models of the files to JSON Schemas that editors complete and check by."""

from __future__ import annotations

from typing import Any

from generator.model.cv_file import CvWordsFile
from generator.model.employer_file import EmployerFile
from generator.model.files import FileModel, RoleFile, SharedFile, WordsFile
from generator.model.import_file import ImportFile
from generator.model.jurisdiction_file import JurisdictionFile
from generator.model.lint_file import LintFile
from generator.model.posting_file import PostingFile

MODELS: dict[str, type[FileModel]] = {
    "role": RoleFile,
    "shared": SharedFile,
    "jurisdiction": JurisdictionFile,
    "words": WordsFile,
    "lint": LintFile,
    "cv-words": CvWordsFile,
    "import-words": ImportFile,
    "employer": EmployerFile,
    "posting": PostingFile,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file, by its name in MODELS.

    Kept to what draft-07 and 2020-12 have in common but for `$defs`, which editors of both read.
    An empty value stands for "not given", so the schema lets every optional key be empty.
    """
    made = MODELS[name].model_json_schema()
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_plain(made)}


def _plain(node: Any) -> Any:
    """Without the titles and null defaults that pydantic adds and an editor only shows as noise."""
    if isinstance(node, dict):
        return {
            key: _plain(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None)
        }
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return node
