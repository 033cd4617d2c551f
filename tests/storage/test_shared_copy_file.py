"""A shared copy on the disk: searched before anybody is told that nothing was left behind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having
from reflective_app.domain.left_behind import left_behind
from reflective_app.domain.shared_copy import shared_copy
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.domain.sharing import EVERY_PART, Sharing
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import AlreadyExistsError, NotWritableError
from reflective_app.storage.sample import sample_assessment
from reflective_app.storage.shared_copy_file import LeftBehindError, write_shared_copy
from tests.leak.marked import COUNCIL, SHORT_NAME, marked_assessment, word

WRITER = "reflective_app.storage.shared_copy_file"
ON = date(2026, 11, 23)
WHOLE = marked_assessment()
PUBLIC = Sharing(Reader.PUBLIC, ON)
PARTNER = Sharing(Reader.PARTNER, ON)


@pytest.mark.parametrize(
    "sharing",
    [
        Sharing(Reader.COLLEAGUES, ON),
        PARTNER,
        replace(PARTNER, parts=EVERY_PART),
        replace(PARTNER, alias="Council A"),
        PUBLIC,
    ],
    ids=["colleagues", "partner", "partner-all", "alias", "public"],
)
def test_a_copy_that_was_written_is_searched_and_opens(tmp_path: Path, sharing: Sharing) -> None:
    path = tmp_path / "copy.reflect"
    written = write_shared_copy(WHOLE, sharing, path)
    assert written.looked_for > 20
    opened = read_assessment(path)
    assert opened.assessment == written.assessment
    assert opened.assessment.shared == sharing.mark(WHOLE)
    assert not opened.changed_outside
    assert [each.name for each in tmp_path.iterdir()] == ["copy.reflect"]


def test_only_texts_that_leave_nowhere_are_looked_for() -> None:
    """A word of what stays that is part of what leaves would always be found."""
    title = WHOLE.plan.actions[0].title
    answer = changed(WHOLE.answer("parties-held"), note=title[2:9], have="abc", next="Cash box")
    written = having(WHOLE, answers={**WHOLE.answers, "parties-held": answer})
    wanted = {each.text for each in left_behind(written, PUBLIC)}
    assert title[2:9].casefold() not in wanted
    assert "abc" not in wanted
    assert "cash box" in wanted


def test_a_long_note_is_looked_for_line_by_line_too() -> None:
    answer = changed(WHOLE.answer("parties-held"), note="The first line\nThe second line")
    written = having(WHOLE, answers={**WHOLE.answers, "parties-held": answer})
    wanted = {each.text for each in left_behind(written, PUBLIC)}
    assert {"the first line", "the second line", "the first line the second line"} <= wanted


def test_words_of_the_program_itself_are_not_taken_for_a_leak(tmp_path: Path) -> None:
    """Somebody may have written just these."""
    notes = {
        "note": "not shared",
        "have": "agreed",
        "next": "note",
        "know": "action-1",
        "barriers": "partner",
        "enablers": ON.isoformat(),
    }
    answer = changed(WHOLE.answer("parties-held"), **notes)
    written = having(WHOLE, answers={**WHOLE.answers, "parties-held": answer})
    for sharing in (PUBLIC, PARTNER):
        write_shared_copy(written, sharing, tmp_path / f"{sharing.reader.value}.reflect")


def _leaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy as a mistake in the program would make it: with a note in the title of an action."""

    def wrong(assessment: Assessment, sharing: Sharing) -> Assessment:
        copy = shared_copy(assessment, sharing)
        first, *rest = copy.plan.actions
        title = f"{first.title} {assessment.answer('parties-held').note}"
        actions = (changed(first, title=title), *rest)
        return having(copy, plan=changed(copy.plan, actions=actions))

    monkeypatch.setattr(f"{WRITER}.shared_copy", wrong)


def test_a_copy_that_holds_what_was_to_stay_is_not_written_and_it_is_said_what_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leaking(monkeypatch)
    path = tmp_path / "copy.reflect"
    path.write_bytes(b"what was there")
    with pytest.raises(LeftBehindError) as caught:
        write_shared_copy(WHOLE, PUBLIC, path, replace=True)
    told = str(caught.value)
    assert word("parties-held-note").casefold() in told
    assert "answers.parties-held.note" in told
    assert "plan.actions[action-1].title" in told
    assert path.read_bytes() == b"what was there"


