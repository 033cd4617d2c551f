"""The roadmap as bars: a row an action, a column a quarter, lane by lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.plan import ActionStatus
from reflective_app.reports.action_list import numbered
from reflective_app.reports.figure import Figure, Part
from reflective_app.reports.frame import STATUS_MARKS
from reflective_app.reports.outline import Cell, Column, Table, as_cell
from reflective_app.reports.pictures.letters import (
    LANDSCAPE,
    LEADING,
    PADDING,
    TALLEST_LANDSCAPE,
    broken,
    labels,
)
from reflective_app.reports.pictures.parting import part_caption, parted, told_elsewhere
from reflective_app.reports.pictures.roadmap_rows import (
    LANE_HEAD,
    ActionRow,
    Lanes,
    action_rows,
    columns,
    drawn,
    head,
    waits_words,
)
from reflective_app.reports.pictures.timeline import (
    Timeline,
    dates_of,
    timeline,
    when_words,
    without_dates,
)
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.words import ACTION_STATUS

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment

CAPTION = "The roadmap by quarter"
KEY = (
    "A bar fills every quarter from the start of an action to its due date; where only one of the "
    "two was said, the quarter of that. Empty: not started. Pale: on track. Lines one way: at risk."
    " Lines both ways: off track. Dark: complete."
)
SHORT_KEY = (
    "Bars: empty, not started; pale, on track; lines one way, at risk; lines both ways, off track; "
    "dark, complete."
)
"""For a picture whose rows are close, and want the room."""
_COLUMNS = (
    Column("Action", 3),
    Column("Start", 1.6),
    Column("Due", 1.6),
    Column("Status", 1.3),
    Column("Waits for", 1.2),
)
_KEY_LINES = 3
_KEY_ROOM = _KEY_LINES * LEADING + 2 * PADDING


def roadmap_bars(
    assessment: Assessment, lanes: Lanes = "phase", listed_in: str = ""
) -> tuple[Figure, ...]:
    """Every action that has a date, in the quarters from its start to its due date.

    As many pictures as it takes, none taller than a landscape page; none where no action has a
    date. What has none is never drawn at a place that somebody would have to guess: it is named
    below the last, and given by `without_dates`. The quarters begin with that of the assessment's
    day. Where all actions are listed elsewhere in the document, `listed_in` says so, and those that
    are not drawn are counted only.
    """
    dated = [action for action in assessment.plan.actions if dates_of(action)]
    line = timeline(dated, assessment.profile.date)
    top_parts, top = head(line)
    room = TALLEST_LANDSCAPE - top - LANE_HEAD - _KEY_ROOM
    parts = list(parted(action_rows(dated, lanes, assessment), room))
    if len(parts) > 1:
        # A list of the same actions has what is cut: one page is worth more here than two lines.
        _, key_room = _key(_left_out(assessment, listed_in), 0, close=True)
        room = TALLEST_LANDSCAPE - top - key_room
        closer = list(parted(action_rows(dated, lanes, assessment, close=True), room))
        parts = closer if len(closer) == 1 else parts
    figures = []
    for number, rows in enumerate(parts, start=1):
        body, foot = drawn(rows, line, top)
        left_out = _left_out(assessment, listed_in) if number == len(parts) else ""
        key, tall = _key(left_out, foot, close=rows[0].close)
        caption = part_caption(CAPTION, number, len(parts))
        says = " ".join(filter(None, (_says(rows, line), left_out)))
        figures.append(
            Figure(
                caption=caption,
                says=told_elsewhere(says, listed_in),
                width=LANDSCAPE,
                height=foot + tall,
                parts=(*columns(line, top, foot), *top_parts, *body, *key),
                twin=_twin(rows, caption, assessment),
                twin_follows=not listed_in,
            )
        )
    return tuple(figures)


def _key(left_out: str, top: float, *, close: bool) -> tuple[list[Part], float]:
    """What the bars mean, and which actions have none."""
    lines = broken(SHORT_KEY, LANDSCAPE, 1) if close else broken(KEY, LANDSCAPE, 2)
    lines += broken(left_out, LANDSCAPE, _KEY_LINES - len(lines))
    return list(labels(lines, 0, top + PADDING)), len(lines) * LEADING + 2 * PADDING


def _left_out(assessment: Assessment, listed_in: str) -> str:
    """Which actions are not drawn, by number, or how many where the document names them; empty
    where all are.
    """
    numbers = numbered(assessment)
    named = [str(numbers[action.id]) for action in without_dates(assessment)]
    if not named:
        return ""
    if listed_in:
        return f"Not drawn: {counted(len(named), 'action')} without a date yet."
    are = "action has" if len(named) == 1 else "actions have"
    return f"Not drawn, as the {are} no date yet: {listed(named)}."


def _says(rows: tuple[ActionRow, ...], line: Timeline) -> str:
    """How many bars over which quarters, lane by lane, and how the actions are going."""
    over = f"{line.first.words} to {line.last.words}"
    _, *month = line.after
    before, after = ("Earlier, then " if line.earlier else ""), f", and after {' '.join(month)}"
    said = [f"{counted(len(rows), 'action')} by quarter: {before}{over}{after}"]
    for lane in dict.fromkeys(row.lane for row in rows):
        here = [str(row.number) for row in rows if row.lane == lane]
        said.append(f"{lane.rstrip('.')}: {listed(here)}")
    for status in ActionStatus:
        here = [str(row.number) for row in rows if row.action.status is status]
        if here:
            said.append(f"{ACTION_STATUS[status]}: {listed(here)}")
    return f"{'. '.join(said)}."


def _twin(rows: tuple[ActionRow, ...], caption: str, assessment: Assessment) -> Table:
    numbers = numbered(assessment)
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        action = row.action
        waits = waits_words(action, numbers, assessment).removeprefix("Waits for ")
        status = as_cell(ACTION_STATUS[action.status], mark=STATUS_MARKS.get(action.status))
        when = (as_cell(when_words(day)) for day in (action.start, action.due))
        lines.append((as_cell(f"{row.number}. {action.title}"), *when, status, as_cell(waits)))
    return Table(f"{caption}, in words", _COLUMNS, tuple(lines), by_words=True)
