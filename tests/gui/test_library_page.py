"""The library in its window: reading, adding, removing and printing question sets."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QPalette, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from reflective_app.assets import shipped
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.kinds import Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import question_sets
from reflective_app.gui import session as session_module
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.library import LibraryPage
from reflective_app.gui.session import Session
from reflective_app.gui.set_rows import printed_from, set_blocks, set_rows
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.outline_view import OutlineView
from reflective_app.reports.documents import set_document
from reflective_app.reports.outline import Bullets, Citation, Heading, Paragraph, Span
from reflective_app.reports.question_set_pages import question_set_pages
from reflective_app.storage import guide_summaries, places, question_set_library
from reflective_app.storage.local_questions_file import read_local_questions
from reflective_app.storage.own_sets import add_question_set
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.question_set_library import (
    Library,
    ListedSet,
    read_library,
    to_start_from,
)
from tests.builders import FILES, a_set, an_item
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts

SMALL, LOCAL, BROKEN = (
    FILES / name for name in ("small-set.toml", "local-questions.toml", "broken-set.toml")
)
ALONG = [
    shipped("questionnaires", f"{name}.toml")
    for name in ("kinship-care", "foster-carers-and-adoptive-parents")
]
KINSHIP, ANNOUNCED = (str(path) for path in ALONG)
SETTLED_WITHIN = 20_000


@pytest.fixture(autouse=True)
def _two_sets_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that can be started and one that is announced: six take the time of three."""
    read = question_set_library.set_files

    def some() -> list[tuple[Path, bool]]:
        return [(path, along) for path, along in read() if not along or path in ALONG]

    monkeypatch.setattr(question_set_library, "set_files", some)
    monkeypatch.setattr(guide_summaries, "set_files", some)


def opened(window: MainWindow, session: Session, qtbot: QtBot) -> LibraryPage:
    """The library, once every set has been read."""
    window.actions_.question_sets.trigger()
    assert session.question_sets is not None
    page = session.question_sets.page
    qtbot.waitUntil(lambda: bool(page.sets.rows), timeout=SETTLED_WITHIN)
    return page


@pytest.fixture
def page(window: MainWindow, session: Session, qtbot: QtBot) -> LibraryPage:
    return opened(window, session, qtbot)


def choose(page: LibraryPage, key: object) -> None:
    """Choose a row as a person does."""
    places = [row.key for row in page.sets.rows]
    page.sets.setCurrentIndex(page.sets.model().index(places.index(str(key)), 0))


def told(page: LibraryPage) -> str:
    page.view.finish()
    return page.view.toPlainText().replace("\u2028", "\n")


def keys(page: LibraryPage) -> list[str]:
    return [Path(row.key).name for row in page.sets.rows]


# --- getting there and back ---


def test_a_button_below_the_guides_leads_to_the_library_and_escape_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    assert window.start.library.isVisible()
    QTest.keyClick(window.start.library, Qt.Key.Key_Return)
    assert session.question_sets is not None
    page = session.question_sets.page
    assert page.isVisible()
    qtbot.waitUntil(page.sets.hasFocus)
    QTest.keyClick(page.sets, Qt.Key.Key_Escape)
    assert window.start.isVisible()


def test_escape_leads_back_from_the_text_too(page: LibraryPage, window: MainWindow) -> None:
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.start.isVisible()


