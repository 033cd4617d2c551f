"""The first roadmap: drafts from what the answers show (`method.md` section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.item import Item, Question, SuggestedAction
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Aim, Phase

OFFER_NOTHING = (Lane.NOT_NOW, Lane.NOT_APPLICABLE)
"""Of what was set aside and of what does not apply, nothing is offered to be done."""


class DraftKind(StrEnum):
    """Why a draft action is offered."""

    SUGGESTED = "suggested"
    DUTY = "duty"
    FIND_OUT = "find-out"


@dataclass(frozen=True, slots=True)
class Draft:
    """An action on offer. Its id stays the same for as long as it is offered.

    A draft to find out carries the question that nobody could answer; the edge words it. `steps` is
    how many sentences up a suggestion aims, and `nearer` whether one that aims less far is there.
    """

    id: str
    kind: DraftKind
    item: Item
    code: str
    lane: Lane
    suggestion: SuggestedAction | None = None
    question: Question | None = None
    steps: int = 0
    nearer: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """A draft that is not offered, and the first action of the plan that aims as far."""

    draft: Draft
    action: Action


def drafts(found: Findings, assessment: Assessment) -> tuple[Draft, ...]:
    """The drafts not yet accepted, set aside or covered, in the order of the priorities.

    Lanes A, B and C offer the set's suggested actions for their present rungs; a duty with a gap
    offers those or, where none fits, one of its own; each `dont_know` offers to find out. A duty of
    which too little is known has no gap yet: what nobody knew is offered to be found out. Nothing
    is offered of an item that is set aside. Of two suggestions for one question the one that aims
    less far comes first.
    """
    left = not_taken(all_drafts(found, assessment), assessment)
    hidden = {each.draft.id for each in covered(left, assessment)}
    return as_offered([draft for draft in left if draft.id not in hidden])


def not_taken(offered: Iterable[Draft], assessment: Assessment) -> tuple[Draft, ...]:
    """Those of some drafts that are neither accepted nor set aside, nor is their item."""
    taken = {draft for action in assessment.plan.actions for draft in action.drafts}
    taken |= set(assessment.plan.drafts_set_aside)
    return tuple(
        draft for draft in offered if draft.id not in taken and draft.lane not in OFFER_NOTHING
    )


def as_offered(drafts_left: Iterable[Draft]) -> tuple[Draft, ...]:
    """Each draft, and no longer said to have a nearer one where none comes before it."""
    found: list[Draft] = []
    near: dict[str, int] = {}
    for draft in drafts_left:
        made = draft.suggestion
        nearest = near.setdefault(made.question, draft.steps) if made is not None else 0
        alone = draft.nearer and nearest >= draft.steps
        found.append(replace(draft, nearer=False) if alone else draft)
    return tuple(found)


def covered(offered: Iterable[Draft], assessment: Assessment) -> tuple[Covered, ...]:
    """Those of some drafts whose sentence, or one further up, an action of the plan aims at.

    Only a draft that aims at a sentence can be covered; never one that aims further.
    """
    aimed: dict[str, list[tuple[int, Action]]] = {}
    for action in assessment.plan.actions:
        for aim in action.aims:
            aimed.setdefault(aim.question, []).append((aim.rung, action))
    found = []
    for draft in offered:
        made = draft.suggestion
        if made is not None:
            here = aimed.get(made.question, ())
            by = [action for rung, action in here if rung >= made.aims_for]
            found += [Covered(draft, by[0])] if by else []
    return tuple(found)


def all_drafts(found: Findings, assessment: Assessment) -> Iterator[Draft]:
    """Every draft that the answers give rise to, accepted and set aside ones included."""
    for finding in found.items:
        offers = finding.lane in (*PRIORITIES, Lane.DUTY)
        suggested = tuple(_suggested(finding, assessment)) if offers else ()
        yield from suggested
        if finding.lane is Lane.DUTY and finding.word in GAPS and not suggested:
            item = finding.item
            yield Draft(f"put-in-place-{item.id}", DraftKind.DUTY, item, finding.code, finding.lane)
        for question in _unknown(finding, assessment):
            yield Draft(
                f"find-out-{question.id}",
                DraftKind.FIND_OUT,
                finding.item,
                finding.code,
                finding.lane,
                question=question,
            )


def actions_in(phase: Phase, assessment: Assessment) -> tuple[Action, ...]:
    """The actions standing in a phase, in the group's order."""
    standing = phases(assessment.plan.actions)
    return tuple(action for action in assessment.plan.actions if standing[action.id] is phase)


def actions_for(item_id: str, assessment: Assessment) -> tuple[Action, ...]:
    """The actions that serve an item, in the group's order."""
    return tuple(action for action in assessment.plan.actions if item_id in action.items)


def aims_of(draft: Draft) -> tuple[Aim, ...]:
    """What an action made of a draft aims for."""
    made = draft.suggestion
    return (Aim(question=made.question, rung=made.aims_for),) if made is not None else ()


def _unknown(finding: ItemFinding, assessment: Assessment) -> Iterator[Question]:
    """The questions, numbers among them, that nobody could answer; none where nothing applies."""
    for question in finding.item.questions if finding.lane is not Lane.NOT_APPLICABLE else ():
        if assessment.answer(question.id).state is AnswerState.DONT_KNOW:
            yield question


def _suggested(finding: ItemFinding, assessment: Assessment) -> Iterator[Draft]:
    """The suggestions for the present rungs: question by question, the nearer aim first."""
    offered: dict[str, list[SuggestedAction]] = {}
    for action in finding.item.actions:
        if _present_rung(assessment.answer(action.question)) in action.from_:
            offered.setdefault(action.question, []).append(action)
    for question, actions in offered.items():
        present = _present_rung(assessment.answer(question)) or 0
        nearest = min(action.aims_for for action in actions)
        for action in sorted(actions, key=lambda each: each.aims_for):
            yield Draft(
                action.id,
                DraftKind.SUGGESTED,
                finding.item,
                finding.code,
                finding.lane,
                suggestion=action,
                steps=action.aims_for - present,
                nearer=action.aims_for > nearest,
            )


def _present_rung(answer: Answer) -> int | None:
    """The rung a suggestion is measured by: the lower one where there was no agreement."""
    return answer.low if answer.state is AnswerState.NO_AGREEMENT else answer.rung
