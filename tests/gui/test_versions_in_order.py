"""Versions are kept in the order of the saves, whichever thread comes first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from reflective_app.gui import background
from reflective_app.gui.kept.versions import Versions


def test_what_was_saved_first_is_kept_first_whichever_thread_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting: list[Callable[[], object]] = []
    kept: list[str] = []
    monkeypatch.setattr(background, "run", lambda job, *_: waiting.append(job))
    versions = Versions()
    for save in ("readable", "protected"):
        versions._run([partial(kept.append, save)])  # noqa: SLF001 - what both ways of keeping come to
    for job in reversed(waiting):
        job()
    assert kept == ["readable", "protected"]
