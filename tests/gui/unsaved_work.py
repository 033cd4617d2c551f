"""What a crash leaves behind, and the card on the start page that offers it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.recover_card import RecoverCard
from reflective_app.storage import recovery
from reflective_app.storage.assessment_file import read_assessment
from tests.builders import a_set, an_assessment, an_item


def keep_work(path: Path | None, edits: int = 3, session: str = "crashed") -> Path:
    """Leave behind what a crash would leave: so many answers that are not in the file."""
    assessment, digest = an_assessment(a_set(an_item("allowances"))), None
    if path is not None:
        opened = read_assessment(path)
        assessment, digest = opened.assessment, opened.disk_digest
    for number in range(1, edits + 1):
        assessment = place_at(f"allowances-{number}", 2, assessment)
    when = datetime(2026, 11, 21, 17, 48).astimezone()
    return recovery.keep(
        assessment, session=session, original=path, original_digest=digest, kept_on=when
    )


def cards(window: MainWindow) -> list[RecoverCard]:
    """Those that are shown."""
    return [card for card in window.start.findChildren(RecoverCard) if not card.isHidden()]


def only_card(window: MainWindow, qtbot: QtBot) -> RecoverCard:
    """The one that comes once the copies were read."""
    qtbot.waitUntil(lambda: len(cards(window)) == 1)
    return cards(window)[0]
