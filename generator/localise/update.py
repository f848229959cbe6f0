"""From a catalog and the template of today to the catalog brought up to date, and to counts of what is done.

Messages are matched by their context, never by likeness: where the original of a context has changed, the old
translation stays, marked fuzzy, with the original that it was made from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, write_po

from generator.localise.reading import lines_of, originals, previous, read, remarks, strings

_WIDTH = 120
_MARK = "originally-"
_HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\n)*msgid \"\"\nmsgstr \".*\"\n(?:\".*\"\n)*")
_TAG = re.compile("[a-z]{2,3}(-([A-Z]{2}|[A-Z][a-z]{3}|[0-9]{3}))*")
_HEADER = """\
# {what}
# Words between braces are filled in by the program: keep them. Where words agree with the holder of the post, write
# three forms: {{rattaché|rattachée|rattaché(e)}} - for a man, for a woman, for both.
msgid ""
msgstr ""
"Project-Id-Version: jobdesc\\n"
"Report-Msgid-Bugs-To: the maintainers of jobdesc\\n"
"PO-Revision-Date: {date} 00:00+0000\\n"
"Last-Translator: {translator}\\n"
"Language-Team: {team}\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""


Key = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many messages of a catalog are translated, to be looked at again, and missing."""

    translated: int
    fuzzy: int
    missing: int

    def __add__(self, other: Count) -> Count:
        return Count(self.translated + other.translated, self.fuzzy + other.fuzzy, self.missing + other.missing)


def updated(what: str, tag: str, template: Catalog, file: str, data: bytes | None, day: str, partial: bool) -> bytes:
    """A catalog with every message of the template, in its order; the same bytes where nothing has changed.

    `what` names what is translated, `tag` the language; `data` is the catalog as it is, None for a new one; `day`
    (year-month-day) is the date of a new one. `partial` is for words that differ in a place: only messages that are
    there already are kept. Messages that the template has lost stay at the end, out of use. Raises InputError for a
    file that is no catalog.
    """
    before = read(file, data) if data is not None else Catalog()
    known = {_key(message): message for message in before.obsolete.values()} | _by_context(before)
    made = Catalog()
    made.mime_headers = [("Plural-Forms", _plural_forms(tag, before if data is not None else None))]
    for message in template:
        if not message.id:
            continue
        old = known.pop(_key(message), None)
        if old is None and partial:
            continue
        _carry(made, message, old)
    made.obsolete.update({(originals(old)[0], old.context or ""): old for old in known.values() if any(strings(old))})
    return f"{_header(what, tag, data, day)}\n{_body(made)}".encode()


def _body(catalog: Catalog) -> str:
    """The messages of a catalog as the file has them."""
    before = [message for message in catalog if message.previous_id]
    for number, message in enumerate(before):
        message.flags.add(f"{_MARK}{number}")
    body = BytesIO()
    write_po(body, catalog, width=_WIDTH, omit_header=True, include_lineno=False)
    # Babel wraps these lines within their quotes (2.18), so that neither gettext nor itself can read them.
    return re.sub(
        rf"(, )?{_MARK}(\d+)\n", lambda found: "\n" + _previous(before[int(found[2])]), body.getvalue().decode()
    )


def _previous(message: Message) -> str:
    """The original that a doubtful translation was made from, as lines of a file."""
    words = ("msgid", "msgid_plural")
    return "".join(
        f"#| {word} {normalize(text, prefix='#| ', width=_WIDTH)}\n"
        for word, text in zip(words, message.previous_id, strict=False)
    )


def count(template: Catalog, file: str, data: bytes | None) -> Count:
    """How much of a template a catalog translates; a translation of another original counts as fuzzy.

    `data` is None where there is no catalog. Raises InputError for a file that is none.
    """
    known = _by_context(read(file, data)) if data is not None else {}
    done = fuzzy = missing = 0
    for message in template:
        if not message.id:
            continue
        old = known.get(_key(message))
        if old is None or not all(strings(old)):
            missing += 1
        elif old.fuzzy or originals(old) != originals(message):
            fuzzy += 1
        else:
            done += 1
    return Count(done, fuzzy, missing)


def plurals(tag: str) -> int:
    """How many plural forms gettext knows of a language."""
    return int(get_plural(_locale(tag)).num_plurals)


def template_bytes(what: str, template: Catalog) -> bytes:
    """A template as a .pot file."""
    return updated(what, "", template, "", None, "YEAR-MO-DA", partial=False)


def _key(message: Message) -> Key:
    """What a message is known by: its context, or its words where it has none."""
    return message.context or originals(message)


def _by_context(catalog: Catalog) -> dict[Key, Message]:
    return {_key(message): message for message in catalog if message.id}


def _carry(made: Catalog, message: Message, old: Message | None) -> None:
    """Add a message of the template with what an old one says of it."""
    said: str | tuple[str, ...] | list[str] | None = "" if isinstance(message.id, str) else ("",) * made.num_plurals
    flags: set[str] = set()
    before: tuple[str, ...] = ()
    if old is not None:
        said, flags, before = old.string, set(old.flags), previous(old)
        if originals(old) != originals(message):
            said = _fitted(old, message, made.num_plurals)
            if any(strings(old)):
                flags.add("fuzzy")
                before = originals(old)
        elif "fuzzy" not in flags:
            before = ()
    added = made.add(
        message.id,
        said,
        locations=message.locations,
        auto_comments=message.auto_comments,
        user_comments=remarks(old) if old is not None else [],
        context=message.context,
    )
    added.previous_id = list(before)
    added.flags.clear()
    # Babel takes "100% of" for a format string, and tools then refuse its translation.
    added.flags.update(flag for flag in flags if not flag.startswith("python-"))


def _fitted(old: Message, message: Message, plurals: int) -> str | tuple[str, ...]:
    """An old translation in the shape that the new original asks for: one form, or several."""
    forms = strings(old)
    if isinstance(message.id, str):
        return forms[-1]
    return forms if len(forms) > 1 else forms * plurals


def _plural_forms(tag: str, before: Catalog | None) -> str:
    """How a language counts: as its catalog says, as Babel knows for a new one."""
    if before is not None:
        return str(before.plural_forms)
    return str(get_plural(_locale(tag)).plural_forms) if tag else "nplurals=2; plural=(n != 1);"


def _header(what: str, tag: str, data: bytes | None, day: str) -> str:
    """The head of the file as it stands, which is the translator's; a new one for a new file."""
    if data is not None and (head := _HEAD.match("\n".join(lines_of(data)))):
        return head[0]
    plural = get_plural(_locale(tag)).plural_forms if tag else "nplurals=INTEGER; plural=EXPRESSION;"
    name = _locale(tag).get_display_name("en") if tag else "LANGUAGE"
    return _HEADER.format(
        what=what,
        date=day,
        translator="the translators of jobdesc",
        team=name,
        tag=tag.replace("-", "_"),
        plural=plural,
    )


def _locale(tag: str) -> Locale:
    """What Babel knows of a language; a place beside it need not be one where it is spoken (fr-RU)."""
    language, _, place = tag.partition("-")
    if place and not re.fullmatch("[A-Z]{2}", place):
        raise ValueError(f"{place} is no country's two letters")
    return Locale.parse(language)


def is_language(tag: str) -> bool:
    """Whether a tag, such as pl or en-US, names a language that the data of Babel (CLDR) knows."""
    try:
        # Babel would read a path: it takes `en./../x` for `en`.
        return _TAG.fullmatch(tag) is not None and _locale(tag) is not None
    except (UnknownLocaleError, ValueError):
        return False
