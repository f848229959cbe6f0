"""From a folder's name to a workspace in it: the files that an employer begins with, in the language of the place."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, cast

from generator import pipeline
from generator.assets import EMPLOYER, Assets
from generator.errors import InputError, Problem
from generator.load.library import read_bytes, shown
from generator.load.yaml_source import read
from generator.model.columns import head
from generator.model.request import Locale
from generator.model.source import bare
from generator.pipeline.bench import Bench
from generator.write import output
from generator.write.starter import StaffList, Value, listing, workbook

ROLE = "our-client-search"
"""The example of an overlay."""
_BASE, _OTHER = "client-search-manager", "account-manager"
_USUAL_WORDS = "en"
# The language of the remarks where nobody has written them in that of the locale.
_FILES = {
    "employer.yaml": EMPLOYER,
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "role.yaml": f"roles/{ROLE}.yaml",
    "roles.md": "roles/README.md",
    "templates.md": "templates/README.md",
    "postings.md": "postings/README.md",
}
"""The files below `templates/workspace/<language>/`, and where they go."""
_COLUMNS = ("name", "role", "locale", "department", "reports_to", "start_date", "number", "workplace", "calls")
_DEPARTMENTS = ("sales", "customer-service", "personnel")
_STARTS = (date(2026, 9, 1), date(2027, 1, 4), date(2027, 3, 1))
_FACTS = ("name", "short_name", "street", "postal_code", "city", "region", "place", "registration", "head", "agreement")
_UNPRINTABLE = ("Cc", "Cs", "Cn", "Zl", "Zp")
_REMARK_AT = 40

_SLOT = re.compile(r"\$([a-z_]+)")
_REMARKED = re.compile(r"(?P<said>\s*(?:# )?[^\s#][^#]*?)\s{2,}(?P<remark># .*)")
_PLAIN = re.compile(r"[^\W_][^:#]*")

Facts = Mapping[str, str | list[str]]


def init(folder: Path, tag: str = "fr-FR", name: str | None = None) -> None:
    """Write a workspace into a folder, which is made where it is missing: `tag` is the language and the place of its
    example, `name` the employer's legal name where it is known already.

    Raises InputError for a locale that there is not, a name that cannot be printed, and for files that are there
    already; WriteError when the system refuses. Then nothing has been written.
    """
    _check_name(name)
    assets = Assets()
    bench = Bench(assets)
    locale = bench.locale(tag)
    bench.stop_if_broken()
    assert locale is not None
    files = {folder / target: data for target, data in make(locale, name, assets)}
    _check_free(folder, files)
    output.put(list(files.items()))
    _tell(folder, files, locale)


def make(locale: Locale, name: str | None, assets: Assets) -> Iterator[tuple[str, bytes]]:
    """Make the files of a workspace, by their names below it. Raises InputError for a place without an example."""
    about = _about(locale, name, assets)
    language = _language(locale, assets)
    for source, target in _FILES.items():
        text = assets.template(f"workspace/{language}/{source}").read_text("utf-8")
        lines = text.splitlines()
        if source.endswith(".yaml"):
            lines = [line for given in lines for line in _said(given, about)]
        elif source.endswith(".md"):
            lines = [_SLOT.sub(lambda slot: cast(str, about[slot[1]]), line) for line in lines]
        yield target, "".join(f"{line}\n" for line in lines).encode()
    words = _data(f"workspace/{language}/words.yaml", assets)
    staff = _staff(locale, about, words, assets)
    yield "people.csv", listing(staff, words["delimiter"])
    yield "people.xlsx", workbook(staff)


def _check_name(name: str | None) -> None:
    if name is None:
        return
    if not name.strip():
        raise InputError([Problem("", 0, 0, "", "`--name` is empty.", "Write the employer's full legal name.")])
    for sign in name:
        if unicodedata.category(sign) in _UNPRINTABLE:
            raise InputError([Problem("", 0, 0, "", f"`--name` holds U+{ord(sign):04X}, which cannot be printed.")])


def _check_free(folder: Path, files: Iterable[Path]) -> None:
    """Refuse a folder that has any of the files: nobody's work is written over."""
    if folder.exists() and not folder.is_dir():
        said = "this is a file, and a workspace is a folder."
        raise InputError([Problem(_shown(folder), 0, 0, "", said, "Name another.")])
    there = [path for path in files if os.path.lexists(path)]
    said = "this file is there already, and is left as it is."
    found = [Problem(_shown(path), 0, 0, "", said) for path in there[:-1]]
    found += [Problem(_shown(path), 0, 0, "", said, "Name another folder, or take these away.") for path in there[-1:]]
    if found:
        raise InputError(found)


def _shown(path: Path) -> str:
    return shown(path.resolve())


