"""What is said of labels to look up, looked up and brought in."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.basis import Source
from reflective_app.domain.edits import check_label
from reflective_app.domain.findings import ItemFinding, findings
from reflective_app.domain.label_checks import NO_LABEL, bring_in_checks, carried
from reflective_app.wording import label_checks as words
from reflective_app.wording.reason import reason
from reflective_app.wording.standing import evidence_words
from tests.builders import DAY, a_set, an_assessment, an_item, labelled, rated


def check(label: str = "Label 1", by: str = "Data lead", item: str = "r") -> LabelCheck:
    return LabelCheck(item=item, label=label, checked_on=DAY, checked_by=by)


def looked_up(label: str, by: str = "Data lead") -> tuple[ItemFinding, Assessment]:
    assessment = check_label(check(label, by), rated("1"))
    return findings(assessment).of("r"), assessment


def test_without_a_role_the_council_checked_it_all_the_same() -> None:
    finding, _ = looked_up("Label 1", by=" ")
    assert evidence_words(finding) == ("Label 1", "Checked by the council on 22 November 2026")


@pytest.mark.parametrize(("role", "who"), [("Data lead", "Data lead, Oldshire"), (" ", "Oldshire")])
def test_a_label_that_another_council_looked_up_is_said_to_be_its(role: str, who: str) -> None:
    theirs = check(by=role).model_copy(update={"council": "Oldshire"})
    assessment = check_label(theirs, rated("1"))
    told = f"hecked on 22 November 2026 by {who}"
    assert evidence_words(findings(assessment).of("r")) == ("Label 1", f"C{told}")
    assert list(words.checked_lines(assessment)) == [f"R1 R: “Label 1”; c{told}"]


def test_where_the_guide_gives_no_label_that_is_what_is_said() -> None:
    finding, assessment = looked_up(NO_LABEL)
    told = "The guide gives no label; checked by the council on 22 November 2026 (Data lead)"
    assert evidence_words(finding) == ("Not recorded", told)
    assert reason(finding, findings(assessment), assessment) == (
        "First because only some families can get it; the guide gives it no label."
    )


def test_the_question_set_s_note_is_marked_as_older_than_the_check() -> None:
    noted: dict[str, Any] = {"note": "Label not seen"}
    before = rated("1", evidence=noted)
    after = check_label(check(), before)
    head, told = words.note_on_evidence(findings(before).of("r"))
    assert (head, told) == ("Note, not a label", "Label not seen")
    head, told = words.note_on_evidence(findings(after).of("r"))
    assert (head, told) == (
        "What the question set said before it was looked up",
        "Label not seen",
    )
    assert words.note_on_evidence(findings(rated("1")).of("r")) == ("", "")


def known(evidence: dict[str, Any] | None) -> str:
    question_set = a_set(an_item("r", evidence=evidence))
    return words.known_now(question_set.item("r"), question_set)


def test_what_is_known_now_is_said() -> None:
    assert known(None) == "In the question set: no label was seen."
    assert known({"note": "Good"}) == "In the question set: no label was seen."
    assert known(labelled("label-2", "reported")) == "In the question set: reported as “Label 2”."
    assert known(labelled("label-2")) == "In the question set: seen as “Label 2”."


def test_who_reports_a_label_is_named_with_the_address_as_text() -> None:
    evidence = labelled("label-2", "reported") | {"sources": ["web", "paper"]}
    question_set = a_set(an_item("r", evidence=evidence))
    sources = (
        Source(id="web", title="The Gazette", url="https://gazette.example/"),
        Source(id="paper", title="A letter"),
    )
    guide = question_set.guide.model_copy(update={"sources": sources})
    question_set = question_set.model_copy(update={"guide": guide})
    told = words.reporters(question_set.item("r"), question_set)
    assert told == "Reported by:\nThe Gazette: https://gazette.example/\nA letter"
    bare = a_set(an_item("r"))
    assert words.reporters(bare.item("r"), bare) == ""


def test_it_is_counted_how_many_are_left_to_look_up() -> None:
    question_set = a_set(
        an_item("r"), an_item("s"), an_item("t", evidence=labelled("label-1")), an_item("u")
    )
    assessment = an_assessment(question_set)
    assert words.look_up_words(assessment).startswith("For 3 of 4 recommendations the guide’s")
    assessment = check_label(check(), assessment)
    assert words.look_up_words(assessment).startswith("For 2 of 4 recommendations")
    for item in ("s", "u"):
        assessment = check_label(check(item=item), assessment)
    assert words.look_up_words(assessment).startswith("Every label that was not seen")


def test_where_every_label_was_seen_there_is_nothing_to_say() -> None:
    assessment = an_assessment(a_set(an_item("t", evidence=labelled("label-1"))))
    assert words.look_up_words(assessment) == ""


def test_every_check_is_listed_with_who_and_when() -> None:
    items = (an_item("r"), an_item("s"), an_item("t"), an_item("u"))
    checks = (check("Mixed", item="s"), check(NO_LABEL, "", item="u"), check("label-2"))
    told = list(words.checked_lines(an_assessment(a_set(*items), label_checks=checks)))
    on = "checked by the council on 22 November 2026"
    assert told == [
        f"R1 R: “Label 2”; {on} (Data lead)",
        f"R2 S: “Mixed” is not in this question set’s scale; {on} (Data lead)",
        f"R4 U: The guide gives no label; {on}",
    ]


def of(*checks: LabelCheck, **guide: Any) -> Assessment:
    question_set = a_set(an_item("r"), an_item("s"))
    changed = question_set.guide.model_copy(update=guide)
    question_set = question_set.model_copy(update={"guide": changed})
    return an_assessment(question_set, label_checks=checks)


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ({}, ""),
        ({"id": "b", "title": "Other Guide"}, "another guide, “Other Guide”"),
        ({"edition": "2031"}, "Labels may differ between editions, so nothing was brought in."),
    ],
)
def test_it_is_said_why_nothing_is_brought_in(guide: dict[str, Any], told: str) -> None:
    said = words.cannot_bring(of(check(), **guide), of())
    assert told in said if told else not said


def brought(theirs: Assessment, mine: Assessment) -> str:
    return " ".join(words.brought_words(carried(theirs, mine), theirs, mine))


def test_what_was_brought_in_kept_and_left_out_is_named() -> None:
    theirs = of(check(), check(item="s"))
    assert brought(theirs, of()) == "Brought in: “R” and “S”."
    assert brought(theirs, of(check("Mixed"))) == (
        "Brought in: “S”. Kept as here, where it is as new or newer: “R”."
    )
    smaller = an_assessment(a_set(an_item("r")))
    assert brought(theirs, smaller) == (
        "Brought in: “R”. Left out, as no recommendation of this question set: “S”."
    )
    assert brought(of(), of()) == "That file has no label that was looked up."
    again = brought(theirs, bring_in_checks(theirs, of()))
    assert again == "All that was looked up there is here already."


def test_a_file_of_another_council_is_pointed_out() -> None:
    profile = of().profile
    mine = of()
    for council, odd in (("newshire ", False), ("Oldshire", True)):
        theirs = mine.model_copy(
            update={"profile": profile.model_copy(update={"council": council})}
        )
        told = words.of_another_council(theirs, mine)
        assert bool(told) == odd
        assert ("print as checked by Oldshire, not by Newshire" in told) == odd
