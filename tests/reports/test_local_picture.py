"""The council's own facts on paper, before the priorities."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.register import LocalFact
from reflective_app.reports.documents import outline
from reflective_app.reports.outline import Heading
from tests.builders import a_count, a_question, a_set, an_assessment, an_item, counted
from tests.reports.said import below, tables, text

FACT = LocalFact(
    id="known",
    what="Kinship families known to us",
    value="420",
    source="Data lead’s list",
    date=date(2026, 9, 30),
)
HOW_MANY = "How many families, and how many of them are reached"
BARE = LocalFact(id="spend", what="Spend on allowances")
REACH = an_item(
    "r",
    [a_question("r-1"), a_count("eligible", "eligible"), a_count("reached", "reached")],
)


def test_the_local_picture_is_printed_before_the_priorities() -> None:
    assessment = an_assessment(a_set(REACH), local_picture=(FACT,))
    heads = [b.text for b in outline("gap-report", assessment).blocks if isinstance(b, Heading)]
    assert heads.index("Local picture") < heads.index("Where we stand")
    assert heads.index("Local picture") < heads.index("Priorities and reasons")


def test_a_fact_is_printed_with_its_value_its_source_and_its_date() -> None:
    assessment = an_assessment(a_set(REACH), local_picture=(FACT, BARE))
    assert tables(below("gap-report", "Local picture", assessment))["Local facts"] == [
        ["Kinship families known to us", "420", "Data lead’s list, 30 September 2026"],
        ["Spend on allowances", "Not known", "Not said"],
    ]


def asked(question_id: str) -> str:
    """A question as it was asked: each item counts families of its own."""
    (item,) = a_set(REACH).items
    return next(question.text for question in item.questions if question.id == question_id)


def test_families_eligible_and_reached_stand_item_by_item_and_what_nobody_knows_is_said() -> None:
    assessment = counted(an_assessment(a_set(REACH, an_item("other"))), eligible=1_420)
    (row,) = tables(below("gap-report", "Local picture", assessment))[HOW_MANY]
    assert row[:3] == ["R1 R", f"1,420 families / {asked('eligible')}", "Not known"]
    both = counted(assessment, eligible=420, reached=140)
    (row,) = tables(below("gap-report", "Local picture", both))[HOW_MANY]
    assert row[1:] == [
        f"420 families / {asked('eligible')}",
        f"140 families / {asked('reached')}",
        "280 families miss out.",
    ]


def test_a_council_without_a_local_fact_reads_that_there_is_none() -> None:
    assert "No local fact has been recorded yet." in text("gap-report", an_assessment(a_set(REACH)))
