"""The rows of the roadmap's bars: an action with its words, its bar and how it is going."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import ActionStatus, Phase
from reflective_app.reports.action_list import numbered
from reflective_app.reports.figure import Area, Fill, Line, Part, Sign
from reflective_app.reports.frame import STATUS_MARKS
from reflective_app.reports.pictures.bars import HEIGHT, bar
from reflective_app.reports.pictures.letters import (
    LANDSCAPE,
    LEADING,
    PADDING,
    SIDE,
    broken,
    centred,
    labels,
    width_of,
)
from reflective_app.wording.dates import listed, long_date
from reflective_app.wording.plan import PHASES, needed_by, phase_note
from reflective_app.wording.words import ACTION_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.plan import Action
    from reflective_app.reports.pictures.timeline import Timeline

Lanes = Literal["phase", "recommendation"]

OWN, SHORT_OWN = "Our own", "Own"
LANE_HEAD = LEADING + 5
CLOSE_ROW = HEIGHT + 1
"""Of one line. Twenty of them, their heads and a line of key still share a landscape page."""
_LANE = 38.0
"""Where close rows name their lane beside them: a head of its own costs a row of room."""
_NAME, _STATUS = 190.0, 136.0
_DUE = 64.0
"""Of a due date with its month cut short."""
_MOST_LINES = 2
_ABOVE, _BELOW = 2.0, 3.5
_CLOSE_ABOVE = 1.0


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with its number and its lane. `opens` is that it is the first of its lane.

    A close one says all it says on one line, with its lane beside it.
    """

    action: Action
    number: int
    lane: str
    title: tuple[str, ...]
    waits: str
    opens: bool
    close: bool = False

    @property
    def height(self) -> float:
        """With the head of its lane, if it opens it and is not close."""
        if self.close:
            return CLOSE_ROW
        beside = LEADING * (2 if self.action.due else 1)
        drawn = HEIGHT + LEADING + 1 if self.waits else HEIGHT
        tall = max(len(self.title) * LEADING, beside, drawn)
        return tall + _ABOVE + _BELOW + (LANE_HEAD if self.opens else 0)


def action_rows(
    actions: Iterable[Action], lanes: Lanes, assessment: Assessment, *, close: bool = False
) -> list[ActionRow]:
    """The actions as rows, lane by lane, by number within each; close ones on a line each."""
    most, beside = (1, _LANE) if close else (_MOST_LINES, 0.0)
    numbers = numbered(assessment)
    lane_of, order = _lanes(lanes, assessment)
    sorted_rows = sorted(actions, key=lambda a: (order.index(lane_of[a.id]), numbers[a.id]))
    rows: list[ActionRow] = []
    for action in sorted_rows:
        lane = lane_of[action.id]
        rows.append(
            ActionRow(
                action=action,
                number=numbers[action.id],
                lane=lane,
                title=broken(f"{numbers[action.id]}. {action.title}", _NAME - 8 - beside, most),
                waits=waits_words(action, numbers, assessment),
                opens=not rows or rows[-1].lane != lane,
                close=close,
            )
        )
    return rows


def waits_words(action: Action, numbers: Mapping[str, int], assessment: Assessment) -> str:
    """Which actions one waits for, by number: Waits for 2 and 5. Empty where it waits for none."""
    waits = [str(numbers[other.id]) for other in needed_by(action, assessment)]
    return f"Waits for {listed(waits)}" if waits else ""


def head(line: Timeline) -> tuple[list[Part], float]:
    """The heads of the columns, and how tall they are."""
    tall = 3 * LEADING + 2 * PADDING
    parts: list[Part] = [*labels(("Action",), 0, PADDING, bold=True)]
    for place, lines in enumerate(line.heads):
        middle = _left(place, line) + _wide(line) / 2
        parts += centred(lines[:1], middle, PADDING, bold=True)
        parts += centred(lines[1:], middle, PADDING + LEADING)
    parts += labels(("Status, due date",), LANDSCAPE - _STATUS + PADDING, PADDING, bold=True)
    return [*parts, Line(0, tall, LANDSCAPE, tall, strong=True)], tall


def columns(line: Timeline, top: float, foot: float) -> Iterator[Part]:
    """Thin lines between the quarters, behind the bars."""
    for place in range(line.columns + 1):
        yield Line(_left(place, line), top, _left(place, line), foot)


