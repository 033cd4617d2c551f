"""The pictures of a report: they say in words what they show, and show nothing that nobody said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan import Action, ActionStatus, Aim, Phase, Plan
from reflective_app.domain.position import Word
from reflective_app.reports.figure import Area, Figure, Fill, Label, Line, Sign
from reflective_app.reports.marks import Mark
from reflective_app.reports.outline import words_of
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.pictures import (
    before_and_after,
    group_grid,
    position_strip,
    roadmap_bars,
    vote_spread,
    without_dates,
)
from reflective_app.reports.pictures.letters import (
    LANDSCAPE,
    PORTRAIT,
    TALLEST_LANDSCAPE,
    TALLEST_PORTRAIT,
    broken,
    width_of,
)
from reflective_app.reports.pictures.parting import parted
from reflective_app.reports.pictures.timeline import quarter_of, timeline
from reflective_app.storage.sample import sample_assessment
from tests.builders import (
    DAY,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    rated,
    reached,
    worked_examples,
)
from tests.generated import generated_assessment
from tests.reports.samples import outline
from tests.reports.validity import assert_valid

LONG_WORD = "Kinship" * 30
HOSTILE = f"=SUM(A1) <b>& \U0001f600 支援\t\x07 {LONG_WORD} \u202e\u0645\u0631 " + "and more " * 200


def words(figure: Figure) -> str:
    return " ".join(part.text for part in figure.parts if isinstance(part, Label))


def cells(figure: Figure) -> list[list[str]]:
    return [
        [" / ".join(words_of(each) for each in cell.paragraphs) for cell in row]
        for row in figure.twin.rows
    ]


def signs(figure: Figure) -> list[Mark]:
    return [part.mark for part in figure.parts if isinstance(part, Sign)]


def planned(*actions: Action, **more: object) -> Assessment:
    return an_assessment(a_set(an_item("r"), an_item("s")), plan=Plan(actions=actions), **more)


def every_figure(assessment: Assessment) -> Iterator[Figure]:
    found = findings(assessment)
    yield from position_strip(found)
    yield from group_grid(found, assessment)
    yield from before_and_after(found, assessment)
    yield from roadmap_bars(assessment)
    yield from roadmap_bars(assessment, "recommendation")
    for question in assessment.question_set.questions():
        if shown := vote_spread(question, assessment):
            yield shown


def extent(figure: Figure) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything drawn, letters measured."""
    boxes = []
    for part in figure.parts:
        match part:
            case Area():
                boxes.append((part.left, part.top, part.left + part.width, part.top + part.height))
            case Line():
                boxes.append((part.left, part.top, part.right, part.bottom))
            case Sign():
                boxes.append((part.left, part.top, part.left + part.side, part.top + part.side))
            case Label():
                wide = width_of(part.text, bold=part.bold)
                left = part.left - wide * {"start": 0, "middle": 0.5, "end": 1}[part.at]
                boxes.append((left, part.base - part.size, left + wide, part.base + 3))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@pytest.mark.parametrize("made", [sample_assessment, generated_assessment], ids=["sample", "big"])
def test_every_picture_stays_within_its_edges_and_a_page(made: object) -> None:
    assert callable(made)
    shown = list(every_figure(made()))
    assert len(shown) > 12
    for figure in shown:
        left, top, right, bottom = extent(figure)
        assert left >= -0.5, figure.caption
        assert top >= -0.5, figure.caption
        assert right <= figure.width + 0.5, figure.caption
        assert bottom <= figure.height + 0.5, figure.caption
        landscape = figure.width == LANDSCAPE
        assert figure.height <= (TALLEST_LANDSCAPE if landscape else TALLEST_PORTRAIT)
        assert figure.width in (LANDSCAPE, PORTRAIT)


def test_every_picture_has_a_table_of_its_own_words() -> None:
    for figure in every_figure(sample_assessment()):
        assert figure.twin.rows
        assert figure.twin_follows
        assert figure.twin.caption != figure.caption


