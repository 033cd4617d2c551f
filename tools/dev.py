"""Set the project up and run it: `python tools/dev.py demo`, `… test`; `make demo` calls this.

The logic is here and not in the Makefile because Windows has no make, and at top level because
it serves the project, not the package. Standard library only: it runs before anything is there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from environment import (
    LOCK,
    PIP,
    ROOT,
    SCRIPTS,
    WINDOWS,
    Stop,
    check_python,
    program,
    python,
    run,
    set_up,
    venv_python,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

UV = "uv==0.13.9"
FOLDER_LIMIT_MB = 220
MADE = (
    ".venv",
    "build",
    "dist",
    "demo",
    ".coverage",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)


def main() -> int:
    """Run the named command; 0 when all of it went well."""
    commands: dict[str, Callable[[], None]] = {
        "help": show_help,
        "setup": set_up,
        "demo": demo,
        "test": test,
        "soak": soak,
        "bench": bench,
        "installer": installer,
        "lock": lock,
        "schema": schema,
        "clean": clean,
    }
    parser = argparse.ArgumentParser(prog="dev.py")
    parser.add_argument("command", choices=commands, nargs="?", default="help")
    command = commands[parser.parse_args().command]
    os.chdir(str(ROOT))
    try:
        command()
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    return 0


def show_help() -> None:
    """Name the commands and what each one leaves behind."""
    print(
        "Reflective App\n"
        "  demo        set up, then take the sample council from answers to reports, in demo/\n"
        "  test        set up, then every check that CI runs\n"
        "  soak        set up, then the long tests of what happens to files, counts printed\n"
        "  bench       set up, then the benchmarks, each with its bar\n"
        "  installer   set up, then build the program's folder in dist/ and try it\n"
        "  setup       only make .venv from requirements.lock\n"
        "  lock        make requirements.lock anew from pyproject.toml\n"
        "  schema      set up, then write docs/schema/ anew from the models\n"
        "  clean       remove whatever these commands made\n"
        "\n"
        "With make: make demo. Without: python3 tools/dev.py demo (Windows: py tools\\dev.py demo)."
    )


def demo() -> None:
    """Make the sample council's files, and open the window on them where somebody is looking."""
    look = sys.stdin.isatty() and sys.stdout.isatty() and has_screen()
    set_up(window=look and "DISPLAY" in os.environ)
    folder = ROOT / "demo"
    run(program("reflective-app"), "demo", "--to", str(folder), "--force")
    print(f"\nThe sample council's files are in {folder}", flush=True)
    # An earlier day's files may lie beside today's, and the names have the day in them.
    newest = max(folder.glob("*.reflect"), key=lambda path: path.stat().st_mtime)
    if look:
        print(f"\nOpening {newest.name}; close the window to come back.", flush=True)
        run(program("reflective-app"), str(newest))


def test() -> None:
    """Run every check; pytest last, so that its summary closes the output."""
    set_up()
    failed = [
        name
        for name, command in (
            ("ruff check", (program("ruff"), "check", ".")),
            ("ruff format", (program("ruff"), "format", "--check", ".")),
            ("mypy", (program("mypy"),)),
            ("lint-imports", (program("lint-imports"),)),
            ("pytest", (venv_python(), "-m", "pytest")),
        )
        if not passes(name, command)
    ]
    if failed:
        raise Stop(f"Failed: {', '.join(failed)}")


def soak() -> None:
    """Run what is too long for every test run; each prints its counts (docs/reliability.md)."""
    set_up()
    python("-m", "pytest", "-m", "soak", "--durations=5")


def bench() -> None:
    """Run every benchmark in turn; each prints its ratio and fails past its bar."""
    set_up()
    # With this set, our modules are compiled at each start, and start-up times mean nothing.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    scripts = sorted((ROOT / "tests" / "bench").glob("[!_]*.py"))
    failed = [s.name for s in scripts if not passes(s.stem, (venv_python(), str(s)), env)]
    if failed or not scripts:
        raise Stop(f"Failed: {', '.join(failed)}" if failed else "No benchmark is there.")


def installer() -> None:
    """Build the program's folder, then use it as a person would."""
    set_up(window=True)  # the folder takes along what a window needs of this system
    python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build_installer.spec")
    folder = ROOT / "dist" / "reflective-app"
    try_program(folder)
    size = sum(path.lstat().st_size for path in folder.rglob("*")) / 1e6
    print(f"\n{folder}: {size:.0f} MB", flush=True)
    if sys.platform == "linux" and size > FOLDER_LIMIT_MB:
        raise Stop(f"The folder is over its bar of {FOLDER_LIMIT_MB} MB.")


def try_program(folder: Path) -> None:
    """A built program can miss a file that the source has: list, print and open a window."""
    ending = ".exe" if WINDOWS else ""
    window = str(folder / f"reflective-app{ending}")
    commands = str(folder / f"reflective-app-cli{ending}") if WINDOWS else window
    with tempfile.TemporaryDirectory() as scratch:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        env |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), scratch)
        env |= dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME"), scratch)
        run(commands, "guides", env=env)
        run(commands, "demo", "--to", str(Path(scratch) / "demo"), env=env)
        start = time.perf_counter()
        run(window, "--first-paint", env=env)
        print(f"Opened, painted and closed in {time.perf_counter() - start:.2f} s", flush=True)


def lock() -> None:
    """Make requirements.lock anew: pins and hashes for every system, no address, no path.

    uv.lock is not kept: it writes a registry's address on every line.
    """
    check_python()
    with tempfile.TemporaryDirectory() as scratch:
        # A place of its own: a broken lock must not keep us from mending it.
        place, made = Path(scratch) / "uv", Path(scratch) / LOCK.name
        run(sys.executable, "-m", "venv", str(place))
        run(str(place / SCRIPTS / "python"), *PIP, "install", "--quiet", UV)
        compile_lock = (str(place / SCRIPTS / "uv"), "pip", "compile", "pyproject.toml")
        groups = ("--group", "dev", "--universal", "--python-version", "3.11")
        shape = ("--generate-hashes", "--no-header", "--system-certs", "--quiet", "-o", str(made))
        run(*compile_lock, *groups, *shape)
        text = made.read_text(encoding="utf-8")
    if "://" in text:
        raise Stop("uv wrote an address into the lock; requirements.lock is left as it was.")
    header = "# Every package that is installed, for every system. Made by: make lock\n"
    LOCK.write_text(header + text, encoding="utf-8", newline="\n")


def schema() -> None:
    """Write the JSON Schemas of the two kinds of file anew."""
    set_up()
    python("-m", "reflective_app.storage.schemas", "docs/schema")


def clean() -> None:
    """Remove what these commands made, .venv too."""
    for top in ("reflective_app", "tests", "tools"):
        for cache in (ROOT / top).rglob("__pycache__"):
            shutil.rmtree(cache)
    for name in MADE:
        path = ROOT / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def passes(name: str, command: Iterable[str], env: dict[str, str] | None = None) -> bool:
    """Run one of several checks, under its name; a failed one does not keep back the next."""
    print(f"== {name}", flush=True)
    return subprocess.run(tuple(command), env=env, check=False).returncode == 0


def has_screen() -> bool:
    """Whether a window could be seen."""
    servers = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in servers)


if __name__ == "__main__":
    sys.exit(main())
