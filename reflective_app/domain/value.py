"""What every value of the domain has in common: it never changes once made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

Day = date
"""A date, for records that have a field of that name."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""A stable name: small letters, digits and single hyphens ("kinship-care"). Never shown as text."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]
"""A sentence or two that must say something."""

Text = Annotated[str, StringConstraints(max_length=20_000)]
"""Free text that may be empty and may run over several paragraphs."""

ShortText = Annotated[str, StringConstraints(max_length=500)]
"""A few words that may be left out."""


class Value(BaseModel):
    """A frozen value that knows all its fields. Its collections are never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other parts. What was worked out from the old parts stays behind."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(copy).model_fields.keys():
            del copy.__dict__[name]
        return copy
