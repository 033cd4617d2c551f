"""A question set: one Practice Guide as this program asks about it (`files.md` section 1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from reflective_app.domain.guide import (
    Edition,
    Guide,
    Source,
)
from reflective_app.domain.kinds import (
    Axis,
    InForce,
    ItemKind,
    Measures,
    Origin,
    QuestionKind,
    Standing,
)
from reflective_app.domain.value import Id, Line, Value

FORMAT = "reflective-question-set"
FORMAT_VERSION = 1


DEFAULT_LADDER = (
    "We do not offer this, or only by chance.",
    "Some families can get it; it depends on area, worker or legal status.",
    "Most families who need it can get it; known gaps remain.",
    "Available, used, and checked to be working for all who need it.",
)
"""The sentences of a ladder question without its own, worst first (`method.md` section 1)."""


class Basis(Value):
    """How a sentence of the set came to be known, and from where."""

    standing: Standing
    sources: tuple[Id, ...] = ()
    note: Line | None = None


class EvidenceLabel(Value):
    """One word of the guide's own scale for strength of evidence."""

    id: Id
    label: Line
    meaning: Line | None = None
    source: Id | None = None


class FamilyGroup(Value):
    """A group of families that the offer is benchmarked by.

    `people` says who they are inside a sentence ("special guardians"); without it the label stands.
    """

    id: Id
    label: Line
    people: Line | None = None
    axis: Axis = Axis.ARRANGEMENT


class FrameworkEntry(Value):
    """An outcome or enabler of the National Framework."""

    id: Id
    label: Line
    kind: Literal["outcome", "enabler"]


class OfferHeading(Value):
    """A heading of the service register."""

    id: Id
    label: Line


class Evidence(Value):
    """The guide's strength of evidence for a recommendation, as far as it is known.

    `label` is absent where no label of the guide's was seen or reported. What a review's authors or
    the press say belongs in `note`, which is never a label (`method.md` section 4).
    """

    label: Id | None = None
    standing: Literal[Standing.SEEN, Standing.REPORTED] | None = None
    sources: tuple[Id, ...] = ()
    note: Line | None = None


class CoreComponent(Value):
    """Something that the tested programmes had."""

    id: Id
    text: Line


class Question(Value):
    """One reflective question."""

    id: Id
    kind: QuestionKind
    text: Line
    why: Line | None = None
    essential: bool = False
    basis: Basis | None = None
    look_for: tuple[Line, ...] = ()
    speakers: tuple[Line, ...] = ()
    ladder: tuple[Line, ...] | None = None
    better: Line | None = None
    unit: Line | None = None
    min: int | None = None
    max: int | None = None
    measures: Measures | None = None
    options: tuple[Line, ...] = ()

    @property
    def rungs(self) -> tuple[str, ...]:
        """The sentences to choose from, worst first; empty unless this is a ladder question."""
        if self.kind is not QuestionKind.LADDER:
            return ()
        return self.ladder or DEFAULT_LADDER

    @property
    def top(self) -> int:
        """The highest rung."""
        return len(self.rungs) - 1


class SuggestedAction(Value):
    """An action that the set offers as a draft when a question stands at certain rungs."""

    id: Id
    text: Line
    question: Id
    from_: tuple[int, ...] = Field(alias="from")
    aims_for: int


class Item(Value):
    """A recommendation, principle, duty or readiness theme, with its questions."""

    id: Id
    kind: ItemKind
    origin: Origin
    in_force: InForce | None = None
    title: Line
    what: Line
    why: Line | None = None
    how: Line | None = None
    caution: Line | None = None
    population: Line | None = None
    guide_reference: Line | None = None
    evidence: Evidence | None = None
    basis: Basis
    family_groups: tuple[Id, ...] | None = None
    framework: tuple[Id, ...] = ()
    framework_mapping: Literal["guide", "own"] | None = None
    enabled_by: tuple[Id, ...] = ()
    core_components: tuple[CoreComponent, ...] = ()
    questions: tuple[Question, ...] = ()
    actions: tuple[SuggestedAction, ...] = ()

    @property
    def ladder_questions(self) -> tuple[Question, ...]:
        """The questions that enter the sums, in order."""
        return tuple(q for q in self.questions if q.kind is QuestionKind.LADDER)


