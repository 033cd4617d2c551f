"""Responses that came back: what bringing them in would do, and those that are here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import picks_by
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, body_label, section_label
from reflective_app.storage.arrivals import Arrival, Fate
from reflective_app.wording.before import (
    arrived_words,
    preview_words,
    response_words,
    responses_head,
)

MANNER = RowManner(left=0.75, right=0.75, above=0.75, ruled=True)
FATES = {Fate.NEW: "New", Fate.REPLACES: "Replaces an earlier one", Fate.LEFT_OUT: "Left out"}


class PreviewPart(QWidget):
    """What each file would do. `agreed` brings in what is not left out, `given_up` nothing."""

    agreed = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        """Hidden until files were looked at."""
        super().__init__()
        self.arrivals: tuple[Arrival, ...] = ()
        self.words: RoleLabel = body_label("", strong=True)
        self.list = RowList("Files to bring in", MANNER, whole=True)
        self.take = primary_button("")
        self.cancel = quiet_button("Bring nothing in", self.given_up.emit)
        self.take.clicked.connect(self.agreed)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.words)
        column.addWidget(self.list)
        column.addWidget(in_a_row(self.take, self.cancel))
        self.hide()

    def show_arrivals(self, some: Sequence[Arrival]) -> None:
        """Show these; the keyboard goes to what to do with them."""
        self.arrivals = tuple(some)
        fates = [each.fate for each in some]
        out = fates.count(Fate.LEFT_OUT)
        said = preview_words(fates.count(Fate.NEW), fates.count(Fate.REPLACES), out)
        self.words.setText(said)
        rows = [
            Row(
                str(number),
                each.path.name,
                arrived_words(each.response, each.reason),
                FATES[each.fate],
                dimmed=each.fate is Fate.LEFT_OUT,
            )
            for number, each in enumerate(some)
        ]
        self.list.show_rows(rows)
        taken = len(some) - out
        self.take.setText(f"Bring {taken} in")
        self.take.setVisible(taken > 0)
        self.cancel.setText("Bring nothing in" if taken else "Close this list")
        self.show()
        announce(self, said)
        (self.take if taken else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Put the list away."""
        self.arrivals = ()
        self.hide()


class _Responses(RowList):
    """Delete takes one out."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.choice:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class CamePart(QWidget):
    """The responses that are here. `wanted` asks for files; `removed` carries a respondent."""

    wanted = Signal()
    removed = Signal(str)

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self.bring = quiet_button("&Bring in responses…", self.wanted.emit)
        self.remove = quiet_button("&Remove the chosen response", self._remove)
        self.words: RoleLabel = body_label("")
        self.list = _Responses("Responses that were brought in", MANNER, whole=True)
        self.list.setAccessibleDescription("Delete removes a response")
        self.preview = PreviewPart()
        self.news = MessageStrip()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (
            section_label("What came back"),
            in_a_row(self.bring, self.remove),
            self.news,
            self.preview,
            self.words,
            self.list,
        ):
            column.addWidget(part)
        self.list.chosen.connect(lambda _: self._show_remove())
        self.list.removed.connect(self._remove)

    def show_assessment(self, assessment: Assessment) -> None:
        """List what is here, the one that came last at the end."""
        rows = []
        for each in assessment.responses:
            role, detail = response_words(each, len(picks_by(each.respondent, assessment)))
            rows.append(Row(each.respondent, role, detail))
        self.words.setText(responses_head(assessment.responses))
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)
        self._show_remove()

    def _show_remove(self) -> None:
        self.remove.setEnabled(bool(self.list.choice))
        self.remove.setVisible(bool(self.list.rows))

    def _remove(self) -> None:
        """The keyboard goes on where the row was, or where there is none to the files."""
        if not (gone := self.list.choice):
            return
        keys = [row.key for row in self.list.rows]
        place = keys.index(gone)
        self.removed.emit(gone)
        left = [row.key for row in self.list.rows]
        if left:
            self.list.show_choice(left[min(place, len(left) - 1)])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_remove()
