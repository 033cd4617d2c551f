"""The sign-in sheet: the only one with names, and so kept apart from all others."""

from __future__ import annotations

from reflective_app.reports.outline import Box, Column, Outline, Paragraph, Table
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import ToFill

ROWS, ROW_MM = 15, 11.0
WHY = (
    "This sheet says who came. What people thought is on other sheets, and those have no names. "
    "The two are never copied, filed or sent together: with both in hand, anyone could work out "
    "who said what, and the next time people would say less."
)
KEPT = (
    "It is for safety in the building and for numbers by role. Writing your name is your choice. "
    "It is not typed into the assessment. The organiser destroys it when it is no longer needed."
)


def sign_in(sitting: Sitting) -> Outline:
    """One page of empty rows."""
    rows = Table(
        "Who came", (Column("Name", 3), Column("Role or organisation", 3)), (), ToFill(ROW_MM, ROWS)
    )
    why = Box("Why names have a sheet of their own", (Paragraph(WHY), Paragraph(KEPT)))
    return sheet("Sign-in sheet", sitting, (why, rows), Paper())