def test_where_the_same_is_told_elsewhere_a_picture_says_where() -> None:
    sample = sample_assessment()
    found = findings(sample)
    named = "the table “Position of each item”"
    for figures in (
        position_strip(found, named),
        group_grid(found, sample, named),
        before_and_after(found, sample, named),
        roadmap_bars(sample, listed_in=named),
    ):
        assert figures
        for figure in figures:
            assert figure.says.endswith(f"The same stands in {named}.")
            assert not figure.twin_follows


def test_the_same_assessment_gives_the_same_pictures() -> None:
    assert list(every_figure(sample_assessment())) == list(every_figure(sample_assessment()))


def test_pictures_keep_to_the_standards_on_paper() -> None:
    sample = sample_assessment()
    portrait = [f for f in every_figure(sample) if f.width == PORTRAIT][:12]
    assert_valid(render_pdf(outline(*portrait)))
    assert_valid(render_pdf(outline(*roadmap_bars(sample), landscape=True)))


# Positions


def test_each_recommendation_stands_under_its_word_with_its_range() -> None:
    (figure,) = position_strip(findings(rated("1, 1, ?, ?")))
    (row,) = cells(figure)
    assert row[1].startswith("Partly in place")
    assert "Partly in place: R1 (could be" in figure.says
    assert Mark.PARTLY_IN_PLACE in signs(figure)[4:]
    assert "bracket" in words(figure)


def brackets(figure: Figure) -> list[Line]:
    """The strong lines across, but that below the head."""
    return [
        part
        for part in figure.parts
        if isinstance(part, Line) and part.strong and part.top == part.bottom and part.left > 0
    ]


def test_a_bracket_reaches_from_the_lowest_word_to_the_highest() -> None:
    (figure,) = position_strip(findings(rated("?, ?, 3, 3")))
    at = findings(rated("?, ?, 3, 3")).in_guide_order[0].position
    (bracket,) = brackets(figure)
    heads = [part for part in figure.parts if isinstance(part, Sign)][:4]
    places = {
        word: head.left + head.side / 2
        for word, head in zip((Word.NOT, Word.PARTLY, Word.MOSTLY, Word.FULLY), heads, strict=True)
    }
    assert at.low
    assert at.high
    inside = [word for word, x in places.items() if bracket.left < x < bracket.right]
    assert inside[0] is at.low
    assert inside[-1] is at.high


def test_what_cannot_change_has_no_bracket() -> None:
    (figure,) = position_strip(findings(rated("3, 3, 3, 3")))
    assert not brackets(figure)
    assert "bracket" not in words(figure)
    assert cells(figure)[0][2] == "The same"


def test_what_is_not_known_stands_beside_the_four_words() -> None:
    (known,) = position_strip(findings(rated("1, 1, 1, 1")))
    (unknown,) = position_strip(findings(rated("?, ?, ?, ?")))
    assert "Not enough" in words(unknown)
    assert "Not enough" not in words(known)
    assert Mark.POSITION_UNKNOWN in signs(unknown)[5:]


def test_what_does_not_apply_says_so() -> None:
    (figure,) = position_strip(findings(rated("n/a, n/a, n/a, n/a")))
    assert "Does not" in words(figure)
    assert "Does not apply: R1." in figure.says


def test_only_recommendations_are_shown_and_every_one_of_them_once() -> None:
    big = generated_assessment()
    shown = [row[0].split()[0] for f in position_strip(findings(big)) for row in cells(f)]
    assert shown == [f"R{number}" for number in range(1, 25)]
    assert not position_strip(findings(an_assessment(a_set(an_item("p", kind="principle")))))


# Family groups


