"""The council's own facts in a line each, to weigh the evidence beside (`method.md` section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Measures
from reflective_app.domain.offer import families, families_missing_out
from reflective_app.domain.register import LocalFact
from reflective_app.wording.dates import counted, long_date, number
from reflective_app.wording.units import miss_out, unit_of

NOTHING = "Nothing recorded yet. Facts are added under Offer, and numbers with the questions."


def picture_lines(assessment: Assessment) -> list[str]:
    """Each fact with its source and date, then the families eligible and reached item by item."""
    return [*map(fact_line, assessment.local_picture), *_numbers(assessment)]


def picture_note(assessment: Assessment) -> str:
    """How much is recorded, for the head."""
    facts = len(assessment.local_picture)
    return counted(facts, "fact") if facts else "no facts yet"


def fact_line(fact: LocalFact) -> str:
    """A fact with its value, its source and its date; what is not known is said."""
    value = fact.value.strip() or "not known"
    source = fact.source.strip() or "source not recorded"
    day = long_date(fact.date) if fact.date else "date not recorded"
    return f"{fact.what.rstrip('.')}: {value} ({source}, {day})"


def numbers_line(item: Item, assessment: Assessment) -> str:
    """How many families an item's own two numbers are about; empty where it asks for none."""
    if not any(question.measures for question in item.questions):
        return ""
    unit = unit_of(item)
    eligible = _known(families(item, Measures.ELIGIBLE, assessment))
    reached = _known(families(item, Measures.REACHED, assessment))
    missing = families_missing_out(item, assessment)
    said = f"; {miss_out(missing, item)}" if missing else ""
    code = assessment.question_set.codes[item.id]
    return f"{code} {item.title}: {unit} eligible {eligible}, reached {reached}{said}"


def _known(count: int | None) -> str:
    return "not known" if count is None else number(count)


def _numbers(assessment: Assessment) -> Iterator[str]:
    """The lines of items of which at least one number is known."""
    for item in assessment.question_set.every_item:
        known = (
            families(item, Measures.ELIGIBLE, assessment),
            families(item, Measures.REACHED, assessment),
        )
        if known != (None, None):
            yield numbers_line(item, assessment)
