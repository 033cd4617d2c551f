"""Two desks of the roadmap page: drafts with what was set aside, and reports of progress."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from reflective_app.domain.plan import Action, Update
from reflective_app.domain.progress import update_on
from reflective_app.domain.roadmap import Draft
from reflective_app.gui.pages.roadmap.cards import ITEM, aside_cards
from reflective_app.gui.pages.roadmap.draft_wishes import GROUP, DraftWishes
from reflective_app.gui.pages.roadmap.parts import RoadmapParts
from reflective_app.gui.pages.roadmap.progress_wishes import ProgressWishes
from reflective_app.gui.pages.roadmap.views import View
from reflective_app.wording.drafts import covered_words


class DraftsDesk(QObject):
    """Connects the drafts, and the form for what was set aside, with the wishes for them."""

    edit_wanted = Signal(str)
    placed = Signal()

    def __init__(self, parts: RoadmapParts, wishes: DraftWishes) -> None:
        """`parts` is the page, whose view it changes; `placed` is a draft put into a phase."""
        super().__init__(parts)
        self._parts, self.wishes, self._aside = parts, wishes, ""
        self.added: tuple[str, ...] = ()
        self._last: tuple[str, ...] = ()
        self._asked: tuple[str, ...] = ()
        self._scrolled_to = 0
        drafts, bar = parts.drafts.list, parts.draft_bar
        for ways in (drafts, bar):
            ways.accepted.connect(self._accept)
            ways.edit_wanted.connect(self._edit)
        drafts.opened.connect(self._edit)
        drafts.aside_wanted.connect(self._put_aside)
        drafts.ticks_changed.connect(self._show_ticks)
        parts.drafts.filtered.connect(self._show_ticks)
        bar.put_aside.connect(self._put_aside)
        bar.tick_wanted.connect(self._tick_all)
        bar.done.connect(self._leave)
        parts.aside.changed.connect(self._change_aside)
        for asks in (parts.aside, parts.aside_bar):
            asks.wanted.connect(self._set_asked_aside)
        parts.aside.left.connect(self._leave_aside)
        parts.aside_bar.done.connect(self._leave_aside)
        parts.aside_bar.brought_back.connect(self._bring_open_back)
        parts.aside_bar.benchmark_wanted.connect(self._show_on_benchmark)

    def show(self) -> None:
        """Show the drafts on offer, or what was set aside; if that is gone, go back."""
        if self._parts.view is View.ASIDE:
            self._show_aside()
            return
        made = [(draft, self.wishes.action_of(draft)) for draft in self.on_offer()]
        edited = self.wishes.is_edited
        self._parts.drafts.show_drafts([(each, made_, edited(each.id)) for each, made_ in made])
        self._parts.drafts.covered.say(covered_words(self.wishes.covered()))

    def on_offer(self) -> tuple[Draft, ...]:
        """The drafts that are neither accepted, set aside nor covered."""
        return self.wishes.on_offer()

    def find(self, draft_id: str) -> Draft | None:
        """A draft on offer, if it is."""
        return self.wishes.find(draft_id)

    def action_of(self, draft: Draft) -> Action:
        """The action that a draft would become, as far as it was edited."""
        return self.wishes.action_of(draft)

    def edit(self, draft: Draft, field: str, value: object) -> None:
        """Write in a draft before it is accepted."""
        self.wishes.edit(draft, field, value)

    def look(self) -> None:
        """Show the drafts, with the keyboard on them, where they were left for one of them."""
        self.added = ()
        self._parts.go(View.DRAFTS)
        self._parts.frame.scroll_to(self._scrolled_to, self._parts.drafts)
        self.take_keys()
        drafts = self._parts.drafts.list
        drafts.scrollTo(drafts.currentIndex())

    def take_keys(self) -> None:
        """The keyboard goes to the next draft; without one there is only the way back."""
        drafts = self._parts.drafts.list
        to = drafts if drafts.drafts else self._parts.draft_bar.back
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept_one(self, draft_id: str) -> None:
        """Accept the draft that was edited, and go back to the others."""
        self._last = self.wishes.accept([draft_id])
        self.look()

    def open_aside(self, key: str) -> None:
        """Show why something was set aside, to be changed."""
        if self.wishes.aside(key) is not None:
            self._aside, self._asked = key, ()
            self._parts.go(View.ASIDE)
            self._parts.aside.reason.setFocus()

    def bring_back(self, key: str) -> None:
        """Bring back what stands under Not now."""
        self.wishes.bring_back(key)

    def _accept(self, phase: str) -> None:
        added = self.wishes.accept(self._parts.drafts.list.meant, phase)
        if added:
            self.added = self._last = added
        self.take_keys()
        if added and phase:
            self.placed.emit()

    def _leave(self) -> None:
        """Back to the board or table, to what was added last."""
        self._parts.go_back(self._last[-1] if self._last else "")

    def _put_aside(self) -> None:
        """Ask why, who decided and when to look again, all at once."""
        self._asked = self._parts.drafts.list.meant
        if self._asked:
            self._scrolled_to = self._parts.frame.scrolled_to
            self._parts.go(View.ASIDE)
            self._parts.aside.ask(self.wishes.named(self._asked), GROUP)

    def _set_asked_aside(self) -> None:
        why = self._parts.aside.asked()
        if why is not None:
            self.wishes.put_aside(self._asked, why)
            self._asked = ()
            self.look()

    def _edit(self) -> None:
        meant = self._parts.drafts.list.meant
        if len(meant) == 1:
            self._scrolled_to = self._parts.frame.scrolled_to
            self.edit_wanted.emit(meant[0])

    def _tick_all(self, ticked: bool) -> None:
        drafts = self._parts.drafts.list
        drafts.tick([row.key for row in drafts.drafts], ticked)
        drafts.setFocus()

    def _show_ticks(self) -> None:
        drafts = self._parts.drafts.list
        self._parts.draft_bar.show_waiting(len(drafts.drafts), len(drafts.ticked))

    # --- what was set aside -----------------------------------------------------------------------

    def _show_aside(self) -> None:
        if self._asked:
            self._show_asked()
            return
        current = self._parts.current
        cards = {card.key: card for card in aside_cards(current.findings, current.assessment)}
        why, card = self.wishes.aside(self._aside), cards.get(self._aside)
        if why is None or card is None:
            self._parts.go_back()
            return
        self._parts.aside.show_aside(self._aside, f"{card.code}  {card.name}", why)
        self._parts.aside_bar.show_kind(self._aside)

    def _show_asked(self) -> None:
        """What is about to be set aside; if it is gone, undone perhaps, back to the drafts."""
        if all(self.wishes.find(key) is None for key in self._asked):
            self._leave_aside()
        else:
            self._parts.aside_bar.show_kind("")

    def _change_aside(self, field: str, value: object) -> None:
        self.wishes.alter_aside(self._aside, field, value)

    def _leave_aside(self) -> None:
        if self._asked:
            self._asked = ()
            self.look()
            return
        self._parts.go_back(self._aside)

    def _bring_open_back(self) -> None:
        self.wishes.bring_back(self._aside)

    def _show_on_benchmark(self) -> None:
        self._parts.wanted.emit("benchmark", self._aside.removeprefix(ITEM))


class ReportsDesk(QObject):
    """Connects the list of progress, and the form for one report, with the wishes for them."""

    def __init__(self, parts: RoadmapParts, wishes: ProgressWishes) -> None:
        """`parts` is the page, whose view it changes."""
        super().__init__(parts)
        self._parts, self.wishes, self._of = parts, wishes, ""
        parts.progress.reported.connect(self._report_status)
        parts.progress.opened.connect(self._open)
        parts.report.written.connect(self._report)
        for ways in (parts.report, parts.report_bar):
            ways.next_wanted.connect(self._next)
        parts.report_bar.taken_back.connect(self._take_back)
        parts.report_bar.done.connect(self._leave)

    def show(self) -> None:
        """Show the actions on the day, or the report that is open; if that is gone, go back."""
        assessment = self._parts.current.assessment
        if self._parts.view is View.PROGRESS:
            self._parts.progress.show_plan(assessment)
            return
        action = {each.id: each for each in assessment.plan.actions}.get(self._of)
        if action is None:
            self._leave()
            return
        on = self._parts.progress.on
        self._parts.report.show_action(action, on)
        reported = update_on(action, on) is not None
        self._parts.report_bar.show_reported(reported, more=bool(self._after()))

    def _report_status(self, action_id: str, status: str) -> None:
        self.wishes.report_status(action_id, self._parts.progress.on, status)

    def _open(self, action_id: str) -> None:
        self._of = action_id
        self._parts.go(View.REPORT)
        self._parts.report.status.setFocus()

    def _after(self) -> str:
        """The action that stands after the open one in the list; empty after the last."""
        keys = [row.key for row in self._parts.progress.list.rows]
        place = keys.index(self._of) + 1 if self._of in keys else len(keys)
        return keys[place] if place < len(keys) else ""

    def _next(self) -> None:
        after = self._after()
        if after:
            self._open(after)

    def _report(self, update: Update) -> None:
        self.wishes.report(self._of, update)

    def _take_back(self) -> None:
        self.wishes.take_back(self._of, self._parts.progress.on)

    def _leave(self) -> None:
        self._parts.go_back(self._of)
