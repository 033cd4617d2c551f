"""Dates as people type them: one reader for fields and sheets, which tells how it read."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.wording.typed import NotReadError, day_in, day_or_month_in, whole_number_in


@pytest.mark.parametrize(
    ("typed", "day", "told"),
    [
        ("31/03/2027", date(2027, 3, 31), ""),
        ("31 3 2027", date(2027, 3, 31), ""),
        ("31/3/27", date(2027, 3, 31), "31/3/27 was read as 31 March 2027, the day first"),
        ("1/3/2027", date(2027, 3, 1), "1/3/2027 was read as 1 March 2027, the day first"),
        (" 22.11.26 ", date(2026, 11, 22), "22.11.26 was read as 22 November 2026, the day first"),
        ("31 Mar 27", date(2027, 3, 31), "31 Mar 27 was read as 31 March 2027"),
        ("2027-03-31", date(2027, 3, 31), ""),
    ],
)
def test_a_day_is_read_with_what_there_is_to_say_of_it(typed: str, day: date, told: str) -> None:
    assert day_in(typed) == (day, told)
    assert day_or_month_in(typed) == (day, told)


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("March 2028", date(2028, 3, 31)),
        ("feb 2028", date(2028, 2, 29)),
        ("Sept 2027", date(2027, 9, 30)),
    ],
)
def test_a_month_alone_is_its_last_day_and_that_is_told(typed: str, last: date) -> None:
    day, told = day_or_month_in(typed)
    assert day == last
    assert told.endswith("the last day of the month")
    with pytest.raises(NotReadError, match="does not say which day"):
        day_in(typed)


@pytest.mark.parametrize(
    "typed", ["soon", "Ma 2027", "March 0", "2027", "31 February 2026", "Sept 27", "3/31/27", "1 2"]
)
def test_what_names_no_day_with_certainty_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotReadError):
        day_or_month_in(typed)


@pytest.mark.parametrize("typed", ["2025-26", "2025/2026", "2025 to 26", "1999-00"])
def test_a_year_that_may_end_in_march_or_in_august_asks_which_day_is_meant(typed: str) -> None:
    with pytest.raises(NotReadError, match="may end in March or August: which day is meant"):
        day_or_month_in(typed)


def test_two_numbers_that_are_no_two_years_in_a_row_are_not_called_a_year() -> None:
    with pytest.raises(NotReadError, match="cannot be read as one date"):
        day_or_month_in("2025-27")


def test_a_number_below_0_is_read_where_there_can_be_one() -> None:
    assert whole_number_in("-1,200") == -1_200
