"""However a spreadsheet program saved a table, it is read, or what is wrong with it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.storage.sheet import MOST_ROWS
from tests.storage.test_tables import brought_in, told


@pytest.mark.parametrize(
    "content",
    [
        "question,answer\nparties-held,1\n".encode("utf-8-sig"),
        b"question;answer\r\nparties-held;1\r\n",
        b"question\tanswer\nparties-held\t1\n",
        b"sep=;\nquestion;answer\nparties-held;1\n",
        b" Question , ANSWER,how_we_know\nParties-Held,1,\n",
        b'\n\n"answer","question"\n"1","parties-held"\n;\n'.replace(b";", b","),
        b"question,answer,,\nparties-held,1,,\n",
    ],
)
def test_however_a_spreadsheet_saves_it_the_sheet_is_read(tmp_path: Path, content: bytes) -> None:
    assert brought_in(tmp_path, content).answer("parties-held").rung == 1


def test_letters_of_either_encoding_are_read(tmp_path: Path) -> None:
    text = "question,answer,note\nparties-held,1,Café – £5 ’til late\n"
    for encoding in ("utf-8", "cp1252"):
        note = brought_in(tmp_path, text.encode(encoding)).answer("parties-held").note
        assert note == "Café – £5 ’til late"


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("'-late", "-late"),
        ("'+44", "+44"),
        ("'@home", "@home"),
        ("'\tindented", "\tindented"),
        ("'twas late", "'twas late"),
        ("=1+1", "=1+1"),
        ("two\x07 bells", "two bells"),
    ],
)
def test_one_guarding_apostrophe_is_taken_off(tmp_path: Path, cell: str, note: str) -> None:
    after = brought_in(tmp_path, f'question,answer,note\nparties-held,1,"{cell}"\n')
    assert after.answer("parties-held").note == note


def test_columns_that_are_unknown_doubled_or_missing_are_named(tmp_path: Path) -> None:
    columns = "The columns are: question, answer, reason, how we know, note, settled."
    assert told(tmp_path, "questoin,note,note,,colour\n,,,,\n") == [
        "sheet.csv: There is no column “questoin”. Did you mean “question”?",
        "sheet.csv: A column has no heading.",
        "sheet.csv: There is no column “colour”.",
        f"sheet.csv: {columns}",
        "sheet.csv: The column “note” is there more than once. Keep one.",
        "sheet.csv: The column “question” is missing. Add it.",
        "sheet.csv: The column “answer” is missing. Add it.",
    ]


def test_a_text_with_a_comma_and_no_quotation_marks_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "question,answer\nparties-held,1,late\n") == [
        "sheet.csv, row 2: There are more cells than headings. "
        "A text with a comma in it needs quotation marks around it."
    ]


def test_a_quotation_mark_never_closed_is_told_and_swallows_nothing(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, 'question,answer\nparties-held,"1\ntrust-first,2\n')
    assert problem.startswith("sheet.csv: A quotation mark is opened in row 2 and not closed")


@pytest.mark.parametrize("content", ["question".encode("utf-16"), b"question\x81\xff"])
def test_a_file_that_is_not_text_is_told(tmp_path: Path, content: bytes) -> None:
    assert "not a table in plain text" in told(tmp_path, content)[0]


def test_a_sheet_of_far_too_many_rows_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "question,answer\n" + ",1\n" * MOST_ROWS) == [
        "sheet.csv: There are more than 20,000 rows. Bring them in in parts."
    ]
