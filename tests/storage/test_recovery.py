"""What was unsaved when a session ended is offered again, and nothing else is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.storage import assessment_file, places, recovery
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotDeletedError, NotWritableError
from reflective_app.storage.protected import COSTS, new_key
from reflective_app.storage.recovery import (
    DamagedCopy,
    LockedCopy,
    RecoveryCopy,
    discard,
    hold,
    keep,
    kept_copies,
    newest_of,
    unlock,
)
from reflective_app.storage.recovery_protection import protect
from tests.storage.samples import NOON, an_assessment

ORIGINAL = Path("/shared/Brambleshire.reflect")


def kept(session: str = "one", minutes: int = 0, assessment: Assessment | None = None) -> Path:
    return keep(
        assessment or an_assessment(),
        session=session,
        original=ORIGINAL,
        original_digest="d1",
        kept_on=NOON + timedelta(minutes=minutes),
    )


def test_with_nothing_kept_there_is_nothing_to_offer() -> None:
    assert kept_copies() == ()


def test_a_kept_copy_holds_everything_and_where_it_came_from() -> None:
    path = kept()
    assert kept_copies() == (RecoveryCopy(path, ORIGINAL, "d1", NOON, an_assessment()),)


def test_a_copy_of_an_assessment_never_saved_has_no_original() -> None:
    keep(an_assessment(), session="new", original=None, original_digest=None, kept_on=NOON)
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)
    assert (copy.original, copy.original_digest) == (None, None)


def test_a_later_copy_takes_the_place_of_the_sessions_earlier_one() -> None:
    assert kept() == kept(minutes=1)
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)
    assert copy.kept_on == NOON + timedelta(minutes=1)


def test_copies_are_offered_newest_first() -> None:
    paths = [kept("one", 1), kept("two", 3), kept("three", 2)]
    assert [copy.path for copy in kept_copies()] == [paths[1], paths[2], paths[0]]


def test_the_copy_of_a_window_that_is_still_open_is_not_offered() -> None:
    with hold("one"):
        kept("one")
        two = kept("two")
        assert [copy.path for copy in kept_copies()] == [two]
    assert len(kept_copies()) == 2


def test_the_copy_of_a_program_that_was_killed_is_offered() -> None:
    path = kept("one")
    code = (
        "import sys; from reflective_app.storage.recovery import hold\n"
        "lock = hold('one'); print('held', flush=True); sys.stdin.read()"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdin is not None
    assert program.stdout.readline().strip() == b"held"
    assert kept_copies() == ()
    program.kill()
    program.wait()
    program.stdin.close()
    program.stdout.close()
    assert path.with_suffix(".lock").exists()
    assert [copy.path for copy in kept_copies()] == [path]
    discard(path)
    assert list(places.recovery().iterdir()) == []


def test_a_session_is_held_once_and_released_once() -> None:
    lock = hold("one")
    with pytest.raises(NotWritableError):
        hold("one")
    lock.release()
    lock.release()
    assert list(places.recovery().iterdir()) == []


def test_a_discarded_copy_is_gone_and_may_be_discarded_again() -> None:
    path = kept()
    with hold("one"):
        discard(path)
        discard(path)
        assert [p.name for p in places.recovery().iterdir()] == ["one.lock"]
    assert kept_copies() == ()


def test_a_copy_that_another_program_holds_cannot_be_discarded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = kept()

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(NotDeletedError, match=r"^one\.recovery could not be deleted\. Close other"):
        discard(path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("reflective-recovery", "other"),
        lambda text: text.replace('"kept_on": "', '"kept_on": "noon '),
        lambda text: text.replace(
            '"kept_on": "2026-11-22T12:00:00+00:00"', '"kept_on": "0001-01-01T00:00:00"'
        ),
        lambda text: text.replace(
            '"kept_on": "2026-11-22T12:00:00+00:00"', '"kept_on": "9999-12-31T23:59:59-12:00"'
        ),
        lambda text: text.replace('"rung": 1', '"rung": "one"'),
        lambda text: text.replace('"format": "reflective-assessment"', '"format": "other"'),
        lambda text: "",
    ],
)
def test_a_damaged_copy_is_set_aside_and_listed_as_damaged(damage: object) -> None:
    path, sound = kept("one"), kept("two")
    content = damage(path.read_text(encoding="utf-8"))  # type: ignore[operator]
    path.write_text(content, encoding="utf-8")
    os.utime(path, (0, 0))
    first, second = kept_copies()
    assert first.path == sound
    assert isinstance(second, DamagedCopy)
    assert second.problems
    assert second.path.name == "one.damaged"
    assert second.path.read_text(encoding="utf-8") == content
    assert [copy.path for copy in kept_copies()] == [sound, second.path]


def test_a_second_damaged_copy_of_one_name_leaves_the_first() -> None:
    for content in ("first", "second"):
        kept("one").write_text(content)
        kept_copies()
    texts = {path.name: path.read_text() for path in places.recovery().iterdir()}
    assert texts == {"one.damaged": "first", "one-2.damaged": "second"}


def test_a_copy_that_a_newer_version_kept_is_left_for_it() -> None:
    path = kept("one")
    text = path.read_text(encoding="utf-8")
    for old in (
        '"format_version": 1',
        '"format": "reflective-assessment",\n    "format_version": 1',
    ):
        path.write_text(text.replace(old, old.replace("1", "2"), 1), encoding="utf-8")
        (copy,) = kept_copies()
        assert isinstance(copy, DamagedCopy)
        assert copy.path == path
        assert "newer" in copy.problems[0].message


def test_a_copy_that_vanishes_meanwhile_is_listed_as_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept("one")
    monkeypatch.setattr(recovery, "read_within", vanish)
    (copy,) = kept_copies()
    assert isinstance(copy, DamagedCopy)
    assert copy.found_on == 0


def vanish(path: Path, limit: int) -> bytes:
    path.unlink()
    return b"Dear all,"


@pytest.mark.parametrize("fault", [PermissionError(13, "no"), OSError(5, "disk")])
def test_a_copy_that_cannot_be_read_just_now_is_left_and_offered_later(
    monkeypatch: pytest.MonkeyPatch, fault: OSError
) -> None:
    path = kept("one")

    def failing(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing)
        (copy,) = kept_copies()
    assert isinstance(copy, DamagedCopy)
    assert copy.path == path
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)


def test_what_is_wrong_with_a_copy_set_aside_is_told_each_time() -> None:
    kept("one").write_text("Dear all,")
    first, again = kept_copies(), kept_copies()
    assert isinstance(first[0], DamagedCopy)
    assert isinstance(again[0], DamagedCopy)
    assert [p.message for p in again[0].problems] == [p.message for p in first[0].problems]


def test_a_copy_set_aside_that_can_be_read_after_all_is_offered() -> None:
    path = kept("one")
    aside = path.rename(path.with_suffix(".damaged"))
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)
    assert copy.path == aside


def test_the_file_that_was_open_may_be_called_anything() -> None:
    original = Path("/shared/Bramble\udcff.reflect")
    keep(an_assessment(), session="one", original=original, original_digest="d", kept_on=NOON)
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)
    assert copy.original == original


def test_a_copy_that_could_not_be_read_again_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = kept("one")
    profile = an_assessment().profile.model_copy(update={"council": "\a"})
    with pytest.raises(NotWritableError, match="This is empty"):
        kept("one", assessment=an_assessment().model_copy(update={"profile": profile}))
    with monkeypatch.context() as patch:
        patch.setattr(assessment_file, "LARGEST", 1_000)
        with pytest.raises(NotWritableError, match="larger than"):
            kept("one")
    assert [copy.path for copy in kept_copies()] == [sound]


def test_the_newest_copy_of_a_file_is_of_that_file() -> None:
    other = Path("/shared/Oldshire.reflect")
    keep(an_assessment(), session="two", original=other, original_digest="d", kept_on=NOON)
    assert newest_of(ORIGINAL) is None
    paths = [kept("one", minutes) for minutes in (1, 2)] + [kept("three")]
    newest = newest_of(ORIGINAL)
    assert newest is not None
    assert newest.path == paths[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders of people apart itself")
def test_nobody_else_on_the_computer_can_look_into_unsaved_work() -> None:
    assert kept().parent.stat().st_mode & 0o077 == 0
    with hold("two"):
        assert (places.recovery() / "two.lock").stat().st_mode & 0o077 == 0


# Protected


KEY = new_key("four plain short words", COSTS[0])


def locked(session: str = "one") -> LockedCopy:
    keep(
        an_assessment(),
        session=session,
        original=ORIGINAL,
        original_digest="d1",
        kept_on=NOON,
        key=KEY,
    )
    (copy,) = kept_copies()
    assert isinstance(copy, LockedCopy)
    return copy


def test_unsaved_work_on_a_protected_file_comes_back_with_its_key() -> None:
    copy = locked()
    expected = RecoveryCopy(copy.path, ORIGINAL, "d1", NOON, an_assessment(), KEY)
    assert unlock(copy, "four plain short words") == expected


def test_a_protected_copy_that_breaks_off_is_damaged_whatever_the_password() -> None:
    copy = locked()
    text = json.loads(copy.path.read_text("utf-8"))
    text["protected"] = b64encode(copy.content[:-9]).decode("ascii")
    copy.path.write_text(json.dumps(text), encoding="utf-8")
    (found,) = kept_copies()
    assert isinstance(found, DamagedCopy)
    assert "breaks off" in found.problems[0].message


def test_what_was_left_of_a_file_is_sealed_with_all_that_is_known_of_it() -> None:
    path = kept()
    protect(an_assessment().id, KEY)
    (copy,) = kept_copies()
    assert isinstance(copy, LockedCopy)
    assert (copy.path, copy.original, copy.original_digest) == (path, ORIGINAL, "d1")
    assert copy.kept_on == NOON
    assert unlock(copy, KEY).assessment == an_assessment()


def test_what_was_left_of_another_file_gets_no_password() -> None:
    other = an_assessment().model_copy(update={"id": UUID(int=99)})
    path = kept(assessment=other)
    before = path.read_bytes()
    protect(an_assessment().id, KEY)
    assert path.read_bytes() == before


def test_a_copy_that_was_set_aside_and_can_be_read_after_all_is_sealed_too() -> None:
    """Nothing stays readable of it, and nothing takes the place of another copy."""
    kept("one").rename(places.recovery() / "one.damaged")
    kept("one", minutes=1)
    protect(an_assessment().id, KEY)
    copies = kept_copies()
    assert [type(copy) for copy in copies] == [LockedCopy, LockedCopy]
    assert not list(places.recovery().glob("*.damaged"))


def test_one_copy_that_cannot_be_sealed_keeps_none_of_the_others_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept("one")
    stuck = kept("two", minutes=1)
    kept("three", minutes=2)

    def refuse(path: Path, content: bytes) -> None:
        if path == stuck:
            raise NotWritableError(path, "It is open in another program.")
        write_whole(path, content)

    monkeypatch.setattr(recovery, "write_whole", refuse)
    with pytest.raises(NotWritableError, match="open in another program"):
        protect(an_assessment().id, KEY)
    assert [copy.path for copy in kept_copies() if isinstance(copy, RecoveryCopy)] == [stuck]


@pytest.mark.parametrize("session", ["", "../x", "a b", "a.b", "x" * 81])
def test_a_session_has_a_name_that_a_file_can_have(session: str) -> None:
    with pytest.raises(ValueError, match="cannot name a session"):
        kept(session)


def test_a_folder_that_cannot_be_made_is_told() -> None:
    places.recovery().parent.mkdir(parents=True)
    places.recovery().write_text("in the way")
    with pytest.raises(NotWritableError, match="own folder cannot be made"):
        kept()
    with pytest.raises(NotWritableError):
        hold("one")
