"""The local picture above the lanes: the council's own facts, to weigh the evidence beside."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.text import RoleLabel, body_label
from reflective_app.gui.widgets.wrapping import WrappingBox
from reflective_app.wording.local_picture import NOTHING, picture_lines, picture_note

TITLE = "Local picture"
WRITE, CHANGE = "Write it down on the Offer page", "Change it on the Offer page"
LINE = 120
"""The most characters in a line: a fact takes one wherever that can be."""

FEW = 4
"""As many lines stand open at first. More are folded away, so that the lanes are in sight."""

ROOM_FOR_TWO = 90
"""In units; as wide as this the lines stand in two columns."""


class LocalPicture(WrappingBox):
    """Facts and each item's numbers under a head that folds them away. `wanted` asks for the page
    where they are written down.
    """

    wanted = Signal()

    def __init__(self) -> None:
        """Open while it is short; its head, which counts the facts, always comes first."""
        super().__init__()
        self._labels: list[RoleLabel] = []
        self._made_of: tuple[object, ...] = ()
        content = QWidget()
        inside = QVBoxLayout(content)
        units.lay(inside, (2.25, 0, 0, 0), 0.5)
        self._columns = QVBoxLayout(), QVBoxLayout()
        self._abreast = 1
        self._row = QHBoxLayout()
        self._lay_columns()
        inside.addLayout(self._row)
        self.nothing = body_label(NOTHING)
        inside.addWidget(self.nothing)
        self.change = link_button(WRITE, self.wanted.emit)
        inside.addWidget(self.change)
        self.fold = Fold(TITLE, content, Role.LEAD)
        self.fold.show_open(True)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0)
        column.addWidget(self.fold)

    def show_picture(self, assessment: Assessment) -> None:
        """Show what is recorded now."""
        made_of = _made_of(assessment)
        if len(made_of) == len(self._made_of) and all(map(is_, made_of, self._made_of)):
            return
        lines = picture_lines(assessment)
        if not self._made_of:
            self.fold.show_open(len(lines) <= FEW)
        self._made_of = made_of
        self.fold.head.set_note(picture_note(assessment))
        self.nothing.setVisible(not lines)
        words = CHANGE if lines else WRITE
        self.change.setText(words)
        self.change.setAccessibleName(words)
        if lines != [label.text() for label in self._labels if label.text()]:
            self._say(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._share()

    def _share(self) -> None:
        abreast = 2 if self.width() >= units.u(ROOM_FOR_TWO) else 1
        if abreast != self._abreast:
            self._abreast = abreast
            self._arrange()

    @property
    def words(self) -> list[str]:
        """All that is shown, line by line."""
        return [label.text() for label in self._labels if label.text()]

    def _lay_columns(self) -> None:
        """The two columns, each as deep as what stands in it."""
        units.lay(self._row, (0, 0, 0, 0), 3)
        for column in self._columns:
            units.lay(column, (0, 0, 0, 0), 0.5)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._row.addLayout(column, 1)

    def _say(self, lines: Sequence[str]) -> None:
        while len(self._labels) < len(lines):
            label = RoleLabel("", Role.CAPTION, characters=LINE)
            self._columns[0].addWidget(label)  # first: what has no parent is shown as a window
            self._labels.append(label)
        for number, label in enumerate(self._labels):
            label.say(lines[number] if number < len(lines) else "")
        self._arrange()

    def _arrange(self) -> None:
        """Lines one below the other, in a second column from the half on where there is room."""
        shown = [label for label in self._labels if label.text()]
        deep = -(-len(shown) // self._abreast)
        for number, label in enumerate(shown):
            self._columns[number // deep].addWidget(label)
        self._row.setStretch(1, self._abreast - 1)


def _made_of(assessment: Assessment) -> tuple[object, ...]:
    """What the picture is made of: the facts, and the answers that count families."""
    asked = assessment.question_set
    counts = (q.id for q in asked.questions() if q.measures is not None)
    return (asked, assessment.local_picture, *(assessment.answer(each) for each in counts))
