"""Paper in: a pile keyed as fast as hands go, keyed again to check, and nothing of it lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Participant
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.picks import Way, said_alone
from reflective_app.domain.sheets import Sheet, keep, sheets
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.pages.workshop.paper.grid import SheetRow
from reflective_app.gui.pages.workshop.paper.layout import ALL
from reflective_app.gui.pages.workshop.paper.section import PaperSection
from reflective_app.gui.theme import Theme
from reflective_app.reports.paper.asked import Which
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
ORDER = ("money-2", "money-1", "long", "talks")
"""The running order: not that of the set."""


def newshire() -> Assessment:
    """Four ladder questions in a running order, one of five sentences, and one outside of it."""
    money = [a_question("money-1"), a_question("money-2"), a_question("long", rungs=5)]
    training = [a_question("talks", rungs=3), a_question("left-out"), a_count("places")]
    question_set = a_set(an_item("money", money), an_item("training", training))
    steps = tuple(Step(question=each) for each in ORDER)
    workshop = Workshop(sessions=(Session(id="morning", steps=steps),))
    people = (Participant(role="Carers", count=2), Participant(role="Sponsor"))
    return an_assessment(question_set, workshop=workshop, participants=people)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> WorkshopPage:
    page = shown(WorkshopPage, AssessmentDocument(newshire()), prompts, qtbot)
    page.open_at("paper")
    return page


@pytest.fixture
def paper(page: WorkshopPage) -> PaperSection:
    section = page.sections["paper"]
    assert isinstance(section, PaperSection)
    return section


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    """Letter by letter, wherever the keyboard stands by then."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def key_sheet(paper: PaperSection, codes: str, *, number: str = "", role: str = "") -> None:
    """Key a sheet from its number on; a dash leaves a question blank."""
    parts = paper.parts
    parts.number.setFocus()
    parts.number.selectAll()
    if number:
        type_in(number)
    if role:
        parts.role.setFocus()
        parts.role.selectAll()
        type_in(role)
    press(KEY.Key_Return)
    for code in codes:
        if code == ".":
            press(KEY.Key_Return)
        else:
            type_in(code)


def keyed(paper: PaperSection) -> dict[str, str]:
    """What stands in the rows."""
    rows = [row for row in paper.parts.grid.rows if isinstance(row, SheetRow)]
    return {row.key: row.typed for row in rows}


def kept(paper: PaperSection) -> tuple[Sheet, ...]:
    return sheets(paper.document.assessment)


def undo(paper: PaperSection) -> None:
    paper.document.undo_stack.undo()


# Keying


def test_a_sheet_is_keyed_by_one_key_a_question_in_the_printed_order(paper: PaperSection) -> None:
    assert [row.key for row in paper.parts.grid.rows] == list(ORDER)
    assert [row.code for row in paper.parts.grid.rows] == ["R1 b", "R1 a", "R1 c", "R2 a"]
    kept_at_once: list[bool] = []
    paper.document.keep_wanted.connect(lambda: kept_at_once.append(True))
    key_sheet(paper, "2?4u", role="Carers")
    assert paper.parts.ready.text() == "Sheet 1, Carers: 3 answered, 1 unclear. Enter keeps it."
    assert focused() is paper.parts.keep
    assert kept(paper) == ()
    press(KEY.Key_Return)
    (sheet,) = kept(paper)
    assert (sheet.number, sheet.role) == ("1", "Carers")
    assert sheet.codes == {"money-2": "2", "money-1": "?", "long": "4", "talks": "u"}
    (pick,) = said_alone(paper.document.assessment.picks["money-2"])
    assert (pick.way, pick.role, pick.counts) == (Way.SHEET, "Carers", (0, 0, 1, 0))
    assert kept_at_once == [True]
    undo(paper)
    assert kept(paper) == ()


def test_the_next_number_is_proposed_and_the_role_stays(paper: PaperSection) -> None:
    key_sheet(paper, "0000", number="A09", role="Carers")
    press(KEY.Key_Return)
    assert paper.parts.number.text() == "A10"
    assert focused() is paper.parts.grid  # straight to the next sheet's first answer
    key_sheet(paper, "1110")
    press(KEY.Key_Return)
    assert [(sheet.number, sheet.role) for sheet in kept(paper)] == [
        ("A09", "Carers"),
        ("A10", "Carers"),
    ]


