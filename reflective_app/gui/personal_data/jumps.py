"""Where in the window a text can be changed: the page, and what to open on it."""

from __future__ import annotations

from collections.abc import Callable

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.fault import Place
from reflective_app.gui.question_places import at_box

Jump = tuple[str, str]


def jump(place: Place, assessment: Assessment) -> Jump:
    """The key of the page, and what `open_at` of that page understands.

    Args:
        place: of a text, as `free_texts` gives it.
        assessment: the record that the text is of.
    """
    leads = _JUMPS.get(str(place[0]))
    return leads(place, assessment) if leads is not None else ("set-up", "")


def _in_set_up(place: Place, _: Assessment) -> Jump:
    return "set-up", at_box(str(place[0]), str(place[1]))


def _label(place: Place, assessment: Assessment) -> Jump:
    number = place[1]
    checks = assessment.label_checks
    known = isinstance(number, int) and number < len(checks)
    return "set-up", checks[int(number)].item if known else ""


def _in_offer(place: Place, _: Assessment) -> Jump:
    return "offer", str(place[1])


def _answer(place: Place, _: Assessment) -> Jump:
    question, field = str(place[1]), str(place[-1])
    return "questions", question if field == "value" else at_box(question, field)


def _response(place: Place, _: Assessment) -> Jump:
    """What somebody else wrote cannot be changed here: one sees it by its question."""
    return "workshop", at_box("before", str(place[3]) if "words" in place else "")


def _in_workshop(place: Place, _: Assessment) -> Jump:
    return "workshop", str(place[2] if place[0] == "workshop" else place[1])


def _plan(place: Place, _: Assessment) -> Jump:
    match place[1]:
        case "actions":
            return "roadmap", at_box(str(place[2]), str(place[3]))
        case "not_now":
            return "roadmap", f"item:{place[2]}"
        case "drafts_set_aside":
            return "roadmap", f"draft:{place[2]}"
    return "roadmap", "decisions"


def _edited(place: Place, _: Assessment) -> Jump:
    return "report", str(place[1])


def _local_item(place: Place, _: Assessment) -> Jump:
    return "questions", str(place[3] if "questions" in place else place[1])


def _message(_: Place, __: Assessment) -> Jump:
    return "workshop", at_box("before", "")


_JUMPS: dict[str, Callable[[Place, Assessment], Jump]] = {
    "profile": _in_set_up,
    "participants": _in_set_up,
    "label_checks": _label,
    "local_picture": _in_offer,
    "services": _in_offer,
    "answers": _answer,
    "responses": _response,
    "workshop": _in_workshop,
    "parking": _in_workshop,
    "plan": _plan,
    "texts": _edited,
    "local_items": _local_item,
    "message": _message,
}
