"""Who gets what is recommended and who misses out, recommendation by recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis
from reflective_app.domain.question_set import FamilyGroup, QuestionSet
from reflective_app.wording.dates import counted, listed, sentence
from reflective_app.wording.standing import families_words

EQUITY = "Equity"
BY_NUMBERS = "By the numbers given: "

MOST_PEOPLE, MOST_CODES = 2, 4
"""Longer rows of names and codes are counted, so that a sentence can be read aloud."""

MOST_REACHED = 3
GOT = {CellValue.YES: "yes for", CellValue.SOME: "for some", CellValue.NO: "no for"}
"""How it is said who gets something; those that miss out are always named."""


@dataclass(frozen=True)
class _Reach:
    """What is said of one recommendation, for the groups of one axis. Blank cells are None."""

    code: str
    cells: tuple[tuple[FamilyGroup, CellValue | None], ...]

    def count(self, *values: CellValue | None) -> int:
        return sum(value in values for _, value in self.cells)

    @cached_property
    def missing(self) -> list[FamilyGroup]:
        return [group for group, value in self.cells if value is CellValue.NO]

    @cached_property
    def unknown(self) -> int:
        return self.count(None, CellValue.DONT_KNOW)

    @cached_property
    def applicable(self) -> int:
        return len(self.cells) - self.count(CellValue.NOT_APPLICABLE)


def who_misses_out(assessment: Assessment, axis: Axis) -> str:
    """Who gets least of what is recommended, and where too little is known to say.

    Made by rule from the confirmed cells of one axis; empty where nothing is asked for it.
    """
    rows = _rows(assessment, axis)
    if not rows:
        return ""
    if all(row.count(None) == len(row.cells) for row in rows):
        return "Nobody has said yet who gets what."
    if all(row.unknown == row.applicable for row in rows) and any(row.unknown for row in rows):
        return "Nobody knows yet who gets what."
    return " ".join([_missing(rows), *_not_known(rows)])


def axis_words(axis: Axis, question_set: QuestionSet) -> str:
    """What the family groups of one kind are called together, in this guide's words."""
    return question_set.guide.groups_called if axis is Axis.ARRANGEMENT else EQUITY


def reach_words(finding: ItemFinding, assessment: Assessment, axis: Axis) -> str:
    """Who gets one recommendation among the groups of one axis, and how many families miss out.

    Families are counted whatever their group, so they stand with the arrangements only.
    """
    groups = groups_words(finding.item, assessment, axis) or "Not asked."
    families = _families(finding) if axis is Axis.ARRANGEMENT else ""
    return f"{groups} {families}".strip()


def groups_words(item: Item, assessment: Assessment, axis: Axis) -> str:
    """Who gets one recommendation among the groups of one axis, by the confirmed cells.

    “Yes for special guardians, no for informal carers; not known for 2 groups.” Empty where none
    of them is asked about.
    """
    row = _row(item, assessment, axis)
    return sentence("; ".join(_groups_of(row))) if row.cells else ""


def _groups_of(row: _Reach) -> Iterable[str]:
    """Which groups get it and which do not, by name, and for how many nobody could say."""
    if not row.applicable:
        yield "does not apply to any group"
        return
    if row.unknown < row.applicable:
        told = list(_told(row))
        yield ("; " if any("," in part for part in told) else ", ").join(told)
    if row.unknown:
        many = row.applicable > 1 and row.unknown == row.applicable
        yield (
            "not known for any group" if many else f"not known for {counted(row.unknown, 'group')}"
        )


def _told(row: _Reach) -> Iterable[str]:
    """Yes, some and no, each with its groups; the groups that get it are counted where many."""
    for value, how in GOT.items():
        groups = [group for group, cell in row.cells if cell is value]
        if not groups:
            continue
        if len(groups) == row.applicable > 1:
            yield f"{how} {'in ' if value is CellValue.SOME else ''}every group"
        elif value is CellValue.YES and len(groups) > MOST_REACHED:
            yield f"{how} {counted(len(groups), 'group')}"
        else:
            yield f"{how} {people_in(groups)}"


def _families(finding: ItemFinding) -> str:
    """How many miss out. They are counted, not read off the cells, and may say another thing."""
    told = sentence(families_words(finding))
    return f"{BY_NUMBERS}{told}" if finding.families_missing and told else told


def _rows(assessment: Assessment, axis: Axis) -> list[_Reach]:
    rows = (_row(item, assessment, axis) for item in assessment.question_set.items)
    return [row for row in rows if row.cells]


def _row(item: Item, assessment: Assessment, axis: Axis) -> _Reach:
    questions = assessment.question_set
    cells = (
        (group, assessment.confirmed(item.id, group.id))
        for group in questions.groups_of(item)
        if group.axis is axis
    )
    return _Reach(questions.codes[item.id], tuple(cells))


def _missing(rows: Sequence[_Reach]) -> str:
    """The groups with the most “no”, and for what; else that there is no such group."""
    groups = {group.id: group for row in rows for group, _ in row.cells}
    missing = [(group, codes) for key, group in groups.items() if (codes := _codes(key, rows))]
    if not missing:
        return _nobody(rows)
    most = max(len(codes) for _, codes in missing)
    worst = [(group, codes) for group, codes in missing if len(codes) == most]
    above = ", most of all" if len(worst) < len(missing) else ""
    what = _what({codes for _, codes in worst}, most, len(rows))
    return sentence(f"{_people([group for group, _ in worst])}{above}: “no” for {what}")


def _codes(group_id: str, rows: Sequence[_Reach]) -> tuple[str, ...]:
    """The recommendations that a group does not get."""
    return tuple(row.code for row in rows if any(g.id == group_id for g in row.missing))


def _people(groups: Sequence[FamilyGroup]) -> str:
    if len(groups) > MOST_PEOPLE:
        return f"{len(groups)} groups"
    return people_in(groups)


def people_in(groups: Sequence[FamilyGroup]) -> str:
    """The families of some groups as they are named inside a sentence."""
    return listed([group.people or f"families in “{group.label}”" for group in groups])


def _what(codes: set[tuple[str, ...]], most: int, of_all: int) -> str:
    """The recommendations by their codes where the groups share them, else how many."""
    if len(codes) > 1:
        return f"{counted(most, 'recommendation')} each"
    if most > MOST_CODES:
        return f"{most} of {of_all} recommendations"
    return listed(next(iter(codes)))


def _nobody(rows: Sequence[_Reach]) -> str:
    some = " altogether, but some families do" if any(r.count(CellValue.SOME) for r in rows) else ""
    known = "is known to miss" if any(row.unknown for row in rows) else "misses"
    return f"No group {known} out{some}."


def _not_known(rows: Sequence[_Reach]) -> Iterable[str]:
    """Where nothing is known, and where it is known for a quarter of the groups at most."""
    nothing = [row.code for row in rows if row.applicable and row.unknown == row.applicable]
    little = [
        row.code
        for row in rows
        if row.applicable > row.unknown and 4 * row.unknown >= 3 * row.applicable
    ]
    if nothing:
        yield f"Who gets {listed(nothing)} is not known."
    if little:
        yield f"Who gets {listed(little)} is hardly known."
