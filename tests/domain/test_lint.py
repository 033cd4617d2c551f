"""What an author is warned of, and just as much what an author is left in peace about."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.item import DEFAULT_LADDER
from reflective_app.domain.kinds import Warned
from reflective_app.domain.lint import LintWarning, ladder_sentences, lint, plain_sentence
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from tests.builders import a_question, a_set, an_item, worked_examples

WHY = "It is read aloud."


def asked(question_id: str = "q", **more: Any) -> dict[str, Any]:
    return a_question(question_id, why=WHY) | more


def with_parts(*items: dict[str, Any], **parts: Any) -> QuestionSet:
    """A set of these items; what is said of the guide is put over what a test's guide says."""
    plain = a_set(*items, groups=2).model_dump(mode="json", by_alias=True)
    guide = plain["guide"] | parts.pop("guide", {})
    return QuestionSet.model_validate(plain | {"guide": guide} | parts, strict=False)


def one_question(**more: Any) -> QuestionSet:
    return with_parts(an_item("r", [asked(**more)]))


def warned(question_set: QuestionSet) -> list[tuple[Warned | None, str, str]]:
    return [(w.kind, w.at, ".".join(map(str, w.place))) for w in lint(question_set)]


def kinds(question_set: QuestionSet) -> list[Warned | None]:
    return [warning.kind for warning in lint(question_set)]


def only(question_set: QuestionSet) -> LintWarning:
    (warning,) = lint(question_set)
    return warning


def test_a_set_without_fault_of_wording_is_left_in_peace() -> None:
    assert lint(one_question()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Who is told, and how do they answer?",
        "Is there a worker? Is there a number?",
        "At which ages, and for which families, can a parent get help?",
        "How are workers trained and supervised?",
        "Is the offer published and reviewed each year?",
        "Do carers know of it and use it?",
        "Does somebody count them, and is the count read?",
        "Is there a plan and/or a budget?",
        "Is there a named worker and, if so, who pays?",
        "Can families ring and get an answer?",
    ],
)
def test_a_question_that_asks_two_things_is_told(text: str) -> None:
    warning = only(one_question(text=text))
    assert (warning.kind, warning.place[-1]) == (Warned.ASKS_TWO_THINGS, "text")


@pytest.mark.parametrize(
    "text",
    [
        "How are mentors and group leaders prepared?",
        "What do you ask about children's mental health, before the programme and after?",
        "How many children had both a mentor and skills sessions?",
        "Does one assessment look at parent and child side by side?",
        "Do carers get advice and help?",
        "How does what carers need compare with what they get, and what they were promised?",
        "Can you show who was told and who was not?",
        "How are the needs of disabled parents and parents with poor health met?",
        "Is the list kept by health and social care?",
        "What happens after a carer first asks for help?",
        "Whose hours are set aside for work with trained and supervised volunteers?",
    ],
)
def test_an_and_inside_what_is_asked_about_is_one_question(text: str) -> None:
    assert lint(one_question(text=text)) == ()


def test_a_voice_may_say_why_where_a_ladder_has_no_room_for_it() -> None:
    text = "Which figure do you not believe, and why?"
    voice = {"id": "v", "kind": "text", "text": text, "why": WHY}
    assert lint(with_parts(an_item("r", [asked(), voice]))) == ()
    assert kinds(one_question(text=text)) == [Warned.ASKS_TWO_THINGS]


def test_every_kind_of_question_says_why_it_is_asked() -> None:
    silent = [
        a_question("a"),
        {"id": "b", "kind": "number", "text": "How many?"},
        {"id": "c", "kind": "text", "text": "What would a carer say?"},
    ]
    told = warned(with_parts(an_item("r", silent)))
    assert told == [
        (Warned.NO_WHY, "a", "items.0.questions.0"),
        (Warned.NO_WHY, "b", "items.0.questions.1"),
        (Warned.NO_WHY, "c", "items.0.questions.2"),
    ]


@pytest.mark.parametrize(
    "rung",
    [
        "Some carers can have it.",
        "Most families are reached.",
        "It is partly in place.",
        "It depends on goodwill alone.",
        "It is mostly there, and usually works.",
        "A team has it. Some others use it.",
        "Most leads have been sent a leaflet.",
        "Some carers have a written plan.",
        "Most families were asked in the past year.",
        "It is often done, and most carers get a letter.",
    ],
)
def test_a_hedge_with_nothing_to_hold_it_to_is_told(rung: str) -> None:
    warning = only(one_question(ladder=["None has it.", rung, "Each of them has it."]))
    assert warning.kind is Warned.HEDGED_RUNG
    assert warning.place[-2:] == ("ladder", 1)
    assert warning.shown == rung


