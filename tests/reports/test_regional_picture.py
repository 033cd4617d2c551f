"""Councils side by side: the middle and never one of them, and nothing while they are few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.outline import Mark, Outline, Table, words_of
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.regional_picture import (
    Middle,
    Region,
    RegionItem,
    middle,
    regional_picture,
)
from reflective_app.reports.text_twin import plain_text
from tests.builders import DAY
from tests.reports.test_governance_pack import assert_plain
from tests.reports.validity import assert_valid

Counts = tuple[int, int, int, int]
NOT, PARTLY, MOSTLY, FULLY = IN_PLACE
COUNTS = st.tuples(*[st.integers(0, 12)] * 4)


def region(*items: RegionItem, councils: int = 60) -> Region:
    return Region(
        "Kinship Care, guide of October 2024", "2024-10", "3f9a1c2b77d0", DAY, councils, items
    )


def one(counts: Counts, own: Word | None = None) -> RegionItem:
    return RegionItem("R1", "Navigation", counts, own)


def told(*items: RegionItem, councils: int = 60) -> str:
    return " ".join(plain_text(regional_picture(region(*items, councils=councils))).split())


def row(outline: Outline, code: str = "R1") -> dict[str, str]:
    """The cells of an item's row under the titles of their columns."""
    for block in outline.blocks:
        if isinstance(block, Table):
            for cells in block.rows:
                said = [words_of(cell.paragraphs[0]) for cell in cells]
                if said[0].startswith(f"{code} "):
                    return dict(zip((each.title for each in block.columns), said, strict=True))
    raise AssertionError(code)


# The arithmetic


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 1, 1, 1), None),
        ((0, 0, 0, 0), None),
        ((4, 0, 0, 0), None),
        ((1, 1, 1, 2), Middle(5, MOSTLY)),
        ((3, 0, 0, 3), Middle(6, NOT)),
        ((0, 3, 0, 4), Middle(7, FULLY)),
        ((1, 3, 4, 0), Middle(8, PARTLY, (PARTLY, MOSTLY))),
        ((2, 2, 2, 2), Middle(8, PARTLY, (NOT, MOSTLY))),
        ((2, 3, 3, 1), Middle(9, PARTLY, (PARTLY, MOSTLY))),
        ((9, 0, 0, 0), Middle(9, NOT, (NOT, NOT))),
    ],
)
def test_the_lower_median_from_five_and_the_quartiles_from_eight(
    counts: Counts, expected: Middle | None
) -> None:
    assert middle(counts) == expected


@given(COUNTS)
def test_the_words_are_those_at_their_places_in_the_row(counts: Counts) -> None:
    line = [word for word, count in zip(IN_PLACE, counts, strict=True) for _ in range(count)]
    found, n = middle(counts), len(line)
    if n < 5:
        assert found is None
        return
    assert found is not None
    assert found.councils == n
    assert found.median is line[ceil(n / 2) - 1]
    quartiles = (line[ceil(n / 4) - 1], line[ceil(3 * n / 4) - 1])
    assert found.quartiles == (quartiles if n >= 8 else None)


@given(COUNTS)
def test_at_least_half_the_councils_stand_at_the_middle_word_or_below_and_half_above(
    counts: Counts,
) -> None:
    found = middle(counts)
    if found is not None:
        place = IN_PLACE.index(found.median)
        assert 2 * sum(counts[: place + 1]) >= found.councils
        assert 2 * sum(counts[place:]) >= found.councils


@given(COUNTS, st.integers(0, 2))
def test_a_council_that_moves_up_never_lowers_the_middle(counts: Counts, place: int) -> None:
    before = middle(counts)
    if before is None or not counts[place]:
        return
    moved = list(counts)
    moved[place], moved[place + 1] = moved[place] - 1, moved[place + 1] + 1
    after = middle(moved)
    assert after is not None
    assert IN_PLACE.index(after.median) >= IN_PLACE.index(before.median)


@given(COUNTS)
def test_with_eight_councils_the_middle_lies_within_the_middle_half(counts: Counts) -> None:
    found = middle(counts)
    if found is not None and found.quartiles is not None:
        low, high = map(IN_PLACE.index, found.quartiles)
        assert low <= IN_PLACE.index(found.median) <= high


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no"):
        one((1, -1, 5, 5))
    with pytest.raises(ValueError, match="R1 counts 12 of 11"):
        region(one((3, 3, 3, 3)), councils=11)


# The document


@given(COUNTS.filter(lambda counts: sum(counts) < 5))
def test_nothing_of_an_item_with_fewer_than_five_councils_is_shown(counts: Counts) -> None:
    assert told(one(counts, own=FULLY)) == told(one((0, 0, 0, 0)))
    document = told(one(counts))
    assert not any(word.value in document for word in IN_PLACE)
    assert "R1 Navigation" in document


