"""The code of a question: the same wherever it stands, and easy to key."""

from __future__ import annotations

from reflective_app.domain.item import Item
from reflective_app.domain.local_questions import with_local_items
from reflective_app.wording.codes import question_coded, question_codes, sentence_name
from tests.builders import a_question, a_set, an_item


def test_a_question_is_known_by_its_item_and_a_letter() -> None:
    found = question_codes(a_set(an_item("money", 3), an_item("law", 1, kind="duty", origin="law")))
    assert found == {"money-1": "R1 a", "money-2": "R1 b", "money-3": "R1 c", "law-1": "D1 a"}


def test_a_question_that_nobody_votes_on_has_its_letter_all_the_same() -> None:
    count = {"id": "families", "kind": "number", "text": "How many families?"}
    made = a_set(an_item("money", [a_question("first"), count, a_question("last")]))
    assert question_codes(made) == {"first": "R1 a", "families": "R1 b", "last": "R1 c"}


def test_the_councils_own_questions_have_codes_of_their_own() -> None:
    own = Item.model_validate(an_item("buses", 1, origin="app"), strict=False)
    made = with_local_items(a_set(an_item("money", 1)), (own,))
    assert question_codes(made)["buses-1"] == "L1 a"


def test_no_letter_looks_like_a_digit_or_like_not_mine_to_judge() -> None:
    codes = question_codes(a_set(an_item("money", 30)))
    letters = [code.removeprefix("R1 ") for code in codes.values()]
    assert not set("ilox") & set("".join(letters))
    assert len(set(letters)) == 30
    assert letters[21:24] == ["z", "aa", "ab"]


def test_a_code_is_found_however_it_is_keyed() -> None:
    made = a_set(an_item("money", 2), an_item("time", 30))
    for question_id, code in question_codes(made).items():
        for typed in (code, code.replace(" ", ""), f" {code.upper()} "):
            found = question_coded(typed, made)
            assert found is not None
            assert found.id == question_id
    assert question_coded("R9 a", made) is None
    assert question_coded("", made) is None


def test_cards_call_the_lowest_sentence_the_first() -> None:
    assert [sentence_name(rung) for rung in (0, 4)] == ["the first sentence", "the fifth sentence"]
