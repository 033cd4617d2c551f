"""What people wish of the roadmap, as edits of the document with what is said of them."""

from __future__ import annotations

from functools import partial
from typing import Protocol
from uuid import uuid4

from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Action, ActionStatus, NotNow, Phase
from reflective_app.domain.plan_edits import (
    add_action,
    alter_action,
    ask_for_decisions,
    bring_back,
    bring_draft_back,
    move_action,
    remove_action,
    set_draft_aside,
)
from reflective_app.domain.roadmap import Draft, actions_in, aims_of, drafts
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap_cards import DRAFT, ITEM
from reflective_app.gui.prompts import Prompts
from reflective_app.wording.drafts import draft_title
from reflective_app.wording.plan import PHASES, where_words

NEW_ACTION = "New action"
GROUP = "the group"
LABELS = {
    "title": "reword action",
    "items": "choose items",
    "phase": "change phase",
    "status": "change status",
    "start": "change start",
    "due": "change due date",
    "reason": "write reason",
    "owner": "write owner",
    "measure": "write measure",
    "baseline": "write today’s value",
    "cost": "write cost",
    "funding": "write funding",
    "depends_on": "choose what it needs",
}
"""What finishes “Undo …” for each field of an action."""

MADE = {"phase": Phase, "status": ActionStatus}


class Said(Protocol):
    """A signal that puts a line in the status bar."""

    def emit(self, message: str) -> None:
        """Say it."""


class RoadmapWishes:
    """Each wish names its action or draft; for one that is gone nothing happens."""

    def __init__(
        self, document: AssessmentDocument, current: Current, prompts: Prompts, said: Said
    ) -> None:
        """`said` takes what is to be told of a wish that was granted."""
        self._document, self._current, self._prompts, self._said = document, current, prompts, said

    def action(self, action_id: str) -> Action | None:
        """The action of an id, if there is one."""
        actions = self._current.assessment.plan.actions
        return next((action for action in actions if action.id == action_id), None)

    def phase_of(self, action: Action) -> Phase:
        """Where an action stands: where the group moved it, or where its ratings put it."""
        return phases(self._current.assessment.plan.actions)[action.id]

    def add(self) -> str:
        """Add an action that is still to be worded; gives its id."""
        action = Action(id=_new_id(), title=NEW_ACTION, phase=Phase.NOW)
        self._document.apply(partial(add_action, action), "add action")
        return action.id

    def change(self, action_id: str, field: str, value: object) -> None:
        """Change one field; writing on in the same field undoes as one."""
        if self.action(action_id) is None:
            return
        made = MADE[field](str(value)) if field in MADE else value
        edit = partial(alter_action, action_id, field, made)
        self._document.apply(edit, LABELS[field], merge_key=f"{action_id}.{field}")
        if field == "phase":
            self._say_where(action_id)

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
            self._put(action_id, Phase(phase), len(self._current.assessment.plan.actions))

    def remove(self, action_id: str) -> None:
        """Take an action off the roadmap, and say how to have it back."""
        action = self.action(action_id)
        if action is not None:
            self._document.apply(partial(remove_action, action_id), "remove action")
            self._said.emit(f"“{action.title}” is off the roadmap. Ctrl+Z brings it back.")

    def accept(self, draft_id: str, phase: str) -> None:
        """Make an action of a draft."""
        waiting = {each.id: each for each in self._drafts()}
        draft = waiting.get(draft_id)
        if draft is None:
            return
        action = Action(
            id=_new_id(),
            title=draft_title(draft),
            items=(draft.item.id,),
            phase=Phase(phase),
            aims=aims_of(draft),
            drafts=(draft.id,),
        )
        self._document.apply(partial(add_action, action), "accept draft", keep=True)
        self._said.emit(f"Added to {PHASES[Phase(phase)]}: {action.title}.")

    def put_aside(self, draft_id: str) -> None:
        """Set a draft aside; the reason is asked for."""
        draft = next((each for each in self._drafts() if each.id == draft_id), None)
        if draft is None:
            return
        question = f"Why is “{draft_title(draft)}” set aside? The reason is printed under Not now."
        why = self._prompts.ask_reason("Set this draft aside", question)
        if why is not None and why.strip():
            edit = partial(set_draft_aside, draft_id, NotNow(reason=why, decided_by=GROUP))
            self._document.apply(edit, "set draft aside", keep=True)
            self._said.emit("The draft is set aside under Not now. Ctrl+Z brings it back.")

    def bring_back(self, key: str) -> None:
        """Bring back what stands under Not now."""
        if key.startswith(ITEM):
            self._document.apply(partial(bring_back, key.removeprefix(ITEM)), "bring back")
            self._said.emit("The recommendation is back in its lane on the benchmark.")
        elif key.startswith(DRAFT):
            edit = partial(bring_draft_back, key.removeprefix(DRAFT))
            self._document.apply(edit, "bring draft back")
            self._said.emit("The draft is back among the drafts to look at.")

    def ask_for(self, decisions: tuple[str, ...]) -> None:
        """Say what the board is asked to decide."""
        edit = partial(ask_for_decisions, decisions)
        self._document.apply(edit, "write decisions asked for", merge_key="decisions")

    def _put(self, action_id: str, phase: Phase, place: int) -> None:
        self._document.apply(partial(move_action, action_id, phase, max(place, 0)), "move action")
        self._say_where(action_id)

    def _say_where(self, action_id: str) -> None:
        action = self.action(action_id)
        if action is not None:
            self._said.emit(where_words(action, self._current.assessment))

    def _drafts(self) -> tuple[Draft, ...]:
        return drafts(self._current.findings, self._current.assessment)


def _new_id() -> str:
    """An id that no other copy of this assessment will give."""
    return f"action-{uuid4().hex[:12]}"
