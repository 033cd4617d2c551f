"""What the plan is made of, from top to bottom."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.pages.workshop.plan.choose import QuestionChooser
from reflective_app.gui.pages.workshop.plan.fields import LaneFields, SessionFields
from reflective_app.gui.pages.workshop.plan.order import OrderPart
from reflective_app.gui.pages.workshop.plan.parts import FitPart, UnspokenPart
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.messages import EmptyState, MessageStrip
from reflective_app.gui.widgets.row_delegate import RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, section_label


class PlanLayout(QWidget):
    """The widgets; the section connects them."""

    def __init__(self) -> None:
        """Either nothing is planned, or there are sessions, one of them shown."""
        super().__init__()
        self.news = MessageStrip()
        self.empty = EmptyState("", "Plan a half-day", lambda: None)
        self.planned = QWidget()
        self.sessions = RowList(
            "Sessions", RowManner(left=0.75, right=0.75, ruled=True), whole=True
        )
        self.start = primary_button("")
        self.start.setAccessibleDescription("F5")
        self.add_session = quiet_button("Add a session")
        self.carry = quiet_button("Carry what is left into a new session")
        self.remove = quiet_button("Remove session")
        self.missing, self.closed = body_label(""), body_label("")
        self.who = link_button("Say who is coming…")
        self.reopen = quiet_button("Reopen this session")
        self.fields, self.fit, self.lanes = SessionFields(), FitPart(), LaneFields()
        self.add_questions = quiet_button("Add &questions…")
        self.add_break = quiet_button("Add a &break")
        self.add_line = quiet_button("Add &another line")
        self.chooser, self.order, self.unspoken = QuestionChooser(), OrderPart(), UnspokenPart()
        self.adding = in_a_row(self.add_questions, self.add_break, self.add_line)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        for part in (self.news, self.empty, self.planned):
            column.addWidget(part)
        inner = QVBoxLayout(self.planned)
        units.lay(inner, (0, 0, 0, 0), 1.5)
        for part in (
            self.sessions,
            in_a_row(self.start, self.reopen, self.add_session, self.carry, self.remove),
            self.closed,
            self.missing,
            self.who,
            self.fields,
            self.fit,
            section_label("Running order"),
            self.adding,
            self.chooser,
            self.order,
            self.unspoken,
            self.lanes,
        ):
            inner.addWidget(part)
