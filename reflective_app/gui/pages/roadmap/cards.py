"""The plan as cards: the actions of each phase, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import needed
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_notes import PlanNote, PlanNoteKind
from reflective_app.gui.widgets.card_list import CardLine, CardRow
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.reports.set_aside import (
    SetAside,
    drafts_set_aside,
    recommendations_set_aside,
)
from reflective_app.wording.plan import (
    NO_OWNER,
    action_dates,
    codes_of,
    needs_words,
    unsaid_count,
    why_lines,
)
from reflective_app.wording.plan_reasons import note_sentence
from reflective_app.wording.words import ACTION_STATUS

SHAPES = {
    ActionStatus.OFF_TRACK: Shape.OFF_TRACK,
    ActionStatus.AT_RISK: Shape.AT_RISK,
    ActionStatus.ON_TRACK: Shape.ON_TRACK,
    ActionStatus.COMPLETE: Shape.COMPLETE,
}
ASK_FOR_ATTENTION = (ActionStatus.OFF_TRACK, ActionStatus.AT_RISK)

ON_CARD = tuple(kind for kind in PlanNoteKind if kind is not PlanNoteKind.NO_OWNER)
"""That there is no owner stands where the owner would; the rest has a line of its own."""

ITEM, DRAFT = "item:", "draft:"
"""What the key of a card in Not now begins with: a recommendation, or a draft."""


class PhaseCards:
    """The cards of the actions; one that says what it said before is not made again."""

    def __init__(self) -> None:
        """No card yet."""
        self._kept: dict[str, tuple[object, CardRow]] = {}

    def of(
        self,
        phase: Phase,
        assessment: Assessment,
        standing: Mapping[str, Phase],
        notes: Mapping[str, tuple[PlanNote, ...]],
    ) -> Iterator[CardRow]:
        """The actions of one phase, in the group's order.

        Where every action stands and what is worth saying of it are given, as they are worked out
        once for the whole board.
        """
        actions = {action.id: action for action in assessment.plan.actions}
        start, codes = assessment.profile.date, assessment.question_set.codes
        for action in assessment.plan.actions:
            if standing[action.id] is phase:
                said = notes.get(action.id, ())
                waits = [(each, standing[each.id]) for each in needed(action, actions)]
                of = action, phase, waits, said, start, codes
                kept = self._kept.get(action.id)
                if kept is None or kept[0] != of:
                    kept = of, _card(action, assessment, standing, said)
                    self._kept[action.id] = kept
                yield kept[1]


def aside_cards(found: Findings, assessment: Assessment) -> Iterator[CardRow]:
    """Recommendations and drafts that were set aside, with the reason."""
    for each in recommendations_set_aside(found):
        yield _aside(ITEM, each)
    for each in drafts_set_aside(found, assessment):
        yield _aside(DRAFT, each)


def _aside(kind: str, each: SetAside) -> CardRow:
    reason, *rest = why_lines(each.why)
    lines = (CardLine(reason), *(CardLine(line, second=True) for line in rest))
    return CardRow(key=f"{kind}{each.id}", code=each.code, name=each.title, lines=lines)


def _card(
    action: Action,
    assessment: Assessment,
    standing: Mapping[str, Phase],
    notes: tuple[PlanNote, ...],
) -> CardRow:
    start = assessment.profile.date
    said = [note_sentence(note, standing, start) for note in notes if note.kind in ON_CARD]
    lines = (
        CardLine(action.owner or NO_OWNER, strong=not action.owner),
        CardLine(action_dates(action), second=True),
        CardLine(f"Measure: {action.measure}" if action.measure else "", second=True),
        CardLine(needs_words(action, assessment, standing), second=True),
        CardLine(unsaid_count(action), second=True),
        *(CardLine(sentence, strong=True) for sentence in said),
    )
    return CardRow(
        key=action.id,
        code=codes_of(action, assessment),
        name=action.title,
        lines=tuple(line for line in lines if line.text),
        foot=CardLine(ACTION_STATUS[action.status], strong=action.status in ASK_FOR_ATTENTION),
        shape=SHAPES.get(action.status),
    )
