"""What changed since a day, in sentences."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.plan import Action, ActionStatus, Plan, Update
from reflective_app.domain.progress import progress
from reflective_app.wording.progress import progress_sentences, update_words
from tests.builders import DAY, a_set, an_action, an_assessment, an_item

FEBRUARY, MAY = date(2027, 2, 1), date(2027, 5, 3)
TRACK, OFF = ActionStatus.ON_TRACK, ActionStatus.OFF_TRACK


def test_a_report_is_told_with_its_value_and_note() -> None:
    whole = Update(on=MAY, status=TRACK, value="12 calls", note="More on Mondays.\n")
    assert update_words(whole) == "3 May 2027: On track (G). Value: 12 calls. More on Mondays."
    assert update_words(Update(on=MAY, status=OFF)) == "3 May 2027: Off track (R)."


def said(name: str, *reports: tuple[date, ActionStatus], **more: object) -> Action:
    updates = tuple(Update(on=on, status=status) for on, status in reports)
    status = {"status": reports[-1][1]} if reports else {}
    return an_action(name, title=name.capitalize(), updates=updates, **(status | more))


def test_each_action_has_a_sentence_and_what_is_the_same_comes_last() -> None:
    actions = (
        said("same", (FEBRUARY, TRACK)),
        said("moved", (FEBRUARY, TRACK), (MAY, OFF), due=FEBRUARY),
        said("fresh", (MAY, TRACK)),
        said("silent"),
    )
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
    assert progress_sentences(progress(assessment, FEBRUARY)) == (
        "Overdue on 3 May 2027, 1 action: “Moved” (due on 1 February 2027, Off track (R)).",
        "“Moved” went from On track (G) to Off track (R).",
        "“Fresh” went from Not started to On track (G), in its first report.",
        "No change of status of 1 action: “Same”.",
        "Nothing reported yet of 1 action: “Silent”.",
    )
    waiting = said("idle", (MAY, ActionStatus.NOT_STARTED))
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=(waiting,)))
    assert progress_sentences(progress(assessment, DAY)) == (
        "“Idle” is reported on for the first time, Not started.",
    )
    empty = an_assessment(a_set(an_item("r")))
    assert progress_sentences(progress(empty, DAY)) == ()


def test_actions_of_which_the_same_is_so_share_a_sentence_the_most_serious_first() -> None:
    actions = (
        said("fine", (MAY, TRACK)),
        said("one", (FEBRUARY, TRACK), (MAY, OFF), due=date(2027, 4, 1)),
        said("well", (MAY, TRACK)),
        said("two", (FEBRUARY, TRACK), (MAY, OFF), due=date(2027, 3, 1)),
        said("risky", (FEBRUARY, TRACK), (MAY, ActionStatus.AT_RISK)),
        said("asleep", (MAY, ActionStatus.NOT_STARTED)),
        said("abed", (MAY, ActionStatus.NOT_STARTED)),
        said("back", (FEBRUARY, OFF), (MAY, TRACK)),
    )
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
    assert progress_sentences(progress(assessment, FEBRUARY)) == (
        "Overdue on 3 May 2027, 2 actions: “Two” (due on 1 March 2027, Off track (R)) and “One” "
        "(due on 1 April 2027, Off track (R)).",
        "2 actions went from On track (G) to Off track (R): “One” and “Two”.",
        "“Risky” went from On track (G) to At risk (A).",
        "2 actions are reported on for the first time, Not started: “Asleep” and “Abed”.",
        "“Back” went from Off track (R) to On track (G).",
        "2 actions went from Not started to On track (G), in their first report: “Fine” and "
        "“Well”.",
    )


def test_many_actions_of_which_nothing_is_reported_are_counted_by_owner() -> None:
    quiet = [said(f"quiet-{n}", owner="Commissioner" if n < 3 else "") for n in range(7)]
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=tuple(quiet)))
    assert progress_sentences(progress(assessment, DAY)) == (
        "Nothing reported yet of 7 actions: by owner, No owner yet 4; Commissioner 3.",
    )
    few = assessment.model_copy(update={"plan": Plan(actions=tuple(quiet[:6]))})
    assert "“Quiet-5”" in progress_sentences(progress(few, DAY))[0]
