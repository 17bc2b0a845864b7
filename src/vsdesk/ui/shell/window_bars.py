"""Top and bottom of the window: search, who works here, the lock; what waits to be handed over, what is
saved, when it locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from vsdesk.members import for_each
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day, local
from vsdesk.ui.shell.search_box import SearchBox
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Status
    from vsdesk.ui.kit.ui_context import UiContext
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
        self._key = Label(look, shortcuts.FIND, "small", "text2")
        line.addWidget(self._key)
        line.addStretch(1)
        self._person = IconMark(look, "person", "text2", 16)
        line.addWidget(self._person)
        self.who = Label(look, "", "body", "text2")
        line.addWidget(self.who)
        line.addSpacing(look.px(6))
        told = icon_button(look, "info", say("Keys"), "tell-keys", kind="quiet")
        tip.give(told, shortcuts.with_key(look, say("Keys"), shortcuts.TELL))
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


Saved = Literal["saved", "saving", "kept", "refused", "lost"]
_SAVED: Final = for_each(
    get_args(Saved),
    {
        "saved": (mark("All changes saved"), "check", "ok"),
        "saving": (mark("Saving …"), "clock", "text2"),
        "kept": (mark("Kept as a draft, not saved yet"), "edit", "text2"),
        "refused": (mark("Not saved:"), "warn", "warn"),
        "lost": (mark("What you wrote last could not be kept"), "warn", "warn"),
    },
)


class StatusBar(QFrame):
    """Four facts; two when the window is narrow. `stop` leaves the comparing until later."""

    stop = Signal()
    to_unsaved = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._wide, self._troubled = True, False
        self.setObjectName("status-bar")
        self.setProperty("part", "bottom")
        self.setFixedHeight(look.px(31))
        line = row(look, self, edges=(16, 0, 16, 0), space=8)
        self._send = IconMark(look, "send", "text2", 14)
        self.unsent = Label(look, "", "small", "text2")
        self._dot = Label(look, "·", "small", "text2")
        self._receipt = IconMark(look, "receipt", "text2", 14)
        self.receipt = Label(look, "", "small", "text2")
        self._check = IconMark(look, "check", "ok", 14)
        self.saved = Label(look, look.words.say("All changes saved"), "small", "text2")
        self.unsaved = Button(look, "", "to-unsaved", kind="link")  # the field that was refused
        self.unsaved.setAccessibleName(self.saved.text())
        self.unsaved.clicked.connect(self.to_unsaved)
        self._dot2 = Label(look, "·", "small", "text2")
        self._lock = IconMark(look, "lock", "text2", 14)
        self.lock = Label(look, "", "small", "text2")
        self._away = IconMark(look, "sealed", "sealed", 14)
        self.away = Label(look, look.words.say("On a journey"), "small", "text2")
        for part in (self._away, self.away, self._send, self.unsent):
            line.addWidget(part)
        for part in (self._dot, self._receipt, self.receipt):
            line.addWidget(part)
        for part in (self._away, self.away):
            part.hide()
        line.addStretch(1)
        self.finding = Label(look, "", "small", "text2")
        words = look.words.say("Stop comparing")
        self._stop = Button(look, words, "stop-comparing", kind="link")
        tip.give(
            self._stop, look.words.say("What was found stays. It goes on after the next save.")
        )
        self._stop.clicked.connect(self.stop)
        line.addWidget(self.finding)
        line.addWidget(self._stop)
        line.addSpacing(look.px(8))
        self.show_finding(0, 0)
        for part in (self._check, self.saved):
            line.addWidget(part)
        line.addWidget(self.unsaved)
        for part in (self._dot2, self._lock, self.lock):
            line.addWidget(part)
        self.unsaved.hide()

    def show_status(self, status: Status) -> None:
        """Show a Status of the desk."""
        say = self._look.words.say
        for part in (self._away, self.away):
            part.setVisible(status.journey is not None)
        self.unsent.setText(
            say(
                "Since the last bundle: {new} new, {changed} changed",
                new=status.unsent_new,
                changed=status.unsent_changed,
            )
        )
        if status.last_receipt:
            when = day(self._look.words, local(status.last_receipt), year=False)
            self.receipt.setText(say("Last receipt: {day}", day=when))
        else:
            self.receipt.setText(say("No receipt yet"))

    def show_saved(self, state: Saved, field: str = "") -> None:
        """Whether all that was written is saved: the one place that says so. `field` is what was refused."""
        words, icon, tone = _SAVED[state]
        said = self._look.words.say(words)
        self.saved.setText(said)
        self._check.draw(icon, tone)
        self.unsaved.setText(field)
        self.unsaved.setAccessibleName(self._look.dots(said, field))
        self.unsaved.setVisible(bool(field))
        self._troubled = tone == "warn"
        self._show_check()

    def _show_check(self) -> None:
        """What was refused is said however narrow the window is."""
        for part in (self._check, self.saved, self._dot2):
            part.setVisible(self._wide or self._troubled)

    def show_finding(self, done: int, every: int) -> None:
        """How many reports were compared, of how many; 0 of 0: nothing is compared now."""
        say = self._look.words.say
        self.finding.setText(say("Comparing reports: {done} of {all}", done=done, all=every))
        self.finding.setVisible(every > 0)
        self._stop.setVisible(every > 0)

    def show_left(self, seconds: int) -> None:
        """Time until the lock."""
        self.lock.setText(
            self._look.words.say("Locks in {time}", time=f"{seconds // 60}:{seconds % 60:02}")
        )

    def reflow(self, width: float) -> None:
        """Two facts when the window is narrow."""
        self._wide = width >= 1000
        for part in (self._dot, self._receipt, self.receipt):
            part.setVisible(self._wide)
        self._show_check()
        self._send.setVisible(width >= 900)
