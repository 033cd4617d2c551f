"""The words for the sheets of the paper kit where they are chosen, saved and printed."""

from __future__ import annotations

from pathlib import Path

from reflective_app.wording.dates import counted, listed

INTRO = (
    "Tick the sheets to save or to print. Response sheets are keyed in under Paper in, in the "
    "order in which they are printed: choose the same questions there."
)
NOT_MADE = (
    "These sheets could not be made. Nothing that you wrote is lost. Choose other questions, or "
    "close the program and open the file again."
)
NOT_PRINTED = (
    "The printer did not take the sheet. See that it is on and connected, then print again."
)
PRINTING = "Sending the sheets to the printer…"
NONE_TICKED = "No sheet is ticked."
WHICH = "Questions on the sheets"
REPLACE = "Replace"


def sheet_words(name: str, what: str, paper: str, copies: str, pages: int | None) -> str:
    """A line of the list; `pages` is None while they are being counted."""
    many = "counting its pages" if pages is None else counted(pages, "page")
    return f"{name}: {what}. {paper} · {copies} · {many}"


def people_words(people: int) -> str:
    """How many copies “for each person” comes to."""
    return f"{counted(people, 'person', 'people')} coming." if people else ""


def ready_words(ticked: int, pages: int | None) -> str:
    """What is ticked, and how many pages one copy of it all is."""
    if not ticked:
        return NONE_TICKED
    if pages is None:
        return f"{counted(ticked, 'sheet')} ticked; being made…"
    return f"{counted(ticked, 'sheet')} ticked: {counted(pages, 'page')}, each once."


def replace_words(names: list[str], folder: Path) -> str:
    """Whether to write over what is in the folder already."""
    them = "it" if len(names) == 1 else "them"
    return f"{listed(names)} in {folder.name or folder}: already there. Replace {them}?"


def saved_words(files: int, folder: Path) -> str:
    """What was saved, and where."""
    return f"Saved {counted(files, 'PDF')} in {folder.name or folder}."


def stopped_words(saved: int, wanted: int, reason: str) -> str:
    """How far saving came, and why it went no further."""
    return f"Saved {saved} of {counted(wanted, 'PDF')}. {reason}"


def printed_words(pages: int) -> str:
    """What went to the printer."""
    return f"{counted(pages, 'page')} sent to the printer."
