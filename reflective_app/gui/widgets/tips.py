"""Tips, which Qt would read as rich text wherever a text looks like it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """What to give to `setToolTip` so that the text is shown as it stands, tags and all."""
    return f"<p>{escape(text)}</p>" if Qt.mightBeRichText(text) else text