def test_each_group_is_shown_with_shape_and_word_for_each_recommendation() -> None:
    made = rated("3, 3", "yes, some, no, dont_know")
    (figure,) = group_grid(findings(made), made)
    assert [row[1] for row in cells(figure)] == ["Yes", "Some", "No", "Don’t know"]
    assert signs(figure) == [
        Mark.REACHED,
        Mark.SOME_REACHED,
        Mark.NOT_REACHED,
        Mark.REACH_UNKNOWN,
    ]
    assert figure.says == (
        "4 family groups by R1. R1: yes for 1; some for 1; no for 1: Group 3; don’t know for 1."
    )


def test_what_nobody_confirmed_has_no_shape() -> None:
    made = rated("3, 3", "yes, -")
    (figure,) = group_grid(findings(made), made)
    assert signs(figure) == [Mark.REACHED]
    assert cells(figure)[1][1] == "Not confirmed"
    assert "nothing confirmed for 1" in figure.says


def test_a_group_that_is_not_asked_about_says_so() -> None:
    items = an_item("r", family_groups=["group-1"]), an_item("s", family_groups=None)
    made = reached(an_assessment(a_set(*items, groups=2)), "r", "no")
    (figure,) = group_grid(findings(made), made)
    assert cells(figure)[1][1:] == ["Not asked", "Not confirmed"]


# Votes


def voted(counts: tuple[int, ...], **more: object) -> Figure | None:
    made = rated("1, 1")
    question = made.question_set.items[0].questions[0]
    pick = Pick(counts=counts, way=Way.CARDS, **more)  # type: ignore[arg-type]  # counts by name
    picks = {question.id: ((pick,),)}
    return vote_spread(question, made.model_copy(update={"picks": picks}))


def test_votes_are_shown_by_sentence_in_numbers_and_by_length() -> None:
    figure = voted((1, 0, 4, 0), dont_know=2)
    assert figure
    bars = [part for part in figure.parts if isinstance(part, Area)]
    assert [round(bar.width / bars[0].width, 3) for bar in bars] == [1, 4, 2]
    assert bars[-1].dashed
    assert bars[-1].fill is Fill.NONE
    assert [row[1] for row in cells(figure)] == ["1", "0", "4", "0", "2"]
    assert figure.says.startswith("7 people voted. 1 vote for")
    assert "Mixed" in figure.says or "mixed" in figure.says


def test_votes_of_very_few_people_are_not_shown() -> None:
    assert voted((1, 1, 0, 0)) is None
    assert voted((0, 0, 0, 0)) is None
    assert voted((1, 1, 0, 0), dont_know=1)


def test_what_people_said_alone_beforehand_is_no_vote() -> None:
    made = rated("1, 1")
    question = made.question_set.items[0].questions[0]
    alone = tuple(Pick(counts=(1, 0, 0, 0), way=Way.SHEET) for _ in range(5))
    picks = {question.id: (alone,)}
    assert vote_spread(question, made.model_copy(update={"picks": picks})) is None


def test_roles_stand_apart_only_where_nobody_could_be_traced() -> None:
    made = rated("1, 1")
    question = made.question_set.items[0].questions[0]

    def roles(*sizes: int) -> list[str]:
        round_ = tuple(
            Pick(role=f"Role {n}", counts=(size, 0, 0, 0)) for n, size in enumerate(sizes, 1)
        )
        figure = vote_spread(question, made.model_copy(update={"picks": {question.id: (round_,)}}))
        assert figure
        return [column.title for column in figure.twin.columns[2:]]

    assert roles(4, 5) == ["Role 1", "Role 2"]
    assert roles(4, 2) == []
    assert roles(4, 5, 1, 2) == ["Role 1", "Role 2", "Role 3 and Role 4"]


# The roadmap by quarter


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 4, 1), "Q1 Apr–Jun 2027"),
        (date(2027, 6, 30), "Q1 Apr–Jun 2027"),
        (date(2027, 7, 1), "Q2 Jul–Sep 2027"),
        (date(2027, 12, 31), "Q3 Oct–Dec 2027"),
        (date(2028, 1, 1), "Q4 Jan–Mar 2028"),
        (date(2028, 3, 31), "Q4 Jan–Mar 2028"),
    ],
)
def test_a_quarter_is_that_of_the_financial_year(day: date, name: str) -> None:
    assert quarter_of(day).words == name


