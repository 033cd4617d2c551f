"""Which addresses a printed link may lead to."""

from __future__ import annotations

import re
from urllib.parse import quote

_WELCOME = re.compile(r"(https?://|mailto:)\S", re.IGNORECASE)
_KEPT = ":/?#[]@!$&'()*+,;=%"


def address_of(href: str) -> str | None:
    """A web or mail address in plain letters; None for any other kind, which stays mere text."""
    if not _WELCOME.match(href):
        return None
    return quote(href, safe=_KEPT, errors="replace")
