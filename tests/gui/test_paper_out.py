"""Paper out: the sheets of the kit ticked, looked at, saved and printed; and keyed in again."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Participant
from reflective_app.domain.item import Item
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.sessions import set_session
from reflective_app.domain.sheets import sheets
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.kit import section as kit_module
from reflective_app.gui.pages.workshop.kit.section import KitSection
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.pages.workshop.paper.section import PaperSection
from reflective_app.gui.theme import Theme
from reflective_app.reports.outline import Outline
from reflective_app.reports.paper.asked import Which, asked_on
from reflective_app.reports.paper.kit import KINDS, paper_outline
from reflective_app.reports.sheet_blocks import Asked
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.problems import NotWritableError
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

LONG = 20_000
"""Milliseconds; all ten sheets take a tenth of this on a slow computer."""

ORDER = ("talks", "buses-1", "money-2", "long")
"""The running order: not that of the set, with one of the council's own in the middle."""


def newshire(*order: str) -> Assessment:
    money = [
        a_question("money-1", essential=True),
        a_question("money-2"),
        a_question("long", rungs=5),
    ]
    training = [a_question("talks", rungs=3), a_question("left-out"), a_count("places")]
    made = a_set(an_item("money", money), an_item("training", training))
    own = Item.model_validate(an_item("buses", 2, origin="app"), strict=False)
    steps = tuple(Step(question=each) for each in order)
    sessions = (Session(id="morning", steps=steps),) if order else ()
    people = (Participant(role="Carers", count=12),)
    return an_assessment(
        with_local_items(made, (own,)),
        workshop=Workshop(sessions=sessions),
        participants=people,
    )


@pytest.fixture
def document() -> AssessmentDocument:
    return AssessmentDocument(newshire(*ORDER))


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> WorkshopPage:
    return shown(WorkshopPage, document, prompts, qtbot)


@pytest.fixture
def kit(page: WorkshopPage, qtbot: QtBot) -> KitSection:
    page.open_at("kit")
    section = page.sections["kit"]
    assert isinstance(section, KitSection)
    ready(section, qtbot)
    return section


def ready(kit: KitSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: kit.made.keys() == KINDS.keys(), timeout=LONG)


def tick(kit: KitSection, *keys: str) -> None:
    for key in keys:
        kit.parts.sheets.ticks[key].box.click()


def text_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def codes_on(content: Outline) -> list[str]:
    """The codes of the questions as somebody reads them off the sheet, from top to bottom."""
    lines = plain_text(content).splitlines()
    return [found[1] for line in lines if (found := re.match(r"([A-Z]+\d+ [a-z]) ", line))]


# What is printed is what is keyed


@pytest.mark.parametrize("which", Which)
@pytest.mark.parametrize("kind", ["responses", "large-print"])
def test_the_rows_to_key_are_the_questions_of_the_sheet_in_its_order(
    kind: str, which: Which, page: WorkshopPage, document: AssessmentDocument
) -> None:
    page.open_at("paper")
    paper = page.sections["paper"]
    assert isinstance(paper, PaperSection)
    paper.parts.asked.show_choice(which.value)
    paper.parts.asked.picked.emit(which.value)
    assessment = document.assessment
    content = paper_outline(kind, assessment.question_set, asked_on(which, assessment), assessment)
    rows = [row.code for row in paper.parts.grid.rows]
    assert rows == [block.code for block in content.blocks if isinstance(block, Asked)]
    assert rows == codes_on(content)
    wanted = {
        Which.ORDER: ["R2 a", "L1 a", "R1 b", "R1 c", "L1 b"],
        Which.ESSENTIAL: ["R1 a", "L1 a", "L1 b"],
        Which.ALL: ["R1 a", "R1 b", "R1 c", "R2 a", "R2 b", "L1 a", "L1 b"],
    }
    assert rows == wanted[which]


