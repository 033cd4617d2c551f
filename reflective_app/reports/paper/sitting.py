"""What the sheets of one kit have in common: whose they are, and which questions they ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from reflective_app.domain.assessment import Assessment, Marking
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.item import Item, Question
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.sessions import days_of
from reflective_app.domain.workshop import FEWEST_SHOWN
from reflective_app.reports.outline import Block, Outline
from reflective_app.reports.sheet_blocks import Blank
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import days_words
from reflective_app.wording.words import guide_line

_NUMBERS = {3: "three", 4: "four", 5: "five", 6: "six"}
COUNCIL, DATE = Blank("Council", 44), Blank("Date", 26)


@dataclass(frozen=True)
class Sitting:
    """A question set to be talked through, and the assessment it is for, if there is one yet."""

    question_set: QuestionSet
    questions: tuple[Question, ...]
    """Those asked, in order."""
    assessment: Assessment | None = None

    @property
    def council(self) -> str:
        """Whose it is; empty while nobody has said."""
        return self.assessment.profile.council if self.assessment else ""

    @property
    def days(self) -> tuple[date, ...]:
        """When it is: the days of the sessions still to be held that ask one of its questions.

        Where none does the next session’s day, else the assessment’s; none while nobody has said.
        """
        if self.assessment is None:
            return ()
        coming = [each for each in self.assessment.workshop.sessions if each.closed_on is None]
        asked = {question.id for question in self.questions}
        days = days_of(each for each in coming if not asked.isdisjoint(each.questions))
        return days or days_of(coming)[:1] or (self.assessment.profile.date,)

    @property
    def roles(self) -> tuple[str, ...]:
        """Who is coming, by role; names are never asked for."""
        people = self.assessment.participants if self.assessment else ()
        return tuple(dict.fromkeys(person.role for person in people))

    @property
    def fewest(self) -> int:
        """How many people share a role before it is told apart from the others."""
        return self.assessment.workshop.fewest_shown if self.assessment else FEWEST_SHOWN

    @property
    def fewest_words(self) -> str:
        """The same in words where it is small."""
        return _NUMBERS.get(self.fewest, str(self.fewest))

    @property
    def shared_roles(self) -> tuple[str, ...]:
        """The roles that so many people have that it tells on nobody."""
        people = self.assessment.participants if self.assessment else ()
        many: Counter[str] = Counter()
        for person in people:
            many[person.role] += person.count
        return tuple(role for role in self.roles if many[role] >= self.fewest)

    @property
    def people(self) -> int:
        """How many are coming; 0 while nobody has said."""
        people = self.assessment.participants if self.assessment else ()
        return sum(person.count for person in people)

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of every question of the set, asked or not."""
        return question_codes(self.question_set)

    def item_of(self, question: Question) -> Item:
        """What a question belongs to."""
        return self.question_set.item_of(question.id)

    def is_local(self, question: Question) -> bool:
        """Whether it is the council's own."""
        return self.question_set.is_local(self.item_of(question))


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet is printed on."""

    page: Literal["A4", "A3"] = "A4"
    landscape: bool = False
    setting: Literal["sheet", "large print"] = "sheet"
    numbered: bool = False
    """Whether each copy has a number, so that a paper can be found."""


def sheet(title: str, sitting: Sitting, blocks: Iterable[Block], paper: Paper) -> Outline:
    """A sheet with what every page must carry; what nobody has said yet is left to write in."""
    question_set, profile = sitting.question_set, None
    if sitting.assessment:
        profile = sitting.assessment.profile
    marking = profile.marking if profile and profile.marking != Marking.NONE else ""
    return Outline(
        title=title,
        council=sitting.council,
        guide=guide_line(question_set.guide),
        fingerprint=fingerprint(question_set),
        local_fingerprint=local_fingerprint(question_set.local_items),
        date_words=days_words(sitting.days) if sitting.days else "",
        marking=marking,
        made_on=next(iter(sitting.days), question_set.guide.checked_on),
        blocks=tuple(blocks),
        landscape=paper.landscape,
        page=paper.page,
        setting=paper.setting,
        to_write=_to_write(sitting, paper),
    )


def _to_write(sitting: Sitting, paper: Paper) -> tuple[Blank, ...]:
    number = (Blank("Sheet number", 16),) if paper.numbered else ()
    if sitting.assessment or paper.setting == "large print":  # which has no room at its head
        return number
    return (COUNCIL, DATE, *number)
