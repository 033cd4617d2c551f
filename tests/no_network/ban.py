"""A ban on internet sockets that the system itself keeps, for a process and all that it starts.

Linux lets a process give up calls for good (seccomp). Whatever asks for a socket of AF_INET or
AF_INET6 then is ended at once, be it Python, Qt or a library: nothing can shrug that off.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
from signal import SIGSYS

SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
"""The number of the call that makes a socket."""

KILLED = -int(SIGSYS)
"""How a process ends that asked for one."""

_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_AT, _FAMILY_AT = 0, 16
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def is_possible() -> bool:
    """Whether this is a system on which the ban can be set."""
    return platform.system() == "Linux" and platform.machine() in SOCKET_CALL


def forbid_internet() -> None:
    """Give up internet sockets, in this process and its children. Raises OSError if it cannot."""
    steps = (
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IF_EQUAL, 0, 4, SOCKET_CALL[platform.machine()]),  # any other call is let through
        (_LOAD, 0, 0, _FAMILY_AT),
        (_IF_EQUAL, 1, 0, socket.AF_INET),
        (_IF_EQUAL, 0, 1, socket.AF_INET6),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    system = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    for call in (
        (_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero),
        (_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), zero, zero),
    ):
        if system.prctl(*call):
            raise OSError(ctypes.get_errno(), "the ban could not be set")