@given(COUNTS, COUNTS)
def test_two_regions_with_one_middle_cannot_be_told_apart(first: Counts, second: Counts) -> None:
    same = middle(first) == middle(second)
    assert (told(one(first)) == told(one(second))) == same


def test_the_lowest_council_and_the_highest_leave_no_trace() -> None:
    plain = told(one((0, 4, 4, 0)))
    assert plain == told(one((1, 3, 4, 0)))
    assert plain == told(one((0, 4, 3, 1)))
    assert "Not in place" not in plain
    assert "Fully in place" not in plain


def test_with_five_to_seven_councils_only_the_middle_is_shown() -> None:
    said = row(regional_picture(region(one((1, 3, 2, 1)))))
    assert said == {"Item": "R1 Navigation", "Councils": "7", "Middle": "Partly in place"}


def test_with_eight_councils_the_middle_half_is_shown_too() -> None:
    said = row(regional_picture(region(one((1, 3, 4, 0)))))
    assert said["Middle"] == "Partly in place"
    assert said["Middle half"] == "Partly in place to mostly in place"
    same = row(regional_picture(region(one((0, 9, 0, 0)))))
    assert same["Middle half"] == "Partly in place"


def test_beside_an_item_of_eight_one_of_five_still_shows_no_middle_half() -> None:
    few = RegionItem("R2", "Allowances", (1, 2, 1, 1))
    said = row(regional_picture(region(one((1, 3, 4, 0)), few)), "R2")
    assert said["Middle half"] == "Fewer than eight councils"


def test_one_s_own_word_stands_beside_the_middle_only_if_it_is_asked_for() -> None:
    others = RegionItem("R2", "Allowances", (1, 2, 1, 1))
    assert "Your council" not in row(regional_picture(region(one((1, 2, 1, 1)), others)))
    asked = regional_picture(region(one((1, 2, 1, 1), own=MOSTLY), others))
    assert row(asked)["Your council"] == "Mostly in place"
    assert row(asked, "R2")["Your council"] == "Not given"


def test_a_council_without_a_position_is_told_that_it_is_not_counted() -> None:
    said = told(one((1, 2, 1, 1), own=Word.NOT_ENOUGH_KNOWN))
    assert "Your council: Not enough known" in said
    assert "Your council is not counted for R1" in said
    assert "is not counted for" not in told(one((1, 2, 1, 1), own=MOSTLY))


def test_each_word_has_its_own_shape_beside_it() -> None:
    outline = regional_picture(region(one((0, 0, 6, 0), own=NOT)))
    cells = next(b for b in outline.blocks if isinstance(b, Table)).rows[0]
    assert cells[2].mark is Mark.MOSTLY_IN_PLACE
    assert cells[3].mark is Mark.NOT_IN_PLACE


def test_how_many_shared_when_and_with_what_standing_is_said_first() -> None:
    shared = replace(
        region(one((1, 3, 4, 0)), councils=11), assessed=(date(2026, 3, 1), date(2026, 11, 2))
    )
    said = " ".join(plain_text(regional_picture(shared)).split())
    assert "11 councils shared an assessment." in said
    assert "made from 1 March 2026 to 2 November 2026." in said
    assert "Self-assessed, not verified, and only those who chose to share." in said
    assert "This is no ranking" in said
    day = replace(shared, assessed=(DAY, DAY))
    assert "of 22 November 2026." in " ".join(plain_text(regional_picture(day)).split())


@pytest.mark.parametrize("councils", range(5))
def test_with_fewer_than_five_councils_not_even_their_number_is_told(councils: int) -> None:
    said = told(one((councils, 0, 0, 0)), councils=councils)
    assert said == told(one((0, 0, 0, 0)), councils=0)
    assert "Fewer than five councils have shared so far." in said
    assert "Nothing can be shown" in said


def many() -> Region:
    """Items of every size, with titles that try to be more than text."""
    titles = (
        "=1+1 <b>bold</b> & {x}",
        "新しい \u202e\u05d0\u05d1\u05d2 🙂",
        "W" * 200,
        "a\tb\x07c",
        "Plain",
    )
    items = [
        RegionItem(f"R{n}", titles[n % 5], (n % 4, n % 3, n % 5, n % 2), IN_PLACE[n % 4])
        for n in range(1, 41)
    ]
    return region(*items)


@pytest.mark.parametrize(
    "shared",
    [region(), region(one((1, 1, 1, 1))), region(one((1, 2, 1, 1))), many()],
    ids=["no items", "too few", "five", "many and hostile"],
)
def test_the_picture_is_a_valid_document_and_always_the_same(shared: Region) -> None:
    made = render_pdf(regional_picture(shared))
    assert_valid(made)
    assert made == render_pdf(regional_picture(shared))


def test_the_picture_is_in_plain_english() -> None:
    assert_plain(
        regional_picture(region(one((1, 3, 4, 0), own=Word.DOES_NOT_APPLY), one((1, 0, 0, 0))))
    )