def test_a_sheet_is_keyed_back_in_the_order_in_which_it_is_printed(
    kit: KitSection, page: WorkshopPage, document: AssessmentDocument
) -> None:
    printed = kit.made["responses"].printed
    assert "Sheet number: ____" in printed.text
    assert "Sheet number" in text_of(printed.pdf)
    assessment = document.assessment
    content = paper_outline(
        "responses", assessment.question_set, asked_on(None, assessment), assessment
    )
    assert plain_text(content) == printed.text
    ticked = dict(zip(codes_on(content), "2031?", strict=False))
    ticked["R1 b"] = "x"
    page.go("paper")
    paper = page.sections["paper"]
    assert isinstance(paper, PaperSection)
    paper.parts.number.setFocus()
    QTest.keyClick(paper.parts.number, Qt.Key.Key_Return)
    for code in codes_on(content):
        row = QApplication.focusWidget()
        assert row is not None
        QTest.keyClicks(row, ticked[code])
    QTest.keyClick(paper.parts.keep, Qt.Key.Key_Return)
    (sheet,) = sheets(document.assessment)
    assert sheet.codes == {
        "talks": "2",
        "buses-1": "0",
        "money-2": "x",
        "long": "1",
        "buses-2": "?",
    }


# The list


def test_each_sheet_says_what_it_is_its_paper_its_copies_and_its_pages(kit: KitSection) -> None:
    assert list(kit.parts.sheets.ticks) == list(KINDS)
    words = kit.parts.sheets.ticks["wall"].box.accessibleName()
    assert words.startswith("Wall sheet: what we have, how we know")
    assert words.endswith(" A3 · one copy · 3 pages")
    for key, tick in kit.parts.sheets.ticks.items():
        pages = len(pypdfium2.PdfDocument(kit.made[key].printed.pdf))
        assert f"· {pages} page" in tick.box.accessibleName()
    assert kit.parts.count.text() == (
        "5 questions of 7: those of the running order and the council’s own. 12 people coming."
    )


def test_other_questions_make_other_sheets(kit: KitSection, qtbot: QtBot) -> None:
    assert kit.parts.which.choice == "order"
    assert "R2 b" not in kit.made["responses"].printed.text
    kit.parts.which.button("all").click()
    assert kit.made.keys() < KINDS.keys()
    ready(kit, qtbot)
    assert "R2 b" in kit.made["responses"].printed.text
    assert kit.parts.count.text() == "All 7 questions. 12 people coming."


def test_without_a_running_order_it_cannot_be_chosen(
    kit: KitSection, document: AssessmentDocument, qtbot: QtBot
) -> None:
    document.apply(lambda _: newshire(), "start again")
    qtbot.waitUntil(lambda: not kit.made, timeout=LONG)
    ready(kit, qtbot)
    assert kit.parts.which.choice == "all"
    assert not kit.parts.which.button("order").isEnabled()


def test_an_edit_makes_the_sheets_afresh(
    kit: KitSection, document: AssessmentDocument, qtbot: QtBot
) -> None:
    tick(kit, "responses")
    session = Session(id="morning", steps=(Step(question="left-out"),))
    document.apply(lambda assessment: set_session(session, assessment), "another order")
    assert kit.made == {}
    assert not kit.parts.save.isEnabled()
    ready(kit, qtbot)
    assert "R2 b" in kit.made["responses"].printed.text
    assert kit.parts.sheets.ticked == ("responses",)
    assert kit.parts.save.isEnabled()


def test_nothing_is_made_before_the_section_is_opened(page: WorkshopPage) -> None:
    section = page.sections["kit"]
    assert isinstance(section, KitSection)
    assert section.made == {}
    assert section.parts.sheets.ticks == {}


