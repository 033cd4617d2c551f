"""One action in full: what, for which items, when, who, how we will know, and how it is going."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import PlanNoteKind, plan_notes
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.form_parts import AIMS_HINT, AimsBox, EaseBox
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.text import RoleLabel, caption, lead_label, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import NO_OWNER as NO_OWNER_YET
from reflective_app.wording.plan import PHASES, codes_of
from reflective_app.wording.plan_reasons import note_sentence, phase_sentence
from reflective_app.wording.words import ACTION_STATUS

SAID_BELOW = (PlanNoteKind.NO_OWNER, PlanNoteKind.NO_REASON)
FOLLOW = ("", "Follow the ratings")
LINES = {
    "owner": ("&Owner", "A job title, not a name."),
    "measure": ("&Measure of success", "What we will count or see."),
    "baseline": ("Toda&y’s value", "Where we start from."),
    "cost": ("&Cost", "What it takes, for example £20,000 a year."),
    "funding": ("Where the mo&ney comes from", ""),
}
BOXES = {
    "barriers": ("Barriers", "What could stand in the way."),
    "enablers": ("Enablers", "What already helps."),
    "who_may_miss_out": (
        "Who may miss out",
        "The equality line: which families could be left out by this, and what is done about it.",
    ),
}
EASE_HINT = "The hardest of the three says when: easy Now, moderate Next, hard Later."
REASON_HINT = "You may leave this empty. What you write is printed with the action."
LONGEST_TITLE = 500
NO_TITLE = "Write what will be done. Until then the old words stay on the roadmap."
NEW_TITLE = "Write what will be done. Then it is on the roadmap."
WIDE = 66
STRONG_LINE = 60
"""So many strong characters are no wider than a field: Qt asks how high words are at the width of
the page, and would cut those short that are held narrower than they are willing to be."""


class ActionForm(QWidget):
    """A form for one action; each field is proposed as it is written.

    `changed` carries a field's name and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        """Empty until it is shown an action."""
        super().__init__()
        self._of, self._is_new = "", False
        self.column = QVBoxLayout(self)
        units.lay(self.column, (0, 0, 0, 0), 2)
        self.head = section_label("Action")
        self.column.addWidget(self.head)
        self.notes = RoleLabel("", Role.CODE)
        self.column.addWidget(self.notes)
        self.texts: dict[str, PlainField | ReflectionEdit] = {}
        self._build_what()
        self._build_who()
        self._build_when()
        self._build_means()
        self.column.addStretch(1)

    # --- what it shows ----------------------------------------------------------------------------

    def show_action(
        self, action: Action, assessment: Assessment, head: str = "Action", *, new: bool = False
    ) -> None:
        """Show an action's fields; what is being typed stays as it is.

        The action may be one that is on no roadmap yet: `head` says so, and a new one has no words.
        """
        actions = {other.id: other for other in assessment.plan.actions} | {action.id: action}
        self._is_new = new
        if action.id != self._of:
            self._of = action.id
            self._clear_troubles()
        self.head.say(head)
        self._show_what(action, assessment)
        standing = phases(actions.values())
        self.phase.show_choice(action.phase.value if action.phase is not None else "")
        self.why.say(phase_sentence(action, actions.values(), standing))
        self._reason_box.setVisible(action.phase is not None or bool(action.reason))
        self.ease.show_ratings(action.ease)
        self.needs.offer(
            [
                (a.id, f"{PHASES[standing[a.id]]}: {a.title}")
                for a in actions.values()
                if a is not action
            ]
        )
        self.needs.show_ticked(action.depends_on)
        count = len(action.depends_on)
        self.needs_fold.head.set_note(counted(count, "action") if count else "none")
        self.needs_fold.setVisible(len(actions) > 1)
        self._show_notes(action, assessment, standing)

    def _show_notes(
        self, action: Action, assessment: Assessment, standing: Mapping[str, Phase]
    ) -> None:
        """Say what is plainly so; that there is no owner or reason stands beside its field."""
        notes = plan_notes(assessment, standing).get(action.id, ())
        start = assessment.profile.date
        said = [note_sentence(n, standing, start) for n in notes if n.kind not in SAID_BELOW]
        self.notes.say(" ".join(said))
        self.no_owner.setVisible(not action.owner.strip())

    def say_of_needs(self, trouble: str) -> None:
        """Say why an action cannot wait for another; empty once that is past."""
        if trouble != self.needs_trouble.text():
            self.needs_trouble.say(trouble)
            self.needs.setAccessibleDescription(trouble)
            if trouble:
                announce(self.needs, trouble, urgent=True)

    def start_at_title(self) -> None:
        """Put the keyboard into the title."""
        self.title.setFocus()

    def _show_what(self, action: Action, assessment: Assessment) -> None:
        if self._is_new:
            self.title.show_text("")
            self.trouble.say(NEW_TITLE)
        elif self.trouble.text() == NEW_TITLE:
            self.trouble.say("")
        elif self.trouble.isHidden():
            self.title.show_text(action.title)
        self.title.setAccessibleDescription(self.trouble.text())
        self.status.show_choice(action.status.value)
        for name, date_field in self.dates.items():
            if date_field.trouble.isHidden():
                date_field.show_date(getattr(action, name))
        for name, field in self.texts.items():
            field.show_text(getattr(action, name))
        codes = assessment.question_set.codes
        items = assessment.question_set.every_item
        self.items.offer([(item.id, f"{codes[item.id]}  {item.title}") for item in items])
        self.items.show_ticked(action.items)
        self.items_fold.head.set_note(codes_of(action, assessment) or "none yet")
        self.aims.show_aims(action, assessment)
        self.aims_fold.head.set_note(
            counted(len(action.aims), "aim") if action.aims else "none yet"
        )

    # --- laying out -------------------------------------------------------------------------------

    def _build_what(self) -> None:
        self.title = ReflectionEdit("What will be done", lines=(1, 4), most=LONGEST_TITLE)
        self.title.written.connect(self._on_title)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        hint = "Begin with a verb."
        self._add(field_box("Wha&t will be done", self.title, hint=hint, below=self.trouble))
        self.items = TickList("For which items")
        self.items.changed.connect(partial(self.changed.emit, "items"))
        self.items_fold = self._add_fold("For which items of the guide", self.items)
        self.aims = AimsBox()
        self.aims.aimed.connect(partial(self.changed.emit, "aims"))
        self.aims_fold = self._add_fold("Aims", _with_hint(AIMS_HINT, self.aims))

    def _build_who(self) -> None:
        self.no_owner = caption(f"{NO_OWNER_YET}.", second=False)
        self._add_line("owner", below=self.no_owner)
        self.status = ChoiceBox([(status.value, words) for status, words in ACTION_STATUS.items()])
        self.status.picked.connect(partial(self.changed.emit, "status"))
        self._add(field_box("How it is &going", self.status))
        self.dates = {"start": DateField("Start", months=False), "due": DateField("Due")}
        for name, field in self.dates.items():
            field.written.connect(partial(self.changed.emit, name))
        start, due = self.dates.values()
        self._add(_pair(field_box("&Start", start), field_box("D&ue", due)))

    def _build_when(self) -> None:
        self._add(lead_label("How easy it is, and when it can be"))
        self.ease = EaseBox()
        self.ease.rated.connect(partial(self.changed.emit, "ease"))
        self._add(_with_hint(EASE_HINT, self.ease))
        choices = [FOLLOW, *((phase.value, words) for phase, words in PHASES.items())]
        self.phase = ChoiceBox(choices)
        self.phase.picked.connect(partial(self.changed.emit, "phase"))
        self.why = RoleLabel("", Role.STRONG, characters=STRONG_LINE)
        self._add(field_box("&Phase", self.phase, below=self.why))
        self.reason = ReflectionEdit("Why it was moved here")
        self.texts["reason"] = self.reason
        self.reason.written.connect(partial(self.changed.emit, "reason"))
        self._reason_box = field_box("Why &it was moved here", self.reason, hint=REASON_HINT)
        self._add(self._reason_box)
        self.needs = TickList("Needs these actions first")
        self.needs.changed.connect(partial(self.changed.emit, "depends_on"))
        self.needs_trouble = caption("", second=False)
        self.needs_trouble.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        units.lay(column, (0, 0, 0, 0), 0.5)
        for widget in (self.needs_trouble, self.needs):
            column.addWidget(widget)
        self.needs_fold = self._add_fold("Needs these actions first", inside)

    def _build_means(self) -> None:
        for name in ("measure", "baseline", "cost", "funding"):
            self._add_line(name)
        for name, (words, hint) in BOXES.items():
            box = ReflectionEdit(words)
            box.written.connect(partial(self.changed.emit, name))
            self.texts[name] = box
            self._add(field_box(words, box, hint=hint))

    def _add_line(self, name: str, below: QWidget | None = None) -> None:
        words, hint = LINES[name]
        field = PlainField()
        field.written.connect(partial(self.changed.emit, name))
        self.texts[name] = field
        self._add(field_box(words, field, hint=hint, below=below))

    def _add_fold(self, words: str, content: QWidget) -> Fold:
        fold = Fold(words, content, Role.BODY)
        self._add(fold)
        return fold

    def _add(self, widget: QWidget) -> None:
        units.hold(widget, most=WIDE)
        self.column.addWidget(widget)

    # --- the title --------------------------------------------------------------------------------

    def _clear_troubles(self) -> None:
        self.trouble.say("")
        self.say_of_needs("")
        for field in self.dates.values():
            field.show_date(None)

    def _on_title(self, text: str) -> None:
        """An action without words is said, and not recorded."""
        words = " ".join(text.split())
        without = NEW_TITLE if self._is_new else NO_TITLE
        self.trouble.say("" if words else without)
        self.title.setAccessibleDescription(self.trouble.text())
        if words:
            self.changed.emit("title", words)
        else:
            announce(self.title, without)


def _with_hint(hint: str, widget: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(caption(hint))
    column.addWidget(widget)
    return both


def _pair(first: QWidget, second: QWidget) -> QWidget:
    """Two short fields side by side, or one below the other where narrow."""
    both = QWidget()
    row = FlowLayout(both)
    units.lay(row, (0, 0, 0, 0), 2)
    for box in (first, second):
        units.hold(box, least=31, most=34)
        row.addWidget(box)
    return both