class Example(Value):
    """An answer set whose result is known: the set's own test."""

    name: Line
    answers: dict[Id, str]
    expect: dict[Id, str]


class Mapping(Value):
    """How answers to one older question move to newer ones."""

    from_: Id = Field(alias="from")
    to: tuple[Id, ...] = ()
    change: Literal["same", "reworded", "split", "merged", "removed"]


class Replaces(Value):
    """An older set that this one takes over from."""

    edition: Edition
    revision: int = Field(ge=1)
    map: tuple[Mapping, ...] = ()


class QuestionSet(Value):
    """Everything the program knows and asks about one guide."""

    format: Literal["reflective-question-set"]
    format_version: int = Field(ge=1, le=FORMAT_VERSION)
    guide: Guide
    evidence_labels: tuple[EvidenceLabel, ...] = ()
    family_groups: tuple[FamilyGroup, ...] = ()
    framework: tuple[FrameworkEntry, ...] = ()
    offer_headings: tuple[OfferHeading, ...] = ()
    items: tuple[Item, ...] = ()
    examples: tuple[Example, ...] = ()
    replaces: tuple[Replaces, ...] = ()

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _questions(self) -> dict[str, tuple[Item, Question]]:
        return {q.id: (item, q) for item in self.items for q in item.questions}

    @cached_property
    def codes(self) -> dict[str, str]:
        """A short code for each item: R1, R2 for recommendations; P, D and Q for the rest.

        Ours, for talking in a room; never the guide's numbering.
        """
        letters = {
            ItemKind.RECOMMENDATION: "R",
            ItemKind.PRINCIPLE: "P",
            ItemKind.DUTY: "D",
            ItemKind.READINESS: "Q",
        }
        counts = dict.fromkeys(ItemKind, 0)
        codes = {}
        for item in self.items:
            counts[item.kind] += 1
            codes[item.id] = f"{letters[item.kind]}{counts[item.kind]}"
        return codes

    def item(self, item_id: str) -> Item:
        """The item with this id. Raises KeyError if there is none."""
        return self._items[item_id]

    def has_item(self, item_id: str) -> bool:
        """Whether the set has an item of this id."""
        return item_id in self._items

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises KeyError if there is none."""
        return self._questions[question_id][1]

    def has_question(self, question_id: str) -> bool:
        """Whether the set has a question of this id."""
        return question_id in self._questions

    def item_of(self, question_id: str) -> Item:
        """The item that asks this question. Raises KeyError if there is none."""
        return self._questions[question_id][0]

    def questions(self) -> Iterator[Question]:
        """Every question, in guide order."""
        return (question for item in self.items for question in item.questions)

    def groups_of(self, item: Item) -> tuple[FamilyGroup, ...]:
        """The family groups that a recommendation is benchmarked by; none for other items."""
        if item.kind is not ItemKind.RECOMMENDATION:
            return ()
        if item.family_groups is None:
            return self.family_groups
        return tuple(group for group in self.family_groups if group.id in item.family_groups)

    def group(self, group_id: str) -> FamilyGroup:
        """The family group with this id. Raises KeyError if there is none."""
        return {group.id: group for group in self.family_groups}[group_id]

    def source(self, source_id: str) -> Source:
        """The source with this id. Raises KeyError if there is none."""
        return {source.id: source for source in self.guide.sources}[source_id]

    def label(self, label_id: str) -> EvidenceLabel:
        """The evidence label with this id. Raises KeyError if there is none."""
        return {label.id: label for label in self.evidence_labels}[label_id]
