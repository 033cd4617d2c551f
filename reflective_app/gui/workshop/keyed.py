"""The picks that were keyed one after the other, for as long as the question is on.

They are kept for Backspace alone and nowhere else: an order of votes tells who picked what.
"""

from __future__ import annotations

from reflective_app.domain.picks import Round


class KeyedPicks:
    """What was keyed, and what the vote was after each pick."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._keyed: list[tuple[Round, str]] = []

    def last(self, vote: Round) -> str | None:
        """The pick that the vote came to be with; None where that was no pick keyed here."""
        keyed = self._up_to(vote)
        return keyed[-1][1] if keyed else None

    def add(self, before: Round, code: str, after: Round) -> None:
        """One pick more. What was taken back before it is gone for good."""
        self._keyed = [*self._up_to(before), (after, code)]

    def forget(self) -> None:
        """Nothing any more."""
        self._keyed.clear()

    def _up_to(self, vote: Round) -> list[tuple[Round, str]]:
        """Fewer than there are after undoing, none where the vote came about otherwise."""
        for number, (after, _) in enumerate(self._keyed, 1):
            if after == vote:
                return self._keyed[:number]
        return []
