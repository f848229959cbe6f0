"""From vacancies, files or texts that were sent, to what the rules of a place find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load import manuscript
from generator.load.library import read_bytes, shown
from generator.localise.measures import place_name
from generator.model.advert import Advert, Passage
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.finding import Finding
from generator.model.manuscript import Manuscript
from generator.model.posting import Posting
from generator.model.request import Request
from generator.model.role import Role
from generator.model.source import Sources
from generator.pipeline.bench import Bench
from generator.pipeline.composing import USUAL, Job, compose, own_locale
from generator.pipeline.rulebook import Rulebook, word_lists
from generator.review.vacancy.composed import advert as composed
from generator.review.vacancy.fact_rules import region_of
from generator.review.vacancy.language import guess
from generator.review.vacancy.reading import paragraphs, passages, title_of

TEXT = "text"
"""What a text that was sent is called where a problem says which file it is in."""
LARGEST = 100_000
"""Bytes of a text, letters of a Word file; a vacancy has a few thousand."""

_POSTINGS, _TEXTS, _MARKED, _WORD = (".yaml", ".yml"), (".txt",), (".md", ".markdown"), (".docx",)
_PACKED = b"PK\3\4"


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in some files, in how many, what else there is to tell of them, and under which locales.

    `lines` are those of a file that was sent, as findings count them.
    """

    findings: tuple[Finding, ...]
    files: int
    warnings: tuple[Problem, ...]
    locales: tuple[str, ...]
    lines: tuple[str, ...] = ()


def lint(paths: Iterable[Path], tag: str | None, assets: Assets, today: date) -> Linted:
    """Check postings, texts and Word files under the rules of a locale.

    Where none is asked for, a posting is checked in its own language and place, any other file under the usual one.
    Raises InputError, with every problem, for a locale that there is not and for files that cannot be used.
    """
    bench = Bench(assets)
    found: list[Finding] = []
    abroad: list[Problem] = []
    books: dict[str, Rulebook] = {}
    paths = tuple(dict.fromkeys(paths))
    for path in paths:
        own = bench.attempt(partial(_locale, path, tag, bench))
        if own is None:
            continue
        if own not in books:
            books[own] = rulebook(own, bench, today)
        advert = bench.attempt(partial(_advert, path, books[own], bench))
        if advert:
            found += books[own].check(advert)
            abroad += _abroad(advert)
    bench.stop_if_broken()
    return Linted(tuple(found), len(paths), (*bench.told(), *abroad), tuple(books))


def _abroad(advert: Advert) -> Iterator[Problem]:
    """A posting for a workplace in a country whose rules are not those that it is checked by."""
    posting = advert.posting
    country = posting.data.place.country if posting and posting.data.place else None
    if posting and country and country != advert.jurisdiction:
        at = posting.place("place.country")
        law_country, other_country = place_name(advert.jurisdiction, "en"), place_name(country, "en")
        said = f"only the law of {law_country} is checked, and the place of work is in {other_country}."
        yield Problem(at.file, at.line, at.column, "place.country", said, "Have the rules that apply there looked at.")


def _locale(path: Path, tag: str | None, bench: Bench) -> str | None:
    """Under which locale a file is checked; None where a posting does not say enough, which is then told."""
    if tag or path.suffix.lower() not in _POSTINGS:
        return tag or USUAL
    return next(own_locale(bench.posting(path), bench), None)


def rulebook(tag: str, bench: Bench, today: date) -> Rulebook:
    """The rules and words of a locale. Raises InputError for one that there is not."""
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    if locale is None or place is None:
        raise InputError(bench.told())
    words, _ = bench.words(locale.language, place, "inclusive", ())
    lists = bench.attempt(partial(word_lists, locale.language, bench))
    bench.stop_if_broken()
    return Rulebook(locale, place, words, lists, today)


def _advert(path: Path, book: Rulebook, bench: Bench) -> Advert:
    kind = path.suffix.lower()
    if kind in _POSTINGS:
        return _of_posting(path, book, bench)
    if path.is_dir():
        hint = "Name the files in it that you want checked."
        raise InputError([Problem(shown(path), 0, 0, "", "this is a folder, not a file.", hint)])
    if kind in _WORD:
        return _of_text(
            paragraphs(_paragraphs(manuscript.read(path), shown(path)), shown(path)), shown(path), book, bench
        )
    if kind in (*_TEXTS, *_MARKED):
        lines = _lines(read_bytes(path), shown(path))
        return _of_text(passages(lines, shown(path), marked=kind in _MARKED), shown(path), book, bench)
    said = "this kind of file is not read here."
    hint = "Give a posting (.yaml), a text (.txt, .md) or a Word file (.docx)."
    raise InputError([Problem(shown(path), 0, 0, "", said, hint)])


