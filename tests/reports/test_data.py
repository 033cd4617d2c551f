"""The data of an assessment as a workbook and as CSV, to read and to analyse."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import record, set_profile
from reflective_app.domain.findings import findings
from reflective_app.domain.fingerprint import record_version
from reflective_app.domain.plan import Action, ActionStatus, Ease, Plan, Ratings, Update
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.reports.data import NAMES, DataName, data_csv, data_workbook
from reflective_app.reports.item_pages import NOTES
from reflective_app.storage.sample import sample_assessment
from tests.builders import DAY, a_question, a_set, an_assessment, an_item
from tests.generated import generated_assessment

Rows = list[dict[str, Any]]


def book(assessment: Assessment) -> Any:
    return load_workbook(BytesIO(data_workbook(findings(assessment), assessment)))


def sheet(name: DataName, assessment: Assessment) -> Rows:
    head, *rows = book(assessment)[name.capitalize()].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def comma(name: DataName, assessment: Assessment) -> Rows:
    text = data_csv(name, findings(assessment), assessment).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def about(assessment: Assessment) -> dict[str, Any]:
    return dict(book(assessment)["About"].iter_rows(values_only=True))


def with_services(*services: Service) -> Assessment:
    return an_assessment(a_set(an_item("one"))).model_copy(update={"services": services})


def with_actions(*actions: Action) -> Assessment:
    plan = Plan(actions=actions)
    return an_assessment(a_set(an_item("one"))).model_copy(update={"plan": plan})


def test_a_workbook_begins_with_what_it_is_and_has_a_sheet_for_each_table() -> None:
    made = book(sample_assessment())
    assert made.sheetnames == ["About", "Positions", "Answers", "Services", "Actions"]
    told = about(sample_assessment())
    assert told["Council"] == "Newshire"
    assert told["Guide and edition"] == "Kinship Care, guide of October 2024"
    assert re.fullmatch("[0-9a-f]{12}", told["Question set"])
    assert told["Version"] == record_version(sample_assessment())
    assert told["Date of the assessment"] == datetime(2026, 11, 22)
    assert told["Marking"] == "OFFICIAL"
    assert told["Limits"].startswith("This is a local self-assessment by 12 people")
    assert told["Services"].endswith("12 rows.")


def test_what_is_not_there_yet_is_said_so() -> None:
    assert about(with_services())["Services"].endswith("There are none yet.")
    assert about(with_services(Service(id="a", name="Line")))["Services"].endswith(" 1 row.")


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_each_table_stays_in_sight_and_can_be_filtered(name: DataName) -> None:
    made = book(sample_assessment())[name.capitalize()]
    assert made.freeze_panes == "B2"
    assert made.auto_filter.ref == made.dimensions
    assert made.print_title_rows == "$1:$1"
    assert all(cell.font.bold for cell in made[1])
    widths = [made.column_dimensions[cell.column_letter].width for cell in made[1]]
    assert all(9 <= width <= 50 for width in widths)
    assert all(cell.alignment.wrap_text for row in made.iter_rows() for cell in row if cell.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_csv_says_what_the_sheet_says(name: DataName) -> None:
    typed = sheet(name, generated_assessment())
    plain = comma(name, generated_assessment())
    assert len(typed) == len(plain) > 30
    assert [list(row.values()) for row in plain] == [
        [_as_csv(cell) for cell in row.values()] for row in typed
    ]


def _as_csv(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def test_a_csv_is_what_every_spreadsheet_program_opens() -> None:
    data = data_csv("services", findings(sample_assessment()), sample_assessment())
    assert data.startswith(b"\xef\xbb\xbfService,Provider,")
    assert data.endswith(b"\r\n")
    assert data.replace(b"\r\n", b"").count(b"\r") == 0


def test_a_name_that_is_no_table_is_refused() -> None:
    with pytest.raises(KeyError):
        data_csv("grid", findings(sample_assessment()), sample_assessment())  # type: ignore[arg-type]


def test_positions_stand_first_things_first_in_words() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    rows = sheet("positions", assessment)
    every = (*found.items, *found.local)
    assert [row["Code"] for row in rows] == [finding.code for finding in every]
    assert [row["Order"] for row in rows] == list(range(1, len(every) + 1))
    assert [row["Position"] for row in rows] == [finding.word.value for finding in every]
    assert [row["Missing out, number"] for row in rows] == [f.families_missing for f in every]
    assert {row["Provisional"] for row in rows} == {"Yes", "No"}
    assert rows[-1]["Lane"] == "Local questions"
    assert rows[-1]["Kind"] == "Local question"
    assert not rows[-1]["Strength of evidence"]
    assert {row["Confidence"] for row in rows} == {"High", "Medium", "Low", None}
    assert any(row["Range"] == "Once all is settled: not or partly in place" for row in rows)


def test_a_position_says_who_misses_out_and_why_it_stands_there() -> None:
    row = next(r for r in sheet("positions", sample_assessment()) if r["Code"] == "R4")
    assert row["Lane"] == "Not now"
    assert row["What the lane means"] == "Set aside by the group, with the reason"
    assert row["Groups that do not get it"].startswith("Informal: close relative; Informal: aged")
    assert row["Groups that get some of it"] == "Special guardianship; Kinship foster care"
    assert (row["Questions that count"], row["Of those, answered"]) == (10, 6)
    assert row["Set aside because"].startswith("The local health board decides")
    assert row["Look again on"] == datetime(2027, 5, 31)
    assert row["Missing for more confidence"] == "enough answered"


def test_an_answer_stands_with_its_sentence_and_every_note() -> None:
    said: dict[str, Any] = {field: f"Said of {field}." for field, _ in NOTES}
    read_back = datetime(2026, 11, 22, 15, 4)
    answer = Answer(state=AnswerState.AGREED, rung=1, parked=True, read_back=read_back, **said)
    assessment = record("one-1", answer, an_assessment(a_set(an_item("one"))))
    row, other, *_ = sheet("answers", assessment)
    assert (row["Code"], row["Item"], row["Question"]) == ("R1 a", "One", "one-1?")
    assert (row["State"], row["In place"]) == ("Agreed", "Partly in place")
    assert row["Sentence chosen"] == "one-1 stands at step 1."
    assert [row[title] for _, title in NOTES] == list(said.values())
    assert (row["Parked"], row["Flagged"]) == ("Yes", "No")
    assert row["Read back on"] == datetime(2026, 11, 22)
    assert other["State"] == "Not discussed"
    assert other["Sentence chosen"] is None


def test_what_was_not_agreed_stands_with_both_sentences() -> None:
    apart = Answer(state=AnswerState.NO_AGREEMENT, low=0, high=2)
    row = sheet("answers", record("one-1", apart, an_assessment(a_set(an_item("one")))))[0]
    assert row["State"] == "No agreement"
    assert row["No agreement: from"] == "one-1 stands at step 0."
    assert row["No agreement: to"] == "one-1 stands at step 2."


def test_a_number_is_a_number_and_a_choice_is_in_words() -> None:
    asked = [
        a_question("how-many", kind="number", ladder=None, unit="families"),
        a_question("which", kind="choice", ladder=None, options=["North", "South"]),
    ]
    assessment = an_assessment(a_set(an_item("one", asked)))
    for name, value in (("how-many", 62), ("which", "South")):
        assessment = record(name, Answer(state=AnswerState.AGREED, value=value), assessment)
    number, choice = sheet("answers", assessment)
    assert (number["Number"], number["In words"], number["Asks for"]) == (62, None, "Number")
    assert (choice["Number"], choice["In words"], choice["Asks for"]) == (None, "South", "Choice")


def test_why_something_does_not_apply_stands_only_where_it_does_not() -> None:
    kept = Answer(state=AnswerState.DONT_KNOW, reason="Said in an earlier round.")
    none = Answer(state=AnswerState.NOT_APPLICABLE, reason="No such family lives here.")
    assessment = record("one-1", kept, an_assessment(a_set(an_item("one"))))
    rows = sheet("answers", record("one-2", none, assessment))
    assert [row["Why it does not apply"] for row in rows[:2]] == [
        None,
        "No such family lives here.",
    ]


def test_a_service_has_real_dates_and_numbers_and_says_what_it_serves() -> None:
    service = Service(
        id="line",
        name="Help line",
        recommendations=("one",),
        status=ServiceStatus.ENDING,
        funded_until=date(2027, 3, 31),
        reached=62,
        cost=92_000,
    )
    row = sheet("services", with_services(service))[0]
    assert (row["Service"], row["Serves"], row["Status"]) == ("Help line", "R1 One", "Ending")
    assert row["Funded until"] == datetime(2027, 3, 31)
    assert (row["Families reached a year"], row["Cost a year in pounds"]) == (62, 92_000)


def test_actions_are_numbered_as_on_paper_and_say_what_they_wait_for() -> None:
    first = Action(id="first", title="Write the offer", ease=Ratings(people=Ease.EASY))
    second = Action(
        id="second",
        title="Name a lead",
        items=("one",),
        owner="Head of service",
        depends_on=("first",),
        due=date(2027, 5, 1),
        status=ActionStatus.AT_RISK,
        ease=Ratings(money=Ease.HARD),
        updates=(
            Update(on=date(2027, 2, 1), status=ActionStatus.AT_RISK, value="2", note="Late."),
            Update(on=date(2027, 1, 1), status=ActionStatus.ON_TRACK, value="1"),
        ),
    )
    one, two = sheet("actions", with_actions(second, first))
    assert (one["Number"], one["What will be done"], one["Phase"]) == (1, "Write the offer", "Now")
    assert (two["Number"], two["Phase"], two["Waits for"]) == (2, "Later", "Write the offer")
    assert (two["For which items"], two["Owner"]) == ("R1 One", "Head of service")
    assert (two["Due"], two["How it is going"]) == (datetime(2027, 5, 1), "At risk (A)")
    assert (two["Money and commissioning"], two["People and skills"]) == ("Hard", None)
    assert (two["Last reported on"], two["Value reported"]) == (datetime(2027, 2, 1), "2")
    assert two["Note reported"] == "Late."
    assert two["What is not said yet"].startswith("A board would also ask: ")


FORMULAS = ("=1+1", "+44 7", "-2", "@sum", "\tx", "'=1", "=HYPERLINK(0)", "#N/A", "TRUE", "1-3")


@pytest.mark.parametrize("typed", FORMULAS)
def test_nothing_that_somebody_typed_is_ever_run(typed: str) -> None:
    assessment = with_services(Service(id="a", name="A", what=typed, source=typed))
    made = data_workbook(findings(assessment), assessment)
    cells = [c for row in load_workbook(BytesIO(made))["Services"].iter_rows() for c in row]
    assert [c.value for c in cells if c.row == 2 and c.column in (4, 14)] == [typed] * 2
    assert {c.data_type for c in cells if c.value} == {"s"}
    with ZipFile(BytesIO(made)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet4.xml")
    plain = comma("services", assessment)[0]["What it does"]
    guarded = typed.lstrip("'")[:1] in "=+-@\t"
    assert plain == (f"'{typed}" if guarded else typed)


HOSTILE = "<b>&amp;</b> ]]> 家人 👩‍👧 שלום \x00\x1b\x07\u202e\ufffe _x0041_ \r\nnext\rlast"


def test_whatever_is_pasted_the_workbook_opens_and_says_it() -> None:
    assessment = with_services(Service(id="a", name="A", what=HOSTILE, source="w" * 500))
    assessment = set_profile(
        assessment.profile.model_copy(update={"marking": "A & B <12>", "council": "=“&”"}),
        assessment,
    )
    said = "<b>&amp;</b> ]]> 家人 👩‍👧 שלום  _x0041_ \nnext\nlast"
    row = sheet("services", assessment)[0]
    assert row["What it does"].replace("_x005F_", "_") == said
    assert comma("services", assessment)[0]["What it does"] == said
    assert about(assessment)["Council"] == "=“&”"
    with ZipFile(BytesIO(data_workbook(findings(assessment), assessment))) as parts:
        assert b"&amp;RA &amp;&amp; B &lt;12&gt;" in parts.read("xl/worksheets/sheet1.xml")


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    parts = tuple(
        Service(id=f"s{n}", name="N" * 2_000, recommendations=("one",)) for n in range(20)
    )
    services = tuple(s.model_copy(update={"status": ServiceStatus.RUNNING}) for s in parts)
    running = sheet("positions", with_services(*services))[0]["Running services"]
    assert len(running) < 32_767
    assert running.endswith("(cut short here: a cell can hold no more)")
    assert len(comma("positions", with_services(*services))[0]["Running services"]) > 40_000


def test_days_and_numbers_that_no_spreadsheet_can_hold_are_text() -> None:
    service = Service(id="a", name="A", funded_until=date(1899, 12, 31), cost=10**17)
    row = sheet("services", with_services(service))[0]
    assert (row["Funded until"], row["Cost a year in pounds"]) == ("1899-12-31", str(10**17))


def test_the_same_assessment_gives_the_same_bytes_and_tells_of_no_tool() -> None:
    assessment = sample_assessment()
    made = data_workbook(findings(assessment), assessment)
    assert made == data_workbook(findings(assessment), assessment)
    with ZipFile(BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(parts.read(part) for part in parts.namelist())
        assert b"openpyxl" not in whole.lower()
        assert DAY.isoformat().encode() in parts.read("docProps/core.xml")


IN_A_FRESH_PYTHON = """
import sys
from hashlib import sha256
from reflective_app.domain.findings import findings
from reflective_app.reports.data import data_workbook
from reflective_app.storage.sample import sample_assessment
assessment = sample_assessment()
assert "openpyxl" not in sys.modules
made = data_workbook(findings(assessment), assessment)
import openpyxl
from openpyxl.cell import _writer
from openpyxl.xml import functions
print(openpyxl.LXML, _writer.write_cell.__name__, functions.Element.__module__)
print(sha256(made).hexdigest())
"""


def test_a_workbook_is_written_without_lxml_though_it_is_there() -> None:
    pytest.importorskip("lxml.etree")
    run = [sys.executable, "-c", IN_A_FRESH_PYTHON]
    told = [
        subprocess.run(run, check=True, capture_output=True, text=True, timeout=60).stdout
        for _ in range(2)
    ]
    assert told[0].startswith("False etree_write_cell xml.etree")
    assert told[0] == told[1]
