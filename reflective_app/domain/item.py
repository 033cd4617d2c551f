"""What a question set asks: items, their questions, and actions to suggest."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from reflective_app.domain.basis import Basis
from reflective_app.domain.kinds import (
    InForce,
    ItemKind,
    Measures,
    Origin,
    QuestionKind,
    Standing,
)
from reflective_app.domain.value import Id, Line, Value

DEFAULT_LADDER = (
    "We do not offer this, or only by chance.",
    "Some families can get it; it depends on area, worker or legal status.",
    "Most families who need it can get it; known gaps remain.",
    "Available, used, and checked to be working for all who need it.",
)
"""The sentences of a ladder question without its own, worst first (`method.md` section 1)."""


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
    """Something that the tested programmes had. Without a basis of its own it has the item's."""

    id: Id
    text: Line
    basis: Basis | None = None


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

    @cached_property
    def rungs(self) -> tuple[str, ...]:
        """The sentences to choose from, worst first; empty unless this is a ladder question."""
        if self.kind is not QuestionKind.LADDER:
            return ()
        return self.ladder or DEFAULT_LADDER

    @cached_property
    def top(self) -> int:
        """The highest rung."""
        return len(self.rungs) - 1


ItemPart = Literal["title", "what", "why", "how", "caution", "population", "enabled_by"]
"""The parts of an item that can be known in a way of their own."""


class SuggestedAction(Value):
    """An action that the set offers as a draft when a question stands at certain rungs."""

    id: Id
    text: Line
    question: Id
    from_: tuple[int, ...] = Field(alias="from")
    aims_for: int


class Item(Value):
    """A recommendation, principle, duty or readiness theme, with its questions.

    `basis` is how we know what the item says; `basis_of` names the parts that are known in another
    way, or from elsewhere.
    """

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
    basis_of: dict[ItemPart, Basis] = Field(default_factory=dict)
    family_groups: tuple[Id, ...] | None = None
    framework: tuple[Id, ...] = ()
    framework_mapping: Literal["guide", "own"] | None = None
    enabled_by: tuple[Id, ...] = ()
    core_components: tuple[CoreComponent, ...] = ()
    questions: tuple[Question, ...] = ()
    actions: tuple[SuggestedAction, ...] = ()

    @cached_property
    def ladder_questions(self) -> tuple[Question, ...]:
        """The questions that enter the sums, in order."""
        return tuple(q for q in self.questions if q.kind is QuestionKind.LADDER)
