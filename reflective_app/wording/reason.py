"""Why an item stands where it stands: one sentence, made by rule (`method.md` section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis, InForce, ItemKind, Origin, Standing
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.wording.dates import counted, listed, long_date, sentence
from reflective_app.wording.label_checks import gives_none
from reflective_app.wording.standing import band_words
from reflective_app.wording.units import miss_out, unit_of
from reflective_app.wording.who_misses_out import people_in

FIRST = "First"
OPENINGS = {Lane.A: "Also in A", Lane.B: "In B", Lane.C: "In C"}
"""Never the names of the phases: when comes from ease, not from importance."""

GOT_BY = {
    Word.NOT: "hardly any {} can get it",
    Word.PARTLY: "only some {} can get it",
    Word.MOSTLY: "most {} can get it but known gaps remain",
}

STANDS = {
    Word.NOT: "hardly any of it is there",
    Word.PARTLY: "only some of it is there",
    Word.MOSTLY: "most of it is there but known gaps remain",
    Word.NOT_ENOUGH_KNOWN: "too few of its questions have an answer",
}

ASKS = {
    (Origin.LAW, InForce.YES): "the law requires it",
    (Origin.LAW, InForce.NOT_YET): "the law will require it",
    (Origin.LAW, InForce.UNCONFIRMED): "the law may require it (check whether it is in force)",
    (Origin.STATUTORY_GUIDANCE, InForce.YES): "statutory guidance expects it",
    (Origin.STATUTORY_GUIDANCE, InForce.NOT_YET): "statutory guidance will expect it",
    (Origin.STATUTORY_GUIDANCE, InForce.UNCONFIRMED): (
        "statutory guidance may expect it (check whether it is in force)"
    ),
}
"""Who asks for a duty. Where force was never looked into it is not confirmed."""

MOST_NAMED = 2
"""Longer rows of groups or titles are counted, so that the sentence can be read aloud."""


def reason(finding: ItemFinding, found: Findings, assessment: Assessment) -> str:
    """The reason sentence of an item, the same on screen, on paper and in commands."""
    if finding.lane is Lane.NOT_APPLICABLE:
        return _not_applicable(finding, assessment)
    if finding.lane in OPENINGS and finding.item.kind is ItemKind.RECOMMENDATION:
        first = finding.item.id == leading(found)
        return _recommended(FIRST if first else OPENINGS[finding.lane], finding)
    return RULES.get(finding.lane, _condition)(finding)


def leading(found: Findings) -> str:
    """The id of the one recommendation that is said to be first: the highest in lane A.

    What was pulled up above it is to be done before what needs it, and says so itself.
    """
    in_a = found.in_lane(Lane.A)
    ranked = (f.item.id for f in in_a if f.item.kind is ItemKind.RECOMMENDATION)
    return next(ranked, "")


def _recommended(opening: str, finding: ItemFinding) -> str:
    """What decides its band; then, as a sentence of its own, whom that leaves out.

    How many families miss out moves nothing to another lane (`method.md` section 4), so it must not
    be read as a reason for the lane. They are counted whatever their group, so the number comes
    before the groups: it is not theirs.
    """
    because = f"{opening} because {_in_a_row([*_evidence(finding), *_position(finding)])}"
    decides = sentence(because + _not_recorded(finding))
    left_out = "; ".join([*_families(finding), *_groups(finding)])
    return f"{decides} {sentence(left_out)}" if left_out else decides


def _in_a_row(clauses: Sequence[str], *, apart: bool = False) -> str:
    """Clauses one after another, with a comma before the last but where two are short and plain."""
    if len(clauses) == 1:
        return clauses[0]
    if not apart and len(clauses) == 2 and not any(" and " in clause for clause in clauses):
        return listed(clauses)
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}"


def _position(finding: ItemFinding) -> Iterator[str]:
    """Its word in a recommendation’s own terms, last: who is left out follows it."""
    yield from _essential(finding)
    yield GOT_BY[finding.word].format(unit_of(finding.item))


def _evidence(finding: ItemFinding) -> Iterator[str]:
    """The guide's label, where there is one: what is not recorded is no reason."""
    label = finding.label
    if label.recorded is not None:
        reported = label.standing is LabelStanding.REPORTED
        yield f"its label is {'reported as ' if reported else ''}“{label.words}”"


def _not_recorded(finding: ItemFinding) -> str:
    """What a missing label leaves open, after the reasons."""
    label = finding.label
    if label.recorded is not None:
        return ""
    if gives_none(label):
        told = "the guide gives it no label"
    elif label.words:
        told = f"the label looked up (“{label.words}”) is not in this question set’s scale"
    else:
        told = "its strength of evidence is not recorded"
    return f"; {told}"


def _essential(finding: ItemFinding) -> Iterator[str]:
    if Cap.ESSENTIAL in finding.position.caps:
        yield "an essential part is not there yet"


def _groups(finding: ItemFinding) -> Iterator[str]:
    """Who misses out; where nobody does wholly, who in part, if that held the word down."""
    for missing in _by_axis(finding.groups_missing):
        yield _cannot(missing)
    if not finding.groups_missing and Cap.GROUP in finding.position.caps:
        for partly in _by_axis(finding.groups_partly):
            yield f"only some {_named(partly)} can get it"


def _cannot(groups: Sequence[FamilyGroup]) -> str:
    if len(groups) == 2:
        first, second = (_named([group]) for group in groups)
        return f"neither {first} nor {second} can get it"
    return f"{_named(groups)} cannot get it"


