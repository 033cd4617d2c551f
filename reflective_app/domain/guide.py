"""What is known of a Practice Guide itself, and where that can be looked up."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from reflective_app.domain.kinds import Completeness, Status
from reflective_app.domain.value import Id, Line, Value

Edition = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.-]+$", max_length=40)]


class Source(Value):
    """Where a fact can be looked up."""

    id: Id
    title: Line
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)] | None = None


class Guide(Value):
    """What is known of the Practice Guide itself."""

    id: Id
    edition: Edition
    revision: int = Field(ge=1)
    title: Line
    publisher: Line
    commissioned_by: Line | None = None
    published: date | None = None
    status: Status = Status.PUBLISHED
    completeness: Completeness
    population: Line
    audience: tuple[Line, ...] = ()
    checked_on: date
    licence: Line
    notice: Line
    sources: tuple[Source, ...] = ()
