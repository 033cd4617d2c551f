"""Times of day and lengths of time, as people type them.

What could be two things is never guessed: 2:30 may be at night or in the afternoon.
"""

from __future__ import annotations

import re
from datetime import time

from reflective_app.wording.typed import NotReadError, short

AS_TIME = "Write it as 9:30, 0930 or 13:30"
AS_LENGTH = "Write minutes, as 195, or hours and minutes, as 3 h 15 or 3:15"

MOST_MINUTES = 600
LEAST_MINUTES = 5

FIRST_CERTAIN = 7
"""From 7 o’clock on, what is said without am or pm is the day’s. Before that it is either half."""

_HOURS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25}
_MINUTES |= {"twenty five": 25, "half": 30, "thirty": 30, "fifteen": 15, "forty-five": 45}
_MINUTES |= {"forty five": 45, "forty": 40}

_FIGURES = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?| )([0-9]{2}) ?(am|pm)?")
_FOUR = re.compile(r"([0-9]{1,2})([0-9]{2})(?: ?(am|pm|h|hrs|hours))?")
_HOUR = re.compile(r"([0-9]{1,2}|[a-z]+)(?: ?(am|pm)| ?o ?clock(?: ?(am|pm))?)?")
_PAST = re.compile(
    r"([a-z -]+|[0-9]{1,2})(?: minutes?| mins?)? (past|to) ([a-z]+|[0-9]{1,2})( am| pm)?"
)
_SPOKEN = re.compile(r"([a-z]+)[ -]([a-z -]+?)( am| pm)?")
_HALVES = re.compile(r"half ([a-z]+|[0-9]{1,2})( am| pm)?")
_DAYPARTS = (
    ("in the morning", "am"),
    ("in the afternoon", "pm"),
    ("in the evening", "pm"),
    ("a.m", "am"),
    ("p.m", "pm"),
)

_AS_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_IN_MINUTES = re.compile(r"([0-9]{1,4}) ?(?:m|min|mins|minute|minutes)?")
_IN_HOURS = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2})|(½|¼|¾))? ?(?:h|hr|hrs|hour|hours)")
_BOTH = re.compile(
    r"([0-9]{1,2}) ?(?:h|hr|hrs|hour|hours) ?(?:and )?([0-9]{1,2}) ?(?:m|min|mins|minute|minutes)?"
)
_FRACTIONS = {"½": 30, "¼": 15, "¾": 45}
_NAMED = {"half a day": 195, "half day": 195, "half-day": 195, "an hour": 60, "half an hour": 30}


def time_in(text: str) -> time:
    """A time of day. Raises NotReadError for what is none, or could be two."""
    typed = " ".join(text.casefold().replace("’", "").replace("'", "").split())
    for words, half in _DAYPARTS:
        typed = typed.replace(words, half)
    typed = typed.removeprefix("at ").rstrip(".")
    if typed in ("noon", "midday", "12 noon", "twelve noon"):
        return time(12)
    found = _figures(typed) or _words(typed)
    if found is None:
        raise NotReadError(f"“{short(text.strip())}” is not a time of day. {AS_TIME}.")
    hour, minute, half, certain = found
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise NotReadError(f"“{short(text.strip())}” is no time of a day. {AS_TIME}.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not certain and hour < FIRST_CERTAIN:
        either = f"{hour:02}:{minute:02} or {hour + 12}:{minute:02}"
        raise NotReadError(f"“{short(text.strip())}” could be {either}. Write which.")
    return time(hour, minute)


def minutes_in(text: str) -> int:
    """A length of time in whole minutes. Raises NotReadError for anything else."""
    typed = " ".join(text.casefold().split()).rstrip(".")
    minutes = _length(typed)
    if minutes is None:
        raise NotReadError(f"“{short(text.strip())}” is not a length of time. {AS_LENGTH}.")
    return minutes


def session_minutes_in(text: str) -> int:
    """How long a session lasts. Raises NotReadError also for what no session can last."""
    minutes = minutes_in(text)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        hint = f" For hours write {minutes} h." if 0 < minutes < LEAST_MINUTES else ""
        raise NotReadError(f"A session lasts from 5 minutes to 10 hours.{hint}")
    return minutes


def minute_of_day_in(text: str) -> int:
    """A time of day as minutes from midnight. Raises as `time_in` does."""
    moment = time_in(text)
    return moment.hour * 60 + moment.minute


def time_at(minute: int) -> time:
    """The time of day so many minutes from midnight."""
    return time(*divmod(minute, 60))


def clock_of(minute: int) -> str:
    """A time of day as it is written: 09:30."""
    return time_at(minute).strftime("%H:%M")


_Found = tuple[int, int, str, bool]
"""Hour, minute, am or pm or nothing, and whether the hour alone says which half of the day."""


def _figures(typed: str) -> _Found | None:
    if match := _FIGURES.fullmatch(typed) or _FOUR.fullmatch(typed):
        half = match[3] if match[3] in ("am", "pm") else ""
        return int(match[1]), int(match[2]), half, match[1].startswith("0")
    return None


def _words(typed: str) -> _Found | None:
    return _on_the_hour(typed) or _past_or_to(typed) or _one_by_one(typed)


def _on_the_hour(typed: str) -> _Found | None:
    """Ten o’clock, 9, 2 pm."""
    if (match := _HOUR.fullmatch(typed)) and (hour := _hour(match[1])) is not None:
        half = match[2] or match[3] or ""
        return hour, 0, half, match[1].startswith("0")
    return None


def _past_or_to(typed: str) -> _Found | None:
    """Half past nine, quarter to ten, 5 to 10."""
    if (match := _PAST.fullmatch(typed)) and (hour := _hour(match[3])) is not None:
        minutes = int(match[1]) if match[1].isdigit() else _MINUTES.get(match[1].strip())
        if minutes is None or not 0 < minutes < 60 or hour == 0:
            return None
        half = (match[4] or "").strip()
        if match[2] == "past":
            return hour, minutes, half, False
        return (hour - 1 or 12), 60 - minutes, half, False
    return None


def _one_by_one(typed: str) -> _Found | None:
    """Nine thirty, half nine."""
    if (match := _HALVES.fullmatch(typed)) and (hour := _hour(match[1])) is not None:
        return hour, 30, (match[2] or "").strip(), False
    if (match := _SPOKEN.fullmatch(typed)) and (hour := _hour(match[1])) is not None:
        minutes = _MINUTES.get(match[2].strip())
        if minutes is not None:
            return hour, minutes, (match[3] or "").strip(), False
    return None


def _hour(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return _HOURS.index(word) + 1 if word in _HOURS else None


def _length(typed: str) -> int | None:
    if typed in _NAMED:
        return _NAMED[typed]
    if match := _IN_MINUTES.fullmatch(typed):
        return int(match[1])
    if (match := _BOTH.fullmatch(typed) or _AS_CLOCK.fullmatch(typed)) and int(match[2]) < 60:
        return int(match[1]) * 60 + int(match[2])
    if match := _IN_HOURS.fullmatch(typed):
        part = _FRACTIONS.get(match[3] or "", 0)
        if match[2]:
            part = round(int(match[2]) * 60 / 10 ** len(match[2]))
        return int(match[1]) * 60 + part
    return None
