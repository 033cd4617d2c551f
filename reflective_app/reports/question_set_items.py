"""The items of a question set on paper: every sentence of each, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.item import Evidence, Item, ItemPart, Question, SuggestedAction
from reflective_app.domain.kinds import ItemKind, QuestionKind, Standing
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.citations import cited, known, with_source
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Rich,
    Span,
)
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.question_set import (
    ASKED_BY,
    OWN_QUESTION,
    answer_kind,
    rung_name,
    rungs_said,
)
from reflective_app.wording.standing import duty_words
from reflective_app.wording.words import KINDS, STANDINGS, short_name

TO_LOOK_UP = "look it up in the guide"
"""What a note may say by itself of a label that was not seen."""

PARTS: tuple[tuple[ItemPart, str], ...] = (
    ("why", "Why it matters"),
    ("how", "How it is done"),
    ("caution", "Caution"),
    ("population", "Who it is for"),
)
"""The parts of an item that have a paragraph of their own."""


def item_blocks(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    """One item: what it asks for, how strong the case is, and every question on it."""
    code = question_set.codes[item.id]
    yield Heading(2, f"{code} {item.title}")
    yield Paragraph(
        (
            *with_source(_named(_kind(item, question_set), item.what), item.basis, question_set),
            *_known_apart("The title", "title", item, question_set),
            *_known_apart("What it asks for", "what", item, question_set),
        )
    )
    yield Paragraph(_place(item, question_set), "caption")
    for part, name in PARTS:
        text = getattr(item, part)
        if text:
            words, basis = _named(name, text), item.basis_of.get(part)
            yield Paragraph(with_source(words, basis, question_set) if basis else words)
    yield from _evidence(item, question_set)
    yield from _components(item, question_set)
    question_code = question_codes(question_set)
    for question in item.questions:
        yield from _question(question_code[question.id], question, item, question_set)
    yield from _other_actions(item, question_set)


def evidence_label(item: Item, question_set: QuestionSet) -> str:
    """The guide's label for a recommendation and how it is known; for other items, nothing."""
    if item.kind is not ItemKind.RECOMMENDATION:
        return ""
    evidence = item.evidence or Evidence()
    if evidence.label is None:
        return "Not recorded"
    label = question_set.label(evidence.label).label
    return f"{label}, {STANDINGS[evidence.standing]}" if evidence.standing else label


def _kind(item: Item, question_set: QuestionSet) -> str:
    if question_set.is_local(item):
        return "Local item, in the council’s words"
    return f"{KINDS[item.kind]}"


def _named(name: str, text: str) -> Rich:
    return (Span(f"{name}: ", bold=True), Span(text))


def _known_apart(name: str, part: ItemPart, item: Item, question_set: QuestionSet) -> Rich:
    """How one part of an item is known, where that differs from the item."""
    basis = item.basis_of.get(part)
    if basis is None:
        return ()
    return (Span(f" {name}: " if name else " "), *known(basis, question_set))


def _place(item: Item, question_set: QuestionSet) -> Rich:
    """Whose item it is, whom it is benchmarked for and what it belongs to."""
    said: list[Rich] = [(Span(line),) for line in _place_lines(item, question_set)]
    if item.enabled_by:
        codes = question_set.codes
        needed = "; ".join(
            f"{codes[one]} {question_set.item(one).title}" for one in item.enabled_by
        )
        depends = Span(sentence(f"Depends on: {needed}"))
        said.append((depends, *_known_apart("", "enabled_by", item, question_set)))
    return _in_line(tuple(said))


def _place_lines(item: Item, question_set: QuestionSet) -> Iterator[str]:
    binding = f" {duty_words(item)}." if item.kind is ItemKind.DUTY else ""
    yield f"Who asks for it: {_asked_by(item, question_set)}.{binding}"
    if item.guide_reference:
        yield sentence(f"In the guide: {item.guide_reference}")
    groups = [group.label for group in question_set.groups_of(item)]
    if groups:
        every = len(groups) == len(question_set.family_groups)
        yield sentence(f"Benchmarked for: {'every family group' if every else '; '.join(groups)}")
    entries = [entry.label for entry in question_set.framework if entry.id in item.framework]
    if entries:
        mapped = "the guide’s own mapping" if item.framework_mapping == "guide" else "our mapping"
        yield sentence(f"National Framework: {'; '.join(entries)} ({mapped})")


