"""A strip that asks before an act: what is to be known, what is asked for, the way back and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.boxes import as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from vsdesk.ui.kit.boxes import Edges
    from vsdesk.ui.kit.ui_context import UiContext

_EDGES: Edges = (14, 12, 14, 12)


def _always() -> bool:
    return True


class ConfirmStrip(QFrame):
    """Held by whoever asks, and fills it whole. `closed` when nothing is done, `sure`
    when the way on was pressed.

    `box` takes what is asked. The way on is open while `ready` says so: `check` asks it again.
    """

    closed = Signal()
    sure = Signal()
    leave: Button
    now: Button

    def __init__(
        self,
        owner: QWidget,
        look: UiContext,
        name: str,
        tone: str,
        *,
        ready: Callable[[], bool] = _always,
        edges: Edges = _EDGES,
        space: float = 8,
    ) -> None:
        super().__init__()
        self._look, self._ready = look, ready
        self.setObjectName(name)
        as_frame(self, "strip", tone)
        self.box: QVBoxLayout = column(look, self, edges=edges, space=space)
        column(look, owner).addWidget(self)

    def title(self, words: str) -> None:
        """The question, or what will happen."""
        self.box.addWidget(Paragraph(self._look, words, "strong"))

    def note(self, words: str, role: str = "small", *, wide: int = 80) -> None:
        """What is to be known before."""
        self.box.addWidget(Paragraph(self._look, words, role, "text2", wide=wide))

    def reason(self, name: str, label: str) -> TextField:
        """A line for words of whoever acts; its place is given by the caller."""
        made = TextField(self._look, name, label)
        made.textChanged.connect(self.check)
        return made

    def ways(
        self,
        put: Callable[[QWidget], None],
        back: tuple[str, str],
        on: tuple[str, str],
        *,
        kind: str = "secondary",
        icon: str = "",
    ) -> None:
        """The way back, then the way on, each as (words, name): `put` gives them their place."""
        self.leave = Button(self._look, *back)
        self.leave.clicked.connect(self.closed)
        put(self.leave)
        self.way_on(*on, put=put, kind=kind, icon=icon)

    def way_on(
        self,
        words: str,
        name: str,
        *,
        put: Callable[[QWidget], None] | None = None,
        kind: str = "secondary",
        icon: str = "",
    ) -> None:
        """The way on alone, at the end of the strip unless `put` gives it a place."""
        self.now = Button(self._look, words, name, kind=kind, icon=icon)
        self.now.clicked.connect(self.sure)
        if put is not None:
            put(self.now)
        else:
            self.box.addWidget(self.now, 0, self._look.leading)
        self.check()

    def check(self, _: object = None) -> None:
        """Open or shut the way on."""
        self.now.setEnabled(self._ready())
