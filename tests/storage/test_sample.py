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
from reflective_app.domain.assessment import AnswerState, Assessment, CellValue, Settled
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.kinds import ItemKind, Measures, QuestionKind
from reflective_app.domain.offer import families, services_for
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import ActionStatus, Phase
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.register import ServiceStatus
from reflective_app.domain.roadmap import DraftKind, all_drafts
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


def test_twelve_services_are_in_the_register_and_half_are_beyond_the_guide(
    newshire: Assessment, found: Findings
) -> None:
    statuses = Counter(service.status for service in newshire.services)
    assert statuses == {
        ServiceStatus.RUNNING: 10,
        ServiceStatus.ENDING: 1,
        ServiceStatus.PLANNED: 1,
    }
    assert {service.id for service in found.beyond_the_guide} == {
        "education-advice",
        "tuesday-group",
        "family-meetings",
        "setting-up-grants",
        "family-time",
        "childrens-therapy",
    }


def test_no_service_is_said_to_run_beside_a_recommendation_that_is_not_in_place(
    found: Findings,
) -> None:
    for finding in found.items:
        if finding.item.kind is ItemKind.RECOMMENDATION:
            assert finding.word is not Word.NOT or not finding.services


def test_nobody_whom_a_service_for_the_whole_area_takes_is_said_to_get_nothing(
    newshire: Assessment,
) -> None:
    for item in newshire.question_set.items:
        for service in services_for(item.id, newshire):
            cells = {newshire.confirmed(item.id, group) for group in service.groups}
            assert CellValue.NO not in cells, service.id


def test_no_more_families_are_reached_than_could_be_or_than_the_services_counted(
    newshire: Assessment,
) -> None:
    for item in newshire.question_set.items:
        reached = families(item, Measures.REACHED, newshire)
        eligible = families(item, Measures.ELIGIBLE, newshire)
        counted = [service.reached or 0 for service in services_for(item.id, newshire)]
        assert reached is None or eligible is None or reached <= eligible, item.id
        assert not counted or max(counted) <= (reached or 0) <= sum(counted), item.id


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
    assert states[AnswerState.DONT_KNOW] in range(5, 11)
    assert states[AnswerState.AGREED] > len(ladders) * 4 // 5
    apart = [a for a in newshire.answers.values() if a.state is AnswerState.NO_AGREEMENT]
    assert all(answer.different_view for answer in apart)


def test_the_room_ran_out_of_time_on_one_item_and_parked_one_question(
    newshire: Assessment, found: Findings
) -> None:
    left = {
        item.id: [q.id for q in found.of(item.id).position.asked_in(AnswerState.NOT_DISCUSSED)]
        for item in newshire.question_set.items
    }
    assert {item: questions for item, questions in left.items() if questions} == {
        "review-and-consult": ["consult-who"],
        "ready-disabled-older": ["carer-adjustments", "carer-later-plan"],
    }
    assert newshire.answer("consult-who").parked


def test_more_than_half_of_the_questions_without_sentences_were_answered_in_words(
    newshire: Assessment,
) -> None:
    asked = [
        question
        for item in newshire.question_set.items
        for question in item.questions
        if question.kind is QuestionKind.TEXT
    ]
    answered = [q for q in asked if newshire.answer(q.id).state is AnswerState.AGREED]
    assert len(asked) // 2 < len(answered) < len(asked)


def test_a_scribe_wrote_how_the_group_knows_whatever_is_mostly_in_place_or_better(
    newshire: Assessment, found: Findings
) -> None:
    for finding in found.items:
        for reading in finding.position.readings:
            if reading.share is not None and 2 * reading.share > 1:
                assert newshire.answer(reading.question.id).know, reading.question.id


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
            "virtual-school",
            "publish-offer",
            "guardianship-support",
            "named-senior-manager",
            "legal-information",
        ],
        Lane.A: [
            "every-arrangement",
            "minoritised-ethnic-families",
            "ready-partners",
            "ready-together",
            "navigation",
        ],
        Lane.B: ["peer-support", "ready-money", "parenting-programmes"],
        Lane.C: ["allowances"],
        Lane.CONDITIONS: [
            "ready-leadership",
            "ready-workforce",
            "ready-data",
            "shaped-by-families",
        ],
        Lane.FIND_OUT: ["ready-disabled-older"],
        Lane.KEEP: ["family-group-meeting", "trusted-relationships"],
        Lane.NOT_NOW: ["carer-therapy"],
        Lane.NOT_APPLICABLE: [],
    }


