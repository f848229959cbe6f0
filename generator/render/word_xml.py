"""From an element of WordprocessingML to its neighbours and to text; ECMA-376 part 1, the transitional namespaces."""

from __future__ import annotations

from lxml import etree
from markupsafe import Markup

from generator.errors import RenderError

Element = etree._Element
Xml = Markup
"""XML that a template prints as it is."""
XmlError = etree.LxmlError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# XML 1.0, production 2 (Char): neither these controls, nor U+FFFE and U+FFFF.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NON_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def new(tag: str, value: str = "") -> Element:
    """An element, with a `w:val` where one is given."""
    made = etree.Element(tag)
    if value:
        made.set(f"{W}val", value)
    return made


def comment(text: str) -> Element:
    return etree.Comment(text)


def child(element: Element, path: str) -> Element:
    """The first element at a path below. Raises ValueError when there is none."""
    found = element.find(path)
    if found is None:
        raise ValueError(f"{element.tag} holds no {path}".replace(W, "w:"))
    return found


def parent(element: Element) -> Element:
    """The element that holds another. Raises ValueError for a root."""
    found = element.getparent()
    if found is None:
        raise ValueError(f"{element.tag} stands alone".replace(W, "w:"))
    return found


def value(element: Element, path: str) -> str:
    """The `w:val` of the first element at a path below; empty when there is none."""
    found = element.find(path)
    return "" if found is None else str(found.get(f"{W}val", ""))


def remove(element: Element) -> None:
    parent(element).remove(element)


def escaped(words: str) -> str:
    """Words for an element or an attribute in double quotes."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def serialised(root: Element) -> bytes:
    """A whole part of a package."""
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def encoded(xml: str, title: str) -> bytes:
    """The bytes of a part. Raises RenderError, about what has that title, when a character is forbidden in XML."""
    try:
        data = xml.encode()
    except UnicodeEncodeError as error:
        raise _forbidden(title) from error
    if len(data.translate(None, _CONTROLS)) != len(data) or any(code in data for code in _NON_CHARACTERS):
        raise _forbidden(title)
    return data


def _forbidden(title: str) -> RenderError:
    shown = title.encode("utf-8", "replace").decode()
    return RenderError(f"“{shown}” holds a control character or half a surrogate pair, which no Word file can.")


def fragment(element: Element) -> Xml:
    """An element to put into another part, with the namespaces that it needs."""
    etree.cleanup_namespaces(element)
    return Xml(etree.tostring(element, encoding="unicode"))


def fault(xml: str) -> str:
    """Why some XML is not well-formed; empty when it is."""
    try:
        etree.fromstring(xml.encode())
    except etree.XMLSyntaxError as error:
        return str(error)
    return ""
