"""From the bytes of .po files to the words of a language. Catalogs are compiled in memory; there is no .mo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py

from babel.messages.catalog import Catalog, Message

from generator.errors import InputError, Problem
from generator.localise.reading import lines_of, originals, read, strings
from generator.localise.review import places_differ
from generator.localise.typography import typesetter
from generator.model.files import TitleForm
from generator.model.source import evenly
from generator.model.words import Words

_TRIED = (*range(200), 1000, 10**6)  # no language's plural forms begin to differ elsewhere


@dataclass(frozen=True, slots=True)
class Compiled:
    """A catalog that is ready to ask: the forms of each message by context and original; fuzzy ones are left out."""

    file: str
    forms: Mapping[tuple[str, str], tuple[str, ...]]
    plural: Callable[[int], int]


@lru_cache(maxsize=256)
def compiled(file: str, data: bytes) -> Compiled:
    """Compile a file, as it is shown to the user, and its bytes. Kept for the process: all documents share catalogs.

    Raises InputError for a file that is no catalog, and for a translation with other placeholders.
    """
    catalog = read(file, data)
    lines = lines_of(data)
    if wrong := [_other_places(file, message, lines) for message in _ready(catalog) if places_differ(message)]:
        raise InputError(wrong)
    # A translator sees a unit's singular first; it is known by its form for many.
    forms = {
        (message.context or "", original): tuple(map(evenly, strings(message)))
        for message in _ready(catalog)
        for original in originals(message)
    }
    return Compiled(file, forms, _plural(file, catalog))


def _plural(file: str, catalog: Catalog) -> Callable[[int], int]:
    """How a catalog counts. Raises InputError for a rule that is none, or that asks for forms there are not."""
    try:
        plural = c2py(catalog.plural_expr)
        unsaid = [number for number in _TRIED if not 0 <= plural(number) < catalog.num_plurals]
    except (ValueError, ArithmeticError) as error:
        raise InputError([Problem(file, 0, 0, "", f"its `Plural-Forms` cannot be understood: {error}.")]) from None
    if unsaid:
        said = f"its `Plural-Forms` gives {unsaid[0]} a form beyond the {catalog.num_plurals} that it names."
        raise InputError([Problem(file, 0, 0, "", said)])
    return plural


def words(tag: str, frame: Sequence[Compiled], content: Sequence[Compiled], form: TitleForm) -> Words:
    """The words of a language from its catalogs, the later over the earlier; the first of the frame counts plurals."""
    return Words(
        language=tag.split("-")[0],
        tag=tag,
        file=frame[0].file,
        frame={key: said for each in frame for key, said in each.forms.items()},
        content={key: said for each in content for key, said in each.forms.items()},
        plural=frame[0].plural,
        typeset=typesetter(tag.split("-")[0]),
        form=form,
    )


def _ready(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id and not message.fuzzy and all(strings(message)))


def _other_places(file: str, message: Message, lines: list[str]) -> Problem:
    line = message.lineno or 1
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Problem(file, line, 1, "", places_differ(message), "Keep what stands between braces as it is.", excerpt)
