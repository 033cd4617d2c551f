"""What the start page shows of guides, recent files and kept work, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reflective_app.domain.guide import Guide
from reflective_app.domain.kinds import Completeness, Status
from reflective_app.gui.pages.start import GuideRow
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.storage.guide_summaries import GuideSummary
from reflective_app.wording.dates import clock, counted, long_date, month_year

READY = {
    Completeness.FULL: "Ready",
    Completeness.PARTIAL: "Part of the guide",
    Completeness.OUTLINE: "Draft set",
}


def guide_rows(listed: Sequence[GuideSummary]) -> list[GuideRow]:
    """The guides, those to start with first, broken ones last."""
    return sorted(map(_guide_row, listed), key=_order)


def _order(guide: GuideRow) -> tuple[bool, bool]:
    return guide.broken, not guide.startable


def _guide_row(listed: GuideSummary) -> GuideRow:
    key, guide = str(listed.path), listed.guide
    own = "" if listed.shipped else " · your own"
    if guide is None or listed.problems:
        detail = f"{counted(len(listed.problems), 'problem')} in {listed.path.name}{own}"
        name = guide.title if guide else listed.path.stem.replace("-", " ").capitalize()
        row = Row(key, name, detail, "Cannot be used", dimmed=True)
        return GuideRow(row, False, True, "Nothing else is affected. Open the list to see why.")
    if guide.status is Status.ANNOUNCED or not listed.questions:
        checked = f"No guide found when last checked, {long_date(guide.checked_on)}"
        row = Row(key, guide.title, checked + own, "Announced", dimmed=True)
        return GuideRow(row, False, False, "This guide is not out yet, so it cannot be started.")
    side = READY[guide.completeness]
    return GuideRow(Row(key, guide.title, _contents(listed, guide) + own, side), True, False)


def _contents(listed: GuideSummary, guide: Guide) -> str:
    """October 2024 · 126 questions, 4 recommendations."""
    when = month_year(guide.published) if guide.published else "Date not seen"
    asked = counted(listed.questions, "question")
    return f"{when} · {asked}, {counted(listed.recommendations, 'recommendation')}"


@dataclass(frozen=True)
class RecentFile:
    """A file and, once it was looked up, when it was last changed and whether it is there."""

    path: Path
    changed: datetime | None
    found: bool


def look_up(paths: Iterable[Path]) -> tuple[RecentFile, ...]:
    """See which files are there. A lost network drive can keep this waiting."""
    changes = ((path, _changed(path)) for path in paths)
    return tuple(RecentFile(path, changed, changed is not None) for path, changed in changes)


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def recent_row(file: RecentFile, today: date) -> Row:
    """The file's name, when it was last changed, and its folder."""
    folder = file.path.parent.name or str(file.path.parent)
    if not file.found:
        detail = f"Not found where it was · {folder}"
        return Row(str(file.path), file.path.stem, detail, dimmed=True)
    if file.changed is None:
        return Row(str(file.path), file.path.stem, folder)
    return Row(str(file.path), file.path.stem, f"{moment(file.changed, today)} · {folder}")


def moment(when: datetime, today: date) -> str:
    """Today, 10:32 or 21 November 2026."""
    local = when.astimezone()
    return f"Today, {clock(local)}" if local.date() == today else long_date(local.date())
