"""The sample council: invented Newshire shows what the program can show, and claims no more."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflective_app.assets import shipped
from reflective_app.domain.assessment import (
    ActionStatus,
    AnswerState,
    Assessment,
    CellValue,
    Phase,
    Settled,
)
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.roadmap import all_drafts
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.sample import sample_assessment

SAMPLE = shipped("resources", "sample", "newshire.toml")

PROPER_WORDS = frozenset(
    {"Newshire", "English", "NHS", "Act", "Virtual", "School", "Tuesday", "Easter", "I"}
) | frozenset(f"{date(2026, month, 1):%B}" for month in range(1, 13))
"""The only words that may have a capital inside a sentence: none of them is anybody's name."""

AVOIDED = re.compile(
    r"\b(score|grade|audit|inspection|compliant|service user|client|customer|challenging|respite"
    r"|placement|stakeholder|robust|leverage|empower|best practice|hard to reach|LAC|SGO|CAO|CBT)",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def newshire() -> Assessment:
    return sample_assessment()


@pytest.fixture(scope="module")
def found(newshire: Assessment) -> Findings:
    return findings(newshire)


@pytest.fixture
def spoil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Let the program find a copy of its files in which one text of the sample is another."""

    def copied(*parts: str) -> Path:
        return tmp_path.joinpath(*parts)

    def spoil(old: str, new: str) -> None:
        text = SAMPLE.read_text("utf-8")
        assert old in text
        copied("resources", "sample").mkdir(parents=True)
        copied("resources", "sample", SAMPLE.name).write_text(text.replace(old, new), "utf-8")
        copied("questionnaires").mkdir()
        shutil.copy(shipped("questionnaires", "kinship-care.toml"), copied("questionnaires"))
        monkeypatch.setattr("reflective_app.storage.sample.shipped", copied)

    return spoil


def texts(value: object) -> Iterator[str]:
    """Every text that a person would read in a part of the sample's file."""
    if isinstance(value, str):
        yield value
    entries = value.values() if isinstance(value, dict) else ()
    for entry in value if isinstance(value, list) else entries:
        yield from texts(entry)


def said() -> tuple[str, ...]:
    """Every text of the sample that is more than one word of the file's own."""
    data: dict[str, Any] = tomllib.loads(SAMPLE.read_text("utf-8"))
    return tuple(text for text in texts(data) if " " in text)


def test_newshire_says_that_it_is_invented(newshire: Assessment) -> None:
    assert newshire.profile.council == "Newshire"
    assert "Newshire is invented" in newshire.profile.purpose


def test_the_sample_is_the_same_each_time_it_is_asked_for(newshire: Assessment) -> None:
    again = sample_assessment()
    assert again == newshire
    assert again.model_dump_json() == newshire.model_dump_json()


def test_every_id_in_the_sample_exists_and_every_answer_fits_its_question(
    newshire: Assessment,
) -> None:
    assert assessment_faults(newshire) == ()


def test_up_to_twelve_people_came_with_kinship_carers_among_them(newshire: Assessment) -> None:
    came = {person.role: person.count for person in newshire.participants}
    assert 10 <= sum(came.values()) <= 12
    assert came["Kinship carer"] > 1


def test_six_services_are_in_the_register_and_one_is_beyond_the_guide(
    newshire: Assessment, found: Findings
) -> None:
    assert len(newshire.services) == 6
    assert [s.id for s in found.beyond_the_guide] == ["education-advice"]


def test_the_only_service_for_a_recommendation_ends_in_march_2027(found: Findings) -> None:
    (ending,) = found.funding_ending
    assert ending.service.funded_until == date(2027, 3, 31)
    assert ending.item.kind is ItemKind.RECOMMENDATION


def test_the_grid_holds_every_kind_of_cell_and_some_blanks(newshire: Assessment) -> None:
    cells = [cell for row in newshire.grid.values() for cell in row.values()]
    assert {cell.value for cell in cells} == set(CellValue)
    assert all(cell.confirmed for cell in cells)
    for item in newshire.question_set.items:
        groups = newshire.question_set.groups_of(item)
        assert not groups or 0 < len(newshire.grid[item.id]) < len(groups)


def test_the_group_agreed_disagreed_did_not_know_and_left_some_undiscussed(
    newshire: Assessment,
) -> None:
    ladders = [q for item in newshire.question_set.items for q in item.ladder_questions]
    states = Counter(newshire.answer(question.id).state for question in ladders)
    assert states[AnswerState.NO_AGREEMENT] == 1
    assert states[AnswerState.NOT_APPLICABLE] == 1
    assert states[AnswerState.DONT_KNOW] >= 3
    assert states[AnswerState.NOT_DISCUSSED] in range(1, 4)
    assert states[AnswerState.AGREED] > len(ladders) // 2
    apart = [a for a in newshire.answers.values() if a.state is AnswerState.NO_AGREEMENT]
    assert all(answer.different_view for answer in apart)


def test_answers_were_settled_in_every_way_some_flagged_and_some_parked(
    newshire: Assessment,
) -> None:
    answers = newshire.answers.values()
    assert {answer.settled for answer in answers if answer.settled} == set(Settled)
    assert sum(answer.flagged for answer in answers) in (2, 3)
    assert len(newshire.parking) == 2
    tied = {point.question for point in newshire.parking if point.question}
    assert tied == {name for name, answer in newshire.answers.items() if answer.parked}
    assert len(tied) == 1


def test_the_lanes_tell_a_varied_story(found: Findings) -> None:
    lanes = {lane: [finding.item.id for finding in found.in_lane(lane)] for lane in Lane}
    assert lanes == {
        Lane.DUTY: [
            "reach-families",
            "review-and-consult",
            "publish-offer",
            "named-senior-manager",
            "legal-information",
        ],
        Lane.A: ["every-arrangement", "minoritised-ethnic-families", "navigation"],
        Lane.B: ["peer-support", "parenting-programmes"],
        Lane.C: ["allowances"],
        Lane.CONDITIONS: ["shaped-by-families"],
        Lane.FIND_OUT: ["carer-therapy"],
        Lane.KEEP: ["trusted-relationships"],
        Lane.NOT_NOW: [],
        Lane.NOT_APPLICABLE: [],
    }
    assert found.of("every-arrangement").holds_back == (found.of("navigation").item,)


def test_both_caps_are_at_work(found: Findings) -> None:
    assert found.of("allowances").position.caps == (Cap.ESSENTIAL,)
    assert found.of("parenting-programmes").position.caps == (Cap.GROUP,)


def test_some_words_are_provisional_and_some_could_be_others(found: Findings) -> None:
    review = found.of("review-and-consult")
    assert review.position.provisional
    assert (review.position.low, review.position.high) == (Word.NOT, Word.MOSTLY)
    navigation = found.of("navigation")
    assert (navigation.position.low, navigation.position.high) == (Word.PARTLY, Word.MOSTLY)


def test_families_missing_out_are_known_for_two_recommendations_only(found: Findings) -> None:
    missing = {finding.item.id: finding.families_missing for finding in found.items}
    known = {item: families for item, families in missing.items() if families is not None}
    assert known == {"navigation": 280, "parenting-programmes": 45}


def test_five_actions_stand_in_three_phases_and_differ_in_status(newshire: Assessment) -> None:
    actions = newshire.plan.actions
    assert len(actions) == 5
    assert {action.phase for action in actions} == set(Phase)
    assert {ActionStatus.ON_TRACK, ActionStatus.AT_RISK} < {action.status for action in actions}
    assert all(action.measure and action.baseline and action.due for action in actions)


def test_one_action_has_no_owner_and_one_waits_for_another(newshire: Assessment) -> None:
    actions = newshire.plan.actions
    assert sum(not action.owner for action in actions) == 1
    (waiting,) = (action for action in actions if action.depends_on)
    assert waiting.phase is Phase.NEXT


def test_each_draft_accepted_or_set_aside_was_on_offer_and_one_decision_is_asked_for(
    newshire: Assessment, found: Findings
) -> None:
    offered = {draft.id for draft in all_drafts(found, newshire)}
    accepted = {action.draft for action in newshire.plan.actions if action.draft}
    set_aside = newshire.plan.drafts_set_aside
    assert len(accepted) >= 2
    assert accepted | set_aside.keys() < offered
    assert [bool(why.reason) for why in set_aside.values()] == [True]
    assert len(newshire.plan.decisions_asked) == 1


def test_no_label_is_looked_up_and_none_is_seen(newshire: Assessment, found: Findings) -> None:
    assert newshire.label_checks == ()
    standings = {finding.label.standing for finding in found.items}
    assert standings <= {None, LabelStanding.REPORTED}


def test_no_sentence_claims_a_label_or_speaks_for_the_guide(newshire: Assessment) -> None:
    labels = [label.label.casefold() for label in newshire.question_set.evidence_labels]
    for text in said():
        told = text.casefold()
        assert "evidence" not in told, text
        assert "foundations" not in told, text
        assert "practice guide" not in told, text
        assert not any(label in told for label in labels), text


def test_people_appear_by_their_role_and_never_by_name() -> None:
    for text in said():
        for sentence in re.split(r"(?<=[.:?!])\s+|\n+", text):
            inside = re.findall(r"\b[A-Z]\w*", sentence.partition(" ")[2])
            assert set(inside) <= PROPER_WORDS, sentence
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr)\b", text), text


