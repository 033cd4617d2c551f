"""What the ten sheets of the paper kit say, blank and for a council."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck, Participant
from reflective_app.domain.edits import check_label
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.reports.outline import Heading, Outline, Table, words_of
from reflective_app.reports.paper.asked import Which, asked_on, chosen, chosen_words, ladders, usual
from reflective_app.reports.paper.kit import KINDS, paper_outline
from reflective_app.reports.sheet_blocks import Asked, CutCard, CutSheet, SignCard, WritingRoom
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.question_set_library import to_start_from
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.codes import question_codes
from tests.builders import DAY, a_question, a_set, an_assessment, an_item, labelled

T = TypeVar("T")


@cache
def kinship() -> QuestionSet:
    return to_start_from("kinship-care")


@cache
def newshire() -> Assessment:
    return sample_assessment()


def with_buses(questions: int = 2) -> QuestionSet:
    """A set with an item of the council's own."""
    own = Item.model_validate(an_item("buses", questions, origin="app"), strict=False)
    return with_local_items(a_set(an_item("money", 2)), (own,))


def said(content: Outline) -> str:
    return " ".join(plain_text(content).split())


def blocks(content: Outline, kind: type[T]) -> list[T]:
    return [block for block in content.blocks if isinstance(block, kind)]


def words(made: QuestionSet, which: Which | None, order: tuple[str, ...] = ()) -> str:
    """What is said of the choice of questions."""
    return chosen_words(made, chosen(made, which, order), which or usual(made, order))


def test_the_response_sheet_asks_each_question_with_its_sentences_and_their_codes() -> None:
    made = a_set(an_item("money", [a_question("pay", rungs=5, text="Is it paid?")]))
    (asked,) = blocks(paper_outline("responses", made), Asked)
    assert (asked.code, asked.question, asked.about) == ("R1 a", "Is it paid?", "Money")
    assert [(c.code, c.words) for c in asked.choices] == [
        (str(step), f"pay stands at step {step}.") for step in range(5)
    ]
    assert [(c.code, c.words) for c in asked.exits] == [
        ("?", "Don’t know"),
        ("x", "Not mine to judge"),
    ]
    assert asked.prompts == ("How do you know?", "Anything else?")


def test_a_response_sheet_wants_a_role_and_a_number_and_no_name() -> None:
    content = paper_outline("responses", kinship())
    told = said(content)
    assert "Your role, not your name: ____" in told
    assert "Sheet number" in [blank.name for blank in content.to_write]
    assert "the sheet is destroyed" in told
    assert "Name:" not in told


def test_questions_are_asked_in_the_order_wanted_each_once() -> None:
    made = a_set(an_item("money", 3))
    content = paper_outline("responses", made, ("money-3", "money-1", "money-3"))
    assert [asked.code for asked in blocks(content, Asked)] == ["R1 c", "R1 a"]


def test_questions_that_nobody_picks_a_sentence_for_are_left_out() -> None:
    count = {"id": "families", "kind": "number", "text": "How many families?"}
    made = a_set(an_item("money", [count, a_question("pay")]))
    for asked in (None, ("families", "pay")):
        content = paper_outline("responses", made, asked)
        assert [each.code for each in blocks(content, Asked)] == ["R1 b"]


def test_a_question_that_the_set_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        paper_outline("responses", kinship(), ("no-such-question",))


def test_one_question_has_one_code_on_every_sheet_whatever_else_is_asked() -> None:
    codes = question_codes(kinship())
    some = [question.id for question in ladders(kinship())][5:40:7]
    for asked in (None, some):
        wanted = [codes[question] for question in asked or map_ids()]
        for kind in ("responses", "large-print"):
            content = paper_outline(kind, kinship(), asked)
            assert [each.code for each in blocks(content, Asked)] == wanted
        (table,) = blocks(paper_outline("tally", kinship(), asked), Table)
        assert [words_of(row[0].paragraphs[0]) for row in table.rows[::2]] == wanted


