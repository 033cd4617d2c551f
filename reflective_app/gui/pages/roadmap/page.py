"""Roadmap: drafts become actions, actions have a phase, an owner and a measure."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan_notes import unsaid
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.action_desk import ActionDesk
from reflective_app.gui.pages.roadmap.bars import CARD_KEYS, TABLE_KEYS
from reflective_app.gui.pages.roadmap.cards import DRAFT, ITEM
from reflective_app.gui.pages.roadmap.desks import DraftsDesk, ReportsDesk
from reflective_app.gui.pages.roadmap.draft_wishes import DraftWishes
from reflective_app.gui.pages.roadmap.parts import RoadmapParts
from reflective_app.gui.pages.roadmap.progress_wishes import ProgressWishes
from reflective_app.gui.pages.roadmap.reason import NO_REASON_YET, why_question
from reflective_app.gui.pages.roadmap.unfinished import unfinished
from reflective_app.gui.pages.roadmap.views import TOP, WITH_ACTIONS, View
from reflective_app.gui.pages.roadmap.wishes import RoadmapWishes
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.question_places import question_and_box
from reflective_app.wording.dates import counted, long_date
from reflective_app.wording.plan import PHASES

DECISIONS = "decisions"
"""What to open for the decisions that are asked for."""


class RoadmapPage(RoadmapParts):
    """Connects the views with the document, and leads from one to the other."""

    key, title = "roadmap", "Roadmap"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is chosen at first."""
        super().__init__(document, current, prompts)
        self.wishes = RoadmapWishes(document, current, self.said, self._ask_why)
        self.offers = DraftsDesk(self, DraftWishes(document, current, self.said))
        self.reports = ReportsDesk(self, ProgressWishes(document, current, self.said))
        self.one = ActionDesk(self, self.wishes, self.offers)
        self._waiting = 0
        self._connect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many actions; how many nobody owns, else of how many a board would ask more."""
        actions = assessment.plan.actions
        if not actions:
            return "No actions yet"
        unowned = sum(not action.owner for action in actions)
        missing = ""
        if unowned:
            missing = f", {unowned} {'has' if unowned == 1 else 'have'} no owner"
        elif asked := sum(bool(unsaid(action)) for action in actions):
            missing = f", {asked} not all said"
        return f"{counted(len(actions), 'action')}{missing}"

    def unfinished(self) -> str:
        """What is typed in a view of the roadmap and not recorded."""
        return unfinished(self)

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
                self.one.show()
        self.decisions.show_decisions(assessment.plan.decisions_asked)
        actions = counted(len(assessment.plan.actions), "action")
        start = long_date(assessment.profile.date)
        still = counted(self._waiting, "draft")
        self.frame.say_subtitle(f"{actions} · dates count from {start} · {still} to look at")
        self._show_what_fits()
        self.frame.settle(self.board)

    def open_at(self, key: str) -> None:
        """Open an action, at one of its fields, what stands under Not now, or the decisions."""
        action, field = question_and_box(key)
        if self.wishes.action(action) is not None:
            self.one.open(action, field)
        elif key == DECISIONS:
            self.go(View.BOARD)
            self.frame.keep_in_sight(self.decisions.box)
            self.decisions.box.setFocus()
        elif key.startswith((ITEM, DRAFT)):
            self.offers.open_aside(key)

    @property
    def place(self) -> str:
        """The view that is chosen in the head, also while a form is open over it."""
        return f"{self.key}/{self.home}"

    def open_view(self, view: str) -> None:
        """Show one of the views to switch between."""
        if view in TOP:
            self.go(View(view))

    # --- connecting -------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.review.clicked.connect(self.offers.look)
        self.offers.edit_wanted.connect(self.one.edit_draft)
        self.add.clicked.connect(self.one.begin_new)
        self.switch.chosen.connect(self._switch_to)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self._begin)
        for board in (self.board, self.table):
            board.opened.connect(self._open_card)
            board.moved.connect(self.wishes.move)
            board.placed.connect(self.wishes.place)
            board.removed.connect(self.wishes.remove)
            board.chosen.connect(self._on_chosen)
        self.board.dropped.connect(self.wishes.put)
        self.table.sorted_.connect(self.said)
        self.table.written.connect(self.wishes.change)
        self.projected.opened.connect(self._show_item)
        self.decisions.written.connect(self.wishes.ask_for)
        self._connect_bars()

    def _connect_bars(self) -> None:
        bar = self.bar
        bar.opened.connect(self._open_chosen)
        bar.placed.connect(self._place_chosen)
        bar.stepped.connect(self._step_chosen)
        bar.removed.connect(self._remove_chosen)
        bar.brought_back.connect(self._bring_back)
        self.reason_bar.recorded.connect(self._record_reason)
        self.reason_bar.left.connect(self._leave_reason)
        self.reason_bar.carried.connect(self._carry_on)
        self.offers.placed.connect(self._ask_why_there)

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
        else:
            self.one.open(key, self.table.field if self.view is View.TABLE else "")

    def _show_item(self, item_id: str) -> None:
        self.wanted.emit("benchmark", item_id)

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

    def _ask_why(self, action_id: str) -> None:
        """What was moved against its ratings is chosen, and the keyboard is where the reason is
        typed: on the card, letters and digits would move it on.
        """
        if self.view in WITH_ACTIONS:
            (self.table if self.view is View.TABLE else self.board).choose(action_id)
            self._show_what_fits()
            self.reason_bar.start()

    def _ask_why_there(self) -> None:
        """The same of drafts that were put where their ratings do not put them."""
        self._show_what_fits()
        if self.reason_bar.of:
            self.reason_bar.start()

    def _record_reason(self, action_ids: tuple[str, ...], reason: str) -> None:
        self.wishes.give_reason(action_ids, reason)
        self.said.emit("Recorded why it was moved. Ctrl+Z takes it back.")

    def _leave_reason(self) -> None:
        if self.view is View.DRAFTS:
            self.offers.take_keys()
        else:
            (self.table if self.view is View.TABLE else self.board).choose(self.choice, focus=True)
        if self.reason_bar.of:
            self.said.emit(NO_REASON_YET)

    def _carry_on(self, columns: int, places: int) -> None:
        """Without a reason it is still on its way; the keyboard goes with it."""
        if self.view in WITH_ACTIONS:
            self._leave_reason()
            (self.table if self.view is View.TABLE else self.board).moved.emit(
                self.choice, columns, places
            )

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
        added = self.offers.added if self.view is View.DRAFTS else ()
        meant = [self.wishes.action(each) for each in added] or [action]
        asked = [each for each in meant if each is not None and self.wishes.is_unexplained(each)]
        where = PHASES[self.wishes.phase_of(asked[0])] if asked else ""
        self.reason_bar.ask(
            [each.id for each in asked], why_question(len(asked), where, bool(added))
        )
        if not asked and self.reason_bar.field.hasFocus():  # undone, perhaps
            self._leave_reason()
        self.reason_bar.setVisible(bool(asked))