def test_enter_after_the_size_of_the_pile_goes_on_to_the_answers(paper: PaperSection) -> None:
    paper.parts.pile.setFocus()
    type_in("12?x")
    assert paper.parts.pile.text() == "12"
    press(KEY.Key_Return)
    assert focused() is paper.parts.grid
    type_in("12")
    assert paper.parts.pile.text() == "12"
    assert list(keyed(paper).values())[:2] == ["1", "2"]


def test_the_role_of_the_last_sheet_is_only_proposed_and_says_so(paper: PaperSection) -> None:
    note = paper.parts.role_note
    assert not note.isVisible()
    key_sheet(paper, "0000", role="Carers")
    assert not note.isVisible()
    press(KEY.Key_Return)
    assert note.text().startswith("Carers: as on the last sheet. Type another")
    paper.parts.role.setFocus()
    paper.parts.role.selectAll()
    type_in("Sponsor")
    assert not note.isVisible()
    press(KEY.Key_Return)
    type_in("1111")
    assert paper.parts.ready.text().startswith("Sheet 2, Sponsor: ")
    press(KEY.Key_Return)
    assert [sheet.role for sheet in kept(paper)] == ["Carers", "Sponsor"]


def test_a_role_of_which_everyone_has_a_sheet_is_asked_for_anew(paper: PaperSection) -> None:
    key_sheet(paper, "0000", role="Sponsor")
    press(KEY.Key_Return)
    assert focused() is paper.parts.grid  # figures keyed without looking land in no role
    assert paper.parts.role.text() == ""
    note = "Sponsor: the one person coming has a sheet in. If this paper says a role, press Alt+R"
    assert note in paper.parts.role_note.text()
    QTest.keyClick(paper.parts.grid, KEY.Key_R, Qt.KeyboardModifier.AltModifier)
    assert focused() is paper.parts.role
    type_in("carers")
    assert not paper.parts.role_note.isVisible()
    press(KEY.Key_Return)
    assert focused() is paper.parts.grid
    type_in("2222")
    press(KEY.Key_Return)
    assert [sheet.role for sheet in kept(paper)] == ["Sponsor", "carers"]
    assert focused() is paper.parts.grid


def test_more_sheets_of_a_role_than_people_are_remarked_on_and_kept(paper: PaperSection) -> None:
    for _ in range(2):
        key_sheet(paper, "0000", role="Sponsor")
        press(KEY.Key_Return)
    assert [sheet.role for sheet in kept(paper)] == ["Sponsor", "Sponsor"]
    paper.parts.pile_part.list.opened.emit(kept(paper)[0].respondent)
    note = paper.parts.role_note.text()
    assert note.startswith("With this one 2 sheets say Sponsor, and 1 person with that role is")
    key_sheet(paper, "", role="Visitor")
    assert not paper.parts.role_note.isVisible()


def test_a_role_left_empty_stays_empty_without_a_word(paper: PaperSection) -> None:
    key_sheet(paper, "0000")
    press(KEY.Key_Return)
    assert focused() is paper.parts.grid
    assert not paper.parts.role_note.isVisible()


def test_nothing_lands_in_a_sheet_that_is_done_and_backspace_goes_back(
    paper: PaperSection,
) -> None:
    key_sheet(paper, "2101")
    assert focused() is paper.parts.keep
    type_in("3")
    assert list(keyed(paper).values()) == ["2", "1", "0", "1"]
    assert kept(paper) == ()
    press(KEY.Key_Backspace)
    assert focused() is paper.parts.grid
    assert paper.parts.grid.choice == "talks"
    type_in("2")
    press(KEY.Key_Return)
    assert kept(paper)[0].codes["talks"] == "2"


def test_what_was_keyed_for_a_question_that_is_not_asked_is_kept_too(paper: PaperSection) -> None:
    paper.parts.asked.picked.emit(ALL)
    key_sheet(paper, "....3")
    assert paper.draft.codes == {"left-out": "3"}
    paper.parts.grid.start("left-out")
    type_in("9")
    paper.parts.grid.start("talks")
    type_in("1")
    paper.parts.grid.start("left-out")
    type_in("2")
    paper.parts.asked.picked.emit(Which.ORDER.value)
    key_sheet(paper, "")
    paper.parts.keep.click()
    assert kept(paper)[0].codes == {"left-out": "2", "talks": "1"}


