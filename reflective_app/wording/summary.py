"""What the council found, in one paragraph made by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.kinds import Completeness, ItemKind
from reflective_app.wording.dates import counted, listed

REASON_BELOW = "; the reason stands under “Not now”."


def summary_words(found: Findings, assessment: Assessment) -> str:
    """The summary in one paragraph, made by rule: no totals, no overall position."""
    recommendations = [f for f in found.items if f.item.kind is ItemKind.RECOMMENDATION]
    duties = found.in_lane(Lane.DUTY)
    guide = assessment.question_set.guide
    whole = guide.completeness is Completeness.FULL
    first = (
        f"{assessment.profile.council} set its current offer beside the {guide.title} Practice "
        f"Guide. This question set asks about {counted(len(recommendations), 'recommendation')}"
        f"{'.' if whole else '; the guide may have more.'}"
    )
    parts = [first, *_where(recommendations)]
    gaps = [f for f in duties if f.word in GAPS]
    if gaps:
        parts.append(f"{counted(len(gaps), 'duty', 'duties')} {_is(gaps)} not fully in place.")
    if len(duties) > len(gaps):
        more = counted(len(duties) - len(gaps), "duty", "duties")
        parts.append(f"Of {more}, too little is known to say.")
    return " ".join(parts)


def needed_first(findings: Sequence[ItemFinding], found: Findings, *, by_name: bool = True) -> str:
    """What to do before these, by name or by code, as a sentence; empty where there is nothing."""
    first = {finding.item.id for finding in findings}
    needed = [f for f in found.items if any(item.id in first for item in f.holds_back)]
    if not needed:
        return ""
    which = f"{findings[0].code} depends" if len(findings) == 1 else "these depend"
    if by_name:
        named = "; ".join(f"{finding.code} {finding.item.title}" for finding in needed)
    else:
        named = listed([finding.code for finding in needed])
    return f"First what {which} on: {named}."


def _where(recommendations: list[ItemFinding]) -> Iterator[str]:
    """What became of each recommendation: every one is in one of these counts."""
    in_place = _in_lanes(recommendations, Lane.KEEP)
    to_act = _in_lanes(recommendations, *PRIORITIES)
    unknown = _in_lanes(recommendations, Lane.FIND_OUT)
    set_aside = _in_lanes(recommendations, Lane.NOT_NOW)
    not_asked = _in_lanes(recommendations, Lane.NOT_APPLICABLE)
    if unknown and len(unknown) == len(recommendations):
        yield "Too little is known to say where any of them stands."
        return
    yield f"{len(in_place) or 'None'} {_is(in_place)} fully in place."
    if to_act:
        yield f"{counted(len(to_act), 'recommendation')} {_need(to_act)} work."
    if unknown:
        yield f"For {len(unknown)}, too little is known to say."
    if set_aside:
        named = listed([finding.code for finding in set_aside])
        yield f"{named} {_is(set_aside)} set aside for now{REASON_BELOW}"
    if not_asked:
        yield f"{len(not_asked)} {'does' if len(not_asked) == 1 else 'do'} not apply here."


def _in_lanes(findings: list[ItemFinding], *lanes: Lane) -> list[ItemFinding]:
    return [finding for finding in findings if finding.lane in lanes]


def _is(findings: list[ItemFinding] | tuple[ItemFinding, ...]) -> str:
    return "is" if len(findings) <= 1 else "are"


def _need(findings: list[ItemFinding]) -> str:
    return "needs" if len(findings) == 1 else "need"
