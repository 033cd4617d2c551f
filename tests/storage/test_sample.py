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
from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import AnswerState, Assessment, CellValue, Settled
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.confidence import Level, Tick
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.kinds import ItemKind, Measures, QuestionKind
from reflective_app.domain.offer import families, is_override, named_for, services_for, suggestion
from reflective_app.domain.phases import by_rule, phases, placed_early, rated
from reflective_app.domain.picks import tally
from reflective_app.domain.plan import Action, ActionStatus, Ease, Phase
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.projection import projected
from reflective_app.domain.register import Evaluation, Service, ServiceStatus, WayOn
from reflective_app.domain.roadmap import DraftKind, aims_of, all_drafts
from reflective_app.domain.second_look import LookKind, second_look
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


def service_of(service_id: str, newshire: Assessment) -> Service:
    """The service of this id."""
    (service,) = (service for service in newshire.services if service.id == service_id)
    return service


def action_of(action_id: str, newshire: Assessment) -> Action:
    """The action of this id."""
    (action,) = (action for action in newshire.plan.actions if action.id == action_id)
    return action


def counts(fact_id: str, newshire: Assessment) -> list[int]:
    """The numbers of a fact of the local picture."""
    (fact,) = (fact for fact in newshire.local_picture if fact.id == fact_id)
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", fact.value)]


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


def test_what_services_cost_is_known_for_most_and_one_costs_nothing(newshire: Assessment) -> None:
    costs = [service.cost for service in newshire.services]
    assert sum(cost is not None for cost in costs) > len(costs) // 2
    assert None in costs
    assert [service.id for service in newshire.services if service.cost == 0] == ["tuesday-group"]


def test_services_are_evaluated_in_every_way_and_of_some_nobody_said(newshire: Assessment) -> None:
    assert {service.evaluation for service in newshire.services} == {None, *Evaluation}


def test_core_components_are_ticked_where_a_service_serves_a_recommendation_that_has_them(
    newshire: Assessment,
) -> None:
    delivered: Counter[str] = Counter()
    for service in newshire.services:
        parts = {
            part.id
            for name in service.recommendations
            for part in newshire.question_set.item(name).core_components
        }
        assert set(service.components) <= parts, service.id
        delivered.update(service.components)
    assert set(delivered.values()) == {1}
    course = service_of("parenting-course", newshire)
    designed = newshire.question_set.item("parenting-programmes").core_components
    assert 0 < len(course.components) < len(designed)


def test_beyond_the_guide_each_way_on_was_chosen_and_one_service_waits_for_one(
    found: Findings,
) -> None:
    ways = {service.id: service.way_on for service in found.beyond_the_guide}
    assert set(ways.values()) == {None, *WayOn}
    assert [name for name, way in ways.items() if way is None] == ["education-advice"]


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


def test_no_more_families_are_reached_than_services_counted_or_than_could_be_unless_asked_again(
    newshire: Assessment, found: Findings
) -> None:
    asked_again = {
        look.item.id
        for look in second_look(found, newshire)
        if look.kind is LookKind.MORE_REACHED and look.item
    }
    assert asked_again == {"carer-therapy"}
    for item in newshire.question_set.items:
        reached = families(item, Measures.REACHED, newshire)
        eligible = families(item, Measures.ELIGIBLE, newshire)
        counted = [service.reached or 0 for service in services_for(item.id, newshire)]
        if item.id not in asked_again:
            assert reached is None or eligible is None or reached <= eligible, item.id
        assert not counted or max(counted) <= (reached or 0) <= sum(counted), item.id


def test_the_only_service_for_a_recommendation_ends_in_march_2027(found: Findings) -> None:
    (ending,) = found.funding_ending
    assert ending.service.funded_until == date(2027, 3, 31)
    assert ending.item.kind is ItemKind.RECOMMENDATION


