"""The sections of a document, and which of them each kind of reader is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.reports.outline import Block
from reflective_app.wording.sections import Audience

EVERYBODY = frozenset(Audience)
NOT_PUBLIC = EVERYBODY - {Audience.PUBLIC}
NOT_BOARD = EVERYBODY - {Audience.BOARD}
WORKING = frozenset({Audience.TEAM, Audience.PARTNERS})
BOARD_AND_TEAM = frozenset({Audience.BOARD, Audience.TEAM})
TEAM_ONLY = frozenset({Audience.TEAM})


Blocks = Callable[[Findings, Assessment], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that can be left out.

    `letter` is its appendix letter, empty in the main body; it stays its own whatever is left out,
    so that two copies of one report name the same things alike. `given_to` are the audiences whose
    copies hold it unless somebody chooses otherwise.
    """

    key: str
    title: str
    blocks: Blocks
    given_to: frozenset[Audience] = EVERYBODY
    letter: str = ""
    own_heading: bool = False
    """Whether its blocks begin with a heading of their own."""
    public: Blocks | None = None
    """What the public is given in its place, where some of it is not for the public."""

    @property
    def heading(self) -> str:
        """Its title as it is printed: “Appendix D: Resources”, where it is an appendix."""
        return f"Appendix {self.letter}: {self.title}" if self.letter else self.title


def without_numbers(found: Findings) -> Findings:
    """Findings without how many families miss out: small numbers can point at somebody, and the
    public is given none (`files.md` section 3). Their order stays that of all other copies.
    """
    bare = {f.item.id: f._replace(families_missing=None) for f in found.items}
    return replace(
        found,
        items=tuple(bare[f.item.id] for f in found.items),
        in_guide_order=tuple(bare[f.item.id] for f in found.in_guide_order),
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which sections a copy holds: those chosen by key, else those for its audience, else all."""

    audience: Audience | None = None
    chosen: frozenset[str] | None = None

    def holds(self, section: Section) -> bool:
        """Whether a copy has this section."""
        if self.chosen is not None:
            return section.key in self.chosen
        return self.audience is None or self.audience in section.given_to

    def blocks_of(
        self, section: Section, found: Findings, assessment: Assessment
    ) -> Iterator[Block]:
        """What this copy says in a section."""
        if self.audience is not Audience.PUBLIC:
            return section.blocks(found, assessment)
        return (section.public or section.blocks)(without_numbers(found), assessment)

    def of(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The sections that a copy holds, in their order."""
        return tuple(section for section in sections if self.holds(section))


WHOLE = Selection()
"""Every section."""
