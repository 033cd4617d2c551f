"""Who the current offer reaches, and who misses out (`method.md` section 3)."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Cell, CellValue
from reflective_app.domain.edits import record
from reflective_app.domain.findings import findings
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis
from reflective_app.domain.offer import (
    beyond_the_guide,
    families_missing_out,
    funding_ending,
    funding_ending_together,
    groups_with,
    services_for,
)
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.domain.register import ServiceStatus
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_service,
    a_set,
    an_assessment,
    an_item,
    counted,
    rated,
)

CELLS = "yes, some, no, dont_know, not_applicable, -"


def item(assessment: Assessment) -> Item:
    return assessment.question_set.item("r")


def ids(groups: tuple[FamilyGroup, ...]) -> str:
    return " ".join(group.id for group in groups)


def not_known(assessment: Assessment) -> str:
    return ids(groups_with(CellValue.DONT_KNOW, item(assessment), assessment))


# Family groups


@pytest.mark.parametrize(
    ("value", "groups"),
    [("yes", "group-1"), ("some", "group-2"), ("no", "group-3"), ("not_applicable", "group-5")],
)
def test_a_group_is_where_its_confirmed_cell_puts_it(value: str, groups: str) -> None:
    assessment = rated("1", CELLS)
    assert ids(groups_with(CellValue(value), item(assessment), assessment)) == groups


def test_blank_and_don_t_know_are_both_not_known() -> None:
    assessment = rated("1", CELLS)
    assert not_known(assessment) == "group-4 group-6"


def test_an_unconfirmed_cell_says_nothing_yet() -> None:
    row = {"group-1": Cell(value=CellValue.NO), "group-2": Cell(value=CellValue.NOT_APPLICABLE)}
    assessment = rated("1", "-, -").model_copy(update={"grid": {"r": row}})
    assert groups_with(CellValue.NO, item(assessment), assessment) == ()
    assert not_known(assessment) == "group-1 group-2"


def test_arrangements_and_equity_are_told_apart() -> None:
    assessment = rated("1", "no, no, yes")
    groups = list(assessment.question_set.family_groups)
    groups[1] = groups[1].model_copy(update={"axis": Axis.EQUITY})
    both = assessment.question_set.model_copy(update={"family_groups": tuple(groups)})
    assessment = assessment.model_copy(update={"question_set": both})

    def missing(axis: Axis | None) -> str:
        return ids(groups_with(CellValue.NO, item(assessment), assessment, axis))

    assert missing(Axis.ARRANGEMENT) == "group-1"
    assert missing(Axis.EQUITY) == "group-2"
    assert missing(None) == "group-1 group-2"


@pytest.mark.parametrize(
    ("family_groups", "expected"),
    [(None, "group-1 group-2 group-3"), (["group-3", "group-1"], "group-1 group-3"), ([], "")],
)
def test_only_the_groups_of_the_item_are_asked_about(
    family_groups: list[str] | None, expected: str
) -> None:
    question_set = a_set(an_item("r", family_groups=family_groups), groups=3)
    assessment = an_assessment(question_set)
    assert not_known(assessment) == expected


def test_findings_tell_who_misses_out_who_gets_part_and_of_whom_nobody_knows() -> None:
    finding = findings(rated("1", CELLS)).of("r")
    assert ids(finding.groups_missing) == "group-3"
    assert ids(finding.groups_partly) == "group-2"
    assert ids(finding.groups_not_known) == "group-4 group-6"


# Families missing out


def counting() -> Assessment:
    counts = [
        a_count("eligible", "eligible"),
        a_count("reached", "reached"),
        a_count("spend"),
    ]
    return an_assessment(a_set(an_item("r", [a_question("r-1"), *counts])))


@pytest.mark.parametrize(
    ("counts", "missing"),
    [
        ({"eligible": 400, "reached": 120}, 280),
        ({"eligible": 120, "reached": 120}, 0),
        ({"eligible": 100, "reached": 120}, 0),
        ({"eligible": 0, "reached": 0}, 0),
        ({"eligible": 400, "reached": 0}, 400),
        ({"eligible": 400}, None),
        ({"reached": 120}, None),
        ({"spend": 9}, None),
        ({}, None),
    ],
)
def test_families_missing_out_are_eligible_less_reached_and_never_estimated(
    counts: dict[str, int], missing: int | None
) -> None:
    assessment = counted(counting(), **counts)
    assert families_missing_out(item(assessment), assessment) == missing
    assert findings(assessment).of("r").families_missing == missing


def test_a_number_that_nobody_knows_is_not_a_zero() -> None:
    assessment = counted(counting(), eligible=400)
    assessment = record("reached", Answer(state=AnswerState.DONT_KNOW), assessment)
    assert families_missing_out(item(assessment), assessment) is None


def test_an_item_without_number_questions_has_no_number_of_families() -> None:
    assessment = rated("0")
    assert families_missing_out(item(assessment), assessment) is None


def test_families_reached_by_services_are_not_added_up() -> None:
    services = (a_service("one", "r", reached=50), a_service("two", "r", reached=60))
    assessment = counted(counting(), eligible=400).model_copy(update={"services": services})
    assert families_missing_out(item(assessment), assessment) is None


# The register


def register() -> Assessment:
    services = (
        a_service("running", "r", "s"),
        a_service("planned", "r", status=ServiceStatus.PLANNED),
        a_service("ending", "r", status=ServiceStatus.ENDING),
        a_service("unsaid", "r", status=None),
        a_service("elsewhere", "s"),
        a_service("beyond"),
        a_service("beyond-too", status=ServiceStatus.PLANNED),
    )
    items = an_item("r"), an_item("s"), an_item("t")
    return an_assessment(a_set(*items), services=services)


def test_a_service_serves_while_it_is_running_or_ending() -> None:
    serving = [service.id for service in services_for("r", register())]
    assert serving == ["running", "ending"]
    assert list(findings(register()).of("r").services) == list(services_for("r", register()))


def test_a_recommendation_may_have_no_running_service() -> None:
    assert services_for("t", register()) == ()


def test_services_that_serve_no_recommendation_are_beyond_the_guide() -> None:
    expected = ["beyond", "beyond-too"]
    assert [service.id for service in beyond_the_guide(register())] == expected
    assert [service.id for service in findings(register()).beyond_the_guide] == expected


# Money that ends


@pytest.mark.parametrize(
    ("until", "warned"),
    [
        (date(2026, 11, 21), True),
        (DAY, True),
        (date(2027, 11, 22), True),
        (date(2027, 11, 23), False),
        (date(2027, 12, 1), False),
        (date(2028, 1, 1), False),
        (None, False),
    ],
)
def test_the_only_service_whose_money_ends_within_twelve_months_is_a_warning(
    until: date | None, warned: bool
) -> None:
    services = (a_service("only", "r", funded_until=until), a_service("no-use", "s"))
    assessment = an_assessment(a_set(an_item("r"), an_item("s")), services=services)
    told = [(e.service.id, e.item.id) for e in funding_ending(assessment, DAY)]
    assert told == ([("only", "r")] if warned else [])
    assert findings(assessment).funding_ending == funding_ending(assessment, DAY)


def test_a_second_running_service_takes_the_warning_away_and_a_planned_one_does_not() -> None:
    ends = a_service("ends", "r", funded_until=DAY, status=ServiceStatus.ENDING)
    for status, told in ((ServiceStatus.RUNNING, 0), (ServiceStatus.PLANNED, 1)):
        services = (ends, a_service("other", "r", status=status))
        assessment = an_assessment(a_set(an_item("r")), services=services)
        assert len(funding_ending(assessment, DAY)) == told


def test_a_leap_day_has_its_twelve_months_too() -> None:
    leap_day = date(2028, 2, 29)
    for until, told in ((date(2029, 2, 28), 1), (date(2029, 3, 1), 0)):
        services = (a_service("only", "r", funded_until=until),)
        assessment = an_assessment(a_set(an_item("r")), services=services)
        assert len(funding_ending(assessment, leap_day)) == told


def test_dates_count_from_the_day_that_is_given_else_from_the_assessment_s() -> None:
    services = (a_service("only", "r", funded_until=date(2028, 6, 1)),)
    assessment = an_assessment(a_set(an_item("r")), services=services)
    assert findings(assessment).funding_ending == ()
    assert len(findings(assessment, date(2027, 6, 1)).funding_ending) == 1


def test_several_services_that_all_end_within_a_year_are_told_apart_from_the_only_one() -> None:
    late = date(2028, 1, 1)
    first = a_service("first", "r", "s", funded_until=DAY)
    for until, told in ((date(2027, 11, 22), ["r"]), (late, []), (None, [])):
        second = a_service("second", "r", funded_until=until)
        planned = a_service("planned", "r", funded_until=late, status=ServiceStatus.PLANNED)
        services = (first, second, planned)
        assessment = an_assessment(a_set(an_item("r"), an_item("s")), services=services)
        together = funding_ending_together(assessment, DAY)
        assert [item.id for item, _ in together] == told
        assert [(e.service.id, e.item.id) for e in funding_ending(assessment, DAY)] == [
            ("first", "s")
        ]
