"""What was said beforehand, by question: how many, how far apart, and what was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, body_label, lead_label, section_label
from reflective_app.wording.before import (
    NOTHING_WRITTEN,
    count_lines,
    role_lines,
    said_words,
    written_lines,
)
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted

MANNER = RowManner(left=0.75, right=0.75, above=0.75, ruled=True)
NO_LANE = "Put a question into the running order, and it can go into the fast lane from here."


class SaidPart(QWidget):
    """`lane_wanted` asks to put a question in the other lane, `agreed_wanted` all that agree
    closely into the fast one.
    """

    lane_wanted = Signal(str)
    agreed_wanted = Signal()

    def __init__(self) -> None:
        """Hidden while nobody said anything."""
        super().__init__()
        self._assessment: Assessment | None = None
        self.list = RowList("What was said beforehand, by question", MANNER, whole=True)
        self.lane = quiet_button("", self._on_lane)
        self.agreed = quiet_button(
            "Put all with close agreement in the &fast lane", self.agreed_wanted.emit
        )
        self.no_lane: RoleLabel = body_label(NO_LANE)
        self.head: RoleLabel = lead_label("")
        self.parts: list[RoleLabel] = [body_label("") for _ in range(5)]
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 1)
        flow.addWidget(self.agreed)
        flow.addWidget(self.lane)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(section_label("What was said beforehand"))
        for part in (self.list, row, self.no_lane, self.head, *self.parts):
            column.addWidget(part)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.hide()

    def go_to(self, question_id: str) -> None:
        """Choose a question, with the keyboard on it."""
        self.list.show_choice(question_id)
        self._show_chosen()
        self.list.setFocus()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what was said by now; the question that is chosen stays so."""
        self._assessment = assessment
        said = said_words(assessment)
        self.setVisible(bool(said))
        codes, fast = question_codes(assessment.question_set), fast_ones(assessment)
        rows = []
        for question_id, people, spread in said:
            lane = "Fast lane" if fast.get(question_id) else ""
            detail = " · ".join(filter(None, (counted(people, "answer"), lane)))
            text = assessment.question_set.question(question_id).text
            rows.append(Row(question_id, text, detail, spread, codes[question_id]))
        self.list.show_rows(rows)
        self._show_chosen()

    def _show_chosen(self) -> None:
        assessment, chosen = self._assessment, self.list.choice
        if assessment is None:
            return
        fast = fast_ones(assessment)
        self.no_lane.setVisible(not fast)
        self.agreed.setVisible(bool(fast))
        self.lane.setVisible(chosen in fast)
        self.lane.setText(
            "Give it &full length" if fast.get(chosen) else "Put it in the fast &lane"
        )
        said = []
        if chosen:
            said = ["\n".join(count_lines(chosen, assessment))]
            said.append("\n".join(("By role", *role_lines(chosen, assessment))))
            written = list(written_lines(chosen, assessment))
            said += ["\n".join((head, *texts)) for head, texts in written]
            said += [] if written else [NOTHING_WRITTEN]
        self.head.say(assessment.question_set.question(chosen).text if chosen else "")
        for number, label in enumerate(self.parts):
            label.say(said[number] if number < len(said) else "")

    def _on_lane(self) -> None:
        self.lane_wanted.emit(self.list.choice)


def fast_ones(assessment: Assessment) -> dict[str, bool]:
    """Each question of a session that is not closed, with whether it is in the fast lane."""
    return {
        step.question: step.fast
        for session in assessment.workshop.sessions
        if session.closed_on is None
        for step in session.steps
        if step.question is not None
    }