def test_back_leads_to_the_assessment_that_is_open(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.files.open_sample()
    page = opened(window, session, qtbot)
    assert not page.start.isHidden()
    page.back.click()
    assert window.workspace is not None
    assert window.workspace.isVisible()


def test_a_step_of_the_open_assessment_leads_out_of_the_library(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.files.open_sample()
    opened(window, session, qtbot)
    window.actions_.steps["offer"].trigger()
    assert window.workspace is not None
    assert window.workspace.isVisible()
    assert window.workspace.page.key == "offer"


def test_what_cannot_be_seen_cannot_be_undone(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.files.open_sample()
    assert window.workspace is not None
    document = window.workspace.document
    document.apply(lambda a: a.model_copy(update={"answers": {}}), "clear the answers")
    assert window.actions_.undo.isEnabled()
    page = opened(window, session, qtbot)
    assert not window.actions_.undo.isEnabled()
    page.back.click()
    assert window.actions_.undo.isEnabled()


# --- what is listed ---


def test_every_set_is_listed_with_edition_coverage_and_fingerprint(page: LibraryPage) -> None:
    for path in ALONG:
        found = read_question_set(path)
        (row,) = (row for row in page.sets.rows if row.key == str(path))
        assert row.name == found.guide.title
        assert f"Edition {found.guide.edition}, revision {found.guide.revision}" in row.detail
        assert f"Fingerprint {fingerprint(found)}" in row.detail
        assert "built in" in row.detail


def test_sets_to_start_with_come_first_then_ones_own_with_local_questions_beneath() -> None:
    add_question_set(SMALL)
    local = add_question_set(LOCAL)
    rows = set_rows(read_library())

    assert [row.own for row in rows][-2:] == [True, True]
    assert rows[-1].row.key == str(local)
    assert rows[-1].row.indent == 1
    own_from = [row.own for row in rows].index(True)
    startable = [row.startable for row in rows[:own_from]]
    assert startable == sorted(startable, reverse=True)


def test_local_questions_are_listed_with_the_title_of_their_guide_and_their_own_fingerprint() -> (
    None
):
    add_question_set(SMALL)
    local = add_question_set(LOCAL)
    guide = read_question_set(SMALL)
    mark = local_fingerprint(read_local_questions(LOCAL, guide).items)
    (row,) = (each for each in set_rows(read_library()) if each.row.key == str(local))
    assert f"Beside {guide.guide.title}\nFingerprint {mark}" in row.row.detail
    assert row.printable


def test_sets_of_one_title_are_told_apart_by_their_ids_or_revisions() -> None:
    found = a_set(an_item("r"))

    def like(name: str, **more: object) -> ListedSet:
        guide = found.guide.model_copy(update=more)
        return ListedSet(Path(name), found.model_copy(update={"guide": guide}), (), shipped=False)

    def names(*listed: ListedSet) -> list[str]:
        return [row.row.name for row in set_rows(Library(listed, ()))]

    assert names(like("a"), like("b", title="Other")) == ["Invented Guide", "Other"]
    assert names(like("a"), like("b", id="ours"), like("c", id="ours", revision=2)) == [
        "Invented Guide (invented)",
        "Invented Guide (ours@2026, revision 1)",
        "Invented Guide (ours@2026, revision 2)",
    ]


def test_a_broken_set_shows_each_of_its_problems_in_full_with_its_line(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    places.question_sets().mkdir(parents=True)
    path = places.question_sets() / "ours.toml"
    path.write_bytes(BROKEN.read_bytes())
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: "ours.toml" in keys(page), timeout=SETTLED_WITHIN)
    choose(page, path)

    shown = told(page)

    with pytest.raises(UnreadableFileError) as caught:
        read_question_set(path)
    assert all(problem.sentence in shown for problem in caught.value.problems)
    for button in (page.start, page.save, page.print):
        assert not button.isEnabled()
        assert "until its problems are put right" in button.accessibleDescription()
    assert page.remove.isVisible()
    assert page.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_an_announced_guide_can_be_read_and_printed_but_not_started(page: LibraryPage) -> None:
    choose(page, ANNOUNCED)
    assert not page.start.isEnabled()
    assert page.start.accessibleDescription()
    assert page.save.isEnabled()
    assert "There is nothing to answer yet." in told(page)


def test_an_announced_guide_cannot_be_started_even_if_its_set_asks_something() -> None:
    found = a_set(an_item("allowances"))
    guide = found.guide.model_copy(update={"status": Status.ANNOUNCED})
    announced = found.model_copy(update={"guide": guide})
    listed = [ListedSet(Path(n), each, (), True) for n, each in (("a", announced), ("b", found))]
    rows = set_rows(Library(tuple(listed), ()))
    assert [(row.row.key, row.startable) for row in rows] == [("b", True), ("a", False)]
    assert "not out yet" in rows[1].why_not


# --- reading ---


def test_a_set_is_shown_from_end_to_end(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    shown = told(page)
    found = read_question_set(Path(KINSHIP))
    for question in found.questions():
        assert question.text in shown
        assert all(sentence in shown for sentence in question.rungs)
    assert all(source.url in shown for source in found.guide.sources if source.url)


def test_going_to_a_part_brings_its_heading_to_the_top(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    place = page.places.findText("Sources")
    assert place > 0
    page.places.setCurrentIndex(place)
    page.places.picked.emit(page.places.choice)
    assert page.view.textCursor().block().text() == "Sources"
    assert page.view.viewport().rect().contains(page.view.cursorRect().center())


def test_arrow_keys_go_from_part_to_part(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    page.places.setFocus()
    for _ in range(3):
        QTest.keyClick(page.places, Qt.Key.Key_Down)
    assert page.view.textCursor().block().text() == page.places.currentText().strip()
    assert page.places.currentIndex() == 3


def test_headings_say_their_level_to_a_screen_reader(qtbot: QtBot) -> None:
    view = OutlineView("Set")
    qtbot.addWidget(view)
    view.show_blocks([Heading(1, "One"), Heading(2, "Two"), Paragraph("Text")])
    block, levels = view.document().begin(), []
    while block.isValid():
        levels.append((block.text(), block.blockFormat().headingLevel()))
        block = block.next()
    assert levels == [("One", 1), ("Two", 2), ("Text", 0)]


def test_markup_in_a_set_is_shown_as_it_stands(qtbot: QtBot) -> None:
    hostile = "<h1>big</h1> <img src='http://x.example/y'> & \u2028 =1+1"
    view = OutlineView("Set")
    qtbot.addWidget(view)
    view.show_blocks([Heading(1, hostile), Bullets((hostile,), numbered=True)])
    assert view.toPlainText().split("\n")[0].startswith("<h1>big</h1> <img src=")


def citing(number: int, title: str) -> tuple[Span, ...]:
    return Span("Seen ["), Span(str(number), cites=Citation(number, title)), Span("].")


def listing(number: int, title: str) -> Bullets:
    entry = (Span(title, bold=True, lists=Citation(number, title)), Span("\nhttps://x.example"))
    return Bullets((entry,), numbered=True, labels=(f"{number}.",))


@pytest.fixture
def cited(qtbot: QtBot) -> OutlineView:
    """Two statements, a page of text, and two sources."""
    view = OutlineView("Set")
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    statements = [Paragraph(citing(1, "The Act")), Paragraph(citing(2, "<b>News</b> & more"))]
    between = [Paragraph(f"Line {number}") for number in range(100)]
    view.show_blocks(
        [*statements, *between, listing(1, "The Act"), listing(2, "<b>News</b> & more"), *between]
    )
    view.finish()
    return view


def place_caret(view: OutlineView, text: str) -> None:
    cursor = view.document().find(text)
    cursor.setPosition(cursor.selectionStart())
    view.setTextCursor(cursor)


def caret_line(view: OutlineView) -> str:
    return view.textCursor().block().text().split("\u2028")[0]


def test_enter_on_a_number_leads_to_its_source_and_backspace_returns(cited: OutlineView) -> None:
    place_caret(cited, "2]")
    QTest.keyClick(cited, Qt.Key.Key_Return)
    assert caret_line(cited) == "2. <b>News</b> & more"
    assert cited.viewport().rect().contains(cited.cursorRect().center())
    QTest.keyClick(cited, Qt.Key.Key_Backspace)
    assert caret_line(cited) == "Seen [2]."
    assert cited.viewport().rect().contains(cited.cursorRect().center())


def test_enter_before_a_number_follows_the_first_one_of_the_paragraph(cited: OutlineView) -> None:
    place_caret(cited, "Seen")
    QTest.keyClick(cited, Qt.Key.Key_Enter)
    assert caret_line(cited) == "1. The Act"


def test_enter_where_there_is_no_number_and_backspace_with_nowhere_to_return_to_do_nothing(
    cited: OutlineView,
) -> None:
    place_caret(cited, "Line 5")
    QTest.keyClick(cited, Qt.Key.Key_Return)
    QTest.keyClick(cited, Qt.Key.Key_Backspace)
    assert caret_line(cited) == "Line 5"


def test_a_number_that_is_clicked_leads_to_its_source(cited: OutlineView) -> None:
    place_caret(cited, "2]")
    at = cited.cursorRect().center() + QPoint(3, 0)
    place_caret(cited, "Line 5")
    QTest.mouseClick(cited.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caret_line(cited) == "2. <b>News</b> & more"


def test_pointing_at_a_number_tells_the_title_of_its_source_as_it_stands(
    cited: OutlineView,
) -> None:
    cursor = cited.document().find("2")
    tip = QTextDocumentFragment.fromHtml(cursor.charFormat().toolTip()).toPlainText()
    assert tip.startswith("<b>News</b> & more\n")


def test_every_number_of_a_shipped_set_leads_to_the_entry_that_begins_with_it(
    page: LibraryPage,
) -> None:
    choose(page, KINSHIP)
    page.view.finish()
    for number, source in enumerate(read_question_set(Path(KINSHIP)).guide.sources, start=1):
        page.view.go_to_source(number)
        assert caret_line(page.view).startswith(f"{number}. {source.title}")


def test_local_questions_by_themselves_list_the_sources_that_they_cite(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    add_question_set(SMALL)
    local = places.question_sets() / "ours.toml"
    own, seen = 'standing = "own"', 'standing = "seen", sources = ["news-item"]'
    text = LOCAL.read_text(encoding="utf-8").replace(own, seen)
    local.write_text(text, encoding="utf-8")
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: local.name in keys(page), timeout=SETTLED_WITHIN)
    choose(page, local)
    sources = read_question_set(SMALL).guide.sources
    number = [source.id for source in sources].index("news-item") + 1
    assert f"Seen [{number}]" in told(page)
    page.view.go_to_source(number)
    assert caret_line(page.view).startswith(f"{number}. A newspaper that never was")


def many_questions() -> QuestionSet:
    return a_set(*(an_item(f"item-{number}", 10) for number in range(100)))


def test_a_thousand_questions_are_on_the_screen_at_once(qtbot: QtBot) -> None:
    """The bound is loose: it only tells a moment from a wait."""
    listed = ListedSet(Path("many.toml"), many_questions(), (), shipped=True)
    view = OutlineView("Set")
    qtbot.addWidget(view)
    view.show()
    began = perf_counter()
    view.show_blocks(set_blocks(listed, Library((listed,), ())))
    QApplication.processEvents()
    assert perf_counter() - began < 2
    view.finish()
    assert view.toPlainText().count("stands at step 3.") == 1000


def test_the_text_follows_the_text_size_and_stays_where_one_was_reading(
    page: LibraryPage, theme: Theme, qtbot: QtBot
) -> None:
    def at_top() -> str:
        return page.view.cursorForPosition(QPoint(20, 12)).block().text()

    choose(page, KINSHIP)
    page.view.finish()
    before = page.view.document().begin().charFormat().font().pointSizeF()
    (place,) = (n for n, head in enumerate(page.view.headings) if head.text == "At a glance")
    page.view.go_to(place)
    assert at_top() == "At a glance"
    theme.set_text_size(200)
    qtbot.waitUntil(page.pick.isVisible, timeout=SETTLED_WITHIN)
    accessibility.settle()
    assert page.view.document().begin().charFormat().font().pointSizeF() > 1.5 * before
    assert at_top() == "At a glance"


def test_second_ink_follows_the_colours(page: LibraryPage, theme: Theme, qtbot: QtBot) -> None:
    def ink() -> str:
        block = page.view.document().begin().next()
        return block.begin().fragment().charFormat().foreground().color().name()

    choose(page, KINSHIP)
    theme.set_appearance("dark")
    wanted = page.view.palette().color(QPalette.ColorRole.PlaceholderText).name()
    qtbot.waitUntil(lambda: ink() == wanted, timeout=SETTLED_WITHIN)
    theme.set_appearance("light")
    qtbot.waitUntil(lambda: ink() != wanted, timeout=SETTLED_WITHIN)


# --- starting, adding, removing ---


def test_starting_from_the_library_opens_set_up_with_that_guide(
    page: LibraryPage, window: MainWindow, session: Session, prompts: ScriptedPrompts
) -> None:
    choose(page, KINSHIP)
    prompts.script("Newshire")
    page.start.click()
    assert window.workspace is not None
    assert window.workspace.isVisible()
    assert session.files.document is not None
    assert session.files.document.assessment.question_set.guide.id == "kinship-care"


def test_starting_with_local_questions_beside_the_guide_takes_them_along(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    place = add_question_set(SMALL)
    local = add_question_set(LOCAL)
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: local.name in keys(page), timeout=SETTLED_WITHIN)
    choose(page, local)
    assert "Can a carer without a car get to the groups?" in told(page)
    assert not page.start.isEnabled()
    choose(page, place)
    assert "Local questions" in told(page)
    prompts.script("Newshire")
    page.start.click()
    assert session.files.document is not None
    assert len(session.files.document.assessment.question_set.local_items) == 1


def test_a_set_that_was_added_is_chosen_and_can_be_started_with_on_the_start_page(
    page: LibraryPage, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    prompts.script(SMALL)
    page.add.click()
    name = "neighbourly-care-2025-03-r2.toml"
    qtbot.waitUntil(lambda: Path(page.sets.choice).name == name, timeout=SETTLED_WITHIN)
    assert "Added small-set.toml" in page.strip.label.text()
    assert "Nothing in this set is true." in told(page)
    page.back.click()
    assert name in [Path(row.key).name for row in window.start.guides.rows]


def test_a_reading_that_began_before_a_set_was_added_and_ends_later_is_passed_over(
    page: LibraryPage,
    prompts: ScriptedPrompts,
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    begun, late = Event(), Event()
    before = read_library()

    def held_up() -> Library:
        begun.set()
        assert late.wait(SETTLED_WITHIN / 1000)
        return before

    monkeypatch.setattr(session_module, "read_library", held_up)
    window.actions_.question_sets.trigger()
    assert begun.wait(SETTLED_WITHIN / 1000)
    monkeypatch.setattr(session_module, "read_library", read_library)
    prompts.script(SMALL)
    page.add.click()
    name = "neighbourly-care-2025-03-r2.toml"
    qtbot.waitUntil(lambda: Path(page.sets.choice).name == name, timeout=SETTLED_WITHIN)
    late.set()
    assert QThreadPool.globalInstance().waitForDone(SETTLED_WITHIN)
    QApplication.processEvents()
    assert Path(page.sets.choice).name == name


def test_adding_nothing_changes_nothing(page: LibraryPage, prompts: ScriptedPrompts) -> None:
    prompts.script(None)
    page.add.click()
    assert page.strip.isHidden()


def test_a_broken_set_is_not_added_and_all_its_problems_are_told(
    page: LibraryPage, prompts: ScriptedPrompts
) -> None:
    prompts.script(BROKEN)
    page.add.click()
    assert "was not added" in prompts.told[0]
    with pytest.raises(UnreadableFileError) as caught:
        read_question_set(BROKEN)
    faults = [problem.sentence for problem in caught.value.problems]
    assert len(faults) > 20
    assert prompts.details == [f"{number}. {each}" for number, each in enumerate(faults, 1)]
    assert f"{len(faults)} things need putting right" in prompts.told[0]
    assert faults[0] not in prompts.told[0]
    assert not places.question_sets().exists()


def test_a_single_fault_is_told_once_and_without_a_number(
    page: LibraryPage, prompts: ScriptedPrompts
) -> None:
    prompts.script(LOCAL)
    page.add.click()
    (only,) = prompts.details
    assert prompts.told == [f"This question set was not added: {only}"]
    assert only.startswith("local-questions.toml, guide, extends: ")


@pytest.mark.parametrize("replaced", [True, False])
def test_a_set_that_is_there_already_is_replaced_only_when_wanted(
    page: LibraryPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    replaced: bool,
) -> None:
    place = add_question_set(SMALL)
    changed = tmp_path / "changed.toml"
    text = SMALL.read_text(encoding="utf-8").replace("Money comes first.", "Money comes last.")
    changed.write_text(text, encoding="utf-8")
    prompts.script(changed, replaced)

    page.add.click()

    assert "neighbourly-care@2025-03, revision 2" in prompts.asked[1]
    assert ("Money comes last." in place.read_text(encoding="utf-8")) == replaced


def test_removing_asks_first_and_says_that_assessments_keep_the_set(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    place = add_question_set(SMALL)
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: place.name in keys(page), timeout=SETTLED_WITHIN)
    choose(page, place)
    prompts.script(False)
    page.remove.click()
    assert place.exists()
    assert "each holds the whole set" in prompts.asked[0]
    assert (
        "The program’s copy is deleted; the file that it was added from stays" in prompts.asked[0]
    )
    assert "Local questions" not in prompts.asked[0]

    prompts.script(True)
    page.remove.click()
    assert not place.exists()
    qtbot.waitUntil(lambda: place.name not in keys(page), timeout=SETTLED_WITHIN)
    assert "Removed Neighbourly Care" in page.strip.label.text()
    assert page.sets.choice


@pytest.mark.parametrize("another_revision", [False, True])
def test_removing_a_guide_says_which_local_questions_lose_it(
    window: MainWindow,
    session: Session,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    another_revision: bool,
) -> None:
    place = add_question_set(SMALL)
    add_question_set(LOCAL)
    if another_revision:
        newer = place.with_name("newer.toml")
        text = SMALL.read_text(encoding="utf-8").replace("revision = 2", "revision = 3", 1)
        newer.write_text(text, encoding="utf-8")
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: place.name in keys(page), timeout=SETTLED_WITHIN)
    choose(page, place)
    prompts.script(False)
    page.remove.click()
    told = "stand beside it: “Newshire's own questions”. They lose their guide"
    assert (told in prompts.asked[0]) != another_revision


def test_a_shipped_set_offers_no_removal(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    assert page.remove.isHidden()


# --- on paper ---


def test_a_set_is_saved_as_pdf_with_a_name_that_says_which(
    page: LibraryPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "kinship.pdf"
    choose(page, KINSHIP)
    prompts.script(path)
    page.save.click()
    assert "Kinship-Care_2024-10_revision-1_Question-set.pdf" in prompts.asked[0]
    assert not page.save.isEnabled()
    qtbot.waitUntil(path.exists, timeout=SETTLED_WITHIN)
    qtbot.waitUntil(page.save.isEnabled, timeout=SETTLED_WITHIN)
    title = question_set_pages(read_question_set(Path(KINSHIP))).head_line
    metadata = PdfReader(BytesIO(path.read_bytes())).metadata
    assert metadata is not None
    assert metadata.title == title
    assert "Saved kinship.pdf" in page.note_saved.strip.label.text()


def test_local_questions_are_saved_and_printed_as_the_command_prints_them(
    window: MainWindow,
    session: Session,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    add_question_set(SMALL)
    local = add_question_set(LOCAL)
    page = opened(window, session, qtbot)
    qtbot.waitUntil(lambda: local.name in keys(page), timeout=SETTLED_WITHIN)
    choose(page, local)
    path, sheets = tmp_path / "ours.pdf", tmp_path / "printed.pdf"
    prompts.script(path)
    page.save.click()
    qtbot.waitUntil(path.exists, timeout=SETTLED_WITHIN)
    assert "Newshire-s-own-questions.pdf" in prompts.asked[0]
    assert path.read_bytes() == set_document(".pdf", to_start_from(str(local)))
    qtbot.waitUntil(page.print.isEnabled, timeout=SETTLED_WITHIN)
    prompts.script(sheets)
    page.print.click()
    qtbot.waitUntil(
        lambda: "sent to the printer" in page.strip.label.text(), timeout=SETTLED_WITHIN
    )
    assert sheets.exists()


def test_local_questions_that_lean_on_others_are_printed_with_those() -> None:
    add_question_set(SMALL)
    add_question_set(LOCAL)
    leaning = places.question_sets() / "other.toml"
    text = LOCAL.read_text(encoding="utf-8").replace("local-travel", "local-fares")
    leaning.write_text(
        text.replace('title = "Getting', 'enabled_by = ["local-travel"]\ntitle = "Getting'),
        encoding="utf-8",
    )
    library = read_library()
    printed = {each.path.name: printed_from(each, library) for each in library.local}
    assert [each.problems for each in library.local] == [(), ()]
    counts = {name: len(found.local_items) for name, found in printed.items() if found}
    assert counts == {"neighbourly-care-local-newshire-s-own-questions.toml": 1, "other.toml": 2}
    for found in printed.values():
        assert found is not None
        assert set_document(".txt", found)


def test_a_place_that_cannot_be_written_to_is_told_and_can_be_tried_again(
    page: LibraryPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "not yet"
    choose(page, KINSHIP)
    prompts.script(folder / "kinship.pdf")
    page.save.click()
    qtbot.waitUntil(page.note_saved.retry.isVisible, timeout=SETTLED_WITHIN)
    folder.mkdir()
    page.note_saved.retry.click()
    assert (folder / "kinship.pdf").exists()


def test_a_set_is_printed(
    page: LibraryPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "printed.pdf"
    choose(page, ANNOUNCED)
    prompts.script(path)
    page.print.click()
    qtbot.waitUntil(
        lambda: "sent to the printer" in page.strip.label.text(), timeout=SETTLED_WITHIN
    )
    assert path.exists()


def test_a_document_that_cannot_be_made_is_told(
    page: LibraryPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(question_sets, "set_document", fail)
    choose(page, KINSHIP)
    prompts.script(tmp_path / "kinship.pdf")
    page.save.click()
    qtbot.waitUntil(lambda: bool(prompts.told), timeout=SETTLED_WITHIN)
    assert page.save.isEnabled()


# --- for everybody ---


def test_everything_has_a_name_and_a_size_to_hit_and_tab_goes_round(
    page: LibraryPage, window: MainWindow
) -> None:
    assert accessibility.nameless(window) == []
    assert accessibility.small_targets(window) == []
    page.sets.setFocus()
    assert accessibility.tab_trouble(window) == []
    assert accessibility.menu_trouble(window.menuBar()) == []


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_off(
    page: LibraryPage, window: MainWindow, theme: Theme, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    page.say("Added something.")
    qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=SETTLED_WITHIN)


def test_where_there_is_no_room_for_the_list_a_box_takes_its_place(
    page: LibraryPage, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    qtbot.waitUntil(page.pick.isVisible, timeout=SETTLED_WITHIN)
    assert page.sets.isHidden()
    assert page.pick.choice == page.sets.choice
    page.pick.show_choice(KINSHIP)
    page.pick.picked.emit(KINSHIP)
    assert page.sets.choice == KINSHIP
    assert "Kinship Care" in told(page)
    theme.set_text_size(100)
    qtbot.waitUntil(page.sets.isVisible, timeout=SETTLED_WITHIN)


def test_typing_finds_a_part_of_the_set_by_its_first_letters(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    page.places.setFocus()
    QTest.keyClicks(page.places, "R1")
    assert page.places.currentText().startswith("R1 ")
    assert page.view.textCursor().block().text() == page.places.currentText()


def test_parts_below_others_are_moved_in_to_look_at(page: LibraryPage) -> None:
    choose(page, KINSHIP)

    def painted(text: str) -> str:
        place = page.places.findText(text, Qt.MatchFlag.MatchStartsWith)
        option = QStyleOptionViewItem()
        delegate = page.places.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, page.places.model().index(place, 0))
        return option.text

    assert painted("Sources") == "Sources"
    assert painted("R1 ").startswith("    R1 ")


def in_sight(page: LibraryPage) -> bool:
    """Whether the whole of the text can be seen in the window."""
    top = page.view.mapTo(page.frame, QPoint(0, 0)).y()
    return top >= 0 and top + page.view.height() <= page.frame.height()


def test_at_the_largest_text_the_keyboard_brings_the_whole_pane_into_sight(
    page: LibraryPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    qtbot.waitUntil(page.pick.isVisible, timeout=SETTLED_WITHIN)
    choose(page, KINSHIP)
    accessibility.settle()
    page.frame.show_top()
    assert not in_sight(page)
    page.places.setFocus()
    QTest.keyClick(page.places, Qt.Key.Key_Tab)
    assert page.view.hasFocus()
    qtbot.waitUntil(lambda: in_sight(page), timeout=SETTLED_WITHIN)
    page.frame.show_top()
    QTest.keyClick(page.view, Qt.Key.Key_PageDown)
    assert in_sight(page)
    page.frame.show_top()
    page.places.setFocus()
    QTest.keyClicks(page.places, "R1")
    assert in_sight(page)


def test_a_page_on_or_back_keeps_a_line_in_sight(page: LibraryPage) -> None:
    choose(page, KINSHIP)
    page.view.finish()
    page.view.setFocus()
    bar, high = page.view.verticalScrollBar(), page.view.viewport().height()
    places = [bar.value()]
    for key in [Qt.Key.Key_PageDown] * 20 + [Qt.Key.Key_PageUp] * 10:
        QTest.keyClick(page.view, key)
        places.append(bar.value())
        assert page.view.viewport().rect().contains(page.view.cursorRect().center())
    line = page.view.fontMetrics().lineSpacing()
    for before, after in pairwise(places):
        assert high / 2 < abs(after - before) <= high - line


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_sets_keeps_to_the_screen_and_cuts_names_with_an_ellipsis(
    page: LibraryPage, window: MainWindow, theme: Theme, session: Session, qtbot: QtBot
) -> None:
    found = a_set(an_item("r"))
    guide = found.guide.model_copy(update={"title": "A very long name of a guide " * 7})
    listed = ListedSet(Path("x"), found.model_copy(update={"guide": guide}), (), shipped=False)
    assert session.question_sets is not None
    session.question_sets.show_library(Library((listed,), ()))
    theme.set_text_size(200)
    qtbot.waitUntil(page.pick.isVisible, timeout=SETTLED_WITHIN)
    page.pick.showPopup()
    popup, room = page.pick.view().window(), window.screen().availableGeometry()
    assert popup is not window
    assert room.left() <= popup.geometry().left()
    assert popup.geometry().right() <= room.right()
    assert page.pick.view().textElideMode() == Qt.TextElideMode.ElideRight
    page.pick.hidePopup()
    option = QStyleOptionComboBox()
    page.pick.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert page.pick.currentText() == guide.title


def test_a_long_hostile_name_keeps_within_the_page(
    page: LibraryPage, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    long = "<b>" + "w" * 190
    found = a_set(an_item("r", title=long))
    guide = found.guide.model_copy(update={"title": long})
    listed = ListedSet(Path("x" * 100), found.model_copy(update={"guide": guide}), (), False)
    broken = ListedSet(Path("y"), None, (Problem("y", long, 3),), False)
    assert session.question_sets is not None
    session.question_sets.show_library(Library((listed, broken), ()))
    qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=SETTLED_WITHIN)
    assert page.view.horizontalScrollBar().maximum() == 0
