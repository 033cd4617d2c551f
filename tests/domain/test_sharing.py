"""The shared copy: only what was listed leaves, and what leaves is a valid assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reflective_app.domain.alias import AliasError, alias_for, names_of
from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.editing import changed, having
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.phases import phases
from reflective_app.domain.picks import Pick, votes_of
from reflective_app.domain.shared_copy import is_copy_of, shared_copy, shared_id
from reflective_app.domain.shared_fields import PART_OF, Go, Subject, goes, leaves
from reflective_app.domain.shared_mark import NOT_SHARED, Part, Reader, SharedMark
from reflective_app.domain.sharing import EVERY_PART, Sharing
from tests.leak.marked import SHORT_NAME, marked_assessment, text_paths, texts_of, word

ON = date(2026, 11, 23)
WHOLE = marked_assessment()
COLLEAGUES = Sharing(Reader.COLLEAGUES, ON)
PARTNER = Sharing(Reader.PARTNER, ON)
PUBLIC = Sharing(Reader.PUBLIC, ON)
CHOICES = (
    COLLEAGUES,
    PARTNER,
    PUBLIC,
    *(replace(PARTNER, parts=frozenset({part})) for part in Part),
    replace(PARTNER, parts=EVERY_PART),
    replace(PARTNER, alias="Council A"),
)


def _words(assessment: Assessment) -> set[str]:
    """The words that somebody wrote, the guide's own text left out."""
    return {text for path, text in texts_of(Assessment, assessment) if "Zq" in text}


def _named(sharing: Sharing) -> str:
    return "-".join([sharing.reader.value, *sorted(sharing.parts), sharing.alias])


def test_the_marked_assessment_holds_a_word_in_every_text_entry() -> None:
    """Else a leak of the entry that has none could not be seen."""
    marked = {path for path, text in texts_of(Assessment, WHOLE) if "zq" in text.casefold()}
    wanted = {path for path in text_paths(Assessment) if not path.startswith("question_set")}
    assert wanted - marked == {"profile.council"}, "give these a word in tests/leak/marked.py"
    assert WHOLE.profile.council.startswith(SHORT_NAME)


@pytest.mark.parametrize("sharing", CHOICES, ids=_named)
def test_what_the_table_lets_go_is_in_the_copy_and_nothing_else(sharing: Sharing) -> None:
    copy = shared_copy(WHOLE, sharing)
    may = {s for s in Subject if _leaves(s, sharing)}
    allowed = {str(leaf.value) for leaf in leaves(WHOLE) if leaf.subject in may}
    written = _words(WHOLE)
    held = _words(copy)
    if sharing.reader is not Reader.COLLEAGUES:  # small roles stand together
        allowed -= {word("role-few"), word("role-one"), word("role-alone")}
        allowed = {text for text in allowed if "zq" not in text}
    assert held == written & allowed


def _leaves(subject: Subject, sharing: Sharing) -> bool:
    match goes(subject, sharing.reader):
        case Go.YES:
            return True
        case Go.TICKED:
            return PART_OF[subject] in sharing.parts
        case _:
            return False


@pytest.mark.parametrize("sharing", CHOICES, ids=_named)
def test_a_copy_keeps_every_rule_of_an_assessment(sharing: Sharing) -> None:
    copy = shared_copy(WHOLE, sharing)
    assert assessment_faults(copy) == ()
    assert Assessment.model_validate_json(copy.model_dump_json(by_alias=True)) == copy
    assert fingerprint(copy.question_set) == fingerprint(WHOLE.question_set)


def test_a_copy_says_for_whom_it_is_and_has_no_history_and_no_time_of_day() -> None:
    copy = shared_copy(WHOLE, replace(PARTNER, parts=frozenset({Part.NOTES}), may_be_named=True))
    mark = SharedMark(reader=Reader.PARTNER, made_on=ON, parts=(Part.NOTES,), may_be_named=True)
    assert copy.shared == mark
    assert copy.revision is None
    assert "10:41" not in copy.model_dump_json()
    assert "09:47" not in copy.model_dump_json()


def test_a_reason_left_behind_reads_not_shared() -> None:
    copy = shared_copy(WHOLE, PUBLIC)
    assert copy.answer("trust-first").reason == NOT_SHARED
    assert copy.plan.not_now["street-parties"].reason == NOT_SHARED
    assert copy.answer("allowances-offered").reason == ""
    kept = shared_copy(WHOLE, replace(PARTNER, parts=frozenset({Part.REASONS})))
    assert kept.answer("trust-first").reason == word("reason")