def _about(locale: Locale, name: str | None, assets: Assets) -> Facts:
    """What the files are filled in with: the facts of an invented employer in that place, by their names."""
    places = assets.template_names("workspace/places/*.yaml")
    logical = f"workspace/places/{locale.jurisdiction}.yaml"
    if logical not in places:
        there = ", ".join(Path(known).stem for known in places)
        hint = f"There are examples for {there}: begin with one of these, and change `country` in {EMPLOYER}."
        raise InputError([Problem("", 0, 0, "", f"there is no example of an employer in {locale.jurisdiction}.", hint)])
    facts = _data(logical, assets)
    known = {"name": name.strip(), "short_name": name.strip()} if name else {}
    signing = ", ".join(f"{part}: {{name: {_quoted(who)}}}" for part, who in facts.get("signatories", {}).items())
    return {
        **{fact: facts.get(fact, "") for fact in _FACTS},
        **known,
        "signatories": f"{{{signing}}}" if signing else "",
        "people": facts["people"],
        "town": facts.get("place") or facts["city"],
        "language": _language(locale, assets),
        "locale": str(locale),
        "country": locale.jurisdiction,
        "role": ROLE,
    }


def _language(locale: Locale, assets: Assets) -> str:
    known = assets.template_names(f"workspace/{locale.language}/*.yaml")
    return locale.language if known else _USUAL_WORDS


def _data(logical: str, assets: Assets) -> dict[str, Any]:
    path = assets.template(logical)
    file, problems = read(read_bytes(path), f"templates/{logical}", shown(path))
    if problems:
        raise InputError(problems)
    return cast(dict[str, Any], bare(file.root))


def _said(line: str, about: Facts) -> Iterator[str]:
    """A line of YAML with what it asks for: once for each of several facts, and as a remark where there is none."""
    names = _SLOT.findall(line)
    if line.lstrip().startswith("#"):
        yield _SLOT.sub(lambda slot: cast(str, about[slot[1]]), line)
    elif names and not all(about[name] for name in names):
        indent = len(line) - len(line.lstrip())
        yield _aligned(f"{line[:indent]}# {_SLOT.sub('', line[indent:])}")
    elif names and isinstance(several := about[names[0]], list):
        before, _, after = line.partition(f"${names[0]}")
        yield from (f"{before}{_scalar(text)}{after}" for text in several)
    else:
        yield _aligned(_SLOT.sub(lambda slot: _value(slot[1], about), line)) if names else line


def _value(name: str, about: Facts) -> str:
    text = cast(str, about[name])
    return text if name == "signatories" else _scalar(text)


def _scalar(text: str) -> str:
    """A text as YAML reads it back: between quotes where it would be taken for something else."""
    return text if _PLAIN.fullmatch(text) and text.lower() != "null" else _quoted(text)


def _quoted(text: object) -> str:
    return json.dumps(text, ensure_ascii=False)


def _aligned(line: str) -> str:
    found = _REMARKED.fullmatch(line)
    return f"{found['said']:<{_REMARK_AT - 1}} {found['remark']}" if found else line


def _staff(locale: Locale, about: Facts, words: Mapping[str, Any], assets: Assets) -> StaffList:
    """Three people, with what each row may say."""
    roles = sorted({ROLE, *(Path(name).stem for name in assets.role_names("*.yaml"))} - {Path(EMPLOYER).stem})
    superiors = words["reports_to"]
    posts: tuple[tuple[str, str, Value], ...] = (
        (ROLE, _DEPARTMENTS[0], 50),
        (_OTHER, _DEPARTMENTS[1], None),
        (_BASE, _DEPARTMENTS[0], 35),
    )
    rows = [
        (person, role, str(locale), department, superior, start, f"P-{number:03}", about["town"], calls)
        for number, (person, (role, department, calls), superior, start) in enumerate(
            zip(about["people"], posts, superiors, _STARTS, strict=True), start=1
        )
    ]
    choices = {"role": roles, "locale": pipeline.locales(assets), "department": _DEPARTMENTS}
    heads = {name: head(name, cast(str, about["language"])) for name in _COLUMNS}
    return StaffList(
        tuple(heads.values()),
        cast("list[tuple[Value, ...]]", rows),
        {heads[name]: offered for name, offered in choices.items()},
        {heads[name]: words[name] for name in ("role", "locale", "department", "start_date")},
    )


def _tell(folder: Path, files: Iterable[Path], locale: Locale) -> None:
    print(f"{_shown(folder)}: a workspace in {locale}. The employer in it is invented: put yours in {EMPLOYER}.")
    for path in files:
        print(f"  {path.relative_to(folder)}")
    print("Next:")
    if folder.resolve() != Path.cwd():
        print(f"  cd {quote(_shown(folder))}")
    for command in ("validate", f"build {ROLE} --format docx", "batch people.xlsx"):
        print(f"  jobdesc {command}")
