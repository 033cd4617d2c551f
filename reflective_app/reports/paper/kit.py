"""The ten kinds of sheet there are, by the names that commands use (`files.md` section 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.outline import Outline
from reflective_app.reports.paper.asked import questions_of
from reflective_app.reports.paper.cards import cards
from reflective_app.reports.paper.explainer import explainer
from reflective_app.reports.paper.parking import parking
from reflective_app.reports.paper.priorities import priorities
from reflective_app.reports.paper.responses import large_print, responses
from reflective_app.reports.paper.roles import roles
from reflective_app.reports.paper.sign_in import sign_in
from reflective_app.reports.paper.sitting import Sitting
from reflective_app.reports.paper.tally import tally
from reflective_app.reports.paper.wall import wall


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of sheet: what it says, and how many copies a room needs."""

    compose: Callable[[Sitting], Outline]
    copies: str
    asks: bool = False
    """Whether it prints the questions."""


KINDS: Mapping[str, Kind] = {
    "responses": Kind(responses, "one copy for each person", asks=True),
    "cards": Kind(cards, "one copy for each person"),
    "wall": Kind(wall, "one copy, on A3"),
    "tally": Kind(tally, "one copy for the scribe", asks=True),
    "parking": Kind(parking, "one copy for each table"),
    "priorities": Kind(priorities, "one copy, and slips for each person"),
    "roles": Kind(roles, "one copy, cut in half"),
    "explainer": Kind(explainer, "one copy for each person"),
    "large-print": Kind(large_print, "one copy for each person who wants it", asks=True),
    "sign-in": Kind(sign_in, "one copy"),
}


def paper_outline(
    kind: str,
    question_set: QuestionSet,
    asked: Sequence[str] | None = None,
    assessment: Assessment | None = None,
) -> Outline:
    """One kind of sheet, from any question set; the same input gives the same sheet.

    Args:
        kind: one of `KINDS`.
        question_set: the set that is talked through; that of the assessment, if there is one.
        asked: the ids of the questions, in the order in which they are asked; None is for all.
        assessment: whose it is. Without one, council, date and roles are left to be written in.

    Raises:
        KeyError: the kind is unknown, or the set has no question of an id that is asked.
    """
    sitting = Sitting(question_set, questions_of(question_set, asked), assessment)
    return KINDS[kind].compose(sitting)
