"""How much memory a process has used at most."""

from __future__ import annotations

from pathlib import Path


def most_used() -> int:
    """Bytes that this process had in use at most, since it was started (Linux).

    What `getrusage` says begins with what its parent used: a child of a long run of tests would
    seem to need a gigabyte before it has done anything.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) * 1024
