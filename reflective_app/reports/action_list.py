"""The actions as a list that can be read in any order of columns: the roadmap's twin in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases, stands_before
from reflective_app.domain.plan import Action, Phase
from reflective_app.reports.frame import STATUS_MARKS, run_in
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
)
from reflective_app.wording.dates import listed, long_date, sentence
from reflective_app.wording.plan import (
    NO_OWNER,
    PHASES,
    action_dates,
    aim_words,
    codes_of,
    needed_by,
)
from reflective_app.wording.plan_reasons import ease_beside, phase_sentence
from reflective_app.wording.progress import update_words
from reflective_app.wording.words import ACTION_STATUS

NO_ACTION = "No action has been accepted yet."
COLUMNS = (
    Column("Action", 2),
    Column("Who and when", 2.1),
    Column("Measure, money and what to reckon with", 2.5),
)
IN_SHORT = (Column("Action", 3.4), Column("Owner and due", 2), Column("Status", 1.3))

Standing = Mapping[str, Phase]
Numbers = Mapping[str, int]


def numbered(assessment: Assessment) -> Numbers:
    """The number of each action on paper: phase by phase, in the group’s order within each."""
    standing = phases(assessment.plan.actions)
    in_order = (a.id for phase in Phase for a in assessment.plan.actions if standing[a.id] is phase)
    return {action_id: place for place, action_id in enumerate(in_order, start=1)}


def action_list(assessment: Assessment) -> Iterator[Block]:
    """Every accepted action with all that was written of it, phase by phase."""
    yield from _by_phase(assessment, COLUMNS, _row)


def actions_in_short(assessment: Assessment) -> Iterator[Block]:
    """Every accepted action with its owner, its date and how it is going, phase by phase."""
    yield from _by_phase(assessment, IN_SHORT, _short_row)


def _by_phase(
    assessment: Assessment,
    columns: tuple[Column, ...],
    row: Callable[[Action, Assessment, Standing, Numbers], tuple[Cell, ...]],
) -> Iterator[Block]:
    actions = assessment.plan.actions
    if not actions:
        yield Paragraph(NO_ACTION)
        return
    standing = phases(actions)
    numbers = numbered(assessment)
    for phase in Phase:
        here = [action for action in actions if standing[action.id] is phase]
        if here:
            rows = tuple(row(action, assessment, standing, numbers) for action in here)
            yield Table(f"{PHASES[phase]}: actions", columns, rows, by_words=True)


def _row(
    action: Action, assessment: Assessment, standing: Standing, numbers: Numbers
) -> tuple[Cell, ...]:
    return (
        as_cell(*_what(action, assessment, standing, numbers)),
        as_cell(
            *_when(action, assessment, standing, numbers), mark=STATUS_MARKS.get(action.status)
        ),
        as_cell(*_reckon_with(action)),
    )


def _short_row(
    action: Action, assessment: Assessment, standing: Standing, numbers: Numbers
) -> tuple[Cell, ...]:
    due = f", due {long_date(action.due)}" if action.due else ""
    return (
        as_cell(_title(action, assessment, numbers[action.id])),
        as_cell(f"{action.owner or NO_OWNER}{due}"),
        as_cell(ACTION_STATUS[action.status], mark=STATUS_MARKS.get(action.status)),
    )


def _title(action: Action, assessment: Assessment, place: int) -> Words:
    codes = codes_of(action, assessment)
    return (
        Span(f"{place}. ", bold=True),
        Span(action.title, bold=True),
        Span(f" ({codes})" if codes else ""),
    )


def _what(
    action: Action, assessment: Assessment, standing: Standing, numbers: Numbers
) -> Iterator[Words]:
    yield _title(action, assessment, numbers[action.id])
    for aim in action.aims:
        yield run_in((("Aims at", aim_words(aim, assessment)),))
    waits_for = [
        _needed(action, other, standing, numbers) for other in needed_by(action, assessment)
    ]
    if waits_for:
        yield run_in((("Waits for", listed(waits_for)),))


def _needed(action: Action, other: Action, standing: Standing, numbers: Numbers) -> str:
    """An action that another waits for, by its number: its title stands beside that."""
    late = stands_before(action, other, standing)
    where = f" (but that is in {PHASES[standing[other.id]]})" if late else ""
    return f"action {numbers[other.id]}{where}"


def _when(
    action: Action, assessment: Assessment, standing: Standing, numbers: Numbers
) -> Iterator[Words]:
    yield ACTION_STATUS[action.status]
    yield action.owner or NO_OWNER
    dates = action_dates(action)
    if dates:
        yield dates
    why = [phase_sentence(action, assessment.plan.actions, standing, numbers)]
    beside = ease_beside(action, standing)
    why += [sentence("; ".join(beside))] if beside else []
    yield " ".join(why)
    if action.reason:
        yield run_in((("Why here", action.reason),))


def _reckon_with(action: Action) -> Iterator[Words]:
    """How we will know, with what money, what stands in the way, and who may miss out."""
    updates = sorted(action.updates, key=lambda update: update.on)
    reported = update_words(updates[-1]) if updates else ""
    parts = (
        (
            ("Measure", action.measure or "none yet"),
            ("Today", action.baseline),
            ("Reported", reported),
        ),
        (("Cost", action.cost), ("Money from", action.funding)),
        (("In the way", action.barriers), ("What helps", action.enablers)),
        (("Who may miss out", action.who_may_miss_out or "nobody has said yet"),),
    )
    yield from filter(None, map(run_in, parts))
