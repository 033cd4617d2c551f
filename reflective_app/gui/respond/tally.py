"""A table's answer to one question: its sentences with their codes, and a box for the tally."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.find_field import FindField
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, field_label
from reflective_app.wording.codes import EXITS
from reflective_app.wording.respond import TALLY_HOW
from reflective_app.wording.tally import (
    AT_A_TABLE,
    check_total,
    missing_words,
    recorded_words,
    tally_in,
    tally_text,
)
from reflective_app.wording.typed import NotReadError


class TableTally(QWidget):
    """`tallied` carries the counts as soon as what is typed can be read, or None where it is
    empty; what cannot be read is complained of when it is entered or left.
    """

    tallied = Signal(object)

    def __init__(self) -> None:
        """It needs a question before it can be used."""
        super().__init__()
        self._question: Question | None = None
        self.people = 1
        self._lines: list[RoleLabel] = []
        self.box = FindField("Tally", most=80)
        self.box.setAccessibleDescription(TALLY_HOW)
        units.hold(self.box, least=21, most=32)
        self.trouble: RoleLabel = body_label("")
        self.count: RoleLabel = caption("")
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.75)
        self._sentences = QVBoxLayout()
        units.lay(self._sentences, (0, 0, 0, 1), 1)
        column.addLayout(self._sentences)
        column.addWidget(field_label("&Tally of your table", self.box))
        column.addWidget(caption(TALLY_HOW))
        for part in (self.box, self.trouble, self.count):
            column.addWidget(part)
        self.box.written.connect(self._on_written)
        self.box.entered.connect(self.settle)
        self.box.editingFinished.connect(self.settle)

    def show_question(self, question: Question, people: int, pick: Pick | None) -> None:
        """Ask for the tally of another question, of which one stands."""
        self._question = question
        codes = (*map(str, range(len(question.rungs))), *EXITS)
        for label in self._lines[len(codes) :]:
            label.hide()
        while len(self._lines) < len(codes):
            label = body_label("")
            self._lines.append(label)
            self._sentences.addWidget(label)
        for label, code, words in zip(
            self._lines, codes, (*question.rungs, *EXITS.values()), strict=False
        ):
            label.say(f"{code}  {words}")
        self.box.setText(tally_text(pick) if pick is not None else "")
        self.trouble.say("")
        self.show_people(people)

    def show_people(self, people: int) -> None:
        """Say how many of how many are counted."""
        self.people = people
        pick = self._read_quietly()
        recorded = pick.people if pick is not None else 0
        words = (recorded_words(recorded, people), missing_words(recorded, people))
        self.count.say(" · ".join(filter(None, words if recorded else words[:1])))

    def focus(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus()
        self.box.selectAll()

    def settle(self) -> bool:
        """Complain of what cannot be read; whether there is nothing to complain of."""
        try:
            self._read()
        except NotReadError as error:
            if self.trouble.text() != str(error):
                self.trouble.say(str(error))
                announce(self.box, str(error))
            return False
        self.trouble.say("")
        return True

    def _on_written(self, text: str) -> None:
        self.trouble.say("")
        pick = self._read_quietly()
        if pick is not None or not text.strip():
            self.tallied.emit(pick)
        self.show_people(self.people)

    def _read_quietly(self) -> Pick | None:
        try:
            return self._read()
        except NotReadError:
            return None

    def _read(self) -> Pick | None:
        """What is typed; None where nothing is. Raises NotReadError."""
        if self._question is None or not self.box.text().strip():
            return None
        pick = tally_in(self.box.text(), self._question)
        check_total(pick, self.people, AT_A_TABLE)
        return pick
