"""What stands behind a question: its item in our words, evidence, sources, what to bring."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.basis import Basis
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind
from reflective_app.gui.widgets.guide_text import GuidePart
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.label_checks import note_on_evidence
from reflective_app.wording.local_questions import kind_words, whose_words
from reflective_app.wording.standing import evidence_words
from reflective_app.wording.words import LABEL_MEANS, STANDINGS


def guide_parts(
    question: Question, finding: ItemFinding, assessment: Assessment
) -> tuple[GuidePart, ...]:
    """The parts, first what the guide asks for and last how to do better from here."""
    item, question_set = finding.item, assessment.question_set
    head = f"{kind_words(item, question_set)}, {whose_words(item, question_set)}"
    return (
        GuidePart(head, item.what, large=True),
        *_caution(item),
        *([] if question_set.is_local(item) else [_evidence(finding)]),
        *_sources(item, question, assessment),
        *_lines("What to look for", question.look_for),
        *_speakers(question),
        *_lines("What programmes like this are made of", _components(item)),
        *_better(question),
    )


def _caution(item: Item) -> Iterator[GuidePart]:
    if item.caution:
        yield GuidePart("Caution", item.caution)


def _evidence(finding: ItemFinding) -> GuidePart:
    """The guide's label for a recommendation; for the rest, what stands in its place."""
    words, note = evidence_words(finding)
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        name = "How binding it is" if finding.item.kind is ItemKind.DUTY else "Strength of evidence"
        if finding.item.kind is ItemKind.DUTY:
            return GuidePart(name, lead=words, note=note)
        return GuidePart(name, lead="None of its own", note=note or NO_LABEL)
    head, told = note_on_evidence(finding)
    told = f"{head}: {told}" if finding.label.standing is LabelStanding.CHECKED else told
    return GuidePart("Strength of evidence (guide)", note, words, f"{told}\n{LABEL_MEANS}".strip())


NO_LABEL = "Only recommendations have a label for strength of evidence."


def _sources(item: Item, question: Question, assessment: Assessment) -> Iterator[GuidePart]:
    """Where the item and the question come from, and how we know."""
    yield _source(
        f"Source of the {kind_words(item, assessment.question_set).lower()}", item.basis, assessment
    )
    if item.caution and (caution := item.basis_of.get("caution")):
        yield _source("Source of the caution", caution, assessment)
    if question.basis is not None:
        yield _source("Source of the question", question.basis, assessment)


def _source(name: str, basis: Basis, assessment: Assessment) -> GuidePart:
    titles = [assessment.question_set.source(each).title for each in basis.sources]
    standing = STANDINGS[basis.standing]
    note = sentence(standing) if titles else ""
    text = "\n".join(titles) or sentence(standing)
    return GuidePart(name, text, note=" ".join(part for part in (note, basis.note) if part))


def _lines(name: str, lines: tuple[str, ...]) -> Iterator[GuidePart]:
    if lines:
        yield GuidePart(name, "\n".join(sentence(line) for line in lines))


def _speakers(question: Question) -> Iterator[GuidePart]:
    if question.speakers:
        yield GuidePart("Who can speak for it", sentence(listed(question.speakers)))


def _components(item: Item) -> tuple[str, ...]:
    return tuple(component.text for component in item.core_components)


def _better(question: Question) -> Iterator[GuidePart]:
    if question.better:
        yield GuidePart("How to do better from here", question.better)