def _of_posting(path: Path, book: Rulebook, bench: Bench) -> Advert:
    """A posting as the vacancy that is composed of it."""
    posting = bench.posting(path)
    made = bench.role(posting.role, book.place)
    employer = bench.attempt(bench.employer) or Employer()
    request = Request(date=book.today, kinds=("vacancy",), lint=False, allow_untranslated=True)
    job = Job(posting.role, book.locale, posting)
    documents = [each.document for each in compose(job, request, employer, bench)]
    if made is None or not documents:
        raise InputError(())
    role, files = made
    sources = Sources((*files, *bench.beside(book.place.id), bench.library.posting(path)))
    return posting_advert(documents[0], posting, role, sources, book, bench)


def posting_advert(
    document: Document, posting: Posting, role: Role, sources: Sources, book: Rulebook, bench: Bench
) -> Advert:
    """The advert of a vacancy that was composed of a posting; `sources` are the files of it, its role and its place."""
    words, _ = bench.words(book.locale.language, book.place, "inclusive", [file.name for file in sources])
    return composed(document, posting, role, sources, words, book.today)


def lint_text(text: str, tag: str | None, assets: Assets, today: date) -> Linted:
    """Check a text that was sent under the rules of a locale. Raises InputError as `lint` does."""
    return _lint_sent(text.encode("utf-8", "replace"), TEXT, tag, assets, today)


def lint_document(data: bytes, name: str, tag: str | None, assets: Assets, today: date) -> Linted:
    """Check a text or a Word file that was sent; its bytes tell which it is. Raises InputError as `lint` does.

    Nothing of it is written to a file.
    """
    return _lint_sent(data, name, tag, assets, today, packed=data.startswith(_PACKED))


def _lint_sent(data: bytes, name: str, tag: str | None, assets: Assets, today: date, packed: bool = False) -> Linted:
    bench = Bench(assets)
    book = rulebook(tag or USUAL, bench, today)
    if packed:
        numbered = _paragraphs(manuscript.read_bytes(data, name), name)
        lines, found = _numbered(numbered), paragraphs(numbered, name)
    else:
        lines = _lines(data, name)
        found = passages(lines, name)
    findings = book.check(_of_text(found, name, book, bench))
    return Linted(findings, 1, bench.told(), (str(book.locale),), tuple(lines))


def _numbered(paragraphs: list[tuple[int, str, bool]]) -> list[str]:
    """Paragraphs as lines that are counted as they are."""
    lines = [""] * max((number for number, _, _ in paragraphs), default=0)
    for number, text, _ in paragraphs:
        lines[number - 1] = text.replace("\n", " ")
    return lines


def _of_text(found: tuple[Passage, ...], file: str, book: Rulebook, bench: Bench) -> Advert:
    """The advert of a text. Raises InputError where there is none; what looks like another language is noted."""
    if not found:
        raise InputError([Problem(file, 0, 0, "", "there is no text in this file.")])
    language, place = book.locale.language, book.locale.jurisdiction
    if other := guess("\n".join(passage.text for passage in found), language):
        said = f"this text looks {_NAMES[other]}, and it is checked as {_NAMES[language]}."
        hint = f"Ask for --locale {other}-{place}, or for the place that it is published in."
        bench.note([Problem(file, 0, 0, "", said, hint, "", "warning")])
    return text_advert(found, file, book)


_NAMES = {"fr": "French", "en": "English", "de": "German", "es": "Spanish", "ru": "Russian"}


def text_advert(found: tuple[Passage, ...], file: str, book: Rulebook) -> Advert:
    """The advert that a text is, of which nothing is known but its words."""
    title, rest = title_of(found)
    locale = book.locale
    advert = Advert(file, locale.language, locale.jurisdiction, book.today, title, rest)
    return replace(advert, region=region_of(advert))


def _lines(data: bytes, file: str) -> list[str]:
    """The lines of a text. Raises InputError for one that is no UTF-8, or too large."""
    if len(data) > LARGEST:
        raise _too_large(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save it again as UTF-8 (in the editor: Save as, encoding UTF-8)."
        raise InputError([Problem(file, line, 0, "", "this file is not saved as UTF-8.", hint)]) from None
    if "\0" in text:
        raise InputError([Problem(file, 0, 0, "", "this file is no text: there are null bytes in it.")])
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _paragraphs(read: Manuscript, file: str) -> list[tuple[int, str, bool]]:
    """The paragraphs of a Word file by their numbers, and whether each stands in a table.

    Raises InputError for one that is too large.
    """
    if sum(len(line.text) for line in read.lines) > LARGEST:
        raise _too_large(file)
    return [(line.number, line.text, line.part == "table") for line in read.lines]


def _too_large(file: str) -> InputError:
    said = f"there is more text in this file than in any vacancy: over {LARGEST // 1000} kB."
    return InputError([Problem(file, 0, 0, "", said)])
