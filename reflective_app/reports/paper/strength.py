"""The guide's strength of evidence beside a recommendation, in its own words."""

from __future__ import annotations

from uuid import UUID

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.importance import label_of
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.reports.paper.sitting import Sitting
from reflective_app.wording.label_checks import found_words, standing_words

NOT_RECORDED = "Not recorded"


def strength(item: Item, sitting: Sitting) -> tuple[str, str]:
    """The label that counts or “Not recorded”, and how it is known; both empty for other items.

    A label that the council looked up counts on paper as it does in the benchmark.
    """
    if item.kind is not ItemKind.RECOMMENDATION:
        return "", ""
    label = label_of(item, sitting.assessment or _without_answers(sitting))
    if label.recorded is None:
        return NOT_RECORDED, found_words(label) if label.words else ""
    return label.words, standing_words(label)


def _without_answers(sitting: Sitting) -> Assessment:
    """The set as an assessment in which nothing has been looked up."""
    question_set = sitting.question_set
    profile = Profile(council="Nobody", date=question_set.guide.checked_on)
    return Assessment(id=UUID(int=0), question_set=question_set, profile=profile)
