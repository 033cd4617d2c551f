"""A session as it runs: votes are kept at once, and shown when they are revealed."""

from __future__ import annotations

from functools import partial

import pytest

from reflective_app.domain.assessment import Participant
from reflective_app.domain.bringing_in import bring_in
from reflective_app.domain.edits import place_at, record_picks, write
from reflective_app.domain.picks import Pick, Way, together
from reflective_app.domain.responses import Response
from reflective_app.domain.sessions import set_session
from reflective_app.domain.workshop import Session, Step
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.wording.tally import WrongTotalError
from reflective_app.wording.wall import WallView
from tests.builders import a_set, an_assessment, an_item

WELCOME = Step(title="Welcome", minutes=15)
BREAK = Step(title="Break", minutes=10, pause=True)
STEPS = (
    WELCOME,
    Step(question="r-1"),
    Step(question="r-2", fast=True),
    BREAK,
    Step(question="r-3"),
)
ONE = Session(id="one", steps=STEPS)
FULL = Pick(counts=(0, 3, 7, 2))


@pytest.fixture
def document(qapp: object) -> AssessmentDocument:
    coming = (Participant(role="Carer", count=12),)
    return AssessmentDocument(
        set_session(ONE, an_assessment(a_set(an_item("r")), participants=coming))
    )


@pytest.fixture
def live(document: AssessmentDocument) -> LiveWorkshop:
    """At the first question."""
    live = LiveWorkshop(document, "one")
    live.go(1)
    return live


def counts(live: LiveWorkshop) -> tuple[int, ...]:
    return together(live.votes).counts


def kept(document: AssessmentDocument, question: str = "r-1") -> list[tuple[int, ...]]:
    return [together(each).counts for each in document.assessment.picks.get(question, ())]


def shown(live: LiveWorkshop) -> list[int | None]:
    return [rung.count for rung in live.wall.rungs]


HIDDEN = [None] * 4


# Where it is


def test_it_begins_at_the_first_line_and_goes_on_at_the_first_open_question(
    document: AssessmentDocument,
) -> None:
    assert LiveWorkshop(document, "one").at == 0
    document.apply(partial(place_at, "r-1", 2), "agree")
    assert LiveWorkshop(document, "one").at == 2
    document.apply(partial(place_at, "r-2", 2), "agree")
    assert LiveWorkshop(document, "one").at == 4
    document.apply(partial(place_at, "r-3", 2), "agree")
    assert LiveWorkshop(document, "one").at == 0


def test_the_running_order_is_gone_along_and_its_ends_are_ends(live: LiveWorkshop) -> None:
    live.go_to(0)
    assert not live.go(-1)
    told: list[tuple[int, str]] = []
    live.moved.connect(lambda: told.append((live.at, live.place)))
    while live.go(1):
        pass
    assert told == [
        (1, "Question 1 of 3"),
        (2, "Question 2 of 3"),
        (3, ""),
        (4, "Question 3 of 3"),
    ]
    assert live.go(-2)
    assert live.at == 2
    live.go_to(99)
    assert live.at == 4
    live.go_to(-5)
    assert live.at == 0


def test_in_a_break_the_question_that_comes_next_is_told(live: LiveWorkshop) -> None:
    numbers = []
    for place in range(len(STEPS)):
        live.go_to(place)
        numbers.append(live.number)
    assert numbers == [(1, 3), (1, 3), (2, 3), (3, 3), (3, 3)]


def test_each_line_has_its_minutes_on_the_timer_and_waits(live: LiveWorkshop) -> None:
    assert (live.timer.left, live.timer.is_running) == (480, False)
    live.timer.start_or_pause()
    live.go(1)
    assert (live.timer.left, live.timer.is_running) == (120, False)
    live.go(1)
    assert live.timer.left == 600


def test_an_empty_running_order_has_nothing_on(document: AssessmentDocument) -> None:
    document.apply(partial(set_session, Session(id="empty")), "plan")
    live = LiveWorkshop(document, "empty")
    assert (live.step, live.question, live.votes, live.wall) == (None, None, (), WallView())
    assert not live.go(1)
    with pytest.raises(ValueError, match="no question is on"):
        live.record(FULL, Way.CARDS)


def test_nobody_votes_in_a_break(live: LiveWorkshop) -> None:
    live.go_to(3)
    for act in (
        lambda: live.record(FULL, Way.CARDS),
        lambda: live.key("1"),
        live.take_key_back,
        live.clear,
    ):
        with pytest.raises(ValueError, match="no question is on"):
            act()
    live.vote_again()
    assert not live.again
    assert live.wall == WallView(title="Break", pause=True)


