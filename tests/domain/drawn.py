"""Question sets and assessments that hypothesis draws, for the laws of the method.

Whatever can be listed is drawn from a list made once: that is far quicker than building it.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import timedelta
from itertools import combinations, product
from random import Random
from typing import Any

from hypothesis import strategies as st

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    LabelCheck,
    Settled,
)
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.picks import Pick, Round
from reflective_app.domain.plan import NotNow, Plan
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_service,
    a_set,
    an_assessment,
    an_item,
    labelled,
)

KINDS = ("recommendation", "recommendation", "recommendation", "principle", "readiness", "duty")
"""Recommendations more often: they have the most rules."""

LADDERS = [(rungs, essential) for rungs in (4, 3, 5) for essential in (False, False, True)]
GROUPS = (("group-1", "group-2", "group-3"), ("group-1",), ())

UNKNOWN = tuple(Answer(state=s) for s in (AnswerState.NOT_DISCUSSED, AnswerState.DONT_KNOW))
NOWHERE = Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody here")
COUNTS = (Answer(), *(Answer(state=AnswerState.AGREED, value=n) for n in (0, 1, 60, 280)))
WAYS = (None, Settled.UNANIMOUS, Settled.FACILITATORS_CALL)


def _agreed(top: int) -> list[Answer]:
    return [
        Answer(state=AnswerState.AGREED, rung=rung, settled=way, know=know)
        for rung in range(top + 1)
        for way in WAYS
        for know in ("", "The audit of June")
    ]


def _apart(top: int) -> list[Answer]:
    ends = combinations(range(top + 1), 2)
    return [Answer(state=AnswerState.NO_AGREEMENT, low=low, high=high) for low, high in ends]


LISTED = {top: [*UNKNOWN * 3, NOWHERE, NOWHERE, *_apart(top), *_agreed(top)] for top in (2, 3, 4)}
ANSWERS = {top: st.sampled_from(listed) for top, listed in LISTED.items()}


def _rounds(top: int) -> list[tuple[Round, ...]]:
    """No vote, votes in one row or two, and votes in two rounds that went the other way about."""
    rows = [Pick(counts=counts) for counts in product((0, 1, 2), repeat=top + 1)]
    pairs = list(zip(rows, reversed(rows), strict=True))
    one = [((row,),) for row in rows]
    return [(), *one, *(((a, b),) for a, b in pairs[::2]), *(((a,), (b,)) for a, b in pairs[1::2])]


_VOTES = {top: _rounds(top) for top in LISTED}
ROUNDS = {top: st.sampled_from(votes) for top, votes in _VOTES.items()}
A_COUNT = st.sampled_from(COUNTS)
CELLS = [Cell(value=value, confirmed=sure) for value in CellValue for sure in (True, True, False)]
A_CELL = st.sampled_from([None, None, *CELLS])
unknown_answers = st.sampled_from(UNKNOWN)


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer that fits a question."""
    return ANSWERS[question.top] if question.kind is QuestionKind.LADDER else A_COUNT


SHAPES: list[dict[str, Any]] = [
    {"status": status, "area": area, "groups": groups, "funded_until": until}
    for status in (None, *ServiceStatus)
    for area in ("", "Whole area", "The north")
    for groups in GROUPS
    for until in (None, DAY)
]
a_shape = st.sampled_from(SHAPES)
"""What a service is like, whatever it serves."""

a_kind = st.sampled_from(KINDS)
ladders = st.lists(st.sampled_from(LADDERS), min_size=1, max_size=4)
some_labels = st.integers(0, 5)
some_groups = st.sampled_from(GROUPS)
a_hundred = st.integers(0, 99)


@st.composite
def question_sets(draw: st.DrawFn, most: int) -> QuestionSet:
    """So many items at most, of every kind, with up to five labels and three family groups."""
    labels = draw(some_labels)
    kinds = [draw(a_kind) for _ in range(draw(st.integers(min(most, 2), most)))]
    names = [f"item-{n}" for n in range(1, len(kinds) + 1)]
    enabling = [n for n, k in zip(names, kinds, strict=True) if k in ("principle", "readiness")]
    items = [
        an_item(
            name,
            _questions(name, draw(ladders)),
            kind=kind,
            family_groups=draw(some_groups),
            evidence=_evidence(labels, draw(a_hundred)),
            enabled_by=enabling if draw(a_hundred) < 60 else enabling[:1],
        )
        for name, kind in zip(names, kinds, strict=True)
    ]
    return a_set(*items, labels=labels, groups=3)


