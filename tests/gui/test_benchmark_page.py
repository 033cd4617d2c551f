"""The benchmark page: every item in its lane, and what can be done with the one chosen."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_fact, add_service, not_known, place_at
from reflective_app.domain.plan import NotNow, Plan
from reflective_app.domain.plan_edits import set_aside
from reflective_app.domain.register import LocalFact, WayOn
from reflective_app.domain.second_look import LookKind, SecondLook
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark import filters as only
from reflective_app.gui.pages.benchmark.choice import (
    ONLY_GAPS,
    ONLY_RECOMMENDATIONS,
)
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.benchmark.places import place_of, still_near
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.lane_place import Piece, place
from reflective_app.gui.widgets.lane_rows import LaneRow
from reflective_app.wording.trace import CONCLUSION, CONFIDENCE, LABEL, LANE, POSITION
from tests.builders import (
    a_count,
    a_service,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    labelled,
    rated,
)
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
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


def items(page: BenchmarkPage) -> list[str]:
    """The rows without what is worth a second look."""
    return [key for key in keys(page) if not key.startswith(("second-look", "look "))]


def row(page: BenchmarkPage, key: str) -> LaneRow:
    found = next(each for each in page.lanes.rows if each.key == key)
    assert isinstance(found, LaneRow)
    return found


def choose(page: BenchmarkPage, key: str) -> None:
    """Click a row at its code, which explains nothing."""
    QTest.mouseClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, pos=code_of(page, key))


def code_of(page: BenchmarkPage, key: str) -> QPoint:
    """Where the code of a row stands."""
    index = page.lanes.model().index(keys(page).index(key), 0)
    return page.lanes.visualRect(index).topLeft() + QPoint(8, 14)


def click_on(page: BenchmarkPage, key: str, words: str) -> None:
    """Click on some words of a row."""
    box = page.lanes.visualRect(page.lanes.model().index(keys(page).index(key), 0))
    placed = place(row(page, key), box.width())
    piece = next(p for p in placed.pieces if p.text is not None and words in p.text.text)
    at = box.topLeft() + piece.area.topLeft() + QPoint(3, 3)
    QTest.mouseClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, pos=at)


# --- what is shown ---


def test_every_item_stands_in_its_lane_under_its_head(page: BenchmarkPage) -> None:
    assert items(page) == [
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
    assert items(page)[-3:] == ["lane-keep", "training", "peers"]
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
    service = a_service("toy-library", provider="Toy Trust")
    page.document.apply(partial(add_service, service), "add service")
    assert items(page)[-4:] == [
        "lane-keep",
        "training",
        "beyond-the-guide",
        "service toy-library",
    ]
    assert "no evidence that it fails" in row(page, "beyond-the-guide").as_spoken
    assert row(page, "service toy-library").as_spoken == (
        "toy-library. Toy Trust. Running. End of funding not known. Way on: not chosen yet."
    )
    choose(page, "service toy-library")
    assert not page.bar.questions.isVisible()
    assert not page.bar.aside.isVisible()
    with qtbot.waitSignal(page.wanted) as told:
        qtbot.keyClick(page.lanes, KEY.Key_Return)
    assert told.args == ["offer", "toy-library"]


def test_one_of_four_ways_on_is_chosen_for_a_service_and_taken_back(page: BenchmarkPage) -> None:
    page.document.apply(partial(add_service, a_service("toy-library")), "add service")
    choose(page, "service toy-library")
    assert page.bar.way.isVisible()
    assert [page.bar.way.itemText(n) for n in range(page.bar.way.count())] == [
        "Not chosen yet",
        "Keep and monitor",
        "Evaluate",
        "Adapt towards a recommendation",
        "Review",
    ]
    page.bar.way.activated.emit(3)
    assert page.document.assessment.services[0].way_on is WayOn.ADAPT
    assert row(page, "service toy-library").detail.endswith(
        "Way on: adapt towards a recommendation."
    )
    page.bar.way.activated.emit(0)
    assert page.document.assessment.services[0].way_on is None
    choose(page, "allowances")
    assert not page.bar.way.isVisible()


# --- worth a second look ---


@pytest.mark.parametrize(
    ("key", "goes"),
    [
        ("look no-service training", ["offer", "services"]),
        ("look no-how-we-know training training-1", ["questions", "training-1 know"]),
        ("look no-owner train", ["roadmap", "train"]),
    ],
)
def test_a_question_worth_a_second_look_leads_to_where_it_can_be_put_right(
    page: BenchmarkPage, key: str, goes: list[str], qtbot: QtBot
) -> None:
    plan = Plan(actions=(an_action("train"),))
    page.document.apply(partial(_with_plan, plan), "add action")
    assert "?" in row(page, key).detail
    choose(page, key)
    assert not page.bar.questions.isVisible()
    with qtbot.waitSignal(page.wanted) as told:
        qtbot.keyClick(page.lanes, KEY.Key_Return)
    assert told.args == goes
    with qtbot.waitSignal(page.wanted) as told:
        page.bar.there.click()
    assert told.args == goes


def _with_plan(plan: Plan, assessment: Assessment) -> Assessment:
    return assessment.model_copy(update={"plan": plan})


def test_a_second_look_leads_to_what_is_needed_to_the_grid_and_to_the_number() -> None:
    item = newshire().question_set.items[0]
    counts = newshire().question_set.item("peers")
    assert place_of(SecondLook(LookKind.NEEDS_NOT_IN_PLACE, item, needs=counts)) == (
        "questions",
        "peers",
    )
    group = a_set(groups=1).family_groups[0]
    assert place_of(SecondLook(LookKind.GROUP_MISSING, item, group=group)) == (
        "offer",
        "allowances",
    )
    counting = an_item("r", [a_count("eligible", "eligible"), a_count("reached", "reached")])
    asked = a_set(counting).items[0]
    assert place_of(SecondLook(LookKind.MORE_REACHED, asked)) == ("offer", "reached")


# --- the local picture ---


def test_the_local_picture_says_what_to_do_while_nothing_is_recorded(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    assert page.picture.nothing.isVisible()
    assert page.picture.change.accessibleName() == "Write it down on the Offer page"
    with qtbot.waitSignal(page.wanted) as told:
        page.picture.change.click()
    assert told.args == ["offer", "local-picture"]
    fact = LocalFact(id="f", what="Families known", value="610")
    page.document.apply(partial(add_fact, fact), "add fact")
    assert page.picture.words == [
        "Families known: 610 (source not recorded, date not recorded)",
    ]
    assert not page.picture.nothing.isVisible()
    assert page.picture.change.text() == "Change it on the Offer page"
    assert page.picture.change.accessibleName() == "Change it on the Offer page"
    page.picture.fold.head.click()
    assert not page.picture.change.isVisible()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("facts", "is_open"), [(4, True), (5, False)])
def test_a_long_local_picture_is_folded_at_first_so_that_the_lanes_are_in_sight(
    facts: int,
    is_open: bool,
    document: AssessmentDocument,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
) -> None:
    for number in range(facts):
        fact = LocalFact(id=f"f-{number}", what=f"Fact {number}")
        document.apply(partial(add_fact, fact), "add fact")
    page = shown(BenchmarkPage, document, prompts, qtbot)
    assert page.picture.fold.is_open is is_open
    assert page.picture.fold.head.isVisible()
    page.picture.fold.show_open(True)
    more = LocalFact(id="more", what="More")
    document.apply(partial(add_fact, more), "add fact")
    assert page.picture.fold.is_open


# --- filters ---


def pick(page: BenchmarkPage, box: int, key: str) -> None:
    """Choose something in one of the boxes above the lanes."""
    chosen = page.filters.boxes[box]
    chosen.show_choice(key)
    chosen.picked.emit(key)


@pytest.mark.parametrize(
    ("box", "key", "shown"),
    [
        (0, "A", ["allowances"]),
        (0, "keep", ["training"]),
        (1, "duty", ["offer"]),
        (1, "recommendation", ["allowances", "peers", "training"]),
        (2, only.DIFFER, ["peers"]),
        (2, only.LABEL, ["peers"]),
        (2, only.LOW, ["allowances", "peers", "training"]),
        (2, only.GROUP, []),
    ],
)
def test_a_filter_shows_what_fits_and_says_how_many_are_hidden(
    page: BenchmarkPage, box: int, key: str, shown: list[str]
) -> None:
    page.document.apply(partial(add_service, a_service("toy-library")), "add service")
    pick(page, box, key)
    assert [row.key for row in page.lanes.rows if not row.head] == shown
    hidden = 4 - len(shown)
    assert f"{len(shown)} of 4 shown; {hidden} hidden." in page.filters.hidden.text()
    assert ("No item fits." in page.filters.hidden.text()) is (not shown)
    page.filters.show_all.click()
    assert len(items(page)) == 4 + 5 + 1
    assert page.filters.hidden.isHidden()


def test_filters_narrow_each_other(page: BenchmarkPage) -> None:
    pick(page, 1, "recommendation")
    pick(page, 2, only.LOW)
    pick(page, 0, "A")
    assert items(page) == ["lane-A", "allowances"]


def test_what_is_filtered_away_comes_back_when_it_is_asked_for(page: BenchmarkPage) -> None:
    pick(page, 0, "A")
    page.open_at("training")
    assert page.lanes.choice == "training"
    assert page.filters.are_open


def test_an_answer_that_no_longer_fits_leaves_the_list(page: BenchmarkPage) -> None:
    pick(page, 2, only.DIFFER)
    assert items(page) == ["lane-find-out", "peers"]
    for number in (1, 2, 3):
        page.document.apply(partial(place_at, f"peers-{number}", 1), "place")
    assert items(page) == []
    assert "No item fits. 0 of 4 shown; 4 hidden." in page.filters.hidden.text()


def test_what_is_pulled_up_names_by_code_what_depends_on_it(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    needed = [an_item(name, 1, enabled_by=["p"]) for name in ("a", "b")]
    assessment = an_assessment(a_set(an_item("p", 1, kind="principle"), *needed))
    for name in ("p", "a", "b"):
        assessment = answered(assessment, name, "1")
    page = shown(BenchmarkPage, AssessmentDocument(assessment), prompts, qtbot)
    assert row(page, "p").facts[1].note == "Do this first: R1 and R2 depend on it."


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
    page.bar.working.setFocus()
    page.lanes.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.lanes.choice == "offer"
    assert page.bar.questions.isEnabled()


@pytest.mark.parametrize("way", ["enter", "button", "double click"])
def test_it_leads_to_the_questions_of_the_item(page: BenchmarkPage, way: str, qtbot: QtBot) -> None:
    choose(page, "peers")
    with qtbot.waitSignal(page.wanted) as told:
        if way == "enter":
            qtbot.keyClick(page.lanes, KEY.Key_Return)
        elif way == "button":
            page.bar.questions.click()
        else:
            at = code_of(page, "peers")
            qtbot.mouseDClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["questions", "peers"]


def test_it_opens_at_an_item_and_ignores_what_it_does_not_know(page: BenchmarkPage) -> None:
    page.open_at("training")
    assert page.lanes.choice == "training"
    page.open_at("nobody-knows-it")
    assert page.lanes.choice == "training"


# --- setting aside ---


def test_a_recommendation_with_a_gap_is_set_aside_with_a_reason_and_brought_back(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    choose(page, "allowances")
    page.bar.aside.click()
    form = page.asked.form
    assert form.reason.hasFocus()
    assert not page.lanes.isVisible()
    assert "Allowances" in form.title.text()
    qtbot.keyClicks(form.reason, "No money before April.")
    form.decided_by.setText("Kinship board")
    form.look_again.field.setText("1 April 2027")
    qtbot.keyClick(form.reason, KEY.Key_Return, CONTROL)
    kept = page.document.assessment.plan.not_now["allowances"]
    assert (kept.reason, kept.decided_by) == ("No money before April.", "Kinship board")
    assert kept.look_again == date(2027, 4, 1)
    assert items(page)[-2:] == ["lane-not-now", "allowances"]
    assert page.lanes.choice == "allowances"
    assert page.lanes.hasFocus()
    assert page.bar.aside.isHidden()
    assert not page.asked.isVisible()
    page.bar.back.click()
    assert page.document.assessment.plan.not_now == {}
    assert page.lanes.choice == "allowances"
    assert page.document.undo_stack.undoText() == "bring back"


def test_without_a_reason_nothing_is_set_aside(page: BenchmarkPage, qtbot: QtBot) -> None:
    choose(page, "allowances")
    page.bar.aside.click()
    qtbot.keyClicks(page.asked.form.reason, "  ")
    page.asked.bar.go.click()
    assert page.asked.form.trouble.isVisible()
    assert page.unfinished() == ""
    qtbot.keyClicks(page.asked.form.reason, "Later")
    assert page.unfinished() == "Why “R1  Allowances” is set aside half written"
    qtbot.keyClick(page.asked.form.reason, KEY.Key_Escape)
    assert page.document.assessment.plan.not_now == {}
    assert not page.document.is_changed
    assert page.unfinished() == ""
    assert page.lanes.hasFocus()


def test_what_is_asked_is_put_away_where_it_can_no_longer_be_set_aside(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    choose(page, "allowances")
    page.bar.aside.click()
    qtbot.keyClicks(page.asked.form.reason, "Later")
    page.document.apply(partial(set_aside, "allowances", NotNow(reason="No money")), "set aside")
    assert not page.asked.isVisible()
    assert page.lanes.isVisible()
    assert page.document.assessment.plan.not_now["allowances"].reason == "No money"


def test_every_missing_tick_is_named(page: BenchmarkPage) -> None:
    index = keys(page).index("allowances")
    row = page.lanes.rows[index]
    assert isinstance(row, LaneRow)
    assert row.facts[-1].note.startswith("Missing: ")
    assert "ticks" not in row.facts[-1].note
    assert " and " in row.facts[-1].note


@pytest.mark.parametrize(
    ("item", "why"),
    [("offer", ONLY_RECOMMENDATIONS), ("training", ONLY_GAPS), ("peers", ONLY_GAPS)],
)
def test_what_cannot_be_set_aside_says_why(page: BenchmarkPage, item: str, why: str) -> None:
    choose(page, item)
    assert not page.bar.aside.isEnabled()
    assert page.bar.aside.toolTip() == why
    assert page.bar.aside.accessibleDescription() == why
    assert why in page.bar.hint.text()


def test_what_was_set_aside_and_has_since_come_right_can_still_be_brought_back(
    page: BenchmarkPage,
) -> None:
    page.document.apply(partial(set_aside, "training", NotNow(reason="Later")), "set aside")
    choose(page, "training")
    page.bar.back.click()
    assert page.document.assessment.plan.not_now == {}


# --- how it was worked out ---


def test_how_it_was_worked_out_follows_the_choice(page: BenchmarkPage) -> None:
    assert page.panel.isHidden()
    choose(page, "allowances")
    page.bar.working.click()
    assert page.panel.isVisible()
    assert page.panel.heading.text() == "R1 Allowances: partly in place"
    assert "3 of 4 questions count; to 1 nobody knew the answer." in page.panel.words
    assert "Together they stand at 3 of 9 steps." in page.panel.words
    assert "Above one sixth, up to one half: partly in place." in page.panel.words
    choose(page, "training")
    assert page.panel.heading.text() == "R2 Training: fully in place"
    assert "nobody knew" not in page.panel.words
    page.bar.working.click()
    assert page.panel.isHidden()


def test_it_follows_the_answers_too(page: BenchmarkPage) -> None:
    choose(page, "allowances")
    page.bar.working.click()
    page.document.apply(partial(place_at, "allowances-4", 3), "place")
    assert "4 of 4 questions count." in page.panel.words


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Partly in place", POSITION),
        ("Seen in the guide", LABEL),
        ("Band A", LABEL),
        ("Number of families", POSITION),
        ("Missing: ", CONFIDENCE),
        ("First because", LANE),
    ],
)
def test_a_click_on_any_word_shows_how_it_was_worked_out_at_its_step(
    page: BenchmarkPage, words: str, step: str
) -> None:
    click_on(page, "allowances", words)
    assert page.lanes.choice == "allowances"
    assert page.panel.isVisible()
    assert page.bar.working.isChecked()
    top = page.panel.steps[step].mapTo(page.panel.reader, QPoint(0, 0)).y()
    assert 0 <= top < page.panel.reader.height()


def test_the_working_opens_at_its_conclusion_wherever_it_was_left(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    assert next(iter(page.panel.steps)) == CONCLUSION
    click_on(page, "allowances", "Missing: ")
    assert page.panel.reader.verticalScrollBar().value() > 0
    page.lanes.setFocus()
    qtbot.keyClick(page.lanes, KEY.Key_Space)
    assert page.panel.reader.verticalScrollBar().value() == 0
    page.panel.show_step(CONFIDENCE)
    page.bar.working.click()
    page.bar.working.click()
    assert page.panel.reader.verticalScrollBar().value() == 0


def test_confidence_names_what_is_missing_in_two_lines_and_is_read_aloud_whole(
    page: BenchmarkPage,
) -> None:
    for key in ("allowances", "training", "peers", "offer"):
        sure = row(page, key).facts[3]
        assert sure.word in ("Low", "Medium", "High")
        (note,) = (
            piece.text
            for piece in place(row(page, key), units.u(130)).pieces
            if piece.text is not None and piece.text.text == sure.note
        )
        assert note.high <= 2 * QFontMetrics(units.font(units.Role.CAPTION)).height()
    assert row(page, "allowances").facts[3].note == "Missing: answers and how settled"
    assert "answered. Missing: " in row(page, "allowances").facts[3].as_spoken


def test_a_long_reason_that_somebody_wrote_has_the_whole_width_of_its_row(
    page: BenchmarkPage,
) -> None:
    why = "No money before April, and the board wants to see the first year of it. " * 3
    page.document.apply(partial(set_aside, "allowances", NotNow(reason=why)), "set aside")
    wide = units.u(130)
    assert detail_of(page, "allowances", wide).area.width() > wide * 0.9
    assert detail_of(page, "offer", wide).area.width() < wide / 2
    assert detail_of(page, "allowances", units.u(60)).area.width() < units.u(60)
    short = partial(set_aside, "allowances", NotNow(reason="No money"))
    page.document.apply(short, "set aside")
    assert detail_of(page, "allowances", wide).area.width() < wide / 2


def detail_of(page: BenchmarkPage, key: str, wide: int) -> Piece:
    """Where the reason goes in a row so wide, clear of everything else in it."""
    pieces = place(row(page, key), wide).pieces
    (reason,) = (p for p in pieces if p.text is not None and p.text.text == row(page, key).detail)
    assert not any(p is not reason and p.area.intersects(reason.area) for p in pieces)
    return reason


def test_a_click_on_its_name_only_chooses_an_item(page: BenchmarkPage) -> None:
    click_on(page, "allowances", "Allowances")
    assert page.lanes.choice == "allowances"
    assert page.panel.isHidden()


def test_what_can_be_explained_looks_like_a_link(page: BenchmarkPage) -> None:
    hand = Qt.CursorShape.PointingHandCursor
    box = page.lanes.visualRect(page.lanes.model().index(keys(page).index("allowances"), 0))
    placed = place(row(page, "allowances"), box.width())
    word = next(p for p in placed.pieces if p.explained == LABEL).area.topLeft() + QPoint(3, 3)
    QTest.mouseMove(page.lanes.viewport(), box.topLeft() + word)
    assert page.lanes.viewport().cursor().shape() == hand
    QTest.mouseMove(page.lanes.viewport(), code_of(page, "allowances"))
    assert page.lanes.viewport().cursor().shape() != hand


def test_space_shows_how_it_was_worked_out_and_close_goes_back(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    choose(page, "peers")
    assert "Space" in page.bar.hint.text()
    qtbot.keyClick(page.lanes, KEY.Key_Space)
    assert page.panel.isVisible()
    assert page.panel.reader.hasFocus()
    page.panel.close_.click()
    assert page.panel.isHidden()
    assert page.lanes.hasFocus()


def test_escape_puts_the_working_away_wherever_the_keyboard_is_in_it(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    for part in (page.panel.reader, page.panel.close_):
        choose(page, "peers")
        qtbot.keyClick(page.lanes, KEY.Key_Space)
        part.setFocus()
        qtbot.keyClick(part, KEY.Key_Escape)
        assert page.panel.isHidden()
        assert page.lanes.hasFocus()


def test_space_on_what_is_no_item_explains_nothing(page: BenchmarkPage, qtbot: QtBot) -> None:
    page.document.apply(partial(add_service, a_service("toy-library")), "add service")
    choose(page, "service toy-library")
    qtbot.keyClick(page.lanes, KEY.Key_Space)
    assert page.panel.isHidden()


def test_each_question_of_the_working_leads_to_it_and_the_grid_to_its_row(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    choose(page, "allowances")
    page.bar.working.click()
    links = [
        button
        for button in page.panel.findChildren(QPushButton)
        if button.isVisible() and button.text() == "Go to this question"
    ]
    assert [link.accessibleName() for link in links] == [
        f"Go to this question: allowances-{number}" for number in (1, 2, 3, 4)
    ]
    with qtbot.waitSignal(page.wanted) as told:
        links[2].click()
    assert told.args == ["questions", "allowances-3"]
    assert not page.panel.grid.isVisible()


def test_an_item_with_family_groups_leads_to_the_grid(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(BenchmarkPage, AssessmentDocument(rated("3", "no, yes")), prompts, qtbot)
    choose(page, "r")
    page.bar.working.click()
    with qtbot.waitSignal(page.wanted) as told:
        page.panel.grid.click()
    assert told.args == ["offer", "r"]


def test_the_chosen_item_stays_in_sight_when_the_working_is_shown(page: BenchmarkPage) -> None:
    page.resize(1024, 500)
    choose(page, "training")
    page.bar.working.click()
    box = page.lanes.visualRect(page.lanes.currentIndex())
    bottom = page.lanes.viewport().mapTo(page.frame, box.bottomLeft()).y()
    assert bottom <= page.frame.height()


def test_the_working_is_scrolled_by_keys(page: BenchmarkPage, qtbot: QtBot) -> None:
    choose(page, "allowances")
    page.bar.working.click()
    page.panel.reader.setFocus()
    qtbot.keyClick(page.panel.reader, KEY.Key_PageDown)
    assert page.panel.reader.verticalScrollBar().value() > 0


# --- narrow and large ---


def test_the_names_of_the_columns_stay_in_sight_while_the_page_scrolls(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    page.resize(1280, 420)
    qtbot.waitUntil(page.heads._names.isVisible)  # noqa: SLF001
    assert page.stuck.isHidden()
    for _ in range(3):
        qtbot.keyClick(page.lanes, KEY.Key_Down)
    page.open_at("training")
    assert page.heads.mapTo(page.frame, QPoint(0, 0)).y() < 0
    assert page.stuck.isVisible()
    assert page.stuck.y() == 0
    assert page.stuck.names.height() >= page.heads.height()
    page.frame.show_top()
    assert page.stuck.isHidden()


def test_a_row_gone_up_to_stands_below_the_names_of_the_columns(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    page.resize(1280, 330)
    qtbot.waitUntil(page.heads._names.isVisible)  # noqa: SLF001
    page.open_at("training")
    covered = 0
    for _ in range(3):
        qtbot.keyClick(page.lanes, KEY.Key_Up)
        at = page.lanes.visualRect(page.lanes.currentIndex()).topLeft()
        top = page.lanes.viewport().mapTo(page.frame, at).y()
        if page.stuck.isVisible():
            covered += 1
            assert top >= page.stuck.height() - 1
    assert covered


def test_folded_facts_have_their_names_before_them_and_no_heads_above(
    page: BenchmarkPage, qtbot: QtBot
) -> None:
    page.resize(640, 420)
    qtbot.waitUntil(page.heads._names.isHidden)  # noqa: SLF001
    page.open_at("training")
    assert page.stuck.isHidden()


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
    page.bar.working.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    assert accessibility.nameless(page) == []
    page.lanes.setFocus()
    assert accessibility.tab_trouble(page) == []


def test_the_place_stays_with_the_item_or_beside_a_look_that_was_put_right() -> None:
    before = ["look how a 1", "look how b 1", "look how c 1", "r"]
    assert still_near("look how b 1", before, ["look how a 1", "look how b 2", "r"]) == (
        "look how b 2"
    )
    assert still_near("look how b 1", before, ["look how a 1", "look how c 1"]) == "look how c 1"
    assert still_near("look how c 1", before, ["look how a 1", "r"]) == "look how a 1"
    assert still_near("r", before, ["look how a 1"]) == "r"
