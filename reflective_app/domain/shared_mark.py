"""What a shared copy says of itself: for whom it was made, and with which parts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from reflective_app.domain.value import Value

NOT_SHARED = "not shared"
"""What stands where a file needs a reason, and the reason stays behind (`files.md` section 3)."""

ANOTHER_COUNCIL = "another council"
OTHER_ROLES = "other roles"
"""What stands in a copy in place of a name that stays behind."""


class Reader(StrEnum):
    """For whom a shared copy is; each is given less than the one before."""

    COLLEAGUES = "colleagues"
    PARTNER = "partner"
    PUBLIC = "public"


class Part(StrEnum):
    """What a partner is given only where somebody ticks it."""

    FIGURES = "figures"
    HOW = "how-we-know"
    NOTES = "notes"
    BARRIERS = "barriers"
    PARKING = "parking"
    REASONS = "reasons"
    WORDS = "words"


class SharedMark(Value):
    """That a file is a shared copy. The day is that on which it was made, without a time.

    `parts` are those that were ticked for a partner. `alias` says that the council's name is not
    its own. `may_be_named` is the council's consent to stand with its name in a regional picture.
    """

    reader: Reader
    made_on: date
    parts: tuple[Part, ...] = ()
    alias: bool = False
    may_be_named: bool = False

    @model_validator(mode="after")
    def _fits_the_reader(self) -> Self:
        if (self.parts or self.may_be_named) and self.reader is not Reader.PARTNER:
            raise ValueError("parts and a consent are chosen only for a partner")
        if self.alias and self.may_be_named:
            raise ValueError("a council with an alias cannot be named")
        return self
