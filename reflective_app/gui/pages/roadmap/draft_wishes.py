"""What people wish of drafts, and of what stands under Not now, as edits of the document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reflective_app.domain.editing import changed
from reflective_app.domain.edits import Edit
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, NotNow, Phase
from reflective_app.domain.plan_edits import (
    add_action,
    bring_back,
    bring_draft_back,
    move_action,
    set_aside,
    set_draft_aside,
)
from reflective_app.domain.roadmap import (
    Covered,
    Draft,
    aims_of,
    all_drafts,
    as_offered,
    covered,
    not_taken,
)
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.cards import DRAFT, ITEM
from reflective_app.gui.pages.roadmap.kept import WhileAnswersStay
from reflective_app.gui.pages.roadmap.wishes import Said, in_turn, new_id, with_field
from reflective_app.wording.dates import counted
from reflective_app.wording.drafts import draft_title
from reflective_app.wording.plan import PHASES

GROUP = "the group"
LABELS = {
    "reason": "write why not now",
    "decided_by": "write who decided",
    "look_again": "change when to look again",
}


class DraftWishes:
    """Each wish names its drafts; those that are gone are passed over.

    A draft that was edited stays edited, until it is accepted or the assessment is closed.
    """

    def __init__(self, document: AssessmentDocument, current: Current, said: Said) -> None:
        """`said` takes what is to be told of a wish that was granted."""
        self._document, self._current, self._said = document, current, said
        self._every: WhileAnswersStay[tuple[Draft, ...]] = WhileAnswersStay()
        self._made: dict[str, Action] = {}
        self._edited: set[str] = set()

    # --- drafts on offer --------------------------------------------------------------------------

    def on_offer(self) -> tuple[Draft, ...]:
        """The drafts that are neither accepted, set aside nor covered; edited ones even so."""
        hidden = {each.draft.id for each in self.covered()}
        return as_offered([draft for draft in self._left() if draft.id not in hidden])

    def covered(self) -> tuple[Covered, ...]:
        """The drafts that are not offered, since an action aims as far, with that action."""
        found = covered(self._left(), self._current.assessment)
        return tuple(each for each in found if each.draft.id not in self._edited)

    def action_of(self, draft: Draft) -> Action:
        """The action that a draft would become, as far as it was edited."""
        if draft.id not in self._made:
            self._made[draft.id] = Action(
                id=new_id(),
                title=draft_title(draft),
                items=(draft.item.id,),
                aims=aims_of(draft),
                drafts=(draft.id,),
            )
        return self._made[draft.id]

    def is_edited(self, draft_id: str) -> bool:
        """Whether somebody wrote in a draft before it was accepted."""
        return draft_id in self._edited

    def find(self, draft_id: str) -> Draft | None:
        """A draft on offer, if it is."""
        return next((draft for draft in self.on_offer() if draft.id == draft_id), None)

    def edit(self, draft: Draft, field: str, value: object) -> None:
        """Write in a draft; nothing is on the roadmap yet."""
        self._made[draft.id] = with_field(self.action_of(draft), field, value)
        self._edited.add(draft.id)

    @property
    def edited(self) -> int:
        """How many drafts on offer somebody wrote in and nobody accepted."""
        return len(self._edited & {draft.id for draft in self.on_offer()}) if self._edited else 0

    def accept(self, draft_ids: Sequence[str], phase: str = "") -> tuple[str, ...]:
        """Make actions of drafts: where their ratings put them, or in a phase by hand.

        Gives the ids of the actions.
        """
        made = [self.action_of(draft) for draft in self._named(draft_ids)]
        if not made:
            return ()
        edits: list[Edit] = []
        for action in made:
            edits.append(partial(add_action, action))
            if phase:
                # Beyond every place: at the end of the phase.
                place = len(self._current.assessment.plan.actions) + len(made)
                edits.append(partial(move_action, action.id, Phase(phase), place))
        label = "accept draft" if len(made) == 1 else "accept drafts"
        self._document.apply(in_turn(edits), label, keep=True)
        for name in draft_ids:
            self._made.pop(name, None)
            self._edited.discard(name)
        self._said.emit(self._added(made))
        return tuple(action.id for action in made)

    def named(self, draft_ids: Sequence[str]) -> str:
        """What a person calls these drafts: the one by its words, several by their number."""
        named = self._named(draft_ids)
        return draft_title(named[0]) if len(named) == 1 else counted(len(named), "draft")

    def put_aside(self, draft_ids: Sequence[str], why: NotNow) -> None:
        """Set drafts aside, all for the one reason."""
        named = self._named(draft_ids)
        if not named:
            return
        one = len(named) == 1
        edits = [partial(set_draft_aside, draft.id, why) for draft in named]
        self._document.apply(in_turn(edits), f"set draft{'' if one else 's'} aside", keep=True)
        self._said.emit(
            "The draft is set aside under Not now. Ctrl+Z brings it back."
            if one
            else "The drafts are set aside under Not now. Ctrl+Z brings them back."
        )

    # --- not now ----------------------------------------------------------------------------------

    def aside(self, key: str) -> NotNow | None:
        """Why something stands under Not now, by the key of its card."""
        plan = self._current.assessment.plan
        if key.startswith(ITEM):
            return plan.not_now.get(key.removeprefix(ITEM))
        return plan.drafts_set_aside.get(key.removeprefix(DRAFT))

    def alter_aside(self, key: str, field: str, value: object) -> None:
        """Change why something stands under Not now, who decided it or when to look again."""
        why = self.aside(key)
        if why is None:
            return
        other = changed(why, **{field: value})
        edit: Edit
        if key.startswith(ITEM):
            edit = partial(set_aside, key.removeprefix(ITEM), other)
        else:
            edit = partial(set_draft_aside, key.removeprefix(DRAFT), other)
        self._document.apply(edit, LABELS[field], merge_key=f"{key}.{field}")

    def bring_back(self, key: str) -> None:
        """Bring back what stands under Not now."""
        if self.aside(key) is None:
            return
        if key.startswith(ITEM):
            self._document.apply(partial(bring_back, key.removeprefix(ITEM)), "bring back")
            self._said.emit("The recommendation is back in its lane on the benchmark.")
        else:
            edit = partial(bring_draft_back, key.removeprefix(DRAFT))
            self._document.apply(edit, "bring draft back")
            self._said.emit("The draft is back among the drafts to look at.")

    def _left(self) -> tuple[Draft, ...]:
        assessment = self._current.assessment
        return not_taken(self._every.value(assessment, self._all), assessment)

    def _all(self) -> tuple[Draft, ...]:
        return tuple(all_drafts(self._current.findings, self._current.assessment))

    def _named(self, draft_ids: Sequence[str]) -> list[Draft]:
        return [draft for draft in self.on_offer() if draft.id in set(draft_ids)]

    def _added(self, made: Sequence[Action]) -> str:
        standing = phases(self._current.assessment.plan.actions)
        if len(made) == 1:
            return f"Added to {PHASES[standing[made[0].id]]}: {made[0].title}."
        return f"Added {counted(len(made), 'action')} to the roadmap."
