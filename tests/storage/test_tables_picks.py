"""Picks come in by person or by role, and nothing is counted twice."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.voting import record_tally
from tests.storage.tables_in import a_workbook, before, opened, pasted, slips, told

HEAD = "question | round | role | pick | respondent"


def with_picks(*rounds: tuple[Pick, ...]) -> Assessment:
    return before().model_copy(update={"picks": {"parties-held": rounds}})


def test_each_code_is_the_pick_of_one_person() -> None:
    preview = pasted(
        "picks",
        HEAD,
        "parties-held | 1 | Carer | 2 | p-1",
        "Are parties held? | 1 | Carer | ? | p-2",
        "parties-held | 1 | Finance lead | X | p-3",
    )
    assert slips(preview) == []
    assert preview.after.picks == {
        "parties-held": (
            (
                Pick(role="Carer", respondent="p-1", counts=(0, 0, 1)),
                Pick(role="Carer", respondent="p-2", counts=(0, 0, 0), dont_know=1),
                Pick(role="Finance lead", respondent="p-3", counts=(0, 0, 0), not_mine=1),
            ),
        )
    }
    assert preview.added == 3
    assert assessment_faults(preview.after) == ()


@pytest.mark.parametrize(
    ("typed", "pick"),
    [
        ("0 3 7 ?1 x2", Pick(role="Carer", counts=(0, 3, 7), dont_know=1, not_mine=2)),
        ("0 3 7", Pick(role="Carer", counts=(0, 3, 7))),
        ("0, 3, 7, ?1", Pick(role="Carer", counts=(0, 3, 7), dont_know=1)),
        ("0 3  7  X4", Pick(role="Carer", counts=(0, 3, 7), not_mine=4)),
        ("1", Pick(role="Carer", counts=(0, 1, 0))),
    ],
)
def test_a_tally_is_of_all_of_one_role(typed: str, pick: Pick) -> None:
    preview = pasted("picks", HEAD, f"parties-held | 1 | Carer | {typed} |")
    assert preview.after.picks == {"parties-held": ((pick,),)}


def test_the_same_person_again_replaces_what_was_picked() -> None:
    there = with_picks((Pick(role="Carer", respondent="p-1", counts=(1, 0, 0)),))
    preview = pasted("picks", HEAD, "parties-held | 1 | Carer | 2 | P-1", into=there)
    assert preview.after == with_picks((Pick(role="Carer", respondent="p-1", counts=(0, 0, 1)),))
    assert told(preview) == ["Row 2 changes “Are parties held? Round 1, Carer”: pick “2” (was “0”)"]


def test_a_row_beside_what_people_said_alone_is_no_vote_of_the_room() -> None:
    alone = Pick(role="Carer", respondent="p-1", counts=(1, 0, 0), way=Way.BEFORE)
    there = with_picks((alone,), (Pick(counts=(0, 2, 0), way=Way.CARDS),))
    preview = pasted("picks", HEAD, "parties-held | 1 | Lead | 2 | p-2", into=there)
    beside = Pick(role="Lead", respondent="p-2", counts=(0, 0, 1), way=Way.BEFORE)
    assert preview.after.picks["parties-held"] == (
        (alone, beside),
        *there.picks["parties-held"][1:],
    )
    voted = record_tally("parties-held", Pick(counts=(0, 0, 3)), Way.CARDS, False, preview.after)
    assert voted.picks["parties-held"][0] == (alone, beside)


def test_a_row_beside_a_vote_of_the_room_is_of_that_vote() -> None:
    there = with_picks((Pick(role="Carer", counts=(0, 2, 0), way=Way.CARDS),))
    preview = pasted("picks", HEAD, "parties-held | 1 | Lead | 0 0 1 |", into=there)
    assert preview.after.picks["parties-held"][0][1] == Pick(role="Lead", counts=(0, 0, 1))


def test_the_same_role_again_replaces_its_tally_in_that_round_alone() -> None:
    first = Pick(role="Carer", counts=(1, 1, 0))
    there = with_picks((first, Pick(role="Lead", counts=(0, 0, 1))), (first,))
    preview = pasted("picks", HEAD, "parties-held | 2 | carer | 0 2 0 ?0 x0 |", into=there)
    assert preview.after.picks["parties-held"][0] == there.picks["parties-held"][0]
    assert preview.after.picks["parties-held"][1] == (Pick(role="carer", counts=(0, 2, 0)),)


def test_a_later_round_stands_beside_the_earlier_whatever_the_order_of_the_rows() -> None:
    preview = pasted(
        "picks", HEAD, "parties-held | 2 | Carer | 2 | p", "parties-held | 1 | Carer | 0 | p"
    )
    assert slips(preview) == []
    rounds = preview.after.picks["parties-held"]
    assert [round_[0].counts for round_ in rounds] == [(1, 0, 0), (0, 0, 1)]


def test_a_round_before_which_one_is_missing_is_listed() -> None:
    preview = pasted("picks", HEAD, "parties-held | 2 | Carer | 2 | p")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column round: There is nothing yet of round 1. Bring that in first."
    ]


def test_what_is_no_pick_is_listed_and_what_was_there_stays() -> None:
    there = with_picks((Pick(role="Carer", respondent="p-1", counts=(1, 0, 0)),))
    preview = pasted(
        "picks",
        HEAD,
        "parties-held | 1 | Carer | 3 | p-1",
        "parties-held | 1 | Carer | n/a | p-2",
        "parties-held | 1 | Carer | 1-3 | p-3",
        "parties-held | 1 | Carer | 0 1 to 2 | p-4",
        "parties-held | 1 | Carer | 0 1 2 | p-5",
        "parties-held | 1 | Carer | 1 2 3 4 |",
        "parties-held | first | Carer | 1 | p-7",
        "parties-held | 0 | Carer | 1 | p-8",
        "allowances-how | 1 | Carer | 1 | p-9",
        "| 1 | Carer | 1 | p-10",
        "parties-held | 1 | Carer | 1 | Mrs Smith",
        into=there,
    )
    assert preview.after == there
    assert [slip.partition(".")[0] for slip in slips(preview)] == [
        "Row 2, column pick: “3” is not a pick for “Are parties held?”",
        "Row 3, column pick: “n/a” is not a pick for “Are parties held?”",
        "Row 4, column pick: “1-3” looks like a date, so what was typed cannot be known",
        "Row 5, column pick: “0 1 to 2” is not a pick for “Are parties held?”",
        "Row 6, column pick: A tally is for all of one role",
        "Row 7, column pick: The question has 3 sentences, and 4 counts were typed",
        "Row 8, column round: “first” is not a whole number",
        "Row 9, column round: Rounds are numbered from 1 to 99",
        "Row 10, column question: There is no question with sentences to pick “allowances-how”",
        "Row 11, column question: The row does not name its question",
        preview.not_understood[-1].sentence.partition(".")[0],
    ]
    assert preview.not_understood[-1].column == "respondent"


def test_two_rows_of_one_role_are_not_both_counted() -> None:
    preview = pasted(
        "picks", HEAD, "parties-held | 1 | Carer | 2 |", "parties-held | 1 | carer | 1 |"
    )
    assert preview.after.picks["parties-held"] == ((Pick(role="Carer", counts=(0, 0, 1)),),)
    assert slips(preview) == [
        "Row 3, column role: Row 2 is about the same. Keep one of the two. "
        "Several people of one role go in one row, as counts."
    ]


def test_two_rows_of_one_person_are_told_nothing_of_counts() -> None:
    rows = ("parties-held | 1 | Carer | 2 | p-1", "parties-held | 1 | Carer | 1 | p-1")
    assert slips(pasted("picks", HEAD, *rows)) == [
        "Row 3, column role: Row 2 is about the same. Keep one of the two."
    ]


def test_a_row_without_its_round_is_told_to_name_it() -> None:
    preview = pasted("picks", HEAD, "parties-held | | Carer | 2 |")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column round: The row does not name its round. Write 1 for the first vote."
    ]


def test_a_blank_pick_changes_nothing() -> None:
    preview = pasted("picks", HEAD, "parties-held | 1 | Carer | |")
    assert preview.after == before()
    assert preview.complete


def test_a_date_that_the_spreadsheet_made_of_a_pick_is_refused(tmp_path: object) -> None:
    from datetime import date
    from pathlib import Path

    content = a_workbook(
        ("question", "round", "role", "pick"), ("parties-held", 1, "Carer", date(2027, 3, 1))
    )
    preview = opened(Path(str(tmp_path)), "picks", content)
    assert preview.after == before()
    assert "The spreadsheet holds a date here" in slips(preview)[0]
