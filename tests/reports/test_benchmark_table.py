"""The benchmark as lines of text."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.findings import findings
from reflective_app.reports.benchmark_table import benchmark_lines
from tests.builders import a_service, a_set, an_assessment, an_item, answered


def test_funding_that_soon_ends_is_said_before_the_lanes() -> None:
    club = a_service("club", "r", funded_until=date(2027, 3, 31))
    assessment = answered(an_assessment(a_set(an_item("r")), services=(club,)), "r", "1, 1, 1, 1")
    first, blank, lane, *_ = benchmark_lines(findings(assessment), assessment)
    assert first == "club is the only service for R1, and its funding ends in March 2027."
    assert not blank
    assert lane.startswith("A: ")


def test_without_such_funding_the_first_line_names_a_lane() -> None:
    assessment = answered(an_assessment(a_set(an_item("r"))), "r", "1, 1, 1, 1")
    assert benchmark_lines(findings(assessment), assessment)[0].startswith("A: ")
