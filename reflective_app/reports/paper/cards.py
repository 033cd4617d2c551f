"""Vote cards: one page to cut up for each person, the same cards for every question."""

from __future__ import annotations

from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.outline import Outline, Paragraph
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import CutSheet, SignCard
from reflective_app.wording.codes import EXITS, sentence_name
from reflective_app.wording.dates import counted

_ACROSS = 2


def cards(sitting: Sitting) -> Outline:
    """As many numbers as the longest ladder of the set has sentences, and the two ways out."""
    top = highest_rung(sitting.question_set)
    signs = [SignCard(str(rung), sentence_name(rung), dots=rung) for rung in range(top + 1)]
    signs += [SignCard(code, words) for code, words in EXITS.items()]
    down = -(-len(signs) // _ACROSS)
    blocks = (Paragraph(_how(sitting), "body"), CutSheet(tuple(signs), _ACROSS, down))
    return sheet("Vote cards", sitting, blocks, Paper())


def highest_rung(question_set: QuestionSet) -> int:
    """Of the longest ladder of a set; 0 where it has none."""
    return max((q.top for q in question_set.questions() if q.rungs), default=0)


def _how(sitting: Sitting) -> str:
    copies = "Print one page for each person"
    if sitting.people:
        copies += f": {counted(sitting.people, 'copy', 'copies')}"
    top = highest_rung(sitting.question_set)
    short = any(q.top < top for q in sitting.question_set.questions() if q.rungs)
    lay = f" Lay the {top} aside where a question has no sentence {top}." if short else ""
    return (
        f"{copies}. 0 is always the first sentence, the lowest; the dots count up with the "
        f"sentences.{lay} Choose a card face down; all show together on “3, 2, 1, show”."
    )
