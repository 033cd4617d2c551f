"""The command line where it meets the world: pipes, code pages, odd names, and who reads what."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reflective_app import cli
from reflective_app.__main__ import main
from reflective_app.storage.assessment_file import read_assessment
from tests.builders import FILES

SET = FILES / "worked-examples.toml"
DONE, PROBLEMS = 0, 1


def _run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "reflective_app", *map(str, words)]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, check=False, timeout=60
    )


def test_a_reader_that_stops_early_is_no_problem() -> None:
    command = f"{sys.executable} -m reflective_app check questionnaires | true; "
    command += "echo ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)

    assert done.stdout.strip() == b"0"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_output_that_cannot_be_written_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reflective_app", "guides"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == PROBLEMS
    assert b"the computer reported" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_welsh_name_prints_where_the_code_page_has_no_such_letter(tmp_path: Path) -> None:
    target = tmp_path / "Ŵyddfa.reflect"

    done = _run("new", SET, "--council", "Ŵ", "--to", target, PYTHONIOENCODING="cp1252")

    assert done.returncode == DONE
    assert "Ŵyddfa.reflect" in done.stdout.decode("utf-8")
    assert target.exists()


def test_a_program_without_any_output_still_does_its_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    target = tmp_path / "a.reflect"

    assert cli.main(["new", str(SET), "--council", "Newshire", "--to", str(target)]) == DONE

    sys.stdout.close()
    sys.stderr.close()
    assert target.exists()


@pytest.mark.parametrize("council", ["x" * 3000, "\x07", "\x07\x01"])
def test_a_council_name_that_cannot_be_kept_is_refused_before_anything_is_written(
    council: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.reflect"

    assert cli.main(["new", str(SET), "--council", council, "--to", str(target)]) == PROBLEMS

    assert "Give a name" in capsys.readouterr().err
    assert not target.exists()


def test_what_was_given_to_read_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide, sheet = tmp_path / "guide.toml", tmp_path / "sheet.csv"
    guide.write_bytes(SET.read_bytes())
    sheet.write_text("question,answer\nr1-1,2\n", encoding="utf-8")
    empty = tmp_path / "a.reflect"
    cli.main(["new", str(guide), "--council", "Newshire", "--to", str(empty)])
    wanted = ["--table", "answers", "--to", str(sheet), "--force"]

    over_guide = ["new", str(guide), "--council", "N", "--to", str(guide), "--force"]
    assert cli.main(over_guide) == PROBLEMS
    assert cli.main(["import", str(empty), str(sheet), *wanted]) == PROBLEMS

    assert "was left as it is" in capsys.readouterr().err
    assert guide.read_bytes() == SET.read_bytes()
    assert sheet.read_text(encoding="utf-8").startswith("question")


def test_an_assessment_may_be_brought_up_to_date_in_place(tmp_path: Path) -> None:
    path, sheet = tmp_path / "a.reflect", tmp_path / "sheet.csv"
    sheet.write_text("question,answer\nr1-1,2\n", encoding="utf-8")
    cli.main(["new", str(SET), "--council", "Newshire", "--to", str(path)])
    wanted = ["--table", "answers", "--to", str(path), "--force"]

    assert cli.main(["import", str(path), str(sheet), *wanted]) == DONE

    assert read_assessment(path).assessment.answer("r1-1").rung == 2


def test_a_file_that_was_changed_outside_is_told_of_and_still_worked_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.reflect"
    cli.main(["new", str(SET), "--council", "Newshire", "--to", str(path)])
    path.write_text(path.read_text(encoding="utf-8").replace("Newshire", "Oldshire"), "utf-8")
    capsys.readouterr()

    assert cli.main(["benchmark", str(path)]) == DONE

    assert "changed outside" in capsys.readouterr().err


def test_a_document_in_the_way_stops_the_sample_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["demo", "--to", str(tmp_path)])
    for path in tmp_path.iterdir():
        if "Roadmap" not in path.name:
            path.unlink()
    capsys.readouterr()

    assert cli.main(["demo", "--to", str(tmp_path)]) == PROBLEMS

    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]


def test_endings_in_capitals_are_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loud = tmp_path / "GUIDE.TOML"
    loud.write_bytes(SET.read_bytes())

    assert cli.main(["check", str(loud)]) == DONE
    assert cli.main(["check", str(tmp_path)]) == DONE

    assert capsys.readouterr().out.count("GUIDE.TOML: no problems found") == 2


def test_a_folder_with_nothing_to_check_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path)]) == DONE
    assert "no question set, assessment or response" in capsys.readouterr().out


def test_a_command_is_run_even_where_a_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("guides").write_text("shopping", encoding="utf-8")

    assert main(["guides"]) == DONE

    assert "kinship-care@" in capsys.readouterr().out


def test_the_ending_of_a_document_is_looked_at_before_what_is_in_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.reflect"
    cli.main(["new", str(SET), "--council", "Newshire", "--to", str(path)])
    capsys.readouterr()

    cli.main(["report", str(path), "--kind", "roadmap", "--to", str(path)])

    said = capsys.readouterr().err
    assert "Let the name end in .pdf" in said
    assert "--force" not in said
