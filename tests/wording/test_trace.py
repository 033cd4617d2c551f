"""How a position was worked out, as a lead would read it to the room."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, Cell, CellValue, LabelCheck, Settled
from reflective_app.domain.edits import check_label, settle, write
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.wording import trace as steps
from reflective_app.wording.trace import trace
from reflective_app.wording.trace_position import about
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_set,
    an_assessment,
    an_item,
    answered,
    counted,
    labelled,
    rated,
)
from tests.generated import generated_assessment

STRONG = labelled("label-1")


def told(assessment: Assessment, step: str, item_id: str = "r") -> list[str]:
    found = findings(assessment)
    parts = {part.title: part for part in trace(found.of(item_id), found, assessment)}
    return list(parts[step].sentences) if step in parts else []


def of(step: str, codes: str, cells: str = "", **more: Any) -> list[str]:
    return told(rated(codes, cells, **more), step)


# The questions


def test_each_question_says_what_was_agreed_how_and_what_it_counts_as() -> None:
    assessment = settle("r-1", Settled.AFTER_DISCUSSION, rated("1*, 0 to 1, ?, -, n/a"))
    assert told(assessment, steps.QUESTIONS) == [
        "“r-1?” Essential. Agreed, after discussion: “r-1 stands at step 1.” "
        "Counts as 1 of 3 steps.",
        "“r-2?” No agreement between “r-2 stands at step 0.” and “r-2 stands at step 1.” "
        "The middle counts: ½ of 3 steps.",
        "“r-3?” Nobody in the room knew, so it does not count, and never as a zero.",
        "“r-4?” Not discussed yet, so it does not count, and never as a zero.",
        "“r-5?” Does not apply, so it is left out: Nobody here needs it.",
    ]


def test_the_first_step_has_one_sentence_a_ladder_question_in_their_order() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    for finding in (*found.items, *found.local):
        asked = finding.item.ladder_questions
        sentences = told(assessment, steps.QUESTIONS, finding.item.id) if asked else []
        assert len(sentences) == len(asked)
        for question, sentence in zip(asked, sentences, strict=True):
            assert question.text.rstrip("?") in sentence


# The position


def test_the_share_is_told_in_steps_with_what_it_means() -> None:
    assert of(steps.POSITION, "1, 3, 3, ?, -, n/a") == [
        "3 of 5 questions count; to 1 nobody knew the answer; 1 is not discussed; "
        "1 more does not apply and does not enter the sums.",
        "Together they stand at 7 of 9 steps. Above one half, up to five sixths: mostly in place.",
        "It is provisional, because fewer than four in five questions have an answer.",
    ]


def test_the_middle_between_two_rungs_is_half_a_step() -> None:
    assert of(steps.POSITION, "0 to 1, 3, 3")[1].startswith("Together they stand at 6½ of 9 steps.")


def test_ladders_of_several_lengths_have_an_average_in_place_of_steps() -> None:
    ladders = [a_question("r-1", rungs=4), a_question("r-2", rungs=3)]
    assessment = answered(an_assessment(a_set(an_item("r", ladders))), "r", "1, 2")
    assert told(assessment, steps.POSITION)[1].startswith(
        "On average they stand two thirds of the way up (2/3)."
    )


def test_one_answer_is_not_together_with_others() -> None:
    assert of(steps.POSITION, "2")[1].startswith("It stands at 2 of 3 steps.")


def test_too_few_answers_give_no_share() -> None:
    assert of(steps.POSITION, "?, ?, 1") == [
        "1 of 3 questions counts; to 2 nobody knew the answer.",
        "At least half have to count for a word, so it is “not enough known”.",
    ]


def test_an_essential_cap_names_the_question_that_holds_it_down() -> None:
    assert of(steps.POSITION, "1*, 3, 3, 3")[2:] == [
        "“r-1?”, essential, is no higher than half way up, so it is at most partly in place.",
        "So it is partly in place.",
    ]


def test_an_essential_part_half_way_up_its_ladder_holds_an_item_down() -> None:
    sentences = of(steps.POSITION, "1*, 2, 2", rungs=3)
    assert "“r-1?”, essential, is no higher than half way up" in sentences[2]
    assert len(of(steps.POSITION, "2*, 3, 3")) == 2


def test_a_cap_that_lowers_nothing_is_told_and_said_to_lower_nothing() -> None:
    assert of(steps.POSITION, "1*, 1")[2:] == [
        "“r-1?”, essential, is no higher than half way up, so it is at most partly in place; "
        "it is no higher anyway.",
    ]
    assert of(steps.POSITION, "1, 1", "some, yes")[2:] == [
        "The grid says “some” for Group 1, so it is at most mostly in place; "
        "it is no higher anyway.",
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("no, some, yes", "“no” for Group 1 and “some” for Group 2, so it is at most mostly in"),
        (
            "no, no, not_applicable",
            "“no” for Group 1 and Group 2, and that is every group it applies to, so it is at "
            "most partly in",
        ),
    ],
)
def test_a_group_cap_names_the_cells_that_hold_it_down(cells: str, said: str) -> None:
    assert of(steps.POSITION, "3, 3", cells)[2] == f"The grid says {said} place."


def test_an_essential_question_nobody_knows_makes_it_provisional() -> None:
    sentences = of(steps.POSITION, "?*, 3, 3, 3, 3")
    assert sentences[-1] == "It is provisional, because “r-1?”, essential, is not known."


def test_an_item_that_does_not_apply_has_no_position() -> None:
    assert of(steps.POSITION, "n/a") == ["No question applies, so it has no position."]
    assert of(steps.RANGE, "n/a") == []


# What it could be


def test_the_range_names_every_unknown_that_makes_it() -> None:
    sentences = of(steps.RANGE, "?, 1 to 3, 2, 2", "yes, -")
    assert sentences[0] == (
        "Not settled: the answer to “r-1?”, the two ends of “r-2?” and whether Group 2 can get it."
    )
    assert sentences[1] == "Once all is settled: partly or mostly in place."
    assert "a group that is not known misses out" in sentences[2]


def test_unknowns_that_change_nothing_are_said_to_change_nothing() -> None:
    assert of(steps.RANGE, "1, 1, 1, 1, ?")[1:] == [
        "Whatever they turn out to be, the word stays as it is."
    ]


def test_where_all_is_known_the_word_cannot_be_another() -> None:
    assert of(steps.RANGE, "1") == [
        "Everything that counts is known, so the word cannot be another."
    ]


# The label and the band


def test_the_row_and_the_column_that_decided_the_band_are_named() -> None:
    assert of(steps.BAND, "1", evidence=STRONG) == [
        "In the table of bands: strongest strength of evidence, partly in place: band A.",
        "With the word partly in place, and its label as it is: A in every case.",
    ]


def test_without_a_label_every_row_is_told_and_the_better_band_stands() -> None:
    assert of(steps.LABEL, "1") == [
        "Not recorded. It is looked up in the published guide, and never guessed."
    ]
    assert of(steps.BAND, "1")[0] == (
        "In the table of bands, partly in place, by strength of evidence: strongest, band A; "
        "middle, band B; lowest, band C. So it could be A, B or C, and stands in the best of them."
    )


def test_of_two_bands_that_it_could_be_in_it_stands_in_the_better_one() -> None:
    said = of(steps.BAND, "2", labels=2)
    assert said[0].endswith("So it could be B or C, and stands in the better one.")


def test_where_the_word_could_be_another_the_ends_are_named_with_what_that_leaves_open() -> None:
    assert of(steps.BAND, "0, 0, 1, ?, ?, 0", evidence=STRONG)[-1] == (
        "With any word from not in place to partly in place, and its label as it is: "
        "A in every case."
    )


def test_a_reported_label_decides_the_band_and_keeps_the_others_in_mind() -> None:
    reported = labelled("label-3", "reported")
    assert of(steps.LABEL, "1", evidence=reported) == [
        "“Label 3”. Reported, not checked in the guide."
    ]
    assert of(steps.BAND, "1", evidence=reported) == [
        "In the table of bands: lowest strength of evidence, partly in place: band C.",
        "With the word partly in place, and whatever its label turns out to be: A, B or C.",
    ]


def test_a_checked_label_says_who_checked_it_and_when() -> None:
    check = LabelCheck(item="r", label="Label 2", checked_on=DAY, checked_by="Data lead")
    assert told(check_label(check, rated("1")), steps.LABEL) == [
        "“Label 2”. Checked by the council on 22 November 2026 (Data lead)."
    ]


def test_a_label_outside_the_scale_counts_as_not_recorded() -> None:
    check = LabelCheck(item="r", label="Mixed", checked_on=DAY, checked_by="Data lead")
    sentences = told(check_label(check, rated("1")), steps.LABEL)
    assert "“Mixed” is not in this question set’s scale" in sentences[0]
    assert sentences[0].endswith("It counts as not recorded.")


def test_what_is_no_recommendation_has_neither_label_nor_band() -> None:
    assert of(steps.LABEL, "1", kind="principle") == []
    assert of(steps.BAND, "1", kind="principle") == []


# The lane


@pytest.mark.parametrize(
    ("codes", "more", "said"),
    [
        ("n/a", {}, "No question of it applies. Lane: Does not apply."),
        ("1", {"kind": "duty"}, "It is a duty, and partly in place. Lane: Duty."),
        ("?, ?", {}, "Not enough is known of it. Lane: Find out first."),
        ("3, 3, 3, ?", {}, "It is fully in place only provisionally. Lane: Find out first."),
        ("3", {}, "It is fully in place. Lane: Keep."),
        ("1", {"evidence": STRONG}, "It is a recommendation, so its band decides. Lane: A."),
        ("1", {}, "It is a recommendation, so the best band that it could be in decides. Lane: A."),
        (
            "1",
            {"kind": "principle"},
            "It is a principle, and no recommendation in lane A or B depends on it. "
            "Lane: Conditions.",
        ),
        (
            "2",
            {"kind": "readiness"},
            "It is a readiness theme; mostly in place, it is not pulled up. Lane: Conditions.",
        ),
    ],
)
def test_the_lane_is_told_by_the_first_rule_that_fits(
    codes: str, more: dict[str, Any], said: str
) -> None:
    assert of(steps.LANE, codes, **more)[-1] == said


def test_the_rules_asked_before_are_told_in_their_order() -> None:
    assert of(steps.LANE, "3")[0] == (
        "Asked in order, and it is none of these: does not apply; set aside by the group; a duty "
        "not fully in place; not enough known, or fully in place only provisionally."
    )


def test_what_is_pulled_up_names_the_recommendation_that_pulled_it() -> None:
    items = an_item("p", 1, kind="principle"), an_item("r", 1, enabled_by=["p"], evidence=STRONG)
    assessment = an_assessment(a_set(*items))
    for name in ("p", "r"):
        assessment = answered(assessment, name, "1")
    assert told(assessment, steps.LANE, "p")[-1] == (
        "Pulled up, partly in place, because “R” depends on it. Lane: A."
    )


def test_what_is_set_aside_says_by_whom_and_until_when() -> None:
    why = NotNow(reason="No staff.", decided_by="the board", look_again=date(2027, 4, 1))
    assert told(set_aside("r", why, rated("1")), steps.LANE)[-1] == (
        "It was set aside by the board: No staff. Look again on 1 April 2027. Lane: Not now."
    )


# The place in the lane


def numbers(name: str) -> list[dict[str, Any]]:
    return [
        a_question(f"{name}-1"),
        a_count(f"{name}-eligible", "eligible"),
        a_count(f"{name}-reached", "reached"),
    ]


def test_the_order_within_a_lane_says_what_put_one_before_the_other() -> None:
    names = ("many", "few", "unknown", "lower")
    items = [an_item(name, numbers(name), evidence=STRONG) for name in names]
    ahead = an_item("p", 1, kind="principle")
    items[0]["enabled_by"] = ["p"]
    assessment = an_assessment(a_set(ahead, *items))
    for name, code in {"p": "1", "many": "1", "few": "1", "unknown": "1", "lower": "0"}.items():
        assessment = answered(assessment, name, code)
    assessment = counted(assessment, many_eligible=90, many_reached=10)
    assessment = counted(assessment, few_eligible=30, few_reached=10)
    assert told(assessment, steps.ORDER, "p") == [
        "First of 5 in its lane.",
        "Before R1 “Many”: P1 holds others back.",
    ]
    assert told(assessment, steps.ORDER, "few") == [
        "Third of 5 in its lane.",
        "After R1 “Many”: 80 families miss out, against 20.",
        "Before R4 “Lower”: for R2 the number of families missing out is known.",
    ]
    assert told(assessment, steps.ORDER, "unknown") == [
        "Fifth of 5 in its lane.",
        "After R4 “Lower”: R4 has the lower share.",
    ]


def test_items_alike_in_everything_stand_in_the_question_set_s_order() -> None:
    assessment = an_assessment(a_set(an_item("a", 1), an_item("b", 1)))
    for name in "ab":
        assessment = answered(assessment, name, "1")
    assert told(assessment, steps.ORDER, "b")[1] == (
        "After R1 “A”: all else equal, the question set’s order."
    )


def test_an_item_without_a_share_says_that_this_put_it_last() -> None:
    assessment = an_assessment(a_set(an_item("a", 2), an_item("b", 4)))
    assessment = answered(answered(assessment, "a", "?, ?"), "b", "3, 3, 3, ?")
    assert told(assessment, steps.ORDER, "a")[1] == "After R2 “B”: R1 has no share."


def test_an_item_alone_in_its_lane_says_so() -> None:
    assert of(steps.ORDER, "1") == ["It is the only one in its lane."]


# Confidence


def test_essential_questions_on_which_the_group_is_apart_are_named_together() -> None:
    said = " ".join(of(steps.CONFIDENCE, "0 to 1*, 1 to 2*, 3"))
    assert "The group is apart on “r-1?” and “r-2?”, which are essential." in said


def test_confidence_is_told_tick_by_tick_with_its_numbers() -> None:
    assessment = rated("3, 3, 1, 1, ?")
    for number in (1, 2, 3):
        assessment = settle(f"r-{number}", Settled.UNANIMOUS, assessment)
    assessment = write("r-1", "know", "The audit of June", assessment)
    assert told(assessment, steps.CONFIDENCE) == [
        "Medium: 2 of 3 ticks. It changes no order.",
        "Ticked: enough answered. 4 of 5 questions have an answer; needed: 4 in 5.",
        "Missing: agreement. Of 4 answers, 3 were settled unanimously or after discussion; "
        "needed: all of them. How 1 of 4 answers was settled is not recorded.",
        "Ticked: how we know. Of 2 answers in the upper half of their sentences, 1 says how we "
        "know; needed: half.",
    ]


def test_split_questions_are_named_and_an_essential_one_takes_the_tick() -> None:
    rounds = {"r-1": ((Pick(counts=(2, 0, 0, 2)),),), "r-2": ((Pick(counts=(0, 4, 0, 0)),),)}
    assessment = rated("1*, 1").model_copy(update={"picks": rounds})
    sentences = told(assessment, steps.CONFIDENCE)
    assert sentences[2] == (
        "Missing: agreement. On 1 of 2 questions with picks they are close; needed: 3 in 4. "
        "The group is apart on “r-1?”, which is essential."
    )
    assert sentences[-1] == "“r-1?” is split: picks lie in both halves of its sentences."


def test_what_does_not_apply_has_no_confidence() -> None:
    assert of(steps.CONFIDENCE, "n/a") == []


# All of it


def test_every_item_of_a_large_assessment_has_a_working_in_whole_sentences() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    for finding in (*found.items, *found.local):
        for part in trace(finding, found, assessment):
            assert part.sentences
            for sentence in part.sentences:
                assert sentence[0] in "“" or sentence[0].isupper() or sentence[0].isdigit()
                assert sentence.endswith((".", "?", "!"))
                assert ".." not in sentence.replace("...", "")
                assert "None" not in sentence


def test_an_unconfirmed_cell_is_among_what_is_not_settled() -> None:
    cell = Cell(value=CellValue.NO, confirmed=False)
    assessment = rated("3", "yes, yes")
    grid = {"r": assessment.grid["r"] | {"group-2": cell}}
    assessment = assessment.model_copy(update={"grid": grid})
    assert told(assessment, steps.RANGE)[0] == "Not settled: whether Group 2 can get it."


# The conclusion


def test_the_working_opens_with_what_was_found() -> None:
    assessment = rated("1, 3, 3, ?, ?", evidence=STRONG)
    found = findings(assessment)
    assert trace(found.of("r"), found, assessment)[0].title == steps.CONCLUSION
    assert told(assessment, steps.CONCLUSION) == [
        "It is mostly in place, provisionally: its answers stand on average a little over three "
        "quarters of the way up.",
        "Once all is settled: partly, mostly or fully in place.",
        "In the table of bands: strongest strength of evidence, mostly in place: band B.",
        "Lane: B; it is the only one in its lane.",
        "Low confidence: check before committing money.",
    ]


def test_the_conclusion_of_what_has_no_band_goes_on_to_its_lane() -> None:
    assert of(steps.CONCLUSION, "0", kind="duty")[:2] == [
        "It is not in place: its answers stand at the lowest sentence.",
        "Lane: Duty; it is the only one in its lane.",
    ]
    assert of(steps.CONCLUSION, "n/a") == [
        "No question of it applies, so it has no position.",
        "Lane: Does not apply; it is the only one in its lane.",
    ]


def test_a_label_left_open_is_told_with_the_bands_that_it_leaves() -> None:
    assert (
        "Its band is A, B or C, by its strength of evidence, and it stands in the best of them."
    ) in of(steps.CONCLUSION, "1")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(0), "at the lowest sentence"),
        (Fraction(19, 54), "a little over a third of the way up"),
        (Fraction(1, 2), "half way up"),
        (Fraction(25, 54), "a little under half way up"),
        (Fraction(1, 30), "a little above the lowest sentence"),
        (Fraction(29, 30), "a little below the highest sentence"),
        (Fraction(1), "at the highest sentence"),
    ],
)
def test_a_share_is_said_as_people_say_it(share: Fraction, said: str) -> None:
    assert about(share) == said


def test_what_is_not_known_enough_is_said_so_in_short() -> None:
    said = of(steps.CONCLUSION, "?, ?, 1")
    assert said[0] == "Not enough is known of it to give it a word."
