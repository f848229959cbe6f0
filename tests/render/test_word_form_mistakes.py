"""What is wrong in an employer's own Word form is told with the words around it; what it may not do is stopped."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument

from generator.model.document import Document
from generator.office.worker import NoAnswer, Worker
from tests.render.forms import changed, drawn_logo, filled, form, known, lines, told

Documents = Mapping[tuple[str, str], Document]
BODY = "word/document.xml"
PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
INSERTED = '<w:ins w:id="1"><w:r><w:t>y</w:t></w:r></w:ins>'
LOGO = drawn_logo()
FRENCH = ("client-search-manager", "fr-FR")


@pytest.fixture
def french(documents: Documents) -> Document:
    return documents[FRENCH]


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (
            ["Le 3 mars 2026 the company {{ employer.nmae }}, whose head office is"],
            "there is no `employer.nmae`; near “Le 3 mars 2026 the company {{ employer.nmae }}, whose head office is”. "
            "Did you mean `employer.name`?",
        ),
        (["Le {{ titel }} de"], "there is no `titel`; near “Le {{ titel }} de”. Did you mean `title`?"),
        (["{{ facts.departement }}"], "there is no `facts.departement`; near “{{ facts.departement }}”. Did you mean "
         "`facts.department`?"),
        (["{%p for s in sections %}", "{{ s.titel }}", "{%p endfor %}"], "there is no `s.titel`; near “{{ s.titel }}”. "
         "Did you mean `s.title`?"),
        (["{% if person %}{{ person.nam }}{% endif %}"], "there is no `person.nam`; near “{% if person %}{{ person.nam "
         "}}{% endif %}”. Did you mean `person.name`?"),
        (["{{ title | uper }}"], "there is no filter `uper`; near “{{ title | uper }}”. Did you mean `upper`?"),
        (["{{ title"], "`{{` is never closed in its paragraph; near “{{ title”. A tag ends with `}}`, in the paragraph "
         "where it begins."),
        (["title }} ici"], "`}}` closes nothing; near “title }} ici”. A tag begins with `{{`, in the paragraph where "
         "it ends."),
        (["{%p for fact in facts %}", "{{ fact.label }}"], "`{%p for fact in facts %}` is never closed; near “{%p for "
         "fact in facts %}”. Put `{%p endfor %}` where it ends."),
        (["{% endif %}"], "`{% endif %}` closes what is not open; near “{% endif %}”. Look before it: nothing is open "
         "here."),
        (["{%p if person %} et", "{%p endif %}"], "the tag `{%p if person %}` takes the whole paragraph with it, "
         "and other words stand there; near “{%p if person %} et”. Give it a paragraph of its own."),
        (["{{p title }}"], "`{{p title }}` prints words where none can stand; near “{{p title }}”. Write `{{ title }}"
         "`: the letters `p` are for loops and conditions."),
        (["{%tr if note %}", "{%tr endif %}"], "the tag `{%tr if note %}` stands in no row of a table; near “{%tr if "
         "note %}”. Write it without the letters `tr`, or into a table.\nthe tag `{%tr endif %}` stands in no row of "
         "a table; near “{%tr endif %}”. Write it without the letters `tr`, or into a table."),
        (["{%p if person %}", "x", "{% endif %}"], "`{%p if person %}` is followed by `{% endif %}`, of another kind; "
         "near “{% endif %}”. Write `{%p endif %}`."),
        (["{% fro fact in facts %}"], "there is no tag `fro`; near “{% fro fact in facts %}”. Did you mean `for`?"),
        (["{{ title title }}"], "the tag `{{ title title }}` cannot be understood: expected token 'end of print "
         "statement', got 'title'; near “{{ title title }}”."),
        (["{{ }}"], "`{{ }}` says nothing; near “{{ }}”."),
        (["{{ sections }}"], "a tag prints words, and a list is `sections`; near “{{ sections }}”. "
         "templates/README.md lists the names that a form may use."),
        (["{{ employer }} SA"], "a tag prints words, and the whole employer is `employer`; near “{{ employer }} SA”. "
         "Ask for a part of it: `employer.name`, `employer.short_name`, `employer.address`, `employer.registration`."),
        (["{% include 'x' %}"], "a form may not `include`; near “{% include 'x' %}”. A form stands alone: it takes "
         "nothing else in."),
        (["Bonjour"], "there is no tag in this form, so that every document would be the same. `jobdesc new "
         "word-template` writes a form to start from."),
        (["{{ sections.duties.clauses[900].text }}"], "a tag cannot be worked out: tuple object has no element 900; "
         "near “{{ sections.duties.clauses[900].text }}”."),
        (["{{ title.__class__.__mro__ }}"], "there is no `title.__class__`; near “{{ title.__class__.__mro__ }}”. "
         "templates/README.md lists the names that a form may use."),
        (["{% for fact in title %}{{ fact }}{% endfor %}"], "one can't go through `title`; near “{% for fact in title "
         "%}{{ fact }}{% endfor %}”. templates/README.md lists the names that a form may use."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_the_words_around_it(
    french: Document, tmp_path: Path, paragraphs: list[str], said: str
) -> None:
    assert told(form(*paragraphs), french, tmp_path) == said.split("\n")


def test_all_mistakes_are_told_at_once(french: Document, tmp_path: Path) -> None:
    made = form("{{ titel }}", "{% if nobody %}{{ person.nam }}{% endif %}", "{{ titel }} encore")
    assert [said.split(";")[0] for said in told(made, french, tmp_path)] == [
        "there is no `titel`", "there is no `nobody`", "there is no `person.nam`",
    ]  # fmt: skip


def test_a_tag_in_a_table_is_looked_at_too(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        word.add_table(1, 1).cell(0, 0).text = "{%tr if title %}"

    said = told(form("{{ title }}", change=change), french, tmp_path)
    assert said == ["`{%tr if title %}` is never closed; near “{%tr if title %}”. Put `{%tr endif %}` where it ends."]


def test_a_name_in_a_header_is_looked_at_too(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "{{ employer.shortname }}"

    assert told(form("{{ title }}", change=change), french, tmp_path) == [
        "there is no `employer.shortname`; near “{{ employer.shortname }}”. Did you mean `employer.short_name`?"
    ]


def test_a_block_across_cells_is_told_before_word_calls_the_file_damaged(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        first, second = word.add_table(1, 2).rows[0].cells
        first.text, second.text = "{% if person %}", "{{ title }}{% endif %}"

    assert told(form(change=change), french, tmp_path) == [
        "`{% if person %}` is closed by `{% endif %}` in another cell or outside its table; near “{{ title }}{% endif "
        "%}”. A block ends in the cell, row or table where it begins."
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is not a .docx file that can be opened"),
        (form("{{ title }}")[:3000], "this is not a .docx file that can be opened"),
        (
            changed(form("{{ title }}"), BODY, "<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document '),
            "declares a document type",
        ),
        (
            changed(form("{{ title }}"), "[Content_Types].xml", "document.main+xml", "template.main+xml"),
            "this is no Word document. Save it in Word as a Word document (.docx), without macros.",
        ),
        (changed(form("{{ title }}"), "word/document.xml", "</w:body>", ""), "Word's own format is not right"),
        (
            changed(
                form("{{ title }}"), "word/_rels/document.xml.rels", "</Relationships>",
                f'<Relationship Id="far" Type="{PICTURE}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
                "</Relationships>",
            ),
            "it is linked to http://127.0.0.1:9/x.png: put that into the file",
        ),
        (
            changed(form("x {{ title }}"), BODY, "<w:r><w:t>x", f"{INSERTED}<w:r><w:t>x"),
            "it holds changes that were tracked. Accept or reject them all in Word.",
        ),
    ],
    ids=["empty", "cut", "doctype", "template", "broken", "linked", "tracked"],
)  # fmt: skip
def test_what_is_no_sound_word_file_is_refused_with_a_sentence(
    french: Document, tmp_path: Path, data: bytes, said: str
) -> None:
    assert said in told(data, french, tmp_path)[0]


def test_a_form_with_macros_or_a_bomb_is_refused(french: Document, tmp_path: Path) -> None:
    for name, content, said in (
        ("word/vbaProject.bin", b"macro", "this form holds macros."),
        ("word/media/bomb.bin", bytes(3_000_000), "is packed more than 100:1; no Word file is."),
    ):
        file = BytesIO(form("{{ title }}"))
        with ZipFile(file, "a", 8) as package:
            package.writestr(name, content)
        assert said in told(file.getvalue(), french, tmp_path)[0]


@pytest.mark.parametrize(
    "tag",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}x",
        "{{ 'a' * 10**10 }}",
        "{% for a in range(99999) %}{{ title * 999 }}{% endfor %}",
    ],
    ids=["loop", "memory", "size"],
)
def test_a_form_without_an_end_is_stopped_and_told_and_the_next_one_is_filled_in(
    french: Document, tmp_path: Path, tag: str
) -> None:
    (said,) = told(form(tag), french, tmp_path, seconds=2)
    assert said.startswith("filling this form in takes more than 2 seconds, 1024 MB of memory or 50 MB of a file.")
    assert lines(filled(form("{{ title }}"), french, tmp_path)) == [french.title]


def test_a_form_sees_nothing_of_the_program_that_fills_it_in(french: Document, tmp_path: Path) -> None:
    for tag, why in (
        ("{{ employer.logo.__init__.__globals__ }}", "access to attribute '__init__' of '_Logo' object is unsafe"),
        ("{{ (title|attr('__class__')).__mro__ }}", "'__class__' of 'str' object is unsafe"),
        ("{{ range.__globals__ }}", "'__globals__' of 'function' object is unsafe"),
        ("{{ title.format_map({}) }}{{ '{0.__class__}'.format(title) }}", "'__class__' of 'str' object is unsafe"),
    ):
        (said,) = told(form(tag), known(french, LOGO), tmp_path)
        assert why in said


def test_a_worker_that_is_not_there_has_no_answer() -> None:
    worker = Worker("generator.no_such_module")
    with pytest.raises(NoAnswer):
        worker.ask(b"?", 5, 100)
    assert not worker.alive
