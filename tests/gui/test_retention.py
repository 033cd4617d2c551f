"""The day to keep an assessment until: set in the window, and told once it is over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having
from reflective_app.gui import clock
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.set_up.page import SetUpPage
from reflective_app.gui.session import Session
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.wording.retention import overdue_words
from tests.builders import a_set, an_assessment, an_item
from tests.gui.test_files import saved_at

UNTIL = date(2026, 3, 31)


def kept_until(day: date | None) -> Assessment:
    assessment = an_assessment(a_set(an_item("allowances")))
    return having(assessment, profile=changed(assessment.profile, retain_until=day))


@pytest.mark.parametrize(
    ("until", "today"),
    [(None, UNTIL), (UNTIL, UNTIL), (UNTIL, UNTIL - timedelta(days=1)), (date.max, UNTIL)],
    ids=["no day", "on the last day", "before it", "for ever"],
)
def test_nothing_is_said_while_the_file_may_be_kept(until: date | None, today: date) -> None:
    assert overdue_words(today, kept_until(until)) == ""


def test_from_the_day_after_it_says_what_to_do() -> None:
    words = overdue_words(UNTIL + timedelta(days=1), kept_until(UNTIL))
    assert words.startswith("This assessment was to be kept until 31 March 2026.")
    assert words.endswith("Nothing is deleted by itself.")


def test_a_file_opened_after_its_day_says_so_and_stays_as_it_is(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    over = kept_until(clock.today() - timedelta(days=2))
    path = saved_at(tmp_path / "old.reflect", over)
    before = path.read_bytes()
    session.files.open(path)
    assert window.workspace is not None
    assert window.workspace.notices.isVisible()
    assert "was to be kept until" in window.workspace.notices.label.text()
    assert path.read_bytes() == before
    assert not window.isWindowModified()


def test_a_file_whose_day_is_still_to_come_opens_without_a_word(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    later = kept_until(clock.today() + timedelta(days=2))
    session.files.open(saved_at(tmp_path / "new.reflect", later))
    assert window.workspace is not None
    assert not window.workspace.notices.isVisible()


def test_the_day_is_set_under_set_up_saved_and_taken_out_again(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    path = saved_at(tmp_path / "newshire.reflect")
    session.files.open(path)
    assert window.workspace is not None
    window.workspace.come_to("set-up")
    page = window.workspace.page
    assert isinstance(page, SetUpPage)
    for typed, recorded in (("31 March 2033", date(2033, 3, 31)), ("", None)):
        page.retain_until.field.setText(typed)
        page.retain_until.field.editingFinished.emit()
        assert session.files.save()
        assert read_assessment(path).assessment.profile.retain_until == recorded
    window.actions_.undo.trigger()
    assert page.retain_until.field.text() == "31 March 2033"