def test_what_the_disk_holds_is_searched_and_a_copy_that_holds_too_much_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "copy.reflect"

    def wrong(path: Path, content: bytes) -> None:
        data = json.loads(content)
        data["plan"]["actions"][0]["owner"] = word("parties-held-note")
        write_whole(path, (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode())

    monkeypatch.setattr(f"{WRITER}.write_whole", wrong)
    with pytest.raises(LeftBehindError, match="removed"):
        write_shared_copy(WHOLE, PUBLIC, path)
    assert not path.exists()


@pytest.mark.parametrize("more", [b"\n", b" " + word("parties-held-note").encode()])
def test_a_file_that_holds_more_than_the_record_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: bytes
) -> None:
    monkeypatch.setattr(
        f"{WRITER}.write_whole", lambda path, content: write_whole(path, content + more)
    )
    path = tmp_path / "copy.reflect"
    with pytest.raises((LeftBehindError, NotWritableError)):
        write_shared_copy(WHOLE, PUBLIC, path)
    assert not path.exists()


def test_the_councils_name_inside_another_word_is_found_where_an_alias_was_asked_for(
    tmp_path: Path,
) -> None:
    action = changed(WHOLE.plan.actions[0], title=f"Join{SHORT_NAME}Now")
    written = having(WHOLE, plan=changed(WHOLE.plan, actions=(action,)))
    path = tmp_path / "copy.reflect"
    with pytest.raises(LeftBehindError, match=SHORT_NAME.casefold()):
        write_shared_copy(written, replace(PARTNER, alias="Council A"), path)
    assert not path.exists()
    write_shared_copy(written, PARTNER, path)
    assert COUNCIL in path.read_text(encoding="utf-8")


def test_a_file_that_is_there_stays_unless_somebody_said_so(tmp_path: Path) -> None:
    path = tmp_path / "copy.reflect"
    path.write_bytes(b"mine")
    with pytest.raises(AlreadyExistsError):
        write_shared_copy(WHOLE, PUBLIC, path)
    assert path.read_bytes() == b"mine"
    write_shared_copy(WHOLE, PUBLIC, path, replace=True)
    assert read_assessment(path).assessment.shared is not None


def test_no_single_vote_is_told_of_by_the_name_of_its_role() -> None:
    wanted = {each.text for each in left_behind(WHOLE, replace(PARTNER, parts=frozenset(Part)))}
    assert word("role-one").casefold() in wanted
    assert word("role-few").casefold() in wanted
    assert word("role-many").casefold() not in wanted


def test_an_alias_is_refused_where_a_set_of_the_councils_own_names_it(tmp_path: Path) -> None:
    """The questions are in every copy, and are not rewritten."""
    asked = WHOLE.question_set
    guide = asked.guide.model_copy(update={"publisher": "Zanderby County Council"})
    own = having(WHOLE, question_set=asked.model_copy(update={"guide": guide}))
    path = tmp_path / "copy.reflect"
    with pytest.raises(LeftBehindError, match="question set itself names the council"):
        write_shared_copy(own, replace(PARTNER, alias="Council A"), path)
    assert not path.exists()
    write_shared_copy(own, PARTNER, path)


def test_a_council_that_a_shipped_guide_happens_to_name_may_have_an_alias(tmp_path: Path) -> None:
    sample = sample_assessment()
    word_of_the_guide = sample.question_set.guide.publisher.split()[0]
    profile = changed(sample.profile, council=f"{word_of_the_guide} Council")
    path = tmp_path / "copy.reflect"
    write_shared_copy(having(sample, profile=profile), replace(PARTNER, alias="Council A"), path)
    assert read_assessment(path).assessment.profile.council == "Council A"


def test_an_alias_stands_in_a_marking_of_the_councils_own_words_too(tmp_path: Path) -> None:
    marked = having(WHOLE, profile=changed(WHOLE.profile, marking="Zanderby internal"))
    path = tmp_path / "copy.reflect"
    write_shared_copy(marked, replace(PARTNER, alias="Council A"), path)
    assert read_assessment(path).assessment.profile.marking == "Council A internal"


def test_a_damaged_file_is_not_replaced_by_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "damaged.reflect"
    write_shared_copy(WHOLE, PUBLIC, path)
    path.write_bytes(path.read_bytes()[:-400])
    before = path.read_bytes()
    with pytest.raises(NotWritableError, match="damaged"):
        write_shared_copy(WHOLE, PUBLIC, path, replace=True)
    assert path.read_bytes() == before
