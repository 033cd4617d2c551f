"""Worth a second look: the questions to put to a group about its own record, never verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.kinds import Measures
from reflective_app.domain.offer import families
from reflective_app.domain.plan import Action
from reflective_app.domain.position import position
from reflective_app.domain.second_look import LookKind, SecondLook
from reflective_app.wording.dates import counted, listed, long_date, number
from reflective_app.wording.units import unit_of
from reflective_app.wording.who_misses_out import people_in
from reflective_app.wording.words import short_name

TITLE = "Worth a second look"
NOTE = "Questions to the group about its own record, never verdicts"


NAMES = {
    LookKind.NO_SERVICE: "No running service",
    LookKind.NO_HOW_WE_KNOW: "How we know",
    LookKind.GROUP_MISSING: "A group that gets nothing",
    LookKind.NEEDS_NOT_IN_PLACE: "What it needs",
    LookKind.MORE_REACHED: "More reached than eligible",
    LookKind.NO_OWNER: "An action without an owner",
    LookKind.OVERDUE: "An action due in the past",
}


OF_ACTIONS = (LookKind.OVERDUE, LookKind.NO_OWNER)
"""What is asked of actions, the most serious first."""


def look_name(look: SecondLook) -> str:
    """What a question is about, in two or three words."""
    return NAMES[look.kind]


def look_question(look: SecondLook, assessment: Assessment) -> str:
    """What to ask the group again, with what the record says that gives rise to it."""
    return _QUESTIONS[look.kind](look, assessment)


def gathered(looks: Iterable[SecondLook]) -> tuple[tuple[SecondLook, ...], ...]:
    """The questions to ask, those on how we know gathered by item: they are asked at one go."""
    return tuple(tuple(some) for _, some in groupby(looks, _asked_together))


def gathered_for_paper(looks: Iterable[SecondLook]) -> tuple[tuple[SecondLook, ...], ...]:
    """As `gathered`, and what is asked of several actions in one line, the overdue ones first.

    On screen each has a line, since each leads to its action.
    """
    told = tuple(looks)
    of_items = gathered(look for look in told if look.kind not in OF_ACTIONS)
    of_actions = (tuple(look for look in told if look.kind is kind) for kind in OF_ACTIONS)
    return (*of_items, *filter(None, of_actions))


def gathered_question(looks: Sequence[SecondLook], assessment: Assessment) -> str:
    """One question for what `gathered` put together."""
    first = looks[0]
    if len(looks) == 1:
        return look_question(first, assessment)
    if first.kind in OF_ACTIONS:
        return _of_actions(first.kind, [look.action for look in looks if look.action is not None])
    return (
        f"How do we know? To {counted(len(looks), 'question')} of {_named(first, assessment)} "
        f"{_council(assessment)} gives one of the upper answers, and nothing says how we know."
    )


def _of_actions(kind: LookKind, actions: Sequence[Action]) -> str:
    """One question about several actions."""
    number = counted(len(actions), "action")
    if kind is LookKind.NO_OWNER:
        titles = listed([f"“{action.title}”" for action in actions])
        return f"Who will see to these {number}? They have no owner yet: {titles}."
    due = sorted((action.due, f"“{action.title}”") for action in actions if action.due is not None)
    named = listed([f"{title} (due on {long_date(day)})" for day, title in due])
    return f"Are these {number} done, or are they to have another date? {named}."


def _asked_together(look: SecondLook) -> object:
    together = look.kind is LookKind.NO_HOW_WE_KNOW and look.item is not None
    return (look.kind, look.item.id) if together and look.item else object()


def _council(assessment: Assessment) -> str:
    return assessment.profile.council


def _named(look: SecondLook, assessment: Assessment) -> str:
    assert look.item is not None  # every look but those at actions has its item
    return f"{assessment.question_set.codes[look.item.id]} “{look.item.title}”"


def _says(look: SecondLook, assessment: Assessment) -> str:
    """Newshire says R1 “Navigation” is mostly in place."""
    assert look.item is not None
    word = position(look.item, assessment).word.lower()
    return f"{_council(assessment)} says {_named(look, assessment)} is {word}"


def _no_service(look: SecondLook, assessment: Assessment) -> str:
    return (
        f"{_says(look, assessment)}, and no running service in the register serves it. "
        f"What do {_unit(look)} get?"
    )


def _no_how_we_know(look: SecondLook, assessment: Assessment) -> str:
    return f"How do we know? {_high_answer(look, assessment)}, and nothing says how we know."


def _group_missing(look: SecondLook, assessment: Assessment) -> str:
    assert look.group is not None
    return (
        f"By its answers {_named(look, assessment)} would be fully in place, and "
        f"{people_in([look.group])} cannot get it. What would it take for them?"
    )


def _unit(look: SecondLook) -> str:
    assert look.item is not None
    return unit_of(look.item)


def _high_answer(look: SecondLook, assessment: Assessment) -> str:
    question = look.question
    assert question is not None  # this kind of look is at one question
    asked = f"“{short_name(question)}?”"
    rung = assessment.answer(question.id).rung
    if rung is None:
        return f"{asked} has one of the upper answers though the group did not agree"
    return f"To {asked} {_council(assessment)} says “{question.rungs[rung].rstrip('.')}”"


def _needs(look: SecondLook, assessment: Assessment) -> str:
    needs = look.needs
    assert needs is not None
    code = assessment.question_set.codes[needs.id]
    word = position(needs, assessment).word.lower()
    return (
        f"{_says(look, assessment)}, and {code} “{needs.title}”, which it needs, is {word}. "
        "Do both hold?"
    )


def _more_reached(look: SecondLook, assessment: Assessment) -> str:
    assert look.item is not None
    eligible = families(look.item, Measures.ELIGIBLE, assessment) or 0
    got = families(look.item, Measures.REACHED, assessment) or 0
    return (
        f"{_named(look, assessment)} reaches {number(got)} {_unit(look)}, and {number(eligible)} "
        "are eligible. Which of the two numbers needs another look?"
    )


def _no_owner(look: SecondLook, assessment: Assessment) -> str:
    assert look.action is not None
    return f"Who will see to “{look.action.title}”? It has no owner yet."


def _overdue(look: SecondLook, assessment: Assessment) -> str:
    action = look.action
    assert action is not None
    assert action.due is not None
    due = long_date(action.due)
    return f"“{action.title}” was due on {due}. Is it done, or is it to have another date?"


_QUESTIONS = {
    LookKind.NO_SERVICE: _no_service,
    LookKind.NO_HOW_WE_KNOW: _no_how_we_know,
    LookKind.GROUP_MISSING: _group_missing,
    LookKind.NEEDS_NOT_IN_PLACE: _needs,
    LookKind.MORE_REACHED: _more_reached,
    LookKind.NO_OWNER: _no_owner,
    LookKind.OVERDUE: _overdue,
}