def _asked_by(item: Item, question_set: QuestionSet) -> str:
    """Who asks, never surer than the item itself is."""
    if question_set.is_local(item):
        return "the council itself; it is not part of the guide"
    asks = ASKED_BY[item.origin]
    unsure = item.basis.standing in (Standing.REPORTED, Standing.INFERRED)
    return f"{asks}, {STANDINGS[item.basis.standing]}" if unsure else asks


def _evidence(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    label = evidence_label(item, question_set)
    if not label:
        return
    evidence = item.evidence or Evidence()
    said_there = TO_LOOK_UP in (evidence.note or "")
    missing = evidence.label is None and not said_there
    look_up = ". Look it up in the published guide" if missing else ""
    words = _named("Strength of evidence (guide)", sentence(f"{label}{look_up}"))
    if evidence.note:
        words = (*words, Span(f" Note, not a label: {sentence(evidence.note)}"))
    if evidence.sources:
        both = " for the label and the note" if evidence.label and evidence.note else ""
        numbers = cited(evidence.sources, question_set)
        name = "Source" if len(evidence.sources) == 1 else "Sources"
        words = (*words, Span(f" {name}{both} "), *numbers, Span("."))
    yield Paragraph(words)


def _components(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    if not item.core_components:
        return
    yield Paragraph((Span("What the tested programmes had:", bold=True),))
    yield Bullets(
        tuple(
            with_source(component.text, component.basis, question_set)
            if component.basis
            else sentence(component.text)
            for component in item.core_components
        )
    )


def _question(
    code: str, question: Question, item: Item, question_set: QuestionSet
) -> Iterator[Block]:
    yield Heading(3, f"{code} {question.text}")
    yield Paragraph(_about(question, item, question_set))
    if question.kind is QuestionKind.LADDER:
        names = tuple(sentence(rung_name(question, n))[:-1] for n in range(len(question.rungs)))
        yield Bullets(question.rungs, labels=names)
    if helps := tuple(_helps(question)):
        yield Paragraph(_in_line(helps), "caption")
    if actions := [each for each in item.actions if each.question == question.id]:
        yield Bullets(tuple(_action(each, question) for each in actions), style="caption")


def _about(question: Question, item: Item, question_set: QuestionSet) -> Rich:
    """How the question is known, how much hangs on it, why it is asked, and how to answer."""
    essential = (Span(" "), Span("Essential.", bold=True)) if question.essential else ()
    answer = "" if question.kind is QuestionKind.LADDER else answer_kind(question, item)
    said = " ".join(text for text in (question.why, answer) if text)
    return (
        *_question_known(question, item, question_set),
        *essential,
        *((Span(f" {said}"),) if said else ()),
    )


def _helps(question: Question) -> Iterator[Rich]:
    """What helps a group to answer, and to do better."""
    if question.look_for:
        yield _named("To bring", " ".join(map(sentence, question.look_for)))
    if question.speakers:
        yield _named("Who can speak for it", sentence(listed(question.speakers, "or")))
    if question.better:
        yield _named("To do better", question.better)


def _in_line(parts: tuple[Rich, ...]) -> Rich:
    first, *rest = parts
    return (*first, *(span for words in rest for span in (Span(" "), *words)))


def _question_known(question: Question, item: Item, question_set: QuestionSet) -> Rich:
    """A question without a standing of its own has the item's."""
    if question.basis is not None:
        return known(question.basis, question_set, own=OWN_QUESTION)
    if question_set.is_local(item):
        return (Span("The council’s own question."),)
    whole = item.basis.model_copy(update={"note": None})
    words = known(whole, question_set, own=OWN_QUESTION)
    if item.basis.standing is Standing.OWN:
        return words
    return (*words[:-1], Span(f", as for {question_set.codes[item.id]}."))


def _action(action: SuggestedAction, question: Question) -> Rich:
    at, aim = rungs_said(question, action.from_), rungs_said(question, [action.aims_for])
    text = sentence(action.text).removesuffix(".")
    return (Span(f"From {at}: ", bold=True), Span(f"{text} (aims for {aim})."))


def _other_actions(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    """Actions of an item for questions on other items."""
    asked = {question.id for question in item.questions}
    others = [action for action in item.actions if action.question not in asked]
    if not others:
        return
    yield Paragraph((Span("Suggested actions on questions of other items:", bold=True),))
    found = [(action, question_set.question(action.question)) for action in others]
    yield Bullets(
        tuple((Span(f"“{short_name(q)}”. "), *_action(action, q)) for action, q in found),
        style="caption",
    )
