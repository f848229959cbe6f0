"""From the content of a paragraph to its runs: words, content controls to fill in, fields that point to a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import Blank, Content, Document, Reference, Text
from generator.render.word_xml import Xml, escaped

# The widths of a no-break space and of an underscore in the text face at 10.5 pt, in millimetres.
_SPACE, _UNDERSCORE = 0.9, 1.52
# Word allows no more in the name and the tag of a content control.
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the runs of one document.

    `bookmarks` numbers the anchors that its text refers to. `for_libreoffice` is for a file to convert: in a .doc
    LibreOffice lets underlined spaces hang behind the end of a line, where nobody sees them (7.4.7).
    """

    blank_style: str
    bookmarks: Mapping[str, int]
    for_libreoffice: bool = False

    def words(self, content: Content, ruled: bool = True) -> Xml:
        """The runs of some content; the blanks are ruled unless a cell rules them."""
        return Xml("".join([self._run(part, ruled) for part in content]))

    def target(self, anchor: str, runs: Xml) -> Xml:
        """Runs with a bookmark around them, if anything refers to them."""
        number = self.bookmarks.get(anchor)
        if number is None:
            return runs
        name = _bookmark(number)
        return Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>')

    def _run(self, part: Text | Blank | Reference, ruled: bool) -> str:
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
        line = "_" * round(blank.width / _UNDERSCORE) if drawn else "\u00a0" * round(blank.width / _SPACE)
        return (
            f'<w:sdt><w:sdtPr>{look}<w:alias w:val="{escaped(blank.label[:_LONGEST_NAME])}"/>'
            f'<w:tag w:val="{escaped(blank.name[:_LONGEST_NAME])}"/><w:showingPlcHdr/></w:sdtPr>'
            f'<w:sdtContent><w:r>{look}<w:t xml:space="preserve">{line}</w:t></w:r></w:sdtContent></w:sdt>'
        )


def bookmarks(document: Document) -> dict[str, int]:
    """A number for every anchor that the text of a document refers to."""
    contents = [clause.content for clause in document.walk()]
    for section in document.sections:
        contents += (cell for table in section.tables for row in table.rows for cell in row)
    anchors = (part.anchor for content in contents for part in content if isinstance(part, Reference))
    return {anchor: number for number, anchor in enumerate(dict.fromkeys(anchors), 1)}


def _bookmark(number: int) -> str:
    # Word's own form, hidden from lists of bookmarks; an anchor may hold signs that no bookmark may.
    return f"_Ref{number:09}"
