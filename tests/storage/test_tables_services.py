"""Services come in as councils type them: what is certain is taken, the rest is listed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.register import Evaluation, Service, ServiceStatus
from tests.storage.tables_in import a_workbook, before, opened, pasted, slips, told

ALL = (
    "name | provider | heading | what | groups | recommendations | area | status | funded until | "
    "reached | cost | components | evaluation | source"
)


def the_service(*rows: str) -> Service:
    preview = pasted("services", *rows)
    assert slips(preview) == []
    return preview.after.services[-1]


def test_a_name_that_is_not_in_the_register_adds_a_service_with_all_its_fields() -> None:
    preview = pasted(
        "services",
        ALL,
        "Navigator | Kin Trust | Help with money | Helps carers | Older carers; next-door | "
        "R1; Hold street parties | Whole area | Running | 31/03/2027 | 1,200 | £1.2m | "
        "paid by standing order | Evaluated for impact | Contract register",
    )
    assert slips(preview) == []
    service = preview.after.services[-1]
    assert service.id.startswith("service-")
    assert service == Service(
        id=service.id,
        name="Navigator",
        provider="Kin Trust",
        heading="money",
        what="Helps carers",
        groups=("older-carers", "next-door"),
        recommendations=("allowances", "street-parties"),
        area="Whole area",
        status=ServiceStatus.RUNNING,
        funded_until=date(2027, 3, 31),
        reached=1200,
        cost=1_200_000,
        components=("standing-order",),
        evaluation=Evaluation.EVALUATED,
        source="Contract register",
    )
    assert (preview.added, preview.changed) == (1, 0)
    assert assessment_faults(preview.after) == ()


def test_new_services_have_ids_of_their_own_each_time() -> None:
    ids = [the_service("name", "Navigator").id for _ in range(2)]
    assert ids[0] != ids[1]


def test_a_name_that_is_there_changes_that_service_cell_by_cell() -> None:
    preview = pasted("services", "name | status | reached", "  tea  HOUR | ending | 41")
    (service,) = preview.after.services
    there = before().services[0]
    assert service == there.model_copy(update={"status": ServiceStatus.ENDING, "reached": 41})
    assert told(preview) == [
        "Row 2 changes “Tea hour”: status “Ending” (was “Running”); reached “41” (was “40”)"
    ]


def test_a_blank_cell_leaves_what_was_there() -> None:
    preview = pasted("services", ALL, "Tea hour | | | | | | | | | | | | |")
    assert preview.after == before()
    assert preview.changes == ()


def test_a_cell_that_is_not_understood_is_left_at_what_it_was_and_the_others_come_in() -> None:
    preview = pasted(
        "services", "name | status | reached | cost", "Tea hour | sleeping | about 90 | 45k"
    )
    (service,) = preview.after.services
    assert (service.status, service.reached, service.cost) == (ServiceStatus.RUNNING, 40, 45_000)
    assert slips(preview) == [
        "Row 2, column status: “sleeping” is not one of the words for this: "
        "Running, Planned or Ending.",
        "Row 2, column reached (Families reached a year): "
        "“about 90” is not a whole number. Write it as 96 or 1,200.",
    ]
    assert [(slip.column, slip.value) for slip in preview.not_understood] == [
        ("status", "sleeping"),
        ("reached", "about 90"),
    ]


def test_a_new_service_comes_in_without_the_cell_that_is_not_understood() -> None:
    preview = pasted("services", "name | cost", "Navigator | tbc")
    assert preview.after.services[-1].name == "Navigator"
    assert preview.after.services[-1].cost is None
    assert len(slips(preview)) == 1


def test_a_reference_that_is_not_known_is_named_with_what_is_near() -> None:
    preview = pasted(
        "services",
        "name | groups | recommendations | heading | components",
        "Navigator | Older carrers | P1 | Money | standing-order; bells",
    )
    assert slips(preview) == [
        "Row 2, column groups (For which families): There is no family group “Older carrers”. "
        "Did you mean “Older carers”?",
        "Row 2, column recommendations (Serves): There is no recommendation “P1”.",
        "Row 2, column components (Provided as designed): There is no core component “bells”.",
    ]
    service = preview.after.services[-1]
    assert (service.groups, service.heading, service.components) == ((), "money", ())


def test_a_row_without_a_name_is_left_out_and_listed() -> None:
    preview = pasted("services", "name | provider", " | Kin Trust")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column name: The row does not name its service. Write its name here."
    ]


def test_two_rows_of_one_name_are_not_both_taken_in() -> None:
    preview = pasted("services", "name | reached", "Tea hour | 1", "tea hour | 2", "New", "new")
    assert preview.after.services[0].reached == 1
    assert len(preview.after.services) == 2
    assert slips(preview) == [
        "Row 3, column name: Row 2 is about the same. Keep one of the two.",
        "Row 5, column name: Row 4 is about the same. Keep one of the two.",
    ]


def test_a_name_that_two_services_share_is_not_guessed_at() -> None:
    one, two = (Service(id=name, name="Tea hour") for name in ("one", "two"))
    twice = before().model_copy(update={"services": (one, two)})
    preview = pasted("services", "name | reached", "Tea hour | 7", into=twice)
    assert preview.after == twice
    assert "2 services of this name" in slips(preview)[0]


@pytest.mark.parametrize(
    ("typed", "whole"), [("whole area", True), ("Whole area.", True), ("Newtown", False)]
)
def test_an_area_in_other_words_is_told_to_be_a_part_of_it(typed: str, whole: bool) -> None:
    preview = pasted("services", "name | area", f"Tea hour | {typed}")
    told_so = (
        "Row 2, column area: this is taken as a part of the area. "
        "Only “Whole area” counts as all of it."
    )
    assert preview.notices == (() if whole else (told_so,))


def test_reaching_more_than_could_have_it_is_told_and_taken_in() -> None:
    preview = pasted("services", "name | recommendations | reached", "Tea hour | R1 | 121")
    assert preview.after.services[0].reached == 121
    (notice,) = preview.notices
    assert "121 is more than the 120 families" in notice
    assert pasted("services", "name | recommendations | reached", "T | R1 | 120").notices == ()


def test_a_text_that_is_too_long_is_listed() -> None:
    preview = pasted("services", "name | provider", f"Tea hour | {'x' * 501}")
    assert preview.after == before()
    assert slips(preview)[0].startswith("Row 2, column provider: This is too long")
    assert "too long" in slips(pasted("services", "name", "x" * 2_001))[0]


# Without headings


def test_services_copied_without_headings_are_taken_in_the_order_of_the_columns() -> None:
    preview = pasted("services", "Navigator | Kin Trust", "Advice line | Citizens Advice")
    assert [(s.name, s.provider) for s in preview.after.services[1:]] == [
        ("Navigator", "Kin Trust"),
        ("Advice line", "Citizens Advice"),
    ]
    assert preview.notices == (
        "There is no row of headings, so the columns were taken in this order: name, provider. "
        "If the first row holds headings, give them these names and bring it again.",
    )


def test_headings_with_a_slip_of_the_pen_are_not_taken_for_a_service() -> None:
    preview = pasted("services", "nmae | provider", "Navigator | Kin Trust")
    assert preview.after == before()
    assert preview.refused[0].startswith("There is no column “nmae”. Did you mean “name”?")
    preview = pasted("services", "nmae | providr", "Navigator | Kin Trust")
    assert preview.after == before()
    assert len(preview.refused) == 4


def test_a_cell_of_several_lines_is_one_cell() -> None:
    text = "name | what", 'Navigator | "Helps carers\nand ""kin"""', 'Tea | "Tea" at four'
    services = pasted("services", *text).after.services
    assert services[1].what == 'Helps carers\nand "kin"'
    assert services[2].what == '"Tea" at four'
    assert pasted("services", "name | what", 'Tea | "Tea"').after.services[1].what == '"Tea"'


def test_commas_are_read_where_nothing_has_tabs() -> None:
    services = pasted("services", "name,provider", '"Tea, late",Kin').after.services
    assert (services[-1].name, services[-1].provider) == ("Tea, late", "Kin")
    assert pasted("services", "Tea, late").after.services[-1].name == "Tea, late"


# Workbooks


def test_a_workbook_has_real_dates_and_numbers(tmp_path: Path) -> None:
    content = a_workbook(
        ("Name", "Funded until", "Reached", "Cost"), ("Navigator", date(2027, 3, 31), 96.0, 1.2e6)
    )
    service = opened(tmp_path, "services", content).after.services[-1]
    assert service.funded_until == date(2027, 3, 31)
    assert (service.reached, service.cost) == (96, 1_200_000)


def test_a_date_where_words_belong_is_told(tmp_path: Path) -> None:
    content = a_workbook(("name", "area"), ("Navigator", date(2027, 3, 1)))
    preview = opened(tmp_path, "services", content)
    assert preview.after.services[-1].area == "1 March 2027"
    assert preview.notices[0] == (
        "Row 2, column area: the cell holds a date, and was read as the text “1 March 2027”."
    )
