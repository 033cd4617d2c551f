"""The sheet that is being keyed, as far as it is keyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.sheets import BLANK, Sheet, sheet_codes, sheet_numbered, sheet_of


@dataclass
class SheetDraft:
    """What was keyed so far; it lives as long as the window.

    `wrong` is what was typed and is no code. `respondent` is the sheet that is open to correct.
    `done` is whether the last row was passed.
    """

    codes: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    respondent: str = ""
    done: bool = False

    @property
    def begun(self) -> bool:
        """Whether anything was keyed."""
        return bool(self.codes or self.wrong)

    def put(self, question_id: str, typed: str, assessment: Assessment) -> bool:
        """Put in what was typed for a question; False where it is no code, and stays as typed."""
        sentences = len(assessment.question_set.question(question_id).rungs)
        self.wrong.pop(question_id, None)
        self.codes.pop(question_id, None)
        if typed == BLANK:
            return True
        if typed in sheet_codes(sentences):
            self.codes[question_id] = typed
            return True
        self.wrong[question_id] = typed
        return False

    def open(self, sheet: Sheet) -> None:
        """Show a sheet as it was keyed, to correct it."""
        self.codes, self.wrong = dict(sheet.codes), {}
        self.respondent, self.done = sheet.respondent, False

    def is_changed(self, assessment: Assessment) -> bool:
        """Whether something was keyed that is kept nowhere."""
        kept = self.kept(assessment)
        return bool(self.wrong) or self.codes != dict(kept.codes if kept else {})

    def is_taken(self, number: str, assessment: Assessment) -> bool:
        """Whether another sheet has the number that is given to the one open to correct."""
        kept, twin = self.kept(assessment), sheet_numbered(number, assessment)
        return bool(kept and twin and twin.respondent != kept.respondent)

    def first(self, number: str, assessment: Assessment) -> Sheet | None:
        """The sheet of which this one is the second keying; None where it is none."""
        if self.kept(assessment) is not None or not number.strip():
            return None
        return sheet_numbered(number, assessment)

    def kept(self, assessment: Assessment) -> Sheet | None:
        """The sheet that is open to correct; None where it is another, or was taken out."""
        return sheet_of(self.respondent, assessment) if self.respondent else None

    def on_sheet(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The questions asked, then those keyed while other questions were chosen."""
        return tuple(dict.fromkeys((*asked, *self.codes)))

    def forget_wrong(self, asked: Sequence[str]) -> None:
        """What was mistyped for a question that is asked no more is in nobody's way."""
        self.wrong = {each: typed for each, typed in self.wrong.items() if each in asked}

    def sheet(self, number: str, role: str, asked: Sequence[str], assessment: Assessment) -> Sheet:
        """The sheet as it is keyed now: what stands on it and was not keyed is blank."""
        known = self.kept(assessment) or self.first(number, assessment)
        respondent = known.respondent if known else f"sheet-{uuid4().hex}"
        codes = {each: self.codes.get(each, BLANK) for each in self.on_sheet(asked)}
        return Sheet(respondent, number, role, codes, known.checked if known else False)


def concerns_sheets(change: AssessmentChange) -> bool:
    """Whether sheets, or what stands on them, could be others."""
    said = change.responses or change.picks
    return bool(said or change.workshop or change.participants or change.question_set)
