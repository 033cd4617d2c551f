"""A question set is read whole, or its author hears of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.assets import shipped
from reflective_app.storage import plain_words, toml_text
from reflective_app.storage.problems import NewerFormatError, Problem, UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.toml_lines import table_lines
from tests.storage.samples import FILES, SMALL_SET

HEAD = 'format = "reflective-question-set"\nformat_version = 1\n'


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableFileError) as caught:
        read_question_set(path)
    assert caught.value.name == path.name
    return caught.value.problems


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "set.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def only_message(path: Path) -> str:
    (problem,) = problems_of(path)
    assert problem.where.startswith(path.name)
    return problem.message


def test_a_sound_set_is_read_whole() -> None:
    question_set = read_question_set(SMALL_SET)
    assert question_set.guide.title == "Neighbourly Care (invented for tests)"
    assert [item.kind for item in question_set.items][0::2] == [
        "recommendation",
        "principle",
        "readiness",
    ]


@pytest.mark.parametrize("path", sorted(shipped("questionnaires").glob("*.toml")), ids=str)
def test_every_set_that_comes_with_the_program_is_sound(path: Path) -> None:
    assert read_question_set(path).guide.id


def test_line_ends_of_windows_and_a_mark_at_the_start_change_nothing(tmp_path: Path) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert read_question_set(written(tmp_path, windows)) == read_question_set(SMALL_SET)


EXPECTED = [
    ("colour", 4, 'no entry called "colour"'),
    ("guide.id", 6, '"Neighbourly Care" cannot be an id'),
    ("guide.revision", 6, 'should be a whole number, and "two" is not'),
    ("guide.title", 6, "This is empty"),
    ("guide.completeness", 6, 'Did you mean "partial"?'),
    ("guide.checked_on", 6, "a date such as 2026-11-22"),
    ("guide.notice", 6, "This entry is missing"),
    ("guide.sources[guide-page].url", 17, '"example.org" is not a web address'),
    ("evidence_labels[strong].source", 26, '"nowhere" stands here. There is no source'),
    ("family_groups[next-door].id", 35, '"next-door" stands here. This id is used more than'),
    ("items[allowances].title", 39, "This entry is missing"),
    ("items[allowances].titel", 39, 'Did you mean "title"?'),
    ("items[parties].evidence.label", 52, '"splendid" stands here. There is no evidence label'),
    ("items[parties].evidence.standing", 52, "A label needs its standing"),
    ("items[parties].evidence.sources[number 2]", 52, '"hearsay" stands here'),
    ("items[parties].basis.sources", 52, "Name the sources"),
    ("items[parties].family_groups[number 1]", 52, "no family group"),
    ("items[parties].framework[number 1]", 52, "no Framework entry"),
    ("items[parties].framework_mapping", 52, "Say whose"),
    ("items[parties].enabled_by[number 1]", 52, '"trust" stands here'),
    ("items[parties].questions[parties-held].ladder", 68, "3 to 5 sentences, and this has 2"),
    ("items[parties].questions[parties-held].ladder[number 2]", 68, "stands twice"),
    ("items[parties].questions[parties-count].essential", 74, "true or false"),
    ("items[parties].questions[parties-kind].options", 82, "two options or more"),
    ("items[parties].actions[hold-one].from[number 2]", 88, "rungs go from 0 to 1"),
    ("items[parties].actions[hold-one].aims_for", 88, "at most 1"),
    ("items[tell-everyone].in_force", 95, "A duty needs in_force"),
    ("items[tell-everyone].questions", 103, "at least one question"),
    ("items[tell-everyone].questions[offer-thoughts].unit", 103, 'kind "number" has unit'),
    ("examples[Wrong].answers.parties-held", 109, "looks like a date"),
    ("examples[Wrong].answers.unheard-of", 109, "no question with this id"),
    ("examples[Wrong].expect.parties", 109, "A position is one of"),
    ("examples[Wrong].expect.nothing", 109, "no item with this id"),
]


@pytest.mark.parametrize(("place", "line", "words"), EXPECTED)
def test_a_fault_is_told_with_its_place_line_and_remedy(place: str, line: int, words: str) -> None:
    where = f"broken-set.toml, {place}"
    found = [p for p in problems_of(FILES / "broken-set.toml") if p.where == where]
    assert found, f"{place} is not among the problems"
    assert any(words in problem.message for problem in found), found
    assert all(problem.line == line for problem in found), found


def test_nothing_is_told_that_only_follows_from_another_fault() -> None:
    told = {problem.where for problem in problems_of(FILES / "broken-set.toml")}
    assert told == {f"broken-set.toml, {place}" for place, _, _ in EXPECTED}


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    assert "no such file" in only_message(tmp_path / "none.toml")
    assert "This is a folder" in only_message(tmp_path)
    assert "empty" in only_message(written(tmp_path, "\n\n"))


def test_a_file_that_may_not_be_read_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    path = written(tmp_path, HEAD)
    monkeypatch.setattr(Path, "open", refuse)
    assert "not allowed to read" in only_message(path)


def test_a_name_that_no_file_can_have_is_told_as_such(tmp_path: Path) -> None:
    assert "could not be read" in only_message(tmp_path / "a\0b.toml")


def test_a_file_that_is_far_too_large_is_not_parsed(tmp_path: Path) -> None:
    path = written(tmp_path, "#" * (toml_text.LARGEST + 1))
    assert "too large: more than 4 MB" in only_message(path)


def test_a_file_that_is_not_text_is_told_with_the_line(tmp_path: Path) -> None:
    (problem,) = problems_of(written(tmp_path, HEAD.encode() + b'title = "caf\xe9"\n'))
    assert problem.line == 3
    assert "not plain text" in problem.message


def test_an_assessment_given_as_a_set_is_recognised(tmp_path: Path) -> None:
    path = written(tmp_path, '{"format": "reflective-assessment"}')
    assert "This is an assessment" in only_message(path)


def test_another_programs_settings_are_no_question_set(tmp_path: Path) -> None:
    assert "not a question set" in only_message(written(tmp_path, "[tool]\nname = 1\n"))


def test_a_newer_format_is_said_to_need_a_newer_program(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD.replace("= 1", "= 7"))
    with pytest.raises(NewerFormatError) as caught:
        read_question_set(path)
    (problem,) = caught.value.problems
    assert "newer version of the program: its format is 7" in problem.message
    assert problem.line == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title = "never closed\n', 3, "not closed"),
        ("title\n", 3, "equals sign is missing"),
        ("title = Yes\n", 3, "needs quotation marks"),
        ("format = 3\n", 3, "stands twice"),
        ("list = [1, 2\n", 3, "bracket is opened and never closed"),
        ('title = "a" "b"\n', 3, "own line"),
        ("[guide]\n[guide]\n", 4, "same table stands twice"),
        ("title = 'never closed", 3, "not closed"),
        ("title = 'a\0b'\n", 3, "cannot stand in the file"),
        ("[[guide\n", 3, "cannot be understood"),
        ("number = " + "9" * 5000 + "\n", 3, "very many digits"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_line(
    tmp_path: Path, text: str, line: int | None, words: str
) -> None:
    (problem,) = problems_of(written(tmp_path, HEAD + text))
    assert words in problem.message
    assert problem.line == line


@pytest.mark.parametrize(
    "text",
    [
        "deep = " + "[" * 5000 + "]" * 5000,
        "deep = " + "[" * 20 + "]" * 20,
        "deep." * 100_000 + "end = 1",
        '"deep".' * 50_000 + "end = 1",
    ],
)
def test_tables_inside_tables_without_end_are_refused_quickly(tmp_path: Path, text: str) -> None:
    assert "too deeply" in only_message(written(tmp_path, HEAD + text))


def test_a_character_that_cannot_be_seen_is_told(tmp_path: Path) -> None:
    text = SMALL_SET.read_text(encoding="utf-8").replace("Money comes", r"Money\u0007 comes")
    assert "cannot be seen or printed" in only_message(written(tmp_path, text))


def test_records_written_on_one_line_are_found_at_their_list(tmp_path: Path) -> None:
    text = HEAD + 'family_groups = [{ id = "a", label = "A" }, { label = "B" }, 3]\n'
    found = {p.where.partition(", ")[2]: p.line for p in problems_of(written(tmp_path, text))}
    assert found == {
        "family_groups[number 2].id": 3,
        "family_groups[number 3]": 3,
        "guide": 1,
        "items": 1,
    }


def test_too_little_that_is_sound_leaves_only_what_does_not_fit(tmp_path: Path) -> None:
    text = HEAD + 'guide = "x"\nitems = "y"\n'
    assert len(problems_of(written(tmp_path, text))) == 2


def test_a_version_that_is_no_number_is_told(tmp_path: Path) -> None:
    text = HEAD.replace("= 1", '= "1"') + SMALL_SET.read_text(encoding="utf-8")[len(HEAD) + 200 :]
    told = {problem.where for problem in problems_of(written(tmp_path, text))}
    assert "set.toml, format_version" in told


def test_what_names_a_broken_record_is_not_told_as_unknown(tmp_path: Path) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    text = text.replace('text = "Who is paid an allowance?"', "text = 3")
    text = text.replace('title = "Trust comes before forms"', "")
    told = {problem.where for problem in problems_of(written(tmp_path, text))}
    assert told == {
        "set.toml, items[trust].title",
        "set.toml, items[allowances].questions[allowances-offered].text",
    }


def test_a_message_about_many_problems_counts_them_and_gives_the_first() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_question_set(FILES / "broken-set.toml")
    assert f"{len(EXPECTED)} things need putting right" in str(caught.value)
    assert "broken-set.toml, colour, line 4: " in str(caught.value)


@pytest.mark.parametrize("text", ["[[items]]\n" * 82_000, "items = [" + "{}," * 82_000 + "]"])
def test_a_file_of_far_too_many_entries_is_refused(tmp_path: Path, text: str) -> None:
    assert "far more than a question set can have" in only_message(written(tmp_path, HEAD + text))


@pytest.mark.parametrize("number", ["9" * 400, "0x" + "f" * 5_000, "-1" + "0" * 18])
def test_a_number_that_no_assessment_could_hold_is_told(tmp_path: Path, number: str) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    assert "revision = 2\n" in text
    (problem,) = problems_of(
        written(tmp_path, text.replace("revision = 2\n", f"revision = {number}\n", 1))
    )
    assert problem.where == "set.toml, guide.revision"
    assert problem.message == "This number is too large: at most 18 digits. Shorten it."


def test_quoted_and_dotted_names_are_found_on_their_line(tmp_path: Path) -> None:
    text = (
        HEAD + 'guide.id = "X y"\n\n[["items"]]\nkind = "x"\n[[ items . \'questions\' ]]\nid = 3\n'
    )
    found = {p.where.partition(", ")[2]: p.line for p in problems_of(written(tmp_path, text))}
    assert found["guide.id"] == 3
    assert found["items[number 1].kind"] == 5
    assert found["items[number 1].questions[number 1].id"] == 7


def test_an_answer_about_a_guide_whose_id_is_broken_is_not_a_second_fault(tmp_path: Path) -> None:
    answer = '[[answered_warnings]]\nat = "{}"\nwarning = "no-why"\nbecause = "A."\n'
    sound = SMALL_SET.read_text(encoding="utf-8") + answer.format("neighbourly-care")
    assert read_question_set(written(tmp_path, sound)).answered_warnings
    broken = sound.replace('id = "neighbourly-care"', 'id = "Neighbourly Care"')
    (problem,) = problems_of(written(tmp_path, broken))
    assert problem.where == "set.toml, guide.id"


def test_an_entry_of_a_table_is_not_taken_for_a_list_of_the_same_name(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "[guide]\nitems = 3\n")
    assert {p.line for p in problems_of(path) if p.where == "set.toml, items"} == {1}


def test_a_version_of_thousands_of_digits_is_newer_too(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD.replace("= 1", "= 0x" + "f" * 5_000))
    with pytest.raises(NewerFormatError, match="very many digits"):
        read_question_set(path)


@pytest.mark.parametrize(
    "before",
    [
        '# Long texts stand between """ and """, or \'\'\'.\n# One """ alone opens nothing.\n',
        'a = \'One """ alone\'\n',
        "# A separator of lines\u2028that is none, and another\u0085one\n",
        'a = """\n[guide]\n\\""" [guide]\n[guide]""""\n',
        "a = '''\n[guide] \\'''  # '''\n",
    ],
)
def test_what_only_looks_like_a_text_or_a_line_moves_no_line(tmp_path: Path, before: str) -> None:
    path = written(tmp_path, HEAD + before + '[guide]\nid = "X y"\n')
    line = (HEAD + before).count("\n") + 1
    assert {p.line for p in problems_of(path) if "guide.id" in p.where} == {line}


