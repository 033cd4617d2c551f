"""An assessment: one council, one guide, one round (`files.md` section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from reflective_app.domain.picks import Round
from reflective_app.domain.plan import Plan
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.responses import Response
from reflective_app.domain.shared_mark import NOT_SHARED, SharedMark
from reflective_app.domain.texts import EditedText
from reflective_app.domain.value import Day, Id, Line, ShortText, Text, Value
from reflective_app.domain.workshop import Workshop

FORMAT = "reflective-assessment"
FORMAT_VERSION = 1
LOWEST_RUNG, HIGHEST_RUNG = 0, 4

Rung = Annotated[int, Field(ge=LOWEST_RUNG, le=HIGHEST_RUNG)]


class AnswerState(StrEnum):
    """What became of a question. Every kind of not knowing has a name of its own."""

    AGREED = "agreed"
    NO_AGREEMENT = "no_agreement"
    DONT_KNOW = "dont_know"
    NOT_DISCUSSED = "not_discussed"
    NOT_APPLICABLE = "not_applicable"


class Settled(StrEnum):
    """How an agreed rung was come to."""

    UNANIMOUS = "unanimous"
    AFTER_DISCUSSION = "after_discussion"
    FACILITATORS_CALL = "facilitators_call"


class Sure(StrEnum):
    """How sure the group is of its own answer; not the guide's strength of evidence."""

    SURE = "sure"
    FAIRLY_SURE = "fairly_sure"
    NOT_SURE = "not_sure"


class Answer(Value):
    """What the group said to one question.

    A ladder answer has a `rung` when agreed and `low` and `high` when not. A number, choice or text
    answer has a `value`. Not applicable needs a `reason`. `read_back` is when the room heard it
    read out and confirmed it. `withheld` says that there is a value, and that it was left out of a
    shared copy.
    """

    state: AnswerState = AnswerState.NOT_DISCUSSED
    rung: Rung | None = None
    low: Rung | None = None
    high: Rung | None = None
    value: int | str | None = None
    withheld: bool = False
    reason: Text = ""
    settled: Settled | None = None
    have: Text = ""
    know: Text = ""
    next: Text = ""
    sure: Sure | None = None
    barriers: Text = ""
    enablers: Text = ""
    different_view: Text = ""
    note: Text = ""
    parked: bool = False
    flagged: bool = False
    read_back: datetime | None = None

    @model_validator(mode="after")
    def _state_fits(self) -> Self:
        if self.withheld and (self.state is not AnswerState.AGREED or self.value is not None):
            raise ValueError("only an agreed answer without its value has a value that is withheld")
        has_value = self.value is not None or self.withheld
        agreed_ladder = self.state is AnswerState.AGREED and not has_value
        if (self.rung is not None) != agreed_ladder:
            raise ValueError(
                "an agreed answer has a rung or a value, and no other answer has a rung"
            )
        if self.value is not None and self.state is not AnswerState.AGREED:
            raise ValueError("only an agreed answer has a value")
        apart = self.state is AnswerState.NO_AGREEMENT
        if (self.low is not None) != apart or (self.high is not None) != apart:
            raise ValueError("no agreement has a lower and a higher rung, and no other answer has")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("where there is no agreement the lower rung is below the higher")
        if self.state is AnswerState.NOT_APPLICABLE and not self.reason.strip():
            raise ValueError("not applicable needs a reason")
        return self

    @property
    def told(self) -> int | str | None:
        """Its value as people are told it: in a shared copy that may be “not shared”."""
        return NOT_SHARED if self.withheld else self.value


class CellValue(StrEnum):
    """Whether a group of families gets what a recommendation asks for."""

    YES = "yes"
    SOME = "some"
    NO = "no"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


class Cell(Value):
    """One cell of the family-group grid. It counts once confirmed.

    `overridden` is whether the register suggested another thing when it was confirmed. Whether it
    does so now is asked of the register itself (`offer.is_override`): services change.
    """

    value: CellValue
    confirmed: bool = False
    overridden: bool = False


