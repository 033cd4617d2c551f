"""A box to choose from where some choices stand below others, such as parts of a document."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
)

from reflective_app.gui.widgets.choices import ChoiceBox

DEPTH = int(Qt.ItemDataRole.UserRole) + 1
INDENT = "    "


class IndentedBox(ChoiceBox):
    """Choices below others are moved in to look at only: typing finds them by their first letters.

    It is no wider for a long name in it. Where a name does not fit, here or in the list, which Qt
    keeps to the screen, it ends in an ellipsis.
    """

    def __init__(self, name: str) -> None:
        """Empty at first."""
        super().__init__([], name)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.setItemDelegate(_MovedIn(self))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def add_choice(self, key: str, words: str, depth: int = 0) -> None:
        """Add at the end; `depth` is how many stand above it."""
        self.addItem(words, key)
        self.setItemData(self.count() - 1, depth, DEPTH)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The name, as much of it as there is room for."""
        super().initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        right = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, right, room)


class _MovedIn(QStyledItemDelegate):
    """Paints a choice as far to the right as it stands below others."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = INDENT * int(index.data(DEPTH) or 0) + option.text
