"""Why an item stands where it stands: one sentence, made by rule (`method.md` section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.findings import ItemFinding, Lane
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.question_set import FamilyGroup, InForce, ItemKind, Origin
from reflective_app.wording.dates import counted, listed, long_date, number, sentence

OPENINGS = {Lane.A: "First", Lane.B: "Next", Lane.C: "After those"}

GOT_BY = {
    Word.NOT: "families cannot get it",
    Word.PARTLY: "only some families can get it",
    Word.MOSTLY: "most families can get it but known gaps remain",
}

STANDS = {
    Word.NOT: "it is not in place",
    Word.PARTLY: "it is only partly in place",
    Word.MOSTLY: "it is mostly in place with known gaps",
    Word.FULLY: "it is fully in place",
    Word.NOT_ENOUGH_KNOWN: "not enough is known about it",
}


def reason(finding: ItemFinding, assessment: Assessment) -> str:
    """The reason sentence of an item, the same on screen, on paper and in commands."""
    if finding.lane is Lane.NOT_APPLICABLE:
        return _not_applicable(finding, assessment)
    return RULES.get(finding.lane, _priority)(finding)


def _priority(finding: ItemFinding) -> str:
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return _condition(finding)
    return _because(OPENINGS[finding.lane], _recommendation(finding))


def _because(opening: str, clauses: list[str]) -> str:
    return sentence(f"{opening} because {listed(clauses)}")


def _recommendation(finding: ItemFinding) -> list[str]:
    return [
        *_evidence(finding),
        GOT_BY[finding.word],
        *_essential(finding),
        *_groups(finding),
        *_families(finding),
    ]


def _evidence(finding: ItemFinding) -> Iterator[str]:
    label = finding.label
    if label.recorded is None:
        yield "its strength of evidence is not recorded"
    elif label.standing is LabelStanding.REPORTED:
        yield f"its label is reported as “{label.words}”"
    else:
        yield f"its label is “{label.words}”"


def _essential(finding: ItemFinding) -> Iterator[str]:
    if Cap.ESSENTIAL in finding.position.caps:
        yield "an essential part is not there yet"


def _groups(finding: ItemFinding) -> Iterator[str]:
    missing = finding.groups_missing
    if not missing:
        return
    known = len(missing) + len(finding.groups_partly)
    if len(missing) > 2:
        yield f"{counted(len(missing), 'family group')} cannot"
    elif known:
        yield f"{listed([_people(group) for group in missing])} cannot"


def _people(group: FamilyGroup) -> str:
    return group.people or f"families in “{group.label}”"


def _families(finding: ItemFinding) -> Iterator[str]:
    if finding.families_missing == 1:
        yield "1 family misses out"
    elif finding.families_missing:
        yield f"{number(finding.families_missing)} families miss out"


def _condition(finding: ItemFinding) -> str:
    if finding.holds_back:
        needed = listed([f"“{item.title}”" for item in finding.holds_back])
        verb = "needs" if len(finding.holds_back) == 1 else "need"
        return sentence(f"Do this first because {needed} {verb} it, and {STANDS[finding.word]}")
    return sentence(f"It enables the rest, and {STANDS[finding.word]}")


def _duty(finding: ItemFinding) -> str:
    item = finding.item
    if item.origin is Origin.LAW and item.in_force is InForce.YES:
        asks = "the law requires it"
    elif item.origin is Origin.LAW and item.in_force is InForce.NOT_YET:
        asks = "the law will require it"
    elif item.origin is Origin.LAW:
        asks = "the law asks for it, though whether it is in force was not confirmed"
    else:
        asks = "statutory guidance expects it"
    return _because("First", [asks, STANDS[finding.word], *_essential(finding)])


def _find_out(finding: ItemFinding) -> str:
    at = finding.position
    asked = len(at.readings)
    unknown = len(at.asked_in(AnswerState.DONT_KNOW))
    open_ = len(at.asked_in(AnswerState.NOT_DISCUSSED))
    gaps = []
    if unknown:
        gaps.append(f"nobody in the room knew the answer to {number(unknown)}")
    if open_:
        gaps.append(f"{number(open_)} {'is' if open_ == 1 else 'are'} still to be discussed")
    opening = f"Find out first: of {counted(asked, 'question')}, {listed(gaps)}"
    if finding.word is Word.FULLY:
        return sentence(f"{opening}, so “fully in place” is provisional")
    return sentence(opening)


def _keep(finding: ItemFinding) -> str:
    count = counted(len(finding.position.readings), "question")
    return sentence(f"Keep it: {count} asked, and it is fully in place")


def _not_now(finding: ItemFinding) -> str:
    why = finding.set_aside
    if why is None:
        return ""
    words = [sentence(f"Set aside: {why.reason}")]
    if why.decided_by:
        words.append(f"Decided by {why.decided_by}.")
    if why.look_again is not None:
        words.append(f"Look again on {long_date(why.look_again)}.")
    return " ".join(words)


def _not_applicable(finding: ItemFinding, assessment: Assessment) -> str:
    reasons = dict.fromkeys(
        assessment.answer(question).reason.strip() for question in finding.position.set_apart
    )
    if not reasons:
        return "It has no question that applies."
    return " ".join(sentence(why) for why in reasons)


RULES = {
    Lane.CONDITIONS: _condition,
    Lane.DUTY: _duty,
    Lane.FIND_OUT: _find_out,
    Lane.KEEP: _keep,
    Lane.NOT_NOW: _not_now,
}
"""What decides the sentence, lane by lane; lanes A, B and C have one rule."""
