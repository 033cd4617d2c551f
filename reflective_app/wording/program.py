"""What the program is called and whose it is not; known before anything else is loaded."""

from __future__ import annotations

PROGRAM = "Reflective App"
PURPOSE = (
    "Compare what your council offers families with a Practice Guide, "
    "and leave the room with a gap report and a roadmap."
)
INDEPENDENT = (
    "Independent of Foundations and the Department for Education. "
    "Works without internet; nothing leaves this computer."
)
