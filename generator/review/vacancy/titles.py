"""From the title of a vacancy to whom it speaks to, and to what it promises."""

from __future__ import annotations

import re

from generator.review.vacancy.text import even

# --- whom a title speaks to

# (m/w/d), F/H, (h/m/x), (gn): signs that the title means everybody, whatever its form.
_SEXES = r"(?<!\w)(?:[mfwhdxni](?:\s?[/|,*]\s?[mfwhdxni]){1,3}|gn\*?)(?!\w)"
_EVERYBODY = {
    "fr": re.compile(
        rf"{_SEXES}|\((?:e|ne|ve|se|te|le|euse|rice|trice|ère|fe)\)|[·•.](?:e|ne|ve|se|fe|euse|rice|trice|ère)(?!\w)"
        r"|/-?(?:e|ne|ve|se|fe|euse|rice|trice|ère|ienne)(?!\w)|(?<!\w)tous genres"
    ),
    "de": re.compile(
        rf"{_SEXES}|alle geschlechter|all genders|\w[*:_/]-?in(?:nen)?(?!\w)|\w\(in\)|\w/(?:-?r|frau)(?!\w)"
        r"|(?:kraft|kräfte|leitung|person|personal|assistenz|vertretung|hilfe|talent|profi|ende)(?!\w)"
        r"|studium|ausbildung|praktikum|trainee|(?<!\w)duales? "
    ),
    "es": re.compile(
        rf"{_SEXES}|/-?(?:a|as|o|ora|era|ra|da)(?!\w)|\((?:a|as|o|ora)\)|@|(?<!\w)(?:personal|personas?)(?!\w)"
    ),
}
_ONE_SEX = {
    "fr": re.compile(
        r"\w+(?:[tsdlnrgcv]eur|ieur|ier|ien|ant|al|é|euse|trice|ière|ienne|ante|ale|ée)$"
        r"|(?:adjointe?|agente?|chef(?:fe)?|hôte|hôtesse|conseillère|conseiller|boucher|boulanger)$"
    ),
    "de": re.compile(r"\w+(?:er|or|ist|ant|ent|loge|erin|orin|istin|antin|entin|login)$|\w*(?:mann|frau|wirt|wirtin)$"),
    "es": re.compile(r"\w+(?:or|ero|ado|ivo|ico|ario|ogo|ora|era|ada|iva|ica|aria|oga)$|(?:jefe|jefa|mozo|moza)$"),
}
# Words with the ending of a post that are none.
_NOBODY = {
    "fr": frozenset(
        (
            "général",
            "métier",
            "chantier",
            "quartier",
        )
    ),
    "de": frozenset(
        (
            "customer",
            "center",
            "counter",
            "after",
            "order",
            "für",
            "unter",
            "ober",
            "über",
            "oder",
            "unser",
            "weiter",
            "power",
            "super",
            "inter",
            "consumer",
            "user",
            "der",
            "per",
            "hier",
            "hannover",
            "münster",
            "speyer",
            "januar",
            "oktober",
            "november",
            "dezember",
            "september",
            "moment",
            "segment",
            "content",
        )
    ),
    "es": frozenset(
        (
            "sector",
            "cartera",
            "comercio",
            "servicio",
            "primera",
        )
    ),
}
# A man's ending and the woman's in its place.
_PAIRS = (
    ("eur", "euse"), ("teur", "trice"), ("er", "ère"), ("en", "enne"), ("é", "ée"), ("al", "ale"), ("t", "te"),
    ("e", "esse"), ("f", "ffe"), ("er", "erin"), ("or", "orin"), ("ist", "istin"), ("ant", "antin"), ("ent", "entin"),
    ("mann", "frau"), ("wirt", "wirtin"), ("loge", "login"), ("or", "ora"), ("o", "a"), ("e", "a"),
)  # fmt: skip
_SHORTEST = 3
_HEADED = {"fr": 1, "es": 1}
"""In French and Spanish the post is the first word; in German any word may be."""
# Words before the post that are none themselves.
_LIGHT = frozenset((
    "un", "une", "le", "la", "nos", "notre", "jeune", "jeunes", "futur", "future", "nouveau", "nouvelle", "excellent",
    "bon", "bonne", "senior", "junior", "recrute", "recherche", "cherche", "buscamos", "joven", "se", "busca", "el",
))  # fmt: skip
_BEFORE = re.compile(
    r"^\W*(?:offre d'emploi|offre|poste(?: à pourvoir)?|intitulé(?: du poste)?|stellenangebot|stellenanzeige|stelle"
    r"|oferta de empleo|oferta|puesto|job title|title|vacancy|вакансия)\s*(?::|–|-)\s*"
)

MARKS = {"fr": "(F/H)", "de": "(m/w/d)", "es": "(h/m)"}
"""What a title may add to say that it means everybody."""


def one_sex(title: str, language: str) -> str:
    """The word of a title that names one sex only; empty where the title speaks to everybody, or it is not known.

    Known are French, German and Spanish, whose posts have two forms.
    """
    smooth = _BEFORE.sub("", even(title).text)
    if language not in _ONE_SEX or _EVERYBODY[language].search(smooth):
        return ""
    words = re.findall(r"[^\W\d_]+", smooth)
    if any(_pair(one, other) for one in words for other in words):
        return ""
    named = [word for word in words if word not in _LIGHT]
    head = named[: _HEADED.get(language, len(named))]
    return next((word for word in head if _ONE_SEX[language].match(word) and word not in _NOBODY[language]), "")


