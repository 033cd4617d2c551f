"""Every row of the worked examples in `method.md` section 8."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reflective_app.domain.findings import findings
from reflective_app.domain.position import Word
from tests.builders import an_assessment, answered, reached, worked_examples

ROWS = """
r1 | 1, 1, 0, 2, ?, 1 | yes some no | 5/6 | 1/3 | Partly | Partly | Partly | - | - | B | B | B
r2 | 0, 0, 1, ?, ?, 0 |  | 2/3 | 1/12 | Not | Not | Partly | provisional | - | A | A | A
r3 | 1, 0, ?, ?, ?, n/a |  | 2/5 | - | - | Not | Mostly | - | - | - | B C | find-out
r4 | 3, 2, 3, 2, 3, 2 | yes yes yes | 1 | 5/6 | Mostly | Mostly | Mostly | - | - | B | B | B
r5 | 3, 3, 3, 3 | yes no | 1 | 1 | Mostly | Mostly | Mostly | - | group | B | B | B
r6 | 1, 3, 3, 3 | yes yes | 1 | 5/6 | Partly | Partly | Partly | - | essential | C | C | C
r7 | 1 to 3, 2, 2, 3 | yes | 1 | 3/4 | Mostly | Mostly | Mostly | - | - | B C | B C | B
r8 | 3, 3, 3, ? | yes yes | 3/4 | 1 | Fully | Mostly | Fully | prov | - | keep | B keep | find-out
r9 | 2, 4, 4 | no no | 1 | 5/6 | Partly | Partly | Partly | - | essential group | B | B | B
"""


def _rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in ROWS.strip().splitlines()]


def _word(short: str) -> Word:
    return Word.NOT_ENOUGH_KNOWN if short == "-" else Word(f"{short} in place")


@pytest.mark.parametrize("row", _rows(), ids=[row[0].upper() for row in _rows()])
def test_a_worked_example_comes_out_as_the_method_says(row: list[str]) -> None:
    (
        item,
        answers,
        cells,
        coverage,
        share,
        word,
        low,
        high,
        provisional,
        caps,
        bands,
        robust,
        lane,
    ) = row
    assessment = answered(an_assessment(worked_examples()), item, answers)
    if cells:
        assessment = reached(assessment, item, cells.replace(" ", ", "))

    found = findings(assessment).of(item)

    at = found.position
    assert at.coverage == Fraction(coverage)
    assert at.share == (None if share == "-" else Fraction(share))
    assert (at.word, at.low, at.high) == (_word(word), _word(low), _word(high))
    assert at.provisional == (provisional.startswith("prov"))
    assert " ".join(at.caps) == caps.replace("-", "")
    assert " ".join(found.bands) == bands.replace("-", "")
    assert " ".join(found.robust) == robust
    assert found.lane == lane
