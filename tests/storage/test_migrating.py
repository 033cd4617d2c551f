"""Files of older formats are brought up to date step by step, and stay as they are on the disk."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reflective_app.domain import assessment as assessments
from reflective_app.domain import question_set as question_sets
from reflective_app.domain import responses
from reflective_app.storage import (
    assessment_data,
    assessment_file,
    file_format,
    migrating,
    recovery,
    response_copies,
    response_file,
)
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.migrating import Data, Ladder, Step, up_to_date
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.recovery import RecoveryCopy, kept_copies
from reflective_app.storage.response_file import read_response
from tests.storage.samples import FILES, NOON, SMALL_SET, an_assessment

KEPT_SAMPLE = FILES / "assessment-v1.reflect"


def in_full(data: Data) -> Data:
    """A made-up step: the first format called the council in another way."""
    profile = data["profile"]
    assert isinstance(profile, dict)
    return data | {"profile": {"council": profile.pop("authority"), **profile}}


def with_region(data: Data) -> Data:
    """A made-up step: the second format had no regions."""
    profile = data["profile"]
    assert isinstance(profile, dict)
    return data | {"profile": profile | {"region": profile["council"] + " and around"}}


def broken(data: Data) -> Data:
    raise KeyError("profile")


@pytest.fixture
def third_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this version of the program knew two formats more."""
    use(monkeypatch, {1: in_full, 2: with_region})


def use(monkeypatch: pytest.MonkeyPatch, steps: Mapping[int, Step]) -> None:
    monkeypatch.setattr(migrating, "ASSESSMENT", Ladder(len(steps) + 1, steps))
    for module in (assessment_file, assessment_data, file_format):
        monkeypatch.setattr(module, "FORMAT_VERSION", len(steps) + 1)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "old.reflect"
    path.write_text(json.dumps(of_the_first_format()), encoding="utf-8")
    return path


def of_the_first_format() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(KEPT_SAMPLE.read_text(encoding="utf-8"))
    data["profile"]["authority"] = data["profile"].pop("council")
    data["digest"] = assessment_data.data_digest(data)
    return data


@pytest.mark.usefixtures("third_format")
def test_an_old_file_is_read_through_every_step_and_says_so(old_file: Path) -> None:
    opened = read_assessment(old_file)
    assert opened.assessment.profile.council == "Brambleshire"
    assert opened.assessment.profile.region == "Brambleshire and around"
    assert opened.migrated_from == 1
    assert not opened.changed_outside
    assert not opened.read_only
    (notice,) = opened.notices
    assert "older format 1" in notice.message
    assert "stays as it was until you save" in notice.message


@pytest.mark.usefixtures("third_format")
def test_a_file_of_the_second_format_takes_the_second_step_alone(old_file: Path) -> None:
    data = json.loads(KEPT_SAMPLE.read_text(encoding="utf-8")) | {"format_version": 2}
    old_file.write_text(json.dumps(data | {"digest": assessment_data.data_digest(data)}))
    opened = read_assessment(old_file)
    assert opened.assessment.profile.region == "Brambleshire and around"
    assert opened.migrated_from == 2


@pytest.mark.usefixtures("third_format")
def test_reading_an_old_file_writes_nothing(old_file: Path) -> None:
    before = old_file.read_bytes(), old_file.stat().st_mtime_ns
    read_assessment(old_file)
    assert (old_file.read_bytes(), old_file.stat().st_mtime_ns) == before
    assert list(old_file.parent.iterdir()) == [old_file]


@pytest.mark.usefixtures("third_format")
def test_what_is_saved_of_an_old_file_is_in_the_format_of_this_version(old_file: Path) -> None:
    opened = read_assessment(old_file)
    write_assessment(opened.assessment, old_file, saved_on=NOON, expected=opened.disk_digest)
    assert json.loads(old_file.read_text(encoding="utf-8"))["format_version"] == 3
    again = read_assessment(old_file)
    assert (again.migrated_from, again.notices) == (None, ())


def test_a_step_that_cannot_be_taken_names_the_version(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, {1: in_full, 2: broken})
    with pytest.raises(UnreadableFileError, match="older format 2, and what is in it does not fit"):
        read_assessment(old_file)


@pytest.mark.usefixtures("third_format")
def test_an_old_file_that_was_changed_by_hand_says_both(old_file: Path) -> None:
    data = of_the_first_format()
    data["profile"]["lead"] = "Somebody else"
    old_file.write_text(json.dumps(data), encoding="utf-8")
    opened = read_assessment(old_file)
    assert opened.changed_outside
    assert opened.migrated_from == 1
    assert len(opened.notices) == 2


