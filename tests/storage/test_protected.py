"""A file under a password opens with it and with nothing else, and says what is wrong with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import NewerFormatError, UnreadableFileError
from reflective_app.storage.protected import (
    BLOCK,
    COSTS,
    MARK,
    Key,
    PasswordNeededError,
    WrongPasswordError,
    is_key_of,
    is_protected,
    new_key,
    opened,
    sealed,
    whose_file,
)
from tests.builders import FILES
from tests.storage.samples import NOON, an_assessment

PASSWORD = "four plain short words"
WHOSE = UUID(int=7)
KEY = new_key(PASSWORD, COSTS[0])
"""The least cost that is allowed: a law is tried many times."""

SECRET = b"what the group agreed"
FILE = sealed(SECRET, KEY, WHOSE)
LINE = FILE.index(b"\n") + 1


def told(content: bytes, lock: Key | str | None = KEY) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        opened("a.reflect", content, lock)
    return raised.value.problems[0].message


def with_head(**changes: object) -> bytes:
    head = json.loads(FILE[len(MARK) : LINE]) | changes
    return MARK + json.dumps(head).encode() + b"\n" + FILE[LINE:]


@given(st.binary(max_size=300))
def test_what_was_sealed_comes_back_byte_for_byte(content: bytes) -> None:
    assert opened("a", sealed(content, KEY, WHOSE), KEY) == (content, KEY)


def test_a_password_opens_what_its_key_sealed() -> None:
    assert opened("a", FILE, PASSWORD) == (SECRET, KEY)
    assert is_key_of(KEY, PASSWORD)
    assert not is_key_of(KEY, PASSWORD + " ")


def test_a_letter_with_an_accent_is_the_same_however_a_keyboard_makes_it() -> None:
    key = new_key("gr\u0175p un dau tri", COSTS[0])
    assert is_key_of(key, "grw\u0302p un dau tri")


def test_nothing_of_the_content_stands_in_a_protected_file() -> None:
    assert is_protected(FILE)
    assert not any(SECRET[place : place + 5] in FILE for place in range(len(SECRET) - 4))
    assert PASSWORD.encode() not in FILE
    assert KEY.secret not in FILE
    assert whose_file("a", FILE) == WHOSE


def test_two_saves_of_the_same_share_nothing_that_could_be_compared() -> None:
    again = sealed(SECRET, KEY, WHOSE)
    assert again[LINE:] != FILE[LINE:]
    assert new_key(PASSWORD, COSTS[0]).salt != KEY.salt


def test_a_key_never_shows_its_secret() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


def test_without_a_password_it_is_asked_for() -> None:
    with pytest.raises(PasswordNeededError, match="Give the password"):
        opened("a", FILE, None)


def test_a_wrong_password_says_that_the_file_may_have_been_changed_too() -> None:
    with pytest.raises(WrongPasswordError, match="wrong, or the file was changed"):
        opened("a", FILE, "four plain short word")


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
@settings(max_examples=400)
def test_no_byte_can_be_changed_unseen(place: int, by: int) -> None:
    changed = bytearray(FILE)
    changed[place] ^= by
    if is_protected(bytes(changed)):
        assert told(bytes(changed))
    else:
        assert place < len(MARK)


@given(st.integers(len(MARK), len(FILE) - 1))
def test_a_file_that_breaks_off_says_so(length: int) -> None:
    assert told(FILE[:length]).startswith("The protected file breaks off")


def test_what_stands_behind_the_end_is_told() -> None:
    assert told(FILE + b"x").startswith("Something stands behind the end")


@pytest.mark.parametrize(
    "asked",
    [
        {"n": 2**40},
        {"n": 2**18},
        {"n": 2**13},
        {"n": 3},
        {"n": True},
        {"n": "131072"},
        {"n": None},
        {"r": 2**20},
        {"p": 10_000},
        {"kdf": "none"},
        {"cipher": "none"},
        {"length": "many"},
        {"format_version": 0},
    ],
    ids=str,
)
def test_a_file_that_asks_for_more_than_is_allowed_is_refused_before_any_work(
    asked: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.scrypt", None)
    assert "does not allow" in told(with_head(**asked), PASSWORD)


@pytest.mark.parametrize(
    "asked",
    [{"salt": ""}, {"salt": "é"}, {"salt": 7}, {"nonce": "AAAA"}, {"id": "x"}, {"id": None}],
    ids=str,
)
def test_a_damaged_first_line_says_so(asked: dict[str, object]) -> None:
    assert told(with_head(**asked)).startswith("The first line of the protected file is damaged")


def test_a_seal_that_is_too_short_to_be_one_is_no_wrong_password() -> None:
    assert told(with_head(length=3)[: -len(FILE) + LINE] + b"abc").startswith("The first line")


def test_each_guess_at_a_new_password_costs_what_it_should() -> None:
    """128 MB, which is also the most that a file may ask for."""
    key = new_key(PASSWORD)
    assert key.cost == max(COSTS)
    assert 128 * BLOCK * key.cost == 128 * 2**20


@pytest.mark.parametrize("line", [b"[]", b"{", b"\xff\xfe", b"[" * 700, b"", b"1" * 700])
def test_a_first_line_that_is_no_record_says_so(line: bytes) -> None:
    assert told(MARK + line + b"\n" + FILE[LINE:]).startswith("The first line")


def test_a_first_line_without_an_end_is_not_searched_for_ever() -> None:
    assert told(MARK + b"1" * 5_000_000).startswith("The first line")


def test_a_file_of_a_newer_way_of_protecting_names_it() -> None:
    with pytest.raises(NewerFormatError, match="format 2"):
        opened("a", with_head(format_version=2), PASSWORD)


def test_a_protected_assessment_is_saved_and_opened_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "newshire.reflect"
    saved = write_assessment(an_assessment(), path, saved_on=NOON, expected=None, key=KEY)
    with pytest.raises(PasswordNeededError):
        read_assessment(path)
    found = read_assessment(path, PASSWORD)
    assert found.assessment == saved.assessment
    assert (found.key, found.disk_digest, found.notices) == (KEY, saved.disk_digest, ())
    again = write_assessment(
        found.assessment, path, saved_on=NOON, expected=found.disk_digest, key=found.key
    )
    assert read_assessment(path, KEY).assessment == again.assessment


def test_an_assessment_is_protected_and_set_free_again_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "newshire.reflect"
    plain = write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    sealed_ = write_assessment(
        plain.assessment, path, saved_on=NOON, expected=plain.disk_digest, key=KEY
    )
    assert b"Brambleshire" not in path.read_bytes()
    write_assessment(sealed_.assessment, path, saved_on=NOON, expected=sealed_.disk_digest)
    assert read_assessment(path).key is None


def test_the_kept_file_of_the_first_format_opens_with_its_password() -> None:
    kept, plain = FILES / "protected-v1.reflect", FILES / "assessment-v1.reflect"
    before = kept.read_bytes()
    found = read_assessment(kept, PASSWORD).assessment
    same = {"revision": None}
    expected = read_assessment(plain).assessment.model_copy(update=same)
    assert found.model_copy(update=same) == expected
    assert kept.read_bytes() == before


def test_what_protects_files_is_loaded_only_where_there_is_a_password(tmp_path: Path) -> None:
    path = tmp_path / "plain.reflect"
    write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    script = (
        "import sys; from pathlib import Path\n"
        "from reflective_app.storage.assessment_file import read_assessment\n"
        f"read_assessment(Path({str(path)!r}), 'a password that is not needed')\n"
        "assert not [name for name in sys.modules if name.startswith('cryptography')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
