"""Looking up the labels: a page within Set up that can be skipped."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.edits import check_label
from reflective_app.domain.label_checks import NO_LABEL
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import clock
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.questions.guide import guide_parts
from reflective_app.gui.pages.set_up.labels import NONE_GIVEN, LabelLookUp
from reflective_app.gui.pages.set_up.page import SetUpPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets import address_row
from reflective_app.gui.widgets.label_card import ANOTHER, LabelCard
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.gui.workspace import Workspace
from reflective_app.storage.assessment_file import write_assessment
from tests.builders import DAY, a_set, an_assessment, an_item, labelled
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.storage.samples import NOON

TODAY = date(2026, 11, 24)
PAGE = "https://guide.example/kinship/a-rather-long-name-of-a-page?part=recommendations"
KEY = Qt.Key


def the_set(**guide: Any) -> QuestionSet:
    """One label reported by the press, one that it only writes of, one seen, one blank."""
    data = a_set(
        an_item(
            "allowances",
            evidence=labelled("label-3", "reported")
            | {"note": "Called promising by a newspaper.", "sources": ["press"]},
        ),
        an_item("training", evidence={"sources": ["press"]}),
        an_item("peers", evidence=labelled("label-1")),
        an_item("advice"),
    ).model_dump(by_alias=True)
    sources = [
        {"id": "paper", "title": "The guide, on paper"},
        {"id": "start", "title": "The guide’s web page", "url": "https://guide.example/"},
        {"id": "page", "title": "The guide’s recommendations", "url": PAGE},
        {"id": "press", "title": "The Gazette", "url": "https://gazette.example/"},
    ]
    data["guide"] |= {"sources": sources, "labels_at": "page"} | guide
    return QuestionSet.model_validate(data, strict=False)


def newshire(*checks: LabelCheck, council: str = "Newshire", **guide: Any) -> Assessment:
    made = an_assessment(the_set(**guide), label_checks=checks)
    profile = made.profile.model_copy(update={"council": council})
    return made.model_copy(update={"profile": profile})


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def document() -> AssessmentDocument:
    return AssessmentDocument(newshire())


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> SetUpPage:
    """Set up, with the labels open."""
    page = shown(SetUpPage, document, prompts, qtbot)
    page.look_up_labels.click()
    accessibility.settle()
    return page


def card(page: SetUpPage, item: str) -> LabelCard:
    return page.look_up.cards[item]


def has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


def choose(page: SetUpPage, item: str, key: str, qtbot: QtBot) -> None:
    """With the keyboard."""
    button = card(page, item).choice.button(key)
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)


def looked_up(page: SetUpPage) -> dict[str, LabelCheck]:
    return {check.item: check for check in page.document.assessment.label_checks}


# The way there and back


def test_set_up_says_how_many_labels_are_left_and_leads_to_them(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(SetUpPage, document, prompts, qtbot)
    assert page.labels_left.text().startswith("For 3 of 4 recommendations")
    page.look_up_labels.click()
    assert page.look_up.isVisible()
    assert not page.frame.isVisible()
    assert list(page.look_up.cards) == ["allowances", "training", "advice"]
    page.look_up.back.click()
    assert page.frame.isVisible()
    assert QApplication.focusWidget() is page.look_up_labels
    assert not document.is_changed


def test_where_every_label_was_seen_nothing_is_asked(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    seen = a_set(an_item("peers", evidence=labelled("label-1")))
    page = shown(SetUpPage, AssessmentDocument(an_assessment(seen)), prompts, qtbot)
    assert not page.labels_head.isVisible()
    assert not page.look_up_labels.isVisible()


def test_the_benchmark_leads_to_the_label_that_it_asks_for(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    window = Workspace(document, prompts)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    benchmark = next(page for page in window.pages if isinstance(page, BenchmarkPage))
    window.go_to("benchmark", "peers")
    assert not benchmark.bar.label.isVisible()
    window.go_to("benchmark", "advice")
    benchmark.bar.label.click()
    set_up = window.page
    assert isinstance(set_up, SetUpPage)
    assert set_up.look_up.isVisible()
    assert has_focus(card(set_up, "advice"))
    window.go_to("offer")
    window.go_to("set-up")
    assert set_up.frame.isVisible()


def test_the_keyboard_starts_on_the_first_label_s_choice_in_sight(
    page: SetUpPage, theme: Theme
) -> None:
    first = card(page, "allowances").choice
    assert QApplication.focusWidget() is first.button("label-1")
    page.look_up.back.click()
    theme.set_text_size(200)
    page.look_up_labels.click()
    assert QApplication.focusWidget() is first.button("label-1")
    assert not first.visibleRegion().isEmpty()


# What is known, and where to look


def test_each_label_says_what_is_known_and_by_whom_it_is_reported(page: SetUpPage) -> None:
    allowances, training = card(page, "allowances"), card(page, "training")
    assert allowances.title.text() == "R1 Allowances"
    assert allowances.known.text() == "In the question set: reported as “Label 3”."
    assert allowances.note.text() == "Called promising by a newspaper."
    assert allowances.reported.text() == "Reported by:\nThe Gazette: https://gazette.example/"
    assert training.known.text() == "In the question set: no label was seen."
    assert not training.reported.isVisible()


def test_the_one_page_to_open_is_where_the_guide_s_labels_stand(page: SetUpPage) -> None:
    assert page.look_up.page.title.text() == "The guide’s recommendations"
    assert page.look_up.page.address == page.look_up.page.shown.text() == PAGE
    rows = page.look_up.findChildren(address_row.AddressRow)
    assert rows == [page.look_up.page]


def test_the_address_can_be_copied_without_any_internet(page: SetUpPage) -> None:
    row = page.look_up.page
    row.copy.click()
    assert QGuiApplication.clipboard().text() == PAGE
    assert row.news.text() == address_row.COPIED


@pytest.mark.parametrize("opens", [True, False])
def test_the_browser_is_asked_to_open_it_and_if_there_is_none_that_is_said(
    page: SetUpPage, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    row = page.look_up.page
    row.open.click()
    assert [url.toString() for url in asked] == [PAGE]
    assert row.news.isVisible() is not opens


def test_without_an_address_it_is_said_what_to_do(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    bare = AssessmentDocument(an_assessment(a_set(an_item("advice"))))
    page = shown(SetUpPage, bare, prompts, qtbot)
    page.look_up_labels.click()
    row = page.look_up.page
    assert row.shown.text() == address_row.NO_ADDRESS
    assert not row.copy.isVisible()


# What is chosen


def test_a_label_is_chosen_from_the_guide_s_scale_with_today_s_date(
    page: SetUpPage, qtbot: QtBot
) -> None:
    shown_words = [card(page, "training").choice.button(f"label-{n}").text() for n in (1, 2, 3)]
    assert shown_words == ["Label 1", "Label 2", "Label 3"]
    choose(page, "training", "label-2", qtbot)
    assert looked_up(page) == {
        "training": LabelCheck(item="training", label="Label 2", checked_on=TODAY)
    }
    assert card(page, "training").day.field.text() == "24 November 2026"
    assert card(page, "training").role.isVisible()
    page.document.undo_stack.undo()
    assert looked_up(page) == {}
    assert card(page, "training").choice.choice == ""
    assert not card(page, "training").role.isVisible()


def test_what_is_asked_next_comes_into_sight(page: SetUpPage, qtbot: QtBot) -> None:
    page.look_up.frame.show_top()
    role = card(page, "advice").role
    choose(page, "advice", "label-1", qtbot)
    assert not role.visibleRegion().isEmpty()


def test_who_looked_is_never_filled_in_unasked_but_offered(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "allowances", "label-1", qtbot)
    assert not card(page, "allowances").offer.isVisible()
    choose(page, "training", "label-1", qtbot)
    role = card(page, "training").role
    role.setFocus()
    qtbot.keyClicks(role, "Data lead")
    qtbot.keyClick(role, KEY.Key_Tab)
    assert looked_up(page)["training"].checked_by == "Data lead"
    assert not card(page, "training").offer.isVisible()
    choose(page, "advice", "label-1", qtbot)
    for item in ("allowances", "advice"):
        assert looked_up(page)[item].checked_by == ""
        assert card(page, item).role.text() == ""
        assert card(page, item).offer.text() == "Also by: Data lead"
    assert card(page, "advice").offer.accessibleName().endswith("looked up by Data lead, as before")
    card(page, "advice").offer.setFocus()
    qtbot.keyClick(card(page, "advice").offer, KEY.Key_Return)
    assert looked_up(page)["advice"].checked_by == "Data lead"
    assert card(page, "advice").role.text() == "Data lead"
    assert card(page, "advice").role.hasFocus()
    assert not card(page, "advice").offer.isVisible()
    assert looked_up(page)["allowances"].checked_by == ""
    page.document.undo_stack.undo()
    assert looked_up(page)["advice"].checked_by == ""
    assert card(page, "advice").offer.isVisible()


def test_who_looked_at_another_label_stays(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "allowances", "label-1", qtbot)
    qtbot.keyClicks(card(page, "allowances").role, "Finance lead")
    card(page, "allowances").role.editingFinished.emit()
    choose(page, "training", "label-1", qtbot)
    role = card(page, "training").role
    role.selectAll()
    qtbot.keyClicks(role, "Data lead")
    role.editingFinished.emit()
    assert {item: check.checked_by for item, check in looked_up(page).items()} == {
        "allowances": "Finance lead",
        "training": "Data lead",
    }


def test_the_day_can_be_another(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "training", "label-2", qtbot)
    field = card(page, "training").day.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "20 Nov 2026")
    qtbot.keyClick(field, KEY.Key_Tab)
    assert looked_up(page)["training"].checked_on == date(2026, 11, 20)


def test_a_day_that_cannot_be_read_stays_as_typed_when_a_label_is_chosen(
    page: SetUpPage, qtbot: QtBot
) -> None:
    choose(page, "training", "label-2", qtbot)
    field = card(page, "training").day.field
    field.setText("last Tuesday")
    field.editingFinished.emit()
    choose(page, "training", "label-1", qtbot)
    assert field.text() == "last Tuesday"
    assert looked_up(page)["training"].checked_on == TODAY
    card(page, "training").clear.click()
    choose(page, "training", "label-1", qtbot)
    assert field.text() == "24 November 2026"


def test_a_day_that_has_not_come_is_not_taken_and_stays_as_typed(
    page: SetUpPage, qtbot: QtBot
) -> None:
    choose(page, "training", "label-2", qtbot)
    day = card(page, "training").day
    day.field.setText("1 January 2031")
    day.field.editingFinished.emit()
    assert looked_up(page)["training"].checked_on == TODAY
    assert day.field.text() == "1 January 2031"
    assert "not come yet" in day.trouble.text()


def test_another_word_is_kept_in_words(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "training", "label-2", qtbot)
    choose(page, "training", ANOTHER, qtbot)
    assert looked_up(page)["training"].label == "Label 2"
    word = card(page, "training").word
    word.setFocus()
    qtbot.keyClicks(word, "Emerging evidence")
    assert looked_up(page)["training"].label == "Emerging evidence"
    assert card(page, "training").choice.choice == ANOTHER
    assert page.current.findings.of("training").label.recorded is None


def test_a_word_that_is_taken_out_again_is_no_label_and_the_box_stays(
    page: SetUpPage, qtbot: QtBot
) -> None:
    choose(page, "training", ANOTHER, qtbot)
    word = card(page, "training").word
    word.setFocus()
    qtbot.keyClicks(word, "Em")
    for _ in range(2):
        qtbot.keyClick(word, KEY.Key_Backspace)
    assert looked_up(page) == {}
    assert word.isVisible()
    qtbot.keyClicks(word, "Good")
    assert looked_up(page)["training"].label == "Good"


def test_a_word_written_out_that_is_in_the_scale_is_that_label(
    page: SetUpPage, qtbot: QtBot
) -> None:
    choose(page, "training", ANOTHER, qtbot)
    word = card(page, "training").word
    word.setFocus()
    qtbot.keyClicks(word, "label 2")
    found = page.current.findings.of("training").label
    assert found.recorded is not None
    assert word.isVisible()  # it may go on
    qtbot.keyClick(word, KEY.Key_Tab)
    assert card(page, "training").choice.choice == "label-2"
    assert not word.isVisible()


@pytest.mark.parametrize("size", [100, 200])
def test_what_a_field_is_called_stands_level_with_what_is_written_in_it(
    page: SetUpPage, theme: Theme, qtbot: QtBot, size: int
) -> None:
    page.resize(2400, 900)  # room beside, also for large text
    choose(page, "training", ANOTHER, qtbot)
    training = card(page, "training")
    qtbot.keyClicks(training.word, "Emerging")
    theme.set_text_size(size)
    accessibility.settle()
    labels = {label.text(): label for label in training.fields.findChildren(RoleLabel)}
    named = {
        "Label in the guide": training.choice.button(ANOTHER),
        "The guide’s word": training.word,
        "Looked up on": training.day.field,
        "By (a job role)": training.role,
    }
    for words, field in named.items():
        label = labels[words]
        text = label.contentsRect()
        middle = label.mapToGlobal(text.topLeft()).y() + label.fontMetrics().height() / 2
        there = field.mapToGlobal(field.rect().center()).y()
        assert abs(middle - there) <= 2, words


def test_that_the_guide_gives_no_label_can_be_said(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "training", NONE_GIVEN, qtbot)
    assert looked_up(page)["training"].label == NO_LABEL
    assert card(page, "training").choice.choice == NONE_GIVEN


def test_clearing_brings_back_what_the_set_says(page: SetUpPage, qtbot: QtBot) -> None:
    before = page.current.findings.of("allowances").label
    choose(page, "allowances", "label-1", qtbot)
    assert page.current.findings.of("allowances").label != before
    clear = card(page, "allowances").clear
    clear.setFocus()
    qtbot.keyClick(clear, KEY.Key_Space)
    assert looked_up(page) == {}
    assert page.current.findings.of("allowances").label == before
    assert has_focus(card(page, "allowances"))
    page.document.undo_stack.undo()
    assert card(page, "allowances").choice.choice == "label-1"


def test_choosing_the_same_again_takes_it_back(page: SetUpPage, qtbot: QtBot) -> None:
    choose(page, "allowances", "label-1", qtbot)
    choose(page, "allowances", "label-1", qtbot)
    assert looked_up(page) == {}


def test_beside_the_questions_the_set_s_note_is_marked_as_older(page: SetUpPage) -> None:
    def told() -> str:
        assessment, finding = page.current.assessment, page.current.findings.of("allowances")
        parts = guide_parts(finding.item.questions[0], finding, assessment)
        evidence = next(part for part in parts if part.name == "Strength of evidence (guide)")
        return f"{evidence.lead}. {evidence.text}. {evidence.note}"

    assert "Reported, not checked in the guide. Called promising" in told()
    page.document.apply(partial(check_label, last_year("allowances")), "check")
    assert told().startswith("Label 1. Checked by the council on 22 November 2026 (Data lead).")
    assert "before it was looked up: Called promising by a newspaper." in told()


# From another file


def a_file(folder: Path, assessment: Assessment) -> Path:
    path = folder / "last-year.reflect"
    write_assessment(assessment, path, saved_on=NOON, expected=None, replace=False)
    return path


def last_year(item: str = "training", label: str = "Label 1") -> LabelCheck:
    return LabelCheck(item=item, label=label, checked_on=DAY, checked_by="Data lead")


def test_labels_of_an_earlier_assessment_are_brought_in_and_can_be_undone(
    page: SetUpPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.script(a_file(tmp_path, newshire(last_year(), last_year("advice"))))
    page.look_up.bring.click()
    assert looked_up(page) == {"training": last_year(), "advice": last_year("advice")}
    assert page.look_up.news.label.text() == "Brought in: “Training” and “Advice”."
    assert card(page, "training").choice.choice == "label-1"
    assert card(page, "training").role.text() == "Data lead"
    page.document.undo_stack.undo()
    assert looked_up(page) == {}


def test_a_newer_look_here_stays(
    page: SetUpPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, "training", "label-2", qtbot)
    prompts.script(a_file(tmp_path, newshire(last_year())))
    page.look_up.bring.click()
    assert looked_up(page)["training"].label == "Label 2"
    assert "Kept as here" in page.look_up.news.label.text()


@pytest.mark.parametrize(
    ("guide", "told"), [({"id": "other"}, "another guide"), ({"edition": "2031-01"}, "edition")]
)
def test_nothing_is_brought_in_from_another_guide_or_edition(
    page: SetUpPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    guide: dict[str, str],
    told: str,
) -> None:
    prompts.script(a_file(tmp_path, newshire(last_year(), **guide)))
    page.look_up.bring.click()
    assert told in prompts.told[0]
    assert not page.document.is_changed


@pytest.mark.parametrize("go_on", [True, False])
def test_a_file_of_another_council_is_taken_only_if_the_person_says_so(
    page: SetUpPage, prompts: ScriptedPrompts, tmp_path: Path, go_on: bool
) -> None:
    prompts.script(a_file(tmp_path, newshire(last_year(), council="Oldshire")), go_on)
    page.look_up.bring.click()
    assert "Oldshire" in prompts.asked[-1]
    assert bool(looked_up(page)) is go_on
    told = card(page, "training").elsewhere
    assert told.isVisible() is go_on


def oldshire(item: str) -> LabelCheck:
    return last_year(item).model_copy(update={"council": "Oldshire"})


@pytest.fixture
def with_theirs(page: SetUpPage, prompts: ScriptedPrompts, tmp_path: Path) -> SetUpPage:
    """With two labels that another council looked up."""
    theirs = newshire(last_year(), last_year("advice"), council="Oldshire")
    prompts.script(a_file(tmp_path, theirs), True)
    page.look_up.bring.click()
    return page


def test_another_council_s_look_is_told_as_its_and_not_asked_of_this_one(
    with_theirs: SetUpPage, qtbot: QtBot
) -> None:
    page, training = with_theirs, card(with_theirs, "training")
    assert looked_up(page) == {"training": oldshire("training"), "advice": oldshire("advice")}
    said = "Checked on 22 November 2026 by Data lead, Oldshire. "
    assert training.elsewhere.text().startswith(said)
    assert not training.day.isVisible()
    assert not training.role.isVisible()
    choose(page, "allowances", "label-1", qtbot)
    assert looked_up(page)["allowances"].checked_by == ""  # their data lead is not here
    qtbot.keyClicks(card(page, "allowances").role, "Finance lead")
    card(page, "allowances").role.editingFinished.emit()
    assert looked_up(page)["training"] == oldshire("training")


def test_who_looks_again_after_another_council_looks_for_this_one(
    with_theirs: SetUpPage, qtbot: QtBot
) -> None:
    page, training = with_theirs, card(with_theirs, "training")
    choose(page, "training", "label-2", qtbot)
    own = LabelCheck(item="training", label="Label 2", checked_on=TODAY)
    assert looked_up(page)["training"] == own
    assert training.day.isVisible()
    assert training.role.isVisible()
    assert not training.elsewhere.isVisible()
    assert looked_up(page)["advice"] == oldshire("advice")


def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(
    page: SetUpPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.reflect"
    broken.write_text("{", encoding="utf-8")
    prompts.script(broken, None)
    page.look_up.bring.click()
    page.look_up.bring.click()
    assert len(prompts.told) == 1
    assert not page.document.is_changed


# For everybody


def full(page: SetUpPage, qtbot: QtBot) -> None:
    """Every field open."""
    choose(page, "allowances", "label-1", qtbot)
    choose(page, "training", ANOTHER, qtbot)
    qtbot.keyClicks(card(page, "training").word, "Emerging")
    choose(page, "advice", NONE_GIVEN, qtbot)


def test_everything_has_a_name_and_a_size_to_hit(page: SetUpPage, qtbot: QtBot) -> None:
    full(page, qtbot)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []


def test_tab_goes_round_in_the_order_of_the_page(page: SetUpPage, qtbot: QtBot) -> None:
    full(page, qtbot)
    page.look_up.back.setFocus()
    assert accessibility.tab_trouble(page) == []
    training = card(page, "training")
    radio = training.choice.button(ANOTHER)
    radio.setFocus()
    passed = []
    for _ in range(5):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(passed[-1], KEY.Key_Tab)
    fields = [training.word, training.day.field, training.role, training.clear]
    assert passed == [radio, *fields]
    assert QApplication.focusWidget() is card(page, "advice").choice.button(NONE_GIVEN)


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_is_cut_off(page: SetUpPage, theme: Theme, size: int, qtbot: QtBot) -> None:
    full(page, qtbot)
    theme.set_text_size(size)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=2000)


def test_hostile_words_do_not_stretch_the_page(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    evidence = labelled("label-1", "reported") | {"note": "<b>Bold</b>", "sources": ["s"]}
    data = a_set(an_item("r", evidence=evidence)).model_dump(by_alias=True)
    address = "https://x.org/" + "a" * 400
    data["guide"] |= {"sources": [{"id": "s", "title": "<i>S</i>", "url": address}]}
    made = an_assessment(QuestionSet.model_validate(data, strict=False))
    page = shown(SetUpPage, AssessmentDocument(made), prompts, qtbot)
    page.look_up_labels.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=2000)
    shown_address = page.look_up.page.shown
    line = shown_address.fontMetrics().height()
    assert shown_address.height() > 3 * line  # it goes on in the next line
    assert card(page, "r").note.text() == "<b>Bold</b>"
    assert page.look_up.page.copy.accessibleName() == "Copy the address of the page with the labels"
    reported = card(page, "r").reported
    assert reported.height() > 3 * reported.fontMetrics().height()
    assert "<i>S</i>" in reported.text()


def test_what_others_change_is_shown(page: SetUpPage) -> None:
    page.document.apply(partial(check_label, last_year("advice", "Mixed")), "check")
    assert card(page, "advice").word.text() == "Mixed"
    assert isinstance(page.look_up, LabelLookUp)
