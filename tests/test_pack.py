"""`pack`: the documents of an assessment in one folder, each read back."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reflective_app import packing
from reflective_app.domain.findings import findings
from reflective_app.packing import (
    NotReadBackError,
    copy_name,
    tables_refused,
    whole_words,
    write_checked,
    write_table,
)
from reflective_app.reports.data import NAMES, DataName, data_csv, data_workbook
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

TWO = ("--kinds", "gap-report,roadmap-a4")


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
    assert "Not meant for the public: Roadmap. There is no shorter" in capsys.readouterr().out
    assert run("pack", answered, "--to", tmp_path / "b", *words) == DONE
    assert "Not meant" not in capsys.readouterr().out
    both = whole_words(("roadmap", "you-said", "workshop-summary"), Audience.PARTNERS)
    assert both.startswith("Not meant for partners: Roadmap; You said, we recorded; Workshop")
    assert whole_words(("gap-report", "roadmap", "privacy-notice"), Audience.BOARD) == ""


def test_a_pack_for_the_public_holds_nothing_that_has_no_public_form(
    run: Run, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--formats", "txt", "--audience")
    assert run("pack", answered, "--to", tmp_path / "p", *words, "public") == DONE
    names = sorted(path.name.split("_")[2] for path in (tmp_path / "p").iterdir())
    assert names == ["Gap-report-Public", "IT-and-governance-pack", "Privacy-notice"]
    said = capsys.readouterr().out
    assert "Not made for the public: Summary on one page; Roadmap; Roadmap A3; Action plan" in said
    assert "--kinds" in said
    assert run("pack", answered, "--to", tmp_path / "t", *words, "team") == DONE
    assert len(list((tmp_path / "t").iterdir())) == len(KINDS)
    assert "Not made" not in capsys.readouterr().out


def test_the_data_tables_are_written_and_counted_alone_or_beside_the_documents(
    run: Run,
    answered: Path,
    newshire: Assessment,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, found = tmp_path / "data", findings(newshire)
    assert run("pack", answered, "--to", folder, "--formats", "csv,XLSX") == DONE
    said = capsys.readouterr().out
    wanted = {".csv": len(NAMES), ".xlsx": 1}
    assert {end: len(list(folder.glob(f"*{end}"))) for end in wanted} == wanted
    assert len(list(folder.iterdir())) == 5
    (book,) = folder.glob("*_Data-tables_2026-11-22.xlsx")
    assert book.read_bytes() == data_workbook(found, newshire)
    for name in NAMES:
        (table,) = folder.glob(f"*_Data-{name}_2026-11-22.csv")
        assert table.read_bytes() == data_csv(name, found, newshire)
    assert said.count("Read back: ") == 5
    assert "5 files written" in said
    words = ("--to", tmp_path / "both", "--formats", "txt,xlsx", *TWO)
    assert run("pack", answered, *words) == DONE
    names = sorted(path.suffix for path in (tmp_path / "both").iterdir())
    assert names == [".txt", ".txt", ".xlsx"]


def test_whoever_asks_for_everything_gets_it(run: Run, answered: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assert (
        run("pack", answered, "--to", folder, "--kinds", "roadmap-a4", "--formats", "all") == DONE
    )
    endings = sorted(path.suffix for path in folder.iterdir())
    assert endings == sorted([".pdf", ".docx", ".html", ".txt", ".xlsx", *[".csv"] * 4])


@pytest.mark.parametrize("audience", ["board", "partners", "public"])
@pytest.mark.parametrize("formats", ["xlsx", "csv,pdf", "all"])
def test_copies_for_readers_outside_the_team_come_without_data_tables(
    run: Run,
    answered: Path,
    capsys: pytest.CaptureFixture[str],
    audience: str,
    formats: str,
) -> None:
    folder = answered.parent / "out"
    words = ("--audience", audience, "--formats", formats)
    assert run("pack", answered, "--to", folder, *words) == PROBLEMS
    assert f"there are none in copies for {'' if audience == 'partners' else 'the '}{audience}" in (
        capsys.readouterr().err
    )
    assert not folder.exists()


def test_the_working_team_may_have_the_data_tables(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    assert run("pack", answered, "--to", folder, "--audience", "team", "--formats", "xlsx") == DONE
    assert len(list(folder.iterdir())) == 1
    assert tables_refused(None) == tables_refused(Audience.TEAM) == ""


def test_a_table_in_the_way_is_kept_and_nothing_is_written(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    words = ("--to", tmp_path / "out", "--formats", "xlsx")
    assert run("pack", answered, *words) == DONE
    (book,) = (tmp_path / "out").iterdir()
    book.write_text("old")
    assert run("pack", answered, *words[:3], "txt,xlsx", *TWO) == PROBLEMS
    assert [path.read_text() for path in (tmp_path / "out").iterdir()] == ["old"]
    assert run("pack", answered, *words, "--force") == DONE
    assert book.read_bytes() != b"old"


@pytest.mark.parametrize("name", [None, "answers"])
def test_a_table_that_lost_a_row_or_a_letter_is_found_out(
    newshire: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: DataName | None
) -> None:
    path = tmp_path / "table"
    lost = r"Answers: (this table is not|0 of \d+ rows are) in the file\..* Do not use the file"
    with pytest.raises(NotReadBackError, match=lost):
        write_table(path, name, b"nothing", newshire)
    good = packing.table_bytes(name, newshire)
    assert write_table(path, name, good, newshire).startswith("Read back: ")

    def flip(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-1] + b"?")

    monkeypatch.setattr(packing, "write_whole", flip)
    with pytest.raises(NotReadBackError, match="not what was written"):
        write_table(path, name, good, newshire)


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
        (
            ("--formats", "odt,pdf"),
            "“odt” is none of them. There are pdf, docx, html, txt, xlsx and csv",
        ),
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


def test_a_fault_in_reading_back_never_says_that_no_file_was_made(
    run: Run,
    answered: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(content: Outline, data: bytes, ending: str) -> tuple[str, ...]:
        raise RuntimeError(content.title)

    monkeypatch.setattr(packing, "missing_from", fail)
    folder = tmp_path / "out"
    assert run("pack", answered, "--to", folder, "--formats", "txt", *TWO) == PROBLEMS
    assert capsys.readouterr().err.count(f"{packing.NOT_READ} {packing.SAVE_AGAIN}") == 2
    assert len(list(folder.iterdir())) == 2


def test_a_logo_that_cannot_be_used_leaves_no_folder_behind(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    logo, folder = tmp_path / "logo.png", tmp_path / "out"
    logo.write_bytes(b"no picture")
    assert run("pack", answered, "--to", folder, "--logo", logo) != DONE
    assert not folder.exists()


def test_a_fault_in_counting_rows_never_says_that_no_table_was_made(
    run: Run,
    answered: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> tuple[str, ...]:
        raise RuntimeError

    monkeypatch.setattr(packing, "missing_rows", fail)
    folder = tmp_path / "out"
    assert run("pack", answered, "--to", folder, "--formats", "xlsx") == PROBLEMS
    assert f"{packing.NOT_READ} {packing.SAVE_AGAIN}" in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 1