def test_nothing_that_moves_a_cursor_is_repeated_in_a_message(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '[guide]\nid = "a\\u001b[2J"\n"k\\u001b[31m" = 1\n')
    assert not any("\x1b" in problem.sentence for problem in problems_of(path))


def test_a_question_that_a_message_quotes_is_quoted_without_what_cannot_be_printed(
    tmp_path: Path,
) -> None:
    text = SMALL_SET.read_text(encoding="utf-8").replace("Who is paid", r"Who\u0007 is paid")
    text += '[[examples]]\nname = "X"\nanswers = { allowances-offered = "y" }\nexpect = {}\n'
    told = [problem.sentence for problem in problems_of(written(tmp_path, text))]
    assert any("Who is paid an allowance" in sentence for sentence in told)
    assert not any("\x07" in sentence for sentence in told)


def test_a_name_without_end_is_told_in_a_line(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "[guide]\n" + "a" * 100_000 + " = 1\n")
    assert max(len(problem.sentence) for problem in problems_of(path)) < 400


def test_unknown_entries_without_number_are_told_without_a_guess_at_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_words, "MOST_HINTS", 2)  # the first is the missing guide
    path = written(tmp_path, HEAD + "itmes = 1\nguidee = 1\n")
    told = [p.message for p in problems_of(path) if "no entry called" in p.message]
    assert ["Did you mean" in message for message in told] == [True, False]


