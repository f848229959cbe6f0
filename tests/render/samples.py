"""A vacancy and a guide to a CV of an invented shop, made by hand: every part that only these two kinds have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.model.document import Blank, Clause, Content, Document, Fact, Look, Purpose, Section, Text
from generator.model.job import Address, Job

JOB = Job(
    title="Chargé / Chargée de clientèle",
    reference="2026-17",
    employer="Établissements Durand",
    website="https://durand.example",
    address=Address("12, rue des Halles", "69002", "Lyon", "Auvergne-Rhône-Alpes", "FR"),
    remote="partly",
    remote_from=(),
    employment_types=("FULL_TIME",),
    posts=2,
    posted=date(2026, 11, 24),
    closes=date(2027, 1, 15),
    starts=date(2027, 3, 1),
    direct_apply=False,
    pay_min=Decimal("32000"),
    pay_max=Decimal("36500.50"),
    currency="EUR",
    pay_unit="YEAR",
    benefits=("Titres-restaurant", "Mutuelle prise en charge à 60 %"),
    hours="35 heures par semaine",
    codes=(("ESCO 1.1.1", "2431.6"), ("ISCO-08", "2431")),
    education="associate degree",
    experience_months=24,
    experience_instead=True,
    lacking=(),
)

_DUTIES = (
    "Vous suivez un portefeuille de quatre-vingts entreprises, de la première commande au renouvellement du contrat.",
    "Vous comprenez ce dont le client a besoin, lui proposez ce qui convient et lui dites ce qui ne convient pas.",
    "Vous préparez les offres et les contrats avec le service juridique, puis veillez à ce qu’ils soient tenus.",
    "Vous répondez aux réclamations sous deux jours ouvrés et en tirez des leçons avec l’équipe.",
    "Vous tenez la base de clients à jour, pour que chacun s’y retrouve en votre absence.",
    "Vous préparez chaque mois un point sur les ventes et sur ce qui les freine.",
    "Vous allez voir les clients chez eux, deux jours par semaine, dans trois départements.",
    "Vous accueillez les nouveaux venus de l’équipe et leur apprenez les produits.",
)
_MISSION = (
    "Vous êtes la personne que nos clients appellent. Vous savez ce qu’ils construisent, pour quand, et ce qu’il leur "
    "manque ; vous faites en sorte qu’ils l’aient à temps et au juste prix."
)
_HOPE = "Au bout d’un an, vos clients commandent davantage, et aucun n’est parti sans que nous sachions pourquoi."
_ESSENTIAL = (
    "Une première expérience de deux ans avec des clients professionnels.",
    "Une écriture claire et sans faute, et l’envie d’écouter avant de parler.",
    "De l’aisance avec un tableur et une base de clients.",
    "Le calme qu’il faut quand une livraison est en retard et que le téléphone sonne.",
    "Le permis B : les dépôts ne sont pas desservis par les transports en commun.",
)
_DESIRABLE = ("Un anglais qui suffit à une visite.", "La connaissance du négoce de matériaux.")
_OFFERS = (
    "Deux mois de formation à nos produits, avec une collègue qui reste votre référente.",
    "Titres-restaurant, mutuelle prise en charge à 60 %, deux jours de télétravail par semaine.",
    "Une voiture de service, partagée à deux, et un téléphone.",
    "Une évolution vers les grands comptes après trois ans. En retour, une part de la rémunération dépend des ventes.",
)


def words(*said: str | Blank) -> Content:
    return tuple(part if isinstance(part, Blank) else Text(part) for part in said)


def clause(
    anchor: str,
    content: str | Content,
    below: Sequence[Clause] = (),
    *,
    level: int = 1,
    note: str | None = None,
    reason: str | None = None,
) -> Clause:
    said = words(content) if isinstance(content, str) else content
    why = words(reason) if reason else None
    return Clause(anchor, anchor, "", level, said, note, tuple(below), "sample:1", why)


def section(name: str, title: str, look: Look, *clauses: Clause, boxed: bool = False) -> Section:
    return Section(name, name, "", title, clauses, (), None, look, boxed)


def points(name: str, said: Sequence[str], level: int = 1) -> list[Clause]:
    return [clause(f"{name}-{number}", text, level=level) for number, text in enumerate(said, 1)]


def vacancy(base: Document) -> Document:
    """A vacancy of some 450 words, on the sheet of another document."""
    facts = (
        Fact("pay", "Rémunération", words("32 000 à 36 500,50 € brut par an, dont 10 % variables"), prominent=True),
        Fact("hours", "Temps de travail", words("35 heures par semaine, deux jours de télétravail")),
        Fact("start", "Prise de poste", words("1er mars 2027")),
        Fact("closes", "Candidatures jusqu’au", words("15 janvier 2027")),
        Fact("reference", "Référence", words("2026-17")),
        Fact("place", "Lieu", words("12, rue des Halles, 69002 Lyon")),
        Fact("benefits", "Avantages", words("Titres-restaurant, mutuelle prise en charge à 60 %")),
        Fact("posted", "Publiée le", words("24 novembre 2026")),
        Fact("agreement", "Convention collective", words("Négoce de matériaux de construction")),
    )
    wanted = (
        clause("essential", "Indispensable", points("essential", _ESSENTIAL, 2)),
        clause("desirable", "Apprécié", points("desirable", _DESIRABLE, 2)),
    )
    apply = (
        clause("send", "Envoyez votre CV et quelques lignes à recrutement@durand.example, en rappelant la référence."),
        clause("answer", "Vous recevrez une réponse sous dix jours. Contact : Claire Petit, 04 00 00 00 00."),
    )
    equal = (
        "À compétences égales, toutes les candidatures sont étudiées de la même manière, sans distinction d’origine, "
        "de sexe, d’âge, de situation de famille, d’état de santé, de handicap, d’opinion ni de conviction."
    )
    return replace(
        base,
        kind="vacancy",
        label="Offre d’emploi",
        title=f"{JOB.title} (F/H)",
        subtitle=words("Lyon (69) – CDI – temps plein – 2 postes"),
        employer=words("Établissements Durand"),
        approval=None,
        lead=(
            words(
                "Depuis 1962, les Établissements Durand fournissent en matériaux les artisans de la région : "
                "trois dépôts, soixante personnes, et des clients que nous connaissons par leur nom."
            ),
        ),
        facts=facts,
        purpose=Purpose("Votre mission", (words(_MISSION), words(_HOPE))),
        numbering="none",
        sections=(
            section("duties", "Ce que vous ferez", "points", *points("duties", _DUTIES)),
            section("wanted", "Qui nous cherchons", "points", *wanted),
            section("offer", "Ce que nous offrons", "points", *points("offer", _OFFERS)),
            section("apply", "Pour postuler", "prose", *apply, boxed=True),
            section("equal", "Égalité", "prose", clause("equal-1", equal)),
        ),
        signatures=(),
        note=None,
        job=JOB,
    )


def guide(base: Document) -> Document:
    """A sheet to tick, two pages long."""
    groups = tuple(
        section(f"group-{number}", title, "checks", *_checks(number)) for number, title in enumerate(_GROUPS, 1)
    )
    post = clause("post-1", "Chercher des clients, comprendre leur besoin, et suivre leur commande jusqu’au bout.")
    ways = clause("ways-two", "Bac + 2", points("ways", ("BTS NDRC", "BUT techniques de commercialisation"), 2))
    return replace(
        base,
        kind="cv-guide",
        label="Guide du CV",
        title=JOB.title,
        subtitle=(),
        employer=(),
        approval=None,
        facts=(),
        purpose=None,
        numbering="none",
        sections=(section("post", "Le métier", "prose", post), *groups, section("ways", "Y mener", "points", ways)),
        signatures=(),
        note="À relire avec quelqu’un du métier.",
    )


_GROUPS = (
    "Avant d’écrire", "Qualités à nommer", "Compétences", "Expérience des clients", "Orthographe", "Dernière relecture",
)  # fmt: skip


def _checks(group: int) -> list[Clause]:
    sums = words("J’ai écrit deux résultats chiffrés : ", Blank(f"figure_{group}", "Un résultat", 70))
    return [
        clause(
            f"check-{group}-1",
            "J’ai relu l’offre et souligné les mots qui reviennent.",
            reason="On lit un CV en une demi-minute : ces mots sont ceux que l’on y cherche.",
        ),
        clause(
            f"check-{group}-2",
            "J’ai noté pour chaque poste les dates, le lieu et le nombre de clients suivis, sans rien arrondir, et je "
            "peux le montrer si l’on me le demande.",
            reason="Le poste demande de suivre un portefeuille ; un nombre dit plus qu’un adjectif.",
        ),
        clause(f"check-{group}-3", sums, note="facultatif"),
        clause(f"check-{group}-4", "Le fichier s’appelle d’après mon nom."),
    ]
