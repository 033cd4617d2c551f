"""Protected files in the window: opened, saved, recovered, changed and set free."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at, set_profile
from reflective_app.gui.autosave import Autosave
from reflective_app.gui.kept.damaged import LEAVE
from reflective_app.gui.kept.earlier_window import EarlierWindow
from reflective_app.gui.kept.unsaved import look_through
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.passwords.dialogs import NewPasswordDialog, PasswordDialog, ask_password
from reflective_app.gui.prompts import KeptChoice, SaveChoice
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.storage import backups, recovery
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import NotWritableError, UnreachableFileError
from reflective_app.storage.protected import COSTS, WrongPasswordError, is_protected, new_key
from reflective_app.storage.recovery import LockedCopy
from reflective_app.wording import passwords as wording
from tests.builders import a_set, an_assessment, an_item
from tests.gui.accessibility import clipped, nameless, tab_trouble
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import NOW
from tests.gui.unsaved_work import only_card

PASSWORD, OTHER = "four plain short words", "another four plain words"
SECRET = "Brambleshire-marker"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A protected file."""
    path = tmp_path / "newshire.reflect"
    value = an_assessment(a_set(an_item("allowances")))
    value = set_profile(value.profile.model_copy(update={"purpose": SECRET}), value)
    key = new_key(PASSWORD, COSTS[0])
    write_assessment(value, path, saved_on=NOW, expected=None, key=key)
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.reflect"
    value = an_assessment(a_set(an_item("allowances")))
    value = set_profile(value.profile.model_copy(update={"purpose": SECRET}), value)
    write_assessment(value, path, saved_on=NOW, expected=None)
    return path


def rung(session: Session) -> int | None:
    assert session.files.document is not None
    return session.files.document.assessment.answer("allowances-1").rung


def choose(session: Session, to: int = 2) -> None:
    assert session.files.document is not None
    session.files.document.apply(partial(place_at, "allowances-1", to), "choose rung")


def save(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.files.versions.kept):
        assert session.files.save()


