"""What the program is made of, and how to know that a file of it is the one that was published."""

from __future__ import annotations

from typing import NamedTuple

CHECK = (
    "The SHA-256 of an installer is published beside it. If none stands there, ask for it, and do "
    "not install the file until you have it.",
    "On Windows, open PowerShell in the folder of the file and type: "
    "Get-FileHash NAME -Algorithm SHA256. On Linux type: sha256sum NAME.",
    "Compare all 64 characters. This document prints none, because a document that travels with "
    "the file proves nothing about it.",
)

OTHER_MARKS = (
    "The packages that the program is built from are fixed by version and SHA-256 in a list that "
    "comes with its source.",
    "The twelve characters at the foot of a report say which questions were asked. Two reports "
    "with the same twelve asked the same about the guide.",
    "An assessment holds a SHA-256 of itself. It shows that something else changed the file. It is "
    "no signature and does not show who did.",
)


class Package(NamedTuple):
    """Something that others made and that the program stands on; `name` is as registries say it."""

    name: str
    use: str
    licence: str


PACKAGES = (
    Package("PySide6-Essentials", "Draws the window; it is Qt for Python", "LGPL-3.0"),
    Package("pydantic", "Holds and checks every record", "MIT"),
    Package("reportlab", "Writes PDF files", "BSD"),
    Package("rtoml", "Reads question sets", "MIT"),
    Package("platformdirs", "Knows where each system keeps settings", "MIT"),
    Package("pypdfium2", "Shows a PDF before it is printed", "BSD-3-Clause, Apache-2.0"),
    Package("openpyxl", "Reads and writes Excel workbooks", "MIT"),
    Package("python-docx", "Writes Word files", "MIT"),
    Package("cryptography", "Protects a file with a password", "Apache-2.0 or BSD-3-Clause"),
)
"""Those that the program asks for by itself."""

BROUGHT = (
    "These bring others with them: shiboken6, annotated-types, pydantic-core, typing-extensions, "
    "typing-inspection, pillow, charset-normalizer, et-xmlfile, lxml, cffi and pycparser.",
    "Python itself comes with the built program, under the licence of the Python Software "
    "Foundation. The letters in PDF files are Open Sans (Apache 2.0) and DejaVu Sans (Bitstream "
    "Vera and Arev licences).",
    "Qt’s libraries lie in the folder as files of their own, so that you can replace them, as the "
    "LGPL asks. Nothing of Qt was changed.",
    "Reflective App itself is under the MIT licence.",
)
