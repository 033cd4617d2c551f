"""Pictures in a Word file: each says in words what it shows, or that it only decorates."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from reflective_app.reports.figure import Area, Figure, Fill, Label, Line, Part, Sign
from reflective_app.reports.look import PAPER, Colours, look_of
from reflective_app.reports.marks import Mark
from reflective_app.reports.outline import Block, Column, Paragraph, Table, as_cell
from reflective_app.reports.word import render_word
from reflective_app.reports.word.drawing import figure_png
from reflective_app.reports.word.signs import mark_png
from tests.reports.samples import every_block, outline
from tests.reports.word_file import WordFile, find, key, style, text

TWIN = Table(
    "Positions in numbers",
    (Column("Position"), Column("Items")),
    ((as_cell("Fully in place", mark=Mark.FULLY_IN_PLACE), as_cell("4")),),
)
SAYS = "Of 20 items, 4 are “fully in place”;\n3 are <not> known."
COLOURS = Colours()


def figure(*parts: Part, width: float = 400, height: float = 100) -> Figure:
    return Figure("Where we stand", SAYS, width, height, parts, TWIN)


def made(*blocks: Block, **changes: object) -> WordFile:
    return WordFile(render_word(outline(*blocks, **changes)))


def drawn(*parts: Part) -> Image.Image:
    """A figure of 400 by 100 points, a dot for each half point."""
    data = figure_png(figure(*parts), COLOURS)
    return Image.open(BytesIO(data)).convert("RGB").resize((800, 200), Image.Resampling.BOX)


def colour_at(image: Image.Image, across: float, down: float) -> str:
    red, green, blue = image.getpixel((round(across * 2), round(down * 2)))  # type: ignore[misc]  # it is in three colours
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_a_picture_says_what_it_shows_between_its_caption_and_its_table() -> None:
    word_file = made(figure(), Paragraph("And so on."))
    kinds = [style(each) for each in word_file.body[4:8]]
    assert kinds == ["Caption", "Picture", "Caption", ""]
    caption, picture, below, table = word_file.body[4:8]
    assert text(caption) == "Where we stand"
    said = find(picture, "string(.//wp:docPr/@descr)")
    assert said == "Of 20 items, 4 are “fully in place”; 3 are <not> known."
    assert not find(picture, ".//adec:decorative")
    assert find(picture, "w:pPr/w:keepNext")
    assert text(below) == "Positions in numbers"
    assert len(find(table, "w:tr")) == 2


def test_a_picture_whose_table_stands_elsewhere_has_none_below() -> None:
    word_file = made(replace(figure(), twin_follows=False), Paragraph("And so on."))
    assert word_file.tables == []
    assert not find(word_file.paragraphs("Picture")[0], "w:pPr/w:keepNext")


def test_every_picture_has_its_words_or_is_marked_as_decoration() -> None:
    word_file = made(*every_block().blocks, figure())
    pictures = find(word_file.body, "//wp:inline")
    assert len(pictures) > 30
    for each in pictures:
        words = find(each, "string(wp:docPr/@descr)")
        decorates = find(each, "wp:docPr//adec:decorative/@val") == ["1"]
        assert bool(words) != decorates
    numbers = find(word_file.body, "//wp:docPr/@id")
    assert len(numbers) == len(set(numbers))
    assert set(find(word_file.body, "//wp:docPr/@name")) == {f"Picture {n}" for n in numbers}


def test_a_mark_stands_before_its_word_and_its_picture_is_kept_once() -> None:
    row = (as_cell("Help"), as_cell("Partly in place", "Views differ", mark=Mark.PARTLY_IN_PLACE))
    word_file = made(Table("Positions", (Column("Item"), Column("Position")), (row, row)))
    assert len(find(word_file.body, "//wp:inline")) == 2
    assert len(word_file.pictures) == 1
    cell = find(word_file.body, "//w:tc[.//w:drawing]")[0]
    first, second = find(cell, "w:p")
    assert find(first, "w:r[1]/w:drawing")
    assert not find(second, ".//w:drawing")
    size = find(first, ".//wp:extent")[0]
    points = int(size.get("cy")) / 12_700
    assert 10 < points < 13
    links = [word_file.links[each] for each in find(word_file.body, "//a:blip/@r:embed")]
    assert [f"word/{target}" for target, _ in links] == list(word_file.pictures) * 2


def test_every_mark_has_a_shape_of_its_own_that_is_told_without_colour() -> None:
    look = look_of("A4", landscape=False)
    grey = set()
    for mark in Mark:
        image = Image.open(BytesIO(mark_png(mark, 11.5, 16.5, look)))
        page = Image.new("RGBA", image.size, PAPER)
        page.alpha_composite(image)
        dots = page.convert("L").resize((24, 16), Image.Resampling.BOX).tobytes()
        assert min(dots) < 128, mark
        assert set(dots[20:24]) == {255}  # the gap before the word
        grey.add(bytes(dot // 32 for dot in dots))
    assert len(grey) == len(Mark)


@pytest.mark.parametrize(
    ("mark", "filled", "empty"),
    [
        (Mark.PARTLY_IN_PLACE, (0.75, 0.35), (0.3, 0.5)),
        (Mark.MOSTLY_IN_PLACE, (0.7, 0.7), (0.3, 0.3)),
        (Mark.SOME_REACHED, (0.5, 0.75), (0.5, 0.25)),
    ],
)
def test_a_share_is_filled_where_it_is_on_paper(
    mark: Mark, filled: tuple[float, float], empty: tuple[float, float]
) -> None:
    image = drawn(Area(0, 0, 400, 100, Fill.TINT), Sign(100, 20, 60, mark))
    share = COLOURS.mark_most if mark is Mark.MOSTLY_IN_PLACE else COLOURS.mark_some
    assert colour_at(image, 100 + filled[0] * 60, 20 + filled[1] * 60) == share
    assert colour_at(image, 100 + empty[0] * 60, 20 + empty[1] * 60) == PAPER


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        (Fill.NONE, PAPER),
        (Fill.SOME, COLOURS.mark_some),
        (Fill.MOST, COLOURS.mark_most),
        (Fill.ALL, COLOURS.mark_all),
        (Fill.TINT, COLOURS.head_fill),
    ],
)
def test_areas_are_filled_as_they_are_on_paper(fill: Fill, colour: str) -> None:
    image = drawn(Area(100, 20, 60, 40, fill))
    assert colour_at(image, 130, 40) == colour
    assert colour_at(image, 90, 40) == PAPER
    assert colour_at(image, 170, 40) == PAPER


def test_an_edge_is_drawn_whole_broken_or_not_at_all() -> None:
    def ink_along(area: Area) -> int:
        image = drawn(area)
        return sum(colour_at(image, at, 20) < "#a0" for at in range(104, 196))

    assert ink_along(Area(100, 20, 100, 40)) == 92
    assert 20 < ink_along(Area(100, 20, 100, 40, dashed=True)) < 80
    assert ink_along(Area(100, 20, 100, 40, edge=False)) == 0


def test_a_strong_line_is_darker_and_wider_than_another() -> None:
    image = drawn(Line(0, 30, 400, 30), Line(0, 60, 400, 60, strong=True)).convert("L")
    column = image.crop((400, 0, 401, 200)).tobytes()
    thin = [dot for dot in column[50:70] if dot < 250]
    strong = [dot for dot in column[110:130] if dot < 250]
    assert min(strong) < 40 < 150 < min(thin)
    assert len(thin) < len(strong)


@pytest.mark.parametrize(("at", "first", "last"), [
    ("start", 201, 284), ("middle", 159, 242), ("end", 117, 200),
])  # fmt: skip
def test_words_begin_end_or_have_their_middle_where_they_should(
    at: str, first: float, last: float
) -> None:
    label = Label(200, 50, "Fully in place", 14, at=at)  # type: ignore[arg-type]  # one of the three
    box = drawn(label).convert("L").point(lambda dot: 255 if dot < 128 else 0).getbbox()
    assert box
    left, top, right, low = (each / 2 for each in box)
    assert left == pytest.approx(first, abs=4)
    assert right == pytest.approx(last, abs=4)
    assert 36 < top < 42
    assert 48 < low < 56


def test_words_on_a_dark_ground_are_white_and_hostile_ones_are_drawn_as_text() -> None:
    ground = Area(0, 0, 400, 100, Fill.ALL)
    image = drawn(ground, Label(10, 60, "<b>Bold</b>\n\t家人\0 =1+1", 20, on=Fill.ALL))
    dots = image.convert("L").tobytes()
    assert max(dots) == 255


def test_a_picture_is_as_wide_as_the_text_and_never_taller_than_a_page() -> None:
    wide = made(figure(width=400, height=100))
    tall = made(figure(width=400, height=4000))
    for word_file, ratio in ((wide, 4), (tall, 0.1)):
        size = find(word_file.body, "//wp:extent")[0]
        across, down = (int(size.get(name)) / 635 for name in ("cx", "cy"))
        paper = find(word_file.body, "//w:pgSz")[0]
        assert across / down == pytest.approx(ratio, rel=0.001)
        assert down < int(paper.get(key("w:h"))) * 0.75
    room = find(wide.body, "number(//w:pgSz/@w:w - 2 * //w:pgMar/@w:left)")
    across = int(find(wide.body, "//wp:extent")[0].get("cx")) / 635
    assert across == pytest.approx(room, abs=2)
    assert find(wide.styles["Picture"], "w:pPr/w:spacing/@w:line") == ["240"]


def test_the_files_of_pictures_are_sharp_and_say_nothing_of_their_making() -> None:
    word_file = made(figure(Sign(10, 10, 20, Mark.AT_RISK)), TWIN)
    assert len(word_file.pictures) == 2
    for data in word_file.pictures.values():
        image = Image.open(BytesIO(data))
        assert image.info.keys() <= {"dpi"}
        assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        for telling in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf"):
            assert telling not in data
    shown = Image.open(BytesIO(next(iter(word_file.pictures.values()))))
    assert shown.size == (1111, 278)
