"""The pictures of a report, as figures: pure functions of an assessment and its findings."""

from reflective_app.reports.pictures.groups import group_grid
from reflective_app.reports.pictures.positions import position_strip
from reflective_app.reports.pictures.projected import before_and_after
from reflective_app.reports.pictures.roadmap_bars import roadmap_bars
from reflective_app.reports.pictures.timeline import without_dates
from reflective_app.reports.pictures.votes import vote_spread

__all__ = [
    "before_and_after",
    "group_grid",
    "position_strip",
    "roadmap_bars",
    "vote_spread",
    "without_dates",
]
