"""A sentence of the program is said in another language, with every value as it was."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import Problem
from generator.assets import Assets
from generator.localise.reading import read
from generator.localise.saying import LONGEST, Sayings
from generator.localise.typography import NARROW, NO_BREAK
from generator.web.speech import speech
from tests.sentences import TEMPLATE

FRENCH = {
    "unknown key `{key}`.": "clé inconnue : `{key}` !",
    "there is no role `{name}`.": "aucun poste ne s'appelle `{name}`.",
    "Did you mean `{near}`?": "Vouliez-vous dire `{near}` ?",
    "{detail}, not `{key}`.": "{detail}, et non `{key}`.",
    "{detail}{node}.": "{detail}{node}.",
    ", not `{text}`": ", et non `{text}`",
    "a text is expected here": "un texte est attendu ici",
    "the target `{id}` {wrong}": "l'objectif `{id}` {wrong}",
    "has no `value`.": "n'a pas de `value`.",
    "counts in `{unit}`, which is not among the `units`. {hint}": "compte en `{unit}`, absent des `units`. {hint}",
    "the clause `{id}` stands twice in `{name}`; also in {file}, line {line}.": (
        "la clause `{id}` figure deux fois dans `{name}` ; voir aussi la ligne {line} de {file}."
    ),
    "this file cannot be read: {error}.": "ce fichier ne peut pas être lu : {error}.",
    "No such file or directory": "fichier introuvable",
    "Write names such as `{{person}}`.": "Écrivez des noms comme `{{person}}`.",
    'Write a quote inside a text twice ("").': 'Doublez un guillemet dans un texte ("").',
    "this file is empty.": "ce fichier est vide.",
    "{said}: {expected}.": "{said} : {expected}.",
    "`{word}` is not one of the words that may stand here": "`{word}` ne peut pas figurer ici",
    "Save it again.": "",
    "Write {ways}.": "Écrivez {ways}.",
    "this table has more than {rows} rows.": "ce tableau a plus de {rows} lignes.",
    "this logo has {number} MB, in part {part}.": "ce logo fait {number} Mo, partie {part}.",
    "{said}; near {around}.": "{said} ; près de {around}.",
    "there is no `{asked}`": "rien ne s'appelle `{asked}`",
}
SAY = Sayings(FRENCH, "fr")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("this file is empty.", "ce fichier est vide."),
        ("unknown key `dutys`.", f"clé inconnue{NO_BREAK}: `dutys`{NARROW}!"),
        ("there is no role `it's : mine`.", "aucun poste ne s’appelle `it's : mine`."),
        ("a text is expected here.", "un texte est attendu ici."),
        ("a text is expected here, not `a b`.", "un texte est attendu ici, et non `a b`."),
        ("the target `calls` has no `value`.", "l’objectif `calls` n’a pas de `value`."),
        (
            "the target `t` counts in `cal`, which is not among the `units`. Did you mean `call`?",
            f"l’objectif `t` compte en `cal`, absent des `units`. Vouliez-vous dire `call`{NARROW}?",
        ),
        (
            "the target `t` counts in `a`, which is not among the `units`.",
            "l’objectif `t` compte en `a`, absent des `units`.",
        ),
        (
            "the clause `a` stands twice in `b`; also in roles/c.yaml, line 7.",
            f"la clause `a` figure deux fois dans `b`{NARROW}; voir aussi la ligne 7 de roles/c.yaml.",
        ),
        (
            "this file cannot be read: No such file or directory.",
            f"ce fichier ne peut pas être lu{NO_BREAK}: fichier introuvable.",
        ),
        ("this file is empty. Nobody knows it. Did you mean `a`?",
         f"ce fichier est vide. Nobody knows it. Vouliez-vous dire `a`{NARROW}?"),
        ("`hr` is not one of the words that may stand here: `public`, `employee`.",
         f"`hr` ne peut pas figurer ici{NO_BREAK}: `public`, `employee`."),
        ("Write names such as `{person}`.", "Écrivez des noms comme `{person}`."),
        ('Write a quote inside a text twice ("").', 'Doublez un guillemet dans un texte ("").'),
        ("Write `a`, `b` or `c`.", "Écrivez `a`, `b` ou `c`."),
        ("Write `a` and “b or c”.", "Écrivez `a` et “b or c”."),
        ("Write HR or sales.", "Écrivez HR or sales."),
        ("this table has more than 100,000 rows.", f"ce tableau a plus de 100{NARROW}000 lignes."),
        ("this logo has 2.5 MB, in part 2.5.", "ce logo fait 2,5 Mo, partie 2.5."),
        ("there is no `a`; near “b”.", f"rien ne s’appelle `a`{NARROW}; près de “b”."),
        ("this file is empty; near “b”.", f"ce fichier est vide{NARROW}; près de “b”."),
        (" this file is empty. ", " ce fichier est vide. "),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_french_with_its_signs_and_its_values(english: str, french: str) -> None:
    assert SAY(english) == french


@pytest.mark.parametrize(
    "text", ["", " ", "Nobody knows this.", "Save it again.", "{", "unknown key `a`", "Is it: what? No. Yes."]
)
def test_what_is_not_known_stays_english(text: str) -> None:
    assert SAY(text) == text


def test_a_name_between_backticks_is_no_sentence_of_the_program() -> None:
    assert SAY("there is no role `a text is expected here`.").endswith("`a text is expected here`.")


def test_a_problem_is_said_whole_and_keeps_its_place() -> None:
    found = Problem("a.yaml", 3, 1, "dutys", "unknown key `dutys`.", "Did you mean `duties`?", "dutys:", "warning")
    said = SAY.problem(found)
    assert (said.text[:12], said.hint[:12]) == ("clé inconnue", "Vouliez-vous")
    assert (said.file, said.line, said.column, said.key, said.excerpt, said.severity) == (
        "a.yaml", 3, 1, "dutys", "dutys:", "warning",
    )  # fmt: skip


def test_a_translation_that_has_lost_a_place_is_not_said() -> None:
    assert Sayings({"unknown key `{key}`.": "clé inconnue."})("unknown key `a`.") == "unknown key `a`."


ORIGINALS = [str(message.id) for message in read("messages.pot", TEMPLATE.read_bytes()) if message.id]
PLACES = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
NAMED = [
    each for each in ORIGINALS if PLACES.search(each) and "{{" not in each and re.search("[a-z]", PLACES.sub("", each))
]
VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Zs", "Zl", "Zp"], exclude_characters="⟦⟧"), min_size=1
)
BACKWARDS = Sayings(
    {
        each: "".join(map("⟦{}⟧".format, (number, *(f"{{{name}}}" for name in reversed(PLACES.findall(each))))))
        for number, each in enumerate(ORIGINALS)
    }
)
"""A language that says the number of a sentence, then its values from the last to the first."""


def letters(original: str) -> int:
    return sum(map(str.isalpha, PLACES.sub("", original)))


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(NAMED), st.data())
def test_values_come_through_whatever_they_are(original: str, data: st.DataObject) -> None:
    values = {name: data.draw(VALUES, label=name) for name in dict.fromkeys(PLACES.findall(original))}
    # A value that is a message, such as a case, is said in the language.
    assume(not any("⟦" in BACKWARDS(f"{value}{stop}") for value in values.values() for stop in ("", ".")))
    # Where a place stands twice, signs of the sentence in a value may part it elsewhere the first time.
    assume(len(PLACES.findall(original)) == len(values) or all(map(str.isalnum, values.values())))
    text = PLACES.sub(lambda found: values[found[1]], original)
    number, *told = re.findall("⟦([^⟦⟧]*)⟧", BACKWARDS(text))
    # Another original, and other values, are right only where they make the same text, and as much of it.
    taken = ORIGINALS[int(number)]
    heard = dict(zip(reversed(PLACES.findall(taken)), told, strict=True))
    assert PLACES.sub(lambda found: heard[found[1]], taken).strip() == text.strip()
    assert letters(taken) >= letters(original)


LOCALES = TEMPLATE.parent
SPOKEN = ("de", "es", "fr", "ru")
SAID = {
    code: {
        str(each.id): str(each.string) for each in read(code, (LOCALES / code / "messages.po").read_bytes()) if each.id
    }
    for code in SPOKEN
}
SPEAKING = {code: Sayings(said, code) for code, said in SAID.items()}
LETTERS = re.compile("[A-Za-z]{2,}")


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(ORIGINALS), st.sampled_from(SPOKEN))
def test_no_sentence_keeps_a_word_of_ours_in_english(original: str, language: str) -> None:
    values = {name: f"{number}ж" for number, name in enumerate(dict.fromkeys(PLACES.findall(original)))}

    def shown(text: str) -> str:
        return PLACES.sub(lambda found: values[found[1]], text).replace("{{", "{").replace("}}", "}")

    said = SPEAKING[language](shown(original))
    # Two messages may say the same with other names for their places: the words of either are right.
    same = [each for each in ORIGINALS if PLACES.sub("{}", each) == PLACES.sub("{}", original)]
    words = {word for each in same for word in LETTERS.findall(PLACES.sub(" ", SAID[language].get(each, "")))}
    assert {*LETTERS.findall(said)} <= words


@settings(deadline=None)
@given(st.text(max_size=LONGEST + 10))
def test_no_text_is_too_much(text: str) -> None:
    SAY(text)


@pytest.mark.parametrize(
    "text", ["`" * 4000, "a. " * 1300, "the clause " * 360, "{" * 4000, "is not `a`; also in " * 200]
)
def test_the_longest_text_takes_no_long_time(text: str) -> None:
    start = perf_counter()
    BACKWARDS(text)
    print(f"{1000 * (perf_counter() - start):.2f} ms")


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "1. Mai 2027"), ("es", "1 de mayo de 2027"), ("fr", "1er mai 2027"), ("ru", "1 мая 2027")],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    spoken = speech(language, Assets()).sayings("2027-05-01 has not come yet, and nothing can have been signed on it.")
    assert said in re.sub(r"\s", " ", spoken)
