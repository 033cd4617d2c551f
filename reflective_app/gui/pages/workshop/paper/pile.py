"""The pile: which sheets are in, what could not be read, totals, and what becomes of the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sheets import sheets
from reflective_app.gui import units
from reflective_app.gui.pages.workshop.paper.totals import (
    UNCLEAR_KEY,
    SheetList,
    TotalsTable,
    sheet_list_rows,
    totals_heads,
    totals_rows,
    unclear_rows,
)
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.row_delegate import RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.wording.dates import counted
from reflective_app.wording.sheets import destroy_words, pile_words


class PilePart(QWidget):
    """`correct_wanted` carries a sheet’s respondent and a question or nothing.

    `second_wanted` asks to key it again, `remove_wanted` to take it out.
    """

    correct_wanted = Signal(str, str)
    second_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        """Nothing is in yet."""
        super().__init__()
        self._of: tuple[tuple[str, ...], Assessment] | None = None
        self.standing, self.paper = body_label(""), body_label("", strong=True)
        self.list = SheetList()
        self.correct = quiet_button("Open to correct", self._correct)
        self.second = quiet_button("Key it again to check", self._key_again)
        self.remove = quiet_button("Take this sheet out", self._remove)
        manner = RowManner(left=1, right=1, ruled=True)
        self.unclear = RowList("Unclear answers", manner, whole=True)
        self.unclear.setAccessibleDescription("Enter opens the sheet at this question")
        self.unclear_head = body_label("Unclear: look at the paper", strong=True)
        self.totals = TotalsTable()
        self.totals_fold = Fold("Totals for each question", self.totals)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        units.lay(flow, (0, 0, 0, 0), 1)
        for button in (self.correct, self.second, self.remove):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        for part in (
            section_label("The pile"),
            self.standing,
            self.paper,
            self.unclear_head,
            self.unclear,
            self.list,
            self._buttons,
            self.totals_fold,
        ):
            column.addWidget(part)
        self.totals_fold.folded.connect(self._show_totals)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self.remove_wanted)
        self.list.chosen.connect(self._on_chosen)
        self.unclear.opened.connect(self._open_unclear)

    def show_pile(self, asked: Sequence[str], pile: int | None, assessment: Assessment) -> None:
        """Show every sheet, and the totals of the questions that stand on one."""
        keyed = sheets(assessment)
        unclear = unclear_rows(keyed, assessment)
        self.standing.setText(pile_words(keyed, pile))
        self.paper.say(destroy_words(keyed, pile, len(unclear)))
        self.unclear.show_rows(unclear)
        self.list.show_rows(sheet_list_rows(keyed))
        self.unclear.setVisible(bool(unclear))
        self.unclear_head.setVisible(bool(unclear))
        self.list.setVisible(bool(keyed))
        self._buttons.setVisible(bool(keyed))
        self.totals_fold.setVisible(bool(keyed))
        self.totals_fold.head.set_note(counted(len(keyed), "sheet"))
        self._of = tuple(asked), assessment
        self._show_totals()
        self._on_chosen()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list of sheets."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_totals(self, _: bool = True) -> None:
        """Work out the totals where people see them."""
        if self.totals_fold.is_open and self._of is not None:
            asked, assessment = self._of
            heads = totals_heads(asked, assessment)
            self.totals.show_table(heads, totals_rows(asked, assessment))

    def _on_chosen(self, _: str = "") -> None:
        for button in (self.correct, self.second, self.remove):
            button.setEnabled(bool(self.list.choice))

    def _open(self, respondent: str) -> None:
        self.correct_wanted.emit(respondent, "")

    def _open_unclear(self, key: str) -> None:
        respondent, _, question_id = key.partition(UNCLEAR_KEY)
        self.correct_wanted.emit(respondent, question_id)

    def _correct(self) -> None:
        self.correct_wanted.emit(self.list.choice, "")

    def _key_again(self) -> None:
        self.second_wanted.emit(self.list.choice)

    def _remove(self) -> None:
        self.remove_wanted.emit(self.list.choice)
