"""What differs between two versions, to be read before one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.gui.units import Role
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.kept_records import Difference
from reflective_app.wording.kept_sides import Section, Told

NOTHING = "Nothing differs"


class DifferenceList(RowList):
    """A row for each difference: its place, and below it what became of it.

    The arrow keys go from row to row, which a screen reader reads whole.
    """

    def __init__(self, name: str, *, whole: bool = False) -> None:
        """`name` says what is listed, for screen readers; a `whole` list scrolls with its page."""
        look = RowManner(Role.BODY, Role.BODY, left=0.625, ruled=True, chosen_is_marked=False)
        super().__init__(name, look, whole=whole)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """List all of them; where there are none, say so. The first is gone to."""
        told = tuple(Told(each.place, each.words) for each in differences)
        self.show_sections([Section("", told)] if told else [])

    def show_sections(self, sections: Sequence[Section]) -> None:
        """List what each section tells under its head; where there is nothing, say so."""
        rows: list[Row] = []
        for section in sections:
            if section.head:
                rows.append(Row(f"head {len(rows)}", section.head, head=True))
            for each in section.told:
                rows.append(_row(str(len(rows)), each, section.head))
        self.show_rows(rows or [Row("", NOTHING)])
        self.show_choice(next(row.key for row in self.rows if not row.head))


def _row(key: str, told: Told, head: str) -> Row:
    """The head is read out with each row: the arrow keys do not stop at it."""
    words = (head.rpartition(" (")[0] or head, *told)
    return Row(key, told.place, told.words, spoken=": ".join(filter(None, words)))
