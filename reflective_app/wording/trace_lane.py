"""How an item came to its lane, and to its place within it."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import (
    Findings,
    ItemFinding,
    Lane,
    OrderRule,
    why_before,
)
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Word
from reflective_app.wording.dates import listed, long_date, number, sentence
from reflective_app.wording.units import miss_out, unit_of
from reflective_app.wording.words import LANES

RULES = (
    (Lane.NOT_APPLICABLE, "does not apply"),
    (Lane.NOT_NOW, "set aside by the group"),
    (Lane.DUTY, "a duty not fully in place"),
    (Lane.FIND_OUT, "not enough known, or fully in place only provisionally"),
    (Lane.KEEP, "fully in place"),
)
"""The rules asked of every item, in order; after them a band decides, then what it holds back."""


PLAINLY = {
    Lane.FIND_OUT: "Not enough is known of it.",
    Lane.KEEP: "It is fully in place.",
    Lane.NOT_APPLICABLE: "No question of it applies.",
}
"""The rules that need no more words than these."""


def lane_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """The first rule that fits, with those asked before it."""
    if assessment.question_set.is_local(finding.item):
        yield "It is one of the council’s own questions, so it has no lane."
        return
    asked = [lane for lane, _ in RULES]
    place = asked.index(finding.lane) if finding.lane in asked else len(RULES)
    passed = [words for _, words in RULES[:place]]
    if passed:
        yield f"Asked in order, and it is none of these: {'; '.join(passed)}."
    yield f"{_fits(finding)} Lane: {LANES[finding.lane][0]}."


def order_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """Its place in the lane, and what put it after the one before and before the one after."""
    if assessment.question_set.is_local(finding.item):
        return
    lane = found.in_lane(finding.lane)
    at = lane.index(finding)
    yield sentence(place_words(finding, found))
    if at > 0:
        yield f"After {_named(lane[at - 1])}: {_why(lane[at - 1], finding)}."
    if at + 1 < len(lane):
        yield f"Before {_named(lane[at + 1])}: {_why(finding, lane[at + 1])}."


def place_words(finding: ItemFinding, found: Findings) -> str:
    """Its place among those of its lane, in a clause."""
    lane = found.in_lane(finding.lane)
    if len(lane) == 1:
        return "it is the only one in its lane"
    place = _ordinal(lane.index(finding) + 1)
    return f"{place[0].lower()}{place[1:]} of {number(len(lane))} in its lane"


def _fits(finding: ItemFinding) -> str:
    """The rule that decided."""
    match finding.lane:
        case Lane.A | Lane.B | Lane.C:
            return _band_decides(finding)
        case Lane.CONDITIONS:
            return _condition(finding)
        case Lane.NOT_NOW:
            return _set_aside(finding)
        case Lane.FIND_OUT if finding.word is Word.FULLY:
            return "It is fully in place only provisionally."
        case Lane.DUTY:
            return f"It is a duty, and {finding.word.lower()}."
        case _:
            return PLAINLY[finding.lane]


def _band_decides(finding: ItemFinding) -> str:
    if finding.holds_back:
        return f"Pulled up, {finding.word.lower()}, because {_needs(finding)} on it."
    better = "the best band that it could be in" if len(finding.bands) > 1 else "its band"
    return f"It is a recommendation, so {better} decides."


def _condition(finding: ItemFinding) -> str:
    kind = "principle" if finding.item.kind is ItemKind.PRINCIPLE else "readiness theme"
    if finding.word is Word.MOSTLY:
        return f"It is a {kind}; mostly in place, it is not pulled up."
    return f"It is a {kind}, and no recommendation in lane A or B depends on it."


def _needs(finding: ItemFinding) -> str:
    titles = listed([f"“{item.title}”" for item in finding.holds_back])
    depends = "depends" if len(finding.holds_back) == 1 else "depend"
    return f"{titles} {depends}"


def _set_aside(finding: ItemFinding) -> str:
    why = finding.set_aside
    assert why is not None  # only what was set aside is in this lane
    by = f" by {why.decided_by}" if why.decided_by else ""
    again = f" Look again on {long_date(why.look_again)}." if why.look_again else ""
    return f"It was set aside{by}: {why.reason.strip().rstrip('.')}.{again}"


def _named(finding: ItemFinding) -> str:
    return f"{finding.code} “{finding.item.title}”"


def _why(first: ItemFinding, second: ItemFinding) -> str:
    match why_before(first, second):
        case OrderRule.HOLDS_BACK:
            return f"{first.code} holds others back"
        case OrderRule.HAS_SHARE:
            return f"{second.code} has no share"
        case OrderRule.FAMILIES_KNOWN:
            unit = unit_of(first.item)
            return f"for {first.code} the number of {unit} missing out is known"
        case OrderRule.FAMILIES:
            more = miss_out(first.families_missing or 0, first.item)
            return f"{more}, against {number(second.families_missing or 0)}"
        case OrderRule.SHARE:
            return f"{first.code} has the lower share"
        case OrderRule.GUIDE_ORDER:
            return "all else equal, the question set’s order"


def _ordinal(place: int) -> str:
    names = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
    return names[place - 1] if place <= len(names) else f"Number {number(place)}"
