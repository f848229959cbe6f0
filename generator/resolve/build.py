"""From the nodes of a whole role to the Role itself: typed, every word with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Problem, problem_at
from generator.model import files
from generator.model.files import Reader
from generator.model.role import DATE_FACTS, LIST_FACTS, READERS, TEXT_FACTS, Clause, Measure, Role, Title, Unit
from generator.model.source import PLURALS, Listing, Mapping_, Node, Scalar, SourceText, bare
from generator.resolve.lineage import Whole
from generator.resolve.merge import each_list

DEFAULT_LAYOUT = ("provisions", "knowledge", "duties", "rights", "responsibilities", "evaluation", "relations")

IN_VACANCY = {"duties": ("duties",), "profile": ("requirements", "qualities", "skills")}
# A target is the employer's own affair; the experience that a post asks for is everybody's.
_MEASURED: Mapping[str, tuple[Reader, ...]] = {"experience": ("employee", "candidate", "public")}


def build(whole: Whole) -> tuple[Role, tuple[Problem, ...]]:
    """Make the role, and tell what it cannot be without and lacks: a title, in each target a label and a comparison.

    With any of these problems the role is not to be printed: an ellipsis stands in for what is missing.
    """
    builder = _Builder(whole)
    return builder.role(), tuple(builder.problems)


class _Builder:
    def __init__(self, whole: Whole) -> None:
        self.root, self.sources, self.lineage = whole.root, whole.sources, whole.lineage
        self.data = files.RoleFile.model_validate(bare(whole.root))
        self.problems: list[Problem] = []

    def role(self) -> Role:
        title = self._title("title")
        if title is None:
            text = "a role needs a `title`: `single`, or `masculine`, `feminine` and `inclusive`."
            self.problems.append(problem_at(self.sources, self.root.place, ("title",), text))
            title = Title(*[self._missing("title", self.root)] * 3)
        data = self.data
        return Role(
            id=data.id,
            language=data.language,
            lineage=self.lineage,
            overlay=bool(data.overlay or data.only_for),
            title=title,
            short_name=self._title("short_name"),
            alternative_titles=self._series("alternative_titles"),
            category=data.category,
            supervises=data.supervises,
            codes=tuple(data.codes or ()),
            texts={key: given for key in TEXT_FACTS if (given := self._text(self.root.get(key)))},
            emptied=frozenset(key for key in TEXT_FACTS if _is_empty(self.root.get(key))),
            dates={key: day for key in DATE_FACTS if (day := getattr(data, key))},
            flsa_status=data.flsa_status,
            series={key: self._series(key) for key in LIST_FACTS},
            numbering=data.numbering or "decimal",
            layout=tuple(data.layout or DEFAULT_LAYOUT),
            extra_sections=data.extra_sections is not False,
            lists={name: self._clauses(name, listing) for name, listing in each_list(self.root)},
            measures=self._measures(),
            units=self._units(),
            in_vacancy={key: chosen for key, lists in IN_VACANCY.items() if (chosen := self._chosen(key, lists))},
            place=self.root.place,
            files=tuple(file.name for file in self.sources),
        )

    def _text(self, node: Node | None, *forms: str) -> SourceText | None:
        return self.sources.text(node, *forms) if isinstance(node, Scalar) and node.text else None

    def _missing(self, key: str, node: Mapping_) -> SourceText:
        return SourceText("…", self.data.language, key, node.place)

    def _title(self, key: str) -> Title | None:
        node = self.root.get(key)
        if not isinstance(node, Mapping_):
            return None
        single, names = node.get("single"), ("masculine", "feminine", "inclusive")
        forms = [self._text(single, form) or self._text(node.get(form)) for form in names]
        masculine, feminine, inclusive = forms
        return Title(masculine, feminine, inclusive) if masculine and feminine and inclusive else None

    def _series(self, key: str) -> tuple[SourceText, ...]:
        node = self.root.get(key)
        items = node.items if isinstance(node, Listing) else ()
        return tuple(text for item in items if (text := self._text(item)))

    def _clauses(self, name: str, listing: Node | None) -> tuple[Clause, ...]:
        items = listing.items if isinstance(listing, Listing) else ()
        return tuple(self._clause(name, item) for item in items if isinstance(item, Mapping_))

    def _clause(self, name: str, node: Mapping_) -> Clause:
        stated = files.Clause.model_validate({k: v for k, v in _data(node).items() if k != "clauses"})
        text = self._text(node.get("text"))
        return Clause(
            id=stated.id or "",
            text=text,
            optional=bool(stated.optional),
            readers=tuple(stated.readers) if stated.readers is not None else READERS[name],
            desirable=bool(stated.desirable),
            contains=stated.contains,
            variant=stated.variant,
            clauses=self._clauses(name, node.get("clauses")),
            place=text.place if text else node.place,
            vacancy=self._text(node.get("vacancy")),
            serves=tuple(stated.serves or ()),
        )

    def _chosen(self, key: str, lists: tuple[str, ...]) -> tuple[str, ...]:
        """The clauses that a vacancy names. One that there is not is told where the role itself names it; what it has
        taken out is not named either."""
        chosen = self.root.get("vacancy")
        node = chosen.get(key) if isinstance(chosen, Mapping_) else None
        listed = [each for each in node.items if isinstance(each, Scalar)] if isinstance(node, Listing) else []
        known = [name for each in lists for name in self._ids(dict(each_list(self.root)).get(each))]
        for item in listed:
            if item.text not in known and item.place.file == self.root.place.file:
                text = f"`vacancy` names the clause `{item.text}`, which is not in {' or '.join(lists)}."
                hint = f"There are: {', '.join(known)}."
                self.problems.append(problem_at(self.sources, item.place, ("vacancy", key), text, hint))
        return tuple(item.text for item in listed if item.text in known)

    def _ids(self, listing: Node | None) -> Iterator[str]:
        for item in listing.items if isinstance(listing, Listing) else ():
            if isinstance(item, Mapping_):
                yield item.text("id") or ""
                yield from self._ids(item.get("clauses"))

    def _measures(self) -> Mapping[str, Measure]:
        nodes: dict[str, tuple[Mapping_, files.Measure]] = {}
        targets = self.root.get("targets")
        for key, measure in (self.data.targets or {}).items():
            node = targets.get(key) if isinstance(targets, Mapping_) else None
            if isinstance(node, Mapping_):
                nodes[key] = (node, measure)
        for key, fact in (("experience", self.data.experience), ("certification", self.data.certification)):
            node = self.root.get(key)
            if fact is not None and isinstance(node, Mapping_):
                nodes[key] = (node, fact)
        return {key: self._measure(key, node, stated) for key, (node, stated) in nodes.items()}

    def _measure(self, key: str, node: Mapping_, stated: files.Measure) -> Measure:
        label = self._text(node.get("label"))
        for name, given in (("label", label), ("compare", stated.compare)):
            if given is None:
                self.problems.append(
                    problem_at(self.sources, node.place, ("targets", key), f"the target `{key}` has no `{name}`.")
                )
        if stated.compare is None:
            stated = files.Measure.model_validate({"compare": "every", "period": "day"})
        return Measure(
            id=key,
            label=label or self._missing(key, node),
            compare=stated.compare or "every",
            value=stated.value,
            unit=stated.unit,
            period=stated.period,
            per=stated.per,
            in_words=bool(stated.in_words),
            measured_in=self._text(node.get("measured_in")),
            readers=tuple(stated.readers) if stated.readers is not None else _MEASURED.get(key, ("employee",)),
            place=node.place,
        )

    def _units(self) -> Mapping[str, Unit]:
        node = self.root.get("units")
        entries = node.entries if isinstance(node, Mapping_) else {}
        return {key: self._unit(unit) for key, unit in entries.items() if isinstance(unit, Mapping_)}

    def _unit(self, node: Mapping_) -> Unit:
        forms = {form: text for form in PLURALS if (text := self._text(node.get(form)))}
        return Unit(forms, self._text(node.get("gender")), self._text(node.get("each")))


def _is_empty(node: Node | None) -> bool:
    """Whether a key stands there with nothing behind it."""
    return isinstance(node, Scalar) and not node.text


def _data(node: Mapping_) -> dict[str, object]:
    data = bare(node)
    assert isinstance(data, dict)
    return data
