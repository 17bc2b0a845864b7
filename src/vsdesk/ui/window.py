"""The one window: the start screen, then the shell of the open vault; dressed anew for a new look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.ui import vault_actions
from vsdesk.ui.kit import overlays, reading_order, shortcuts, tip, window_size
from vsdesk.ui.kit.absence import Away, listen
from vsdesk.ui.kit.blank import Blank
from vsdesk.ui.kit.boxes import ColumnBox
from vsdesk.ui.kit.idle import IdleLock
from vsdesk.ui.kit.jobs import Callbacks, Jobs
from vsdesk.ui.kit.kept_words import KeptWords
from vsdesk.ui.kit.prompts import Prompts, ScreenPrompts
from vsdesk.ui.kit.qt_words import QtWords
from vsdesk.ui.kit.sheet import stylesheet
from vsdesk.ui.kit.tokens import Theme
from vsdesk.ui.kit.ui_context import UiContext
from vsdesk.ui.route import Route
from vsdesk.ui.screens import SCREENS
from vsdesk.ui.screens.start.start_screen import StartScreen
from vsdesk.ui.shell.keys_page import KeysPage
from vsdesk.ui.vault_shutdown import VaultShutdown
from vsdesk.ui.wipe_job import WipeJob, question
from vsdesk.words import LANGS, Words

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.kit.settings import Settings
    from vsdesk.ui.session import VaultSession
    from vsdesk.ui.shell.shell import Shell
    from vsdesk.ui.vault_actions import EnvOf

_LAST: Final = 20_000  # ms that a closing window waits for its writer
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)


class Window(QWidget):
    """Owns the jobs, the look, and at most one open vault. `locked` when a vault was closed."""

    opened = Signal()
    locked = Signal()

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        home: Path,
        env: EnvOf = vault_actions.real_env,
        prompts: Callable[[UiContext], Prompts] = ScreenPrompts,
    ) -> None:
        super().__init__()
        self._app, self._home, self._env, self._prompts_of = app, home, env, prompts
        self._qt_words = QtWords(app)
        self.settings = settings
        self.jobs = Jobs()
        self.kept = KeptWords(app, self)
        self.kept.kept.connect(self._say_kept)
        self.session: VaultSession | None = None
        self.shell: Shell | None = None
        self.start: StartScreen | None = None
        self._closing: VaultShutdown | None = None
        self._wiping: WipeJob | None = None
        self.blank = Blank(app, lambda: self.look, lambda: self.settings.blank, self)
        self._locking = False
        self.away: Away | None = None
        self.setObjectName("window")
        self.setMinimumSize(*window_size.LEAST)
        self._box = ColumnBox(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.winId()  # makes the window of the screen, which sees every touch before the widgets
        self.idle = IdleLock(self.windowHandle(), settings.lock_minutes, self)
        self.idle.expired.connect(self.lock)
        shortcuts.bind(self, shortcuts.TELL, self._tell_keys)
        shortcuts.bind(self, shortcuts.WIPE, self.ask_wipe)
        self.dress()
        self.show_start()

    def _tell_keys(self) -> None:
        KeysPage(self.look, self).open()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab and Shift+Tab go in reading order."""
        return reading_order.move(self, onward) or super().focusNextPrevChild(onward)

    # The look.
    def dress(self) -> None:
        """Make the look of the settings and give it to the program.

        The sheet is the window's own: where the program had it, Qt would dress a part anew, with all that is
        in it, each time it is put into another one.
        """
        self.look = UiContext(
            Words(self.settings.lang), Theme(self.settings.mode, self.settings.scale)
        )
        theme = self.look.theme
        plain = self.look.words.say("Documents") if self.settings.plain_title else ""
        self.setWindowTitle(plain or "vsdesk")
        self._qt_words.speak(self.settings.lang)
        self._app.setLayoutDirection(self.look.direction)
        self._app.setPalette(theme.palette())
        self._app.setFont(theme.font())
        self.setStyleSheet(stylesheet(theme))

    def change(self, settings: Settings) -> None:
        """Other settings: kept, and the present page is built again in them."""
        self.settings = settings
        self.jobs.write(Callbacks[None](self), self.settings.save, self._home)
        self.idle.set_minutes(settings.lock_minutes)
        place = self.shell.place if self.shell is not None else None
        if self.shell is not None:
            self.shell.leaving()
        self._take_away()
        self.dress()
        if self.session is not None:
            self._show_shell(place)
        else:
            self.show_start()

    # The start.
    def show_start(self, found: tuple[str, ...] = ()) -> None:
        """Show the start screen; words that were not asked back yet are shown again."""
        before = self.start
        self.start = StartScreen(
            self.look, self.jobs, self._prompts_of, self.settings, self._env, found
        )
        if self._closing is not None:
            self.start.show_closing()
        self.start.opened.connect(self._opened)
        self.start.language.connect(self._language)
        self.start.text_size.connect(self._bigger)
        self.start.theme.connect(self._theme)
        self.start.wording.connect(self._watch_over)
        self.start.wiping.connect(self.ask_wipe)
        if before is not None:
            self.start.go_on_from(before)
        self._show(self.start)

    def prepare(self) -> None:
        """Import the desk on the reader thread, after the first paint."""
        self.jobs.read(Callbacks(self), vault_actions.prepare)
        self._listen()

    def _language(self, lang: str) -> None:
        chosen = next((one for one in LANGS if one == lang), self.settings.lang)
        self.change(replace(self.settings, lang=chosen))

    def _theme(self) -> None:
        self.change(
            replace(self.settings, mode="light" if self.settings.mode == "dark" else "dark")
        )

    def _bigger(self) -> None:
        later = [scale for scale in SCALES if scale > self.settings.scale + 0.01]
        self.change(replace(self.settings, scale=later[0] if later else SCALES[0]))

    def _say_kept(self) -> None:
        tip.show(
            self,
            self.look.words.say(
                "Copied for this window only. Out of vsdesk words go by “A table that leaves”, or on paper."
            ),
        )

    # An open vault.
    def _opened(self, desk: Desk) -> None:
        from vsdesk.ui.session import VaultSession  # with the vault, after the start screen

        if self._wiping is not None:  # it was being opened when it was erased
            self.jobs.write(Callbacks[None](self), desk.access.lock)
            return
        folder = self.start.folder if self.start is not None else None
        if folder is not None:
            self.settings = self.settings.opened(folder)
            self.jobs.write(Callbacks[None](self), self.settings.save, self._home)
        self.session = VaultSession(desk, self.jobs, self.kept)
        self._show_shell(None)
        self._watch_over()
        self.opened.emit()

    def _watch_over(self) -> None:
        """Something is on the screen that nobody else may see."""
        self.idle.start()
        self._listen()

    def _listen(self) -> None:
        if self.away is None:
            self.away = listen(self, int(self.winId()))
            self.away.gone.connect(self.lock)

    def _show_shell(self, place: Route | None) -> None:
        # With the desk, which is loaded while the start screen stands.
        from vsdesk.records.dictionary.labels import Labels
        from vsdesk.ui.shell.shell import Shell

        assert self.session is not None
        labels = Labels(self.settings.lang, self.session.dictionary.vocabularies)
        self.session.dress(self.look, self._prompts_of(self.look), labels, self.settings)
        self.shell = Shell(self.look, self.session, SCREENS)
        self.shell.lock.connect(self.lock)
        self.shell.tell_keys.connect(self._tell_keys)
        self.shell.redress.connect(self.change)
        self.shell.wipe.connect(self.ask_wipe)
        self.idle.left.connect(self.shell.status.show_left)
        self.start = None
        self._show(self.shell)
        self.shell.go(place or Route("today" if self.session.role == "coordinator" else "cases"))

    def lock(self) -> None:
        """Keep every word, close the vault, show the start. Nothing is lost by a lock.

        Nothing of the vault is seen from now on, whatever lay over the window; what runs is stopped.
        """
        if self._locking:
            return
        if self.session is None:
            self._cover()
            return
        self._leave(self.session)
        self.show_start()

    def _leave(self, session: VaultSession) -> None:
        """What is written is kept, and the vault begins to close."""
        self._locking = True
        overlays.close_all(self)
        QGuiApplication.inputMethod().commit()  # a word that is only half composed
        if self.shell is not None:
            self.shell.leaving()
        self.idle.stop()
        self._closing = VaultShutdown(session, self.jobs, self)
        self._closing.closed.connect(self._is_locked)
        self._closing.stuck.connect(self._is_stuck)
        self.session = self.shell = None
        self._locking = False

    def _cover(self) -> None:
        """No vault is open, but words of one may be on the start screen."""
        overlays.close_all(self)
        self.idle.stop()
        self.kept.forget()
        if self.start is not None:
            self.start.cover()

    def _is_locked(self, left: bool) -> None:
        if left:
            self.jobs.leave_behind()
        self._closing = None
        if self.start is not None:
            self.start.closed()
        self.locked.emit()

    def _is_stuck(self) -> None:
        if self.start is not None:
            self.start.stuck()

    # Erasing the vault from this computer.
    def ask_wipe(self) -> None:
        """Ask whether the vault at hand, open or locked, shall be erased."""
        folder = self.start.marked if self.start is not None else None
        if self.session is not None:
            folder = self.session.desk.access.folder
        if folder is not None and self._wiping is None:
            self._prompts_of(self.look).ask(
                self, question(self.look, folder), lambda key, _: self._answered(key, folder)
            )

    def _answered(self, key: str, folder: Path) -> None:
        if key == "wipe" and self._wiping is None:
            self._wipe(folder)

    def _wipe(self, folder: Path) -> None:
        """Its keys first. Nothing that is being written is waited for, and nothing of it is seen any more."""
        overlays.close_all(self)
        self.idle.stop()
        desk = (
            self.start.made[0] if self.start is not None and self.start.made is not None else None
        )
        if self.session is not None:
            desk = self.session.desk
            self.jobs.stop()
            self.session.end()
            self.session = self.shell = None
        if self.start is not None:
            self.start.made = None
        self._wiping = WipeJob(folder, desk, self._env, self)
        self.kept.forget()
        self.settings = self.settings.without(folder)
        self.show_start()
        assert self.start is not None
        page = self.start.show_wiped()
        self._wiping.lost.connect(page.say_lost)
        self._wiping.step.connect(page.say_step)
        self._wiping.over.connect(page.say_over)
        self._wiping.failed.connect(
            lambda fault: page.say_failed(self.look.words.say(fault.code.sentence))
        )
        for end in (self._wiping.over, self._wiping.failed):
            end.connect(self._is_wiped)
        self._wiping.begin()

    def _is_wiped(self, _: object) -> None:
        self._wiping = None
        self.jobs.leave_behind()  # what was asked of the vault before is answered nowhere
        self.jobs.write(Callbacks[None](self), self.settings.save, self._home)
        self.locked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing locks first; the writer finishes before the program ends."""
        self._keep_size()
        if self._wiping is not None:
            self._wiping.wait(_LAST / 1000)
        if self.session is not None and not self._locking:
            self._leave(self.session)
            self._take_away()  # nothing is seen of it; there is nobody to show the start to
        else:
            self.lock()
        if self.start is not None and self.start.made is not None:
            self.jobs.write(Callbacks[None](self), self.start.made[0].access.lock)
        if not self.jobs.end(_LAST) and self._closing is not None:
            self._closing.cut()
        self.kept.forget()
        super().closeEvent(event)

    def _keep_size(self) -> None:
        size, full = window_size.left_as(self)
        left = replace(self.settings, size=size, full=full)
        if left != self.settings:
            self.settings = left
            self.jobs.write(Callbacks[None](self), left.save, self._home)

    def _show(self, page: QWidget) -> None:
        self._take_away()
        self._box.addWidget(page)

    def _take_away(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
