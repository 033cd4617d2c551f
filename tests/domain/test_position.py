"""Where an item stands (`method.md` sections 1 and 2)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Cell, CellValue
from reflective_app.domain.edits import record
from reflective_app.domain.position import Cap, Position, Word, between, position, word_for
from tests.builders import a_count, a_question, a_set, an_assessment, an_item, answered, rated

NOT, PARTLY, MOSTLY, FULLY = Word.NOT, Word.PARTLY, Word.MOSTLY, Word.FULLY


def stands(assessment: Assessment) -> Position:
    return position(assessment.question_set.item("r"), assessment)


def read(codes: str, cells: str = "", rungs: int = 4) -> Position:
    return stands(rated(codes, cells, rungs=rungs))


@pytest.mark.parametrize(
    ("codes", "share", "word"),
    [
        ("0, 0", "0", NOT),
        ("0, 1", "1/6", NOT),
        ("0, 0, 2", "2/9", PARTLY),
        ("1, 2", "1/2", PARTLY),
        ("1, 2, 2", "5/9", MOSTLY),
        ("2, 3", "5/6", MOSTLY),
        ("2, 3, 3", "8/9", FULLY),
        ("3, 3", "1", FULLY),
    ],
)
def test_the_word_follows_the_mean_and_a_tie_goes_to_the_lower_word(
    codes: str, share: str, word: Word
) -> None:
    at = read(codes)
    assert (at.share, at.word) == (Fraction(share), word)
    assert (at.low, at.high, at.coverage) == (word, word, Fraction(1))


@pytest.mark.parametrize("end", ["1/6", "1/2", "5/6"])
def test_a_share_just_above_a_tie_has_the_next_word(end: str) -> None:
    at, above = Fraction(end), Fraction(end) + Fraction(1, 1000)
    assert between(word_for(at), word_for(above)) == (word_for(at), word_for(above))


@pytest.mark.parametrize(
    ("rungs", "codes", "share"), [(3, "1, 2", "3/4"), (4, "1, 2", "1/2"), (5, "1, 2", "3/8")]
)
def test_a_rung_counts_as_its_share_of_its_own_ladder(rungs: int, codes: str, share: str) -> None:
    assert read(codes, rungs=rungs).share == Fraction(share)


def test_questions_weigh_alike_however_long_their_ladders() -> None:
    questions = [a_question("r-1", rungs=3), a_question("r-2", rungs=5)]
    asked = an_assessment(a_set(an_item("r", questions=questions)))
    assert stands(answered(asked, "r", "2, 2")).share == Fraction(3, 4)


def test_a_question_without_sentences_of_its_own_has_the_default_ladder() -> None:
    asked = an_assessment(a_set(an_item("r", questions=[a_question("r-1", ladder=None)])))
    assert stands(answered(asked, "r", "2")).share == Fraction(2, 3)


@pytest.mark.parametrize(
    ("codes", "coverage", "word", "provisional"),
    [
        ("3, ?, -", "1/3", Word.NOT_ENOUGH_KNOWN, False),
        ("?, -", "0", Word.NOT_ENOUGH_KNOWN, False),
        ("3, ?", "1/2", FULLY, True),
        ("3, 3, 3, -", "3/4", FULLY, True),
        ("3, 3, 3, 3, ?", "4/5", FULLY, False),
        ("3, 3, 3, 3, ?*", "4/5", FULLY, True),
        ("3, 3, 3, 3*, ?", "4/5", FULLY, False),
        ("?*, ?, 3", "1/3", Word.NOT_ENOUGH_KNOWN, False),
        ("0 to 3, 1 to 3", "1", MOSTLY, False),
    ],
)
def test_what_is_not_known_lowers_coverage_and_never_the_share(
    codes: str, coverage: str, word: Word, provisional: bool
) -> None:
    at = read(codes)
    assert (at.coverage, at.word, at.provisional) == (Fraction(coverage), word, provisional)


def test_too_little_known_has_a_range_and_no_share() -> None:
    at = read("3, ?, ?, -")
    assert (at.share, at.caps, at.low, at.high) == (None, (), PARTLY, FULLY)
    assert at.counted == 1


def test_don_t_know_and_not_discussed_are_told_apart() -> None:
    at = read("3, ?, -, ?, n/a")
    assert [q.id for q in at.asked_in(AnswerState.DONT_KNOW)] == ["r-2", "r-4"]
    assert [q.id for q in at.asked_in(AnswerState.NOT_DISCUSSED)] == ["r-3"]
    assert at.set_apart == ("r-5",)


def test_no_agreement_counts_as_the_middle_and_widens_the_range_to_both_ends() -> None:
    at = read("0 to 3, 2")
    assert (at.share, at.word, at.low, at.high) == (Fraction(7, 12), MOSTLY, PARTLY, MOSTLY)
    assert (at.coverage, at.provisional) == (Fraction(1), False)


def test_not_applicable_leaves_both_sides_of_the_sum() -> None:
    at = read("3, n/a, 0, n/a")
    assert (at.share, at.coverage, at.set_apart) == (Fraction(1, 2), Fraction(1), ("r-2", "r-4"))


@pytest.mark.parametrize("codes", ["n/a", "n/a*, n/a"])
def test_an_item_with_no_applicable_question_does_not_apply(codes: str) -> None:
    at = read(codes, "no")
    assert at.word is Word.DOES_NOT_APPLY
    assert (at.low, at.high, at.share, at.coverage) == (None, None, None, None)
    assert (at.provisional, at.caps, at.readings) == (False, (), ())


def test_only_ladder_questions_enter_the_sums() -> None:
    text = {"id": "r-text", "kind": "text", "text": "What helps?"}
    choice = {"id": "r-choice", "kind": "choice", "text": "Which?", "options": ["a", "b"]}
    questions = [a_question("r-1"), a_count("r-count"), text, choice]
    assessment = answered(an_assessment(a_set(an_item("r", questions=questions))), "r", "3")
    for other in ("r-count", "r-text", "r-choice"):
        assessment = record(other, Answer(state=AnswerState.DONT_KNOW), assessment)
    at = stands(assessment)
    assert (at.share, at.coverage, at.word) == (Fraction(1), Fraction(1), FULLY)


@pytest.mark.parametrize(
    ("codes", "rungs", "word", "caps"),
    [
        ("1*, 3, 3, 3", 4, PARTLY, (Cap.ESSENTIAL,)),
        ("2*, 4, 4, 4", 5, PARTLY, (Cap.ESSENTIAL,)),
        ("2*, 3, 3, 3", 4, FULLY, ()),
        ("0 to 3*, 3, 3, 3", 4, PARTLY, (Cap.ESSENTIAL,)),
        ("1 to 3*, 3, 3, 3", 4, FULLY, ()),
        ("1, 3*, 3, 3", 4, MOSTLY, ()),
        ("1*, 1", 4, PARTLY, ()),
        ("0*, 0", 4, NOT, ()),
        ("?*, 3, 3, 3", 4, FULLY, ()),
        ("n/a*, 3, 3, 3", 4, FULLY, ()),
    ],
)
def test_an_essential_question_at_the_middle_or_below_caps_the_word(
    codes: str, rungs: int, word: Word, caps: tuple[Cap, ...]
) -> None:
    at = read(codes, rungs=rungs)
    assert (at.word, at.caps) == (word, caps)


@pytest.mark.parametrize(
    ("codes", "low", "high"),
    [
        ("?*, 3, 3, 3, 3, 3, 3", PARTLY, FULLY),
        ("?, 3, 3, 3, 3, 3, 3", FULLY, FULLY),
        ("?*, ?*", NOT, FULLY),
        ("1*, ?, 3", PARTLY, PARTLY),
        ("1 to 3*, 3, 3, 3", PARTLY, FULLY),
        ("0 to 1*, 3, 3, 3, 3, 3, 3", PARTLY, PARTLY),
    ],
)
def test_the_essential_cap_counts_at_both_ends_of_the_range(
    codes: str, low: Word, high: Word
) -> None:
    at = read(codes)
    assert (at.low, at.high) == (low, high)


@pytest.mark.parametrize(
    ("cells", "word", "caps"),
    [
        ("yes, yes", FULLY, ()),
        ("yes, some", MOSTLY, (Cap.GROUP,)),
        ("yes, no", MOSTLY, (Cap.GROUP,)),
        ("no, no", PARTLY, (Cap.GROUP,)),
        ("some, some", MOSTLY, (Cap.GROUP,)),
        ("some, no", MOSTLY, (Cap.GROUP,)),
        ("no, not_applicable", PARTLY, (Cap.GROUP,)),
        ("not_applicable, not_applicable", FULLY, ()),
        ("no, dont_know", MOSTLY, (Cap.GROUP,)),
        ("no, -", MOSTLY, (Cap.GROUP,)),
        ("yes, dont_know", FULLY, ()),
        ("-, -", FULLY, ()),
    ],
)
def test_a_group_that_misses_out_caps_the_word(
    cells: str, word: Word, caps: tuple[Cap, ...]
) -> None:
    at = read("3, 3", cells)
    assert (at.word, at.caps) == (word, caps)


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        ("yes, yes", FULLY, FULLY),
        ("yes, -", MOSTLY, FULLY),
        ("yes, dont_know", MOSTLY, FULLY),
        ("not_applicable, dont_know", MOSTLY, FULLY),
        ("dont_know, dont_know", MOSTLY, FULLY),
        ("no, dont_know", MOSTLY, MOSTLY),
        ("no, no", PARTLY, PARTLY),
        ("not_applicable, not_applicable", FULLY, FULLY),
    ],
)
def test_an_unknown_cell_may_be_a_no_at_the_lower_end_and_caps_nothing_at_the_upper(
    cells: str, low: Word, high: Word
) -> None:
    at = read("3, 3", cells)
    assert (at.low, at.high) == (low, high)


def test_an_unconfirmed_cell_is_an_unknown_one() -> None:
    assessment = rated("3, 3", "yes, yes")
    row = {"group-1": Cell(value=CellValue.NO), "group-2": Cell(value=CellValue.YES)}
    at = stands(assessment.model_copy(update={"grid": {"r": row}}))
    assert (at.word, at.caps, at.low) == (FULLY, (), MOSTLY)


@pytest.mark.parametrize("kind", ["principle", "duty", "readiness"])
def test_only_recommendations_are_capped_by_their_groups(kind: str) -> None:
    assessment = rated("3, 3", "no, no")
    other = a_set(an_item("r", 2, kind=kind, family_groups=None), groups=2)
    at = stands(assessment.model_copy(update={"question_set": other}))
    assert (at.word, at.caps, at.low) == (FULLY, (), FULLY)


@pytest.mark.parametrize(
    ("codes", "cells", "word", "caps"),
    [
        ("1*, 3, 3, 3", "no, no", PARTLY, (Cap.ESSENTIAL, Cap.GROUP)),
        ("1*, 3, 3, 3", "no, yes", PARTLY, (Cap.ESSENTIAL,)),
        ("1*, 3, 3, 3, 3, 3, 3", "no, yes", PARTLY, (Cap.ESSENTIAL, Cap.GROUP)),
        ("3, 3, 3, 2", "no, yes", MOSTLY, (Cap.GROUP,)),
        ("0, 0*", "no, no", NOT, ()),
    ],
)
def test_each_cap_is_named_that_alone_would_lower_the_word(
    codes: str, cells: str, word: Word, caps: tuple[Cap, ...]
) -> None:
    at = read(codes, cells)
    assert (at.word, at.caps) == (word, caps)


def test_words_compare_from_not_to_fully() -> None:
    assert between(NOT, MOSTLY) == (NOT, PARTLY, MOSTLY)
    assert between(FULLY, FULLY) == (FULLY,)
