"""The roadmap's actions as a table, numbered as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.phases import phases
from reflective_app.reports.action_list import numbered
from reflective_app.reports.data.table import Column, DataTable, in_a_cell, table_of
from reflective_app.wording.columns import ACTIONS
from reflective_app.wording.plan import PHASES, aim_words, needed_by, unsaid_words
from reflective_app.wording.plan_reasons import EASE, SIDES, phase_sentence
from reflective_app.wording.words import ACTION_STATUS

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.plan import Action, Update

TITLE = "Actions"
ABOUT = (
    "One row for each action of the roadmap, phase by phase and numbered as in the documents: "
    "who does what by when, how we will know, and with what money."
)


def actions(assessment: Assessment) -> DataTable:
    """Every action, in the order in which paper numbers them."""
    numbers = numbered(assessment)
    listed = sorted(assessment.plan.actions, key=lambda action: numbers[action.id])
    return table_of(TITLE, ABOUT, (*_first(assessment), *_rest(assessment)), listed)


def _first(assessment: Assessment) -> tuple[Column[Action], ...]:
    """What is done, by whom, when, and how it is going."""
    plan, numbers = assessment.plan.actions, numbered(assessment)
    standing, codes = phases(plan), assessment.question_set.codes
    items = {
        item.id: f"{codes[item.id]} {item.title}" for item in assessment.question_set.every_item
    }
    return (
        Column("Number", lambda each: numbers[each.id]),
        Column(ACTIONS["title"], lambda each: each.title),
        Column(ACTIONS["items"], lambda each: in_a_cell(items[item] for item in each.items)),
        Column("Owner", lambda each: each.owner),
        Column("Phase", lambda each: PHASES[standing[each.id]]),
        Column("Why in this phase", lambda each: phase_sentence(each, plan, standing)),
        Column(ACTIONS["reason"], lambda each: each.reason),
        Column("Start", lambda each: each.start),
        Column("Due", lambda each: each.due),
        Column(ACTIONS["status"], lambda each: ACTION_STATUS[each.status]),
        Column(ACTIONS["depends on"], lambda each: _waits_for(each, assessment)),
    )


def _rest(assessment: Assessment) -> tuple[Column[Action], ...]:
    """How one will know, with what money, and what to reckon with."""
    return (
        Column(ACTIONS["measure"], lambda each: each.measure),
        Column(ACTIONS["baseline"], lambda each: each.baseline),
        Column("Cost", lambda each: each.cost),
        Column(ACTIONS["funding"], lambda each: each.funding),
        Column("Aims at", lambda each: in_a_cell(aim_words(aim, assessment) for aim in each.aims)),
        *(_ease(side, title) for side, title in SIDES.items()),
        Column("What stands in the way", lambda each: each.barriers),
        Column("What helps", lambda each: each.enablers),
        Column("Who may miss out", lambda each: each.who_may_miss_out),
        Column("Last reported on", lambda each: last.on if (last := _last(each)) else None),
        Column("Value reported", lambda each: last.value if (last := _last(each)) else ""),
        Column("Note reported", lambda each: last.note if (last := _last(each)) else ""),
        Column("What is not said yet", unsaid_words),
    )


def _ease(side: str, title: str) -> Column[Action]:
    def rated(action: Action) -> str:
        rating = getattr(action.ease, side)
        return EASE[rating] if rating else ""

    return Column(title, rated)


def _waits_for(action: Action, assessment: Assessment) -> str:
    return in_a_cell(other.title for other in needed_by(action, assessment))


def _last(action: Action) -> Update | None:
    return max(action.updates, key=lambda update: update.on, default=None)
