"""Workbooks of every kind are read safely: in bounded time, with nothing run, and nothing lost."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from reflective_app.storage import workbook
from tests.storage.tables_in import a_workbook, before, opened, slips

ROWS = (("question", "answer", "note"), ("parties-held", 2, "Loud"))
SHEET = "xl/worksheets/sheet1.xml"


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one of its parts replaced, or one more."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return changed.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as parts:
        return parts.read(name)


def refused(folder: Path, content: bytes, name: str = "sheet.xlsx") -> str:
    preview = opened(folder, "answers", content, name)
    assert preview.after == before()
    (message,) = preview.refused
    return message


def test_a_workbook_is_read_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    for name in ("sheet.xlsx", "sheet.csv", "sheet"):
        after = opened(tmp_path, "answers", a_workbook(*ROWS), name).after
        assert after.answer("parties-held").rung == 2
        assert after.answer("parties-held").note == "Loud"


def test_a_date_in_a_column_of_codes_is_refused_with_the_reason(tmp_path: Path) -> None:
    for typed in (date(2027, 3, 1), datetime(2027, 3, 1, 12)):
        rows = (("question", "answer"), ("parties-held", typed), ("trust-first", 1))
        preview = opened(tmp_path, "answers", a_workbook(*rows))
        assert preview.after.answer("parties-held") == before().answer("parties-held")
        assert preview.after.answer("trust-first").rung == 1
        (slip,) = slips(preview)
        assert slip.startswith("Row 2, column answer: ")
        assert "date" in slip
        assert "“1 to 3”" in slip or "“1 to 2”" in slip


def test_a_date_is_no_answer_to_a_question_for_words_either(tmp_path: Path) -> None:
    rows = (("question", "answer"), ("allowances-thoughts", date(2027, 3, 1)))
    preview = opened(tmp_path, "answers", a_workbook(*rows))
    assert preview.after == before()
    assert "what was typed cannot be known" in slips(preview)[0]


def test_rows_keep_the_numbers_that_they_have_in_the_spreadsheet(tmp_path: Path) -> None:
    rows = ((None,), ROWS[0], (None, None), ("parties-held", 9), (None,), ("trust-first", 1))
    preview = opened(tmp_path, "answers", a_workbook(*rows))
    assert [slip.row for slip in preview.not_understood] == [4]
    assert [change.row for change in preview.changes] == [6]
    assert preview.notices == ("2 blank rows were passed over.",)


def test_the_sheet_that_is_called_as_the_table_is_read_else_the_first(tmp_path: Path) -> None:
    first = opened(tmp_path, "answers", a_workbook(*ROWS, title="Mine", more="Other"))
    assert first.after.answer("parties-held").rung == 2
    assert first.notices == ("The sheet “Mine” was read, and not “Other”.",)
    named = opened(tmp_path, "answers", a_workbook(*ROWS, title="Mine", more="Answers"))
    assert named.refused[0].startswith("There is no column “something else”")


def test_a_hidden_sheet_is_not_read_in_place_of_the_one_that_is_seen(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    seen = book.create_sheet("Seen")
    for row in ROWS:
        seen.append(row)
    content = BytesIO()
    book.save(content)
    preview = opened(tmp_path, "answers", content.getvalue())
    assert preview.after.answer("parties-held").rung == 2
    assert preview.notices == ()


def test_wrong_dimensions_in_the_file_lose_no_cell(tmp_path: Path) -> None:
    content = a_workbook(*ROWS)
    part = part_of(content, SHEET)
    assert b'ref="A1:C2"' in part
    lying = with_part(content, SHEET, part.replace(b'ref="A1:C2"', b'ref="A1:A1"'))
    assert opened(tmp_path, "answers", lying).after.answer("parties-held").note == "Loud"


# Formulas


def test_a_formula_whose_result_was_not_saved_is_listed_and_not_taken_for_blank(
    tmp_path: Path,
) -> None:
    rows = (ROWS[0], ("parties-held", "=1+1", "Loud"), ("trust-first", "=1/0", None))
    preview = opened(tmp_path, "answers", a_workbook(*rows))
    assert preview.after.answer("parties-held").note == "Loud"
    assert preview.after.answer("parties-held").rung is None
    assert [slip.where for slip in preview.not_understood] == [
        "row 2, column answer",
        "row 3, column answer",
    ]
    assert "result was not saved" in slips(preview)[0]


def with_result(result: bytes) -> bytes:
    """A workbook whose one formula has this result saved with it."""
    content = a_workbook(ROWS[0], ("parties-held", "=A9", "Loud"))
    part = part_of(content, SHEET)
    assert b'<c r="B2"><f>A9</f><v /></c>' in part
    return with_part(content, SHEET, part.replace(b'<c r="B2"><f>A9</f><v /></c>', result))


def test_a_name_that_the_spreadsheet_left_open_is_listed_once(tmp_path: Path) -> None:
    content = a_workbook(("name", "provider"), ("=1+1", "Kin Trust"))
    preview = opened(tmp_path, "services", content)
    assert preview.after == before()
    assert [slip.where for slip in preview.not_understood] == ["row 2, column name"]
    assert "There is a formula here" in slips(preview)[0]


def test_nothing_is_settled_where_the_spreadsheet_left_the_answer_open(tmp_path: Path) -> None:
    content = a_workbook(("question", "answer", "settled"), ("parties-held", "=1+1", "unanimous"))
    preview = opened(tmp_path, "answers", content)
    assert preview.after == before()
    assert [slip.column for slip in preview.not_understood] == ["answer", "settled"]


def test_a_date_is_no_answer_to_a_question_for_a_number(tmp_path: Path) -> None:
    content = a_workbook(("question", "answer"), ("allowances-reached", date(2027, 3, 1)))
    preview = opened(tmp_path, "answers", content)
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column answer: The spreadsheet holds a date here, so what was typed cannot be "
        "known. Write the number, in a cell whose format is text."
    ]


def test_a_date_with_the_time_of_midnight_is_a_date_and_another_time_is_told(
    tmp_path: Path,
) -> None:
    rows = (("name", "funded until"), ("Tea hour", datetime(2027, 3, 31)))
    preview = opened(tmp_path, "services", a_workbook(*rows))
    assert preview.after.services[0].funded_until == date(2027, 3, 31)
    assert preview.notices == ()
    rows = (("name", "funded until"), ("Tea hour", datetime(2027, 3, 31, 14, 30)))
    preview = opened(tmp_path, "services", a_workbook(*rows))
    assert preview.after == before()
    (slip,) = slips(preview)
    assert "has a time of day beside the date. Take the time out." in slip


def test_the_result_of_a_formula_is_what_counts(tmp_path: Path) -> None:
    saved = with_result(b'<c r="B2"><f>A9</f><v>1</v></c>')
    assert opened(tmp_path, "answers", saved).after.answer("parties-held").rung == 1
    empty = with_result(b'<c r="B2" t="str"><f>A9</f><v></v></c>')
    preview = opened(tmp_path, "answers", empty)
    assert preview.complete
    assert preview.after.answer("parties-held").rung is None


def test_an_error_that_the_spreadsheet_shows_is_listed(tmp_path: Path) -> None:
    wrong = with_result(b'<c r="B2" t="e"><f>A9</f><v>#REF!</v></c>')
    (slip,) = slips(opened(tmp_path, "answers", wrong))
    assert slip == (
        "Row 2, column answer: The spreadsheet shows the error #REF! here. Write a value."
    )


def test_a_number_that_is_no_date_though_it_is_shown_as_one_is_listed(tmp_path: Path) -> None:
    content = a_workbook(("name", "funded until"), ("Tea hour", date(2027, 3, 31)))
    part = part_of(content, SHEET)
    assert b"<v>46477</v>" in part
    far = with_part(content, SHEET, part.replace(b"<v>46477</v>", b"<v>99999999999</v>"))
    preview = opened(tmp_path, "services", far)
    assert preview.after == before()
    assert [slip.column for slip in preview.not_understood] == ["funded until"]


# Text


@pytest.mark.parametrize("note", ["_x0041_", "_x000D_", "a_b_x", "=1+1", "'=1", " late ", "a\nb"])
def test_text_is_read_as_the_spreadsheet_program_means_it(tmp_path: Path, note: str) -> None:
    from reflective_app.domain.assessment import Answer
    from reflective_app.domain.edits import record
    from reflective_app.storage.tables import table_bytes

    there = record("parties-held", Answer(note=note), before())
    content = table_bytes("answers", ".xlsx", there)
    preview = opened(tmp_path, "answers", content, into=before())
    assert preview.after.answer("parties-held").note == note
    if note.startswith("_x"):  # else a spreadsheet program would show one letter
        assert b"_x005F_x00" in part_of(content, SHEET)


def test_what_cannot_be_printed_is_left_out_of_a_workbook_too(tmp_path: Path) -> None:
    content = a_workbook(ROWS[0], ("parties-held", 1, "two \u202ebells"))
    preview = opened(tmp_path, "answers", content)
    assert preview.after.answer("parties-held").note == "two bells"
    assert preview.notices == ("1 character that cannot be seen or printed was left out.",)


# Files that are no workbook, or a hostile one


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLS", "a.ods", "a.xlsm"])
def test_what_is_called_a_workbook_and_is_none_is_told(tmp_path: Path, name: str) -> None:
    assert "called a workbook and is none" in refused(tmp_path, b"question,answer\n", name)


def test_an_old_or_a_locked_workbook_is_to_be_saved_anew(tmp_path: Path) -> None:
    for name in ("a.xls", "a.xlsx"):
        message = refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name)
        assert "old format .xls, or protected by a password" in message
    locked = bytearray(a_workbook(*ROWS))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(head)
        locked[start + at] |= 1
    assert "password" in refused(tmp_path, bytes(locked))


def test_a_table_of_another_program_is_to_be_saved_anew(tmp_path: Path) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", "<a/>")
    assert "not a workbook in the format .xlsx" in refused(tmp_path, content.getvalue(), "a.ods")


@pytest.mark.parametrize("kept", [30, 500, 3_000])
def test_half_a_workbook_is_told_to_be_damaged(tmp_path: Path, kept: int) -> None:
    assert "damaged" in refused(tmp_path, a_workbook(*ROWS)[:kept])


@pytest.mark.parametrize("part", [b"", b"<worksheet", b"<a/>", b"\x00\xff" * 40, b"not xml at all"])
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_workbook_with_a_part_that_is_none_brings_nothing_in(
    tmp_path: Path, name: str, part: bytes
) -> None:
    assert refused(tmp_path, with_part(a_workbook(*ROWS), name, part))


def test_a_byte_changed_anywhere_never_breaks_the_reading(tmp_path: Path) -> None:
    content = a_workbook(*ROWS)
    for at in range(0, len(content), 97):
        changed = bytearray(content)
        changed[at] ^= 0xFF
        preview = opened(tmp_path, "answers", bytes(changed))
        assert preview.refused or preview.table == "answers"


LAUGHS = b"".join(
    [
        b'<!DOCTYPE w [<!ENTITY a0 "ha">',
        *(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)),
        b"]>",
    ]
)


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_grow_without_an_end_are_never_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, encoding: str
) -> None:
    content = a_workbook(*ROWS)
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = part_of(content, name).decode()
    body = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    bomb = (head + LAUGHS.decode() + body.replace("Loud", "&a9;")).encode(encoding)
    monkeypatch.setattr(workbook, "_rows", _not_to_be_reached)
    assert "what no spreadsheet program writes" in refused(tmp_path, with_part(content, name, bomb))


def _not_to_be_reached(*_: object, **__: object) -> None:
    raise AssertionError("the workbook was parsed")


def test_a_small_file_that_unpacks_to_a_huge_one_is_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = with_part(a_workbook(*ROWS), "xl/media/zeros", bytes(workbook.MOST_UNZIPPED))
    assert len(bomb) < 100_000
    monkeypatch.setattr(ZipFile, "read", _not_to_be_reached)
    assert "too much in this workbook" in refused(tmp_path, bomb)


def test_a_workbook_of_far_too_many_parts_is_refused(tmp_path: Path) -> None:
    content = BytesIO(a_workbook(*ROWS))
    with ZipFile(content, "a") as parts:
        for number in range(workbook.MOST_PARTS):
            parts.writestr(f"xl/p{number}", b"")
    assert "too much in this workbook" in refused(tmp_path, content.getvalue())


def test_a_cell_or_a_row_at_the_far_end_costs_no_time(tmp_path: Path) -> None:
    content = a_workbook(*ROWS)
    part = part_of(content, SHEET)
    for old, new in ((b'r="2"', b'r="2000000000"'), (b'r="C2"', b'r="ZZZ2"')):
        preview = opened(tmp_path, "answers", with_part(content, SHEET, part.replace(old, new)))
        assert preview.after == before() or preview.not_understood


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_CELLS", 5)
    assert "too much in this workbook" in refused(tmp_path, a_workbook(*ROWS))


def test_a_file_that_is_not_there_is_told_without_a_fault(tmp_path: Path) -> None:
    from reflective_app.storage.tables import preview_file

    preview = preview_file("grid", tmp_path / "none.xlsx", before())
    assert preview.after == before()
    assert preview.refused == (
        "There is no such file. It may have been moved, renamed or deleted.",
    )


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    content = a_workbook(*ROWS)
    opened(tmp_path, "answers", content)
    assert (tmp_path / "sheet.xlsx").read_bytes() == content
    assert load_workbook(tmp_path / "sheet.xlsx").active.max_row == 2
