"""The fields of one service of the register, in two columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import (
    WHOLE_AREA,
    Evaluation,
    Service,
    ServiceStatus,
    WayOn,
)
from reflective_app.gui import units
from reflective_app.gui.pages.offer.entry import NOT_SAID, STATUSES
from reflective_app.gui.pages.offer.families import FamilyTicks, ticks_box
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.field_row import OfferedText
from reflective_app.gui.widgets.fields import MOST_LINE, PlainField, ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import body_label, caption
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.register import AREA_HINT, EVALUATION, WAYS_ON
from reflective_app.wording.typed import pounds_in
from reflective_app.wording.words import ABSENCE

TWO_COLUMNS = 80
"""Narrower than this, in units, the form is one column."""

EVALUATIONS = (NOT_SAID, *((each.value, words) for each, words in EVALUATION.items()))
WAYS = tuple((way.value, words) for way, words in WAYS_ON.items())
DESIGNED = "Which core components does it provide as designed?"


class ServiceFields(QWidget):
    """Every field of a service. It shows and gives values, and decides nothing."""

    def __init__(self) -> None:
        """Blank; `offer` gives it the guide's choices."""
        super().__init__()
        self._questions: QuestionSet | None = None
        self._components: tuple[str, ...] = ()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        units.lay(self._columns, (0, 0, 0, 0), 4)
        for column in (self._left, self._right):
            units.lay(column, (0, 0, 0, 0), 1)
            self._columns.addLayout(column, 1)
        self._build_left()
        self._build_right()

    def offer(self, questions: QuestionSet) -> None:
        """Offer the headings, recommendations and family groups of a guide.

        What is chosen and ticked already stays, as far as this guide has it too.
        """
        if questions is self._questions:
            return
        self._questions = questions
        chosen = self.heading.choice
        ticked = self.serves.ticked
        self.heading.clear()
        for key, words in (NOT_SAID, *((h.id, h.label) for h in questions.offer_headings)):
            self.heading.addItem(words, key)
        self._heading_box.setVisible(bool(questions.offer_headings))
        asked = (item for item in questions.items if item.kind is ItemKind.RECOMMENDATION)
        self.serves.offer([(item.id, _named(item, questions)) for item in asked])
        self._serves_box.setVisible(bool(self.serves.ticks))
        self.families.offer(questions)
        self.heading.show_choice(chosen)
        self.serves.show_ticked(ticked)
        self._follow_serves()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show these values; what is missing is blank."""
        for key in ("name", "provider", "area", "source", "what"):
            getattr(self, key).show_text(values.get(key, ""))
        for key in ("heading", "status", "evaluation"):
            getattr(self, key).show_choice(values.get(key) or "")
        self.funded_until.show_date(values.get("funded_until"), anew=True)
        for key in ("reached", "cost"):
            getattr(self, key).show_count(values.get(key), anew=True)
        self.serves.show_ticked(values.get("recommendations", ()))
        self.families.show_ticked(values.get("groups", ()))
        self._components = tuple(values.get("components", ()))
        self.way_on.show_choice(values.get("way_on") or "")
        self._follow_serves()
        for key, typed in values.get("unclear", {}).items():
            field = getattr(self, key)
            (field.field if isinstance(field, DateField) else field).setText(typed)
            field.settle()

    def values(self, was: Service | None) -> dict[str, Any]:
        """Every field, as it was understood last.

        Of a service that was there before, what is not asked about here stays.
        """
        known = set(self.serves.ticks)
        beside = [key for key in (was.recommendations if was else ()) if key not in known]
        status, evaluation, way_on = (
            each.choice for each in (self.status, self.evaluation, self.way_on)
        )
        return {
            "name": " ".join(self.name.text().split()),
            "provider": self.provider.text().strip(),
            "heading": self.heading.choice or None,
            "what": self.what.toPlainText().strip(),
            "groups": self.families.ticked,
            "recommendations": (*self.serves.ticked, *beside),
            "area": self.area.text().strip(),
            "status": ServiceStatus(status) if status else None,
            "funded_until": self.funded_until.day,
            "reached": self.reached.count,
            "cost": self.cost.count,
            "components": (*self.components.ticked, *self._components_beside(was)),
            "evaluation": Evaluation(evaluation) if evaluation else None,
            "source": " ".join(self.source.toPlainText().split()),
            "way_on": WayOn(way_on) if way_on else None,
        }

    def not_understood(self) -> QWidget | None:
        """Read what is typed; the first field that says nothing certain, and says so itself."""
        fields = (self.funded_until, self.reached, self.cost)
        unclear = [field for field in fields if not field.settle()]
        return unclear[0] if unclear else None

    def unclear(self) -> dict[str, str]:
        """What is typed that says nothing certain, under `unclear` for `show_values`."""
        fields = {"funded_until": self.funded_until.field, "reached": self.reached}
        fields["cost"] = self.cost
        return {
            key: field.text() for key, field in fields.items() if not getattr(self, key).settle()
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        beside = self.width() >= units.u(TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    # --- building ---------------------------------------------------------------------------------

    def _build_left(self) -> None:
        self.name, self.provider = PlainField(), PlainField("", "A team, a charity, the NHS")
        self.name_trouble = caption("", second=False)
        self.name_trouble.hide()
        self.heading = ChoiceBox((NOT_SAID,))
        self.what = ReflectionEdit("What it does")
        self.area = OfferedText((WHOLE_AREA,), "", "Whole area, or which part")
        self.status = ChoiceBox(STATUSES)
        self.funded_until = DateField("Funded until")
        self.reached = CountField("Families reached a year", blank=True)
        self.cost = CountField("Cost a year, in whole pounds", blank=True, read=pounds_in)
        self.evaluation = ChoiceBox(EVALUATIONS)
        self.source = ReflectionEdit(
            "Source of what we know",
            "A register, a call log, a team’s own list",
            lines=(1, 4),
            most=MOST_LINE,
        )
        self._left.addWidget(field_box("&Name", self.name, below=self.name_trouble))
        self._left.addWidget(field_box("&Provider", self.provider))
        self._heading_box = field_box("Offer headin&g", self.heading)
        self._left.addWidget(self._heading_box)
        self._left.addWidget(field_box("What it &does", self.what))
        self._left.addWidget(field_box("&Area", self.area, below=caption(AREA_HINT)))
        self.area.setAccessibleDescription(AREA_HINT)
        self._left.addWidget(self._facts())
        self._left.addWidget(field_box("S&ource of what we know", self.source))
        self._left.addStretch(1)

    def _facts(self) -> QWidget:
        facts = QWidget()
        in_facts = FlowLayout(facts)
        units.lay(in_facts, (0, 0, 0, 0), 1.5)
        for words, field in (
            ("Stat&us", self.status),
            ("Funded unti&l", self.funded_until),
            ("Families &reached a year", self.reached),
            ("Cost a &year, in whole pounds", self.cost),
            ("How &it is evaluated", self.evaluation),
        ):
            below = field.trouble if isinstance(field, CountField) else None
            box = field_box(words, field, below=below, wraps=False)
            in_facts.addWidget(box)
            in_facts.setAlignment(box, Qt.AlignmentFlag.AlignTop)  # a message moves no neighbour
        return facts

    def _build_right(self) -> None:
        self.serves = TickList("Serves")
        self._serves_box = ticks_box(
            body_label("Which recommendations does it serve?"), self.serves
        )
        self._right.addWidget(self._serves_box)
        self.families = FamilyTicks()
        self._right.addWidget(self.families)
        # What follows from what it serves stands last, so that no tick moves under the mouse.
        self.components = TickList("Provided as designed")
        self.components_box = ticks_box(body_label(DESIGNED), self.components)
        self._right.addWidget(self.components_box)
        self.way_on = RadioRow(WAYS, "Way on:", can_be_none=True)
        self.way_box = ticks_box(
            body_label("It serves no recommendation. What is the way on?"), self.way_on, ABSENCE
        )
        self._right.addWidget(self.way_box)
        self._right.addStretch(1)
        self.serves.changed.connect(self._on_serves)
        self.components.changed.connect(self._on_components)

    # --- what follows from what it serves ---------------------------------------------------------

    def _on_serves(self, _: object) -> None:
        self._follow_serves()

    def _on_components(self, _: object) -> None:
        shown = self.components.ticks
        unseen = (key for key in self._components if key not in shown)
        self._components = (*self.components.ticked, *unseen)

    def _follow_serves(self) -> None:
        """Ask about the components of what it serves; if it serves nothing, about the way on.

        A tick taken off under Serves keeps its components in mind, in case it is put back.
        """
        ticked = set(self.serves.ticked)
        items = self._questions.items if self._questions is not None else ()
        codes = self._questions.codes if self._questions is not None else {}
        parts = [
            (part.id, f"{codes[item.id]}  {part.text}")
            for item in items
            if item.id in ticked
            for part in item.core_components
        ]
        self.components.offer(parts)
        self.components.show_ticked(self._components)
        self.components_box.setVisible(bool(parts))
        self.way_box.setVisible(not ticked)

    def _components_beside(self, was: Service | None) -> tuple[str, ...]:
        """The components recorded of what is not asked about under Serves."""
        items = self._questions.items if self._questions is not None else ()
        asked = {
            part.id
            for item in items
            if item.id in self.serves.ticks
            for part in item.core_components
        }
        return tuple(key for key in (was.components if was else ()) if key not in asked)


def _named(item: Item, questions: QuestionSet) -> str:
    return f"{questions.codes[item.id]}  {item.title}"