def _by_axis(groups: Sequence[FamilyGroup]) -> Iterator[list[FamilyGroup]]:
    """The groups of each kind there is: the two kinds are never mixed in print."""
    for axis in Axis:
        of_kind = [group for group in groups if group.axis is axis]
        if of_kind:
            yield of_kind


def _named(groups: Sequence[FamilyGroup]) -> str:
    if len(groups) > MOST_NAMED:
        kind = "family" if groups[0].axis is Axis.ARRANGEMENT else "equity"
        return f"families in {counted(len(groups), f'{kind} group')}"
    return people_in(groups)


def _families(finding: ItemFinding) -> Iterator[str]:
    if finding.families_missing:
        yield f"in all, {miss_out(finding.families_missing, finding.item)}"


def _condition(finding: ItemFinding) -> str:
    stands = [_stands(finding), *_essential(finding)]
    if finding.holds_back:
        needs = _need_it(finding.holds_back)
        return sentence(f"Do this first because {_in_a_row([needs, *stands], apart=True)}")
    return sentence(_in_a_row(["it makes the recommendations possible", *stands], apart=True))


def _stands(finding: ItemFinding) -> str:
    """Its word, and that the word rests on too few answers where it does."""
    known = ", as far as is known" if finding.position.provisional else ""
    return f"{STANDS[finding.word]}{known}"


def _need_it(items: Sequence[Item]) -> str:
    if len(items) > MOST_NAMED:
        return f"{counted(len(items), 'recommendation')} need it"
    titles = listed([f"“{item.title}”" for item in items])
    return f"{titles} {'needs' if len(items) == 1 else 'need'} it"


def _duty(finding: ItemFinding) -> str:
    clauses = [_asks(finding.item), _stands(finding), *_essential(finding)]
    return sentence(_in_a_row(clauses, apart=True))


def asked_for(finding: ItemFinding) -> str:
    """Who asks for a duty, in a sentence, for a list in which its word stands already."""
    return sentence(_in_a_row([_asks(finding.item), *_essential(finding)], apart=True))


def needed_for(finding: ItemFinding, found: Findings) -> str:
    """Which recommendations need an item first, by code, for such a list."""
    codes = [f.code for f in found.in_guide_order if f.item in finding.holds_back]
    needs = f"{listed(codes)} {'needs' if len(codes) == 1 else 'need'} it"
    return sentence(_in_a_row([f"do this first: {needs}", *_essential(finding)], apart=True))


def _asks(item: Item) -> str:
    if item.origin is Origin.GUIDE:
        return "the guide expects it"
    if item.origin is Origin.APP:
        return "this question set expects it"
    asks = ASKS[item.origin, item.in_force or InForce.UNCONFIRMED]
    reported = item.basis.standing is Standing.REPORTED and item.in_force is InForce.YES
    return asks.replace(" expects it", " is reported to expect it") if reported else asks


def _find_out(finding: ItemFinding) -> str:
    at = finding.position
    unknown = len(at.asked_in(AnswerState.DONT_KNOW))
    open_ = len(at.asked_in(AnswerState.NOT_DISCUSSED))
    every = len(at.readings)
    of_all = f"of its {every} questions"
    if len(at.readings) == 1:
        gap = "nobody in the room knew the answer to" if unknown else "nobody has yet discussed"
        return sentence(f"Find out first: {gap} its one question")
    gaps = []
    if unknown:
        these = f"any {of_all}" if unknown == every else f"{unknown} {of_all}"
        gaps.append(f"nobody in the room knew the answer to {these}")
    if open_ == every:
        gaps.append(f"none {of_all} has been discussed")
    elif open_:
        these = f"{open_}" if unknown else f"{open_} {of_all}"
        gaps.append(f"{these} {'is' if open_ == 1 else 'are'} still to be discussed")
    so = ", so “fully in place” is provisional" if finding.word is Word.FULLY else ""
    return sentence(f"Find out first: {', and '.join(gaps)}{so}")


def _keep(finding: ItemFinding) -> str:
    answers, every = finding.position.counted, len(finding.position.readings)
    if every == 1:
        return "Keep it: the answer to its one question puts it there."
    if answers == every:
        which = "both" if every == 2 else f"all {every}"
        return f"Keep it: the answers to {which} questions put it there."
    return f"Keep it: {answers} of its {every} questions have an answer, and they put it there."


def _not_now(finding: ItemFinding) -> str:
    why = finding.set_aside
    assert why is not None  # only what was set aside is in this lane
    words = [sentence(f"{band_words(finding.bands)}, not now: {why.reason}")]
    if why.decided_by:
        words.append(sentence(f"Decided by {why.decided_by}"))
    if why.look_again is not None:
        words.append(f"Look again on {long_date(why.look_again)}.")
    return " ".join(words)


def _not_applicable(finding: ItemFinding, assessment: Assessment) -> str:
    reasons = dict.fromkeys(
        sentence(assessment.answer(question).reason) for question in finding.position.set_apart
    )
    return " ".join(reasons) or "It has no question that applies."


RULES = {
    Lane.CONDITIONS: _condition,
    Lane.DUTY: _duty,
    Lane.FIND_OUT: _find_out,
    Lane.KEEP: _keep,
    Lane.NOT_NOW: _not_now,
}
"""What decides the sentence, lane by lane; recommendations in A, B and C have one rule."""
