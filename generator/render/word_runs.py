"""From the content of a paragraph to its runs: words, content controls to fill in, fields that point to a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import Blank, Content, Document, Link, Reference, Text
from generator.render.word_xml import Xml, escaped

# The widths of a no-break space and of an underscore in the text face at 10.5 pt, in millimetres.
SERIF = (0.9, 1.52)
# The same of the sans at 9.5 pt.
SANS = (0.9, 1.37)
# A space of 18 pt makes its line 8 mm high, and most of that above the rule.
_TALL = '<w:r><w:rPr><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr><w:t xml:space="preserve">\u00a0</w:t></w:r>'
# Word allows no more in the name and the tag of a content control.
_LONGEST_NAME = 64
# It has both signs on every Windows; elsewhere another font that has them stands in.
_SYMBOLS, _STATES = "Segoe UI Symbol", (("checked", "2611"), ("unchecked", "2610"))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the runs of one document.

    `bookmarks` numbers the anchors that its text refers to. `for_libreoffice` is for a file to convert: in a .doc
    LibreOffice lets underlined spaces hang behind the end of a line, where nobody sees them (7.4.7). `signs` are the
    widths of a space and of an underscore in its text.
    """

    blank_style: str
    box_style: str
    bookmarks: Mapping[str, int]
    for_libreoffice: bool = False
    signs: tuple[float, float] = SERIF

    def words(self, content: Content, ruled: bool = True, roomy: bool = False) -> Xml:
        """The runs of some content; the blanks are ruled unless a cell rules them, and roomy ones are 8 mm high."""
        tall = _TALL if roomy else ""
        return Xml("".join([self._run(part, ruled) + (tall if isinstance(part, Blank) else "") for part in content]))

    def target(self, anchor: str, runs: Xml) -> Xml:
        """Runs with a bookmark around them, if anything refers to them."""
        number = self.bookmarks.get(anchor)
        if number is None:
            return runs
        name = _bookmark(number)
        return Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>')

    def box(self, anchor: str, name: str) -> Xml:
        """A box to tick, named by its words ([MS-DOCX], `w14:checkbox`); a mere sign for LibreOffice."""
        look = f'<w:rPr><w:rStyle w:val="{self.box_style}"/></w:rPr>'
        sign = f"<w:r>{look}<w:t>\u2610</w:t></w:r>"
        if not self.for_libreoffice:
            states = "".join(f'<w14:{state}State w14:val="{code}" w14:font="{_SYMBOLS}"/>' for state, code in _STATES)
            box = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
            named = f'<w:alias w:val="{escaped(_short(name))}"/><w:tag w:val="{escaped(_short(anchor))}"/>'
            sign = f"<w:sdt><w:sdtPr>{look}{named}{box}</w:sdtPr><w:sdtContent>{sign}</w:sdtContent></w:sdt>"
        return Xml(f"{sign}<w:r><w:tab/></w:r>")

    def _run(self, part: Text | Blank | Reference, ruled: bool) -> str:
        if isinstance(part, Link):
            # A field and not w:hyperlink, which would need a relationship of the package for each address.
            run = f'<w:r><w:t xml:space="preserve">{escaped(part.text)}</w:t></w:r>'
            return f'<w:fldSimple w:instr=" HYPERLINK &quot;{escaped(part.address)}&quot; ">{run}</w:fldSimple>'
        if isinstance(part, Text):
            return f'<w:r><w:t xml:space="preserve">{escaped(part.text)}</w:t></w:r>'
        if isinstance(part, Blank):
            return self._control(part, ruled)
        # \n prints the number as it stands; \r would put a section before a clause of another section.
        name = _bookmark(self.bookmarks[part.anchor])
        return f'<w:fldSimple w:instr=" REF {name} \\n \\h "><w:r><w:t>{escaped(part.number)}</w:t></w:r></w:fldSimple>'

    def _control(self, blank: Blank, ruled: bool) -> str:
        # Not marked as plain text (w:text): LibreOffice 7.4 would forget the line under it.
        drawn = ruled and self.for_libreoffice
        look = f'<w:rPr><w:rStyle w:val="{self.blank_style}"/></w:rPr>' if ruled and not drawn else ""
        space, underscore = self.signs
        line = "_" * round(blank.width / underscore) if drawn else "\u00a0" * round(blank.width / space)
        return (
            f'<w:sdt><w:sdtPr>{look}<w:alias w:val="{escaped(_short(blank.label))}"/>'
            f'<w:tag w:val="{escaped(_short(blank.name))}"/><w:showingPlcHdr/></w:sdtPr>'
            f'<w:sdtContent><w:r>{look}<w:t xml:space="preserve">{line}</w:t></w:r></w:sdtContent></w:sdt>'
        )


def bookmarks(document: Document) -> dict[str, int]:
    """A number for every anchor that the text of a document refers to."""
    contents = [clause.content for clause in document.walk()]
    contents += (clause.reason for clause in document.walk() if clause.reason)
    for section in document.sections:
        contents += (cell for table in section.tables for row in table.rows for cell in row)
    anchors = (part.anchor for content in contents for part in content if isinstance(part, Reference))
    return {anchor: number for number, anchor in enumerate(dict.fromkeys(anchors), 1)}


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _bookmark(number: int) -> str:
    # Word's own form, hidden from lists of bookmarks; an anchor may hold signs that no bookmark may.
    return f"_Ref{number:09}"