def map_ids() -> list[str]:
    return [question.id for question in ladders(kinship())]


def test_large_print_asks_the_same_as_the_response_sheet() -> None:
    usual = blocks(paper_outline("responses", kinship()), Asked)
    assert blocks(paper_outline("large-print", kinship()), Asked) == usual


def test_of_a_long_set_the_essential_questions_are_printed_unless_all_are_wanted() -> None:
    essential = [q.id for q in ladders(kinship()) if q.essential]
    assert list(chosen(kinship(), None)) == essential
    assert list(chosen(kinship(), Which.ALL)) == map_ids()
    assert f"{len(essential)} questions of {len(map_ids())}" in words(kinship(), None)
    assert words(kinship(), Which.ALL) == "All 90 questions."


def test_a_short_set_is_printed_whole_and_so_is_one_that_calls_nothing_essential() -> None:
    first = a_question("first", essential=True)
    short = a_set(an_item("money", [first, a_question("second")]))
    assert chosen(short, None) == ("first", "second")
    assert chosen(short, Which.ESSENTIAL) == ("first",)
    plain = a_set(*(an_item(f"item-{n}", 10) for n in range(4)))
    assert len(chosen(plain, None)) == len(chosen(plain, Which.ESSENTIAL)) == 40


def test_where_there_is_a_running_order_its_questions_are_printed_in_its_order() -> None:
    made = a_set(an_item("money", 3))
    order = ("money-3", "money-1", "money-3")
    assert usual(made, order) is Which.ORDER
    assert chosen(made, None, order) == ("money-3", "money-1")
    assert words(made, None, order) == "2 questions of 3: those of the running order."
    assert chosen(made, Which.ALL, order) == ("money-1", "money-2", "money-3")
    assert chosen(made, None) == ("money-1", "money-2", "money-3")
    assert chosen(made, Which.ORDER) == ()


def test_a_question_of_the_councils_own_keeps_its_place_in_the_running_order() -> None:
    order = ("money-2", "buses-2", "money-1")
    asked = chosen(with_buses(), None, order)
    assert asked == (*order, "buses-1")
    for kind in ("responses", "large-print"):
        sheet = blocks(paper_outline(kind, with_buses(), asked), Asked)
        assert [each.code for each in sheet] == ["R1 b", "L1 b", "R1 a", "L1 a"]
        assert [each.about for each in sheet] == [
            "Money",
            "Local question: Buses",
            "Money",
            "Buses",
        ]
    (table,) = blocks(paper_outline("tally", with_buses(), asked), Table)
    firsts = [words_of(row[0].paragraphs[0]) for row in table.rows[::2]]
    assert firsts == ["R1 b", "L1 b", "R1 a", "L1 a"]
    told = said(paper_outline("responses", with_buses(), asked))
    assert told.index("R1 a") < told.index("Local questions") < told.index("L1 a")
    assert words(with_buses(), None, order).endswith("running order and the council’s own.")
    assert chosen(with_buses(), Which.ORDER) == ()


def test_questions_of_every_session_are_on_the_sheets_of_an_assessment() -> None:
    days = [Session(id=q, steps=(Step(question=q),)) for q in ("money-2", "money-1")]
    assessment = an_assessment(a_set(an_item("money", 3)), workshop=Workshop(sessions=tuple(days)))
    assert asked_on(None, assessment) == ("money-2", "money-1")


@pytest.mark.parametrize("kind", ["responses", "large-print"])
def test_the_words_of_a_response_sheet_have_room_for_its_number(kind: str) -> None:
    assert "Sheet number: ____" in said(paper_outline(kind, kinship()))
    assert "Sheet number: ____" in said(
        paper_outline(kind, newshire().question_set, None, newshire())
    )


def test_the_councils_own_questions_are_printed_with_the_essential_ones() -> None:
    own = Item.model_validate(an_item("buses", 2, origin="app"), strict=False)
    long = with_local_items(kinship(), (own,))
    assert chosen(long, None)[-2:] == ("buses-1", "buses-2")
    assert "the essential ones and the council’s own" in words(long, None)


