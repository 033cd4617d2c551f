"""The action plan: every action with all that a board asks of it, a block for each, upright.

A block rather than a row: a board asks ten things of an action, and even three columns leave three
words to a line on an upright page. The heading of a block is also what a listener jumps by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import phases, stands_before
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import Unsaid, unsaid
from reflective_app.domain.roadmap import actions_in
from reflective_app.domain.texts import MONEY
from reflective_app.reports.action_list import (
    NO_ACTION,
    Numbers,
    Standing,
    actions_in_short,
    numbered,
)
from reflective_app.reports.frame import STATUS_MARKS, framed, run_in
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Outline,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
    words_of,
)
from reflective_app.reports.pictures import before_and_after
from reflective_app.wording.dates import listed, long_date, sentence
from reflective_app.wording.edited import as_printed
from reflective_app.wording.money import money_words
from reflective_app.wording.plan import (
    NO_OWNER,
    PHASES,
    UNSAID,
    action_dates,
    aim_words,
    needed_by,
    phase_note,
)
from reflective_app.wording.progress import update_words
from reflective_app.wording.projected import AS_IF
from reflective_app.wording.words import ACTION_STATUS, STATUS_LETTERS

TITLE = "Action plan"
OUR_OWN = "No item of the guide: our own action"
NOT_REPORTED = "Nothing was reported yet."
OVERDUE = "Overdue"
SHOWN_ANYWAY = (Unsaid.ITEMS, Unsaid.OWNER)
"""What a row of its own says is missing, so that it need not be said twice."""
COLUMNS = (Column("What is asked", 1), Column("What was written", 3.2))


def action_plan(found: Findings, assessment: Assessment) -> Outline:
    """Compose the action plan from the actions of the roadmap, under the roadmap's numbers."""
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
    yield Heading(1, "All actions in short")
    yield from actions_in_short(assessment)
    standing, numbers = phases(actions), numbered(assessment)
    for phase in Phase:
        here = actions_in(phase, assessment)
        if here:
            yield Heading(1, f"{PHASES[phase]}: {phase_note(phase, assessment.profile.date)}")
            for action in here:
                yield Heading(2, f"{numbers[action.id]}. {action.title}")
                yield _block(action, found, assessment, standing, numbers)
    if moved := before_and_after(found, assessment):
        yield Heading(1, "Where it would lead")
        yield Paragraph(AS_IF)
        yield from moved


def _about(assessment: Assessment) -> str:
    """What the numbers and letters are, and from when dates count."""
    return (
        "The roadmap in words, action by action, under the same numbers. "
        f"Phases count from {long_date(assessment.profile.date)}. {STATUS_LETTERS}"
    )


def _block(
    action: Action,
    found: Findings,
    assessment: Assessment,
    standing: Standing,
    numbers: Numbers,
) -> Table:
    """What was written of one action, a row for each thing asked; what nobody wrote in the last."""
    said = chain(
        (("Status", as_cell(_status(action), mark=STATUS_MARKS.get(action.status))),),
        _row("Links to", _links(action, assessment)),
        _row("Who and when", *_who_and_when(action, found)),
        _row("Cost and money", run_in((("Cost", action.cost), ("Money from", action.funding)))),
        _row("Waits for", *_waits_for(action, assessment, standing, numbers)),
        _row("Measure", action.measure, run_in((("Today", action.baseline),))),
        _row("Aims at", *(aim_words(aim, assessment) for aim in action.aims)),
        _row("Risk", run_in((("In the way", action.barriers), ("What helps", action.enablers)))),
        _row("Who may miss out", action.who_may_miss_out),
        _row("Why here", action.reason),
        _row("Not said yet", _open(action)),
    )
    rows = tuple((as_cell((Span(name, bold=True),)), cell) for name, cell in said)
    return Table(f"Action {numbers[action.id]}", COLUMNS, rows)


def _row(name: str, *said: Words) -> Iterator[tuple[str, Cell]]:
    """A row, where anything was written for it."""
    written = [words for words in said if words_of(words).strip()]
    if written:
        yield name, as_cell(*written)


def _status(action: Action) -> Words:
    """The word with its letter, and what was reported last."""
    word = Span(f"{ACTION_STATUS[action.status]}. ", bold=True)
    updates = sorted(action.updates, key=lambda update: update.on)
    if updates:
        return word, Span("Last updated ", bold=True), Span(update_words(updates[-1]))
    return word, Span(NOT_REPORTED)


def _links(action: Action, assessment: Assessment) -> str:
    """The items it is for, by code and title."""
    questions = assessment.question_set
    named = (f"{questions.codes[each]} {questions.item(each).title}" for each in action.items)
    return "; ".join(named) or OUR_OWN


def _who_and_when(action: Action, found: Findings) -> Iterator[Words]:
    """Its owner, and its dates with whether it is late."""
    yield (Span(action.owner.strip() or NO_OWNER, bold=True),)
    late = f". {OVERDUE} on {long_date(found.as_of)}" if action.overdue(found.as_of) else ""
    yield f"{action_dates(action)}{late}"


def _waits_for(
    action: Action, assessment: Assessment, standing: Standing, numbers: Numbers
) -> Iterator[str]:
    """What it depends on, by number and title, and what of that stands in a later phase."""
    for other in needed_by(action, assessment):
        late = stands_before(action, other, standing)
        where = f" (but that is in {PHASES[standing[other.id]]})" if late else ""
        yield f"{numbers[other.id]}. {other.title}{where}"


def _open(action: Action) -> str:
    """What a board would ask and nobody wrote, but what stands in a row of its own."""
    asked = [UNSAID[each] for each in unsaid(action) if each not in SHOWN_ANYWAY]
    return sentence(listed(asked))
