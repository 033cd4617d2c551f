"""What stands about a file in the file: names as they are, never markup, code or formula."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.editing import changed
from reflective_app.domain.findings import findings
from reflective_app.reports.data import data_workbook
from reflective_app.reports.documents import document
from reflective_app.storage.sample import sample_assessment
from reflective_app.storage.tables import table_bytes

NAMES = [
    "=1+1 <b>Council</b>",
    "</title><script>alert(1)</script>",
    "A & B &amp; “C” ]]> --> <!--",
    "@SUM(A1) \\) /Author (me) >>",
    "\u202eright\u202c to left",
]


def of(council: str) -> Assessment:
    sample = sample_assessment()
    profile: Profile = changed(sample.profile, council=council, marking="<i>&A</i> & 12")
    return changed(sample, profile=profile)


class _Title(HTMLParser):
    """The title of a web page, and every script in it."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.scripts, self._in = "", 0, ""

    def handle_starttag(self, tag: str, _: object) -> None:
        self._in = tag
        self.scripts += tag == "script"

    def handle_endtag(self, _: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data


@pytest.mark.parametrize("council", NAMES)
def test_every_format_says_the_council_as_it_is_called(council: str) -> None:
    assessment, seen = of(council), "".join(council.split("\u202e")).replace("\u202c", "")
    page = _Title()
    page.feed(document("summary-page", ".html", assessment).decode())
    word = docx.Document(BytesIO(document("summary-page", ".docx", assessment)))
    pdf = pypdfium2.PdfDocument(document("summary-page", ".pdf", assessment))
    titles = (page.title, word.core_properties.title, pdf.get_metadata_dict()["Title"])
    author = pdf.get_metadata_dict()["Author"]
    pdf.close()

    assert page.scripts == 0
    for title in titles:
        assert seen.split()[0] in "".join(sign for sign in title if sign not in "\u202e\u202c")
        assert "&lt;" not in title
    assert author == ""
    assert not word.core_properties.author


@pytest.mark.parametrize("council", NAMES)
def test_no_workbook_holds_a_formula_and_its_marking_is_what_was_chosen(council: str) -> None:
    assessment = of(council)
    books = [
        data_workbook(findings(assessment), assessment),
        *(table_bytes(name, ".xlsx", assessment) for name in ("answers", "services", "actions")),
    ]
    for data in books:
        book = openpyxl.load_workbook(BytesIO(data))
        for sheet in book.worksheets:
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell.value for cell in cells if cell.data_type == "f"]
            assert sheet.oddHeader.right.text == "<i>&&A</i> && 12"
        assert book.properties.creator == "Reflective App"


def test_a_workbook_without_a_marking_says_nothing_in_its_place() -> None:
    sample = sample_assessment()
    plain = changed(sample, profile=changed(sample.profile, marking="none"))

    book = openpyxl.load_workbook(BytesIO(table_bytes("answers", ".xlsx", plain)))

    assert book.worksheets[0].oddHeader.right.text is None
