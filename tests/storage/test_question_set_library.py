"""The library lists what there is, the broken too, and finds what a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.storage import places, question_set_library
from reflective_app.storage.problems import UnknownGuideError, UnreadableFileError
from reflective_app.storage.question_set_library import list_question_sets, to_start_from
from tests.storage.samples import FILES, SMALL_SET


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    monkeypatch.setattr(question_set_library, "shipped", lambda name: tmp_path / name)
    return folder


@pytest.fixture
def local() -> Path:
    places.question_sets().mkdir(parents=True)
    return places.question_sets()


def put(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = SMALL_SET.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


EDITION, REVISION = 'edition = "2025-03"\nrevision = 2', "revision = 2"
ANNOUNCED = ('status = "published"', 'status = "announced"')


def test_without_a_local_folder_the_sets_that_come_along_are_listed(shipped: Path) -> None:
    path = put(shipped, "small.toml")
    (listed,) = list_question_sets()
    assert (listed.path, listed.shipped, listed.usable) == (path, True, True)


def test_a_broken_set_stays_listed_with_its_problems(shipped: Path, local: Path) -> None:
    put(shipped, "small.toml")
    (local / "broken.toml").write_bytes((FILES / "broken-set.toml").read_bytes())
    (local / ".hidden.toml").write_text("")
    (local / "notes.txt").write_text("")
    sound, broken = list_question_sets()
    assert sound.usable
    assert not broken.shipped
    assert broken.question_set is None
    assert len(broken.problems) > 20


def test_a_local_copy_of_an_edition_that_comes_along_is_a_problem(
    shipped: Path, local: Path
) -> None:
    put(shipped, "small.toml")
    put(local, "copy.toml", (REVISION, "revision = 9"))
    _, copy = list_question_sets()
    assert copy.question_set is not None
    assert not copy.usable
    assert "neighbourly-care@2025-03 is there already, in small.toml" in copy.problems[0].message
    assert to_start_from("neighbourly-care").guide.revision == 2


def test_two_revisions_may_stand_side_by_side_but_not_twice(shipped: Path) -> None:
    put(shipped, "a.toml")
    put(shipped, "b.toml", (REVISION, "revision = 3"))
    put(shipped, "c.toml", (REVISION, "revision = 3"))
    put(shipped, "d.toml", ("neighbourly", "brotherly"))
    assert [listed.usable for listed in list_question_sets()] == [True, True, False, True]
    assert to_start_from("neighbourly-care@2025-03").guide.revision == 3


def test_broken_sets_are_no_double_of_anything(shipped: Path) -> None:
    (shipped / "a.toml").write_text("x")
    put(shipped, "b.toml")
    (shipped / "c.toml").write_text("x")
    assert [listed.usable for listed in list_question_sets()] == [False, True, False]


def test_the_newest_edition_is_found_by_the_guides_name(shipped: Path, local: Path) -> None:
    put(shipped, "a.toml")
    put(shipped, "b.toml", (EDITION, 'edition = "2025-11"\nrevision = 1'))
    put(local, "c.toml", (EDITION, 'edition = "2025-4"\nrevision = 8'))
    assert to_start_from("neighbourly-care").guide.edition == "2025-11"
    assert to_start_from("neighbourly-care@2025-4").guide.revision == 8


def test_an_announced_edition_is_found_but_not_before_one_that_is_out(shipped: Path) -> None:
    put(shipped, "a.toml", (EDITION, 'edition = "2027"\nrevision = 1'), ANNOUNCED)
    assert to_start_from("neighbourly-care").guide.edition == "2027"
    put(shipped, "b.toml")
    assert to_start_from("neighbourly-care").guide.edition == "2025-03"
    assert to_start_from("neighbourly-care@2027").guide.status == "announced"


def test_a_path_is_read_wherever_it_is() -> None:
    assert to_start_from(str(SMALL_SET)).guide.id == "neighbourly-care"


def test_an_unknown_guide_is_told_with_those_there_are(shipped: Path) -> None:
    with pytest.raises(UnknownGuideError, match="none is installed"):
        to_start_from("kinship")
    put(shipped, "small.toml")
    with pytest.raises(UnknownGuideError) as caught:
        to_start_from("neighborly-care")
    assert caught.value.known == ("neighbourly-care", "neighbourly-care@2025-03")
    assert 'Did you mean "neighbourly-care"?' in str(caught.value)
    with pytest.raises(UnknownGuideError, match="There are: neighbourly-care,"):
        to_start_from("x")


def test_naming_a_broken_set_tells_what_is_wrong_with_it(shipped: Path) -> None:
    (shipped / "kinship.toml").write_bytes((FILES / "broken-set.toml").read_bytes())
    for guide in ("kinship", "kinship@2024-10"):
        with pytest.raises(UnreadableFileError) as caught:
            to_start_from(guide)
        assert caught.value.name == "kinship.toml"
    with pytest.raises(UnknownGuideError):
        to_start_from("mentoring")
