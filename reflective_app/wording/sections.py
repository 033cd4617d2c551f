"""For whom a copy of a document is, in words."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """For whom a copy is. Each has a choice of sections to begin with."""

    BOARD = "board"
    TEAM = "team"
    PARTNERS = "partners"
    PUBLIC = "public"


AUDIENCES = {
    Audience.BOARD: "Board",
    Audience.TEAM: "Working team",
    Audience.PARTNERS: "Partners",
    Audience.PUBLIC: "Public",
}

COPY_FOR = {
    Audience.BOARD: "This copy is for the board",
    Audience.TEAM: "This copy is for the working team",
    Audience.PARTNERS: "This copy is for partners",
    Audience.PUBLIC: "This copy is for the public",
}
