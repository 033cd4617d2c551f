"""The right side of the scribe’s page: what we have, know and do next, and what is set aside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Answer, Sure
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.parked_points import ParkedPoints
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption
from reflective_app.wording.dates import counted
from reflective_app.wording.words import SURE

BOXES = (
    ("have", "What do we &have now?", "What families can get today"),
    ("know", "How do we &know?", "A count, a paper, what families say"),
    ("next", "What &next?", "An action, or who could find out"),
    ("different_view", "A &different view, no name kept", "In the person’s own words"),
)
FOR_THE_WALL = ("have", "know", "next")
"""A different view is one person’s: it is never put on the wall from here."""

SHOW_NOTE, TAKE_NOTE_OFF = "Show this note on the wall", "Take the note off the wall"
COPY = "Copy into How do we know?"
WRITTEN_BEFORE = "Written beforehand"


class NotesPart(QWidget):
    """`written` carries a box and its text, `copied` words brought in that are to be kept.

    `released` carries the text for the wall, and nothing to take it off.
    """

    written = Signal(str, str)
    sure_said = Signal(str)
    copied = Signal(str)
    released = Signal(str)
    park_wanted = Signal()
    flag_wanted = Signal(bool)
    action_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown an answer."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.boxes: dict[str, ReflectionEdit] = {}
        self._at, self._on_wall = "", ""
        self._words: tuple[str, ...] | None = None
        sure = [(key.value, SURE[key]) for key in Sure]
        self.sure = RadioRow(sure, "How sure are we?", can_be_none=True)
        self.parked = ParkedPoints()
        self.park = quiet_button("Pa&rk…", self.park_wanted.emit)
        self.flag = quiet_button("Fla&g")
        self.flag.setCheckable(True)
        self.flag.setProperty("segment", "only")
        self.new_action = quiet_button("New act&ion…", self.action_wanted.emit)
        self.show_note = quiet_button(SHOW_NOTE, self.release)
        self._brought = QWidget()
        self._brought_column = QVBoxLayout(self._brought)
        units.lay(self._brought_column, (0, 0, 0, 0), 0.75)
        self.brought = Fold(WRITTEN_BEFORE, self._brought)
        self.from_here: RoleLabel = caption("", second=False)
        self._lay_out()
        self.from_here.hide()
        self.flag.clicked.connect(self.flag_wanted)
        self.sure.picked.connect(self.sure_said)

    def show_question(self) -> None:
        """Another question is on: no note of the last one is meant any more."""
        self._at = ""
        self.brought.show_open(False)

    def show_answer(self, answer: Answer, on_wall: str) -> None:
        """Show what was written; `on_wall` is the note that the wall shows."""
        for name, box in self.boxes.items():
            box.show_text(getattr(answer, name))
        self.sure.show_choice(answer.sure.value if answer.sure else "")
        self.flag.setChecked(answer.flagged)
        self.flag.setText("Fla&gged" if answer.flagged else "Fla&g")
        self._on_wall = on_wall
        self._show_note_button()

    def show_points(self, points: tuple[tuple[str, str], ...]) -> None:
        """Show what is parked at the question: id and words."""
        if points != self.parked.points:
            self.parked.show_points(points)
            stand_in_order(self.parked, self.parked.findChildren(QPushButton))

    def show_words(self, words: Sequence[str]) -> None:
        """Show what was written beforehand, to be copied; nothing where there was none."""
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        while (item := self._brought_column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        rows = [self._brought_row(each) for each in words]
        for row in rows:
            self._brought_column.addWidget(row)
        stand_in_order(self._brought, [b for row in rows for b in row.findChildren(QPushButton)])
        self.brought.head.set_note(counted(len(words), "note"))
        self.brought.setVisible(bool(words))

    def release(self) -> None:
        """Put the note that is written in on the wall as it is now, or take it off again.

        Typing alone never comes there.
        """
        text = self._note()
        self.released.emit("" if text == self._on_wall else text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which note was written in last."""
        if event.type() == QEvent.Type.FocusIn:
            for name in FOR_THE_WALL:
                if self.boxes[name] is watched:
                    self._at = name
                    self._show_note_button()
        return super().eventFilter(watched, event)

    def _note(self) -> str:
        """The note that is meant for the wall: what was written in last, else what is there."""
        return self.boxes[self._at].toPlainText().strip() if self._at else self._on_wall

    def _show_note_button(self) -> None:
        note = self._note()
        shown = bool(note) and note == self._on_wall
        self.show_note.setText(TAKE_NOTE_OFF if shown else SHOW_NOTE)
        self.show_note.setEnabled(bool(note) or bool(self._on_wall))

    def _brought_row(self, words: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        units.lay(column, (0, 0, 0, 0), 0)
        column.addWidget(body_label(words))
        copy = link_button(COPY, spoken=f"{COPY} {words}")
        copy.clicked.connect(partial(self.copied.emit, words))
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        units.lay(column, (3, 1.5, 3, 1.5), 1.25)
        for name, words, hint in BOXES:
            box = ReflectionEdit(words.replace("&", ""), hint, lines=(2, 6))
            box.written.connect(partial(self.written.emit, name))
            box.installEventFilter(self)
            self.boxes[name] = box
            column.addWidget(field_box(words, box))
            if name == "know":
                column.addWidget(self.brought)
        column.addWidget(field_box("How &sure are we?", self.sure))
        for set_down in (self.parked, self.from_here):
            column.addWidget(set_down)
        self.park.setAccessibleName("Park a point")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        units.lay(flow, (0, 0, 0, 0), 1)
        for keys, button in (
            ("Ctrl+Shift+P", self.park),
            ("Ctrl+Shift+F", self.flag),
            ("Ctrl+Shift+A", self.new_action),
            ("Ctrl+Shift+W", self.show_note),
        ):
            button.setToolTip(keys)
            flow.addWidget(button)
        column.addWidget(buttons)
        column.addStretch(1)
        self.brought.hide()
