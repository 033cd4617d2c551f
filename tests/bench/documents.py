"""What it costs to make a printed report: what tagging adds, and how long a hundred pages take.

Run it as `python tests/bench/documents.py`; it prints the figures and the bars that they are held
to, and ends with 1 where one is passed. The report is the gap report of `tests/generated.py`. Both
ways of drawing it are timed in turn in one run, and the calmest round counts: another program's
work is none of ours. Where LibreOffice is at hand, it also says how long that takes to print the
same report from Word's format; no bar hangs on it.
"""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from reflective_app.reports.documents import outline  # noqa: E402
from reflective_app.reports.outline import Outline  # noqa: E402
from reflective_app.reports.pdf import document, rendered  # noqa: E402
from reflective_app.reports.pdf.tagging import ArtifactKind, TaggedCanvas  # noqa: E402
from reflective_app.reports.pdf.tree import Element  # noqa: E402
from reflective_app.reports.word import render_word  # noqa: E402
from tests.generated import generated_assessment  # noqa: E402

RATIO_BAR = 1.5
"""How many times as long as the same pieces drawn without tags."""

SECONDS_BAR = 3.0
"""For a hundred pages, from the outline to the whole file."""

ROUNDS = 7


class BareCanvas(TaggedCanvas):
    """Draws the same, and marks nothing: no elements, no artifacts, no links, no metadata."""

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        yield

    @contextmanager
    def picture(self, element: Element, box: tuple[float, float, float, float]) -> Iterator[None]:
        yield

    @contextmanager
    def artifact(self, kind: ArtifactKind) -> Iterator[None]:
        yield

    def link(self, element: Element, href: str, says: str, box: tuple[float, ...]) -> None:
        return

    def link_within(self, element: Element, key: str, says: str, box: tuple[float, ...]) -> None:
        return

    def finished(self) -> bytes:
        data: bytes = Canvas.getpdfdata(self)
        return data


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes by the clock, the rubbish of earlier ones collected before."""
    gc.collect()
    began = perf_counter()
    job()
    return perf_counter() - began


def bare(report: Outline) -> int:
    """Draw a report without tags; how many bytes it has."""
    with patch.object(document, "TaggedCanvas", BareCanvas):
        return len(rendered(report).data)


def through_word(report: Outline) -> str:
    """How long LibreOffice takes to print the same; that it is not here, where it is not."""
    office = shutil.which("soffice")
    if office is None:
        return "LibreOffice is not on this machine: nothing to compare with"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(render_word(report))
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        took = seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    return f"LibreOffice, from the Word document: {took:.2f} s"


def main() -> int:
    """Print each figure beside its bar; 1 where a bar is passed."""
    report = outline("gap-report", generated_assessment())
    first = rendered(report)
    assert bare(report) < len(first.data), "the tags are missing"
    tagged_times, bare_times = [], []
    for _ in range(ROUNDS):
        tagged_times.append(seconds(lambda: rendered(report)))
        bare_times.append(seconds(lambda: bare(report)))
    tagged, untagged = min(tagged_times), min(bare_times)
    ratio, hundred = tagged / untagged, 100 * tagged / first.pages
    print(f"gap report: {first.pages} pages, {len(first.data):,} bytes")
    print(f"tagged {tagged:.2f} s, without tags {untagged:.2f} s: {ratio:.2f} x (bar {RATIO_BAR})")
    print(f"a hundred pages: {hundred:.2f} s (bar {SECONDS_BAR}), {100 / hundred:.0f} a second")
    print(through_word(report))
    return 0 if ratio <= RATIO_BAR and hundred <= SECONDS_BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
