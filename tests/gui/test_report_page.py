"""The report page: what is previewed is the very file that is saved and printed."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event, current_thread, main_thread

import pypdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.edits import set_profile
from reflective_app.domain.plan_edits import ask_for_decisions
from reflective_app.gui import background
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report import making
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.preview import FAILED, IN_MONO, MAKING
from reflective_app.gui.pages.report.sending import NOT_PRINTED
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.documents import Printed, printed
from reflective_app.reports.sections import Selection
from tests.builders import DAY, a_set, an_assessment, an_item, answered
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

LONG = 20_000
"""Milliseconds; a document takes a tenth of this on a slow computer."""


@pytest.fixture
def document() -> AssessmentDocument:
    assessment = an_assessment(a_set(an_item("allowances"), an_item("peers")))
    return AssessmentDocument(answered(assessment, "allowances", "1, 1, 0, ?"))


@pytest.fixture(autouse=True)
def _threads() -> None:
    """One job must not wait for another, however few cores there are."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), 4))


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> ReportPage:
    page = shown(ReportPage, document, prompts, qtbot)
    ready(page, qtbot)
    choose(page, "gap-report", qtbot)
    return page


def ready(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LONG)


def pdf_of(page: ReportPage) -> bytes:
    assert page.shown is not None
    return page.shown.printed.pdf


def choose(page: ReportPage, kind: str, qtbot: QtBot) -> None:
    """Choose a document by keyboard, as many rows up or down as it stands away."""
    keys = [row.key for row in page.documents.rows if not row.head]
    steps = keys.index(kind) - keys.index(page.documents.choice)
    page.documents.setFocus()
    for _ in range(abs(steps)):
        qtbot.keyClick(page.documents, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert page.documents.choice == kind
    ready(page, qtbot)


def look_at(page: ReportPage, view: str) -> None:
    """Choose how the document is shown, by the word on the switch."""
    next(each for each in page.switch.findChildren(QPushButton) if each.text() == view).click()


class Held:
    """Documents that are made only when the test lets them; or only those of one council."""

    def __init__(self, patch: pytest.MonkeyPatch, only: str = "") -> None:
        self.gate, self._only = Event(), only
        self.asked: list[tuple[str, str]] = []
        self.threads: list[object] = []
        patch.setattr(making, "printed", self._printed)

    def _printed(self, kind: str, assessment: Assessment, selection: Selection) -> Printed:
        self.asked.append((kind, assessment.profile.council))
        self.threads.append(current_thread())
        if not self._only or assessment.profile.council == self._only:
            self.gate.wait(LONG / 1000)
        return printed(kind, assessment, selection)


def renamed(council: str, document: AssessmentDocument) -> None:
    document.apply(partial(set_profile, Profile(council=council, date=DAY)), "write council")


# --- the preview ---


def test_the_preview_is_the_very_file(page: ReportPage, document: AssessmentDocument) -> None:
    made = printed("gap-report", document.assessment)
    assert pdf_of(page) == made.pdf
    assert page.preview.text.toPlainText().rstrip() == made.text.rstrip()
    assert page.preview.pages.page_count == len(pypdf.PdfReader(BytesIO(made.pdf)).pages)
    assert page.preview.line.text() == f"{page.preview.pages.page_count} pages"


def test_the_pages_in_sight_are_drawn_and_later_ones_when_they_come_into_sight(
    page: ReportPage, qtbot: QtBot
) -> None:
    preview = page.preview.pages
    qtbot.waitUntil(lambda: 1 in preview.drawn, timeout=LONG)
    last = preview.page_count
    assert last not in preview.drawn
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.verticalScrollBar().value() > 0
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: last in preview.drawn, timeout=LONG)


def test_another_width_draws_the_pages_as_wide_as_there_is_room(
    page: ReportPage, qtbot: QtBot
) -> None:
    preview = page.preview.pages
    qtbot.waitUntil(lambda: 1 in preview.drawn, timeout=LONG)
    sheet = preview.findChildren(QLabel)[0]
    before = sheet.width()
    page.resize(1400, 800)
    qtbot.waitUntil(lambda: sheet.width() > before)
    qtbot.waitUntil(lambda: sheet.pixmap().width() == sheet.width(), timeout=LONG)


def test_the_roadmap_is_the_other_document(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "roadmap", qtbot)
    assert page.shown is not None
    assert page.shown.kind == page.kinds.choice == "roadmap"
    assert page.shown.pages.points(0).width() > page.shown.pages.points(0).height()


