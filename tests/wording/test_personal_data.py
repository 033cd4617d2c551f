"""How places of likely personal data are named, in the window and by commands."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.fault import Place
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.personal_data import Finding, personal_data
from reflective_app.domain.personal_signs import Kind
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.personal_data import KINDS, notice, place_words
from tests.hostile import hostile_assessment

SAMPLE = sample_assessment()
SERVICE, ACTION = SAMPLE.services[0], SAMPLE.plan.actions[0]
QUESTION = SAMPLE.question_set.items[0].questions[0].id


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("profile", "sponsor"), "Set up · Sponsor"),
        (("participants", 0, "role"), "Set up · Who is coming"),
        (("label_checks", 0, "checked_by"), "Set up · Strength of evidence"),
        (("services", SERVICE.id, "name"), "Services · Name"),
        (("services", SERVICE.id, "what"), f"{SERVICE.name} · What it does"),
        (("plan", "actions", ACTION.id, "title"), "Actions · Title"),
        (("plan", "decisions_asked", 0), "Decisions asked for"),
        (("plan", "drafts_set_aside", "x", "reason"), "Not now · Draft action · Why not now"),
        (("parking", "p1", "text"), "Parked points · Point"),
        (("texts", "summary", "text"), "Report · Wording"),
        (("workshop", "sessions", "s1", "steps", 0, "title"), "Workshop · Running order"),
        (("responses", 0, "role"), "Said before the day · Role"),
        (("a_field_of_later", "text"), "A field of later"),
    ],
)
def test_a_place_is_named_as_the_window_names_it(place: Place, words: str) -> None:
    assert place_words(place, SAMPLE) == words


def test_a_note_is_named_by_its_question() -> None:
    said = place_words(("answers", QUESTION, "know"), SAMPLE)

    assert said.endswith(" · Question 1 · How we know")
    assert place_words(("responses", 0, "words", QUESTION, "know"), SAMPLE).endswith(said)


@pytest.mark.parametrize("assessment", [SAMPLE, hostile_assessment()], ids=["sample", "hostile"])
def test_every_field_that_people_write_in_has_a_name(assessment: Assessment) -> None:
    for text in free_texts(assessment):
        said = place_words(text.place, assessment)
        assert said
        assert "_" not in said or "_" in text.text


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(Kind)


def test_a_command_names_places_and_never_what_stands_there() -> None:
    answer = Answer(state=AnswerState.DONT_KNOW, note="Ring 07700 900123 or jo@example.org")
    assessment = SAMPLE.model_copy(update={"answers": {QUESTION: answer}})

    said = notice(personal_data(assessment), assessment)

    assert said.startswith("Likely personal data in 2 places: ")
    assert "Question 1 · Note (a phone number)" in said
    assert "07700" not in said
    assert "example" not in said


def test_of_many_places_five_are_named() -> None:
    found = [Finding(("profile", "purpose"), Kind.EMAIL, f"{n}@example.org") for n in range(9)]

    said = notice(found, SAMPLE)

    assert said.count("Set up · Purpose") == 5
    assert "and 4 more places" in said
    assert not notice([], SAMPLE)
