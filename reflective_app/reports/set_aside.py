"""What the group set aside: one rule for the roadmap and the gap report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, Lane
from reflective_app.domain.plan import NotNow
from reflective_app.domain.roadmap import all_drafts
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.dates import long_date
from reflective_app.wording.drafts import draft_title
from reflective_app.wording.plan import NOT_NOW
from reflective_app.wording.standing import DEPENDS, band_words
from reflective_app.wording.words import BANDS_SAY

NOT_SAID = "Not said"
DRAFT = "Draft action"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A recommendation with its bands, or a draft action, that waits, with the reason."""

    id: str
    code: str
    title: str
    why: NotNow
    band: str = ""


def recommendations_set_aside(found: Findings) -> Iterator[SetAside]:
    """The recommendations of the lane Not now.

    One that has come fully into place or no longer applies is in another lane, and waits no more.
    """
    for finding in found.in_lane(Lane.NOT_NOW):
        assert finding.set_aside is not None  # only what was set aside is in this lane
        by_label = DEPENDS if len(finding.bands) > 1 else ""
        band = f"Recommendation: band {band_words(finding.bands)}{by_label}"
        yield SetAside(finding.item.id, finding.code, finding.item.title, finding.set_aside, band)


def drafts_set_aside(found: Findings, assessment: Assessment) -> Iterator[SetAside]:
    """The drafts set aside that the answers still give rise to."""
    drafts = {draft.id: draft for draft in all_drafts(found, assessment)}
    for draft_id, why in assessment.plan.drafts_set_aside.items():
        draft = drafts.get(draft_id)
        if draft is not None:
            yield SetAside(draft_id, draft.code, draft_title(draft), why)


def not_now_register(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """All that waits: what it is, why, who decided, and when to look again."""
    waiting = (*recommendations_set_aside(found), *drafts_set_aside(found, assessment))
    if not waiting:
        return
    yield Heading(1, NOT_NOW)
    columns = (
        Column("What", 2.6),
        Column("What it is", 1.3),
        Column("Reason", 2.6),
        Column("Who decided", 1.2),
        Column("Look again", 1.6),
    )
    yield Table("Set aside by the group", columns, tuple(map(_row, waiting)))
    if any(each.band for each in waiting):
        yield Paragraph(f"Bands: {BANDS_SAY}", "caption")


def _row(each: SetAside) -> tuple[Cell, ...]:
    why = each.why
    return (
        as_cell((Span(f"{each.code} "), Span(each.title, bold=True))),
        as_cell(each.band or DRAFT),
        as_cell(why.reason),
        as_cell(why.decided_by[:1].upper() + why.decided_by[1:] or NOT_SAID),
        as_cell(long_date(why.look_again) if why.look_again else NOT_SAID),
    )
