"""The items of a question set on paper: every sentence of each, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.basis import Basis
from reflective_app.domain.item import Evidence, Item, Question, SuggestedAction
from reflective_app.domain.kinds import ItemKind, QuestionKind, Standing
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.frame import basis_words, sources_words
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Rich,
    Span,
    rich,
)
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.question_set import ASKED_BY, ESSENTIAL, OWN_QUESTION, answer_kind
from reflective_app.wording.words import KINDS, STANDINGS, answer_words, duty_words, short_name

PARTS = (
    ("why", "Why it matters"),
    ("how", "How it is done"),
    ("caution", "Caution"),
    ("population", "Who it is for"),
)


def known(basis: Basis, question_set: QuestionSet) -> Rich:
    """Where something comes from, how far it was established, and what there is to add."""
    words = basis_words(basis, question_set)
    return (*words, Span(f" {sentence(basis.note)}")) if basis.note else words


def item_blocks(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    """One item: what it asks for, how strong the case is, and every question on it."""
    code = question_set.codes[item.id]
    yield Heading(2, f"{code} {item.title}")
    yield Paragraph(_named(_kind(item, question_set), item.what))
    yield Paragraph(known(item.basis, question_set), "caption")
    for part, name in (("title", "The title"), ("what", "What it asks for")):
        yield from _known_apart(name, part, item, question_set)
    yield Paragraph("\n".join(_place_lines(item, question_set)), "caption")
    yield from _known_apart("What it depends on", "enabled_by", item, question_set)
    for part, name in PARTS:
        text = getattr(item, part)
        if text:
            yield Paragraph(_named(name, text))
            yield from _known_apart(name, part, item, question_set)
    yield from _evidence(item, question_set)
    yield from _components(item, question_set)
    for place, question in enumerate(item.questions, start=1):
        yield from _question(f"{code}.{place}", question, item, question_set)
    yield from _actions(item, question_set)


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
    return f"{KINDS[item.kind]}, in our words"


def _named(name: str, text: str) -> Rich:
    return (Span(f"{name}: ", bold=True), Span(text))


def _known_apart(
    name: str, part: str, item: Item, question_set: QuestionSet
) -> Iterator[Paragraph]:
    """How one part of an item is known, where that differs from the item."""
    for key, basis in item.basis_of.items():
        if key == part:
            yield Paragraph((Span(f"{name}. "), *known(basis, question_set)), "caption")


def _place_lines(item: Item, question_set: QuestionSet) -> Iterator[str]:
    """Whose item it is, whom it is benchmarked for and what it belongs to."""
    binding = f" {duty_words(item)}." if item.kind is ItemKind.DUTY else ""
    yield f"Who asks for it: {_asked_by(item, question_set)}.{binding}"
    if item.guide_reference:
        yield sentence(f"In the guide: {item.guide_reference}")
    groups = [group.label for group in question_set.groups_of(item)]
    if groups:
        yield sentence(f"Benchmarked for: {'; '.join(groups)}")
    entries = [entry.label for entry in question_set.framework if entry.id in item.framework]
    if entries:
        mapped = "the guide’s own mapping" if item.framework_mapping == "guide" else "our mapping"
        yield sentence(f"National Framework: {'; '.join(entries)} ({mapped})")
    if item.enabled_by:
        codes = question_set.codes
        needed = [f"{codes[one]} {question_set.item(one).title}" for one in item.enabled_by]
        yield sentence(f"Depends on: {'; '.join(needed)}")


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
    look_up = ". Look it up in the published guide" if evidence.label is None else ""
    yield Paragraph(_named("Strength of evidence (guide)", sentence(f"{label}{look_up}")))
    if evidence.note:
        yield Paragraph(f"Note, not a label: {evidence.note}", "caption")
    if evidence.sources:
        about = "for the label and the note, " if evidence.label and evidence.note else ""
        yield Paragraph(sources_words(about, evidence.sources, question_set), "caption")


def _components(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    if not item.core_components:
        return
    yield Paragraph((Span("What the tested programmes had:", bold=True),))
    yield Bullets(
        tuple(
            (
                Span(component.text),
                *_under(known(component.basis, question_set) if component.basis else ()),
            )
            for component in item.core_components
        )
    )


def _under(words: Rich) -> Rich:
    return (Span("\n"), *words) if words else ()


def _question(
    code: str, question: Question, item: Item, question_set: QuestionSet
) -> Iterator[Block]:
    yield Heading(3, f"{code} {question.text}")
    if question.essential:
        yield Paragraph(_named("Essential", ESSENTIAL))
    if question.why:
        yield Paragraph(question.why)
    if question.kind is QuestionKind.LADDER:
        yield Bullets(
            tuple(
                _named(answer_words(question, rung), text)
                for rung, text in enumerate(question.rungs)
            )
        )
    else:
        yield Paragraph(answer_kind(question))
    if helps := tuple(_helps(question)):
        yield Paragraph(_in_lines(helps))
    yield Paragraph(_question_known(question, item, question_set), "caption")


def _helps(question: Question) -> Iterator[Rich]:
    """What helps a group to answer, and to do better."""
    if question.look_for:
        yield _named("What to bring", " ".join(map(sentence, question.look_for)))
    if question.speakers:
        yield _named("Who can speak for it", sentence(listed(question.speakers, "or")))
    if question.better:
        yield _named("How to do better", question.better)


def _in_lines(lines: tuple[Rich, ...]) -> Rich:
    first, *rest = lines
    return (*first, *(span for line in rest for span in (Span("\n"), *line)))


def _question_known(question: Question, item: Item, question_set: QuestionSet) -> Rich:
    """A question without a standing of its own has the item's; the item says its sources."""
    if question.basis is not None and question.basis.standing is Standing.OWN:
        note = f" {sentence(question.basis.note)}" if question.basis.note else ""
        return rich(f"{OWN_QUESTION}.{note}")
    if question.basis is not None:
        return known(question.basis, question_set)
    if question_set.is_local(item):
        return rich("The council’s own question.")
    if item.basis.standing is Standing.OWN:
        return rich(f"{OWN_QUESTION}.")
    code = question_set.codes[item.id]
    return rich(f"Source: as for {code}, {STANDINGS[item.basis.standing]}. The wording is ours.")


def _actions(item: Item, question_set: QuestionSet) -> Iterator[Block]:
    if not item.actions:
        return
    code = question_set.codes[item.id]
    places = {question.id: f"{code}.{n}" for n, question in enumerate(item.questions, start=1)}
    yield Heading(3, f"{code} Suggested actions")
    yield Bullets(tuple(_action(action, places, question_set) for action in item.actions))


def _action(action: SuggestedAction, places: dict[str, str], question_set: QuestionSet) -> Rich:
    question = question_set.question(action.question)
    asked = places.get(action.question, f"“{short_name(question)}”")
    at = listed([answer_words(question, rung).lower() for rung in action.from_], "or")
    aim = answer_words(question, action.aims_for).lower()
    offered = f"Offered where {asked} stands at {at}; aims for {aim}."
    return (Span(sentence(action.text)), Span(f"\n{offered}"))
