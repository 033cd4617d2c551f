"""Colours and text sizes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.assets import shipped
from reflective_app.gui import units
from reflective_app.gui.application import Program
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.theme import DARK, LIGHT, Inks, Theme, palette, readable_second_ink
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.shapes import DARK_RAMP, LIGHT_RAMP, Ramp
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, title_label


def luminance(colour: str) -> float:
    rgb = QColor(colour)
    parts = [part / 255 for part in (rgb.red(), rgb.green(), rgb.blue())]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("inks", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(inks: Inks) -> None:
    for ground in (inks.page, inks.rail, inks.tint):
        for ink in (inks.text, inks.second, inks.accent):
            assert contrast(ink, ground) >= 4.5
        assert contrast(inks.edge, ground) >= 3.0
    assert contrast(inks.on_accent, inks.accent) >= 4.5


@pytest.mark.parametrize(
    ("inks", "ramp"), [(LIGHT, LIGHT_RAMP), (DARK, DARK_RAMP)], ids=["light", "dark"]
)
def test_the_outline_of_a_shape_can_be_seen(inks: Inks, ramp: Ramp) -> None:
    for ground in (inks.page, inks.rail, inks.tint):
        assert contrast(ramp.outline, ground) >= 3.0


def test_the_steps_of_a_ramp_differ_in_grey() -> None:
    for ramp in (LIGHT_RAMP, DARK_RAMP):
        greys = [luminance(colour) for colour in (ramp.some, ramp.most, ramp.all)]
        assert greys == sorted(greys) or greys == sorted(greys, reverse=True)


def test_a_faint_second_ink_of_the_computer_is_mixed_anew() -> None:
    system = palette(LIGHT)
    system.setColor(QPalette.ColorRole.PlaceholderText, QColor("#c0c0c0"))
    mixed = readable_second_ink(system).color(QPalette.ColorRole.PlaceholderText)
    assert contrast(mixed.name(), LIGHT.page) >= 4.5


def test_the_colours_can_be_chosen_against_the_computer_s(theme: Theme, qapp: QApplication) -> None:
    theme.set_appearance("dark")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.page
    theme.set_appearance("light")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == LIGHT.page
    theme.set_appearance("system")


def test_colours_that_were_chosen_before_hold_from_the_start(
    theme: Theme, qapp: QApplication
) -> None:
    again = Theme(qapp, shipped("resources", "app.qss"), appearance="dark")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.page
    again.set_appearance("system")
    again.setParent(None)


def test_captions_are_never_under_12_pixels_at_the_normal_size(theme: Theme) -> None:
    assert QFontInfo(units.font(Role.CAPTION)).pixelSize() >= 12
    assert units.u(1) == 8


def test_all_text_on_screen_follows_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    units.lay(column, (4, 3, 4, 3), 1)
    labels: list[RoleLabel] = [title_label("Title"), body_label("Body"), caption("Caption")]
    button, field = quiet_button("Open"), PlainField("Council")
    for widget in (*labels, button, field):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    widgets: list[QWidget] = [*labels, button, field]
    before = [widget.fontMetrics().height() for widget in widgets]
    margin = column.contentsMargins().left()
    theme.set_text_size(200)
    after = [widget.fontMetrics().height() for widget in widgets]
    assert [round(new / old) for new, old in zip(after, before, strict=True)] == [2] * 5
    assert column.contentsMargins().left() == 2 * margin


def test_the_text_size_stays_between_the_smallest_and_the_largest(theme: Theme) -> None:
    for _ in range(20):
        theme.larger()
    assert theme.text_size == 200
    for _ in range(20):
        theme.smaller()
    assert theme.text_size == 80
    theme.normal()
    assert theme.text_size == 100


def test_a_new_text_size_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.text_size_changed) as told:
        theme.larger()
    assert told.args == [110]
    with qtbot.assertNotEmitted(theme.text_size_changed):
        theme.set_text_size(110)


@pytest.mark.parametrize("appearance", ["system", "light", "dark"])
def test_the_menu_shows_whose_colours_hold(theme: Theme, qtbot: QtBot, appearance: str) -> None:
    theme.set_appearance(appearance)
    fresh = MainWindow(theme)
    qtbot.addWidget(fresh)
    assert fresh.actions_.appearance.checkedAction().data() == appearance
    theme.set_appearance("system")


def test_colours_that_were_chosen_are_there_at_the_next_start(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    first = Program(qapp, None)
    qtbot.addWidget(first.window)
    first.window.actions_.appearance.actions()[2].trigger()
    again = Program(qapp, None)
    qtbot.addWidget(again.window)
    assert again.window.actions_.appearance.checkedAction().data() == "dark"
    for program in (first, again):
        program.setParent(None)
    theme.set_appearance("system")
