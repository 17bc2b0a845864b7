"""Where no letter is set: another device alone says that an answer was taken back, and somebody looks first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.more import More
from vsdesk.ui.parts.own_papers import LETTER
from vsdesk.ui.people import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import UnlookedHolder
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = 3  # banners at once: below them stands the page itself


class LettersUnlooked(QWidget):
    """A banner for each body to which a letter would go; `go` is the way to the page of what waits.

    `says`: whether anything is said here now.
    """

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._box = column(look, self, space=8)
        self._some = False  # whether there is anybody to say it of
        self.says = False
        self.hide()

    def tell(self, holders: Sequence[UnlookedHolder]) -> None:
        """Say it of these. Only a coordinator has the way there."""
        clear(self._box)
        self._some = bool(holders)
        if holders:
            self._box.addWidget(More(self._look, "more-unlooked", holders, self._banner, first=_FIRST))  # fmt: skip

    def _banner(self, one: UnlookedHolder) -> Banner:
        from vsdesk.desk import LOOK_FIRST

        name = capital(self._session.labels.term("recipient", one.recipient))
        words = self._look.words.say(LOOK_FIRST, body=self._look.dots(name, one.named))
        return Banner(self._look, words, tone="warn", button=self._way(one))

    def show_for(self, paper: str) -> None:
        """It stands where a letter is chosen, or none can be."""
        self.says = self._some and paper == LETTER
        self.setVisible(self.says)

    def _way(self, one: UnlookedHolder) -> Button | None:
        if self._session.desk.context.role != "coordinator":
            return None
        words = self._look.words.say("Look at what waits")
        button = Button(self._look, words, f"look-first-{one.recipient}", icon="go", after=True)
        button.setProperty("root", one.root)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        self.go.emit(Route("wait", str(self.sender().property("root"))))
