"""What comes after this week: read and shown once somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.due_rows import KINDS, DueRows, place_of, unread_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, Due
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_SORTS: Final = ("threat", "call", "duty", "risk", "consent", "ask", "follow_up", "submission")


class Later(QWidget):
    """One press, and a card of what comes later, sort by sort. `go` carries a Place, `failed` a problem.

    `opened` says whether it is asked for at once, as it was before the page was made anew.
    """

    go = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, *, opened: bool = False) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.opened = False
        self._box = column(look, self, space=8)
        self.button = Button(look, look.words.say("Later than this week"), "later", kind="link", icon="open", after=True)  # fmt: skip
        self.button.clicked.connect(self._toggle)
        self._box.addWidget(self.button, 0, look.leading)
        self._rows = column(look, space=8)
        self._box.addLayout(self._rows)
        if opened:
            self._toggle()

    def _toggle(self) -> None:
        self.opened = not self.opened
        clear(self._rows)
        if self.opened:
            answer: Callbacks[Sequence[Due]] = Callbacks(self, self._found, self._failed)
            self._session.jobs.read(answer, _look, self._session.desk)

    def _failed(self, problem: VsdeskError) -> None:
        self.opened = False
        self.failed.emit(problem)

    def _found(self, due: Sequence[Due]) -> None:
        clear(self._rows)
        if not self.opened:  # closed again while it was read
            return
        look = self._look
        if not due:
            words = look.words.say("Nothing is written down for later.")
            self._rows.addWidget(Paragraph(look, words, "body", "text2"))
            return
        card = Card(look, look.words.say("Later"), space=4)
        unread = [str(one.told) for one in due if one.what == "unread"]
        if unread:
            card.body.addWidget(Paragraph(look, unread_words(look, unread), "body"))
        for what in _SORTS:
            some = [one for one in due if one.what == what]
            if some:
                rows = DueRows(look, self._session, KINDS[what], some, name="later")
                rows.chosen.connect(self._chosen)
                card.body.addWidget(rows)
        self._rows.addWidget(card)

    def _chosen(self, due: Due) -> None:
        self.go.emit(place_of(due, self._session.dictionary))


def _look(desk: Desk) -> Sequence[Due]:
    return desk.due.later()
