"""Dates and counts as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Ours rather than the computer's, so that a report is the same wherever it is made."""


def long_date(day: date) -> str:
    """A date in words: 22 November 2026."""
    return f"{day.day} {month_year(day)}"


def days_words(days: Sequence[date]) -> str:
    """One day or two, or from the first to the last, in their order."""
    first, last = long_date(days[0]), long_date(days[-1])
    if len(days) < 2:
        return first
    return f"{first} {'and' if len(days) == 2 else 'to'} {last}"


def month_year(day: date) -> str:
    """A month in words: November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """A time of day: 10:32."""
    return f"{moment.hour:02}:{moment.minute:02}"


def day_and_time(moment: datetime) -> str:
    """A moment as it is here: 22 November 2026, 10:32."""
    local = moment.astimezone()
    return f"{long_date(local.date())}, {clock(local)}"


def told_apart(moments: Sequence[datetime]) -> list[str]:
    """Moments as they are here, with their seconds where two fall into one minute: 10:32:05."""
    words = [day_and_time(moment) for moment in moments]
    return [
        f"{said}:{moment.astimezone().second:02}" if words.count(said) > 1 else said
        for said, moment in zip(words, moments, strict=True)
    ]


def months_after(day: date, months: int) -> date:
    """The first day of the month that many months after a day, or of the last month there is."""
    whole = min(day.year * 12 + day.month - 1 + months, MAXYEAR * 12 + 11)
    return date(whole // 12, whole % 12 + 1, 1)


def number(count: int) -> str:
    """A count with its thousands apart: 1,140."""
    return f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: 1 question, 2 questions."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """Text with a capital first letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
