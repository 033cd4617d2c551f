"""A council's own questions are read beside their guide, and found when an assessment starts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.edits import place_at
from reflective_app.storage import places, question_set_library, recovery
from reflective_app.storage.assessment_data import assessment_from, data_of
from reflective_app.storage.guide_summaries import list_guides
from reflective_app.storage.local_questions_file import read_local_questions
from reflective_app.storage.problems import NewerFormatError, UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.question_set_library import (
    local_items_for,
    read_library,
    to_start_from,
)
from reflective_app.storage.tables import import_table
from tests.builders import DAY
from tests.storage.samples import FILES, SMALL_SET

OWN = FILES / "local-questions.toml"
GUIDE = read_question_set(SMALL_SET)


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the invented guide comes with the program, and the council's folder is there."""
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    (folder / SMALL_SET.name).write_bytes(SMALL_SET.read_bytes())
    monkeypatch.setattr(question_set_library, "shipped", lambda name: tmp_path / name)
    places.question_sets().mkdir(parents=True)


def put(name: str, *changes: tuple[str, str]) -> Path:
    """Lay the council's questions into its folder, with something changed."""
    text = OWN.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = places.question_sets() / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    with pytest.raises(UnreadableFileError) as raised:
        read_local_questions(path, GUIDE)
    return [problem.sentence for problem in raised.value.problems]


def test_a_new_assessment_asks_the_councils_own_questions_after_the_guides() -> None:
    put("ours.toml")
    question_set = to_start_from("neighbourly-care")
    assert [item.id for item in question_set.local_items] == ["local-travel"]
    assert question_set.items == GUIDE.items


def test_the_councils_file_is_no_guide_of_its_own() -> None:
    put("ours.toml")
    library = read_library()
    assert [each.path.name for each in library.sets] == [SMALL_SET.name]
    (ours,) = library.local
    assert (ours.extends, ours.problems) == ("neighbourly-care", ())
    assert ours.questions is not None
    assert ours.questions.guide.title == "Newshire's own questions"


def test_a_file_of_own_questions_can_be_named_by_its_path() -> None:
    assert [item.id for item in to_start_from(str(OWN)).local_items] == ["local-travel"]
    assert to_start_from(str(SMALL_SET)).local_items == ()


def test_a_broken_file_of_own_questions_is_listed_and_holds_nothing_else_up() -> None:
    put("ours.toml")
    put("broken.toml", ('origin = "app"', 'origin = "law"'), ('kind = "text"', 'kind = "song"'))
    broken, sound = read_library().local
    assert len(broken.problems) == 2
    assert sound.problems == ()
    assert len(to_start_from("neighbourly-care").local_items) == 1


def test_every_problem_of_own_questions_is_told_with_its_line() -> None:
    path = put(
        "broken.toml",
        ('origin = "app"', 'origin = "law"'),
        ('id = "local-travel-villages"', 'id = "allowances-offered"'),
    )
    where_and_what = problems_of(path)
    assert len(where_and_what) == 2
    assert all(", line " in sentence for sentence in where_and_what)
    assert any("used more than once" in sentence for sentence in where_and_what)


def test_two_files_of_own_questions_may_not_share_an_id() -> None:
    put("a.toml")
    put("b.toml")
    first, second = read_library().local
    assert first.problems == ()
    assert "used more than once" in second.problems[0].message
    assert len(to_start_from("neighbourly-care").local_items) == 1


def test_own_questions_beside_a_guide_that_is_not_there_say_so() -> None:
    put("ours.toml", ("neighbourly-care", "neighborly-care"))
    (ours,) = read_library().local
    (problem,) = ours.problems
    assert "neighborly-care" in problem.sentence
    assert "neighbourly-care" in problem.sentence


def test_own_questions_of_another_guide_are_not_brought_in() -> None:
    path = put("ours.toml", ("neighbourly-care", "other-guide"))
    (sentence,) = problems_of(path)
    assert "beside the guide other-guide" in sentence


