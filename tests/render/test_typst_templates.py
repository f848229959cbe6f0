"""A Typst template of a designer draws what it may, has no right to more, and its mistakes are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator.errors import InputError
from tests.render.drawn import FRENCH, SHIPPED, Documents, draw, template_with


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ('#read("/etc/passwd")', "file not found"),
        ('#read("../../../../../../etc/passwd")', "escape the project root"),
        ('#image("../html/page.css", alt: "x")', "escape the project root"),
        ('#import "@preview/cetz:0.3.0"', "could fetch a package"),
        ('#let name = "@pre" + "view/cetz:0.3.0"\n#import name', "could fetch a package"),
        ('#eval("im" + "port \\"@preview/cetz:0.3.0\\"")', "could fetch a package"),
        ('#import "\\u{40}preview/cetz:0.3.0"', "could fetch a package"),
        ('#dictionary(std).at("ev" + "al")("1")', "could fetch a package"),
    ],
)
def test_a_template_may_use_nothing_outside_its_folder(
    documents: Documents, tmp_path: Path, words: str, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        draw(documents[FRENCH], template_with(tmp_path, words))
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / "typst" / "document.typ")
    assert problem.line >= len((SHIPPED / "document.typ").read_text("utf-8").splitlines())
    assert problem.excerpt.strip() in words


def test_a_link_does_not_lead_out_of_the_folder(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, '#read("secret.txt")')
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "typst" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match="outside the template folders"):
        draw(documents[FRENCH], assets)


def test_a_template_may_show_a_picture_of_its_own_folder(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, '#image("seal.png", alt: "Sceau")')
    with pytest.raises(InputError, match="file not found"):
        draw(documents[FRENCH], assets)
    Image.new("RGB", (30, 20), "red").save(tmp_path / "typst" / "seal.png")
    assert draw(documents[FRENCH], assets).startswith(b"%PDF-1.7")


def test_one_file_of_a_designer_goes_before_the_shipped_one(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, '#let accent = rgb("#ff0000")', "style.typ")
    assert draw(documents[FRENCH], assets) != draw(documents[FRENCH])


def test_what_is_wrong_in_a_template_is_told_with_its_place(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, "\n#let plain(..x) = { 1 + nothing }", "style.typ")
    lines = (tmp_path / "typst" / "style.typ").read_text("utf-8").splitlines()
    with pytest.raises(InputError, match="unknown variable: nothing") as caught:
        draw(documents[FRENCH], assets)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(tmp_path / "typst" / "style.typ"), len(lines))
    assert problem.column == lines[-1].index("nothing") + 1
    assert problem.excerpt == lines[-1]


def test_a_template_that_is_no_text_is_told(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, "")
    (tmp_path / "typst" / "document.typ").write_bytes("é".encode("latin-1"))
    with pytest.raises(InputError, match="cannot be read"):
        draw(documents[FRENCH], assets)


def test_a_font_that_is_not_installed_is_named(documents: Documents, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no font called “no such face” is installed here"):
        draw(documents[FRENCH], template_with(tmp_path, '#text(font: "No such face")[x]'))