def test_the_councils_own_questions_stand_below_a_heading_of_their_own() -> None:
    for kind in ("responses", "large-print"):
        content = paper_outline(kind, with_buses())
        order = [
            b.code if isinstance(b, Asked) else b.text
            for b in content.blocks
            if isinstance(b, Asked | Heading)
        ]
        assert order == ["R1 a", "R1 b", "Local questions", "L1 a", "L1 b"]
    assert "Local questions" not in said(paper_outline("responses", a_set(an_item("money", 2))))


@pytest.mark.parametrize(("rungs", "signs"), [(3, "012?x"), (4, "0123?x"), (5, "01234?x")])
def test_there_is_a_card_for_each_sentence_of_the_longest_ladder_and_two_ways_out(
    rungs: int, signs: str
) -> None:
    short, long = a_question("short", rungs=3), a_question("long", rungs=rungs)
    made = a_set(an_item("money", [short, long]))
    (sheet,) = blocks(paper_outline("cards", made), CutSheet)
    cards = [card for card in sheet.cards if isinstance(card, SignCard)]
    assert "".join(card.sign for card in cards) == signs
    assert [card.dots for card in cards] == [*range(rungs), None, None]
    assert cards[0].words == "the first sentence"
    assert len(sheet.cards) <= sheet.across * sheet.down  # one page for each person
    aside = f"Lay the {rungs - 1} aside"
    assert (aside in said(paper_outline("cards", made))) == (rungs > 3)


def test_the_cards_say_how_many_copies_the_people_who_come_need() -> None:
    people = (Participant(role="Carer", count=5), Participant(role="Sponsor"))
    ours = an_assessment(kinship(), participants=people)
    assert "6 copies" in said(paper_outline("cards", kinship(), None, ours))


def test_each_recommendation_has_a_wall_sheet_with_room_for_five_things() -> None:
    content = paper_outline("wall", kinship())
    assert (content.page, content.landscape) == ("A3", True)
    wanted = [i for i in kinship().items if i.kind is ItemKind.RECOMMENDATION]
    titles = [f"{kinship().codes[item.id]} {item.title}" for item in wanted]
    assert [heading.text for heading in blocks(content, Heading)] == titles
    for room in blocks(content, WritingRoom):
        named = [column.title for column in room.columns]
        assert named == ["What we have", "How we know", "The gap", "Ideas", "Owner"]
    assert len(blocks(content, WritingRoom)) == len(titles)


def test_a_set_without_recommendations_has_a_wall_sheet_for_each_item() -> None:
    made = a_set(an_item("law", 1, kind="duty", origin="law", in_force="yes"))
    assert [h.text for h in blocks(paper_outline("wall", made), Heading)] == ["D1 Law"]


def test_the_tally_has_two_votes_for_each_question_with_a_box_for_each_code() -> None:
    made = a_set(an_item("money", [a_question("short", rungs=3), a_question("long", rungs=5)]))
    (table,) = blocks(paper_outline("tally", made), Table)
    heads = [column.title for column in table.columns]
    assert heads[2:9] == ["0", "1", "2", "3", "4", "?", "x"]
    assert heads[9:] == ["Total", "People present", "Agreed", "How settled"]
    told = [["".join(map(words_of, cell.paragraphs)) for cell in row] for row in table.rows]
    assert [row[:2] for row in told] == [
        ["R1 a", "short"],
        ["R1 a", "Second vote"],
        ["R1 b", "long"],
        ["R1 b", "Second vote"],
    ]
    assert told[0][2:9] == told[1][2:9] == ["", "", "", "–", "–", "", ""]  # there is no sentence 3
    assert set(told[2][2:]) == {""}


