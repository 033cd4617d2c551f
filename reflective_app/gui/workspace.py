"""The open assessment: a rail of steps at the left, the page of the chosen step at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.find import Find
from reflective_app.gui.first_to_do import first_to_do
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.questions.page import QuestionsPage
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.pages.set_up.page import SetUpPage
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.personal_data.gate import Gate
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import Rule, caption, lead_label
from reflective_app.wording.dates import month_year

RAIL = 25
"""The width of the rail, in units."""

ROOM_FOR_RAIL = 84
"""Narrower than this, in units, the rail becomes a menu."""


PAGES: tuple[type[Page], ...] = (
    SetUpPage,
    OfferPage,
    WorkshopPage,
    QuestionsPage,
    BenchmarkPage,
    RoadmapPage,
    ReportPage,
)
"""The steps, in order."""


class Rail(QWidget):
    """Whose assessment it is, and the steps with their status."""

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self.council = lead_label("")
        self.guide = caption("")
        self.edition = caption("")
        self.steps = RowList(
            "Steps", RowManner(left=2.625, right=1, above=1.25, chosen_in_accent=True), whole=True
        )
        head = QWidget()
        words = QVBoxLayout(head)
        units.lay(words, (3, 2.5, 1, 2.5), 0.25)
        for label in (self.council, self.guide, self.edition):
            words.addWidget(label)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.steps)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollBox(content))
        units.hold(self, least=RAIL, most=RAIL)

    def show_assessment(self, assessment: Assessment) -> None:
        """Name the council, the guide, the round and the edition."""
        guide, profile = assessment.question_set.guide, assessment.profile
        self.council.setText(profile.council)
        self.guide.setText(f"{guide.title} · round {profile.round}")
        edition = month_year(guide.published) if guide.published else guide.edition
        self.edition.setText(f"Guide of {edition}" if guide.published else f"Edition {edition}")


class Workspace(QWidget):
    """The pages of one document. `page_changed` carries the key of the page that is shown,
    `live_wanted` the id of a session to hold.
    """

    page_changed = Signal(str)
    live_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, document: AssessmentDocument, prompts: Prompts) -> None:
        """Build every page; each shows its values when it is first seen."""
        super().__init__()
        self.document = document
        self.current = Current(document)
        self.pages = [kind(document, self.current, prompts) for kind in PAGES]
        self.finder = Find(self.current, self)
        self.gate = Gate(self.current, prompts, self)
        self.rail = Rail()
        self._rule = Rule(upright=True)
        self.step_menu = quiet_button("")
        self._menu = QMenu(self.step_menu)
        self._stack = QStackedWidget()
        self._lay_out()
        for page in self.pages:
            self._stack.addWidget(page)
            page.wanted.connect(self.go_to)
            page.said.connect(self.said)
            if isinstance(page, WorkshopPage):
                page.live_wanted.connect(self.live_wanted)
        self.rail.steps.chosen.connect(self.go_to)
        self.rail.steps.opened.connect(self.come_to)
        self.rail.steps.clicked.connect(self._on_rail_clicked)
        self._menu.triggered.connect(self._on_menu)
        self.finder.wanted.connect(self.go_to)
        self.gate.wanted.connect(self.go_to)
        self.finder.left.connect(self._back_to_page)
        document.changed.connect(self._on_changed)
        document.file_changed.connect(self.notices.hush)
        self._show_rail()
        self.go_to(self.pages[0].key)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._stack.currentIndex()]

    @property
    def session_shown(self) -> str:
        """The id of the session that a person looks at in the plan; empty elsewhere."""
        page = self.page
        return page.session_shown if isinstance(page, WorkshopPage) else ""

    def go_to(self, key: str, what: str = "") -> None:
        """Show a page and, if it is named, one thing on it."""
        for place, page in enumerate(self.pages):
            if page.key == key:
                self._stack.setCurrentIndex(place)
                self.rail.steps.show_choice(key)
                self._show_menu_button()
                if what:
                    page.open_at(what)
                self.page_changed.emit(key)

    def come_to(self, key: str) -> None:
        """Show a page and give it the keyboard. Arrows along the rail only look at pages."""
        self.go_to(key)
        self.page.take_focus()

    def go_to_where_it_was_left(self, place: str) -> None:
        """Show this page in its view; where it is none, the first with something left to do."""
        key, _, view = place.partition("/")
        if key in (page.key for page in self.pages):
            self.go_to(key)
            self.page.open_view(view)
        else:
            self.go_to(first_to_do(self.current.assessment))

    def unfinished(self) -> str:
        """What is typed on any page and not recorded yet, in words; empty where nothing is."""
        return ". ".join(filter(None, (page.unfinished() for page in self.pages)))

    def show_notices(self, notices: Sequence[str]) -> None:
        """Say what there is to say about the file, above the page."""
        if words := " ".join(filter(None, notices)):
            self.notices.say(words)

    def add_strip(self, strip: MessageStrip) -> None:
        """Put a message of its own below those about the file; it shows itself."""
        self._right.insertWidget(self._right.indexOf(self.notices) + 1, strip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts find away, wherever the keyboard is, unless a page has a use for it."""
        if event.key() == Qt.Key.Key_Escape and self.finder.is_open:
            self.finder.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail into a menu where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def _lay_out(self) -> None:
        self.step_menu.setMenu(self._menu)
        bar = QWidget()
        self._bar = bar
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        in_bar = QHBoxLayout(bar)
        units.lay(in_bar, (4, 0.5, 4, 0.5), 1)
        in_bar.addWidget(self.step_menu, 0, Qt.AlignmentFlag.AlignLeft)
        self.notices = MessageStrip()
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(self.notices)
        right.addWidget(self.finder.bar)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.rail, self._rule):
            row.addWidget(widget)
        row.addLayout(right, 1)
        self.rail.setBackgroundRole(QPalette.ColorRole.Window)
        self.rail.setAutoFillBackground(True)

    def _fold(self) -> None:
        folded = self.width() < units.u(ROOM_FOR_RAIL)
        self.rail.setVisible(not folded)
        self._rule.setVisible(not folded)
        self._bar.setVisible(folded)

    def _on_changed(self, change: AssessmentChange) -> None:
        for page in self.pages:
            page.note(change)
        self.finder.follow()
        self._show_rail()

    def _show_rail(self) -> None:
        assessment, findings = self.current.assessment, self.current.findings
        self.rail.show_assessment(assessment)
        rows = [Row(page.key, page.title, page.status(assessment, findings)) for page in self.pages]
        if tuple(rows) == self.rail.steps.rows:
            return
        self.rail.steps.show_rows(rows)
        self._menu.clear()
        for number, row in enumerate(rows, 1):
            words = f"{row.name}: {row.detail}" if row.detail else row.name
            self._menu.addAction(f"&{number}  {words}").setData(row.key)
        self._show_menu_button()

    def _back_to_page(self) -> None:
        """What had the keyboard is put away: it goes on from the top of the page."""
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.page.take_focus()

    def _on_rail_clicked(self) -> None:
        self.page.take_focus()

    def _on_menu(self, action: QAction) -> None:
        self.come_to(str(action.data()))

    def _show_menu_button(self) -> None:
        self.step_menu.setText(f"Step: {self.page.title}")
