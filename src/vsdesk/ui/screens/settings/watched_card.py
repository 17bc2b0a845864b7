"""Settings for a computer that somebody else looks at, or takes: what is seen of the program, and erasing the
vault at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.ui.kit import keys, tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.settings import Settings


class WatchedCard(Card):
    """`changed` when a tick was set, `wipe` when the vault is to be erased (which is asked)."""

    changed = Signal()
    wipe = Signal()

    def __init__(self, look: UiContext, settings: Settings) -> None:
        say = look.words.say
        super().__init__(look, say("If somebody looks, or takes it"), icon="sealed", space=10)
        self.setObjectName("watched")
        self.blank = Tick(
            look,
            say("Show nothing while another window is in front"),
            "blank",
            on=settings.blank,
        )
        self.plain = Tick(
            look,
            say("Write “Documents” in the title bar, not the name of this program"),
            "plain-title",
            on=settings.plain_title,
        )
        self.forgets = Tick(
            look,
            say("Do not remember on this computer where the vaults lie"),
            "forgets",
            on=settings.forgets,
        )
        for one in (self.blank, self.plain, self.forgets):
            one.toggled.connect(self.changed)
            self.body.addWidget(one)
        self.rule()
        words = say(
            "If the computer is about to be taken: the keys are erased in a second, and nobody can read the vault here again. What was not handed over or backed up is lost."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self.button = Button(
            look, say("Erase this vault from this computer …"), "wipe", kind="danger", icon="remove"
        )
        tip.give(self.button, keys.shown(keys.WIPE))
        self.button.clicked.connect(self.wipe)
        self.body.addWidget(self.button, 0, look.leading)
