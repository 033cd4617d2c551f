"""How this was worked out: the chosen item's sums in words, and the rules of the method."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.findings import ItemFinding
from reflective_app.gui import units
from reflective_app.gui.widgets.reader import Reader
from reflective_app.gui.widgets.text import RoleLabel, Rule, body_label, caption, lead_label
from reflective_app.wording.method import RULES, working_sentences

NAME = "How this was worked out"
CHOOSE = "Choose an item to see how it was worked out."
MOST = 0.4
"""The share of the page that it takes at most."""


class WorkingPanel(QWidget):
    """The chosen item first, then the rules that hold for every item."""

    def __init__(self) -> None:
        """The rules never change; the item's sentences do."""
        super().__init__()
        content = QWidget()
        content.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(content)
        units.lay(self._column, (4, 1.5, 4, 1.5), 0.75)
        self.heading = lead_label("")
        self.sentences: list[RoleLabel] = []
        self._steps = QVBoxLayout()
        units.lay(self._steps, (0, 0, 0, 0), 0.5)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._steps)
        self._column.addSpacing(units.u(1))
        self._column.addWidget(lead_label("The rules, the same for every item"))
        for number, rule in enumerate(RULES, start=1):
            self._column.addWidget(caption(f"{number}. {rule}"))
        self._column.addStretch(1)
        self.reader = Reader(content, NAME)
        self.reader.setBackgroundRole(QPalette.ColorRole.Base)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(Rule(strong=True))
        whole.addWidget(self.reader)

    def show_finding(self, finding: ItemFinding | None) -> None:
        """Say how one item came to its place."""
        if finding is None:
            self._say(NAME, [CHOOSE])
            return
        heading = f"{finding.code} {finding.item.title}: {finding.word.lower()}"
        self._say(heading, list(working_sentences(finding)))

    @property
    def words(self) -> str:
        """All that is said of the item."""
        return " ".join(label.text() for label in self.sentences if not label.isHidden())

    def fit(self, high: int) -> None:
        """Take no more than a share of a page so many pixels high."""
        self.setFixedHeight(round(high * MOST))

    def _say(self, heading: str, sentences: list[str]) -> None:
        if heading == self.heading.text() and sentences == [s.text() for s in self.sentences]:
            return
        self.heading.setText(heading)
        while len(self.sentences) < len(sentences):
            label = body_label("")
            self.sentences.append(label)
            self._steps.addWidget(label)
        for number, label in enumerate(self.sentences):
            label.say(sentences[number] if number < len(sentences) else "")
        self.reader.verticalScrollBar().setValue(0)
