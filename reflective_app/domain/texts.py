"""Texts that the rules make for a document, and what the council wrote in place of one."""

from __future__ import annotations

from reflective_app.domain.value import Line, Text, Value

SUMMARY, MONEY = "summary", "money"
_REASON = "reason-"


class EditedText(Value):
    """What the council wants printed in place of what the rules say.

    `instead_of` is what the rules said when it was written: where they say another thing since,
    somebody should look at it again. It is printed all the same.
    """

    text: Line
    instead_of: Text = ""


def reason_key(item_id: str) -> str:
    """The name of the reason sentence of an item."""
    return f"{_REASON}{item_id}"
