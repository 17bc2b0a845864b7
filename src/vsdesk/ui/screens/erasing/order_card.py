"""The order itself: its reason, the words for the certificate, and the number typed once more. It cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.names.fold import fold
from vsdesk.ui.editing.consent_states import code
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_NOT_CHOSEN: Final = frozenset({"further", "retention"})  # the program's own


class OrderCard(Card):
    """`ordered` carries the reason's code and the words."""

    ordered = Signal(str, str)

    def __init__(
        self, look: UiContext, session: VaultSession, why: str, number: str, said: str = ""
    ) -> None:
        """`why` "retention" is the program's own reason, and no other is offered; `said`: words of before."""
        say = look.words.say
        super().__init__(look, say("The order"), icon="edit", space=10)
        self.setObjectName("order")
        self._number = number
        terms = [(k, capital(w)) for k, w in session.labels.terms("erasure_reason") if k not in _NOT_CHOSEN]  # fmt: skip
        if why in _NOT_CHOSEN:
            terms = [(why, capital(session.labels.term("erasure_reason", why)))]
        else:
            terms = [("", "—"), *terms]
        self.why = Choice(look, "erase-why", say("Reason"), terms, why)
        self.why.chosen.connect(self._check)
        self.body.addLayout(labelled(look, say("Reason"), self.why))
        label = say("In your words, for the certificate; no names")
        self.because = TextField(look, "erase-because", label)
        self.because.setText(said)
        self.because.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.because))
        typed = say("Type {number} to confirm", number=code(number))
        self.again = TextField(look, "erase-confirm", typed, plain=True)
        self.again.textChanged.connect(self._check)
        self.again.returnPressed.connect(self._enter)
        self.body.addLayout(labelled(look, typed, self.again))
        self._still = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self._still)
        self.now = Button(look, say("Erase for good"), "erase-now", kind="danger", icon="remove")
        self.now.clicked.connect(self._order)
        self.body.addWidget(self.now)
        note = say("This cannot be taken back: the words go from this vault, and from every device that takes the order in.")  # fmt: skip
        self.body.addWidget(Paragraph(look, note, "small", "stop"))
        self._check()

    def _check(self, _: object = None) -> None:
        say = self._look.words.say
        still = ""
        if not self.why.value:
            still = say("Still needed: the reason")
        elif not self.because.text().strip():
            still = say("Still needed: the words for the certificate")
        elif fold(plain(self.again.text())) != fold(self._number):
            still = say("Still needed: the number, typed once more")
        self._still.say(still)
        self.now.setEnabled(not still)

    def _enter(self) -> None:
        if self.now.isEnabled():
            self._order()

    def _order(self) -> None:
        self.now.setEnabled(False)
        self.ordered.emit(self.why.value, self.because.text().strip())
