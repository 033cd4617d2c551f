"""The council's logo: what may be one, what is left of it, and how it stands on the page."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from reflective_app.reports.documents import outline as document_outline
from reflective_app.reports.documents import written
from reflective_app.reports.html import render_html
from reflective_app.reports.logo import (
    ANIMATED,
    DAMAGED,
    FILE_TOO_LARGE,
    LARGEST_FILE,
    NO_PICTURE,
    TOO_MANY_PIXELS,
    Logo,
    LogoError,
    read_logo,
)
from reflective_app.reports.outline import Block, Heading, Outline, Paragraph
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.pdf.furniture import title_block
from reflective_app.reports.pdf.tree import Element
from reflective_app.reports.sheet_look import MM, look_for
from reflective_app.reports.verified import missing_from
from reflective_app.reports.word import render_word
from reflective_app.storage.sample import sample_assessment
from tests.generated import generated_assessment
from tests.reports.samples import outline
from tests.reports.structure import read
from tests.reports.validity import assert_valid
from tests.reports.word_file import WordFile, find, key, style

RED, BLUE = (200, 30, 30), (20, 40, 200)


def png(image: Image.Image, **how: Any) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", **how)
    return written.getvalue()


def jpeg(image: Image.Image, **how: Any) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", **how)
    return written.getvalue()


def dots(logo: Logo) -> Image.Image:
    return Image.open(BytesIO(logo.data))


def chunks(data: bytes) -> list[bytes]:
    """The kinds of chunk in a PNG file."""
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kinds.append(data[at + 4 : at + 8])
        at += length + 12
    return kinds


def a_head(width: int, height: int) -> bytes:
    """A PNG file that says how large it is, and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_picture_keeps_its_shape_and_its_colours() -> None:
    logo = read_logo(png(Image.new("RGB", (120, 60), RED)))
    assert (logo.width, logo.height) == (120, 60)
    assert dots(logo).getpixel((60, 30)) == RED


def test_nothing_is_left_of_what_the_file_said_about_itself() -> None:
    said = PngInfo()
    said.add_text("Author", "Somebody")
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    plain = Image.new("RGB", (50, 50), RED)
    for data in (
        png(plain, pnginfo=said, exif=exif, dpi=(300, 300)),
        jpeg(plain, exif=exif, comment=b"Somebody", dpi=(300, 300)),
    ):
        logo = read_logo(data)
        assert set(chunks(logo.data)) == {b"IHDR", b"IDAT", b"IEND"}
        assert b"Somebody" not in logo.data
        assert b"home" not in logo.data


def test_what_can_be_seen_through_becomes_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 20, 40))
    logo = read_logo(png(clear))
    assert dots(logo).mode == "RGB"
    assert dots(logo).getpixel((35, 20)) == (255, 255, 255)
    assert dots(logo).getpixel((5, 20)) == RED


def test_half_clear_is_mixed_with_white() -> None:
    logo = read_logo(png(Image.new("RGBA", (20, 20), (0, 0, 0, 128))))
    pixel = dots(logo).getpixel((10, 10))
    assert isinstance(pixel, tuple)
    assert all(120 < level < 135 for level in pixel)


def test_a_large_picture_becomes_as_small_as_print_can_show() -> None:
    logo = read_logo(png(Image.new("RGB", (3000, 1500), BLUE)))
    assert (logo.width, logo.height) == (472, 236)
    assert dots(logo).size == (472, 236)


def test_a_photograph_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read_logo(jpeg(Image.new("RGB", (80, 40), RED), exif=exif)).height == 80


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_plain_colour(mode: str) -> None:
    shade = Image.new("L", (30, 30), 200)
    image = shade.convert(mode) if mode != "I;16" else Image.new("I;16", (30, 30), 200 * 256)
    pixel = dots(read_logo(png(image))).getpixel((15, 15))
    assert isinstance(pixel, tuple)
    assert len(pixel) == 3
    assert all(level >= 195 for level in pixel)


