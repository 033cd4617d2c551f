"""What keying paper sheets is made of, from top to bottom."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeySequence, QRegularExpressionValidator, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.sheets import LONGEST_NUMBER
from reflective_app.gui import units
from reflective_app.gui.pages.workshop.paper.check import CheckPart
from reflective_app.gui.pages.workshop.paper.grid import SheetGrid
from reflective_app.gui.pages.workshop.paper.pile import PilePart
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.text import body_label, caption
from reflective_app.reports.paper.asked import Which
from reflective_app.wording.sheets import KEYS

INTRO = (
    "For a pile of response sheets: take the top one, type its number, then one key for each "
    "question in the order in which they are printed. What is half keyed stays while this window "
    "is open; each sheet is kept when you say so."
)
MOST_SHEETS = 999
MOST_ROLE = 120
ALL = Which.ALL.value
ASKED = (
    (Which.ORDER.value, "Those of the running order"),
    (Which.ESSENTIAL.value, "The essential ones"),
    (ALL, "All questions"),
)


class PaperLayout(QWidget):
    """The widgets; the section connects them."""

    def __init__(self) -> None:
        """The sheet to key above, the pile below."""
        super().__init__()
        self.news = MessageStrip()
        self.number = PlainField("Sheet number", most=LONGEST_NUMBER)
        self.role = PlainField("Role", most=MOST_ROLE)
        self.asked = ChoiceBox(ASKED, "Questions on the sheet")
        self.pile = CountField("Sheets in the pile", least=1, most=MOST_SHEETS, blank=True)
        only_figures = QRegularExpression("[0-9 ]*")  # answers keyed too early are kept out
        self.pile.setValidator(QRegularExpressionValidator(only_figures, self.pile))
        units.hold(self.number, least=12, most=18)
        units.hold(self.role, least=24, most=34)
        self.mode, self.trouble = body_label("", strong=True), body_label("")
        self.roles, self.ready = caption(""), body_label("", strong=True)
        self.role_note, self.edition = body_label(""), caption("")
        for label in (self.mode, self.trouble, self.ready, self.roles, self.role_note):
            label.hide()
        self.grid, self.check = SheetGrid(), CheckPart()
        self.keep = primary_button("Keep this sheet")
        self.back = QShortcut(QKeySequence(Qt.Key.Key_Backspace), self.keep)
        self.back.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.again = quiet_button("Empty this sheet")
        self.to_number = link_button("Go to the sheet number")
        self.pile_part = PilePart()
        self._lay_out()

    def _lay_out(self) -> None:
        self.heads = row(
            field_box("Sheet &number", self.number, wraps=False),
            field_box("&Role, as on the paper", self.role, wraps=False),
            field_box("Sheets in the pile", self.pile, wraps=False),
            field_box("Questions on the sheet", self.asked, wraps=False),
            gap=2,
        )
        self.keeping = row(self.keep, self.again, self.to_number)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        for part in (
            self.news,
            caption(INTRO),
            self.edition,
            self.roles,
            self.heads,
            self.pile.trouble,
            self.role_note,
            self.trouble,
            self.mode,
            caption(KEYS),
            self.grid,
            self.ready,
            self.check,
            self.keeping,
            self.pile_part,
        ):
            column.addWidget(part)


def row(*parts: QWidget, gap: float = 1) -> QWidget:
    """Widgets beside each other, going on below where there is no room."""
    made = QWidget()
    flow = FlowLayout(made)
    units.lay(flow, (0, 0, 0, 0), gap)
    for part in parts:
        flow.addWidget(part)
    return made
