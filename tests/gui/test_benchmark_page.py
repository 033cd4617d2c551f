"""The benchmark page: every item in its lane, and what can be done with the one chosen."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_service, not_known, place_at
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark import (
    ONLY_GAPS,
    ONLY_RECOMMENDATIONS,
    BenchmarkPage,
)
from reflective_app.gui.pages.benchmark_rows import SERVICES
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.lane_rows import LaneRow
from tests.builders import a_service, a_set, an_assessment, an_item, answered, labelled
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
ITEMS = (
    an_item("allowances", evidence=labelled("label-1")),
    an_item("training", evidence=labelled("label-2")),
    an_item("peers"),
    an_item("offer", kind="duty", origin="law", in_force="yes"),
)


def newshire() -> Assessment:
    """Allowances partly in place, training fully, peers not known, the duty not in place."""
    assessment = an_assessment(a_set(*ITEMS))
    for item, codes in (
        ("allowances", "1, 1, 1, ?"),
        ("training", "3, 3, 3, 3"),
        ("peers", "?, ?, ?, 1"),
        ("offer", "0, 0, 0, 0"),
    ):
        assessment = answered(assessment, item, codes)
    return assessment


@pytest.fixture
def document() -> AssessmentDocument:
    return AssessmentDocument(newshire())


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> BenchmarkPage:
    return shown(BenchmarkPage, document, prompts, qtbot)


def keys(page: BenchmarkPage) -> list[str]:
    return [row.key for row in page.lanes.rows]


def row(page: BenchmarkPage, key: str) -> LaneRow:
    found = next(each for each in page.lanes.rows if each.key == key)
    assert isinstance(found, LaneRow)
    return found


def choose(page: BenchmarkPage, key: str) -> None:
    """Click a row."""
    index = page.lanes.model().index(keys(page).index(key), 0)
    at = page.lanes.visualRect(index).center()
    QTest.mouseClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, pos=at)


# --- what is shown ---


def test_every_item_stands_in_its_lane_under_its_head(page: BenchmarkPage) -> None:
    assert keys(page) == [
        "lane-duty",
        "offer",
        "lane-A",
        "allowances",
        "lane-find-out",
        "peers",
        "lane-keep",
        "training",
    ]


def test_the_rail_says_what_asks_for_something(page: BenchmarkPage) -> None:
    current = page.current
    assert page.status(current.assessment, current.findings) == "2 to act on, 1 to find out"


def test_a_row_is_spoken_whole_with_the_names_of_its_columns(page: BenchmarkPage) -> None:
    place = keys(page).index("allowances")
    index = page.lanes.model().index(place, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("R1 Allowances. Position: Partly in place")
    assert "Strength of evidence (guide): Label 1" in spoken
    assert "Our confidence: " in spoken
    assert spoken.endswith(".")
    assert ".." not in spoken
    interface = QAccessible.queryAccessibleInterface(page.lanes)
    assert interface.child(place).text(QAccessible.Text.Name) == spoken


def test_an_answer_moves_its_item_and_the_choice_goes_with_it(page: BenchmarkPage) -> None:
    choose(page, "peers")
    for number in (1, 2, 3, 4):
        page.document.apply(partial(place_at, f"peers-{number}", 3), "place")
    assert keys(page)[-3:] == ["lane-keep", "training", "peers"]
    assert page.lanes.choice == "peers"


def test_with_nothing_answered_it_says_what_to_do_next_and_still_lists_the_items(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    assert page.empty.isHidden()
    for question in list(page.document.assessment.answers):
        page.document.apply(partial(_clear, question), "clear")
    assert page.empty.isVisible()
    assert set(keys(page)) > {"allowances", "training", "peers", "offer"}
    button = page.empty.button
    assert button is not None
    with qtbot.waitSignal(page.wanted) as told:
        button.click()
    assert told.args == ["questions", ""]


def _clear(question: str, assessment: Assessment) -> Assessment:
    answers = {key: value for key, value in assessment.answers.items() if key != question}
    return assessment.model_copy(update={"answers": answers})


def test_an_answer_of_nobody_knows_is_a_beginning(page: BenchmarkPage) -> None:
    for question in list(page.document.assessment.answers):
        page.document.apply(partial(_clear, question), "clear")
    page.document.apply(partial(not_known, "peers-1"), "nobody knows")
    assert page.empty.isHidden()


def test_money_that_ends_is_said_once_above_the_lanes(page: BenchmarkPage) -> None:
    assert page.ending.isHidden()
    service = a_service("advice-line", "allowances", funded_until=date(2027, 3, 31))
    page.document.apply(partial(add_service, service), "add service")
    assert page.ending.text() == (
        "advice-line is the only service for R1, and its funding ends in March 2027."
    )
    assert page.ending.isVisible()


def test_services_beyond_the_guide_follow_what_is_to_be_kept(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    page.document.apply(partial(add_service, a_service("toy-library")), "add service")
    assert keys(page)[-4:] == ["lane-keep", "training", "beyond-the-guide", SERVICES]
    assert "not evidence that it fails" in row(page, SERVICES).as_spoken
    choose(page, SERVICES)
    assert not page.questions.isEnabled()
    assert not page.aside.isEnabled()
    with qtbot.waitSignal(page.wanted) as told:
        qtbot.keyClick(page.lanes, KEY.Key_Return)
    assert told.args[0] == "offer"


# --- choosing ---


def test_the_arrow_keys_step_over_the_heads_of_lanes(page: BenchmarkPage, qtbot: QtBot) -> None:
    choose(page, "offer")
    qtbot.keyClick(page.lanes, KEY.Key_Down)
    assert page.lanes.choice == "allowances"
    qtbot.keyClick(page.lanes, KEY.Key_Up)
    assert page.lanes.choice == "offer"


def test_the_page_scrolls_with_the_arrow_keys(page: BenchmarkPage, qtbot: QtBot) -> None:
    page.resize(700, 420)
    choose(page, "offer")
    for _ in range(3):
        qtbot.keyClick(page.lanes, KEY.Key_Down)
    assert page.lanes.choice == "training"
    box = page.lanes.visualRect(page.lanes.currentIndex())
    top = page.lanes.viewport().mapTo(page.frame, box.topLeft()).y()
    assert 0 <= top < page.frame.height()


def test_the_head_of_a_lane_cannot_be_chosen_and_leads_nowhere(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    choose(page, "training")
    choose(page, "lane-A")
    assert page.lanes.choice == "training"
    head = page.lanes.model().index(keys(page).index("lane-A"), 0)
    at = page.lanes.visualRect(head).center()
    with qtbot.assertNotEmitted(page.wanted):
        qtbot.mouseDClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_tab_into_the_lanes_chooses_the_first_item(page: BenchmarkPage) -> None:
    page.lanes.show_choice("")
    page.working.setFocus()
    page.lanes.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.lanes.choice == "offer"
    assert page.questions.isEnabled()


@pytest.mark.parametrize("way", ["enter", "button", "double click"])
def test_it_leads_to_the_questions_of_the_item(page: BenchmarkPage, way: str, qtbot: QtBot) -> None:
    choose(page, "peers")
    with qtbot.waitSignal(page.wanted) as told:
        if way == "enter":
            qtbot.keyClick(page.lanes, KEY.Key_Return)
        elif way == "button":
            page.questions.click()
        else:
            at = page.lanes.visualRect(page.lanes.currentIndex()).center()
            viewport = page.lanes.viewport()
            qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["questions", "peers"]


def test_it_opens_at_an_item_and_ignores_what_it_does_not_know(page: BenchmarkPage) -> None:
    page.open_at("training")
    assert page.lanes.choice == "training"
    page.open_at("nobody-knows-it")
    assert page.lanes.choice == "training"


# --- setting aside ---


def test_a_recommendation_with_a_gap_is_set_aside_with_a_reason_and_brought_back(
    page: BenchmarkPage, prompts: ScriptedPrompts
) -> None:
    choose(page, "allowances")
    prompts.script("No money before April.")
    page.aside.click()
    assert "Allowances" in prompts.asked[0]
    kept = page.document.assessment.plan.not_now["allowances"]
    assert (kept.reason, kept.decided_by) == ("No money before April.", "the group")
    assert keys(page)[-2:] == ["lane-not-now", "allowances"]
    assert page.lanes.choice == "allowances"
    assert page.lanes.hasFocus()
    assert page.aside.isHidden()
    page.back.click()
    assert page.document.assessment.plan.not_now == {}
    assert page.lanes.choice == "allowances"
    assert page.document.undo_stack.undoText() == "bring back"


@pytest.mark.parametrize("answer", [None, "  "])
def test_without_a_reason_nothing_is_set_aside(
    page: BenchmarkPage, prompts: ScriptedPrompts, answer: str | None
) -> None:
    choose(page, "allowances")
    prompts.script(answer)
    page.aside.click()
    assert page.document.assessment.plan.not_now == {}
    assert not page.document.is_changed


@pytest.mark.parametrize(
    ("item", "why"),
    [("offer", ONLY_RECOMMENDATIONS), ("training", ONLY_GAPS), ("peers", ONLY_GAPS)],
)
def test_what_cannot_be_set_aside_says_why(page: BenchmarkPage, item: str, why: str) -> None:
    choose(page, item)
    assert not page.aside.isEnabled()
    assert page.aside.toolTip() == why
    assert page.aside.accessibleDescription() == why
    assert why in page.bar.hint.text()


def test_what_was_set_aside_and_has_since_come_right_can_still_be_brought_back(
    page: BenchmarkPage,
) -> None:
    page.document.apply(partial(set_aside, "training", NotNow(reason="Later")), "set aside")
    choose(page, "training")
    page.back.click()
    assert page.document.assessment.plan.not_now == {}


# --- how it was worked out ---


def test_how_it_was_worked_out_follows_the_choice(page: BenchmarkPage) -> None:
    assert page.panel.isHidden()
    choose(page, "allowances")
    page.working.click()
    assert page.panel.isVisible()
    assert page.panel.heading.text() == "R1 Allowances: partly in place"
    assert "3 of 4 questions count; to 1 nobody knew the answer." in page.panel.words
    assert "Together they stand at 3 of 9 steps." in page.panel.words
    assert "Above one sixth, up to one half: partly in place." in page.panel.words
    choose(page, "training")
    assert page.panel.heading.text() == "R2 Training: fully in place"
    assert "nobody knew" not in page.panel.words
    page.working.click()
    assert page.panel.isHidden()


def test_the_chosen_item_stays_in_sight_when_the_working_is_shown(page: BenchmarkPage) -> None:
    page.resize(1024, 500)
    choose(page, "training")
    page.working.click()
    box = page.lanes.visualRect(page.lanes.currentIndex())
    bottom = page.lanes.viewport().mapTo(page.frame, box.bottomLeft()).y()
    assert bottom <= page.frame.height()


def test_the_working_is_scrolled_by_keys(page: BenchmarkPage, qtbot: QtBot) -> None:
    page.working.click()
    page.panel.reader.setFocus()
    qtbot.keyClick(page.panel.reader, KEY.Key_PageDown)
    assert page.panel.reader.verticalScrollBar().value() > 0


# --- narrow and large ---


def test_the_heads_stand_above_their_columns(page: BenchmarkPage, qtbot: QtBot) -> None:
    page.resize(1280, 700)
    qtbot.waitUntil(page.heads._names.isVisible)  # noqa: SLF001
    assert page.heads.width() == page.lanes.width()


def test_the_facts_fold_under_the_item_where_it_is_narrow(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    page.resize(1280, 700)
    qtbot.waitUntil(page.heads._names.isVisible)  # noqa: SLF001
    place = page.lanes.model().index(keys(page).index("allowances"), 0)
    beside = page.lanes.visualRect(place).height()
    page.resize(700, 700)
    qtbot.waitUntil(page.heads._names.isHidden)  # noqa: SLF001
    assert page.lanes.visualRect(place).height() > beside


def test_nothing_is_cut_off_and_everything_has_a_name_with_the_working_shown(
    page: BenchmarkPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    page.resize(1024, 640)
    choose(page, "allowances")
    page.working.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    assert accessibility.nameless(page) == []
    page.lanes.setFocus()
    assert accessibility.tab_trouble(page) == []
