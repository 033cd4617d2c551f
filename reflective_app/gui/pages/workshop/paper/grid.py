"""The questions of one sheet in the order in which they are printed, a key for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sheets import BLANK, UNCLEAR
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.row_delegate import ROW_DATA, Row, RowDelegate, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.codes import question_codes
from reflective_app.wording.sheets import CODE_WORDS, KEYS, code_words, wrong_code
from reflective_app.wording.words import short_name

ON_THE_PAD = {"/": "?", "*": "x", "-": UNCLEAR}
"""Keys of a number pad for what has no figure."""

BOX, AFTER = 4.5, 0.75
"""The box with the code, and the room at its right, in units."""

Ink = QPalette.ColorRole
NO_KEYS = Qt.KeyboardModifier.NoModifier
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True)
class SheetRow(Row):
    """A question with what was keyed for it. What is `wrong` stands there all the same."""

    typed: str = ""
    wrong: bool = False


class SheetGrid(RowList):
    """Keyed from top to bottom. `coded` carries a question and what was typed for it.

    `finished` says that the last row was passed.
    """

    coded = Signal(str, str)
    finished = Signal()

    def __init__(self) -> None:
        """As high as its rows."""
        manner = RowManner(left=1, right=BOX + AFTER + 1, above=0.75, ruled=True)
        super().__init__("Answers on the sheet", manner, whole=True)
        self.setItemDelegate(SheetDelegate(manner, self))
        self.setAccessibleDescription(KEYS)

    def start(self, question_id: str = "") -> None:
        """Take the keyboard, at the first row or at this question."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.rows:
            self.show_choice(question_id or self.rows[0].key)

    def step(self, by: int) -> None:
        """Go so many rows on; past the last one the sheet is finished."""
        keys = [row.key for row in self.rows]
        place = keys.index(self.choice) + by if self.choice in keys else 0
        if place >= len(keys):
            self.finished.emit()
        elif place >= 0:
            self.setCurrentIndex(self.model().index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A code is put in, Enter goes on, Backspace takes back."""
        key = event.key()
        typed = event.text().casefold()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Plus):
            self.step(1)
        elif key == Qt.Key.Key_Backspace and self.choice:
            self._take_back()
        elif key == Qt.Key.Key_Delete and self.choice:
            self.coded.emit(self.choice, BLANK)
        elif event.modifiers() & ~PLAIN == NO_KEYS and len(typed) == 1 and typed.isprintable():
            if self.choice:
                self.coded.emit(self.choice, ON_THE_PAD.get(typed, typed))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on a row."""
        super().focusInEvent(event)
        if not self.choice and self.rows:
            self.show_choice(self.rows[0].key)

    def _take_back(self) -> None:
        """Empty this row, or where it is empty go to the one before and empty that."""
        rows = {row.key: row for row in self.rows}
        here = cast("SheetRow", rows[self.choice])
        if not here.typed:
            self.step(-1)
        self.coded.emit(self.choice, BLANK)

    def complain(self, message: str) -> None:
        """Have a listener hear at once what is wrong, and everybody see it.

        The row has grown: it is scrolled to once the page is laid out.
        """
        announce(self, message, urgent=True)
        QTimer.singleShot(0, self, self._show_row)

    def _show_row(self) -> None:
        self.scrollTo(self.currentIndex())


class SheetDelegate(RowDelegate):
    """A row with the code in a box at its right."""

    def __init__(self, manner: RowManner, parent: QObject) -> None:
        """The manner leaves room for the box."""
        super().__init__(manner, parent)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row, then its box."""
        super().paint(painter, option, index)
        row, area, colours = cast("SheetRow", index.data(ROW_DATA)), option.rect, option.palette
        font = units.font(Role.LEAD)
        side = QFontMetrics(font).height() + units.u(0.5)
        left = area.right() - units.u(BOX + AFTER)
        box = QRectF(left, area.top() + units.u(0.25), units.u(BOX), side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.color(Ink.Text if row.wrong else Ink.Dark), 1 + row.wrong))
        painter.setBrush(colours.color(Ink.Base))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font)
        painter.setPen(colours.color(Ink.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.typed)
        painter.restore()


def sheet_rows(
    asked: Sequence[str],
    codes: Mapping[str, str],
    wrong: Mapping[str, str],
    assessment: Assessment,
) -> list[SheetRow]:
    """A row for each question that stands on the sheet."""
    named = question_codes(assessment.question_set)
    rows = []
    for question_id in asked:
        question = assessment.question_set.question(question_id)
        code, mistyped = codes.get(question_id, BLANK), wrong.get(question_id, "")
        said = f"“{mistyped}”" if mistyped else code_words(code)
        trouble = wrong_code(mistyped, question) if mistyped else ""
        spoken = ", ".join(filter(None, (named[question_id], short_name(question), said, trouble)))
        rows.append(
            SheetRow(
                question_id,
                short_name(question),
                detail=trouble,
                side="" if mistyped or code == BLANK else CODE_WORDS.get(code, ""),
                code=named[question_id],
                spoken=spoken,
                typed=mistyped or code,
                wrong=bool(mistyped),
            )
        )
    return rows
