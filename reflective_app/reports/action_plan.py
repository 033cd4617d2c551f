"""The action plan: all that a board asks of each action, a row for each, phase by phase.

Two columns of running text beside the number: a row for each thing asked takes three times as many
pages, and with a third column five words are left to a line. The number alone names the row, since
a listener hears that name again at every cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import phases, stands_before
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_notes import Unsaid, unsaid
from reflective_app.domain.roadmap import actions_in
from reflective_app.domain.texts import MONEY
from reflective_app.reports.action_list import NO_ACTION, Numbers, Standing, numbered
from reflective_app.reports.frame import STATUS_MARKS, framed, run_in
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Outline,
    Paragraph,
    Rich,
    Span,
    Table,
    Words,
    as_cell,
    words_of,
)
from reflective_app.reports.pictures import before_and_after
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.edited import as_printed
from reflective_app.wording.money import money_words
from reflective_app.wording.plan import (
    PHASES,
    UNSAID,
    action_dates,
    codes_of,
    needed_by,
    phase_note,
)
from reflective_app.wording.progress import update_words
from reflective_app.wording.projected import AS_IF
from reflective_app.wording.words import ACTION_STATUS, STATUS_LETTERS

TITLE = "Action plan"
OUR_OWN = "our own action, for no item of the guide"
NOT_REPORTED = "No report stands behind this status."
NONE_BEGUN = "No action has begun, and nothing was reported yet."
NONE_YET = "none yet"
OVERDUE = "Overdue"
SHOWN_ANYWAY = (Unsaid.ITEMS, Unsaid.OWNER)
"""What the second column says is missing, so that it need not be said twice."""
IN_THE_ROADMAP = "the roadmap, phase by phase, under “Where it would lead”"
MOST_TITLES = 2
"""Of more items than these, the titles would be the tallest thing in the row."""
COLUMNS = (
    Column("No.", 0.1),
    Column("Action, who and when", 2),
    Column("Status, money, measure and risk", 3),
)


def action_plan(found: Findings, assessment: Assessment) -> Outline:
    """Compose the action plan from the actions of the roadmap, under the roadmap’s numbers."""
    whole = framed(TITLE, assessment, _blocks(found, assessment))
    return replace(whole, close_set=True)


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    actions = assessment.plan.actions
    if not actions:
        yield Paragraph(NO_ACTION)
        return
    yield Paragraph(_about(assessment))
    if money := money_words(actions):
        yield Paragraph(run_in((("Money", as_printed(MONEY, money, assessment)),)))
    plan = _Plan(
        found,
        assessment,
        phases(actions),
        numbered(assessment),
        _codes(assessment),
        _begun(actions),
    )
    for phase in Phase:
        here = actions_in(phase, assessment)
        if here:
            yield Heading(1, f"{PHASES[phase]}: {phase_note(phase, assessment.profile.date)}")
            rows = tuple(_row(action, plan) for action in here)
            yield Table(
                f"{PHASES[phase]}: {counted(len(rows), 'action')}", COLUMNS, rows, by_words=True
            )
    if moved := before_and_after(found, assessment, IN_THE_ROADMAP):
        yield Heading(1, "Where it would lead")
        yield Paragraph(AS_IF)
        yield from moved


@dataclass(frozen=True, slots=True)
class _Plan:
    """What every row needs, worked out once."""

    found: Findings
    assessment: Assessment
    standing: Standing
    numbers: Numbers
    codes: Mapping[str, str]
    """Of each question, such as R1 a."""
    begun: bool
    """Whether any action has begun or was reported on."""


def _about(assessment: Assessment) -> str:
    """What the numbers, codes and letters are, and from when dates count."""
    actions = assessment.plan.actions
    aims = any(action.aims for action in actions)
    coded = (
        "“Aims at” gives the sentences that we want to be true when it is done, each after the "
        "code of its question. "
        if aims
        else ""
    )
    return (
        "The actions of the roadmap, under its numbers. "
        f"Phases count from {long_date(assessment.profile.date)}. "
        f"{coded}{STATUS_LETTERS if _begun(actions) else NONE_BEGUN}"
    )


def _begun(actions: tuple[Action, ...]) -> bool:
    return any(a.updates or a.status is not ActionStatus.NOT_STARTED for a in actions)


def _codes(assessment: Assessment) -> Mapping[str, str]:
    return question_codes(assessment.question_set)


def _row(action: Action, plan: _Plan) -> tuple[Cell, ...]:
    """The action with who does it and for what, and what it takes; what nobody wrote comes last."""
    mark = STATUS_MARKS.get(action.status)
    return (
        as_cell((Span(str(plan.numbers[action.id]), bold=True),)),
        as_cell(*filter(words_of, _who_and_when(action, plan))),
        as_cell(*filter(words_of, _what_it_takes(action, plan)), mark=mark),
    )


def _who_and_when(action: Action, plan: _Plan) -> Iterator[Words]:
    yield (Span(action.title, bold=True),)
    late = action.overdue(plan.found.as_of)
    overdue = f". {OVERDUE} on {long_date(plan.found.as_of)}" if late else ""
    who = action.owner.strip() or NONE_YET
    yield run_in((("Owner", who), ("When", f"{action_dates(action)}{overdue}")))
    links, waits = _links(action, plan.assessment), _waits_for(action, plan)
    yield run_in((("For", links), ("Waits for", waits)))
    yield run_in((("Why here", action.reason),))


def _status(action: Action, plan: _Plan) -> str:
    """The word with its letter, and what was reported last."""
    word = ACTION_STATUS[action.status]
    updates = sorted(action.updates, key=lambda update: update.on)
    if updates:
        return f"{word}. Last updated {update_words(updates[-1])}"
    said = plan.begun and action.status is not ActionStatus.NOT_STARTED
    return f"{word}. {NOT_REPORTED}" if said else word


def _links(action: Action, assessment: Assessment) -> str:
    """The items it is for, by code and title; many of them by code alone, as on the roadmap."""
    questions = assessment.question_set
    if len(action.items) > MOST_TITLES:
        return codes_of(action, assessment)
    named = (f"{questions.codes[each]} {questions.item(each).title}" for each in action.items)
    return "; ".join(named) or OUR_OWN


def _waits_for(action: Action, plan: _Plan) -> str:
    """What it depends on, by number, and what of that stands in a later phase."""
    return listed([_needed(action, other, plan) for other in needed_by(action, plan.assessment)])


def _needed(action: Action, other: Action, plan: _Plan) -> str:
    late = stands_before(action, other, plan.standing)
    where = f" (but that is in {PHASES[plan.standing[other.id]]})" if late else ""
    return f"action {plan.numbers[other.id]}{where}"


def _what_it_takes(action: Action, plan: _Plan) -> Iterator[Words]:
    status = ("Status", _status(action, plan))
    money = (("Cost", action.cost), ("Money from", action.funding))
    # Where nothing has begun there is little to say of it: a line of its own would be lost.
    yield from (run_in((status,)), run_in(money)) if plan.begun else (run_in((status, *money)),)
    yield run_in((("Measure", action.measure), ("Today", action.baseline)))
    yield _aims(action, plan)
    yield run_in((("In the way", action.barriers), ("What helps", action.enablers)))
    yield run_in((("Who may miss out", action.who_may_miss_out),))
    yield run_in((("Not said yet", _open(action)),))


def _aims(action: Action, plan: _Plan) -> Rich:
    """The sentences it aims at, each after the code of its question."""
    question = plan.assessment.question_set.question
    said = " ".join(
        f"{plan.codes[aim.question]}: {question(aim.question).rungs[aim.rung]}"
        for aim in action.aims
    )
    return run_in((("Aims at", said),))


def _open(action: Action) -> str:
    """What a board would ask and nobody wrote, but what the row says is missing anyway."""
    return listed([UNSAID[each] for each in unsaid(action) if each not in SHOWN_ANYWAY])