def test_a_jpeg_for_a_printing_press_is_converted() -> None:
    logo = read_logo(jpeg(Image.new("CMYK", (40, 40), (0, 255, 255, 0))))
    red, green, blue = dots(logo).convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert red > 200 > 100 > max(green, blue)


def test_a_colour_profile_is_followed_and_left_behind() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    logo = read_logo(png(Image.new("RGB", (30, 30), RED), icc_profile=profile))
    assert b"iCCP" not in chunks(logo.data)
    pixel = dots(logo).getpixel((15, 15))
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) <= 2 for a, b in zip(pixel, RED, strict=True))


def test_a_profile_that_is_none_does_no_harm() -> None:
    logo = read_logo(png(Image.new("RGB", (30, 30), RED), icc_profile=b"not a profile"))
    assert dots(logo).getpixel((15, 15)) == RED


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", NO_PICTURE),
        (b"A letter to the council", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        (b"%PDF-1.7", NO_PICTURE),
        (b"\x89PNG\r\n\x1a\n", NO_PICTURE),
        (bytes(LARGEST_FILE + 1), FILE_TOO_LARGE),
        (a_head(20_000, 1_001), TOO_MANY_PIXELS),
        (a_head(100_000, 100_000), TOO_MANY_PIXELS),
        (a_head(2_000, 2_000), DAMAGED),
    ],
    ids=["empty", "text", "svg", "pdf", "head", "bytes", "pixels", "bomb", "broken"],
)
def test_what_cannot_be_a_logo_is_refused_and_told_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(LogoError) as refused:
        read_logo(data)
    assert str(refused.value) == says
    assert "Save" in says


def test_other_kinds_of_picture_are_refused() -> None:
    for kind in ("GIF", "BMP", "TIFF", "WEBP"):
        written = BytesIO()
        Image.new("RGB", (10, 10), RED).save(written, kind)
        with pytest.raises(LogoError, match="PNG or JPEG"):
            read_logo(written.getvalue())


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    with pytest.raises(LogoError) as refused:
        read_logo(png(frames[0], save_all=True, append_images=frames[1:]))
    assert str(refused.value) == ANIMATED


