"""Writing a question set: the starter, and what `check` says of sets alone and side by side."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from reflective_app import cli
from reflective_app.assets import shipped
from reflective_app.domain.basis import OWN as OWN_IDEA
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage import places
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import FILES
from tests.models import keys_of

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
SMALL = FILES / "small-set.toml"
HOSTILE = FILES / "hostile-set.toml"


def run(*words: object) -> int:
    try:
        return cli.main([str(word) for word in words])
    except SystemExit as stop:  # argparse leaves this way when it is used wrongly
        return int(stop.code or 0)


@pytest.fixture
def starter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The starter as it is written."""
    path = tmp_path / "Trial Guide_2.toml"
    assert run("new-guide", path) == DONE
    assert "Wrote" in capsys.readouterr().out
    return path


def changed(path: Path, *changes: tuple[str, str], name: str = "") -> Path:
    """A copy of a set beside it, or over it, with other words."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    target = path.with_name(name) if name else path
    target.write_text(text, encoding="utf-8")
    return target


# The starter


def test_the_starter_passes_check_as_it_stands(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", starter) == DONE
    assert capsys.readouterr().out == f"{starter.name}: no problems found\n"


def test_the_starter_has_one_of_each_kind_and_every_entry_there_is(starter: Path) -> None:
    question_set = read_question_set(starter)
    assert sorted(item.kind for item in question_set.items) == sorted(ItemKind)
    assert {question.kind for question in question_set.questions()} == set(QuestionKind)
    text = starter.read_text(encoding="utf-8")
    named = set(re.findall(r"^#?\[*([a-z_.]+)\]*(?: =|$)|[{,] ([a-z_]+) =", text, re.MULTILINE))
    there = {part for names in named for name in names for part in name.split(".")}
    assert keys_of(QuestionSet) - {"local_items"} <= there


def test_the_starter_claims_none_of_its_questions_for_the_guide(starter: Path) -> None:
    question_set = read_question_set(starter)
    borrowed = {q.id for item in question_set.items for q in item.questions if q.basis is None}
    assert borrowed <= {
        q.id for item in question_set.items if item.basis == OWN_IDEA for q in item.questions
    }


def test_what_the_starter_has_switched_off_may_be_switched_on(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter.read_text(encoding="utf-8")
    switched_on = re.sub(r"^#(?=[\[a-z])", "", text, flags=re.MULTILINE)
    assert switched_on.count("[[replaces]]\nedition") == 1
    starter.write_text(switched_on, encoding="utf-8")
    assert run("check", starter) == DONE
    assert read_question_set(starter).answered_warnings


def test_the_starter_takes_its_id_from_the_file_and_cannot_pass_for_a_guide(starter: Path) -> None:
    guide = read_question_set(starter).guide
    assert guide.id == "trial-guide-2"
    assert guide.checked_on == date.today()
    assert guide.title.startswith("STARTER, NOT A GUIDE")
    assert "not a Practice Guide" in guide.notice
    assert guide.edition == "draft"


@pytest.mark.parametrize("name", ["äöü.toml", "---.toml", "x" * 120 + ".toml", "A.TOML"])
def test_a_starter_of_any_name_can_be_used(tmp_path: Path, name: str) -> None:
    assert run("new-guide", tmp_path / name) == DONE
    assert run("check", tmp_path / name) == DONE


def test_an_assessment_can_be_tried_with_the_starter(starter: Path, tmp_path: Path) -> None:
    target = tmp_path / "trial.reflect"
    assert run("new", starter, "--council", "Trial", "--to", target) == DONE


def test_a_file_that_is_there_is_not_written_over_without_being_asked(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starter.write_text("mine", encoding="utf-8")
    assert run("new-guide", starter) == PROBLEMS
    assert "--force" in capsys.readouterr().err
    assert starter.read_text(encoding="utf-8") == "mine"
    assert run("new-guide", starter, "--force") == DONE
    assert read_question_set(starter)


def test_a_starter_ends_in_toml_and_needs_a_folder_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new-guide", tmp_path / "guide.txt") == WRONG_USE
    assert run("new-guide", tmp_path / "none" / "guide.toml") == PROBLEMS
    assert "could not be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# Problems and warnings


def test_a_warning_goes_to_standard_output_and_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(SMALL, tmp_path / "small.toml")
    assert run("check", tmp_path / "small.toml") == DONE
    said = capsys.readouterr()
    assert said.err == ""
    head, *warnings = said.out.splitlines()
    assert head == f"small.toml: no problems found, {len(warnings)} warnings"
    (hedge,) = (line for line in warnings if "hedged-rung" in line)
    lines = [int(found[1]) for told in warnings if (found := re.search(r", line (\d+): ", told))]
    assert lines == sorted(lines)
    assert len(lines) == len(warnings)
    line = SMALL.read_text(encoding="utf-8").splitlines().index('id = "parties-held"')
    place = "items[street-parties].questions[parties-held].ladder[number 2]"
    assert hedge.startswith(f"    warning: small.toml, {place}, line {line}: ")
    assert '"In some streets." stands here.' in hedge
    assert hedge.endswith("(hedged-rung at parties-held)")


def test_what_a_warning_says_at_its_end_is_what_answers_it(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(starter, ("Worries grow after", "Worries are key after"))
    run("check", starter)
    found = re.search(r"\(([a-z-]+) at ([a-z-]+)\)", capsys.readouterr().out)
    assert found
    answer = f'[[answered_warnings]]\nat = "{found[2]}"\nwarning = "{found[1]}"\nbecause = "A."\n'
    with starter.open("a", encoding="utf-8") as file:
        file.write(answer)
    assert run("check", starter) == DONE
    assert "warning" not in capsys.readouterr().out
    changed(starter, ("Worries are key after", "Worries grow after"))
    assert run("check", starter) == DONE
    assert "any more. Take this answer out." in capsys.readouterr().out


def test_an_answer_about_nothing_is_a_problem(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with starter.open("a", encoding="utf-8") as file:
        file.write('[[answered_warnings]]\nat = "x"\nwarning = "no-why"\nbecause = "A."\n')
    assert run("check", starter) == PROBLEMS
    assert "answered_warnings[number 1].at, line" in capsys.readouterr().err


def test_an_example_that_comes_out_otherwise_is_told_with_its_line(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(starter, ('evening-line = "Partly in place"', 'evening-line = "Fully in place"'))
    assert run("check", starter) == PROBLEMS
    said = capsys.readouterr()
    line = starter.read_text(encoding="utf-8").splitlines().index("[[examples]]") + 1
    assert f"line {line}: In the example" in said.err
    assert "1 problem" in said.out


def test_all_problems_and_warnings_of_a_folder_are_counted(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(FILES / "broken-set.toml", starter.with_name("broken.toml"))
    shutil.copy(SMALL, starter.with_name("small.toml"))
    starter.with_name(".hidden.toml").write_text("x", encoding="utf-8")
    assert run("check", starter.parent) == PROBLEMS
    said = capsys.readouterr()
    told, warned = len(said.err.splitlines()), said.out.count("\n    ")
    assert said.out.splitlines()[-1] == f"3 files checked: {told} problems, {warned} warnings"
    assert f"broken.toml: {told} problems\n" in said.out
    assert f"{starter.name}: no problems found\n" in said.out


def test_every_problem_of_a_set_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", FILES / "broken-set.toml")
    problems = capsys.readouterr().err.splitlines()
    assert len(problems) > 30
    assert [line for line in problems if not re.search(r", line \d+: ", line)] == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("https://example.org/replace-this", "javascript:alert(1)", "is not a web address"),
        ("https://example.org/replace-this", "file:///etc/passwd", "is not a web address"),
        ('question = "evening-line-offered"', 'question = "gone"', "no question with this id"),
        ('family_groups = ["town-families"', 'family_groups = ["gone"', "no family group"),
        ('enabled_by = ["people-ready"]', 'enabled_by = ["gone"]', "no principle or readiness"),
        ('source = "guide-page" ', 'source = "gone"', "no source with this id"),
        ("format_version = 1 ", "format_version = 9", "newer version of the program"),
    ],
)
def test_what_leads_nowhere_is_told_plainly(
    starter: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    changed(starter, (old, new))
    assert run("check", starter) == PROBLEMS
    assert words in capsys.readouterr().err


def test_a_broken_quotation_is_one_problem_with_its_line(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(starter, ('id = "guide-page"\n', 'id = "guide-page\n'))
    assert run("check", starter) == PROBLEMS
    (problem,) = capsys.readouterr().err.splitlines()
    line = starter.read_text(encoding="utf-8").splitlines().index('id = "guide-page') + 1
    assert f"line {line}: A quotation mark is opened here" in problem


# Sets side by side


def test_a_ladder_sentence_of_two_sets_is_told_with_both(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = changed(starter, ("trial-guide-2", "another-guide"), name="A.toml")
    changed(starter, ("No job description mentions it.", "No description mentions it."))
    assert run("check", starter.parent) == DONE
    said = capsys.readouterr().out
    assert "A.toml: no problems found\n" in said
    doubled = [line for line in said.splitlines() if "doubled-sentence" in line]
    assert len(doubled) == 4 + 3 + 3 + 3 - 1
    assert all("stands in A.toml, question " in line for line in doubled)
    assert all(line.startswith(f"    warning: {starter.name}, items[") for line in doubled)
    other.unlink()
    assert run("check", starter.parent) == DONE
    assert "doubled-sentence" not in capsys.readouterr().out


def test_two_editions_of_one_guide_may_share_their_sentences(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next_set(starter, "")
    assert run("check", starter.parent) == DONE
    assert "warning" not in capsys.readouterr().out


def next_set(starter: Path, moves: str, *changes: tuple[str, str]) -> Path:
    """The edition of 2027 beside the starter, which it replaces."""
    path = changed(starter, ('edition = "draft" ', 'edition = "2027"'), *changes, name="next.toml")
    with path.open("a", encoding="utf-8") as file:
        file.write(f'\n[[replaces]]\nedition = "draft"\nrevision = 1\nmap = [{moves}]\n')
    return path


@pytest.mark.parametrize("where", ["run", "folder", "library"])
def test_a_newer_edition_is_set_beside_the_older_wherever_it_is(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    slip = '{ from = "staff-hour", to = ["hours-kept"], change = "reworded" }'
    path = next_set(
        starter, slip, ('"staff-hours"', '"hours-kept"'), ("staff-hours =", "hours-kept =")
    )
    if where != "folder":
        (tmp_path / "alone").mkdir()
        path = path.rename(tmp_path / "alone" / path.name)
    if where == "library":
        places.question_sets().mkdir(parents=True)
        starter.rename(places.question_sets() / "older.toml")
    assert run("check", path, *([starter] if where == "run" else [])) == PROBLEMS
    (problem,) = capsys.readouterr().err.splitlines()
    line = path.read_text(encoding="utf-8").splitlines().index("[[replaces]]") + 1
    assert f"replaces[draft].map[number 1].from, line {line}: " in problem
    assert "Did you mean “staff-hours”?" in problem


def test_a_question_that_was_lost_is_a_problem_and_other_words_are_a_warning(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = ('"staff-hours"', '"hours-kept"'), ("staff-hours =", "hours-kept =")
    path = next_set(starter, "", *lost, ("Who answers in the evening?", "Who is there?"))
    assert run("check", path) == PROBLEMS
    said = capsys.readouterr()
    assert "The question staff-hours of edition draft, revision 1 is neither" in said.err
    assert "questions[evening-line-who], line " in said.out
    assert "reads otherwise" in said.out


def test_an_older_set_that_nothing_is_said_of_is_a_warning(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(starter, ("revision = 1 ", "revision = 2 "), name="next.toml")
    assert run("check", starter.with_name("next.toml")) == DONE
    said = capsys.readouterr().out
    assert f"{starter.name} is older (edition draft, revision 1), and nothing says" in said
    assert run("check", starter) == DONE
    assert "warning" not in capsys.readouterr().out


def test_problems_and_warnings_stand_in_the_order_of_lines_where_both_go_to_one_file(
    starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = next_set(
        starter,
        '{ from = "nowhere", change = "removed" }',
        ("Worries grow", "Worries are key"),
        ('"A partner", "Nobody"]', '"Nobody"]'),
        ("A finished plan", "A key plan"),
    )
    kept = tmp_path / "kept.txt"
    with kept.open("a", encoding="utf-8") as out, kept.open("a", encoding="utf-8") as err:
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setattr("sys.stderr", err)
        assert run("check", path) == PROBLEMS
        monkeypatch.undo()
    told = kept.read_text(encoding="utf-8").splitlines()[1:]
    lines = [int(found[1]) for one in told if (found := re.search(r", line (\d+): ", one))]
    assert lines == sorted(lines)
    assert [one.split(":")[0].strip() for one in told] == ["warning", "problem"] * 2


def test_one_edition_and_revision_twice_is_a_problem(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = changed(starter, name="A copy.toml")
    assert run("check", starter.parent) == PROBLEMS
    (problem,) = capsys.readouterr().err.splitlines()
    assert "trial-guide-2@draft, revision 1, is A copy.toml as well" in problem
    changed(copy, ("revision = 1 ", "revision = 2 "))
    assert run("check", starter.parent) == DONE


def test_a_file_that_is_named_twice_is_checked_once(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", starter, starter, starter.parent) == DONE
    assert capsys.readouterr().out == f"{starter.name}: no problems found\n"


def test_a_set_with_the_name_of_one_that_comes_with_the_program_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = shipped("questionnaires", "kinship-care.toml")
    copy = tmp_path / "kinship.toml"
    shutil.copy(ours, copy)
    assert run("check", copy) == DONE
    assert "comes with the program" not in capsys.readouterr().out
    changed(copy, ('publisher = "', 'publisher = "New '))
    assert run("check", copy) == DONE
    assert "kinship-care@2024-10 comes with the program" in capsys.readouterr().out


def test_a_councils_own_questions_are_checked_as_a_file_of_their_own(
    starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = starter.read_text(encoding="utf-8").partition('[[items]]\nid = "people-ready"')[2]
    items = '[[items]]\nid = "people-ready"' + items.partition("# ----")[0]
    places.question_sets().mkdir(parents=True)
    shutil.copy(SMALL, places.question_sets())  # a guide about whose wording there is much to say
    head = 'format = "reflective-question-set"\nformat_version = 1\n[guide]\n'
    own = starter.with_name("OWN.TOML")
    text = head + 'extends = "neighbourly-care"\n' + items.replace("staff-hours", "our-hours")
    own.write_text(text.replace("why =", "better ="), encoding="utf-8")
    assert run("check", own) == DONE
    said = capsys.readouterr().out
    assert "OWN.TOML: no problems found, 1 warning\n" in said
    assert "OWN.TOML, items[people-ready].questions[our-hours], line" in said


OWN = """format = "reflective-question-set"
format_version = 1
[guide]
extends = "trial-guide-2"
[[items]]
id = "buses"
kind = "readiness"
origin = "app"
title = "Buses"
what = "Families can come."
basis = { standing = "own" }
[[items.questions]]
id = "bus-stop"
kind = "ladder"
text = "How do families come?"
why = "The key bus leaves at six."
ladder = ["Nobody asked.", "By bus.", "By taxi, and the council pays."]
"""
ANSWER = '[[answered_warnings]]\nat = "{at}"\nwarning = "{warning}"\nbecause = "A."\n'


@pytest.fixture
def own(starter: Path) -> Path:
    """A council's own questions, in the folder of a guide that the program does not know."""
    path = starter.with_name("a-buses.toml")
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize("whole_folder", [True, False])
def test_own_questions_find_their_guide_in_their_own_folder(
    own: Path, capsys: pytest.CaptureFixture[str], whole_folder: bool
) -> None:
    assert run("check", own.parent if whole_folder else own) == DONE
    said = capsys.readouterr().out
    assert "a-buses.toml: no problems found, 1 warning\n" in said
    assert "word-to-avoid at bus-stop" in said


