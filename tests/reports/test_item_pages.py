"""Item by item on paper: the answers, and how each position was worked out."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Settled, Sure
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick
from reflective_app.reports.documents import outline
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, words_of
from reflective_app.wording.trace import CONCLUSION, LABEL, QUESTIONS, trace
from tests.builders import a_count, a_question, a_set, an_assessment, an_item, answered, rated
from tests.reports.said import below, tables, text

STATES = pytest.mark.parametrize(
    ("state", "heading"),
    [
        (AnswerState.DONT_KNOW, "What nobody in the room knew"),
        (AnswerState.NOT_DISCUSSED, "Still to be discussed"),
    ],
)


def answer_of(answer: Answer, **more: object) -> str:
    """What is printed of the first answer."""
    assessment = an_assessment(a_set(an_item("r", 1)), answers={"r-1": answer}, **more)
    ((_, said),) = tables(below("gap-report", "R1 R", assessment))["R1: questions and answers"]
    return said


def bullets(blocks: list[Block]) -> list[str]:
    return [words_of(each) for b in blocks if isinstance(b, Bullets) for each in b.items]


def test_an_answer_says_how_it_was_come_to_and_what_it_counts_as() -> None:
    said = answer_of(
        Answer(state=AnswerState.AGREED, rung=1, settled=Settled.UNANIMOUS, sure=Sure.NOT_SURE)
    )
    assert (
        said
        == "Partly in place: r-1 stands at step 1. Unanimous; how sure: not sure; 1 of 3 steps."
    )


def test_an_answer_that_counts_for_nothing_claims_no_steps() -> None:
    assert answer_of(Answer(state=AnswerState.DONT_KNOW)) == "Don’t know."


def test_nobody_is_said_to_be_sure_of_what_nobody_knew() -> None:
    unknown = Answer(state=AnswerState.DONT_KNOW, sure=Sure.SURE)
    assert "sure" not in answer_of(unknown)
    picks = {"r-1": ((Pick(role="All", counts=(2, 0, 0, 2)),),)}
    assert answer_of(unknown, picks=picks) == "Don’t know. Picks split."


@pytest.mark.parametrize(
    ("counts", "words"),
    [((2, 0, 0, 2), "Picks split; 1 of 3 steps."), ((2, 2, 0, 0), "Picks close; 1 of 3 steps.")],
)
def test_how_the_picks_lay_stands_beside_the_answer(counts: tuple[int, ...], words: str) -> None:
    agreed = Answer(state=AnswerState.AGREED, rung=1)
    said = answer_of(agreed, picks={"r-1": ((Pick(role="All", counts=counts),),)})
    assert said.endswith(words)


def test_notes_are_printed_as_they_were_written_one_after_the_other() -> None:
    said = answer_of(Answer(know="We asked", next="ring them!", have="A line…"))
    assert said.endswith("What we have now: A line… How we know: We asked. What next: ring them!")


def test_each_item_is_followed_by_every_step_of_its_working() -> None:
    assessment = rated("1*, 3, ?", "yes, no", evidence={"label": "label-1", "standing": "seen"})
    found = findings(assessment)
    parts = [
        f"{part.title}: {' '.join(part.sentences)}"
        for part in trace(found.of("r"), found, assessment)
        if part.title not in (CONCLUSION, QUESTIONS, LABEL)
    ]
    assert parts
    (said,) = below("gap-report", "R1: how it was worked out", assessment)
    assert isinstance(said, Paragraph)
    assert words_of(said.words) == " ".join(parts)
    blocks = below("gap-report", "R1 R", assessment)
    lines = [words_of(b.words) for b in blocks if isinstance(b, Paragraph)]
    assert any(line.startswith("Strength of evidence: Label 1.") for line in lines)


def questions_of_every_kind() -> Assessment:
    asked = [
        a_question("r-1"),
        a_count("families"),
        {"id": "story", "kind": "text", "text": "What did a carer say?"},
    ]
    return an_assessment(a_set(an_item("r", asked)))


@STATES
def test_questions_without_an_answer_are_named_whatever_their_kind(
    state: AnswerState, heading: str
) -> None:
    assessment = questions_of_every_kind()
    answers = {q.id: Answer(state=state) for q in assessment.question_set.questions()}
    unanswered = assessment.model_copy(update={"answers": answers})
    assert bullets(below("gap-report", heading, unanswered)) == [
        "R1: r-1? How many families? What did a carer say?"
    ]


def test_once_all_is_answered_nothing_is_named_as_open() -> None:
    told = text("gap-report", answered(an_assessment(a_set(an_item("r", 2))), "r", "1, 1"))
    assert "Still to be discussed" not in told
    assert "What nobody in the room knew" not in told


def test_the_tables_of_an_item_follow_its_heading() -> None:
    blocks = outline("gap-report", rated("1, 1")).blocks
    heads = [b.text for b in blocks if isinstance(b, Heading)]
    at = heads.index("R1 R")
    assert heads[at + 1] == "R1: how it was worked out"
