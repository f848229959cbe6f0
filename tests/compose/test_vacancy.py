"""A vacancy says what the public may read of a role and what its posting adds, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import Document, InputError, Request, build, documents
from generator.model.document import plain
from tests.folders import DAY, clauses, fill, said
from tests.test_parity import ROLES, USUAL

POSTINGS = Path(__file__).parents[1] / "postings"
LYON = POSTINGS / "lyon.yaml"
CLERK = """\
id: clerk
language: fr
title: {single: Guichetier ou guichetière}
category: performers
supervises: 0
purpose:
  - id: open
    text: Accueillir le public.
  - id: secret
    readers: [employee]
    text: Remplacer la caissière en secret.
duties:
  - id: open-task
    text: Tenir le guichet.
    clauses:
      - {id: stamps, text: Vendre des timbres., vacancy: Proposer des timbres.}
      - {id: hidden, text: Surveiller les collègues., vacancy: Observer les collègues., readers: [employee, candidate]}
      - {id: counted, text: "Vendre {quota}."}
  - {id: told, text: "Servir {known}."}
requirements:
  - {id: asked, text: Savoir compter., readers: [candidate, public]}
  - {id: private, text: Être corrompu., readers: [employee]}
units:
  parcel: {one: colis, other: colis}
targets:
  quota: {label: Quota interne, compare: at-least, value: 77, unit: parcel, period: day}
  known:
    label: Colis servis
    compare: at-least
    value: 55
    unit: parcel
    period: day
    readers: [employee, candidate, public]
