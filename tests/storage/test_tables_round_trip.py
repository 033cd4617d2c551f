"""A table that goes out and comes in again, in either format, changes nothing."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import Action, ActionStatus, Phase, Plan
from reflective_app.domain.register import Evaluation, Service, ServiceStatus
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.preview import Preview, Table
from reflective_app.storage.tables import TABLES, export_table, preview_file, table_bytes
from tests.storage.samples import assessments, small_set
from tests.storage.tables_in import before

SET = small_set()
RECOMMENDED = ("allowances", "street-parties")
ITEMS = [item.id for item in SET.every_item]
ENDINGS = (".csv", ".xlsx")

characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
like_formulas = st.sampled_from(["=1+1", "'=1", "''-x", "+44", "@home", "\tin", "#N/A", "_x0041_"])
texts = (st.text(characters | st.sampled_from('\n\t"; ,'), max_size=20) | like_formulas).filter(
    lambda text: cleaned(text)[0] == text and (text.strip() != "" or text == "")
)
lines = texts.filter(lambda text: text.strip() != "")
days = st.none() | st.dates(date(1700, 1, 1), date(2199, 12, 31))
some = st.lists(st.sampled_from(RECOMMENDED), unique=True).map(tuple)


def can_be_typed(assessment: Assessment) -> bool:
    """Whether no answer has a character that no file of the program's brings in."""
    written = str([answer.model_dump() for answer in assessment.answers.values()])
    return not any(mark in written for mark in ("\\u202d", "\\u202e", "\\ufffe", "\\uffff"))


def own_names(rows: list[Any]) -> bool:
    """Whether each is found by its name alone, as one must be that has no id any more."""
    names = [" ".join(_named(row).replace("_", " ").split()).casefold() for row in rows]
    alone = len(set(names)) == len(names)
    return alone and not any(";" in name or name in ITEMS for name in names)


def _named(row: Any) -> str:
    return str(row.name if isinstance(row, Service) else row.title)


services = st.lists(
    st.builds(
        Service,
        id=st.sampled_from(["one", "two", "three"]),
        name=lines,
        provider=texts,
        heading=st.sampled_from([None, "money", "company"]),
        what=texts,
        groups=st.lists(st.sampled_from([g.id for g in SET.family_groups]), unique=True).map(tuple),
        recommendations=some,
        area=texts,
        status=st.none() | st.sampled_from(ServiceStatus),
        funded_until=days,
        reached=st.none() | st.integers(0, 10**9),
        cost=st.none() | st.integers(0, 10**12),
        components=st.sampled_from([(), ("standing-order",)]),
        evaluation=st.none() | st.sampled_from(Evaluation),
        source=texts,
    ),
    unique_by=lambda row: row.id,
    max_size=3,
)

IDS = ["first", "second", "third"]


@st.composite
def plans(draw: st.DrawFn) -> list[Action]:
    """Actions that wait only for those before them."""
    made: list[Action] = []
    for action_id in IDS[: draw(st.integers(0, 3))]:
        earlier = [action.id for action in made]
        waits = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        made.append(
            draw(
                st.builds(
                    Action,
                    id=st.just(action_id),
                    title=lines,
                    items=st.lists(st.sampled_from(ITEMS), unique=True).map(tuple),
                    owner=texts,
                    phase=st.none() | st.sampled_from(Phase),
                    start=days,
                    due=days,
                    cost=texts,
                    funding=texts,
                    measure=texts,
                    baseline=texts,
                    depends_on=st.just(tuple(waits)),
                    status=st.sampled_from(ActionStatus),
                    reason=texts,
                )
            )
        )
    return draw(st.permutations(made))


@st.composite
def votes(draw: st.DrawFn) -> dict[str, tuple[tuple[Pick, ...], ...]]:
    """Rounds of people with ids of their own and of tallies by role."""
    asked = [q for q in SET.questions() if q.kind is QuestionKind.LADDER]
    picked = {}
    for question in draw(st.lists(st.sampled_from(asked), unique_by=lambda q: q.id, max_size=3)):
        codes = [*range(question.top + 1), "?", "x"]
        alone = st.builds(
            _of_one,
            st.just(question.top),
            st.sampled_from(codes),
            st.sampled_from(["p-1", "p-2"]),
            texts,
        )
        counts = st.lists(
            st.integers(0, 9999), min_size=question.top + 1, max_size=question.top + 1
        ).map(tuple)
        role = st.builds(
            Pick, role=texts, counts=counts, dont_know=st.integers(0, 9), not_mine=st.integers(0, 9)
        )
        round_ = st.lists(
            alone | role,
            min_size=1,
            max_size=4,
            unique_by=lambda pick: pick.respondent or " ".join(pick.role.split()).casefold(),
        ).map(tuple)
        picked[question.id] = tuple(draw(st.lists(round_, min_size=1, max_size=2)))
    return picked


def _of_one(top: int, code: int | str, respondent: str, role: str) -> Pick:
    counts = tuple(int(rung == code) for rung in range(top + 1))
    known: dict[str, Any] = {"dont_know": int(code == "?"), "not_mine": int(code == "x")}
    return Pick(role=role, respondent=respondent, counts=counts, **known)


@st.composite
def whole_assessments(draw: st.DrawFn) -> Assessment:
    """An assessment with everything that a table can hold."""
    drawn = draw(assessments(SET).filter(can_be_typed))
    return drawn.model_copy(
        update={
            "services": tuple(draw(services)),
            "plan": Plan(actions=tuple(draw(plans()))),
            "picks": draw(votes()),
        }
    )


