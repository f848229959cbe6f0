"""From the frame and from files of words to templates of catalogs: what a translator has to translate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel.messages.catalog import Catalog

from generator.model.files import CLAUSE_LISTS
from generator.model.frame import FRAME
from generator.model.frame_message import FrameMessage
from generator.model.frame_web import WEB
from generator.model.role import TEXT_FACTS
from generator.model.sentence import SentenceError, Slot, parse
from generator.model.source import Mapping_, Node, Scalar, SourceFile, evenly, scalars

Template = Catalog
"""The messages that a catalog has to translate; no translation in it."""


# Which scalars of a file are words, by path; and what a translator is told of them. The first that fits counts.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(path), comment)
    for path, comment in (
        (
            r"(if_supervising/)?title/\w+",
            "The post. Beside the form of a list, other cases may be stored: Менеджер|genitive=менеджера.",
        ),
        (
            r"(if_supervising/)?short_name/\w+",
            "How sentences call the holder of the post: {holder}, {Holder}, as it stands inside a sentence.",
        ),
        (r"(if_supervising/)?alternative_titles/\d+", "Another name of the post."),
        (r"appointed_by", "Who appoints to the post, as it reads behind “by” in the clauses that hold {appointed_by}."),
        (r"proposed_by", "Who proposes, as it reads behind “by” in the clauses that hold {proposed_by}."),
        (
            r"reports_to",
            "The superior, as it reads behind the label “Reports to” and in the clauses that hold {reports_to}.",
        ),
        (f"({'|'.join(TEXT_FACTS)})", "A fact: words without an article and a final stop."),
        (r"(replaces|plans)/\d+", "An item of a list that stands within a sentence."),
        (r"(targets/[^/]+|experience|certification)/label", "What is measured: a row of the table of targets."),
        (
            r"(targets/[^/]+|experience|certification)/measured_in",
            "Where a number is read: a cell of the table of targets.",
        ),
        (r"units/[^/]+/each", "What a target is counted by, within a sentence: per client."),
        (
            r"units/[^/]+/gender",
            "No words: the gender of the noun in your language, as masculine, feminine or neuter.",
        ),
        *((rf"{name.replace('.', '/')}/.+/text", f"A clause of `{name}`.") for name in CLAUSE_LISTS),
        *(
            (
                rf"{name.replace('.', '/')}/.+/vacancy",
                "What a vacancy says of it: short, as your language speaks to a candidate.",
            )
            for name in CLAUSE_LISTS
        ),
        (r"vacancy/equal_opportunity", "The statement at the end of a vacancy, as the place words it."),
        (r"cv/(photo_text|data_text|length_text)", "Advice on a CV, by the custom of the place."),
        (r"study_paths/.+/text", "A way of study that leads to the post, with its name in the place’s own language."),
        (r"(employer/about|offer/\d+|pay/variable|contract/reason|hours/schedule)", "A line of a vacancy."),
        (r"(pay/benefits|apply/documents)/\d+", "An item of a list in a vacancy."),
        (r"(apply/address|contact/post)", "A line of a vacancy."),
        (r"criteria/\w+", "What a candidate must have, and what is wished for: a cell of a table."),
        (r"name", "The place."),
        (r"laws/[^/]+/name", "The name of a law: {law...}. Other cases may be stored: Кодекс|instrumental=Кодексом."),
        (r"section_titles/\w+", "The title of a section."),
        (r"section_openings/\w+", "Between the title of a section and its clauses, which complete it."),
        (r"fact_labels/\w+", "A label in the table of facts."),
        (r"added/.+/text", "A clause or statement that the law or custom of the place asks for."),
        (r"left_out/\d+/reason", "Why clauses are left out; `jobdesc explain` says it."),
        (r"responsibilities/[^/]+/excluded", "Why the place leaves a responsibility out; `jobdesc explain` says it."),
        (r"responsibilities/[^/]+/(text|variants/[^/]+)", "What the holder answers for."),
        (r"forbidden/\d+/reason", "Why words are refused; a message says it."),
        (r"approval/heading", "The word above the approval."),
        (r"signatures/.+/(title|statement|part|post)", "In the block of signatures."),
        (r"legal_note/text", "The remark that a lawyer is to read the model."),
        (r"head/post", "The post of whoever approves."),
    )
)
_PLACES: Mapping[str, str] = {
    "holder": "the short name of the post; {Holder} begins a sentence",
    "title": "the post",
    "employer": "the employer’s name",
    "law": "the name of a law",
    "see": "the number of another clause",
}


def frame_template() -> Catalog:
    """The words of the frame."""
    return _template(FRAME)


def web_template() -> Catalog:
    """The words of the web pages."""
    return _template(WEB)


def _template(messages: Iterable[FrameMessage]) -> Catalog:
    catalog = _empty()
    for message in messages:
        ids = (message.english, message.plural) if message.plural else message.english
        _add(catalog, ids, message.context, message.comment)
    return catalog


def content_template(file: SourceFile) -> Catalog:
    """The words of a role, of shared clauses, of a jurisdiction or of an employer, in the order of the file."""
    catalog = _empty()
    targets = _labels(file.root)
    for path, node in scalars(file.root):
        way = "/".join(path)
        if re.fullmatch(r"units/[^/]+/other", way):
            _add_unit(catalog, file, path, node)
            continue
        comment = _comment(way)
        if comment is None or not (text := evenly(node.text or "")):
            continue
        context = file.contexts[node.place]
        if path[-1] == "single":
            for form in ("masculine", "feminine", "inclusive"):
                _add(catalog, text, f"{context}/{form}", f"{comment} The {form} form.", file.name)
        else:
            said = f"{comment} {' '.join(_explained(text, targets))}".strip()
            _add(catalog, text, context, said, file.name)
    return catalog


@lru_cache(maxsize=20_000)
def _comment(way: str) -> str | None:
    """What a translator is told of the words at a path of keys; None where it holds none."""
    return next((said for pattern, said in _WORDS if pattern.fullmatch(way)), None)


def _empty() -> Catalog:
    return Catalog(project="jobdesc", fuzzy=False)


def _add(catalog: Catalog, ids: str | tuple[str, str], context: str, comment: str, file: str = "") -> None:
    # No line: a clause that moves would change the catalogs of every language.
    where = [(file, 1)] if file else ()
    message = catalog.add(ids, locations=where, context=context or None, auto_comments=[comment])
    # Babel takes "100% of" for a format string, and tools then refuse its translation.
    message.flags.clear()


def _add_unit(catalog: Catalog, file: SourceFile, path: tuple[str, ...], node: Scalar) -> None:
    """A unit with its plural forms; they are told apart by gettext, whatever the writer's language calls them."""
    forms = _mapping(file.root, path[:-1])
    other = evenly(node.text or "")
    one = evenly(forms.text("one") or "") if forms else ""
    comment = (
        "What a target counts. If your language has another case behind “at least”, write both with an upright bar "
        "between them: договор|договора."
    )
    _add(catalog, (one or other, other), file.contexts[node.place], comment, file.name)


def _mapping(node: Node, path: tuple[str, ...]) -> Mapping_ | None:
    for part in path:
        found = node.get(part) if isinstance(node, Mapping_) else None
        if found is None:
            return None
        node = found
    return node if isinstance(node, Mapping_) else None


def _labels(root: Node) -> dict[str, str]:
    found = _mapping(root, ("targets",))
    entries = found.entries if found else {}
    return {key: each.text("label") or "" for key, each in entries.items() if isinstance(each, Mapping_)}


def _explained(text: str, targets: Mapping[str, str]) -> Iterator[str]:
    """What each placeholder of a text stands for."""
    try:
        slots = [piece for piece in parse(text) if isinstance(piece, Slot)]
    except SentenceError:
        return
    for slot in dict.fromkeys(slots):
        label = targets.get(slot.name)
        said = f"the target “{label}” in words" if label else _PLACES.get(slot.name, "a fact of the role")
        yield f"{slot}: {said}."
