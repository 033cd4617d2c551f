"""A council's own sets: what is taken in, what is refused with a word, and what can go again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reflective_app.storage import own_sets, places
from reflective_app.storage.own_sets import (
    NotRemovedError,
    SetThereAlreadyError,
    add_question_set,
    remove_question_set,
)
from reflective_app.storage.problems import NotWritableError, UnreadableFileError
from reflective_app.storage.question_set_library import (
    ListedSet,
    list_question_sets,
    read_library,
    to_start_from,
)
from tests.storage.samples import FILES, SMALL_SET

LOCAL = FILES / "local-questions.toml"


def written(path: Path, *changes: tuple[str, str], source: Path = SMALL_SET) -> Path:
    """A copy of an invented set with other words in it."""
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def own_files() -> list[str]:
    folder = places.question_sets()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_set_is_copied_to_the_byte_under_its_id_edition_and_revision(tmp_path: Path) -> None:
    path = tmp_path / "Kopie (2) von <b>.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL_SET.read_bytes().replace(b"\n", b"\r\n"))

    place = add_question_set(path)

    assert own_files() == ["neighbourly-care-2025-03-r2.toml"]
    assert place == places.question_sets() / own_files()[0]
    assert place.read_bytes() == path.read_bytes()
    assert to_start_from("neighbourly-care").guide.revision == 2


def test_a_broken_set_is_refused_with_every_problem_and_its_line() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        add_question_set(FILES / "broken-set.toml")

    assert len(caught.value.problems) > 20
    assert all(problem.line for problem in caught.value.problems)
    assert own_files() == []


def test_an_edition_that_comes_with_the_program_is_refused_in_any_revision(tmp_path: Path) -> None:
    kinship = next(each for each in list_question_sets() if each.path.stem == "kinship-care")
    path = written(tmp_path / "a.toml", ("revision = 1", "revision = 99"), source=kinship.path)

    with pytest.raises(UnreadableFileError, match="comes with the program"):
        add_question_set(path)
    with pytest.raises(UnreadableFileError, match="comes with the program"):
        add_question_set(path, replace=True)

    assert own_files() == []


def test_another_edition_of_a_shipped_guide_may_be_ones_own(tmp_path: Path) -> None:
    kinship = next(each for each in list_question_sets() if each.path.stem == "kinship-care")
    change = ('edition = "2024-10"', 'edition = "2031"')

    add_question_set(written(tmp_path / "a.toml", change, source=kinship.path))

    assert to_start_from("kinship-care").guide.edition == "2031"


def test_a_revision_that_is_there_already_stays_unless_it_is_to_be_replaced(
    tmp_path: Path,
) -> None:
    place = add_question_set(SMALL_SET)
    changed = written(tmp_path / "a.toml", ("Money comes first.", "Money comes last."))

    with pytest.raises(SetThereAlreadyError, match="neighbourly-care@2025-03, revision 2"):
        add_question_set(changed)
    assert place.read_bytes() == SMALL_SET.read_bytes()

    assert add_question_set(changed, replace=True) == place
    assert place.read_bytes() == changed.read_bytes()


def test_a_set_put_there_by_hand_under_another_name_is_known_again(tmp_path: Path) -> None:
    places.question_sets().mkdir(parents=True)
    by_hand = written(places.question_sets() / "ours.toml")

    with pytest.raises(SetThereAlreadyError, match=r"ours\.toml"):
        add_question_set(SMALL_SET)
    assert add_question_set(SMALL_SET, replace=True) == by_hand
    assert [each.usable for each in list_question_sets() if not each.shipped] == [True]


def test_two_revisions_of_ones_own_stand_side_by_side(tmp_path: Path) -> None:
    add_question_set(SMALL_SET)
    add_question_set(written(tmp_path / "a.toml", ("revision = 2", "revision = 3")))

    assert own_files() == ["neighbourly-care-2025-03-r2.toml", "neighbourly-care-2025-03-r3.toml"]
    assert to_start_from("neighbourly-care").guide.revision == 3


def test_two_sets_whose_names_come_out_the_same_do_not_take_each_others_place(
    tmp_path: Path,
) -> None:
    ids = ('id = "neighbourly-care"\nedition = "2025-03"', 'id = "neighbourly"\nedition = "care-1"')
    one = written(tmp_path / "a.toml", ids)
    other = written(tmp_path / "b.toml", ('edition = "2025-03"', 'edition = "1"'))

    first, second = add_question_set(one), add_question_set(other)

    assert first.read_bytes() == one.read_bytes()
    assert second.read_bytes() == other.read_bytes()
    assert all(each.usable for each in list_question_sets() if not each.shipped)


def test_a_broken_file_of_its_name_is_replaced_only_when_asked() -> None:
    places.question_sets().mkdir(parents=True)
    broken = places.question_sets() / "neighbourly-care-2025-03-r2.toml"
    broken.write_text("format = 1", encoding="utf-8")

    with pytest.raises(SetThereAlreadyError):
        add_question_set(SMALL_SET)
    assert add_question_set(SMALL_SET, replace=True) == broken


@pytest.mark.parametrize("edition", ["..", "...", "-", "a.toml"])
def test_an_edition_that_looks_like_a_path_stays_within_the_folder(
    tmp_path: Path, edition: str
) -> None:
    path = written(tmp_path / "a.toml", ('edition = "2025-03"', f'edition = "{edition}"'))

    place = add_question_set(path)

    assert place.parent == places.question_sets()
    assert own_files() == [place.name]


def test_an_id_with_folders_in_it_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.toml", ('id = "neighbourly-care"', 'id = "../../neighbourly"'))

    with pytest.raises(UnreadableFileError, match="cannot be an id"):
        add_question_set(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a = " + b"[" * 5000, b"{}"])
def test_what_is_no_question_set_is_refused_with_a_word(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)

    with pytest.raises(UnreadableFileError):
        add_question_set(path)
    assert own_files() == []


def test_a_write_that_fails_leaves_the_set_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = add_question_set(SMALL_SET)
    changed = written(tmp_path / "a.toml", ("Money comes first.", "Money comes last."))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(NotWritableError, match="no space left"):
        add_question_set(changed, replace=True)
    assert place.read_bytes() == SMALL_SET.read_bytes()
    assert own_files() == [place.name]


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(places, "question_sets", lambda: tmp_path / "file" / "sets")

    with pytest.raises(NotWritableError):
        add_question_set(SMALL_SET)


# --- the council's own questions beside a guide ---------------------------------------------------


def test_own_questions_are_taken_in_beside_their_guide() -> None:
    add_question_set(SMALL_SET)

    place = add_question_set(LOCAL)

    assert place.read_bytes() == LOCAL.read_bytes()
    assert [(each.path, each.problems) for each in read_library().local] == [(place, ())]


def test_own_questions_without_their_guide_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="neighbourly-care"):
        add_question_set(LOCAL)
    assert own_files() == []


def test_own_questions_of_an_unknown_guide_name_each_guide_once(tmp_path: Path) -> None:
    change = ('extends = "neighbourly-care"', 'extends = "kinshp-care"')
    with pytest.raises(UnreadableFileError) as caught:
        add_question_set(written(tmp_path / "a.toml", change, source=LOCAL))
    (problem,) = caught.value.problems
    assert 'Did you mean "kinship-care"?' in problem.message
    _, there_are = problem.message.split("There are: ")
    names = there_are.rstrip(".").split(", ")
    assert "@" not in there_are
    assert sorted(names) == sorted(
        {each.question_set.guide.id for each in list_question_sets() if each.question_set}
    )


def test_own_questions_that_are_there_already_stay_unless_replaced(tmp_path: Path) -> None:
    add_question_set(SMALL_SET)
    place = add_question_set(LOCAL)
    changed = written(tmp_path / "a.toml", ("Getting there", "Coming along"), source=LOCAL)

    with pytest.raises(SetThereAlreadyError, match="Newshire's own questions"):
        add_question_set(changed)
    assert add_question_set(changed, replace=True) == place
    assert place.read_bytes() == changed.read_bytes()


def test_own_questions_may_not_use_an_id_of_those_that_are_there(tmp_path: Path) -> None:
    add_question_set(SMALL_SET)
    add_question_set(LOCAL)
    change = ("Newshire's own questions", "More of our own")

    with pytest.raises(UnreadableFileError, match="more than once"):
        add_question_set(written(tmp_path / "a.toml", change, source=LOCAL))


# --- going ----------------------------------------------------------------------------------------


def test_ones_own_set_can_be_removed_and_nothing_else_goes() -> None:
    place = add_question_set(SMALL_SET)
    local = add_question_set(LOCAL)

    remove_question_set(local)

    assert own_files() == [place.name]
    remove_question_set(place)
    remove_question_set(place)
    assert own_files() == []


def test_shipped_sets_and_files_elsewhere_cannot_be_removed(tmp_path: Path) -> None:
    add_question_set(SMALL_SET)
    elsewhere = written(tmp_path / "a.toml")
    inside = places.question_sets() / "deeper"
    inside.mkdir()
    notes = places.question_sets() / "notes.txt"
    notes.write_text("")
    shipped = next(each.path for each in list_question_sets() if each.shipped)
    round_about = places.question_sets() / ".." / "a.toml"
    written(round_about)

    for path in (elsewhere, written(inside / "a.toml"), notes, shipped, round_about):
        with pytest.raises(NotRemovedError, match="not one of your own"):
            remove_question_set(path)
        assert path.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
def test_of_a_link_only_the_link_is_removed(tmp_path: Path) -> None:
    elsewhere = written(tmp_path / "a.toml")
    places.question_sets().mkdir(parents=True)
    link = places.question_sets() / "linked.toml"
    link.symlink_to(elsewhere)

    remove_question_set(link)

    assert own_files() == []
    assert elsewhere.exists()


def test_a_file_that_the_computer_holds_on_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    place = add_question_set(SMALL_SET)

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "unlink", forbid)
    with pytest.raises(NotRemovedError, match="could not be removed"):
        remove_question_set(place)
    assert place.exists()


def test_own_questions_are_taken_in_whatever_their_file_is_called(tmp_path: Path) -> None:
    add_question_set(SMALL_SET)
    path = tmp_path / "ours.txt"
    path.write_bytes(LOCAL.read_bytes())
    assert add_question_set(path).name == "neighbourly-care-local-newshire-s-own-questions.toml"


def test_what_is_kept_is_what_was_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "x.toml")
    sound = path.read_bytes()

    def spoilt_meanwhile() -> tuple[ListedSet, ...]:
        path.write_text("x", encoding="utf-8")
        return list_question_sets()

    monkeypatch.setattr(own_sets, "list_question_sets", spoilt_meanwhile)
    assert add_question_set(path).read_bytes() == sound


def test_an_edition_that_comes_with_the_program_is_refused_with_a_line(tmp_path: Path) -> None:
    kinship = next(each for each in list_question_sets() if each.path.stem == "kinship-care")
    with pytest.raises(UnreadableFileError) as caught:
        add_question_set(written(tmp_path / "k.toml", source=kinship.path))
    (problem,) = caught.value.problems
    assert problem.line == kinship.path.read_text(encoding="utf-8").split("\n").index("[guide]") + 1
