"""The current offer as it is recorded: the service register and the local picture.

`method.md` section 3. What follows from it is worked out in `offer`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from reflective_app.domain.value import Day, Id, Line, ShortText, Text, Value

WHOLE_AREA = "Whole area"
"""What the area of a service says where families can have it wherever they live."""


class ServiceStatus(StrEnum):
    """Whether families can have the service."""

    RUNNING = "running"
    PLANNED = "planned"
    ENDING = "ending"


class Evaluation(StrEnum):
    """How it is known what a service does."""

    NOT_YET = "not-yet"
    MONITORED = "monitored"
    EVALUATED = "evaluated"


class WayOn(StrEnum):
    """What the group means to do with a service that serves no recommendation."""

    KEEP = "keep"
    EVALUATE = "evaluate"
    ADAPT = "adapt"
    REVIEW = "review"


class Service(Value):
    """One row of the service register; everything but the name may be blank.

    `cost` is in whole pounds a year, `reached` in families a year. `components` are the core
    components, of the recommendations it serves, that are delivered as designed.
    """

    id: Id
    name: Line
    provider: ShortText = ""
    heading: Id | None = None
    what: Text = ""
    groups: tuple[Id, ...] = ()
    recommendations: tuple[Id, ...] = ()
    area: ShortText = ""
    status: ServiceStatus | None = None
    funded_until: date | None = None
    reached: int | None = Field(default=None, ge=0)
    cost: int | None = Field(default=None, ge=0)
    components: tuple[Id, ...] = ()
    evaluation: Evaluation | None = None
    source: ShortText = ""
    way_on: WayOn | None = None

    @property
    def whole_area(self) -> bool:
        """Whether families can have it wherever they live; False also where nobody said."""
        return " ".join(self.area.split()).rstrip(".").casefold() == WHOLE_AREA.casefold()


class LocalFact(Value):
    """A fact about the council's own families, to weigh the evidence beside."""

    id: Id
    what: Line
    value: ShortText = ""
    source: ShortText = ""
    date: Day | None = None
