"""What stands in one cell: a date, money, a number, a text, a word. What is not certain is refused.

Each reader gives a value and what there is to say about how it was read, which is mostly nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from reflective_app.domain.sheet_code import looks_like_a_date
from reflective_app.storage.sheet import SheetCell, closest, plain, short
from reflective_app.wording.dates import MONTHS, listed, long_date

T = TypeVar("T")

_MONTH_NAMES = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.casefold(), month[:3].casefold())
} | {"sept": 9}

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -]([0-9]{4})")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,? ([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/. -](?:[0-9]{1,2}|[a-z]+)[/. -][0-9]{2}|[a-z]+[ -][0-9]{2}")
_GROUPED = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})"
_NUMBER = re.compile(rf"({_GROUPED})(?:\.0+)?")
_MONEY = re.compile(rf"£? ?({_GROUPED})(\.[0-9]{{1,15}})? ?(k|thousand|m|mn|million)?")
_TIMES = {None: 1, "k": 1_000, "thousand": 1_000, "m": 10**6, "mn": 10**6, "million": 10**6}

_AS_DATE = "Write it as 2027-03-31, 31/03/2027 or 31 March 2027"
_AS_MONEY = "Write whole pounds, as 1200000, £1,200,000, £1.2m or 45k"


class CellError(ValueError):
    """What stands in a cell says nothing certain; the message says why and what to write."""


def a_text(cell: SheetCell) -> tuple[str, str]:
    """The text as it stands. Of a date that the spreadsheet holds, the date in words."""
    if cell.day is None:
        return cell.text, ""
    told = long_date(cell.day)
    return told, f"the cell holds a date, and was read as the text “{told}”"


def a_day(cell: SheetCell) -> tuple[date, str]:
    """A day; where day and month could be swapped it is told which was taken for the day.

    Raises:
        CellError: it is no day, or one that cannot be told with certainty.
    """
    day = _day(cell)
    if day is None:
        typed = short(cell.text.strip())
        which = f'"{typed}" does not say which day.' if _last_of_month(cell.text) else ""
        raise CellError(f"{which or _not_a_date(cell.text)} {_AS_DATE}, or leave it empty.")
    return day


def a_day_or_month(cell: SheetCell) -> tuple[date, str]:
    """A day, or the last one of a month, which is told. Raises as `a_day` does."""
    day = _day(cell)
    if day is not None:
        return day
    last = _last_of_month(cell.text)
    if last is None:
        raise CellError(
            f"{_not_a_date(cell.text)} {_AS_DATE}, or a month as March 2027, or leave it empty."
        )
    return last, f"“{cell.text.strip()}” was read as {long_date(last)}, the last day of the month"


def pounds(cell: SheetCell) -> tuple[int, str]:
    """Whole pounds. Raises CellError for pence, ranges and words."""
    typed = _one_line(cell.text)
    match = _MONEY.fullmatch(typed)
    if cell.day is not None or match is None:
        raise CellError(f'"{short(typed)}" is not an amount that can be read. {_AS_MONEY}.')
    amount = Decimal(re.sub("[, ]", "", match[1]) + (match[2] or "")) * _TIMES[match[3]]
    if amount != int(amount):
        raise CellError(f'"{short(typed)}" is not in whole pounds. {_AS_MONEY}.')
    return int(amount), ""


def a_count(cell: SheetCell) -> tuple[int, str]:
    """A whole number from 0. Raises CellError for anything else."""
    typed = _one_line(cell.text)
    match = _NUMBER.fullmatch(typed)
    if cell.day is not None or match is None:
        raise CellError(f'"{short(typed)}" is not a whole number. Write it as 96 or 1,200.')
    return int(re.sub("[, ]", "", match[1])), ""


def one_of(words: Mapping[str, T], shown: Iterable[str], cell: SheetCell) -> tuple[T, str]:
    """What a word stands for. Raises CellError, naming the words there are.

    Args:
        words: every way of writing each, as `letters_of` gives it.
        shown: the words to name to people.
        cell: what was typed.
    """
    typed = letters_of(cell.text)
    if typed not in words:
        told = list(shown)
        raise CellError(
            f'"{short(cell.text.strip())}" is not one of the words for this: '
            f"{listed(told, 'or')}.{closest(typed, told)}"
        )
    return words[typed], ""


def letters_of(word: str) -> str:
    """A word in small letters, without apostrophes, hyphens and underscores."""
    return plain(word.replace("-", " ").replace("'", "").replace("’", ""))


def _day(cell: SheetCell) -> tuple[date, str] | None:
    if cell.day is not None:
        return cell.day, ""
    typed = _one_line(cell.text)
    if iso := _ISO.fullmatch(typed):
        return _made(cell, int(iso[1]), int(iso[2]), int(iso[3])), ""
    if numbers := _DAY_FIRST.fullmatch(typed):
        day, month, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        made = _made(cell, year, month, day)
        swapped = day <= 12 and day != month
        told = f"{typed} was read as {long_date(made)}, the day first" if swapped else ""
        return made, told
    if words := _IN_WORDS.fullmatch(typed):
        known = _MONTH_NAMES.get(words[2])
        return (_made(cell, int(words[3]), known, int(words[1])), "") if known else None
    return None


def _made(cell: SheetCell, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        text = short(cell.text.strip())
        raise CellError(f'"{text}" is no day of the calendar. {_AS_DATE}.') from None


def _last_of_month(text: str) -> date | None:
    match = _MONTH_ONLY.fullmatch(_one_line(text))
    month = _MONTH_NAMES.get(match[1]) if match else None
    if match is None or month is None or match[2] == "0000":
        return None
    return date(int(match[2]), month, monthrange(int(match[2]), month)[1])


def _not_a_date(text: str) -> str:
    typed = short(text.strip())
    if _SHORT_YEAR.fullmatch(_one_line(text)):
        return f'"{typed}" could be more than one date: the year needs four figures.'
    if looks_like_a_date(typed):
        return f'"{typed}" cannot be read as one date with certainty.'
    return f'"{typed}" is not a date.'


def _one_line(text: str) -> str:
    return " ".join(text.split()).casefold()
