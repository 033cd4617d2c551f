"""Texts that the rules make, and what the council wrote in place of one."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import edit_text, place_at
from reflective_app.domain.findings import findings
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.texts import MONEY, SUMMARY, reason_key
from reflective_app.wording.edited import EDITED, Editable, editable
from tests.builders import an_action, labelled, rated
from tests.reports.said import text

OURS = "We reach half of our families, and know which."


def texts(assessment: Assessment) -> dict[str, Editable]:
    return {each.key: each for each in editable(findings(assessment), assessment)}


def council() -> Assessment:
    assessment = rated("1, 1", evidence=labelled("label-1"))
    return add_action(an_action("pay", items=("r",), cost="£500"), assessment)


def edited(key: str, assessment: Assessment, words: str = OURS) -> Assessment:
    return edit_text(key, words, texts(assessment)[key].made, assessment)


def test_the_summary_the_reasons_and_the_money_can_be_written_anew() -> None:
    assert list(texts(council())) == [SUMMARY, reason_key("r"), MONEY]
    assert not any(each.edited for each in texts(council()).values())


def test_an_edit_is_printed_in_place_of_the_rule_and_marked_as_edited() -> None:
    for key, kind in ((SUMMARY, "gap-report"), (reason_key("r"), "gap-report"), (MONEY, "roadmap")):
        before = council()
        made = texts(before)[key].made
        told = text(kind, edited(key, before))
        assert f"{OURS} {EDITED}" in told
        assert made in text(kind, before)
        assert EDITED not in text(kind, before)


def test_a_reason_that_was_edited_is_so_wherever_it_is_a_priority() -> None:
    told = text("gap-report", edited(reason_key("r"), council()))
    assert told.count(f"{OURS} {EDITED}") == 2


def test_an_edit_outlives_new_answers_and_is_said_to_be_behind_them() -> None:
    after = place_at("r-1", 0, edited(SUMMARY, council()))
    after = place_at("r-2", 3, place_at("r-1", 3, after))
    assert f"{OURS} {EDITED}" in text("gap-report", after)
    assert texts(after)[SUMMARY].behind
    assert not texts(edited(SUMMARY, council()))[SUMMARY].behind


def test_nothing_written_or_the_words_of_the_rules_takes_an_edit_back() -> None:
    assessment = edited(SUMMARY, council())
    assert edited(SUMMARY, assessment, "  ").texts == {}
    assert edited(SUMMARY, assessment, texts(assessment)[SUMMARY].made).texts == {}


def test_what_the_method_works_out_is_left_as_it_is() -> None:
    assessment = edited(reason_key("r"), council())
    assert findings(assessment) == findings(council())


def test_an_edit_that_no_document_prints_now_is_shown_so_that_it_can_be_taken_back() -> None:
    assessment = edited(MONEY, council())
    plan = assessment.plan.model_copy(update={"actions": ()})
    without = assessment.model_copy(update={"plan": plan})
    kept = texts(without)[MONEY]
    assert (kept.name, kept.text, kept.edited) == ("Money (not printed now)", OURS, True)
    assert MONEY not in texts(edit_text(MONEY, "", "", without))
