"""Where the roadmap would lead: each item's word today and at the end of the last phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.phases import ORDER
from reflective_app.domain.position import IN_PLACE, Position, Word
from reflective_app.domain.projection import aimed_at, projected_positions
from reflective_app.reports.figure import Figure
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import Column, Table, as_cell
from reflective_app.reports.pictures.letters import PORTRAIT
from reflective_app.reports.pictures.parting import part_caption, told_elsewhere
from reflective_app.reports.pictures.strip import Stand, Stop, Strip, key_lines
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.plan import PHASES
from reflective_app.wording.projected import AFTER, TODAY

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.findings import Findings
    from reflective_app.reports.outline import Cell

CAPTION = "Where the roadmap would lead"
THEN = AFTER.format(phase=PHASES[ORDER[-1]])
KEY = (
    f"“{TODAY}” is the position now, “{THEN}” what it would be if every action reached the sentence"
    " it aims at. Who gets what stays as it is today."
)
_STAYS = "No change"
_COLUMNS = (Column("Item", 2.6), Column(TODAY, 1.5), Column(THEN, 1.5))


def before_and_after(
    found: Findings, assessment: Assessment, listed_in: str = ""
) -> tuple[Figure, ...]:
    """Each item that an action aims at, on the four words, today and after the last phase.

    As many pictures as it takes, none taller than a page; none where no action aims at a sentence.
    Where the same is told elsewhere in the document, `listed_in` says so.
    """
    now = {finding.item.id: finding.position for finding in found.in_guide_order}
    ends = projected_positions(assessment, now)[ORDER[-1]]
    codes = assessment.question_set.codes
    items = {codes[item.id]: item for item in aimed_at(assessment)}
    moves = {code: (now[item.id].word, ends[item.id].word) for code, item in items.items()}
    strip = Strip(any(word not in IN_PLACE for both in moves.values() for word in both))
    rows = [strip.stand(code, item.title, _stops(*moves[code])) for code, item in items.items()]
    parts = strip.parted(rows)
    figures = []
    for number, part in enumerate(parts, start=1):
        caption = part_caption(CAPTION, number, len(parts))
        head, top = strip.head()
        foot = top + sum(row.height for row in part)
        key, tall = key_lines(KEY, foot)
        here = {row.code: moves[row.code] for row in part}
        at = [(row, now[items[row.code].id], ends[items[row.code].id]) for row in part]
        figures.append(
            Figure(
                caption=caption,
                says=told_elsewhere(_says(here), listed_in),
                width=PORTRAIT,
                height=foot + tall + 1,
                parts=(*strip.columns(top, foot), *head, *strip.rows(part, top), *key),
                twin=Table(f"{caption}, in words", _COLUMNS, tuple(_twin(*each) for each in at)),
                twin_follows=not listed_in,
            )
        )
    return tuple(figures)


def _stops(today: Word, then: Word) -> tuple[Stop, ...]:
    if today is then:
        return (Stop(today, _STAYS),)
    return Stop(today, TODAY), Stop(then, THEN)


def _says(moves: dict[str, tuple[Word, Word]]) -> str:
    """How many items, which move from which word to which, and which stay where."""
    said = [f"{counted(len(moves), 'item')}, today and {THEN[0].lower()}{THEN[1:]}"]
    for pair in dict.fromkeys(moves.values()):
        today, then = pair
        codes = [code for code, each in moves.items() if each == pair]
        stays = "stays" if len(codes) == 1 else "stay"
        goes = "goes" if len(codes) == 1 else "go"
        said.append(
            f"{listed(codes)} {stays} {_inside(today)}"
            if today is then
            else f"{listed(codes)} {goes} from {_inside(today)} to {_inside(then)}"
        )
    return f"{'. '.join(said)}."


def _inside(word: Word) -> str:
    """A word as it is written inside a sentence."""
    return f"“{word.lower()}”"


def _twin(row: Stand, today: Position, then: Position) -> tuple[Cell, ...]:
    return (
        as_cell(f"{row.code} {row.title}"),
        as_cell(today.word, mark=POSITION_MARKS[today.word]),
        as_cell(then.word, mark=POSITION_MARKS[then.word]),
    )
