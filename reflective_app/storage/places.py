"""Where the program keeps its own files: one function per folder, none of them created here."""

from __future__ import annotations

from pathlib import Path

PROGRAM = "Reflective App"
"""What the program's own folder is called, wherever the system puts it."""


def recovery() -> Path:
    """The folder of copies kept while there are unsaved changes."""
    import platformdirs  # here, because it costs 25 ms that the first paint need not wait for

    return platformdirs.user_state_path(PROGRAM, appauthor=False) / "recovery"


def backups() -> Path:
    """The folder of earlier versions of assessments."""
    import platformdirs

    return platformdirs.user_data_path(PROGRAM, appauthor=False) / "backups"


def question_sets() -> Path:
    """The folder of question sets that a council added."""
    import platformdirs

    return platformdirs.user_data_path(PROGRAM, appauthor=False) / "question-sets"


def preferences_file() -> Path:
    """The file of what the program remembers between starts."""
    import platformdirs

    return platformdirs.user_config_path(PROGRAM, appauthor=False) / "preferences.json"


def log_file() -> Path:
    """The file that faults of the program are noted in."""
    import platformdirs

    return platformdirs.user_log_path(PROGRAM, appauthor=False) / "reflective-app.log"
