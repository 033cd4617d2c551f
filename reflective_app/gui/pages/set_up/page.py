"""Set up: whose assessment this is, of when, and who is coming. Most of it can wait."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from reflective_app.domain.assessment import Assessment, Marking, Participant, Profile
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.edits import set_participants, set_profile
from reflective_app.domain.findings import Findings
from reflective_app.domain.label_checks import labels_to_look_up
from reflective_app.domain.speaking import words_used
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.set_up.labels import LabelLookUp
from reflective_app.gui.pages.set_up.local import LocalQuestionsPart
from reflective_app.gui.pages.set_up.participants import SPEAKS_FOR, ParticipantsEditor
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.question_places import question_and_box
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.text import body_label, caption, section_label
from reflective_app.wording.label_checks import look_up_words

OWN_WORDS = "own words"
MARKINGS = (
    (Marking.NONE.value, "No marking"),
    (Marking.OFFICIAL.value, "OFFICIAL"),
    (Marking.OFFICIAL_SENSITIVE.value, "OFFICIAL-SENSITIVE"),
    (OWN_WORDS, "Our own words"),
)
LONGEST_MARKING = 60
KEEP_HINT = "Printed on the notice to participants. After it you are reminded; nothing is deleted."


class SetUpPage(Page):
    """A short form; each field is saved in the document as it is written."""

    key, title = "set-up", "Set up"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Five fields for whose assessment it is, then who is coming, then what goes on paper."""
        super().__init__(document, current, prompts)
        self.frame = PageFrame("Set up", "Only the council’s name is needed. The rest can wait.")
        self.column.addWidget(self.frame)
        self._build_whose()
        self._build_who()
        self._build_paper()
        self._build_labels()
        self.local = LocalQuestionsPart(document, current)
        self.local.said.connect(self.said)
        self.frame.add(self.local)
        self.frame.end()

    def take_focus(self) -> None:
        """At the council; a key pressed by mistake does not write over a name that is there."""
        self.council.setFocus()
        self.council.deselect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """Done once somebody is coming and somebody leads."""
        if not assessment.participants:
            return "Nobody listed yet"
        people = sum(participant.count for participant in assessment.participants)
        return f"{people} coming" if assessment.profile.lead else "No lead named yet"

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the profile and who is coming."""
        profile = self.current.assessment.profile
        self.council.show_text(profile.council)
        self.council_trouble.say("")
        self.region.show_text(profile.region)
        self.round.show_count(profile.round)
        self.date.show_date(profile.date)
        self.sponsor.show_text(profile.sponsor)
        self.lead.show_text(profile.lead)
        self.purpose.show_text(profile.purpose)
        self.review_on.show_date(profile.review_on)
        self.retain_until.show_date(profile.retain_until)
        self._show_marking(profile.marking)
        if change is None or change.question_set:
            self.participants.offer_words(words_used(self.current.assessment.question_set))
        self.participants.show_participants(self.current.assessment.participants)
        self._show_labels()
        self.local.refresh()

    def open_at(self, key: str) -> None:
        """Go to the label of an item to look it up, or to a field: “profile lead”."""
        part, field = question_and_box(key)
        if part == "participants" and field.isdecimal():
            self._go_to(self.participants.role_at(int(field)))
        elif part == "profile":
            self._go_to(self.own_marking if field == "marking" else getattr(self, field, None))
        elif key in {item.id for item in labels_to_look_up(self.current.assessment)}:
            self._look_up(key)

    def _go_to(self, field: QWidget | None) -> None:
        if field is not None:
            self._show_look_up(shown=False)
            self.frame.keep_in_sight(field)
            field.setFocus()

    def unfinished(self) -> str:
        """A date that is typed and could not be read."""
        unclear = any(field.is_unclear for field in self.findChildren(DateField))
        return "A date under Set up not understood" if unclear else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back later comes to the form."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._show_look_up(shown=False)

    def _build_whose(self) -> None:
        self.council, self.region = PlainField(), PlainField()
        self.council_trouble = caption("", second=False)
        self.round = CountField("Round", least=1, most=99)
        self.date = DateField("Date of the assessment", needed=True)
        self.council.written.connect(self._write_council)
        self.region.written.connect(partial(self._write, "region", "write region"))
        self.round.counted.connect(partial(self._write, "round", "change round"))
        self.date.written.connect(partial(self._write, "date", "change date"))
        self._section("Whose assessment")
        self._field("&Council", self.council, below=self.council_trouble)
        self._field("Re&gion", self.region)
        self._field(
            "Roun&d",
            self.round,
            hint="1 for the first time with this guide.",
            below=self.round.trouble,
        )
        self._field("D&ate", self.date, hint="Dates in the roadmap count from here.")

    def _build_who(self) -> None:
        self.sponsor, self.lead, self.purpose = (
            PlainField(),
            PlainField(),
            ReflectionEdit("Purpose"),
        )
        self.sponsor.written.connect(partial(self._write, "sponsor", "write sponsor"))
        self.lead.written.connect(partial(self._write, "lead", "write lead"))
        self.purpose.written.connect(partial(self._write, "purpose", "write purpose"))
        self.participants = ParticipantsEditor()
        self.participants.written.connect(self._write_participants)
        self._section("Who is coming")
        self._field("&Sponsor", self.sponsor, hint="A job title, not a name.")
        self._field("&Lead", self.lead, hint="A job title, not a name.")
        self._field("&Purpose", self.purpose, hint="What the group is here to find out.")
        self.frame.add(self.participants)

    def _build_paper(self) -> None:
        self.marking = ChoiceBox(MARKINGS)
        self.own_marking = PlainField("Marking in our own words", most=LONGEST_MARKING)
        self.review_on = DateField("When to look at this again")
        self.retain_until = DateField("Keep until")
        self.marking.picked.connect(self._pick_marking)
        self.own_marking.written.connect(self._write_own_marking)
        self.review_on.written.connect(partial(self._write, "review_on", "change review date"))
        self.retain_until.written.connect(
            partial(self._write, "retain_until", "change day to keep until")
        )
        self._section("Marking and dates")
        self._field("&Marking", self.marking, below=self.own_marking, hint="Printed on every page.")
        self._field("Loo&k again on", self.review_on)
        self._field("Keep un&til", self.retain_until, hint=KEEP_HINT)

    def _build_labels(self) -> None:
        self.labels_head = section_label("Strength of evidence")
        self.labels_left = body_label("")
        self.look_up_labels = quiet_button("Look &up the labels…", self._look_up)
        for part in (self.labels_head, self.labels_left, self.look_up_labels):
            self.frame.add(part)
        self.look_up = LabelLookUp(self.document, self.current, self.prompts)
        self.look_up.done.connect(self._end_look_up)
        self.look_up.hide()
        self.column.addWidget(self.look_up)

    def _show_labels(self) -> None:
        """How many labels are to be looked up; where all were seen, nothing is said."""
        left = look_up_words(self.current.assessment)
        self.labels_left.say(left)
        self.labels_head.setVisible(bool(left))
        self.look_up_labels.setVisible(bool(left))
        if not self.look_up.isHidden():
            self.look_up.refresh()

    def _look_up(self, item_id: str = "") -> None:
        self.look_up.refresh()
        self._show_look_up(shown=True)
        self.look_up.start_at(item_id)

    def _end_look_up(self) -> None:
        self._show_look_up(shown=False)
        self.frame.keep_in_sight(self.look_up_labels)
        self.look_up_labels.setFocus()

    def _show_look_up(self, *, shown: bool) -> None:
        self.frame.setVisible(not shown)
        self.look_up.setVisible(shown)

    def _section(self, words: str) -> None:
        self.frame.add(section_label(words))

    def _field(
        self, words: str, field: QWidget, *, hint: str = "", below: QWidget | None = None
    ) -> None:
        box = field_box(words, field, hint=hint, below=below)
        units.hold(box, most=66)
        self.frame.add(box)

    def _write(self, name: str, label: str, value: object) -> None:
        """Change one field of the profile; writing in one field undoes as one."""
        profile = _with(self.current.assessment.profile, **{name: value})
        self.document.apply(partial(set_profile, profile), label, merge_key=f"profile.{name}")

    def _write_council(self, name: str) -> None:
        """A council without a name is said, and not recorded."""
        if name.strip():
            self.council_trouble.say("")
            self._write("council", "write council", name)
        else:
            self.council_trouble.say("Write the council’s name; until then the old one stays.")

    def _write_participants(self, participants: tuple[Participant, ...], label: str) -> None:
        edit = partial(set_participants, participants)
        merge_key = "" if label == SPEAKS_FOR else f"participants.{label}"
        self.document.apply(edit, label, merge_key=merge_key)

    def _pick_marking(self, key: str) -> None:
        self.own_marking.setVisible(key == OWN_WORDS)
        if key == OWN_WORDS:
            self.own_marking.setFocus()
        else:
            self._write("marking", "choose marking", key)

    def _write_own_marking(self, words: str) -> None:
        self._write("marking", "write marking", words.strip() or Marking.NONE.value)

    def _show_marking(self, marking: str) -> None:
        given = {key for key, _ in MARKINGS}
        if self.own_marking.hasFocus() and marking == (self.own_marking.text().strip() or "none"):
            return
        own = marking not in given
        self.marking.show_choice(OWN_WORDS if own else marking)
        self.own_marking.setVisible(own)
        self.own_marking.show_text(marking if own else "")


def _with(profile: Profile, **changes: object) -> Profile:
    """A profile made anew through its constructor, so that it is checked."""
    fields: dict[str, Any] = dict(profile)
    return Profile(**(fields | changes))
