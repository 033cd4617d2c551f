"""What stands behind the method: the guide’s labels as they were seen, and who took part."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.question_set import EvidenceLabel, QuestionSet
from reflective_app.domain.speaking import unspoken
from reflective_app.reports.citations import cited
from reflective_app.reports.frame import people_words
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Rich, Span
from reflective_app.wording.dates import counted, listed, sentence

NO_PROOF = (
    "Strong evidence from elsewhere does not prove that something works here, and weaker evidence "
    "does not prove that it fails. No label is a duty."
)
NO_SCALE = "This question set holds no labels of the guide’s for the strength of evidence."
MOST_NAMED = 6
WHO = "Who took part"
NOT_DEFINED = "what it means to the guide was not seen"


def labels_of_the_guide(assessment: Assessment) -> Iterator[Block]:
    """The guide’s scale with each meaning that was seen."""
    yield Heading(2, "The guide’s labels for the strength of evidence")
    yield from _labels(assessment.question_set)


def who_took_part(assessment: Assessment) -> Iterator[Block]:
    """The roles, and who was missing."""
    yield Heading(2, WHO)
    yield Paragraph(_who(assessment))


def how_many_took_part(assessment: Assessment) -> Iterator[Block]:
    """The number of people alone."""
    people = sum(person.count for person in assessment.participants)
    yield Heading(2, WHO)
    yield Paragraph(sentence(counted(people, "person", "people") if people else "not recorded"))


def _labels(question_set: QuestionSet) -> Iterator[Block]:
    scale = question_set.evidence_labels
    if not scale:
        yield Paragraph(NO_SCALE)
        return
    yield Bullets(tuple(_label(each, question_set) for each in scale))
    yield Paragraph(NO_PROOF)


def _label(label: EvidenceLabel, question_set: QuestionSet) -> Rich:
    """A label of the guide’s with its meaning, only where that was seen."""
    name = Span(f"{label.label}: ", bold=True)
    if label.meaning is None or label.source is None:
        return (name, Span(sentence(label.meaning or NOT_DEFINED)))
    return (name, Span(f"{sentence(label.meaning)} "), *cited((label.source,), question_set))


def _who(assessment: Assessment) -> str:
    """The roles, and for whom nobody in the room could speak."""
    said = f"By role: {people_words(assessment)}."
    questions = [question.id for question in assessment.question_set.questions()]
    missing = unspoken(questions, assessment)
    if not missing:
        return said
    words = dict.fromkeys(word for each in missing for word in each.words)
    asked = counted(sum(len(each.questions) for each in missing), "question")
    named = [*words]
    rest = len(named) - MOST_NAMED
    few = named if rest <= 1 else [*named[:MOST_NAMED], f"{rest} others"]
    return f"{said} No role here was set down as speaking for {listed(few, 'or')}: {asked}."
