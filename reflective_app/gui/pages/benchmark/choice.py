"""What can be done with the row of the benchmark that is chosen: the bar under the lanes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reflective_app.domain.findings import GAPS, Findings, ItemFinding
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.register import Service, WayOn
from reflective_app.gui import units
from reflective_app.gui.widgets.action_bar import ActionBar, labelled
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.register import WAYS_ON
from reflective_app.wording.words import ABSENCE

CHOOSE = "Choose an item to see its questions, how it was worked out, or to set it aside."
KEYS = "Enter shows the questions of the chosen item, Space how it was worked out."
ONLY_RECOMMENDATIONS = "Only a recommendation can be set aside; this one is not."
ONLY_GAPS = (
    "Only a recommendation that is Not, Partly or Mostly in place can be set aside; this one is "
    "not, or not known to be."
)
FOUR_WAYS = f"{ABSENCE} Choose one of four ways on; Enter shows the service on the Offer page."
LOOK_AGAIN = "Enter goes to where it can be put right. Leave it where the record is right."
NO_WAY = ""


class ChoiceBar(ActionBar):
    """`way_chosen` carries the way on of the chosen service, or nothing where none is."""

    way_chosen = Signal(str)

    def __init__(self) -> None:
        """Nothing is chosen at first."""
        super().__init__(CHOOSE)
        self.questions, self.working = quiet_button(""), quiet_button("")
        self.working.setCheckable(True)
        self.working.setProperty("segment", "only")
        self.label, self.aside = quiet_button(""), quiet_button("")
        self.name(self.questions, "See its &questions", "&Questions")
        self.name(self.working, "How this was worked ou&t", "I&ts working")
        self.name(self.label, "Look &up its label…", "Look &up label…")
        self.name(self.aside, "Set &aside for now…", "Set &aside…")
        self.back = quiet_button("&Bring back")
        ways = [(way.value, words) for way, words in WAYS_ON.items()]
        self.way = ChoiceBox([(NO_WAY, "Not chosen yet"), *ways], "Way on")
        units.hold(self.way, least=37)
        words = RoleLabel("Way on", wraps=False)
        words.setBuddy(self.way)
        self._way_on = labelled(words, self.way)
        self.way.picked.connect(self.way_chosen)
        self.there = quiet_button("")
        self.add(
            self._way_on,
            self.there,
            self.questions,
            self.working,
            self.label,
            self.aside,
            self.back,
        )
        self.show_item(None, label_is_open=False)

    def show_item(self, finding: ItemFinding | None, *, label_is_open: bool) -> None:
        """Offer what can be done with an item, and say why if it cannot be set aside."""
        self._show_of_items(True)
        is_aside = finding is not None and finding.set_aside is not None
        cannot = _why_not_aside(finding)
        self.questions.setEnabled(finding is not None)
        self.aside.setVisible(not is_aside)
        self.aside.setEnabled(not cannot)
        self.aside.setToolTip(cannot)
        self.aside.setAccessibleDescription(cannot)
        self.back.setVisible(is_aside)
        self.label.setVisible(label_is_open)
        if finding is None:
            self.say(CHOOSE)
        else:
            self.say(KEYS if is_aside else f"{KEYS} {cannot}".strip())

    def show_service(self, service: Service) -> None:
        """Offer the four ways on for a service that serves no recommendation."""
        self._show_of_items(False)
        self._way_on.show()
        self.way.show_choice(service.way_on.value if service.way_on else NO_WAY)
        self.name(self.there, "See it under &Offer", "See &Offer")
        self.say(FOUR_WAYS)

    def show_look(self) -> None:
        """Offer to go where a question can be put right."""
        self._show_of_items(False)
        self.name(self.there, "&Go there", "&Go there")
        self.say(LOOK_AGAIN)

    def _show_of_items(self, shown: bool) -> None:
        self._way_on.hide()
        self.there.setVisible(not shown)
        for button in (self.questions, self.working):
            button.setVisible(shown)
        if not shown:
            for button in (self.label, self.aside, self.back):
                button.hide()


def way_of(key: str) -> WayOn | None:
    """The way on of a choice."""
    return WayOn(key) if key else None


def may_be_aside(item_id: str, found: Findings) -> bool:
    """Whether an item is still there, and neither set aside already nor beyond it."""
    finding = next((each for each in found.items if each.item.id == item_id), None)
    return finding is not None and finding.set_aside is None and not _why_not_aside(finding)


def _why_not_aside(finding: ItemFinding | None) -> str:
    """Why an item cannot be set aside; empty where it can be."""
    if finding is None:
        return CHOOSE
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return ONLY_RECOMMENDATIONS
    return "" if finding.word in GAPS else ONLY_GAPS
