"""The roadmap as it is recorded: actions and what was set aside (`method.md` section 6).

When an action happens is worked out in `phases`; which drafts are on offer, in `roadmap`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from reflective_app.domain.value import Id, Line, ShortText, Text, Value


class Phase(StrEnum):
    """When an action is to happen, counted from the assessment's date (`method.md` section 6)."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


class ActionStatus(StrEnum):
    """How an action is going."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COMPLETE = "complete"


class Ease(StrEnum):
    """How hard one side of an action is (`method.md` section 6)."""

    EASY = "easy"
    MODERATE = "moderate"
    HARD = "hard"


class Ratings(Value):
    """The three ratings that say when an action can happen; None where nobody rated."""

    people: Ease | None = None
    money: Ease | None = None
    agreement: Ease | None = None

    @property
    def given(self) -> tuple[Ease, ...]:
        """Those that somebody gave."""
        return tuple([r for r in (self.people, self.money, self.agreement) if r is not None])


class Aim(Value):
    """The sentence of a ladder that an action is meant to bring the council to."""

    question: Id
    rung: int = Field(ge=0, le=4)


class Update(Value):
    """How an action was going on a day, after the roadmap was made."""

    on: date
    status: ActionStatus
    value: ShortText = ""
    note: Text = ""


class Action(Value):
    """One action of the roadmap. The owner is a job title, never a name.

    `phase` is where the group moved it, with the `reason`; None leaves it where its ratings and
    what it depends on put it. `measure` is how one will know, `baseline` its value today.
    `who_may_miss_out` is the equality line. `drafts` are the drafts that it was made from.
    """

    id: Id
    title: Line
    items: tuple[Id, ...] = ()
    phase: Phase | None = None
    ease: Ratings = Ratings()
    owner: ShortText = ""
    start: date | None = None
    due: date | None = None
    measure: ShortText = ""
    baseline: ShortText = ""
    cost: ShortText = ""
    funding: ShortText = ""
    depends_on: tuple[Id, ...] = ()
    aims: tuple[Aim, ...] = ()
    barriers: Text = ""
    enablers: Text = ""
    who_may_miss_out: Text = ""
    status: ActionStatus = ActionStatus.NOT_STARTED
    updates: tuple[Update, ...] = ()
    reason: Text = ""
    drafts: tuple[str, ...] = ()

    @property
    def has_owner(self) -> bool:
        """Whether anybody is to see to it."""
        return bool(self.owner.strip())

    def overdue(self, on: date) -> bool:
        """Whether it was due before a day, and is not complete."""
        late = self.due is not None and self.due < on
        return late and self.status is not ActionStatus.COMPLETE


class NotNow(Value):
    """A recommendation or a draft action that the group set aside, and why."""

    reason: Line
    decided_by: ShortText = ""
    look_again: date | None = None


class Plan(Value):
    """The roadmap: actions in the group's order, and what was set aside."""

    actions: tuple[Action, ...] = ()
    not_now: dict[Id, NotNow] = Field(default_factory=dict)
    drafts_set_aside: dict[str, NotNow] = Field(default_factory=dict)
    decisions_asked: tuple[Line, ...] = ()