def again(table: Table, ending: str, out: Assessment, into: Assessment) -> Preview:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{ending}"
        export_table(table, path, out)
        return preview_file(table, path, into)


WAYS = [(table, ending) for table in get_args(Table) for ending in ENDINGS]


@settings(max_examples=12, deadline=None)
@given(assessment=whole_assessments())
def test_a_table_brought_into_the_assessment_that_it_came_from_changes_nothing(
    assessment: Assessment,
) -> None:
    for table, ending in WAYS:
        preview = again(table, ending, assessment, assessment)
        assert (preview.refused, preview.not_understood) == ((), ())
        assert preview.changes == ()
        assert preview.after == assessment


@settings(max_examples=12, deadline=None)
@given(
    assessment=whole_assessments().filter(
        lambda one: own_names([*one.services]) and own_names([*one.plan.actions])
    )
)
def test_a_table_brought_into_an_emptied_assessment_says_the_same_again(
    assessment: Assessment,
) -> None:
    empty = Assessment(
        id=assessment.id, question_set=assessment.question_set, profile=assessment.profile
    )
    for table, ending in WAYS:
        preview = again(table, ending, assessment, empty)
        assert (preview.refused, preview.not_understood) == ((), ())
        rows = TABLES[table].rows_of
        assert list(rows(preview.after)) == list(rows(assessment))


# What is written


def formula_like() -> Assessment:
    names = ["=1+1", "'=1", "-late", "+44", "@home", "\tindented", "'twas", "#N/A"]
    made = tuple(Service(id=f"s-{n}", name=f"{n}", provider=name) for n, name in enumerate(names))
    return before().model_copy(update={"services": made})


def test_what_looks_like_a_formula_gets_an_apostrophe_in_a_csv() -> None:
    content = table_bytes("services", ".csv", formula_like())
    assert content.startswith("\ufeffname,provider,heading".encode())
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == [
        "'=1+1",
        "''=1",
        "'-late",
        "'+44",
        "'@home",
        "'\tindented",
        "'twas",
        "#N/A",
    ]


def test_every_text_of_a_workbook_is_typed_as_text(tmp_path: Path) -> None:
    export_table("services", tmp_path / "t.xlsx", formula_like())
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    with ZipFile(tmp_path / "t.xlsx") as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml").replace(b"<fo", b"")


def test_dates_and_numbers_of_a_workbook_are_real(tmp_path: Path) -> None:
    made = Service(id="s", name="Tea", funded_until=date(2027, 3, 31), reached=96, cost=1_200_000)
    export_table("services", tmp_path / "t.xlsx", before().model_copy(update={"services": (made,)}))
    sheet = load_workbook(tmp_path / "t.xlsx").active
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["funded until"].is_date
    assert (row["reached"].value, row["cost"].value) == (96, 1_200_000)
    assert row["cost"].number_format == "#,##0"


def test_a_workbook_has_a_frozen_head_a_filter_and_room_for_its_words(tmp_path: Path) -> None:
    export_table("answers", tmp_path / "t.xlsx", before())
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert (sheet.title, sheet.freeze_panes) == ("answers", "A2")
    assert sheet.auto_filter.ref == f"A1:F{sheet.max_row}"
    assert sheet.column_dimensions["A"].width >= len("allowances-thoughts")
    assert sheet.column_dimensions["B"].number_format == "@"  # so that 1-3 becomes no date


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_table_is_the_same_file_and_names_no_library(ending: str) -> None:
    one, two = (table_bytes("actions", ending, before()) for _ in range(2))
    assert one == two
    assert b"openpyxl" not in one.lower()


def test_a_workbook_says_which_program_made_it_and_for_which_day(tmp_path: Path) -> None:
    export_table("grid", tmp_path / "t.xlsx", before())
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.properties.creator == "Reflective App"
    assert book.properties.modified.date() == before().profile.date
    with ZipFile(tmp_path / "t.xlsx") as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(parts.read(part) for part in parts.infolist())
    assert b"openpyxl" not in everything.lower()
    assert b"Microsoft Excel" not in everything


def test_an_empty_register_is_a_row_of_headings(tmp_path: Path) -> None:
    empty = before().model_copy(update={"services": ()})
    for ending in ENDINGS:
        preview = again("services", ending, empty, before())
        assert preview.after == before()
        assert preview.complete


def test_a_table_has_no_other_formats(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.pdf"):
        export_table("grid", tmp_path / "t.pdf", before())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_an_action_waits_for_goes_out_by_title_where_no_other_has_the_same(
    ending: str,
) -> None:
    titles = {"a": "Ask", "b": "Pay", "c": "pay", "d": "Look; then ask", "e": "a"}
    made = [Action(id=key, title=title) for key, title in titles.items()]
    last = Action(id="z", title="Open", depends_on=tuple(titles))
    there = before().model_copy(update={"plan": Plan(actions=(*made, last))})
    rows = list(TABLES["actions"].rows_of(there))
    assert rows[-1][10] == "Ask; b; c; d; e"
    assert again("actions", ending, there, there).after == there


def test_a_cell_that_nobody_has_confirmed_goes_out_blank_as_coming_in_would_confirm_it() -> None:
    written = {(row[0], row[1]): row[2] for row in TABLES["grid"].rows_of(before())}
    assert written["allowances", "older-carers"] == ""  # said to be not known, and not confirmed
    assert written["allowances", "next-door"] == "yes"
    assert len(written) == 5
