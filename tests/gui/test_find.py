"""Finding words anywhere in an assessment, and going there."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, ParkedPoint
from reflective_app.domain.edits import add_fact, add_service, does_not_apply, park, write
from reflective_app.domain.plan import ActionStatus, Plan, Update
from reflective_app.domain.register import LocalFact
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.find_hits import MOST, Finder, Hit, Kind, folded, words_around
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.theme import Theme
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.laid_text import RoomyText, look_of_marked
from reflective_app.gui.workspace import Workspace
from tests.builders import a_service, a_set, an_action, an_assessment, an_item
from tests.generated import generated_assessment
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def newshire() -> Assessment:
    """Something to find in every place there is: each has its own word."""
    assessment = an_assessment(a_set(an_item("help", 3), an_item("money", 2)))
    for box in ("have", "know", "next", "barriers", "enablers", "different_view", "note"):
        assessment = write("help-2", box, f"Said in {box}: the Café’s word", assessment)
    assessment = does_not_apply("money-2", "No savings here", assessment)
    service = a_service("s", provider="Toy Trust", what="Lends toys", area="North", source="Census")
    assessment = add_service(service, assessment)
    fact = LocalFact(id="f", what="Children in kinship care", value="1,140", source="Census")
    assessment = add_fact(fact, assessment)
    point = ParkedPoint(id="p", text="Ask the board", question="help-3", owner="Chair")
    update = Update(on=date(2027, 5, 1), status=ActionStatus.ON_TRACK, note="Half are trained")
    action = an_action("a", title="Train staff", measure="Staff trained", updates=(update,))
    return park(point, assessment).model_copy(update={"plan": Plan(actions=(action,))})


def hits(words: str, assessment: Assessment | None = None) -> list[Hit]:
    return list(Finder().find(words, assessment or newshire()).hits)


# What is found


@pytest.mark.parametrize(
    ("words", "kind", "where", "goes"),
    [
        ("help-2?", Kind.QUESTION, "R1 · Question 2", ("questions", "help-2")),
        ("money-1 stands at step 3", Kind.QUESTION, "R2 · Question 1 · Sentence 3", None),
        ("said in know", Kind.NOTE, "R1 · Question 2 · How we know", ("questions", "help-2 know")),
        ("said in different", Kind.NOTE, "R1 · Question 2 · A different view", None),
        ("savings", Kind.NOTE, "R2 · Question 2 · Why it does not apply", None),
        ("lends", Kind.SERVICE, "s · What it does", ("offer", "s")),
        ("toy trust", Kind.SERVICE, "s · Provider", ("offer", "s")),
        ("train staff", Kind.ACTION, "Title", ("roadmap", "a")),
        ("half are", Kind.ACTION, "Train staff · Update", ("roadmap", "a")),
        ("board", Kind.PARKED, "R1 · Question 3", ("questions", "help-3")),
        ("1,140", Kind.FACT, "Children in kinship care · Value", ("offer", "f")),
    ],
)
def test_words_are_found_wherever_they_stand_with_the_way_there(
    words: str, kind: Kind, where: str, goes: tuple[str, str] | None
) -> None:
    (found,) = hits(words)
    assert (found.kind, found.where) == (kind, where)
    if goes is not None:
        assert (found.page, found.what) == goes


def test_every_box_of_an_answer_is_looked_through() -> None:
    assert len(hits("said in")) == 7


def test_places_are_listed_by_kind() -> None:
    kinds = [hit.kind for hit in hits("s")]
    assert kinds == sorted(kinds, key=tuple(Kind).index)
    assert set(kinds) == set(Kind) - {Kind.PARKED} | {hit.kind for hit in hits("board")}


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "café's", "Cafe’s WORD", "  café  "])
def test_capitals_accents_and_quotes_make_no_difference(words: str) -> None:
    assert len(hits(words)) == 7


def test_a_letter_that_folds_into_two_is_found_and_shown_whole() -> None:
    assert folded("Straße") == "strasse"
    assert words_around("Die Straße dort", folded("strasse")) == ("Die Straße dort", (4, 10))
    assert words_around("Æ" * 3 + " ﬁsh", folded("fish")) == ("ÆÆÆ ﬁsh", (4, 7))


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_nothing_sought_is_nothing_found(words: str) -> None:
    assert hits(words) == []


def test_the_words_around_a_hit_are_shown_whole_and_on_one_line() -> None:
    text = f"{'before ' * 30}needle\n{'after ' * 30}"
    shown, (first, end) = words_around(text, "needle")
    assert shown[first:end] == "needle"
    assert shown.startswith("… before")
    assert "before needle after" in shown
    assert shown.endswith("after …")
    assert "\n" not in shown
    assert words_around("needle", "needle") == ("needle", (0, 6))


@pytest.mark.parametrize(
    "text", ["a \n needle  in", "needle\t\tin a stack", "  needle in", "aneedle in"]
)
def test_what_was_sought_is_marked_where_it_stands(text: str) -> None:
    for wanted in ("needle", "needle in"):
        shown, (first, end) = words_around(text, wanted) if wanted in text else ("", (0, 0))
        assert shown[first:end] in (wanted, "")
    shown, (first, end) = words_around(text, "needle")
    assert shown[first:end] == "needle"


def test_the_council_s_own_entries_come_before_what_the_guide_asks() -> None:
    assessment = write("help-1", "have", "step", newshire())
    kinds = list(dict.fromkeys(hit.kind for hit in hits("s", assessment)))
    assert kinds[-1] is Kind.QUESTION
    assert kinds[:3] == [Kind.SERVICE, Kind.ACTION, Kind.NOTE]


def test_many_places_are_counted_and_the_first_of_each_kind_listed() -> None:
    found = Finder().find("step", generated_assessment())
    assert found.counts.get(Kind.QUESTION, 0) > MOST or found.total == len(found.hits)
    every = Finder().find("e", generated_assessment())
    assert every.counts[Kind.QUESTION] > MOST
    assert sum(hit.kind is Kind.QUESTION for hit in every.hits) == MOST
    assert every.total == sum(every.counts.values()) > len(every.hits)


def test_each_letter_typed_looks_anew_and_finds_less_or_as_much() -> None:
    assessment, finder = generated_assessment(), Finder()
    counts = [finder.find(words, assessment).total for words in ("e", "ki", "kin", "kinship")]
    assert counts == sorted(counts, reverse=True)
    assert finder.find("zzz", assessment).total == 0
    again = Finder().find("ki", assessment)
    assert finder.find("ki", assessment).hits == again.hits
    assert again.total > 0


# In the window


@pytest.fixture
def workspace(qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts) -> Workspace:
    made = Workspace(AssessmentDocument(newshire()), prompts)
    qtbot.addWidget(made)
    made.resize(1024, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def seek(workspace: Workspace, words: str) -> None:
    workspace.finder.open()
    field = workspace.finder.bar.field
    field.selectAll()
    QTest.keyClicks(field, words)


def listed(workspace: Workspace) -> list[str]:
    return [row.detail for row in workspace.finder.bar.list.rows if not row.head]


def test_places_are_listed_under_the_names_of_their_kinds(workspace: Workspace) -> None:
    seek(workspace, "census")
    rows = workspace.finder.bar.list.rows
    assert [(row.head, row.name) for row in rows] == [
        (True, "Services"),
        (False, "Census"),
        (True, "Local facts"),
        (False, "Census"),
    ]
    assert workspace.finder.bar.said.text() == "2 places: 1 in services, 1 in local facts."


def test_what_was_sought_stands_out_in_its_line_and_not_by_colour_alone(
    workspace: Workspace,
) -> None:
    seek(workspace, "cafe")
    row = next(row for row in workspace.finder.bar.list.rows if not row.head)
    assert row.name[slice(*row.marked)] == "Café"
    assert row.as_spoken.startswith("Said in have: the Café’s word")
    plain, marked = (_drawn(RoomyText(row.name, Role.BODY, 400, at)) for at in ((0, 0), row.marked))
    assert plain != marked
    assert look_of_marked().fontUnderline()
    assert look_of_marked().fontWeight() == QFont.Weight.Bold


def _drawn(text: RoomyText) -> QImage:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text.draw(painter, 0, 0)
    painter.end()
    return image


def test_enter_goes_there_and_f3_on_and_back(workspace: Workspace) -> None:
    seek(workspace, "stands at step 3")
    assert len(listed(workspace)) == 5
    QTest.keyClick(workspace.finder.bar.field, KEY.Key_Return)
    page = workspace.page
    assert page.key == "questions"
    assert page.question.id == "help-1"  # type: ignore[attr-defined]
    workspace.finder.go_on()
    assert page.question.id == "help-2"  # type: ignore[attr-defined]
    workspace.finder.go_on()
    workspace.finder.go_back()
    assert page.question.id == "help-2"  # type: ignore[attr-defined]
    workspace.finder.go_back()
    workspace.finder.go_back()
    assert page.question.id == "money-2"  # type: ignore[attr-defined]


def test_f3_while_typing_goes_to_the_first_place(workspace: Workspace) -> None:
    seek(workspace, "stands at step 3")
    workspace.finder.go_on()
    assert workspace.page.question.id == "help-1"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("words", "key"), [("lends", "offer"), ("train staff", "roadmap")])
def test_a_service_and_an_action_are_gone_to_on_their_pages(
    workspace: Workspace, words: str, key: str, qtbot: QtBot
) -> None:
    seek(workspace, words)
    with qtbot.waitSignal(workspace.finder.wanted) as told:
        QTest.keyClick(workspace.finder.bar.field, KEY.Key_Return)
    assert told.args is not None
    assert told.args[0] == key
    assert workspace.page.key == key


def test_down_goes_into_the_list_and_enter_opens_the_row(workspace: Workspace) -> None:
    seek(workspace, "stands at step 3")
    bar = workspace.finder.bar
    QTest.keyClick(bar.field, KEY.Key_Down)
    assert bar.list.hasFocus()
    QTest.keyClick(bar.list, KEY.Key_Down)
    QTest.keyClick(bar.list, KEY.Key_Return)
    assert workspace.page.question.id == "help-2"  # type: ignore[attr-defined]


def test_where_nothing_is_found_it_says_so_with_the_words(workspace: Workspace) -> None:
    seek(workspace, "elephant")
    bar = workspace.finder.bar
    assert bar.said.text().startswith("“elephant” is nowhere in the questions, notes")
    assert not bar.list.isVisible()
    assert not bar.next.isEnabled()
    before = workspace.page
    workspace.finder.go_on()
    assert workspace.page is before


def test_escape_closes_it_from_the_field_the_list_and_the_page(workspace: Workspace) -> None:
    bar = workspace.finder.bar
    seek(workspace, "step 3")
    QTest.keyClick(bar.field, KEY.Key_Escape)
    assert bar.isHidden()
    seek(workspace, "step 3")
    QTest.keyClick(bar.field, KEY.Key_Down)
    QTest.keyClick(bar.list, KEY.Key_Escape)
    assert bar.isHidden()
    seek(workspace, "step 3")
    QTest.keyClick(bar.field, KEY.Key_Return)
    here = QApplication.focusWidget()
    assert here is not None
    assert workspace.page.isAncestorOf(here)
    QTest.keyClick(here, KEY.Key_Escape)
    assert bar.isHidden()


def test_the_keyboard_is_on_the_page_once_it_is_closed(workspace: Workspace) -> None:
    workspace.go_to("questions")
    seek(workspace, "elephant")
    QTest.keyClick(workspace.finder.bar.field, KEY.Key_Escape)
    here = QApplication.focusWidget()
    assert here is not None
    assert workspace.page.isAncestorOf(here)


def test_closing_forgets_what_was_sought_and_found(workspace: Workspace) -> None:
    seek(workspace, "cafe")
    finder = workspace.finder._finder  # noqa: SLF001
    workspace.finder.close()
    bar = workspace.finder.bar
    assert (bar.field.text(), bar.said.text(), bar.list.rows) == ("", "", ())
    assert bar.field.completer() is None
    assert workspace.finder._finder is not finder  # noqa: SLF001
    assert workspace.finder._found.hits == ()  # noqa: SLF001


def test_what_is_written_meanwhile_is_found_too(workspace: Workspace) -> None:
    seek(workspace, "said in know")
    assert len(listed(workspace)) == 1
    workspace.document.apply(partial(write, "money-1", "have", "Also said in know"), "write")
    assert len(listed(workspace)) == 2
    workspace.document.undo_stack.undo()
    assert len(listed(workspace)) == 1


def test_it_is_in_the_edit_menu_with_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    actions = window.actions_
    assert not actions.find.isEnabled()
    window.show_workspace(Workspace(AssessmentDocument(newshire()), ScriptedPrompts()))
    assert actions.find.isEnabled()
    assert window.workspace is not None
    for page in ("questions", "benchmark", "report"):
        window.workspace.go_to(page)
        QTest.keyClick(window, KEY.Key_F, CONTROL)
        assert window.workspace.finder.is_open
        assert window.workspace.finder.bar.field.hasFocus()
        window.workspace.finder.close()
    seek(window.workspace, "stands at step 3")
    for keys, question in ((KEY.Key_F3, "help-1"), (KEY.Key_F3, "help-2")):
        QTest.keyClick(window, keys)
        assert window.workspace.page.question.id == question  # type: ignore[attr-defined]
    QTest.keyClick(window, KEY.Key_F3, SHIFT)
    assert window.workspace.page.question.id == "help-1"  # type: ignore[attr-defined]


@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_of_it_is_cut_off_and_tab_goes_through_it(
    workspace: Workspace, theme: Theme, qtbot: QtBot, text_size: int
) -> None:
    theme.set_text_size(text_size)
    seek(workspace, "step")
    bar = workspace.finder.bar
    qtbot.waitUntil(lambda: accessibility.clipped(bar) == [], timeout=3000)
    assert accessibility.nameless(bar) == []
    assert accessibility.small_targets(bar) == []
    assert bar.list.height() <= workspace.height() * 0.4 + 1
