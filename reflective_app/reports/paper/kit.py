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
    name: str
    what: str
    """What it is for, in a few words after its name."""
    paper: str
    copies: str
    asks: bool = False
    """Whether it prints the questions."""
    each: bool = False
    """Whether every person needs one."""


KINDS: Mapping[str, Kind] = {
    "responses": Kind(
        responses,
        "Response sheet",
        "one person’s own view before the room talks",
        "A4",
        "one copy for each person",
        asks=True,
        each=True,
    ),
    "large-print": Kind(
        large_print,
        "Response sheet, large print",
        "the same at 18 pt, a page for each question",
        "A4",
        "one copy for each person who wants it",
        asks=True,
    ),
    "cards": Kind(
        cards,
        "Vote cards",
        "to hold up: a number, don’t know, or not mine to judge",
        "A4, to cut",
        "one copy for each person",
        each=True,
    ),
    "wall": Kind(
        wall,
        "Wall sheet",
        "what we have, how we know, the gap, ideas and owner for each recommendation",
        "A3",
        "one copy",
    ),
    "tally": Kind(
        tally,
        "Tally sheet",
        "the scribe’s counts, and what was agreed",
        "A4",
        "one copy for the scribe",
        asks=True,
    ),
    "parking": Kind(
        parking,
        "Parking lot",
        "points to come back to, and what became of each",
        "A4",
        "one copy for each table",
    ),
    "priorities": Kind(
        priorities,
        "Priorities",
        "recommendations to put dots to, and slips for a first choice",
        "A4, last page to cut",
        "one copy, and slips for each person",
    ),
    "roles": Kind(
        roles,
        "Role cards",
        "half a page for each role in the room",
        "A4, to cut",
        "one copy, cut in half",
    ),
    "explainer": Kind(
        explainer,
        "What this session is about",
        "what will happen, who sees what, and what is kept",
        "A4",
        "one copy for each person",
        each=True,
    ),
    "sign-in": Kind(
        sign_in,
        "Sign-in sheet",
        "who came; the only sheet with names",
        "A4",
        "one copy",
    ),
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


def copies_for(kind: str, assessment: Assessment) -> int:
    """How many copies a room needs: one for everybody who is coming, or a single one."""
    people = Sitting(assessment.question_set, (), assessment).people
    return people if KINDS[kind].each and people else 1
