"""Words as they are compared: their letters and signs, whatever stands between and around them."""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
"""Letters that are written from right to left."""

_UNSEEN = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ud800-\udfff\ufff9-\uffff\U000e0000-\U000e01ef]+"
)
"""White space, what has no shape, and what can be in no file."""
_HYPHENS = re.compile("[\u2010\u2011]")


def squeezed(text: str) -> str:
    """The text without white space, soft hyphens and whatever cannot be seen.

    A letter is the same whichever way it is coded: composed or with its mark, alone or joined.
    """
    if text.isascii() and text.isprintable():
        return text.replace(" ", "")
    return _UNSEEN.sub("", _HYPHENS.sub("-", unicodedata.normalize("NFKD", text)))
