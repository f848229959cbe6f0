"""From the source of a rule about pay, which the files of the places word in French, to the same in a page's language.

Laws keep their own names. A source that says more in French than this module knows is told as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.web.speech import Speech, message

_WHOLE: Mapping[str, str] = {
    "Directive (UE) 2023/970, art. 5, § 1 (dans l’offre ou avant l’entretien), pas transposée fin juin 2026": message(
        "Directive (EU) 2023/970, Article 5(1), in the vacancy or before the interview; not transposed by the end of "
        "June 2026"
    ),
    "Directive (UE) 2023/970, art. 5, § 2, pas transposée fin juin 2026": message(
        "Directive (EU) 2023/970, Article 5(2); not transposed by the end of June 2026"
    ),
}
_BEHIND: Mapping[str, str] = {
    "dès une personne employée": message("from one employee"),
    "dès # personnes employées": message("from {number} employees"),
    "dès # personnes employées ; sauf commission, même en partie": message(
        "from {number} employees; not for pay that is commission, even in part"
    ),
}
_NOTED = re.compile(r"(?P<law>.+) \((?P<note>dès [^()]+)\)")


def source_in(said: Speech, source: str) -> str:
    """A source of a rule about pay, said in the language of a page."""
    if whole := _WHOLE.get(source):
        return said(whole)
    noted = _NOTED.fullmatch(source)
    number = re.search(r"\d+", noted["note"]) if noted else None
    known = _BEHIND.get(re.sub(r"\d+", "#", noted["note"])) if noted else None
    if not noted or not known:
        return source
    return f"{noted['law']} ({said(known, number=number[0]) if number else said(known)})"
