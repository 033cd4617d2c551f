"""What no section of a copy for partners or the public may tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflective_app.domain.assessment import Participant
from reflective_app.domain.editing import having
from reflective_app.domain.fingerprint import record_version
from reflective_app.reports.documents import outline
from reflective_app.reports.sections import Selection
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.told_to import OUTSIDE, told_to
from reflective_app.wording.sections import Audience
from tests.leak.marked import marked_assessment, word

WHOLE = marked_assessment()


def _said(audience: Audience | None, *sections: str) -> str:
    chosen = replace(Selection(audience), chosen=frozenset(sections) if sections else None)
    return " ".join(plain_text(outline("gap-report", WHOLE, chosen)).split())


@pytest.mark.parametrize("audience", [None, Audience.TEAM, Audience.BOARD])
def test_inside_the_council_the_record_is_told_as_it_is(audience: Audience | None) -> None:
    assert told_to(audience, WHOLE) is WHOLE
    assert word("other-council") in _said(audience)


@pytest.mark.parametrize("audience", sorted(OUTSIDE))
def test_outside_another_council_is_not_named_but_it_is_told_that_it_was_another(
    audience: Audience,
) -> None:
    assert "another council" in _said(audience)
    assert word("other-council") not in _said(audience)


def test_reasons_and_parked_points_stay_whatever_sections_somebody_chooses() -> None:
    said = _said(Audience.PARTNERS, "items", "resources", "method", "priorities")
    for of in ("reason", "not-now-reason", "not-now-by", "point-text", "point-outcome"):
        assert word(of) not in said
        assert word(of) in _said(None)


def test_a_copy_says_that_reasons_and_parked_points_were_left_out_of_it() -> None:
    words = "Why something does not apply or was set aside, and what was parked, is left out"
    assert words in _said(Audience.PARTNERS)
    assert words in _said(Audience.PUBLIC)
    assert words not in _said(Audience.BOARD)


def test_a_copy_has_the_version_of_the_record_that_it_was_made_from() -> None:
    for audience in OUTSIDE:
        made = outline("gap-report", WHOLE, Selection(audience))
        assert made.version == record_version(WHOLE)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((4, 1, 1), [("other roles", 6)]),
        ((4, 2, 1), [("a", 4), ("other roles", 3)]),
        ((3, 3), [("a", 3), ("b", 3)]),
        ((1,), [("other roles", 1)]),
        ((5, 4, 1), [("a", 5), ("other roles", 5)]),
        ((999, 1), [("other roles", 999)]),
    ],
)
def test_a_role_of_one_or_two_people_is_told_with_others(
    counts: tuple[int, ...], told: list[tuple[str, int]]
) -> None:
    people = tuple(Participant(role=r, count=n) for r, n in zip("abc", counts, strict=False))
    made = told_to(Audience.PARTNERS, having(WHOLE, participants=people))
    assert [(person.role, person.count) for person in made.participants] == told