@pytest.mark.parametrize(
    "rung",
    [
        "Some carers have it: 12 of the 40 who asked.",
        "Some carers have it, and a list says which.",
        "Most families had it: the yearly table says how many.",
        "Most leads have been sent a leaflet, and are counted.",
        "Some workers do, by a written rule.",
        "It is often asked, and the form has a box for it.",
        "Some group 1 families have it.",
        "Some parents in town can have it.",
        "Most carers except informal ones have it.",
        "It is partly paid for by a grant that ends in March.",
        "The list was read at the most recent meeting.",
        "Nobody asks someone what they need most.",
        "At most one team has it.",
    ],
)
def test_a_hedge_with_a_count_a_date_a_paper_or_a_group_is_left_in_peace(rung: str) -> None:
    question = asked(speakers=["parents in town"], ladder=["None has it.", rung, "Each has it."])
    assert lint(with_parts(an_item("r", [question]))) == ()


def test_a_sentence_of_two_ladders_is_told_at_the_second_with_the_first() -> None:
    first = asked("first", ladder=["None.", "A few are told by letter.", "Each is told."])
    second = asked("second", ladder=["Nobody.", "a few are told,  by letter", "Each one is."])
    warning = only(with_parts(an_item("r", [first, second])))
    assert (warning.kind, warning.at) == (Warned.DOUBLED_SENTENCE, "second")
    assert warning.place == ("items", 0, "questions", 1, "ladder", 1)
    assert "The question first" in warning.message


def test_the_default_ladder_is_for_one_question() -> None:
    plain = [{"id": name, "kind": "ladder", "text": f"{name}?", "why": WHY} for name in "abc"]
    told = warned(with_parts(an_item("r", plain[:1])))
    assert told == []
    told = warned(with_parts(an_item("r", plain)))
    assert told == [
        (Warned.DOUBLED_SENTENCE, "b", "items.0.questions.1"),
        (Warned.DOUBLED_SENTENCE, "c", "items.0.questions.2"),
    ]
    copied = asked("d", ladder=list(DEFAULT_LADDER))
    assert kinds(with_parts(an_item("r", [plain[0], copied]))).count(Warned.DOUBLED_SENTENCE) == 4


def test_a_sentence_of_another_set_is_told_with_where_it_stands() -> None:
    elsewhere = {plain_sentence("q stands at step 2"): "other.toml, question x,"}
    (warning,) = lint(one_question(), elsewhere)
    assert (warning.kind, warning.place[-1]) == (Warned.DOUBLED_SENTENCE, 2)
    assert "other.toml, question x" in warning.message


def test_only_a_sets_own_ladders_are_compared_with_other_sets() -> None:
    plain = {"id": "d", "kind": "ladder", "text": "D?", "why": WHY}
    question_set = with_parts(an_item("r", [a_question("q", rungs=4, why=WHY), plain]))
    assert [question for _, question in ladder_sentences(question_set)] == ["q", "q", "q", "q"]


LONG = "Word " * 25 + "end."
"""Twenty-six words."""


def test_a_sentence_of_over_25_words_is_told_and_two_shorter_ones_are_not() -> None:
    assert kinds(one_question(why=LONG)) == [Warned.LONG_SENTENCE]
    assert lint(one_question(why="Word " * 20 + "end. " + "Word " * 20 + "end.")) == ()
    assert lint(one_question(why="Word – " * 24 + "end.")) == ()


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ({"what": LONG}, "items.0.what"),
        ({"title": LONG}, "items.0.title"),
        ({"caution": LONG}, "items.0.caution"),
        ({"evidence": {"note": LONG}}, "items.0.evidence.note"),
        ({"core_components": [{"id": "c", "text": LONG}]}, "items.0.core_components.0.text"),
    ],
)
def test_every_text_of_an_item_is_looked_at(part: dict[str, Any], place: str) -> None:
    told = warned(with_parts(an_item("r", [asked()], **part)))
    assert told == [(Warned.LONG_SENTENCE, "r", place)]


def test_what_is_said_of_the_guide_is_looked_at_but_not_its_notice() -> None:
    fact = {"id": "f", "text": LONG, "basis": {"standing": "own"}}
    guide = {"facts": [fact], "not_seen": [LONG], "population": LONG, "notice": LONG}
    told = warned(with_parts(an_item("r", [asked()]), guide=guide))
    assert [(at, place) for _, at, place in told] == [
        ("invented", "guide.population"),
        ("invented", "guide.not_seen.0"),
        ("invented", "guide.facts.0.text"),
    ]


def test_actions_and_lists_of_a_question_are_looked_at() -> None:
    action = {"id": "a", "text": LONG, "question": "q", "from": [0], "aims_for": 1}
    question = asked(look_for=["A page", LONG], better=LONG)
    told = warned(with_parts(an_item("r", [question], actions=[action])))
    assert [(at, place) for _, at, place in told] == [
        ("q", "items.0.questions.0.look_for.1"),
        ("q", "items.0.questions.0.better"),
        ("a", "items.0.actions.0.text"),
    ]


