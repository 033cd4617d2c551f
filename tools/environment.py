"""What the project runs in: the right Python, Qt's system libraries, `.venv` by the lock.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
STAMP = VENV / "set-up-from.txt"
WINDOWS = sys.platform == "win32"
PYTHONS = ((3, 11), (3, 14))  # the first and last that Qt's and pydantic's wheels are made for
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")

# Shared libraries that Qt's wheels leave to the system, with the Debian package of each.
# The first set is needed even without a screen; the second by a window under X11.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class Stop(Exception):
    """Why the command cannot go on, in words for the person who ran it."""


def set_up(*, window: bool = False) -> None:
    """Make `.venv` as the lock says, with the project in it; quick when it already is."""
    check_python()
    install_libraries(QT_LIBRARIES | X11_LIBRARIES if window else QT_LIBRARIES)
    wanted = f"{ROOT}\n{digest(LOCK, ROOT / 'pyproject.toml')}\n"
    found = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    if found == wanted:
        return
    make_environment(moved=bool(found) and found.splitlines()[0] != str(ROOT))
    STAMP.unlink(missing_ok=True)  # an interrupted set-up must be taken up again
    print("Installing the packages named in requirements.lock ...", flush=True)
    install = (*PIP, "install", "--quiet")
    python(*install, "--only-binary=:all:", "--require-hashes", "-r", str(LOCK))
    python(*install, "--no-deps", "--no-build-isolation", "--editable", ".")
    STAMP.write_text(wanted, encoding="utf-8")


def check_python() -> None:
    """Refuse a Python that the pinned packages have no wheels for."""
    if PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        return
    names = (f"python3.{minor}" for minor in range(PYTHONS[1][1], PYTHONS[0][1] - 1, -1))
    other = next((name for name in names if shutil.which(name)), "python3.11")
    first, last = (".".join(map(str, version)) for version in PYTHONS)
    raise Stop(
        f"Python {first} to {last} is needed; this is {sys.version.split()[0]}.\n"
        f"With another one:  make test PYTHON={other}   or   {other} tools/dev.py test"
    )


def make_environment(*, moved: bool) -> None:
    """Create `.venv` where it is missing or broken, else keep it and let pip bring it up to date.

    It is not emptied for a new lock: on Windows a running program would hold its files.
    """
    if VENV.exists() and not moved and runs("-c", "import pip"):
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Stop(
            "This Python cannot make a virtual environment: its venv part is not installed.\n"
            f"On Debian or Ubuntu:  {as_root('apt-get install ' + package)}"
        )
    print("Making .venv ...", flush=True)
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install_libraries(libraries: dict[str, str]) -> None:
    """Have the system libraries Qt needs: install them where we may, else say how."""
    missing = missing_libraries(libraries)
    if not missing:
        return
    packages = " ".join(libraries[name] for name in missing)
    command = f"apt-get install --yes --no-install-recommends {packages}"
    if shutil.which("apt-get") and is_root():
        print(f"Installing the system libraries that Qt needs: {packages}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "-qq", "update", env=quiet)
        run(*command.replace("install", "-qq install", 1).split(), env=quiet)
        missing = missing_libraries(libraries)
    if missing:
        names = ", ".join(missing)
        raise Stop(
            f"Qt needs system libraries that are not here: {names}\n"
            f"On Debian or Ubuntu:  {as_root(command)}\n"
            "Elsewhere: install the packages that hold these files."
        )


def missing_libraries(libraries: Iterable[str]) -> list[str]:
    """Which of these cannot be loaded: tried, since not every system has a package list to ask."""
    return [name for name in libraries if sys.platform == "linux" and not loads(name)]


def loads(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def run(*command: str, env: dict[str, str] | None = None) -> None:
    """Run a command to its end; Stop if it fails."""
    result = subprocess.run(command, env=env, check=False)
    if result.returncode != 0:
        raise Stop(f"This failed ({result.returncode}): {' '.join(command)}")


def python(*arguments: str) -> None:
    """Run the environment's Python."""
    run(venv_python(), *arguments)


def runs(*arguments: str) -> bool:
    """Whether the environment's Python can do this at all."""
    try:
        return subprocess.run((venv_python(), *arguments), check=False).returncode == 0
    except OSError:
        return False


def venv_python() -> str:
    """Where the environment's Python is."""
    return program("python")


def program(name: str) -> str:
    """Where a program that the set-up installed is."""
    return str(VENV / SCRIPTS / (f"{name}.exe" if WINDOWS else name))


def is_root() -> bool:
    """Whether packages of the system may be installed."""
    return sys.platform != "win32" and os.geteuid() == 0


def as_root(command: str) -> str:
    """Word a command for the person at the keyboard."""
    return command if is_root() else f"sudo {command}"


def digest(*paths: Path) -> str:
    """Tell one state of these files from another."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
