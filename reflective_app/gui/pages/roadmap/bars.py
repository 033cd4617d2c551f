"""The bars under the roadmap's views: what can be done with the card, draft or action chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from reflective_app.domain.plan import Action, Phase
from reflective_app.gui.pages.roadmap.cards import DRAFT, ITEM
from reflective_app.gui.widgets.action_bar import ActionBar, labelled
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.plan import PHASES

CARD_KEYS = (
    "Arrow keys go from card to card; with Ctrl, or by the mouse, they are moved. 1, 2 and 3 put a "
    "card into Now, Next and Later. Enter opens it, Delete takes it off the roadmap."
)
TABLE_KEYS = (
    "Left and right go from cell to cell; F2 writes in an owner, a date or a status, Enter opens "
    "the action. 1, 2 and 3 put it into a phase, Ctrl with up or down moves it, Delete removes it."
)
ASIDE_KEYS = (
    "Arrow keys go from card to card. Enter opens one: why not now, and when to look again."
)
CHOOSE = "Choose an action to open it, to move it, or to take it off the roadmap."
DRAFT_KEYS = (
    "In the list, Space ticks, Enter or A accepts what is ticked or chosen; 1 adds to Now, 2 to "
    "Next and 3 to Later. F2 edits a draft first, Delete sets it aside."
)

TURN_KEYS = (
    "Ctrl+Page Down goes on to the next action and Ctrl+Page Up back; the keyboard stays in its "
    "field."
)


class CardBar(ActionBar):
    """What the keys of the board do, as buttons. Which card is meant, the page knows."""

    opened = Signal()
    placed = Signal(str)
    stepped = Signal(int)
    split = Signal()
    merged = Signal()
    removed = Signal()
    brought_back = Signal()

    def __init__(self) -> None:
        """Nothing can be done until a card is chosen."""
        super().__init__(CARD_KEYS)
        self.open = quiet_button("&Open", self.opened.emit)
        self.switch = SegmentedSwitch(
            [(phase.value, words) for phase, words in PHASES.items()], "Phase of the chosen action"
        )
        self.switch.chosen.connect(self.placed)
        self.phase = labelled(RoleLabel("Move to", wraps=False), self.switch)
        self.up = quiet_button("Move &up", partial(self.stepped.emit, -1))
        self.down = quiet_button("Move dow&n", partial(self.stepped.emit, 1))
        self.part = quiet_button("Sp&lit…", self.split.emit)
        self.join = quiet_button("&Merge…", self.merged.emit)
        self.remove = quiet_button("&Remove", self.removed.emit)
        self.back = quiet_button("&Bring back", self.brought_back.emit)
        self._of_actions = (self.phase, self.up, self.down, self.part, self.remove)
        self.add(self.open, *self._of_actions[:-1], self.join, self.remove, self.back)

    def show_choice(
        self, key: str, action: Action | None, phase: Phase | None, *, others: bool, keys: str
    ) -> None:
        """Offer what fits: an action can be moved, what was set aside can be brought back.

        `others` says whether there is another action to merge with.
        """
        aside = key.startswith((ITEM, DRAFT))
        self.say((ASIDE_KEYS if aside else keys) if key else CHOOSE)
        for widget in self._of_actions:
            widget.setVisible(action is not None)
        self.join.setVisible(action is not None and others)
        self.open.setVisible(bool(key))
        self.back.setVisible(aside)
        if phase is not None:
            self.switch.show_choice(phase.value)


class DraftBar(ActionBar):
    """What can be done with the drafts that are ticked, or with the one that is chosen."""

    accepted = Signal(str)
    edit_wanted = Signal()
    put_aside = Signal()
    tick_wanted = Signal(bool)
    done = Signal()

    def __init__(self) -> None:
        """Accepting is the next thing to do."""
        super().__init__(DRAFT_KEYS)
        self.accept = primary_button("&Accept", partial(self.accepted.emit, ""))
        self.into = {
            phase: quiet_button(f"Add to {words}", partial(self.accepted.emit, phase.value))
            for phase, words in PHASES.items()
        }
        self.edit = quiet_button("Edi&t first…", self.edit_wanted.emit)
        self.aside = quiet_button("&Set aside…", self.put_aside.emit)
        self.all = quiet_button("Tick a&ll", partial(self.tick_wanted.emit, True))
        self.none = quiet_button("Tic&k none", partial(self.tick_wanted.emit, False))
        self.back = quiet_button("&Back to the board", self.done.emit)
        self._of_drafts = (self.accept, *self.into.values(), self.edit, self.aside, self.all)
        self.add(*self._of_drafts, self.none, self.back)

    def show_waiting(self, waiting: int, ticked: int) -> None:
        """Without a draft there is only the way back."""
        for button in self._of_drafts:
            button.setVisible(bool(waiting))
        self.none.setVisible(bool(waiting and ticked))
        self.edit.setVisible(bool(waiting) and ticked < 2)
        self.accept.setText(f"&Accept {ticked} ticked" if ticked else "&Accept")
        self.say(DRAFT_KEYS if waiting else "")


class FormBar(ActionBar):
    """The ways on from an action in full. `turned` carries the places to go on, 1 or -1."""

    done = Signal()
    turned = Signal(int)
    accepted = Signal()
    split = Signal()
    merged = Signal()
    removed = Signal()

    def __init__(self) -> None:
        """Nothing to save: each field is recorded as it is written."""
        super().__init__()
        self.accept = primary_button("&Accept this draft", self.accepted.emit)
        self.back = primary_button("&Back to the board", self.done.emit)
        self.before = quiet_button("Previous &action", partial(self.turned.emit, -1))
        self.after = quiet_button("Ne&xt action", partial(self.turned.emit, 1))
        self.part = quiet_button("Sp&lit…", self.split.emit)
        self.join = quiet_button("Merge…", self.merged.emit)
        self.remove = quiet_button("&Remove", self.removed.emit)
        self.add(self.accept, self.back, self.before, self.after)
        self.add(self.part, self.join, self.remove)

    def show_kind(self, *, on_roadmap: bool, draft: bool, others: bool, back: str) -> None:
        """Offer what fits an action on the roadmap, a draft that is edited, or a new action."""
        self.accept.setVisible(draft)
        for button in (self.part, self.remove):
            button.setVisible(on_roadmap)
        self.join.setVisible(on_roadmap and others)
        self.back.setText(f"&Back to {back}")
        _be(self.back, "quiet" if draft else "primary")

    def show_turns(self, *, before: bool, after: bool) -> None:
        """Offer to go on where there is an action to go on to; at an end one stays, and is off."""
        for button, there_is in ((self.before, before), (self.after, after)):
            button.setVisible(before or after)
            if not there_is and button.hasFocus():
                (self.after if button is self.before else self.before).setEnabled(True)
                (self.after if button is self.before else self.before).setFocus()
            button.setEnabled(there_is)
        self.say(TURN_KEYS if before or after else "")


class SubBar(ActionBar):
    """One thing to do and the way back, or the way back alone."""

    wanted = Signal()
    done = Signal()

    def __init__(self, words: str = "", hint: str = "") -> None:
        """Without words there is nothing to do but to go back."""
        super().__init__(hint)
        self.go = primary_button(words, self.wanted.emit)
        self.back = quiet_button("&Back", self.done.emit)
        self.add(self.go, self.back)
        self.go.setVisible(bool(words))  # once it has its place: before, it is a window of its own


def _be(button: QPushButton, manner: str) -> None:
    """Give a button another manner."""
    if button.property("manner") != manner:
        button.setProperty("manner", manner)
        button.style().unpolish(button)
        button.style().polish(button)
