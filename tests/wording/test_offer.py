"""What the register and the grid say: who misses out, and what may soon end."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment, Cell, CellValue
from reflective_app.domain.findings import findings
from reflective_app.domain.kinds import Axis
from reflective_app.domain.register import Service
from reflective_app.wording.offer import (
    beyond_sentence,
    blank_cells,
    funding_sentences,
    service_words,
    unserved_sentence,
)
from reflective_app.wording.who_misses_out import (
    groups_words,
    people_in,
    reach_words,
    who_misses_out,
)
from tests.builders import (
    a_count,
    a_question,
    a_service,
    a_set,
    an_assessment,
    an_item,
    counted,
    reached,
)


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


def test_services_that_all_end_soon_are_told_in_a_softer_sentence() -> None:
    first = a_service("club", "r", "s", funded_until=date(2027, 1, 31))
    second = a_service("line", "r", "s", funded_until=date(2027, 3, 31))
    assessment = register(first, second, a_service("third", "t"))
    assert funding_sentences(assessment, findings(assessment)) == (
        "Funding of both services for R1 and R2 ends by March 2027.",
    )
    three = register(first, second, a_service("third", "r", funded_until=date(2027, 3, 31)))
    assert funding_sentences(three, findings(three)) == (
        "Funding of all 3 services for R1 ends by March 2027.",
        "Funding of both services for R2 ends by March 2027.",
    )


def test_whether_funding_ended_is_told_from_the_day_that_the_findings_count_from() -> None:
    assessment = register(a_service("club", "r", "s", "t", funded_until=date(2027, 3, 31)))
    later = findings(assessment, as_of=date(2027, 5, 1))
    assert later.as_of == date(2027, 5, 1)
    assert findings(assessment).as_of == assessment.profile.date
    assert funding_sentences(assessment, later) == (
        "club is the only service for R1, R2 and R3, and its funding ended in March 2027.",
    )


def unserved(assessment: Assessment) -> str:
    """What the register leaves open, in a sentence."""
    return unserved_sentence(findings(assessment), assessment)


def test_a_service_whose_status_nobody_said_is_not_called_absent() -> None:
    unsaid = a_service("one", "r", status=None)

    assert unserved(register(unsaid)) == (
        "No running service serves R2 or R3. "
        "For R1, nobody has said whether the service is running."
    )
    assert service_words(unsaid) == "one (running or not, not said)"


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
    assert unserved(register(a_service("one", *served))) == said


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
        (("no, yes", "-, dont_know"), f"F{G1}: “no” for R1. Who gets R2 is not known."),
        (
            ("no, yes, yes, yes", "yes, -, -, dont_know"),
            f"F{G1}: “no” for R1. Who gets R2 is hardly known.",
        ),
    ],
)
def test_who_misses_out_is_said_by_rule(rows: tuple[str, ...], said: str) -> None:
    assert who_misses_out(grid(*rows), Axis.ARRANGEMENT) == said


def test_nothing_is_said_of_groups_that_nobody_asks_about() -> None:
    assert who_misses_out(grid("no, no"), Axis.EQUITY) == ""


# One recommendation, as it is printed


def counts(cells: str, eligible: int | None, got: int) -> Assessment:
    """One recommendation with its cells, and how many families could have it and do."""
    numbers = [a_count("could-have", "eligible"), a_count("have", "reached")]
    item = an_item("r", [a_question("r-1"), *numbers], family_groups=None)
    assessment = an_assessment(a_set(item, groups=len(cells.split(","))))
    known = {} if eligible is None else {"could_have": eligible, "have": got}
    return reached(counted(assessment, **known), "r", cells)


def with_equity(assessment: Assessment, *places: int) -> Assessment:
    """The groups at these places, counted from 1, are groups of equity."""
    groups = tuple(
        group.model_copy(update={"axis": Axis.EQUITY}) if place in places else group
        for place, group in enumerate(assessment.question_set.family_groups, 1)
    )
    questions = assessment.question_set.model_copy(update={"family_groups": groups})
    return assessment.model_copy(update={"question_set": questions})


def reach_of(assessment: Assessment, axis: Axis = Axis.ARRANGEMENT) -> str:
    return reach_words(findings(assessment).of("r"), assessment, axis)


IN1, IN2, IN3 = (f"families in “Group {n}”" for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("yes, no", f"Yes for {IN1}, no for {IN2}."),
        ("no, yes, no", f"Yes for {IN2}, no for {IN1} and {IN3}."),
        ("some, yes", f"Yes for {IN2}, for some {IN1}."),
        ("no, -, dont_know", f"No for {IN1}; not known for 2 groups."),
        ("yes, -", f"Yes for {IN1}; not known for 1 group."),
        ("yes, yes", "Yes for every group."),
        ("no, no", "No for every group."),
        ("some, some, not_applicable", "For some in every group."),
        ("-, dont_know", "Not known for any group."),
        ("-", "Not known for 1 group."),
        ("not_applicable, not_applicable", "Does not apply to any group."),
        ("yes, not_applicable", f"Yes for {IN1}."),
        ("yes, yes, yes, yes, no", "Yes for 4 groups, no for families in “Group 5”."),
    ],
)
def test_a_recommendation_says_who_gets_it_and_who_does_not(cells: str, said: str) -> None:
    assessment = counts(cells, 50, 20)
    assert groups_words(assessment.question_set.item("r"), assessment, Axis.ARRANGEMENT) == said


def test_groups_in_a_row_are_told_apart_from_what_they_get() -> None:
    assert reach_of(counts("no, no, no, yes", 50, 20)) == (
        f"Yes for families in “Group 4”; no for {IN1}, {IN2} and {IN3}. "
        "By the numbers given: 30 families miss out."
    )


@pytest.mark.parametrize(
    ("eligible", "got", "said"),
    [
        (50, 20, "By the numbers given: 30 families miss out."),
        (50, 49, "By the numbers given: 1 family misses out."),
        (None, 0, "Number of families not known."),
        (50, 50, "No family known to miss out."),
    ],
)
def test_a_recommendation_says_how_many_families_miss_out(
    eligible: int | None, got: int, said: str
) -> None:
    assert reach_of(counts("yes, yes", eligible, got)) == f"Yes for every group. {said}"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("no, yes", f"Yes for {IN2}, no for {IN1}."),
        ("some, yes", f"Yes for {IN2}, for some {IN1}."),
    ],
)
def test_numbers_that_add_up_do_not_deny_that_a_group_misses_out(cells: str, said: str) -> None:
    assert reach_of(counts(cells, 50, 60)) == said


def test_groups_are_named_and_counted_on_their_own_axis_only() -> None:
    assessment = with_equity(counts("no, -, no, -, -", 50, 20), 3, 4, 5)
    assert reach_of(assessment) == (
        f"No for {IN1}; not known for 1 group. By the numbers given: 30 families miss out."
    )
    assert reach_of(assessment, Axis.EQUITY) == f"No for {IN3}; not known for 2 groups."


def test_a_recommendation_not_asked_of_an_axis_says_so() -> None:
    assert reach_of(counts("yes", 50, 20), Axis.EQUITY) == "Not asked."


def test_a_cell_that_nobody_confirmed_is_not_known_to_either_sentence() -> None:
    assessment = counts("yes, no", None, 0)
    row = {key: Cell(value=CellValue.NO, confirmed=False) for key in ("group-1", "group-2")}
    unconfirmed = assessment.model_copy(update={"grid": {"r": row}})
    assert reach_of(unconfirmed).startswith("Not known for any group.")
    assert who_misses_out(unconfirmed, Axis.ARRANGEMENT) == "Nobody has said yet who gets what."


def test_a_group_without_a_word_for_its_people_is_named_by_its_label() -> None:
    first, second = counts("yes, yes", 1, 1).question_set.family_groups
    named = first.model_copy(update={"people": "special guardians"})
    assert people_in([named, second]) == "special guardians and families in “Group 2”"
