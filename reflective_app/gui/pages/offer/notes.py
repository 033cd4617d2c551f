"""What follows from the register, in sentences."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.offer import beyond_sentence, funding_sentences, unserved_sentence


class OfferNotes(QWidget):
    """The one about money first; what does not follow takes no room."""

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        self.funding = RoleLabel("", Role.CODE)
        self.unserved = RoleLabel("", Role.CAPTION)
        self.beyond = RoleLabel("", Role.CAPTION, second=True)
        for label in (self.funding, self.unserved, self.beyond):
            column.addWidget(label)

    def show_notes(self, assessment: Assessment, found: Findings) -> None:
        """Say what follows from this register."""
        self.funding.say("\n".join(funding_sentences(assessment, found)))
        self.unserved.say(unserved_sentence(found, assessment))
        self.beyond.say(beyond_sentence(found.beyond_the_guide))