def _questions(name: str, shapes: list[tuple[int, bool]]) -> list[dict[str, Any]]:
    asked = [
        a_question(f"{name}-{n}", rungs=rungs, essential=essential)
        for n, (rungs, essential) in enumerate(shapes, 1)
    ]
    return [*asked, a_count(f"{name}-eligible", "eligible"), a_count(f"{name}-reached", "reached")]


def _evidence(labels: int, which: int) -> dict[str, Any] | None:
    """No label, or one of the scale, seen or reported."""
    if not labels or which < 25:
        return None
    return labelled(f"label-{which % labels + 1}", "seen" if which % 2 else "reported")


@st.composite
def assessments(draw: st.DrawFn, most: int = 4) -> Assessment:
    """An assessment of a drawn set."""
    return draw(assessments_of(draw(question_sets(most))))


@st.composite
def assessments_of(draw: st.DrawFn, question_set: QuestionSet) -> Assessment:
    """An assessment, answered and voted on, with a grid, services and label checks.

    An item may be set aside.
    """
    answers = {q.id: draw(answers_to(q)) for q in question_set.questions()}
    grid: dict[str, dict[str, Cell]] = {}
    for item in question_set.items:
        for group in question_set.groups_of(item):
            cell = draw(A_CELL)
            grid |= {item.id: grid.get(item.id, {}) | ({group.id: cell} if cell else {})}
    ids = [item.id for item in question_set.items]
    set_aside = ids[: draw(st.sampled_from((0, 0, 1)))]
    return an_assessment(
        question_set,
        answers=answers,
        grid=grid,
        services=draw(services(ids)),
        label_checks=draw(label_checks(question_set)),
        picks={
            question.id: draw(ROUNDS[question.top])
            for question in question_set.questions()
            if question.kind is QuestionKind.LADDER
        },
        plan=Plan(not_now={item_id: NotNow(reason="-") for item_id in set_aside}),
    )


@st.composite
def services(draw: st.DrawFn, items: list[str]) -> tuple[Service, ...]:
    """Up to four services, of which one serves every item and one none."""
    serves: tuple[list[str], ...] = (items[:1], items[:1], items, [])
    shapes = draw(st.lists(a_shape, max_size=4))
    return tuple(
        a_service(f"service-{number}", *names, **shape)
        for number, (names, shape) in enumerate(zip(serves, shapes, strict=False))
    )


@st.composite
def label_checks(draw: st.DrawFn, question_set: QuestionSet) -> tuple[LabelCheck, ...]:
    """No label looked up, or the first item's on one day or on two, of the scale or not."""
    words = st.sampled_from([*(label.label for label in question_set.evidence_labels), "Good"])
    days = (DAY, DAY - timedelta(days=1))
    return tuple(
        LabelCheck(item=question_set.items[0].id, label=draw(words), checked_on=day)
        for day in days[: draw(st.sampled_from((0, 0, 1, 2)))]
    )


def answered_anew(assessment: Assessment, random: Random, kept: Container[str] = ()) -> Assessment:
    """The assessment with other answers, but for the questions whose are kept."""
    answers = {
        question.id: random.choice(
            LISTED[question.top] if question.kind is QuestionKind.LADDER else COUNTS
        )
        for question in assessment.question_set.questions()
        if question.id not in kept and question.kind in (QuestionKind.LADDER, QuestionKind.NUMBER)
    }
    return assessment.model_copy(update={"answers": assessment.answers | answers})


def voted_anew(assessment: Assessment, random: Random) -> Assessment:
    """The assessment with other votes."""
    ladders = [q for q in assessment.question_set.questions() if q.kind is QuestionKind.LADDER]
    picks = {question.id: random.choice(_VOTES[question.top]) for question in ladders}
    return assessment.model_copy(update={"picks": picks})
