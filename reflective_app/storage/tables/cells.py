"""What stands in one cell: a date, money, a number, a text, a word. What is not certain is refused.

Each reader gives a value and what there is to say about how it was read, which is mostly nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from reflective_app.storage.sheet import SheetCell, closest, plain
from reflective_app.wording.dates import listed, long_date
from reflective_app.wording.typed import (
    AS_MONEY,
    NotReadError,
    count_in,
    day_or_first_in,
    day_or_month_in,
    pounds_in,
    short,
)

T = TypeVar("T")


class CellError(ValueError):
    """What stands in a cell says nothing certain; the message says why and what to write."""


def a_text(cell: SheetCell) -> tuple[str, str]:
    """The text as it stands. Of a date that the spreadsheet holds, the date in words."""
    if cell.day is None:
        return cell.text, ""
    told = long_date(cell.day)
    return told, f"the cell holds a date, and was read as the text “{told}”"


def a_day_or_month(cell: SheetCell) -> tuple[date, str]:
    """A day, or the last one of a month, which is told.

    Where day and month could be swapped it is told which was taken for the day.

    Raises:
        CellError: it is no day, or one that cannot be told with certainty.
    """
    return (cell.day, "") if cell.day is not None else _typed(day_or_month_in, cell)


def a_day_or_first(cell: SheetCell) -> tuple[date, str]:
    """A day, or the first one of a month, where something begins. Raises as `a_day_or_month`."""
    return (cell.day, "") if cell.day is not None else _typed(day_or_first_in, cell)


def pounds(cell: SheetCell) -> tuple[int, str]:
    """Whole pounds. Raises CellError for pence, ranges and words."""
    if cell.day is not None:
        raise CellError(f"“{short(cell.text)}” is not an amount that can be read. {AS_MONEY}.")
    return _typed(pounds_in, cell), ""


def a_count(cell: SheetCell) -> tuple[int, str]:
    """A whole number from 0. Raises CellError for anything else."""
    if cell.day is not None:
        raise CellError(f"“{short(cell.text)}” is not a whole number. Write it as 96 or 1,200.")
    return _typed(count_in, cell), ""


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
            f"“{short(cell.text.strip())}” is not one of the words for this: "
            f"{listed(told, 'or')}.{closest(typed, told)}"
        )
    return words[typed], ""


def letters_of(word: str) -> str:
    """A word in small letters, without apostrophes, hyphens and underscores."""
    return plain(word.replace("-", " ").replace("'", "").replace("’", ""))


def _typed(read: Callable[[str], T], cell: SheetCell) -> T:
    """What a cell's text says, by the reader that the window's fields have too."""
    try:
        return read(cell.text)
    except NotReadError as error:
        raise CellError(str(error)) from None
