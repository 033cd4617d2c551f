"""The roadmap's actions as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import uuid4

from pydantic import ValidationError

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, row_of
from reflective_app.domain.phases import by_rule, due_early, phases, placed_early, waits_for
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_edits import add_action, change_action
from reflective_app.domain.plan_notes import moved_without_reason
from reflective_app.storage.sheet import Row, plain
from reflective_app.storage.tables.cells import CellError
from reflective_app.storage.tables.columns import (
    Column,
    Out,
    day,
    differences,
    laid_over,
    misfit,
    references,
    text,
    words,
)
from reflective_app.storage.tables.names import Names, item_names
from reflective_app.storage.tables.taken import WHOLE, Taken, matched
from reflective_app.wording.dates import long_date
from reflective_app.wording.plan import PHASES
from reflective_app.wording.words import ACTION_STATUS

COLUMNS = (
    "title",
    "items",
    "owner",
    "phase",
    "start",
    "due",
    "cost",
    "funding",
    "measure",
    "baseline",
    "depends on",
    "status",
    "reason",
)
REQUIRED = ("title",)
ALSO = {
    "action": "title",
    "serves": "items",
    "for which items of the guide": "items",
    "waits for these actions": "depends on",
    "today's value": "baseline",
}

_BY_EASE = "by ease"
_PHASES: dict[Phase | None, str] = {None: _BY_EASE, **dict(PHASES.items())}
_STATUS = {status: word.partition(" (")[0] for status, word in ACTION_STATUS.items()}
_PRINTED: dict[str, ActionStatus] = {
    word.casefold(): status for status, word in ACTION_STATUS.items()
}


def take(rows: Sequence[Row], taken: Taken) -> None:
    """Lay a table of actions over the roadmap; a title that is not there is a new action.

    A dependency that would have two actions wait for each other is left out and listed.
    """
    began = taken.assessment
    columns = _columns(began)
    own = [column for column in columns if column.field != "depends_on"]
    there = began.plan.actions
    named: list[tuple[Row, object]] = []
    for row in rows:
        if row.code("title"):
            named.append((row, plain(row.code("title"))))
        else:
            taken.slip(row, "title", "The row does not name its action. Write its title here.")
    taken_in: list[tuple[Row, Action | None, str]] = []
    for match in matched(named, [plain(action.title) for action in there], "actions"):
        row = match.row
        if match.problem:
            taken.slip(row, "title", match.problem)
            continue
        before = there[match.place] if match.place is not None else None
        try:
            blank = before or Action(id=f"action-{uuid4().hex[:12]}", title=row.cell("title").text)
        except ValidationError as error:
            taken.slip(row, "title", misfit(error, Action))
            continue
        after = laid_over(blank, row, own, taken)
        edit = add_action if before is None else change_action
        if after != before:
            taken.assessment = edit(after, taken.assessment)
        taken_in.append((row, before, after.id))
    _wait([(row, action_id) for row, _, action_id in taken_in], taken)
    shown = _columns(taken.assessment)
    for row, before, action_id in taken_in:
        after = row_of(taken.assessment.plan.actions, action_id)
        taken.change(row, after.title, differences(before, after, shown), added=before is None)
    taken.slips.sort(key=lambda slip: slip.row)
    _say_what_is_odd({action_id: row.number for row, _, action_id in taken_in}, began, taken)


def rows_of(assessment: Assessment) -> Iterator[list[Out]]:
    """The roadmap, a row an action, in the group's order."""
    columns = _columns(assessment)
    for action in assessment.plan.actions:
        yield [action.title, *(column.write(getattr(action, column.field)) for column in columns)]


def _columns(assessment: Assessment) -> tuple[Column, ...]:
    """All but the title."""
    questions = assessment.question_set
    codes = questions.codes
    titles = {item.id: f"{codes[item.id]} {item.title}" for item in questions.every_item}
    actions = {action.id: action.title for action in assessment.plan.actions}
    return (
        references("items", item_names(questions.every_item, "item", questions), titles),
        text("owner"),
        words("phase", _PHASES, {"follow the ratings": None}),
        day("start", "start", begins=True),
        day("due", "due"),
        text("cost"),
        text("funding"),
        text("measure"),
        text("baseline"),
        references("depends on", _action_names(assessment), actions, "depends_on", by_id=False),
        words("status", _STATUS, _PRINTED),
        text("reason"),
    )


def _action_names(assessment: Assessment) -> Names:
    return Names("action", {each.id: (each.title,) for each in assessment.plan.actions})


