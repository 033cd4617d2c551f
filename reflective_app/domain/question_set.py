"""A question set: one Practice Guide as this program asks about it (`files.md` section 1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from reflective_app.domain.basis import OWN, Basis, Source
from reflective_app.domain.guide import Edition, Guide
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import (
    Axis,
    ItemKind,
    Warned,
)
from reflective_app.domain.value import Id, Line, Value

FORMAT = "reflective-question-set"
FORMAT_VERSION = 1


class EvidenceLabel(Value):
    """One word of the guide's own scale for strength of evidence.

    `source` is where its meaning was seen; `basis` is how we know that the guide uses the word.
    """

    id: Id
    label: Line
    meaning: Line | None = None
    source: Id | None = None
    basis: Basis = OWN


class FamilyGroup(Value):
    """A group of families that the offer is benchmarked by.

    `people` says who they are inside a sentence ("special guardians"); without it the label stands.
    """

    id: Id
    label: Line
    people: Line | None = None
    axis: Axis = Axis.ARRANGEMENT
    basis: Basis = OWN


class FrameworkEntry(Value):
    """An outcome or enabler of the National Framework."""

    id: Id
    label: Line
    kind: Literal["outcome", "enabler"]
    basis: Basis = OWN


class OfferHeading(Value):
    """A heading of the service register."""

    id: Id
    label: Line
    basis: Basis = OWN


class Example(Value):
    """An answer set whose result is known: the set's own test."""

    name: Line
    answers: dict[Id, str]
    expect: dict[Id, str]


class AnsweredWarning(Value):
    """A warning of the lint that the author looked at and let stand.

    `at` is the id of the item, question, action or guide that it is about.
    """

    at: Id
    warning: Warned
    because: Line


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
    """Everything the program knows and asks about one guide.

    `local_items` are a council's own questions beside the guide's (`files.md`, local additions).
    They are asked with the others, and never part of `items`, so that no position of the guide's
    can come to rest on them.
    """

    format: Literal["reflective-question-set"]
    format_version: int = Field(ge=1, le=FORMAT_VERSION)
    guide: Guide
    evidence_labels: tuple[EvidenceLabel, ...] = ()
    family_groups: tuple[FamilyGroup, ...] = ()
    framework: tuple[FrameworkEntry, ...] = ()
    offer_headings: tuple[OfferHeading, ...] = ()
    items: tuple[Item, ...] = ()
    local_items: tuple[Item, ...] = ()
    examples: tuple[Example, ...] = ()
    answered_warnings: tuple[AnsweredWarning, ...] = ()
    replaces: tuple[Replaces, ...] = ()

    @property
    def every_item(self) -> tuple[Item, ...]:
        """The guide's items in guide order, then the council's own."""
        return self.items + self.local_items

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.every_item}

    @cached_property
    def _local_ids(self) -> frozenset[str]:
        return frozenset(item.id for item in self.local_items)

    @cached_property
    def _questions(self) -> dict[str, tuple[Item, Question]]:
        return {q.id: (item, q) for item in self.every_item for q in item.questions}

    @cached_property
    def _groups_of(self) -> dict[str, tuple[FamilyGroup, ...]]:
        recommended = (item for item in self.items if item.kind is ItemKind.RECOMMENDATION)
        return {
            item.id: tuple(
                group
                for group in self.family_groups
                if item.family_groups is None or group.id in item.family_groups
            )
            for item in recommended
        }

    @cached_property
    def codes(self) -> dict[str, str]:
        """A short code for each item: R1, R2 for recommendations; P, D and Q for the rest.

        L1, L2 for the council's own. Ours, for talking in a room; never the guide's numbering.
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
        for number, item in enumerate(self.local_items, start=1):
            codes[item.id] = f"L{number}"
        return codes

    def item(self, item_id: str) -> Item:
        """The item with this id. Raises KeyError if there is none."""
        return self._items[item_id]

    def has_item(self, item_id: str) -> bool:
        """Whether the set has an item of this id, of the guide's or the council's own."""
        return item_id in self._items

    def is_local(self, item: Item) -> bool:
        """Whether an item is the council's own."""
        return item.id in self._local_ids

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
        """Every question, in guide order, then those of the council's own items."""
        return (question for item in self.every_item for question in item.questions)

    def groups_of(self, item: Item) -> tuple[FamilyGroup, ...]:
        """The family groups that a recommendation is benchmarked by; none for other items."""
        return self._groups_of.get(item.id, ())

    def group(self, group_id: str) -> FamilyGroup:
        """The family group with this id. Raises KeyError if there is none."""
        return {group.id: group for group in self.family_groups}[group_id]

    def source(self, source_id: str) -> Source:
        """The source with this id. Raises KeyError if there is none."""
        return {source.id: source for source in self.guide.sources}[source_id]

    def label(self, label_id: str) -> EvidenceLabel:
        """The evidence label with this id. Raises KeyError if there is none."""
        return {label.id: label for label in self.evidence_labels}[label_id]
