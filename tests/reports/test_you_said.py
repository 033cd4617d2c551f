"""You said, we recorded: the people who took part can check it, and nobody is given away."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint, Participant
from reflective_app.domain.editing import having
from reflective_app.domain.edits import (
    disagree,
    does_not_apply,
    flag,
    not_known,
    park,
    place_at,
    record_picks,
    write,
)
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan import Action, ActionStatus, NotNow, Phase, Plan
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.reports.outline import Bullets, Heading, Outline, PageBreak, words_of
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.you_said import you_said
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.sample import sample_assessment
from tests.builders import FILES, a_count, a_question, a_set, an_action, an_assessment, an_item
from tests.generated import generated_assessment
from tests.reports.validity import assert_valid

LONGEST = 25
"""Words of a sentence of the program's own."""


def recorded() -> Assessment:
    """A question of each outcome, one not come to, and a count that nobody votes on."""
    asked = [a_question(f"m-{n}") for n in range(1, 6)]
    questions = a_set(an_item("m", [*asked, a_count("families")], title="Money"))
    after = place_at("m-1", 2, an_assessment(questions))
    after = write("m-1", "different_view", "It is far worse in the north", after)
    after = write("m-1", "have", "A page on the website", after)
    after = write("m-1", "next", "Publish the rates", after)
    after = not_known("m-3", disagree("m-2", 1, 3, after))
    return does_not_apply("m-4", "Nobody here needs it", after)


def sheet(assessment: Assessment) -> Outline:
    return you_said(findings(assessment), assessment)


def text(assessment: Assessment) -> str:
    return " ".join(plain_text(sheet(assessment)).split())


def below(heading: str, assessment: Assessment) -> list[str]:
    """The items of the list that follows a heading."""
    blocks = iter(sheet(assessment).blocks)
    assert any(isinstance(block, Heading) and block.text == heading for block in blocks)
    found = next(blocks)
    assert isinstance(found, Bullets)
    return [words_of(item) for item in found.items]


def voted(assessment: Assessment, *counts: int) -> Assessment:
    return record_picks("m-1", ((Pick(counts=counts, way=Way.CARDS),),), assessment)


def acting(*actions: Action) -> Assessment:
    return having(recorded(), plan=Plan(actions=actions))


def parked(**more: object) -> Assessment:
    return park(ParkedPoint(id="b", text="Buses", **more), recorded())  # type: ignore[arg-type]  # its fields


def test_what_was_agreed_is_printed_with_the_view_of_who_saw_it_otherwise() -> None:
    assert below("R1 a: m-1?", recorded()) == [
        "You agreed: “m-1 stands at step 2.”",
        "A different view: It is far worse in the north.",
        "What we have now: A page on the website.",
        "What comes next: Publish the rates.",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "R1 b: m-2?",
            "You did not agree. Your views lay between “m-2 stands at step 1” and "
            "“m-2 stands at step 3”.",
        ),
        ("R1 c: m-3?", "Nobody knew. This stays open until we find out."),
        ("R1 d: m-4?", "You said that this does not apply here: Nobody here needs it."),
    ],
)
def test_every_other_outcome_is_said_in_plain_words(question: str, said: str) -> None:
    assert below(question, recorded()) == [said]


def test_what_stays_open_is_gathered_with_what_nobody_came_to() -> None:
    assessment = flag("m-1", True, recorded())
    assert below("Nobody knew the answer", assessment) == ["R1 c: m-3?"]
    assert below("You did not agree", assessment) == ["R1 b: m-2?"]
    assert below("You asked to look again", assessment) == ["R1 a: m-1?"]
    assert below("Questions we did not come to", assessment) == ["R1 e: m-5?"]


def test_what_was_not_planned_to_be_asked_is_not_said_to_be_missing() -> None:
    session = Session(id="first", steps=(Step(question="m-1"), Step(question="m-2")))
    assessment = having(recorded(), workshop=Workshop(sessions=(session,)))
    assert "did not come to" not in text(assessment)


def test_nobody_is_given_away() -> None:
    alone = Pick(role="Secret role", respondent="person-7", counts=(4, 4, 4, 4), way=Way.CARDS)
    assessment = record_picks("m-1", ((alone,),), recorded())
    assessment = write("m-1", "note", "Secret note", assessment)
    assessment = write("m-1", "know", "Secret source", assessment)
    assessment = having(assessment, participants=(Participant(role="Secret role", count=2),))
    said = text(assessment)
    assert "Secret" not in said
    assert "person-7" not in said
    assert "In the last vote your views were far apart." in said


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 2, 2, 0), "close"),
        ((5, 0, 1, 0), "mixed"),
        ((2, 0, 0, 2), "far apart"),
    ],
)
def test_how_the_whole_room_voted_is_told_in_a_word(counts: tuple[int, ...], words: str) -> None:
    assert f"In the last vote your views were {words}." in text(voted(recorded(), *counts))


def test_a_vote_of_too_few_people_is_not_told() -> None:
    assert "vote" not in text(voted(recorded(), 1, 1, 0, 0))
    four = voted(recorded(), 2, 2, 0, 0)
    assert "vote" in text(four)
    assert "vote" not in text(having(four, workshop=Workshop(fewest_shown=5)))


