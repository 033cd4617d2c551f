"""What every test stands on: no screen, no home folder, no waiting dialog, no network."""

from __future__ import annotations

import importlib
import os
import socket
import sys
import time
from typing import TYPE_CHECKING, Any, NoReturn

# Before Qt loads, and pytest-qt loads it before the first test. A developer's own settings
# of style, scale or platform must not change what is tested.
for _name in [name for name in os.environ if name.startswith("QT_")]:
    del os.environ[_name]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# As the program does before it loads openpyxl: a test may be the first to load it.
os.environ["OPENPYXL_LXML"] = "False"

import hypothesis  # noqa: E402
import pytest  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The same examples everywhere and each time: a failure seen once is seen again.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("same")


# Folders


def redirect_folders(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Send all that the program would keep on this computer to a folder of the test's."""
    for name in ("HOME", "USERPROFILE"):
        patch.setenv(name, str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        # platformdirs asks Windows itself, unless these are set.
        "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
        "WIN_PD_OVERRIDE_PERSONAL": "Documents",
    }.items():
        patch.setenv(name, str(home / folder))


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Qt's application outlives one test, and reads its settings when it starts."""
    with pytest.MonkeyPatch.context() as patch:
        redirect_folders(patch, tmp_path_factory.mktemp("home"))
        yield


@pytest.fixture(autouse=True)
def _home_of_the_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    redirect_folders(monkeypatch, tmp_path_factory.mktemp("home"))


# Clock


@pytest.fixture
def in_london() -> Iterator[None]:
    """The computer’s clock shows London’s time: in summer the day begins an hour before UTC’s."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows has one clock for all programs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


# Dialogs

BLOCKING = {
    ("QtWidgets", "QDialog"): ["exec", "exec_"],  # and so all that derive from it, but these two:
    ("QtPrintSupport", "QPageSetupDialog"): ["exec", "exec_"],
    ("QtPrintSupport", "QPrintDialog"): ["exec", "exec_"],
    ("QtWidgets", "QMenu"): ["exec", "exec_"],
    ("QtWidgets", "QMessageBox"): [
        "about",
        "aboutQt",
        "critical",
        "information",
        "question",
        "warning",
    ],
    ("QtWidgets", "QFileDialog"): [
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ],
    ("QtWidgets", "QInputDialog"): [
        "getDouble",
        "getInt",
        "getItem",
        "getMultiLineText",
        "getText",
    ],
    ("QtWidgets", "QColorDialog"): ["getColor"],
    ("QtWidgets", "QFontDialog"): ["getFont"],
}


class DialogOpenedError(AssertionError):
    """A test would have waited for ever for somebody to press a button."""


@pytest.fixture(autouse=True)
def _no_waiting_dialog(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that opens a dialog; dialogs are reached through `Prompts`."""
    opened: list[str] = []
    # A test without a window does not load Qt for this.
    for (module, kind), methods in BLOCKING.items() if "PySide6.QtWidgets" in sys.modules else ():
        owner = getattr(importlib.import_module(f"PySide6.{module}"), kind)
        for method in methods:
            monkeypatch.setattr(owner, method, _refusing(f"{kind}.{method}", opened))
    yield
    # Code under test may have caught the error.
    if opened:
        pytest.fail(f"opened a dialog: {', '.join(opened)}; give the code ScriptedPrompts instead")


def _refusing(name: str, opened: list[str]) -> Any:
    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        opened.append(name)
        raise DialogOpenedError(f"{name} would wait for a person")

    return refuse


# Network

INTERNET = (socket.AF_INET, socket.AF_INET6)
LOOK_UPS = {
    f"socket.{name}" for name in ("getaddrinfo", "gethostbyaddr", "gethostbyname", "getnameinfo")
}
USES = {f"socket.{name}" for name in ("bind", "connect", "sendmsg", "sendto")}
"""Of a socket that Python did not make: one that a library did, or whoever started the run."""

_internet: list[str] = []


def _refuse_internet(event: str, arguments: tuple[Any, ...]) -> None:
    """Called by Python itself for every socket and every look-up of a name, whoever asks."""
    opens = event == "socket.__new__" and arguments[1] in INTERNET
    uses = event in USES and arguments[0].family in INTERNET
    if opens or uses or event in LOOK_UPS:
        _internet.append(event)
        raise PermissionError("Reflective App opens no internet socket")


sys.addaudithook(_refuse_internet)


@pytest.fixture(autouse=True)
def _no_internet() -> Iterator[None]:
    """Fail the test that reaches for a network, even if the code shrugs it off."""
    _internet.clear()
    yield
    if _internet:
        pytest.fail(f"reached for the internet: {', '.join(_internet)}")
