"""What one person or one table says alone, before the room talks (`files.md` section 4).

A response travels in a file of its own or on a sheet of paper. Brought in, its picks stand in a
round before the votes of the room; its words stay apart from the group's, without a name.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.value import Id, Line, ShortText, Text, Value

FORMAT = "reflective-response"
FORMAT_VERSION = 1


class ResponseWords(Value):
    """What somebody wrote beside one question."""

    know: Text = ""
    note: Text = ""


class Response(Value):
    """One response that was brought in: whose, by role, and what was written.

    `people` is how many it speaks for, one or a table. `sheet` is the number on a paper sheet, kept
    so that the paper can be found until it is destroyed; `unclear` are questions where the paper
    could not be read; `checked` is whether it was keyed a second time and both agree.
    """

    respondent: Id
    role: ShortText = ""
    people: Annotated[int, Field(ge=1, le=99)] = 1
    way: Literal[Way.BEFORE, Way.SHEET] = Way.BEFORE
    sheet: Annotated[str, Field(max_length=20)] = ""
    saved_on: datetime | None = None
    words: dict[Id, ResponseWords] = Field(default_factory=dict)
    unclear: tuple[Id, ...] = ()
    checked: bool = False


class ResponseFile(Value):
    """A response file: what is asked, by whom, and what one person or table says to it.

    `respondent` is a random id, and None until the first answer: a file that nobody has filled in
    yet may be sent to many. The picks are kept as counts, so that a table can give its own.
    """

    format: Literal["reflective-response"] = "reflective-response"
    format_version: Literal[1] = 1
    assessment: UUID
    council: Line
    round: Annotated[int, Field(ge=1, le=99)] = 1
    question_set: QuestionSet
    asked: tuple[Id, ...]
    message: Text = ""
    wanted_by: date | None = None
    respondent: Id | None = None
    role: ShortText = ""
    people: Annotated[int, Field(ge=1, le=99)] = 1
    saved_on: datetime | None = None
    picks: dict[Id, Pick] = Field(default_factory=dict)
    words: dict[Id, ResponseWords] = Field(default_factory=dict)


class Misfit(StrEnum):
    """Why a response cannot be brought into an assessment."""

    OTHER_ASSESSMENT = "other_assessment"
    OTHER_GUIDE = "other_guide"
    OTHER_EDITION = "other_edition"
    OTHER_QUESTIONS = "other_questions"
    BLANK = "blank"