@pytest.mark.parametrize(
    ("why", "word"),
    [
        ("The score is low.", "score"),
        ("Services are delivered here.", "delivered"),
        ("Stakeholders meet.", "Stakeholders"),
        ("This is best practice.", "best practice"),
        ("Service users say so.", "Service users"),
        ("The key point is trust.", "key"),
        ("Staff facilitate the group.", "facilitate"),
        ("Children have contact with their parents.", "contact with their parents"),
        ("Hard-to-reach families are missed.", "Hard-to-reach"),
        ("An SGO settles it.", "SGO"),
        ("The evidence is thin.", "evidence"),
        ("Respite is offered.", "Respite"),
        ("Ofsted inspects it.", "inspects"),
    ],
)
def test_a_word_to_avoid_is_told_with_what_to_say(why: str, word: str) -> None:
    warning = only(one_question(why=why))
    assert (warning.kind, warning.shown) == (Warned.WORD_TO_AVOID, word)
    assert warning.message.startswith(("Say ", "Write "))


@pytest.mark.parametrize(
    "why",
    [
        "A key principle is trust.",
        "The facilitator reads it aloud.",
        "The key worker and the key stage are named.",
        "The page says “best practice” and “key”.",
        'They call it "a robust score".',
        "The contact details stand on the page.",
        "Strength of evidence is the guide's own.",
        "It carries the guide's evidence label.",
        "An evidence-based programme is bought.",
        "A special guardianship order (SGO) settles it.",
        "Wheelchair users can come in.",
        "The Centre for Evidence and Implementation wrote it.",
        "Parents passed the school on the way.",
        "A monkey upgraded the scoreboard.",
        "Leaders drive conditions for effective practice is an enabler.",
        "The page “Delivering for users” and Key Stakeholder Evidence Page say so.",
    ],
)
def test_names_quotations_and_ordinary_words_are_left_in_peace(why: str) -> None:
    enabler = {
        "id": "e",
        "label": "Leaders drive conditions for effective practice",
        "kind": "enabler",
    }
    sources = [{"id": "s", "title": "Key Stakeholder Evidence Page"}]
    question_set = with_parts(
        an_item("r", [asked(why=why)]), framework=[enabler], guide={"sources": sources}
    )
    assert lint(question_set) == ()


def answered(at: str, warning: str) -> dict[str, str]:
    return {"at": at, "warning": warning, "because": "It was looked at."}


def test_an_answered_warning_is_not_shown_again() -> None:
    item = an_item("r", [asked(why="The score is low."), a_question("p", why="The score is high.")])
    answers = [answered("q", "word-to-avoid")]
    told = warned(with_parts(item, answered_warnings=answers))
    assert [at for _, at, _ in told] == ["p"]


def test_an_answer_is_for_one_kind_of_warning() -> None:
    item = an_item("r", [asked(why="The score is low.")])
    told = kinds(with_parts(item, answered_warnings=[answered("q", "long-sentence")]))
    assert told == [Warned.WORD_TO_AVOID, None]


def test_an_answer_that_is_no_longer_needed_is_told() -> None:
    warning = only(with_parts(an_item("r", [asked()]), answered_warnings=[answered("q", "no-why")]))
    assert (warning.kind, warning.place) == (None, ("answered_warnings", 0))
    assert "no-why any more" in warning.message


def test_whether_a_sentence_stands_elsewhere_is_known_only_beside_other_sets() -> None:
    answers = [answered("q", "doubled-sentence")]
    question_set = with_parts(an_item("r", [asked()]), answered_warnings=answers)
    assert lint(question_set) == ()
    assert lint(question_set, {plain_sentence("q stands at step 2."): "x"}) == ()
    assert [warning.kind for warning in lint(question_set, {})] == [None]


def test_an_answer_is_about_something_that_is_there() -> None:
    action = {"id": "a", "text": "Do it", "question": "q", "from": [0], "aims_for": 1}
    item = an_item("r", [asked()], actions=[action])
    there = [answered(at, "no-why") for at in ("invented", "r", "q", "a", "nowhere")]
    (fault,) = question_set_faults(with_parts(item, answered_warnings=there))
    assert (fault.place, fault.value) == (("answered_warnings", 4, "at"), "nowhere")


def test_a_councils_own_questions_are_looked_at_too() -> None:
    plain = worked_examples().model_dump(mode="json", by_alias=True)
    local = an_item("ours", [a_question("our-q")], origin="app", kind="readiness")
    question_set = QuestionSet.model_validate(plain | {"local_items": [local]}, strict=False)
    assert (Warned.NO_WHY, "our-q", "local_items.0.questions.0") in warned(question_set)
