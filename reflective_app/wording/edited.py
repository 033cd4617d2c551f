"""Which words are printed: those that the rules make, or those that the council wrote instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import PRIORITIES, Findings, Lane
from reflective_app.domain.texts import MONEY, SUMMARY, reason_key
from reflective_app.wording.money import money_words
from reflective_app.wording.reason import reason
from reflective_app.wording.summary import summary_words

MONEY_NAME, NOT_PRINTED = "Money", "not printed now"
EDITED = "(Edited by the council.)"
SAYS_ANOTHER_THING = (
    "The answers have changed since this was edited: by the rules it would read otherwise now."
)


@dataclass(frozen=True, slots=True)
class Editable:
    """A text of a document that may be written anew: what the rules say, and what is printed.

    `edited` is whether the council wrote it, `behind` whether the rules said another thing then.
    """

    key: str
    name: str
    made: str
    text: str
    edited: bool = False
    behind: bool = False


def editable(found: Findings, assessment: Assessment) -> Iterator[Editable]:
    """Every text that may be written anew, in the order of print.

    Last those that the council wrote and that no document prints now, so that nothing stays in a
    file unseen: such a text goes with every copy, and is printed again when its place comes back.
    """
    printed = tuple(_printed(found, assessment))
    yield from printed
    keys = {text.key for text in printed}
    titles = {reason_key(f.item.id): f"{f.code} {f.item.title}" for f in found.items}
    for key, edit in assessment.texts.items():
        if key not in keys:
            name = titles.get(key, MONEY_NAME if key == MONEY else key)
            yield Editable(key, f"{name} ({NOT_PRINTED})", "", edit.text, edited=True)


def _printed(found: Findings, assessment: Assessment) -> Iterator[Editable]:
    """The texts that documents print now."""
    yield _editable(SUMMARY, "Summary", summary_words(found, assessment), assessment)
    for finding in found.items:
        if finding.lane in (Lane.DUTY, *PRIORITIES):
            name = f"{finding.code} {finding.item.title}"
            made = reason(finding, found, assessment)
            yield _editable(reason_key(finding.item.id), name, made, assessment)
    if money := money_words(assessment.plan.actions):
        yield _editable(MONEY, MONEY_NAME, money, assessment)


def as_printed(key: str, made: str, assessment: Assessment) -> str:
    """What is printed: the council’s words, marked as edited, else those of the rules."""
    edit = assessment.texts.get(key)
    return made if edit is None else f"{edit.text} {EDITED}"


def _editable(key: str, name: str, made: str, assessment: Assessment) -> Editable:
    edit = assessment.texts.get(key)
    if edit is None:
        return Editable(key, name, made, made)
    behind = edit.instead_of.strip() != made.strip()
    return Editable(key, name, made, edit.text, edited=True, behind=behind)