def test_the_state_of_every_answer_leaves_though_its_value_stays() -> None:
    for sharing in (PARTNER, PUBLIC):
        copy = shared_copy(WHOLE, sharing)
        for name, answer in copy.answers.items():
            own = WHOLE.answer(name)
            assert (answer.state, answer.rung, answer.low, answer.high) == (
                *(own.state, own.rung, own.low, own.high),
            )
            assert answer.value is None
            assert answer.withheld == (own.value is not None)
        assert copy.answer("allowances-thoughts").told == NOT_SHARED


def test_a_number_leaves_with_the_figures_and_words_with_the_words() -> None:
    figures = shared_copy(WHOLE, replace(PARTNER, parts=frozenset({Part.FIGURES})))
    assert figures.answer("allowances-eligible").value == 47_653
    assert figures.answer("allowances-how").value is None
    assert (figures.services[0].cost, figures.services[0].reached) == (87_654_321, 98_731)
    words = shared_copy(WHOLE, replace(PARTNER, parts=frozenset({Part.WORDS})))
    assert words.answer("allowances-eligible").value is None
    assert words.answer("allowances-how").value == "Cash"
    assert words.services[0].cost is None


def test_an_action_stands_in_the_copy_where_the_rules_put_it_here() -> None:
    """What put it there, its ratings and what it waits for, stays behind."""
    own = phases(WHOLE.plan.actions)
    for copied, action in zip(
        shared_copy(WHOLE, PUBLIC).plan.actions, WHOLE.plan.actions, strict=True
    ):
        assert copied.phase is own[action.id]
        assert not copied.depends_on
        assert copied.reason == NOT_SHARED
        assert not copied.ease.given


def test_the_public_gets_no_questions_of_the_councils_own() -> None:
    copy = shared_copy(WHOLE, PUBLIC)
    assert copy.question_set.local_items == ()
    assert all(copy.question_set.has_question(name) for name in copy.answers)
    assert copy.plan.actions[0].items == ("allowances",)


# Votes


def test_colleagues_are_given_counts_by_role_and_nobody_alone() -> None:
    alone, room = shared_copy(WHOLE, COLLEAGUES).picks["allowances-offered"]
    assert {pick.role for pick in room} == {word(f"role-{n}") for n in ("many", "few", "one")}
    assert all(pick.respondent is None for pick in (*alone, *room))
    assert votes_of((alone, room)) == (room,)


def test_a_partner_is_given_roles_of_three_or_more_and_the_others_together() -> None:
    (room,) = shared_copy(WHOLE, PARTNER).picks["allowances-offered"]
    assert [(pick.role, pick.people) for pick in room] == [
        (word("role-many"), 4),
        ("other roles", 3),
    ]


@pytest.mark.parametrize(
    ("people", "left"),
    [
        ((4, 1), [("", 5)]),  # the one could be had by taking the four from the whole
        ((1, 1), []),
        ((3, 3, 1), [("r0", 3), ("other roles", 4)]),
        ((2,), []),
        ((5,), [("", 5)]),
    ],
)
def test_nobody_can_be_had_by_taking_a_role_from_the_whole(
    people: tuple[int, ...], left: list[tuple[str, int]]
) -> None:
    round_ = tuple(Pick(role=f"r{n}", counts=(count, 0, 0, 0)) for n, count in enumerate(people))
    voted = having(WHOLE, picks={"allowances-offered": (round_,)})
    rounds = shared_copy(voted, PARTNER).picks.get("allowances-offered", ((),))
    told = [(pick.role, pick.people) for pick in rounds[0]]
    assert sorted(told) == sorted(left)


def test_a_council_that_asks_for_larger_groups_gets_them_in_the_copy_too() -> None:
    workshop = WHOLE.workshop.model_copy(update={"fewest_shown": 5})
    (room,) = shared_copy(having(WHOLE, workshop=workshop), PARTNER).picks["allowances-offered"]
    assert [(pick.role, pick.people) for pick in room] == [("", 7)]


# The council's name


@pytest.mark.parametrize(
    ("council", "names"),
    [
        ("Zanderby County Council", ("Zanderby County Council", "Zanderby")),
        ("London Borough of Fernhill", ("London Borough of Fernhill", "Fernhill")),
        ("City of Bath and Wells Council", ("City of Bath and Wells Council", "Bath and Wells")),
        ("Newshire", ("Newshire",)),
        ("Ely Council", ("Ely Council",)),
    ],
)
def test_a_council_is_known_by_its_name_with_and_without_what_it_is(
    council: str, names: tuple[str, ...]
) -> None:
    assert names_of(council) == names


