"""`rescue`: what can be read of a damaged assessment, with every loss named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.storage.assessment_file import read_assessment
from tests.builders import FILES
from tests.test_commands import DONE, PROBLEMS, Run, run

__all__ = ["run"]

WHOLE = (FILES / "assessment-v1.reflect").read_bytes()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.reflect"
    path.write_bytes(WHOLE[:-300])
    return path


def test_what_can_be_read_is_written_and_what_is_lost_is_named(
    run: Run, damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rescued.reflect"
    assert run("rescue", damaged, "--to", out) == PROBLEMS
    said = capsys.readouterr()
    assert f"Wrote {out}" in said.out
    assert "1 thing is lost or not certain." in said.out
    assert "The file breaks off (line " in said.err
    assert "Traceback" not in said.err
    opened = read_assessment(out)
    assert opened.notices == ()
    assert opened.assessment.profile.council == "Brambleshire"
    assert damaged.read_bytes() == WHOLE[:-300]


def test_of_a_sound_file_nothing_is_lost(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "same.reflect"
    assert run("rescue", FILES / "assessment-v1.reflect", "--to", out) == DONE
    assert "Nothing was lost." in capsys.readouterr().out
    assert (
        read_assessment(out).assessment.answers
        == read_assessment(FILES / "assessment-v1.reflect").assessment.answers
    )


def test_a_file_that_is_there_is_left_without_force(
    run: Run, damaged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "there.reflect"
    out.write_text("mine")
    assert run("rescue", damaged, "--to", out) == PROBLEMS
    assert out.read_text() == "mine"
    run("rescue", damaged, "--to", out, "--force")
    assert read_assessment(out).assessment.answers


def test_the_damaged_file_is_never_written_over(run: Run, damaged: Path) -> None:
    assert run("rescue", damaged, "--to", damaged, "--force") == PROBLEMS
    assert damaged.read_bytes() == WHOLE[:-300]


def test_what_is_no_assessment_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.reflect"
    other.write_bytes(b"\x89PNG\r\n" * 500)
    assert run("rescue", other, "--to", tmp_path / "out.reflect") == PROBLEMS
    assert "not a file of this program" in capsys.readouterr().err
    assert not (tmp_path / "out.reflect").exists()