def readable(folder: Path) -> list[str]:
    """The files below a folder in which the secret can be read by anybody."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if SECRET.encode() in path.read_bytes()]


def home() -> Path:
    return Path.home()


def test_a_protected_file_opens_once_its_password_was_typed(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script(PASSWORD)
    assert session.files.open(file)
    assert prompts.asked == ["Type the password of newshire.reflect."]
    assert "protected with a password" in window.file_words.text()


def test_a_wrong_password_is_asked_for_again(
    session: Session, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script("wrong", "wrong again", PASSWORD)
    assert session.files.open(file)
    assert session.files.document is not None


def test_without_the_password_what_is_open_stays_open(
    session: Session, prompts: ScriptedPrompts, file: Path, plain: Path
) -> None:
    session.files.open(plain)
    for answers in ((None,), ("wrong", None)):
        prompts.script(*answers)
        assert not session.files.open(file)
        assert session.files.document is not None
        assert session.files.document.path == plain
    assert prompts.told == []


def test_an_edited_protected_file_can_be_read_by_nobody_wherever_it_is_kept(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    assert session.files.autosave is not None
    assert session.files.autosave.keep_now()
    assert len(recovery.kept_copies()) == 0  # its window is open
    assert list((home() / ".local/state").rglob("*.recovery"))
    assert readable(home()) == []
    save(session, qtbot)
    choose(session, 3)
    save(session, qtbot)
    assert len(backups.backups_for_file(file)) == 3
    assert readable(home()) == []
    assert readable(tmp_path) == []
    assert read_assessment(file, PASSWORD).assessment.answer("allowances-1").rung == 3


def assessment_of(session: Session) -> Assessment:
    assert session.files.document is not None
    return session.files.document.assessment


def crash(session: Session) -> None:
    """End without saving, as a crash does: the copy is all that is left."""
    autosave = session.files.autosave
    assert isinstance(autosave, Autosave)
    autosave.set_aside()
    session.files.autosave, session.files.document = None, None


def test_unsaved_work_on_a_protected_file_is_offered_and_opens_with_its_password(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    crash(session)
    (work,) = look_through()
    assert isinstance(work.copy, LockedCopy)
    assert "It is protected with the password of the file." in work.card.words
    assert SECRET not in work.card.words
    prompts.script("wrong", PASSWORD)
    assert session.files.recover(work.copy)
    assert rung(session) == 2
    save(session, qtbot)
    assert is_protected(file.read_bytes())
    assert read_assessment(file, PASSWORD).assessment.answer("allowances-1").rung == 2


def test_unsaved_work_whose_password_nobody_knows_stays_where_it_is(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    crash(session)
    (copy,) = recovery.kept_copies()
    session.unsaved.look_again()
    card = only_card(window, qtbot)
    prompts.script("wrong", None)
    card.look.click()
    assert prompts.told[0].startswith("This copy cannot be read: ")
    assert recovery.kept_copies() == (copy,)
    prompts.script(None)
    card.look.click()
    assert len(prompts.told) == 1


def test_opening_the_file_again_offers_its_unsaved_work_and_asks_the_password_once(
    session: Session, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    crash(session)
    prompts.script(KeptChoice.KEPT.value, PASSWORD)
    assert session.files.open(file)
    assert rung(session) == 2


def test_protecting_a_file_saves_it_and_seals_what_was_kept_of_it_before(
    session: Session, prompts: ScriptedPrompts, plain: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session.files.open(plain)
    choose(session)
    save(session, qtbot)
    assert readable(home())
    prompts.script(PASSWORD)
    with qtbot.waitSignal(session.files.versions.kept):
        session.passwords.set()
    assert readable(tmp_path) == []
    assert readable(home()) == []
    assert read_assessment(plain, PASSWORD).assessment.answer("allowances-1").rung == 2
    assert session.files.document is not None
    assert not session.files.document.is_changed


def test_a_password_is_changed_only_by_somebody_who_knows_it(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    before = file.read_bytes()
    prompts.script("wrong", None)
    session.passwords.change()
    assert file.read_bytes() == before
    prompts.script(PASSWORD, OTHER)
    with qtbot.waitSignal(session.files.versions.kept):
        session.passwords.change()
    assert read_assessment(file, OTHER).assessment.profile.purpose == SECRET


def test_a_password_is_removed_only_by_somebody_who_knows_it(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    prompts.script(None)
    session.passwords.remove()
    assert is_protected(file.read_bytes())
    prompts.script(PASSWORD)
    with qtbot.waitSignal(session.files.versions.kept):
        session.passwords.remove()
    assert read_assessment(file).assessment.profile.purpose == SECRET


def test_unsaved_work_of_an_earlier_session_is_sealed_too(
    session: Session, prompts: ScriptedPrompts, plain: Path, qtbot: QtBot
) -> None:
    session.files.open(plain)
    choose(session)
    crash(session)
    prompts.script(KeptChoice.FILE.value, PASSWORD)
    session.files.open(plain)
    assert readable(home())
    with qtbot.waitSignal(session.files.versions.kept):
        session.passwords.set()
    assert readable(home()) == []
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, LockedCopy)
    assert recovery.unlock(copy, PASSWORD).assessment.answer("allowances-1").rung == 2


def test_one_earlier_version_that_cannot_be_sealed_keeps_none_of_the_others_open(
    session: Session, prompts: ScriptedPrompts, plain: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session.files.open(plain)
    for rung_ in (1, 2, 3):
        choose(session, rung_)
        save(session, qtbot)
    newest = backups.backups_for_file(plain)[0].path
    newest.rename(tmp_path / "away")
    newest.mkdir()
    prompts.script(PASSWORD)
    with qtbot.waitSignal(session.files.versions.failed):
        session.passwords.set()
    assert readable(home()) == []


def test_a_version_that_cannot_be_kept_keeps_none_of_the_older_ones_open(
    session: Session,
    prompts: ScriptedPrompts,
    plain: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.files.open(plain)
    choose(session)
    save(session, qtbot)
    assert readable(home())

    def refuse(*_: object, **__: object) -> None:
        raise NotWritableError(plain, "There is no space left.")

    monkeypatch.setattr(backups, "keep", refuse)
    prompts.script(PASSWORD)
    with qtbot.waitSignal(session.files.versions.failed):
        session.passwords.set()
    assert readable(home()) == []


@pytest.mark.parametrize("changed", [False, True])
def test_where_protecting_cannot_be_saved_the_window_says_what_the_file_is(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, changed: bool
) -> None:
    assert session.files.open_sample()
    if changed:
        profile = assessment_of(session).profile.model_copy(update={"purpose": SECRET})
        assert session.files.document is not None
        session.files.document.apply(partial(set_profile, profile), "write purpose")
    prompts.script(PASSWORD, None)  # the password is set, and the name to save under is not given
    session.passwords.set()
    assert session.files.document is not None
    assert session.files.document.key is None
    assert session.files.document.is_changed == changed
    assert "protected" not in window.file_words.text()


def test_thinking_better_of_a_new_password_changes_nothing(
    session: Session, prompts: ScriptedPrompts, plain: Path
) -> None:
    session.files.open(plain)
    before = plain.read_bytes()
    prompts.script(None)
    session.passwords.set()
    assert plain.read_bytes() == before
    assert session.files.document is not None
    assert not session.files.document.is_changed


def test_a_protected_file_saved_under_another_name_stays_protected(
    session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD, tmp_path / "other.reflect")
    session.files.open(file)
    with qtbot.waitSignal(session.files.versions.kept):
        assert session.files.save_as()
    assert is_protected((tmp_path / "other.reflect").read_bytes())


def test_the_commands_offer_what_can_be_done(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, file: Path, plain: Path
) -> None:
    actions = window.actions_
    offered: Callable[[], list[bool]] = lambda: [  # noqa: E731 - asked six times below
        action.isEnabled()
        for action in (actions.set_password, actions.change_password, actions.remove_password)
    ]
    assert offered() == [False, False, False]
    session.files.open(plain)
    assert offered() == [True, False, False]
    prompts.script(PASSWORD)
    session.passwords.set()
    assert offered() == [False, True, True]
    prompts.script(PASSWORD)
    session.passwords.remove()
    assert offered() == [True, False, False]
    prompts.script(PASSWORD)
    session.files.open(file)
    assert offered() == [False, True, True]
    prompts.script(SaveChoice.DISCARD)
    choose(session)
    session.files.leave()
    assert offered() == [False, False, False]


def test_a_broken_protected_file_offers_its_newest_sound_version(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    save(session, qtbot)
    assert session.files.leave()
    file.write_bytes(file.read_bytes()[:-40])
    damaged = file.read_bytes()
    prompts.script("earlier", PASSWORD)
    assert session.files.open(file)
    assert rung(session) == 2
    assert file.read_bytes() == damaged
    assert session.files.document is not None
    assert session.files.document.key is not None


def test_without_the_password_of_its_version_nothing_opens_in_the_place_of_a_broken_file(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    save(session, qtbot)
    assert session.files.leave()
    file.write_bytes(file.read_bytes()[:-40])
    prompts.script("earlier", "wrong", None)
    assert not session.files.open(file)
    assert session.files.document is None
    assert prompts.told[0].startswith("This version cannot be opened: ")


# Earlier versions


def looked_at(session: Session, window: MainWindow, place: int, qtbot: QtBot) -> EarlierWindow:
    """The list of earlier versions, once one of them was looked at."""
    window.actions_.versions.trigger()
    qtbot.waitUntil(lambda: bool(session.earlier and session.earlier.window))
    assert session.earlier is not None
    shown = session.earlier.window
    assert shown is not None
    shown.versions.show_choice(shown.versions.rows[place].key)
    shown.versions.chosen.emit(shown.versions.rows[place].key)
    qtbot.waitUntil(lambda: not shown.words.text().startswith("Looking"))
    return shown


def test_a_version_of_a_protected_file_opens_as_a_protected_copy(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    save(session, qtbot)
    looked_at(session, window, 1, qtbot).open_copy.click()
    assert rung(session) is None
    assert session.files.document is not None
    assert session.files.document.path is None
    assert readable(home()) == []
    prompts.script(file.with_name("copy.reflect"))
    save(session, qtbot)
    assert is_protected(file.with_name("copy.reflect").read_bytes())


def test_a_version_from_before_the_password_was_changed_asks_for_its_own(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    save(session, qtbot)
    prompts.script(PASSWORD, OTHER)
    with qtbot.waitSignal(session.files.versions.kept):
        session.passwords.change()
    for typed, opens in ((("wrong", None), False), ((PASSWORD,), True)):
        prompts.script(*typed)
        shown = looked_at(session, window, 2, qtbot)
        assert shown.go_back.isEnabled() is opens
        assert shown.open_copy.isEnabled() is opens
        shown.reject()


# The dialogs themselves


def shown(dialog: PasswordDialog | NewPasswordDialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert nameless(dialog) == []
    assert tab_trouble(dialog) == []
    assert clipped(dialog) == []


def test_the_dialog_tries_beside_the_window_and_says_what_is_wrong(
    theme: Theme, qtbot: QtBot, file: Path
) -> None:
    dialog = PasswordDialog(None, "Protected", "Type it.", partial(read_assessment, file))
    shown(dialog, qtbot)
    (field,) = dialog.fields
    assert not dialog.go_on.isEnabled()
    qtbot.keyClicks(field, "wrong")
    dialog.go_on.click()
    assert dialog.words.text() == "Opening…"
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.go_on.isEnabled)
    assert dialog.words.text().startswith("The password is wrong")
    assert field.selectedText()
    qtbot.keyClicks(field, PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert dialog.result_ == read_assessment(file, PASSWORD)


@pytest.mark.parametrize("typed", [("wrong", PASSWORD), ("wrong",), ()])
def test_asking_gives_what_was_opened_raises_what_was_wrong_or_gives_nothing(
    theme: Theme, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    def answer(dialog: PasswordDialog) -> None:
        for password in typed:
            dialog.fields[0].setText(password)
            dialog.go_on.click()
            qtbot.waitUntil(lambda: dialog.cancel.isEnabled() or dialog.result_ is not None)
        if dialog.result_ is None:
            dialog.cancel.click()

    monkeypatch.setattr(PasswordDialog, "exec", answer)
    asking = partial(ask_password, None, "Protected", "Type it.", partial(read_assessment, file))
    if typed == ("wrong",):
        with pytest.raises(WrongPasswordError):
            asking()
    else:
        assert asking() == (read_assessment(file, PASSWORD) if typed else None)


def test_what_a_lost_password_means_is_said_before_one_is_typed(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewPasswordDialog(None, "Protect")
    qtbot.addWidget(dialog)
    assert wording.LOST in [label.text() for label in dialog.findChildren(QLabel)]


def test_what_is_being_tried_is_waited_for_and_another_fault_ends_the_asking(
    theme: Theme, qtbot: QtBot
) -> None:
    began, through = Event(), Event()

    def attempt(_: str) -> object:
        began.set()
        assert through.wait(timeout=20)
        raise UnreachableFileError("newshire.reflect", [])

    dialog = PasswordDialog(None, "Protected", "Type it.", attempt)
    shown(dialog, qtbot)
    qtbot.keyClicks(dialog.fields[0], "any")
    dialog.go_on.click()
    assert began.wait(timeout=20)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        through.set()
    assert isinstance(dialog.fault, UnreachableFileError)


def test_letters_are_hidden_until_somebody_wants_to_see_them(theme: Theme, qtbot: QtBot) -> None:
    dialog = PasswordDialog(None, "Protected", "Type it.", str)
    shown(dialog, qtbot)
    (field,) = dialog.fields
    qtbot.keyClicks(field, "abc")
    assert field.displayText() != "abc"
    dialog.show_letters.box.click()
    assert field.displayText() == "abc"


def test_a_new_password_is_typed_twice_and_is_not_short(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewPasswordDialog(None, "Protect")
    shown(dialog, qtbot)
    first, second = dialog.fields
    for one, two, words in (
        ("short", "", "At least 8 letters, please."),
        ("short", "short", "At least 8 letters, please."),
        ("long enough", "", ""),
        ("long enough", "long enougH", "The two are not the same yet."),
    ):
        first.setText(one)
        second.setText(two)
        assert (dialog.words.text(), dialog.go_on.isEnabled()) == (words, False)
    second.setText("long enough")
    assert dialog.go_on.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.go_on.click()
    assert dialog.result_ is not None


def test_whoever_gives_up_after_a_wrong_password_is_not_told_that_the_file_is_damaged(
    session: Session, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    prompts.script(PASSWORD)
    session.files.open(file)
    choose(session)
    save(session, qtbot)
    session.files.leave()
    prompts.script("wrong", None, LEAVE)
    assert not session.files.open(file)
    assert prompts.asked[-1].startswith("Not opened: What was typed does not open this file.")
    assert "damaged" not in prompts.asked[-1]
    assert prompts.compared == []
