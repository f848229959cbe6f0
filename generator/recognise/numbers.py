"""From the numbers of a section's clauses to what is wrong with them: left out, said twice, of another section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.recognise.passages import Passage


def faults(heading: Passage, clauses: Sequence[Passage]) -> list[str]:
    """What a person should know of the numbers in a section; its clauses are read in the order they stand in."""
    counted = [each.mark.numbers for each in clauses if each.mark.kind == "number" and not each.labelled]
    return [*_foreign(heading, counted), *_gaps(counted, len(heading.mark.numbers) == 1)]


def _foreign(heading: Passage, counted: Sequence[tuple[int, ...]]) -> Iterator[str]:
    own = heading.mark.numbers[0] if len(heading.mark.numbers) == 1 else 0
    # In I, 1., 1.1 the first number is that of a clause.
    firsts = Counter(numbers[0] for numbers in counted if len(numbers) > 1 and (numbers[0],) not in counted)
    for number in sorted(firsts):
        if own and number != own:
            said = f"{firsts[number]} of its clauses bear the number of section {number}"
            yield f"{said}, and the section itself is {own}; they are read as clauses of this section."


def _gaps(counted: Sequence[tuple[int, ...]], from_one: bool) -> Iterator[str]:
    latest: dict[tuple[int, ...], int] = {}
    for numbers in counted:
        above, last = numbers[:-1], numbers[-1]
        before = latest.get(above, 0)
        if last == before and before:
            yield f"the number {_said(numbers)} stands twice."
        elif last > before + 1 and (before or (len(numbers) > 1 and from_one)):
            missing = [_said((*above, number)) for number in range(before + 1, last)]
            word = "number is" if len(missing) == 1 else "numbers are"
            yield f"the {word} skipped: {', '.join(missing[:5])}; is a clause missing?"
        elif last < before and above:
            yield f"the number {_said(numbers)} stands behind {_said((*above, before))}."
        latest[above] = last


def _said(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))