def test_what_holds_navigation_or_the_course_back_is_to_be_done_first(found: Findings) -> None:
    navigation, course = found.of("navigation").item, found.of("parenting-programmes").item
    held_back = {finding.item.id: finding.holds_back for finding in found.items}
    assert {item: others for item, others in held_back.items() if others} == {
        "every-arrangement": (navigation,),
        "minoritised-ethnic-families": (navigation, course),
        "ready-partners": (navigation,),
        "ready-together": (navigation, course),
        "peer-support": (course,),
        "ready-money": (course,),
    }


def test_every_word_for_a_position_but_one_has_an_item(found: Findings) -> None:
    words = {finding.word for finding in found.items}
    assert words == set(Word) - {Word.DOES_NOT_APPLY}


def test_both_caps_are_at_work(found: Findings) -> None:
    caps = {finding.item.id: finding.position.caps for finding in found.items}
    assert {item: held for item, held in caps.items() if held} == {
        "allowances": (Cap.ESSENTIAL,),
        "parenting-programmes": (Cap.GROUP,),
    }


def test_some_words_are_provisional_and_some_could_be_others(found: Findings) -> None:
    ranges = {
        finding.item.id: (finding.position.low, finding.position.high)
        for finding in found.items
        if finding.position.provisional
    }
    assert ranges == {
        "review-and-consult": (Word.NOT, Word.PARTLY),
        "legal-information": (Word.PARTLY, Word.MOSTLY),
        "minoritised-ethnic-families": (Word.NOT, Word.PARTLY),
        "carer-therapy": (Word.NOT, Word.PARTLY),
    }


def test_therapy_waits_for_health_partners_with_a_day_to_look_again(
    newshire: Assessment, found: Findings
) -> None:
    therapy = found.of("carer-therapy")
    assert therapy.set_aside is not None
    assert "health" in therapy.set_aside.reason
    assert therapy.set_aside.look_again is not None
    asking = [action for action in newshire.plan.actions if "carer-therapy" in action.items]
    assert asking
    assert all(action.due and action.due < therapy.set_aside.look_again for action in asking)


def test_families_missing_out_are_known_for_two_recommendations_only(found: Findings) -> None:
    missing = {finding.item.id: finding.families_missing for finding in found.items}
    known = {item: families for item, families in missing.items() if families is not None}
    assert known == {"navigation": 280, "parenting-programmes": 45}


def test_ten_actions_stand_in_three_phases_and_differ_in_status(newshire: Assessment) -> None:
    actions = newshire.plan.actions
    assert len(actions) == 10
    assert {action.phase for action in actions} == set(Phase)
    assert {ActionStatus.ON_TRACK, ActionStatus.AT_RISK} < {action.status for action in actions}
    assert all(action.measure and action.baseline and action.due for action in actions)
    assert all(action.start and action.due and action.start < action.due for action in actions)


def test_each_action_falls_due_in_its_phase(newshire: Assessment) -> None:
    ends = {
        Phase.NOW: (date(2026, 11, 22), date(2027, 5, 22)),
        Phase.NEXT: (date(2027, 5, 22), date(2028, 5, 22)),
        Phase.LATER: (date(2028, 5, 22), date(2029, 11, 22)),
    }
    for action in newshire.plan.actions:
        first, last = ends[phases(newshire.plan.actions)[action.id]]
        assert action.due is not None
        assert first < action.due <= last, action.id


def test_one_action_has_no_owner_and_one_waits_for_others(newshire: Assessment) -> None:
    actions = {action.id: action for action in newshire.plan.actions}
    assert sum(not action.owner for action in actions.values()) == 1
    (waiting,) = (action for action in actions.values() if action.depends_on)
    assert waiting.phase is Phase.NEXT
    for name in waiting.depends_on:
        due, start = actions[name].due, waiting.start
        assert due is not None
        assert start is not None
        assert due < start


def test_each_draft_accepted_or_set_aside_was_on_offer_and_two_decisions_are_asked_for(
    newshire: Assessment, found: Findings
) -> None:
    offered = {draft.id: draft for draft in all_drafts(found, newshire)}
    accepted = {draft for action in newshire.plan.actions for draft in action.drafts}
    set_aside = newshire.plan.drafts_set_aside
    assert len(accepted) == len(newshire.plan.actions)
    assert accepted | set_aside.keys() < offered.keys()
    kinds = {draft.kind for name, draft in offered.items() if name in accepted}
    assert kinds == {DraftKind.SUGGESTED, DraftKind.FIND_OUT}
    assert [bool(why.reason) for why in set_aside.values()] == [True]
    assert len(newshire.plan.decisions_asked) == 2


def test_an_accepted_draft_stands_for_the_item_that_it_was_drafted_for(
    newshire: Assessment, found: Findings
) -> None:
    drafted_for = {draft.id: draft.item.id for draft in all_drafts(found, newshire)}
    for action in newshire.plan.actions:
        assert action.drafts, action.id
        for draft in action.drafts:
            assert drafted_for[draft] in action.items, action.id


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
