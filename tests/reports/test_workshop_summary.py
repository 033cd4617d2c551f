"""The summary on the spot: what came of a session, in the room’s own words and without a vote."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from reflective_app.domain.assessment import (
    Assessment,
    Became,
    ParkedPoint,
    Participant,
    Settled,
)
from reflective_app.domain.closing import make_action
from reflective_app.domain.editing import having
from reflective_app.domain.edits import (
    disagree,
    does_not_apply,
    flag,
    not_known,
    park,
    place_at,
    record_picks,
    settle,
    write,
)
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan import Phase, Plan
from reflective_app.domain.sessions import set_session
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.reports.action_list import numbered
from reflective_app.reports.documents import document, outline, printed_session
from reflective_app.reports.outline import Bullets, Heading, words_of
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.workshop_summary import session_summary
from tests.builders import a_question, a_set, an_action, an_assessment, an_item
from tests.reports.said import below, text
from tests.reports.validity import assert_valid

KIND = "workshop-summary"
ORDER = ("talks-1", "money-2", "money-1", "money-3", "money-4")


def held() -> Assessment:
    """A first session with one question of each kind of outcome, and a second to come."""
    money = [a_question(f"money-{n}") for n in range(1, 6)]
    question_set = a_set(an_item("money", money), an_item("talks", [a_question("talks-1")]))
    first = Session(
        id="first",
        day=date(2026, 11, 22),
        starts=time(9, 30),
        steps=tuple(Step(question=each) for each in ORDER),
    )
    second = Session(id="second", day=date(2026, 12, 4), steps=(Step(question="money-5"),))
    after = an_assessment(
        question_set,
        workshop=Workshop(sessions=(first, second)),
        participants=(
            Participant(role="Kinship carers", count=2),
            Participant(role="Head of service"),
        ),
    )
    after = settle("money-1", Settled.UNANIMOUS, place_at("money-1", 2, after))
    after = write("money-1", "next", "Publish the rates", after)
    after = write("money-1", "different_view", "It is far worse in the north", after)
    after = not_known("talks-1", disagree("money-2", 1, 3, after))
    after = does_not_apply("money-3", "Nobody here needs it", after)
    after = record_tally("money-1", Pick(counts=(61, 62, 63, 64)), Way.CARDS, False, after)
    fund = ParkedPoint(id="f", text="Is the fund open?", question="money-1", owner="Finance lead")
    after = park(fund.model_copy(update={"became": Became.ANSWERED, "outcome": "It is"}), after)
    return park(ParkedPoint(id="b", text="Buses"), after)


def voted(assessment: Assessment, pick: Pick) -> Assessment:
    """The only vote of all there was."""
    return record_tally("money-1", pick, Way.CARDS, False, having(assessment, picks={}))


def bullets(heading: str, assessment: Assessment) -> list[str]:
    (block,) = below(KIND, heading, assessment)
    return [words_of(words) for words in getattr(block, "items", ())]


def first_session(assessment: Assessment) -> str:
    session = assessment.workshop.sessions[0]
    return " ".join(plain_text(session_summary(session, assessment)).split())


def test_each_kind_of_outcome_stands_under_its_own_heading() -> None:
    assessment = held()
    assert bullets("What we agreed", assessment) == [
        "R1 a money-1? Mostly in place: money-1 stands at step 2. Settled: unanimous. "
        "Vote: 61 not in place, 62 partly in place, 63 mostly in place, 64 fully in place; split. "
        "Next: Publish the rates."
    ]
    assert bullets("Where we did not agree", assessment) == [
        "R1 b money-2? No agreement: Partly in place to Fully in place, between “money-2 stands "
        "at step 1” and “money-2 stands at step 3.”"
    ]
    assert bullets("What nobody knew, and we find out", assessment) == ["R2 a talks-1? Don’t know."]
    assert bullets("What does not apply here", assessment) == [
        "R1 c money-3? Does not apply: Nobody here needs it."
    ]
    assert bullets("What we did not come to", assessment) == [
        "R1 d money-4?",
        "R1 e money-5?",
    ]


def test_the_summary_opens_with_what_the_workshop_came_to() -> None:
    assert (
        "Session 1: 22 November 2026, 09:30. It is not closed yet. 4 questions were taken up: 1 "
        "agreed, 1 without agreement, 1 that nobody knew and 1 that does not apply."
    ) in first_session(held())
    unplanned = held().model_copy(update={"workshop": Workshop()})
    first, *_ = outline(KIND, unplanned).blocks
    assert words_of(getattr(first, "words", "")).startswith("4 questions were taken up: 1 agreed")


def test_what_did_not_happen_has_no_heading() -> None:
    empty = an_assessment(a_set(an_item("money")))
    heads = [
        block.text for block in session_summary(None, empty).blocks if isinstance(block, Heading)
    ]
    assert heads == []
    assert "No question was taken up yet." in text(KIND, empty)


def test_parked_points_stand_with_what_became_of_them() -> None:
    assert bullets("What was parked, and what became of it", held()) == [
        "R1 a Is the fund open? It was answered. It is. Could take it: Finance lead.",
        "Buses. It still needs an answer.",
    ]


def test_a_point_is_no_action_before_there_is_one() -> None:
    point = ParkedPoint(id="c", text="Ask for a second worker", became=Became.ACTION)
    parked = having(held(), parking=(point,))
    heading = "What was parked, and what became of it"
    assert bullets(heading, parked) == ["Ask for a second worker. It is to become an action."]
    made = make_action("c", "second", "Ask for a second worker", parked)
    assert "It became an action." in bullets(heading, made)[0]


def test_who_left_in_between_is_counted_as_having_been_there() -> None:
    first, second = held().workshop.sessions
    fewer = first.model_copy(update={"present": 2})
    assessment = having(held(), workshop=Workshop(sessions=(fewer, second)))
    said = first_session(voted(assessment, Pick(counts=(0, 0, 3, 1))))
    assert "Up to 4 people were here, 2 at the end. Roles:" in said
    assert "self-assessment by 4 people" in said


def test_actions_of_what_was_asked_stand_with_their_owners() -> None:
    question_set = held().question_set
    assert {item.id for item in question_set.items} == {"money", "talks"}
    actions = (
        an_action("ask", title="Ask health", items=("money",), owner="Head of service"),
        an_action("write", title="Write to all", due=date(2027, 3, 31)),
    )
    planned = having(held(), plan=Plan(actions=actions))
    assert bullets("Actions so far", planned) == [
        "Ask health. Head of service.",
        "Write to all. No owner yet, due 31 March 2027.",
    ]


def test_actions_have_the_numbers_and_the_order_of_the_roadmap() -> None:
    actions = (
        an_action("late", title="Late", phase=Phase.LATER),
        an_action("else", title="Else", phase=Phase.NOW, items=("talks",)),
        an_action("soon", title="Soon", phase=Phase.NEXT, items=("money",)),
    )
    planned = having(held(), plan=Plan(actions=actions))
    content = session_summary(planned.workshop.sessions[1], planned)
    (block,) = (b for b in content.blocks if isinstance(b, Bullets) and b.numbered)
    places = numbered(planned)
    assert block.labels == (f"{places['soon']}.", f"{places['late']}.") == ("2.", "3.")
    assert [words_of(each).split(".")[0] for each in block.items] == ["Soon", "Late"]


def test_an_action_for_something_else_is_not_of_this_session() -> None:
    actions = (an_action("ask", title="Ask health", items=("talks",)),)
    planned = having(held(), plan=Plan(actions=actions))
    second = planned.workshop.sessions[1]
    assert "Ask health" in first_session(planned)
    assert "Ask health" not in plain_text(session_summary(second, planned))


def test_who_was_in_the_room_stands_by_role_and_a_vote_without_roles_or_views() -> None:
    said = first_session(voted(held(), Pick(counts=(0, 0, 3, 0))))
    assert "3 people were here. Roles: Kinship carers (2) and Head of service." in said
    assert said.count("Vote: 3 mostly in place; close agreement.") == 1
    assert "far worse in the north" not in said


def test_a_session_says_when_it_was_and_what_comes_next() -> None:
    said = first_session(held())
    assert "Session 1: 22 November 2026, 09:30. It is not closed yet." in said
    assert "Session 2: 4 December 2026. It has 1 question to settle." in said
    assert "money-5" not in said
    closed = (
        held()
        .workshop.sessions[0]
        .model_copy(update={"closed_on": datetime(2026, 11, 22, 12, tzinfo=UTC)})
    )
    assert "not closed yet" not in first_session(set_session(closed, held()))


def test_a_session_that_stays_open_comes_next_also_where_it_was_before() -> None:
    assessment = held()
    first, last = assessment.workshop.sessions[0], assessment.workshop.sessions[-1]
    assert "Session 1: 22 November 2026" in plain_text(session_summary(last, assessment))
    closed = first.model_copy(update={"closed_on": datetime(2026, 11, 22, 12, tzinfo=UTC)})
    said = plain_text(session_summary(last, set_session(closed, assessment)))
    assert "No further session is planned." in said


def test_what_there_is_now_and_what_to_look_at_again_stand_beside_a_line() -> None:
    noted = write("money-1", "have", "A leaflet from 2019", held())
    noted = flag("money-1", True, noted)
    (line,) = bullets("What we agreed", noted)
    assert "What we have now: A leaflet from 2019. Next: Publish the rates." in line
    assert line.endswith("To look at again.")
    assert "look at again" not in bullets("What we agreed", held())[0]


def agreed(count: int) -> Assessment:
    """So many settled questions, in items of four."""
    items = [an_item(f"item{n}", title=f"Title {n}") for n in range(1, 4)]
    assessment = an_assessment(a_set(*items))
    for question in tuple(assessment.question_set.questions())[:count]:
        assessment = place_at(question.id, 1, assessment)
    return assessment


def test_a_long_list_of_what_was_agreed_stands_item_by_item_and_a_short_one_as_a_whole() -> None:
    def heads(count: int) -> list[str]:
        blocks = outline(KIND, agreed(count)).blocks
        return [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]

    assert heads(10) == []
    assert heads(11) == ["R1 Title 1", "R2 Title 2", "R3 Title 3"]
    said = text(KIND, agreed(11))
    assert all(
        f"{question.text} Partly" in said
        for question in tuple(agreed(11).question_set.questions())[:11]
    )


def test_an_outcome_that_is_written_is_not_denied_anywhere() -> None:
    parked = having(held(), parking=(ParkedPoint(id="c", text="Pay", outcome="Settled in May"),))
    heading = "What was parked, and what became of it"
    assert bullets(heading, parked) == ["Pay. Settled in May."]
    for kind in (KIND, "you-said", "gap-report"):
        said = text(kind, parked)
        assert "Settled in May." in said
        assert "No outcome yet" not in said
        assert "It still needs an answer" not in said


def test_every_vote_stands_in_its_order() -> None:
    again = record_tally("money-1", Pick(counts=(0, 0, 4, 0)), Way.CARDS, True, held())
    line = bullets("What we agreed", again)[0]
    assert "64 fully in place; split. Vote 2: 4 mostly in place; close agreement." in line
    assert "Vote 1: 61 not in place, 62 partly" in line
    few = record_tally("money-1", Pick(counts=(0, 1, 1, 0)), Way.CARDS, True, held())
    line = bullets("What we agreed", few)[0]
    assert "64 fully in place; split. Vote 2: too few people to be shown." in line
    assert "1 partly in place" not in line


def test_a_session_has_only_its_own_parked_points_and_those_of_no_question() -> None:
    theirs = ParkedPoint(id="t", text="Who pays?", question="money-5")
    item = ParkedPoint(id="i", text="Where to talk?", item="talks")
    assessment = park(item, park(theirs, held()))
    first = first_session(assessment)
    assert "Is the fund open?" in first
    assert "Buses" in first
    assert "Where to talk?" in first
    assert "Who pays?" not in first
    second = plain_text(session_summary(assessment.workshop.sessions[1], assessment))
    assert "Who pays?" in second
    assert "Buses" in second
    assert "Is the fund open?" not in second
    assert "Where to talk?" not in second
    assert len(bullets("What was parked, and what became of it", assessment)) == 4


def test_a_vote_of_fewer_than_may_be_shown_apart_is_not_printed() -> None:
    assessment = record_picks("money-1", ((Pick(counts=(1, 1, 0, 0)),),), held())
    assert "Vote:" not in bullets("What we agreed", assessment)[0]


def test_the_pages_are_accessible_and_the_same_every_time() -> None:
    assessment = held()
    data = printed_session(assessment.workshop.sessions[0], assessment).pdf
    assert_valid(data)
    assert data == printed_session(assessment.workshop.sessions[0], assessment).pdf
    assert_valid(document(KIND, ".pdf", assessment))


def test_a_summary_is_dated_by_its_session_and_counts_who_was_there() -> None:
    assessment = held()
    second = assessment.workshop.sessions[1].model_copy(update={"present": 11})
    content = session_summary(second, set_session(second, assessment))
    assert content.date_words == "4 December 2026"
    assert content.made_on == date(2026, 12, 4)
    assert "self-assessment by 11 people on 4 December 2026" in plain_text(content)


def test_the_summary_of_all_sessions_names_the_days_on_which_something_was_settled() -> None:
    assessment = held()
    assert outline(KIND, assessment).date_words == "22 November 2026"
    after = settle("money-5", Settled.UNANIMOUS, place_at("money-5", 1, assessment))
    assert outline(KIND, after).date_words == "22 November 2026 and 4 December 2026"
