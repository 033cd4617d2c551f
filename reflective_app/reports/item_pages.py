"""Appendix A of the gap report: what was asked, answered and found, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.agreement import spread_of
from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.offer import named_for
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.citations import cited, with_source
from reflective_app.reports.frame import run_in
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Rich,
    Span,
    Table,
    as_cell,
    rich,
)
from reflective_app.wording.dates import number, sentence
from reflective_app.wording.label_checks import note_on_evidence, sources_are_for
from reflective_app.wording.offer import service_words
from reflective_app.wording.reason import reason
from reflective_app.wording.standing import evidence_words
from reflective_app.wording.trace import CONCLUSION, LABEL, QUESTIONS, trace
from reflective_app.wording.trace_answers import steps_words
from reflective_app.wording.words import KINDS, SETTLED, STATES, SURE, answer_words

NOTES = (
    ("have", "What we have now"),
    ("know", "How we know"),
    ("next", "What next"),
    ("different_view", "A different view"),
    ("barriers", "What stands in the way here"),
    ("enablers", "What helps here"),
    ("note", "Note"),
)


def item_pages(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """An item's part: what is asked and on what basis, each answer, and how it was worked out."""
    item = finding.item
    yield Heading(2, f"{finding.code} {item.title}")
    yield from _basis(finding, assessment.question_set)
    yield Paragraph(_position(finding, found, assessment))
    yield from _services(finding, assessment)
    yield from answers_table(finding, assessment)
    yield from worked_out(finding, found, assessment)


def answers_table(finding: ItemFinding, assessment: Assessment) -> Iterator[Block]:
    """Each question of an item, what the group said to it, and what was noted beside it."""
    columns = (Column("Question", 1.6), Column("What the group said and noted", 3.6))
    rows = tuple(_row(question, finding, assessment) for question in finding.item.questions)
    if rows:
        yield Table(f"{finding.code}: questions and answers", columns, rows, by_words=True)


def worked_out(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """How it came to its word, band and place; the conclusion stands above, and what each answer
    counts as beside it.
    """
    parts = trace(finding, found, assessment)
    steps = tuple(
        (part.title, " ".join(part.sentences))
        for part in parts
        if part.title not in (CONCLUSION, QUESTIONS, LABEL)
    )
    if steps:
        yield Heading(3, f"{finding.code}: how it was worked out")
        yield Paragraph(run_in(steps), "caption")


def _basis(finding: ItemFinding, question_set: QuestionSet) -> Iterator[Block]:
    """What it asks for, what to beware of, and its evidence, each with how that is known."""
    item = finding.item
    kind = Span(f"{KINDS[item.kind]}, in our words: ", bold=True)
    yield Paragraph((kind, *with_source(item.what, item.basis, question_set)))
    if item.caution:
        basis = item.basis_of.get("caution")
        said = with_source(item.caution, basis, question_set) if basis else rich(item.caution)
        yield Paragraph((Span("Caution: ", bold=True), *said))
    if item.kind is ItemKind.RECOMMENDATION:
        yield Paragraph(_evidence(finding, question_set))


def _evidence(finding: ItemFinding, question_set: QuestionSet) -> tuple[Span, ...]:
    label, note = evidence_words(finding)
    head, told = note_on_evidence(finding)
    said = [f"{label}.", sentence(note), f"{head}: {sentence(told)}" if told else ""]
    spans = (
        Span("Strength of evidence: ", bold=True),
        Span(" ".join(part for part in said if part)),
    )
    evidence = finding.item.evidence
    numbers = cited(evidence.sources, question_set) if evidence is not None else ()
    if not numbers:
        return spans
    return (*spans, Span(f" Sources for {sources_are_for(finding)}: "), *numbers, Span("."))


def _position(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[Span, ...]:
    said = Span(f"{finding.word}. {reason(finding, found, assessment)}")
    return (Span("Position: ", bold=True), said)


def _services(finding: ItemFinding, assessment: Assessment) -> Iterator[Block]:
    """Every service that names the recommendation; what is not running says so."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return
    named = [service_words(service) for service in named_for(finding.item.id, assessment)]
    said = "; ".join(named) or "no service is recorded"
    yield Paragraph((Span("Services: ", bold=True), Span(sentence(said))))


def _row(question: Question, finding: ItemFinding, assessment: Assessment) -> tuple[Cell, ...]:
    """The answer and what came with it run on in one paragraph, the notes in a second."""
    answer = assessment.answer(question.id)
    asked = question.text + (" (essential)" if question.essential else "")
    about = _about(question, finding, assessment)
    said = (*_said(question, answer), Span(f" {about}" if about else ""))
    return as_cell(asked), as_cell(said, *_notes(answer))


def _about(question: Question, finding: ItemFinding, assessment: Assessment) -> str:
    """How an answer was come to, how the picks before it lay, and what it counts as."""
    answer = assessment.answer(question.id)
    readings = {reading.question.id: reading for reading in finding.position.readings}
    reading = readings.get(question.id)
    spread = spread_of(question, assessment)
    said_something = answer.state in (AnswerState.AGREED, AnswerState.NO_AGREEMENT)
    told = (
        SETTLED[answer.settled] if answer.settled else "",
        f"how sure: {SURE[answer.sure].lower()}" if answer.sure and said_something else "",
        f"picks {spread}" if spread else "",
        steps_words(reading.share, question.top) if reading and reading.share is not None else "",
    )
    return sentence("; ".join(each for each in told if each))


def _notes(answer: Answer) -> tuple[Rich, ...]:
    written = run_in((name, getattr(answer, field)) for field, name in NOTES)
    return (written,) if written else ()


def _said(question: Question, answer: Answer) -> tuple[Span, ...]:
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (Span(f"{STATES[answer.state]}: ", bold=True), Span(answer.reason))
    if answer.state is AnswerState.NO_AGREEMENT:
        low, high = answer.low or 0, answer.high or 0
        between = f"{STATES[answer.state]}: "
        both = f"“{question.rungs[low]}” or “{question.rungs[high]}”"
        return (Span(between, bold=True), Span(both))
    if answer.state is not AnswerState.AGREED:
        return (Span(f"{STATES[answer.state]}.", bold=True),)
    if question.kind is not QuestionKind.LADDER:
        value = number(answer.value) if isinstance(answer.value, int) else str(answer.told)
        unit = f" {question.unit}" if question.unit and isinstance(answer.value, int) else ""
        return (Span(sentence(f"{value}{unit}")),)
    rung = answer.rung or 0
    return (Span(f"{answer_words(question, rung)}: ", bold=True), Span(question.rungs[rung]))
