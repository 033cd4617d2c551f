"""What differs between two versions of one assessment, in lines that a lead understands.

For kept work, for earlier saves and for a file that somebody else changed: everywhere a person has
to say which of two versions counts. The lines follow `change_between`: what that finds has a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from reflective_app.domain.assessment import Answer, Assessment, ParkedPoint
from reflective_app.domain.change import AssessmentChange, change_between, differing
from reflective_app.domain.picks import Round, together
from reflective_app.domain.plan import Action
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.value import Value
from reflective_app.wording import kept_fields as fields
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.kept_names import Names
from reflective_app.wording.kept_records import (
    ABSENT,
    AS_IT_WAS,
    CHANGED,
    EMPTY,
    PRESENT,
    Difference,
    quoted,
    record_differs,
    said,
    value_differs,
)
from reflective_app.wording.tally import tally_text
from reflective_app.wording.wall import agreed_words
from reflective_app.wording.words import STATES, guide_line

MOST = 12
"""So many lines are shown where there is little room."""


class _Kind(NamedTuple):
    """What the records of a list are called, which field is their title, and their fields."""

    name: str
    title: str
    fields: Mapping[str, str]


_SERVICE = _Kind("Service", "name", fields.SERVICE)
_FACT = _Kind("Local fact", "what", fields.FACT)
_POINT = _Kind("Parked point", "text", fields.PARKED)
_ACTION = _Kind("Action", "title", fields.ACTION)
_Record: TypeAlias = Service | LocalFact | ParkedPoint | Action


def differences(then: Assessment, now: Assessment) -> tuple[str, ...]:
    """Every difference in a line, from the earlier version to the later; empty where none is."""
    return tuple(each.line for each in what_differs(then, now))


def in_brief(lines: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """The first lines; where there are more than that, the last says how many are left out."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"and {len(lines) - most + 1} more")


def counts_words(change: AssessmentChange) -> str:
    """How much differs, by kind: 3 answers, 1 service and 2 other changes; empty where none."""
    kinds = (
        (len(change.questions), "answer", None),
        (len(change.picks), "vote", None),
        (len(change.cells), "cell of the grid", "cells of the grid"),
        (len(change.services), "service", None),
        (len(change.actions), "action", None),
        (len(change.parking), "parked point", None),
        (len(change.facts), "local fact", None),
        (len(change.responses), "response", None),
    )
    told = [counted(*kind) for kind in kinds if kind[0]]
    if others := change.count - sum(kind[0] for kind in kinds):
        told.append(counted(others, "other change" if told else "change"))
    return listed(told)


def what_differs(then: Assessment, now: Assessment) -> tuple[Difference, ...]:
    """Every difference, in the order of the steps: set up, offer, questions, workshop, roadmap."""
    change = change_between(then, now)
    if change.empty:
        return ()
    return tuple(_Comparison(then, now).tell(change))


