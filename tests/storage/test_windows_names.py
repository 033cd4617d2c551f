"""What Windows would do with a name is known before anything is written under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.storage import windows_names
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.windows_names import fault_of, usable


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_names, "applies", lambda: True)


@pytest.mark.parametrize(
    ("name", "words", "suggested"),
    [
        ("New:shire.reflect", "the sign :", "New-shire.reflect"),
        ("who?.reflect", "the sign ?", "who-.reflect"),
        ('a"b.reflect', 'the sign "', "a-b.reflect"),
        ("a\tb.reflect", "cannot be seen", "a-b.reflect"),
        ("CON.reflect", "for a device", "CON-file.reflect"),
        ("nul", "for a device", "nul-file"),
        ("Com1.tar.reflect", "for a device", "file-Com1.tar.reflect"),
        ("LPT9 .reflect", "for a device", "LPT9-file.reflect"),
        ("Newshire.reflect.", "full stop or a space", "Newshire.reflect"),
        ("Newshire ", "full stop or a space", "Newshire"),
        ("n" * 300 + ".reflect", "longer than", "n" * 247 + ".reflect"),
    ],
)
def test_a_name_that_windows_takes_for_something_else_is_told_with_one_that_works(
    name: str, words: str, suggested: str
) -> None:
    said = fault_of(name)
    assert words in said
    assert said.endswith(f"“{suggested}”.")
    assert fault_of(suggested) == ""


@pytest.mark.parametrize(
    "name", ["Newshire_Kinship-Care_2026-11-22.reflect", "Console.reflect", "com10", "Año – ½.csv"]
)
def test_a_name_that_works_everywhere_stays(name: str) -> None:
    assert fault_of(name) == ""
    assert usable(name) == name


@given(st.text(min_size=1, max_size=400))
def test_whatever_was_typed_the_suggested_name_works(name: str) -> None:
    assert fault_of(usable(name)) == ""


@pytest.mark.usefixtures("on_windows")
def test_nothing_is_written_under_a_name_that_hides_it(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="the sign :"):
        write_whole(tmp_path / "New:shire.reflect", b"new")
    assert list(tmp_path.iterdir()) == []


def test_elsewhere_a_file_of_such_a_name_is_saved(tmp_path: Path) -> None:
    write_whole(tmp_path / "aux.reflect", b"new")
    assert (tmp_path / "aux.reflect").read_bytes() == b"new"


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize(
    ("folder", "name", "words"),
    [
        ("f", "newshire.reflect", "The folder is no longer there"),
        ("f" * 240, "newshire.reflect", "with the names of its folders, is too long"),
        ("f", "n" * 235 + ".reflect", "with the names of its folders, is too long"),
    ],
)
def test_a_path_that_is_too_long_for_windows_is_not_taken_for_a_folder_that_is_gone(
    tmp_path: Path, folder: str, name: str, words: str
) -> None:
    """Windows reports both alike."""
    with pytest.raises(NotWritableError, match=words):
        write_whole(tmp_path / folder / name, b"new")


def test_elsewhere_a_folder_that_is_gone_is_told_however_long_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="The folder is no longer there"):
        write_whole(tmp_path / ("f" * 240) / "newshire.reflect", b"new")
