"""What is wrong with a file is told all at once, in its place, and nothing is told that is not wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.console import lines
from tests.folders import CHILD, DAY, GREETER, fill, problems, told

SHAPES: dict[str, tuple[str, str, str]] = {
    "an unknown key": ("dutys: []", "1: unknown key `dutys`.", "Did you mean `duties`?"),
    "a key near no other": ("zzzz: a", "1: unknown key `zzzz`.", "These may stand here: "),
    "an unknown category": ("category: manager", "11: `manager` is not one of the words that may", "`managers`"),
    "a text where a list belongs": ("rights: a", "1: a list is expected here, each item on", ""),
    "a list where a text belongs": ("department: [a]", "1: a text is expected here.", ""),
    "a text where keys belong": ("targets: a", "1: keys with values are expected here", ""),
    "a number that is none": (
        "supervises: many",
        "13: a whole number, 0 or more, is expected here, such as 30, not `many`.",
        "",
    ),
    "a number of five thousand digits": (f"supervises: {'9' * 5000}", "13: a whole number, 0 or more, is", ""),
    "yes where true belongs": ("overlay: yes", "10: true or false is expected here, not `yes`.", ""),
    "an id with a space": ("rights: [{id: a b, text: c}]", "15: an id is written in small letters", ""),
    "a clause without an id": ("rights: [{text: c}]", "10: a clause needs an `id`.", ""),
    "`remove` beside other keys": ("rights: [{remove: a, text: c}]", "10: `remove` stands alone in its item.", ""),
    "a unit without its usual form": ("units: {call: {one: appel}}", "9: `other` is missing.", ""),
    "two ways to give a title": ("title: {single: a, feminine: b}", "1: give either `single`, or `masculine`", ""),
    "a reader that nobody is": ("rights: [{id: a, text: b, readers: [hr]}]", "37: `hr` is not one", ""),
    "a comparison that is none": ("targets: {a: {compare: at-leest}}", "24: `at-leest` is not one", "`at-least`"),
}


@pytest.mark.parametrize("what", SHAPES)
def test_a_wrong_shape_is_told_in_its_place_alone(what: str, tmp_path: Path) -> None:
    line, text, hint = SHAPES[what]
    kept = "\n".join(each for each in GREETER.splitlines() if each.split(":")[0] != line.split(":")[0])
    (found,) = problems(tmp_path, {"greeter.yaml": f"{kept}\n{line}\n"})
    assert f"{found.column}: {found.text}".startswith(text)
    assert hint in found.hint
    assert found.excerpt == line
    assert found.line == kept.count("\n") + 2


def test_a_problem_is_told_as_a_person_reads_it(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"greeter.yaml": GREETER.replace("duties:", "dutys:")})
    assert [*lines(found)] == [
        f"{tmp_path}/greeter.yaml:5:1: unknown key `dutys`.",
        "     5 | dutys:",
        "       | ^",
        "         Did you mean `duties`?",
    ]


@pytest.mark.parametrize("key", ["title", "category", "duties", "language"])
def test_a_typing_error_in_a_key_does_not_also_make_it_missing(key: str, tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": GREETER.replace(f"{key}:", f"{key}x:")})
    rest = [each for each in found if f"unknown key `{key}x`" not in each]
    assert len(found) - len(rest) == 1
    assert rest == ([] if key != "language" else ["greeter.yaml:1:1: `language` is missing."])


def test_a_wrong_clause_does_not_make_what_refers_to_it_wrong(tmp_path: Path) -> None:
    wrong = GREETER.replace("text: Accueillir les visiteurs.", "text: Accueillir.\n    readrs: [hr]")
    found = told(tmp_path, {
        "greeter.yaml": wrong + "  - {id: more, text: 'Voir {see:greet}.'}\n",
        "child.yaml": CHILD + "duties: [{remove: announce}, {id: a, text: b, after: greet}]\n",
    })  # fmt: skip
    assert found == ["greeter.yaml:8:5: unknown key `readrs`."]


def test_a_clause_that_a_child_takes_out_is_missed_where_another_refers_to_it(tmp_path: Path) -> None:
    text = GREETER + "  - {id: more, text: 'Voir {see:greet}.'}\n"
    found = told(tmp_path, {"greeter.yaml": text, "child.yaml": CHILD + "duties: [remove: greet]\n"})
    assert found == ["greeter.yaml:12:28: `{see:greet}` refers to no clause of the role `child`."]


def test_a_wrong_target_does_not_make_the_clause_that_says_it_wrong(tmp_path: Path) -> None:
    more = "  - {id: more, text: 'Accueillir {visits}.'}\ntargets:\n  visits: {lable: a, compare: at-least, value: x}\n"
    assert told(tmp_path, {"greeter.yaml": GREETER + more}) == [
        "greeter.yaml:14:12: unknown key `lable`.",
        "greeter.yaml:14:48: a number is expected here, such as 30 or 2.5, not `x`.",
    ]


def test_problems_of_several_kinds_in_one_file_are_told_in_one_run_in_order_of_line(tmp_path: Path) -> None:
    child = """\
