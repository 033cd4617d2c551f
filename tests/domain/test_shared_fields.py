"""Every entry of an assessment is decided on: who may have it in a shared copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.shared_fields import PART_OF, RULES, SUBJECT_OF, Go, Subject
from reflective_app.domain.shared_mark import Part


def _paths(model: type[BaseModel], at: str = "") -> Iterator[str]:
    """Every path of a model, down to the entries that are no records."""
    for name, field in model.model_fields.items():
        yield from _below(field.annotation, f"{at}.{name}" if at else name)


def _below(kind: Any, path: str) -> Iterator[str]:
    if path in SUBJECT_OF and not any(other.startswith(f"{path}.") for other in SUBJECT_OF):
        yield path
        return
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from _paths(kind, path)
        return
    inner = [each for each in get_args(kind) if _holds_record(each)]
    if not inner:
        yield path
    for each in inner:
        listed = getattr(kind, "__origin__", None) in (dict, tuple)
        yield from _below(each, f"{path}.*" if listed else path)


def _holds_record(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_holds_record(each) for each in get_args(kind))


def test_somebody_decided_on_every_entry_that_an_assessment_can_hold() -> None:
    paths = {path for path in _paths(Assessment) if not path.startswith("question_set")}
    decided = {path for path in SUBJECT_OF if not path.startswith("question_set")}
    assert paths - decided == set(), "decide in shared_fields and sharing who may have these"
    assert decided - paths == set(), "these are no entries of an assessment any more"


def test_only_what_nobody_gets_is_decided_on_as_a_whole() -> None:
    """What is new in a part that leaves must be decided on by itself."""
    leaves = {path for path in _paths(Assessment) if not _is_leaf(path)}
    whole = {path for path in leaves if set(RULES[SUBJECT_OF[path]]) != {Go.NO}}
    assert whole <= {"question_set", "question_set.local_items"}


def _is_leaf(path: str) -> bool:
    kind: Any = Assessment
    for step in path.split("."):
        kind = (
            next(each for each in _models(kind)).model_fields[step].annotation
            if (step != "*")
            else kind
        )
    return not _holds_record(kind)


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for each in get_args(kind):
        yield from _models(each)


def test_what_is_ticked_for_a_partner_has_a_tick() -> None:
    ticked = {subject for subject, rule in RULES.items() if Go.TICKED in rule}
    assert ticked == set(PART_OF)
    assert set(PART_OF.values()) == set(Part)


def test_every_subject_has_a_rule_and_a_wider_reader_is_never_given_more() -> None:
    order = [Go.NO, Go.TICKED, Go.YES]
    assert set(RULES) == set(Subject)
    for rule in RULES.values():
        given = [order.index(go) for go in rule]
        assert given == sorted(given, reverse=True)
