"""Where the program starts: a window, or a command without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

FIRST_PAINT = "--first-paint"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window on nothing or on a file; hand anything else to the commands."""
    words = list(sys.argv[1:] if argv is None else argv)
    first_paint_only = words == [FIRST_PAINT]
    if not words or first_paint_only or _is_file(words):
        path = Path(words[0]) if words and not first_paint_only else None
        return _window(path, first_paint_only)
    from reflective_app import cli

    return cli.main(words)


def _window(path: Path | None, first_paint_only: bool) -> int:
    """The window. Where it cannot even be made, that is said in plain words."""
    try:
        from reflective_app.gui.application import run  # commands import no Qt

        return run(path, first_paint_only)
    except Exception as fault:
        from reflective_app.gui import broken_start

        broken_start.tell(fault)
        return 1


def _is_file(words: list[str]) -> bool:
    """Whether the one word is a file's name rather than a command's."""
    if len(words) != 1:
        return False
    path = Path(words[0])
    ours = path.suffix.lower() in (".reflect", ".reflect-response")
    return ours or (bool(path.suffix) and path.is_file())


if __name__ == "__main__":
    sys.exit(main())
