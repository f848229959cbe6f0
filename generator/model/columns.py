"""From what a staff list calls its columns, in five languages, to the names that they are known by."""

from __future__ import annotations

from collections.abc import Mapping

HEADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "name": {
        "de": ("Name", "Vor- und Nachname", "Vorname und Name", "Mitarbeiter", "Mitarbeiterin"),
        "en": ("Name", "Full name", "Employee"),
        "es": ("Nombre", "Nombre y apellidos", "Nombre completo", "Empleado", "Empleada"),
        "fr": ("Nom", "Nom et prénom", "Prénom et nom", "Nom complet", "Salarié", "Salariée"),
        "ru": ("ФИО", "Ф. И. О.", "Ф.И.О.", "Имя", "Сотрудник", "Работник"),
    },
    "role": {
        "de": ("Stelle", "Rolle", "Position", "Funktion"),
        "en": ("Role", "Post", "Position", "Job"),
        "es": ("Puesto", "Rol", "Cargo", "Puesto de trabajo"),
        "fr": ("Poste", "Rôle", "Fonction", "Emploi"),
        "ru": ("Должность", "Роль"),
    },
    "locale": {
        "de": ("Sprache und Land",),
        "en": ("Locale", "Language and country"),
        "es": ("Idioma y país",),
        "fr": ("Langue et pays",),
        "ru": ("Язык и страна",),
    },
    "department": {
        "de": ("Abteilung", "Bereich"),
        "en": ("Department",),
        "es": ("Departamento", "Área"),
        "fr": ("Service", "Département", "Direction"),
        "ru": ("Подразделение", "Отдел"),
    },
    "reports_to": {
        "de": ("Vorgesetzte Stelle", "Vorgesetzter", "Vorgesetzte", "Unterstellt"),
        "en": ("Reports to", "Superior", "Line manager"),
        "es": ("Depende de", "Superior", "Responsable directo"),
        "fr": ("Rattachement", "Rattaché à", "Responsable", "Supérieur hiérarchique"),
        "ru": ("Подчиняется", "Руководитель", "Непосредственный руководитель"),
    },
    "start_date": {
        "de": ("In der Stelle seit", "Eintritt", "Eintrittsdatum", "Beginn"),
        "en": ("Start date", "In the post since"),
        "es": ("En el puesto desde", "Fecha de incorporación", "Fecha de inicio"),
        "fr": ("En poste depuis", "Date d’entrée", "Date de prise de poste", "Prise de poste"),
        "ru": ("В должности с", "Дата приёма", "Дата начала работы"),
    },
    "number": {
        "de": ("Personalnummer", "Personal-Nr."),
        "en": ("Staff number", "Number", "Employee number"),
        "es": ("Número de empleado", "N.º de empleado"),
        "fr": ("Matricule", "Numéro de matricule"),
        "ru": ("Табельный номер", "Таб. №"),
    },
    "title": {
        "de": ("Form der Bezeichnung",),
        "en": ("Title", "Form of the title"),
        "es": ("Forma del título",),
        "fr": ("Forme de l’intitulé",),
        "ru": ("Форма названия",),
    },
    "vacant": {
        "de": ("Unbesetzt", "Vakant"),
        "en": ("Vacant",),
        "es": ("Vacante",),
        "fr": ("Vacant", "Poste vacant"),
        "ru": ("Вакансия", "Не занята"),
    },
    "workplace": {
        "de": ("Arbeitsort",),
        "en": ("Workplace",),
        "es": ("Lugar de trabajo",),
        "fr": ("Lieu de travail",),
        "ru": ("Место работы",),
    },
}  # fmt: skip
"""What each column is called in each language, the usual name first."""


def plain(head: str) -> str:
    """A head as it is looked up: small letters, words joined by `_`, one kind of apostrophe, е for ё."""
    return "_".join(head.lower().replace("’", "'").replace("ё", "е").split())


_KNOWN = {plain(said): name for name, heads in HEADS.items() for every in heads.values() for said in every}


def column(head: str) -> str:
    """The name of the column that a head means: `reports_to` of « Rattaché à »; any other head, plain."""
    said = plain(head)
    return said if said in HEADS else _KNOWN.get(said, said)


def head(column: str, language: str) -> str:
    """What a column is called in a language; its name where there is no other."""
    heads = HEADS.get(column, {}).get(language)
    return heads[0] if heads else column
