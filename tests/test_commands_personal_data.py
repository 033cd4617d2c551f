"""Commands point at likely personal data in what they write, and go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.storage.assessment_file import read_assessment, write_assessment
from tests.storage.samples import NOON
from tests.test_commands import DONE, Run, answered, empty, run

__all__ = ["answered", "empty", "run"]

PHONE, MAIL = "07700 900123", "jo@example.org"
POINTED = "Likely personal data in "


@pytest.fixture
def planted(answered: Path, tmp_path: Path) -> Path:
    """A phone number in a note, and an address of somebody as the purpose."""
    assessment = read_assessment(answered).assessment
    question, answer = next(iter(assessment.answers.items()))
    noted = answer.model_copy(update={"note": f"Ring {PHONE}."})
    changes = {
        "answers": assessment.answers | {question: noted},
        "profile": assessment.profile.model_copy(update={"purpose": f"Ask {MAIL}."}),
    }
    path = tmp_path / "planted.reflect"
    write_assessment(
        assessment.model_copy(update=changes), path, saved_on=NOON, expected=None, replace=True
    )
    return path


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if POINTED in line]


def test_a_document_is_written_and_the_places_are_named_without_what_stands_there(
    run: Run, planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "gap.txt"
    capsys.readouterr()

    status = run("report", planted, "--kind", "gap-report", "--to", out.with_suffix(".html"))

    assert status == DONE
    [line] = told(capsys)
    assert "Note (a phone number)" in line
    assert PHONE not in line
    assert MAIL not in line


def test_what_a_copy_leaves_out_is_not_pointed_at(
    run: Run, planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "public.html"
    capsys.readouterr()

    asked = ("--kind", "gap-report", "--audience", "public", "--to", out)

    assert run("report", planted, *asked) == DONE
    assert PHONE not in out.read_text(encoding="utf-8")
    assert not [line for line in told(capsys) if "phone" in line]


def test_a_pack_points_once_at_what_stands_in_several_documents(
    run: Run, planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    asked = (
        "--kinds",
        "gap-report,summary",
        "--formats",
        "html,csv",
        "--to",
        tmp_path / "pack",
    )

    assert run("pack", planted, *asked) == DONE
    [line] = told(capsys)
    assert line.count("phone") == 1


def test_a_table_points_at_what_it_holds(
    run: Run, planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    for table, pointed in (("answers", 1), ("grid", 0), ("services", 0)):
        out = tmp_path / f"{table}.csv"
        assert run("export", planted, "--table", table, "--to", out) == DONE
        assert len(told(capsys)) == pointed, table


def test_a_shared_copy_points_only_at_what_leaves_with_it(
    run: Run, planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    for reader, pointed in (("colleagues", 1), ("public", 0)):
        out = tmp_path / f"{reader}.reflect"
        assert run("share", planted, "--for", reader, "--to", out) == DONE
        assert len(told(capsys)) == pointed, reader


def test_check_warns_and_has_no_problem(
    run: Run, planted: Path, answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert run("check", planted) == DONE
    said = capsys.readouterr().out
    assert f"{POINTED}2 places" in said
    assert "1 warning" in said
    assert run("check", answered) == DONE
    assert POINTED not in capsys.readouterr().out
