"""Letters that ask to delete, as they are kept with the family: open, print, save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.people import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screens.consent.host import ConsentActions


class LettersCard(Card):
    """`items` are the letters, the newest first."""

    def __init__(self, host: ConsentActions) -> None:
        look = host.told.look
        super().__init__(look, look.words.say("Letters"), icon="send", space=6)
        self.setObjectName("letters")
        self._host = host
        letters = [one for one in host.told.found.dossier.of("evidence_item") if one.text("type") == "our_letter"]  # fmt: skip
        newest = sorted(letters, key=lambda one: one.created, reverse=True)
        self.items = tuple(host.told.turns(newest, lambda one: (one.id,), FIRST))
        self.body.addWidget(More(look, "more-letters", self.items, self._line, space=6))

    def _line(self, item: RecordView) -> QWidget:
        part = QWidget()
        look, labels = self._look, self._host.told.session.labels
        line = row(look, part, space=10)
        line.addWidget(IconMark(look, "file", "text2"))
        recipient = item.text("title").partition("-")[0]
        name = capital(labels.term("recipient", recipient))
        line.addWidget(Label(look, name, elide=True), 1)
        line.addWidget(Label(look, log_stamp(look.words, item.created), "small", "text2"))
        words = look.words.say("Open the letter")
        button = Button(look, words, f"letter-{item.id[:8]}", kind="link", icon="go", after=True)
        button.setProperty("item", item.id)
        button.clicked.connect(self._open)
        line.addWidget(button)
        return part

    def _open(self) -> None:
        self._host.go(Route("paper", str(self.sender().property("item")), "letter"))
