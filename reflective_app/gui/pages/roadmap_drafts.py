"""The drafts on offer: take one into a phase, or set it aside with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.plan import Phase
from reflective_app.domain.roadmap import Draft
from reflective_app.gui import units
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.wording.drafts import draft_reason, draft_title

NOTHING = "No draft is waiting. Drafts appear as questions are answered."
INTRO = "Choose a draft, then the phase it belongs in. Nothing joins the roadmap by itself."
PHASE_KEYS = {Qt.Key.Key_1: Phase.NOW, Qt.Key.Key_2: Phase.NEXT, Qt.Key.Key_3: Phase.LATER}


class DraftList(RowList):
    """Drafts to choose one of. `accepted` carries the chosen draft's id and a phase."""

    accepted = Signal(str, str)

    def __init__(self) -> None:
        """As high as its rows."""
        super().__init__("Drafts", RowManner(ruled=True, left=1), whole=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 put the chosen draft into a phase."""
        phase = PHASE_KEYS.get(Qt.Key(event.key()))
        if phase is not None and self.choice and not event.modifiers():
            self.accepted.emit(self.choice, phase.value)
        else:
            super().keyPressEvent(event)


class DraftsPanel(QWidget):
    """One list of drafts, in the order of the priorities; one is always chosen."""

    def __init__(self) -> None:
        """Empty until it is shown drafts."""
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(section_label("Drafts to look at"))
        self.intro = body_label(INTRO)
        column.addWidget(self.intro)
        self.list = DraftList()
        column.addWidget(self.list)
        column.addStretch(1)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show what is on offer; after one is taken the next is chosen."""
        rows = [_row(draft) for draft in drafts]
        if tuple(rows) == self.list.rows:
            return
        before = [row.key for row in self.list.rows]
        chosen = self.list.choice
        keys = [row.key for row in rows]
        if chosen not in keys and keys:
            place = before.index(chosen) if chosen in before else 0
            chosen = keys[min(place, len(keys) - 1)]
        self.list.show_rows(rows, chosen=chosen)
        self.list.setVisible(bool(rows))
        self.intro.say(INTRO if rows else NOTHING)


def _row(draft: Draft) -> Row:
    why = f"{draft.item.title}. {draft_reason(draft)}"
    return Row(draft.id, draft_title(draft), why, code=draft.code)
