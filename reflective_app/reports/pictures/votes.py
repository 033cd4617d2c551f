"""How the votes on one question lay: so many for each sentence, in the last vote of the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.domain.picks import Pick, together
from reflective_app.domain.small_groups import Group, by_role
from reflective_app.domain.voting import last_vote
from reflective_app.reports.figure import Area, Figure, Fill, Line, Part
from reflective_app.reports.outline import Cell, Column, Table, as_cell
from reflective_app.reports.pictures.letters import (
    LEADING,
    PADDING,
    PORTRAIT,
    broken,
    labels,
)
from reflective_app.wording.codes import EXITS
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.wall import votes_words
from reflective_app.wording.words import WORDED_TOP, answer_words, short_name
from reflective_app.wording.workshop import spread_words

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.item import Question

_NAME, _COUNT = 250.0, 68.0
_BAR = 14.0
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence, or a way of choosing none, with how many picked it."""

    words: str
    count: int
    aside: bool = False


def vote_spread(question: Question, assessment: Assessment) -> Figure | None:
    """The last vote of the room on a ladder question, by its sentences from the lowest upwards.

    None where nobody voted, or fewer people than the council shows apart. Roles stand in the table
    only where none of them is so few that a vote could be traced.
    """
    vote = last_vote(question.id, assessment)
    picks = together(vote)
    fewest = assessment.workshop.fewest_shown
    if picks.people < fewest:
        return None
    rows = [*_sentences(question, picks), *_exits(picks)]
    parts: list[Part] = []
    top = 0.0
    most = max(row.count for row in rows)
    for row in rows:
        lines = broken(row.words, _NAME - 2 * PADDING, _MOST_LINES)
        tall = max(len(lines) * LEADING, _BAR) + 2 * PADDING
        parts += labels(lines, 0, top + PADDING)
        parts += _bar(row, most, top + PADDING)
        top += tall
        parts.append(Line(0, top, PORTRAIT, top))
    caption = f"Votes: {' '.join(question.text.split())}"
    said = f"{counted(picks.people, 'person', 'people')} voted. {_told(rows)}. {_how(picks)}"
    return Figure(
        caption=caption,
        says=said,
        width=PORTRAIT,
        height=top + 1,
        parts=tuple(parts),
        twin=_twin(question, picks, by_role(vote, fewest), rows),
    )


def _sentences(question: Question, picks: Pick) -> list[_Row]:
    counts = picks.counts or (0,) * len(question.rungs)
    worded = question.top == WORDED_TOP
    return [
        _Row(f"{answer_words(question, rung)}: {sentence}" if worded else sentence, count)
        for rung, (sentence, count) in enumerate(zip(question.rungs, counts, strict=False))
    ]


def _exits(picks: Pick) -> list[_Row]:
    counts = zip(EXITS.values(), (picks.dont_know, picks.not_mine), strict=True)
    return [_Row(words, count, aside=True) for words, count in counts if count]


def _bar(row: _Row, most: int, top: float) -> list[Part]:
    room = PORTRAIT - _NAME - _COUNT
    wide = room * row.count / most if most else 0.0
    count = labels((votes_words(row.count),), _NAME + wide + (PADDING if wide else 0), top)
    if not row.count:
        return [*count]
    fill = Fill.NONE if row.aside else Fill.SOME
    return [Area(_NAME, top, wide, _BAR, fill, dashed=row.aside), *count]


def _told(rows: list[_Row]) -> str:
    return "; ".join(f"{votes_words(row.count)} for “{row.words.rstrip('.')}”" for row in rows)


def _how(picks: Pick) -> str:
    said = spread_words(picks)
    return said if said.endswith(".") else f"{said}."


def _twin(question: Question, picks: Pick, groups: tuple[Group, ...], rows: list[_Row]) -> Table:
    heads = [Column("Sentence", 3), Column("Votes", 1)]
    heads += [Column(listed([role or "No role" for role in g.roles]), 1.2) for g in groups]
    lines: list[tuple[Cell, ...]] = []
    for place, row in enumerate(rows):
        shares = [_count_of(group.picks, place, len(question.rungs), row) for group in groups]
        lines.append((as_cell(row.words), *(as_cell(str(n)) for n in (row.count, *shares))))
    caption = f"Votes on “{short_name(question)}”, in numbers"
    return Table(caption, tuple(heads), tuple(lines), by_words=True)


def _count_of(picks: Pick, place: int, sentences: int, row: _Row) -> int:
    if place < sentences:
        return picks.counts[place] if place < len(picks.counts) else 0
    return picks.dont_know if row.words == next(iter(EXITS.values())) else picks.not_mine
