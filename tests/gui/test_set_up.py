"""The set-up page: what is written is recorded at once, and what the document holds is shown."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Participant
from reflective_app.domain.findings import findings
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.set_up.page import OWN_WORDS, SetUpPage
from reflective_app.gui.theme import Theme
from tests.builders import a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> SetUpPage:
    page = SetUpPage(document, Current(document), prompts)
    document.changed.connect(page.note)
    page.resize(1024, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_page_shows_the_profile(page: SetUpPage) -> None:
    assert page.council.text() == "Newshire"
    assert page.date.field.text() == "22 November 2026"
    assert page.round.text() == "1"
    assert page.marking.choice == "none"


def test_what_is_written_is_recorded(page: SetUpPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.region, "North")
    qtbot.keyClicks(page.sponsor, "Director")
    qtbot.keyClicks(page.lead, "Kinship lead")
    qtbot.keyClicks(page.purpose, "To see who misses out")
    profile = page.document.assessment.profile
    assert (profile.region, profile.sponsor, profile.lead) == ("North", "Director", "Kinship lead")
    assert profile.purpose == "To see who misses out"


def test_a_stray_key_on_coming_to_the_page_does_not_write_over_the_council(
    page: SetUpPage, qtbot: QtBot
) -> None:
    page.take_focus()
    assert page.council.hasFocus()
    qtbot.keyClick(page.council, Qt.Key.Key_3)
    assert "Newshire" in page.document.assessment.profile.council


def test_writing_in_one_field_undoes_as_one_and_the_page_follows(
    page: SetUpPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.region, "North")
    page.document.undo_stack.undo()
    assert page.region.text() == ""
    assert not page.document.is_changed


def test_a_space_between_two_words_can_be_typed(page: SetUpPage, qtbot: QtBot) -> None:
    page.council.setFocus()
    page.council.end(False)
    qtbot.keyClicks(page.council, " and Oldshire")
    assert page.council.text() == "Newshire and Oldshire"
    assert page.document.assessment.profile.council == "Newshire and Oldshire"


def test_a_council_without_a_name_is_said_and_not_recorded(page: SetUpPage, qtbot: QtBot) -> None:
    page.council.selectAll()
    qtbot.keyClick(page.council, Qt.Key.Key_Delete)
    assert page.council_trouble.isVisible()
    assert page.document.assessment.profile.council == "Newshire"


def test_the_date_and_the_day_to_look_again_are_recorded(page: SetUpPage, qtbot: QtBot) -> None:
    for field, text in ((page.date, "1 December 2026"), (page.review_on, "1/12/2027")):
        field.field.setText(text)
        field.field.editingFinished.emit()
    profile = page.document.assessment.profile
    assert (profile.date, profile.review_on) == (date(2026, 12, 1), date(2027, 12, 1))


def test_the_round_is_a_number_from_1(page: SetUpPage, qtbot: QtBot) -> None:
    page.round.selectAll()
    qtbot.keyClicks(page.round, "2")
    qtbot.keyClick(page.round, Qt.Key.Key_Return)
    assert page.document.assessment.profile.round == 2


def test_a_marking_is_chosen_from_the_list(page: SetUpPage) -> None:
    page.marking.setCurrentIndex(page.marking.findData("OFFICIAL"))
    page.marking.activated.emit(page.marking.currentIndex())
    assert page.document.assessment.profile.marking == "OFFICIAL"
    assert not page.own_marking.isVisible()


def test_a_marking_can_be_in_the_council_s_own_words(page: SetUpPage, qtbot: QtBot) -> None:
    page.marking.setCurrentIndex(page.marking.findData(OWN_WORDS))
    page.marking.activated.emit(page.marking.currentIndex())
    assert page.own_marking.isVisible()
    qtbot.keyClicks(page.own_marking, "Partners only")
    assert page.document.assessment.profile.marking == "Partners only"
    assert page.marking.choice == OWN_WORDS


def test_people_are_listed_by_role(page: SetUpPage, qtbot: QtBot) -> None:
    editor = page.participants
    qtbot.keyClicks(editor.lines[0].role, "Kinship carers")
    qtbot.keyClick(editor.lines[0].count, Qt.Key.Key_Up)
    editor.more.click()
    qtbot.keyClicks(editor.lines[1].role, "Commissioner")
    assert page.document.assessment.participants == (
        Participant(role="Kinship carers", count=2),
        Participant(role="Commissioner"),
    )


def test_a_role_can_be_removed_and_brought_back_by_undo(page: SetUpPage, qtbot: QtBot) -> None:
    editor = page.participants
    qtbot.keyClicks(editor.lines[0].role, "Carers")
    editor.lines[0].remove.click()
    assert not page.document.assessment.participants
    page.document.undo_stack.undo()
    assert page.document.assessment.participants == (Participant(role="Carers"),)
    assert editor.lines[0].role.text() == "Carers"


def test_the_rail_says_what_is_missing(page: SetUpPage, qtbot: QtBot) -> None:
    def status() -> str:
        assessment = page.document.assessment
        return page.status(assessment, findings(assessment))

    assert status() == "Nobody listed yet"
    qtbot.keyClicks(page.participants.lines[0].role, "Carers")
    assert status() == "No lead named yet"
    qtbot.keyClicks(page.lead, "Kinship lead")
    assert status() == "1 coming"


def test_everything_on_the_page_has_a_name_and_a_size_to_hit(page: SetUpPage) -> None:
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []


def test_tab_goes_round_the_page(page: SetUpPage) -> None:
    page.council.setFocus()
    assert accessibility.tab_trouble(page) == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_on_the_page_is_cut_off(
    page: SetUpPage, theme: Theme, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=2000)


def test_tab_comes_to_a_role_added_later_where_it_stands(page: SetUpPage, qtbot: QtBot) -> None:
    page.participants.more.click()
    accessibility.settle()
    first, second = page.participants.lines
    stops = [first.role, first.count, first.remove, second.role, second.count, second.remove]
    first.role.setFocus()
    passed = []
    for _ in range(7):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
    assert passed == [*stops, page.participants.more]


def test_the_alt_letter_of_a_date_leads_to_its_field(page: SetUpPage, qtbot: QtBot) -> None:
    page.council.setFocus()
    qtbot.keyClick(page.council, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is page.date.field


def test_the_example_of_a_role_fits_every_guide(page: SetUpPage) -> None:
    assert page.participants.lines[0].role.placeholderText() == "Parents and carers"


def test_an_empty_date_does_not_read_as_filled_in(page: SetUpPage) -> None:
    assert page.review_on.field.text() == ""
    assert page.review_on.field.placeholderText().startswith("for example")


# What a role can speak for


@pytest.fixture
def asking(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> SetUpPage:
    """A set whose questions name who can speak for them; a commissioner is coming."""
    words = ["advocate", "commissioner", "data lead", "finance lead"]
    questions = [a_question(f"q-{n}", speakers=[word]) for n, word in enumerate(words)]
    coming = Participant(role="Commissioners", speaks_for=("Finance leads", "choir"))
    assessment = an_assessment(a_set(an_item("r", questions)), participants=(coming,))
    return shown(SetUpPage, AssessmentDocument(assessment), prompts, qtbot)


def offered(page: SetUpPage, line: int = 0) -> list[str]:
    ticks = page.participants.lines[line].speaking.ticks.ticks
    return [word for word, tick in ticks.items() if tick.isVisible()]


def ticked(page: SetUpPage) -> tuple[str, ...]:
    return page.participants.lines[0].speaking.ticks.ticked


def test_what_to_say_of_a_role_stands_at_the_left_also_where_nothing_is_said_yet(
    asking: SetUpPage,
) -> None:
    line = asking.participants.lines[0]
    place = line.speaks.x()
    line.spoken.hide()
    accessibility.settle()
    assert line.speaks.x() == place


def test_a_line_beneath_a_role_says_what_it_speaks_for_by_itself_first(asking: SetUpPage) -> None:
    spoken = asking.participants.lines[0].spoken
    assert spoken.text() == "Speaks for commissioner, Finance leads and choir."
    assert spoken.isVisible()


def test_the_words_of_the_set_are_ticked_those_chosen_first(
    asking: SetUpPage, qtbot: QtBot
) -> None:
    line = asking.participants.lines[0]
    line.speaks.setFocus()
    qtbot.keyClick(line.speaks, Qt.Key.Key_Space)
    assert offered(asking) == ["finance lead", "choir", "advocate", "data lead"]
    assert ticked(asking) == ("finance lead", "choir")
    assert line.speaking.own.text() == "By itself it speaks for commissioner."
    qtbot.keyClick(line.speaking.sought, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    (now,) = asking.document.assessment.participants
    assert now == Participant(role="Commissioners", speaks_for=("choir",))
    line.speaking.ticks.ticks["data lead"].box.click()
    assert line.spoken.text() == "Speaks for commissioner, choir and data lead."
    asking.document.undo_stack.undo()
    assert ticked(asking) == ("choir",)
    asking.document.undo_stack.undo()
    assert ticked(asking) == ("finance lead", "choir")


def test_a_long_list_of_words_is_narrowed_by_typing(asking: SetUpPage, qtbot: QtBot) -> None:
    line = asking.participants.lines[0]
    line.speaks.click()
    assert QApplication.focusWidget() is line.speaking.sought
    qtbot.keyClicks(line.speaking.sought, "lead f")
    assert offered(asking) == ["finance lead"]
    qtbot.keyClicks(line.speaking.sought, "zz")
    assert offered(asking) == []
    assert line.speaking.none.isVisible()
    qtbot.keyClick(line.speaking.sought, Qt.Key.Key_Escape)
    assert not line.speaking.isVisible()
    assert QApplication.focusWidget() is line.speaks


def test_only_one_list_of_words_is_open_at_a_time(asking: SetUpPage, qtbot: QtBot) -> None:
    asking.participants.lines[0].speaks.click()
    asking.participants.more.click()
    accessibility.settle()
    second = asking.participants.lines[1]
    assert not second.speaks.isVisible()
    qtbot.keyClicks(second.role, "Advocate")
    second.speaks.click()
    assert offered(asking, 1) == ["commissioner", "data lead", "finance lead"]
    assert not asking.participants.lines[0].speaking.isVisible()


def test_what_a_role_speaks_for_stays_when_it_is_renamed(asking: SetUpPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(asking.participants.lines[0].role, " and chair")
    (now,) = asking.document.assessment.participants
    assert now.speaks_for == ("Finance leads", "choir")


def test_a_set_that_names_nobody_asks_for_nobody(page: SetUpPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.participants.lines[0].role, "Carers")
    assert not page.participants.lines[0].speaks.isVisible()


def test_the_list_of_words_has_names_and_stops(asking: SetUpPage) -> None:
    asking.participants.lines[0].speaks.click()
    assert accessibility.nameless(asking) == []
    assert accessibility.small_targets(asking) == []
    asking.council.setFocus()
    assert accessibility.tab_trouble(asking) == []


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_of_the_list_of_words_is_cut_off(
    asking: SetUpPage, theme: Theme, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    asking.participants.lines[0].speaks.click()
    qtbot.waitUntil(lambda: accessibility.clipped(asking) == [], timeout=2000)
