"""A document as a Word file: in styles, with nothing in it that tells on anybody."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Heading,
    PageBreak,
    Paragraph,
    Span,
)
from reflective_app.reports.sheet_blocks import Blank
from reflective_app.reports.word import render_word
from tests.reports.samples import benchmark, every_block, outline, roadmap
from tests.reports.word_file import WordFile, find, key, local, style, text

WORDS_OWN = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Normal": "Normal",
    "ListBullet": "List Bullet",
    "ListNumber": "List Number",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
    "Strong": "Strong",
    "Hyperlink": "Hyperlink",
}
"""Word's own styles by key and name: a template that is pasted into has them, too."""

OWN_TO_A_PLACE = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "bidi", "spacing", "outlineLvl"}


ORDER = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs",
        "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
    ),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "color", "position", "sz", "szCs", "u", "rtl", "lang"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "tcPr": ("tcW", "tcBorders", "shd", "vAlign"),
    "pBdr": ("top", "left", "bottom", "right"),
    "sectPr": ("headerReference", "footerReference", "pgSz", "pgMar", "titlePg"),
    "style": (
        "name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr",
        "rPr", "tblPr", "tblStylePr",
    ),
    "lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr"),
    "numbering": ("abstractNum", "num"),
}  # fmt: skip
"""Word calls a file damaged whose elements stand in any other order."""


@cache
def whole() -> WordFile:
    return WordFile(render_word(every_block()))


@cache
def board() -> WordFile:
    return WordFile(render_word(roadmap("A3")))


def made(*blocks: Block, **changes: object) -> WordFile:
    return WordFile(render_word(outline(*blocks, **changes)))


