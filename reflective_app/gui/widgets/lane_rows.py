"""The benchmark's rows: an item with its reason, and beside it one column a kind of fact."""

from __future__ import annotations

from dataclasses import dataclass, field

from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.gui.widgets.shapes import Shape

FACTS = ("Position", "Strength of evidence (guide)", "Who misses out", "Our confidence")


@dataclass(frozen=True)
class Fact:
    """One cell: a word, what stands under it in the second ink, and a shape before it."""

    word: str
    note: str = ""
    shape: Shape | None = None
    strong: bool = False
    name: str = ""
    """What it is, where that is not what its column is called."""

    explained: str = ""
    """The step of the working that a click on it leads to; empty where there is none."""

    whole: str = ""
    """All that the note has room for only in part; it is read aloud in its place."""

    @property
    def as_spoken(self) -> str:
        """The cell in words."""
        note = self.whole or self.note
        return "; ".join(part.rstrip(".") for part in (self.word, note) if part)


@dataclass(frozen=True)
class LaneRow(Row):
    """An item, or the head of a lane, whose `detail` stands beside its name.

    `explained` is the step of the working that a click on the detail leads to. The detail of a row
    that goes `across` stands, if it is long, below its facts and as wide as the row.
    """

    facts: tuple[Fact, ...] = field(default=())
    explained: str = ""
    across: bool = False

    @property
    def as_spoken(self) -> str:
        """The whole row, each fact with the name of its column."""
        facts = [
            f"{fact.name or name}: {fact.as_spoken}"
            for name, fact in zip(FACTS, self.facts, strict=False)
            if fact.as_spoken
        ]
        name = f"{self.code} {self.name}".strip()
        said = [part.rstrip(".") for part in (name, *facts, self.detail) if part]
        whole = " ".join(part if part.endswith("?") else f"{part}." for part in said)
        return whole
