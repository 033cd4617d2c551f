"""The address of a web page, as text to be read or copied, and a button that opens it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption

COPIED = "The address is copied."
NOT_OPENED = "This computer did not open it. Copy the address, or type it in any browser."
NO_ADDRESS = "The question set has no address for it. Search for the guide by its title."


class AddressRow(QWidget):
    """What page it is, and its address. The room may have no internet, so the text is there."""

    def __init__(self, head: str, about: str) -> None:
        """`about` ends what the buttons are called ("Copy the address of the guide’s page")."""
        super().__init__()
        self.address = ""
        self.head: RoleLabel = caption(head)
        self.title: RoleLabel = body_label("")
        self.shown: RoleLabel = body_label("", second=True)
        self.copy = link_button("Copy address", self._copy, spoken=f"Copy the address of {about}")
        self.open = link_button(
            "Open in the browser", self._open, spoken=f"Open in the browser: {about}"
        )
        self.news: RoleLabel = caption("", second=False)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.copy)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.25)
        for part in (self.head, self.title, self.shown, self._buttons, self.news):
            column.addWidget(part)
        self.news.hide()

    def show_page(self, title: str, address: str) -> None:
        """Show a page; without an address, what to do instead."""
        self.address = address
        self.title.say(title)
        self.shown.say(address or NO_ADDRESS)
        self._buttons.setVisible(bool(address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self._tell(COPIED)

    def _open(self) -> None:
        if QDesktopServices.openUrl(QUrl(self.address)):
            self.news.say("")
        else:
            self._tell(NOT_OPENED)

    def _tell(self, message: str) -> None:
        self.news.say(message)
        announce(self, message)
