"""Roadmap: drafts become actions, actions have a phase, an owner and a measure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.domain.roadmap import drafts
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.roadmap_bars import CardBar, DraftBar, FormBar
from reflective_app.gui.pages.roadmap_board import Board
from reflective_app.gui.pages.roadmap_cards import ITEM
from reflective_app.gui.pages.roadmap_decisions import DecisionsEdit
from reflective_app.gui.pages.roadmap_drafts import DraftsPanel
from reflective_app.gui.pages.roadmap_form import ActionForm
from reflective_app.gui.pages.roadmap_wishes import RoadmapWishes
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.wording.dates import counted, long_date

ON_BOARD, ON_DRAFTS, ON_FORM = "board", "drafts", "form"

NO_DRAFTS = "No action yet. Draft actions appear as questions are answered; or add one of your own."
SOME_DRAFTS = "No action yet. Look at the drafts on offer, or add one of your own."
LOOK, ANSWER = "&Look at the drafts", "Go to the &questions"


class RoadmapPage(Page):
    """The board, the drafts on offer, or one action in full."""

    key, title = "roadmap", "Roadmap"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The board is shown first."""
        super().__init__(document, current, prompts)
        self.view, self._open_action, self._waiting = ON_BOARD, "", 0
        self.wishes = RoadmapWishes(document, current, prompts, self.said)
        self.frame = PageFrame("Roadmap")
        self.review = quiet_button("Review &drafts", self._show_drafts)
        self.add = primary_button("&Add action", self._add)
        self.frame.add_action(self.review)
        self.frame.add_action(self.add)
        self.board, self.drafts, self.form = Board(), DraftsPanel(), ActionForm()
        self.empty = EmptyState(NO_DRAFTS, ANSWER, self._begin)
        self.decisions = DecisionsEdit()
        self.bar, self.draft_bar, self.form_bar = CardBar(), DraftBar(), FormBar()
        self._lay_out()
        self._connect()
        self._show_view()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many actions, and how many of them nobody owns."""
        actions = assessment.plan.actions
        if not actions:
            return "No actions yet"
        unowned = sum(not action.owner for action in actions)
        missing = f", {unowned} {'has' if unowned == 1 else 'have'} no owner" if unowned else ""
        return f"{counted(len(actions), 'action')}{missing}"

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the plan, the drafts, and the action that is open, if it is still there."""
        assessment, found = self.current.assessment, self.current.findings
        waiting = drafts(found, assessment)
        self._waiting = len(waiting)
        if self.view == ON_BOARD:
            self.board.show_plan(found, assessment)
            self.decisions.show_decisions(assessment.plan.decisions_asked)
        elif self.view == ON_DRAFTS:
            self.drafts.show_drafts(waiting)
        else:
            self._show_action()
        actions = counted(len(assessment.plan.actions), "action")
        start = long_date(assessment.profile.date)
        still = counted(len(waiting), "draft")
        self.frame.say_subtitle(f"{actions} · dates count from {start} · {still} to look at")
        self._show_what_fits()
        self.frame.settle()

    def open_at(self, key: str) -> None:
        """Open an action."""
        if self.wishes.action(key) is not None:
            self._open(key)

    # --- laying out -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.frame.setBackgroundRole(QPalette.ColorRole.Window)
        for widget in (self.empty, self.board, self.decisions, self.drafts, self.form):
            self.frame.add(widget)
        self.frame.end()
        self.column.addWidget(self.frame, 1)
        for bar in (self.bar, self.draft_bar, self.form_bar):
            self.column.addWidget(bar)

    def _connect(self) -> None:
        wishes, board = self.wishes, self.board
        board.opened.connect(self._open)
        board.moved.connect(wishes.move)
        board.removed.connect(wishes.remove)
        board.chosen.connect(self._on_chosen)
        self.bar.opened.connect(self._open_chosen)
        self.bar.placed.connect(self._place_chosen)
        self.bar.stepped.connect(self._step_chosen)
        self.bar.removed.connect(self._remove_chosen)
        self.bar.brought_back.connect(self._bring_back)
        self.decisions.written.connect(wishes.ask_for)
        self.drafts.list.accepted.connect(wishes.accept)
        self.draft_bar.accepted.connect(self._accept_chosen)
        self.draft_bar.put_aside.connect(self._put_aside)
        self.draft_bar.done.connect(self._show_board)
        self.form.changed.connect(self._change)
        self.form_bar.done.connect(self._show_board)
        self.form_bar.removed.connect(self._remove_open)

    def _views(self) -> dict[str, tuple[QWidget, ...]]:
        """What belongs to which view."""
        return {
            ON_BOARD: (self.board, self.decisions, self.review, self.add),
            ON_DRAFTS: (self.drafts, self.draft_bar),
            ON_FORM: (self.form, self.form_bar),
        }

    def _go(self, view: str) -> None:
        """Show another view, filled with the present value."""
        self.view = view
        self._show_view()
        self.refresh(None)
        self.frame.show_top()

    def _show_view(self) -> None:
        for name, widgets in self._views().items():
            for widget in widgets:
                widget.setVisible(name == self.view)

    def _show_what_fits(self) -> None:
        """Show only what belongs to the view and the choice."""
        on_board = self.view == ON_BOARD
        bare = not any(cards.rows for cards in self.board.lists)
        self.empty.setVisible(bare and on_board)
        self.empty.label.setText(SOME_DRAFTS if self._waiting else NO_DRAFTS)
        if self.empty.button is not None:
            self.empty.button.setText(LOOK if self._waiting else ANSWER)
        choice = self.board.choice if on_board else ""
        self.bar.setVisible(on_board and not bare)
        action = self.wishes.action(choice)
        self.bar.show_choice(choice, action, self.wishes.phase_of(action) if action else None)
        self.draft_bar.show_waiting(self._waiting)
        self.review.setText(f"Review &drafts ({self._waiting})")

    # --- from view to view ------------------------------------------------------------------------

    def _show_board(self) -> None:
        """Back to the board, to the card that was open."""
        wanted, self._open_action = self._open_action, ""
        self._go(ON_BOARD)
        self.board.choose(wanted or self.board.choice, focus=True)
        self._show_what_fits()

    def _show_drafts(self) -> None:
        self._go(ON_DRAFTS)
        to = self.drafts.list if self._waiting else self.draft_bar.back
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        """What to do next where there is no action yet."""
        if self._waiting:
            self._show_drafts()
        else:
            self.wanted.emit("questions", "")

    def _open(self, key: str) -> None:
        """Open an action here, and a recommendation that was set aside on the benchmark."""
        if key.startswith(ITEM):
            self.wanted.emit("benchmark", key.removeprefix(ITEM))
        elif self.wishes.action(key) is not None:
            self._open_action = key
            self._go(ON_FORM)
            self.form.title.setFocus()

    def _add(self) -> None:
        self._open(self.wishes.add())
        self.form.start_at_title()

    def _show_action(self) -> None:
        """Show the open action; if it is gone, undone perhaps, go back to the board."""
        action = self.wishes.action(self._open_action)
        if action is None:
            self._show_board()
        else:
            self.form.show_action(action, self.current.assessment)

    # --- what is done with what is chosen ---------------------------------------------------------

    def _on_chosen(self, key: str) -> None:
        self._show_what_fits()

    def _open_chosen(self) -> None:
        self._open(self.board.choice)

    def _place_chosen(self, phase: str) -> None:
        self.wishes.place(self.board.choice, phase)

    def _step_chosen(self, places: int) -> None:
        self.wishes.move(self.board.choice, 0, places)

    def _remove_chosen(self) -> None:
        self.wishes.remove(self.board.choice)

    def _bring_back(self) -> None:
        self.wishes.bring_back(self.board.choice)

    def _accept_chosen(self, phase: str) -> None:
        self.wishes.accept(self.drafts.list.choice, phase)

    def _put_aside(self) -> None:
        self.wishes.put_aside(self.drafts.list.choice)

    def _change(self, field: str, value: object) -> None:
        self.wishes.change(self._open_action, field, value)

    def _remove_open(self) -> None:
        self.wishes.remove(self._open_action)
