"""What is said when a council's own questions are brought in or left out."""

from __future__ import annotations

from reflective_app.domain.edits import place_at
from reflective_app.domain.item import Item
from reflective_app.domain.local_questions import bring_in
from reflective_app.wording.local_questions import kept_words
from tests.builders import a_set, an_assessment, an_item


def own(*items: dict[str, object]) -> tuple[Item, ...]:
    return tuple(Item.model_validate(item, strict=False) for item in items)


def test_what_stayed_and_what_could_not_come_in_beside_it_is_said() -> None:
    buses = an_item("buses", 1, kind="readiness", origin="app", title="Buses")
    trains = an_item("trains", 1, kind="readiness", origin="app", title="Trains")
    trains["questions"] = buses["questions"]
    wanted = own(trains)
    start = bring_in(own(buses), an_assessment(a_set(an_item("r"))))
    assert kept_words(own(buses), start) == ""
    after = bring_in(wanted, place_at("buses-1", 2, start))
    assert kept_words(wanted, after) == (
        "“Buses” stayed as asked: there are answers, actions or parked points about it. “Trains” "
        "could not come in beside what stayed. Give its records ids that are not in use here."
    )
