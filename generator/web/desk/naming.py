"""From a document to the name that a person finds its file again by."""

from __future__ import annotations

from generator.batch.naming import slug
from generator.model.document import Document


def kept_as(document: Document, format: str) -> str:
    """What the document is, of which post and of whom, in its language: `Fiche-de-poste-Comptable-Anne-Roy.pdf`."""
    person = document.holder.name if document.holder else ""
    return f"{slug(f'{document.label} {document.title} {person}')}.{format}"
