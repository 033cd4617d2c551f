"""Dates, money and numbers as people type them; what could be two things is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.plan import Action
from tests.storage.tables_in import before, pasted, slips

LAST_OF_MARCH = date(2027, 3, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-03-31",
        "31/03/2027",
        "31/3/2027",
        "31.3.2027",
        "31-03-2027",
        "31 March 2027",
        "31  march 2027",
        "31st March 2027",
        "31 Mar 2027",
        "31-Mar-2027",
        "2027-03-31 00:00:00",
        "2027-03-31T00:00:00Z",
        "31/03/2027 0:00",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    preview = pasted("services", "name | funded until", f"Tea hour | {typed}")
    assert preview.after.services[0].funded_until == LAST_OF_MARCH
    assert preview.notices == ()
    assert slips(preview) == []


@pytest.mark.parametrize("typed", ["03/04/2027", "3.4.2027", "3-4-2027"])
def test_where_day_and_month_could_be_swapped_it_is_told_which_was_taken(typed: str) -> None:
    preview = pasted("services", "name | funded until", f"Tea hour | {typed}")
    assert preview.after.services[0].funded_until == date(2027, 4, 3)
    assert preview.notices == (
        f"Row 2, column funded until: {typed} was read as 3 April 2027, the day first.",
    )
    same = pasted("services", "name | funded until", "Tea hour | 04/04/2027")
    assert same.notices == ()


@pytest.mark.parametrize("typed", ["March 2027", "mar 2027", "Mar. 2027"])
@pytest.mark.parametrize(
    ("table", "name", "column"),
    [("services", "Tea hour", "funded until"), ("actions", "Pay them", "due")],
)
def test_a_month_stands_for_its_last_day_where_something_ends(
    typed: str, table: str, name: str, column: str
) -> None:
    head = "name" if table == "services" else "title"
    preview = pasted(table, f"{head} | {column}", f"{name} | {typed}")  # type: ignore[arg-type]
    ends = {s.funded_until for s in preview.after.services}
    ends |= {a.due for a in preview.after.plan.actions}
    assert LAST_OF_MARCH in ends
    assert preview.notices == (
        f"Row 2, column {column}: “{typed}” was read as 31 March 2027, the last day of the month.",
    )


def test_a_month_starts_on_its_first_day_and_is_due_on_its_last_as_in_the_form() -> None:
    preview = pasted("actions", "title | start | due", "Pay them | June 2027 | June 2027")
    action = next(each for each in preview.after.plan.actions if each.title == "Pay them")
    assert (action.start, action.due) == (date(2027, 6, 1), date(2027, 6, 30))
    assert preview.not_understood == ()
    assert preview.notices == (
        "Row 2, column start: “June 2027” was read as 1 June 2027, the first day of the month.",
        "Row 2, column due: “June 2027” was read as 30 June 2027, the last day of the month.",
    )


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2027-03-31 14:30:00", "has a time of day"),
        ("31/03/2027 0:01", "has a time of day"),
        ("31 March 2027, 10:00", "has a time of day"),
        ("31/02/2027", "is no day of the calendar"),
        ("03/31/2027", "is no day of the calendar"),
        ("Mar-27", "could be more than one date"),
        ("tbc", "is not a date"),
        ("end of March 2027", "is not a date"),
        ("46477", "is not a date"),
        ("2027", "is not a date"),
        ("Spring 2027", "is not a date"),
        ("2027-03-31 or later", "is not a date"),
        ("March 0000", "cannot be read"),
        ("31 Marchember 2027", "cannot be read"),
        ("٣١/٠٣/٢٠٢٧", "is not a date"),
    ],
)
def test_what_is_not_one_day_with_certainty_is_listed(typed: str, why: str) -> None:
    preview = pasted("services", "name | funded until", f"Tea hour | {typed}")
    assert preview.after == before()
    (slip,) = slips(preview)
    assert slip.startswith(f"Row 2, column funded until: “{typed}” {why}")
    assert "Write it as 2027-03-31" in slip


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("1200000", 1_200_000),
        ("1,200,000", 1_200_000),
        ("£1,200,000", 1_200_000),
        ("£ 1 200 000", 1_200_000),
        ("£1.2m", 1_200_000),
        ("1.25M", 1_250_000),
        ("£2 million", 2_000_000),
        ("45k", 45_000),
        ("£4.5K", 4_500),
        ("£1,200.00", 1_200),
        ("0", 0),
    ],
)
def test_whole_pounds_are_read_however_they_are_written(typed: str, pounds: int) -> None:
    preview = pasted("services", "name | cost", f"Tea hour | {typed}")
    assert preview.after.services[0].cost == pounds
    assert slips(preview) == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("£12.50", "is not in whole pounds"),
        ("1.2345k", "is not in whole pounds"),
        ("£10-20k", "is not an amount"),
        ("£10k to £20k", "is not an amount"),
        ("tbc", "is not an amount"),
        ("about £5k", "is not an amount"),
        ("-£5", "is not an amount"),
        ("1,20", "is not an amount"),
        ("1.200.000", "is not an amount"),
        ("$5", "is not an amount"),
        ("£5 per week", "is not an amount"),
        ("£", "is not an amount"),
        ("9" * 40, "is not an amount"),
    ],
)
def test_what_is_no_amount_in_whole_pounds_is_listed(typed: str, why: str) -> None:
    preview = pasted("services", "name | cost", f"Tea hour | {typed}")
    assert preview.after == before()
    (slip,) = slips(preview)
    assert why in slip
    assert "£1.2m or 45k" in slip


@pytest.mark.parametrize(("typed", "number"), [("96", 96), ("1,200", 1200), ("96.0", 96)])
def test_a_number_is_read_with_commas_and_as_excel_writes_it(typed: str, number: int) -> None:
    preview = pasted("services", "name | reached", f"Tea hour | {typed}")
    assert preview.after.services[0].reached == number


@pytest.mark.parametrize("typed", ["about 90", "90ish", "-5", "96.5", "1.200", "many", "1,20", "²"])
def test_text_where_a_number_belongs_is_listed(typed: str) -> None:
    preview = pasted("services", "name | reached", f"Tea hour | {typed}")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column reached (Families reached a year): "
        f"“{typed.strip()}” is not a whole number. Write it as 96 or 1,200."
    ]


def test_what_is_money_for_a_service_is_words_for_an_action() -> None:
    preview = pasted("actions", "title | cost", "Pay them | £10-20k, tbc")
    assert preview.after.plan.actions[1] == Action(
        id="pay",
        title="Pay them",
        phase=before().plan.actions[1].phase,
        depends_on=("count",),
        cost="£10-20k, tbc",
    )
