"""How a sentence of a question set came to be known, and where that can be looked up."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from reflective_app.domain.kinds import Standing
from reflective_app.domain.value import Id, Line, Value


class Source(Value):
    """Where a fact can be looked up."""

    id: Id
    title: Line
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)] | None = None


class Basis(Value):
    """The standing of what is said, and the ids of the sources it rests on."""

    standing: Standing
    sources: tuple[Id, ...] = ()
    note: Line | None = None


OWN = Basis(standing=Standing.OWN)
"""What stands without a basis of its own is our own idea."""
