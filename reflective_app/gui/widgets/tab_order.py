"""The order in which Tab comes to widgets that are made after their page was."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_in_order(within: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have Tab come to `widgets`, one by one, where `within` stands; what follows it comes after.

    Qt puts whatever is made later at the end of the window, wherever it is shown.
    """
    policy, last = within.focusPolicy(), within
    within.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders only what can have the focus
    for widget in widgets:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(last, widget)
            last = widget
    within.setFocusPolicy(policy)
