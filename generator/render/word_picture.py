"""From a picture to what a Word file needs of it: the drawing in its text, its part, and where the package names it.

ECMA-376 part 1, 20.2 and 20.4 (DrawingML pictures, in line with text), part 2, 10 (content types, relationships).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from generator.model.document import Picture
from generator.office import archive
from generator.office.archive import Entry
from generator.render.word_xml import Element, Xml, escaped, serialised

TYPES = "[Content_Types].xml"
"""The part that says of each other what it is."""
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}
_RELATION, _NAME = "letterhead", "media/letterhead"
_TYPE_TAG = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
_RELATION_TAG = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
# English Metric Units, ECMA-376 part 1, 20.1.2.1.
_EMU = 36_000


@dataclass(frozen=True, slots=True)
class PictureParts:
    """The two parts of a prepared package that name a picture, and the body that shows it, by its name."""

    body_name: str
    parts: Mapping[str, bytes]
    made: dict[str, Mapping[str, Entry]] = field(default_factory=dict)

    def entries(self, kept: tuple[Entry, ...], picture: Picture | None) -> Iterator[Entry]:
        """Entries of the package, with the picture and what names it where there is one."""
        if picture is None:
            yield from kept
            return
        named = self._named(picture.media_type)
        yield from (named.get(entry.name, entry) for entry in kept)
        yield _part(f"{self.body_name.rpartition('/')[0]}/{_target(picture.media_type)}", picture.data)

    def _named(self, media_type: str) -> Mapping[str, Entry]:
        if media_type not in self.made:
            grown = {TYPES: _typed, relations_of(self.body_name): _related}
            self.made[media_type] = {
                name: archive.entry(name, serialised(grow(etree.fromstring(self.parts[name]), media_type)), kept=True)
                for name, grow in grown.items()
            }
        return self.made[media_type]


def relations_of(part: str) -> str:
    """The name of the part that holds the relationships of another."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def drawing(picture: Picture) -> Xml:
    """The run that shows a picture in line with the text, at its size."""
    size = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
    named = f'id="1" name="{_RELATION}" descr="{escaped(picture.alt)}"'
    return Xml(
        '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:drawing>'
        f'<wp:inline xmlns:wp="{_DRAWINGML}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {named}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_DRAWINGML}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWINGML}/main"><a:graphicData uri="{_DRAWINGML}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWINGML}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIONSHIPS}" r:embed="{_RELATION}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@lru_cache(maxsize=4)
def _part(name: str, data: bytes) -> Entry:
    return archive.entry(name, data)


def _target(media_type: str) -> str:
    return f"{_NAME}.{_ENDINGS[media_type]}"


def _typed(types: Element, media_type: str) -> Element:
    """The content types with that of the picture; a reference document with a logo of its own may have it already."""
    ending = _ENDINGS[media_type]
    if not any(each.get("Extension", "").lower() == ending for each in types.iter(_TYPE_TAG)):
        types.insert(0, etree.Element(_TYPE_TAG, Extension=ending, ContentType=media_type))
    return types


def _related(relations: Element, media_type: str) -> Element:
    kind, target = f"{_RELATIONSHIPS}/image", _target(media_type)
    relations.append(etree.Element(_RELATION_TAG, Id=_RELATION, Type=kind, Target=target))
    return relations
