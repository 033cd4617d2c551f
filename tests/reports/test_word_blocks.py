"""Tables, lists, boxes and boards of a Word file."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Column,
    PageBreak,
    Paragraph,
    Table,
    as_cell,
)
from reflective_app.reports.sheet_blocks import ToFill
from reflective_app.reports.word import render_word
from tests.reports.samples import SENTENCE, benchmark, every_block, outline, roadmap
from tests.reports.word_file import PARAGRAPH, TABLE, WordFile, find, style, text


@cache
def whole() -> WordFile:
    return WordFile(render_word(every_block()))


@cache
def board() -> WordFile:
    return WordFile(render_word(roadmap("A3")))


def made(*blocks: Block) -> WordFile:
    return WordFile(render_word(outline(*blocks)))


def test_every_table_has_its_caption_above_it_and_a_head_that_is_repeated() -> None:
    captions = []
    for table in find(whole().body, "w:tbl"):
        above = table.getprevious()
        assert style(above) == "Caption"
        captions.append(text(above))
        heads = find(table, "w:tr[w:trPr/w:tblHeader]")
        assert heads == find(table, "w:tr[1]")
        assert {style(each) for each in find(heads[0], ".//w:p")} == {"TableHeading"}
        assert find(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert find(table, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    assert captions == [
        "Where we stand, in the Guide’s order",
        "Who is reached by what we have now",
    ]


def test_rows_are_not_cut_unless_they_are_too_tall_to_be_moved() -> None:
    columns = (Column("Code"), Column("Gap"))
    rows = ((as_cell("R1"), as_cell(SENTENCE)), (as_cell("R2"), as_cell(SENTENCE * 90)))
    table = find(made(Table("Gaps", columns, rows)).body, "w:tbl")[0]
    assert [bool(find(row, "w:trPr/w:cantSplit")) for row in find(table, "w:tr")] == [
        True,
        True,
        False,
    ]


def test_the_columns_of_a_table_fill_the_page_by_their_weights_and_words() -> None:
    columns = (Column("Code", 0.1), Column("What the Guide asks for", 5), Column("Gap", 5))
    rows = ((as_cell("Unaccompanied"), as_cell("Help"), as_cell("None")),)
    word_file = made(Table("Gaps", columns, rows))
    widths = [int(each) for each in find(word_file.body, "//w:gridCol/@w:w")]
    room = int(find(word_file.body, "number(//w:pgSz/@w:w - 2 * //w:pgMar/@w:left)"))
    assert abs(sum(widths) - room) <= 3
    assert widths[0] > 1200  # twentieths of a point: the word is not broken
    assert abs(widths[1] - widths[2]) <= 1
    assert widths[1] > 1.5 * widths[0]
    cells = [int(each) for each in find(word_file.body, "//w:tc/w:tcPr/w:tcW/@w:w")]
    assert cells == widths * 2


def test_a_table_to_write_in_has_empty_rows_as_tall_as_asked() -> None:
    fill = ToFill(row_mm=12, empty_rows=3)
    word_file = made(Table("Signed in", (Column("Name"), Column("Role")), (), fill))
    assert word_file.tables == [[["Name", "Role"], ["", ""], ["", ""], ["", ""]]]
    assert find(word_file.body, "//w:trHeight/@w:val") == ["680"] * 3


def test_what_follows_a_table_keeps_clear_of_it() -> None:
    word_file = made(benchmark(1), Paragraph("Source: our own."), Paragraph("More."))
    below, later = word_file.paragraphs("Normal")
    assert int(find(below, "number(w:pPr/w:spacing/@w:before)")) >= 200
    assert not find(later, "w:pPr/w:spacing")


def test_two_tables_never_grow_into_one_and_the_file_ends_with_a_paragraph() -> None:
    bare = Table("", (Column("Code"),), ((as_cell("R1"),),))
    word_file = made(bare, bare, PageBreak(), bare)
    kinds = [each.tag for each in word_file.body]
    assert (TABLE, TABLE) not in set(pairwise(kinds))
    assert kinds[-2] == PARAGRAPH


def test_numbered_lists_count_themselves_and_begin_anew() -> None:
    asked = Bullets(("Agree the roadmap.", "Meet again."), numbered=True)
    word_file = made(asked, Paragraph("And then:"), asked)
    numbers = [find(p, "string(w:pPr/w:numPr/w:numId/@w:val)")
               for p in word_file.paragraphs("ListNumber")]  # fmt: skip
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert word_file.said("ListNumber") == ["Agree the roadmap.", "Meet again."] * 2
    assert [_first_number(word_file, each) for each in numbers] == ["1", "1", "1", "1"]


def test_a_list_with_numbers_of_its_own_keeps_them() -> None:
    sources = Bullets(
        ("The Act", "The Guide", "", "A survey"),
        numbered=True,
        labels=("3.", "4.", "5.", "9."),
        style="caption",
    )
    word_file = made(sources)
    lists = [find(p, "string(w:pPr/w:numPr/w:numId/@w:val)")
             for p in word_file.paragraphs("NoteNumber")]  # fmt: skip
    assert lists[0] == lists[1] != lists[2]
    assert [_first_number(word_file, each) for each in lists] == ["3", "3", "9"]


def test_a_list_may_begin_at_nought() -> None:
    word_file = made(Bullets(("None", "One"), numbered=True, labels=("0.", "1.")))
    lists = [find(p, "string(w:pPr/w:numPr/w:numId/@w:val)")
             for p in word_file.paragraphs("ListNumber")]  # fmt: skip
    assert lists[0] == lists[1]
    assert _first_number(word_file, lists[0]) == "0"


def test_a_list_with_words_before_its_items_says_them() -> None:
    word_file = made(Bullets(("A team.", "A plan."), labels=("In place", "To come:")))
    assert word_file.said("ListBullet") == ["In place: A team.", "To come: A plan."]


def test_an_item_is_read_in_the_direction_of_its_own_words_whatever_its_label() -> None:
    word_file = made(Bullets(("שלום", "Peace"), labels=("In place:", "To come:")))
    first, second = word_file.paragraphs("ListBullet")
    assert find(first, "w:pPr/w:bidi")
    assert not find(second, "w:pPr/w:bidi")


def test_every_kind_of_list_is_counted_by_its_style() -> None:
    numbering = whole().xml("word/numbering.xml")
    for name, each in whole().styles.items():
        for number in find(each, "w:pPr/w:numPr/w:numId/@w:val"):
            counted = find(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            level = find(numbering, f"w:abstractNum[@w:abstractNumId='{counted[0]}']/w:lvl")[0]
            assert find(level, "w:pStyle/@w:val") == [name]
            format_ = "decimal" if name.endswith("Number") else "bullet"
            assert find(level, "w:numFmt/@w:val") == [format_]


def test_a_box_is_paragraphs_of_one_edge_and_one_indent() -> None:
    inside = (
        Paragraph("Not a ranking."),
        Bullets(("Do not add up.",)),
        Paragraph("So.", "caption"),
    )
    word_file = made(Box("What this is not", inside))
    kinds = [style(each) for each in word_file.paragraphs() if style(each).startswith("Box")]
    assert kinds == ["BoxTitle", "Box", "BoxBullet", "BoxNote"]
    assert find(word_file.styles["Box"], "w:pPr/w:pBdr")
    assert find(word_file.styles["Box"], "w:pPr/w:shd")
    for kind in kinds[1:]:
        based = find(word_file.styles[kind], "string(w:basedOn/@w:val)")
        assert kind == "Box" or based == "Box"
        assert kind == "Box" or not find(word_file.styles[kind], "w:pPr/w:pBdr | w:pPr/w:ind")
    counted = find(word_file.xml("word/numbering.xml"), "//w:lvl[w:pStyle/@w:val='BoxBullet']")[0]
    box = find(word_file.styles["Box"], "w:pPr/w:ind")[0]
    assert find(counted, "w:pPr/w:ind")[0].attrib == box.attrib
    assert find(counted, "w:suff/@w:val") == ["space"]


def test_each_phase_of_a_board_is_a_heading_with_a_table() -> None:
    assert board().said("Heading1") == ["Now", "Next", "Later", "Not now"]
    assert board().said("Caption") == ["Now: 18 actions", "Next: 3 actions", "Later: 1 action"]
    first = board().tables[0]
    assert first[0] == ["Number", "Action", "Details"]
    title = "Name a lead worker for every kinship family, and tell the family who it is"
    assert first[2] == ["A2", title, "R Off track / Head of service · March 2027 / Needs A2"]
    assert "Nothing is set aside." in board().said("Normal")


def test_a_board_of_bare_cards_has_no_column_that_says_nothing() -> None:
    cards = (BoardColumn("Now", "", (Card("", "Name a lead worker"),)),)
    assert made(Board("", cards)).tables == [[["Action"], ["Name a lead worker"]]]


def test_every_mark_of_a_report_stands_in_the_cell_of_its_word() -> None:
    cells = find(whole().body, "//w:tc[.//w:drawing]")
    assert {text(find(each, "w:p[1]")[0]) for each in cells} >= {"Not in place", "Some", "Yes"}
    assert len(cells) == len(find(whole().body, "//w:drawing")) == 18 + 16
    assert len(find(board().body, "//w:drawing")) == 22


def _first_number(word_file: WordFile, number: str) -> str:
    path = f"string(w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val)"
    return str(find(word_file.xml("word/numbering.xml"), path))