def test_six_to_eight_quarters_are_shown_with_room_for_what_comes_later() -> None:
    soon = an_action("a", due=date(2027, 1, 31))
    far = an_action("b", due=date(2031, 1, 31))
    past = an_action("c", start=date(2026, 1, 1))
    assert timeline([soon], DAY).heads[0] == ("Q3", "Oct–Dec", "2026")
    assert len(timeline([soon], DAY).heads) == 6 + 1
    assert timeline([soon, far], DAY).heads[-1] == ("After", "Sep", "2028")
    assert timeline([past, far], DAY).heads[-1] == ("After", "Jun", "2028")
    assert len(timeline([soon, far], DAY).heads) == 8 + 1
    assert timeline([past, far], DAY).heads[0] == ("Earlier",)
    assert len(timeline([past, far], DAY).heads) == 1 + 7 + 1


def test_a_bar_fills_the_quarters_from_start_to_due_date() -> None:
    both = an_action("a", start=date(2026, 12, 1), due=date(2027, 5, 1))
    line = timeline([both], DAY)
    assert line.span(both) == (0, 2)
    assert line.span(an_action("b", due=date(2027, 2, 1))) == (1, 1)
    assert line.span(an_action("c", start=date(2027, 2, 1))) == (1, 1)
    assert line.span(an_action("d", due=date(2040, 1, 1))) == (6, 6)
    assert line.span(an_action("e")) is None


def test_an_action_without_a_date_is_named_and_never_drawn() -> None:
    dated = an_action("a", title="Open a line", due=date(2027, 1, 31))
    open_ = an_action("b", title="Write the pages")
    made = planned(dated, open_)
    (figure,) = roadmap_bars(made)
    assert "Write the pages" not in words(figure)
    assert "Not drawn, as the action has no date yet: 2." in words(figure)
    assert "Not drawn, as the action has no date yet: 2." in figure.says
    assert without_dates(made) == (open_,)
    assert len(cells(figure)) == 1


def test_a_roadmap_without_dates_has_no_bars() -> None:
    assert roadmap_bars(planned(an_action("a"))) == ()
    assert roadmap_bars(planned()) == ()


def test_each_bar_has_its_number_its_status_in_words_and_what_it_waits_for() -> None:
    first = an_action("a", title="First", due=date(2027, 1, 31), status=ActionStatus.AT_RISK)
    second = an_action(
        "b", title="Second", due=date(2027, 5, 31), depends_on=("a",), phase=Phase.NEXT
    )
    (figure,) = roadmap_bars(planned(first, second))
    said = words(figure)
    for part in (
        "1. First",
        "2. Second",
        "At risk (A)",
        "Not started",
        "Waits for 1",
        "31 May 2027",
    ):
        assert part in said
    assert signs(figure) == [Mark.AT_RISK]
    assert cells(figure)[1] == [
        "2. Second",
        "Not said",
        "31 May 2027 (Q1 Apr–Jun 2027)",
        "Not started",
        "1",
    ]
    assert "At risk (A): 1." in figure.says


def test_every_status_has_a_pattern_of_its_own() -> None:
    patterns = set()
    for status in ActionStatus:
        (figure,) = roadmap_bars(planned(an_action("a", due=date(2027, 1, 31), status=status)))
        areas = [part.fill for part in figure.parts if isinstance(part, Area)]
        slanted = {
            part.top < part.bottom
            for part in figure.parts
            if isinstance(part, Line) and part.left != part.right and part.top != part.bottom
        }
        patterns.add((areas[1], frozenset(slanted)))
    assert len(patterns) == len(ActionStatus)