def test_what_is_mistyped_for_a_question_that_is_not_asked_is_in_nobodys_way(
    paper: PaperSection,
) -> None:
    paper.parts.asked.picked.emit(ALL)
    key_sheet(paper, "2...9")
    assert not paper.parts.keep.isEnabled()
    paper.parts.asked.picked.emit(Which.ORDER.value)
    assert paper.parts.keep.isEnabled()


def test_paper_in_says_how_a_sheet_of_another_edition_is_told(paper: PaperSection) -> None:
    mark = fingerprint(paper.document.assessment.question_set)
    assert f"Question set {mark}" in paper.parts.edition.text()


def test_enter_leaves_a_question_blank_and_backspace_takes_back(paper: PaperSection) -> None:
    key_sheet(paper, "2.x")
    assert keyed(paper) == {"money-2": "2", "money-1": "", "long": "x", "talks": ""}
    press(KEY.Key_Backspace)
    assert keyed(paper)["long"] == ""
    assert paper.parts.grid.choice == "long"
    type_in("3.")
    type_in("1")
    press(KEY.Key_Return)
    assert kept(paper)[0].codes == {"money-2": "2", "long": "3", "talks": "1"}


def test_a_number_pad_is_enough(paper: PaperSection) -> None:
    key_sheet(paper, "/*-1")
    assert list(keyed(paper).values()) == ["?", "x", "u", "1"]


@pytest.mark.parametrize("typed", ["4", "9", "k"])
def test_a_wrong_code_stays_with_a_message_and_is_not_kept(paper: PaperSection, typed: str) -> None:
    key_sheet(paper, typed)
    row = paper.parts.grid.rows[0]
    assert isinstance(row, SheetRow)
    assert (row.typed, row.wrong) == (typed, True)
    assert f"“{typed}” is no answer here. Key 0 to 3" in row.detail
    assert paper.parts.grid.choice == "money-2"
    press(*[KEY.Key_Return] * 4)
    assert paper.parts.grid.choice == "money-2"
    assert not paper.parts.keep.isEnabled()
    type_in("3")
    assert not any(getattr(row, "wrong", False) for row in paper.parts.grid.rows)
    press(*[KEY.Key_Return] * 3)
    press(KEY.Key_Return)
    assert kept(paper)[0].codes == {"money-2": "3"}


def test_a_ladder_of_five_takes_a_four_and_one_of_three_no_three(paper: PaperSection) -> None:
    key_sheet(paper, "..43")
    assert paper.draft.codes == {"long": "4"}
    assert paper.draft.wrong == {"talks": "3"}


def test_a_sheet_without_a_number_is_not_kept_and_stays(paper: PaperSection) -> None:
    key_sheet(paper, "2110")
    paper.parts.number.clear()
    paper.parts.keep.click()
    assert "Type the number that stands on the paper" in paper.parts.trouble.text()
    assert focused() is paper.parts.number
    assert list(keyed(paper).values()) == ["2", "1", "1", "0"]
    assert kept(paper) == ()


def test_a_half_keyed_sheet_survives_another_page_and_is_said_on_leaving(
    page: WorkshopPage, paper: PaperSection
) -> None:
    assert page.unfinished() == ""
    key_sheet(paper, "21")
    page.go("plan")
    page.hide()
    page.show()
    page.go("paper")
    assert list(keyed(paper).values()) == ["2", "1", "", ""]
    assert page.unfinished() == "A paper sheet half keyed"
    said = "Sheet 1 is half keyed: 2 of 4 questions. Enter in its number goes on at R1 c."
    assert paper.parts.mode.text() == said
    assert paper.parts.mode.isVisible()
    QTest.keyClick(paper.parts.number, KEY.Key_Return)
    QTest.keyClicks(paper.parts.grid, "4")
    assert list(keyed(paper).values()) == ["2", "1", "4", ""]
    assert not paper.parts.mode.isVisible()
    paper.parts.again.click()
    assert page.unfinished() == ""
    assert list(keyed(paper).values()) == [""] * 4


