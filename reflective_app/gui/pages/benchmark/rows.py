"""Findings as rows of the benchmark page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Word
from reflective_app.domain.register import Service
from reflective_app.domain.second_look import SecondLook, second_look
from reflective_app.gui.widgets.kept_rows import KeptRows
from reflective_app.gui.widgets.lane_rows import Fact, LaneRow
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.wording.beyond import BEYOND, service_line
from reflective_app.wording.confidence import missing_in_short
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.local_questions import NOTE, TITLE, local_sentence
from reflective_app.wording.reason import leading, reason
from reflective_app.wording.second_look import NOTE as ASKED
from reflective_app.wording.second_look import TITLE as SECOND_LOOK
from reflective_app.wording.second_look import gathered, gathered_question, look_name
from reflective_app.wording.standing import (
    band_note,
    confidence_note,
    evidence_words,
    families_words,
    groups_words,
    held_down_words,
    range_words,
)
from reflective_app.wording.trace import CONFIDENCE, LABEL, LANE, POSITION
from reflective_app.wording.words import LANES

BEYOND_HEAD, LOOKS_HEAD, LOCAL = "beyond-the-guide", "second-look", "local-questions"
SERVICE, LOOK = "service ", "look "
"""What the keys of such rows begin with: a blank is in no item's id."""

NOT_ASKED = "Not asked"
"""Who misses out is asked of recommendations only."""

AT_LENGTH = (Lane.NOT_NOW, Lane.NOT_APPLICABLE)
"""Where the reason is what somebody wrote, as long as they wished."""

SHAPES = {
    Word.NOT: Shape.NOT,
    Word.PARTLY: Shape.PARTLY,
    Word.MOSTLY: Shape.MOSTLY,
    Word.FULLY: Shape.FULLY,
    Word.NOT_ENOUGH_KNOWN: Shape.NOT_KNOWN,
    Word.DOES_NOT_APPLY: Shape.DOES_NOT_APPLY,
}

Fits = Callable[[ItemFinding], bool]
Looks = dict[str, tuple[SecondLook, ...]]


class LaneRows:
    """Makes the rows of the page, and again only those of which something changed."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._kept = KeptRows[LaneRow]()

    def rows(
        self,
        found: Findings,
        assessment: Assessment,
        looks: Looks,
        fits: Fits | None = None,
    ) -> Iterator[LaneRow]:
        """Every lane that holds something, with its head; services beyond the guide come after
        keep, and what is worth a second look at the end.

        With `fits` only the items that fit are listed, and nothing but items.
        """
        first = leading(found)
        for lane in Lane:
            if lane is Lane.NOT_NOW and fits is None:
                yield from self._beyond(found)
            items = _those(found.in_lane(lane), fits)
            if items:
                title, note = LANES[lane]
                yield LaneRow(key=f"lane-{lane}", name=title, detail=note, head=True)
            for finding in items:
                make = partial(_row, finding, found, assessment)
                made_of = (finding, finding.item.id == first)
                yield self._kept.row(finding.item.id, made_of, make)
        local = _those(found.local, fits)
        if local:
            yield LaneRow(key=LOCAL, name=TITLE, detail=NOTE, head=True)
        for finding in local:
            yield self._kept.row(finding.item.id, (finding,), partial(_local_row, finding))
        if fits is None:
            yield from self._looks(found, assessment, looks)

    def _beyond(self, found: Findings) -> Iterator[LaneRow]:
        if found.beyond_the_guide:
            yield LaneRow(key=BEYOND_HEAD, name="Beyond the guide", detail=BEYOND, head=True)
        for service in found.beyond_the_guide:
            key = service_key(service)
            yield self._kept.row(key, (service,), partial(_service_row, key, service))

    def _looks(self, found: Findings, assessment: Assessment, looks: Looks) -> Iterator[LaneRow]:
        if looks:
            yield LaneRow(key=LOOKS_HEAD, name=SECOND_LOOK, detail=ASKED, head=True)
        of_items = {finding.item.id: finding for finding in found.items}
        for key, some in looks.items():
            about = (of_items[item.id] for item in (some[0].item, some[0].needs) if item)
            made_of = (assessment.profile, some[0].action, *about)
            yield self._kept.row(key, made_of, partial(_look_row, key, some, assessment))


def looks_by_key(found: Findings, assessment: Assessment) -> Looks:
    """What is worth a second look, by the keys of its rows."""
    return {_look_key(looks[0]): looks for looks in gathered(second_look(found, assessment))}


def service_key(service: Service) -> str:
    """The key of a service's row."""
    return f"{SERVICE}{service.id}"


