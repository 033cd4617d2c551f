"""An assessment is saved whole, read back as it was, and never lost to a damaged file."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.storage import assessment_file
from reflective_app.storage.assessment_data import assessment_from, data_digest, data_of, text_of
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.problems import (
    AlreadyExistsError,
    ChangedOnDiskError,
    NotWritableError,
    UnreachableFileError,
    UnreadableFileError,
)
from tests.storage.samples import FILES, NOON, an_assessment, assessments, small_set

KEPT_SAMPLE = FILES / "assessment-v1.reflect"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Brambleshire.reflect"


def save(path: Path, assessment: Assessment | None = None) -> str:
    saved = write_assessment(
        assessment or an_assessment(), path, saved_on=NOON, expected=None, replace=True
    )
    return saved.disk_digest


# There and back


def test_an_assessment_reads_back_as_it_was_saved(path: Path) -> None:
    saved = write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    opened = read_assessment(path)
    assert opened.assessment == saved.assessment
    assert opened.disk_digest == saved.disk_digest
    assert (opened.notices, opened.changed_outside, opened.read_only) == ((), False, False)


@given(assessment=assessments(small_set()))
@settings(max_examples=25)
def test_whatever_was_entered_reads_back_equal(assessment: Assessment) -> None:
    content = text_of(data_of(assessment))
    data = parse("a.reflect", content)
    assert data["digest"] == data_digest(data)
    assert assessment_from("a.reflect", data) == assessment


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(data=st.dictionaries(st.text(), JSON))
def test_a_file_is_written_as_any_other_program_would_indent_it(data: dict[str, Any]) -> None:
    """Also where a text holds half a character, which the quick writer cannot write."""
    halves = {**data, "half": "\ud800"}
    for each in (data, halves):
        plain = json.dumps(each, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace")
        assert text_of(each) == plain + b"\n"


@given(assessment=assessments(small_set()), order=st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_in_which_answers_were_entered_never_shows(
    assessment: Assessment, order: Any
) -> None:
    def shuffled(record: dict[str, Any]) -> dict[str, Any]:
        keys = list(record)
        order.shuffle(keys)
        return {key: record[key] for key in keys}

    grid = {item: shuffled(row) for item, row in shuffled(assessment.grid).items()}
    again = assessment.model_copy(update={"answers": shuffled(assessment.answers), "grid": grid})
    assert text_of(data_of(again)) == text_of(data_of(assessment))


def test_each_saving_is_a_new_revision_that_names_the_one_before(path: Path) -> None:
    first = write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    later = NOON + timedelta(hours=1)
    second = write_assessment(first.assessment, path, saved_on=later, expected=first.disk_digest)
    one, two = first.assessment.revision, second.assessment.revision
    assert one is not None
    assert two is not None
    assert (one.parent, two.parent) == (None, one.id)
    assert two.saved_on == later


def test_a_person_can_read_the_file_from_the_top(path: Path) -> None:
    save(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data)[:7] == [
        "format",
        "format_version",
        "app_version",
        "id",
        "revision",
        "digest",
        "question_set",
    ]
    assert next(iter(data["question_set"])) == "fingerprint"
    assert data["answers"]["allowances-enough"] == {"state": "no_agreement", "low": 1, "high": 3}
    assert list(data["grid"]) == ["allowances", "street-parties"]
    assert "“Late”, they say – £5" in path.read_text(encoding="utf-8")


def test_the_sample_of_the_first_format_still_opens_without_a_notice() -> None:
    opened = read_assessment(KEPT_SAMPLE)
    assert opened.notices == ()
    assert opened.assessment.model_copy(update={"revision": None}) == an_assessment()


@pytest.mark.parametrize("grid", [[], {"allowances": []}, {"allowances": {"next-door": "yes"}}])
def test_a_grid_that_is_none_is_told_and_brings_nothing_down(grid: object) -> None:
    data = json.loads(KEPT_SAMPLE.read_text(encoding="utf-8")) | {"grid": grid}
    with pytest.raises(UnreadableFileError, match="grid"):
        assessment_from("a.reflect", data)


# Saving


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(AlreadyExistsError, match="already a file called Brambleshire"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    assert path.read_text() == "mine"


def test_a_file_that_a_person_chose_to_replace_is_replaced(path: Path) -> None:
    path.write_text("theirs")
    save(path)
    assert read_assessment(path).assessment.profile.council == "Brambleshire"


def test_a_file_changed_meanwhile_is_left_as_it_is(path: Path) -> None:
    digest = save(path)
    path.write_text("a colleague's")
    with pytest.raises(ChangedOnDiskError, match="changed by someone else"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected=digest)
    assert path.read_text() == "a colleague's"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_moved_meanwhile_is_not_written_anew(path: Path) -> None:
    digest = save(path)
    path.unlink()
    with pytest.raises(ChangedOnDiskError, match="no longer in its folder"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected=digest)
    assert not path.exists()


def test_a_folder_or_a_locked_file_in_the_way_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotWritableError, match="This is a folder"):
        write_assessment(an_assessment(), path.parent, saved_on=NOON, expected=None)

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "locked")

    path.write_text("theirs")
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(NotWritableError, match="may not read the file that is there"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected="x")


def test_what_could_not_be_opened_again_is_not_saved(path: Path) -> None:
    stray = an_assessment().model_copy(
        update={"answers": {"unheard-of": Answer(state=AnswerState.DONT_KNOW)}}
    )
    with pytest.raises(NotWritableError, match="unheard-of"):
        write_assessment(stray, path, saved_on=NOON, expected=None)
    assert not path.exists()


def of_council(council: str) -> Assessment:
    profile = an_assessment().profile.model_copy(update={"council": council})
    return an_assessment().model_copy(update={"profile": profile})


@pytest.mark.parametrize("council", ["\a", "\a\b "])
def test_a_name_of_which_nothing_can_be_seen_is_not_saved(path: Path, council: str) -> None:
    with pytest.raises(NotWritableError, match=r"profile\.council: This is empty"):
        write_assessment(of_council(council), path, saved_on=NOON, expected=None)
    assert not path.exists()


def test_what_cannot_be_seen_is_not_saved_with_the_rest(path: Path) -> None:
    saved = write_assessment(of_council("Bramble\ashire"), path, saved_on=NOON, expected=None)
    opened = read_assessment(path)
    assert opened.notices == ()
    assert opened.assessment == saved.assessment
    assert opened.assessment.profile.council == "Brambleshire"


def test_a_number_that_could_not_be_read_again_is_not_saved(path: Path) -> None:
    service = an_assessment().services[0].model_copy(update={"reached": 10**30})
    vast = an_assessment().model_copy(update={"services": (service,)})
    with pytest.raises(NotWritableError, match="too large to be meant"):
        write_assessment(vast, path, saved_on=NOON, expected=None)
    assert not path.exists()


def test_a_file_too_large_to_be_read_again_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessment_file, "LARGEST", 1_000)
    with pytest.raises(NotWritableError, match="larger than 0 MB"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    assert not path.exists()


@pytest.mark.parametrize("expected", [None, "digest"])
def test_a_name_too_long_and_a_folder_not_reached_have_their_own_words(
    path: Path, expected: str | None
) -> None:
    (path.parent / "file").write_text("")
    for target, words in (
        (path.with_name("n" * 300), "too long"),
        (path.parent / "file" / "a.reflect", "there is no such folder"),
    ):
        with pytest.raises(NotWritableError, match=words):
            write_assessment(an_assessment(), target, saved_on=NOON, expected=expected)


def test_saving_over_what_is_no_file_does_not_wait_for_it(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotWritableError, match="not a file but a device"):
        write_assessment(an_assessment(), path, saved_on=NOON, expected="digest")


def test_opening_what_is_no_file_does_not_wait_for_it(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(UnreachableFileError, match="not a file but a device"):
        read_assessment(path)