def test_own_questions_in_a_newer_format_are_refused_by_name() -> None:
    with pytest.raises(NewerFormatError):
        read_local_questions(put("x.toml", ("format_version = 1", "format_version = 9")), GUIDE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[items]]", "[[things]]"),
        ("[guide]\n", "[guide]\nedition = '2025'\n"),
        ('title = "Getting there"\n', ""),
        ("Newshire is wide", "Newshire \\u0007 is wide"),
    ],
)
def test_what_does_not_belong_in_a_file_of_own_questions_is_told(old: str, new: str) -> None:
    assert problems_of(put("x.toml", (old, new)))


def test_a_guides_own_file_cannot_hold_local_items(tmp_path: Path) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    own = OWN.read_text(encoding="utf-8").partition("[[items]]")[2]
    path = tmp_path / "mixed.toml"
    path.write_text(f"{text}\n[[local_items]]{own.partition('[[items.')[0]}", encoding="utf-8")
    with pytest.raises(UnreadableFileError) as raised:
        read_question_set(path)
    (problem,) = raised.value.problems
    assert "extends" in problem.message
    assert problem.line is not None


def test_an_assessment_holds_its_local_questions_and_their_answers() -> None:
    question_set = to_start_from(str(OWN))
    profile = Profile(council="Newshire", date=DAY)
    empty = Assessment(id=UUID(int=1), question_set=question_set, profile=profile)
    assessment = place_at("local-travel-buses", 2, empty)
    assert assessment_from("x.reflect", data_of(assessment)) == assessment


def test_own_questions_with_slips_of_every_kind_tell_all_of_them_at_once() -> None:
    path = put(
        "x.toml",
        ('origin = "app"', 'origin = "law"'),
        ("Newshire is wide", "Newshire \\u0007 is wide"),
        ('kind = "text"', 'kind = "song"'),
    )
    told = problems_of(path)
    assert len(told) == len(ALL_AT_ONCE)
    assert all(any(words in sentence for sentence in told) for words in ALL_AT_ONCE)
    assert all(", line " in sentence for sentence in told)


ALL_AT_ONCE = ('set its origin to "app"', "cannot be seen or printed", '"song" is not one of')


def test_what_stands_in_the_wrong_file_is_told_with_its_line() -> None:
    (sentence,) = problems_of(put("ours.toml", ("neighbourly-care", "other-guide")))
    assert "extends, line 5: These" in sentence


@pytest.mark.parametrize("extended", ["[1, 2]", "0x" + "f" * 5_000, "true"])
def test_a_guide_that_is_no_name_is_listed_with_a_problem(extended: str) -> None:
    put("ours.toml", ('"neighbourly-care"', extended))
    (ours,) = read_library().local
    assert ours.problems
    assert list_guides()


def test_a_sheet_answers_local_questions_and_a_recovery_copy_keeps_them(tmp_path: Path) -> None:
    profile = Profile(council="Newshire", date=DAY)
    empty = Assessment(id=UUID(int=1), question_set=to_start_from(str(OWN)), profile=profile)
    answers, grid = tmp_path / "answers.csv", tmp_path / "grid.csv"
    answers.write_text("question,answer\nlocal-travel-buses,2\n", encoding="utf-8")
    grid.write_text("item,group,value\nlocal-travel,next-door,yes\n", encoding="utf-8")

    after = import_table("answers", answers, empty).after
    with pytest.raises(UnreadableFileError, match="no recommendation"):
        import_table("grid", grid, empty)
    when = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    recovery.keep(after, session="x", original=None, original_digest=None, kept_on=when)

    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert copy.assessment == after
    assert after.answer("local-travel-buses").rung == 2


def test_only_the_questions_for_a_sets_own_guide_are_read_beside_it() -> None:
    put("a.toml", ('extends = "neighbourly-care"', 'extends = "other-guide"'))
    put("b.toml")
    (places.question_sets() / "broken.toml").write_text("x", encoding="utf-8")
    items, problems = local_items_for(GUIDE)
    assert [item.id for item in items] == ["local-travel"]
    assert problems == ()
