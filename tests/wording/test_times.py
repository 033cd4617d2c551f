"""Times of day and lengths of time as people type them; what could be two is not guessed."""

from __future__ import annotations

from datetime import time

import pytest

from reflective_app.wording.times import (
    clock_of,
    minute_of_day_in,
    minutes_in,
    session_minutes_in,
    time_at,
    time_in,
)
from reflective_app.wording.typed import NotReadError


@pytest.mark.parametrize(
    "typed",
    [
        "9:30",
        "0930",
        "9.30",
        "09:30",
        "930",
        "9 30",
        "9h30",
        "9.30 am",
        "9:30 a.m.",
        " 9:30AM ",
        "half past nine",
        "Half nine",
        "nine thirty",
        "half past 9",
        "half past nine in the morning",
        "at 9:30",
    ],
)
def test_half_past_nine_is_read_however_it_is_written(typed: str) -> None:
    assert time_in(typed) == time(9, 30)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", time(9)),
        ("ten o’clock", time(10)),
        ("10 o'clock", time(10)),
        ("quarter to ten", time(9, 45)),
        ("a quarter to one", time(12, 45)),
        ("5 to 10", time(9, 55)),
        ("twenty-five past ten", time(10, 25)),
        ("2pm", time(14)),
        ("2:30 pm", time(14, 30)),
        ("ten past one in the afternoon", time(13, 10)),
        ("1330", time(13, 30)),
        ("1330hrs", time(13, 30)),
        ("02:30", time(2, 30)),
        ("0:15", time(0, 15)),
        ("noon", time(12)),
        ("12:30", time(12, 30)),
        ("12 am", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_of_day_is_read(typed: str, read: time) -> None:
    assert time_in(typed) == read


@pytest.mark.parametrize("typed", ["2:30", "2.30", "half past two", "two thirty", "230"])
def test_what_may_be_at_night_or_in_the_afternoon_is_asked_for(typed: str) -> None:
    with pytest.raises(NotReadError, match="could be 02:30 or 14:30"):
        time_in(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "tomorrow", "25:00", "24:00", "9:75", "9:3", "-9:30", "13 pm", "quarter", "0 pm"],
)
def test_what_is_no_time_of_day_says_what_to_write(typed: str) -> None:
    with pytest.raises(NotReadError, match="Write it as 9:30, 0930 or 13:30"):
        time_in(typed)


@pytest.mark.parametrize("minute", [0, 1, 570, 779, 1439])
def test_a_time_is_written_as_it_can_be_read_again(minute: int) -> None:
    assert minute_of_day_in(clock_of(minute)) == minute
    assert time_at(minute) == time(minute // 60, minute % 60)


@pytest.mark.parametrize(
    "typed",
    ["195", "195 min", "3 h 15", "3h15", "3:15", "3 hours 15 minutes", "3.25 h", "3¼ h"],
)
def test_a_length_of_time_is_read_in_minutes_or_hours(typed: str) -> None:
    assert minutes_in(typed) == session_minutes_in(typed) == 195


@pytest.mark.parametrize("typed", ["long", "3:75", "2 days", "-90", "", "3 h 90"])
def test_what_is_no_length_of_time_says_what_to_write(typed: str) -> None:
    with pytest.raises(NotReadError, match="Write minutes, as 195, or hours and minutes"):
        minutes_in(typed)


def test_a_session_is_neither_too_short_nor_too_long_and_3_may_be_meant_as_hours() -> None:
    with pytest.raises(NotReadError, match="For hours write 3 h"):
        session_minutes_in("3")
    with pytest.raises(NotReadError, match="from 5 minutes to 10 hours"):
        session_minutes_in("11 h")
    assert session_minutes_in("10 h") == 600
