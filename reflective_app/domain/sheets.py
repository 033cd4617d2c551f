"""Paper response sheets as they are keyed in, and keyed once more to check (`needs.md` 3.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import bring_in, picks_by, response_by
from reflective_app.domain.picks import Pick, Way, said_alone, together
from reflective_app.domain.responses import Response
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.domain.voting import pick_of

UNCLEAR = "u"
"""What is keyed where the paper cannot be read."""

BLANK = ""
"""Nothing is ticked."""

ROLE = "role"
"""Stands for the role at the head of a sheet, among what two keyings differ in."""

LONGEST_NUMBER = 20
_LAST_FIGURES = re.compile(r"([0-9]+)(?=[^0-9]*$)")


class Sheet(NamedTuple):
    """One sheet of paper: its number, the role at its head, and the code of each question.

    `checked` is whether it was keyed a second time and both agree.
    """

    respondent: str
    number: str
    role: str
    codes: Mapping[str, str]
    checked: bool = False


class Difference(NamedTuple):
    """What two keyings of one sheet do not agree on: a question, or `ROLE`."""

    what: str
    first: str
    second: str


class Totals(NamedTuple):
    """How often each code stands on the sheets, for one question."""

    counts: tuple[int, ...]
    dont_know: int
    not_mine: int
    unclear: int
    blank: int


class OverRole(NamedTuple):
    """More sheets of a role than people of it come."""

    keyed: int
    coming: int


def over_role(role: str, respondent: str, assessment: Assessment) -> OverRole | None:
    """Whether this sheet and the others of its role are more than the people who come with it.

    None where they are not, and where nobody said how many come. `respondent` is this sheet, if it
    was kept before.
    """
    wanted = _plain(role)
    coming = sum(each.count for each in assessment.participants if _plain(each.role) == wanted)
    others = (each for each in _keyed(assessment) if each.respondent != respondent)
    keyed = 1 + sum(_plain(each.role) == wanted for each in others)
    return OverRole(keyed, coming) if wanted and 0 < coming < keyed else None


def sheet_codes(sentences: int) -> tuple[str, ...]:
    """What can be keyed for a question with so many sentences, apart from leaving it blank."""
    return (*map(str, range(sentences)), DONT_KNOW, NOT_MINE, UNCLEAR)


def sheets(assessment: Assessment) -> tuple[Sheet, ...]:
    """Every sheet that was keyed in, in the order in which they were first keyed."""
    keyed = _keyed(assessment)
    codes: dict[str, dict[str, str]] = {each.respondent: {} for each in keyed}
    for question_id, rounds in assessment.picks.items():  # once for all: a pile may be a hundred
        for pick in said_alone(rounds):
            if pick.respondent in codes:
                codes[pick.respondent][question_id] = _code(pick)
    return tuple(_sheet(each, codes[each.respondent]) for each in keyed)


def sheet_of(respondent: str, assessment: Assessment) -> Sheet | None:
    """The sheet of this respondent; None if there is none."""
    response = response_by(respondent, assessment)
    if response is None or response.way is not Way.SHEET:
        return None
    return _sheet(response, _picked(respondent, assessment))


def sheet_numbered(number: str, assessment: Assessment) -> Sheet | None:
    """The sheet with this number on it, however it is spaced or written; None if there is none."""
    wanted = _plain(number)
    found = (each for each in _keyed(assessment) if each.sheet and _plain(each.sheet) == wanted)
    response = next(found, None)
    return sheet_of(response.respondent, assessment) if response is not None else None


def next_number(last: str, assessment: Assessment) -> str:
    """The number that the next sheet will have: one more than the last, and no sheet’s yet."""
    taken = {_plain(each.sheet) for each in _keyed(assessment)}
    number = _one_more(last) if last.strip() else "1"
    while number and _plain(number) in taken:
        number = _one_more(number)
    return number if len(number) <= LONGEST_NUMBER else ""


def keep(sheet: Sheet, assessment: Assessment) -> Assessment:
    """Take a sheet in as a response, in place of what was keyed of it before.

    Questions that stand on no sheet of this pile stay as they were keyed. Raises ValueError for a
    code that a question does not take, and KeyError for a question that there is not.
    """
    before = response_by(sheet.respondent, assessment)
    earlier = sheet_of(sheet.respondent, assessment)
    codes = {**(earlier.codes if earlier else {}), **sheet.codes}
    picks = {
        question_id: pick_of(code, len(assessment.question_set.question(question_id).rungs))
        for question_id, code in codes.items()
        if code not in (BLANK, UNCLEAR)
    }
    response = Response(
        respondent=sheet.respondent,
        role=sheet.role.strip(),
        way=Way.SHEET,
        sheet=" ".join(sheet.number.split()),
        words=before.words if before else {},
        unclear=tuple(each for each, code in codes.items() if code == UNCLEAR),
        checked=sheet.checked,
    )
    return bring_in(response, picks, assessment)


def differences(first: Sheet, second: Sheet, asked: Sequence[str]) -> tuple[Difference, ...]:
    """Where two keyings of a sheet do not agree, in the order of the sheet."""
    found = []
    if _plain(first.role) != _plain(second.role):
        found.append(Difference(ROLE, first.role, second.role))
    for question_id in asked:
        then, now = first.codes.get(question_id, BLANK), second.codes.get(question_id, BLANK)
        if then != now:
            found.append(Difference(question_id, then, now))
    return tuple(found)


def agreed_on(second: Sheet, chosen: Mapping[str, str]) -> Sheet:
    """The second keying with what was chosen where the two differ; it is then checked."""
    codes = {**second.codes, **{what: said for what, said in chosen.items() if what != ROLE}}
    return second._replace(role=chosen.get(ROLE, second.role), codes=codes, checked=True)


def totals(asked: Sequence[str], assessment: Assessment) -> dict[str, Totals]:
    """What stands on all sheets together, for each question."""
    keyed = _keyed(assessment)
    return {question_id: _totals(question_id, keyed, assessment) for question_id in asked}


def unclear_ones(pile: Sequence[Sheet], assessment: Assessment) -> tuple[tuple[str, Sheet], ...]:
    """Every question that could not be read, with its sheet, to look at the paper again."""
    questions = assessment.question_set.questions()
    place = {question.id: number for number, question in enumerate(questions)}
    return tuple(
        (question_id, sheet)
        for sheet in pile
        for question_id in sorted(sheet.codes, key=place.__getitem__)
        if sheet.codes[question_id] == UNCLEAR
    )


def _totals(question_id: str, keyed: Sequence[Response], assessment: Assessment) -> Totals:
    alone = said_alone(assessment.picks.get(question_id, ()))
    picks = together(tuple(pick for pick in alone if pick.way is Way.SHEET))
    sentences = len(assessment.question_set.question(question_id).rungs)
    counts = picks.counts or (0,) * sentences
    unclear = sum(question_id in each.unclear for each in keyed)
    blank = len(keyed) - picks.people - unclear
    return Totals(counts, picks.dont_know, picks.not_mine, unclear, blank)


def _keyed(assessment: Assessment) -> list[Response]:
    return [each for each in assessment.responses if each.way is Way.SHEET]


def _sheet(response: Response, picked: Mapping[str, str]) -> Sheet:
    codes = {**picked, **dict.fromkeys(response.unclear, UNCLEAR)}
    return Sheet(response.respondent, response.sheet, response.role, codes, response.checked)


def _picked(respondent: str, assessment: Assessment) -> dict[str, str]:
    return {each: _code(pick) for each, pick in picks_by(respondent, assessment).items()}


def _code(pick: Pick) -> str:
    if pick.dont_know:
        return DONT_KNOW
    if pick.not_mine:
        return NOT_MINE
    return str(next(rung for rung, count in enumerate(pick.counts) if count))


def _one_more(number: str) -> str:
    """A7 after A6, 010 after 009; nothing where there is no figure to count on from."""
    figures = _LAST_FIGURES.search(number)
    if figures is None:
        return ""
    more = str(int(figures[1]) + 1).zfill(len(figures[1]))
    return f"{number[: figures.start()]}{more}{number[figures.end() :]}"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
