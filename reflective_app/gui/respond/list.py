"""Every question of a response in a list; the codes of answers are keys there too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from reflective_app.domain.responses import ResponseFile
from reflective_app.gui.widgets.field_keys import ENTER
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.codes import question_codes
from reflective_app.wording.respond import answered_words, pick_words

WELCOME, END = ".welcome", ".end"
"""The rows that are no question; no id begins so."""

CODES = (*"0123456789", "?", "x", "X")


class AskedList(RowList):
    """`chosen` carries the view that a person came to, `opened` that they want to be in it;
    `coded` carries a code typed at a question.
    """

    coded = Signal(str)

    def __init__(self) -> None:
        """Empty until it is shown a response."""
        super().__init__("All questions", RowManner(left=2.5, right=1.5, above=0.75, ruled=True))

    def show_response(self, response: ResponseFile, at: str) -> None:
        """Show what was answered, with this view chosen."""
        codes, questions = question_codes(response.question_set), response.question_set
        asked = [
            Row(
                each,
                questions.question(each).text,
                pick_words(response.picks.get(each), questions.question(each), response.people),
                code=codes[each],
            )
            for each in response.asked
        ]
        first = Row(WELCOME, "What this is", response.role.strip() or "Who asks, and who answers")
        last = Row(END, "Send it back", answered_words(response))
        self.show_rows([first, *asked, last], at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A code answers the question that is chosen; Enter goes to it."""
        plain = self.choice not in ("", WELCOME, END)
        if event.key() in ENTER and self.choice:
            self.opened.emit(self.choice)
        elif plain and event.text() in CODES:
            self.coded.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)