def test_it_is_written_in_the_words_of_the_field() -> None:
    for text in said():
        assert not AVOIDED.search(text), text


def test_notes_are_as_short_as_a_scribe_would_type_them(newshire: Assessment) -> None:
    boxes = ("have", "know", "next", "different_view", "barriers", "enablers", "note")
    for answer in newshire.answers.values():
        for box in boxes:
            assert len(getattr(answer, box)) <= 140, getattr(answer, box)


def test_a_sample_that_is_not_whole_is_refused_with_what_to_do(
    spoil: Callable[[str, str], None],
) -> None:
    spoil("[profile]", "[profile")
    with pytest.raises(UnreadableFileError, match="Install the program again"):
        sample_assessment()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('council = "Newshire"', 'council = ""', "profile.council"),
        ('disabled-carers = "some"', 'disabled-carers = "perhaps"', "disabled-carers"),
        ('older-carers = "some"', "older-carers = 1", "older-carers"),
        ("[answers.offer-published]", "[answers.offer-printed]", "answers.offer-printed"),
        ("rung = 0", "rung = 4", "answers.offer-routes"),
    ],
)
def test_a_record_that_does_not_fit_is_named(
    spoil: Callable[[str, str], None], old: str, new: str, where: str
) -> None:
    spoil(old, new)
    with pytest.raises(UnreadableFileError) as refused:
        sample_assessment()
    assert any(where in problem.where for problem in refused.value.problems)


def test_a_sample_that_is_missing_is_said_to_be(
    spoil: Callable[[str, str], None], tmp_path: Path
) -> None:
    spoil("[profile]", "[profile]")
    (tmp_path / "resources" / "sample" / SAMPLE.name).unlink()
    with pytest.raises(UnreadableFileError, match="no such file"):
        sample_assessment()