def test_the_tally_tells_in_which_order_it_is_keyed_and_how_an_answer_is_settled() -> None:
    told = said(paper_outline("tally", a_set(an_item("money", 1))))
    assert "0 3 7 2 ?1 x0" in told
    assert "or “1 to 3” for no agreement" in told
    assert "U unanimous, A after discussion, F facilitator’s call" in told


def test_strength_of_evidence_stands_in_the_guides_words_or_is_not_recorded() -> None:
    made = a_set(
        an_item("seen", 1, evidence=labelled("label-1")),
        an_item("told", 1, evidence=labelled("label-2", "reported")),
        an_item("none", 1),
    )
    assert strengths(made) == [
        "Label 1 / Seen in the guide",
        "Label 2 / Reported, not checked in the guide",
        "Not recorded",
    ]
    check = LabelCheck(item="none", label="Label 3", checked_on=DAY, checked_by="Data lead")
    looked_up = check_label(check, an_assessment(made))
    assert strengths(made, looked_up)[2].startswith("Label 3 / Checked by the council on 22 Nov")


def strengths(made: QuestionSet, assessment: Assessment | None = None) -> list[str]:
    (table,) = blocks(paper_outline("priorities", made, None, assessment), Table)
    return [" / ".join(map(words_of, row[2].paragraphs)) for row in table.rows]


def test_only_recommendations_of_the_guide_are_ranked_by_dots() -> None:
    law = an_item("law", 1, kind="duty", origin="law", in_force="yes")
    made = with_buses().model_copy(update={"items": a_set(an_item("money", 2), law).items})
    (table,) = blocks(paper_outline("priorities", made), Table)
    assert [words_of(row[0].paragraphs[0]) for row in table.rows] == ["R1"]


def test_the_first_choice_is_written_before_any_dot_goes_up() -> None:
    content = paper_outline("priorities", kinship())
    told = said(content)
    assert told.index("lays it face down") < told.index("Only then do dots go up")
    (slips,) = blocks(content, CutSheet)
    assert all(isinstance(s, CutCard) and s.fields == ("Code", "Because") for s in slips.cards)


def test_each_role_in_the_room_has_a_card_of_half_a_page() -> None:
    (sheet,) = blocks(paper_outline("roles", kinship()), CutSheet)
    assert (sheet.across, sheet.down) == (1, 2)
    titles = [card.title for card in sheet.cards if isinstance(card, CutCard)]
    assert list(dict.fromkeys(titles)) == [
        "Sponsor",
        "Facilitator",
        "Scribe",
        "Timekeeper",
        "Evidence friend",
        "Access and wellbeing contact",
        "Everyone",
    ]


def test_the_explainer_says_what_the_guide_is_and_what_becomes_of_what_people_say() -> None:
    content = paper_outline("explainer", kinship())
    assert [heading.text for heading in blocks(content, Heading)] == [
        "What the guide is",
        "What will happen",
        "What your vote is for",
        "Who sees what",
        "What is kept",
        "Your choice",
    ]
    assert "“Kinship Care”" in said(content)
    assert "three or more people share the role" in said(content)


def test_the_explainer_keeps_to_what_the_council_has_set() -> None:
    ours = newshire().model_copy(update={"workshop": Workshop(fewest_shown=5)})
    profile = ours.profile.model_copy(update={"retain_until": DAY})
    told = said(paper_outline("explainer", kinship(), None, ours))
    assert "five or more people share the role" in told
    kept = ours.model_copy(update={"profile": profile})
    assert "kept until 22 November 2026" in said(paper_outline("explainer", kinship(), None, kept))


