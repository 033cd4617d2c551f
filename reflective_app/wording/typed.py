"""Dates, money and counts as people type them, in a field or in a sheet: one reader for all.

What could be two things is never guessed. Each reader of a day also says how it was read, where
that is not plain; nothing where it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from reflective_app.domain.sheet_code import looks_like_a_date
from reflective_app.wording.dates import MONTHS, long_date

_MONTH_NAMES = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.casefold(), month[:3].casefold())
} | {"sept": 9}

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_YEAR = r"([0-9]{4}|[0-9]{2})"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})(?: ?([/.-]) ?| )([0-9]{{1,2}})(?: ?\2 ?| ){_YEAR}")
_IN_WORDS = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -]{_YEAR}")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,?[ -]([0-9]{4})")
_MIDNIGHT = re.compile(r"(?<=[0-9])(?: |t)0?0:00(?::00(?:\.0+)?)?z?$")
"""How a day is written by a program that keeps a time with every date."""
_TIME = re.compile(r"[0-9](?:,? |t)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:z|am|pm)?$")
_SHORT_YEAR = re.compile(r"[a-z]+[ -][0-9]{2}")
_GROUPED = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})"
_NUMBER = re.compile(rf"(-?{_GROUPED})(?:\.0+)?")
_MONEY = re.compile(rf"£? ?({_GROUPED})(\.[0-9]{{1,15}})? ?(k|thousand|m|mn|million)?")
_YEARS = re.compile(r"([0-9]{4}) ?(?:[-/–]|to) ?([0-9]{4}|[0-9]{2})")
_TIMES = {None: 1, "k": 1_000, "thousand": 1_000, "m": 10**6, "mn": 10**6, "million": 10**6}

AS_DATE = "Write it as 2027-03-31, 31/03/2027 or 31 March 2027"
AS_MONEY = "Write whole pounds, as 1200000, £1,200,000, £1.2m or 45k"


class NotReadError(ValueError):
    """What was typed says nothing certain; the message says why and what to write."""


def day_in(text: str) -> tuple[date, str]:
    """A day. Raises NotReadError for what is none, or cannot be told with certainty."""
    day = _day(text)
    if day is None:
        which = f"“{short(text.strip())}” does not say which day." if _last_of_month(text) else ""
        raise NotReadError(f"{which or _not_a_date(text)} {AS_DATE}, or leave it empty.")
    return day


def day_or_month_in(text: str) -> tuple[date, str]:
    """A day, or the last one of a month, which is told. Raises as `day_in` does."""
    day = _day(text)
    if day is not None:
        return day
    last = _last_of_month(text)
    if last is None:
        raise NotReadError(
            f"{_not_a_date(text)} {AS_DATE}, or a month as March 2027, or leave it empty."
        )
    return last, f"“{text.strip()}” was read as {long_date(last)}, the last day of the month"


def day_or_first_in(text: str) -> tuple[date, str]:
    """A day, or the first one of a month, where something begins. Raises as `day_in` does."""
    if _day(text) is not None or _last_of_month(text) is None:
        return day_or_month_in(text)
    first = day_or_month_in(text)[0].replace(day=1)
    return first, f"“{text.strip()}” was read as {long_date(first)}, the first day of the month"


def pounds_in(text: str) -> int:
    """Whole pounds. Raises NotReadError for pence, ranges and words."""
    typed = _one_line(text)
    match = _MONEY.fullmatch(typed)
    if match is None:
        raise NotReadError(
            f"“{short(text.strip())}” is not an amount that can be read. {AS_MONEY}."
        )
    amount = Decimal(re.sub("[, ]", "", match[1]) + (match[2] or "")) * _TIMES[match[3]]
    if amount != int(amount):
        raise NotReadError(f"“{short(text.strip())}” is not in whole pounds. {AS_MONEY}.")
    return int(amount)


def count_in(text: str) -> int:
    """A whole number from 0. Raises NotReadError for anything else."""
    match = _NUMBER.fullmatch(_one_line(text))
    if match is None or match[1].startswith("-"):
        raise _no_count(text)
    return int(re.sub("[, ]", "", match[1]))


def whole_number_in(text: str) -> int:
    """A whole number, which may be below 0. Raises NotReadError for anything else."""
    match = _NUMBER.fullmatch(_one_line(text))
    if match is None:
        raise _no_count(text)
    return int(re.sub("[, ]", "", match[1]))


def short(text: str) -> str:
    """What was typed, cut where it is long, for a message."""
    return text if len(text) <= 60 else f"{text[:57]}…"


def _no_count(text: str) -> NotReadError:
    return NotReadError(f"“{short(text.strip())}” is not a whole number. Write it as 96 or 1,200.")


def _day(text: str) -> tuple[date, str] | None:
    typed = _MIDNIGHT.sub("", _one_line(text))
    if iso := _ISO.fullmatch(typed):
        return _made(text, iso[1], int(iso[2]), iso[3]), ""
    if numbers := _DAY_FIRST.fullmatch(typed):
        day, month = int(numbers[1]), int(numbers[3])
        made = _made(text, numbers[4], month, numbers[1])
        swapped = (day <= 12 and day != month) or len(numbers[4]) == 2
        told = f"{text.strip()} was read as {long_date(made)}, the day first" if swapped else ""
        return made, told
    if words := _IN_WORDS.fullmatch(typed):
        known = _MONTH_NAMES.get(words[2])
        if known is None:
            return None
        made = _made(text, words[3], known, words[1])
        return made, f"{text.strip()} was read as {long_date(made)}" if len(words[3]) == 2 else ""
    return None


def _made(text: str, year: str, month: int, day: str) -> date:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        typed = short(text.strip())
        raise NotReadError(f"“{typed}” is no day of the calendar. {AS_DATE}.") from None


def _last_of_month(text: str) -> date | None:
    match = _MONTH_ONLY.fullmatch(_one_line(text))
    month = _MONTH_NAMES.get(match[1]) if match else None
    if match is None or month is None or match[2] == "0000":
        return None
    return date(int(match[2]), month, monthrange(int(match[2]), month)[1])


def _not_a_date(text: str) -> str:
    typed = short(text.strip())
    if _TIME.search(_one_line(text)):
        return f"“{typed}” has a time of day beside the date. Take the time out."
    if _is_two_years(_one_line(text)):
        return f"“{typed}” is a year that may end in March or August: which day is meant?"
    if _SHORT_YEAR.fullmatch(_one_line(text)):
        return f"“{typed}” could be more than one date: the year needs four figures."
    if looks_like_a_date(typed):
        return f"“{typed}” cannot be read as one date with certainty."
    return f"“{typed}” is not a date."


def _is_two_years(typed: str) -> bool:
    """Whether it is a year of money or of school: 2025-26, 2025/2026, 2025 to 2026."""
    years = _YEARS.fullmatch(typed)
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2]) % 100


def _one_line(text: str) -> str:
    return " ".join(text.split()).casefold()
