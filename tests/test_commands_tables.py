"""Tables in and out without a window: all or nothing unless asked, and nothing done unsaid."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from reflective_app import cli
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.preview import Table
from reflective_app.storage.sample import sample_assessment
from tests.builders import FILES

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
Run = Callable[..., int]

GOOD_AND_BAD = "name,cost,status\nNavigator,£1.2m,running\nAdvice line,tbc,planned\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "there.reflect"
    set_file = str(FILES / "small-set.toml")
    status = cli.main(["new", set_file, "--council", "Newshire", "--to", str(path)])
    assert status == DONE
    return path


@pytest.fixture
def run() -> Run:
    return lambda *arguments: cli.main([str(each) for each in arguments])


def services(path: Path) -> list[str]:
    return [service["name"] for service in json.loads(path.read_text())["services"]]


def a_sheet(folder: Path, text: str, name: str = "sheet.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_with_a_slip_in_it_is_not_taken_in_and_the_slip_is_told(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, out = a_sheet(tmp_path, GOOD_AND_BAD), tmp_path / "out.reflect"
    capsys.readouterr()
    assert run("import", file, sheet, "--table", "services", "--to", out) == PROBLEMS
    assert not out.exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "sheet.csv, row 3, column cost (Cost a year): “tbc” is not an amount that can be read. "
        "Write whole pounds, as 1200000, £1,200,000, £1.2m or 45k.",
        "Nothing was written. To take in what is understood, add --partly.",
    ]


def test_partly_takes_in_what_is_understood_and_still_tells_that_something_was_left(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, out = a_sheet(tmp_path, GOOD_AND_BAD), tmp_path / "out.reflect"
    asked = ("import", file, sheet, "--table", "services", "--to", out)
    assert run(*asked, "--partly") == PROBLEMS
    assert services(out) == ["Navigator", "Advice line"]
    said = capsys.readouterr()
    assert "row 3, column cost" in said.err
    assert said.out.splitlines()[-1] == "2 services added, 0 changed"
    assert run(*asked, "--partly", "--force") == PROBLEMS
    assert run("import", out, sheet, "--table", "services", "--check") == PROBLEMS


def test_partly_is_done_where_all_is_understood(run: Run, file: Path, tmp_path: Path) -> None:
    sheet, out = a_sheet(tmp_path, "name\nNavigator\n"), tmp_path / "out.reflect"
    assert run("import", file, sheet, "--table", "services", "--to", out, "--partly") == DONE


def test_a_table_whose_columns_are_wrong_is_refused_also_partly(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, out = a_sheet(tmp_path, "nmae,cost\nNavigator,1\n"), tmp_path / "out.reflect"
    assert run("import", file, sheet, "--table", "services", "--to", out, "--partly") == PROBLEMS
    assert not out.exists()
    said = capsys.readouterr().err
    assert "There is no column “nmae”. Did you mean “name”?" in said
    assert "The column “name” is missing." in said


def test_a_check_says_what_would_change_and_writes_nothing(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = a_sheet(tmp_path, "name,area,cost,funded until\nTea,Newtown,45k,03/04/2027\n")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    capsys.readouterr()
    assert run("import", file, sheet, "--table", "services", "--check") == DONE
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Row 2 adds “Tea”: area “Newtown”; funded until “3 April 2027”; cost “£45,000”",
        "1 service added, 0 changed. Nothing was written.",
    ]
    assert said.err.splitlines() == [
        "sheet.csv: Row 2, column funded until: 03/04/2027 was read as 3 April 2027, "
        "the day first.",
        "sheet.csv: Row 2, column area: this is taken as a part of the area. "
        "Only “Whole area” counts as all of it.",
    ]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_check_of_a_table_with_slips_tells_both(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = a_sheet(tmp_path, GOOD_AND_BAD)
    capsys.readouterr()
    assert run("import", file, sheet, "--table", "services", "--check") == PROBLEMS
    said = capsys.readouterr()
    assert "Row 2 adds “Navigator”: status “Running”; cost “£1,200,000”" in said.out
    assert "row 3, column cost" in said.err


@pytest.mark.parametrize("more", [(), ("--check", "--to", "out.reflect")])
def test_an_import_is_either_written_or_checked(
    run: Run, file: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    sheet = a_sheet(tmp_path, "name\nTea\n")
    with pytest.raises(SystemExit) as caught:
        run("import", file, sheet, "--table", "services", *more)
    assert caught.value.code == WRONG_USE


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "newshire.reflect"
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    write_assessment(sample_assessment(), path, saved_on=noon, expected=None, replace=False)
    return path


@pytest.mark.parametrize("way", [*product(get_args(Table), (".csv", ".xlsx"))])
def test_every_table_of_the_sample_council_goes_out_and_comes_in_again(
    run: Run,
    council: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    way: tuple[str, str],
) -> None:
    table, ending = way
    sheet, again = tmp_path / f"table{ending}", tmp_path / "again.reflect"
    assert run("export", council, "--table", table, "--to", sheet) == DONE
    assert capsys.readouterr().out.splitlines() == [f"Wrote {sheet}"]
    assert run("import", council, sheet, "--table", table, "--to", again) == DONE
    said = capsys.readouterr()
    assert re.fullmatch(r"0 \w+ changed", said.out.splitlines()[-1])
    there, back = (read_assessment(path).assessment for path in (council, again))
    assert back.model_copy(update={"revision": there.revision}) == there


def test_an_export_never_writes_over_a_file_unasked(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = a_sheet(tmp_path, "mine")
    asked = ("export", file, "--table", "grid", "--to", there)
    assert run(*asked) == PROBLEMS
    assert there.read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert run(*asked, "--force") == DONE
    assert there.read_text(encoding="utf-8-sig").startswith("item,group,value")


@pytest.mark.parametrize("name", ["table.pdf", "table", "table.xls"])
def test_a_table_has_two_formats(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run("export", file, "--table", "grid", "--to", tmp_path / name) == WRONG_USE
    assert "Let the name end in .csv or .xlsx." in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_an_export_never_replaces_the_assessment_it_comes_from(
    run: Run, file: Path, tmp_path: Path
) -> None:
    disguised = tmp_path / "there.csv"
    shutil.copy(file, disguised)
    before = disguised.read_bytes()
    asked = ("export", disguised, "--table", "grid", "--to", disguised, "--force")
    assert run(*asked) == PROBLEMS
    assert disguised.read_bytes() == before


def test_workbooks_are_loaded_only_where_one_is_read_or_written(file: Path, tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path, "name\nTea\n")
    program = (
        "import sys; from reflective_app.cli import main;"
        "main(sys.argv[1:]); sys.stdout.write(str('openpyxl' in sys.modules))"
    )

    def loaded(*asked: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, *asked], capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()[-1]

    brought = ("import", str(file), str(sheet), "--table", "services", "--check")
    assert loaded(*brought) == "False"
    out = ("export", str(file), "--table", "services", "--to")
    assert loaded(*out, str(tmp_path / "t.csv")) == "False"
    assert loaded(*out, str(tmp_path / "t.xlsx")) == "True"
