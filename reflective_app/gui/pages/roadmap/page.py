"""Roadmap: drafts become actions, actions have a phase, an owner and a measure."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Action
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.bars import CARD_KEYS, TABLE_KEYS
from reflective_app.gui.pages.roadmap.cards import DRAFT, ITEM
from reflective_app.gui.pages.roadmap.desks import DraftsDesk, ReportsDesk
from reflective_app.gui.pages.roadmap.draft_wishes import DraftWishes
from reflective_app.gui.pages.roadmap.parts import RoadmapParts
from reflective_app.gui.pages.roadmap.progress_wishes import ProgressWishes
from reflective_app.gui.pages.roadmap.views import WHERE, WITH_ACTIONS, View
from reflective_app.gui.pages.roadmap.wishes import RoadmapWishes, new_id, with_field
from reflective_app.gui.prompts import Prompts
from reflective_app.wording.dates import counted, long_date
from reflective_app.wording.plan import PHASES

UNNAMED = "New action"
"""Stands in for words until somebody writes some; it is never on the roadmap."""

NEW, AS_DRAFT = "New action", "Draft action, not on the roadmap yet"


class RoadmapPage(RoadmapParts):
    """Connects the views with the document, and leads from one to the other."""

    key, title = "roadmap", "Roadmap"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is chosen at first."""
        super().__init__(document, current, prompts)
        self.wishes = RoadmapWishes(document, current, self.said)
        self.offers = DraftsDesk(self, DraftWishes(document, current, prompts, self.said))
        self.reports = ReportsDesk(self, ProgressWishes(document, current, self.said))
        self._open, self._draft, self._is_new = "", "", False
        self._new: Action | None = None
        self._waiting = 0
        self._connect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many actions, and how many of them nobody owns."""
        actions = assessment.plan.actions
        if not actions:
            return "No actions yet"
        unowned = sum(not action.owner for action in actions)
        missing = f", {unowned} {'has' if unowned == 1 else 'have'} no owner" if unowned else ""
        return f"{counted(len(actions), 'action')}{missing}"

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the plan in the view that is open; what it shows may be gone, undone perhaps."""
        self._waiting = len(self.offers.on_offer())
        assessment, found = self.current.assessment, self.current.findings
        match self.view:
            case View.BOARD:
                self.board.show_plan(found, assessment)
            case View.TABLE:
                self.table.show_plan(assessment)
            case View.PROJECTED:
                self.projected.show_plan(found, assessment)
            case View.PROGRESS | View.REPORT:
                self.reports.show()
            case View.DRAFTS | View.ASIDE:
                self.offers.show()
            case _:
                self._show_action()
        self.decisions.show_decisions(assessment.plan.decisions_asked)
        actions = counted(len(assessment.plan.actions), "action")
        start = long_date(assessment.profile.date)
        still = counted(self._waiting, "draft")
        self.frame.say_subtitle(f"{actions} · dates count from {start} · {still} to look at")
        self._show_what_fits()
        self.frame.settle()

    def open_at(self, key: str) -> None:
        """Open an action."""
        if self.wishes.action(key) is not None:
            self._open_card(key)

    # --- connecting -------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.review.clicked.connect(self.offers.look)
        self.offers.edit_wanted.connect(self._edit_draft)
        self.add.clicked.connect(self._add)
        self.switch.chosen.connect(self._switch_to)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self._begin)
        for board in (self.board, self.table):
            board.opened.connect(self._open_card)
            board.moved.connect(self.wishes.move)
            board.placed.connect(self.wishes.place)
            board.removed.connect(self.wishes.remove)
            board.chosen.connect(self._on_chosen)
        self.table.sorted_.connect(self.said)
        self.projected.opened.connect(self._show_item)
        self.decisions.written.connect(self.wishes.ask_for)
        self._connect_bars()

    def _connect_bars(self) -> None:
        bar, form_bar = self.bar, self.form_bar
        bar.opened.connect(self._open_chosen)
        bar.placed.connect(self._place_chosen)
        bar.stepped.connect(self._step_chosen)
        bar.removed.connect(self._remove_chosen)
        bar.brought_back.connect(self._bring_back)
        self.reason_bar.recorded.connect(self._record_reason)
        self.reason_bar.left.connect(self._leave_reason)
        for ways in (bar, form_bar):
            ways.split.connect(self._split)
            ways.merged.connect(self._merge)
        self.form.changed.connect(self._change)
        form_bar.done.connect(self._leave_form)
        form_bar.removed.connect(self._remove_open)
        form_bar.accepted.connect(self._accept_open)
        self.splitter.ready.connect(self.split_bar.go.setEnabled)
        self.split_bar.wanted.connect(self._do_split)
        self.merger.ready.connect(self.merge_bar.go.setEnabled)
        self.merger.opened.connect(self._do_merge)
        self.merge_bar.wanted.connect(self._do_merge)
        for side in (self.split_bar, self.merge_bar):
            side.done.connect(self._leave_form)

    # --- from view to view ------------------------------------------------------------------------

    def _switch_to(self, view: str) -> None:
        was = self.choice
        self.go(View(view))
        if was and self.view in WITH_ACTIONS:
            (self.table if self.view is View.TABLE else self.board).choose(was)
            self._show_what_fits()

    def _begin(self) -> None:
        """What to do next where there is no action yet."""
        if self._waiting:
            self.offers.look()
        else:
            self.wanted.emit("questions", "")

    def _on_chosen(self, key: str) -> None:
        self._show_what_fits()

    def _open_card(self, key: str) -> None:
        """Open an action, or what stands under Not now."""
        if key.startswith((ITEM, DRAFT)):
            self.offers.open_aside(key)
        elif self.wishes.action(key) is not None:
            self._open, self._draft, self._is_new = key, "", False
            self._go_to_form()

    def _edit_draft(self, draft_id: str) -> None:
        self._open, self._draft, self._is_new = "", draft_id, False
        self._go_to_form()

    def _add(self) -> None:
        """Open the form; the action is on the roadmap once somebody writes what will be done.

        What was written of one that has no words yet is still there.
        """
        if self._new is None:
            self._new = Action(id=new_id(), title=UNNAMED)
        self._open, self._draft, self._is_new = "", "", True
        self._go_to_form()

    def _go_to_form(self) -> None:
        self.go(View.FORM)
        self.form.start_at_title()

    def _leave_form(self) -> None:
        if self._draft:
            self.offers.look()
        else:
            self.go_back(self._open)

    def _show_item(self, item_id: str) -> None:
        self.wanted.emit("benchmark", item_id)

    # --- one action in full -----------------------------------------------------------------------

    def _show_action(self) -> None:
        """Show the open action; if it is gone, undone perhaps, go back to where it was opened."""
        assessment, action = self.current.assessment, self.wishes.action(self._open)
        draft = self.offers.find(self._draft) if self._draft else None
        if self._is_new and self._new is not None:
            self.form.show_action(self._new, assessment, NEW, new=True)
        elif draft is not None:
            self.form.show_action(self.offers.action_of(draft), assessment, AS_DRAFT)
        elif action is not None:
            self.form.show_action(action, assessment)
        else:
            self._leave_form()
            return
        self.form_bar.show_kind(
            on_roadmap=action is not None,
            draft=draft is not None,
            others=len(self.wishes.actions) > 1,
            back=WHERE[View.DRAFTS if draft is not None else self.home],
        )

    def _change(self, field: str, value: object) -> None:
        draft = self.offers.find(self._draft) if self._draft else None
        if draft is not None:
            self.offers.edit(draft, field, value)
            self._show_action()
        elif self._is_new and self._new is not None:
            self._change_new(with_field(self._new, field, value), named=field == "title")
        else:
            trouble = self.wishes.change(self._open, field, value)
            if field == "depends_on":
                self.form.say_of_needs(trouble)
                self._show_action()

    def _change_new(self, action: Action, *, named: bool) -> None:
        if not named:
            self._new = action
            self._show_action()
            return
        self._new, self._open, self._is_new = None, action.id, False
        self.wishes.add(action)

    def _accept_open(self) -> None:
        self.offers.accept_one(self._draft)

    def _remove_open(self) -> None:
        self.wishes.remove(self._open)

    # --- what is done with what is chosen ---------------------------------------------------------

    def _open_chosen(self) -> None:
        self._open_card(self.choice)

    def _place_chosen(self, phase: str) -> None:
        self.wishes.place(self.choice, phase)

    def _step_chosen(self, places: int) -> None:
        board = self.table if self.view is View.TABLE else self.board
        board.moved.emit(self.choice, 0, places)

    def _remove_chosen(self) -> None:
        self.wishes.remove(self.choice)

    def _bring_back(self) -> None:
        self.offers.bring_back(self.choice)

    def _record_reason(self, action_id: str, reason: str) -> None:
        self.wishes.change(action_id, "reason", reason)
        self.said.emit("Recorded why it was moved. Ctrl+Z takes it back.")

    def _leave_reason(self) -> None:
        (self.table if self.view is View.TABLE else self.board).choose(self.choice, focus=True)

    def _meant(self) -> Action | None:
        """The action that is chosen, or the one that is open."""
        return self.wishes.action(self.choice or self._open)

    def _split(self) -> None:
        action = self._meant()
        if action is not None:
            self._open, self._draft, self._is_new = action.id, "", False
            self.go(View.SPLIT)
            self.splitter.begin(action)

    def _do_split(self) -> None:
        self.wishes.split(self._open, self.splitter.titles)
        self.go_back(self._open)

    def _merge(self) -> None:
        action = self._meant()
        if action is not None and len(self.wishes.actions) > 1:
            self._open, self._draft, self._is_new = action.id, "", False
            self.go(View.MERGE)
            self.merger.begin(action, self.current.assessment)

    def _do_merge(self) -> None:
        trouble = self.wishes.merge(self._open, self.merger.list.choice)
        if trouble:
            self.merger.say(trouble)
        else:
            self.go_back(self._open)

    def _show_what_fits(self) -> None:
        """Show only what belongs to the view and the choice."""
        actions, key = self.wishes.actions, self.choice
        on_board = bool(actions) or any(cards.rows for cards in self.board.lists)
        self.show_what_fits(bare=not on_board, waiting=self._waiting)
        action = self.wishes.action(key)
        self.bar.show_choice(
            key,
            action,
            self.wishes.phase_of(action) if action is not None else None,
            others=len(actions) > 1,
            keys=TABLE_KEYS if self.view is View.TABLE else CARD_KEYS,
        )
        asked = action if self.wishes.is_unexplained(action) else None
        self.reason_bar.ask(asked, PHASES[self.wishes.phase_of(asked)] if asked else "")
        self.reason_bar.setVisible(asked is not None)
