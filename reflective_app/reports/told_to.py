"""What a record may tell the readers of a copy, whichever section would print it.

Sections say which parts a copy holds (`sections`). This says what no part of it may hold: what a
shared copy for the same readers leaves out as well (`files.md` section 3).
"""

from __future__ import annotations

from reflective_app.domain.assessment import AnswerState, Assessment, Participant
from reflective_app.domain.editing import changed, having
from reflective_app.domain.shared_mark import ANOTHER_COUNCIL, NOT_SHARED, OTHER_ROLES
from reflective_app.domain.workshop import FEWEST_SHOWN
from reflective_app.wording.sections import Audience

LEFT_OUT = (
    "Why something does not apply or was set aside, and what was parked, is left out of it too."
)
MOST_PEOPLE = 999
"""The most that a role can count."""

OUTSIDE = frozenset({Audience.PARTNERS, Audience.PUBLIC})


def told_to(audience: Audience | None, assessment: Assessment) -> Assessment:
    """The record as it may be printed for an audience; for the council’s own readers as it is.

    Outside, another council that looked a label up is not named, parked points stay, and so do the
    reasons why something does not apply or was set aside, with who decided it. Roles of fewer
    than three people stand together.
    """
    if audience not in OUTSIDE:
        return assessment
    plan = assessment.plan
    return having(
        assessment,
        label_checks=tuple(
            check if check.council is None else changed(check, council=ANOTHER_COUNCIL)
            for check in assessment.label_checks
        ),
        answers={
            name: changed(answer, reason=NOT_SHARED)
            if answer.state is AnswerState.NOT_APPLICABLE
            else answer
            for name, answer in assessment.answers.items()
        },
        plan=changed(
            plan,
            not_now={
                item: changed(
                    aside,
                    reason=NOT_SHARED,
                    decided_by=NOT_SHARED if aside.decided_by.strip() else "",
                )
                for item, aside in plan.not_now.items()
            },
        ),
        parking=(),
        participants=_no_small_roles(assessment.participants),
    )


def _no_small_roles(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who took part, roles of fewer than three together, and where those are too few with more."""
    smallest = sorted(range(len(participants)), key=lambda place: participants[place].count)
    joined = 0
    while smallest:
        count = participants[smallest[0]].count
        if count >= FEWEST_SHOWN and not 0 < joined < FEWEST_SHOWN:
            break
        joined += count
        smallest.pop(0)
    if not joined:
        return participants
    shown = (participants[place] for place in sorted(smallest))
    return (*shown, Participant(role=OTHER_ROLES, count=min(joined, MOST_PEOPLE)))
