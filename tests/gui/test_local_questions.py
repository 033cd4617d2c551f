"""A council's own questions in the window: asked last, shown apart, brought in and left out."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.edits import place_at
from reflective_app.domain.findings import findings
from reflective_app.domain.local_questions import leave_out
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark.rows import LaneRows
from reflective_app.gui.pages.questions.guide import guide_parts
from reflective_app.gui.pages.questions.page import QuestionsPage
from reflective_app.gui.pages.set_up.page import SetUpPage
from reflective_app.gui.theme import Theme
from reflective_app.storage import places
from reflective_app.storage.local_questions_file import read_local_questions
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import DAY
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.storage.samples import FILES, SMALL_SET

OWN = FILES / "local-questions.toml"


@pytest.fixture
def guide() -> QuestionSet:
    return read_question_set(SMALL_SET)


@pytest.fixture
def on_this_computer() -> Path:
    places.question_sets().mkdir(parents=True)
    path = places.question_sets() / OWN.name
    path.write_bytes(OWN.read_bytes())
    return path


def opened(guide: QuestionSet, *, asking: bool = False) -> AssessmentDocument:
    """An assessment of the invented guide, with the council's own questions or without."""
    own = read_local_questions(OWN, guide).items if asking else ()
    question_set = guide.model_copy(update={"local_items": own})
    profile = Profile(council="Newshire", date=DAY)
    return AssessmentDocument(
        Assessment(id=UUID(int=1), question_set=question_set, profile=profile), title="Newshire"
    )


def test_they_are_asked_after_the_guides_and_marked_as_the_councils_own(
    guide: QuestionSet, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    document = opened(guide, asking=True)
    page = shown(QuestionsPage, document, prompts, qtbot)
    page.open_at("local-travel-buses")
    assert page.side.list.rows[-1].key == "local-travel-villages"
    item = document.assessment.question_set.item("local-travel")
    (question, *_) = item.questions
    found = findings(document.assessment).of("local-travel")
    parts = guide_parts(question, found, document.assessment)
    assert parts[0].name == "Local question, in the council’s words"
    assert not any("Strength of evidence" in part.name for part in parts)


def test_the_benchmark_shows_them_last_under_their_own_head(guide: QuestionSet) -> None:
    assessment = place_at("local-travel-buses", 0, opened(guide, asking=True).assessment)
    rows = list(LaneRows().rows(findings(assessment), assessment, {}))
    head, row = rows[-2:]
    assert (head.head, head.name) == (True, "Local questions")
    assert (row.code, row.name) == ("L1", "Getting there")
    assert row.facts[0].word == "Not in place"


def test_what_is_on_this_computer_can_be_brought_into_an_assessment_already_begun(
    guide: QuestionSet,
    on_this_computer: Path,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    theme: Theme,
) -> None:
    page = shown(SetUpPage, opened(guide), prompts, qtbot)
    assert "none of the council’s own" in page.local.told.text()
    QTest.mouseClick(page.local.bring, Qt.MouseButton.LeftButton)
    asked = page.document.assessment.question_set.local_items
    assert [item.id for item in asked] == ["local-travel"]
    assert "L1 Getting there" in page.local.told.text()
    assert not page.local.bring.isEnabled()
    page.document.undo_stack.undo()
    assert page.document.assessment.question_set == guide
    assert accessibility.nameless(page) == []
    assert accessibility.tab_trouble(page) == []
    assert accessibility.clipped(page) == []


def test_they_can_be_left_out_again_unless_somebody_has_answered(
    guide: QuestionSet, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(SetUpPage, opened(guide, asking=True), prompts, qtbot)
    page.document.apply(lambda a: place_at("local-travel-buses", 2, a), "choose rung")
    assert not page.local.leave.isEnabled()
    page.document.undo_stack.undo()
    QTest.mouseClick(page.local.leave, Qt.MouseButton.LeftButton)
    assert page.document.assessment == leave_out(page.document.assessment)
    assert page.document.assessment.question_set.local_items == ()


def test_a_broken_file_of_own_questions_says_what_is_wrong_with_it(
    guide: QuestionSet,
    on_this_computer: Path,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    theme: Theme,
) -> None:
    text = on_this_computer.read_text(encoding="utf-8")
    on_this_computer.write_text(text.replace('origin = "app"', 'origin = "law"'), encoding="utf-8")
    page = shown(SetUpPage, opened(guide), prompts, qtbot)
    assert "set its origin to" in page.local.troubles.text()
    assert not page.local.bring.isEnabled()


def test_where_there_are_none_set_up_says_nothing_of_them(
    guide: QuestionSet, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(SetUpPage, opened(guide), prompts, qtbot)
    assert page.local.isHidden()
