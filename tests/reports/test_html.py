"""A report as a web page: what a browser, a screen reader and a printer find in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

import pytest

from reflective_app.reports.documents import KINDS
from reflective_app.reports.documents import outline as document_outline
from reflective_app.reports.figure import Area, Figure, Fill, Label, Line, Sign
from reflective_app.reports.html import render_html
from reflective_app.reports.outline import (
    MOST_IN_CONTENTS,
    Block,
    Board,
    Box,
    Bullets,
    Citation,
    Column,
    Heading,
    Mark,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
    words_of,
)
from reflective_app.reports.paper.kit import KINDS as SHEETS
from reflective_app.reports.paper.kit import paper_outline
from reflective_app.reports.question_set_pages import question_set_pages
from reflective_app.reports.sheet_blocks import Asked, Choice
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.sample import sample_assessment
from tests.generated import generated_assessment
from tests.reports.samples import every_block, limits, outline, roadmap

VOID = {"br", "col", "img", "meta"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NOT_IN_A_PARAGRAPH = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "aside",
    "figure",
    *HEADINGS,
}


@dataclass
class Part:
    """An element as a browser holds it; strings are text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Part | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, *tags: str) -> Iterator[Part]:
        """Every element below with one of the tags, or with any, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Part):
                if not tags or kid.tag in tags:
                    yield kid
                yield from kid.all(*tags)

    def first(self, *tags: str) -> Part:
        return next(self.all(*tags))


class Strict(HTMLParser):
    """Takes a page apart, and mends nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Part("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says an attribute twice: {names}"
        part = Part(tag, {name: value or "" for name, value in attrs})
        self.open[-1].kids.append(part)
        if tag not in VOID:
            self.open.append(part)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].kids.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"A comment: {data}")


def read(data: bytes) -> Part:
    """The page of a file; fails where an element is not closed, or in the wrong place."""
    parser = Strict()
    parser.feed(data.decode())
    parser.close()
    assert parser.open == [parser.root]
    return parser.root.first("html")


def page(*blocks: Block, **changes: object) -> Part:
    return read(render_html(outline(*blocks, **changes)))


def figure(says: str = "Of 4 recommendations, 1 is in place.") -> Figure:
    twin = Table(
        "Positions, counted",
        (Column("Position"), Column("Recommendations")),
        ((as_cell("Fully in place", mark=Mark.FULLY_IN_PLACE), as_cell("R4")),),
    )
    parts = (
        Area(0, 0, 200, 40, Fill.MOST),
        Area(200, 0, 50, 40, dashed=True),
        Line(0, 50, 250, 50, strong=True),
        Label(100, 25, "Partly & mostly", at="middle", on=Fill.MOST),
        Sign(210, 10, 16, Mark.FULLY_IN_PLACE),
    )
    return Figure("Where we stand", says, 250, 60, parts, twin)


@cache
def outlines() -> dict[str, Outline]:
    """Every kind of report and sheet."""
    sample = sample_assessment()
    made = {kind: document_outline(kind, sample) for kind in KINDS}
    made |= {kind: paper_outline(kind, sample.question_set, asked(), sample) for kind in SHEETS}
    made["every block"] = replace(every_block(), blocks=(*every_block().blocks, figure()))
    made["a wall"] = roadmap("A3")
    made["a question set"] = question_set_pages(sample.question_set)
    made["a large report"] = document_outline("gap-report", generated_assessment())
    return made


def asked() -> tuple[str, ...]:
    items = sample_assessment().question_set.items
    return tuple(question.id for item in items for question in item.questions)[:3]


NAMES = (
    *KINDS,
    *SHEETS,
    *("every block", "a wall", "a question set", "a large report"),
)