def test_names_stand_on_the_sign_in_sheet_and_nowhere_else() -> None:
    content = paper_outline("sign-in", kinship())
    (table,) = blocks(content, Table)
    assert table.columns[0].title == "Name"
    assert "never copied, filed or sent together" in said(content)
    assert not any(code in said(content) for code in question_codes(kinship()).values())
    for kind in set(KINDS) - {"sign-in"}:
        other = paper_outline(kind, kinship())
        heads = [column.title for table in blocks(other, Table) for column in table.columns]
        assert "Name" not in heads


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_sheet_leaves_council_and_date_to_be_written_in(kind: str) -> None:
    content = paper_outline(kind, kinship())
    named = [blank.name for blank in content.to_write]
    assert named[:2] == ["Council", "Date"] or "Council: ____ Date: ____" in said(content)
    assert (content.council, content.date_words, content.marking) == ("", "", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_councils_sheet_carries_what_every_page_must(kind: str) -> None:
    content = paper_outline(kind, newshire().question_set, None, newshire())
    assert content.council == "Newshire"
    assert content.guide == "Kinship Care, guide of October 2024"
    assert content.date_words == "22 November 2026"
    assert content.marking == "OFFICIAL"
    assert content.fingerprint
    assert "Council" not in [blank.name for blank in content.to_write]


def test_a_councils_sheet_is_dated_by_the_next_session() -> None:
    done = datetime(2026, 11, 26, 12, tzinfo=UTC)
    held = Session(id="one", day=date(2026, 11, 26), closed_on=done)
    coming = Session(id="two", day=date(2026, 12, 4))
    workshop = Workshop(sessions=(held, coming))
    ours = newshire().model_copy(update={"workshop": workshop})
    content = paper_outline("responses", ours.question_set, None, ours)
    assert (content.date_words, content.made_on) == ("4 December 2026", date(2026, 12, 4))


def test_a_councils_sheet_names_the_days_of_all_sessions_that_ask_its_questions() -> None:
    ours = newshire()
    asked = [q.id for q in ours.question_set.questions() if q.rungs][:2]
    one = Session(id="one", day=date(2026, 11, 26), steps=(Step(question=asked[0]),))
    two = Session(id="two", day=date(2026, 12, 4), steps=(Step(question=asked[1]),))
    ours = ours.model_copy(update={"workshop": Workshop(sessions=(one, two))})
    content = paper_outline("responses", ours.question_set, asked, ours)
    assert content.date_words == "26 November 2026 and 4 December 2026"
    content = paper_outline("responses", ours.question_set, asked[1:], ours)
    assert content.date_words == "4 December 2026"


def test_only_roles_that_tell_on_nobody_are_proposed_on_a_response_sheet() -> None:
    people = (Participant(role="Carer", count=2), Participant(role="Sponsor"))
    ours = an_assessment(kinship(), participants=(*people, Participant(role="Carer", count=2)))
    told = said(paper_outline("responses", kinship(), None, ours))
    assert "three or more people here share: Carer. If yours is another, leave this empty." in told
    assert "Sponsor" not in told
    careful = ours.model_copy(update={"workshop": Workshop(fewest_shown=5)})
    told = said(paper_outline("responses", kinship(), None, careful))
    assert "Carer." not in told
    assert "Leave it empty unless five or more people here share your role." in told


def test_the_text_version_shows_every_box_and_line_there_is_to_fill() -> None:
    told = said(paper_outline("responses", a_set(an_item("money", 1))))
    assert "[ ] 0 money-1 stands at step 0. [ ] 1 " in told
    assert "[ ] ? Don’t know [ ] x Not mine to judge" in told
    assert "How do you know? ____" in told
    assert "(15 empty rows to write in)" in said(paper_outline("sign-in", kinship()))


def test_the_tally_has_columns_only_for_sentences_that_are_asked_about() -> None:
    made = a_set(an_item("money", [a_question("pay"), a_question("long", rungs=5)]))
    for asked, last in ((("pay",), "3"), (("pay", "long"), "4")):
        (table,) = blocks(paper_outline("tally", made, asked), Table)
        heads = [column.title for column in table.columns]
        assert heads[2 : heads.index("?")] == [str(n) for n in range(int(last) + 1)]
        first = [said for cell in table.rows[0] for said in map(words_of, cell.paragraphs)]
        assert ("–" in first) is (last == "4")
