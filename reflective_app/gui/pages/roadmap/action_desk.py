"""One action in full: opened, written in, gone on from, split, or merged with another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from reflective_app.domain.plan import Action
from reflective_app.gui.pages.roadmap.desks import DraftsDesk
from reflective_app.gui.pages.roadmap.parts import RoadmapParts
from reflective_app.gui.pages.roadmap.views import WHERE, View
from reflective_app.gui.pages.roadmap.wishes import RoadmapWishes, new_id, with_field
from reflective_app.gui.widgets.announce import announce

UNNAMED = "New action"
"""Stands in for words until somebody writes some; it is never on the roadmap."""

NEW, AS_DRAFT = "New action", "Draft action, not on the roadmap yet"
MEND_DATE = "Write it as the field says, or empty it."
NO_FURTHER = {1: "This is the last action.", -1: "This is the first action."}


class ActionDesk(QObject):
    """Connects the form of an action, and the ways on from it, with the wishes for actions."""

    def __init__(self, parts: RoadmapParts, wishes: RoadmapWishes, offers: DraftsDesk) -> None:
        """`parts` is the page, whose view it changes; nothing is open at first."""
        super().__init__(parts)
        self._parts, self._wishes, self._offers = parts, wishes, offers
        self._open, self._draft, self._is_new = "", "", False
        self._new: Action | None = None
        self._in_turn: tuple[str, ...] = ()
        self._connect()

    def open(self, action_id: str, field: str = "") -> None:
        """Open an action, at one of its fields; the others can be gone on to as they stand now."""
        if self._wishes.action(action_id) is not None and self._settled():
            self._open, self._draft, self._is_new = action_id, "", False
            self._in_turn = self._parts.in_turn()
            self._go_to_form(field)

    def edit_draft(self, draft_id: str) -> None:
        """Open a draft, to be written in before it is accepted."""
        self._open, self._draft, self._is_new = "", draft_id, False
        self._go_to_form()

    def begin_new(self) -> None:
        """Open the form; the action is on the roadmap once somebody writes what will be done.

        What was written of one that has no words yet is still there.
        """
        if self._new is None:
            self._new = Action(id=new_id(), title=UNNAMED)
        self._open, self._draft, self._is_new = "", "", True
        self._in_turn = ()
        self._go_to_form()

    def show(self) -> None:
        """Show the open action; if it is gone, undone perhaps, go back to where it was opened."""
        parts, assessment = self._parts, self._parts.current.assessment
        action = self._wishes.action(self._open)
        draft = self._offers.find(self._draft) if self._draft else None
        if self._is_new and self._new is not None:
            parts.form.show_action(self._new, assessment, NEW, new=True)
        elif draft is not None:
            parts.form.show_action(self._offers.action_of(draft), assessment, AS_DRAFT)
        elif action is not None:
            parts.form.show_action(action, assessment, self._head())
        else:
            self._go_out()
            return
        parts.form_bar.show_kind(
            on_roadmap=action is not None,
            draft=draft is not None,
            others=len(self._wishes.actions) > 1,
            back=WHERE[View.DRAFTS if draft is not None else parts.home],
        )
        ways = (self._beside(-1), self._beside(1)) if action is not None else ("", "")
        parts.form_bar.show_turns(before=bool(ways[0]), after=bool(ways[1]))

    @property
    def new_begun(self) -> bool:
        """Whether something is written of an action that has no words yet."""
        return self._new is not None and self._new != Action(id=self._new.id, title=UNNAMED)

    @property
    def title(self) -> str:
        """The words of the open action, or of the draft; empty for a new one."""
        draft = self._offers.find(self._draft) if self._draft else None
        action = self._wishes.action(self._open) if draft is None else self._offers.action_of(draft)
        return action.title if action is not None else ""

    def leave(self) -> None:
        """Back to where the open action was opened; not while a date of it cannot be read."""
        if self._settled():
            self._go_out()

    def split(self, action: Action | None) -> None:
        """Ask what an action is split into."""
        if action is not None and self._settled():
            self._open, self._draft, self._is_new = action.id, "", False
            self._parts.go(View.SPLIT)
            self._parts.splitter.begin(action)

    def merge(self, action: Action | None) -> None:
        """Ask with which other one an action is merged."""
        if action is not None and len(self._wishes.actions) > 1 and self._settled():
            self._open, self._draft, self._is_new = action.id, "", False
            self._parts.go(View.MERGE)
            self._parts.merger.begin(action, self._parts.current.assessment)

    # --- connecting -------------------------------------------------------------------------------

    def _connect(self) -> None:
        parts, form_bar = self._parts, self._parts.form_bar
        parts.form.changed.connect(self._on_changed)
        form_bar.done.connect(self.leave)
        form_bar.turned.connect(self._turn)
        form_bar.removed.connect(self._remove_open)
        form_bar.accepted.connect(self._accept_open)
        for ways in (parts.bar, form_bar):
            ways.split.connect(self._split_meant)
            ways.merged.connect(self._merge_meant)
        parts.splitter.ready.connect(parts.split_bar.go.setEnabled)
        parts.split_bar.wanted.connect(self._do_split)
        parts.merger.ready.connect(parts.merge_bar.go.setEnabled)
        parts.merger.opened.connect(self._do_merge)
        parts.merge_bar.wanted.connect(self._do_merge)
        for side in (parts.split_bar, parts.merge_bar):
            side.done.connect(self.leave)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), parts)
            shortcut.setContext(shortcut.context().WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn, step))

    def _go_out(self) -> None:
        if self._draft:
            self._offers.look()
        else:
            self._parts.go_back(self._open)

    def _go_to_form(self, field: str = "") -> None:
        self._parts.go(View.FORM)
        self._parts.frame.keep_in_sight(self._parts.form.start_at(field))

    # --- from one action to the next --------------------------------------------------------------

    def _here(self) -> list[str]:
        """The actions to go on to, without those that are gone."""
        there = {action.id for action in self._wishes.actions}
        return [key for key in self._in_turn if key in there]

    def _beside(self, step: int) -> str:
        """The action so many places on from the open one; empty where there is none."""
        keys = self._here()
        place = keys.index(self._open) + step if self._open in keys else -1
        return keys[place] if 0 <= place < len(keys) else ""

    def _head(self) -> str:
        keys = self._here()
        if self._open not in keys:
            return "Action"
        return f"Action {keys.index(self._open) + 1} of {len(keys)}"

    def _turn(self, step: int) -> None:
        """Go on to the next action, or back to the one before; the keyboard stays in its field."""
        parts = self._parts
        if parts.view is not View.FORM or self._open not in self._here():
            return
        if not self._settled():
            return
        to = self._beside(step)
        if not to:
            parts.said.emit(NO_FURTHER[step])
            return
        self._open = to
        self.show()
        action = self._wishes.action(to)
        announce(parts.form.title, f"{self._head()}: {action.title if action else ''}")

    def _settled(self) -> bool:
        """Whether every date in the form is read; what is not is said, and gone to."""
        parts = self._parts
        if parts.view is not View.FORM or parts.form.when.settle():
            return True
        name, field = parts.form.when.unread
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        parts.frame.keep_in_sight(field)
        parts.said.emit(f"“{field.field.text()}” under {name} is not recorded. {MEND_DATE}")
        return False

    # --- one action in full -----------------------------------------------------------------------

    def _on_changed(self, field: str, value: object) -> None:
        if field == "depends_on":  # several are ticked in a row: each stays under the pointer
            waits = self._parts.form.waits
            with self._parts.frame.held(waits.focusWidget() or waits):
                self._change(field, value)
        else:
            self._change(field, value)

    def _change(self, field: str, value: object) -> None:
        draft = self._offers.find(self._draft) if self._draft else None
        if draft is not None:
            self._offers.edit(draft, field, value)
            self.show()
        elif self._is_new and self._new is not None:
            self._change_new(with_field(self._new, field, value), named=field == "title")
        else:
            trouble = self._wishes.change(self._open, field, value)
            if field == "depends_on":
                self._parts.form.say_of_waiting(trouble)
                self.show()
        if field == "phase" and self._parts.form.ask_why():
            self._parts.frame.keep_in_sight(self._parts.form.reason)

    def _change_new(self, action: Action, *, named: bool) -> None:
        if not named:
            self._new = action
            self.show()
            return
        self._new, self._open, self._is_new = None, action.id, False
        self._wishes.add(action)

    def _accept_open(self) -> None:
        if not self._settled():
            return
        self._offers.accept_one(self._draft)

    def _remove_open(self) -> None:
        self._wishes.remove(self._open)

    def _meant(self) -> Action | None:
        """The action that is chosen, or the one that is open."""
        return self._wishes.action(self._parts.choice or self._open)

    def _split_meant(self) -> None:
        self.split(self._meant())

    def _do_split(self) -> None:
        splitter = self._parts.splitter
        self._wishes.split(self._open, splitter.titles, splitter.aims_with)
        self._parts.go_back(self._open)

    def _merge_meant(self) -> None:
        self.merge(self._meant())

    def _do_merge(self) -> None:
        merger = self._parts.merger
        trouble = self._wishes.merge(self._open, merger.list.choice)
        if trouble:
            merger.say(trouble)
        else:
            self._parts.go_back(self._open)