def test_what_is_broken_beside_a_file_is_passed_over(
    own: Path, starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.with_name("0.toml").write_text("not = [toml", encoding="utf-8")
    broken = changed(starter, ("revision = 1 ", "revision = 0 "), name="1.toml")
    assert run("check", own) == DONE
    starter.unlink()
    assert run("check", own) == PROBLEMS
    broken.unlink()
    assert capsys.readouterr().err.count("no question set called") == 1


def test_own_questions_whose_guide_is_nowhere_say_so(
    own: Path, starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starter.unlink()
    assert run("check", own) == PROBLEMS
    assert 'no question set called "trial-guide-2"' in capsys.readouterr().err


def test_a_file_of_own_questions_answers_its_own_warnings(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(OWN + ANSWER.format(at="bus-stop", warning="word-to-avoid"), encoding="utf-8")
    assert run("check", own) == DONE
    assert "warning" not in capsys.readouterr().out
    own.write_text(OWN + ANSWER.format(at="bus-stop", warning="no-why"), encoding="utf-8")
    assert run("check", own) == DONE
    assert "no-why any more. Take this answer out." in capsys.readouterr().out
    theirs = ANSWER.format(at="staff-hours", warning="no-why")
    own.write_text(OWN + theirs, encoding="utf-8")
    assert run("check", own) == PROBLEMS
    assert "with this id in the file" in capsys.readouterr().err


# A thousand questions, and words that are no friends of ours


def test_a_thousand_questions_are_read_checked_and_worked_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "thousand.toml", tmp_path / "thousand.reflect"
    path.write_text(a_thousand_questions(), encoding="utf-8")
    assert run("check", path) == DONE
    assert capsys.readouterr().out == "thousand.toml: no problems found\n"
    assert sum(1 for _ in read_question_set(path).questions()) == 1000
    assert run("new", path, "--council", "Newshire", "--to", target) == DONE
    assert run("benchmark", target) == DONE
    assert run("report", target, "--kind", "roadmap", "--to", tmp_path / "r.pdf") == DONE


def a_thousand_questions() -> str:
    """Twenty items of fifty questions, written in full: over a megabyte."""
    start = read_text_of_starter().partition("# ---- A recommendation")[0]
    lines = [start]
    for number in range(1000):
        if number % 50 == 0:
            lines.append(
                f'[[items]]\nid = "item-{number}"\nkind = "recommendation"\norigin = "guide"\n'
                f'title = "Item {number}"\nwhat = "Invented."\nbasis = {{ standing = "own" }}\n'
            )
        ladder = ", ".join(
            f'"In the yearly table, row {number}, families are said to stand at step {step} of it."'
            for step in range(4)
        )
        lines.append(
            f'[[items.questions]]\nid = "q-{number}"\nkind = "ladder"\n'
            f'text = "Is {number} there?"\n'
            f'why = "Families would miss number {number}."\nladder = [{ladder}]\n'
            'basis = { standing = "own" }\nlook_for = ["The yearly table", "A letter"]\n'
            f'speakers = ["parents", "a duty manager"]\nbetter = "{"Ask two parents. " * 30}"\n'
        )
        for name, rung in (("a", 0), ("b", 1)):
            lines.append(
                f'[[items.actions]]\nid = "{name}-{number}"\ntext = "Fill in row {number}."\n'
                f'question = "q-{number}"\nfrom = [{rung}]\naims_for = 2\n'
            )
    text = "\n".join(lines)
    assert len(text) > 1_000_000
    return text


def read_text_of_starter() -> str:
    return shipped("resources", "new-guide.toml").read_text(encoding="utf-8")


def test_hostile_words_are_read_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    question_set = read_question_set(HOSTILE)
    assert question_set.guide.title == "<b>Hostile</b> & {title} =1+1"
    assert max(len(item.title) for item in question_set.items) == 2000
    assert run("check", HOSTILE) == DONE
    assert all(len(line) < 600 for line in capsys.readouterr().out.splitlines())


def test_a_link_that_leads_to_itself_is_told_and_holds_nothing_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    shutil.copy(FILES / "small-set.toml", tmp_path / "small.toml")
    assert run("check", tmp_path) == PROBLEMS
    said = capsys.readouterr()
    assert "loop.toml" in said.err
    assert "small.toml" not in said.err