class _Comparison:
    """Two versions side by side, with the names of all that stands in either."""

    def __init__(self, then: Assessment, now: Assessment) -> None:
        self._then, self._now = then, now
        self._names = Names(then, now)

    def tell(self, change: AssessmentChange) -> Iterator[Difference]:
        """A line or more for everything that the change names."""
        yield from self._set_up(change)
        yield from self._offer(change)
        for key in self._names.asked(change.questions):
            yield from self._answer(key)
        yield from self._workshop(change)
        yield from self._roadmap(change)

    # --- step by step ---

    def _set_up(self, change: AssessmentChange) -> Iterator[Difference]:
        then, now = self._then, self._now
        if then.id != now.id:
            yield Difference("The assessment", AS_IT_WAS, CHANGED)
        if change.question_set:
            sets = then.question_set, now.question_set
            words = (f"{guide_line(s.guide)}, revision {s.guide.revision}" for s in sets)
            yield _told("The questions", *words)
        if change.profile:
            yield from self._record("Set up", then.profile, now.profile, fields.PROFILE)
        if change.participants:
            yield from self._participants()
        if change.label_checks:
            before = {each.item: each for each in then.label_checks}
            after = {each.item: each for each in now.label_checks}
            for key in self._names.items(differing(before, after)):
                place = f"{self._names.label('item', key)}, label looked up"
                yield from self._record(place, before.get(key), after.get(key), fields.LABEL_CHECK)

    def _offer(self, change: AssessmentChange) -> Iterator[Difference]:
        then, now = self._then, self._now
        yield from self._records(_SERVICE, change.services, then.services, now.services)
        yield from self._records(_FACT, change.facts, then.local_picture, now.local_picture)
        for item, group in self._names.cells(change.cells):
            place = f"{self._names.label('item', item)}, {self._names.label('group', group)}"
            yield from self._cell(place, item, group)

    def _workshop(self, change: AssessmentChange) -> Iterator[Difference]:
        then, now = self._then, self._now
        for key in self._names.asked(change.picks):
            before, after = then.picks.get(key, ()), now.picks.get(key, ())
            place = f"{self._names.question(key)}, votes"
            yield _told(place, _votes_words(before), _votes_words(after))
        whose = {each.respondent: each.role for each in (*then.responses, *now.responses)}
        before_, after_ = ({r.respondent for r in side.responses} for side in (then, now))
        for key in sorted(change.responses):
            place = f"Response of {whose[key] or 'somebody who gave no role'}"
            yield _there(place, key in before_, key in after_)
        yield from self._records(_POINT, change.parking, then.parking, now.parking)
        if change.workshop:
            sessions = (len(side.workshop.sessions) for side in (then, now))
            yield _told("The workshop plan", *(counted(n, "session") for n in sessions))

    def _roadmap(self, change: AssessmentChange) -> Iterator[Difference]:
        then, now = self._then.plan, self._now.plan
        yield from self._records(_ACTION, change.actions, then.actions, now.actions)
        if change.plan:
            yield from self._set_aside()
        for key in sorted(change.texts):
            before, after = (
                side.texts[key].text if key in side.texts else ""
                for side in (self._then, self._now)
            )
            yield value_differs(f"Our own words: {self._names.text(key)}", before, after)
        if change.order:
            yield Difference("The order of a list", AS_IT_WAS, CHANGED)

    # --- one by one ---

    def _answer(self, key: str) -> Iterator[Difference]:
        name, sides = self._names.question(key), (self._then, self._now)
        before, after = (side.answer(key) for side in sides)
        if _what_was_said(before) != _what_was_said(after):
            yield _told(name, *(_answer_words(key, side) for side in sides))
        yield from self._record(name, before, after, fields.ANSWER)

    def _cell(self, place: str, item: str, group: str) -> Iterator[Difference]:
        before, after = self._then.cell(item, group), self._now.cell(item, group)
        if before is None or after is None:
            words = (EMPTY if cell is None else said(cell.value) for cell in (before, after))
            yield _told(place, *words)
        else:
            yield from self._record(place, before, after, fields.CELL)

    def _participants(self) -> Iterator[Difference]:
        before = {each.role: each for each in self._then.participants}
        after = {each.role: each for each in self._now.participants}
        keys = [*dict.fromkeys((*before, *after))]
        told = [
            line
            for key in keys
            if before.get(key) != after.get(key)
            for line in self._record(
                f"Who is coming, {key}", before.get(key), after.get(key), fields.PARTICIPANT
            )
        ]
        yield from told or [Difference("Who is coming", AS_IT_WAS, CHANGED)]

    def _set_aside(self) -> Iterator[Difference]:
        then, now = self._then.plan, self._now.plan
        for key in self._names.items(differing(then.not_now, now.not_now)):
            place = f"{self._names.label('item', key)}, not now"
            both = then.not_now.get(key), now.not_now.get(key)
            yield from self._record(place, *both, fields.NOT_NOW)
        drafts = differing(then.drafts_set_aside, now.drafts_set_aside)
        for key in sorted(drafts):
            both = then.drafts_set_aside.get(key), now.drafts_set_aside.get(key)
            yield from self._record("A draft action, set aside", *both, fields.NOT_NOW)
        asked = then.decisions_asked, now.decisions_asked
        for line in dict.fromkeys(chain(*asked)):
            if (line in asked[0]) != (line in asked[1]):
                yield _there(
                    f"Decision asked for, {quoted(line)}", line in asked[0], line in asked[1]
                )
        if asked[0] != asked[1] and {*asked[0]} == {*asked[1]}:
            yield Difference("Decisions asked for", AS_IT_WAS, CHANGED)

    def _records(
        self, kind: _Kind, ids: Iterable[str], then: Sequence[_Record], now: Sequence[_Record]
    ) -> Iterator[Difference]:
        """The records of a list that differ, in the order of the list, by their titles."""
        before, after = ({each.id: each for each in side} for side in (then, now))
        wanted = {*ids}
        for key in dict.fromkeys((*after, *before)):
            if key in wanted:
                both = before.get(key), after.get(key)
                called = quoted(getattr(both[1] or both[0], kind.title))
                yield from self._record(f"{kind.name} {called}", *both, kind.fields)

    def _record(
        self, place: str, then: Value | None, now: Value | None, names: Mapping[str, str]
    ) -> Iterator[Difference]:
        return record_differs(place, then, now, names, self._names.label)


def _what_was_said(answer: Answer) -> tuple[object, ...]:
    return answer.state, answer.rung, answer.low, answer.high, answer.told


def _answer_words(key: str, side: Assessment) -> str:
    """What was said, in the words of the ladder that it was said to; a number as it is."""
    answer, held = side.answer(key), side.question_set
    if answer.told is not None:
        return said(answer.told)
    settled = agreed_words(held.question(key), answer) if held.has_question(key) else ""
    return quoted(settled or STATES[answer.state])


def _votes_words(rounds: tuple[Round, ...]) -> str:
    tallies = [tally_text(together(each)) for each in rounds]
    return "; then ".join(tallies) if tallies else EMPTY


def _told(place: str, then: str, now: str) -> Difference:
    """What both versions say; that it changed, where the words are the same."""
    return Difference(place, AS_IT_WAS, CHANGED) if then == now else Difference(place, then, now)


def _there(place: str, then: bool, now: bool) -> Difference:
    """That something is in one of them; that it changed, where it is in both."""
    if then == now:
        return Difference(place, AS_IT_WAS, CHANGED)
    return Difference(place, PRESENT if then else ABSENT, PRESENT if now else ABSENT)
