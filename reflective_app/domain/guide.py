"""What is known of a Practice Guide itself, and where that can be looked up."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from reflective_app.domain.basis import Basis, Source
from reflective_app.domain.kinds import Completeness, Status
from reflective_app.domain.value import Id, Line, Value

Edition = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.-]+$", max_length=40)]


class GuideFact(Value):
    """Something known of the guide itself, and how it is known."""

    id: Id
    text: Line
    basis: Basis


class Guide(Value):
    """What is known of the Practice Guide itself.

    `not_seen` says, a sentence each, which parts of the guide the set could not be written from.
    `labels_at` is the source where labels for strength of evidence are to be looked up, and
    `groups_called` what its kinds of families are called together ("Arrangement").
    """

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
    facts: tuple[GuideFact, ...] = ()
    not_seen: tuple[Line, ...] = ()
    labels_at: Id | None = None
    groups_called: Line = "Kind of family"
