"""Likely personal data is shown before something leaves, and one can go to it and mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import reflective_app
from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    LabelCheck,
    ParkedPoint,
    Participant,
)
from reflective_app.domain.edits import write
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.personal_data import personal_data
from reflective_app.domain.plan import ActionStatus, NotNow, Plan, Update
from reflective_app.domain.register import LocalFact
from reflective_app.domain.texts import SUMMARY, EditedText
from reflective_app.domain.workshop import Session as Sitting
from reflective_app.domain.workshop import Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.workshop.before.section import BeforeSection
from reflective_app.gui.personal_data.dialog import PersonalDataDialog
from reflective_app.gui.personal_data.jumps import jump
from reflective_app.gui.prompts import PeopleChoice, Pointed
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.workspace import Workspace
from reflective_app.wording.personal_data import NONE_FOUND
from tests.builders import a_service, a_set, an_action, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts

LONG = 20_000
PHONE = "07700 900123"
NOTED = f"Ring {PHONE} about it"
GO_ON, STOP = PeopleChoice.GO_ON, PeopleChoice.STOP


@pytest.fixture(autouse=True)
def _all_is_made(qtbot: QtBot) -> Iterator[None]:
    """What is still being made for a page is made before the page goes."""
    yield
    assert QThreadPool.globalInstance().waitForDone(LONG)


def everywhere() -> Assessment:
    """A phone number in every kind of place."""
    assessment = an_assessment(a_set(an_item("help", 3), an_item("money", 2), an_item("rest", 1)))
    for box in ("have", "know", "next", "barriers", "enablers", "different_view", "note"):
        assessment = write("help-2", box, NOTED, assessment)
    low = Answer(state=AnswerState.AGREED, rung=0)
    away = Answer(state=AnswerState.NOT_APPLICABLE, reason=NOTED)
    update = Update(on=date(2027, 5, 1), status=ActionStatus.ON_TRACK, note=NOTED)
    texts = ("owner", "measure", "baseline", "cost", "funding", "barriers", "who_may_miss_out")
    action = an_action("a", title=NOTED, updates=(update,), **dict.fromkeys(texts, NOTED))
    step = Step(title=NOTED, minutes=5)
    profile = ("region", "sponsor", "lead", "purpose", "marking")
    return assessment.model_copy(
        update={
            "profile": assessment.profile.model_copy(update=dict.fromkeys(profile, NOTED)),
            "participants": (Participant(role="Carer"), Participant(role=NOTED)),
            "label_checks": (
                LabelCheck(
                    item="help", label="Good", checked_on=date(2026, 1, 1), checked_by=NOTED
                ),
            ),
            "local_picture": (LocalFact(id="f", what="Children", source=NOTED),),
            "services": (a_service("s", what=f"Lends toys, {PHONE}"),),
            "answers": assessment.answers | {"money-2": away, "rest-1": low},
            "workshop": Workshop(sessions=(Sitting(id="one", steps=(step,)),)),
            "plan": Plan(
                actions=(action,),
                not_now={"rest": NotNow(reason=NOTED)},
                decisions_asked=(NOTED,),
            ),
            "parking": (ParkedPoint(id="p", text=NOTED),),
            "texts": {SUMMARY: EditedText(text=NOTED)},
        }
    )


def shown(
    qtbot: QtBot, theme: Theme, assessment: Assessment, prompts: ScriptedPrompts
) -> Workspace:
    workspace = Workspace(AssessmentDocument(assessment), prompts)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 800)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.activateWindow()
    qtbot.waitUntil(workspace.isActiveWindow)
    return workspace


def keyboard() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# Jumps


def test_from_every_kind_of_place_there_is_a_way_to_where_it_can_be_changed(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    workspace = shown(qtbot, theme, everywhere(), prompts)
    found = personal_data(everywhere())
    assert {each.place for each in found} == {
        each.place for each in free_texts(everywhere()) if PHONE in each.text
    }
    for each in found:
        workspace.go_to("benchmark")
        page, what = jump(each.place, everywhere())
        workspace.go_to(page, what)
        assert workspace.page.key == page != "benchmark"
        assert workspace.page.isAncestorOf(keyboard()), each.place


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (("profile", "sponsor"), "Sponsor"),
        (("profile", "purpose"), "Purpose"),
        (("profile", "marking"), "Marking in our own words"),
        (("participants", 1, "role"), "Role"),
        (("answers", "help-2", "know"), "How do we know?"),
        (("answers", "help-2", "different_view"), "A different view"),
        (("plan", "actions", "a", "owner"), "Owner"),
        (("plan", "actions", "a", "measure"), "Measure of success"),
        (("plan", "not_now", "rest", "reason"), "Why not now"),
        (("plan", "decisions_asked", 0), "Decisions asked for"),
        (("texts", "summary", "text"), "Summary"),
    ],
)
def test_going_there_gives_the_keyboard_to_the_very_field(
    place: tuple[str | int, ...], name: str, qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    workspace = shown(qtbot, theme, everywhere(), prompts)

    workspace.go_to(*jump(place, everywhere()))

    assert keyboard().accessibleName().startswith(name)
    field = keyboard()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    assert PHONE in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())


# Before something leaves


@pytest.fixture
def noted(qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts) -> Workspace:
    """An assessment with a phone number in a note, at the Report page."""
    assessment = an_assessment(a_set(an_item("help", 3)))
    workspace = shown(qtbot, theme, write("help-2", "note", NOTED, assessment), prompts)
    workspace.go_to("report")
    return workspace


def report_of(workspace: Workspace, qtbot: QtBot) -> ReportPage:
    page = workspace.page
    assert isinstance(page, ReportPage)
    page.documents.chosen.emit("gap-report")
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.kind == "gap-report", timeout=LONG
    )
    return page


def test_a_document_is_saved_after_the_places_were_seen_and_asks_once(
    noted: Workspace, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report_of(noted, qtbot)
    prompts.script(GO_ON, tmp_path / "one.pdf")
    page.save.click()
    qtbot.waitUntil((tmp_path / "one.pdf").exists, timeout=LONG)

    assert [each.where for each in prompts.pointed] == ["R1 · Question 2 · Note · A phone number"]
    assert PHONE in prompts.pointed[0].words
    assert "Likely personal data in 1 place." in prompts.asked[0]
    qtbot.waitUntil(lambda: not page.note_saved.strip.label.text().startswith("Writing"))
    prompts.script(tmp_path / "two.pdf")
    page.save.click()
    qtbot.waitUntil((tmp_path / "two.pdf").exists, timeout=LONG)


def test_not_now_saves_nothing_and_asks_again_next_time(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page = report_of(noted, qtbot)

    prompts.script(STOP, STOP)
    page.save.click()
    page.save.click()

    assert len(prompts.asked) == 2
    assert all("Save &anyway &Not now" in each for each in prompts.asked)


def test_going_there_saves_nothing_and_leads_to_the_note(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page = report_of(noted, qtbot)

    prompts.script(0)
    page.save.click()

    assert noted.page.key == "questions"
    assert keyboard().accessibleName() == "A note"


def test_only_what_is_new_is_asked_of_again(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    page = report_of(noted, qtbot)
    prompts.script(GO_ON, None)
    page.save.click()
    noted.document.apply(lambda a: write("help-1", "know", "Ask jo@example.org", a), "write")
    qtbot.waitUntil(lambda: page.shown is None)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LONG)

    prompts.script(STOP)
    page.save.click()

    assert [each.where for each in prompts.pointed] == [
        "R1 · Question 1 · How we know · An e-mail address"
    ]


def test_what_the_document_does_not_say_is_not_pointed_at(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page = report_of(noted, qtbot)
    page.readers.picked.emit("public")
    qtbot.waitUntil(lambda: page.shown is None or "public" in page.shown.wish.selection.__repr__())
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LONG)

    prompts.script(None)
    page.save.click()

    assert prompts.asked[0].startswith("save as ")


def test_nothing_is_printed_before_the_places_were_seen(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page = report_of(noted, qtbot)

    prompts.script(STOP)
    page.print.click()

    assert prompts.asked[0].endswith("Print &anyway &Not now")


def test_several_documents_and_tables_wait_for_what_leaves_in_any_of_them(
    noted: Workspace, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    page = report_of(noted, qtbot)
    page.save_tables.click()
    several = page.several

    prompts.script(tmp_path, STOP)
    several.parts.go.click()
    qtbot.waitUntil(lambda: len(prompts.asked) == 2, timeout=LONG)

    assert list(tmp_path.iterdir()) == []
    assert several.parts.go.isEnabled()
    assert not several.outcomes
    prompts.script(tmp_path, GO_ON)
    several.parts.go.click()
    qtbot.waitUntil(lambda: several.outcomes != () and not several.is_saving, timeout=LONG)
    assert all(each.saved for each in several.outcomes)


def test_a_table_of_the_offer_is_looked_at_for_its_own_texts(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    workspace = shown(qtbot, theme, everywhere(), prompts)
    workspace.go_to("offer")
    page = workspace.page
    assert isinstance(page, OfferPage)

    prompts.script(STOP)
    page.tables.write("services")
    assert len(prompts.pointed) == 1
    prompts.script(None)
    page.tables.write("grid")

    assert prompts.asked[-1].startswith("save as ")


def test_a_file_with_questions_is_looked_at_for_its_message_alone(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    workspace = shown(qtbot, theme, everywhere(), prompts)
    workspace.go_to("workshop", "before")
    [section] = workspace.page.findChildren(BeforeSection)
    section.ask.source.button("every").click()
    section.ask.message_box.setPlainText("Ask jo@example.org")

    prompts.script(0)
    section.ask.make.click()

    assert [each.where for each in prompts.pointed] == ["Message · An e-mail address"]
    assert keyboard() is section.ask.message_box


WITHOUT = {
    "gui/files.py": "a person’s own file, which leaves nobody’s hands",
    "gui/respond/host.py": "somebody’s own answers; their last page points at what is in them",
    "gui/question_sets.py": "the questions alone",
}
"""Where something is written without a look, and why."""


def test_nothing_is_saved_for_others_or_printed_without_a_look() -> None:
    here = Path(reflective_app.__file__).parent
    asks = ("choose_save(", "choose_folder(", "choose_printer(")
    for path in sorted((here / "gui").rglob("*.py")):
        name, text = path.relative_to(here).as_posix(), path.read_text(encoding="utf-8")
        if name in {"gui/prompts.py", "gui/qt_prompts.py", *WITHOUT}:
            continue
        if any(f".{ask}" in text for ask in asks):
            assert ".lets(" in text or ".lets_these(" in text, name


# Looking without sending


def test_the_edit_menu_looks_and_says_when_there_is_nothing(
    session: Session, window: MainWindow, prompts: ScriptedPrompts
) -> None:
    look = window.actions_.personal_data
    assert not look.isEnabled()
    session.files.open_sample()
    look.trigger()
    assert NONE_FOUND in prompts.told[-1]

    document = session.files.document
    assert document is not None
    asked = document.assessment.question_set.items[0].questions[0].id
    document.apply(lambda a: write(asked, "note", NOTED, a), "write")
    prompts.script(0)
    look.trigger()

    assert prompts.asked[-1].endswith("&Close")
    assert window.workspace is not None
    assert window.workspace.page.key == "questions"


# The window that lists them


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> PersonalDataDialog:
    found = [
        Pointed(f"Ring {PHONE} <b>now</b>", "R1 · Question 2 · Note · A phone number", (5, 17)),
        Pointed("Ask jo@example.org", "Set up · Lead · An e-mail address", (4, 18)),
    ]
    made = PersonalDataDialog(None, "Likely personal data.", found, *("Save &anyway", "Do &not"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_goes_to_the_place_that_is_chosen(dialog: PersonalDataDialog) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.chosen == 1
    assert not dialog.isVisible()


def test_escape_and_the_last_button_let_nothing_leave(dialog: PersonalDataDialog) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)

    assert dialog.chosen is STOP


def test_only_the_button_lets_it_leave(dialog: PersonalDataDialog) -> None:
    assert not dialog.go_on.isDefault()
    dialog.go_on.click()

    assert dialog.chosen is GO_ON


def test_it_is_named_and_whole_at_twice_the_text_size(
    dialog: PersonalDataDialog, theme: Theme
) -> None:
    for percent in (100, 200):
        theme.set_text_size(percent)
        accessibility.settle()
        assert accessibility.nameless(dialog) == []
        assert accessibility.tab_trouble(dialog) == []
        assert accessibility.clipped(dialog) == []
