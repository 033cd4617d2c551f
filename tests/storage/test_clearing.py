"""Clearing a computer: all of the program's own goes, and nothing else does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from inspect import isfunction
from pathlib import Path
from uuid import uuid4

import pytest

from reflective_app.domain.edits import place_at
from reflective_app.domain.own_files import EVERYTHING, USUAL, Kind
from reflective_app.storage import backups, places, recovery, response_copies
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.clearing import clear, holdings, in_use
from reflective_app.storage.preferences import Preferences, write_preferences
from reflective_app.storage.turns import my_turn
from tests.builders import a_set, an_assessment, an_item

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)
ASSESSMENT = place_at("allowances-1", 2, an_assessment(a_set(an_item("allowances"))))
HOLD = (
    "import sys; from reflective_app.storage.{module} import hold\n"
    "lock = hold('{session}'); print('held', flush=True); sys.stdin.read()"
)


def keep_unsaved(session: str = "one") -> Path:
    return recovery.keep(
        ASSESSMENT, session=session, original=None, original_digest=None, kept_on=NOW
    )


def keep_all() -> dict[Kind, list[Path]]:
    """Leave behind everything that the program ever does."""
    damaged = keep_unsaved("two").rename(places.recovery() / "two.damaged")
    damaged.write_bytes(b"{")
    answers = response_copies.folder() / "three.response-copy"
    answers.parent.mkdir()
    answers.write_bytes(b"{}")
    versions = [
        backups.keep(b"%d" % n, assessment_id=uuid4(), original=None, kept_on=NOW).path
        for n in range(3)
    ]
    write_preferences(Preferences())
    own, log = places.question_sets() / "own.toml", places.log_file()
    faults = [log, log.with_name("reflective-app.log.1")]
    faults += [log.with_name(f"reflective-app-stopped.log{end}") for end in ("", ".1")]
    for path in (own, *faults):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return {
        Kind.UNSAVED: [keep_unsaved(), damaged],
        Kind.RESPONSES: [answers],
        Kind.VERSIONS: versions,
        Kind.REMEMBERED: [places.preferences_file()],
        Kind.FAULTS: faults,
        Kind.QUESTION_SETS: [own],
    }


def leave_traces() -> None:
    """What a cut in the power leaves besides: locks nobody holds, and a broken-off write."""
    for folder in (places.recovery(), response_copies.folder()):
        (folder / "gone.lock").touch()
        (folder / ".reflective-0a1b2c3d.tmp").write_text("half")
    (places.preferences_file().parent / "preferences.damaged").write_text("{")
    (next(places.backups().iterdir()) / ".reflective-0a1b2c3d.tmp").write_text("half")


def of_the_program(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if places.PROGRAM in path.parts]


@contextmanager
def open_elsewhere(session: str, module: str = "recovery") -> Iterator[None]:
    """Another window of the program, which holds its copy."""
    code = HOLD.format(module=module, session=session)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"held"
        try:
            yield
        finally:
            program.kill()


def test_what_is_kept_is_listed_by_kind_with_where_it_is() -> None:
    kept = keep_all()
    found = {holding.kind: holding for holding in holdings()}
    assert {kind: sorted(each.files) for kind, each in found.items()} == {
        kind: sorted(paths) for kind, paths in kept.items()
    }
    assert all(each.place in path.parents for each in found.values() for path in each.files)


def test_nothing_is_listed_where_nothing_is_kept() -> None:
    assert holdings() == ()
    assert clear(EVERYTHING, ()).gone == ()


def test_everything_goes_and_no_folder_of_the_program_is_left(tmp_path: Path) -> None:
    mine = tmp_path / "newshire.reflect"
    write_assessment(ASSESSMENT, mine, saved_on=NOW, expected=None)
    before = mine.read_bytes()
    kept = keep_all()
    leave_traces()
    cleared = clear(EVERYTHING, holdings())
    assert dict(cleared.gone) == {kind: len(paths) for kind, paths in kept.items()}
    assert (cleared.left, cleared.spared) == ((), ())
    assert of_the_program(Path.home()) == []
    assert mine.read_bytes() == before


def test_traces_alone_are_listed_and_go_too() -> None:
    places.backups().joinpath("0a1b").mkdir(parents=True)
    (places.backups() / "0a1b" / ".reflective-0a1b2c3d.tmp").write_text("half")
    with my_turn():  # a save leaves its turn behind
        pass
    assert [(each.kind, each.files) for each in holdings()] == [
        (Kind.UNSAVED, ()),
        (Kind.VERSIONS, ()),
    ]
    assert clear(USUAL, holdings()).gone == ((Kind.UNSAVED, 0), (Kind.VERSIONS, 0))
    assert of_the_program(Path.home()) == []


def test_the_turn_of_a_save_that_is_under_way_stays() -> None:
    with my_turn() as mine:
        assert mine
        assert clear(USUAL, holdings()).gone == ()
        assert [path.name for path in places.recovery().iterdir()] == ["saving.turn"]


def test_every_place_of_the_program_s_own_is_known_here() -> None:
    keep_all()
    of_places = [each for name, each in vars(places).items() if isfunction(each) and name[0] != "_"]
    shelves = [holding.place for holding in holdings()]
    assert len(of_places) >= 5
    for place in of_places:
        assert {place(), place().parent} & {*shelves}, f"{place.__name__} is never cleared"


def test_own_question_sets_stay_unless_they_are_asked_for() -> None:
    own = keep_all()[Kind.QUESTION_SETS]
    clear(USUAL, holdings())
    assert [path for path in of_the_program(Path.home()) if path.is_file()] == own


@pytest.mark.parametrize(
    "folder",
    [places.recovery, places.backups, places.question_sets],
    ids=lambda each: each.__name__,
)
def test_what_somebody_else_put_into_its_folders_stays(folder: Callable[[], Path]) -> None:
    keep_all()
    theirs = folder() / "notes.docx"
    theirs.write_text("mine")
    clear(EVERYTHING, holdings())
    assert theirs.read_text() == "mine"


def test_a_saved_file_that_lies_in_its_folders_stays() -> None:
    keep_all()
    saved = places.backups() / "newshire.reflect"
    write_assessment(ASSESSMENT, saved, saved_on=NOW, expected=None)
    clear(EVERYTHING, holdings())
    assert saved.exists()


def test_unsaved_work_of_another_window_is_named_and_stays_while_the_rest_goes() -> None:
    keep_all()
    copy = keep_unsaved("elsewhere")
    with open_elsewhere("elsewhere"):
        assert [each.path for each in in_use()] == [copy]
        assert copy not in [path for holding in holdings() for path in holding.files]
        clear(EVERYTHING, holdings())
        left = [path for path in of_the_program(Path.home()) if path.is_file()]
        assert sorted(left) == sorted([copy, copy.with_suffix(".lock")])


def test_what_another_window_is_writing_just_now_stays_whole() -> None:
    keep_unsaved("elsewhere")
    writing = places.recovery() / ".reflective-0a1b2c3d.tmp"
    writing.write_text("half")
    with open_elsewhere("elsewhere"):
        clear(EVERYTHING, holdings())
        assert writing.exists()


def test_answers_in_another_window_are_named_and_stay() -> None:
    folder = response_copies.folder()
    folder.mkdir(parents=True)
    copy = folder / "elsewhere.response-copy"
    copy.write_bytes(b"{}")
    with open_elsewhere("elsewhere", "response_copies"):
        assert [each.path for each in in_use()] == [copy]
        clear(EVERYTHING, holdings())
        assert copy.exists()


def test_the_work_that_is_open_in_this_window_is_not_named_as_another_s() -> None:
    keep_unsaved("here")
    with recovery.hold("here"):
        assert in_use() == ()
        assert holdings() == ()


def test_unsaved_work_that_nobody_was_asked_about_stays() -> None:
    keep_unsaved("one")
    listed = holdings()
    later = keep_unsaved("later")
    cleared = clear(EVERYTHING, listed)
    assert cleared.gone == ((Kind.UNSAVED, 1),)
    assert cleared.spared == (later,)
    assert later.exists()


def test_what_cannot_be_deleted_is_named_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck = keep_all()[Kind.FAULTS][0]
    delete = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(13, "open in another program")
        delete(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    cleared = clear(EVERYTHING, holdings())
    assert cleared.left == (stuck,)
    assert [path for path in of_the_program(Path.home()) if path.is_file()] == [stuck]