def test_the_local_picture_has_eight_facts_each_with_source_and_date(newshire: Assessment) -> None:
    assert len(newshire.local_picture) == 8
    for fact in newshire.local_picture:
        assert fact.value, fact.id
        assert fact.source, fact.id
        assert fact.date is not None, fact.id
        assert fact.date <= newshire.profile.date, fact.id


def test_the_arrangements_of_the_local_picture_add_up_to_the_families_that_navigation_is_for(
    newshire: Assessment,
) -> None:
    whole = "children-all"
    parts = [
        counts(fact.id, newshire)
        for fact in newshire.local_picture
        if fact.id.startswith("children-") and fact.id != whole
    ]
    assert counts(whole, newshire) == [sum(column) for column in zip(*parts, strict=True)]
    navigation = newshire.question_set.item("navigation")
    assert counts(whole, newshire)[1] == families(navigation, Measures.ELIGIBLE, newshire)


def test_what_is_spent_and_who_is_paid_agree_with_the_register(newshire: Assessment) -> None:
    paid = services_for("allowances", newshire)
    assert counts("spend-allowances", newshire) == [sum(service.cost or 0 for service in paid)]
    reached = {service.id: service.reached or 0 for service in paid}
    assert reached["fostering-allowance"] == counts("children-foster", newshire)[1]
    assert reached["guardianship-payments"] < counts("children-guardianship", newshire)[1]
    allowances = newshire.question_set.item("allowances")
    assert sum(reached.values()) == families(allowances, Measures.REACHED, newshire)


def test_families_of_both_navigation_services_are_counted_once(newshire: Assessment) -> None:
    line, navigators = (service_of(name, newshire) for name in ("support-line", "navigators"))
    both = re.search(r"(\d+) of the families also rang the line", navigators.source)
    assert both is not None
    assert line.reached is not None
    assert navigators.reached is not None
    once = line.reached + navigators.reached - int(both[1])
    navigation = newshire.question_set.item("navigation")
    assert families(navigation, Measures.REACHED, newshire) == once


def test_sums_and_numbers_of_the_roadmap_are_those_of_the_register_and_the_local_picture(
    newshire: Assessment,
) -> None:
    course = service_of("parenting-course", newshire).cost
    assert action_of("parenting-money", newshire).cost == f"£{course:,} a year"
    guardians = counts("children-guardianship", newshire)[1]
    assert action_of("guardians-letter", newshire).measure.endswith(f"all {guardians}")


def test_the_grid_holds_every_kind_of_cell_and_some_blanks(newshire: Assessment) -> None:
    cells = [cell for row in newshire.grid.values() for cell in row.values()]
    assert {cell.value for cell in cells} == set(CellValue)
    assert all(cell.confirmed for cell in cells)
    for item in newshire.question_set.items:
        groups = newshire.question_set.groups_of(item)
        assert not groups or 0 < len(newshire.grid[item.id]) < len(groups)


def test_most_cells_are_confirmed_and_some_wait_with_what_the_register_suggests(
    newshire: Assessment,
) -> None:
    waiting: Counter[tuple[str, CellValue]] = Counter()
    cells = confirmed = 0
    for item in newshire.question_set.items:
        if item.kind is not ItemKind.RECOMMENDATION:
            continue
        for group in newshire.question_set.groups_of(item):
            cells += 1
            suggested = suggestion(item.id, group.id, newshire)
            if newshire.confirmed(item.id, group.id) is not None:
                confirmed += 1
            elif suggested is not None:
                waiting[item.id, suggested] += 1
    assert waiting == {
        ("navigation", CellValue.YES): 1,
        ("parenting-programmes", CellValue.YES): 2,
        ("carer-therapy", CellValue.SOME): 1,
    }
    assert 3 * confirmed > 2 * cells


def test_one_cell_says_another_thing_than_the_register_suggests(newshire: Assessment) -> None:
    cells = {
        (item, group): cell for item, row in newshire.grid.items() for group, cell in row.items()
    }
    assert [at for at in cells if is_override(*at, newshire)] == [
        ("allowances", "special-guardianship")
    ]
    assert [at for at, cell in cells.items() if cell.overridden] == [
        ("allowances", "special-guardianship")
    ]


