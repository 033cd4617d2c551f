"""Paper in: key a pile of response sheets, key them again to check, and see what is left to do."""

from __future__ import annotations

from functools import partial

from reflective_app.domain.bringing_in import leave_out
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.sheets import Sheet, sheet_of
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.paper.draft import concerns_sheets
from reflective_app.gui.pages.workshop.paper.keying import KeyingSection
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.wording import sheets as wording


class PaperSection(KeyingSection):
    """One sheet at a time, and the pile."""

    key, words = "paper", "Paper in"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nobody has said how many sheets there are."""
        super().__init__(document, current, prompts)
        self._pile: int | None = None
        parts = self.parts
        parts.pile.counted.connect(self._on_pile)
        parts.pile_part.correct_wanted.connect(self._correct)
        parts.pile_part.second_wanted.connect(self._key_again)
        parts.pile_part.remove_wanted.connect(self._remove)

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the sheet and the pile as they are now."""
        super().refresh(change)
        if change is None or concerns_sheets(change):
            self._show_pile()

    def _show_pile(self) -> None:
        self.parts.pile_part.show_pile(self.asked, self._pile, self.current.assessment)

    def _on_pile(self, count: int | None) -> None:
        self._pile = count
        self._show_pile()

    def _found(self, respondent: str) -> Sheet | None:
        return sheet_of(respondent, self.current.assessment)

    def _correct(self, respondent: str, question_id: str) -> None:
        sheet = self._found(respondent)
        if sheet is None or self._is_in_the_way():
            return
        self._clear()
        self.draft.open(sheet)
        self.parts.number.setText(sheet.number)
        self._role.put(sheet.role)
        self._show_sheet()
        self.parts.grid.start(question_id if question_id in self._asked else "")
        announce(self.parts.grid, self.parts.mode.text())

    def _key_again(self, respondent: str) -> None:
        sheet = self._found(respondent)
        if sheet is None or self._is_in_the_way():
            return
        self._clear()
        self.parts.number.setText(sheet.number)
        self._show_sheet()
        self._to_grid()

    def _remove(self, respondent: str) -> None:
        sheet = self._found(respondent)
        if sheet is None:
            return
        if self.draft.respondent == respondent:
            self._clear()
        self.document.apply(partial(leave_out, respondent), "take out a sheet", keep=True)
        self._say(wording.removed_words(sheet.number))
        if self.parts.pile_part.list.rows:
            self.parts.pile_part.take_keyboard()
        else:
            self._to_number()

    def _is_in_the_way(self) -> bool:
        """Whether a half keyed sheet would be lost; it is said, and stays."""
        if not self.draft.is_changed(self.current.assessment):
            return False
        self._complain(wording.in_the_way_words(self.parts.number.text()))
        return True
