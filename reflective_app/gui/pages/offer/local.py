"""The local picture: the council's own facts, and how many families there are and are reached."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.facts import FactList
from reflective_app.gui.pages.offer.numbers import NumberList
from reflective_app.gui.widgets.text import body_label, caption, section_label

WHAT_FOR = (
    "Children by kind of arrangement, families known, money spent: what the evidence is weighed "
    "beside. It is printed before the priorities."
)
NO_FACT = "No fact is written yet. Write the first one below; only its words are needed."
NUMBERS = "Families eligible and reached"
SAME_ANSWERS = "These are the same answers as on the Questions page. A blank is a number not known."


class LocalSection(QWidget):
    """Facts above, numbers below. `said` carries what was done."""

    said = Signal(str)

    def __init__(self, document: AssessmentDocument) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self.facts, self.numbers = FactList(document), NumberList(document)
        self.empty = body_label(NO_FACT)
        self.facts.said.connect(self.said)
        column = QVBoxLayout(self)
        units.lay(column, (1, 0, 1, 0), 3)
        for parts in (
            (body_label(WHAT_FOR), self.empty, self.facts),
            (section_label(NUMBERS), caption(SAME_ANSWERS), self.numbers),
        ):
            inside = QVBoxLayout()
            units.lay(inside, (0, 0, 0, 0), 1)
            column.addLayout(inside)
            for part in parts:
                inside.addWidget(part)

    def offer(self, assessment: Assessment) -> None:
        """Ask for the numbers of this assessment's guide."""
        self.numbers.offer(assessment.question_set)

    def show_facts(self, assessment: Assessment) -> None:
        """Show every fact."""
        self.facts.show_facts(assessment.local_picture)
        self.empty.setVisible(not assessment.local_picture)

    def show_numbers(self, assessment: Assessment, only: Collection[str] | None = None) -> None:
        """Show the numbers, or only those of some questions."""
        self.numbers.show_numbers(assessment, only)

    def unfinished(self) -> str:
        """A fact that is half written."""
        return self.facts.unfinished()

    def go_to(self, key: str) -> bool:
        """Go to a fact or to a number's field; whether it is here."""
        return self.facts.go_to(key) or self.numbers.go_to(key)
