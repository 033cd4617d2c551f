"""Quarters of the financial year, and which of them an action is drawn in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Phase
from reflective_app.wording.dates import MONTHS, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.plan import Action

FEWEST, MOST = 6, 8
"""Quarters that are shown by themselves."""
EARLIER = "Earlier"


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Three months, counted in quarters from the year 0."""

    number: int

    @property
    def lines(self) -> tuple[str, str, str]:
        """Its name on three lines: Q1, Apr–Jun, 2027. The year is the calendar's."""
        year, place = divmod(self.number, 4)
        first, last = MONTHS[3 * place][:3], MONTHS[3 * place + 2][:3]
        return f"Q{(place - 1) % 4 + 1}", f"{first}–{last}", str(year)

    @property
    def words(self) -> str:
        """Its name in one line: Q1 Apr–Jun 2027."""
        return " ".join(self.lines)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in; the first of a financial year begins in April."""
    return Quarter(day.year * 4 + (day.month - 1) // 3)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The quarters shown, and whether a column before them is needed."""

    first: Quarter
    count: int
    earlier: bool

    @property
    def columns(self) -> int:
        """All columns, that for later days among them."""
        return self.count + 1 + self.earlier

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """What stands above each column, in lines."""
        quarters = tuple(Quarter(self.first.number + n).lines for n in range(self.count))
        return (*(((EARLIER,),) if self.earlier else ()), *quarters, self.after)

    @property
    def after(self) -> tuple[str, str, str]:
        """Head of the last column, by its last month: “Later” is the name of a phase."""
        _, months, year = self.last.lines
        return "After", months[-3:], year

    @property
    def last(self) -> Quarter:
        """The last quarter that is shown by itself."""
        return Quarter(self.first.number + self.count - 1)

    def span(self, action: Action) -> tuple[int, int] | None:
        """The first and last column an action is drawn in; None where it has no date."""
        days = dates_of(action)
        if not days:
            return None
        places = [self._place(quarter_of(day)) for day in days]
        return min(places), max(places)

    def _place(self, quarter: Quarter) -> int:
        place = quarter.number - self.first.number
        return min(max(place, -1), self.count) + self.earlier


def timeline(actions: Iterable[Action], start: date) -> Timeline:
    """From the quarter of a day, as far as the dates of the actions reach, within bounds."""
    first = quarter_of(start)
    days = [quarter_of(day) for action in actions for day in dates_of(action)]
    earlier = any(quarter < first for quarter in days)
    reach = max((quarter.number for quarter in days), default=0) - first.number + 1
    return Timeline(first, min(max(reach, FEWEST), MOST - earlier), earlier)


def dates_of(action: Action) -> tuple[date, ...]:
    """When an action starts and is due, as far as either was said."""
    return tuple(day for day in (action.start, action.due) if day is not None)


def when_words(day: date | None) -> str:
    """A day with its quarter; that it was not said, where it was not."""
    return "Not said" if day is None else f"{long_date(day)} ({quarter_of(day).words})"


def without_dates(assessment: Assessment) -> tuple[Action, ...]:
    """The actions that no place in time can be given, phase by phase in the group's order."""
    standing = phases(assessment.plan.actions)
    return tuple(
        action
        for phase in Phase
        for action in assessment.plan.actions
        if standing[action.id] is phase and not dates_of(action)
    )
