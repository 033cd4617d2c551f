"""How this was worked out: the chosen item's working step by step, and the rules of the method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.page_frame import STEPS_OUTWARDS
from reflective_app.gui.widgets.reader import Reader
from reflective_app.gui.widgets.text import RoleLabel, Rule, body_label, caption, lead_label
from reflective_app.gui.widgets.wrapping import WrappingBox
from reflective_app.wording.method import RULES
from reflective_app.wording.trace import QUESTIONS, STEPS, TracePart, trace
from reflective_app.wording.words import short_name

NAME = "How this was worked out"
CHOOSE = "Choose an item to see how it was worked out."
MOST = 0.45
"""The share of the page that it takes at most."""


class WorkingPanel(QWidget):
    """The chosen item first, then the rules that hold for every item.

    `question_wanted` and `grid_wanted` carry the id of a question and of an item to go to;
    `put_away` wants the panel gone.
    """

    question_wanted = Signal(str)
    grid_wanted = Signal(str)
    put_away = Signal()

    def __init__(self) -> None:
        """The rules never change; the item's sentences do."""
        super().__init__()
        self._item = ""
        self._parts: tuple[TracePart, ...] = ()
        content = WrappingBox()
        content.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(content)
        units.lay(self._column, (4, 1.5, 4, 1.5), 0.75)
        self.heading = lead_label("")
        self.choose = body_label("")
        self.grid = link_button("Go to its row of the grid", self._want_grid)
        self.close_ = link_button("Close", self.put_away.emit, spoken=f"Close “{NAME}”")
        links = QWidget()
        flow = FlowLayout(links)
        units.lay(flow, (0, 0, 0, 0), 1)
        for link in (self.grid, self.close_):
            flow.addWidget(link)
        self.steps = {title: _Step(title) for title, _ in STEPS}
        for widget in (self.heading, links, self.choose, *self.steps.values()):
            self._column.addWidget(widget)
        for step in self.steps.values():
            step.hide()
            step.wanted.connect(self.question_wanted)
        self._column.addWidget(_rules())
        self._column.addStretch(1)
        self.reader = Reader(content, NAME)
        self.reader.setBackgroundRole(QPalette.ColorRole.Base)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(Rule(strong=True))
        whole.addWidget(self.reader)

    def show_finding(
        self, finding: ItemFinding | None, found: Findings, assessment: Assessment
    ) -> None:
        """Say how one item came to its place; the place in the text stays with the item."""
        parts = trace(finding, found, assessment) if finding is not None else ()
        item = finding.item.id if finding is not None else ""
        heading = (
            f"{finding.code} {finding.item.title}: {finding.word.lower()}" if finding else NAME
        )
        if (item, parts, heading) == (self._item, self._parts, self.heading.text()):
            return
        if item != self._item:
            self.reader.verticalScrollBar().setValue(0)
        self._item, self._parts = item, parts
        self.heading.setText(heading)
        self.choose.say("" if finding is not None else CHOOSE)
        self.grid.setVisible(
            finding is not None and bool(assessment.question_set.groups_of(finding.item))
        )
        said = {part.title: part.sentences for part in parts}
        for title, step in self.steps.items():
            asked = finding.item.ladder_questions if finding and title == QUESTIONS else ()
            links = tuple((question.id, short_name(question)) for question in asked)
            step.say(said.get(title, ()), links)

    def show_step(self, title: str = "") -> None:
        """Scroll to a step of the working, or to where it begins, which is its conclusion."""
        if not title:
            self.reader.verticalScrollBar().setValue(0)
        step = self.steps.get(title)
        content = self.reader.widget()
        if step is not None and not step.isHidden() and content is not None:
            for _ in range(STEPS_OUTWARDS):  # where it is, is known once all is laid out
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self.reader.verticalScrollBar().setValue(step.mapTo(content, QPoint(0, 0)).y())

    @property
    def words(self) -> str:
        """All that is said of the item."""
        return " ".join(" ".join(part.sentences) for part in self._parts)

    def fit(self, high: int) -> None:
        """Take no more than a share of a page so many pixels high."""
        self.setFixedHeight(round(high * MOST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def _want_grid(self) -> None:
        self.grid_wanted.emit(self._item)


class _Step(QWidget):
    """A title with its sentences; one that is about a question leads there."""

    wanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        units.lay(self._column, (0, 0.5, 0, 0), 0.5)
        self._column.addWidget(RoleLabel(title, units.Role.STRONG))
        self._sentences: list[_Sentence] = []

    def say(self, sentences: tuple[str, ...], links: tuple[tuple[str, str], ...]) -> None:
        """Show these sentences; with none it takes no room."""
        while len(self._sentences) < len(sentences):
            made = _Sentence()
            made.wanted.connect(self.wanted)
            self._sentences.append(made)
            self._column.addWidget(made)
        for number, line in enumerate(self._sentences):
            link = links[number] if number < len(links) else ("", "")
            line.say(sentences[number] if number < len(sentences) else "", *link)
        self.setVisible(bool(sentences))


class _Sentence(QWidget):
    """A sentence and, where it is about a question, the way to it."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        row = QHBoxLayout(self)
        units.lay(row, (0, 0, 0, 0), 1)
        self.label = body_label("")
        self.link = link_button("Go to this question", self._want)
        row.addWidget(self.label, 100)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)  # for what the label, no wider than a line, leaves

    def say(self, sentence: str, question: str, name: str) -> None:
        self._question = question
        self.label.setText(sentence)
        self.link.setVisible(bool(question))
        self.link.setAccessibleName(f"Go to this question: {name}")
        self.setVisible(bool(sentence))

    def _want(self) -> None:
        self.wanted.emit(self._question)


def _rules() -> QWidget:
    """The rules of the method, folded away."""
    content = QWidget()
    column = QVBoxLayout(content)
    units.lay(column, (2.25, 0, 0, 0), 0.75)
    for number, rule in enumerate(RULES, start=1):
        column.addWidget(caption(f"{number}. {rule}"))
    return Fold("The rules, the same for every item", content)