@cache
def made(name: str) -> Part:
    return read(render_html(outlines()[name]))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_where_a_browser_would_move_it(name: str) -> None:
    whole = made(name)
    for paragraph in whole.all("p", *HEADINGS, "summary", "figcaption"):
        assert not [each.tag for each in paragraph.all(*NOT_IN_A_PARAGRAPH)]
    assert not [each for link in whole.all("a") for each in link.all("a")]
    for each in whole.all("ul", "ol"):
        assert {kid.tag for kid in each.kids if isinstance(kid, Part)} == {"li"}
    for row in whole.all("tr"):
        assert {kid.tag for kid in row.kids if isinstance(kid, Part)} <= {"th", "td"}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_no_heading_skips_a_level(name: str) -> None:
    levels = [int(each.tag[1]) for each in made(name).all(*HEADINGS)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert made(name).first("h1").text == outlines()[name].title


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_every_word_of_the_text_twin(name: str) -> None:
    whole = made(name)
    links = " ".join(link.attributes["href"] for link in whole.all("a"))
    there = set(re.findall(r"\w+", f"{whole.first('body').text} {links} Table Board Picture"))
    there |= {str(number) for each in whole.all("ol") for number in numbers(each)}
    # Words in neighbouring elements have no space between them in the file, but a border.
    there |= {word for each in whole.all() for word in re.findall(r"\w+", each.text)}
    assert set(re.findall(r"\w+", plain_text(outlines()[name]))) - there - {"____", "_"} == set()


def numbers(numbered: Part) -> Iterator[int]:
    """The numbers that a browser puts before the items of a list."""
    usual = 1
    for item in numbered.all("li"):
        number = int(item.attributes.get("value", usual))
        yield number
        usual = number + 1


def told(block: Block) -> Iterator[Words]:
    """The texts of a block in reading order."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(words=words):
            yield words
        case Bullets(items=items):
            yield from items
        case Box(title=title, blocks=inner):
            yield title
            for each in inner:
                yield from told(each)
        case Table(caption=caption, columns=columns, rows=rows):
            yield caption
            yield from (column.title for column in columns)
            yield from (words for row in rows for cell in row for words in cell.paragraphs)
        case Board(caption=caption, columns=lanes):
            yield caption
            for lane in lanes:
                yield from (lane.title, lane.note)
                for card in lane.cards:
                    yield from (card.code, card.title, *card.lines)
        case Figure(caption=caption, says=says, twin=twin):
            yield from (caption, says, *(told(twin) if block.twin_follows else ()))
        case Asked(code=code, question=question, about=about, choices=choices):
            yield from (code, question, about, *(choice.words for choice in choices))
        case _:
            return


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_in_the_order_of_the_report(name: str) -> None:
    text, at = squeezed(made(name).first("main").text), 0
    for block in outlines()[name].blocks:
        for words in told(block):
            wanted = squeezed(words_of(words))
            found = text.find(wanted, at)
            assert found >= 0, f"“{words_of(words)}” is missing, or comes too soon"
            at = found + len(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_runs_nothing_and_loads_nothing(name: str) -> None:
    whole = made(name)
    for each in whole.all():
        assert each.tag not in {"script", "link", "img", "iframe", "object", "form", "base", "use"}
        assert not {key for key in each.attributes if key.startswith("on") or "src" in key}
        assert each.attributes.get("href", "#").startswith(("#", "https://", "http://"))
    (style,) = whole.all("style")
    assert not re.search(r"url\(|@import|expression|https?:", style.text)
    (policy,) = (each for each in whole.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    assert rules.pop("style-src") == "'unsafe-inline'"
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'"}


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_whatever_names_one_finds_it(name: str) -> None:
    parts = list(made(name).all())
    ids = [each.attributes["id"] for each in parts if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for each in parts:
        for key in ("aria-labelledby", "aria-describedby"):
            assert set(each.attributes.get(key, "").split()) <= set(ids)
        if (href := each.attributes.get("href", "")).startswith("#"):
            assert href[1:] in ids


def test_the_same_outline_gives_the_same_bytes() -> None:
    report = outlines()["every block"]
    assert render_html(report) == render_html(report)


def test_a_page_says_whose_it_is_what_it_rests_on_and_who_may_see_it() -> None:
    whole = page(Paragraph("One."))
    assert whole.attributes["lang"] == "en-GB"
    assert (
        whole.first("title").text == "Newshire Council · Gap report: support for kinship families"
    )
    assert [each.text for each in whole.first("header").all("p", "h1")] == [
        "OFFICIAL-SENSITIVE",
        "Newshire Council",
        "Gap report: support for kinship families",
        "Kinship Care Practice Guide, first edition (October 2024)"
        " · Question set 3f9a-1c2b-77d0 · 14 November 2026",
    ]
    assert outline().foot_line in whole.first("footer").text


@pytest.mark.parametrize("guide", ["Guide", "A guide of a long name " * 30])
def test_the_version_stands_in_the_page_and_in_the_margin_of_every_printed_one(guide: str) -> None:
    made_of = outline(Paragraph("One."), version="3f9a2c1b", guide=guide)
    text = render_html(made_of).decode()
    (margin,) = re.findall("@bottom-left{content:([^}]*)}", text)
    assert "Version 3f9a2c1b" in margin
    assert "14 November 2026" in margin
    assert ("\\2026 " in margin) == (len(guide) > 200)
    whole = read(render_html(made_of))
    for part in ("header", "footer"):
        assert whole.first(part).text.count("Version 3f9a2c1b") == 1
    assert "Version" not in page(Paragraph("One.")).text


def test_what_is_to_stand_on_one_page_is_printed_close() -> None:
    def printed(**changes: object) -> str:
        return render_html(outline(Paragraph("One."), **changes)).decode()

    (usual,) = re.findall(r"font-size:12pt;line-height:([\d.]+)", printed())
    sheet = printed(setting="sheet")
    closer = re.findall(r"html{line-height:([\d.]+)}", sheet)[-1]
    assert float(closer) < float(usual)
    assert sheet.index("html{line-height:1.25") > sheet.index("font-size:12pt")
    assert "html{line-height:1.25" not in printed()


def test_contents_lead_to_the_headings_of_the_first_two_levels() -> None:
    whole = made("every block")
    led = {
        each.attributes["id"]: each.text
        for each in whole.first("main").all(*HEADINGS)
        if "id" in each.attributes
    }
    links = [(link.text, led[link.attributes["href"][1:]]) for link in whole.first("nav").all("a")]
    assert all(said == heading for said, heading in links)
    assert [said for said, _ in links] == [
        *("Summary", "Decisions asked for", "Where we stand", "Who misses out?"),
        *("Appendix A", "R1 Specialist help"),
    ]
    inner = [each.first("a").text for each in whole.first("nav").first("ul").all("ul")]
    assert inner == ["Decisions asked for", "Who misses out?", "R1 Specialist help"]


def test_contents_of_many_headings_have_those_of_the_first_level_alone() -> None:
    below = [Heading(2, f"Below {number}") for number in range(MOST_IN_CONTENTS - 2)]
    few = page(Heading(1, "One"), *below, Heading(1, "Two"))
    many = page(Heading(1, "One"), *below, Heading(1, "Two"), Heading(1, "Three"))
    assert len(list(few.first("nav").all("a"))) == MOST_IN_CONTENTS
    assert [link.text for link in many.first("nav").all("a")] == ["One", "Two", "Three"]


def test_a_report_of_two_headings_needs_no_contents() -> None:
    assert not list(page(Heading(1, "One"), Heading(1, "Two")).all("nav"))


def test_every_table_names_itself_its_columns_and_its_rows() -> None:
    for table in made("every block").all("table"):
        assert table.first("caption").text
        assert {each.attributes.get("scope") for each in table.first("thead").all("th")} == {"col"}
        for row in table.first("tbody").all("tr"):
            first, *rest = (kid for kid in row.kids if isinstance(kid, Part))
            assert (first.tag, first.attributes["scope"]) == ("th", "row")
            assert {each.tag for each in rest} == {"td"}
            assert len(rest) + 1 == len(list(table.first("thead").all("th")))


def test_a_table_scrolls_in_a_box_that_a_keyboard_reaches_and_that_has_a_name() -> None:
    whole = page(
        Table("Gaps", (Column("Code"), Column("Gap")), ((as_cell("R1"), as_cell("Wide")),))
    )
    (box,) = (each for each in whole.all("div") if each.attributes.get("class") == "scroll")
    assert box.attributes["tabindex"] == "0"
    assert box.attributes["aria-labelledby"] == box.first("caption").attributes["id"]
    unnamed = page(Table("", (Column("Code"),), ((as_cell("R1"),),)))
    (box,) = (each for each in unnamed.all("div") if each.attributes.get("class") == "scroll")
    assert box.attributes["aria-label"] == "Table"


def test_a_head_or_row_name_that_says_nothing_is_not_announced_as_one() -> None:
    whole = page(Table("Gaps", (Column(""), Column("Gap")), ((as_cell(), as_cell("Wide")),)))
    assert [each.text for each in whole.all("th")] == ["Gap"]
    assert len(list(whole.all("td"))) == 3


def test_shapes_stand_beside_their_word_and_are_not_read_out() -> None:
    drawn = set()
    for mark in Mark:
        (cell,) = page(Table("T", (Column("C"),), ((as_cell("Word", "More", mark=mark),),))).all(
            "tbody"
        )
        shape = cell.first("svg")
        assert shape.attributes["aria-hidden"] == "true"
        assert cell.text == "WordMore"
        drawn.add(repr([(each.tag, each.attributes) for each in shape.all()]))
    assert len(drawn) == len(Mark)


def test_a_position_fills_its_circle_clockwise_from_twelve_by_its_thirds() -> None:
    def sector(mark: Mark) -> str:
        whole = page(Table("T", (Column("C"),), ((as_cell("Word", mark=mark),),)))
        return whole.first("tbody").first("path").attributes["d"]

    assert sector(Mark.PARTLY_IN_PLACE) == "M10 10L10 1A9 9 0 0 1 17.79 14.5Z"
    assert sector(Mark.MOSTLY_IN_PLACE) == "M10 10L10 1A9 9 0 1 1 2.21 14.5Z"


def test_a_figure_is_told_in_words_and_has_its_table_to_open() -> None:
    whole = page(Heading(1, "Summary"), figure()).first("figure")
    picture = whole.first("svg")
    assert picture.attributes["role"] == "img"
    named_by = picture.attributes["aria-labelledby"]
    (title,) = (each for each in whole.all("title") if each.attributes["id"] == named_by)
    assert title.text == "Of 4 recommendations, 1 is in place."
    assert whole.first("figcaption").text == "Where we stand"
    assert picture.first("text").text == "Partly & mostly"
    twin = whole.first("details")
    assert twin.first("summary").text
    assert twin.first("caption").text == "Positions, counted"
    assert twin.first("tbody").text == "Fully in placeR4"
    assert re.search(
        r"@media print\{[^@]*::details-content\{content-visibility:visible",
        page().first("style").text,
    )


def test_a_figure_draws_each_of_its_parts_where_they_are() -> None:
    picture = page(figure()).first("figure").first("svg")
    assert picture.attributes["viewbox"] == "0 0 250 60"
    kinds = [kid.tag for kid in picture.kids if isinstance(kid, Part)]
    assert kinds == ["title", "rect", "rect", "rect", "line", "text", "svg"]
    words, sign = picture.first("text").attributes, picture.first("svg").attributes
    assert (words["x"], words["y"], words["text-anchor"]) == ("100", "25", "middle")
    assert (words["font-size"], words["fill"]) == ("10.5", "#ffffff")
    assert (sign["x"], sign["y"], sign["width"]) == ("210", "10", "16")
    dashed = [each for each in picture.all("rect") if "stroke-dasharray" in each.attributes]
    assert [each.attributes["x"] for each in dashed] == ["200"]


def test_a_source_is_a_link_that_says_so() -> None:
    cites = Citation(3, "The review")
    number = Span("3", href="https://example.org/a?b=1&c=2", cites=cites)
    link = page(Paragraph((Span("Seen ["), number, Span("].")))).first("main").first("a")
    assert link.attributes["href"] == "https://example.org/a?b=1&c=2"
    assert (link.text, link.attributes["aria-label"]) == ("3", "source 3")
    assert link.attributes["title"] == "The review"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "file:///c:/secret", "data:text/html,x", "/x", "#part-1", " http://x"],
)
def test_only_web_and_mail_addresses_become_links(href: str) -> None:
    main = page(Paragraph((Span("here", href=href),))).first("main")
    assert main.text.strip() == "here"
    assert not list(main.all("a"))


def test_a_mail_address_becomes_a_link() -> None:
    main = page(Paragraph((Span("us", href="mailto:kin@newshire.example"),))).first("main")
    assert main.first("a").attributes["href"] == "mailto:kin@newshire.example"


def test_lists_are_lists_of_their_own_kind() -> None:
    main = page(
        Bullets(("Call.", "Write.")),
        Bullets(("Agree.", "", "Meet."), numbered=True),
        Bullets(("The Act", "The guide"), numbered=True, labels=("2.", "14.")),
        Bullets(("No family gets it.",), labels=("Not in place",)),
    ).first("main")
    assert [each.text for each in main.first("ul").all("li")] == ["Call.", "Write."]
    by_place, by_label = main.all("ol")
    assert [(each.text, each.attributes.get("value")) for each in by_place.all("li")] == [
        ("Agree.", None),
        ("Meet.", "3"),
    ]
    assert [each.attributes.get("value") for each in by_label.all("li")] == ["2", "14"]
    assert main.first("dt").text == "Not in place"
    assert main.first("dd").text == "No family gets it."


def test_a_box_is_a_note_named_by_its_title() -> None:
    box = page(Heading(1, "Summary"), limits()).first("aside")
    title = box.first("h3")
    assert title.text == "What this report is not"
    assert box.attributes["aria-labelledby"] == title.attributes["id"]
    assert page(Box("", (Paragraph("x"),))).first("aside").attributes["aria-label"]


def test_a_board_is_read_part_by_part_and_each_part_lists_its_cards() -> None:
    lanes = list(made("a wall").first("section").all("section"))
    assert [lane.first("h2").text for lane in lanes] == ["Now", "Next", "Later", "Not now"]
    assert [len(list(lane.all("li"))) for lane in lanes] == [18, 3, 1, 0]
    first = lanes[0].first("li")
    assert [each.text for each in first.all("p")] == [
        "A1 Name a lead worker for every kinship family, and tell the family who it is",
        *("A At risk", "Head of service · March 2027", "Needs A2"),
    ]
    assert len(list(first.all("svg"))) == 1


def test_a_sheet_to_write_on_is_given_in_plain_words() -> None:
    choices = (Choice("0", "Nobody gets it."), Choice("1", "Some get it."))
    main = page(Asked("R1 a", "Who gets it?", "R1 Navigation", choices)).first("main")
    assert [each.text for each in main.all("p")] == [
        *("R1 a Who gets it?", "R1 Navigation", "[ ] 0 Nobody gets it.", "[ ] 1 Some get it."),
    ]


def test_a_heading_that_says_nothing_leaves_no_hole() -> None:
    main = page(Heading(1, "A"), Heading(2, "\u200b"), Heading(3, "C"), Heading(1, "D"))
    assert [(each.tag, each.text) for each in main.first("main").all(*HEADINGS)] == [
        *(("h2", "A"), ("h3", "C"), ("h2", "D")),
    ]


def test_printed_parts_begin_where_the_report_says() -> None:
    main = page(
        Paragraph("One."),
        PageBreak(close=True, goes_on=True),
        Paragraph("Two."),
        PageBreak(),
        PageBreak(close=True, goes_on=True),
        Paragraph("Three."),
    ).first("main")
    parts = [(each.text, each.attributes.get("class")) for each in main.all("div")]
    assert parts == [("One.", None), ("Two.", "close"), ("Three.", "new-page close")]
    assert ".new-page{break-before:page}" in page().first("style").text


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, "size:A4;"),
        ({"page": "A3", "landscape": True}, "size:A3 landscape;"),
        ({"setting": "large print"}, "@media print{html{font-size:18pt"),
        ({"page": "A3"}, "@media print{html{font-size:17pt"),
        ({"setting": "large print"}, "html{font-size:150%}"),
        ({"marking": "OFFICIAL"}, '@top-right{content:"OFFICIAL"'),
        ({}, 'content:"Page " counter(page) " of " counter(pages)'),
    ],
)
def test_paper_is_as_the_report_asks_and_each_page_carries_what_it_must(
    changes: dict[str, object], rule: str
) -> None:
    assert rule in page(**changes).first("style").text


def test_printed_tables_keep_their_rows_whole_and_repeat_their_heads() -> None:
    paper = page().first("style").text.partition("@media print{")[2]
    assert "thead{display:table-header-group}" in paper
    assert re.search(r"(^|\n|,)tr[,{][^}]*break-inside:avoid", paper)
    assert "attr(href)" not in paper


def lightness(colour: str) -> float:
    shares = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_of_text_can_be_read_on_every_ground() -> None:
    style = page().first("style").text
    inks = set(re.findall(r"(?<![-\w])color:(#\w{6})", style))
    grounds = set(re.findall(r"background:(#\w{6})", style))
    assert len(inks) >= 3
    assert len(grounds) >= 3
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 4.5


@pytest.mark.parametrize("on", list(Fill))
def test_words_in_a_figure_can_be_read_on_what_they_stand_on(on: Fill) -> None:
    parts = (Area(0, 0, 50, 50, on), Label(5, 20, "Partly", on=on))
    picture = page(replace(figure(), parts=parts)).first("figure").first("svg")
    ground, area = picture.all("rect")
    fill = area.attributes["fill"]
    below = ground.attributes["fill"] if fill == "none" else fill
    assert contrast(picture.first("text").attributes["fill"], below) >= 4.5


def test_shapes_are_seen_in_colours_that_a_reader_chose() -> None:
    style = page().first("style").text.partition("@media (forced-colors:active){")[2]
    assert ".mark .ink{fill:CanvasText}" in style
    assert ".mark .bare{fill:Canvas}" in style
    for mark in Mark:
        (body,) = page(Table("T", (Column("C"),), ((as_cell("W", mark=mark),),))).all("tbody")
        for each in body.first("svg").all("circle", "rect", "path"):
            bare = each.attributes.get("fill", "none") == "#ffffff"
            expected = "bare" if bare else "ink" if "fill" in each.attributes else None
            assert each.attributes.get("class") == expected


def test_no_size_of_text_is_fixed_on_a_screen() -> None:
    screen = page().first("style").text.partition("@media print")[0]
    assert re.findall(r"font(?:-size)?:[^;}]*\d(?:px|pt)", screen) == []
