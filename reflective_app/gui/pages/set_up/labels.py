"""Look up the labels: what the guide says of the evidence, where the question set has not seen it.

A page within Set up, which can be skipped. Choosing a label says that it was looked up now. Who
looked is never filled in unasked: whoever looked at another label is offered.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.edits import check_label
from reflective_app.domain.importance import label_of
from reflective_app.domain.item import Item
from reflective_app.domain.label_checks import (
    NO_LABEL,
    bring_in_checks,
    carried,
    check_of,
    clear_check,
    label_page,
    labels_to_look_up,
)
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import clock, units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.passwords import locks
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.address_row import AddressRow
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.label_card import ANOTHER, LabelCard, LabelEntry
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.wording.label_checks import (
    brought_words,
    cannot_bring,
    gives_none,
    known_now,
    of_another_council,
    reporters,
    standing_words,
)

SUBTITLE = (
    "The guide has a word for how strong the evidence is for each recommendation. Find the word in "
    "the guide and choose it here. What a review’s authors or the press say is not the label. You "
    "can leave this: without a label an item stands in the highest lane that one could give it."
)
NONE_GIVEN = "none given"
NOTHING_BROUGHT = "Nothing was brought in"


class LabelLookUp(QWidget):
    """A card for each label to look up. `done` asks for the way back."""

    done = Signal()

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Without cards until it is shown an assessment."""
        super().__init__()
        self._document, self._current, self._prompts = document, current, prompts
        self.cards: dict[str, LabelCard] = {}
        self._scale: tuple[str, ...] = ()
        self.frame = PageFrame("Look up the labels", SUBTITLE)
        self.back = quiet_button("Bac&k to Set up", self.done.emit)
        self.bring = quiet_button("Brin&g in checks from another file…", self._bring_in)
        self.frame.add_action(self.back)
        self.news = MessageStrip()
        self.page = AddressRow("Look them up on this page", "the page with the labels")
        self._listed = QWidget()
        self._column = QVBoxLayout(self._listed)
        units.lay(self._column, (0, 0, 0, 0), 2)
        for part in (self.news, self.bring, self.page, self._listed):
            self.frame.add(part)
        self.frame.end()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)

    def refresh(self) -> None:
        """Show what is known of each label, and what was found."""
        assessment = self._current.assessment
        items = labels_to_look_up(assessment)
        if [item.id for item in items] != list(self.cards):
            self._build(items, assessment.question_set)
        page = label_page(assessment.question_set)
        self.page.show_page(page.title if page else "", (page.url if page else "") or "")
        for item in items:
            self.cards[item.id].show_entry(_entry(item, assessment))

    def start_at(self, item_id: str = "") -> None:
        """Go to one label, else to the first, with as much above it as there is room for."""
        self.frame.settle()
        card = self.cards.get(item_id)
        first = next(iter(self.cards.values()), None)
        if card is not None:
            card.start()
            self.frame.show_part(card)
        elif first is not None:
            first.start()
            self.frame.show_top()
            self.frame.keep_in_sight(first.choice)

    def _build(self, items: tuple[Item, ...], question_set: QuestionSet) -> None:
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        choices = [(label.id, label.label) for label in question_set.evidence_labels]
        choices.append((NONE_GIVEN, NO_LABEL))
        self.cards = {}
        for item in items:
            card = LabelCard(f"{question_set.codes[item.id]} {item.title}", choices)
            card.picked.connect(partial(self._pick, item.id))
            card.worded.connect(partial(self._word, item.id))
            card.dated.connect(partial(self._change, item.id, "checked_on"))
            card.signed.connect(partial(self._change, item.id, "checked_by"))
            self.cards[item.id] = card
            self._column.addWidget(card)

    # --- wishes ---

    def _pick(self, item_id: str, key: str) -> None:
        if not key:
            self._document.apply(partial(clear_check, item_id), "clear label")
        elif key == NONE_GIVEN:
            self._check(item_id, NO_LABEL)
        else:
            self._check(item_id, self._current.assessment.question_set.label(key).label)
        self.frame.keep_in_sight(self.cards[item_id].fields)

    def _word(self, item_id: str, word: str) -> None:
        """A word that was taken out again is no label."""
        if word:
            self._check(item_id, word)
        else:
            key = f"label.{item_id}"
            self._document.apply(partial(clear_check, item_id), "choose label", merge_key=key)

    def _check(self, item_id: str, label: str) -> None:
        """It is this council that looks now, whoever did before."""
        assessment = self._current.assessment
        check = check_of(item_id, assessment)
        own = check is not None and not check.council
        role = check.checked_by if check and own else ""
        made = LabelCheck(item=item_id, label=label, checked_on=clock.today(), checked_by=role)
        edit = partial(check_label, made)
        self._document.apply(edit, "choose label", merge_key=f"label.{item_id}")

    def _change(self, item_id: str, name: str, value: object) -> None:
        """Change who looked, or when."""
        check = check_of(item_id, self._current.assessment)
        if check is not None:
            made = LabelCheck.model_validate(dict(check) | {name: value})
            label = "change date" if name == "checked_on" else "write who looked"
            key = f"label.{item_id}.{name}"
            self._document.apply(partial(check_label, made), label, merge_key=key)

    def _bring_in(self) -> None:
        path = self._document.path
        chosen = self._prompts.choose_open(path.parent if path else None)
        theirs = self._read(chosen) if chosen is not None else None
        if theirs is None or not self._may_bring(theirs):
            return
        mine = self._current.assessment
        found = carried(theirs, mine)
        self._document.apply(partial(bring_in_checks, theirs), "bring in labels")
        self.news.say(" ".join(brought_words(found, theirs, mine)))

    def _may_bring(self, theirs: Assessment) -> bool:
        mine = self._current.assessment
        why_not = cannot_bring(theirs, mine)
        if why_not:
            self._prompts.tell(NOTHING_BROUGHT, why_not)
            return False
        odd = of_another_council(theirs, mine)
        go_on = "&Bring them in"
        return not odd or self._prompts.confirm("Another council’s file", odd, go_on)

    def _read(self, path: Path) -> Assessment | None:
        try:
            opened = locks.read(path, self._prompts)
        except UnreadableFileError as error:
            self._prompts.problem("This file cannot be read", error.in_short, error.numbered)
            return None
        return opened.assessment if opened is not None else None


def _entry(item: Item, assessment: Assessment) -> LabelEntry:
    """What the card of an item shows."""
    question_set = assessment.question_set
    check = check_of(item.id, assessment)
    choice, word = _found(item, assessment) if check else ("", "")
    return LabelEntry(
        known=known_now(item, question_set),
        note=(item.evidence.note if item.evidence else "") or "",
        reported=reporters(item, question_set),
        choice=choice,
        label=check.label if check else "",
        word=word,
        day=check.checked_on if check else None,
        role=check.checked_by if check else "",
        offered=_last_role(assessment) if check and not check.checked_by else "",
        elsewhere=standing_words(label_of(item, assessment)) if check and check.council else "",
    )


def _found(item: Item, assessment: Assessment) -> tuple[str, str]:
    """The key of what was found, and the word where it is another."""
    label = label_of(item, assessment)
    if label.recorded is not None:
        return label.recorded.id, ""
    return (NONE_GIVEN, "") if gives_none(label) else (ANOTHER, label.words)


def _last_role(assessment: Assessment) -> str:
    """Who of this council looked up a label last, by what was written."""
    own = [check for check in assessment.label_checks if not check.council]
    named = [check.checked_by for check in own if check.checked_by]
    return named[-1] if named else ""
