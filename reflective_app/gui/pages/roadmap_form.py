"""One action in full: what, for which items, when, who, how we will know, and how it is going."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.text import caption, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import PHASES, codes_of
from reflective_app.wording.words import ACTION_STATUS

TEXTS = (
    ("owner", "&Owner", "A job title, not a name."),
    ("measure", "&Measure of success", "What we will count or see."),
    ("baseline", "Toda&y’s value", "Where we start from."),
    ("cost", "&Cost a year", ""),
    ("funding", "Where the mo&ney comes from", ""),
)
LONGEST_TITLE = 500
NO_TITLE = "Write what will be done. Until then the old words stay on the roadmap."
WIDE = 66


class ActionForm(QWidget):
    """A form for one action; each field is proposed as it is written.

    `changed` carries a field's name and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        """Empty until it is shown an action."""
        super().__init__()
        self._of = ""
        self.column = QVBoxLayout(self)
        units.lay(self.column, (0, 0, 0, 0), 2)
        self.column.addWidget(section_label("Action"))
        self._build_what()
        self._build_when()
        self._build_texts()
        self._build_needs()
        self.column.addStretch(1)

    def show_action(self, action: Action, assessment: Assessment) -> None:
        """Show an action's fields; what is being typed stays as it is."""
        if action.id != self._of:
            self._of = action.id
            self._clear_troubles()
        if self.trouble.isHidden():
            self.title.show_text(action.title)
        self.phase.show_choice(phases(assessment.plan.actions)[action.id].value)
        self.status.show_choice(action.status.value)
        for name, date_field in self.dates.items():
            if date_field.trouble.isHidden():
                date_field.show_date(getattr(action, name))
        for name, field in self.texts.items():
            field.show_text(getattr(action, name))
        self.reason.show_text(action.reason)
        self._show_items(action, assessment)
        self._show_needs(action, assessment)

    def start_at_title(self) -> None:
        """Put the keyboard into the title, all of it chosen, to be written over."""
        self.title.setFocus()
        self.title.selectAll()

    def _build_what(self) -> None:
        self.title = ReflectionEdit("What will be done", lines=(1, 4), most=LONGEST_TITLE)
        self.title.written.connect(self._on_title)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        self._add(
            field_box(
                "Wha&t will be done", self.title, hint="Begin with a verb.", below=self.trouble
            )
        )
        self.items = TickList("For which items")
        self.items.changed.connect(partial(self.changed.emit, "items"))
        self.items_fold = Fold("For which items of the guide", self.items, Role.BODY)
        self._add(self.items_fold)

    def _build_when(self) -> None:
        self.phase = ChoiceBox([(phase.value, words) for phase, words in PHASES.items()])
        self.phase.picked.connect(partial(self.changed.emit, "phase"))
        self.status = ChoiceBox([(status.value, words) for status, words in ACTION_STATUS.items()])
        self.status.picked.connect(partial(self.changed.emit, "status"))
        self._add(
            _pair(field_box("&Phase", self.phase), field_box("How it is &going", self.status))
        )
        self.reason = ReflectionEdit("Why in this phase")
        self.reason.written.connect(partial(self.changed.emit, "reason"))
        self._add(field_box("Why &in this phase", self.reason, hint="Printed with the action."))
        self.dates = {"start": DateField("Start"), "due": DateField("Due")}
        for name, field in self.dates.items():
            field.written.connect(partial(self.changed.emit, name))
        start, due = self.dates.values()
        self._add(_pair(field_box("&Start", start), field_box("D&ue", due)))

    def _build_texts(self) -> None:
        self.texts: dict[str, PlainField] = {}
        for name, words, hint in TEXTS:
            field = PlainField()
            field.written.connect(partial(self.changed.emit, name))
            self.texts[name] = field
            self._add(field_box(words, field, hint=hint))

    def _build_needs(self) -> None:
        self.needs = TickList("Needs these actions first")
        self.needs.changed.connect(partial(self.changed.emit, "depends_on"))
        self.needs_fold = Fold("Needs these actions first", self.needs, Role.BODY)
        self._add(self.needs_fold)

    def _show_items(self, action: Action, assessment: Assessment) -> None:
        codes = assessment.question_set.codes
        items = assessment.question_set.every_item
        self.items.offer([(item.id, f"{codes[item.id]}  {item.title}") for item in items])
        self.items.show_ticked(action.items)
        self.items_fold.head.set_note(codes_of(action, assessment) or "none yet")

    def _show_needs(self, action: Action, assessment: Assessment) -> None:
        others = [a for a in assessment.plan.actions if a.id != action.id]
        standing = phases(assessment.plan.actions)
        self.needs.offer([(a.id, f"{PHASES[standing[a.id]]}: {a.title}") for a in others])
        self.needs.show_ticked(action.depends_on)
        count = len(action.depends_on)
        self.needs_fold.head.set_note(counted(count, "action") if count else "none")
        self.needs_fold.setVisible(bool(others))

    def _clear_troubles(self) -> None:
        self.trouble.say("")
        self.title.setAccessibleDescription("")
        for field in self.dates.values():
            field.show_date(None)

    def _add(self, widget: QWidget) -> None:
        units.hold(widget, most=WIDE)
        self.column.addWidget(widget)

    def _on_title(self, text: str) -> None:
        """An action without words is said, and not recorded."""
        words = " ".join(text.split())
        self.trouble.say("" if words else NO_TITLE)
        self.title.setAccessibleDescription(self.trouble.text())
        if words:
            self.changed.emit("title", words)
        else:
            announce(self.title, NO_TITLE)


def _pair(first: QWidget, second: QWidget) -> QWidget:
    """Two short fields side by side, or one below the other where narrow."""
    both = QWidget()
    row = FlowLayout(both)
    units.lay(row, (0, 0, 0, 0), 2)
    for box in (first, second):
        units.hold(box, least=31, most=34)
        row.addWidget(box)
    return both
