"""Names that Windows gives no file, or gives a meaning of its own.

A colon does not fail there: what is written to "a:b.reflect" goes into a hidden part of a file
called "a", and nobody finds it again. So names are looked at before anything is written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
LONGEST = 255
LONGEST_PATH = 259
"""Signs of a name with its folders, unless long paths were allowed on that computer."""


def applies() -> bool:
    """Whether the program runs on Windows."""
    return sys.platform == "win32"


def fault_of(name: str) -> str:
    """Why Windows takes no file of this name, and a name that it takes; empty if it does.

    Args:
        name: without folders.
    """
    suggested = f"Choose another name, for example “{usable(name)}”."
    if sign := _SIGNS.search(name):
        shown = f"the sign {sign[0]}" if sign[0].isprintable() else "a sign that cannot be seen"
        return f"Its name has {shown} in it, which Windows keeps for itself. {suggested}"
    if name.rstrip(". ") != name:
        return f"Its name ends with a full stop or a space, which Windows takes away. {suggested}"
    if _is_device(name):
        device = name.partition(".")[0].rstrip()
        return f"Windows keeps the name {device} for a device. {suggested}"
    if len(name) > LONGEST:
        return f"Its name is longer than the {LONGEST} signs that Windows takes. {suggested}"
    return ""


def usable(name: str) -> str:
    """The nearest name that Windows takes. A name that it takes stays as it is."""
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    stem = _SIGNS.sub("-", stem).rstrip(". ") or "file"
    ending = _SIGNS.sub("", ending).rstrip(". ")
    if _is_device(stem):
        stem = f"{stem}-file" if "." not in stem else f"file-{stem}"
    after = f"{dot}{ending}" if ending else ""
    return stem[: LONGEST - len(after)].rstrip(". ") + after


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip().casefold() in _DEVICES


def may_be_too_long(path: Path) -> bool:
    """Whether Windows may know no file here, since its name with its folders is too long.

    It reports that the folder is not there, which sends people looking for it.
    """
    return applies() and len(str(path.absolute())) > LONGEST_PATH
