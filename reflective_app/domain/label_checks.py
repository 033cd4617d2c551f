"""Evidence labels looked up in the published guide: which, where, and what was found.

A label is looked up where the question set has none, or one that was only reported (`method.md`
section 4). What was found can be carried to the next assessment of the same edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.basis import Source
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind, Standing
from reflective_app.domain.question_set import QuestionSet

NO_LABEL = "The guide gives no label"
"""Kept as the label of a check where somebody looked and found none."""


def labels_to_look_up(assessment: Assessment) -> tuple[Item, ...]:
    """The recommendations whose label is to be looked up or has been, in guide order."""
    return tuple(
        item
        for item in recommendations(assessment.question_set)
        if not _is_seen(item) or check_of(item.id, assessment) is not None
    )


def labels_still_open(assessment: Assessment) -> tuple[Item, ...]:
    """The recommendations whose label nobody has seen or looked up yet, in guide order."""
    listed = labels_to_look_up(assessment)
    return tuple(item for item in listed if check_of(item.id, assessment) is None)


def recommendations(question_set: QuestionSet) -> tuple[Item, ...]:
    """What has a label of the guide's: its recommendations, not the council's own questions."""
    return tuple(item for item in question_set.items if item.kind is ItemKind.RECOMMENDATION)


def check_of(item_id: str, assessment: Assessment) -> LabelCheck | None:
    """The council's latest check of an item's label, or None if nobody looked."""
    checks = [check for check in assessment.label_checks if check.item == item_id]
    return max(checks, key=_when, default=None)


def label_page(question_set: QuestionSet) -> Source | None:
    """The page on which labels are to be looked up, or None where no source has an address.

    It is the one that the guide names for it, else the first of the guide's sources that has an
    address, by custom its own page. What a recommendation rests on is not asked: that is often an
    article about the guide, which holds no label.
    """
    guide = question_set.guide
    pages = [source for source in guide.sources if source.url is not None]
    named = (page for page in pages if page.id == guide.labels_at)
    return next(named, pages[0] if pages else None)


def reported_by(item: Item, question_set: QuestionSet) -> tuple[Source, ...]:
    """Who reports an item's label, where it was not seen in the guide; nobody where there is none.

    The sources of a mere note report no label.
    """
    evidence = item.evidence
    if evidence is None or evidence.label is None or _is_seen(item):
        return ()
    return tuple(question_set.source(each) for each in evidence.sources)


def clear_check(item_id: str, assessment: Assessment) -> Assessment:
    """Take back a looked-up label; what the question set says counts again."""
    rest = tuple(check for check in assessment.label_checks if check.item != item_id)
    return assessment.model_copy(update={"label_checks": rest})


def same_council(one: str, other: str) -> bool:
    """Whether two names are of one council: letters in another case or more spaces do not count."""
    return one.casefold().split() == other.casefold().split()


class Difference(StrEnum):
    """Why labels found in one guide say nothing about another."""

    GUIDE = "guide"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of another file's checks: `kept` are those that give way to a check here.

    `gone` are of items that are no recommendation of this question set. A check that both files
    have is in none of them. Each says whose it is, as seen from here.
    """

    taken: tuple[LabelCheck, ...] = ()
    kept: tuple[LabelCheck, ...] = ()
    gone: tuple[LabelCheck, ...] = ()


def difference(theirs: QuestionSet, mine: QuestionSet) -> Difference | None:
    """What keeps labels of one question set from being true of another; None if nothing does.

    The revision may differ: it is of the file, and the guide is the same.
    """
    if theirs.guide.id != mine.guide.id:
        return Difference.GUIDE
    return Difference.EDITION if theirs.guide.edition != mine.guide.edition else None


def carried(theirs: Assessment, mine: Assessment) -> Carried:
    """What bringing in another file's checks would do. A check here gives way to a newer one only.

    Nothing is carried from another guide or edition.
    """
    if difference(theirs.question_set, mine.question_set) is not None:
        return Carried()
    here = _latest(mine)
    known = {item.id for item in recommendations(mine.question_set)}
    taken, kept, gone = [], [], []
    for check in (_seen_from(mine, theirs, each) for each in _latest(theirs).values()):
        if check.item not in known:
            gone.append(check)
        elif check.item not in here or check.checked_on > here[check.item].checked_on:
            taken.append(check)
        elif check != here[check.item]:
            kept.append(check)
    return Carried(tuple(taken), tuple(kept), tuple(gone))


def bring_in_checks(theirs: Assessment, assessment: Assessment) -> Assessment:
    """Take another file's checks, as `carried` says. Another council's stay marked as its own."""
    taken = carried(theirs, assessment).taken
    replaced = {check.item for check in taken}
    rest = tuple(check for check in assessment.label_checks if check.item not in replaced)
    return assessment.model_copy(update={"label_checks": (*rest, *taken)})


def _is_seen(item: Item) -> bool:
    evidence = item.evidence
    return (
        evidence is not None and evidence.label is not None and evidence.standing is Standing.SEEN
    )


def _latest(assessment: Assessment) -> dict[str, LabelCheck]:
    """One check for each item: the latest, and the first of those of one day."""
    latest: dict[str, LabelCheck] = {}
    for check in sorted(assessment.label_checks, key=_when, reverse=True):
        latest.setdefault(check.item, check)
    return latest


def _when(check: LabelCheck) -> date:
    return check.checked_on


def _seen_from(mine: Assessment, theirs: Assessment, check: LabelCheck) -> LabelCheck:
    """A check of their file with the council whose it is, which may be a third, or this one."""
    whose = check.council or theirs.profile.council
    own = same_council(whose, mine.profile.council)
    return LabelCheck.model_validate(dict(check) | {"council": None if own else whose})
