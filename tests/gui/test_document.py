"""The document: one value, one history."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Revision
from reflective_app.domain.edits import flag, not_known, place_at, write
from reflective_app.gui.document import AssessmentDocument, Edit
from tests.builders import a_set, an_assessment, an_item

SAVED_ON = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)


def saved(document: AssessmentDocument) -> None:
    revision = Revision(id=UUID(int=7), saved_on=SAVED_ON)
    value = document.assessment.model_copy(update={"revision": revision})
    document.mark_saved(value, Path("newshire.reflect"), "digest", SAVED_ON)


def choose(document: AssessmentDocument, rung: int, question: str = "allowances-1") -> None:
    document.apply(partial(place_at, question, rung), "choose rung")


def wrote(document: AssessmentDocument, text: str, box: str = "have") -> None:
    edit = partial(write, "allowances-1", box, text)
    document.apply(edit, "write note", merge_key=f"allowances-1.{box}")


def test_a_new_document_has_nothing_to_save(document: AssessmentDocument) -> None:
    assert not document.is_changed
    assert document.name == "Newshire"


def test_an_edit_tells_what_changed(document: AssessmentDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.changed) as told:
        choose(document, 2)
    assert told.args is not None
    assert told.args[0].questions == {"allowances-1"}
    assert document.is_changed


def test_an_edit_that_changes_nothing_leaves_no_step_to_undo(document: AssessmentDocument) -> None:
    choose(document, 2)
    assert not document.apply(partial(place_at, "allowances-1", 2), "choose rung")
    assert document.undo_stack.count() == 1


def test_undo_names_what_it_takes_back(document: AssessmentDocument) -> None:
    choose(document, 2)
    assert document.undo_stack.undoText() == "choose rung"


def test_undoing_to_the_saved_state_leaves_nothing_to_save(document: AssessmentDocument) -> None:
    choose(document, 1)
    saved(document)
    choose(document, 2)
    document.undo_stack.undo()
    assert not document.is_changed


def test_the_history_survives_a_save(document: AssessmentDocument) -> None:
    choose(document, 1)
    saved(document)
    document.undo_stack.undo()
    assert document.assessment.answers == {}
    assert document.is_changed


def test_undoing_past_a_save_still_knows_which_save_the_file_holds(
    document: AssessmentDocument,
) -> None:
    choose(document, 1)
    saved(document)
    document.undo_stack.undo()
    assert document.assessment.revision is not None
    assert document.assessment.revision.id == UUID(int=7)


def test_writing_in_one_box_undoes_as_one(document: AssessmentDocument) -> None:
    for text in ("T", "Th", "The", "The line"):
        wrote(document, text)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.assessment.answers == {}


def test_writing_in_another_box_is_another_step(document: AssessmentDocument) -> None:
    wrote(document, "The line")
    wrote(document, "Calls", box="know")
    wrote(document, "The line again")
    assert document.undo_stack.count() == 3


def test_writing_on_after_a_save_is_another_step(document: AssessmentDocument) -> None:
    wrote(document, "The")
    saved(document)
    wrote(document, "The line")
    document.undo_stack.undo()
    assert document.assessment.answer("allowances-1").have == "The"
    assert not document.is_changed


def test_writing_back_to_where_it_began_leaves_nothing_to_undo(
    document: AssessmentDocument,
) -> None:
    wrote(document, "The")
    wrote(document, "")
    assert not document.undo_stack.canUndo()
    assert not document.is_changed


def test_recovered_work_counts_as_changed_until_it_is_saved() -> None:
    assessment = an_assessment(a_set(an_item("allowances")))
    document = AssessmentDocument(assessment, recovered=True)
    assert document.is_changed
    saved(document)
    assert not document.is_changed


def test_what_the_room_agreed_on_is_kept_at_once(
    document: AssessmentDocument, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(document.keep_wanted):
        document.apply(partial(place_at, "allowances-1", 2), "choose rung", keep=True)


def test_an_edit_that_breaks_a_rule_changes_nothing(document: AssessmentDocument) -> None:
    before = document.assessment
    with pytest.raises(KeyError):
        document.apply(partial(write, "allowances-1", "no such box", "x"), "write")
    assert document.assessment is before
    assert not document.is_changed


QUESTIONS = st.sampled_from(["allowances-1", "allowances-2", "training-1"])
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda q, rung: partial(place_at, q, rung), QUESTIONS, st.integers(0, 3)),
    st.builds(lambda q: partial(not_known, q), QUESTIONS),
    st.builds(lambda q, on: partial(flag, q, on), QUESTIONS, st.booleans()),
    st.builds(lambda q, text: partial(write, q, "have", text), QUESTIONS, st.text(max_size=5)),
)


@given(st.lists(EDITS, max_size=12))
def test_undoing_all_is_the_start_and_redoing_all_is_the_end(edits: list[Edit]) -> None:
    start = an_assessment(a_set(an_item("allowances"), an_item("training")))
    document = AssessmentDocument(start)
    for edit in edits:
        document.apply(edit, "edit")
    end = document.assessment
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.assessment == start
    assert not document.is_changed
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.assessment == end