def test_the_sheet_that_is_chosen_is_shown(kit: KitSection) -> None:
    look, preview = kit.parts.look, kit.parts.preview
    assert preview.text.toPlainText().startswith("Response sheet\n")
    look.setFocus()
    QTest.keyClick(look, Qt.Key.Key_Down)
    look.picked.emit(look.choice)
    assert preview.text.toPlainText().strip() == kit.made[look.choice].printed.text.strip()
    assert preview.line.text() == "6 pages"


# Saving and printing


def test_what_is_ticked_is_saved_as_pdfs_into_a_folder(
    kit: KitSection, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    assert not kit.parts.save.isEnabled()
    tick(kit, "responses", "tally", "sign-in")
    prompts.script(tmp_path)
    kit.parts.save.click()
    day = kit.document.assessment.profile.date.isoformat()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.split("_")[-2] for name in names] == [
        "Response-sheet",
        "Sign-in-sheet",
        "Tally-sheet",
    ]
    assert all(name.endswith(f"_{day}.pdf") for name in names)
    (responses,) = tmp_path.glob("*Response-sheet*")
    assert responses.read_bytes() == kit.made["responses"].printed.pdf


def test_a_sheet_in_the_way_is_written_over_only_when_asked(
    kit: KitSection, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    tick(kit, "cards")
    prompts.script(tmp_path)
    kit.parts.save.click()
    (saved,) = tmp_path.iterdir()
    saved.write_bytes(b"mine")
    prompts.script(tmp_path, False)
    kit.parts.save.click()
    assert saved.name in prompts.asked[-1]
    assert saved.read_bytes() == b"mine"
    prompts.script(tmp_path, True)
    kit.parts.save.click()
    assert saved.read_bytes() == kit.made["cards"].printed.pdf


def test_a_folder_that_takes_no_file_is_told_with_how_far_saving_came(
    kit: KitSection, prompts: ScriptedPrompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: bytes) -> None:
        if "Tally" in path.name:
            raise NotWritableError(path, "The disk is full.")

    monkeypatch.setattr(kit_module, "write_whole", refuse)
    tick(kit, "cards", "tally", "wall", "sign-in")
    prompts.script(tmp_path)
    kit.parts.save.click()
    said = kit.parts.news.accessibleName()
    assert said.startswith("Saved 2 of 4 PDFs.")
    assert "The disk is full." in said


def test_each_ticked_sheet_is_printed_on_its_own_paper(
    kit: KitSection, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(kit, "cards", "wall")
    files = tmp_path / "cards.pdf", tmp_path / "wall.pdf"
    prompts.script(*files)
    with qtbot.waitSignal(kit.said, timeout=LONG, check_params_cb=lambda said: "sent to" in said):
        kit.parts.print.click()
    assert prompts.asked == ["print 1 pages?", "print 3 pages?"]
    sizes = [pypdfium2.PdfDocument(path).get_page_size(0) for path in files]
    assert [round(max(size)) for size in sizes] == [842, 1191]


def test_so_many_copies_are_proposed_as_people_need(
    kit: KitSection, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    people = sum(each.count for each in kit.document.assessment.participants)
    assert people > 1
    tick(kit, "cards", "wall")
    prompts.script(tmp_path / "cards.pdf", False)
    with qtbot.waitSignal(kit.said, timeout=LONG, check_params_cb=lambda said: "sent to" in said):
        kit.parts.print.click()
    assert prompts.copies == [people, 1]


def test_giving_up_a_printer_asks_for_no_other(
    kit: KitSection, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    tick(kit, "cards", "wall")
    prompts.script(False)
    with qtbot.assertNotEmitted(kit.said):
        kit.parts.print.click()
    assert prompts.asked == ["print 1 pages?"]


def test_everything_has_a_name_and_the_keyboard_reaches_it(
    kit: KitSection, page: WorkshopPage
) -> None:
    assert accessibility.nameless(page) == []
    assert accessibility.clipped(page) == []
    assert accessibility.small_targets(page) == []
    kit.parts.which.setFocus()
    assert accessibility.tab_trouble(page) == []
