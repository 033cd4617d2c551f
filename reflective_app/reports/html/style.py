"""How the page looks: one style sheet for screen, telephone, other colours and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflective_app.reports.html.markup import on_one_line
from reflective_app.reports.look import ACCENT, INK, PAPER, SECOND_INK, Colours
from reflective_app.reports.spans import SEPARATOR

if TYPE_CHECKING:
    from reflective_app.reports.outline import Outline

_COLOURS = Colours()
_LONGEST_FOOT = 220
"""Letters of a line in a page's margin, which cannot grow."""
_SHORTEST_GUIDE = 40


def style_sheet(outline: Outline) -> str:
    """Rules for the paper, the size and the margins that the outline asks for, and for all."""
    return "\n".join((_SCREEN, _OWN_COLOURS, _PAPER_RULES, _page(outline)))


def css_text(text: str) -> str:
    """Words as a string of a style sheet: nothing in them can end it, or the sheet."""
    # A line may end after a separator, and never begins with one.
    short = on_one_line(text).replace(SEPARATOR, f"\u00a0{SEPARATOR.lstrip()}")
    if len(short) > _LONGEST_FOOT:
        short = short[: _LONGEST_FOOT - 1] + "…"
    return '"' + "".join(_css_letter(letter) for letter in short) + '"'


def _css_letter(letter: str) -> str:
    plain = letter == " " or (letter.isascii() and letter.isalnum())
    return letter if plain else f"\\{ord(letter):x} "


def _page(outline: Outline) -> str:
    turned = " landscape" if outline.landscape else ""
    larger = outline.setting == "large print"
    points = 18 if larger else 17 if outline.page == "A3" else 12
    screen = "html{font-size:150%}\n" if larger else ""
    wide = ".page{max-width:80rem}\n" if outline.landscape else ""
    one_page = _ONE_PAGE if outline.setting == "sheet" else ""
    return f"""{screen}{wide}@page{{
size:{outline.page}{turned};margin:18mm 18mm 20mm;
@top-right{{content:{css_text(outline.marking)};font:bold 9pt sans-serif}}
@bottom-left{{content:{css_text(_foot(outline))};font:9pt sans-serif;width:80%;text-align:left}}
@bottom-right{{content:"Page " counter(page) " of " counter(pages);font:bold 9pt sans-serif}}
}}
@media print{{html{{font-size:{points}pt;line-height:1.45}}}}{one_page}"""


def _foot(outline: Outline) -> str:
    """The foot, with the guide cut short where there is no room for what stands after it."""
    too_long = len(outline.foot_line) - _LONGEST_FOOT
    if too_long <= 0:
        return outline.foot_line
    left = max(len(outline.guide) - too_long - 1, _SHORTEST_GUIDE)
    return replace(outline, guide=f"{outline.guide[:left]}…").foot_line


