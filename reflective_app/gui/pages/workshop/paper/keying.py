"""Keying one response sheet after the other, and keying one again to check it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.sheets import (
    Sheet,
    agreed_on,
    differences,
    keep,
    next_number,
    sheets,
)
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.paper.draft import (
    SheetDraft,
    concerns_sheets,
)
from reflective_app.gui.pages.workshop.paper.grid import sheet_rows
from reflective_app.gui.pages.workshop.paper.layout import PaperLayout
from reflective_app.gui.pages.workshop.paper.role import RoleProposal
from reflective_app.gui.pages.workshop.plan.parts import keep_in_sight
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.reports.paper.asked import Which, asked_on, usual
from reflective_app.wording import sheets as wording
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import listed

OTHER = Qt.FocusReason.OtherFocusReason


class KeyingSection(WorkshopSection):
    """One sheet at a time: its number, its role, a key for each question, and keeping it."""

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is keyed yet."""
        super().__init__(document, current, prompts)
        self.draft = SheetDraft()
        self._choice = ""
        self._asked: tuple[str, ...] = ()
        self._back = False
        self.parts = PaperLayout()
        self._role = RoleProposal(self.parts.role, self.parts.role_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions of a sheet, in the order in which they are printed."""
        return self._asked

    def unfinished(self) -> str:
        """A sheet that was begun and not kept."""
        return wording.UNFINISHED if self.draft.is_changed(self.current.assessment) else ""

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the sheet and the pile as they are now."""
        if change is not None and not concerns_sheets(change):
            return
        assessment, parts = self.current.assessment, self.parts
        which = usual(assessment.question_set, assessment.workshop.asked)
        which = Which(self._choice) if self._choice else which
        parts.asked.show_choice(which.value)
        self._asked = asked_on(which, assessment)
        self.draft.forget_wrong(self._asked)
        if change is None or change.question_set:
            question_set = assessment.question_set
            local = local_fingerprint(question_set.local_items)
            parts.edition.setText(wording.edition_words(fingerprint(question_set), local))
        roles = [each.role for each in assessment.participants]
        parts.roles.say(f"Roles in the room: {listed(roles)}." if roles else "")
        if not parts.number.text() and not self.draft.begun:
            keyed = sheets(assessment)
            parts.number.show_text(next_number(keyed[-1].number if keyed else "", assessment))
        self._show_sheet()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that a sheet waits half keyed, as whoever comes back may have forgotten it."""
        super().showEvent(event)
        self._back = bool(self.unfinished()) and not event.spontaneous()
        self._show_sheet()

    # --- what is shown ---

    def _half(self) -> str:
        """What is said of a half keyed sheet to whoever comes back to it."""
        if not self._back:
            return ""
        named = question_codes(self.current.assessment.question_set)
        at, number = named.get(self.parts.grid.choice, ""), self.parts.number.text()
        return wording.half_words(number, self.draft.codes, self._asked, at)

    def _show_sheet(self) -> None:
        assessment, parts, draft = self.current.assessment, self.parts, self.draft
        number = parts.number.text()
        first, kept = draft.first(number, assessment), draft.kept(assessment)
        parts.grid.show_rows(sheet_rows(self._asked, draft.codes, draft.wrong, assessment))
        known = kept or first
        self._role.remark(known.respondent if known else "", assessment)
        parts.mode.say(" ".join(filter(None, (self._half(), wording.mode_words(first, kept)))))
        if not self._asked:
            parts.trouble.say(wording.NO_QUESTIONS)
        if first is not None and draft.done:
            found = differences(first, self._sheet(), draft.on_sheet(self._asked))
            parts.check.show_differences(found, assessment, parts.check.chosen)
            ready = wording.differ_words(number, len(found), parts.check.left)
        else:
            parts.check.show_differences((), assessment, {})
            ready = wording.keep_words(self._sheet()) if draft.done else ""
        parts.ready.say("" if draft.wrong else ready)
        parts.keep.setText(wording.keep_button(number))
        waits = bool(draft.wrong or parts.check.left)
        parts.keep.setEnabled(bool(self._asked) and not waits and (draft.done or draft.begun))
        parts.again.setEnabled(draft.begun or bool(draft.respondent))

    # --- keying ---

    def _connect(self) -> None:
        parts = self.parts
        parts.number.written.connect(self._on_number)
        parts.number.returnPressed.connect(self._to_grid)
        parts.role.written.connect(lambda _: self._show_sheet())
        parts.role.returnPressed.connect(self._to_grid)
        parts.pile.returnPressed.connect(self._to_grid)
        parts.asked.picked.connect(self._choose_questions)
        parts.grid.coded.connect(self._on_code)
        parts.grid.finished.connect(self._on_finished)
        parts.check.decided.connect(self._on_decided)
        parts.check.list.passed.connect(self._on_passed)
        parts.keep.clicked.connect(self._keep)
        parts.back.activated.connect(self._to_last_row)
        parts.again.clicked.connect(self._start_over)
        parts.to_number.clicked.connect(self._to_number)

    def _choose_questions(self, choice: str) -> None:
        self._choice = choice
        self.parts.trouble.say("")
        self.refresh(None)

    def _on_number(self, _: str) -> None:
        self.parts.trouble.say("")
        self._show_sheet()

    def _to_grid(self) -> None:
        parts = self.parts
        first = self.draft.first(parts.number.text(), self.current.assessment)
        if first is not None and not self.draft.begun:
            self._role.put(first.role)
            self._show_sheet()
            announce(parts.grid, parts.mode.text())
        parts.grid.start(parts.grid.choice if self.draft.begun else "")

    def _to_last_row(self) -> None:
        """Back from the button that keeps the sheet: the last answer was a slip."""
        self.parts.grid.start(self._asked[-1] if self._asked else "")

    def _to_number(self) -> None:
        keep_in_sight(self.parts.number)
        self.parts.number.setFocus(OTHER)
        self.parts.number.selectAll()

    def _on_code(self, question_id: str, typed: str) -> None:
        assessment, parts = self.current.assessment, self.parts
        self._back = False
        understood = self.draft.put(question_id, typed, assessment)
        self._show_sheet()
        if not understood:
            question = assessment.question_set.question(question_id)
            parts.grid.complain(wording.wrong_code(typed, question))
        elif typed:
            parts.grid.step(1)

    def _on_finished(self) -> None:
        """Past the last row: what is wrong comes first, then what differs, then keeping it."""
        self.draft.done = True
        self._show_sheet()
        parts = self.parts
        if wrong := [each for each in self._asked if each in self.draft.wrong]:
            parts.grid.start(wrong[0])
            question = self.current.assessment.question_set.question(wrong[0])
            parts.grid.complain(wording.wrong_code(self.draft.wrong[wrong[0]], question))
        elif parts.check.left:
            announce(parts.check, parts.ready.text())
            keep_in_sight(parts.check)
            keep_in_sight(parts.ready)
            parts.check.start()
        else:
            self._to_keep()

    def _on_decided(self) -> None:
        self._show_sheet()
        if self.parts.check.left:
            self.parts.check.start()
        else:
            self._to_keep()

    def _on_passed(self) -> None:
        if not self.parts.check.left:
            self._to_keep()

    def _to_keep(self) -> None:
        announce(self.parts.keep, self.parts.ready.text())
        keep_in_sight(self.parts.keeping)
        self.parts.keep.setFocus(OTHER)

    def _sheet(self) -> Sheet:
        parts = self.parts
        number, role = parts.number.text().strip(), parts.role.text().strip()
        return self.draft.sheet(number, role, self._asked, self.current.assessment)

    def _keep(self) -> None:
        """Take the sheet in, and go on with the next one."""
        assessment, parts, draft = self.current.assessment, self.parts, self.draft
        number, kept = parts.number.text().strip(), draft.kept(assessment)
        if not number or draft.is_taken(number, assessment):
            self._complain(wording.taken_words(number) if number else wording.NO_NUMBER)
            return
        sheet, first = self._sheet(), draft.first(number, assessment)
        if first is not None:
            if not draft.done or parts.check.left:
                self._on_finished()
                return
            sheet = agreed_on(sheet, parts.check.chosen)
        self._clear()
        label = "check a sheet" if first else "correct a sheet" if kept else "key in a sheet"
        self.document.apply(partial(keep, sheet), label, keep=True)
        self._role.propose_again(self.current.assessment)
        self._next(number)
        self._say(wording.kept_words(sheet))
        announce(parts.role, parts.role_note.text())
        keep_in_sight(parts.heads)
        parts.grid.start()

    def _complain(self, message: str) -> None:
        self.parts.trouble.say(message)
        announce(self.parts.number, message, urgent=True)
        self._to_number()

    def _clear(self) -> None:
        self.draft = SheetDraft()
        self._back = False
        self.parts.check.chosen = {}
        self.parts.trouble.say("")

    def _next(self, last: str) -> None:
        """The next paper: its number is proposed."""
        self.parts.number.setText(next_number(last, self.current.assessment))
        self.parts.grid.show_choice("")
        self._show_sheet()

    def _start_over(self) -> None:
        """Take out what was keyed and not kept."""
        self._clear()
        keyed = sheets(self.current.assessment)
        self._next(keyed[-1].number if keyed else "")
        self._to_number()
        self._say(wording.STARTED_OVER)

    def _say(self, message: str) -> None:
        self.said.emit(message)
        announce(self, message)