def _those(items: Iterable[ItemFinding], fits: Fits | None) -> list[ItemFinding]:
    return [finding for finding in items if fits is None or fits(finding)]


def _service_row(key: str, service: Service) -> LaneRow:
    return LaneRow(key=key, name=service.name, detail=service_line(service))


def _look_row(key: str, looks: tuple[SecondLook, ...], assessment: Assessment) -> LaneRow:
    item = looks[0].item
    return LaneRow(
        key=key,
        code=assessment.question_set.codes[item.id] if item is not None else "",
        name=look_name(looks[0]),
        detail=gathered_question(looks, assessment),
    )


def _look_key(look: SecondLook) -> str:
    about = (look.item, look.question, look.group, look.needs, look.action)
    return LOOK + " ".join([look.kind, *(each.id for each in about if each is not None)])


def _row(finding: ItemFinding, found: Findings, assessment: Assessment) -> LaneRow:
    return LaneRow(
        key=finding.item.id,
        code=finding.code,
        name=finding.item.title,
        detail=reason(finding, found, assessment),
        explained=LANE,
        across=finding.lane in AT_LENGTH,
        facts=(
            _position(finding),
            _evidence(finding, assessment),
            _missing(finding),
            _confidence(finding),
        ),
    )


def _local_row(finding: ItemFinding) -> LaneRow:
    return LaneRow(
        key=finding.item.id,
        code=finding.code,
        name=finding.item.title,
        detail=local_sentence(finding),
        explained=POSITION,
        facts=(
            _position(finding),
            Fact("Our own", "", name="Kind"),
            Fact("", NOT_ASKED),
            _confidence(finding),
        ),
    )


def _position(finding: ItemFinding) -> Fact:
    provisional = "provisional" if finding.position.provisional else ""
    notes = (provisional, range_words(finding), held_down_words(finding))
    said = " ".join(sentence(note) for note in notes if note)
    return Fact(finding.word, said, SHAPES[finding.word], strong=True, explained=POSITION)


def _evidence(finding: ItemFinding, assessment: Assessment) -> Fact:
    """The label with its standing, and how firm the band is that it gives.

    What is pulled up names what depends on it by code: its reason gives the titles.
    """
    label, note = evidence_words(finding)
    if finding.holds_back:
        codes = [assessment.question_set.codes[item.id] for item in finding.holds_back]
        note = f"Do this first: {listed(codes)} {'depends' if len(codes) == 1 else 'depend'} on it"
    said = " ".join(sentence(each) for each in (note, band_note(finding)) if each)
    recommended = finding.item.kind is ItemKind.RECOMMENDATION
    return Fact(label, said, name=_evidence_name(finding), explained=LABEL if recommended else LANE)


def _evidence_name(finding: ItemFinding) -> str:
    """Only recommendations have a strength of evidence; the rest say what they are."""
    names = {ItemKind.RECOMMENDATION: "", ItemKind.DUTY: "How binding"}
    return names.get(finding.item.kind, "Kind")


def _missing(finding: ItemFinding) -> Fact:
    """Only recommendations are asked who gets them."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return Fact("", NOT_ASKED)
    groups = groups_words(finding) or _nobody(finding)
    return Fact(groups, families_words(finding), explained=POSITION)


def _nobody(finding: ItemFinding) -> str:
    return "Not known yet" if finding.groups_not_known else "No group"


def _confidence(finding: ItemFinding) -> Fact:
    if finding.confidence is None:
        return Fact("", "Does not apply")
    missing, whole = missing_in_short(finding.confidence), confidence_note(finding)
    short = f"Missing: {missing}" if missing else ""
    return Fact(finding.confidence.level, short, explained=CONFIDENCE, whole=whole)
