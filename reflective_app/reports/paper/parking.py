"""The parking lot: points to come back to, and what became of each."""

from __future__ import annotations

from reflective_app.reports.outline import Column, Outline, Paragraph, Table
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import ToFill

ROWS, ROW_MM = 12, 15.5


def parking(sitting: Sitting) -> Outline:
    """One page of empty rows."""
    how = Paragraph(
        "A point that matters and does not fit now is written here, so that nobody has to hold on "
        "to it. Before the end each gets an outcome: an action, answered, not now with the reason, "
        "or knowingly left. No names, and nothing that tells who a family is."
    )
    columns = (
        Column("Point", 4.2),
        Column("About (code)", 1.2),
        Column("Who could take it (job title)", 1.8),
        Column("Outcome", 2.2),
    )
    rows = Table("Points to come back to", columns, (), ToFill(ROW_MM, ROWS))
    return sheet("Parking lot", sitting, (how, rows), Paper())
