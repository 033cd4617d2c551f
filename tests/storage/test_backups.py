"""Earlier versions are kept by the program, unchanged, and the right ones stay."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.storage import places
from reflective_app.storage.backups import (
    DAYS,
    NEWEST,
    Backup,
    backups_for_file,
    backups_of,
    content_of,
    keep,
    protect,
    wanted,
)
from reflective_app.storage.problems import NotWritableError, UnreadableFileError
from reflective_app.storage.protected import COSTS, new_key, opened, whose_file
from tests.storage.samples import NOON

WHOSE = UUID(int=7)
FILE = Path("/shared/Brambleshire.reflect")
MOMENTS = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1)).map(datetime.astimezone), max_size=60
)


def kept(
    content: bytes, *, minutes: int = 0, whose: UUID = WHOSE, of: Path | None = FILE
) -> Backup:
    return keep(
        content, assessment_id=whose, original=of, kept_on=NOON + timedelta(minutes=minutes)
    )


def contents(whose: UUID = WHOSE) -> list[bytes]:
    return [content_of(backup) for backup in backups_of(whose)]


@pytest.mark.parametrize("content", [b"{}", b"", b"\n\n", b"\x00\xff not json \r\n\x1a"])
def test_an_earlier_version_comes_back_byte_for_byte(content: bytes) -> None:
    backup = kept(content)
    assert content_of(backup) == content
    assert backups_of(WHOSE) == (backup,)
    assert (backup.original, backup.size, backup.kept_on) == (FILE, len(content), NOON)


def test_earlier_versions_are_listed_newest_first() -> None:
    for minute, content in ((0, b"first"), (2, b"third"), (1, b"second")):
        kept(content, minutes=minute)
    assert contents() == [b"third", b"second", b"first"]


def test_the_versions_of_another_assessment_stay_apart() -> None:
    kept(b"ours")
    kept(b"theirs", whose=UUID(int=8))
    assert contents() == [b"ours"]


def test_what_was_saved_twice_without_a_change_is_kept_once() -> None:
    kept(b"same")
    kept(b"same", minutes=1)
    assert contents() == [b"same"]


def test_of_many_saves_on_one_day_the_last_ten_are_kept() -> None:
    for minute in range(15):
        kept(b"%d" % minute, minutes=minute)
    assert contents() == [b"%d" % minute for minute in range(14, 4, -1)]


def test_of_the_days_before_the_last_save_of_each_is_kept() -> None:
    day = 24 * 60
    for number in range(20):
        kept(b"morning %d" % number, minutes=number * day)
        kept(b"evening %d" % number, minutes=number * day + 60)
    found = contents()
    assert found[:2] == [b"evening 19", b"morning 19"]
    evenings = [each for each in found if each.startswith(b"evening")]
    assert evenings == [b"evening %d" % number for number in range(19, 5, -1)]
    assert len(found) == len(evenings) + NEWEST // 2


def test_a_clock_that_was_put_back_does_not_cost_what_was_just_saved() -> None:
    for minute in range(12):
        kept(b"%d" % minute, minutes=minute)
    kept(b"just saved", minutes=-600)
    assert b"just saved" in contents()


@given(MOMENTS)
def test_the_latest_ten_and_the_last_of_each_of_fourteen_days_stay(moments: list[datetime]) -> None:
    stay = wanted(moments)
    assert stay <= set(moments)
    newest_first = sorted(set(moments), reverse=True)
    assert set(newest_first[:NEWEST]) <= stay
    for moment in newest_first:
        same_day = [each for each in moments if each.date() == moment.date()]
        within = (newest_first[0].date() - moment.date()).days < DAYS
        last_of_a_kept_day = within and moment == max(same_day)
        assert (moment in stay) == (moment in newest_first[:NEWEST] or last_of_a_kept_day)


@given(MOMENTS)
def test_letting_go_twice_lets_go_of_nothing_more(moments: list[datetime]) -> None:
    assert wanted(wanted(moments)) == wanted(moments)


def test_a_damaged_file_is_known_by_the_id_near_its_start(tmp_path: Path) -> None:
    kept(b"whole")
    damaged = tmp_path / "renamed.reflect"
    damaged.write_text(f'{{\n  "format": "reflective-assessment",\n  "id": "{WHOSE}", "an')
    assert [content_of(each) for each in backups_for_file(damaged)] == [b"whole"]


def test_a_file_damaged_at_its_start_is_known_by_where_it_is(tmp_path: Path) -> None:
    damaged = tmp_path / "newshire.reflect"
    kept(b"whole", of=damaged)
    kept(b"another", whose=UUID(int=8))
    damaged.write_bytes(b"\x00" * 5000)
    assert [content_of(each) for each in backups_for_file(damaged)] == [b"whole"]


def test_of_a_file_never_saved_here_there_is_no_earlier_version(tmp_path: Path) -> None:
    assert backups_for_file(tmp_path / "from-elsewhere.reflect") == ()
    kept(b"of something else")
    assert backups_for_file(tmp_path / "from-elsewhere.reflect") == ()


@pytest.mark.parametrize("rubbish", [b"", b"{}\nrest", b"[1]\n", b"\xff\xfe\n", b'{"format": 1}'])
def test_what_is_no_earlier_version_is_passed_over_and_left(rubbish: bytes) -> None:
    kept(b"whole")
    strange = places.backups() / WHOSE.hex / "strange.backup"
    strange.write_bytes(rubbish)
    assert contents() == [b"whole"]
    kept(b"next", minutes=1)
    assert strange.read_bytes() == rubbish


def test_a_version_whose_first_line_is_damaged_is_listed_as_that_with_its_moment() -> None:
    broken, sound = kept(b"broken"), kept(b"sound", minutes=1)
    broken.path.write_bytes(b"\0" * 200)
    newest, damaged = backups_of(WHOSE)
    assert (newest.path, newest.damaged) == (sound.path, False)
    assert (damaged.path, damaged.damaged, damaged.size) == (broken.path, True, 200)
    assert damaged.kept_on == broken.kept_on
    with pytest.raises(UnreadableFileError, match="damaged"):
        content_of(damaged)


def test_no_damaged_version_takes_the_place_of_a_sound_one_and_it_goes_in_its_time() -> None:
    first = [kept(b"sound %d" % minute, minutes=minute) for minute in range(5)]
    broken = [kept(b"broken %d" % minute, minutes=minute) for minute in range(5, 10)]
    for each in broken:
        each.path.write_bytes(b"")
    for minute in range(10, 15):
        kept(b"later %d" % minute, minutes=minute)
    assert all(each.path.exists() for each in (*first, *broken))
    for minute in range(15, 20):
        kept(b"last %d" % minute, minutes=minute)
    assert not any(each.path.exists() for each in (*first, *broken))


def test_under_a_password_nothing_can_be_read_of_a_damaged_version_either() -> None:
    broken = kept(b"a note of the group")
    whole = b"damaged" + broken.path.read_bytes()
    broken.path.write_bytes(whole)
    key = new_key("a long password", COSTS[0])
    protect(WHOSE, key)
    assert b"note" not in broken.path.read_bytes()
    (sealed,) = backups_of(WHOSE)
    assert sealed.kept_on == broken.kept_on
    assert opened("a version", content_of(sealed), key)[0] == whole


def test_a_version_says_whose_it_is_once_it_is_sealed_and_is_sealed_once() -> None:
    kept(b"a note of the group")
    key = new_key("a long password", COSTS[0])
    for _ in range(2):
        protect(WHOSE, key)
    (content,) = contents()
    assert whose_file("a version", content) == WHOSE
    assert opened("a version", content, key)[0] == b"a note of the group"


def test_what_a_newer_program_keeps_is_not_read_as_if_it_were_ours() -> None:
    backup = kept(b"whole")
    newer = backup.path.read_bytes().replace(b'"format_version": 1', b'"format_version": 2')
    backup.path.write_bytes(newer)
    assert [each.damaged for each in backups_of(WHOSE)] == [True]
    with pytest.raises(UnreadableFileError):
        content_of(backup)


def test_a_version_that_cannot_be_deleted_just_now_goes_at_the_next_save(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = kept(b"first")

    def held(_: Path) -> None:
        raise PermissionError(13, "open in another program")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        for minute in range(1, NEWEST + 1):
            kept(b"%d" % minute, minutes=minute)
    assert first.path.exists()
    kept(b"next", minutes=20)
    assert not first.path.exists()


def test_a_file_that_a_link_leads_to_is_known_by_where_it_really_is(tmp_path: Path) -> None:
    real, link = tmp_path / "drive", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    kept(b"whole", of=link / "newshire.reflect")
    (real / "newshire.reflect").write_bytes(b"\x00" * 100)
    for folder in (real, link):
        found = backups_for_file(folder / "newshire.reflect")
        assert [content_of(each) for each in found] == [b"whole"]


@pytest.mark.usefixtures("in_london")
def test_a_day_is_one_of_the_people_here() -> None:
    late = datetime(2026, 8, 21, 22, 30, tzinfo=UTC)
    after_midnight, next_day = late + timedelta(hours=1), late + timedelta(hours=2)
    today = [next_day + timedelta(days=1, minutes=minute) for minute in range(NEWEST)]
    assert {late, after_midnight, next_day} & wanted((late, after_midnight, next_day, *today)) == {
        late,
        next_day,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders of people apart itself")
def test_nobody_else_on_the_computer_can_look_into_the_versions() -> None:
    assert kept(b"whole").path.parent.stat().st_mode & 0o077 == 0


def test_a_version_that_was_deleted_meanwhile_is_told_of_plainly() -> None:
    backup = kept(b"whole")
    backup.path.unlink()
    with pytest.raises(UnreadableFileError, match="no such file"):
        content_of(backup)


def test_where_the_programs_own_folder_cannot_be_made_it_is_said() -> None:
    places.backups().parent.mkdir(parents=True, exist_ok=True)
    places.backups().write_text("in the way")
    with pytest.raises(NotWritableError, match="own folder"):
        kept(b"whole")
