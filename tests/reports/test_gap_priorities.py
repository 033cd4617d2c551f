"""The gap report's summary, table and priorities: counts, confidence, second look, the grid."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.reports.outline import Bullets, Paragraph, Table, words_of
from reflective_app.reports.priorities import CAUTIONS
from tests.builders import a_set, an_assessment, an_item, answered, labelled, rated
from tests.reports.said import below, tables, text


def lead(assessment: Assessment) -> str:
    """The summary's first paragraph."""
    first = below("gap-report", "Summary", assessment)[0]
    assert isinstance(first, Paragraph)
    return words_of(first.words)


def row_of(assessment: Assessment) -> list[str]:
    """The one row of the table of positions."""
    (row,) = tables(below("gap-report", "Where we stand", assessment))["Position of each item"]
    return row


def test_the_summary_counts_every_recommendation_once() -> None:
    items = [an_item(name, 1) for name in ("kept", "gap", "open", "waits", "none")]
    assessment = an_assessment(a_set(*items))
    for name, code in (("kept", "3"), ("gap", "1"), ("open", "?"), ("waits", "1"), ("none", "n/a")):
        assessment = answered(assessment, name, code)
    said = lead(set_aside("waits", NotNow(reason="No money"), assessment))
    assert "asks about 5 recommendations. 1 is fully in place." in said
    assert "1 recommendation needs work." in said
    assert "For 1, too little is known to say." in said
    assert "R4 is set aside for now; the reason stands under “Not now”." in said
    assert "1 does not apply here." in said


def of_labels(*evidence: dict[str, Any] | None) -> str:
    """The gap report of as many recommendations with a gap, and with these labels."""
    names = [f"item-{number}" for number in range(len(evidence))]
    labelled_so = zip(names, evidence, strict=True)
    assessment = an_assessment(
        a_set(
            *(
                an_item(name, 1, **({"evidence": each} if each else {}))
                for name, each in labelled_so
            )
        )
    )
    for name in names:
        assessment = answered(assessment, name, "1")
    return text("gap-report", assessment)


def test_the_summary_says_that_the_order_waits_for_labels() -> None:
    said = of_labels(labelled("label-1"), None, labelled("label-3", "reported"))
    assert (
        "The order may still change: nobody has looked up in the published guide how strong "
        "the evidence is for R2 and R3. Until then R3 may belong earlier."
    ) in said


def test_the_summary_names_every_recommendation_that_needs_work() -> None:
    said = of_labels(labelled("label-1"), labelled("label-2"), labelled("label-3"))
    summary = said.partition("How to read this")[0]
    assert "Look at after those." in summary
    for code in ("R1", "R2", "R3"):
        assert f"{code} Item" in summary


def test_an_order_of_labels_that_were_all_seen_is_not_called_open() -> None:
    assert "may still change" not in of_labels(labelled("label-1"), labelled("label-3"))


def test_duties_with_a_caution_send_the_reader_to_a_legal_adviser() -> None:
    with_caution = an_item("d", 1, kind="duty", caution="Not all of it may be in force.")
    for item, told in ((with_caution, True), (an_item("d", 1, kind="duty"), False)):
        assessment = answered(an_assessment(a_set(item)), "d", "1")
        assert (CAUTIONS in text("gap-report", assessment)) is told


def test_what_is_not_so_is_not_counted_in_the_summary() -> None:
    said = lead(rated("1, 1"))
    assert "set aside" not in said
    assert "apply" not in said


def test_confidence_is_printed_with_the_tick_that_is_missing() -> None:
    (*_, told) = row_of(rated("1, ?, ?, 1"))
    assert told.startswith("A. Low confidence, missing: answers and how settled / ")
    said = text("gap-report", rated("1, ?, ?, 1"))
    assert "Low confidence (check first)." in said


def test_what_low_confidence_asks_of_the_reader_is_said_once_above_all_items() -> None:
    items = [an_item(name, 2) for name in ("one", "two")]
    low = an_assessment(a_set(*items))
    for name in ("one", "two"):
        low = answered(low, name, "1, ?")
    said = text("gap-report", low)
    assert said.count("check before committing money.") == 1
    assert said.count("Low confidence (check first)") == 2
    assert "check first" not in text("gap-report", rated("1, 1"))