def test_lanes_are_phases_or_what_the_actions_are_for() -> None:
    now = an_action("a", items=("r",), due=date(2027, 1, 31))
    later = an_action("b", due=date(2029, 1, 31), phase=Phase.LATER)
    (by_phase,) = roadmap_bars(planned(later, now))
    assert words(by_phase).index("Now: 0 to 6 months") < words(by_phase).index("Later: 18 to")
    (by_item,) = roadmap_bars(planned(later, now), "recommendation")
    assert "R1 R" in words(by_item)
    assert words(by_item).index("R1 R") < words(by_item).index("Our own")


def test_a_lane_that_goes_on_is_named_again() -> None:
    actions = [an_action(f"a{n}", due=date(2027, 1, 31)) for n in range(30)]
    parts = roadmap_bars(planned(*actions))
    assert len(parts) > 1
    assert "(continued)" not in words(parts[0])
    assert "(continued)" in words(parts[1])
    assert sum(len(figure.twin.rows) for figure in parts) == 30
    assert parts[1].caption.endswith(f"part 2 of {len(parts)}")


def test_twelve_actions_with_long_titles_share_one_page_and_still_say_when_and_for_what() -> None:
    long_title = "Write down with every carer what they are owed and by whom " * 3
    first = an_action("a0", title=long_title, due=date(2027, 1, 31))
    waiting = [
        an_action(f"a{n}", title=long_title, due=date(2027, 9, 30), depends_on=("a0",))
        for n in range(1, 12)
    ]
    (figure,) = roadmap_bars(planned(first, *waiting))
    said = [part.text for part in figure.parts if isinstance(part, Label)]
    assert said.count("Waits for 1") == 11
    assert said.count("30 Sep 2027") == 11
    assert said.count("31 Jan 2027") == 1
    assert said.count("Not started") == 12
    assert all(any(each.startswith(f"{n}. Write down") for each in said) for n in range(1, 13))
    assert figure.height <= TALLEST_LANDSCAPE
    assert len(figure.twin.rows) == 12


def test_what_an_action_waits_for_stays_between_its_title_and_its_status() -> None:
    first = an_action("a0", due=date(2026, 12, 1))
    days = (date(2026, 12, 31), date(2028, 3, 31), date(2031, 1, 1))
    title = "Write down with every carer what they are owed and by whom " * 3
    waiting = [
        an_action(f"a{n}", title=title, start=start, due=days[n % 3], depends_on=("a0",))
        for n, start in enumerate([date(2026, 12, 1), None] * 6, start=1)
    ]
    (figure,) = roadmap_bars(planned(first, *waiting))
    quarters = [part.left for part in figure.parts if isinstance(part, Line)][:10]
    waits = [p for p in figure.parts if isinstance(p, Label) and p.text == "Waits for 1"]
    assert len(waits) == 12
    assert all(
        p.left >= min(quarters) and p.left + width_of(p.text) <= max(quarters) for p in waits
    )


