"""The running order of a session: its lines, the keys that change them, and a line's fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.workshop import Step
from reflective_app.gui import units
from reflective_app.gui.pages.workshop.plan.fields import line_minutes_field
from reflective_app.gui.pages.workshop.plan.parts import keep_in_sight
from reflective_app.gui.widgets.action_bar import labelled
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, caption, field_label

HIGHEST = 50
"""In units. A longer list scrolls, so that what can be done with a line stays in sight."""

KEYS = (
    "Alt+Up and Alt+Down move a line, F puts a question into the fast lane and back, Delete takes "
    "a line out, Enter goes to its minutes."
)
INTO_LANE, OUT_OF_LANE = "Put into the fast &lane", "Out of the fast &lane"
NEEDS_WORDS = "A line needs words; until then the old ones stay."
NEEDS_MINUTES = "Only a question has usual minutes. Write how many minutes this line takes."
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CARRYING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class OrderList(RowList):
    """The lines. `carried` asks to move the chosen one, `removed` and `laned` are about it too."""

    carried = Signal(int)
    removed = Signal()
    laned = Signal()

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("Running order", RowManner(left=0.75, right=0.75, above=0.6, ruled=True))
        self.setAccessibleDescription(KEYS)

    @property
    def place(self) -> int:
        """The place of the line that is chosen; below 0 where none is."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the running order; letters act here only."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in MOVES and held & CARRYING:
            self.carried.emit(MOVES[key])
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_F and not held:
            self.laned.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(self.choice)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on a line, so that it can be seen where it is."""
        if self.place < 0 and self.rows:  # before Qt goes to the first line without choosing it
            self.show_choice(self.rows[0].key)
            self.chosen.emit(self.rows[0].key)
        super().focusInEvent(event)

    def _fit(self) -> None:
        """As high as its lines, up to a bound."""
        super()._fit()
        high = min(max(sum(self._heights), 1), units.u(HIGHEST))
        if high != self.height():
            self.setFixedHeight(high)


class LineDesk(QWidget):
    """What can be done with the line that is chosen.

    `timed` carries its own minutes or None, `worded` its words; `lane`, `up`, `down` and `out` are
    the buttons.
    """

    timed = Signal(object)
    worded = Signal(str)

    def __init__(self) -> None:
        """Hidden until a line is chosen."""
        super().__init__()
        self._line: object = None
        self._is_question = False
        self.words = PlainField("Words of the line", most=500)
        self.words_box = labelled(field_label("L&ine", self.words), self.words)
        units.hold(self.words, least=30)
        self.minutes = line_minutes_field("Minutes of this line", blank=True)
        self.lane = quiet_button(INTO_LANE)
        self.up, self.down = quiet_button("Move up"), quiet_button("Move down")
        self.out = quiet_button("Take out")
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 1)
        minutes = labelled(field_label("&Minutes", self.minutes), self.minutes)
        for part in (self.words_box, minutes, self.lane, self.up, self.down, self.out):
            flow.addWidget(part)
        self.words_trouble: RoleLabel = caption("", second=False)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (row, self.words_trouble, self.minutes.trouble):
            column.addWidget(part)
        self.words_trouble.hide()
        self.words.written.connect(self._on_words)
        self.minutes.counted.connect(self._on_minutes)
        self.hide()

    def show_line(self, step: Step | None, usual: int, line: object) -> None:
        """Show a line, or none; `line` tells one from another, `usual` are a question's minutes."""
        anew = line != self._line
        self._line = line
        self.setVisible(step is not None)
        if step is None:
            return
        self._is_question = is_question = step.question is not None
        self.words_box.setVisible(not is_question)
        self.lane.setVisible(is_question)
        self.lane.setText(OUT_OF_LANE if step.fast else INTO_LANE)
        if anew:
            self.words_trouble.say("")
        if not self.words_trouble.text():
            self.words.show_text(step.title)
        self.minutes.show_count(step.minutes, anew=anew)
        self.minutes.setPlaceholderText(f"usual, {usual}" if is_question else "")

    def _on_minutes(self, count: int | None) -> None:
        if count is None and not self._is_question:
            self.minutes.refuse(NEEDS_MINUTES)
        else:
            self.timed.emit(count)

    def _on_words(self, text: str) -> None:
        """Words that are none are said, and not recorded."""
        self.words_trouble.say("" if text.strip() else NEEDS_WORDS)
        if text.strip():
            self.worded.emit(text.strip())


class OrderPart(QWidget):
    """The list over the desk of the chosen line; without lines, a sentence instead."""

    chosen = Signal()

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.list = OrderList()
        self.desk = LineDesk()
        self.keys = caption(KEYS)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (self.list, self.desk, self.keys):
            column.addWidget(part)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self._go_to_minutes)
        for field in (self.desk.minutes, self.desk.words):
            field.returnPressed.connect(self._go_back)

    def show_rows(self, rows: Sequence[Row], place: int) -> None:
        """Show these lines with one chosen; a place below 0 chooses none."""
        key = rows[min(place, len(rows) - 1)].key if rows and place >= 0 else ""
        self.list.show_rows(rows, key)
        self.list.setVisible(bool(rows))
        self.keys.setVisible(bool(rows))

    def _go_to_minutes(self, _: str) -> None:
        self.desk.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.desk.minutes.selectAll()
        keep_in_sight(self.desk)

    def _go_back(self) -> None:
        """Enter in a field of the line leads back to the lines."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
