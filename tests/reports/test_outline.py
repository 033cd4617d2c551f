"""What a report says, and its twin in plain text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from reflective_app.reports.outline import (
    Board,
    BoardColumn,
    Bullets,
    Card,
    Cell,
    Column,
    Heading,
    Mark,
    Paragraph,
    Span,
    Table,
    as_cell,
    rich,
    words_of,
)
from reflective_app.reports.text_twin import plain_text
from tests.reports.samples import every_block, limits, outline, roadmap


def test_an_outline_never_changes_once_made() -> None:
    with pytest.raises(FrozenInstanceError):
        outline().title = "Another"  # type: ignore[misc]


def test_a_plain_string_is_words_without_weight_or_link() -> None:
    assert rich("Carers") == (Span("Carers"),)
    assert words_of((Span("Carers "), Span("matter", bold=True))) == "Carers matter"


def test_headings_may_not_skip_a_level() -> None:
    with pytest.raises(ValueError, match="R1 Specialist help"):
        outline(Heading(1, "Appendix A"), Heading(3, "R1 Specialist help"))


def test_a_report_may_not_begin_below_its_first_level() -> None:
    with pytest.raises(ValueError, match="skips"):
        outline(Heading(2, "Who misses out?"))


def test_headings_may_rise_by_any_number_of_levels() -> None:
    made = outline(Heading(1, "A"), Heading(2, "B"), Heading(3, "C"), Heading(1, "D"))
    assert len(made.blocks) == 4


def test_every_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="Row 2 of “Gaps” has 1 cells for 2 columns"):
        Table(
            "Gaps",
            (Column("Code"), Column("Gap")),
            ((as_cell("R1"), as_cell("Wide")), (as_cell("R2"),)),
        )


def test_a_table_and_a_board_need_a_column() -> None:
    with pytest.raises(ValueError, match="column"):
        Table("Gaps", (), ())
    with pytest.raises(ValueError, match="column"):
        Board("Roadmap", ())


@pytest.mark.parametrize("paragraphs", [(), ("",), ("  ",), ("", "Partly in place")])
def test_a_shape_never_stands_without_its_word(paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no word"):
        Cell(paragraphs, Mark.PARTLY_IN_PLACE)
    with pytest.raises(ValueError, match="no word"):
        Card("A1", "Name a lead worker", paragraphs, Mark.ON_TRACK)


def test_the_foot_of_a_page_leaves_out_what_was_not_said() -> None:
    assert outline(marking="", fingerprint="").foot_line == (
        "Kinship Care Practice Guide, first edition (October 2024) · 14 November 2026"
    )


def test_the_text_twin_says_everything_the_report_says() -> None:
    text = plain_text(every_block())
    for said in (
        "Gap report: support for kinship families",
        "Newshire Council",
        "Question set 3f9a-1c2b-77d0",
        "OFFICIAL-SENSITIVE",
        "Children Act 1989, section 17 (https://www.legislation.gov.uk/ukpga/1989/41)",
        "3. Meet again in May 2027.",
        "| What this report is not",
        "R1  What the Guide asks for: Specialist help for carers, whatever the legal order",
        "Position: Mostly in place / Views were close",
    ):
        assert said in text


def test_the_text_twin_reads_a_board_part_by_part() -> None:
    text = plain_text(roadmap())
    assert text.index("- A18 ") < text.index("Next. By March 2028") < text.index("- A19 ")
    assert "Not now. Nothing is set aside." in text


def test_the_text_twin_names_no_board_that_has_no_caption() -> None:
    text = plain_text(outline(Board("", (BoardColumn("Now", "Soon"),))))
    assert text.endswith("\n\nNow. Soon\n")


def test_the_text_twin_of_a_short_report() -> None:
    made = outline(
        Heading(1, "Summary"),
        Paragraph("Two gaps.\nOne strength."),
        Bullets(("First", "Second")),
        Table("Gaps", (Column("Code"), Column("Gap")), ((as_cell("R1"), as_cell("Wide")),)),
        limits(),
    )
    assert plain_text(made).split("\n\n")[1:] == [
        "Summary\n=======",
        "Two gaps.\nOne strength.",
        "• First\n• Second",
        "Table: Gaps\nR1  Gap: Wide",
        "| What this report is not\n"
        "| This is a local self-assessment by 14 people on 14 November 2026. It is not an"
        " inspection, audit or ranking. Ratings use our own scale; it is not part of the"
        " Guide. A low rating can mean honesty.\n"
        "| • Do not compare councils by rating.\n"
        "| • Do not add ratings up.\n",
    ]


def test_saying_what_a_report_holds_loads_no_print_library() -> None:
    """Import of ReportLab costs a tenth of a second that the first window should not wait."""
    check = (
        "import sys, reflective_app.reports.text_twin, reflective_app.reports.look;"
        "sys.exit('reportlab' in sys.modules or 'PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