def test_twenty_actions_in_three_phases_share_one_page_each_with_its_lane_and_a_free_date() -> None:
    phases, statuses = list(Phase), list(ActionStatus)
    actions = [
        an_action(f"a{n}", due=date(2027, 1, 28), phase=phases[n // 7], status=statuses[n % 5])
        for n in range(20)
    ]
    (figure,) = roadmap_bars(planned(*actions))
    assert figure.height <= TALLEST_LANDSCAPE
    shown = [part for part in figure.parts if isinstance(part, Label)]
    assert [p.text for p in shown if p.left == 0 and p.bold][1:] == ["Now", "Next", "Later"]
    dates = [p for p in shown if p.text == "28 Jan 2027"]
    assert len(dates) == 20
    for one in dates:
        before = [p for p in shown if p.base == one.base and p.left < one.left and p.at == "start"]
        assert all(p.left + width_of(p.text, bold=p.bold) <= one.left for p in before)


def test_a_plan_too_long_for_one_page_keeps_two_lines_for_each_title() -> None:
    title = "Write down with every carer what they are owed and by whom"
    actions = [an_action(f"a{n}", title=title, due=date(2027, 1, 31)) for n in range(30)]
    said = words(roadmap_bars(planned(*actions))[0])
    assert "by whom" in said
    assert "31 January 2027" in said


# Before and after


def test_an_item_goes_from_its_word_today_to_its_word_after_the_last_phase() -> None:
    made = rated("0, 0")
    aims = tuple(Aim(question=q.id, rung=3) for q in made.question_set.items[0].questions)
    made = made.model_copy(update={"plan": Plan(actions=(an_action("a", aims=aims),))})
    (figure,) = before_and_after(findings(made), made)
    assert cells(figure) == [["R1 R", "Not in place", "Fully in place"]]
    assert "R1 goes from “not in place” to “fully in place”" in figure.says
    assert "Today" in words(figure)
    assert "After Later" in words(figure)


def test_an_item_that_stays_is_said_to_stay() -> None:
    made = rated("0, 0, 0, 0, 0, 0")
    aims = (Aim(question="r-1", rung=1),)
    made = made.model_copy(update={"plan": Plan(actions=(an_action("a", aims=aims),))})
    (figure,) = before_and_after(findings(made), made)
    assert "R1 stays “not in place”" in figure.says
    assert "No change" in words(figure)


def test_without_aims_there_is_no_before_and_after() -> None:
    made = planned(an_action("a"))
    assert before_and_after(findings(made), made) == ()


# Hostile words, and how words are set


def test_hostile_words_give_good_pictures() -> None:
    item = an_item("r", title="=1+1 <b> \U0001f600 " + LONG_WORD, family_groups=None)
    made = answered(an_assessment(a_set(item, groups=1)), "r", "1, ?, 1, 1")
    title = HOSTILE[:200]
    actions = [an_action("a", title=title, due=date(2027, 1, 31), items=("r",))]
    pick = Pick(counts=(2, 1, 0, 0), role=HOSTILE[:60], way=Way.CARDS)
    update = {"plan": Plan(actions=tuple(actions)), "picks": {"r-1": ((pick,),)}}
    made = made.model_copy(update=update)
    shown = list(every_figure(made))
    assert len(shown) >= 5
    for figure in shown:
        left, _, right, _ = extent(figure)
        assert left >= -0.5
        assert right <= figure.width + 0.5
    assert_valid(render_pdf(outline(*(f for f in shown if f.width == PORTRAIT))))
    assert_valid(render_pdf(outline(*roadmap_bars(made), landscape=True)))


def test_of_a_title_that_is_one_long_word_its_beginning_is_left() -> None:
    (line,) = broken(f"3. {'Wohlfahrtspflege' * 12} for carers", 120, 1)
    assert line.startswith("3. Wohlfahrts")
    assert line.endswith("…")


def test_words_are_broken_within_their_room_and_cut_short_with_a_sign() -> None:
    lines = broken("One two three four five six seven eight nine ten", 60, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width_of(line) <= 60 for line in lines)
    assert broken("One", 60, 2) == ("One",)
    assert broken("  ", 60, 2) == ()
    assert all(width_of(line) <= 60 for line in broken(LONG_WORD, 60, 3))


class Brick:
    def __init__(self, height: float) -> None:
        self.height = height


def test_rows_are_shared_out_evenly_in_as_few_parts_as_fit() -> None:
    sizes = [len(part) for part in parted([Brick(10) for _ in range(24)], 110)]
    assert sizes == [8, 8, 8]
    assert [len(part) for part in parted([Brick(10) for _ in range(5)], 110)] == [5]
    assert [len(part) for part in parted([Brick(500), Brick(10)], 110)] == [1, 1]
    assert list(parted([], 110)) == []


def test_the_pictures_load_no_print_library_until_they_are_made() -> None:
    asked = (
        "import sys, reflective_app.reports.pictures;"
        "sys.exit('reportlab' in sys.modules or 'PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_the_worked_examples_have_a_strip() -> None:
    made = an_assessment(worked_examples())
    (figure, *_) = position_strip(findings(made))
    assert "Not enough known" in figure.says
