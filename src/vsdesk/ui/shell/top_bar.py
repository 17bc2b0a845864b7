"""The top bar: the vault's name, the search, who works here, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from vsdesk.ui.kit import keys, tip
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.shell.search_box import SearchBox

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class TopBar(QFrame):
    """`lock` when the lock is pressed, `tell_keys` for the page of keys."""

    lock = Signal()
    tell_keys = Signal()

    def __init__(self, look: UiContext, session: VaultSession, over: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("top-bar")
        self.setProperty("part", "top")
        self.setFixedHeight(look.px(53))
        say = look.words.say
        line = row(look, self, edges=(17, 0, 12, 0), space=10)
        self._brand = IconMark(look, "brand", "accent", 20)
        line.addWidget(self._brand)
        self.vault = Label(look, "vsdesk", "strong", elide=True)
        self.vault.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.vault.setFixedWidth(look.px(122))
        line.addWidget(self.vault)
        self.search = SearchBox(look, session, over)
        self.search.setMaximumWidth(look.px(470))
        self.search.setMinimumWidth(look.px(180))
        line.addWidget(self.search, 10)
        self._key = Label(look, keys.FIND, "small", "text2")
        line.addWidget(self._key)
        line.addStretch(1)
        self._person = IconMark(look, "person", "text2", 16)
        line.addWidget(self._person)
        self.who = Label(look, "", "body", "text2")
        line.addWidget(self.who)
        line.addSpacing(look.px(6))
        told = icon_button(look, "info", say("Keys"), "tell-keys", kind="quiet")
        tip.give(told, keys.with_key(look, say("Keys"), keys.TELL))
        told.clicked.connect(self.tell_keys)
        line.addWidget(told)
        lock = Button(look, say("Lock"), "lock", icon="lock")
        tip.give(lock, say("Lock the vault (Ctrl+L). Every word is kept."))
        lock.clicked.connect(self.lock)
        line.addWidget(lock)

    def say_who(self, vault: str, who: str) -> None:
        """Name the vault and the person."""
        self.vault.setText(vault)
        self.who.setText(who)

    def reflow(self, width: float) -> None:
        """Leave out what is least needed."""
        for part in (self._brand, self.vault):
            part.setVisible(width >= 900)
        for other in (self._person, self.who):
            other.setVisible(width >= 1000)
        self._key.setVisible(width >= 1080)
