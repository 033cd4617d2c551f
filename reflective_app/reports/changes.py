"""What changed: of the actions since the update before the last."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.progress import progress, update_days, usual_since
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph
from reflective_app.wording.dates import long_date
from reflective_app.wording.progress import progress_sentences

FIRST_ROUND = "This file holds one round. Positions are compared once it holds an earlier one, too."
NONE_REPORTED = "No progress of an action has been reported yet."


def changed_actions(assessment: Assessment, level: int) -> Iterator[Block]:
    """What was reported since the update before the last; nothing where nothing was reported."""
    if not update_days(assessment.plan.actions):
        return
    since = usual_since(assessment)
    title = f"What changed since {long_date(since)}"
    yield Heading(1, title) if level == 1 else Heading(2, title)
    yield Bullets(progress_sentences(progress(assessment, since)))


def what_changed(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Positions of an earlier round where there is one, and how the actions went."""
    yield Paragraph(FIRST_ROUND)
    changed = tuple(changed_actions(assessment, 2))
    yield from changed or (Paragraph(NONE_REPORTED),)
