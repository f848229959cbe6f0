"""From the columns of a register's table to what they are called on a page, and what their cells say."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.words import message

WORDS: Mapping[str, str] = {
    "Register": message("Register"),
    "number": message("Number"),
    "version": message("Version"),
    "current": message("In force"),
    "kind": message("Kind of document"),
    "role": message("Role (identifier)"),
    "title": message("Post"),
    "locale": message("Language and country"),
    "name": message("Person"),
    "staff_number": message("Staff number"),
    "department": message("Department"),
    "effective": message("In force from"),
    "issued": message("Issued"),
    "replaces": message("Replaces version"),
    "signed": message("Signed"),
    "withdrawn": message("Withdrawn"),
    "reason": message("Reason"),
    "review_due": message("To be looked through on"),
    "certification_months": message("Months until the next assessment"),
    "files": message("Files"),
    "sha256_of_files": message("Checksum of the files (SHA-256)"),
    "sha256_of_content": message("Checksum of the content (SHA-256)"),
    "sha256_of_sources": message("Checksum of the sources (SHA-256)"),
    "yes": message("yes"),
    "no": message("no"),
    "job-description": message("Job description"),
    "vacancy": message("Vacancy"),
    "cv-guide": message("CV checklist"),
}
"""The name that the register's export knows, and the English of it."""
