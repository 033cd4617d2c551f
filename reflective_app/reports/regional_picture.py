"""The regional picture: where councils stand together, and never one of them (`method.md` 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Cell,
    Column,
    Heading,
    Outline,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.dates import counted, days_words, listed, long_date

FEWEST, FEWEST_FOR_QUARTILES = 5, 8
TOO_FEW, TOO_FEW_FOR_QUARTILES = "Fewer than five councils", "Fewer than eight councils"
TITLE = "Regional picture"
STANDING = "Self-assessed, not verified, and only those who chose to share."


@dataclass(frozen=True, slots=True)
class RegionItem:
    """One item over all councils: how many stand at each of the four words, worst first.

    `own` is the word of the council that asks, where it wants to see it beside the others.
    """

    code: str
    title: str
    counts: tuple[int, int, int, int]
    own: Word | None = None

    def __post_init__(self) -> None:
        """Refuse fewer than no councils at a word."""
        if min(self.counts) < 0:
            raise ValueError(f"{self.code} counts fewer than no councils.")

    @property
    def councils(self) -> int:
        """How many stand at one of the four words."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Region:
    """What councils shared of one edition of a guide, without a name of any of them.

    `guide` is its title and edition in words, `edition` the edition by itself. `day` is when they
    were set side by side, `assessed` the first and the last day of the assessments.
    """

    guide: str
    edition: str
    fingerprint: str
    day: date
    councils: int
    items: tuple[RegionItem, ...]
    assessed: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        """Refuse an item with more councils than there are."""
        for item in self.items:
            if item.councils > self.councils:
                raise ValueError(f"{item.code} counts {item.councils} of {self.councils} councils.")


@dataclass(frozen=True, slots=True)
class Middle:
    """What may be shown of an item: the lower median, and the quartiles where there are enough."""

    councils: int
    median: Word
    quartiles: tuple[Word, Word] | None = None


def middle(counts: Sequence[int]) -> Middle | None:
    """Where the middle of so many councils stands; None where they are too few to show anything.

    `counts` are those at each of the four words, worst first. The median is the lower of two; the
    quartiles are the words at ⌈n/4⌉ and ⌈3n/4⌉, and are None for fewer than eight.
    """
    n = sum(counts)
    if n < FEWEST:
        return None
    quartiles = (_word_at(-(-n // 4), counts), _word_at(-(-3 * n // 4), counts))
    median = _word_at(-(-n // 2), counts)
    return Middle(n, median, quartiles if n >= FEWEST_FOR_QUARTILES else None)


def regional_picture(region: Region) -> Outline:
    """One row for each item with enough councils, and which items had too few."""
    return Outline(
        title=TITLE,
        council="",
        guide=region.guide,
        fingerprint=region.fingerprint,
        date_words=long_date(region.day),
        marking="",
        made_on=region.day,
        blocks=tuple(_blocks(region)),
        close_set=True,
    )


def _word_at(place: int, counts: Sequence[int]) -> Word:
    """The word of the council at a place, counted from 1 and from the lowest."""
    return next(
        word for word, so_far in zip(IN_PLACE, accumulate(counts), strict=True) if so_far >= place
    )


def _blocks(region: Region) -> Iterator[Block]:
    shown = [(item, found) for item in region.items if (found := middle(item.counts)) is not None]
    withheld = [item for item in region.items if middle(item.counts) is None]
    yield Paragraph(_lead(region), "lead")
    yield Box("What this is, and is not", (Paragraph(_limits()),))
    yield Heading(1, "Where the middle stands")
    if shown:
        yield Bullets(tuple(_reading(shown)))
        yield _table(shown)
    else:
        yield Paragraph("Nothing can be shown: no item has five councils or more.")
    if withheld:
        yield Heading(1, "What cannot be shown")
        yield Paragraph(
            f"{TOO_FEW} stand at a word for these. Nothing is shown of them, so "
            "that no council can be picked out."
        )
        yield Bullets(tuple(f"{item.code} {item.title}" for item in withheld))


def _lead(region: Region) -> str:
    if region.councils < FEWEST:
        return f"{TOO_FEW} have shared so far. {STANDING}"
    when = ""
    if region.assessed:
        first, last = region.assessed
        days = (first,) if first == last else region.assessed
        when = f" Their assessments are of {days_words(days)}."
        if len(days) > 1:
            when = f" Their assessments were made from {long_date(first)} to {long_date(last)}."
    return f"{counted(region.councils, 'council')} shared an assessment.{when} {STANDING}"


def _limits() -> str:
    return (
        "Each council placed itself, with its own group and its own sources. Nobody has checked "
        "it. Councils that share may differ from those that do not. This is no ranking: the lowest "
        "and the highest are never shown, and no council is named. A low position can mean "
        "honesty."
    )


def _table(shown: Sequence[tuple[RegionItem, Middle]]) -> Table:
    quartiles = any(found.quartiles for _, found in shown)
    own = any(item.own for item, _ in shown)
    columns = [Column("Item", 2.6), Column("Councils", 0.9), Column("Middle", 1.5)]
    columns += [Column("Middle half", 1.9)] if quartiles else []
    columns += [Column("Your council", 1.5)] if own else []
    rows = (_row(item, found, quartiles=quartiles, own=own) for item, found in shown)
    return Table("Items with enough councils, in the guide’s order", tuple(columns), tuple(rows))


def _row(item: RegionItem, found: Middle, *, quartiles: bool, own: bool) -> tuple[Cell, ...]:
    cells = [
        as_cell((Span(f"{item.code} ", bold=True), Span(item.title))),
        as_cell(str(found.councils)),
        _word_cell(found.median),
    ]
    if quartiles:
        cells.append(as_cell(_half_words(found)))
    if own:
        cells.append(_word_cell(item.own) if item.own else as_cell("Not given"))
    return tuple(cells)


def _word_cell(word: Word) -> Cell:
    return as_cell(word.value, mark=POSITION_MARKS[word])


def _half_words(found: Middle) -> str:
    if found.quartiles is None:
        return TOO_FEW_FOR_QUARTILES
    low, high = found.quartiles
    return low.value if low is high else f"{low.value} to {high.value.lower()}"


def _reading(shown: Sequence[tuple[RegionItem, Middle]]) -> Iterator[str]:
    yield (
        "Councils: how many stand at one of the four words for the item. Those that know too "
        "little, or to which it does not apply, are not counted."
    )
    yield (
        "Middle: the word of the council in the middle, if all stood in a row by their words. "
        "Between two councils, the lower word."
    )
    if any(found.quartiles for _, found in shown):
        yield (
            "Middle half: the words a quarter and three quarters of the way along that row. It is "
            "shown where eight councils or more are counted."
        )
    if words := _own_words(shown):
        yield words


def _own_words(shown: Sequence[tuple[RegionItem, Middle]]) -> str:
    """That a word of one's own is not known, where it stands in the table."""
    unknown = [item.code for item, _ in shown if item.own and item.own not in IN_PLACE]
    if not unknown:
        return ""
    return (
        f"Your council is not counted for {listed(unknown)}: it stands at none of the four words."
    )
