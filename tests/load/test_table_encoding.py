"""A staff list as spreadsheet programs save "CSV" comes in with its letters, and what it was taken for is told."""

from __future__ import annotations

import pytest

from generator.load.table import parse
from generator.load.table_encoding import decoded

NAMES = {
    "Inès Moreau, Hugo Lefèvre": ("cp1252", "mac_roman"),
    "Chloé Ducœur, L’Haÿ-les-Roses": ("cp1252", "mac_roman"),
    "d’Orléans": ("cp1252", "mac_roman"),
    "Jürgen Müller, Groß, Köln": ("cp1252", "mac_roman"),
    "Änne Übler": ("cp1252", "mac_roman"),
    "José Muñoz García, Álvaro Núñez": ("cp1252", "mac_roman"),
    "JOSÉ GÓMEZ": ("cp1252", "mac_roman"),
    "Иван Щукин, Пётр Семёнов": ("cp1251",),
    "ООО «Ромашка»": ("cp1251",),
}


@pytest.mark.parametrize(("name", "encoding"), [(name, each) for name, known in NAMES.items() for each in known])
def test_names_come_in_as_they_were_written(name: str, encoding: str) -> None:
    table = parse(f"name;role\n{name};b\n".encode(encoding), "people.csv")
    assert [row.texts for row in table.rows] == [(name, "b")]
    assert table.encoding == {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp1251": "Windows-1251"}[encoding]


def test_a_list_in_utf_8_says_itself_what_it_is() -> None:
    assert parse("name;role\nInès;b\n".encode(), "people.csv").encoding == ""


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Łukasz Wiśniewski", "cp1250"), ("Dvořák Novotný", "cp1250"), ("Иван Щукин", "koi8-r"),
        ("Иван Щукин", "cp866"), ("Иван Щукин", "mac_cyrillic"), ("山田太郎", "shift_jis"), ("Δημήτρης", "cp1253"),
    ],
)  # fmt: skip
def test_what_could_be_misread_is_not_read(name: str, encoding: str) -> None:
    assert decoded(f"name\n{name}\n".encode(encoding)) is None