def drawn(rows: Iterable[ActionRow], line: Timeline, top: float) -> tuple[list[Part], float]:
    """The rows one below the other, and where they end. The first names its lane in any case."""
    parts: list[Part] = []
    for place, row in enumerate(rows):
        if row.close:
            if row.opens:
                parts += _lane_beside(row.lane, top, first=not place)
        elif row.opens or not place:
            goes_on = "" if row.opens else " (continued)"
            parts += _lane_head(f"{row.lane}{goes_on}", top)
            top += LANE_HEAD
        parts += _row(row, line, top)
        top += row.height - (LANE_HEAD if row.opens and not row.close else 0)
        parts.append(Line(_LANE if row.close else 0, top, LANDSCAPE, top))
    return parts, top


def _lane_beside(words: str, top: float, *, first: bool) -> Iterator[Part]:
    """The short name of a lane before its first row, with a strong line where another ended."""
    if not first:
        yield Line(0, top, LANDSCAPE, top, strong=True)
    short = SHORT_OWN if words == OWN else words.split()[0].rstrip(":")
    yield from labels(broken(short, _LANE - 2, 1, bold=True), 0, top + _CLOSE_ABOVE, bold=True)


def _lane_head(words: str, top: float) -> list[Part]:
    lines = broken(words, LANDSCAPE - 2 * PADDING, 1, bold=True)
    ground = Area(0, top, LANDSCAPE, LANE_HEAD, Fill.TINT, edge=False)
    at = top + (LANE_HEAD - LEADING) / 2
    return [ground, *labels(lines, PADDING, at, bold=True, on=Fill.TINT)]


def _row(row: ActionRow, line: Timeline, top: float) -> Iterator[Part]:
    said = top + (_CLOSE_ABOVE if row.close else _ABOVE)
    yield from labels(row.title, _LANE if row.close else 0, said)
    span = line.span(row.action)
    if span:
        left = _left(span[0], line) + 2
        wide = (span[1] - span[0] + 1) * _wide(line) - 4
        yield from bar(
            row.number, row.action.status, (left, top + 0.5 if row.close else said + 1, wide)
        )
        if row.close:
            yield from _waits_beside(row.waits, left, wide, said + 2)
        else:
            yield from _waits(row.waits, left, said + HEIGHT + 2)
    left = LANDSCAPE - _STATUS + PADDING
    status = row.action.status
    beside = 0.0
    if status is not ActionStatus.NOT_STARTED:
        yield Sign(left, said + (LEADING - SIDE) / 2, SIDE, STATUS_MARKS[status])
        beside = SIDE + 4
    word = ACTION_STATUS[status]
    # The shape and the word carry it; beside them a due date has no room for the letter.
    shown = word.split(" (")[0] if row.close else word
    yield from labels((shown,), left + beside, said)
    if row.action.due and row.close:
        day, month, year = long_date(row.action.due).split()
        at = LANDSCAPE - _DUE
        yield from labels((f"{day} {month[:3]} {year}",), at, said)
    elif row.action.due:
        yield from labels((long_date(row.action.due),), left, said + LEADING)


def _waits(words: str, left: float, top: float) -> Iterator[Part]:
    """What an action waits for, below its bar, on one line that ends with the quarters."""
    room = LANDSCAPE - _NAME - _STATUS - PADDING
    for line in broken(words, room, 1):
        wide = width_of(line)
        at = min(left, LANDSCAPE - _STATUS - PADDING - wide)
        yield Area(at, top, wide, LEADING, edge=False)
        yield from labels((line,), at, top)


def _waits_beside(words: str, left: float, wide: float, top: float) -> Iterator[Part]:
    """What an action waits for, beside its bar: right of it, else left, else over its end."""
    first, last = _NAME, LANDSCAPE - _STATUS
    for line in broken(words, last - first - 30, 1):
        long = width_of(line)
        at = left + wide + PADDING
        if at + long > last - 2:
            at = left - PADDING - long
        if at < first:
            at = left + wide - long - 2
        yield Area(at, top, long, LEADING - 2, edge=False)
        yield from labels((line,), at, top - 1)


def _left(place: int, line: Timeline) -> float:
    return _NAME + place * _wide(line)


def _wide(line: Timeline) -> float:
    return (LANDSCAPE - _NAME - _STATUS) / line.columns


def _lanes(lanes: Lanes, assessment: Assessment) -> tuple[dict[str, str], list[str]]:
    """Which lane each action stands in, and the lanes in their order."""
    if lanes == "phase":
        standing = phases(assessment.plan.actions)
        start = assessment.profile.date
        named = {phase: f"{PHASES[phase]}: {phase_note(phase, start)}" for phase in Phase}
        return {each: named[phase] for each, phase in standing.items()}, list(named.values())
    codes = assessment.question_set.codes
    items = {
        item.id: f"{codes[item.id]} {item.title}" for item in assessment.question_set.every_item
    }
    found = {
        action.id: next((items[each] for each in action.items if each in items), OWN)
        for action in assessment.plan.actions
    }
    return found, [*items.values(), OWN]
