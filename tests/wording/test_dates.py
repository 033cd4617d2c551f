"""Dates, counts and rows of words, as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reflective_app.wording.dates import (
    clock,
    counted,
    listed,
    long_date,
    month_year,
    months_after,
    number,
    sentence,
)


def test_a_date_is_written_in_words() -> None:
    assert long_date(date(2026, 11, 2)) == "2 November 2026"
    assert month_year(date(2027, 1, 31)) == "January 2027"
    assert month_year(date(2027, 12, 1)) == "December 2027"


def test_a_time_has_two_figures_each_side() -> None:
    assert clock(datetime(2026, 11, 22, 9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("months", "first"),
    [
        (0, date(2026, 11, 1)),
        (1, date(2026, 12, 1)),
        (2, date(2027, 1, 1)),
        (36, date(2029, 11, 1)),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(months: int, first: date) -> None:
    assert months_after(date(2026, 11, 22), months) == first


def test_months_stop_where_the_calendar_does() -> None:
    assert months_after(date(9997, 6, 1), 30) == date(9999, 12, 1)
    assert months_after(date(9997, 6, 1), 31) == date(9999, 12, 1)
    assert months_after(date.max, 36) == date(9999, 12, 1)


def test_a_count_has_its_thousands_apart_and_its_noun() -> None:
    assert number(1140) == "1,140"
    assert counted(1, "question") == "1 question"
    assert counted(0, "question") == "0 questions"
    assert counted(1140, "duty", "duties") == "1,140 duties"
    assert counted(1, "duty", "duties") == "1 duty"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_set_in_a_row(words: list[str], said: str) -> None:
    assert listed(words) == said


def test_a_row_may_end_in_or() -> None:
    assert listed(["A", "B", "C"], "or") == "A, B or C"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it works", "It works."),
        (" It works. ", "It works."),
        ("does it?", "Does it?"),
        ("Stop!", "Stop!"),
        ("  ", ""),
    ],
)
def test_a_sentence_has_a_capital_and_a_full_stop(text: str, said: str) -> None:
    assert sentence(text) == said
