"""What is said of files that are protected with a password."""

from __future__ import annotations

OPEN_TITLE = "This file is protected"
OPENING, SETTING = "Opening…", "Making the key…"
WRONG = (
    "The password is wrong, or the file was changed outside this program. Capital and small "
    "letters count."
)

SET_TITLE = "Protect with a password"
CHANGE_TITLE, REMOVE_TITLE = "Change the password", "Remove the password"
NOW = "First, the password that the file has now."
LOST = (
    "Nobody can bring back a lost password, and nothing in the file can be read without it. Keep "
    "it where your team keeps such things."
)
COVERED = (
    "The file is protected, and so are the unsaved work and the earlier versions of it on this "
    "computer. Reports, tables and shared copies made from it are not."
)
ADVICE = "Four words that do not belong together are easy to remember and hard to guess."
REMOVE = (
    "Whoever can open the folder can then read the file. Earlier versions on this computer keep "
    "the password that they have."
)
OLD_VERSION = (
    "This version has another password than the file has now. Type the one that it was saved with."
)


def ask_words(name: str) -> str:
    """What is asked before a protected file is opened."""
    return f"Type the password of {name}."


def kept_words(name: str) -> str:
    """What is asked before unsaved work on a protected file is looked at."""
    return f"Type the password of {name} to look at the unsaved work on it."


def trouble(first: str, second: str, shortest: int) -> str:
    """Why two fields make no new password yet; empty where they do, or nothing is typed."""
    if first and len(first) < shortest:
        return f"At least {shortest} letters, please."
    if second and first != second:
        return "The two are not the same yet."
    return ""
