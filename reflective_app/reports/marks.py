"""The shapes drawn beside words: circles are positions, squares reach, the rest action status."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """A shape that repeats a word. It never stands alone, so it has no text of its own."""

    NOT_IN_PLACE = "circle, empty"
    PARTLY_IN_PLACE = "circle, a third filled"
    MOSTLY_IN_PLACE = "circle, two thirds filled"
    FULLY_IN_PLACE = "circle, full"
    POSITION_UNKNOWN = "dashed circle, question mark"
    POSITION_DOES_NOT_APPLY = "dashed circle, dash"

    REACHED = "square, full"
    SOME_REACHED = "square, lower half filled"
    NOT_REACHED = "square, empty"
    REACH_UNKNOWN = "dashed square, question mark"
    REACH_DOES_NOT_APPLY = "dash"

    OFF_TRACK = "triangle"
    AT_RISK = "diamond"
    ON_TRACK = "disc"
    COMPLETE = "tick"