def _wait(rows: Sequence[tuple[Row, str]], taken: Taken) -> None:
    """Have actions wait for those that their rows name.

    What all these rows said before is taken out first, so that a table that turns an order round
    is no loop, whichever row comes first. It is put back where a row says nothing but loops.
    """
    names = _action_names(taken.assessment)
    wished: list[tuple[Row, str, tuple[str, ...]]] = []
    for row, action_id in rows:
        if not row.code("depends on"):
            continue
        try:
            wished.append((row, action_id, names.several(row.cell("depends on").text)))
        except CellError as error:
            taken.slip(row, "depends on", error)
    actions = {action.id: action for action in taken.assessment.plan.actions}
    for _, action_id, _ in wished:
        actions[action_id] = changed(actions[action_id], depends_on=())
    for row, action_id, others in wished:
        loops = _wait_for(action_id, others, actions)
        for loop in loops:
            taken.slip(row, "depends on", loop)
        if len(loops) == len(others):  # the cell says nothing certain, so what stood there stays
            before = row_of(taken.assessment.plan.actions, action_id)
            _wait_for(action_id, before.depends_on, actions)
    for action in actions.values():
        if action != row_of(taken.assessment.plan.actions, action.id):
            taken.assessment = change_action(action, taken.assessment)


def _wait_for(action_id: str, others: Sequence[str], actions: dict[str, Action]) -> list[str]:
    """Have an action wait for others, and say of each for which it cannot why not."""
    loops = []
    for other in others:
        if loop := _loop(action_id, other, actions.values()):
            loops.append(loop)
        else:
            waits = (*actions[action_id].depends_on, other)
            actions[action_id] = changed(actions[action_id], depends_on=waits)
    return loops


def _loop(action_id: str, other_id: str, actions: Iterable[Action]) -> str:
    """What to say where an action cannot wait for another; empty where it can."""
    listed_actions = {action.id: action for action in actions}
    if other_id == action_id:
        return "An action cannot wait for itself. Leave this one out."
    if not waits_for(other_id, action_id, listed_actions.values()):
        return ""
    other = listed_actions[other_id].title
    return (
        f"“{other}” waits for “{listed_actions[action_id].title}” already, so neither could begin. "
        f"“{other}” is left out here. Take one of the two dependencies away."
    )


def _say_what_is_odd(rows: Mapping[str, int], before: Assessment, taken: Taken) -> None:
    """Say what the table brings about and was not so before, with the row that brought it.

    An action that no row is about may come to stand early too, since another was moved.
    """
    after = taken.assessment
    for action_id, told in (
        *_start_notices(before, after),
        *_order_notices(before, after),
        *_reason_notices(before, taken),
    ):
        row = rows.get(action_id, WHOLE)
        taken.say(row, told if row is WHOLE else f"Row {row}: {told}")


def _start_notices(before: Assessment, after: Assessment) -> Iterator[tuple[str, str]]:
    """Which actions come to start after they are due."""
    known = {(action.id, action.start, action.due) for action in before.plan.actions}
    for action in after.plan.actions:
        start, due = action.start, action.due
        if start and due and due < start and (action.id, start, due) not in known:
            yield (
                action.id,
                f"“{action.title}” would be due on {long_date(due)}, before it starts on "
                f"{long_date(start)}.",
            )


def _order_notices(before: Assessment, after: Assessment) -> Iterator[tuple[str, str]]:
    """What comes into an odd order: phases and dates before those waited for."""
    standing = phases(after.plan.actions)
    known = {(one.id, other.id) for one, other in placed_early(before.plan.actions)}
    for one, other in placed_early(after.plan.actions):
        if (one.id, other.id) not in known:
            yield (
                one.id,
                f"“{one.title}” would stand in {PHASES[standing[one.id]]}, before “{other.title}”, "
                f"which it waits for and which stands in {PHASES[standing[other.id]]}.",
            )
    known = {(one.id, other.id) for one, other in due_early(before.plan.actions)}
    for one, other in due_early(after.plan.actions):
        if (one.id, other.id) not in known and one.due and other.due:
            yield (
                one.id,
                f"“{one.title}” would be due on {long_date(one.due)}, before “{other.title}”, "
                f"which it waits for and which is due on {long_date(other.due)}.",
            )


def _reason_notices(before: Assessment, taken: Taken) -> Iterator[tuple[str, str]]:
    """Which actions are moved elsewhere than the rule puts them, without the reason why."""
    after, column = taken.assessment, taken.called("reason")
    known = {(action.id, action.phase) for action in _without_reason(before)}
    standing = phases(after.plan.actions)
    for action in _without_reason(after):
        if (action.id, action.phase) not in known:
            yield (
                action.id,
                f"“{action.title}” is moved to {PHASES[standing[action.id]]} and has no reason; "
                f"otherwise it would stand in {PHASES[by_rule(action, standing)]}. "
                f"Write in the column {column} why it is moved, which is printed beside it.",
            )


def _without_reason(assessment: Assessment) -> Iterator[Action]:
    actions = assessment.plan.actions
    standing = phases(actions)
    return (action for action in actions if moved_without_reason(action, standing))