def test_what_people_said_before_the_day_is_no_vote_of_the_room() -> None:
    before = Pick(counts=(0, 3, 3, 0), way=Way.BEFORE)
    assert "vote" not in text(record_picks("m-1", ((before,),), recorded()))


def test_it_says_whom_to_tell_what_is_wrong() -> None:
    assert "Is something wrong or missing? | Please tell us: Newshire." in text(recorded())
    profile = recorded().profile.model_copy(update={"lead": "Kinship lead\n"})
    led = recorded().model_copy(update={"profile": profile})
    assert "Please tell us: Kinship lead, Newshire." in text(led)


def test_what_happens_next_names_who_does_it_and_by_when() -> None:
    due = date(2027, 2, 28)
    line = an_action("a", title="Open the line", owner="Head of service", due=due)
    later = an_action("b", title="Write", phase=Phase.LATER, status=ActionStatus.OFF_TRACK)
    done = an_action("c", title="Ask", owner="Data lead", status=ActionStatus.COMPLETE)
    assessment = acting(line, later, done)
    assert below("First", assessment) == [
        "Open the line.\nWho: Head of service. By: 28 February 2027. It has not begun.",
        "Ask.\nIt is done.",
    ]
    assert below("Later", assessment) == [
        "Write.\nNobody has taken this on yet. No date is set yet. It is not going to plan."
    ]
    assert "No action is agreed yet." in text(recorded())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"owner": "Bus officer"}, "It still needs an answer. Who follows it up: Bus officer."),
        (
            {"owner": "Bus officer", "became": Became.ANSWERED, "outcome": "They run hourly"},
            "It was answered. They run hourly.",
        ),
        ({"outcome": "Settled in May"}, "Settled in May."),
        ({"became": Became.ACTION}, "It is to become an action."),
        ({"became": Became.LEFT}, "It was left open."),
        ({"became": Became.NOT_NOW, "outcome": "No money"}, "It will not be done now. No money."),
    ],
)
def test_a_parked_point_says_what_became_of_it_and_who_follows_it_up(
    more: dict[str, object], said: str
) -> None:
    assert below("What we set aside to come back to", parked(**more)) == [f"Buses. {said}"]


def test_a_parked_point_is_an_action_only_where_the_roadmap_has_it() -> None:
    point = parked(became=Became.ACTION, outcome="Ask for a bus")
    on_it = having(point, plan=Plan(actions=(an_action("a", title="Ask for a bus"),)))
    heading = "What we set aside to come back to"
    assert below(heading, on_it) == ["Buses. It became an action. Ask for a bus."]


def test_what_was_decided_against_for_now_is_told_with_its_reason() -> None:
    why = NotNow(reason="No money", decided_by="The group", look_again=date(2027, 5, 31))
    plan = Plan(not_now={"m": why}, decisions_asked=("Fund the line.",))
    assessment = having(place_at("m-2", 0, recorded()), plan=plan)
    assert below("What we decided not to do now", assessment) == [
        "R1: Money. Why: No money. Decided by: The group. We look at it again on 31 May 2027."
    ]
    assert below("Decisions we ask for", assessment) == ["Fund the line."]


def test_no_sentence_of_its_own_is_long_and_none_needs_the_guide_s_words() -> None:
    why = NotNow(reason="No money", decided_by="The group", look_again=date(2027, 5, 31))
    plan = Plan(actions=(an_action("a", owner="Data lead"),), not_now={"m": why})
    everything = having(parked(owner="Bus officer"), plan=plan)
    said = plain_text(sheet(voted(everything, 2, 0, 0, 2)))
    for sentence in re.split(r"[.?!:\n]", said):
        assert len(sentence.split()) <= LONGEST, sentence
    for jargon in ("strength of evidence", "band", "confidence", "provisional", "rung", "score"):
        assert jargon not in said.lower()


@pytest.mark.parametrize(
    "assessment",
    [
        sample_assessment(),
        generated_assessment(),
        an_assessment(a_set()),
        place_at("long-asked", 0, an_assessment(read_question_set(FILES / "hostile-set.toml"))),
    ],
    ids=["sample", "large", "empty", "hostile"],
)
def test_it_keeps_to_the_standards_and_is_the_same_each_time(assessment: Assessment) -> None:
    made = render_pdf(sheet(assessment))
    assert_valid(made)
    assert made == render_pdf(sheet(assessment))


def test_the_questions_to_look_things_up_in_are_set_closer_than_the_letter_before_them() -> None:
    blocks = sheet(recorded()).blocks
    (at,) = (n for n, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert blocks[at] == PageBreak(close=True, goes_on=True)
    assert blocks[at + 1] == Heading(1, "What you said, question by question")


def test_before_anything_is_recorded_it_says_so_and_lists_no_question() -> None:
    said = text(an_assessment(a_set(an_item("r"))))
    assert "We have not talked about any question yet." in said
    assert "Thank you for taking part" not in said
    assert "Questions we did not come to" not in said
    assert "question by question" not in said
