"""Appendix A of the gap report: what was asked, answered and found, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.offer import named_for
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.frame import basis_words, sources_words
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.dates import number, sentence
from reflective_app.wording.label_checks import note_on_evidence, sources_are_for
from reflective_app.wording.method import working_sentences
from reflective_app.wording.offer import service_words
from reflective_app.wording.reason import reason
from reflective_app.wording.words import (
    KINDS,
    SETTLED,
    STATES,
    SURE,
    answer_words,
    evidence_words,
)

NOTES = (
    ("have", "What we have now"),
    ("know", "How we know"),
    ("next", "What next"),
    ("different_view", "A different view"),
    ("barriers", "What stands in the way here"),
    ("enablers", "What helps here"),
    ("note", "Note"),
)


def item_pages(finding: ItemFinding, assessment: Assessment) -> Iterator[Block]:
    """An item's half page: what is asked and on what basis, the position, and each answer."""
    item = finding.item
    yield Heading(2, f"{finding.code} {item.title}")
    yield Paragraph(_what(item))
    yield Paragraph(basis_words(item.basis, assessment.question_set), "caption")
    yield from _caution(item, assessment.question_set)
    yield from _evidence(finding, assessment.question_set)
    yield Paragraph(_position(finding, assessment))
    yield from _services(finding, assessment)
    yield from answers_table(finding, assessment)


def answers_table(finding: ItemFinding, assessment: Assessment) -> Iterator[Block]:
    """Each question of an item, and what the group said to it."""
    columns = (Column("Question", 2.2), Column("What the group said", 3))
    rows = tuple(_row(question, assessment) for question in finding.item.questions)
    if rows:
        yield Table(f"{finding.code}: questions and answers", columns, rows)


def _caution(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    """What to beware of, with its own source where that is not the item's."""
    if not item.caution:
        return
    yield Paragraph((Span("Caution: ", bold=True), Span(item.caution)))
    if basis := item.basis_of.get("caution"):
        yield Paragraph(basis_words(basis, question_set), "caption")


def _what(item: Item) -> tuple[Span, ...]:
    return (Span(f"{KINDS[item.kind]}, in our words: ", bold=True), Span(item.what))


def _evidence(finding: ItemFinding, question_set: QuestionSet) -> Iterator[Block]:
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return
    label, note = evidence_words(finding)
    said = f"{label}. {sentence(note)}".strip()
    yield Paragraph((Span("Strength of evidence: ", bold=True), Span(said)))
    head, told = note_on_evidence(finding)
    if told:
        yield Paragraph(f"{head}: {told}", "caption")
    evidence = finding.item.evidence
    if evidence is not None and evidence.sources:
        of_what = f"for {sources_are_for(finding)}, "
        yield Paragraph(sources_words(of_what, evidence.sources, question_set), "caption")


def _position(finding: ItemFinding, assessment: Assessment) -> tuple[Span, ...]:
    return (
        Span("Position: ", bold=True),
        Span(f"{finding.word}. {reason(finding, assessment)} "),
        Span("Working: ", bold=True),
        Span(" ".join(working_sentences(finding))),
    )


def _services(finding: ItemFinding, assessment: Assessment) -> Iterator[Block]:
    """Every service that names the recommendation; what is not running says so."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return
    named = [service_words(service) for service in named_for(finding.item.id, assessment)]
    said = "; ".join(named) or "no service is recorded"
    yield Paragraph((Span("Services: ", bold=True), Span(sentence(said))))


def _row(question: Question, assessment: Assessment) -> tuple[Cell, ...]:
    answer = assessment.answer(question.id)
    asked = question.text + (" (essential)" if question.essential else "")
    said = [_said(question, answer)]
    settled = [SETTLED[answer.settled]] if answer.settled else []
    sure = [SURE[answer.sure].lower()] if answer.sure else []
    if settled or sure:
        said.append((Span("; ".join([*settled, *sure]).capitalize() + "."),))
    for field, name in NOTES:
        text = getattr(answer, field).strip()
        if text:
            said.append((Span(f"{name}: ", bold=True), Span(text)))
    return as_cell(asked), as_cell(*said)


def _said(question: Question, answer: Answer) -> tuple[Span, ...]:
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (Span(f"{STATES[answer.state]}: ", bold=True), Span(answer.reason))
    if answer.state is AnswerState.NO_AGREEMENT:
        low, high = answer.low or 0, answer.high or 0
        between = f"{STATES[answer.state]}: "
        both = f"“{question.rungs[low]}” or “{question.rungs[high]}”"
        return (Span(between, bold=True), Span(both))
    if answer.state is not AnswerState.AGREED:
        return (Span(STATES[answer.state], bold=True),)
    if question.kind is not QuestionKind.LADDER:
        value = number(answer.value) if isinstance(answer.value, int) else str(answer.value)
        return (Span(value),)
    rung = answer.rung or 0
    return (Span(f"{answer_words(question, rung)}: ", bold=True), Span(question.rungs[rung]))