def test_a_text_that_cannot_be_printed_hides_nothing_else_in_its_record(tmp_path: Path) -> None:
    text = SMALL_SET.read_text(encoding="utf-8").replace("Money comes", r"Money\u0007 comes")
    text = text.replace("revision = 2\n", 'revision = "two"\n', 1)
    text = text.replace('enabled_by = ["', 'enabled_by = ["nowhere", "')
    told = [problem.message for problem in problems_of(written(tmp_path, text))]
    for words in ("cannot be seen", '"two" is not', '"nowhere" stands here'):
        assert any(words in message for message in told), words


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13-01", "2026-1-5"])
def test_a_day_that_is_not_in_the_calendar_is_told_as_such(tmp_path: Path, day: str) -> None:
    text = SMALL_SET.read_text(encoding="utf-8").replace("2025-03-14", day)
    (problem,) = problems_of(written(tmp_path, text))
    assert "There is no such day" in problem.message
    assert text.split("\n")[(problem.line or 0) - 1].startswith("published")


@pytest.mark.parametrize("turned", ["\u202e", "\\u202e", "\u202d"])
def test_text_that_turns_the_direction_of_writing_round_is_told(
    tmp_path: Path, turned: str
) -> None:
    text = SMALL_SET.read_text(encoding="utf-8")
    title = "Neighbourly Care (invented for tests)"
    (problem,) = problems_of(written(tmp_path, text.replace(title, f"{title} {turned}x", 1)))
    assert "cannot be seen or printed" in problem.message


@pytest.mark.parametrize("marks", ['"\\', '\\"', '"', "'", '"a'])
def test_a_line_of_nothing_but_quotation_marks_is_read_once_through(
    tmp_path: Path, marks: str
) -> None:
    """Were each mark the start of another try, this would take a minute."""
    text = f"{HEAD}# {marks * 50_000}\na = {marks * 50_000}\n"
    assert problems_of(written(tmp_path, text))
    table_lines(text)