def test_an_alias_stands_wherever_the_council_is_named() -> None:
    note = f"{SHORT_NAME.upper()}’s list; ZANDERBY  county council, help@zanderby.gov.uk"
    answer = changed(WHOLE.answer("allowances-offered"), note=note)
    action = changed(WHOLE.plan.actions[0], title=f"Tell all of {SHORT_NAME}")
    written = having(
        WHOLE,
        answers={**WHOLE.answers, "allowances-offered": answer},
        plan=changed(WHOLE.plan, actions=(action,)),
    )
    sharing = replace(PARTNER, alias="Council A", parts=frozenset({Part.NOTES}))
    copy = shared_copy(written, sharing)
    assert copy.profile.council == "Council A"
    assert copy.shared is not None
    assert copy.shared.alias
    assert copy.answer("allowances-offered").note == (
        "Council A’s list; Council A, help@Council A.gov.uk"
    )
    assert copy.plan.actions[0].title == "Tell all of Council A"
    assert "zanderby" not in copy.model_dump_json().casefold()


@pytest.mark.parametrize("alias", ["North of Zanderby", "zanderby", "x" * 61])
def test_an_alias_that_names_the_council_or_is_too_long_is_refused(alias: str) -> None:
    with pytest.raises(AliasError):
        alias_for("Zanderby County Council", alias)


def test_an_alias_that_makes_a_text_too_long_is_refused_and_not_cut() -> None:
    action = changed(WHOLE.plan.actions[0], title=f"{SHORT_NAME} " * 220)
    written = having(WHOLE, plan=changed(WHOLE.plan, actions=(action,)))
    with pytest.raises(AliasError):
        shared_copy(written, replace(PARTNER, alias="A council of a very long name"))


# What a copy is known by


def test_colleagues_keep_the_ids_of_rows_so_that_what_they_change_can_be_merged() -> None:
    copy = shared_copy(WHOLE, COLLEAGUES)
    assert [each.id for each in copy.services] == [each.id for each in WHOLE.services]
    assert [each.id for each in copy.plan.actions] == [each.id for each in WHOLE.plan.actions]
    assert [each.id for each in copy.parking] == [each.id for each in WHOLE.parking]


@pytest.mark.parametrize("sharing", [COLLEAGUES, PARTNER, PUBLIC], ids=_named)
def test_a_copy_does_not_tell_the_councils_own_id_but_is_known_again(
    sharing: Sharing,
) -> None:
    copy = shared_copy(WHOLE, sharing)
    assert str(WHOLE.id) not in copy.model_dump_json()
    assert is_copy_of(copy, WHOLE)
    assert not is_copy_of(WHOLE, WHOLE)
    other = WHOLE.model_copy(update={"id": shared_id(WHOLE, Reader.PUBLIC)})
    assert not is_copy_of(copy, other)


def test_a_copy_of_a_copy_never_claims_more_than_the_first() -> None:
    first = shared_copy(WHOLE, replace(PARTNER, parts=frozenset({Part.NOTES})))
    again = shared_copy(first, replace(PARTNER, parts=frozenset({Part.NOTES, Part.HOW})))
    assert again.shared is not None
    assert again.shared.parts == (Part.NOTES,)
    assert again.id == first.id
    with pytest.raises(ValueError, match="too little"):
        shared_copy(first, COLLEAGUES)


@pytest.mark.parametrize("reader", [Reader.COLLEAGUES, Reader.PUBLIC])
def test_only_a_partner_is_given_ticks_an_alias_or_a_consent(reader: Reader) -> None:
    for choice in ({"parts": frozenset({Part.NOTES})}, {"alias": "A"}, {"may_be_named": True}):
        with pytest.raises(ValueError, match="partner"):
            Sharing(reader, ON, **choice)


def test_a_council_with_an_alias_cannot_consent_to_be_named() -> None:
    with pytest.raises(ValueError, match="alias"):
        Sharing(Reader.PARTNER, ON, alias="Council A", may_be_named=True)


def test_a_value_that_is_withheld_gives_way_to_an_answer_given_anew() -> None:
    from reflective_app.domain.edits import clear_answer, give_value

    copy = shared_copy(WHOLE, PUBLIC)
    answered = give_value("allowances-eligible", 12, copy)
    assert answered.answer("allowances-eligible").told == 12
    cleared = clear_answer("allowances-eligible", copy)
    assert cleared.answer("allowances-eligible") == Answer(state=AnswerState.NOT_DISCUSSED)
