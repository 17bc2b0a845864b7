"""Tells when the person goes away: the computer goes to sleep, or its own screen is locked.

Linux says it over D-Bus (logind, and the screen lock of the desktop), Windows to the window itself. Where
nobody says anything, the idle lock remains; that is no error.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOGIN: Final = "org.freedesktop.login1"
_SCREENS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")

# Windows: winuser.h, wtsapi32.h
_POWER, _SESSION = 0x0218, 0x02B1  # WM_POWERBROADCAST, WM_WTSSESSION_CHANGE
_SUSPEND, _LOCKED = 4, 7  # PBT_APMSUSPEND, WTS_SESSION_LOCK


class Away(QObject):
    """`gone` when the computer goes to sleep or is switched off, or the screen is locked."""

    gone = Signal()

    def hear(self, system: QDBusConnection, session: QDBusConnection) -> None:
        """Listen on the two buses of Linux. A bus that is not there says nothing.

        Any session's lock counts: to lock once too often costs a passphrase, once too seldom the names.
        """
        if system.isConnected():
            for name in ("PrepareForSleep", "PrepareForShutdown"):
                system.connect(
                    _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", name, self, _SLOT_TOLD
                )
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _SLOT_LOCKED)
        if session.isConnected():
            for name in _SCREENS:  # what GNOME and KDE say of their own lock
                session.connect("", "", name, "ActiveChanged", self, _SLOT_TOLD)

    @Slot(bool)
    def told(self, begins: bool) -> None:
        """It begins (or is over)."""
        if begins:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """The session of the desktop was locked."""
        self.gone.emit()


# A str is what PySide takes, though its types say bytes.
_SLOT_TOLD: Final = cast("bytes", SLOT("told(bool)"))
_SLOT_LOCKED: Final = cast("bytes", SLOT("locked()"))


class _WindowsSays(QAbstractNativeEventFilter):
    """What Windows sends to the window. Written by its documentation; not tried on Windows yet."""

    def __init__(self, away: Away, window: int) -> None:
        super().__init__()
        self._away = away
        library = getattr(ctypes, "windll").wtsapi32  # noqa: B009 - other systems have no such name
        library.WTSRegisterSessionNotification(ctypes.c_void_p(window), 0)

    def nativeEventFilter(self, kind: object, message: int) -> object:
        """Look at a message and let it pass."""
        from ctypes import wintypes  # of Windows alone

        said = wintypes.MSG.from_address(int(message))
        if (said.message, said.wParam) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED)):
            self._away.gone.emit()
        return False, 0


def listen(parent: QObject, window: int) -> Away:
    """An Away that hears what this system has to say; `window` is the id of the screen's window."""
    away = Away(parent)
    if sys.platform == "win32":
        heard = _WindowsSays(away, window)
        away.setProperty("heard", heard)  # lives as long
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(heard)
    elif sys.platform == "linux":
        from PySide6.QtDBus import QDBusConnection  # of Linux alone

        away.hear(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
    return away
