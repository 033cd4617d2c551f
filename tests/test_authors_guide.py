"""The author's guide tells of every entry there is, and its examples are what it says they are."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from reflective_app import cli
from reflective_app.domain.assessment import Assessment
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
from reflective_app.domain.local_questions import LocalQuestions
from reflective_app.domain.position import Word
from reflective_app.domain.question_set import QuestionSet
from tests.models import keys_of

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "question-sets.md"
TEXT = PAGE.read_text(encoding="utf-8")
_SET_OFF = re.findall(r"`([^`\n]+)`|^ {4}(.+)$", TEXT, re.MULTILINE)
QUOTED = "\n".join(inline or block for inline, block in _SET_OFF)
NAMED = set(re.findall(r"[a-z_]+", QUOTED))
"""The words that the page sets as words of the file."""


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
    (worked,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    path = tmp_path / "worked.toml"
    path.write_text(worked, encoding="utf-8")
    assert "[[examples]]" in worked
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "worked.toml: no problems found\n"


def test_the_local_questions_pass_check_without_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = TEXT.partition("## A council's own questions")[2].partition("## ")[0]
    lines = re.findall(r"^(?: {4}(.*)|())$", section, re.MULTILINE)
    path = tmp_path / "own.toml"
    path.write_text("\n".join(line for line, _ in lines), encoding="utf-8")
    assert "extends" in path.read_text(encoding="utf-8")
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "own.toml: no problems found\n"


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
