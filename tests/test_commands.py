"""The whole job by command, and the message for everything that can be wrong with what is given."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from reflective_app import cli
from reflective_app.storage.assessment_data import data_digest
from tests.builders import FILES
from tests.domain.test_worked_examples import ROWS

SET = FILES / "worked-examples.toml"
ANSWERS = FILES / "worked-examples-answers.csv"
GRID = FILES / "worked-examples-grid.csv"
DONE, PROBLEMS, WRONG_USE = 0, 1, 2

Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    """Run a command in this process and give its exit status."""

    def _run(*words: object) -> int:
        try:
            return cli.main([str(word) for word in words])
        except SystemExit as stop:  # argparse leaves this way when it is used wrongly
            return int(stop.code or 0)

    return _run


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """An assessment of the worked examples without an answer."""
    path = tmp_path / "empty.reflect"
    assert run("new", SET, "--council", "Newshire", "--to", path, "--date", "2026-11-22") == DONE
    return path


@pytest.fixture
def answered(run: Run, empty: Path, tmp_path: Path) -> Path:
    """The same with every answer and cell of the worked examples."""
    with_answers, whole = tmp_path / "answers.reflect", tmp_path / "whole.reflect"
    assert run("import", empty, ANSWERS, "--table", "answers", "--to", with_answers) == DONE
    assert run("import", with_answers, GRID, "--table", "grid", "--to", whole) == DONE
    return whole


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def _benchmark(run: Run, path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert run("benchmark", path, "--json") == DONE
    values: dict[str, Any] = json.loads(capsys.readouterr().out)
    return values


def test_new_and_import_give_the_worked_examples_of_the_method_to_the_letter(
    run: Run, answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = {item["id"]: item for item in _benchmark(run, answered, capsys)["items"]}

    for line in ROWS.strip().splitlines():
        row = [cell.strip() for cell in line.split("|")]
        item, _, _, coverage, share, word, low, high, provisional, caps, bands, robust, lane = row
        found = items[item]
        assert found["coverage"] == coverage
        assert found["share"] == (None if share == "-" else share)
        assert found["word"] == (f"{word} in place" if word != "-" else "Not enough known")
        assert (found["low"], found["high"]) == (f"{low} in place", f"{high} in place")
        assert found["provisional"] is provisional.startswith("prov")
        assert found["caps"] == caps.replace("-", "").split()
        assert found["bands"] == bands.replace("-", "").split()
        assert found["robust"] == robust.split()
        assert found["lane"] == lane


def test_items_are_listed_in_lane_order(
    run: Run, answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lanes = [item["lane"] for item in _benchmark(run, answered, capsys)["items"]]

    order = ["duty", "A", "B", "C", "conditions", "find-out", "keep", "not-now", "not-applicable"]
    assert lanes == sorted(lanes, key=order.index)


def test_the_benchmark_as_text_names_every_item_and_its_word(
    run: Run, answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert run("benchmark", answered) == DONE

    said = capsys.readouterr().out
    assert "Example R2" in said
    assert "Not in place" in said
    assert "Find out first" in said


def test_dates_count_from_the_day_that_is_asked_for(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("demo", "--to", tmp_path)
    sample = next(tmp_path.glob("*.reflect"))
    capsys.readouterr()

    run("benchmark", sample, "--json")
    now = json.loads(capsys.readouterr().out)["funding_ending"]
    run("benchmark", sample, "--json", "--as-of", "2025-11-22")
    a_year_before = json.loads(capsys.readouterr().out)["funding_ending"]

    assert now
    assert not a_year_before


def test_the_sample_council_goes_from_answers_to_gap_report_and_roadmap(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a new folder"

    assert run("demo", "--to", folder) == DONE

    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".pdf", ".pdf", ".reflect"]
    assert all(path.name.startswith("Newshire_Kinship-Care") for path in folder.iterdir())
    assert run("check", folder) == DONE
    assert "no problems found" in capsys.readouterr().out


def test_the_sample_is_not_written_over_without_being_asked(run: Run, tmp_path: Path) -> None:
    run("demo", "--to", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    assert run("demo", "--to", tmp_path) == PROBLEMS
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert run("demo", "--to", tmp_path, "--force") == DONE


@pytest.mark.parametrize("kind", ["gap-report", "roadmap"])
def test_the_same_assessment_gives_the_same_document_twice(
    run: Run, answered: Path, tmp_path: Path, kind: str
) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"

    assert run("report", answered, "--kind", kind, "--to", first) == DONE
    assert run("report", answered, "--kind", kind, "--to", second) == DONE

    assert first.read_bytes() == second.read_bytes()


def test_a_document_can_be_had_as_plain_text(run: Run, answered: Path, tmp_path: Path) -> None:
    path = tmp_path / "gap report.txt"

    assert run("report", answered, "--kind", "gap-report", "--to", path) == DONE

    assert "Where we stand" in path.read_text(encoding="utf-8")


def test_guides_lists_the_shipped_set_with_what_it_holds(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", "--json") == DONE

    guides = {guide["id"]: guide for guide in json.loads(capsys.readouterr().out)["guides"]}
    kinship = guides["kinship-care"]
    assert (kinship["edition"], kinship["revision"]) == ("2024-10", 1)
    assert kinship["completeness"] == "partial"
    assert kinship["questions"] >= 24
    assert len(kinship["fingerprint"]) == 12
    assert kinship["problems"] == []


def test_a_broken_local_set_is_listed_as_broken(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    from reflective_app.storage import places

    places.question_sets().mkdir(parents=True)
    shutil.copy(FILES / "broken-set.toml", places.question_sets() / "ours.toml")

    assert run("guides") == DONE

    said = capsys.readouterr().out
    assert "ours.toml: cannot be used" in said
    assert "kinship-care@2024-10" in said


def test_check_finds_the_shipped_sets_without_a_problem_and_runs_their_examples(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", Path("questionnaires")) == DONE
    assert "kinship-care.toml: no problems found" in capsys.readouterr().out


def test_check_tells_of_an_example_that_comes_out_otherwise(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "set.toml"
    example = '[[examples]]\nname = "Start"\nanswers = { r6-1 = "0" }\n'
    expected = 'expect = { r6 = "Fully in place" }\n'
    path.write_text(SET.read_text(encoding="utf-8") + "\n" + example + expected, encoding="utf-8")

    assert run("check", path) == PROBLEMS

    said = _said(capsys)
    assert "Start" in said
    assert "Not enough known" in said


def test_check_lists_every_problem_of_a_broken_set_with_its_line(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", FILES / "broken-set.toml") == PROBLEMS

    lines = _said(capsys).splitlines()
    assert len(lines) > 5
    assert all("broken-set.toml" in line for line in lines)
    assert sum(", line " in line for line in lines) == len(lines)


# --- bad input: one plain message, exit 1, nothing written ---------------------------------------


def _foreign(path: Path) -> None:
    path.write_text('{"kind": "shopping list"}', encoding="utf-8")


def _truncated(path: Path) -> None:
    whole = (FILES / "assessment-v1.reflect").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _unreadable(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00\x01" * 64)


def _newer(path: Path) -> None:
    values = json.loads((FILES / "assessment-v1.reflect").read_text(encoding="utf-8"))
    newer = values | {"format_version": 99}
    newer["digest"] = data_digest(newer)
    path.write_text(json.dumps(newer), encoding="utf-8")


def _missing(path: Path) -> None:
    """Nothing is there."""


def test_a_report_for_an_audience_leaves_out_what_is_not_for_it_and_is_read_back(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "for-the-board.txt"
    wanted = ("--kind", "gap-report", "--audience", "board", "--to", path)
    assert run("report", answered, *wanted) == DONE
    told = path.read_text(encoding="utf-8")
    assert "This copy is for the board" in told
    assert "Appendix A: Item by item, and how each position was worked out\n" not in told
    assert "Read back: " in capsys.readouterr().out


def test_a_logo_that_is_no_picture_is_refused_in_words_and_nothing_is_written(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, logo = tmp_path / "summary.pdf", tmp_path / "logo.png"
    wanted = ("--kind", "summary", "--to", path, "--logo", logo)
    assert run("report", answered, *wanted) == PROBLEMS
    assert "logo.png could not be opened." in capsys.readouterr().err
    logo.write_text("no picture", encoding="utf-8")
    assert run("report", answered, *wanted) == PROBLEMS
    assert "This file is no picture that can be used." in capsys.readouterr().err
    assert not path.exists()


def test_a_logo_stands_on_the_first_page(run: Run, answered: Path, tmp_path: Path) -> None:
    path, logo = tmp_path / "summary.pdf", tmp_path / "logo.png"
    Image.new("RGB", (400, 200), (20, 80, 140)).save(logo)
    wanted = ("--kind", "roadmap", "--to", path, "--logo", logo)
    assert run("report", answered, *wanted) == DONE
    first, *others = PdfReader(path).pages
    assert len(first.images) == 1
    assert not any(page.images for page in others)


@pytest.mark.parametrize("spoil", [_missing, _unreadable, _truncated, _foreign, _newer])
@pytest.mark.parametrize("command", ["benchmark", "report", "import", "check"])
def test_a_file_that_cannot_be_used_gets_one_plain_message_and_writes_nothing(
    run: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    command: str,
) -> None:
    bad, target = tmp_path / "bad.reflect", tmp_path / "out.pdf"
    spoil(bad)
    before = bad.read_bytes() if bad.exists() else None
    words = {
        "benchmark": ("benchmark", bad),
        "check": ("check", bad),
        "report": ("report", bad, "--kind", "roadmap", "--to", target),
        "import": ("import", bad, ANSWERS, "--table", "answers", "--to", target),
    }[command]

    assert run(*words) == PROBLEMS

    said = _said(capsys)
    assert "bad.reflect" in said
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said
    assert not target.exists()
    assert (bad.read_bytes() if bad.exists() else None) == before


@pytest.mark.parametrize(
    "bad",
    [
        ("question,reply\nr1-1,2\n", "answers", "reply"),
        ("frage\nr1-1\n", "answers", "question"),
        ("question,answer\nr99-1,2\n", "answers", "r99-1"),
        ("question,answer\nr1-1,4\n", "answers", "row 2"),
        ("question,answer\nr1-1,n/a\n", "answers", "reason"),
        ("question,answer\nr1-1,1-3\n", "answers", "date"),
        ("item,group,value\nr1,group-z,yes\n", "grid", "group-z"),
        ("item,group,value\nr1,group-a,perhaps\n", "grid", "perhaps"),
    ],
    ids=[
        "a column that is not known",
        "a column that is missing",
        "a question that is not known",
        "a rung out of range",
        "not applicable without a reason",
        "what a spreadsheet made a date of",
        "a family group that is not known",
        "a value that is not known",
    ],
)
def test_a_sheet_that_cannot_be_taken_in_is_named_and_nothing_is_written(
    run: Run,
    empty: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    bad: tuple[str, str, str],
) -> None:
    sheet, table, expected = bad
    path, target = tmp_path / "sheet.csv", tmp_path / "out.reflect"
    path.write_text(sheet, encoding="utf-8")

    assert run("import", empty, path, "--table", table, "--to", target) == PROBLEMS

    said = _said(capsys)
    assert "sheet.csv" in said
    assert expected in said
    assert not target.exists()


def test_every_wrong_row_of_a_sheet_is_told_at_once(
    run: Run, empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("question,answer\nr1-1,9\nr1-2,2\nr99,1\nr1-3,n/a\n", encoding="utf-8")

    run("import", empty, path, "--table", "answers", "--to", tmp_path / "out.reflect")

    *wrong, last = _said(capsys).splitlines()
    assert len(wrong) == 3
    assert last == "Nothing was written. To take in what is understood, add --partly."


def test_a_file_that_is_there_is_not_written_over_without_being_asked(
    run: Run, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = empty.read_bytes()

    assert run("new", SET, "--council", "Other", "--to", empty) == PROBLEMS
    assert "--force" in _said(capsys)
    assert run("report", empty, "--kind", "roadmap", "--to", empty.with_suffix(".pdf")) == DONE
    assert run("report", empty, "--kind", "roadmap", "--to", empty.with_suffix(".pdf")) == PROBLEMS
    assert empty.read_bytes() == before


def test_a_folder_that_cannot_be_written_in_is_told_plainly(
    run: Run, empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "not there" / "out.pdf"

    assert run("report", empty, "--kind", "roadmap", "--to", nowhere) == PROBLEMS

    said = _said(capsys)
    assert "out.pdf could not be written" in said
    assert "folder" in said


def test_a_guide_that_does_not_exist_is_named_with_those_that_do(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.reflect"

    assert run("new", "kinship-car", "--council", "Newshire", "--to", target) == PROBLEMS

    said = _said(capsys)
    assert "kinship-care" in said
    assert not target.exists()


def test_an_announced_guide_cannot_be_started(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    announced = tmp_path / "announced.toml"
    text = SET.read_text(encoding="utf-8").split("[[evidence_labels]]")[0]
    announced.write_text(text.replace("[guide]", '[guide]\nstatus = "announced"'), encoding="utf-8")

    words = ("new", announced, "--council", "Newshire", "--to", tmp_path / "a.reflect")
    assert run(*words) == PROBLEMS

    assert "not out yet" in _said(capsys)
    assert not (tmp_path / "a.reflect").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-command",),
        ("new", SET),
        ("benchmark", "a.reflect", "--as-of", "yesterday"),
        ("report", "a.reflect", "--kind", "essay", "--to", "a.pdf"),
        ("new", SET, "--council", "  ", "--to", "a.reflect"),
    ],
)
def test_wrong_use_is_told_apart_from_problems(run: Run, words: tuple[object, ...]) -> None:
    assert run(*words) == WRONG_USE


def test_an_ending_that_cannot_be_written_is_wrong_use(
    run: Run, empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.odt"

    assert run("report", empty, "--kind", "roadmap", "--to", target) == WRONG_USE
    assert ".pdf" in _said(capsys)
    assert not target.exists()


def test_the_commands_work_without_qt_and_without_a_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from reflective_app.__main__ import main;"
        f"status = main(['demo', '--to', {str(tmp_path)!r}]);"
        "sys.exit(status or any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}

    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)

    assert done.returncode == 0
