"""No document, in no format, tells its readers what was to stay behind: bytes, metadata and all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import blank_response
from reflective_app.domain.findings import findings
from reflective_app.domain.shared_copy import shared_copy
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.domain.sharing import Sharing
from reflective_app.packing import copy_name
from reflective_app.reports.benchmark_table import benchmark_lines, benchmark_values
from reflective_app.reports.data import NAMES, data_csv, data_workbook
from reflective_app.reports.documents import FORMATS, KINDS, document, paper_document
from reflective_app.reports.paper import kit
from reflective_app.reports.sections import Selection
from reflective_app.storage.response_file import write_response
from reflective_app.wording.sections import Audience
from tests.leak.bytes_of import all_text
from tests.leak.documents import MAY_HOLD, NEVER, NUMBERS, TABLES, words_staying
from tests.leak.marked import SHORT_NAME, marked_assessment, texts_of, word

WHOLE = marked_assessment()
ON = date(2026, 11, 23)
OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)
PARTNER = Sharing(Reader.PARTNER, ON)
SHARINGS = {
    "colleagues": Sharing(Reader.COLLEAGUES, ON),
    "partner": PARTNER,
    **{f"partner-{part}": replace(PARTNER, parts=frozenset({part})) for part in Part},
    "alias": replace(PARTNER, alias="Council A"),
    "public": Sharing(Reader.PUBLIC, ON),
}


NAMED = [
    pytest.param(name, marks=[pytest.mark.soak] if name.startswith("partner-") else [])
    for name in SHARINGS
]
"""Each tick alone is long; the levels themselves are tried every time."""


def _given() -> list[tuple[str, Audience | None]]:
    """Every kind with every audience that it is meant for, and whole."""
    return [
        (kind, audience)
        for kind in KINDS
        for audience in (None, *Audience)
        if audience is None or audience in KINDS[kind].given_to
    ]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(("kind", "audience"), _given())
def test_a_document_holds_nothing_that_its_readers_are_not_given(
    kind: str, audience: Audience | None, ending: str
) -> None:
    said = all_text(document(kind, ending, WHOLE, Selection(audience)))
    staying = words_staying(MAY_HOLD[audience], outside=audience in OUTSIDE)
    assert [path for text, path in staying.items() if text in said] == []
    assert [each for each in NEVER if each in said] == []
    if audience not in (None, Audience.TEAM):
        assert [each for each in NUMBERS if each in said] == []


@pytest.mark.parametrize("ending", FORMATS)
def test_the_search_finds_what_is_there(ending: str) -> None:
    """Else every test here would pass on anything."""
    said = all_text(document("gap-report", ending, WHOLE))
    seen = {path for path, text in texts_of(Assessment, WHOLE) if text.casefold() in said}
    assert {"answers.*.note", "services.*.name", "parking.*.text", "plan.actions.*.title"} <= seen
    assert "98,731" in said


@pytest.mark.parametrize("ending", [".docx", ".html", ".pdf"])
def test_the_metadata_of_a_document_is_searched_too(ending: str) -> None:
    """The title and the council stand there, so they are found with their pages taken away."""
    named = marked_assessment().model_copy(
        update={"profile": WHOLE.profile.model_copy(update={"council": word("metadata")})}
    )
    said = all_text(document("privacy-notice", ending, named))
    assert said.count(word("metadata").casefold()) > 1


def test_tables_of_data_hold_no_vote_and_nothing_that_one_person_sent_in() -> None:
    found = findings(WHOLE)
    files = [data_csv(name, found, WHOLE) for name in NAMES]
    staying = words_staying(TABLES, outside=False)
    for data in (data_workbook(found, WHOLE), *files):
        said = all_text(data)
        assert [path for text, path in staying.items() if text in said] == []
        assert [each for each in NEVER if each in said] == []


@pytest.mark.parametrize("kind", kit.KINDS)
def test_a_sheet_to_write_on_holds_what_is_asked_and_no_answer(kind: str) -> None:
    said = all_text(paper_document(kind, ".pdf", WHOLE.question_set, None, WHOLE).data)
    may = frozenset(
        (
            *("profile.marking", "profile.lead", "profile.purpose", "participants.*.role"),
            "question_set.local_items.*.title",
            "question_set.local_items.*.questions.*.text",
            # Who looked a label up stands beside it, in the council's own room.
            *(f"label_checks.*.{name}" for name in ("label", "checked_by", "council")),
        )
    )
    staying = words_staying(may, outside=False)
    assert [path for text, path in staying.items() if text in said] == []


# Documents of a shared copy


@cache
def _copy(name: str) -> Assessment:
    return shared_copy(WHOLE, SHARINGS[name])


def _words_not_in(copy: Assessment) -> dict[str, str]:
    """Every word of the whole record that the copy does not hold."""
    held = {text for _, text in texts_of(Assessment, copy)}
    return {
        text.casefold(): path
        for path, text in texts_of(Assessment, WHOLE)
        if "zq" in text.casefold() and text not in held
    }


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMED)
def test_a_document_of_a_shared_copy_holds_nothing_that_stayed(
    name: str, kind: str, ending: str
) -> None:
    copy = _copy(name)
    said = all_text(document(kind, ending, copy))
    staying = _words_not_in(copy)
    assert len(staying) > 20
    assert [path for text, path in staying.items() if text in said] == []
    assert [each for each in NEVER[:2] if each in said] == []
    if name not in ("colleagues", f"partner-{Part.FIGURES}"):
        assert [each for each in NUMBERS if each in said] == []
    if name == "alias":
        assert SHORT_NAME.casefold() not in said
        assert SHORT_NAME.casefold() not in copy_name(kind, Selection(), ending, copy).casefold()


@pytest.mark.parametrize("name", SHARINGS)
def test_tables_and_benchmark_of_a_shared_copy_hold_nothing_that_stayed(name: str) -> None:
    copy = _copy(name)
    found = findings(copy)
    staying = _words_not_in(copy)
    told = json.dumps(benchmark_values(found, copy)), "\n".join(benchmark_lines(found, copy))
    files = [data_csv(table, found, copy) for table in NAMES]
    for data in (data_workbook(found, copy), *files, *(text.encode() for text in told)):
        said = all_text(data)
        assert [path for text, path in staying.items() if text in said] == []
        if name == "alias":
            assert SHORT_NAME.casefold() not in said


# What is sent out to be answered


def test_a_response_file_that_is_sent_out_holds_the_questions_and_no_answer(
    tmp_path: Path,
) -> None:
    path = tmp_path / "to-answer.reflect-response"
    write_response(blank_response(WHOLE, ["allowances-offered", "parties-held"]), path)
    said = all_text(path.read_bytes())
    may = frozenset(
        ("question_set.local_items.*.title", "question_set.local_items.*.questions.*.text")
    )
    staying = words_staying(may, outside=False)
    assert [path for text, path in staying.items() if text in said] == []
