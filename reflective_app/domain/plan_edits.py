"""Every way the roadmap can change (`method.md` section 6).

Pure functions with the assessment as the last argument, like those of `edits`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having, row_of, swapped
from reflective_app.domain.merging import merged
from reflective_app.domain.phases import by_rule, phases, wait_path, waits_for
from reflective_app.domain.plan import Action, NotNow, Phase, Update
from reflective_app.domain.progress import update_on


class LoopError(Exception):
    """Two actions would wait for each other. `action_id` names the one that closes the loop.

    `path` are the actions by which that one waits already: itself first, the other one last.
    """

    def __init__(self, action_id: str, path: tuple[Action, ...] = ()) -> None:
        """Name the action that waits already."""
        super().__init__(action_id)
        self.action_id, self.path = action_id, path


def add_action(action: Action, assessment: Assessment) -> Assessment:
    """Add an action at the end of its phase. An accepted draft is one that names its draft.

    Raises ValueError where there is one of its id, and LoopError where it would wait for itself.
    """
    if any(other.id == action.id for other in assessment.plan.actions):
        raise ValueError(action.id)
    return _plan(assessment, actions=_without_loop(action, (*assessment.plan.actions, action)))


def change_action(action: Action, assessment: Assessment) -> Assessment:
    """Change an action.

    Raises KeyError if there is none of this id, and LoopError where it would wait for itself.
    """
    before = row_of(assessment.plan.actions, action.id)
    after = swapped(assessment.plan.actions, action)
    loops = action.depends_on != before.depends_on
    return _plan(assessment, actions=_without_loop(action, after) if loops else after)


def alter_action(action_id: str, field: str, value: object, assessment: Assessment) -> Assessment:
    """Change one field of an action.

    Raises KeyError for an unknown action, ValueError for a value that does not fit, and LoopError
    where it would wait for itself.
    """
    action = row_of(assessment.plan.actions, action_id)
    return change_action(changed(action, **{field: value}), assessment)


def remove_action(action_id: str, assessment: Assessment) -> Assessment:
    """Take an action off the roadmap, also out of what others depend on. KeyError if unknown."""
    row_of(assessment.plan.actions, action_id)
    kept = tuple(
        changed(action, depends_on=tuple(d for d in action.depends_on if d != action_id))
        for action in assessment.plan.actions
        if action.id != action_id
    )
    return _plan(assessment, actions=kept)


def move_action(action_id: str, phase: Phase, place: int, assessment: Assessment) -> Assessment:
    """Put an action at a place within a phase, 0 first. Raises KeyError if it is unknown.

    In the phase where its ratings and what it depends on would put it, it follows those again.
    """
    action = row_of(assessment.plan.actions, action_id)
    standing = phases(assessment.plan.actions)
    moved = None if by_rule(action, standing) is phase else phase
    others = [other for other in assessment.plan.actions if other.id != action_id]
    ahead = [index for index, other in enumerate(others) if standing[other.id] is phase]
    at = ahead[place] if 0 <= place < len(ahead) else len(others)
    others.insert(at, changed(action, phase=moved))
    return _plan(assessment, actions=tuple(others))


def follow_ratings(action_id: str, assessment: Assessment) -> Assessment:
    """Let an action stand where its ratings and what it depends on put it. KeyError if unknown."""
    return alter_action(action_id, "phase", None, assessment)


def depend_on(action_id: str, others: tuple[str, ...], assessment: Assessment) -> Assessment:
    """Say which actions one waits for.

    Raises KeyError for an unknown action, and LoopError where one of them waits for it already.
    """
    for other in others:
        row_of(assessment.plan.actions, other)
    once = tuple(dict.fromkeys(others))
    return alter_action(action_id, "depends_on", once, assessment)


def split_action(
    action_id: str,
    parts: tuple[tuple[str, str], ...],
    assessment: Assessment,
    *,
    aims_with: str = "",
) -> Assessment:
    """Put several actions in place of one, each an id and a title; the first keeps its id.

    They share items, owner, dates, ratings and what they wait for; what waited for the one waits
    for all. Aims go to the part `aims_with`, to the last if that is empty: an early part alone
    reaches none of them. Drafts, money, measure and updates stay with the first, so that nothing is
    counted twice. Raises KeyError for an unknown action, and ValueError for parts that are fewer
    than two, do not begin with the action itself, or carry an id that another action has, and
    where none of them is `aims_with`.
    """
    action = row_of(assessment.plan.actions, action_id)
    taken = [other.id for other in assessment.plan.actions if other is not action]
    named = [part for part, _ in parts]
    if len(named) < 2 or named[0] != action_id or len({*named, *taken}) < len(named) + len(taken):
        raise ValueError(named)
    if aims_with and aims_with not in named:
        raise ValueError(aims_with)
    aimed = aims_with or named[-1]
    alone = {"drafts": (), "cost": "", "funding": "", "measure": "", "baseline": "", "updates": ()}
    made = [
        changed(
            action,
            title=title,
            aims=action.aims if part == aimed else (),
            **({"id": part} | alone if part != action_id else {}),
        )
        for part, title in parts
    ]
    ids = tuple(named)
    actions: list[Action] = []
    for other in assessment.plan.actions:
        if other.id == action_id:
            actions += made
        else:
            waits = tuple(
                each for d in other.depends_on for each in (ids if d == action_id else (d,))
            )
            actions.append(changed(other, depends_on=waits))
    return _plan(assessment, actions=tuple(actions))


def merge_actions(kept_id: str, other_id: str, assessment: Assessment) -> Assessment:
    """Put one action in place of two, with everything that was written of both.

    What waited for either waits for it. Raises KeyError for an unknown action, LoopError where an
    action waits for the one and is waited for by the other, and ValueError where the texts of both
    are too long for one field.
    """
    actions = assessment.plan.actions
    kept, other = row_of(actions, kept_id), row_of(actions, other_id)
    one = merged(kept, other)
    rest = [
        changed(action, depends_on=_renamed(action.depends_on, other_id, kept_id))
        for action in actions
        if action.id not in (kept_id, other_id)
    ]
    _without_loop(one, (*rest, one))
    place = [action.id for action in actions if action.id != other_id].index(kept_id)
    rest.insert(place, one)
    return _plan(assessment, actions=tuple(rest))


def report_progress(action_id: str, update: Update, assessment: Assessment) -> Assessment:
    """Say how an action was going on a day; the word of the latest day is its status.

    Another word on the same day takes the place of the first. A word on an earlier day than the
    latest changes no status. Raises KeyError if the action is unknown.
    """
    action = row_of(assessment.plan.actions, action_id)
    others = [other for other in action.updates if other.on != update.on]
    updates = tuple(sorted([*others, update], key=lambda each: each.on))
    status = update.status if updates[-1] is update else action.status
    return change_action(changed(action, updates=updates, status=status), assessment)


def take_back_progress(action_id: str, on: date, assessment: Assessment) -> Assessment:
    """Take out what was said of an action on a day. Raises KeyError if the action is unknown.

    Where its status came from that day, it is again that of the day before; else it stays.
    """
    action = row_of(assessment.plan.actions, action_id)
    kept = tuple(update for update in action.updates if update.on != on)
    gone = update_on(action, on)
    from_then = gone is not None and gone == action.updates[-1] and gone.status is action.status
    status = kept[-1].status if from_then and kept else action.status
    return change_action(changed(action, updates=kept, status=status), assessment)


def set_draft_aside(draft_id: str, why: NotNow, assessment: Assessment) -> Assessment:
    """Set a draft action aside, with the reason. It moves no item."""
    return _plan(assessment, drafts_set_aside=assessment.plan.drafts_set_aside | {draft_id: why})


def bring_draft_back(draft_id: str, assessment: Assessment) -> Assessment:
    """Offer a draft again that was set aside."""
    rest = {key: why for key, why in assessment.plan.drafts_set_aside.items() if key != draft_id}
    return _plan(assessment, drafts_set_aside=rest)


def set_aside(item_id: str, why: NotNow, assessment: Assessment) -> Assessment:
    """Set a recommendation aside for now, with the reason. Duties cannot be: KeyError is raised."""
    item = assessment.question_set.item(item_id)
    if item.kind != "recommendation":
        raise KeyError(item_id)
    return _plan(assessment, not_now=assessment.plan.not_now | {item_id: why})


def bring_back(item_id: str, assessment: Assessment) -> Assessment:
    """Bring back a recommendation that was set aside."""
    rest = {key: why for key, why in assessment.plan.not_now.items() if key != item_id}
    return _plan(assessment, not_now=rest)


def ask_for_decisions(decisions: tuple[str, ...], assessment: Assessment) -> Assessment:
    """Say what the board is asked to decide, in order."""
    return _plan(assessment, decisions_asked=decisions)


def _without_loop(action: Action, actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions as they are. Raises LoopError where one that this waits for waits for it."""
    for other in action.depends_on:
        if waits_for(other, action.id, actions):
            raise LoopError(other, wait_path(other, action.id, actions))
    return actions


def _plan(assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    return having(assessment, plan=changed(assessment.plan, **changes))


def _renamed(ids: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if each == old else each for each in ids))
