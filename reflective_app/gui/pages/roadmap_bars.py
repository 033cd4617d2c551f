"""The bars under the roadmap's views: what can be done with the card, draft or action chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from reflective_app.domain.plan import Action, Phase
from reflective_app.gui.pages.roadmap_cards import DRAFT, ITEM
from reflective_app.gui.widgets.action_bar import ActionBar, labelled
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.plan import PHASES

CARD_KEYS = (
    "Arrow keys go from card to card; with Ctrl they move it. Enter opens a card, Delete takes it "
    "off the roadmap."
)
CHOOSE = "Choose a card to open it, to move it, or to take it off the roadmap."
DRAFT_KEYS = "In the list, 1 adds a draft to Now, 2 to Next and 3 to Later."


class CardBar(ActionBar):
    """What the keys of the board do, as buttons. Which card is meant, the page knows."""

    opened = Signal()
    placed = Signal(str)
    stepped = Signal(int)
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
        self.remove = quiet_button("&Remove", self.removed.emit)
        self.back = quiet_button("&Bring back", self.brought_back.emit)
        self.add(self.open, self.phase, self.up, self.down, self.remove, self.back)

    def show_choice(self, key: str, action: Action | None, phase: Phase | None) -> None:
        """Offer what fits: an action can be moved, what was set aside can be brought back."""
        self.say(CARD_KEYS if key else CHOOSE)
        for widget in (self.phase, self.up, self.down, self.remove):
            widget.setVisible(action is not None)
        self.open.setVisible(action is not None or key.startswith(ITEM))
        self.back.setVisible(key.startswith((ITEM, DRAFT)))
        if phase is not None:
            self.switch.show_choice(phase.value)


class DraftBar(ActionBar):
    """What can be done with the chosen draft."""

    accepted = Signal(str)
    put_aside = Signal()
    done = Signal()

    def __init__(self) -> None:
        """Adding is the next thing to do, but to which phase only the group can say."""
        super().__init__(DRAFT_KEYS)
        self.into = {
            phase: quiet_button(f"Add to {words}", partial(self._accept, phase))
            for phase, words in PHASES.items()
        }
        self.aside = quiet_button("&Set aside…", self.put_aside.emit)
        self.back = quiet_button("&Back to the board", self.done.emit)
        self.add(*self.into.values(), self.aside, self.back)

    def show_waiting(self, waiting: int) -> None:
        """Without a draft there is only the way back."""
        for button in (*self.into.values(), self.aside):
            button.setVisible(bool(waiting))
        self.say(DRAFT_KEYS if waiting else "")

    def _accept(self, phase: Phase) -> None:
        self.accepted.emit(phase.value)


class FormBar(ActionBar):
    """The way back from an action, and off the roadmap."""

    done = Signal()
    removed = Signal()

    def __init__(self) -> None:
        """Nothing to save: each field is recorded as it is written."""
        super().__init__()
        self.back = primary_button("&Back to the board", self.done.emit)
        self.remove = quiet_button("&Remove this action", self.removed.emit)
        self.add(self.back, self.remove)