def test_the_workshop_summary_is_offered_too(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "workshop-summary", qtbot)
    assert page.shown is not None
    assert page.shown.kind == "workshop-summary"
    assert page.shown.printed.text.startswith("Workshop summary")


def test_decisions_asked_for_are_in_both_documents(page: ReportPage, qtbot: QtBot) -> None:
    page.document.apply(partial(ask_for_decisions, ("Fund the course",)), "write decisions")
    ready(page, qtbot)
    assert "Fund the course" in page.preview.text.toPlainText()
    choose(page, "roadmap", qtbot)
    assert "Fund the course" in page.preview.text.toPlainText()


def test_the_words_can_be_read_in_place_of_the_pages(page: ReportPage, qtbot: QtBot) -> None:
    look_at(page, "Text")
    assert page.preview.view is page.preview.text
    assert page.preview.text.isReadOnly()
    page.preview.text.setFocus()
    qtbot.keyClick(page.preview.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.preview.text
    choose(page, "roadmap", qtbot)
    assert page.preview.view is page.preview.text


def test_a_document_is_made_beside_the_window_and_that_is_said(
    document: AssessmentDocument,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Held(monkeypatch)
    page = shown(ReportPage, document, prompts, qtbot)
    qtbot.waitUntil(lambda: held.asked != [])
    assert held.threads[0] is not main_thread()
    assert page.preview.line.text() == MAKING
    assert not page.save.isEnabled()
    assert not page.print.isEnabled()
    held.gate.set()
    ready(page, qtbot)
    assert page.preview.line.text() != MAKING
    assert page.save.isEnabled()
    assert page.print.isEnabled()


def test_a_change_makes_it_afresh_and_a_later_wish_voids_an_earlier_one(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, only="Oldshire")
    renamed("Oldshire", page.document)
    assert page.shown is None
    assert not page.save.isEnabled()
    qtbot.waitUntil(lambda: ("gap-report", "Oldshire") in held.asked, timeout=LONG)
    renamed("Midshire", page.document)
    ready(page, qtbot)
    held.gate.set()
    background_is_quiet(qtbot)
    assert page.shown is not None
    assert page.shown.assessment.profile.council == "Midshire"
    assert "Midshire" in page.preview.text.toPlainText()


def test_a_burst_of_changes_makes_one_preview(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    held.gate.set()
    for letter in "Oldshire":
        renamed(f"New{letter}", page.document)
    ready(page, qtbot)
    assert held.asked == [("gap-report", "Newe")]


def test_a_document_that_was_made_is_not_made_again(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "roadmap", qtbot)
    held = Held(monkeypatch)
    held.gate.set()
    qtbot.keyClick(page.documents, Qt.Key.Key_Up)
    assert page.shown is not None
    assert page.shown.kind == "gap-report"
    assert held.asked == []


def test_the_page_can_be_left_and_closed_while_a_document_is_made(
    document: AssessmentDocument,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Held(monkeypatch)
    page = shown(ReportPage, document, prompts, qtbot)
    qtbot.waitUntil(lambda: held.asked != [])
    page.hide()
    held.gate.set()
    ready(page, qtbot)
    page.show()
    held.gate.clear()
    renamed("Oldshire", document)
    qtbot.waitUntil(lambda: len(held.asked) == 2, timeout=LONG)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    held.gate.set()
    background_is_quiet(qtbot)


def background_is_quiet(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: background.postbox().is_quiet, timeout=LONG)


def test_a_document_that_cannot_be_made_is_said_plainly_and_can_be_tried_again(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(kind: str, assessment: Assessment, selection: Selection) -> Printed:
        raise KeyError("what a person wrote")

    monkeypatch.setattr(making, "printed", fail)
    renamed("Oldshire", page.document)
    qtbot.waitUntil(page.preview.failure.isVisible, timeout=LONG)
    assert page.preview.failure.label.text() == FAILED
    assert "KeyError" in page.preview.line.text()
    assert "what a person wrote" not in page.preview.line.text()
    assert not page.save.isEnabled()
    assert accessibility.nameless(page) == []
    monkeypatch.setattr(making, "printed", printed)
    button = page.preview.failure.button
    assert button is not None
    button.click()
    ready(page, qtbot)
    assert page.preview.view is page.preview.pages


def test_in_mono_the_pages_are_grey_and_the_file_keeps_its_colours(
    page: ReportPage, qtbot: QtBot
) -> None:
    def in_colour() -> bool:
        sheet = page.preview.pages.findChildren(QLabel)[0].pixmap().toImage()
        return not sheet.isNull() and not sheet.allGray()

    before = pdf_of(page)
    qtbot.waitUntil(in_colour, timeout=LONG)
    look_at(page, "Pages in mono")
    qtbot.waitUntil(lambda: not in_colour(), timeout=LONG)
    assert page.preview.line.text().endswith(IN_MONO)
    assert pdf_of(page) == before
    page.document.apply(partial(ask_for_decisions, ("Fund the course",)), "write decisions")
    ready(page, qtbot)
    qtbot.waitUntil(lambda: page.preview.pages.drawn != (), timeout=LONG)
    assert not in_colour()
    assert page.preview.line.text().endswith(IN_MONO)
    look_at(page, "Pages")
    qtbot.waitUntil(in_colour, timeout=LONG)
    assert page.preview.line.text() == f"{page.preview.pages.page_count} pages"


def test_who_comes_to_the_page_is_on_the_choice_of_documents(
    page: ReportPage, theme: Theme, qtbot: QtBot
) -> None:
    page.take_focus()
    assert page.documents.hasFocus()
    page.resize(500, 700)
    qtbot.waitUntil(page.kinds.isVisible)
    page.take_focus()
    assert page.kinds.hasFocus()


# --- printing ---


def test_every_page_is_printed_in_its_own_shape(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, "roadmap", qtbot)
    path = tmp_path / "paper.pdf"
    prompts.script(path)
    count = page.preview.pages.page_count
    with qtbot.waitSignals([page.said, page.said], timeout=LONG):
        page.print.click()
    assert prompts.asked == [f"print {count} pages?"]
    paper = pypdf.PdfReader(path)
    assert len(paper.pages) == count
    assert page.shown is not None
    size = page.shown.pages.points(0)
    box = paper.pages[0].mediabox
    wide, high = (float(box.width), float(box.height))
    if paper.pages[0].rotation % 180:
        wide, high = high, wide
    assert wide == pytest.approx(size.width(), abs=2)
    assert high == pytest.approx(size.height(), abs=2)


def test_only_the_chosen_pages_are_printed(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "paper.pdf"
    prompts.script(path)
    prompts.pages_wanted = (2, 3)
    with qtbot.waitSignal(
        page.said, timeout=LONG, check_params_cb=lambda said: said.startswith("2 pages sent")
    ):
        page.print.click()
    assert len(pypdf.PdfReader(path).pages) == 2


def test_nothing_is_printed_where_no_printer_is_chosen(
    page: ReportPage, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    prompts.script(False)
    with qtbot.assertNotEmitted(page.said):
        page.print.click()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it_is_said(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    prompts.script(tmp_path / "no such folder" / "paper.pdf")
    page.print.click()
    qtbot.waitUntil(lambda: prompts.told != [], timeout=LONG)
    assert prompts.told == [f"Not printed: {NOT_PRINTED}"]


# --- the parts ---


def test_a_closed_document_draws_nothing(page: ReportPage) -> None:
    pages = PdfPages(pdf_of(page))
    assert not pages.image(0, 100).isNull()
    pages.close()
    pages.close()
    assert pages.image(0, 100).isNull()


def test_at_twice_the_text_size_the_documents_stand_above_the_preview(
    page: ReportPage, theme: Theme, qtbot: QtBot
) -> None:
    assert page.documents.isVisible()
    assert not page.kinds.isVisible()
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(page.kinds.isVisible)
    assert page.documents.isHidden()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    assert accessibility.nameless(page) == []
    page.kinds.setFocus()
    qtbot.keyClicks(page.kinds, "Road")
    ready(page, qtbot)
    assert page.documents.choice == "roadmap"
    page.save.setFocus()
    assert accessibility.tab_trouble(page) == []


def test_wheel_and_keys_scroll_the_pages(page: ReportPage, qtbot: QtBot) -> None:
    preview = page.preview.pages
    at = QPointF(preview.viewport().rect().center())
    wheel = QWheelEvent(
        at,
        preview.viewport().mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), wheel)
    scrolled = preview.verticalScrollBar().value()
    assert scrolled > 0
    qtbot.keyClick(preview, Qt.Key.Key_Down)
    assert preview.verticalScrollBar().value() > scrolled
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.verticalScrollBar().value() == preview.verticalScrollBar().maximum()
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.verticalScrollBar().value() == 0
