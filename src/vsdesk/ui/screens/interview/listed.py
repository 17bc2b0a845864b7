"""A topic with several entries of one shape: what was done to search, news, relatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column, rule
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ListPage(Page):
    """`listed` names the list; `main` is the field of an entry that the three answers fill."""

    listed = ""
    main = ""

    def build_entry(self, spot: str) -> None:
        """Add the fields of one entry; each list has its own."""

    def say_before(self, known: Sequence[str]) -> None:
        """What was recorded on an earlier day, one line each."""
        if known:
            self.box.addWidget(Paragraph(self.look, "\n".join(known), "body", "text2", wide=90))

    def build_entries(self, more: str) -> None:
        """The entries of this interview in a column of their own, and below it a button for one more."""
        self.below = column(self.look, space=14)
        self.box.addLayout(self.below)
        for spot in self.talk.entries(self.listed):
            self._entry(spot)
        self.more = Button(self.look, more, f"more-{self.listed}", kind="secondary", icon="add")
        self.more.clicked.connect(self._more)
        self.box.addWidget(self.more, 0, self.look.leading)
        if self.main:
            self.asked = ((f"{self.listed}/0", self.main),)

    def _entry(self, spot: str) -> None:
        if not spot.endswith("/0"):
            self.below.addWidget(rule())
        self.build_entry(spot)

    def _more(self) -> None:
        """One more entry, above the button."""
        first = len(self.fields)
        self._entry(self.talk.more(self.listed))
        self.fields[first].box.setFocus()

    def present(self) -> Sequence[tuple[str, str]]:
        """The entry that has the keyboard, else the last one."""
        if not self.main:
            return ()
        focus = QApplication.focusWidget()
        spot = self.talk.entries(self.listed)[-1]
        for field in self.fields:
            if focus is not None and _holds(field, focus) and "/" in field.spot:
                number = field.spot.partition("/")[2]
                spot = f"{self.listed}/{number}"
        return ((spot, self.main),)


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is inner or outer.isAncestorOf(inner)
