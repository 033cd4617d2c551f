"""How each position was worked out, step by step in sentences, for screen and paper alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.wording.trace_answers import question_sentences
from reflective_app.wording.trace_band import band_sentences, label_sentences
from reflective_app.wording.trace_conclusion import conclusion_sentences
from reflective_app.wording.trace_confidence import confidence_sentences
from reflective_app.wording.trace_lane import lane_sentences, order_sentences
from reflective_app.wording.trace_position import range_sentences, word_sentences


@dataclass(frozen=True, slots=True)
class TracePart:
    """One step of the working, with a title of its own."""

    title: str
    sentences: tuple[str, ...]


CONCLUSION = "In short"
QUESTIONS = "Its questions"
POSITION = "Its position"
RANGE = "What it could be"
LABEL = "Strength of evidence"
BAND = "Its band"
LANE = "Its lane"
ORDER = "Its place in the lane"
CONFIDENCE = "Our confidence"

Step = Callable[[ItemFinding, Findings, Assessment], Iterator[str]]

STEPS: tuple[tuple[str, Step], ...] = (
    (CONCLUSION, conclusion_sentences),
    (QUESTIONS, question_sentences),
    (POSITION, word_sentences),
    (RANGE, range_sentences),
    (LABEL, label_sentences),
    (BAND, band_sentences),
    (LANE, lane_sentences),
    (ORDER, order_sentences),
    (CONFIDENCE, confidence_sentences),
)


def trace(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[TracePart, ...]:
    """How an item came to its word, its band, its lane and its place in it.

    It opens with the conclusion; what follows is how that was come to. The part `QUESTIONS` has one
    sentence for each ladder question of the item, in order. A step that has nothing to say is left
    out.
    """
    parts = (TracePart(title, tuple(step(finding, found, assessment))) for title, step in STEPS)
    return tuple(part for part in parts if part.sentences)
