"""Starting an assessment with the labels that were looked up for an earlier one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reflective_app import cli
from reflective_app.domain.assessment import Assessment, LabelCheck, Profile
from reflective_app.domain.label_checks import labels_to_look_up
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import DAY, FILES

SET = FILES / "worked-examples.toml"
DONE, PROBLEMS = 0, 1


def worked() -> QuestionSet:
    return read_question_set(SET)


def earlier(folder: Path, *checks: LabelCheck, council: str = "Newshire", **guide: Any) -> Path:
    """Last year's file, in which labels were looked up."""
    question_set = worked()
    changed = question_set.guide.model_copy(update=guide)
    assessment = Assessment(
        id=UUID(int=3),
        question_set=question_set.model_copy(update={"guide": changed}),
        profile=Profile(council=council, date=DAY),
        label_checks=checks,
    )
    path = folder / "last-year.reflect"
    moment = datetime(2025, 11, 22, 12, tzinfo=UTC)
    write_assessment(assessment, path, saved_on=moment, expected=None, replace=False)
    return path


def new(to: Path, labels_from: Path, *more: str) -> int:
    words = ["new", str(SET), "--council", "Newshire", "--to", str(to)]
    return cli.main([*words, "--labels-from", str(labels_from), *more])


def a_recommendation() -> str:
    """One whose label the worked examples do not have."""
    bare = Assessment(id=UUID(int=3), question_set=worked(), profile=Profile(council="N", date=DAY))
    return labels_to_look_up(bare)[0].id


def test_a_new_assessment_takes_the_labels_that_were_looked_up_and_the_benchmark_uses_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item, label = a_recommendation(), worked().evidence_labels[0]
    looked_up = LabelCheck(
        item=item, label=label.label, checked_on=date(2025, 3, 1), checked_by="Data lead"
    )
    target = tmp_path / "a.reflect"
    assert new(target, earlier(tmp_path, looked_up)) == DONE
    assert "Brought in: " in capsys.readouterr().out
    assert read_assessment(target).assessment.label_checks == (looked_up,)

    assert cli.main(["benchmark", str(target), "--json"]) == DONE
    values = json.loads(capsys.readouterr().out)
    found = next(each for each in values["items"] if each["id"] == item)
    assert (found["label"], found["label_standing"]) == (label.id, "checked")
    assert (found["label_checked_on"], found["label_checked_by"]) == ("2025-03-01", "Data lead")
    assert cli.main(["benchmark", str(target)]) == DONE
    assert "Checked by the council on 1 March 2025 (Data lead)" in capsys.readouterr().out


def test_a_word_outside_the_scale_is_not_recorded_in_the_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = a_recommendation()
    mixed = LabelCheck(item=item, label="Mixed", checked_on=date(2025, 3, 1))
    path = earlier(tmp_path, mixed)
    assert cli.main(["benchmark", str(path), "--json"]) == DONE
    values = json.loads(capsys.readouterr().out)
    found = next(each for each in values["items"] if each["id"] == item)
    assert (found["label"], found["label_standing"]) == (None, None)
    assert (found["label_words"], found["label_checked_by"]) == ("Mixed", None)


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ({"id": "other", "title": "Other Guide"}, "another guide, “Other Guide”"),
        ({"edition": "2031-01"}, "Labels may differ between editions"),
    ],
)
def test_labels_of_another_guide_or_edition_are_refused_and_nothing_is_written(
    guide: dict[str, Any], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.reflect"
    assert new(target, earlier(tmp_path, **guide)) == PROBLEMS
    assert told in capsys.readouterr().err
    assert not target.exists()


def test_the_file_that_labels_come_from_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = earlier(tmp_path)
    before = path.read_bytes()
    assert new(path, path, "--force") == PROBLEMS
    assert path.read_bytes() == before
    assert "left as it is" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, broken = tmp_path / "a.reflect", tmp_path / "broken.reflect"
    broken.write_text("{", encoding="utf-8")
    assert new(target, broken) == PROBLEMS
    told = capsys.readouterr().err
    assert "broken.reflect" in told
    assert "Traceback" not in told
    assert not target.exists()


def test_a_file_of_another_council_is_pointed_out_and_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item, label = a_recommendation(), worked().evidence_labels[0]
    day = date(2025, 3, 1)
    theirs = LabelCheck(item=item, label=label.label, checked_on=day, checked_by="Data lead")
    target = tmp_path / "a.reflect"
    assert new(target, earlier(tmp_path, theirs, council="Oldshire")) == DONE
    assert "That file is of Oldshire." in capsys.readouterr().err

    assert cli.main(["benchmark", str(target)]) == DONE
    told = capsys.readouterr().out
    assert "Checked on 1 March 2025 by Data lead, Oldshire" in told
    assert "hecked by the council" not in told
    assert cli.main(["benchmark", str(target), "--json"]) == DONE
    values = json.loads(capsys.readouterr().out)
    found = next(each for each in values["items"] if each["id"] == item)
    assert found["label_checked_by"] == "Data lead, Oldshire"
