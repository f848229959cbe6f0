"""From a CV written as plain text to the file that its person would send: a PDF, a Word file, a scan.

A CV is a text with a head in YAML between two lines `---`: its locale, role, file, how it is laid out, and `finds`, by
check the findings that it must give, each by words of its line or of its message. Nothing else may be found in it.
"""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import weasyprint
import yaml
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw

from generator.office import libreoffice

CVS = Path(__file__).parent / "cvs"


@dataclass(frozen=True)
class Written:
    """One CV: what it is for, how it is made, what it says by section, and what must be found in it."""

    id: str
    locale: str
    role: str
    file: str
    made: dict[str, Any]
    name: str
    top: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    finds: dict[str, tuple[str, ...]]


def everybody() -> tuple[Written, ...]:
    """Every CV of the set, by name."""
    return tuple(read(path) for path in sorted(CVS.glob("*.txt")))


def read(path: Path) -> Written:
    """Take a written CV apart."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    said = yaml.safe_load(head)
    name = ""
    top: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("# "):
            name = line[2:]
        elif line.startswith("## "):
            sections.append((line[3:], []))
        elif line.strip():
            (sections[-1][1] if sections else top).append(line.rstrip())
    finds = {check: tuple(map(str, evidence)) for check, evidence in (said.pop("finds", None) or {}).items()}
    return Written(
        path.stem, said.pop("locale"), said.pop("role"), said.pop("file"), said, name, tuple(top),
        tuple((heading, tuple(lines)) for heading, lines in sections), finds,
    )  # fmt: skip


def make(cv: Written, folder: Path) -> Path:
    """Write the file that the person would send."""
    path = folder / cv.file
    makers = {".pdf": _scan if cv.made.get("scanned") else _pdf, ".docx": _docx, ".txt": _txt}
    if cv.made.get("engine") == "libreoffice":
        source = path.with_suffix(".docx")
        source.write_bytes(_docx(cv))
        libreoffice.convert(libreoffice.program(), [source], "pdf", folder)
    else:
        path.write_bytes(makers[path.suffix](cv))
    if cv.made.get("restricted"):
        _restrict(path)
    if cv.made.get("unmapped"):
        _unmap(path)
    return path


def _restrict(path: Path) -> None:
    """Forbid copying and printing, as some programs do unasked."""
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        allowed = pikepdf.Permissions(extract=False, print_highres=False, print_lowres=False)
        file.save(path, encryption=pikepdf.Encryption(owner="owner", user="", allow=allowed))


def _unmap(path: Path) -> None:
    """Take from every font what tells the letters of its signs, as bad programs write PDFs."""
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/ToUnicode" in each:
                del each["/ToUnicode"]
        file.save(path)


def portrait() -> bytes:
    """A picture of the size of a photo for a CV: a head before a wall."""
    picture = Image.new("RGB", (210, 270), (188, 196, 204))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 50, 150, 160), fill=(214, 178, 150))
    pen.ellipse((30, 165, 180, 400), fill=(52, 66, 92))
    return _png(picture)


def _logo() -> bytes:
    picture = Image.new("RGB", (400, 90), (20, 60, 120))
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _txt(cv: Written) -> bytes:
    blocks = ["\n".join((cv.name, *cv.top))]
    blocks += ["\n".join((heading, *(line.replace(" | ", "  ") for line in lines))) for heading, lines in cv.sections]
    return "\n\n".join(blocks).encode()


_STYLE = """
@page {{ size: {paper}; margin: 17mm }}
body {{ font: {size}pt/1.35 {font}; margin: 0 }}
h1 {{ font-size: 1.7em; margin: 0 0 1mm }} h2 {{ font-size: 1.15em; margin: 4mm 0 1mm; {heading} }}
p {{ margin: 0 0 .8mm }} ul {{ margin: 0 0 1.5mm; padding-left: 5mm }}
.photo {{ float: right; width: 32mm }} .logo {{ width: 60mm; display: block }}
.page {{ display: flex; gap: 8mm }} .side {{ width: 52mm }} .main {{ flex: 1 }}
.row {{ display: flex }} .row > span:first-child {{ width: 38mm; flex: none }}
"""


def _page(cv: Written) -> str:
    made = cv.made
    side = set(made.get("side", ()))
    parts = {True: "", False: ""}
    for heading, lines in cv.sections:
        parts[heading in side] += f"<h2>{html.escape(heading)}</h2>{_html(lines, made)}"
    top = "".join(f"<p>{html.escape(line)}</p>" for line in cv.top)
    picture = _picture("photo", portrait()) if made.get("photo") else ""
    picture += _picture("logo", _logo()) if made.get("logo") else ""
    head = f"{picture}<h1>{html.escape(cv.name)}</h1>"
    if side:
        inner = (
            f"{head}<div class=page><div class=side>{top}{parts[True]}</div><div class=main>{parts[False]}</div></div>"
        )
    else:
        inner = f"{head}{top}{parts[False]}"
    style = _STYLE.format(
        paper=made.get("paper", "A4"), size=made.get("size", 10.5), font=made.get("font", "'PT Sans'"),
        heading=made.get("heading", ""),
    )  # fmt: skip
    if made.get("hyphens"):
        style += "body { hyphens: auto; width: 90mm }"
    return f"<html lang={cv.locale[:2]}><style>{style}</style><body>{inner}</body></html>"


def _picture(kind: str, data: bytes) -> str:
    return f'<img class={kind} alt="" src="data:image/png;base64,{base64.b64encode(data).decode()}">'


def _html(lines: tuple[str, ...], made: dict[str, Any]) -> str:
    said, listed = "", False
    for line in lines:
        bullet = line.startswith("- ")
        if bullet != listed:
            said += "<ul>" if bullet else "</ul>"
        listed = bullet
        text = html.escape(line[2:] if bullet else line)
        if bullet:
            said += f"<li>{text}</li>"
        elif " | " in text and made.get("tabular"):
            date, _, rest = text.partition(" | ")
            said += f"<p class=row><span>{date}</span><span>{rest}</span></p>"
        else:
            said += f"<p>{text.replace(' | ', ', ')}</p>"
    return said + ("</ul>" if listed else "")


def _pdf(cv: Written) -> bytes:
    made: bytes = weasyprint.HTML(string=_page(cv)).write_pdf()
    return made


def _scan(cv: Written) -> bytes:
    """The printed pages as pictures, as a copier sends them."""
    pages = [page.render(scale=1.6).to_pil().convert("L") for page in pypdfium2.PdfDocument(_pdf(cv))]
    images = "".join(f"<div>{_picture('scan', _png(page))}</div>" for page in pages)
    style = "<style>@page{size:A4;margin:0} img{width:210mm;display:block} div{break-after:page}</style>"
    made: bytes = weasyprint.HTML(string=style + images).write_pdf()
    return made


def _docx(cv: Written) -> bytes:
    made = cv.made
    word = docx.Document()
    for section in word.sections:
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(18)
    word.styles["Normal"].font.size = Pt(10.5)
    if made.get("photo"):
        word.add_picture(BytesIO(portrait()), width=Mm(33))
    word.add_paragraph(cv.name, style="Title")
    top = list(cv.top)
    if made.get("contact") == "header":
        word.sections[0].header.paragraphs[0].text = top.pop()
    if made.get("contact") == "box":
        _box(word, top.pop())
    for line in top:
        word.add_paragraph(line)
    for heading, lines in cv.sections:
        if made.get("headings", True):
            word.add_paragraph(heading, style="Heading 1")
        else:
            word.add_paragraph().add_run(heading).bold = True
        _write(word, lines, made)
    if made.get("columns"):
        columns = word.sections[0]._sectPr.find(qn("w:cols"))
        assert columns is not None
        columns.set(qn("w:num"), str(made["columns"]))
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _write(word: Word, lines: tuple[str, ...], made: dict[str, Any]) -> None:
    table = None
    for line in lines:
        if made.get("tabular"):
            table = table or word.add_table(0, 2)
            cells = table.add_row().cells
            date, mark, rest = line.partition(" | ")
            cells[0].text, cells[1].text = (date, rest) if mark else ("", line.removeprefix("- "))
        elif line.startswith("- "):
            word.add_paragraph(line[2:], style="List Bullet")
        else:
            word.add_paragraph(line.replace(" | ", "\t"))


def _box(word: Word, text: str) -> None:
    """A text box as Word has it since 97: a shape of VML."""
    run = word.add_paragraph().add_run()._r
    picture = OxmlElement("w:pict")
    shape = picture.makeelement("{urn:schemas-microsoft-com:vml}shape", {"style": "width:200pt;height:40pt"})
    box = shape.makeelement("{urn:schemas-microsoft-com:vml}textbox", {})
    content, paragraph = OxmlElement("w:txbxContent"), OxmlElement("w:p")
    inner, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    for outer, child in ((inner, words), (paragraph, inner), (content, paragraph), (box, content), (shape, box),
                         (picture, shape), (run, picture)):  # fmt: skip
        outer.append(child)


def plain(text: str) -> str:
    """A text without the differences that printing makes."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).casefold()
