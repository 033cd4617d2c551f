"""A table typed in a spreadsheet comes in whole, or every slip in it is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    Settled,
)
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.tables import Preview, Table, import_table
from tests.storage.samples import an_assessment


def brought_in(
    tmp_path: Path, text: str | bytes, table: Table = "answers", name: str = "sheet.csv"
) -> Assessment:
    return imported(tmp_path, text, table, name).after


def imported(
    tmp_path: Path, text: str | bytes, table: Table = "answers", name: str = "sheet.csv"
) -> Preview:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_table(table, path, an_assessment())


def told(
    tmp_path: Path, text: str | bytes, table: Table = "answers", name: str = "sheet.csv"
) -> list[str]:
    with pytest.raises(UnreadableFileError) as caught:
        brought_in(tmp_path, text, table, name)
    return [problem.sentence for problem in caught.value.problems]


# Answers


def test_each_code_of_the_sheet_becomes_an_answer(tmp_path: Path) -> None:
    after = brought_in(
        tmp_path,
        "question,answer,reason,how we know,note,settled\n"
        "parties-held,2,,Photos,Loud,after discussion\n"
        "trust-first,?,,,,\n"
        "offer-published,0 to 2,,,,\n"
        "numbers-known,n/a,Nobody counts,,,\n"
        'allowances-reached,"1,250",,,,\n'
        "allowances-how,bank  TRANSFER,,,,\n"
        'allowances-thoughts,"It is late, always",,,,\n',
    )
    assert after.answer("parties-held") == Answer(
        state=AnswerState.AGREED,
        rung=2,
        know="Photos",
        note="Loud",
        settled=Settled.AFTER_DISCUSSION,
    )
    assert after.answer("trust-first").state is AnswerState.DONT_KNOW
    assert (after.answer("offer-published").low, after.answer("offer-published").high) == (0, 2)
    assert after.answer("numbers-known").reason == "Nobody counts"
    assert after.answer("numbers-known").note == "Ask the data team."
    assert after.answer("allowances-reached").value == 1250
    assert after.answer("allowances-how").value == "Bank transfer"
    assert after.answer("allowances-thoughts").value == "It is late, always"


def test_a_blank_cell_changes_nothing(tmp_path: Path) -> None:
    after = brought_in(
        tmp_path, "question,answer,note,settled\nallowances-offered,,Checked,\ntrust-first,n/a,,\n"
    )
    before = an_assessment().answer("allowances-offered")
    assert after.answer("allowances-offered") == before.model_copy(update={"note": "Checked"})
    assert after.answer("trust-first") == an_assessment().answer("trust-first")
    assert brought_in(tmp_path, "question,answer\n,\nparties-held,\n") == an_assessment()


def test_an_answer_no_longer_agreed_was_not_settled(tmp_path: Path) -> None:
    after = brought_in(tmp_path, "question,answer\nallowances-offered,?\n")
    assert after.answer("allowances-offered").settled is None


@pytest.mark.parametrize(
    ("row", "settled"),
    [
        ("allowances-offered,1,", Settled.UNANIMOUS),
        ("allowances-offered,,", Settled.UNANIMOUS),
        ("allowances-offered,3,", None),
        ("allowances-offered,3,after discussion", Settled.AFTER_DISCUSSION),
    ],
)
def test_how_an_answer_was_settled_goes_with_that_answer(
    tmp_path: Path, row: str, settled: Settled | None
) -> None:
    after = brought_in(tmp_path, f"question,answer,settled\n{row}\n")
    assert after.answer("allowances-offered").settled is settled


def test_every_slip_is_listed_with_row_and_column_and_nothing_comes_in(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        "question,answer,reason,settled\n"
        "allowances-ofered,1,,\n"
        ",1,,\n"
        "\n"
        "parties-held,7,,\n"
        "trust-first,,,\n"
        "offer-published,n/a,,\n"
        "numbers-known,1-3,,\n"
        "allowances-offered,01-Mar,,shouted\n"
        "allowances-enough,?,,unanimous\n"
        "parties-held,1,,\n"
        "allowances-eligible,lots,,\n"
        "allowances-how,Chek,,facilitator's cal\n",
    ) == [
        "sheet.csv, row 2, column question: There is no question “allowances-ofered”. "
        "Did you mean “allowances-offered”?",
        "sheet.csv, row 3, column question: The row does not name its question. "
        "Write its words or its id here.",
        "sheet.csv, row 5, column answer: 7 is too high: “Are parties held?” goes from 0 to 2.",
        "sheet.csv, row 7, column reason: “Is the offer published?” does not apply: "
        "this needs a reason.",
        "sheet.csv, row 8, column answer: “1-3” looks like a date, so it cannot be read with "
        "certainty. For no agreement between 1 and 3 write “1 to 3”.",
        "sheet.csv, row 9, column answer: “01-Mar” looks like a date, so it cannot be read with "
        "certainty. For no agreement between 1 and 3 write “1 to 3”.",
        "sheet.csv, row 9, column settled: “shouted” is not one of the words for this: "
        "unanimous, after discussion or facilitator's call.",
        "sheet.csv, row 10, column settled: Only an agreed answer was settled. Leave this blank.",
        "sheet.csv, row 11, column question: Row 5 is about the same. Keep one of the two.",
        "sheet.csv, row 12, column answer: “lots” is not a whole number. "
        "“How many families could have it?” takes a whole number such as 120.",
        "sheet.csv, row 13, column answer: “Chek” is not one of the answers to “How is it paid?”: "
        "“Bank transfer”, “Cheque”, “Cash”. Did you mean “Cheque”?",
        "sheet.csv, row 13, column settled: “facilitator's cal” is not one of the words for "
        "this: unanimous, after discussion or facilitator's call. "
        "Did you mean “facilitator's call”?",
    ]


def test_a_text_that_is_too_long_is_told_in_its_column(tmp_path: Path) -> None:
    long = "x" * 20_001
    (problem,) = told(tmp_path, f"question,answer,how we know\nparties-held,1,{long}\n")
    assert problem.startswith("sheet.csv, row 2, column how we know: This is too long")
    (problem,) = told(tmp_path, f"question,answer\nallowances-thoughts,{long}\n")
    assert problem.startswith("sheet.csv, row 2, column answer: This text is too long")


def test_what_changed_and_what_was_left_out_is_told(tmp_path: Path) -> None:
    text = "question,answer,note\nparties-held,1,Lo\aud\ntrust-first,,\nallowances-offered,1,\n"
    brought = imported(tmp_path, text)
    assert (brought.added, brought.changed) == (0, 1)
    assert brought.notices == ("1 character that cannot be seen or printed was left out.",)
    cells = "item,group,value\nallowances,next-door,yes\nallowances,older-carers,no\n"
    assert imported(tmp_path, cells, "grid").changed == 1
    assert imported(tmp_path, cells, "grid").notices == ()


def test_an_empty_sheet_is_told(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, " ")
    assert problem == "sheet.csv: The file is empty. Choose another file, or an earlier copy of it."


# Grid


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", CellValue.YES),
        ("Some", CellValue.SOME),
        ("NO", CellValue.NO),
        ("don't know", CellValue.DONT_KNOW),
        ("don’t know", CellValue.DONT_KNOW),
        ("dont_know", CellValue.DONT_KNOW),
        ("?", CellValue.DONT_KNOW),
        ("not_applicable", CellValue.NOT_APPLICABLE),
        ("Not applicable", CellValue.NOT_APPLICABLE),
        ("does not apply", CellValue.NOT_APPLICABLE),
        ("n/a", CellValue.NOT_APPLICABLE),
    ],
)
def test_a_cell_brought_in_counts_as_confirmed(tmp_path: Path, word: str, value: CellValue) -> None:
    text = f"item,group,value\nallowances,across-the-street,{word}\n"
    cell = brought_in(tmp_path, text, "grid").cell("allowances", "across-the-street")
    assert cell == Cell(value=value, confirmed=True)


def test_a_cell_that_says_the_same_or_nothing_stays(tmp_path: Path) -> None:
    text = (
        "item,group,value\nallowances,next-door,yes\nallowances,older-carers,\n"
        "street-parties,older-carers,some\n"
    )
    after = brought_in(tmp_path, text, "grid")
    assert after.grid["allowances"] == an_assessment().grid["allowances"]
    assert after.cell("street-parties", "older-carers") == Cell(
        value=CellValue.SOME, confirmed=True
    )


def test_a_cell_that_says_the_same_is_confirmed_by_it(tmp_path: Path) -> None:
    before = an_assessment().cell("allowances", "older-carers")
    assert before == Cell(value=CellValue.DONT_KNOW, confirmed=False)
    after = brought_in(tmp_path, "item,group,value\nallowances,older-carers,?\n", "grid")
    assert after.cell("allowances", "older-carers") == Cell(
        value=CellValue.DONT_KNOW, confirmed=True
    )


def test_every_slip_in_a_grid_is_listed(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        "item,group,value\n"
        "trust,next-door,yes\n"
        "street-parties,next-door,yes\n"
        "allowances,next-door,maybe\n"
        "allowances,older-carers,yes\n"
        "Allowances,Older-carers,no\n",
        "grid",
    ) == [
        "sheet.csv, row 2, column item (Recommendation): There is no recommendation “trust”.",
        "sheet.csv, row 3, column group (Family group): "
        "There is no family group of R2 Hold street parties “next-door”.",
        "sheet.csv, row 4, column value (Who gets it): “maybe” is not one of the words for this: "
        "yes, some, no, don't know or not applicable.",
        "sheet.csv, row 6, column group (Family group): "
        "Row 5 is about the same. Keep one of the two.",
    ]
