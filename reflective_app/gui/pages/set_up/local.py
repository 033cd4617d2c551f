"""The part of Set up about the council's own questions: bring them in, or leave them out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.local_questions import bring_in, leave_out
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.storage.question_set_library import local_items_for
from reflective_app.wording.local_questions import TITLE, asked_words, kept_words

FROM_HERE = "Bring in what is on this &computer"
LEFT_OUT = "The local questions are left out. Ctrl+Z undoes it."


class LocalQuestionsPart(QWidget):
    """Shown only where the assessment asks local questions, or this computer has some to ask."""

    said = Signal(str)

    def __init__(self, document: AssessmentDocument, current: Current) -> None:
        """See once what is on this computer; it is read anew when it is asked for."""
        super().__init__()
        self.document, self.current = document, current
        question_set = current.assessment.question_set
        self._on_computer, self._problems = local_items_for(question_set)
        self.told, self.troubles = body_label(""), body_label("")
        self.bring = quiet_button(FROM_HERE, self._bring)
        self.leave = quiet_button("Leave the local questions &out", self._leave)
        buttons = QWidget()
        row = FlowLayout(buttons)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.bring)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (section_label(TITLE), self.told, self.troubles, buttons):
            column.addWidget(part)

    def refresh(self) -> None:
        """Say what is asked, and offer what would change it."""
        assessment = self.current.assessment
        there = assessment.question_set.local_items
        self.setVisible(bool(there or self._on_computer or self._problems))
        self.told.say(asked_words(assessment.question_set))
        self.troubles.say("\n".join(problem.sentence for problem in self._problems))
        self.bring.setEnabled(bring_in(self._on_computer, assessment) != assessment)
        self.leave.setEnabled(leave_out(assessment) != assessment)

    def _bring(self) -> None:
        self._on_computer, self._problems = local_items_for(self.current.assessment.question_set)
        self.document.apply(partial(bring_in, self._on_computer), "bring in local questions")
        self.said.emit(kept_words(self._on_computer, self.current.assessment))
        self.refresh()
        self.leave.setFocus()

    def _leave(self) -> None:
        self.document.apply(leave_out, "leave out local questions")
        self.said.emit(kept_words((), self.current.assessment) or LEFT_OUT)
        self.bring.setFocus()
