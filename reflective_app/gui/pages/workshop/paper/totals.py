"""What all sheets of the pile say together, and what is left to do with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sheets import Sheet, totals, unclear_ones
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.table_paint import AFTER, SIDE, width_of
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.gui.widgets.word_table import WordTable
from reflective_app.wording.codes import question_codes
from reflective_app.wording.sheets import sheet_counts, sheet_name
from reflective_app.wording.words import short_name

EXITS = ("?", "x", "Unclear", "Blank")
NO_SUCH = TableCell("–", second=True, spoken="no such sentence")
LEAST_NAMES = 24
"""In units; where there is less room the table scrolls sideways."""

UNCLEAR_KEY = " "
"""Between the parts of a key: an id has no blank."""


class TotalsTable(WordTable):
    """A row for each question: how often each sentence was ticked, and what was not."""

    rings_rows = True

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("Totals for each question", "Question")

    def fit(self, wide: int) -> tuple[int, list[int]]:
        """Figures take what their heads take, the questions the rest."""
        least = QFontMetrics(units.font(Role.BODY)).horizontalAdvance("000")
        columns = [
            max(width_of(head, Role.CAPTION), least) + units.u(SIDE + AFTER)
            for head in self.words.heads
        ]
        return max(wide - sum(columns), units.u(LEAST_NAMES)), columns


class SheetList(RowList):
    """The sheets that are in. `removed` is the Delete key."""

    removed = Signal(str)

    def __init__(self) -> None:
        """As high as its rows."""
        super().__init__("Sheets keyed", RowManner(left=1, right=1, ruled=True), whole=True)
        self.setAccessibleDescription("Enter opens a sheet to correct it, Delete takes it out")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a sheet out."""
        if event.key() == Qt.Key.Key_Delete and self.choice:
            self.removed.emit(self.choice)
        else:
            super().keyPressEvent(event)


def totals_heads(asked: Sequence[str], assessment: Assessment) -> tuple[str, ...]:
    """The sentences of the longest ladder by their numbers, then the rest."""
    ladders = (len(assessment.question_set.question(each).rungs) for each in asked)
    return (*map(str, range(max(ladders, default=0))), *EXITS)


def totals_rows(asked: Sequence[str], assessment: Assessment) -> list[TableRow]:
    """A row for each question that stands on the sheets."""
    named, found = question_codes(assessment.question_set), totals(asked, assessment)
    longest = max((len(each.counts) for each in found.values()), default=0)
    rows = []
    for question_id, each in found.items():
        counts = [TableCell(str(count)) for count in each.counts]
        others = (each.dont_know, each.not_mine, each.unclear, each.blank)
        cells = (
            *counts,
            *[NO_SUCH] * (longest - len(counts)),
            *(TableCell(str(count)) for count in others),
        )
        name = short_name(assessment.question_set.question(question_id))
        rows.append(TableRow(question_id, name, cells, named[question_id]))
    return rows


def sheet_list_rows(pile: Sequence[Sheet]) -> list[Row]:
    """A row for each sheet: its number, its role, and how much of it is answered."""
    return [_sheet_row(sheet) for sheet in pile]


def _sheet_row(sheet: Sheet) -> Row:
    counts = sheet_counts(sheet.codes, tuple(sheet.codes))
    side = "Checked" if sheet.checked else "Keyed once"
    return Row(
        sheet.respondent, sheet_name(sheet.number), f"{sheet.role or 'No role'} · {counts}", side
    )


def unclear_rows(pile: Sequence[Sheet], assessment: Assessment) -> list[Row]:
    """A row for each answer that could not be read, with the sheet to look at."""
    named = question_codes(assessment.question_set)
    return [
        Row(
            f"{sheet.respondent}{UNCLEAR_KEY}{question_id}",
            short_name(assessment.question_set.question(question_id)),
            side=sheet_name(sheet.number),
            code=named[question_id],
        )
        for question_id, sheet in unclear_ones(pile, assessment)
    ]