def test_all_questions_can_be_keyed_in_the_order_of_the_set(paper: PaperSection) -> None:
    paper.parts.asked.picked.emit(ALL)
    assert [row.key for row in paper.parts.grid.rows] == [
        "money-1",
        "money-2",
        "long",
        "talks",
        "left-out",
    ]


# Keying a second time


def keyed_once(paper: PaperSection) -> None:
    key_sheet(paper, "2?41", number="7", role="Carers")
    press(KEY.Key_Return)


def test_a_number_that_is_there_opens_for_checking(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "2?41", number="7")
    assert "keyed in already" in paper.parts.mode.text()
    assert "no difference" in paper.parts.ready.text()
    assert not paper.parts.check.isVisible()
    press(KEY.Key_Return)
    (sheet,) = kept(paper)
    assert sheet.checked
    assert "1 checked" in paper.parts.pile_part.standing.text()
    undo(paper)
    assert not kept(paper)[0].checked


def test_what_differs_is_named_row_by_row_and_the_person_chooses(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "3?0.", number="7")
    check = paper.parts.check
    assert [(row.code, row.detail) for row in check.list.rows] == [
        ("R1 b", "First keyed: 2. Second: 3."),
        ("R1 c", "First keyed: 4. Second: 0."),
        ("R2 a", "First keyed: 1. Second: Blank."),
    ]
    assert focused() is check.list
    assert not paper.parts.keep.isEnabled()
    assert kept(paper)[0].codes["money-2"] == "2"
    type_in("1")
    type_in("2")
    assert "1 left to choose" in paper.parts.ready.text()
    type_in("2")
    assert focused() is paper.parts.keep
    press(KEY.Key_Return)
    (sheet,) = kept(paper)
    assert sheet.codes == {"money-2": "2", "money-1": "?", "long": "0"}
    assert sheet.checked


def test_checking_keeps_what_the_other_sheets_say(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "0000", number="8")
    press(KEY.Key_Return)
    key_sheet(paper, "2?41", number="7")
    press(KEY.Key_Return)
    assert [sheet.number for sheet in kept(paper)] == ["7", "8"]
    assert kept(paper)[1].codes["money-2"] == "0"


# The pile


def test_a_pile_of_eight_with_one_number_twice_adds_up(paper: PaperSection) -> None:
    pile = ["2101", "3?x2", "0..1", "u121", "2210", "11?0", "2101"]
    for codes in pile:
        key_sheet(paper, codes)
        press(KEY.Key_Return)
    assert [sheet.number for sheet in kept(paper)] == [str(n) for n in range(1, 8)]
    key_sheet(paper, "3333", number="3")  # another paper that has the number 3, too
    assert "Another paper needs another number." in paper.parts.mode.text()
    assert not paper.parts.keep.isEnabled()
    paper.parts.grid.start("talks")
    type_in("2")
    paper.parts.number.setFocus()
    paper.parts.number.selectAll()
    type_in("8")
    assert paper.parts.mode.text() == ""
    paper.parts.keep.click()
    assert len(kept(paper)) == 8
    assert not any(sheet.checked for sheet in kept(paper))
    paper.parts.pile_part.totals_fold.head.click()
    said = {
        row.key: [cell.word for cell in row.cells]
        for row in paper.parts.pile_part.totals.words.rows
    }
    assert {sum(int(word) for word in row if word != "–") for row in said.values()} == {8}
    assert " ".join(said["money-2"]) == "1 1 3 2 – 0 0 1 0"
    assert " ".join(said["talks"]) == "2 4 2 – – 0 0 0 0"


def test_the_totals_count_every_code_unclear_and_blank(paper: PaperSection) -> None:
    key_sheet(paper, "2?4u", number="1")
    press(KEY.Key_Return)
    key_sheet(paper, "2x..", number="2")
    press(KEY.Key_Return)
    paper.parts.pile_part.totals_fold.head.click()
    table = paper.parts.pile_part.totals.words
    assert table.heads == ("0", "1", "2", "3", "4", "?", "x", "Unclear", "Blank")
    said = {row.key: " ".join(cell.word for cell in row.cells) for row in table.rows}
    assert said == {
        "money-2": "0 0 2 0 – 0 0 0 0",
        "money-1": "0 0 0 0 – 1 1 0 0",
        "long": "0 0 0 0 1 0 0 0 1",
        "talks": "0 0 0 – – 0 0 1 1",
    }


