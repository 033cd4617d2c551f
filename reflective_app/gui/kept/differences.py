"""What differs between two versions, to be read before one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.gui.units import Role
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.kept_records import Difference

NOTHING = "Nothing differs"


class DifferenceList(RowList):
    """A row for each difference: its place, and below it what became of it.

    It scrolls by itself; the arrow keys go from row to row, which a screen reader reads whole.
    """

    def __init__(self, name: str) -> None:
        """`name` says what is listed, for screen readers."""
        super().__init__(
            name,
            RowManner(
                Role.BODY, Role.BODY, left=0.625, right=1, ruled=True, chosen_is_marked=False
            ),
        )

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """List all of them; where there are none, say so. The first is gone to."""
        rows = [
            Row(str(number), each.place, each.words, spoken=each.line)
            for number, each in enumerate(differences)
        ]
        self.show_rows(rows or [Row("", NOTHING)])
        self.show_choice(self.rows[0].key)
