"""Edits that can be made again from a seed, so that what was kept can be held to what was done."""

from __future__ import annotations

from functools import lru_cache, partial
from random import Random

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at, write
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.voting import record_tally
from reflective_app.gui.document import Edit
from tests.storage.samples import an_assessment

LADDERS = ("allowances-offered", "allowances-enough")
COUNTER = "numbers-known"
"""The question whose note says how many edits were made."""


@lru_cache(maxsize=2000)
def after(seed: int, edits: int) -> Assessment:
    """The assessment after so many edits."""
    if not edits:
        return an_assessment()
    return edit(seed, edits)(after(seed, edits - 1))


def edit(seed: int, number: int) -> Edit:
    """One edit: it counts itself, and is agreed, voted or typed."""
    return partial(_counted, number, _change(seed, number))


def is_agreed(seed: int, number: int) -> bool:
    """Whether the room agreed or voted, so that a copy is kept at once."""
    return Random(f"{seed} {number}").random() < 0.5


def _change(seed: int, number: int) -> Edit:
    rng = Random(f"{seed} {number}")
    rng.random()
    question = rng.choice(LADDERS)
    if not is_agreed(seed, number):
        return partial(write, question, rng.choice(("have", "know", "note")), f"Typed {number}. £5")
    match rng.randrange(3):
        case 0:
            return partial(place_at, question, rng.randrange(4))
        case 1:
            rungs = 4 if question == LADDERS[0] else 5
            votes = Pick(counts=tuple(rng.randrange(1, 9) for _ in range(rungs)))
            return partial(record_tally, question, votes, Way.CARDS, False)
        case _:
            return partial(place_at, LADDERS[1], rng.randrange(5))


def _counted(number: int, change: Edit, assessment: Assessment) -> Assessment:
    return write(COUNTER, "note", str(number), change(assessment))


def number_of(assessment: Assessment) -> int:
    """How many edits it has in it."""
    note = assessment.answers[COUNTER].note
    return int(note) if note.isdigit() else 0


def as_done(assessment: Assessment) -> Assessment:
    """Apart from which save it came from."""
    return assessment.model_copy(update={"revision": None})
