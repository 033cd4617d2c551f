"""Where each recommendation stands, on the four words, and what it may yet come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.figure import Figure
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import Column, Table, as_cell
from reflective_app.reports.pictures.letters import PORTRAIT
from reflective_app.reports.pictures.parting import part_caption, told_elsewhere
from reflective_app.reports.pictures.strip import Stand, Stop, Strip, key_lines
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.projected import PROVISIONAL
from reflective_app.wording.standing import range_words, short_range

if TYPE_CHECKING:
    from reflective_app.domain.findings import Findings, ItemFinding
    from reflective_app.reports.outline import Cell

CAPTION = "Where each recommendation stands"
KEY = "A bracket spans the words that a position may come to once all is settled."
_COLUMNS = (
    Column("Recommendation", 2.6),
    Column("Position", 1.5),
    Column("Once all is settled", 2),
)


def position_strip(found: Findings, listed_in: str = "") -> tuple[Figure, ...]:
    """Every recommendation on the four words, in guide order, its range as a bracket.

    As many pictures as it takes, none taller than a page; none without recommendations. Where the
    same is told elsewhere in the document, `listed_in` says so, as “the table “…””.
    """
    shown = {f.code: f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION}
    strip = Strip(any(f.word not in IN_PLACE for f in shown.values()))
    rows = [_row(finding, strip) for finding in shown.values()]
    parts = strip.parted(rows)
    figures = []
    for number, part in enumerate(parts, start=1):
        here = [shown[row.code] for row in part]
        caption = part_caption(CAPTION, number, len(parts))
        head, top = strip.head()
        foot = top + sum(row.height for row in part)
        key, tall = key_lines(KEY, foot) if any(row.ranges for row in part) else ([], 0.0)
        figures.append(
            Figure(
                caption=caption,
                says=told_elsewhere(_says(here), listed_in),
                width=PORTRAIT,
                height=foot + tall + 1,
                parts=(*strip.columns(top, foot), *head, *strip.rows(part, top), *key),
                twin=_twin(here, caption),
                twin_follows=not listed_in,
            )
        )
    return tuple(figures)


def _row(finding: ItemFinding, strip: Strip) -> Stand:
    at = finding.position
    return strip.stand(finding.code, finding.item.title, (Stop(at.word),), (at.low, at.high))


def _says(findings: list[ItemFinding]) -> str:
    """How many there are, then word by word which stand there."""
    said = [f"Positions of {counted(len(findings), 'recommendation')}"]
    for word in Word:
        here = [_with_range(finding) for finding in findings if finding.word is word]
        if here:
            said.append(f"{word}: {listed(here)}")
    return f"{'. '.join(said)}."


def _with_range(finding: ItemFinding) -> str:
    ends = short_range(finding)
    if not ends:
        return finding.code
    return f"{finding.code} ({ends if ends.startswith('could') else f'could be {ends}'})"


def _twin(findings: list[ItemFinding], caption: str) -> Table:
    return Table(f"{caption}, in words", _COLUMNS, tuple(map(_twin_row, findings)), by_words=True)


def _twin_row(finding: ItemFinding) -> tuple[Cell, ...]:
    note = (PROVISIONAL,) if finding.position.provisional else ()
    ends = range_words(finding).partition(": ")[2]
    return (
        as_cell(f"{finding.code} {finding.item.title}"),
        as_cell(finding.word, *note, mark=POSITION_MARKS[finding.word]),
        as_cell(f"{ends[0].upper()}{ends[1:]}" if ends else "The same"),
    )
