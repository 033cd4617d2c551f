"""The role at the head of a sheet: that of the last sheet is proposed, and the proposal shows."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sheets import over_role
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.sheets import proposed_words, role_full_words, too_many_words


class RoleProposal:
    """What stands in the field, and the note below it that says where it comes from."""

    def __init__(self, field: PlainField, note: RoleLabel) -> None:
        """Nothing is proposed yet."""
        self._field, self._note = field, note
        self._proposed = False
        self._full = ""
        field.written.connect(self._on_written)

    def put(self, role: str) -> None:
        """Show the role of a sheet that is opened."""
        self._field.show_text(role)
        self._proposed, self._full = False, ""

    def propose_again(self, assessment: Assessment) -> None:
        """Propose the last role for a new sheet, unless all who have it have a sheet.

        Then the field is empty, and the note says why. The keyboard is not put into the field:
        hands that key on without looking would type their figures there.
        """
        role = self._field.text().strip()
        over = over_role(role, "", assessment)
        self.put("" if over else role)
        self._proposed = bool(role) and over is None
        self._full = role_full_words(role, over.coming) if over else ""

    def remark(self, respondent: str, assessment: Assessment) -> None:
        """Say what there is to say of the role of this sheet."""
        role = self._field.text().strip()
        over = over_role(role, respondent, assessment)
        if over:
            self._note.say(too_many_words(role, over))
        else:
            self._note.say(proposed_words(role) if self._proposed else self._full)

    def _on_written(self, _: str) -> None:
        self._proposed, self._full = False, ""
