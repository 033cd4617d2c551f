"""What the group set aside: one rule for the board, the roadmap and the gap report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, Lane
from reflective_app.domain.plan import NotNow
from reflective_app.domain.roadmap import all_drafts
from reflective_app.wording.drafts import draft_title


@dataclass(frozen=True, slots=True)
class SetAside:
    """A recommendation or a draft action that waits, by its id, with the reason."""

    id: str
    code: str
    title: str
    why: NotNow


def recommendations_set_aside(found: Findings) -> Iterator[SetAside]:
    """The recommendations of the lane Not now.

    One that has come fully into place or no longer applies is in another lane, and waits no more.
    """
    for finding in found.in_lane(Lane.NOT_NOW):
        assert finding.set_aside is not None  # only what was set aside is in this lane
        yield SetAside(finding.item.id, finding.code, finding.item.title, finding.set_aside)


def drafts_set_aside(found: Findings, assessment: Assessment) -> Iterator[SetAside]:
    """The drafts set aside that the answers still give rise to."""
    drafts = {draft.id: draft for draft in all_drafts(found, assessment)}
    for draft_id, why in assessment.plan.drafts_set_aside.items():
        draft = drafts.get(draft_id)
        if draft is not None:
            yield SetAside(draft_id, draft.code, draft_title(draft), why)
