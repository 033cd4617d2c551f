"""The plan as cards: the actions of each phase, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.roadmap import actions_in
from reflective_app.gui.widgets.card_list import CardLine, CardRow
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.reports.set_aside import (
    SetAside,
    drafts_set_aside,
    recommendations_set_aside,
)
from reflective_app.wording.plan import NO_OWNER, action_dates, codes_of, needs_words, why_lines
from reflective_app.wording.words import ACTION_STATUS

SHAPES = {
    ActionStatus.OFF_TRACK: Shape.OFF_TRACK,
    ActionStatus.AT_RISK: Shape.AT_RISK,
    ActionStatus.ON_TRACK: Shape.ON_TRACK,
    ActionStatus.COMPLETE: Shape.COMPLETE,
}
ASK_FOR_ATTENTION = (ActionStatus.OFF_TRACK, ActionStatus.AT_RISK)

ITEM, DRAFT = "item:", "draft:"
"""What the key of a card in Not now begins with: a recommendation, or a draft."""


def phase_cards(phase: Phase, assessment: Assessment) -> Iterator[CardRow]:
    """The actions of one phase, in the group's order."""
    return (_card(action, assessment) for action in actions_in(phase, assessment))


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


def _card(action: Action, assessment: Assessment) -> CardRow:
    lines = (
        CardLine(action.owner or NO_OWNER, strong=not action.owner),
        CardLine(action_dates(action), second=True),
        CardLine(f"Measure: {action.measure}" if action.measure else "", second=True),
        CardLine(needs_words(action, assessment), second=True),
    )
    return CardRow(
        key=action.id,
        code=codes_of(action, assessment),
        name=action.title,
        lines=tuple(line for line in lines if line.text),
        foot=CardLine(ACTION_STATUS[action.status], strong=action.status in ASK_FOR_ATTENTION),
        shape=SHAPES.get(action.status),
    )
