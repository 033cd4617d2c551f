"""Files under a password (`files.md` section 2): a line that says how, then the sealed content.

The line holds what is needed to make the key from the password, and is part of what the seal
guards. The key is made once, when a file is opened or a password is set; from then on each save
takes the same key with a fresh nonce, so that saving costs no time. `docs/password-files.md` says
what this protects from.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any
from unicodedata import normalize
from uuid import UUID

from reflective_app.storage.problems import NewerFormatError, Problem, UnreadableFileError

FORMAT_VERSION = 1
MARK = b"reflective-protected "
"""With this a protected file begins; the rest of its first line is a JSON record."""

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1000
"""Letters. The shortest is asked for where a password is set, never where one is typed."""

COST, BLOCK, LANES = 2**17, 8, 1
"""Of scrypt: a third of a second and 128 MB for each guess at a password."""

COSTS = tuple(2**power for power in range(14, 18))
"""What is accepted from a file; a higher one could take the computer's memory."""

OVERHEAD = 1_000
"""Bytes. The first line and the seal have fewer."""

_SALT, _NONCE, _SEAL, _KEY = 16, 12, 16, 32
_LONGEST_LINE = 800
_DAMAGED = "The first line of the protected file is damaged. Open an earlier copy of it."
_BROKEN_OFF = "The protected file breaks off before its end. Open an earlier copy of it."
_LONGER = (
    "Something stands behind the end of the protected file, which this program did not write. "
    "Open an earlier copy of it."
)


class PasswordNeededError(UnreadableFileError):
    """The file is protected, and no password or key was given."""

    def __init__(self, name: str) -> None:
        """Say so, and how a command is given one."""
        message = "This file is protected with a password. Give the password to open it."
        super().__init__(name, [Problem(name, message)])


class WrongPasswordError(UnreadableFileError):
    """The seal does not open: by a wrong password or a changed file, which cannot be told apart."""

    def __init__(self, name: str) -> None:
        """Say both."""
        message = (
            "The password is wrong, or the file was changed outside this program. Try the password "
            "again. If you are sure of it, open an earlier copy of the file."
        )
        super().__init__(name, [Problem(name, message)])


@dataclass(frozen=True)
class Key:
    """What opens and seals a file. It is held in memory while the file is open, and never written.

    `salt` and `cost` are those that it was made with, which stand in the file.
    """

    salt: bytes
    cost: int
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class _Head:
    line: bytes
    whose: UUID
    salt: bytes
    cost: int
    nonce: bytes
    length: int


Lock = Key | str | None
"""What a file may be opened with: a key, a password, or nothing."""


def new_key(password: str, cost: int = COST) -> Key:
    """A key for a password that was just chosen. It takes about a third of a second."""
    return _derived(password, os.urandom(_SALT), cost)


def is_key_of(key: Key, password: str) -> bool:
    """Whether the key was made from this password. It takes about a third of a second."""
    return compare_digest(key.secret, _derived(password, key.salt, key.cost).secret)


def is_protected(content: bytes) -> bool:
    """Whether a file's bytes are those of a protected file, sound or not."""
    return content.startswith(MARK)


def sealed(content: bytes, key: Key, whose: UUID) -> bytes:
    """A protected file of the content; `whose` is the assessment's id, which anybody can read."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # only where there is a password

    nonce = os.urandom(_NONCE)
    head = {
        "format_version": FORMAT_VERSION,
        "id": str(whose),
        "kdf": "scrypt",
        "n": key.cost,
        "r": BLOCK,
        "p": LANES,
        "salt": b64encode(key.salt).decode("ascii"),
        "cipher": "AES-256-GCM",
        "nonce": b64encode(nonce).decode("ascii"),
        "length": len(content) + _SEAL,
    }
    line = MARK + json.dumps(head).encode("ascii") + b"\n"
    return line + AESGCM(key.secret).encrypt(nonce, content, line)


def opened(name: str, content: bytes, lock: Lock) -> tuple[bytes, Key]:
    """What a protected file holds, and the key to seal it with again.

    Args:
        name: the file's, for messages.
        content: its bytes.
        lock: a password, of which the key is made, or the key itself.

    Raises:
        PasswordNeededError: there is no lock.
        WrongPasswordError: the lock is not the right one, or the file was changed.
        NewerFormatError: a newer version sealed it.
        UnreadableFileError: it breaks off, or asks for what is not allowed.
    """
    head = _head(name, content)
    if lock is None:
        raise PasswordNeededError(name)
    key = _derived(lock, head.salt, head.cost) if isinstance(lock, str) else lock
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        plain = AESGCM(key.secret).decrypt(head.nonce, content[len(head.line) :], head.line)
    except InvalidTag as error:
        raise WrongPasswordError(name) from error
    return plain, key


def whose_file(name: str, content: bytes) -> UUID:
    """The id of the assessment in a protected file, as its first line says. Raises as above."""
    return _head(name, content).whose


def _derived(password: str, salt: bytes, cost: int) -> Key:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = normalize("NFC", password)[:LONGEST_PASSWORD].encode("utf-8", "surrogatepass")
    kdf = Scrypt(salt=salt, length=_KEY, n=cost, r=BLOCK, p=LANES)
    return Key(salt, cost, kdf.derive(typed))


def _head(name: str, content: bytes) -> _Head:
    """The first line, checked before anything is done with what it says."""
    end = content.find(b"\n", 0, _LONGEST_LINE)
    if end < 0:
        broken_off = len(content) < _LONGEST_LINE
        raise _unreadable(name, _BROKEN_OFF if broken_off else _DAMAGED)
    line = content[: end + 1]
    head = _checked(name, line, _record(name, line[len(MARK) :]))
    rest = len(content) - len(line)
    if rest != head.length:
        raise _unreadable(name, _BROKEN_OFF if rest < head.length else _LONGER)
    return head


def _record(name: str, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, _DAMAGED) from error
    if not isinstance(record, dict):
        raise _unreadable(name, _DAMAGED)
    version = record.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        message = (
            f"The file was protected by a newer version of the program, in format {version}. "
            "Update the program to open it."
        )
        raise NewerFormatError(name, [Problem(name, message)])
    return record


def _checked(name: str, line: bytes, record: dict[str, Any]) -> _Head:
    cost, length = record.get("n"), record.get("length")
    ways = (record.get("kdf"), record.get("r"), record.get("p"), record.get("cipher"))
    fits = ways == ("scrypt", BLOCK, LANES, "AES-256-GCM") and record.get("format_version") == 1
    if not fits or type(cost) is not int or type(length) is not int or cost not in COSTS:
        message = (
            "The protected file asks for a way of making the key that this program does not "
            "allow, so it was not opened. Ask whoever sent it for another copy."
        )
        raise _unreadable(name, message)
    try:
        salt = b64decode(record["salt"], validate=True)
        nonce = b64decode(record["nonce"], validate=True)
        whose = UUID(record["id"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _unreadable(name, _DAMAGED) from error
    if len(salt) != _SALT or len(nonce) != _NONCE or length < _SEAL:
        raise _unreadable(name, _DAMAGED)
    return _Head(line, whose, salt, cost, nonce, length)


def _unreadable(name: str, message: str) -> UnreadableFileError:
    return UnreadableFileError(name, [Problem(name, message)])