def test_every_style_that_is_used_is_there() -> None:
    for word_file in (whole(), board()):
        used: set[str] = set()
        for name in ("document", "header1", "header2", "footer1"):
            root = word_file.xml(f"word/{name}.xml")
            used.update(find(root, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
        assert used
        assert used <= word_file.styles.keys()
        assert len(find(word_file.body, "//w:p")) == len(find(word_file.body, "//w:pStyle"))


def test_words_own_styles_have_the_names_by_which_a_template_knows_them() -> None:
    names = {name: find(each, "string(w:name/@w:val)") for name, each in whole().styles.items()}
    assert {name: names[name] for name in WORDS_OWN} == WORDS_OWN
    own = {name for name, each in whole().styles.items() if each.get(key("w:customStyle"))}
    assert not own & WORDS_OWN.keys()


def test_nothing_is_set_by_hand_that_a_style_can_say() -> None:
    for word_file in (whole(), board()):
        assert {local(each) for each in find(word_file.body, "//w:p/w:pPr/*")} <= OWN_TO_A_PLACE
        assert {local(each) for each in find(word_file.body, "//w:r/w:rPr/*")} == {"rStyle"}


def test_letters_are_arial_and_as_large_as_on_paper() -> None:
    styles = whole().styles
    sizes = {n: int(find(each, "number(w:rPr/w:sz/@w:val)")) / 2 for n, each in styles.items()
             if find(each, "w:rPr/w:sz")}  # fmt: skip
    assert (sizes["Normal"], sizes["ListBullet"], sizes["TableText"]) == (12, 12, 10.5)
    assert {name for name, size in sizes.items() if size < 10.5} == {"Header", "Footer", "PageLine"}
    fonts = find(whole().xml("word/styles.xml"), "//w:rFonts/@*")
    assert set(fonts) == {"Arial"}


def test_the_language_of_every_style_is_that_of_the_outline() -> None:
    assert find(whole().xml("word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == ["en-GB"]
    welsh = made(Paragraph("Bore da."), language="cy")
    assert find(welsh.xml("word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == ["cy"]


def test_the_file_names_its_title_and_day_and_nobody() -> None:
    known = {local(each): each.text for each in whole().xml("docProps/core.xml")}
    assert known == {
        "title": "Newshire Council · Gap report: support for kinship families",
        "language": "en-GB",
        "created": "2026-11-14T00:00:00Z",
        "modified": "2026-11-14T00:00:00Z",
    }
    about = docx.Document(BytesIO(whole().data)).core_properties
    assert (about.author, about.comments, about.last_modified_by) == ("", "", "")
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 14)


def test_the_file_holds_no_part_but_its_own() -> None:
    names = [name for name in whole().parts if not name.startswith("word/media/")]
    assert names == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/numbering.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/footer1.xml",
    ]
    with ZipFile(BytesIO(whole().data)) as archive:
        about = {(each.date_time[0], each.create_system, each.extra) for each in archive.infolist()}
    assert about == {(1980, 0, b"")}
    everything = b"".join(whole().parts.values()).lower()
    for telling in (b"python", b"docx", b"/home", b"/work", b"c:\\"):
        assert telling not in everything


def test_nothing_of_the_document_it_was_begun_with_is_left() -> None:
    styles = whole().xml("word/styles.xml")
    assert not find(styles, "w:latentStyles | //@w:asciiTheme | //@w:themeColor | //w:rsid")
    names = {name for name, each in whole().styles.items() if not each.get(key("w:customStyle"))}
    unseen = {"DefaultParagraphFont", "TableNormal", "NoList"}
    assert names == WORDS_OWN.keys() | unseen | {"Heading4"}
    assert {find(each, "string(w:pStyle/@w:val)") for each in find(
        whole().xml("word/numbering.xml"), "//w:lvl")} <= whole().styles.keys()  # fmt: skip
    for name, data in whole().parts.items():
        assert not any(telling in data for telling in (b"office/mac", b"Ignorable")), name
    assert [local(each) for each in whole().xml("word/settings.xml")] == ["compat"]
    assert find(whole().xml("word/settings.xml"), "//w:compatSetting/@w:val") == ["15"]


def test_a_title_too_long_for_the_files_facts_is_cut_there_and_nowhere_else() -> None:
    title = "Support for kinship families " * 20
    word_file = made(Paragraph("Help."), title=title)
    known = {local(each): each.text for each in word_file.xml("docProps/core.xml")}
    assert len(known["title"]) <= 255
    assert known["title"].endswith("…")
    assert word_file.said("Title") == [title.strip()]


def test_everything_that_the_file_leads_to_is_in_it_and_of_a_known_kind() -> None:
    kinds = whole().xml("[Content_Types].xml")
    named = {each.get("PartName") for each in kinds if each.get("PartName")}
    assert named <= {f"/{name}" for name in whole().parts}
    inside = {target for target, outside in whole().links.values() if not outside}
    assert {f"word/{target}" for target in inside} <= whole().parts.keys()
    used = set(find(whole().body, "//@r:id | //@r:embed"))
    assert used <= whole().links.keys()
    assert {f"/word/{t}" for t in inside if t.endswith(".xml")} <= named


def test_the_same_outline_gives_the_same_bytes_on_any_day() -> None:
    program = (
        "import sys, hashlib; from tests.reports.samples import every_block;"
        "from reflective_app.reports.word import render_word;"
        "print(hashlib.sha256(render_word(every_block())).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1


def test_nothing_of_it_is_loaded_before_a_word_file_is_made() -> None:
    program = (
        "import sys; import reflective_app.reports.documents, reflective_app.reports.outline;"
        "loaded = sys.modules.keys() & {'PIL', 'docx', 'lxml'};"
        "sys.exit(bool(loaded) or any('reports.word' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_another_reader_opens_it_and_finds_the_headings_and_tables() -> None:
    opened = docx.Document(BytesIO(whole().data))
    styles = [each.style.name for each in opened.paragraphs if each.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number"} <= set(styles)
    assert [len(table.rows) for table in opened.tables] == [19, 5]


def test_headings_go_down_one_at_a_time_with_boards_and_boxes_among_them() -> None:
    phases = Board("", (BoardColumn("Now", "", (Card("1.", "Name a lead"),)), BoardColumn("Next")))
    word_file = made(
        Box("What this is not", (Paragraph("A test."),)),
        Heading(1, "Roadmap"),
        phases,
        Heading(2, "Details"),
        phases,
        Heading(3, "More"),
        phases,
        Box("To note", (Paragraph("A note."),)),
    )
    assert _depths(word_file) == [
        ("What this is not", 1),
        ("Roadmap", 1),
        ("Now", 2),
        ("Next", 2),
        ("Details", 2),
        ("Now", 3),
        ("Next", 3),
        ("More", 3),
        ("Now", 4),
        ("Next", 4),
        ("To note", 4),
    ]


def test_headings_and_captions_stay_with_what_follows() -> None:
    for name in ("Title", "Heading1", "Heading2", "Heading3", "Caption", "BoxTitle"):
        assert find(whole().styles[name], "w:pPr/w:keepNext"), name
    word_file = made(Heading(1, "Position"), Paragraph("In the Guide’s order."), benchmark(2))
    introduction = word_file.paragraphs("Normal")[0]
    assert find(introduction, "w:pPr/w:keepNext")


@pytest.mark.parametrize(
    ("page", "landscape", "size"),
    [
        ("A4", False, ("11906", "16838", "")),
        ("A4", True, ("16838", "11906", "landscape")),
        ("A3", True, ("23811", "16838", "landscape")),
    ],
)
def test_the_paper_is_that_of_the_outline(
    page: str, landscape: bool, size: tuple[str, str, str]
) -> None:
    word_file = made(Paragraph("Help."), page=page, landscape=landscape)
    paper = find(word_file.body, "w:sectPr/w:pgSz")[0]
    found = tuple(paper.get(key(f"w:{name}"), "") for name in ("w", "h", "orient"))
    assert found == size


def test_head_and_foot_say_whose_it_is_of_what_when_and_on_which_page() -> None:
    sent = replace(every_block(), to_write=(Blank("Sheet", 20),), version="3f9a2c1b")
    word_file = WordFile(render_word(sent))
    head = text(word_file.xml("word/header1.xml"))
    title = "Newshire Council · Gap report: support for kinship families"
    assert head == f"{title}\tSheet: ____   OFFICIAL-SENSITIVE"
    assert text(word_file.xml("word/header2.xml")) == "\tSheet: ____   OFFICIAL-SENSITIVE"
    foot = word_file.xml("word/footer1.xml")
    assert text(foot) == (
        "Kinship Care Practice Guide, first edition (October 2024) · Question set 3f9a-1c2b-77d0"
        " · Version 3f9a2c1b · 14 November 2026 · OFFICIAL-SENSITIVE\tPage 1 of 1"
    )
    assert [each.strip() for each in find(foot, "//w:fldSimple/@w:instr")] == ["PAGE", "NUMPAGES"]
    furniture = find(word_file.body, "w:sectPr/w:headerReference | w:sectPr/w:footerReference")
    leads = [(each.get(key("w:type")), word_file.links[each.get(key("r:id"))][0])
             for each in furniture]  # fmt: skip
    assert leads == [
        ("default", "header1.xml"),
        ("first", "header2.xml"),
        ("default", "footer1.xml"),
        ("first", "footer1.xml"),
    ]
    assert find(word_file.body, "w:sectPr/w:titlePg")


def test_the_first_page_says_what_it_is_before_anything_else() -> None:
    assert [(style(p), text(p)) for p in whole().paragraphs()[:4]] == [
        ("Title", "Gap report: support for kinship families"),
        ("Subtitle", "Newshire Council"),
        ("DocumentDetails", "Kinship Care Practice Guide, first edition (October 2024)"),
        ("DocumentDetails", "14 November 2026 · OFFICIAL-SENSITIVE"),
    ]
    details = whole().styles["DocumentDetails"]
    assert find(details, "w:pPr/w:pBdr/w:bottom")
    assert int(find(details, "number(w:pPr/w:spacing/@w:after)")) >= 200


def test_only_what_follows_a_page_break_starts_a_page() -> None:
    word_file = made(
        Paragraph("One."),
        PageBreak(),
        PageBreak(),
        Paragraph(""),
        Paragraph("Two."),
        Paragraph("Two, too."),
        PageBreak(close=True, goes_on=True),
        Paragraph("Still two."),
        PageBreak(),
        PageBreak(close=True, goes_on=True),
        benchmark(1),
    )
    starts = [text(each) for each in find(word_file.body, "w:p[w:pPr/w:pageBreakBefore]")]
    assert starts == ["Two.", "Where we stand, in the Guide’s order"]


def test_a_document_to_look_things_up_in_is_set_closer_in_letters_as_large() -> None:
    close, wide = (made(Paragraph("Help."), close_set=each) for each in (True, False))
    for path in ("w:pPr/w:spacing/@w:line", "w:pPr/w:spacing/@w:after"):
        below, above = (float(find(each.styles["Normal"], path)[0]) for each in (close, wide))
        assert below < above, path
    sizes = [find(each.styles["Normal"], "w:rPr/w:sz/@w:val") for each in (close, wide)]
    assert sizes == [["24"], ["24"]]


def test_large_print_is_large_in_word_too() -> None:
    word_file = made(Paragraph("Help."), setting="large print")
    assert find(word_file.styles["Normal"], "w:rPr/w:sz/@w:val") == ["36"]


def test_every_element_stands_in_the_order_word_asks_for() -> None:
    linked = Paragraph((Span("Act", bold=True, href="https://www.gov.uk"), Span("חוק")))
    busy = made(
        PageBreak(), Paragraph("שלום"), benchmark(1), linked, Bullets(("א",), numbered=True)
    )
    for word_file in (whole(), board(), busy):
        for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
            for parent in find(word_file.xml(name), "//*"):
                order = ORDER.get(local(parent), ())
                places = [order.index(local(each)) for each in parent] if order else []
                assert places == sorted(places), [local(each) for each in parent]


def _depths(word_file: WordFile) -> list[tuple[str, int]]:
    """What the navigation pane shows: each heading and how deep it stands."""
    found: list[tuple[str, int]] = []
    for each in word_file.paragraphs():
        level: list[Any] = find(each, "w:pPr/w:outlineLvl/@w:val")
        level = level or find(word_file.styles[style(each)], "w:pPr/w:outlineLvl/@w:val")
        if level:
            found.append((text(each), int(level[0]) + 1))
    return found


def test_what_is_set_closer_has_less_room_and_letters_as_large() -> None:
    word_file = made(
        Paragraph("Usual."),
        PageBreak(close=True, goes_on=True),
        Paragraph("Closer."),
        Bullets(("One",)),
        benchmark(1),
        Paragraph("Below."),
        PageBreak(goes_on=True),
        Paragraph("Usual again."),
        benchmark(1),
    )
    for words in ("Usual.", "Usual again."):
        (said,) = [each for each in word_file.paragraphs() if text(each) == words]
        assert not find(said, "w:pPr/w:spacing")
    normal = find(word_file.styles["Normal"], "w:pPr/w:spacing")[0]
    for words in ("Closer.", "Below."):
        (said,) = [each for each in word_file.paragraphs() if text(each) == words]
        closer = find(said, "w:pPr/w:spacing")[0]
        for side in ("after", "line"):
            assert int(closer.get(key(f"w:{side}"))) < int(normal.get(key(f"w:{side}")))
        assert not find(said, ".//w:sz")
    (item,) = word_file.paragraphs("ListBullet")
    assert find(item, "w:pPr/w:spacing")
    close, usual = find(word_file.body, "w:tbl")
    (low,) = find(close, "w:tblPr/w:tblCellMar/w:top/@w:w")
    (high,) = find(word_file.styles["ReportTable"], "w:tblPr/w:tblCellMar/w:top/@w:w")
    assert int(low) < int(high)
    assert not find(usual, "w:tblPr/w:tblCellMar")
    assert find(close, ".//w:p/w:pPr/w:spacing")
    assert not find(usual, ".//w:p/w:pPr/w:spacing")
    orders = [local(each) for each in find(close, "w:tblPr/*")]
    assert orders == [name for name in ORDER["tblPr"] if name in orders]


def test_a_page_that_holds_everything_leaves_more_room_than_a_report() -> None:
    def room(**changes: object) -> int:
        (edges,) = find(made(Paragraph("Help."), **changes).body, "w:sectPr/w:pgMar")
        return sum(int(edges.get(key(f"w:{side}"))) for side in ("top", "bottom"))

    assert room(setting="sheet", marking="") < room(marking="") - 300
    assert room(setting="sheet") > room(setting="sheet", marking="", guide="Guide")


def test_where_height_is_dear_guide_date_and_marking_share_a_line() -> None:
    for changes in ({"setting": "sheet"}, {"landscape": True}):
        assert made(Paragraph("Help."), **changes).said("DocumentDetails") == [
            "Kinship Care Practice Guide, first edition (October 2024) · 14 November 2026"
            " · OFFICIAL-SENSITIVE"
        ]
