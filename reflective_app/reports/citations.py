"""Sources by their numbers: how a statement of a question set says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.basis import Basis
from reflective_app.domain.kinds import Standing
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.outline import Citation, Rich, Span, Words, rich, words_of
from reflective_app.wording.dates import sentence
from reflective_app.wording.question_set import KNOWN
from reflective_app.wording.words import STANDINGS


def citation(source_id: str, question_set: QuestionSet) -> Citation:
    """A source with its number, by its place among the sources of the set."""
    ids = [source.id for source in question_set.guide.sources]
    return Citation(ids.index(source_id) + 1, question_set.source(source_id).title)


def cited(source_ids: Sequence[str], question_set: QuestionSet) -> Rich:
    """Numbers in order between brackets: [3, 14]. Nothing where there is no source."""
    sources = [question_set.source(each) for each in source_ids]
    numbers = sorted(
        (citation(source.id, question_set).number, source.title, source.url) for source in sources
    )
    return tuple(_bracketed(numbers))


def known(basis: Basis, question_set: QuestionSet, *, own: str = "") -> Rich:
    """How far something was established, on whose word, and what there is to add.

    `own` names what is our own idea: our own question, for one.
    """
    ours = basis.standing is Standing.OWN
    numbers = () if ours else cited(basis.sources, question_set)
    said = f"{KNOWN[basis.standing]} " if numbers else STANDINGS[basis.standing].capitalize()
    note = f" {sentence(basis.note)}" if basis.note else ""
    return (Span(own if own and ours else said), *numbers, Span(f".{note}"))


def with_source(words: Words, basis: Basis, question_set: QuestionSet) -> Rich:
    """A statement and, as a sentence of its own, how it is known."""
    said = words_of(words)
    stop = "" if said.endswith((".", "?", "!")) else "."
    return (*rich(words), Span(f"{stop} "), *known(basis, question_set))


def _bracketed(numbers: Sequence[tuple[int, str, str | None]]) -> Iterator[Span]:
    for place, (number, title, url) in enumerate(numbers):
        yield Span(", " if place else "[")
        yield Span(str(number), href=url, cites=Citation(number, title))
    if numbers:
        yield Span("]")
