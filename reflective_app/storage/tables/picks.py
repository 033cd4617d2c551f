"""What people picked as a table: a row for a person, or for all of one role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import record_picks
from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick, is_alone
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE, looks_like_a_date
from reflective_app.domain.value import ID_PATTERN
from reflective_app.storage.preview import CellChange
from reflective_app.storage.sheet import Row, SheetCell, plain
from reflective_app.storage.tables.cells import CellError, a_count
from reflective_app.storage.tables.columns import Out, with_field
from reflective_app.storage.tables.names import Names, question_names
from reflective_app.storage.tables.taken import Taken, matched
from reflective_app.wording.tally import NoTallyError, tally_in
from reflective_app.wording.typed import NotReadError, short

COLUMNS = ("question", "round", "role", "pick", "respondent")
REQUIRED = COLUMNS[:-1]

MOST_ROUNDS = 99

_OF_ONE = "A tally is for all of one role. For one person write what they picked."
_TOGETHER = " Several people of one role go in one row, as counts."

_RUNG = re.compile(r"[0-9]{1,3}")

Key = tuple[str, int, str, str]
"""Question, round and respondent; the role where there is no respondent."""
Votes = dict[str, list[list[Pick]]]


def take(rows: Sequence[Row], taken: Taken) -> None:
    """Lay a table of picks over the votes there are."""
    names = question_names(taken.assessment.question_set, ladders_only=True)
    named = [(row, key) for row in rows if (key := _key_of(row, names, taken))]
    votes: Votes = {
        key: [list(round_) for round_ in rounds] for key, rounds in taken.assessment.picks.items()
    }
    there = list(_there(taken.assessment))
    keys = {id(row): key for row, key in named}
    matches = matched(
        named, [_key(question, round_, pick) for question, round_, _, pick in there], "rows"
    )
    for match in sorted(matches, key=lambda match: keys[id(match.row)][1]):
        if match.problem:
            of_a_role = not match.row.code("respondent")
            taken.slip(match.row, "role", match.problem + (_TOGETHER if of_a_role else ""))
            continue
        place = there[match.place][2] if match.place is not None else None
        _put(match.row, keys[id(match.row)], place, votes, taken)
    for question, rounds in votes.items():
        said = tuple(tuple(round_) for round_ in rounds)
        if said != taken.assessment.picks.get(question, ()):
            taken.assessment = record_picks(question, said, taken.assessment)
    taken.slips.sort(key=lambda slip: slip.row)
    taken.changes.sort(key=lambda change: change.row)


def rows_of(assessment: Assessment) -> Iterator[list[Out]]:
    """Every pick, by question and round: of a person the code, of a role the tally."""
    for question, round_, _, pick in _there(assessment):
        yield [question, round_, pick.role, _code(pick), pick.respondent or ""]


def _there(assessment: Assessment) -> Iterator[tuple[str, int, int, Pick]]:
    """Every pick, with its question, its round and its place in that."""
    for question in assessment.question_set.questions():
        for number, round_ in enumerate(assessment.picks.get(question.id, ()), 1):
            for place, pick in enumerate(round_):
                yield question.id, number, place, pick


def _key(question: str, round_: int, pick: Pick) -> Key:
    return question, round_, pick.respondent or "", "" if pick.respondent else plain(pick.role)


def _key_of(row: Row, names: Names, taken: Taken) -> Key | None:
    """What a row is about; None, and listed, where it does not say so."""
    column = "question"
    try:
        if not row.code("question"):
            raise CellError("The row does not name its question. Write its words or its id here.")
        question = names.one(row.code("question"))
        column = "round"
        if not row.code("round"):
            raise CellError("The row does not name its round. Write 1 for the first vote.")
        round_, _ = a_count(row.cell("round"))
        if not 1 <= round_ <= MOST_ROUNDS:
            raise CellError(f"Rounds are numbered from 1 to {MOST_ROUNDS}.")
        column = "respondent"
        respondent = row.code("respondent").casefold()
        if respondent and not re.fullmatch(ID_PATTERN, respondent):
            raise CellError(
                f"“{short(respondent)}” is no respondent. That is a random id of small letters, "
                "digits and hyphens, never a name."
            )
    except CellError as error:
        taken.slip(row, column, error)
        return None
    return question, round_, respondent, "" if respondent else plain(row.code("role"))


def _put(row: Row, key: Key, place: int | None, votes: Votes, taken: Taken) -> None:
    """Put what a row says in its place among the votes; what is not understood is listed."""
    question_id, number, respondent, _ = key
    before = votes[question_id][number - 1][place] if place is not None else None
    question = taken.assessment.question_set.question(question_id)
    if before is None and not row.code("pick"):
        return
    if len(votes.get(question_id, ())) < number - 1:
        missing = len(votes.get(question_id, ())) + 1
        taken.slip(row, "round", f"There is nothing yet of round {missing}. Bring that in first.")
        return
    after = before or Pick(respondent=respondent or None, counts=(0,) * len(question.rungs))
    column = "role"
    try:
        if row.code("role"):
            after = with_field(after, "role", row.cell("role").text)
        column = "pick"
        after = changed(after, **_pick(row.cell("pick"), question, after))
    except CellError as error:
        taken.slip(row, column, error)
        if before is None or column == "role":
            return
    rounds = votes.setdefault(question_id, [])
    if place is None:
        if len(rounds) < number:
            rounds.append([])
        if is_alone(tuple(rounds[number - 1])):
            # A vote of the room takes the place of another, and must not take these with it.
            after = changed(after, way=rounds[number - 1][0].way)
        rounds[number - 1].append(after)
    else:
        rounds[number - 1][place] = after
    name = f"{question.text} Round {number}, {after.role or after.respondent or 'everybody'}"
    taken.change(row, name, _changes(before, after), added=before is None)


def _changes(before: Pick | None, after: Pick) -> Iterator[CellChange]:
    was = _code(before) if before is not None else ""
    if was != _code(after):
        yield CellChange("pick", was, _code(after))
    if before is not None and before.role != after.role:
        yield CellChange("role", before.role, after.role)


def _pick(cell: SheetCell, question: Question, before: Pick) -> dict[str, object]:
    """The counts that a code or a tally stands for; a blank cell says nothing.

    Raises:
        CellError: it is neither a code nor, for all of one role, a tally.
    """
    typed = " ".join(cell.text.split()).casefold()
    if not typed:
        return {}
    top = question.top
    if cell.day is not None or looks_like_a_date(typed):
        held = "The spreadsheet holds a date here" if cell.day else f"“{typed}” looks like a date"
        raise CellError(
            f"{held}, so what was typed cannot be known. One person picks one sentence: "
            f"write 0 to {top}, ? or x, in a cell whose format is text."
        )
    none = (0,) * (top + 1)
    if typed in (DONT_KNOW, NOT_MINE):
        known = "dont_know" if typed == DONT_KNOW else "not_mine"
        return {"counts": none, "dont_know": 0, "not_mine": 0, known: 1}
    if _RUNG.fullmatch(typed) and int(typed) <= top:
        picked = tuple(int(rung == int(typed)) for rung in range(top + 1))
        return {"counts": picked, "dont_know": 0, "not_mine": 0}
    if not _RUNG.fullmatch(typed) and (said := _counts(typed, question, before)) is not None:
        return said
    example = " ".join(["0", "3", "7", "2", "1"][: top + 1])
    raise CellError(
        f"“{short(cell.text.strip())}” is not a pick for “{question.text}”. Write 0 to {top}, "
        f"? for don’t know or x for not mine to judge; for all of one role the counts, "
        f"as {example} ?1 x0."
    )


def _counts(typed: str, question: Question, before: Pick) -> dict[str, object] | None:
    """What a tally says; None where it is none. Raises CellError where it is not of this row."""
    try:
        tally = tally_in(typed, question)
    except NoTallyError:
        return None
    except NotReadError as error:
        raise CellError(_OF_ONE if before.respondent is not None else str(error)) from error
    if before.respondent is not None and typed != _tally(before):
        raise CellError(_OF_ONE)
    return {name: getattr(tally, name) for name in ("counts", "dont_know", "not_mine")}


def _code(pick: Pick) -> str:
    """A pick as it is written in a sheet."""
    one = sum(pick.counts) + pick.dont_know + pick.not_mine == 1
    if pick.respondent is None or not one:
        return _tally(pick)
    if pick.dont_know or pick.not_mine:
        return DONT_KNOW if pick.dont_know else NOT_MINE
    return str(pick.counts.index(1))


def _tally(pick: Pick) -> str:
    return f"{' '.join(map(str, pick.counts))} ?{pick.dont_know} x{pick.not_mine}"
