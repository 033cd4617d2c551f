"""What the roadmap page is made of: its head, its views, the bars below, and the ways between."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from reflective_app.domain.phases import ORDER, phases
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.roadmap.aside import AsideBar, AsideForm
from reflective_app.gui.pages.roadmap.bars import CardBar, DraftBar, FormBar, SubBar
from reflective_app.gui.pages.roadmap.board import Board
from reflective_app.gui.pages.roadmap.decisions import DecisionsEdit
from reflective_app.gui.pages.roadmap.drafts import DraftsPanel
from reflective_app.gui.pages.roadmap.form import ActionForm
from reflective_app.gui.pages.roadmap.frame import RoadmapFrame
from reflective_app.gui.pages.roadmap.join import MergePanel, SplitPanel
from reflective_app.gui.pages.roadmap.progress import ProgressPanel
from reflective_app.gui.pages.roadmap.projected import ProjectedPanel
from reflective_app.gui.pages.roadmap.reason import ReasonBar
from reflective_app.gui.pages.roadmap.report_form import ReportBar, ReportForm
from reflective_app.gui.pages.roadmap.table import TablePanel
from reflective_app.gui.pages.roadmap.views import TOP, WITH_ACTIONS, View
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.messages import EmptyState

NO_DRAFTS = "No action yet. Draft actions appear as questions are answered; or add one of your own."
SOME_DRAFTS = "No action yet. Look at the drafts on offer, or add one of your own."
LOOK, ANSWER = "&Look at the drafts", "Go to the &questions"


class RoadmapParts(Page):
    """The widgets of the page, and which of them belong to the view that is shown."""

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The board is shown first."""
        super().__init__(document, current, prompts)
        self.view = self.home = View.BOARD
        self.frame = RoadmapFrame("Roadmap")
        self.review, self.add = quiet_button("Review &drafts"), primary_button("&Add action")
        self.switch = SegmentedSwitch([(view.value, words) for view, words in TOP.items()])
        self.board, self.table = Board(), TablePanel()
        self.projected, self.progress = ProjectedPanel(), ProgressPanel()
        self.drafts, self.form = DraftsPanel(), ActionForm()
        self.splitter, self.merger = SplitPanel(), MergePanel()
        self.aside, self.report = AsideForm(), ReportForm()
        self.empty = EmptyState(NO_DRAFTS, ANSWER)
        self.decisions = DecisionsEdit()
        self.bar, self.draft_bar, self.form_bar = CardBar(), DraftBar(), FormBar()
        self.split_bar, self.merge_bar = SubBar("S&plit it"), SubBar("&Merge them")
        self.reason_bar = ReasonBar()
        self.aside_bar, self.report_bar = AsideBar(), ReportBar()
        self._lay_out()
        self.show_view()

    @property
    def choice(self) -> str:
        """The card or row that is chosen, in the view with actions that is shown."""
        if self.view not in WITH_ACTIONS:
            return ""
        return self.table.choice if self.view is View.TABLE else self.board.choice

    def in_turn(self) -> tuple[str, ...]:
        """The actions as they stand one below the other: in the table, else on the board."""
        if self.home is View.TABLE and self.table.table.words.rows:
            return tuple(row.key for row in self.table.table.words.rows)
        actions = self.current.assessment.plan.actions
        standing = phases(actions)
        return tuple(each.id for phase in ORDER for each in actions if standing[each.id] is phase)

    def go(self, view: View) -> None:
        """Show another view, filled with the present value."""
        self.view = view
        if view in TOP:
            self.home = view
        self.show_view()
        self.refresh(None)
        self.frame.show_top()

    def go_back(self, to: str = "") -> None:
        """Back to the view that was chosen in the head, to the card that was open."""
        self.go(self.home)
        if self.view is View.BOARD:
            shown = [row.key for cards in self.board.lists for row in cards.rows]
            wanted = (to, self.board.choice, *shown)  # what was open may be gone, undone perhaps
            self.board.choose(next((each for each in wanted if each in shown), ""), focus=True)
        elif self.view is View.TABLE:
            self.table.choose(to or self.table.choice, focus=True)
        elif self.view is View.PROGRESS:
            self.progress.list.show_choice(to or self.progress.list.choice)
            self.progress.list.setFocus()
        if not any(part.hasFocus() for part in (*self.board.lists, self.table.table)):
            first = self.empty.button if self.empty.isVisible() else None
            if first is not None:
                first.setFocus()
        self.refresh(None)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll to what is chosen, once all is as high as it will be."""
        self.frame.settle()
        if self.view is View.TABLE:
            self.table.table.bring_into_view()
        for cards in self.board.lists if self.view is View.BOARD else ():
            if cards.choice:
                cards.scrollTo(cards.currentIndex())

    def show_view(self) -> None:
        """Show what belongs to the view, and hide the rest."""
        for view, widgets in self._of_views().items():
            for widget in widgets:
                if view is not self.view:
                    widget.hide()
        for widget in self._of_views()[self.view]:
            widget.show()
        for widget in (self.review, self.add, self.switch):
            widget.setVisible(self.view in TOP)
        self.decisions.setVisible(self.view in WITH_ACTIONS)
        if self.view in TOP:
            self.switch.show_choice(self.view)

    def show_what_fits(self, *, bare: bool, waiting: int) -> None:
        """Show the way on where nothing is there yet; `waiting` drafts are on offer."""
        with_actions = self.view in WITH_ACTIONS
        self.empty.setVisible(bare and with_actions)
        self.empty.label.setText(SOME_DRAFTS if waiting else NO_DRAFTS)
        if self.empty.button is not None:
            self.empty.button.setText(LOOK if waiting else ANSWER)
        self.table.setVisible(self.view is View.TABLE and not bare)
        self.bar.setVisible(with_actions and not bare)
        drafts = self.drafts.list
        self.draft_bar.show_waiting(len(drafts.drafts), len(drafts.ticked))
        self.review.setText(f"Review &drafts ({waiting})")

    def _of_views(self) -> dict[View, tuple[QWidget, ...]]:
        return {
            View.BOARD: (self.board,),
            View.TABLE: (self.table,),
            View.PROJECTED: (self.projected,),
            View.PROGRESS: (self.progress,),
            View.DRAFTS: (self.drafts, self.draft_bar),
            View.FORM: (self.form, self.form_bar),
            View.SPLIT: (self.splitter, self.split_bar),
            View.MERGE: (self.merger, self.merge_bar),
            View.ASIDE: (self.aside, self.aside_bar),
            View.REPORT: (self.report, self.report_bar),
        }

    def _lay_out(self) -> None:
        self.frame.setBackgroundRole(QPalette.ColorRole.Window)
        for button in (self.review, self.add, self.switch):
            self.frame.add_action(button)
        parts = [widgets[0] for widgets in self._of_views().values()]
        for widget in (self.empty, *parts[:2], self.decisions, *parts[2:]):
            self.frame.add(widget)
        self.frame.end()
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.reason_bar)
        self.column.addWidget(self.bar)
        for _, *bars in self._of_views().values():
            for bar in bars:
                self.column.addWidget(bar)
