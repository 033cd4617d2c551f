"""What the program remembers between starts.

Read before the first window is painted, so nothing slow is imported here.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from reflective_app.storage import places
from reflective_app.storage.problems import NotWritableError, Problem

MOST_RECENT_FILES = 10
SMALLEST_TEXT, USUAL_TEXT, LARGEST_TEXT = 80, 100, 300
"""Per cent of the system's own size of text."""
SYSTEM = "system"
APPEARANCES = (SYSTEM, "light", "dark")
"""Whose colours are shown."""

_LARGEST_FILE = 1_000_000


@dataclass(frozen=True)
class RecentFile:
    """A file that was open lately; `page` is where it was left: “set-up”, or “roadmap/table”."""

    path: str
    title: str
    opened_on: date
    page: str = ""


@dataclass(frozen=True)
class Preferences:
    """What is remembered, most recent file first. A window's geometry is Qt's own, as text.

    `logo` is where the council's logo is; empty where none was chosen.
    """

    recent_files: tuple[RecentFile, ...] = ()
    text_size: int = USUAL_TEXT
    window_geometry: str = ""
    last_folder: str = ""
    appearance: str = SYSTEM
    logo: str = ""


@dataclass(frozen=True)
class Remembered:
    """The preferences, and what was wrong with their file if they could not be read."""

    preferences: Preferences
    problem: Problem | None = None


def read_preferences(file: Path | None = None) -> Remembered:
    """What is remembered; the usual settings where nothing is.

    A broken file is set aside, so that it is told of once. An entry that cannot be is passed over.

    Args:
        file: the file, if not the program's own.
    """
    file = file or places.preferences_file()
    try:
        if file.exists() and not file.is_file():  # a connection would be waited for
            raise OSError(file)
        with file.open("rb") as stream:
            content = stream.read(_LARGEST_FILE)
        data = json.loads(content.decode("utf-8-sig"))
        if not isinstance(data, dict):
            raise TypeError(type(data))
    except FileNotFoundError:
        return Remembered(Preferences())
    except OSError:
        message = "What was remembered of your last visit could not be read."
    except (ValueError, TypeError, RecursionError):
        with suppress(OSError):
            file.replace(file.with_suffix(".damaged"))
        message = (
            "What was remembered of your last visit is damaged, so the usual settings are used. "
            "Your assessments are not affected."
        )
    else:
        return Remembered(_preferences(data))
    return Remembered(Preferences(), Problem(file.name, message))


def write_preferences(preferences: Preferences, file: Path | None = None) -> None:
    """Remember. Raises NotWritableError; what was remembered before is then whole."""
    file = file or places.preferences_file()
    record = asdict(preferences)
    for recent in record["recent_files"]:
        recent["opened_on"] = recent["opened_on"].isoformat()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(file, "The program's own folder cannot be made.") from error
    from reflective_app.storage.atomic import write_whole  # not needed for the first paint

    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    # A file's name from another system may hold half a character: it is written as JSON escapes it.
    write_whole(file, text.encode("utf-8", "backslashreplace"))


def remember(path: Path, title: str, opened_on: date, preferences: Preferences) -> Preferences:
    """Put a file at the head of the recent ones, and its folder as the last."""
    recent = RecentFile(str(path), title, opened_on, page_of(path, preferences))
    others = forget(path, preferences).recent_files
    recent_files = (recent, *others)[:MOST_RECENT_FILES]
    return replace(preferences, recent_files=recent_files, last_folder=str(path.parent))


def page_of(path: Path, preferences: Preferences) -> str:
    """The page at which a recent file was left; empty where that is not known."""
    files = preferences.recent_files
    return next((recent.page for recent in files if recent.path == str(path)), "")


def remember_page(path: Path, page: str, preferences: Preferences) -> Preferences:
    """Keep the page at which a recent file is left; of any other file nothing is kept."""
    files = preferences.recent_files
    left = (replace(each, page=page) if each.path == str(path) else each for each in files)
    return replace(preferences, recent_files=tuple(left))


def forget(path: Path, preferences: Preferences) -> Preferences:
    """Take a file off the recent ones."""
    others = tuple(recent for recent in preferences.recent_files if recent.path != str(path))
    return replace(preferences, recent_files=others)


def _preferences(data: dict[str, object]) -> Preferences:
    files = data.get("recent_files")
    recent = [_recent(entry) for entry in files] if isinstance(files, list) else []
    size = data.get("text_size")
    appearance = _text(data.get("appearance"))
    fits = type(size) is int and SMALLEST_TEXT <= size <= LARGEST_TEXT
    return Preferences(
        tuple(entry for entry in recent if entry)[:MOST_RECENT_FILES],
        size if type(size) is int and fits else USUAL_TEXT,
        _text(data.get("window_geometry")),
        _text(data.get("last_folder")),
        appearance if appearance in APPEARANCES else SYSTEM,
        _text(data.get("logo")),
    )


def _recent(entry: object) -> RecentFile | None:
    if not isinstance(entry, dict):
        return None
    path, title = _text(entry.get("path")), _text(entry.get("title"))
    try:
        opened_on = date.fromisoformat(_text(entry.get("opened_on")))
    except ValueError:
        return None
    page = _text(entry.get("page"))
    return RecentFile(path, title, opened_on, page) if path else None


def _text(value: object) -> str:
    """The text, or none if it is something else or cannot be a text."""
    return value if isinstance(value, str) and value.isprintable() else ""
