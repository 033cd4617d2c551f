"""Finding what a cell refers to: by its id, its code, or its title or label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.sheet import closest, plain
from reflective_app.storage.tables.cells import CellError
from reflective_app.wording.typed import short

LONGEST_RUN = 8
"""How many semicolons a title may have in it and still be found in a list."""

MOST_HINTS = 200
"""A table with more unknown names is no table with slips of the pen in it."""


class Names:
    """What of one kind can be referred to, and by which names."""

    def __init__(self, what: str, names: Mapping[str, Iterable[str]]) -> None:
        """Take what they are called together, and for each id the other names it goes by."""
        self._what = what
        self._ids = {each: each for each in names}
        self._named: dict[str, list[str]] = {}
        for each, others in names.items():
            for name in {plain(other) for other in others}:
                self._named.setdefault(name, []).append(each)
        self._hints = MOST_HINTS
        self._told = [*names, *(name for others in names.values() for name in others)]

    def one(self, text: str) -> str:
        """The id that a text refers to. Raises CellError where that is none, or several."""
        found = self._found(text)
        if len(found) == 1:
            return found[0]
        typed = short(" ".join(text.split()))
        if found:
            ids = " or ".join(found)
            raise CellError(f"“{typed}” could be more than one {self._what}. Write its id: {ids}.")
        self._hints -= 1
        hint = closest(" ".join(text.split()), self._told) if self._hints >= 0 else ""
        raise CellError(f"There is no {self._what} “{typed}”.{hint}")

    def several(self, text: str) -> tuple[str, ...]:
        """The ids in a list with semicolons, which may stand in a title too.

        Raises CellError, of each name that `one` would raise it for.
        """
        if self._found(text):
            return (self.one(text),)
        parts = text.split(";")
        found: list[str] = []
        unknown: list[str] = []
        at = 0
        while at < len(parts):
            taken = next(
                (
                    end
                    for end in range(min(at + LONGEST_RUN, len(parts)), at, -1)
                    if self._found(";".join(parts[at:end]))
                ),
                at + 1,
            )
            if named := ";".join(parts[at:taken]).strip():
                try:
                    found.append(self.one(named))
                except CellError as error:
                    unknown.append(str(error))
            at = taken
        if unknown:
            raise CellError(" ".join(unknown))
        return tuple(dict.fromkeys(found))

    def written(self, each: str, title: str) -> str:
        """How to write a reference that is found again: by title where no other has the same."""
        alone = self._found(title) == (each,) and ";" not in title
        return title if alone else each

    def _found(self, text: str) -> tuple[str, ...]:
        name = " ".join(text.split()).casefold()
        if name in self._ids:
            return (name,)
        return tuple(self._named.get(plain(text), ()))


def item_names(items: Iterable[Item], what: str, question_set: QuestionSet) -> Names:
    """Items by id, code and title."""
    codes = question_set.codes
    return Names(what, {item.id: (codes[item.id], item.title) for item in items})


def recommendation_names(question_set: QuestionSet) -> Names:
    """The recommendations of the guide."""
    asked = (item for item in question_set.items if item.kind is ItemKind.RECOMMENDATION)
    return item_names(asked, "recommendation", question_set)


def question_names(question_set: QuestionSet, *, ladders_only: bool = False) -> Names:
    """Questions by id and by what they ask."""
    asked = (
        question
        for question in question_set.questions()
        if not ladders_only or question.kind is QuestionKind.LADDER
    )
    what = "question with sentences to pick" if ladders_only else "question"
    return Names(what, {question.id: (question.text,) for question in asked})


def group_names(question_set: QuestionSet, item: Item | None = None) -> Names:
    """The family groups, or those that one recommendation is benchmarked by."""
    groups = question_set.family_groups if item is None else question_set.groups_of(item)
    what = (
        "family group"
        if item is None
        else f"family group of {question_set.codes[item.id]} {item.title}"
    )
    return Names(what, {group.id: (group.label,) for group in groups})


def heading_names(question_set: QuestionSet) -> Names:
    """The headings of the service register."""
    headings = question_set.offer_headings
    return Names("heading", {heading.id: (heading.label,) for heading in headings})


def component_names(question_set: QuestionSet) -> Names:
    """The core components of the guide's items."""
    parts = (part for item in question_set.items for part in item.core_components)
    return Names("core component", {part.id: (part.text,) for part in parts})