def test_a_service_that_is_only_planned_suggests_some(newshire: Assessment) -> None:
    (planned,) = named_for("carer-therapy", newshire)
    assert planned.status is ServiceStatus.PLANNED
    for group in planned.groups:
        assert suggestion("carer-therapy", group, newshire) is CellValue.SOME


def test_on_eight_questions_twelve_people_picked_twice_in_groups_of_three_or_more(
    newshire: Assessment,
) -> None:
    people = sum(person.count for person in newshire.participants)
    assert len(newshire.picks) == 8
    for name, rounds in newshire.picks.items():
        assert len(rounds) == 2, name
        for round_ in rounds:
            sizes = [sum(pick.counts) + pick.dont_know + pick.not_mine for pick in round_]
            assert sum(sizes) == people, name
            assert min(sizes) >= 3, name
            assert all(pick.respondent is None for pick in round_), name
        assert rounds[0] != rounds[1], name
    every = [pick for rounds in newshire.picks.values() for round_ in rounds for pick in round_]
    assert any(pick.dont_know for pick in every)
    assert any(pick.not_mine for pick in every)


def test_what_was_agreed_is_what_the_last_round_of_picks_showed(newshire: Assessment) -> None:
    for name, rounds in newshire.picks.items():
        last, answer = tally(rounds[-1]), newshire.answer(name)
        picked = [rung for rung, count in enumerate(last) for _ in range(count)]
        if answer.state is AnswerState.NO_AGREEMENT:
            assert {answer.low, answer.high} < set(picked), name
            continue
        assert answer.rung == picked[(len(picked) - 1) // 2], name
        assert (answer.settled is Settled.UNANIMOUS) == (len(set(picked)) == 1), name


def test_the_picks_lie_close_but_for_one_question_that_is_split_and_one_that_is_mixed(
    newshire: Assessment,
) -> None:
    asked = {name: newshire.question_set.question(name) for name in newshire.picks}
    spreads = {name: spread_of(question, newshire) for name, question in asked.items()}
    assert spreads.pop("navigation-who-can-ask") is Spread.SPLIT
    assert newshire.answer("navigation-who-can-ask").state is AnswerState.NO_AGREEMENT
    assert spreads.pop("allowances-rate") is Spread.MIXED
    assert newshire.answer("allowances-rate").settled is Settled.FACILITATORS_CALL
    assert set(spreads.values()) == {Spread.CLOSE}


def test_every_level_of_confidence_and_every_missing_tick_can_be_seen(found: Findings) -> None:
    told = [finding.confidence for finding in found.items if finding.confidence]
    assert {confidence.level for confidence in told} == set(Level)
    assert {tick for confidence in told for tick in confidence.missing} == set(Tick)


def test_the_group_agreed_disagreed_did_not_know_and_left_some_undiscussed(
    newshire: Assessment,
) -> None:
    ladders = [q for item in newshire.question_set.items for q in item.ladder_questions]
    states = Counter(newshire.answer(question.id).state for question in ladders)
    assert states[AnswerState.NO_AGREEMENT] == 1
    assert states[AnswerState.NOT_APPLICABLE] == 5
    assert states[AnswerState.DONT_KNOW] in range(5, 11)
    assert states[AnswerState.AGREED] > len(ladders) * 4 // 5
    apart = [a for a in newshire.answers.values() if a.state is AnswerState.NO_AGREEMENT]
    assert all(answer.different_view for answer in apart)


def test_the_room_ran_out_of_time_on_one_item(newshire: Assessment, found: Findings) -> None:
    left = {
        item.id: [q.id for q in found.of(item.id).position.asked_in(AnswerState.NOT_DISCUSSED)]
        for item in newshire.question_set.items
    }
    assert {item: questions for item, questions in left.items() if questions} == {
        "ready-disabled-older": ["carer-adjustments", "carer-later-plan"],
    }


def test_a_first_offer_has_no_review_yet_each_question_says_why_and_the_doubt_is_parked(
    newshire: Assessment, found: Findings
) -> None:
    (left_out,) = found.in_lane(Lane.NOT_APPLICABLE)
    assert left_out.item.id == "review-and-consult"
    for question in left_out.item.ladder_questions:
        assert newshire.answer(question.id).reason, question.id
    assert newshire.answer("consult-who").parked
    (doubt,) = (point for point in newshire.parking if point.question == "consult-who")
    assert doubt.item == left_out.item.id
    assert doubt.owner


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


def test_a_scribe_wrote_how_the_group_knows_all_but_two_things_that_are_mostly_in_place_or_better(
    newshire: Assessment, found: Findings
) -> None:
    unsaid = [
        reading.question.id
        for finding in found.in_guide_order
        for reading in finding.position.readings
        if reading.share is not None
        and 2 * reading.share > 1
        and not newshire.answer(reading.question.id).know
    ]
    assert unsaid == ["legal-guide", "allowances-budget"]


def test_the_second_look_asks_of_newshire_what_a_real_council_would_be_asked(
    newshire: Assessment, found: Findings
) -> None:
    asked = []
    for look in second_look(found, newshire):
        named = (look.question, look.group, look.action, look.item)
        asked.append((look.kind, next(value.id for value in named if value is not None)))
    assert asked == [
        (LookKind.NO_HOW_WE_KNOW, "legal-guide"),
        (LookKind.NO_HOW_WE_KNOW, "allowances-budget"),
        (LookKind.GROUP_MISSING, "informal-16-to-17"),
        (LookKind.MORE_REACHED, "carer-therapy"),
        (LookKind.OVERDUE, "ask-health"),
        (LookKind.NO_OWNER, "route-for-schools"),
    ]


def test_answers_were_settled_in_every_way_some_flagged_and_some_parked(
    newshire: Assessment,
) -> None:
    answers = newshire.answers.values()
    assert {answer.settled for answer in answers if answer.settled} == set(Settled)
    assert sum(answer.flagged for answer in answers) in range(2, 5)
    assert len(newshire.parking) == 2
    tied = {point.question for point in newshire.parking if point.question}
    assert tied == {name for name, answer in newshire.answers.items() if answer.parked}
    assert len(tied) == 1


def test_every_lane_holds_something_and_the_lanes_tell_a_varied_story(found: Findings) -> None:
    lanes = {lane: [finding.item.id for finding in found.in_lane(lane)] for lane in Lane}
    assert lanes == {
        Lane.DUTY: [
            "reach-families",
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
        Lane.NOT_APPLICABLE: ["review-and-consult"],
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


def test_every_word_for_a_position_has_an_item(found: Findings) -> None:
    assert {finding.word for finding in found.items} == set(Word)


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


def test_families_missing_out_are_known_for_every_recommendation_but_allowances(
    found: Findings,
) -> None:
    missing = {finding.item.id: finding.families_missing for finding in found.items}
    known = {item: families for item, families in missing.items() if families is not None}
    assert known == {"navigation": 280, "parenting-programmes": 45, "carer-therapy": 0}


def test_ten_actions_stand_in_three_phases_and_differ_in_status(newshire: Assessment) -> None:
    actions = newshire.plan.actions
    assert len(actions) == 10
    assert set(phases(actions).values()) == set(Phase)
    assert {action.status for action in actions} == set(ActionStatus) - {ActionStatus.COMPLETE}
    assert all(action.measure and action.baseline and action.due for action in actions)
    assert all(action.start and action.due and action.start < action.due for action in actions)


def test_phases_follow_the_ratings_but_for_one_action_that_the_group_moved_and_says_why(
    newshire: Assessment,
) -> None:
    standing = phases(newshire.plan.actions)
    moved = [a for a in newshire.plan.actions if standing[a.id] is not by_rule(a, standing)]
    assert [action.id for action in moved] == ["parenting-money"]
    assert by_rule(moved[0], standing) is Phase.LATER
    assert standing["parenting-money"] is Phase.NOW
    placed = [action.id for action in newshire.plan.actions if action.phase or action.reason]
    assert placed == ["parenting-money"]
    assert placed_early(newshire.plan.actions) == ()


def test_every_ease_was_given_and_once_a_rating_was_left_out(newshire: Assessment) -> None:
    given = [action.ease.given for action in newshire.plan.actions]
    assert {ease for ratings in given for ease in ratings} == set(Ease)
    assert sorted(map(len, given)) == [2] + [3] * 9


def test_every_action_says_what_helps_what_hinders_and_who_may_miss_out(
    newshire: Assessment,
) -> None:
    for action in newshire.plan.actions:
        assert action.barriers, action.id
        assert action.enablers, action.id
        assert action.who_may_miss_out, action.id


def test_wherever_money_is_named_it_is_said_where_it_comes_from(newshire: Assessment) -> None:
    for action in newshire.plan.actions:
        assert bool(action.cost) == bool(action.funding), action.id
    assert sum(bool(action.cost) for action in newshire.plan.actions) > 5


def test_an_action_aims_for_what_its_draft_aimed_for(newshire: Assessment, found: Findings) -> None:
    drafted = {draft.id: aims_of(draft) for draft in all_drafts(found, newshire)}
    for action in newshire.plan.actions:
        assert action.aims == tuple(aim for name in action.drafts for aim in drafted[name])


def test_one_position_moves_in_each_phase_if_the_actions_reach_their_aims(
    newshire: Assessment, found: Findings
) -> None:
    now = {finding.item.id: finding.position for finding in found.items}
    before = {item: at.word for item, at in now.items()}
    moves = {}
    for phase, words in projected(newshire, now).items():
        moves[phase] = {item: word for item, word in words.items() if word is not before[item]}
        before = words
    assert moves == {
        Phase.NOW: {"guardianship-support": Word.MOSTLY},
        Phase.NEXT: {"minoritised-ethnic-families": Word.PARTLY},
        Phase.LATER: {"every-arrangement": Word.PARTLY},
    }


def test_the_roadmap_is_new_so_nothing_was_reported_yet(newshire: Assessment) -> None:
    assert not any(action.updates for action in newshire.plan.actions)


def test_each_action_falls_due_in_its_phase_but_for_one_that_is_overdue(
    newshire: Assessment,
) -> None:
    ends = {
        Phase.NOW: (date(2026, 11, 22), date(2027, 5, 22)),
        Phase.NEXT: (date(2027, 5, 22), date(2028, 5, 22)),
        Phase.LATER: (date(2028, 5, 22), date(2029, 11, 22)),
    }
    for action in newshire.plan.actions:
        first, last = ends[phases(newshire.plan.actions)[action.id]]
        assert action.due is not None
        if action.id == "ask-health":
            assert action.start is not None
            assert action.start < action.due < newshire.profile.date
            assert action.status is ActionStatus.OFF_TRACK
        else:
            assert first < action.due <= last, action.id


def test_one_action_has_no_owner_and_one_waits_for_others(newshire: Assessment) -> None:
    actions = {action.id: action for action in newshire.plan.actions}
    assert sum(not action.owner for action in actions.values()) == 1
    (waiting,) = (action for action in actions.values() if action.depends_on)
    assert rated(waiting) is Phase.NEXT
    assert phases(newshire.plan.actions)[waiting.id] is Phase.LATER
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
        ("counts = [0, 2, 2, 0]", "counts = [0, 2, 2]", "picks.navigation-offered"),
        ('id = "children-foster"', 'id = "children-all"', "local_picture"),
        ('rung = 2 }]\nowner = "Finance lead"', 'rung = 4 }]\nowner = "Finance lead"', "aims"),
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
