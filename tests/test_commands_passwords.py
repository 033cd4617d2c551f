"""Commands and protected files: opened with a password that comes in, and never made open."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.protected import COSTS, is_protected, new_key
from reflective_app.storage.sample import sample_assessment
from tests.gui.test_files import NOW
from tests.test_commands import DONE, PROBLEMS, Run, run

__all__ = ["run"]

PASSWORD = "four plain short words"


def coming(content: bytes) -> io.TextIOWrapper:
    """Standard input as Windows makes it, in a code page of its own."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="cp850")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "newshire.reflect"
    key = new_key(PASSWORD, COSTS[0])
    write_assessment(sample_assessment(), path, saved_on=NOW, expected=None, key=key)
    return path


@pytest.fixture(name="_typed")
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", coming(f"{PASSWORD}\r\nnot the password\n".encode()))


def commands(file: Path, folder: Path) -> list[list[object]]:
    """Every command that reads an assessment."""
    return [
        ["benchmark", file],
        ["check", file],
        ["report", file, "--kind", "summary", "--to", folder / "a.txt"],
        ["pack", file, "--to", folder / "pack", "--formats", "csv"],
        ["paper", file, "--kind", "parking", "--to", folder / "a.pdf"],
        ["export", file, "--table", "answers", "--to", folder / "a.csv"],
        ["share", file, "--for", "public", "--to", folder / "shared.reflect"],
        ["rescue", file, "--to", folder / "rescued.reflect"],
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_protected_file_is_not_read_without_its_password(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    before = sorted(tmp_path.iterdir())
    assert run(*commands(file, tmp_path)[number]) == PROBLEMS
    said = capsys.readouterr()
    assert "protected with a password" in said.out + said.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.usefixtures("_typed")
@pytest.mark.parametrize("number", range(8))
def test_a_protected_file_is_read_with_the_password_that_comes_in(
    run: Run, file: Path, tmp_path: Path, number: int
) -> None:
    assert run(*commands(file, tmp_path)[number], "--password-stdin") == DONE


@pytest.mark.usefixtures("_typed")
@pytest.mark.parametrize("number", range(2, 7))
def test_what_was_made_of_a_protected_file_is_said_to_be_open(
    run: Run, file: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    tmp_path = file.parent
    run(*commands(file, tmp_path)[number], "--password-stdin")
    assert "What was made from it has none: anybody can read it." in capsys.readouterr().err


@pytest.mark.usefixtures("_typed")
def test_an_answer_sheet_brought_into_a_protected_file_stays_protected(
    run: Run, file: Path, tmp_path: Path
) -> None:
    sheet, out = tmp_path / "services.csv", tmp_path / "out.reflect"
    sheet.write_text("name\nCarers’ drop-in\n", encoding="utf-8")
    bring_in = ("import", file, sheet, "--table", "services", "--to", out, "--password-stdin")
    assert run(*bring_in) == DONE
    assert is_protected(out.read_bytes())
    services = read_assessment(out, PASSWORD).assessment.services
    assert "Carers’ drop-in" in [service.name for service in services]


@pytest.mark.usefixtures("_typed")
def test_what_is_rescued_of_a_protected_file_stays_protected(
    run: Run, file: Path, tmp_path: Path
) -> None:
    assert run("rescue", file, "--to", tmp_path / "out.reflect", "--password-stdin") == DONE
    assert is_protected((tmp_path / "out.reflect").read_bytes())


@pytest.mark.parametrize("came", ["wrong\n", f" {PASSWORD}\n"])
def test_a_wrong_password_is_told_and_nothing_is_made(
    run: Run,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    came: str,
) -> None:
    monkeypatch.setattr("sys.stdin", coming(came.encode()))
    assert run("benchmark", file, "--password-stdin") == PROBLEMS
    assert "The password is wrong" in capsys.readouterr().err


@pytest.mark.parametrize("came", ["", "\n", "\r\n"])
def test_no_password_where_one_was_announced_is_told(
    run: Run,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    came: str,
) -> None:
    monkeypatch.setattr("sys.stdin", coming(came.encode()))
    assert run("benchmark", file, "--password-stdin") == PROBLEMS
    assert "No password came in" in capsys.readouterr().err


@pytest.mark.usefixtures("_typed")
def test_a_password_for_a_file_that_has_none_does_no_harm(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plain.reflect"
    write_assessment(sample_assessment(), path, saved_on=NOW, expected=None)
    assert run("benchmark", path, "--password-stdin") == DONE


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_password_in_welsh_opens_whatever_the_code_page(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes
) -> None:
    password, path = "pedwar gair dŵr ŵyn", tmp_path / "a.reflect"
    key = new_key(password, COSTS[0])
    write_assessment(sample_assessment(), path, saved_on=NOW, expected=None, key=key)
    monkeypatch.setattr("sys.stdin", coming(mark + password.encode() + b"\n"))
    assert run("benchmark", path, "--password-stdin") == DONE


@pytest.mark.parametrize(
    "case",
    [(b"caf\xe9\n", "not text in UTF-8"), (b"a" * 10_000_000, "far too long")],
    ids=["latin", "long"],
)
def test_what_cannot_be_a_password_is_told(
    run: Run,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: tuple[bytes, str],
) -> None:
    came, words = case
    monkeypatch.setattr("sys.stdin", coming(came))
    assert run("benchmark", file, "--password-stdin") == PROBLEMS
    assert words in capsys.readouterr().err


def test_a_command_without_the_password_names_the_way_to_give_it(
    run: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("benchmark", file) == PROBLEMS
    assert "--password-stdin" in capsys.readouterr().err


@pytest.mark.usefixtures("_typed")
def test_labels_from_a_protected_file_go_into_one_that_is_said_to_be_open(
    run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ("new", "kinship-care", "--council", "Newshire", "--to", tmp_path / "new.reflect")
    assert run(*new, "--labels-from", file, "--password-stdin") == DONE
    assert "anybody can read it" in capsys.readouterr().err
    assert not is_protected((tmp_path / "new.reflect").read_bytes())