def _pair(one: str, other: str) -> bool:
    """Whether two words are the forms of one post for a man and for a woman."""
    # Bankberater/-beraterin: the second may be cut short.
    forms = (one.removesuffix(his) + hers for his, hers in _PAIRS if one.endswith(his))
    return len(other) > _SHORTEST and any(form.endswith(other) for form in forms)


# --- what a title promises

# Whom or what these lead works for them; who leads projects, products or areas may lead nobody.
_LED = (
    r"(?:team|abteilungs|bereichs|gruppen|vertriebs|verkaufs|filial|shop|store|markt|laden|geschäfts|niederlassungs"
    r"|geschäftsstellen|regional|bezirks|schicht|standort|betriebs|haus|stations|ressort|referats|personal|einkaufs"
    r"|marketing|kassen|innendienst|außendienst|kundenservice|kundendienst|service|center)"
)
_MANAGER = r"(?<!\w)(?:(?P<kind>\w+)[ -])?"
_LEADS = {
    "en": re.compile(
        rf"{_MANAGER}manager(?!\w)|(?<!\w)(?:head of|director|supervisor|chief|foreman)(?!\w)"
        r"|(?<!\w)(?:team|shift|section|department|store|shop|branch|floor|group) (?:lead|leader|head)(?!\w)"
    ),
    "fr": re.compile(
        rf"{_MANAGER}manage(?:r|ur|use)(?!\w)|(?<!\w)(?:directeur|directrice|superviseur|superviseuse|encadrant)(?!\w)"
        r"|(?<!\w)chef(?:fe)?(?:\(fe\)|·fe)? (?:des|d'(?:équipe|agence|atelier|établissement)"
        r"|de (?:service|vente|rayon|caisse|magasin|boutique|département|division|bureau|groupe|région))"
        r"|(?<!\w)responsable (?:d'équipe|d'agence|de (?:boutique|magasin|rayon|l'équipe|service|site))(?!\w)"
    ),
    "de": re.compile(
        rf"{_MANAGER}manager(?:in)?(?!\w)|(?<!\w)(?:direktor|geschäftsführer|vorarbeiter|\w{{1,20}}chef)(?:in)?(?!\w)"
        rf"|(?<!\w)(?:\w{{0,20}}{_LED}|(?!projekt|produkt|programm|gebiets)\w{{1,20}}-)-?leit(?:er|erin|ung)(?!\w)"
        r"|(?<![\w-])(?<!der )(?<!unter )(?<!mit )leit(?:er|erin|ung)(?!\w)"
    ),
    "es": re.compile(
        rf"{_MANAGER}manager(?!\w)|(?<!\w)(?:director|directora|supervisor|supervisora)(?!\w)"
        r"|(?<!\w)gerente(?!\w)(?! de (?:cuenta|cliente|producto|proyecto)s?(?!\w))"
        r"|(?<!\w)(?:encargado|encargada)(?!\w)|(?<!\w)(?:jefe|jefa)(?!\w)(?!(?:/a)? de (?:producto|proyecto)s?(?!\w))"
        r"|(?<!\w)responsable de (?:equipo|tienda|departamento|sucursal|turno)s?(?!\w)"
    ),
    "ru": re.compile(
        r"(?<!\w)руководитель(?!\w)(?! (?:[\w-]+ )?(?:\w+-)?(?:проект|продукт))"
        r"|(?<!\w)(?:начальник|начальница|директор|заведующ\w+|управляющ\w+|тимлид|супервайзер|бригадир)(?!\w)"
    ),
}
# Who helps one that leads: "assistante du directeur", "assistant to the director".
_BESIDE_ONE = re.compile(
    r"(?<!\w)(?:pa|ea|assistan\w+|adjoint\w*|secr[eé]t\w+|asisten\w+|adjunt\w+|assisten\w+|sekretär\w*|referent\w*|aide)\W+"
    r"(?:to|of|du|de|del|des|der|a|à|au|für) (?:(?:the|la|le|l'|our|el|den|die) ?)?(?:\w+ ){0,2}$"
)
# Who manages these leads nobody; so does a Russian "менеджер", as a rule.
_THINGS = frozenset(
    (
        "account",
        "accounts",
        "client",
        "clients",
        "customer",
        "relationship",
        "relations",
        "product",
        "project",
        "programme",
        "program",
        "category",
        "brand",
        "partner",
        "partnership",
        "partnerships",
        "success",
        "case",
        "key",
        "territory",
        "portfolio",
        "risk",
        "contract",
        "bid",
        "data",
        "community",
        "content",
        "event",
        "events",
        "campaign",
        "channel",
        "alliance",
        "change",
        "service",
        "market",
        "marketing",
        "media",
        "office",
        "development",
        "acquisition",
        "kunden",
        "projekt",
        "produkt",
        "vertriebs",
        "produit",
        "projet",
        "compte",
        "comptes",
        "producto",
        "proyecto",
    )
)


def leads(title: str, language: str) -> str:
    """The words of a title that promise people to lead; empty where none do."""
    if language not in _LEADS:
        return ""
    said = even(title).text
    found = (each for each in _LEADS[language].finditer(said) if each.groupdict().get("kind") not in _THINGS)
    return next((each[0] for each in found if not _BESIDE_ONE.search(said[: each.start()])), "")
