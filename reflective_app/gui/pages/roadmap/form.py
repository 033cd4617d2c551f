"""One action in full: what, for which items, when, who, how we will know, and how it is going."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import moved_without_reason, plan_notes
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.form_dates import DatesBox
from reflective_app.gui.pages.roadmap.form_parts import (
    AIMS_HINT,
    AimsBox,
    EaseBox,
    LineBox,
    PhaseBox,
    with_hint,
)
from reflective_app.gui.pages.roadmap.form_words import (
    BOXES,
    EASE_HINT,
    ENTER_WHY,
    FOLLOW,
    LINES,
    LONGEST_TITLE,
    NEW_TITLE,
    NO_TITLE,
    REASON_HINT,
    SAID_BELOW,
    WAITS_FOR,
)
from reflective_app.gui.pages.roadmap.sections import Sections
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.text import RoleLabel, SteadyLabel, caption, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import NO_OWNER as NO_OWNER_YET
from reflective_app.wording.plan import PHASES, codes_of, unsaid_words
from reflective_app.wording.plan_reasons import note_sentence, phase_sentence
from reflective_app.wording.words import ACTION_STATUS, STATUS_LETTERS

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
        self._of, self._is_new, self._unexplained = "", False, False
        self.column = QVBoxLayout(self)
        units.lay(self.column, (0, 0, 0, 0), 2)
        self.head = section_label("Action")
        self.column.addWidget(self.head)
        self.notes = RoleLabel("", Role.CODE)
        self.column.addWidget(self.notes)
        self.asked = SteadyLabel()
        self.column.addWidget(self.asked)
        self.texts: dict[str, PlainField | ReflectionEdit] = {}
        self.sections = Sections()
        self._build_what()
        self._build_who()
        self._build_when()
        self._build_lines("How we will know", ("measure", "baseline"))
        self._build_order()
        self._build_lines("Money", ("cost", "funding"))
        self.column.addWidget(self.sections)
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
            for fold in (self.items_fold, self.aims_fold, self.waits_fold):
                fold.show_open(False)
            self.asked.hide()
        self.head.say(head)
        self._show_what(action, assessment)
        standing = phases(actions.values())
        self.phase.show_choice(action.phase.value if action.phase is not None else "")
        self.why.say(phase_sentence(action, actions.values(), standing))
        self._unexplained = moved_without_reason(action, standing)
        self._reason_box.setVisible(action.phase is not None or bool(action.reason))
        self.ease.show_ratings(action.ease)
        others = [other for other in actions.values() if other is not action]
        self.waits.offer([(a.id, f"{PHASES[standing[a.id]]}: {a.title}") for a in others])
        self.waits.show_ticked(action.depends_on)
        count = len(action.depends_on)
        self.waits_fold.head.set_note(counted(count, "action") if count else "none")
        self.waits_fold.setVisible(len(actions) > 1)
        self._show_notes(action, assessment, standing)

    def _show_notes(
        self, action: Action, assessment: Assessment, standing: Mapping[str, Phase]
    ) -> None:
        """Say what is plainly so; that there is no owner or reason stands beside its field."""
        notes = plan_notes(assessment, standing).get(action.id, ())
        start = assessment.profile.date
        said = [note_sentence(n, standing, start) for n in notes if n.kind not in SAID_BELOW]
        self.notes.say(" ".join(said))
        self.when.say(notes, standing, start)
        self.asked.setText(unsaid_words(action))
        if self.asked.text():  # else it keeps its room until another action is shown
            self.asked.show()
        self.no_owner.setVisible(not action.owner.strip())

    def say_of_waiting(self, trouble: str) -> None:
        """Say why an action cannot wait for another; empty once that is past."""
        if trouble != self.waits_trouble.text():
            self.waits_trouble.say(trouble)
            self.waits.setAccessibleDescription(trouble)
            if trouble:
                announce(self.waits, trouble, urgent=True)

    def start_at(self, field: str = "") -> QWidget:
        """Put the keyboard into a field, by the name of what it holds; else into the title."""
        fields: dict[str, QWidget] = {
            **self.texts,
            **self.dates,
            "items": self.items_fold.head,
            "status": self.status,
            "phase": self.phase,
            "depends_on": self.waits_fold.head,
        }
        found = fields.get(field, self.title)
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return found

    def ask_why(self) -> bool:
        """Ask for the reason of a move that has none; whether the keyboard went there.

        It stays in the box while the arrow keys still choose there: then Enter goes to the reason.
        """
        if not self._unexplained:
            return False
        if self.phase.steps:
            announce(self.phase, ENTER_WHY)
            return False
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.reason, f"{self.reason.accessibleName()}. {REASON_HINT}")
        return True

    @property
    def is_half_written(self) -> bool:
        """Whether something stands in a field that could not be taken."""
        return self.when.is_unclear or not (self._is_new or self.trouble.isHidden())

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
        self.when.show_of(action)
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
        self.sections.begin("What")
        self.title = ReflectionEdit("What will be done", lines=(1, 8), most=LONGEST_TITLE)
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
        self.aims_fold = self._add_fold("Aims", with_hint(AIMS_HINT, self.aims))

    def _build_who(self) -> None:
        self.sections.begin("Who, and by when")
        self.no_owner = caption(f"{NO_OWNER_YET}.", second=False)
        (words, hint), owner = LINES["owner"], PlainField()
        self._add_text("owner", owner, field_box(words, owner, hint=hint, below=self.no_owner))
        self.when = DatesBox()
        self.when.dated.connect(self.changed)
        self.dates = self.when.fields
        self._add(self.when)
        self.status = ChoiceBox([(status.value, words) for status, words in ACTION_STATUS.items()])
        self.status.picked.connect(partial(self.changed.emit, "status"))
        letters = caption(STATUS_LETTERS)
        self._add(field_box("How it is &going", self.status, below=letters))

    def _build_when(self) -> None:
        self.sections.begin("How easy it is, and when it can be")
        self.ease = EaseBox()
        self.ease.rated.connect(partial(self.changed.emit, "ease"))
        self._add(with_hint(EASE_HINT, self.ease))
        choices = [FOLLOW, *((phase.value, words) for phase, words in PHASES.items())]
        self.phase = PhaseBox(choices)
        self.phase.entered.connect(self.ask_why)
        self.phase.picked.connect(partial(self.changed.emit, "phase"))
        self.why = RoleLabel("", Role.STRONG, characters=STRONG_LINE)
        self._add(field_box("&Phase", self.phase, below=self.why))
        self.reason = ReflectionEdit("Why it was moved here")
        self.texts["reason"] = self.reason
        self.reason.written.connect(partial(self.changed.emit, "reason"))
        self._reason_box = field_box("Why &it was moved here", self.reason, hint=REASON_HINT)
        self._add(self._reason_box)

    def _build_order(self) -> None:
        self.sections.begin("Order and risk")
        self.waits = TickList(WAITS_FOR)
        self.waits.changed.connect(partial(self.changed.emit, "depends_on"))
        self.waits_trouble = caption("", second=False)
        self.waits_trouble.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        units.lay(column, (0, 0, 0, 0), 0.5)
        for widget in (self.waits, self.waits_trouble):
            column.addWidget(widget)
        self.waits_fold = self._add_fold(WAITS_FOR, inside)
        for name, (words, hint) in BOXES.items():
            box = ReflectionEdit(words)
            self._add_text(name, box, field_box(words, box, hint=hint))

    def _build_lines(self, head: str, names: Sequence[str]) -> None:
        self.sections.begin(head)
        for name in names:
            words, hint = LINES[name]
            box = LineBox(words.replace("&", ""))
            self._add_text(name, box, field_box(words, box, hint=hint))

    def _add_text(self, name: str, field: PlainField | ReflectionEdit, box: QWidget) -> None:
        self.texts[name] = field
        field.written.connect(partial(self.changed.emit, name))
        self._add(box)

    def _add_fold(self, words: str, content: QWidget) -> Fold:
        fold = Fold(words, content, Role.BODY)
        self._add(fold)
        return fold

    def _add(self, widget: QWidget) -> None:
        self.sections.add(widget)

    # --- the title --------------------------------------------------------------------------------

    def _clear_troubles(self) -> None:
        self.trouble.say("")
        self.say_of_waiting("")
        self.when.clear()

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
