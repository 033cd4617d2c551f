"""What the register and the grid say: who misses out, and what may soon end."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment, Service
from reflective_app.domain.findings import findings
from reflective_app.domain.kinds import Axis
from reflective_app.wording.offer import (
    beyond_sentence,
    blank_cells,
    funding_sentences,
    unserved_sentence,
    who_misses_out,
)
from tests.builders import a_service, a_set, an_assessment, an_item, reached


def register(*services: Service) -> Assessment:
    return an_assessment(a_set(an_item("r"), an_item("s"), an_item("t")), services=services)


def test_a_service_that_alone_holds_up_recommendations_says_when_its_money_ends() -> None:
    ends = a_service("club", "r", "s", funded_until=date(2027, 3, 31))
    ended = a_service("line", "t", funded_until=date(2026, 3, 31))
    assessment = register(ends, ended)
    assert funding_sentences(assessment, findings(assessment)) == (
        "club is the only service for R1 and R2, and its funding ends in March 2027.",
        "line is the only service for R3, and its funding ended in March 2026.",
    )


@pytest.mark.parametrize(
    ("served", "said"),
    [
        (("r", "s", "t"), ""),
        (("r",), "No running service serves R2 or R3."),
        ((), "No running service serves any recommendation."),
    ],
)
def test_recommendations_without_a_running_service_are_named(
    served: tuple[str, ...], said: str
) -> None:
    assert unserved_sentence(findings(register(a_service("one", *served)))) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "a serves no recommendation yet. That is not a sign that it fails."),
        (2, "a and b serve no recommendation yet. That is not a sign that they fail."),
        (4, "a, b and 2 more serve no recommendation yet. That is not a sign that they fail."),
    ],
)
def test_services_beyond_the_guide_are_named_and_not_judged(count: int, said: str) -> None:
    assert beyond_sentence([a_service(name) for name in "abcd"[:count]]) == said


# The grid


def grid(*rows: str) -> Assessment:
    """Recommendations r-1, r-2, … and the cells of each: `yes, no, -`."""
    names = [f"r-{n}" for n in range(1, len(rows) + 1)]
    groups = len(rows[0].split(",")) if rows else 0
    items = [an_item(name, 1, family_groups=None) for name in names]
    assessment = an_assessment(a_set(*items, groups=groups))
    for name, cells in zip(names, rows, strict=True):
        assessment = reached(assessment, name, cells)
    return assessment


def test_blank_cells_are_counted() -> None:
    assert blank_cells(grid("yes, -, dont_know", "-, -, no")) == 3


G1, G2 = "amilies in “Group 1”", "families in “Group 2”"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("-, -",), "Nobody has said yet who gets what."),
        (("-, dont_know", "dont_know, not_applicable"), "Nobody knows yet who gets what."),
        (("yes, yes",), "No group misses out."),
        (("not_applicable, not_applicable",), "No group misses out."),
        (("yes, some",), "No group misses out altogether, but some families do."),
        (("yes, -",), "No group is known to miss out."),
        (("no, yes", "yes, yes"), f"F{G1}: “no” for R1."),
        (("no, no", "no, yes"), f"F{G1}, most of all: “no” for R1 and R2."),
        (("no, no",), f"F{G1} and {G2}: “no” for R1."),
        (("no, yes", "yes, no"), f"F{G1} and {G2}: “no” for 1 recommendation each."),
        (("no, no, no",), "3 groups: “no” for R1."),
        (("no, yes",) * 5, f"F{G1}: “no” for 5 of 5 recommendations."),
        (("no, yes", "-, dont_know"), f"F{G1}: “no” for R1. For R2 nothing is known."),
        (
            ("no, yes, yes, yes", "yes, -, -, dont_know"),
            f"F{G1}: “no” for R1. For R2 almost nothing is known.",
        ),
    ],
)
def test_who_misses_out_is_said_by_rule(rows: tuple[str, ...], said: str) -> None:
    assert who_misses_out(grid(*rows), Axis.ARRANGEMENT) == said


def test_nothing_is_said_of_groups_that_nobody_asks_about() -> None:
    assert who_misses_out(grid("no, no"), Axis.EQUITY) == ""
