"""The name of everything that has one, and the short notes that stand beside it."""

from __future__ import annotations

from reflective_app.domain.assessment import AnswerState, CellValue, Settled, Sure
from reflective_app.domain.findings import Lane
from reflective_app.domain.guide import Guide
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import (
    Completeness,
    ItemKind,
    Standing,
    Status,
)
from reflective_app.domain.plan import ActionStatus
from reflective_app.domain.position import Word
from reflective_app.domain.register import ServiceStatus
from reflective_app.wording.dates import month_year

STATES = {
    AnswerState.AGREED: "Agreed",
    AnswerState.NO_AGREEMENT: "No agreement",
    AnswerState.DONT_KNOW: "Don’t know",
    AnswerState.NOT_DISCUSSED: "Not discussed",
    AnswerState.NOT_APPLICABLE: "Does not apply",
}

SETTLED = {
    Settled.UNANIMOUS: "unanimous",
    Settled.AFTER_DISCUSSION: "after discussion",
    Settled.FACILITATORS_CALL: "facilitator’s call",
}

SURE = {Sure.SURE: "Sure", Sure.FAIRLY_SURE: "Fairly sure", Sure.NOT_SURE: "Not sure"}

CELLS = {
    CellValue.YES: "Yes",
    CellValue.SOME: "Some",
    CellValue.NO: "No",
    CellValue.DONT_KNOW: "Don’t know",
    CellValue.NOT_APPLICABLE: "Does not apply",
}

SERVICE_STATUS = {
    ServiceStatus.RUNNING: "Running",
    ServiceStatus.PLANNED: "Planned",
    ServiceStatus.ENDING: "Ending",
}

ACTION_STATUS = {
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.ON_TRACK: "On track (G)",
    ActionStatus.AT_RISK: "At risk (A)",
    ActionStatus.OFF_TRACK: "Off track (R)",
    ActionStatus.COMPLETE: "Complete (B)",
}
STATUS_LETTERS = "The letters are those of board papers: G green, A amber, R red, B blue."

KINDS = {
    ItemKind.RECOMMENDATION: "Recommendation",
    ItemKind.PRINCIPLE: "Principle",
    ItemKind.DUTY: "Duty",
    ItemKind.READINESS: "Readiness",
}

STANDINGS = {
    Standing.SEEN: "seen in the source",
    Standing.REPORTED: "reported by others",
    Standing.INFERRED: "inferred from what was seen",
    Standing.OWN: "our own",
}

COMPLETENESS = {
    Completeness.FULL: "The whole guide",
    Completeness.PARTIAL: "Part of the guide",
    Completeness.OUTLINE: "Draft set",
}

BANDS_SAY = (
    "A, B or C says how much a gap matters: for a recommendation by its label and its position; "
    "what one in A or B depends on stands there with it. When it is acted on is another matter."
)

LANES = {
    Lane.DUTY: ("Duty", "What law or guidance expects, not known to be fully in place"),
    Lane.A: ("A", "Act first"),
    Lane.B: ("B", "Plan next"),
    Lane.C: ("C", "Look at after those"),
    Lane.CONDITIONS: (
        "Conditions",
        "They make the recommendations possible, and are not ranked against them",
    ),
    Lane.FIND_OUT: ("Find out first", "Too little is known to say"),
    Lane.KEEP: ("Keep", "In place. Say so, and keep it"),
    Lane.NOT_NOW: ("Not now", "Set aside by the group, with the reason"),
    Lane.NOT_APPLICABLE: ("Does not apply", "With the reasons given"),
}

WORDED_TOP = 3
"""The top of a ladder whose rungs have words; others have sentences only."""

ABSENCE = "That a guide does not mention a service is no evidence that it fails."

BEYOND_THE_GUIDE = (
    "These services serve none of the recommendations in this question set; the guide may hold "
    f"others. {ABSENCE} For each one there are four ways on: keep and monitor it, evaluate it, "
    "adapt it towards a recommendation, or review it."
)

LABEL_MEANS = (
    "A label says how confident we can be that it works. It does not say how large the effect is."
)


def guide_line(guide: Guide) -> str:
    """Title and edition of a guide: Kinship Care, guide of October 2024."""
    if guide.published is None:
        return f"{guide.title}, edition {guide.edition}"
    return f"{guide.title}, guide of {month_year(guide.published)}"


def guide_status(guide: Guide) -> str:
    """What can be done with a question set, in two or three words."""
    if guide.status is Status.ANNOUNCED:
        return "Announced"
    return COMPLETENESS[guide.completeness]


def short_name(question: Question) -> str:
    """A question without its mark, for a list."""
    return question.text.rstrip("?").strip()


def answer_words(question: Question, rung: int) -> str:
    """The word of a rung on a ladder of four; longer and shorter ladders have sentences only."""
    words = (Word.NOT, Word.PARTLY, Word.MOSTLY, Word.FULLY)
    if question.top == WORDED_TOP:
        return words[rung].value
    return f"Step {rung} of {question.top}"
