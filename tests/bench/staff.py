"""From a number to a staff list of so many people, always the same one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from pathlib import Path

ROLES = ("account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
         "corporate-account-manager")  # fmt: skip
LOCALES = ("fr-FR", "ru-RU", "en-GB", "de-DE", "es-ES", "fr-RU", "en-US")

_GIVEN: Mapping[str, tuple[str, ...]] = {
    "fr": ("Amélie", "Benoît", "Chloé", "Désiré", "Élodie", "Fabrice", "Gaëlle", "Hervé", "Inès", "Jérôme", "Karine"),
    "ru": ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Захар", "Ирина", "Кирилл", "Любовь"),
    "en": ("Alice", "Brian", "Cora", "Dean", "Edith", "Frank", "Grace", "Hugh", "Iris", "Jack", "Kate"),
    "de": ("Anke", "Bernd", "Clara", "Dieter", "Elke", "Florian", "Gisela", "Holger", "Ilse", "Jürgen", "Käthe"),
    "es": ("Ana", "Bruno", "Carmen", "Diego", "Elena", "Félix", "Gloria", "Hugo", "Inés", "Jorge", "Lucía"),
}
_FAMILY: Mapping[str, tuple[str, ...]] = {
    "fr": ("Arnaud", "Bérard", "Chauvin", "Delmas", "Évrard", "Faure", "Guérin", "Hébert", "Jourdan", "Lefèvre",
           "Morel", "Noël", "Perrin"),
    "ru": ("Аверченко", "Бондаренко", "Воронько", "Гнатюк", "Дорошенко", "Живаго", "Зимних", "Коваленко", "Левченко",
           "Мороз", "Новак", "Остапенко", "Польских"),
    "en": ("Abbott", "Barlow", "Carver", "Dalton", "Easton", "Fletcher", "Garner", "Hewitt", "Irwin", "Jarvis",
           "Kendall", "Lowe", "Mercer"),
    "de": ("Ahrens", "Brandt", "Conrad", "Döring", "Ebert", "Franke", "Göbel", "Hübner", "Jäger", "Köhler", "Lüders",
           "Möller", "Noack"),
    "es": ("Aguilar", "Benítez", "Cano", "Domínguez", "Espinosa", "Fuentes", "Guzmán", "Herrera", "Ibáñez", "Jiménez",
           "Lozano", "Muñoz", "Núñez"),
}  # fmt: skip
_DEPARTMENTS: Mapping[str, tuple[str, ...]] = {
    "fr": ("Clientèle des particuliers", "Clientèle des entreprises", "Agence de Lyon"),
    "ru": ("Отдел продаж", "Отдел по работе с клиентами", "Филиал в Самаре"),
    "en": ("Retail Clients", "Business Clients", "Leeds Branch"),
    "de": ("Privatkunden", "Firmenkunden", "Filiale Köln"),
    "es": ("Clientes particulares", "Clientes de empresa", "Sucursal de Bilbao"),
}
_FIRST_DAY = date(2015, 1, 5)


@dataclass(frozen=True, slots=True)
class Employee:
    """A row of a staff list; the fields are its columns."""

    name: str
    role: str
    locale: str
    department: str
    reports_to: str
    start_date: str
    number: str


def staff(count: int) -> Iterator[Employee]:
    """So many people, no two of one name and department and number; a longer list begins with the shorter one."""
    for index in range(count):
        locale = LOCALES[index % len(LOCALES)]
        language = locale[:2]
        given, family, departments = _GIVEN[language], _FAMILY[language], _DEPARTMENTS[language]
        turn = index // len(LOCALES)
        yield Employee(
            name=f"{given[turn % len(given)]} {family[turn % len(family)]}",
            role=ROLES[index % len(ROLES)],
            locale=locale,
            department=departments[turn % len(departments)],
            reports_to="",
            start_date=(_FIRST_DAY + timedelta(days=index * 7 % 3650)).isoformat(),
            number=f"B{index + 1:06}",
        )


def write(count: int, path: Path) -> None:
    """Put the staff list into a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Employee))
        writer.writerows(map(astuple, staff(count)))