def test_a_picture_cut_off_half_way_is_refused() -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    for data in (png(noise), jpeg(noise)):
        with pytest.raises(LogoError):
            read_logo(data[: len(data) // 2])


def test_the_same_file_gives_the_same_logo() -> None:
    data = png(Image.new("RGBA", (90, 40), (*BLUE, 90)))
    assert read_logo(data) == read_logo(data)


def test_a_logo_is_as_large_as_its_room_in_its_own_shape() -> None:
    wide = read_logo(png(Image.new("RGB", (400, 100)))).millimetres()
    tall = read_logo(png(Image.new("RGB", (100, 400)))).millimetres()
    assert wide == pytest.approx((40, 10))
    assert tall == pytest.approx((5, 20))


@pytest.mark.parametrize("landscape", [False, True])
def test_a_document_with_a_logo_keeps_to_the_standards(landscape: bool) -> None:
    logo = read_logo(png(Image.new("RGBA", (300, 200), (*RED, 120))))
    made = outline(Heading(1, "Summary"), Paragraph("Here."), logo=logo, landscape=landscape)
    assert_valid(render_pdf(made))
    assert render_pdf(made) == render_pdf(made)


def test_a_logo_stands_on_the_first_page_alone_and_is_not_read_out() -> None:
    blocks: list[Block] = [Heading(1, "Summary")]
    blocks += [Paragraph("A line of text. " * 60)] * 12
    logo = read_logo(png(Image.new("RGB", (300, 200), RED)))
    data = render_pdf(outline(*blocks, logo=logo))
    pages = PdfReader(BytesIO(data)).pages
    assert [len(page.images) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert len(pages) > 1
    assert not list(read(data).all("Figure"))
    plain = read(render_pdf(outline(*blocks)))
    assert read(data).text.split() == plain.text.split()


def test_a_long_title_does_not_run_into_the_logo() -> None:
    logo = read_logo(png(Image.new("RGB", (400, 200), RED)))
    title = "A very long title of a report about many families and their support " * 3

    def tall(**more: object) -> float:
        made = outline(title=title, **more)
        look = look_for(made)
        return title_block(made, look, Element("Document")).height(look.text_width)

    assert tall(logo=logo) > tall() + 20


def test_a_short_title_leaves_the_logo_its_whole_height() -> None:
    made = outline(title="Report", council="", guide="", date_words="", marking="")
    look = look_for(made)
    logo = read_logo(png(Image.new("RGB", (100, 100), RED)))
    block = title_block(replace(made, logo=logo), look, Element("Document"))
    assert block.height(look.text_width) > 20 * MM


def test_reading_the_module_loads_no_picture_library() -> None:
    asked = (
        "import sys, reflective_app.reports.logo, reflective_app.reports.pictures;"
        "sys.exit('PIL' in sys.modules or 'reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_in_word_the_logo_stands_above_the_title_in_its_own_shape_and_says_what_it_is() -> None:
    logo = read_logo(png(Image.new("RGB", (400, 100), RED)))
    made = outline(Heading(1, "Summary"), council="New\nshire <Council>", logo=logo)
    word_file = WordFile(render_word(made))
    first, title = word_file.body[:2]
    assert (style(first), style(title)) == ("Logo", "Title")
    (place,) = find(word_file.body, ".//wp:inline")
    assert find(first, ".//wp:inline") == [place]
    assert find(place, "string(wp:docPr/@descr)") == "Logo of New shire <Council>"
    extent = find(place, "wp:extent")[0]
    size = [int(extent.get(side)) / 36_000 for side in ("cx", "cy")]
    assert size == pytest.approx([40, 10], abs=0.1)
    (held,) = word_file.pictures.values()
    assert held == logo.data
    assert find(word_file.styles["Logo"], "w:pPr/w:jc")[0].get(key("w:val")) == "right"


def test_in_word_the_logo_of_a_page_that_holds_everything_is_smaller_in_the_same_shape() -> None:
    logo = read_logo(png(Image.new("RGB", (100, 100), RED)))
    made = outline(Paragraph("Here."), logo=logo, setting="sheet")
    body = WordFile(render_word(made)).body
    (extent,) = find(body, ".//wp:extent")
    assert style(body[0]) == "Title"
    assert find(body[0], ".//wp:extent") == [extent]
    assert find(body[0], "w:pPr/w:tabs/w:tab")[0].get(key("w:val")) == "right"
    assert [int(extent.get(side)) / 36_000 for side in ("cx", "cy")] == pytest.approx(
        [10, 10], 0.01
    )


def test_a_web_page_holds_the_logo_itself_and_says_what_it_is() -> None:
    logo = read_logo(png(Image.new("RGB", (400, 100), RED)))
    page = render_html(outline(Paragraph("Here."), council='"A" & B', logo=logo)).decode()
    (picture,) = re.findall("<img [^>]*>", page)
    (data,) = re.findall('src="data:image/png;base64,([^"]+)"', picture)
    assert b64decode(data, validate=True) == logo.data
    assert 'alt="Logo of &quot;A&quot; &amp; B"' in picture
    assert 'width="151" height="38"' in picture
    assert '; img-src data:"' in page
    assert page.index("<header>") < page.index("<img") < page.index("<h1>")


def test_a_page_without_a_logo_may_load_no_picture_at_all() -> None:
    page = render_html(outline(Paragraph("Here."))).decode()
    assert "<img" not in page
    assert "img-src" not in page


def test_a_logo_gives_the_same_bytes_each_time_and_nothing_of_its_file() -> None:
    said = PngInfo()
    said.add_text("Author", "Somebody")
    logo = read_logo(png(Image.new("RGB", (90, 40), BLUE), pnginfo=said))
    made = outline(Paragraph("Here."), logo=logo)
    for render in (render_word, render_html):
        assert render(made) == render(made)
    assert b"Somebody" not in b"".join(WordFile(render_word(made)).parts.values())


def test_a_logo_of_a_council_without_a_name_is_a_logo() -> None:
    assert outline(council=" ").logo_words == "Logo"


@pytest.mark.parametrize("size", [(200, 200), (400, 100), (50, 400)])
@pytest.mark.parametrize("council", ["Newshire Council", "The Council of a Very Long Name " * 3])
def test_on_a_page_that_has_to_hold_everything_the_logo_takes_no_room(
    size: tuple[int, int], council: str
) -> None:
    guide = "Kinship Care Practice Guide, first revised edition (October 2024)"
    made = outline(setting="sheet", council=council, marking="", guide=guide)
    look = look_for(made)
    logo = read_logo(png(Image.new("RGB", size, RED)))

    def tall(made: Outline) -> float:
        return title_block(made, look, Element("Document")).height(look.text_width)

    assert tall(replace(made, logo=logo)) == pytest.approx(tall(made))
    assert_valid(render_pdf(replace(made, logo=logo)))


def test_the_summary_of_a_large_record_stays_on_one_page_with_a_square_logo() -> None:
    logo = read_logo(png(Image.new("RGB", (200, 200), RED)))
    whole = document_outline("summary-page", generated_assessment())
    assert len(PdfReader(BytesIO(render_pdf(replace(whole, logo=logo)))).pages) == 1


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_a_file_without_the_logo_that_it_was_to_have_is_not_whole(ending: str) -> None:
    bare = document_outline("summary-page", sample_assessment())
    drawn = replace(bare, logo=read_logo(png(Image.new("RGB", (60, 30), RED))))
    assert missing_from(drawn, written(drawn, ending), ending) == ()
    assert missing_from(drawn, written(bare, ending), ending) == (drawn.logo_words,)


def test_a_word_file_that_names_a_logo_and_holds_none_is_not_whole() -> None:
    logo = read_logo(png(Image.new("RGB", (60, 30), RED)))
    made, kept = outline(Paragraph("Here."), logo=logo), BytesIO()
    with ZipFile(BytesIO(render_word(made))) as parts, ZipFile(kept, "w") as less:
        for name in parts.namelist():
            if not name.startswith("word/media/"):
                less.writestr(name, parts.read(name))
    assert missing_from(made, kept.getvalue(), ".docx") == (made.logo_words,)


def test_words_about_a_picture_are_no_logo_of_a_web_page() -> None:
    logo = read_logo(png(Image.new("RGB", (60, 30), RED)))
    bare = outline(Paragraph('<img src="data:image/png;base64,AAAA">'))
    made = replace(bare, logo=logo)
    assert missing_from(made, render_html(bare), ".html") == (made.logo_words,)
    assert missing_from(made, render_html(made), ".html") == ()


def test_damaged_notes_on_how_to_turn_a_picture_do_not_stop_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged(_: Image.Image) -> Image.Image:
        raise TypeError("bad operand type for abs(): 'str'")

    monkeypatch.setattr("PIL.ImageOps.exif_transpose", damaged)
    assert (read_logo(png(Image.new("RGB", (60, 30), RED))).width) == 60


@pytest.mark.parametrize(("mode", "clear"), [("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))])
def test_a_large_picture_is_made_smaller_before_it_is_copied(
    monkeypatch: pytest.MonkeyPatch, mode: str, clear: tuple[int, ...]
) -> None:
    seen: list[int] = []
    turn = ImageOps.exif_transpose

    def seeing(image: Image.Image) -> Image.Image:
        seen.append(image.width)
        return turn(image)

    monkeypatch.setattr("PIL.ImageOps.exif_transpose", seeing)
    logo = read_logo(png(Image.new(mode, (4000, 2000), clear)))
    assert seen[0] < 1000
    assert dots(logo).getpixel((5, 5)) == (255, 255, 255)
