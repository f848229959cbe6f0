"""From the employer's file to the Employer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Picture
from generator.model.employer import NAMING, NUMBERS, Employer, Signatory
from generator.model.employer_file import EmployerAddress, EmployerFile
from generator.model.source import Mapping_, Scalar, SourceFile, Sources, SourceText, bare

_CODE_BEHIND = frozenset({"GB", "US"})
# Where the postal code stands behind the town, and the town before the street: Universal Postal Union, addressing
# guides of GB, US and RU (2026-11-27).
_TOWN_FIRST = frozenset({"RU"})


def employer(file: SourceFile, logo: Picture | None = None) -> Employer:
    """Make the employer from its file, already checked for its shape, and its logo where there is one."""
    assert isinstance(file.root, Mapping_)
    root, data = file.root, EmployerFile.model_validate(bare(file.root))
    head, address = _below(root, "head"), _below(root, "address")
    signatories = _below(root, "signatories")
    return Employer(
        name=_text(file, root, "name"),
        place=_text(file, root, "place") or _text(file, address, "city"),
        head_post=_text(file, head, "post"),
        head_name=_text(file, head, "name"),
        short_name=data.short_name or "",
        address=tuple(_lines(data.address, data.country or "")) if data.address else (),
        registration=tuple(data.registration or ()),
        country=data.country or "",
        logo=logo,
        logo_file=data.logo or "",
        departments=_texts(file, _below(root, "departments")),
        locales=tuple(data.locales or ()),
        collective_agreement=_text(file, root, "collective_agreement"),
        signatories={
            name: _signatory(file, signatories, name) for name in (signatories.entries if signatories else ())
        },
        file_naming=data.file_naming or NAMING,
        document_numbers=data.document_numbers or NUMBERS,
        pdf_engine=data.pdf_engine or "weasyprint",
    )


def _lines(address: EmployerAddress, country: str) -> Iterator[str]:
    """The lines of an address, as the employer's country writes them."""
    town = _town(address, country)
    lines = (town, address.street) if country in _TOWN_FIRST else (address.street, town)
    yield from (line for line in (*lines, address.country) if line)


def _town(address: EmployerAddress, country: str) -> str:
    code, city, region = address.postal_code, address.city, address.region
    if country in _TOWN_FIRST:
        return ", ".join(part for part in (code, region, city) if part)
    if country == "US":
        city = f"{city}," if city and region else city
    parts = (city, region, code) if country in _CODE_BEHIND else (code, city, region)
    return " ".join(part for part in parts if part)


def _signatory(file: SourceFile, signatories: Mapping_ | None, name: str) -> Signatory:
    said = _below(signatories, name) if signatories else None
    return Signatory(_text(file, said, "post"), _text(file, said, "name"))


def _below(node: Mapping_ | None, key: str) -> Mapping_ | None:
    value = node.get(key) if node else None
    return value if isinstance(value, Mapping_) else None


def _texts(file: SourceFile, node: Mapping_ | None) -> dict[str, SourceText]:
    return {key: text for key in (node.entries if node else ()) if (text := _text(file, node, key))}


def _text(file: SourceFile, node: Mapping_ | None, key: str) -> SourceText | None:
    value = node.get(key) if node else None
    return Sources([file]).text(value) if isinstance(value, Scalar) and value.text else None