_SCREEN = f"""
html{{color-scheme:light;color:{INK};background:{PAPER};font-family:sans-serif;line-height:1.5;
text-size-adjust:100%}}
body{{margin:0;overflow-wrap:anywhere}}
.page{{max-width:64rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}}
.skip{{position:absolute;left:-100vw}}
.skip:focus{{left:1rem;top:.5rem;padding:.5rem .75rem;background:{PAPER};
border:2px solid {ACCENT};z-index:1}}
a{{color:{ACCENT};text-underline-offset:.15em}}
:focus-visible{{outline:3px solid {ACCENT};outline-offset:2px}}
header{{border-bottom:2px solid {ACCENT};padding-bottom:1rem;margin-bottom:1.5rem}}
header{{display:flow-root}}
.logo{{float:right;height:auto;max-width:40%;margin:0 0 .75rem 1.5rem}}
header p,footer p{{margin:.2rem 0;max-width:none}}
h1{{font-size:2rem;line-height:1.25;margin:.25rem 0 .5rem}}
h2{{font-size:1.5rem;line-height:1.3;margin:2.25rem 0 .75rem;color:{ACCENT}}}
h3{{font-size:1.2rem;line-height:1.35;margin:1.75rem 0 .5rem}}
h4,h5{{font-size:1rem;line-height:1.4;margin:1.25rem 0 .4rem}}
p,ul,ol,dl{{margin:0 0 .8rem;max-width:46rem}}
ul,ol{{padding-left:1.75rem}}
li{{margin-bottom:.35rem}}
dt{{font-weight:bold}}
dd{{margin:0 0 .5rem 1.25rem}}
.council{{font-size:1.2rem;font-weight:bold;color:{ACCENT}}}
.marking{{font-weight:bold}}
.about,.caption,footer{{color:{SECOND_INK};font-size:.9rem}}
.lead{{font-size:1.15rem}}
nav ul{{list-style:none;padding-left:0;max-width:none}}
nav>ul{{columns:22rem;column-gap:2.5rem}}
nav ul ul{{padding-left:1.5rem;margin:.25rem 0 .5rem}}
nav a{{display:inline-block;padding:.15rem 0}}
.box{{margin:1.5rem 0;padding:.9rem 1.1rem .2rem;background:{_COLOURS.box_fill};
border:1px solid {_COLOURS.hairline};border-left:5px solid {ACCENT}}}
.box-title{{margin-top:0;font-size:1rem;color:inherit}}
.scroll{{overflow-x:auto;margin:1.25rem 0}}
table{{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;
overflow-wrap:break-word}}
caption{{text-align:left;font-weight:bold;padding:0 0 .4rem}}
caption span{{display:inline-block;position:sticky;left:0;max-width:min(46rem,88vw)}}
th,td{{text-align:start;vertical-align:top;padding:.4rem .5rem;
border-bottom:1px solid {_COLOURS.hairline}}}
thead th,thead td{{vertical-align:bottom;background:{_COLOURS.head_fill};
border-bottom:2px solid {_COLOURS.head_rule}}}
tbody th{{font-weight:bold}}
th p,td p{{margin:0 0 .3rem}}
.long{{overflow-wrap:anywhere}}
.corner{{position:relative}}
.corner::after{{content:"";position:absolute;top:0;right:0;border:solid transparent;
border-width:0 .7em .7em 0;border-right-color:{INK}}}
.marked{{display:flex;gap:.45em;align-items:flex-start}}
.marked>div,.marked>p{{min-width:0}}
.mark{{flex:none;width:1.1em;height:1.1em;margin-top:.15em}}
.lane{{margin:1.25rem 0}}
.board-caption{{font-weight:bold}}
.cards{{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));
gap:.75rem;list-style:none;padding:0;max-width:none}}
.card{{margin:0;padding:.6rem .75rem;border:1px solid {_COLOURS.card_edge};border-radius:5px}}
.card p{{margin:0 0 .25rem}}
.code{{color:{SECOND_INK};font-weight:bold}}
figure{{margin:1.5rem 0}}
figcaption{{font-weight:bold;margin-bottom:.4rem}}
figure svg{{display:block;height:auto;font-family:Arial,"Liberation Sans",Helvetica,sans-serif}}
summary{{padding:.4rem 0;cursor:pointer;color:{ACCENT}}}
.sheet p{{white-space:pre-wrap;margin:0 0 .35rem}}
.close p,.close ul,.close ol,.close dl{{margin-bottom:.5rem}}
.close h2{{margin-top:1.75rem}}
.close h3,.close h4{{margin-top:1.1rem}}
footer{{border-top:1px solid {_COLOURS.head_rule};margin-top:3rem;padding-top:.75rem}}
@media (max-width:40rem){{
.page{{padding:1rem .9rem 2rem}}
h1{{font-size:1.6rem}}
h2{{font-size:1.35rem}}
}}"""

_OWN_COLOURS = """@media (forced-colors:active){
.mark,.mark g{stroke:CanvasText}
.mark .ink{fill:CanvasText}
.mark .bare{fill:Canvas}
.corner::after{display:none}
figure svg,figure svg text{forced-color-adjust:none}
}"""

_ONE_PAGE = """
@page{margin:12mm 15mm 16mm}
@media print{
html{line-height:1.25}
header{padding-bottom:.4rem;margin-bottom:.5rem}
h1{font-size:1.5rem;margin:0 0 .2rem}
h2{font-size:1.2rem;margin:.6rem 0 .25rem}
.close p,.close ul,.close ol,.close dl{margin-bottom:.3rem}
.close .scroll{margin:.4rem 0}
li{margin-bottom:.1rem}
th,td{padding:.15rem .4rem;line-height:1.25}
.logo{max-height:10mm;width:auto}
footer{margin-top:.4rem;padding-top:.2rem}
}"""
"""What is to stand on one page is printed close, in letters as large."""

_PAPER_RULES = f"""@media print{{
nav,.skip{{display:none}}
.page{{max-width:none;padding:0}}
p,ul,ol,dl{{max-width:none}}
a{{color:inherit}}
h1,h2,h3,h4,h5,caption,figcaption,summary{{break-after:avoid}}
thead{{display:table-header-group}}
tr,li,figure svg,.card{{break-inside:avoid}}
p,li,dd{{orphans:3;widows:3}}
.new-page{{break-before:page}}
.new-page>:first-child{{margin-top:0}}
.scroll{{overflow:visible}}
.scroll>table{{min-width:0!important}}
figure svg{{max-width:100%}}
caption span{{position:static;max-width:none}}
details::details-content{{content-visibility:visible;display:block;block-size:auto}}
.box{{border-color:{_COLOURS.card_edge};border-left-color:{ACCENT}}}
}}"""