responsibilities: [poor-performance]
"""


def vacancy(posting: Path | None = None, role: str = "", locale: str = "fr-FR", **asked: Any) -> Document:
    """One vacancy, of a posting or of a role alone."""
    (made,) = documents(
        Request(
            date=DAY,
            roles=(role,) if role else (),
            postings=(posting,) if posting else (),
            locales=(locale,),
            kinds=("vacancy",),
            lint=False,
            **asked,
        )
    )
    return made


def whole(document: Document) -> str:
    """Every word that a reader of the page sees."""
    parts = [document.title, document.label, plain(document.subtitle), plain(document.employer), document.note or ""]
    parts += [plain(each) for each in document.lead]
    parts += [f"{fact.label} {plain(fact.value)}" for fact in document.facts]
    parts += [plain(each) for each in document.purpose.paragraphs] if document.purpose else []
    for section in document.sections:
        parts += [section.title, *(plain(clause.content) for clause in section.walk())]
    return "\n".join(parts)


def written(folder: Path, text: str, **changed: str) -> Path:
    """A posting of some text, with lines of it changed by key."""
    for key, value in changed.items():
        text = re.sub(rf"(?m)^( *){key}:.*$", rf"\g<1>{key}: {value}", text)
    path = folder / "posting.yaml"
    path.write_text(text, "utf-8")
    return path


# --- what never leaks


@pytest.mark.parametrize("length", ["full", "short", "social"])
def test_what_is_not_for_the_public_is_not_in_a_vacancy(tmp_path: Path, length: Any) -> None:
    fill(tmp_path, {"clerk.yaml": CLERK})
    text = whole(vacancy(role="clerk", roles_dir=tmp_path, length=length))
    for private in ("secret", "Observer", "Surveiller", "corrompu", "77", "Quota", "répond de la bonne exécution"):
        assert private not in text
    assert "Accueillir le public" in text


def test_a_duty_with_a_number_that_anybody_may_know_is_said(tmp_path: Path) -> None:
    fill(tmp_path, {"clerk.yaml": CLERK.replace(", vacancy: Proposer des timbres.", "")})
    assert "Servir au moins 55\u00a0colis par jour." in whole(vacancy(role="clerk", roles_dir=tmp_path))


@pytest.mark.parametrize("locale", USUAL)
@pytest.mark.parametrize("role", ROLES)
def test_no_responsibility_target_or_signature_reaches_a_vacancy(role: str, locale: str) -> None:
    (description,) = documents(Request(date=DAY, roles=(role,), locales=(locale,)))
    text = whole(vacancy(role=role, locale=locale))
    private = [clause for section in description.sections if section.id in PRIVATE for clause in section.walk()]
    # What is asked of a person stands among the requirements as well, and these are public.
    private = [clause for clause in private if clause.id not in ("education", "experience")]
    assert private
    for clause in private:
        assert plain(clause.content) not in text, clause.id
    for table in (table for section in description.sections for table in section.tables if table.id == "targets"):
        for row in table.rows:
            assert plain(row[2]) not in text or len(plain(row[2])) < 3
    for block in description.signatures:
        assert block.title not in text.splitlines()
        assert not block.statement or plain(block.statement) not in text


PRIVATE = ("responsibilities", "rights", "provisions", "evaluation", "statements", "environment")


@pytest.mark.parametrize("format", ["html", "txt", "md", "json", "jsonld"])
def test_nor_any_format_of_it(tmp_path: Path, format: str) -> None:
    fill(tmp_path, {"clerk.yaml": CLERK})
    posting = written(tmp_path, LYON.read_text("utf-8"), role="clerk")
    request = Request(
        date=DAY, postings=(posting,), kinds=("vacancy",), formats=(format,), roles_dir=tmp_path, lint=False
    )
    (made,) = build(replace(request, locales=("fr-FR",)))
    for private in ("secret", "Observer", "Surveiller", "corrompu", "77", "Quota", "répond de la bonne exécution"):
        assert private not in made.data.decode()


# --- what it says


def test_the_facts_of_a_posting_are_in_the_text() -> None:
    text = whole(vacancy(LYON))
    for fact in (
        "Comptoir des Halles",
        "Lyon · CDI · temps plein",
        "30\u202f000 à 36\u202f000\u00a0€ brut par an",
        "12\u00a0quai Saint-Antoine, 69002\u00a0Lyon",
        "1er\u00a0février 2027",
        "CC-2026-14",
        "31\u00a0décembre 2026",
        "https://comptoir-des-halles.example/emplois/cc-2026-14",
        "emplois@comptoir-des-halles.example",
        "Claire Morel",
        "+33\u00a04",
    ):
        assert fact.replace("\u00a0", " ") in text.replace("\u00a0", " "), fact


@pytest.mark.parametrize(("length", "least", "most"), [("full", 330, 500), ("short", 130, 230), ("social", 35, 80)])
@pytest.mark.parametrize("posting", sorted(POSTINGS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_vacancy_is_about_as_long_as_was_asked(posting: Path, length: Any, least: int, most: int) -> None:
    (made,) = documents(
        Request(date=DAY, postings=(posting,), locales=(), kinds=("vacancy",), length=length, lint=False)
    )
    count = len(re.findall(r"[\w@./’'-]*\w[\w@./’'-]*", whole(made)))
    assert least <= count <= most


@pytest.mark.parametrize("length", ["short", "social"])
def test_a_short_text_says_the_same_facts(length: Any) -> None:
    full, short = vacancy(LYON), vacancy(LYON, length=length)
    facts = {fact.id: fact.value for fact in full.facts}
    assert {fact.id for fact in short.facts} > {"pay", "start", "closes", "reference"}
    # In a line behind its label a fact begins small.
    assert all(plain(facts[fact.id]).casefold() == plain(fact.value).casefold() for fact in short.facts)
    assert (short.title, short.subtitle, short.job) == (full.title, full.subtitle, full.job)


def test_without_a_posting_what_is_unknown_is_a_blank() -> None:
    made = vacancy(role="account-manager")
    blanks = {blank.name for blank in made.blanks()}
    assert blanks == {"employer", *(f"posting.{key}" for key in UNKNOWN)}
    assert made.job is not None
    assert made.job.lacking == ("employer.name", "posted", "place.country", "place.city")


UNKNOWN = ("pay", "place", "contract", "hours", "start", "closes", "apply")


def test_the_employer_chooses_duties_and_criteria_and_their_order(tmp_path: Path) -> None:
    text = LYON.read_text("utf-8") + "duties: [client-database, client-analysis]\nprofile: [ethics, client-skills]\n"
    made = vacancy(written(tmp_path, text))
    sections = {section.id: [clause.id for clause in section.walk()] for section in made.sections}
    assert sections["duties"] == ["client-database", "client-analysis"]
    assert sections["profile"] == ["ethics", "client-skills"]


def test_drawbacks_are_said_where_the_employer_wants_them(tmp_path: Path) -> None:
    assert "variable-pay" in said(vacancy(LYON))
    assert "variable-pay" not in said(vacancy(written(tmp_path, LYON.read_text("utf-8"), drawbacks="false")))
    assert "in-demand" not in said(vacancy(written(tmp_path, LYON.read_text("utf-8") + "advantages: false\n")))


def test_pay_is_set_apart_and_comes_first() -> None:
    first, *others = vacancy(LYON).facts
    assert first.id == "pay"
    assert first.prominent
    assert not any(fact.prominent for fact in others)


# --- what is wrong with a posting


@pytest.mark.parametrize(
    ("line", "place", "sentence"),
    [
        ("role: no-such-role", "2:7", "there is no role `no-such-role`."),
        ("contract: {type: CDI}", "1:18", "write `permanent` here, not `CDI`"),
        ("pay: {min: 30000}", "1:1", "pay needs a `currency` and a `period`"),
        ("apply: {email: nobody}", "1:16", "an e-mail address is expected here"),
        ("place: {country: France}", "1:18", "a country is named by its two capital letters"),
        ("duties: [client-databse]", "1:10", "has no clause `client-databse`"),
        ("profile: [training]", "1:11", "is not for the public"),
        ("sallary: 3", "1:1", "unknown key `sallary`"),
        ("closes: 31.12.2026", "1:9", "a date is expected here"),
    ],
)
def test_a_mistake_in_a_posting_is_told_at_its_place(tmp_path: Path, line: str, place: str, sentence: str) -> None:
    role = "" if line.startswith("role") else "\nrole: account-manager"
    path = tmp_path / "posting.yaml"
    path.write_text(f"{line}{role}\nlanguage: fr\n" if role else f"language: fr\n{line}\n", "utf-8")
    with pytest.raises(InputError) as error:
        vacancy(path)
    (problem,) = error.value.problems
    assert f"{problem.line}:{problem.column}" == place
    assert sentence in problem.text
    assert Path(problem.file) == path


def test_a_posting_names_its_own_role_and_place() -> None:
    (made,) = documents(Request(date=DAY, postings=(LYON,), locales=(), kinds=("vacancy",), lint=False))
    assert (made.role, made.locale) == ("account-manager", "fr-FR")
    with pytest.raises(InputError, match="roles and postings cannot both be asked for"):
        documents(Request(date=DAY, postings=(LYON,), roles=("account-manager",), kinds=("vacancy",)))


def test_the_law_of_another_place_is_warned_of() -> None:
    work = build(
        Request(date=DAY, postings=(LYON,), locales=("fr-DE",), kinds=("vacancy",), lint=False, formats=("txt",))
    )
    assert "the work is done in FR, but the vacancy is made under the law of DE" in work.warnings[0].text


def test_two_postings_of_one_name_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "lyon.yaml"
    other.write_bytes(LYON.read_bytes())
    with pytest.raises(InputError, match="has the name of"):
        documents(Request(date=DAY, postings=(LYON, other), kinds=("vacancy",), lint=False))


def test_data_for_search_engines_are_written_only_of_a_whole_vacancy() -> None:
    with pytest.raises(InputError, match=r"it lacks `employer.name`, `posted`, `place.country`, `place.city`"):
        build(Request(date=DAY, roles=("account-manager",), kinds=("vacancy",), formats=("jsonld",), lint=False))
    with pytest.raises(InputError, match="`jsonld` is made of vacancies"):
        build(Request(date=DAY, roles=("account-manager",), formats=("jsonld",)))
    both = build(
        Request(date=DAY, roles=("account-manager",), kinds=("vacancy",), formats=("jsonld", "txt"), lint=False)
    )
    assert [artifact.format for artifact in both] == ["txt"]
    assert "no JSON-LD" in both.lacking[0].text


def test_a_role_can_choose_what_its_vacancy_names(tmp_path: Path) -> None:
    chosen = CLERK.replace("purpose:", "vacancy: {duties: [told, stamps]}\npurpose:", 1)
    fill(tmp_path, {"clerk.yaml": chosen})
    made = vacancy(role="clerk", roles_dir=tmp_path)
    (section,) = (each for each in made.sections if each.id == "duties")
    assert [clause.id for clause in section.clauses] == ["told", "stamps"]
    fill(tmp_path, {"clerk.yaml": chosen.replace("stamps]", "stampz]")})
    with pytest.raises(InputError, match="`vacancy` names the clause `stampz`, which is not in duties"):
        vacancy(role="clerk", roles_dir=tmp_path)


def test_what_a_child_takes_out_its_vacancy_does_not_name(tmp_path: Path) -> None:
    child = "id: child\nlanguage: fr\nextends: bank-account-manager\nduties:\n  - remove: objections\n"
    fill(tmp_path, {"child.yaml": child})
    assert "objections" not in said(vacancy(role="child", roles_dir=tmp_path))


def test_an_employer_who_says_much_gets_less_of_the_role(tmp_path: Path) -> None:
    text = LYON.read_text("utf-8")
    long = text.replace(
        "offer:", "offer:\n" + "".join(f"  - Un avantage de plus, numéro {n}, en quelques mots.\n" for n in range(9))
    )
    few, many = vacancy(written(tmp_path, text)), vacancy(written(tmp_path, long))
    duties = [clauses(document, "duties") for document in (few, many)]
    assert len(duties[1]) < len(duties[0]) == 8
    assert sum(clause.id.startswith("offer-") and not clause.clauses for clause in many.walk()) == 6


def test_a_posting_in_the_folder_of_postings_is_checked_with_the_roles(tmp_path: Path) -> None:
    from generator import check

    fill(tmp_path, {"clerk.yaml": CLERK, "postings/here.yaml": "language: fr\nrole: clerk\nduties: [counted]\n"})
    problems, count = check(tmp_path)
    (problem,) = (each for each in problems if each.severity == "error")
    assert "the clause `counted` of the role `clerk` is not for the public" in problem.text
    assert (problem.line, problem.column) == (3, 10)
    assert count > 2
