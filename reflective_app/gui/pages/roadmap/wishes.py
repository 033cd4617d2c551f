"""What people wish of the actions, as edits of the document with what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol
from uuid import uuid4

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import Edit
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_edits import (
    LoopError,
    add_action,
    alter_action,
    ask_for_decisions,
    follow_ratings,
    merge_actions,
    move_action,
    remove_action,
    split_action,
)
from reflective_app.domain.plan_notes import moved_without_reason
from reflective_app.domain.roadmap import actions_in
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.reason import ASK_WHY
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import PHASES, where_words
from reflective_app.wording.plan_joins import TOO_LONG
from reflective_app.wording.plan_reasons import loop_sentence, moved_along

LABELS = {
    "title": "reword action",
    "items": "choose items",
    "phase": "change phase",
    "ease": "rate action",
    "status": "change status",
    "start": "change start",
    "due": "change due date",
    "reason": "write reason",
    "owner": "write owner",
    "measure": "write measure",
    "baseline": "write today’s value",
    "cost": "write money",
    "funding": "write where the money comes from",
    "barriers": "write barriers",
    "enablers": "write enablers",
    "who_may_miss_out": "write who may miss out",
    "depends_on": "choose what it waits for",
    "aims": "choose aims",
}
"""What finishes “Undo …” for each field of an action."""

MOVES_IT = ("phase", "ease", "depends_on")
"""The fields on which it depends where an action stands."""


class Said(Protocol):
    """A signal that puts a line in the status bar."""

    def emit(self, message: str) -> None:
        """Say it."""


class RoadmapWishes:
    """Each wish names its action; for one that is gone nothing happens."""

    def __init__(
        self,
        document: AssessmentDocument,
        current: Current,
        said: Said,
        ask: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`said` takes what is to be told of a wish that was granted.

        `ask` takes an action that was carried where its ratings do not put it, without a reason.
        """
        self._document, self._current, self._said = document, current, said
        self._ask = ask

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the roadmap, in the group's order."""
        return self._current.assessment.plan.actions

    def action(self, action_id: str) -> Action | None:
        """The action of an id, if there is one."""
        return next((action for action in self.actions if action.id == action_id), None)

    def phase_of(self, action: Action) -> Phase:
        """Where an action stands: where the group moved it, or where its ratings put it."""
        return phases(self.actions)[action.id]

    def is_unexplained(self, action: Action | None) -> bool:
        """Whether somebody moved an action elsewhere than its ratings say, and wrote no reason."""
        return action is not None and moved_without_reason(action, phases(self.actions))

    def add(self, action: Action) -> None:
        """Put an action on the roadmap; writing on in its title undoes together with it."""
        edit = partial(add_action, action)
        self._document.apply(edit, "add action", merge_key=f"{action.id}.title")

    def change(self, action_id: str, field: str, value: object) -> str:
        """Change one field; writing on in the same field undoes as one. Gives why it could not."""
        action = self.action(action_id)
        if action is None:
            return ""
        before = phases(self.actions)
        edit = partial(alter_action, action_id, field, read_field(field, value))
        try:
            self._document.apply(edit, LABELS[field], merge_key=f"{action_id}.{field}")
        except LoopError as error:
            return loop_sentence(action, error.path)
        if field in MOVES_IT:
            self._say_where(action_id, before)
        return ""

    def give_reason(self, action_ids: Sequence[str], reason: str) -> None:
        """Write why actions were moved, the same of all of them."""
        ids = [key for key in action_ids if self.action(key) is not None]
        if ids:
            edits = [partial(alter_action, key, "reason", reason) for key in ids]
            self._document.apply(in_turn(edits), LABELS["reason"])

    def follow(self, action_id: str) -> None:
        """Let an action stand where its ratings put it."""
        before = phases(self.actions)
        if action_id in before:
            self._document.apply(partial(follow_ratings, action_id), "follow the ratings")
            self._say_where(action_id, before)

    def move(self, action_id: str, columns: int, places: int) -> None:
        """Carry a card so many columns and places on; at the edge it stays, and that is said."""
        action = self.action(action_id)
        if action is None:
            return
        stands = self.phase_of(action)
        to = ORDER.index(stands) + columns
        here = [other.id for other in actions_in(stands, self._current.assessment)]
        place = here.index(action_id) + places
        if not 0 <= to < len(ORDER):
            self._said.emit(f"“{action.title}” stays in {PHASES[stands]}.")
        elif columns == 0 and not 0 <= place < len(here):
            end = "first" if places < 0 else "last"
            self._said.emit(f"“{action.title}” is already {end} in {PHASES[stands]}.")
        else:
            self._put(action_id, ORDER[to], place)

    def place(self, action_id: str, phase: str) -> None:
        """Carry a card to a phase, to its end."""
        action = self.action(action_id)
        if action is not None and self.phase_of(action) is not Phase(phase):
            self._put(action_id, Phase(phase), len(self.actions))

    def put(self, action_id: str, phase: str, place: int) -> None:
        """Carry a card to a place in a phase."""
        if self.action(action_id) is not None:
            self._put(action_id, Phase(phase), place)

    def remove(self, action_id: str) -> None:
        """Take an action off the roadmap, and say how to have it back."""
        action = self.action(action_id)
        if action is not None:
            self._document.apply(partial(remove_action, action_id), "remove action")
            self._said.emit(f"“{action.title}” is off the roadmap. Ctrl+Z brings it back.")

    def split(self, action_id: str, titles: Sequence[str], aims_with: int) -> None:
        """Put several actions in place of one; the first keeps what only one can have.

        `aims_with` is the place of the title that keeps the aims.
        """
        if self.action(action_id) is None or len(titles) < 2:
            return
        ids = (action_id, *(new_id() for _ in titles[1:]))
        parts = tuple(zip(ids, titles, strict=True))
        edit = partial(split_action, action_id, parts, aims_with=ids[aims_with])
        self._document.apply(edit, "split action", keep=True)
        self._said.emit(f"Split into {counted(len(titles), 'action')}. Ctrl+Z puts it together.")

    def merge(self, kept_id: str, other_id: str) -> str:
        """Put one action in place of two. Gives why it could not."""
        kept, other = self.action(kept_id), self.action(other_id)
        if kept is None or other is None:
            return ""
        try:
            self._document.apply(
                partial(merge_actions, kept_id, other_id), "merge actions", keep=True
            )
        except LoopError as error:
            return loop_sentence(kept, error.path)
        except ValueError:
            return TOO_LONG
        self._said.emit(f"“{other.title}” is now part of “{kept.title}”. Ctrl+Z parts them.")
        return ""

    def ask_for(self, decisions: tuple[str, ...]) -> None:
        """Say what the board is asked to decide."""
        edit = partial(ask_for_decisions, decisions)
        self._document.apply(edit, "write decisions asked for", merge_key="decisions")

    def _put(self, action_id: str, phase: Phase, place: int) -> None:
        before = phases(self.actions)
        self._document.apply(partial(move_action, action_id, phase, max(place, 0)), "move action")
        self._say_where(action_id, before, ask=before[action_id] is not phase)

    def _say_where(self, action_id: str, before: Mapping[str, Phase], *, ask: bool = False) -> None:
        """Say where an action stands now and what follows it, and `ask` why it was moved there."""
        action = self.action(action_id)
        if action is not None:
            unsaid = self.is_unexplained(action)
            parts = (
                where_words(action, self._current.assessment),
                moved_along(action_id, before, self.actions),
                ASK_WHY if ask and unsaid else "",
            )
            self._said.emit(" ".join(part for part in parts if part))
            if ask and unsaid:
                self._ask(action_id)


def read_field(field: str, value: object) -> object:
    """The value of a field as an action holds it: a phase and a status come as their keys."""
    if field == "phase":
        return Phase(str(value)) if value else None
    return ActionStatus(str(value)) if field == "status" else value


def with_field(action: Action, field: str, value: object) -> Action:
    """An action that is on no roadmap yet, with one field changed."""
    return changed(action, **{field: read_field(field, value)})


def in_turn(edits: Sequence[Edit]) -> Edit:
    """Several edits as one, so that they undo as one."""
    return partial(_one_after_another, tuple(edits))


def new_id() -> str:
    """An id that no other copy of this assessment will give."""
    return f"action-{uuid4().hex[:12]}"


def _one_after_another(edits: Sequence[Edit], assessment: Assessment) -> Assessment:
    for edit in edits:
        assessment = edit(assessment)
    return assessment