dutys: []
duties:
  - {id: new, text: 'Saluer {titel} et {see:nobody} }.'}
  - remove: nobody
  - {id: newer, text: a, after: nowhere}
category: managerz
"""
    found = told(tmp_path, {"greeter.yaml": GREETER, "child.yaml": CHILD + child})
    assert found == [
        "child.yaml:4:1: unknown key `dutys`.",
        "child.yaml:6:29: `{titel}` is neither a fact nor a target of this role.",
        "child.yaml:6:40: `{see:nobody}` refers to no clause of the role `child`.",
        "child.yaml:6:53: the brace `}` opens or closes nothing; write it twice to print one.",
        "child.yaml:7:13: `remove: nobody` names no clause of this list.",
        "child.yaml:8:33: `after: nowhere` names no clause of this list.",
        "child.yaml:9:11: `managerz` is not one of the words that may stand here: "
        "`managers`, `specialists`, `performers`.",
    ]


def test_everything_that_a_role_lacks_is_told_in_one_run(tmp_path: Path) -> None:
    bare = "id: bare\nlanguage: fr\ntargets: {visits: {value: 3}}\n"
    found = told(tmp_path, {"bare.yaml": bare})
    assert [each.split(": ", 1)[1] for each in found] == [
        "a role needs a `title`: `single`, or `masculine`, `feminine` and `inclusive`.",
        "the role `bare` has no `duties`.",
        "the role `bare` has no `category`: managers, specialists or performers.",
        "the target `visits` has no `label`.",
        "the target `visits` has no `compare`.",
    ]


def test_what_a_child_lacks_is_told_in_the_child(tmp_path: Path) -> None:
    assert told(tmp_path, {"greeter.yaml": GREETER, "child.yaml": CHILD + "duties: [remove: all]\n"}) == [
        "child.yaml:1:1: the role `child` has no `duties`."
    ]


def test_an_id_that_is_not_the_name_of_its_file_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"porter.yaml": GREETER}) == [
        "porter.yaml:1:5: the id `greeter` is not the file's name, `porter`."
    ]


def test_a_title_that_claims_more_than_the_post_holds_is_worth_a_warning(tmp_path: Path) -> None:
    text = GREETER.replace("performers", "managers") + "supervises: 0\n"
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    assert found.severity == "warning"
    assert "it claims more than the post holds" in found.text


@pytest.mark.parametrize("section", ["duties", "requirements", "knowledge"])
def test_a_clause_deeper_than_a_document_numbers_is_told(section: str, tmp_path: Path) -> None:
    deepest = {"duties": 3, "requirements": 2, "knowledge": 2}[section]
    start = "provisions: [{id: all, text: b, contains: knowledge}]\n" if section == "knowledge" else ""
    for depth, expected in ((deepest, 0), (deepest + 1, 1)):
        nested = "{id: d1, text: a.}"
        for level in range(2, depth + 1):
            nested = f"{{id: d{level}, text: a., clauses: [{nested}]}}"
        found = told(
            tmp_path / str(depth),
            {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}{start}{section}: [{nested}]\n"},
        )
        assert len([each for each in found if "lies deeper than the 3 levels" in each]) == expected
        assert len(found) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("duties: [{id: a, text: b., variant: c}]", "`variant` belongs to responsibilities alone."),
        ("duties: [{id: a, text: b., contains: knowledge}]", "`contains` belongs to `provisions` alone."),
        (
            "provisions: [{id: a, text: b., contains: knowledge, clauses: [{id: c, text: d.}]}]",
            "a clause cannot have both `contains` and `clauses`.",
        ),
        ("layout: [duties, rights, duties]", "`layout` names the section `duties` more than once."),
        (
            "responsibilities: [{id: offences, readers: [public]}]",
            "the responsibility `offences` is for the employee alone.",
        ),
        (
            "responsibilities: [{id: offences, text: Mes mots.}]",
            "the responsibility `offences` has a `text`, which no document would print.",
        ),
    ],
)
def test_what_makes_no_sense_in_a_role_is_told(line: str, expected: str, tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}{line}\n"})
    assert [each.split(": ", 1)[1] for each in found] == [expected]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("compare: at-least, unit: day", "has no `value`."),
        ("compare: at-least, value: 3", "has no `unit`."),
        ("compare: at-least, value: 3, unit: cal", "counts in `cal`, which is not among the `units`. Did you mean"),
        ("compare: at-least, value: 3, unit: day, per: klient", "is counted per `klient`, which is not among"),
        ("compare: every", "is `every` so often, but has neither"),
        ("compare: every, value: 3, unit: call", "is `every` so often, so its unit must be day, week, month or year."),
        ("compare: by-day, value: 32, period: month", "is due by a day of the month, so its value must be a whole"),
        ("compare: by-day, value: 3.5, period: month", "is due by a day of the month, so its value must be a whole"),
        (
            "compare: at-least, value: 3, unit: day, per: month",
            "is counted per `month`, which is a time: write `period:",
        ),
        ("compare: every, value: 6, period: month", "is `every` so often: beside its `value` it needs a `unit`"),
        (
            "compare: every, value: 0, unit: month",
            "is `every` so often, so its value must be a whole number from 1 on.",
        ),
        ("compare: every, value: 6, unit: month, period: year", "has both a `unit` and a `period`"),
        ("compare: every, period: day, per: client", "is `every`, which has no use for `per`"),
        ("compare: by-day, value: 3, period: month, unit: day", "is due by a day, which has no use for `unit`"),
        ("compare: at-least, value: 3, unit: day, in_words: true", "cannot be printed `in_words`"),
        ("compare: by-day, value: 3, period: week", "is due by a day, so its `period` must be month, quarter or year."),
    ],
)
def test_a_target_that_makes_no_sense_is_told(target: str, expected: str, tmp_path: Path) -> None:
    text = f"{GREETER}targets:\n  visits: {{label: Visites, {target}}}\n"
    (found,) = told(tmp_path, {"greeter.yaml": text})
    assert found.startswith(f"greeter.yaml:13:11: the target `visits` {expected}")


def test_a_target_may_not_bear_the_name_of_a_fact(tmp_path: Path) -> None:
    text = f"{GREETER}targets:\n  department: {{label: X, compare: every, period: day}}\n"
    assert told(tmp_path, {"greeter.yaml": text}) == [
        "greeter.yaml:13:15: the target `department` has the name of a fact; give it another id."
    ]


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ("title: Assistant", "keys with values are expected here, such as `masculine: ...`.", ""),
        ("duties: [Relancer les clients.]", "an id is written in small letters", "A clause is written `- id: ...`"),
        ("duties: [{id: a, text: {devis}}]", "a text is expected here", "has to stand between quotes"),
        ("targets: {t: {label: Devis, établis, compare: every}}", "unknown key `établis`.", "a comma ends a value"),
        ("targets: {t: {compare: at-least, value: 2,5}}", "unknown key `5`.", "write 2.5 with a point"),
        ("units: {month: {one: mois, other: mois}}", "`month` is a unit of time already", ""),
        ("rights:", "`rights` is empty, so nobody knows what is meant.", "`- remove: all`"),
        ("layout: []", "this list is empty: take the line out, or name something.", ""),
        ("duties: [{id: a, text: b., readers: []}]", "this list is empty", ""),
        ("language: français", "a language is named by its code of two letters", ""),
        ("duties: [{id: greet, after: guide}, {id: tour, after: tour2, text: a.}, {id: tour2, text: b.}]",
         "`after: tour2` names a clause that stands further down.", "Write this clause below that one."),
        ("duties: [{id: tour, text: }]", "the clause `tour` has an empty `text`.", "Write its words behind `text:`."),
    ],
)  # fmt: skip
def test_a_slip_of_a_beginner_is_told_with_the_cure(line: str, said: str, hint: str, tmp_path: Path) -> None:
    child = CHILD if not line.startswith("language") else CHILD.replace("language: fr\n", "")
    found = problems(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{child}{line}\n"})
    assert any(said in each.text and hint in each.hint for each in found), found


def test_a_slip_hides_nothing_else_and_makes_nothing_else_wrong(tmp_path: Path) -> None:
    child = (
        "duties:\n  - id: a\n    after: nowhere\n    text: 'Dire {titel} {see:zz}.'\n"
        "  - id: b\n    texte: Saluer.\ncategory: chef\n"
    )
    files = {"greeter.yaml": GREETER + "supervises: 0\n", "child.yaml": CHILD + child}
    assert [each.split(": ", 1)[1] for each in told(tmp_path, files)] == [
        "`after: nowhere` names no clause of this list.",
        "`{titel}` is neither a fact nor a target of this role.",
        "`{see:zz}` refers to no clause of the role `child`.",
        "unknown key `texte`.",
        "`chef` is not one of the words that may stand here: `managers`, `specialists`, `performers`.",
    ]


def test_a_file_without_an_id_is_still_checked(tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": GREETER.replace("id: greeter\n", "").replace("Guider", "Guider {titel}")})
    assert [each.split(": ", 1)[1] for each in found][:1] == ["`id` is missing."]
    assert any("`{titel}`" in each for each in found)


def test_a_wrong_role_does_not_hide_what_is_wrong_with_another(tmp_path: Path) -> None:
    photo = "career: {advantages: [{id: photo, text: a.}]}\nrights: [{id: r, text: 'Voir {see:photo}.'}]\n"
    found = told(tmp_path, {
        "greeter.yaml": GREETER, "child.yaml": CHILD + photo, "porter.yaml": GREETER.replace("duties", "dutys"),
    })  # fmt: skip
    assert any("refers to a clause that the document does not print" in each for each in found)


@pytest.mark.parametrize("line", [
    "department: Ventes {employer}", "title: {single: 'Hôte {department}'}", "plans: ['{title}']",
    "targets: {t: {label: 'Devis {title}', compare: every, period: day}}", "alternative_titles: ['a { b']",
])  # fmt: skip
def test_a_brace_where_nothing_is_filled_in_is_told_at_the_brace(line: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}{line}\n"})
    assert found.text == "a brace stands here, but only the text of a clause has names filled in."
    assert found.excerpt[found.column - 1] == "{"


def test_a_provision_that_opens_an_empty_list_is_told(tmp_path: Path) -> None:
    child = f"{CHILD}provisions: [required-knowledge]\n"
    (found,) = told(tmp_path, {"greeter.yaml": GREETER, "child.yaml": child})
    assert "the clause `required-knowledge` opens the list `knowledge`, which is empty." in found


@pytest.mark.parametrize("name", ["porter.yml", "Porter.yaml", "porter.YAML", "Employer.yaml", "shared/more.yml"])
def test_a_file_whose_name_keeps_it_from_being_read_is_told(name: str, tmp_path: Path) -> None:
    from generator import Request, build

    folder = fill(tmp_path, {"greeter.yaml": GREETER, name: "id: a\n"})
    (found,) = build(Request(date=DAY, roles=("greeter",), roles_dir=folder, formats=("md",))).warnings
    assert found.file == f"{tmp_path}/{name}"
    assert "this file is not read" in found.text


def test_a_role_that_inherits_from_nobody_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"greeter.yaml": GREETER + "inherits: [rights]\n"}) == [
        "greeter.yaml:12:1: `inherits` names what is taken over, but no `extends` says from which role."
    ]
