"""The local picture, and the services beyond the guide, a line each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_fact
from reflective_app.domain.register import LocalFact, ServiceStatus, WayOn
from reflective_app.wording.beyond import service_line
from reflective_app.wording.local_picture import fact_line, picture_lines, picture_note
from tests.builders import (
    a_count,
    a_question,
    a_service,
    a_set,
    an_assessment,
    an_item,
    counted,
)


def with_counts() -> Assessment:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    return an_assessment(a_set(an_item("r", [a_question("r-1"), *counts]), an_item("plain", 1)))


def test_a_fact_stands_with_its_source_and_date() -> None:
    fact = LocalFact(
        id="f",
        what="Children in kinship care.",
        value="1,140",
        source="Census",
        date=date(2021, 3, 21),
    )
    assert fact_line(fact) == "Children in kinship care: 1,140 (Census, 21 March 2021)"


def test_what_is_not_known_of_a_fact_is_said() -> None:
    assert fact_line(LocalFact(id="f", what="Families known")) == (
        "Families known: not known (source not recorded, date not recorded)"
    )


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        ({}, []),
        ({"eligible": 400}, ["R1 R: families eligible 400, reached not known"]),
        (
            {"eligible": 1400, "reached": 120},
            ["R1 R: families eligible 1,400, reached 120; 1,280 families miss out"],
        ),
        ({"eligible": 5, "reached": 5}, ["R1 R: families eligible 5, reached 5"]),
    ],
)
def test_each_item_s_own_numbers_are_told_once_one_is_known(
    counts: dict[str, int], lines: list[str]
) -> None:
    assert picture_lines(counted(with_counts(), **counts)) == lines


def test_facts_come_before_the_numbers_of_the_items() -> None:
    assessment = counted(with_counts(), eligible=5)
    assessment = add_fact(LocalFact(id="f", what="Families known", value="610"), assessment)
    assert [line.split(":")[0] for line in picture_lines(assessment)] == ["Families known", "R1 R"]
    assert picture_note(assessment) == "1 fact"
    assert picture_note(with_counts()) == "no facts yet"


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (
            {},
            "Provider not recorded. Running. End of funding not known. Way on: not chosen yet.",
        ),
        (
            {
                "provider": "Toy Trust",
                "status": ServiceStatus.ENDING,
                "funded_until": date(2027, 3, 31),
                "way_on": WayOn.KEEP,
            },
            "Toy Trust. Ending. Funded until 31 March 2027. Way on: keep and monitor.",
        ),
        (
            {"status": None, "way_on": WayOn.ADAPT},
            "Provider not recorded. Running or not: not said. End of funding not known. "
            "Way on: adapt towards a recommendation.",
        ),
    ],
)
def test_a_service_beyond_the_guide_is_told_in_a_line(known: dict[str, Any], line: str) -> None:
    assert service_line(a_service("toys", **known)) == line