def test_a_question_on_which_picks_were_split_is_named() -> None:
    picks = {"r-1": ((Pick(role="All", counts=(2, 0, 0, 2)),),)}
    split = rated("1, 1").model_copy(update={"picks": picks})
    (*_, told) = row_of(split)
    assert "; 1 question split / " in told
    assert "Picks were split on “r-1?”." in text("gap-report", split)
    assert "split" not in text("gap-report", rated("1, 1"))


@pytest.mark.parametrize(
    ("more", "evidence"),
    [
        ({}, "Not recorded. Band A, B or C"),
        ({"evidence": labelled("label-1")}, "Label 1. Seen in the guide."),
        (
            {"evidence": labelled("label-1", "reported")},
            "Label 1. Reported, not checked in the guide.",
        ),
    ],
)
def test_the_table_says_how_a_label_came_to_be_known(more: dict[str, Any], evidence: str) -> None:
    _, _, told = row_of(rated("1, 1", **more))[2].partition(" / ")
    assert told.startswith(evidence)


def test_the_table_says_how_firm_a_band_is() -> None:
    assert row_of(rated("1, 1", evidence=labelled("label-1")))[2].endswith(
        " / Label 1. Seen in the guide."
    )
    assert row_of(rated("1, 1"))[2].endswith(" Band A, B or C, depending on its label.")


def test_no_column_of_the_table_is_so_narrow_that_its_rows_grow_tall() -> None:
    blocks = below("gap-report", "Where we stand", rated("1, 1"))
    (table,) = (block for block in blocks if isinstance(block, Table))
    weights = [column.weight for column in table.columns]
    assert min(weights) >= 0.2 * sum(weights)
    assert weights[0] == max(weights)  # most titles stand in one line, and most rows are one


def test_where_to_look_up_a_label_stands_once_below_the_table() -> None:
    council = an_assessment(
        a_set(an_item("r"), an_item("other"), an_item("known", evidence=labelled("label-1")))
    )
    blocks = below("gap-report", "Where we stand", council)
    (at,) = (n for n, block in enumerate(blocks) if isinstance(block, Table))
    after = [words_of(block.words) for block in blocks[at + 1 :] if isinstance(block, Paragraph)]
    assert after == ["Not recorded: look it up in the published guide."]
    assert not any("ook it up" in cell for row in tables(blocks).popitem()[1] for cell in row)
    all_known = an_assessment(a_set(an_item("known", evidence=labelled("label-1"))))
    assert "ook it up in the" not in " ".join(
        words_of(b.words)
        for b in below("gap-report", "Where we stand", all_known)
        if isinstance(b, Paragraph)
    )


def test_what_is_worth_a_second_look_is_put_as_questions() -> None:
    assessment = rated("3, 3")
    found = [b for b in below("gap-report", "Worth a second look", assessment)]
    (listed,) = (b for b in found if isinstance(b, Bullets))
    assert len(listed.items) >= 2
    assert any(words_of(each).endswith("?") for each in listed.items)
    assert "Worth a second look" not in text("gap-report", rated("1, 1"))


def test_what_no_running_service_serves_stands_above_the_priorities() -> None:
    first = below("gap-report", "Priorities and reasons", rated("1, 1"))[0]
    assert isinstance(first, Paragraph)
    assert words_of(first.words) == "No running service serves R1."


def test_a_grid_of_many_recommendations_is_printed_in_tables_that_can_be_read() -> None:
    items = [an_item(f"r-{n}", 1, family_groups=None) for n in range(1, 13)]
    assessment = an_assessment(a_set(*items, groups=2))
    assessment = assessment.model_copy(
        update={"answers": {"r-1-1": Answer(state=AnswerState.DONT_KNOW)}}
    )
    grids = tables(below("gap-report", "Kind of family", assessment))
    assert [caption.partition(": ")[2] for caption in grids] == [
        "R1 to R5",
        "R6 to R10",
        "R11 to R12",
    ]
    assert [len(rows[0]) for rows in grids.values()] == [6, 6, 3]
