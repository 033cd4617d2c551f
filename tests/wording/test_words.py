"""The names of things, and the short notes that stand beside them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest

from reflective_app.domain.assessment import (
    AnswerState,
    Assessment,
    CellValue,
    LabelCheck,
    Settled,
    Sure,
)
from reflective_app.domain.confidence import Level, Tick
from reflective_app.domain.edits import check_label, settle
from reflective_app.domain.findings import ItemFinding, Lane, findings
from reflective_app.domain.guide import Guide
from reflective_app.domain.kinds import Axis, Completeness, ItemKind, Standing, Status
from reflective_app.domain.plan import ActionStatus, NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.domain.position import Cap
from reflective_app.domain.register import ServiceStatus
from reflective_app.wording import standing, words
from reflective_app.wording.confidence import CONFIDENCE, TICK_NAMES, TICKS
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


def found(assessment: Assessment, item_id: str = "r") -> ItemFinding:
    return findings(assessment).of(item_id)


def of(codes: str, cells: str = "", **more: Any) -> ItemFinding:
    return found(rated(codes, cells, **more))


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (words.STATES, AnswerState),
        (words.SETTLED, Settled),
        (words.SURE, Sure),
        (words.CELLS, CellValue),
        (words.SERVICE_STATUS, ServiceStatus),
        (words.ACTION_STATUS, ActionStatus),
        (words.KINDS, ItemKind),
        (words.STANDINGS, Standing),
        (words.COMPLETENESS, Completeness),
        (words.LANES, Lane),
        (standing.HELD_BY, Cap),
        (TICKS, Tick),
        (TICK_NAMES, Tick),
        (CONFIDENCE, Level),
    ],
)
def test_everything_has_a_name_of_its_own(names: dict[Any, Any], kind: type[StrEnum]) -> None:
    assert set(names) == set(kind)
    given = [name for name in names.values() if name]
    assert len(set(given)) == len(given)


def test_only_low_confidence_warns() -> None:
    warned = [level for level, warning in CONFIDENCE.items() if warning]
    assert warned == [Level.LOW]
    assert CONFIDENCE[Level.LOW] == "Check before committing money"


def test_beyond_the_guide_offers_four_ways_on_and_never_to_cut() -> None:
    for way in ("keep and monitor", "evaluate", "adapt", "review"):
        assert way in words.BEYOND_THE_GUIDE
    assert "cut" not in words.BEYOND_THE_GUIDE
    assert "no evidence that it fails" in words.BEYOND_THE_GUIDE


# The guide


def guide(**more: object) -> Guide:
    return a_set().guide.model_copy(update=more)


def test_a_guide_is_named_by_its_month_else_by_its_edition() -> None:
    assert words.guide_line(guide(published=DAY)) == "Invented Guide, guide of November 2026"
    assert words.guide_line(guide()) == "Invented Guide, edition 2026"


@pytest.mark.parametrize(
    ("status", "completeness", "said"),
    [
        ("announced", "outline", "Announced"),
        ("published", "full", "The whole guide"),
        ("published", "partial", "Part of the guide"),
        ("published", "outline", "Draft set"),
    ],
)
def test_a_set_says_what_can_be_done_with_it(status: str, completeness: str, said: str) -> None:
    assert words.guide_status(guide(status=Status(status), completeness=completeness)) == said


def test_a_question_in_a_list_has_no_mark() -> None:
    question = a_set(an_item("r", 1)).question("r-1")
    assert words.short_name(question) == "r-1"


@pytest.mark.parametrize(
    ("rungs", "rung", "said"),
    [
        (4, 0, "Not in place"),
        (4, 3, "Fully in place"),
        (5, 0, "Step 0 of 4"),
        (3, 2, "Step 2 of 2"),
    ],
)
def test_a_rung_has_a_word_on_a_ladder_of_four_and_a_step_on_others(
    rungs: int, rung: int, said: str
) -> None:
    question = a_set(an_item("r", [a_question("r-1", rungs=rungs)])).question("r-1")
    assert words.answer_words(question, rung) == said


# The position


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("3, 3", ""),
        ("3, 3, 3, ?", "Once all is settled: mostly or fully in place"),
        ("?, ?", "Once all is settled: anything from not to fully in place"),
        ("n/a", ""),
    ],
)
def test_a_range_is_said_where_its_ends_differ(codes: str, said: str) -> None:
    assert standing.range_words(of(codes)) == said


@pytest.mark.parametrize(
    ("codes", "label", "said"),
    [
        ("0, 0", 1, "A in every case"),
        ("3, 3", 1, "Keep in every case"),
        ("3, 3, 3, ?", 1, "B or keep"),
        ("?, ?", 2, "A, B, C or keep"),
        ("n/a", 1, ""),
    ],
)
def test_robustness_says_what_the_band_depends_on(codes: str, label: int, said: str) -> None:
    assert standing.robustness(of(codes, evidence=labelled(f"label-{label}"))) == said


def test_only_recommendations_are_robust() -> None:
    assert standing.robustness(of("0", kind="duty")) == ""


# The evidence


@pytest.mark.parametrize(
    ("origin", "in_force", "said"),
    [
        ("law", "yes", "Must do"),
        ("law", "not-yet", "Check whether it is in force"),
        ("law", "unconfirmed", "Check whether it is in force"),
        ("law", None, "Check whether it is in force"),
        ("statutory-guidance", "yes", "Expected by guidance"),
        ("statutory-guidance", "unconfirmed", "Check whether it is in force"),
        ("statutory-guidance", "not-yet", "Check whether it is in force"),
        ("guide", "yes", "Expected by guidance"),
    ],
)
def test_only_law_in_force_must_be_done(origin: str, in_force: str | None, said: str) -> None:
    finding = of("0", kind="duty", origin=origin, in_force=in_force)
    assert standing.duty_words(finding.item) == said
    assert standing.evidence_words(finding) == (said, "")


def checked(label: str) -> ItemFinding:
    check = LabelCheck(item="r", label=label, checked_on=DAY, checked_by="Research lead")
    return found(check_label(check, rated("1")))


@pytest.mark.parametrize(
    ("finding", "label", "note"),
    [
        (of("1", evidence=labelled("label-1")), "Label 1", "Seen in the guide"),
        (
            of("1", evidence=labelled("label-1", "reported")),
            "Label 1",
            "Reported, not checked in the guide",
        ),
        (
            checked("label-2"),
            "Label 2",
            "Checked by the council on 22 November 2026 (Research lead)",
        ),
        (of("1"), "Not recorded", "Look it up in the published guide"),
        (of("2, 2, ?"), "Not recorded", "Look it up in the published guide"),
        (of("?"), "Not recorded", "Look it up in the published guide"),
        (of("3"), "Not recorded", "Look it up in the published guide"),
        (
            checked("Mixed"),
            "Not recorded",
            "“Mixed” is not in this question set’s scale; "
            "checked by the council on 22 November 2026 (Research lead)",
        ),
    ],
)
def test_a_label_comes_with_how_it_is_known(finding: ItemFinding, label: str, note: str) -> None:
    assert standing.evidence_words(finding) == (label, note)


@pytest.mark.parametrize(
    ("needed_by", "note"),
    [
        (0, ""),
        (1, "Do this first: A-1 depends on it"),
        (2, "Do this first: A-1 and A-2 depend on it"),
    ],
)
def test_a_principle_is_named_for_what_it_is_and_for_what_needs_it(
    needed_by: int, note: str
) -> None:
    names = [f"a-{n}" for n in range(1, needed_by + 1)]
    items = [an_item(name, 1, enabled_by=["p"]) for name in names]
    assessment = an_assessment(a_set(an_item("p", 1, kind="principle"), *items))
    for name in ("p", *names):
        assessment = answered(assessment, name, "0")
    assert standing.evidence_words(found(assessment, "p")) == ("Principle", note)


# Who misses out


@pytest.mark.parametrize(
    ("cells", "at_most", "said"),
    [
        ("yes, yes", 3, ""),
        ("no, yes", 3, "Group 1"),
        ("no, no, no", 3, "Group 1, Group 2 and Group 3"),
        ("no, no, no, no", 3, "Group 1, Group 2 and 2 more"),
        ("no, no, no", 1, "3 more"),
    ],
)
def test_groups_that_miss_out_are_named_up_to_a_number(cells: str, at_most: int, said: str) -> None:
    assert standing.groups_words(of("1", cells), at_most) == said


def test_the_two_kinds_of_group_are_named_apart() -> None:
    assessment = rated("1", "no, no, no")
    groups = list(assessment.question_set.family_groups)
    groups[1] = groups[1].model_copy(update={"axis": Axis.EQUITY})
    both = assessment.question_set.model_copy(update={"family_groups": tuple(groups)})
    finding = found(assessment.model_copy(update={"question_set": both}))
    assert standing.groups_words(finding) == "Group 1 and Group 3; Group 2"


@pytest.mark.parametrize(
    ("eligible", "said"),
    [
        (None, "Number of families not known"),
        (0, "No family known to miss out"),
        (1, "1 family misses out"),
        (1280, "1,280 families miss out"),
    ],
)
def test_families_who_miss_out_are_counted_or_said_not_to_be_known(
    eligible: int | None, said: str
) -> None:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    assessment = an_assessment(a_set(an_item("r", [a_question("r-1"), *counts])))
    if eligible is not None:
        assessment = counted(assessment, eligible=eligible, reached=0)
    assert standing.families_words(found(assessment)) == said


# What stands beside a word, a label and a level


@pytest.mark.parametrize(
    ("codes", "cells", "said"),
    [
        ("1", "", ""),
        ("1*, 1", "", ""),
        ("1*, 3, 3, 3", "", "held down from mostly in place"),
        ("3, 3", "some, yes", "held down from fully in place"),
    ],
)
def test_what_is_held_down_says_from_which_word(codes: str, cells: str, said: str) -> None:
    assert standing.held_down_words(of(codes, cells)) == said


def test_what_is_set_aside_says_what_held_it_down_as_its_reason_does_not() -> None:
    assessment = set_aside("r", NotNow(reason="Later"), rated("1*, 3, 3, 3", "no, yes"))
    assert standing.held_down_words(found(assessment)) == (
        "held down from mostly in place by an essential part that is not there yet"
    )
    assessment = set_aside("r", NotNow(reason="Later"), rated("1*, 3, 3, 3, 3, 3, 3", "no, yes"))
    assert standing.held_down_words(found(assessment)).endswith(
        " by an essential part that is not there yet and family groups that do not get it"
    )


@pytest.mark.parametrize(
    ("codes", "evidence", "said"),
    [
        ("1", "label-1", "Band A in every case"),
        ("3, 3", "label-1", "To be kept in every case"),
        ("2, ?", "label-1", "Band B now; A or B once all is settled"),
        ("1", None, "Band A, B or C, depending on its label"),
        ("2, ?", None, "Band B or C now, depending on its label; A, B or C once all is settled"),
        ("?, ?", None, "Band A, B, C or keep once all is settled"),
    ],
)
def test_a_band_is_said_for_now_and_for_all_that_is_open_in_one_sentence(
    codes: str, evidence: str | None, said: str
) -> None:
    assert standing.band_note(of(codes, evidence=labelled(evidence) if evidence else None)) == said


def test_what_a_reported_label_leaves_open_waits_for_a_look_into_the_guide() -> None:
    reported = labelled("label-1", "reported")
    assert standing.band_note(of("1", evidence=reported)) == (
        "Band A now; A, B or C once its label is checked"
    )
    assert standing.band_note(of("2, ?", evidence=reported)).endswith(
        " once its label is checked and all is settled"
    )


@pytest.mark.parametrize(
    ("codes", "settled", "said"),
    [
        ("1, 1", True, "2 of 2 answered"),
        ("1, 1", False, "2 of 2 answered. Missing: how answers were settled (not recorded)"),
        (
            "3, ?",
            False,
            "1 of 2 answered. Missing: enough answered, how answers were settled (not recorded) "
            "and how we know. Check before committing money",
        ),
        ("n/a", False, ""),
    ],
)
def test_a_level_of_confidence_names_the_tick_that_is_missing(
    codes: str, settled: bool, said: str
) -> None:
    assessment = rated(codes)
    for number in range(1, len(codes.split(",")) + 1) if settled else ():
        assessment = settle(f"r-{number}", Settled.UNANIMOUS, assessment)
    assert standing.confidence_note(found(assessment)) == said
