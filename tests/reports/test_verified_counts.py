"""What a document or a table of data holds of an assessment is counted, and said in a sentence."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import record
from reflective_app.domain.findings import findings
from reflective_app.reports.data import NAMES, DataName, data_csv, data_workbook
from reflective_app.reports.documents import outline as document
from reflective_app.reports.item_pages import NOTES
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Table,
    as_cell,
)
from reflective_app.reports.sections import Selection
from reflective_app.reports.verified import counted_rows, counted_words, missing_rows
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.sections import Audience
from tests.builders import a_set, an_action, an_assessment, an_item
from tests.generated import generated_assessment
from tests.reports.samples import outline

COLUMNS = (Column("Question"), Column("What was said"))


def noted() -> Assessment:
    """Two answers, three notes and an action."""
    assessment = an_assessment(a_set(an_item("one", 3)))
    agreed = Answer(state=AnswerState.AGREED, rung=1, have="A help line.", note="Ask again.")
    open_ = Answer(have="Said by the way.")
    for name, answer in (("one-1", agreed), ("one-2", open_)):
        assessment = record(name, answer, assessment)
    assessment = record("one-3", Answer(state=AnswerState.DONT_KNOW), assessment)
    plan = assessment.plan.model_copy(update={"actions": (an_action("lead"),)})
    return assessment.model_copy(update={"plan": plan})


def asked(*rows: tuple[str, ...]) -> Table:
    return Table("Answers", COLUMNS, tuple((as_cell(q), as_cell(*said)) for q, *said in rows))


def test_answers_notes_and_actions_are_counted_where_the_document_holds_them() -> None:
    content = outline(
        asked(
            ("one-1? (essential)", "Partly in place", "Now: A help line. Note: Ask again."),
            ("one-2?", "Not discussed", "Now: Said by the way."),
            ("one-3?", "Don’t know"),
        ),
        Bullets((f"1. {noted().plan.actions[0].title} (R1)",)),
    )
    said = "Read back: 2 answers, 3 notes and 1 action are in the file."
    assert counted_words(content, noted()) == said


def test_what_a_document_does_not_hold_is_not_counted() -> None:
    one = outline(asked(("one-1?", "Partly in place")))
    assert counted_words(one, noted()) == "Read back: 1 answer is in the file."
    none = outline(Paragraph("Ask again."))
    assert counted_words(none, noted()) == (
        "Read back: all that this document says is in the file."
    )


def test_a_note_counts_only_beside_its_question() -> None:
    content = outline(
        asked(("one-3?", "Don’t know"), ("one-1?", "Partly")), Paragraph("A help line.")
    )
    said = "Read back: 2 answers and 1 note are in the file."
    assert counted_words(content, noted()) == said
    apart = outline(asked(("one-1?", "Partly"), ("one-3?", "A help line.")))
    assert counted_words(apart, noted()) == "Read back: 2 answers are in the file."


def test_a_question_is_known_by_its_code_too() -> None:
    content = outline(Bullets(("R1 a one-1? Partly in place. What we have now: A help line.",)))
    said = "Read back: 1 answer and 1 note are in the file."
    assert counted_words(content, noted()) == said


def test_a_question_that_is_only_named_has_no_answer_there() -> None:
    content = outline(Bullets(("R1 a one-1?", "R1 c one-3?")))
    assert "answer" not in counted_words(content, noted())


@pytest.mark.parametrize("assessment", [sample_assessment(), generated_assessment()])
def test_a_gap_report_holds_every_answer_and_note_and_a_roadmap_every_action(
    assessment: Assessment,
) -> None:
    every = [assessment.answer(q.id) for q in assessment.question_set.questions()]
    answers = sum(each.state is not AnswerState.NOT_DISCUSSED for each in every)
    notes = sum(bool(getattr(each, field).strip()) for each in every for field, _ in NOTES)
    actions = len(assessment.plan.actions)
    told = counted_words(document("gap-report", assessment), assessment)
    assert told.startswith(f"Read back: {answers} answers, {notes} notes")
    told = counted_words(document("roadmap", assessment), assessment)
    assert told == f"Read back: {actions} actions are in the file."


@pytest.mark.parametrize("assessment", [sample_assessment(), noted()])
def test_tables_that_hold_every_row_lack_none(assessment: Assessment) -> None:
    found = findings(assessment)
    assert missing_rows(assessment, data_workbook(found, assessment)) == ()
    for name in NAMES:
        assert missing_rows(assessment, data_csv(name, found, assessment), name) == ()


def test_a_table_that_lost_rows_says_how_many_it_has() -> None:
    assessment = sample_assessment()
    found = findings(assessment)
    less = data_csv("services", found, assessment).rsplit(b"\r\n", 2)[0]
    assert missing_rows(assessment, less, "services") == (
        "Services: 11 of 12 rows are in the file.",
    )
    fewer = assessment.model_copy(update={"services": assessment.services[:1]})
    made = data_workbook(findings(fewer), fewer)
    assert missing_rows(assessment, made) == ("Services: 1 of 12 rows is in the file.",)


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_without_one_of_its_sheets_is_noticed(name: DataName) -> None:
    assessment = sample_assessment()
    made = data_workbook(findings(assessment), assessment)
    written = BytesIO()
    with ZipFile(BytesIO(made)) as parts, ZipFile(written, "w") as kept:
        for part in parts.namelist():
            content = parts.read(part).replace(name.capitalize().encode(), b"Other")
            kept.writestr(part, content)
    said = missing_rows(assessment, written.getvalue())
    assert [each.partition(":")[0] for each in said] == [name.capitalize()]


def test_a_row_is_found_whatever_its_cells_hold() -> None:
    long = 'a "quoted" line,\r\n\n,second' + "word " * 40_000
    assessment = sample_assessment()
    services = [each.model_copy(update={"what": long}) for each in assessment.services]
    written = assessment.model_copy(update={"services": tuple(services)})
    made = data_csv("services", findings(assessment), written)
    assert made.count(b"word") == 40_000 * len(services)
    assert missing_rows(written, made, "services") == ()
    fewer = assessment.model_copy(update={"services": tuple(services[:-1])})
    less = data_csv("services", findings(assessment), fewer)
    assert missing_rows(written, less, "services") == ("Services: 11 of 12 rows are in the file.",)


def test_of_a_damaged_table_every_row_is_missing() -> None:
    assessment = sample_assessment()
    assert len(missing_rows(assessment, b"PK\x03\x04")) == 4
    assert missing_rows(assessment, b"")[2:] == (
        "Services: this table is not in the file.",
        "Actions: this table is not in the file.",
    )
    assert missing_rows(assessment, b"", "actions") == ("Actions: 0 of 10 rows are in the file.",)


def test_what_a_file_of_data_holds_is_said_in_a_sentence() -> None:
    assessment = sample_assessment()
    assert counted_rows(assessment) == (
        "Read back: 24 positions, 126 questions, 12 services and 10 actions are in the file."
    )
    assert counted_rows(noted(), "positions") == "Read back: 1 position is in the file."
    assert counted_rows(noted(), "services") == "Read back: 0 services are in the file."


def test_a_title_that_is_a_word_of_any_document_is_no_action_of_one() -> None:
    short = tuple(an_action(f"a-{n}", title=title) for n, title in enumerate(("Plan", "Act", "Do")))
    sample = sample_assessment()
    planned = sample.model_copy(update={"plan": sample.plan.model_copy(update={"actions": short})})
    public = document("gap-report", planned, Selection(Audience.PUBLIC))
    assert "action" not in counted_words(public, planned)
    for kind in ("gap-report", "action-plan", "roadmap"):
        assert "3 actions" in counted_words(document(kind, planned), planned)


@pytest.mark.parametrize(
    "block",
    [
        Heading(1, "Plan"),
        Table("Who does it", (Column("Plan"),), ((as_cell("Plan"),),)),
        Bullets(("1. Planning permission takes long.",)),
        Paragraph("2 Plans"),
    ],
    ids=["heading", "column", "bullet", "words"],
)
def test_a_title_without_its_number_or_that_goes_on_is_no_action(block: Block) -> None:
    plan = noted().plan.model_copy(update={"actions": (an_action("a-1", title="Plan"),)})
    planned = noted().model_copy(update={"plan": plan})
    assert "action" not in counted_words(outline(block), planned)
    assert "1 action" in counted_words(outline(Bullets(("1. Plan (R1)",))), planned)
