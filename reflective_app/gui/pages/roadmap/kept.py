"""What follows from the answers, kept while they stay: most edits of a roadmap touch none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import NotNow

T = TypeVar("T")


class WhileAnswersStay(Generic[T]):
    """One value, made anew when answers, grid, labels, question set or what is set aside differ."""

    def __init__(self) -> None:
        """Nothing is kept at first."""
        self._of: Assessment | None = None
        self._value: T | None = None

    def value(self, assessment: Assessment, make: Callable[[], T]) -> T:
        """What was made last, or what `make` makes of an assessment that differs."""
        if self._value is None or self._of is None or not _alike(self._of, assessment):
            self._of, self._value = assessment, make()
        return self._value


def _alike(one: Assessment, other: Assessment) -> bool:
    """Whether two states of one assessment have the same lanes, drafts and things set aside.

    Edits leave alone what they do not change, so that the large parts are told by identity.
    """
    return (
        one.question_set is other.question_set
        and one.answers is other.answers
        and one.grid is other.grid
        and one.label_checks is other.label_checks
        and _aside(one) == _aside(other)
    )


def _aside(assessment: Assessment) -> tuple[dict[str, NotNow], dict[str, NotNow]]:
    return assessment.plan.not_now, assessment.plan.drafts_set_aside