def test_the_question_set_inside_an_old_file_is_brought_up_too(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def renamed(data: Data) -> Data:
        data["guide"]["title"] = "Renamed"  # type: ignore[index]
        return data

    monkeypatch.setattr(migrating, "QUESTION_SET", Ladder(2, {1: renamed}))
    data = migrating.with_its_set("a", json.loads(KEPT_SAMPLE.read_bytes()), migrating.ASSESSMENT)
    assert data.version == 1
    assert data.data["question_set"]["guide"]["title"] == "Renamed"  # type: ignore[index]
    assert data.data["question_set"]["format_version"] == 2  # type: ignore[index]


@pytest.mark.usefixtures("third_format")
def test_a_copy_kept_by_an_older_version_is_offered_with_its_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = recovery.keep(
        an_assessment(), session="a", original=None, original_digest=None, kept_on=NOON
    )
    data = json.loads(path.read_text(encoding="utf-8"))
    when = data.pop("kept_on")
    path.write_text(json.dumps(data | {"assessment": of_the_first_format(), "moment": when}))
    monkeypatch.setattr(
        migrating, "RECOVERY", Ladder(2, {1: lambda d: d | {"kept_on": d.pop("moment")}})
    )
    monkeypatch.setattr(recovery, "FORMAT_VERSION", 2)
    (copy,) = kept_copies()
    assert isinstance(copy, RecoveryCopy)
    assert copy.assessment.profile.region == "Brambleshire and around"
    assert copy.kept_on == NOON


def test_an_older_response_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = json.loads((FILES / "response-v1.reflect-response").read_bytes())
    data["wrote_as"] = data.pop("role")
    data["digest"] = assessment_data.data_digest(data)
    path = tmp_path / "old.reflect-response"
    path.write_text(json.dumps(data), encoding="utf-8")
    steps = {1: lambda d: d | {"role": d.pop("wrote_as")}}
    monkeypatch.setattr(migrating, "RESPONSE", Ladder(2, steps))
    monkeypatch.setattr(response_file, "FORMAT_VERSION", 2)
    assert read_response(path).role == data["wrote_as"]


def test_an_older_question_set_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    path = tmp_path / "old.toml"
    path.write_text("format_version = 0\n" + text.replace("format_version = 1\n", ""), "utf-8")

    def climbed(name: str, data: Data, ladder: Ladder) -> migrating.Migrated:
        assert ladder is migrating.QUESTION_SET
        return migrating.Migrated(data | {"format_version": 1}, 0)

    from reflective_app.storage import question_set_file

    monkeypatch.setattr(question_set_file, "up_to_date", climbed)
    assert read_question_set(path) == read_question_set(SMALL_SET)


@pytest.mark.parametrize("steps", [{}, {2: in_full}, {1: in_full, 3: in_full}])
def test_a_ladder_with_a_gap_is_refused(steps: Mapping[int, Step]) -> None:
    with pytest.raises(ValueError, match="wanted from"):
        Ladder(3, steps)


LADDERS = {
    "assessment": (migrating.ASSESSMENT, assessments.FORMAT_VERSION),
    "question set": (migrating.QUESTION_SET, question_sets.FORMAT_VERSION),
    "response": (migrating.RESPONSE, responses.FORMAT_VERSION),
    "recovery copy": (migrating.RECOVERY, recovery.FORMAT_VERSION),
    "response copy": (migrating.RESPONSE_COPY, response_copies.FORMAT_VERSION),
}


@pytest.mark.parametrize("of", LADDERS)
def test_every_format_has_a_step_from_each_version_that_was_released(of: str) -> None:
    ladder, version = LADDERS[of]
    assert sorted(ladder.steps) == list(range(1, version))


def test_a_step_imports_nothing_of_ours() -> None:
    for ladder, _ in LADDERS.values():
        for step in ladder.steps.values():
            tree = ast.parse(Path(inspect.getfile(step)).read_text(encoding="utf-8"))
            imported = [
                node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
                for node in ast.walk(tree)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            assert [name for name in imported if name.startswith("reflective_app")] == []


@pytest.mark.parametrize("version", [None, "1", True, 3, 99])
def test_data_without_an_older_version_stays_as_it_is(version: object) -> None:
    data: Data = {"format_version": version, "more": 1}
    ladder = Ladder(3, {1: broken, 2: broken})
    assert up_to_date("a", data, ladder) == migrating.Migrated(data, None)
