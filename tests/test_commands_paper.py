"""`paper`: sheets by command, from a guide on day one and from an assessment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from reflective_app.domain.sessions import set_session
from reflective_app.domain.workshop import Session, Step
from reflective_app.reports.paper.kit import KINDS
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.question_set_library import to_start_from
from tests.builders import FILES
from tests.reports.validity import assert_valid
from tests.test_commands import DONE, PROBLEMS, SET, WRONG_USE, Run, run

__all__ = ["run"]


def pages(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_is_printed_blank_from_a_guide_and_from_a_file_of_questions(
    kind: str, run: Run, tmp_path: Path
) -> None:
    for number, guide in enumerate(("kinship-care", SET)):
        out = tmp_path / f"{number}.pdf"
        assert run("paper", guide, "--kind", kind, "--to", out) == DONE
        assert_valid(out.read_bytes())


def test_it_says_how_many_pages_of_how_many_questions_and_for_whom(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "responses.pdf"
    assert run("paper", "kinship-care", "--kind", "responses", "--to", out) == DONE
    said = capsys.readouterr().out
    assert f"{len(pages(out))} pages, one copy for each person" in said
    assert "14 questions of 90: the essential ones." in said

    words = ("--questions", "all", "--force")
    assert run("paper", "kinship-care", "--kind", "responses", "--to", out, *words) == DONE
    said = capsys.readouterr().out
    assert "31 pages" in said
    assert "All 90 questions." in said
    assert len(pages(out)) == 31


def test_a_sheet_of_an_assessment_carries_its_council_date_and_marking(
    run: Run, tmp_path: Path
) -> None:
    file, out = tmp_path / "newshire.reflect", tmp_path / "tally.pdf"
    run("new", "kinship-care", "--council", "Newshire", "--date", "2026-11-22", "--to", file)
    assert run("paper", file, "--kind", "tally", "--to", out) == DONE
    for page in pages(out):
        assert "Newshire" in page
        assert "22 November 2026" in page
        assert "Council" not in page


def with_an_order(path: Path, *order: str) -> None:
    """Give the assessment in a file a running order."""
    opened, noon = read_assessment(path), datetime(2026, 11, 22, 12, tzinfo=UTC)
    session = Session(id="morning", steps=tuple(Step(question=each) for each in order))
    ordered = set_session(session, opened.assessment)
    write_assessment(ordered, path, saved_on=noon, expected=opened.disk_digest)


def test_the_running_order_is_printed_where_there_is_one(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "newshire.reflect", tmp_path / "responses.txt"
    run("new", "kinship-care", "--council", "Newshire", "--date", "2026-11-22", "--to", file)
    sheet = ("paper", file, "--kind", "responses", "--to", out, "--force")
    assert run(*sheet, "--questions", "order") == PROBLEMS
    assert "There is no running order" in capsys.readouterr().err
    assert not out.exists()

    first, second, *_ = (q.id for q in to_start_from("kinship-care").questions() if q.rungs)
    with_an_order(file, second, first)
    for more in ((), ("--questions", "order")):
        assert run(*sheet, *more) == DONE
        assert "2 questions of 90: those of the running order." in capsys.readouterr().out
        told = out.read_text(encoding="utf-8")
        codes = [line[:4] for line in told.splitlines() if re.match(r"[A-Z]+\d+ [a-z] ", line)]
        assert codes == ["D1 b", "D1 a"]
    assert run(*sheet, "--questions", "essential") == DONE
    assert "14 questions of 90: the essential ones." in capsys.readouterr().out


def test_the_councils_own_questions_are_printed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "responses.txt"
    local = FILES / "local-questions.toml"
    assert run("guides", "--add", FILES / "small-set.toml") == DONE
    assert run("paper", local, "--kind", "responses", "--to", out) == DONE
    told = out.read_text(encoding="utf-8")
    assert told.index("R1 a") < told.index("Local questions") < told.index("L1 a")


def test_a_guide_that_is_only_announced_has_nothing_to_print(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide, out = "foster-carers-and-adoptive-parents", tmp_path / "cards.pdf"
    assert not to_start_from(guide).items
    assert run("paper", guide, "--kind", "cards", "--to", out) == PROBLEMS
    assert "has no questions yet" in capsys.readouterr().err
    assert not out.exists()


def test_a_sheet_in_the_way_is_written_over_only_when_asked(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "cards.pdf"
    out.write_bytes(b"mine")
    assert run("paper", SET, "--kind", "cards", "--to", out) == PROBLEMS
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    assert run("paper", SET, "--kind", "cards", "--to", out, "--force") == DONE
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--kind", "posters", "--to", "out.pdf"), "invalid choice"),
        (("--kind", "cards", "--to", "out.docx"), "Let the name end in .pdf or .txt."),
        (("--kind", "tally", "--questions", "some", "--to", "out.pdf"), "invalid choice: 'some'"),
        (("--kind", "cards"), "--to"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    words: tuple[str, ...], hint: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("paper", SET, *words) == WRONG_USE
    assert hint in capsys.readouterr().err
    assert not Path("out.pdf").exists()


def test_an_unknown_guide_and_a_file_that_is_not_there_are_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "cards.pdf"
    assert run("paper", "kinship", "--kind", "cards", "--to", out) == PROBLEMS
    assert "kinship-care" in capsys.readouterr().err
    assert run("paper", tmp_path / "gone.reflect", "--kind", "cards", "--to", out) == PROBLEMS
    assert "gone.reflect" in capsys.readouterr().err


def test_what_was_given_to_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    given = tmp_path / "questions.toml"
    given.write_bytes(SET.read_bytes())
    beside = tmp_path / "sheet.pdf"
    beside.hardlink_to(given)
    assert run("paper", given, "--kind", "cards", "--to", beside, "--force") == PROBLEMS
    assert given.read_bytes() == SET.read_bytes()
