"""Rules between the records of a question set (`files.md` section 1)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from reflective_app.domain.answered_warning_rules import answered_warning_faults
from reflective_app.domain.basis import Basis
from reflective_app.domain.example_rules import example_faults
from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.guide import Guide
from reflective_app.domain.item import Item, Question, SuggestedAction
from reflective_app.domain.kinds import ItemKind, Origin, QuestionKind, Standing, Status
from reflective_app.domain.question_rules import question_faults
from reflective_app.domain.question_set import Mapping, QuestionSet

ENABLERS = frozenset({ItemKind.PRINCIPLE, ItemKind.READINESS})
"""What a recommendation may depend on (`files.md`: `enabled_by`)."""

_COMES_TO = {"same": (1, 1), "reworded": (1, 1), "merged": (1, 1), "removed": (0, 0)}


class _Known:
    """The ids that records of the set may name, looked up once and not for each record."""

    def __init__(self, question_set: QuestionSet) -> None:
        self.sources = frozenset(source.id for source in question_set.guide.sources)
        self.labels = frozenset(label.id for label in question_set.evidence_labels)
        self.groups = frozenset(group.id for group in question_set.family_groups)
        self.framework = frozenset(entry.id for entry in question_set.framework)
        self.enablers = frozenset(i.id for i in question_set.every_item if i.kind in ENABLERS)
        self.questions: dict[str, Question] = {}
        for question in question_set.questions():
            self.questions.setdefault(question.id, question)  # ids may be doubled


def question_set_faults(question_set: QuestionSet) -> tuple[Fault, ...]:
    """Every rule between records that the set breaks, in no particular order.

    Records are looked at one by one, so that a set with doubled ids can be examined too.
    """
    return tuple(_all_faults(question_set))


def _all_faults(question_set: QuestionSet) -> Iterator[Fault]:
    known = _Known(question_set)
    yield from _doubled_ids(question_set)
    yield from _labels_at_faults(question_set.guide)
    yield from _label_faults(question_set, known)
    for place, basis in _bases(question_set):
        yield from _basis_faults(place, basis, known)
    if question_set.guide.status is Status.PUBLISHED and not question_set.items:
        yield Fault(
            ("items",), [], "A published set needs at least one item. Add one, or announce it."
        )
    for place, item in _items(question_set):
        yield from _item_faults(place, item, known)
        for number, question in enumerate(item.questions):
            where = (*place, "questions", number)
            yield from question_faults(where, question)
        for number, action in enumerate(item.actions):
            yield from _action_faults((*place, "actions", number), action, known)
    yield from example_faults(question_set)
    yield from answered_warning_faults(question_set)
    yield from _replaces_faults(question_set, known)


def _items(question_set: QuestionSet) -> Iterator[tuple[Place, Item]]:
    for kind, items in (("items", question_set.items), ("local_items", question_set.local_items)):
        for number, item in enumerate(items):
            yield (kind, number), item


def _bases(question_set: QuestionSet) -> Iterator[tuple[Place, Basis]]:
    """Everything in the set that says how it is known, and where it says so."""
    for number, fact in enumerate(question_set.guide.facts):
        yield ("guide", "facts", number, "basis"), fact.basis
    for kind in ("evidence_labels", "family_groups", "framework", "offer_headings"):
        for number, record in enumerate(getattr(question_set, kind)):
            yield (kind, number, "basis"), record.basis
    for place, item in _items(question_set):
        yield (*place, "basis"), item.basis
        for part, basis in item.basis_of.items():
            yield (*place, "basis_of", part), basis
        for kind in ("core_components", "questions"):
            for number, record in enumerate(getattr(item, kind)):
                if record.basis is not None:
                    yield (*place, kind, number, "basis"), record.basis


def _doubled_ids(question_set: QuestionSet) -> Iterator[Fault]:
    for kind in ("evidence_labels", "family_groups", "framework", "offer_headings"):
        yield from _doubled(((kind, n), r.id) for n, r in enumerate(getattr(question_set, kind)))
    yield from _doubled((place, item.id) for place, item in _items(question_set))
    for kind in ("sources", "facts"):
        records = enumerate(getattr(question_set.guide, kind))
        yield from _doubled((("guide", kind, n), record.id) for n, record in records)
    for kind in ("questions", "actions", "core_components"):
        yield from _doubled(
            ((*place, kind, number), record.id)
            for place, item in _items(question_set)
            for number, record in enumerate(getattr(item, kind))
        )


def _doubled(ids: Iterable[tuple[Place, str]]) -> Iterator[Fault]:
    seen = set()
    for place, name in ids:
        if name in seen:
            yield Fault(
                (*place, "id"), name, "This id is used more than once. Give each record its own."
            )
        seen.add(name)


def _unknown(
    place: Place, names: Iterable[str], there: Container[str], what: str
) -> Iterator[Fault]:
    """A fault for each name that is not known; `what` says of what it should be the id."""
    for number, name in enumerate(names):
        if name not in there:
            yield Fault((*place, number), name, f"There is no {what} with this id in the set.")


def _labels_at_faults(guide: Guide) -> Iterator[Fault]:
    """Councils are sent to this page to look labels up."""
    if guide.labels_at is None:
        return
    place, named = ("guide", "labels_at"), guide.labels_at
    sources = [source for source in guide.sources if source.id == named]
    if not sources:
        yield Fault(place, named, "There is no source with this id in the set.")
    elif all(source.url is None for source in sources):
        message = (
            "Councils are sent to this source to look up labels, and it has no url. Add its url, "
            "or name a source that has one."
        )
        yield Fault(place, named, message)


def _label_faults(question_set: QuestionSet, known: _Known) -> Iterator[Fault]:
    for number, label in enumerate(question_set.evidence_labels):
        if label.source is not None and label.source not in known.sources:
            place = ("evidence_labels", number, "source")
            yield Fault(place, label.source, "There is no source with this id in the set.")


def _item_faults(place: Place, item: Item, known: _Known) -> Iterator[Fault]:
    yield from _duty_faults(place, item)
    yield from _evidence_faults((*place, "evidence"), item, known)
    if place[0] == "local_items":
        yield from _local_faults(place, item)
    groups = item.family_groups or ()
    yield from _unknown((*place, "family_groups"), groups, known.groups, "family group")
    yield from _unknown((*place, "framework"), item.framework, known.framework, "Framework entry")
    if item.framework and item.framework_mapping is None:
        message = (
            'Say whose this link to the Framework is: add framework_mapping, "guide" or "own".'
        )
        yield Fault((*place, "framework_mapping"), None, message)
    what = "principle or readiness item"
    yield from _unknown((*place, "enabled_by"), item.enabled_by, known.enablers, what)
    if not item.ladder_questions:
        message = 'An item needs at least one question of the kind "ladder". Add one.'
        yield Fault((*place, "questions"), None, message)
    yield from _measure_faults(place, item)


def _local_faults(place: Place, item: Item) -> Iterator[Fault]:
    """A council's own questions are marked as such, and carry nothing of the guide's."""
    if item.origin is not Origin.APP:
        message = 'A local question is the council\'s own: set its origin to "app".'
        yield Fault((*place, "origin"), item.origin.value, message)
    if item.evidence is not None:
        message = "A local question has no strength of evidence in the guide. Take this out."
        yield Fault((*place, "evidence"), None, message)


def _duty_faults(place: Place, item: Item) -> Iterator[Fault]:
    is_duty = item.kind is ItemKind.DUTY
    if is_duty and item.in_force is None:
        message = 'A duty needs in_force: "yes", "not-yet" or "unconfirmed".'
        yield Fault((*place, "in_force"), None, message)
    if not is_duty and item.in_force is not None:
        message = "Only a duty has in_force. Take it out, or make the item a duty."
        yield Fault((*place, "in_force"), item.in_force.value, message)


def _measure_faults(place: Place, item: Item) -> Iterator[Fault]:
    """The benchmark takes each count of families from one question (`method.md` section 3)."""
    seen = set()
    for number, question in enumerate(item.questions):
        if question.measures in seen:
            where = (*place, "questions", number, "measures")
            message = "Another question of this item already measures this. Keep one of them."
            yield Fault(where, question.measures, message)
        if question.measures is not None:
            seen.add(question.measures)


def _evidence_faults(place: Place, item: Item, known: _Known) -> Iterator[Fault]:
    evidence = item.evidence
    if evidence is None:
        return
    if item.kind is not ItemKind.RECOMMENDATION:
        message = "Only a recommendation has a strength of evidence. Take this out."
        yield Fault(place, None, message)
    if evidence.label is not None and evidence.standing is None:
        message = 'A label needs its standing: "seen" in the guide, or "reported" by someone.'
        yield Fault((*place, "standing"), None, message)
    if evidence.label is None and evidence.standing is not None:
        message = (
            "The standing is that of a label, and there is no label. Add it, or take this out."
        )
        yield Fault((*place, "standing"), evidence.standing.value, message)
    if evidence.label is not None and evidence.label not in known.labels:
        message = "There is no evidence label with this id in the set."
        yield Fault((*place, "label"), evidence.label, message)
    yield from _unknown((*place, "sources"), evidence.sources, known.sources, "source")


def _basis_faults(place: Place, basis: Basis, known: _Known) -> Iterator[Fault]:
    if basis.standing is not Standing.OWN and not basis.sources:
        message = 'Name the sources this rests on, or set its standing to "own".'
        yield Fault((*place, "sources"), None, message)
    yield from _unknown((*place, "sources"), basis.sources, known.sources, "source")


def _action_faults(place: Place, action: SuggestedAction, known: _Known) -> Iterator[Fault]:
    question = known.questions.get(action.question)
    if question is None:
        message = "There is no question with this id in the set."
        yield Fault((*place, "question"), action.question, message)
        return
    if question.kind is not QuestionKind.LADDER:
        message = 'An action is offered at rungs, so its question must be of the kind "ladder".'
        yield Fault((*place, "question"), action.question, message)
        return
    top = question.top
    if not action.from_:
        yield Fault((*place, "from"), [], "Name at least one rung at which the action is offered.")
    for number, rung in enumerate(action.from_):
        if not 0 <= rung <= top:
            message = f"The question's rungs go from 0 to {top}. Choose one of these."
            yield Fault((*place, "from", number), rung, message)
    offered_at = (rung for rung in action.from_ if rung <= top)  # what is wrong was told above
    if not max(offered_at, default=-1) < action.aims_for <= top:
        message = f"An action aims for a rung above those it is offered at, and at most {top}."
        yield Fault((*place, "aims_for"), action.aims_for, message)


def _replaces_faults(question_set: QuestionSet, known: _Known) -> Iterator[Fault]:
    guide = question_set.guide
    seen = set()
    for number, older in enumerate(question_set.replaces):
        place = ("replaces", number)
        if older.edition == guide.edition and older.revision >= guide.revision:
            message = (
                f"This set is revision {guide.revision} of edition {guide.edition} itself, and "
                "replaces older ones. Change the edition or the revision."
            )
            yield Fault((*place, "revision"), older.revision, message)
        if (older.edition, older.revision) in seen:
            message = "This older set is named already. Keep one entry, with one map."
            yield Fault((*place, "edition"), older.edition, message)
        seen.add((older.edition, older.revision))
        moved = set()
        for position, mapping in enumerate(older.map):
            where = (*place, "map", position)
            yield from _mapping_faults(where, mapping, known)
            if mapping.from_ in moved:
                message = "This question is moved more than once. Keep one entry for it."
                yield Fault((*where, "from"), mapping.from_, message)
            moved.add(mapping.from_)


def _mapping_faults(place: Place, mapping: Mapping, known: _Known) -> Iterator[Fault]:
    yield from _unknown((*place, "to"), mapping.to, known.questions, "question")
    fewest, most = _COMES_TO.get(mapping.change, (2, len(mapping.to)))
    if not fewest <= len(mapping.to) <= max(fewest, most):
        wanted = {0: "no question", 1: "exactly one question"}.get(fewest, "two questions or more")
        message = f'A question that is "{mapping.change}" moves to {wanted}.'
        yield Fault((*place, "to"), list(mapping.to), message)
