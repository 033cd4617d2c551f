"""Rules within one question of a set: what each kind of question has, and what it cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind

FEWEST_RUNGS, MOST_RUNGS = 3, 5
"""How many sentences a ladder may have (`method.md` section 1)."""

FEWEST_OPTIONS = 2

_BELONGS_TO = {
    "ladder": QuestionKind.LADDER,
    "unit": QuestionKind.NUMBER,
    "min": QuestionKind.NUMBER,
    "max": QuestionKind.NUMBER,
    "measures": QuestionKind.NUMBER,
}


def question_faults(place: Place, question: Question) -> Iterator[Fault]:
    """Every rule that the question at this place breaks by itself."""
    for name, kind in _BELONGS_TO.items():
        value = getattr(question, name)
        if value is not None and question.kind is not kind:
            message = f'Only a question of the kind "{kind}" has {name}. Take it out.'
            yield Fault((*place, name), value, message)
    yield from _ladder_faults((*place, "ladder"), question)
    yield from _option_faults((*place, "options"), question)
    if question.min is not None and question.max is not None and question.min > question.max:
        yield Fault((*place, "min"), question.min, "The lowest number is above the highest.")


def _ladder_faults(place: Place, question: Question) -> Iterator[Fault]:
    if question.ladder is None:
        return
    if not FEWEST_RUNGS <= len(question.ladder) <= MOST_RUNGS:
        message = (
            f"A ladder has {FEWEST_RUNGS} to {MOST_RUNGS} sentences, and this has "
            f"{len(question.ladder)}. Add or take away some."
        )
        yield Fault(place, list(question.ladder), message)
    yield from _repeated(place, question.ladder, "This sentence stands twice in the ladder.")


def _option_faults(place: Place, question: Question) -> Iterator[Fault]:
    is_choice = question.kind is QuestionKind.CHOICE
    if is_choice and len(question.options) < FEWEST_OPTIONS:
        message = 'A question of the kind "choice" needs two options or more.'
        yield Fault(place, list(question.options), message)
    if question.options and not is_choice:
        message = 'Only a question of the kind "choice" has options. Take them out.'
        yield Fault(place, list(question.options), message)
    yield from _repeated(place, question.options, "This option stands twice.")


def _repeated(place: Place, sentences: tuple[str, ...], message: str) -> Iterator[Fault]:
    seen = set()
    for number, sentence in enumerate(sentences):
        plain = " ".join(sentence.split()).casefold()
        if plain in seen:
            yield Fault((*place, number), sentence, f"{message} Make each one different.")
        seen.add(plain)