def test_the_pile_says_what_is_left_before_the_paper_is_destroyed(paper: PaperSection) -> None:
    pile = paper.parts.pile_part
    paper.parts.pile.setFocus()
    type_in("2")
    paper.parts.pile.settle()
    assert "0 of 2 sheets keyed" in pile.standing.text()
    key_sheet(paper, "2?4u", number="1")
    press(KEY.Key_Return)
    assert "1 sheet to key, 1 sheet to key a second time and 1 unclear" in pile.paper.text()
    for number in ("2", "2", "1"):
        key_sheet(paper, "2?4u" if number == "1" else "2?41", number=number)
        press(KEY.Key_Return)
    assert (
        pile.paper.text() == "Keep the paper for now: 1 unclear answer to look at. Then destroy it."
    )
    pile.unclear.opened.emit(pile.unclear.rows[0].key)
    assert paper.parts.grid.choice == "talks"
    type_in("0")
    press(KEY.Key_Return)
    assert pile.paper.text().startswith("Every sheet is keyed and checked. Destroy the paper now")
    key_sheet(paper, "0000", number="3")
    press(KEY.Key_Return)
    assert "more than are in the pile" in pile.standing.text()


def test_a_sheet_is_corrected_with_what_was_keyed_in_its_rows(paper: PaperSection) -> None:
    keyed_once(paper)
    paper.parts.pile_part.list.opened.emit(kept(paper)[0].respondent)
    assert list(keyed(paper).values()) == ["2", "?", "4", "1"]
    assert "open to correct" in paper.parts.mode.text()
    press(KEY.Key_Delete)
    paper.parts.keep.click()
    assert "money-2" not in kept(paper)[0].codes
    assert "money-2" not in paper.document.assessment.picks
    assert len(kept(paper)) == 1


def test_a_half_keyed_sheet_is_not_lost_to_one_that_is_opened(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "31")
    paper.parts.pile_part.list.opened.emit(kept(paper)[0].respondent)
    assert list(keyed(paper).values()) == ["3", "1", "", ""]
    assert "half keyed" in paper.parts.trouble.text()


def test_no_two_sheets_get_one_number(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "0000", number="8")
    press(KEY.Key_Return)
    paper.parts.pile_part.list.opened.emit(kept(paper)[1].respondent)
    paper.parts.number.setText(" 7 ")
    paper.parts.keep.click()
    assert "is keyed in already" in paper.parts.trouble.text()
    assert [sheet.number for sheet in kept(paper)] == ["7", "8"]


def test_delete_takes_a_sheet_out_with_all_that_was_keyed(paper: PaperSection) -> None:
    keyed_once(paper)
    pile = paper.parts.pile_part
    pile.list.show_choice(kept(paper)[0].respondent)
    pile.take_keyboard()
    press(KEY.Key_Delete)
    assert kept(paper) == ()
    assert paper.document.assessment.picks == {}
    undo(paper)
    assert len(kept(paper)) == 1


def test_a_sheet_undone_while_it_is_checked_is_a_new_one(paper: PaperSection) -> None:
    keyed_once(paper)
    key_sheet(paper, "21", number="7")
    undo(paper)
    assert paper.parts.mode.text() == ""
    type_in("4")
    type_in("1")
    press(KEY.Key_Return)
    assert not kept(paper)[0].checked


# For everybody


@pytest.mark.parametrize("size", [100, 200])
def test_everything_is_named_reached_and_whole(
    page: WorkshopPage, paper: PaperSection, theme: Theme, size: int
) -> None:
    after = keep(
        Sheet("sheet-1", "1", "Carers", {"money-1": "u", "money-2": "1"}), page.document.assessment
    )
    page.document.apply(lambda _: after, "key in")
    key_sheet(paper, "9", number="2")
    theme.set_text_size(size)
    paper.parts.pile_part.totals_fold.head.click()
    assert accessibility.nameless(page) == []
    assert accessibility.clipped(page) == []
    assert accessibility.small_targets(page) == []
    paper.parts.number.setFocus()
    assert accessibility.tab_trouble(page) == []