# The vote


def test_a_vote_is_in_the_document_and_asks_for_a_recovery_copy_at_once(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    copies: list[list[tuple[int, ...]]] = []
    document.keep_wanted.connect(lambda: copies.append(kept(document)))
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.key("1")
    live.take_key_back()
    live.key("2")
    live.clear()
    first = FULL.counts
    assert copies == [
        [first],
        [first, (0, 1, 0, 0)],
        [first],
        [first, (0, 0, 1, 0)],
        [first],
    ]


def test_more_votes_than_people_are_refused_and_nothing_is_lost(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    with pytest.raises(WrongTotalError, match="13 votes"):
        live.record(Pick(counts=(1, 3, 7, 2)), Way.CARDS)
    with pytest.raises(WrongTotalError, match="13 votes"):
        live.key("0")
    assert kept(document) == [FULL.counts]
    assert live.recorded == 12
    present = Session(id="one", steps=STEPS, present=13)
    document.apply(partial(set_session, present), "plan")
    live.key("0")
    assert live.recorded == 13


def test_without_a_number_of_people_there_is_nothing_to_check(document: AssessmentDocument) -> None:
    document.apply(
        lambda a: a.model_copy(update={"participants": ()}), "nobody is known to be coming"
    )
    live = LiveWorkshop(document, "one")
    live.go(1)
    live.record(Pick(counts=(0, 99, 0, 0)), Way.CARDS)
    assert live.wall.recorded == "99 recorded"


@pytest.mark.parametrize("code", ["4", "n/a", "", "y"])
def test_a_key_that_is_no_pick_changes_nothing(
    live: LiveWorkshop, document: AssessmentDocument, code: str
) -> None:
    live.record(FULL.model_copy(update={"counts": (0, 3, 7, 1)}), Way.CARDS)
    live.vote_again()
    before = document.assessment
    with pytest.raises(ValueError, match="is no pick"):
        live.key(code)
    assert document.assessment == before
    assert live.again


def test_a_tally_that_does_not_fit_leaves_the_earlier_round_and_the_room_voting_again(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.vote_again()
    with pytest.raises(ValueError, match="4 sentences"):
        live.record(Pick(counts=(1, 1)), Way.CARDS)
    assert live.again
    live.record(Pick(counts=(0, 0, 12, 0)), Way.CARDS)
    assert kept(document) == [FULL.counts, (0, 0, 12, 0)]
    assert not live.again


def test_a_tally_of_nobody_is_no_round(live: LiveWorkshop, document: AssessmentDocument) -> None:
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.record(Pick(counts=(0, 0, 0, 0)), Way.CARDS)
    assert live.again
    assert kept(document) == [FULL.counts]


def test_keys_are_taken_back_from_the_last_and_only_those_of_this_question(
    live: LiveWorkshop,
) -> None:
    for code in "0212":
        live.key(code)
    assert live.take_key_back()
    assert counts(live) == (1, 1, 1, 0)
    assert live.take_key_back()
    assert counts(live) == (1, 0, 1, 0)
    live.key("3")
    assert live.take_key_back()
    assert live.take_key_back()
    assert live.take_key_back()
    assert live.votes == ()
    assert not live.take_key_back()
    live.key("1")
    live.go(1)
    live.go(-1)
    assert not live.take_key_back()
    assert counts(live) == (0, 1, 0, 0)


def test_a_tally_typed_over_the_keys_is_not_taken_back_by_key(live: LiveWorkshop) -> None:
    live.key("1")
    live.record(FULL, Way.CARDS)
    assert not live.take_key_back()
    assert counts(live) == FULL.counts


def test_undoing_and_taking_keys_back_may_be_mixed_and_take_the_last_pick(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    for code in "212":
        live.key(code)
    document.undo_stack.undo()
    assert counts(live) == (0, 1, 1, 0)
    assert live.take_key_back()
    assert counts(live) == (0, 0, 1, 0)
    document.undo_stack.undo()
    assert counts(live) == (0, 1, 1, 0)
    assert live.take_key_back()
    assert counts(live) == (0, 0, 1, 0)
    assert live.take_key_back()
    assert live.votes == ()
    assert not live.take_key_back()


# Voting again


def test_another_round_is_hidden_and_leaves_the_earlier_as_it_was(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.reveal_or_hide()
    live.vote_again()
    assert (live.again, live.revealed, live.votes) == (True, False, ())
    assert live.wall.recorded == "0 of 12 recorded"
    live.key("2")
    live.key("2")
    assert kept(document) == [FULL.counts, (0, 0, 2, 0)]
    assert counts(live) == (0, 0, 2, 0)


def test_there_is_no_voting_again_before_a_vote(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.vote_again()
    assert not live.again
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.vote_again()
    live.record(FULL, Way.SLIPS)
    assert kept(document) == [FULL.counts, FULL.counts]


def test_undoing_the_first_pick_of_another_round_has_the_room_voting_again(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.key("0")
    document.undo_stack.undo()
    assert (live.again, live.votes) == (True, ())
    live.key("3")
    assert kept(document) == [FULL.counts, (0, 0, 0, 1)]


def test_undoing_both_rounds_and_doing_them_again_loses_none(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.key("0")
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (live.again, live.votes, kept(document)) == (False, (), [])
    document.undo_stack.redo()
    assert counts(live) == FULL.counts
    document.undo_stack.redo()
    assert counts(live) == (1, 0, 0, 0)
    assert kept(document) == [FULL.counts, (1, 0, 0, 0)]


def test_clearing_takes_the_vote_out_that_is_on_and_no_earlier_one(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.clear()
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.clear()
    assert kept(document) == [FULL.counts]
    live.key("0")
    live.reveal_or_hide()
    live.clear()
    assert kept(document) == [FULL.counts]
    assert (live.again, live.revealed) == (True, False)
    live.go(0)
    live.clear()
    assert kept(document) == []


def test_a_question_come_back_to_shows_its_last_round(live: LiveWorkshop) -> None:
    live.record(FULL, Way.CARDS)
    live.vote_again()
    live.record(Pick(counts=(0, 0, 12, 0)), Way.CARDS)
    live.go(1)
    assert live.votes == ()
    live.go(-1)
    assert counts(live) == (0, 0, 12, 0)
    assert not live.again


def test_what_was_said_alone_is_no_vote_that_is_on(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    alone = partial(bring_in, Response(respondent="q7"), {"r-1": Pick(counts=(1, 0, 0, 0))})
    document.apply(alone, "bring in")
    live.go(0)
    assert (live.votes, live.recorded, live.again) == ((), 0, False)
    live.record(FULL, Way.CARDS)
    assert kept(document) == [(1, 0, 0, 0), FULL.counts]
    assert counts(live) == FULL.counts


# The reveal


def test_votes_are_shown_when_they_are_revealed_and_hidden_when_the_room_goes_on(
    live: LiveWorkshop,
) -> None:
    live.record(FULL, Way.CARDS)
    assert shown(live) == HIDDEN
    assert live.wall.recorded == "12 of 12 recorded"
    live.reveal_or_hide()
    assert shown(live) == [0, 3, 7, 2]
    live.reveal_or_hide()
    assert shown(live) == HIDDEN
    live.reveal_or_hide()
    live.go(1)
    assert not live.revealed
    live.go(-1)
    assert shown(live) == HIDDEN


def test_no_single_pick_is_seen_arriving_on_the_wall(live: LiveWorkshop) -> None:
    live.reveal_or_hide()
    seen: list[list[int | None]] = []
    live.changed.connect(lambda: seen.append(shown(live)))
    live.key("2")
    live.key("0")
    live.reveal_or_hide()
    assert seen.pop() == [1, 0, 1, 0]
    live.take_key_back()
    assert all(each == HIDDEN for each in seen)
    assert seen


def test_a_first_tally_is_hidden_and_one_put_right_stays_shown(live: LiveWorkshop) -> None:
    live.reveal_or_hide()
    live.record(FULL, Way.CARDS)
    assert shown(live) == HIDDEN
    live.reveal_or_hide()
    live.record(Pick(counts=(1, 3, 6, 2)), Way.CARDS)
    assert shown(live) == [1, 3, 6, 2]


def test_undoing_a_revealed_pick_does_not_show_whose_it_was(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.key("0")
    live.key("2")
    live.reveal_or_hide()
    document.undo_stack.undo()
    assert shown(live) == HIDDEN
    live.reveal_or_hide()
    document.undo_stack.redo()
    assert shown(live) == HIDDEN


def test_what_is_written_or_agreed_meanwhile_leaves_the_reveal_as_it_is(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.reveal_or_hide()
    document.apply(partial(write, "r-1", "note", "Zebra"), "write")
    document.apply(partial(place_at, "r-1", 2), "agree")
    document.apply(
        partial(bring_in, Response(respondent="q7"), {"r-1": Pick(counts=(1, 0, 0, 0))}), "bring"
    )
    assert shown(live) == [0, 3, 7, 2]
    assert live.wall.agreed == "Mostly in place"
    assert "Zebra" not in str(live.wall)


def test_an_earlier_answer_is_not_on_the_wall_before_the_vote_is_revealed(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    before = live.wall
    document.apply(partial(place_at, "r-1", 2), "agree")
    assert live.wall == before


def test_a_note_is_on_the_wall_when_released_and_goes_with_its_question(live: LiveWorkshop) -> None:
    live.release("  Tea at 11 ")
    assert live.wall.note == "Tea at 11"
    live.release(" ")
    assert live.wall.note == ""
    live.release("Tea at 11")
    live.go(1)
    live.go(-1)
    assert live.wall.note == ""


def test_a_blank_wall_holds_nothing_until_it_is_shown_again(live: LiveWorkshop) -> None:
    live.record(FULL, Way.CARDS)
    live.release("Tea")
    live.reveal_or_hide()
    before = live.wall
    live.blank_or_show()
    assert live.wall == WallView()
    live.go(1)
    assert live.wall == WallView()
    live.go(-1)
    live.blank_or_show()
    live.reveal_or_hide()
    live.release("Tea")
    assert live.wall == before


def test_everything_on_the_wall_is_told_as_it_changes(live: LiveWorkshop) -> None:
    told: list[int] = []
    live.changed.connect(lambda: told.append(1))
    for act in (
        live.reveal_or_hide,
        live.blank_or_show,
        live.large_or_normal,
        live.dark_or_light,
        lambda: live.release("Tea"),
        lambda: live.record(FULL, Way.CARDS),
        live.vote_again,
        lambda: live.key("1"),
        live.take_key_back,
        lambda: live.go(1),
    ):
        told.clear()
        act()
        assert told
    assert (live.large, live.dark) == (True, True)


# The plan changes meanwhile


def test_the_question_that_is_on_stays_on_when_the_running_order_changes(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.go_to(2)
    live.record(FULL, Way.CARDS)
    live.reveal_or_hide()
    fewer = Session(id="one", steps=(STEPS[2], STEPS[4]))
    document.apply(partial(set_session, fewer), "plan")
    assert live.question is not None
    assert (live.at, live.question.id, live.revealed) == (0, "r-2", True)
    document.undo_stack.undo()
    assert (live.at, live.question.id) == (2, "r-2")
    other_minutes = STEPS[2].model_copy(update={"minutes": 20, "fast": False})
    longer = Session(id="one", steps=(*STEPS[:2], BREAK, other_minutes))
    document.apply(partial(set_session, longer), "plan")
    assert (live.at, live.question.id) == (3, "r-2")


def test_of_two_breaks_the_nearer_stays_on(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.go_to(3)
    twice = Session(id="one", steps=(BREAK, *STEPS[:3], BREAK, *STEPS[4:]))
    document.apply(partial(set_session, twice), "plan")
    assert live.at == 4


def test_where_the_question_that_is_on_is_left_out_the_next_is_come_to_hidden(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.record(FULL, Way.CARDS)
    live.reveal_or_hide()
    moved: list[int] = []
    live.moved.connect(lambda: moved.append(live.at))
    without = Session(id="one", steps=(WELCOME, *STEPS[2:]))
    document.apply(partial(set_session, without), "plan")
    assert live.question is not None
    assert (moved, live.question.id) == ([1], "r-2")
    assert (live.revealed, live.votes, live.timer.left) == (False, (), 120)


def test_a_session_whose_planning_is_undone_goes_on_as_it_was_planned_last(
    document: AssessmentDocument,
) -> None:
    two = Session(id="two", steps=STEPS)
    document.apply(partial(set_session, two), "plan")
    live = LiveWorkshop(document, "two")
    live.go(1)
    document.undo_stack.undo()
    assert live.session == two
    live.record(FULL, Way.CARDS)
    assert kept(document) == [FULL.counts]


def test_a_workshop_that_was_left_listens_to_nothing_any_more(
    live: LiveWorkshop, document: AssessmentDocument
) -> None:
    live.timer.start_or_pause()
    live.leave()
    live.leave()
    told: list[int] = []
    live.changed.connect(lambda: told.append(1))
    document.apply(partial(place_at, "r-1", 2), "agree")
    document.apply(partial(record_picks, "r-1", ((FULL,),)), "record")
    assert told == []
    assert not live.timer.is_running
