"""What a question set says on somebody's word, and on whose.

Everything that is not our own idea is a claim: it names its standing and its sources, and
`docs/provenance.csv` says where each was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflective_app.domain.basis import Basis
from reflective_app.domain.item import Evidence, Item
from reflective_app.domain.kinds import Standing
from reflective_app.domain.question_set import QuestionSet

NOTE = "note"
"""The standing of what is said of the evidence where no label of the guide's is recorded."""


class Claim(NamedTuple):
    """One thing said on the word of one source.

    `key` is made of ids, so that it outlives wording and order: `guide.facts.published`,
    `family_groups.informal`, `allowances` for an item, `allowances.caution` for a part of it,
    `allowances.evidence`, `allowances.some-question`.
    """

    key: str
    source: str
    standing: str


def claims(question_set: QuestionSet) -> tuple[Claim, ...]:
    """Every claim of the set, one for each source it rests on, in the order of the file."""
    return tuple(_claims(question_set))


def item_claims(items: Iterable[Item]) -> tuple[Claim, ...]:
    """Every claim of these items alone."""
    return tuple(claim for item in items for claim in _of_item(item))


def _claims(question_set: QuestionSet) -> Iterator[Claim]:
    for fact in question_set.guide.facts:
        yield from _on(f"guide.facts.{fact.id}", fact.basis)
    for label in question_set.evidence_labels:
        yield from _on(f"evidence_labels.{label.id}", label.basis)
        if label.meaning is not None and label.source is not None:
            yield Claim(f"evidence_labels.{label.id}.meaning", label.source, Standing.SEEN.value)
    for group in question_set.family_groups:
        yield from _on(f"family_groups.{group.id}", group.basis)
    for entry in question_set.framework:
        yield from _on(f"framework.{entry.id}", entry.basis)
    for heading in question_set.offer_headings:
        yield from _on(f"offer_headings.{heading.id}", heading.basis)
    for item in question_set.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Claim]:
    yield from _on(item.id, item.basis)
    for part, basis in item.basis_of.items():
        yield from _on(f"{item.id}.{part}", basis)
    if item.evidence is not None:
        yield from _of_evidence(f"{item.id}.evidence", item.evidence)
    for component in item.core_components:
        if component.basis is not None:
            yield from _on(f"{item.id}.{component.id}", component.basis)
    for question in item.questions:
        if question.basis is not None:
            yield from _on(f"{item.id}.{question.id}", question.basis)


def _on(key: str, basis: Basis) -> Iterator[Claim]:
    if basis.standing is not Standing.OWN:
        for source in basis.sources:
            yield Claim(key, source, basis.standing.value)


def _of_evidence(key: str, evidence: Evidence) -> Iterator[Claim]:
    standing = evidence.standing.value if evidence.standing else NOTE
    for source in evidence.sources:
        yield Claim(key, source, standing)
