"""The author's guide tells of every entry there is, and its examples are what it says they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from reflective_app import cli
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.basis import Basis, Source
from reflective_app.domain.guide import Guide, GuideFact
from reflective_app.domain.item import CoreComponent, Item, Question
from reflective_app.domain.kinds import (
    Axis,
    Completeness,
    InForce,
    ItemKind,
    Measures,
    Origin,
    QuestionKind,
    Standing,
    Status,
    Warned,
)
from reflective_app.domain.lint_phrases import MOST_WORDS
from reflective_app.domain.lint_words import AVOIDED, words_to_avoid
from reflective_app.domain.local_questions import LocalQuestions
from reflective_app.domain.position import Word, position
from reflective_app.domain.question_set import (
    EvidenceLabel,
    Example,
    FamilyGroup,
    FrameworkEntry,
    OfferHeading,
    QuestionSet,
)
from reflective_app.domain.value import Value
from tests.builders import a_question, a_set, an_assessment, an_item, answered
from tests.models import keys_of

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "question-sets.md"
TEXT = PAGE.read_text(encoding="utf-8")
_SET_OFF = re.findall(r"`([^`\n]+)`|^ {4}(.+)$", TEXT, re.MULTILINE)
QUOTED = "\n".join(inline or block for inline, block in _SET_OFF)
NAMED = set(re.findall(r"[a-z_]+", QUOTED))
"""The words that the page sets as words of the file."""


def section(head: str) -> str:
    return TEXT.partition(f"\n## {head}\n")[2].partition("\n## ")[0]


def worked_set() -> str:
    (worked,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return str(worked)


def test_every_entry_of_a_set_is_named() -> None:
    assert keys_of(QuestionSet) - NAMED == set()
    assert keys_of(LocalQuestions) - NAMED == set()


@pytest.mark.parametrize(
    "kinds",
    [
        Axis,
        Completeness,
        InForce,
        ItemKind,
        Measures,
        Origin,
        QuestionKind,
        Standing,
        Status,
        Warned,
    ],
)
def test_every_word_an_entry_can_hold_is_named(kinds: type[StrEnum]) -> None:
    assert [kind for kind in kinds if kind.value not in QUOTED] == []


def test_the_words_of_a_position_are_those_of_the_program() -> None:
    assert f"Words: {', '.join(Word)}." in TEXT.replace("\n", " ")
    assert f"over {MOST_WORDS} words" in TEXT


def test_the_worked_set_passes_check_without_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worked = worked_set()
    path = tmp_path / "worked.toml"
    path.write_text(worked, encoding="utf-8")
    assert "[[examples]]" in worked
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "worked.toml: no problems found\n"


def test_the_local_questions_pass_check_without_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = re.findall(r"^(?: {4}(.*)|())$", section("A council's own questions"), re.MULTILINE)
    path = tmp_path / "own.toml"
    path.write_text("\n".join(line for line, _ in lines), encoding="utf-8")
    assert "extends" in path.read_text(encoding="utf-8")
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "own.toml: no problems found\n"


def test_the_worked_set_claims_none_of_its_questions_for_the_guide() -> None:
    question_set = QuestionSet.model_validate(tomllib.loads(worked_set()), strict=False)
    for item in question_set.items:
        for question in item.questions:
            assert (question.basis or item.basis).standing is Standing.OWN, question.id


REQUIRED: dict[str, list[type[Value]]] = {
    "How you know": [Basis],
    "The guide": [Guide, Source, GuideFact],
    "Labels": [EvidenceLabel],
    "Family groups": [FamilyGroup],
    "Framework and headings": [FrameworkEntry, OfferHeading],
    "Items": [Item, CoreComponent],
    "Questions": [Question],
    "Examples": [Example],
}


@pytest.mark.parametrize("head", REQUIRED)
def test_a_star_stands_at_each_entry_that_must_stand_and_at_no_other(head: str) -> None:
    starred = set(re.findall(r"`([a-z_]+)`\\\*", section(head)))
    models = [model.model_json_schema(by_alias=True) for model in REQUIRED[head]]
    needed = {entry for schema in models for entry in schema["required"]}
    asked_by_rules = {"questions"} if head == "Items" else set()
    assert starred == needed | asked_by_rules


def avoided_in_the_table() -> Iterator[tuple[str, str]]:
    table = section("Warnings").partition("|---|---|---|---|\n")[2].partition("\n\n")[0]
    for row in table.splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        for words, instead in (cells[:2], cells[2:]):
            for word in re.sub(r" \(but .*\)", "", words).split(", "):
                if word:
                    yield word, instead


def plain(advice: str) -> str:
    return re.sub(r"[“”().]|^Say |\bfor\b|,? or\b|,", "", advice).replace("  ", " ").strip()


def test_the_words_to_avoid_are_those_that_are_warned_of_with_what_to_say() -> None:
    told = set()
    for word, instead in avoided_in_the_table():
        ((_, advice),) = words_to_avoid(word.removesuffix(" alone"), ())
        assert plain(advice) == plain(instead), word
        told.add(advice)
    assert {avoided.instead for avoided in AVOIDED} < told
    assert len(told) == len(AVOIDED) + 1


@pytest.mark.parametrize("short", ["LAC", "SGO", "CAO", "CIC", "EHE"])
def test_the_abbreviations_to_write_in_full_are_named(short: str) -> None:
    assert short in section("Warnings")
    assert list(words_to_avoid(f"The {short} is there.", ()))


@pytest.mark.parametrize(
    ("rungs", "words"),
    [
        (3, "Not Partly Fully"),
        (4, "Not Partly Mostly Fully"),
        (5, "Not Partly Partly Mostly Fully"),
    ],
)
def test_the_sentences_of_a_ladder_mean_what_the_page_says(rungs: int, words: str) -> None:
    question_set = a_set(an_item("r", [a_question("q", rungs=rungs)]))
    assessments = [answered(an_assessment(question_set), "r", str(rung)) for rung in range(rungs)]
    found = [position(question_set.item("r"), each).word for each in assessments]
    assert found == [f"{word} in place" for word in words.split()]


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    heads = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    there = {re.sub(r"[^a-z -]", "", head.lower()).replace(" ", "-") for head in heads}
    links = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert links == there


def test_every_command_of_the_page_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"^    reflective-app ([a-z-]+) ", TEXT, re.MULTILINE))
    assert commands == {"new-guide", "check", "new", "guides"}
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            cli.main([command, "--help"])
        assert stop.value.code == 0
    assert "--add" in capsys.readouterr().out


def test_what_an_assessment_holds_beside_a_set_is_no_entry_of_one() -> None:
    assert "local_items" in keys_of(Assessment)
    assert "a set's own file has no such entry" in TEXT
