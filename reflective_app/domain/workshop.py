"""How the workshop is planned: its sessions and their running order (`needs.md` 3.7)."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Self

from pydantic import Field, model_validator

from reflective_app.domain.value import Id, ShortText, Value

FULL_MINUTES = 8
"""Read aloud, think and vote, reveal, talk, agree and read back."""

FAST_MINUTES = 2
"""Where what was said beforehand already agrees."""

HALF_DAY = 195
"""Minutes of a half-day, 3 h 15."""

FEWEST_SHOWN = 3
"""A role is shown apart only where so many people or more speak for it (`needs.md` 3.4)."""

MOST_SHOWN = 20
"""The most that a council can ask for instead."""

Minutes = Annotated[int, Field(ge=1, le=240)]
SessionMinutes = Annotated[int, Field(ge=5, le=600)]
People = Annotated[int, Field(ge=1, le=999)]


class Step(Value):
    """One line of a running order: a question to settle, or something else that takes time.

    A question has the usual minutes of its lane unless it has its own; anything else has a title
    and minutes. `pause` marks a break.
    """

    question: Id | None = None
    title: ShortText = ""
    minutes: Minutes | None = None
    fast: bool = False
    pause: bool = False

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if (self.question is None) == (not self.title.strip()):
            raise ValueError("a line of the running order has a question or a title, and not both")
        if self.question is None and self.minutes is None:
            raise ValueError("a line that is no question says how many minutes it takes")
        if self.question is None and self.fast:
            raise ValueError("only a question can be in the fast lane")
        if self.question is not None and self.pause:
            raise ValueError("a question is no break")
        return self


class Session(Value):
    """One sitting of the workshop, on one day.

    `minutes` is how long it lasts, breaks included. `present` is how many people are in the room;
    None where it is everybody who is coming. `closed_on` is when it was closed, and None while it
    can go on.
    """

    id: Id
    day: date | None = None
    starts: time | None = None
    minutes: SessionMinutes = HALF_DAY
    present: People | None = None
    steps: tuple[Step, ...] = ()
    closed_on: datetime | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions of its running order, in order."""
        return tuple(step.question for step in self.steps if step.question is not None)


class Workshop(Value):
    """Every session, in order, and what holds for all of them."""

    sessions: tuple[Session, ...] = ()
    full_minutes: Minutes = FULL_MINUTES
    fast_minutes: Minutes = FAST_MINUTES
    fewest_shown: int = Field(default=FEWEST_SHOWN, ge=FEWEST_SHOWN, le=MOST_SHOWN)

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions of all sessions, in order, each once."""
        return tuple(dict.fromkeys(q for session in self.sessions for q in session.questions))
