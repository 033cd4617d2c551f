"""`pack`: the documents of an assessment in one folder, each read back."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reflective_app import packing
from reflective_app.packing import NotReadBackError, copy_name, whole_words, write_checked
from reflective_app.reports.documents import KINDS, document, outline
from reflective_app.reports.sections import WHOLE, Selection
from reflective_app.storage import atomic
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.wording.sections import Audience
from tests.test_commands import DONE, PROBLEMS, WRONG_USE, Run, answered, empty, run

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment
    from reflective_app.reports.outline import Outline

__all__ = ["answered", "empty", "run"]

TWO = ("--kinds", "gap-report,roadmap")


@pytest.fixture
def newshire(answered: Path) -> Assessment:
    return read_assessment(answered).assessment


def named(kind: str, ending: str, of: Assessment, selection: Selection = WHOLE) -> str:
    return copy_name(kind, selection, ending, of)


def test_every_document_is_written_as_a_pdf_unless_asked_otherwise(
    run: Run, answered: Path, newshire: Assessment, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "board"
    assert run("pack", answered, "--to", folder) == DONE
    wanted = {named(kind, ".pdf", newshire) for kind in KINDS}
    assert {path.name for path in folder.iterdir()} == wanted
    assert len(wanted) == len(KINDS)


def test_chosen_documents_are_written_in_chosen_formats_for_an_audience(
    run: Run, answered: Path, newshire: Assessment, tmp_path: Path
) -> None:
    folder, board = tmp_path / "out", Selection(Audience.BOARD)
    words = ("--audience", "board", "--formats", ".TXT, pdf,txt", *TWO)
    assert run("pack", answered, "--to", folder, *words) == DONE
    report, roadmap = named("gap-report", ".txt", newshire, board), "_Roadmap_2026-11-22.pdf"
    assert report.endswith("_Gap-report-Board_2026-11-22.txt")
    assert len(list(folder.iterdir())) == 4
    assert (folder / report).read_bytes() == document("gap-report", ".txt", newshire, board)
    (pdf,) = folder.glob(f"*{roadmap}")
    assert pdf.read_bytes() == document("roadmap", ".pdf", newshire)


def test_each_file_is_a_line_with_what_was_counted_in_it(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    words = ("--kinds", "gap-report", "--formats", "pdf,txt")
    assert run("pack", answered, "--to", folder, *words) == DONE
    lines = capsys.readouterr().out.splitlines()[-5:]
    assert [line.partition(" ")[0] for line in lines] == ["Wrote", "", "Wrote", "", "2"]
    assert lines[0].endswith(".pdf")
    assert lines[1] == lines[3]
    assert lines[1].strip().startswith("Read back: ")
    assert " answers" in lines[1]
    assert lines[4] == f"2 files written to {folder} and read back."


def test_it_says_which_documents_are_whole_for_every_reader(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--formats", "txt", *TWO)
    assert run("pack", answered, "--to", tmp_path / "a", *words, "--audience", "public") == DONE
    assert "Roadmap has no sections to leave out" in capsys.readouterr().out
    assert run("pack", answered, "--to", tmp_path / "b", *words) == DONE
    assert "no sections" not in capsys.readouterr().out
    both = whole_words(("roadmap", "gap-report", "workshop-summary"), Audience.BOARD)
    assert both.startswith("Roadmap and Workshop summary have no sections")
    assert whole_words(("gap-report",), Audience.BOARD) == ""


def test_the_same_assessment_gives_the_same_bytes(run: Run, answered: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert run("pack", answered, "--to", tmp_path / folder, *TWO) == DONE
    made = [
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("a", "b")
    ]
    assert made[0] == made[1] != {}


def test_nothing_is_written_where_one_file_is_there_already_unless_forced(
    run: Run,
    answered: Path,
    newshire: Assessment,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = tmp_path / "out" / named("roadmap", ".txt", newshire)
    old.parent.mkdir()
    old.write_text("old")
    words = ("--to", old.parent, "--formats", "txt", *TWO)
    assert run("pack", answered, *words) == PROBLEMS
    assert "add --force" in capsys.readouterr().err
    assert [path.read_text() for path in old.parent.iterdir()] == ["old"]
    assert run("pack", answered, *words, "--force") == DONE
    assert old.read_text() != "old"
    assert len(list(old.parent.iterdir())) == 2


def test_a_folder_that_cannot_be_made_is_said_plainly(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "taken"
    in_the_way.write_text("mine")
    assert run("pack", answered, "--to", in_the_way) == PROBLEMS
    assert "There is a file of this name" in capsys.readouterr().err
    assert run("pack", answered, "--to", in_the_way / "below") == PROBLEMS
    assert "below could not be written" in capsys.readouterr().err
    assert in_the_way.read_text() == "mine"


def test_a_full_disk_is_said_and_what_was_written_stays(
    run: Run,
    answered: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = atomic._write_down  # noqa: SLF001 - the disk fills while this writes
    done: list[Path] = []

    def fill(path: Path, content: bytes) -> None:
        if done:
            raise OSError(ENOSPC, "No space left on device")
        done.append(path)
        whole(path, content)

    monkeypatch.setattr(atomic, "_write_down", fill)
    folder = tmp_path / "out"
    assert run("pack", answered, "--to", folder, "--formats", "txt", *TWO) == PROBLEMS
    said = capsys.readouterr()
    assert "There is no space left" in said.err
    assert said.out.count("Wrote") == len(list(folder.iterdir())) == 1


def test_a_file_that_lost_something_is_named_and_the_others_are_written(
    run: Run,
    answered: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lose(content: Outline, data: bytes, ending: str) -> tuple[str, ...]:
        return ("A note.",) if content.title == "Gap report" else ()

    monkeypatch.setattr(packing, "missing_from", lose)
    folder = tmp_path / "out"
    assert run("pack", answered, "--to", folder, "--formats", "txt", *TWO) == PROBLEMS
    said = capsys.readouterr()
    assert "1 passage of this document is not in the file: “A note.”" in said.err
    assert said.out.count("Wrote") == 1
    assert "1 file written" in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--formats", "odt,pdf"), "“odt” is none of them. There are pdf, docx, html and txt"),
        (("--kinds", "poem,ode"), "“poem” and “ode” are none of them"),
        (("--audience", "mayor"), "mayor"),
    ],
)
def test_what_there_is_not_is_wrong_use(
    run: Run,
    answered: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    folder = answered.parent / "out"
    assert run("pack", answered, "--to", folder, *words) == WRONG_USE
    assert told in capsys.readouterr().err
    assert not folder.exists()


def test_it_works_while_nothing_is_answered(run: Run, empty: Path, tmp_path: Path) -> None:
    assert run("pack", empty, "--to", tmp_path / "out", "--formats", "pdf,txt") == DONE


def test_the_assessment_itself_is_never_written_over(
    run: Run, answered: Path, newshire: Assessment, tmp_path: Path
) -> None:
    given = tmp_path / "in" / named("roadmap", ".txt", newshire)
    given.parent.mkdir()
    given.write_bytes(answered.read_bytes())
    words = ("--to", given.parent, "--formats", "txt", *TWO, "--force")
    assert run("pack", given, *words) == PROBLEMS
    assert given.read_bytes() == answered.read_bytes()


def test_a_disk_that_keeps_other_bytes_is_found_out(
    newshire: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = outline("roadmap", newshire)
    data = document("roadmap", ".txt", newshire)
    path = tmp_path / "roadmap.txt"
    assert write_checked(path, content, data, newshire).startswith("Read back: ")

    def flip(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-1] + b"?")

    monkeypatch.setattr(packing, "write_whole", flip)
    with pytest.raises(NotReadBackError, match="not what was written"):
        write_checked(path, content, data, newshire)