class Marking(StrEnum):
    """Protective markings in common use; a council may write its own words instead."""

    NONE = "none"
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class Profile(Value):
    """Whose assessment this is, and of when."""

    council: Line
    region: ShortText = ""
    round: int = Field(default=1, ge=1, le=99)
    date: Day
    sponsor: ShortText = ""
    lead: ShortText = ""
    purpose: Text = ""
    marking: Annotated[str, StringConstraints(max_length=60)] = Marking.NONE.value
    review_on: Day | None = None
    retain_until: Day | None = None


class Participant(Value):
    """How many came in one role, and what they can speak for. Names are never asked for.

    `speaks_for` are words that the set's questions use for who can speak to them; a role speaks for
    itself anyway.
    """

    role: Line
    count: int = Field(default=1, ge=1, le=999)
    speaks_for: tuple[ShortText, ...] = ()


class LabelCheck(Value):
    """An evidence label that somebody looked up in the published guide.

    `checked_by` is a job role, never a name; it is empty where nobody said. `council` is whose
    check it is where it was brought in from another council's file, and None for this council's.
    """

    item: Id
    label: Line
    checked_on: date
    checked_by: ShortText = ""
    council: Line | None = None


class Became(StrEnum):
    """What became of a parked point. One may knowingly be left open (`needs.md` 3.8)."""

    ACTION = "action"
    ANSWERED = "answered"
    NOT_NOW = "not_now"
    LEFT = "left"


class ParkedPoint(Value):
    """A point set aside to come back to; `became` is None while nobody has come back to it."""

    id: Id
    text: Line
    item: Id | None = None
    question: Id | None = None
    owner: ShortText = ""
    became: Became | None = None
    outcome: Text = ""


class Revision(Value):
    """Which saved state of the file this is, and which it grew from."""

    id: UUID
    parent: UUID | None = None
    saved_on: datetime


class Assessment(Value):
    """Everything one council recorded in one round, with the question set it was asked.

    The dictionaries are keyed by question, item or group id, `texts` by what they stand in place of
    (`texts.py`). Like every collection here they are never changed in place: `edits` makes new
    values.
    """

    format: Literal["reflective-assessment"] = "reflective-assessment"
    format_version: Literal[1] = 1
    id: UUID
    revision: Revision | None = None
    shared: SharedMark | None = None
    question_set: QuestionSet
    profile: Profile
    participants: tuple[Participant, ...] = ()
    label_checks: tuple[LabelCheck, ...] = ()
    local_picture: tuple[LocalFact, ...] = ()
    services: tuple[Service, ...] = ()
    grid: dict[Id, dict[Id, Cell]] = Field(default_factory=dict)
    answers: dict[Id, Answer] = Field(default_factory=dict)
    workshop: Workshop = Workshop()
    picks: dict[Id, tuple[Round, ...]] = Field(default_factory=dict)
    responses: tuple[Response, ...] = ()
    plan: Plan = Plan()
    parking: tuple[ParkedPoint, ...] = ()
    texts: dict[Id, EditedText] = Field(default_factory=dict)

    @cached_property
    def _named(self) -> dict[str, tuple[Service, ...]]:
        named: dict[str, tuple[Service, ...]] = {}
        for service in self.services:
            for item_id in service.recommendations:
                named[item_id] = (*named.get(item_id, ()), service)
        return named

    def answer(self, question_id: str) -> Answer:
        """What was said to a question; `not_discussed` where nothing was."""
        return self.answers.get(question_id, NOT_DISCUSSED)

    def cell(self, item_id: str, group_id: str) -> Cell | None:
        """A cell of the grid, or None while it is blank."""
        return self.grid.get(item_id, NO_CELLS).get(group_id)

    def confirmed(self, item_id: str, group_id: str) -> CellValue | None:
        """What a cell of the grid says, or None while it is blank or nobody has confirmed it."""
        cell = self.grid.get(item_id, NO_CELLS).get(group_id)
        return cell.value if cell is not None and cell.confirmed else None

    def confirmed_for(self, item_id: str) -> Mapping[str, CellValue]:
        """What the confirmed cells of an item's row say, by family group."""
        row = self.grid.get(item_id, NO_CELLS)
        return {group: cell.value for group, cell in row.items() if cell.confirmed}

    def services_naming(self, item_id: str) -> tuple[Service, ...]:
        """The services that name a recommendation, in the register's order."""
        return self._named.get(item_id, ())


NO_CELLS: Mapping[str, Cell] = {}
NOT_DISCUSSED = Answer()
