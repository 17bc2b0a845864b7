"""S10: the vault locks when the computer goes to sleep or its screen is locked, heard on a real bus."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Room

from vsdesk.ui.kit.absence import Away

LOGIN = "org.freedesktop.login1"
MANAGER = ("/org/freedesktop/login1", f"{LOGIN}.Manager")


@dataclass
class Bus:
    """A message bus of this test alone, and the services that speak on it."""

    heard: QDBusConnection
    says: QDBusConnection

    def say(self, path: str, interface: str, name: str, *words: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(words))
        assert self.says.send(message)


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[Bus]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    made = Bus(
        QDBusConnection.connectToBus(address, "test-heard"),
        QDBusConnection.connectToBus(address, "test-says"),
    )
    assert made.heard.isConnected() and made.says.registerService(LOGIN)
    yield made
    for name in ("test-heard", "test-says"):
        QDBusConnection.disconnectFromBus(name)
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


NOWHERE = "unix:path=/nowhere/at/all"
SAID = [
    (*MANAGER, "PrepareForSleep", True),
    (*MANAGER, "PrepareForShutdown", True),
    (f"{MANAGER[0]}/session/_32", f"{LOGIN}.Session", "Lock"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[2] + said[1][-6:])
def test_s10_sleep_and_lock_are_heard(qtbot: QtBot, bus: Bus, said: tuple[str, ...]) -> None:
    away = Away()
    away.hear(bus.heard, bus.heard)
    with qtbot.waitSignal(away.gone):
        bus.say(*said)


def test_s10_waking_up_is_no_reason_and_others_are_not_believed(qtbot: QtBot, bus: Bus) -> None:
    away = Away()
    away.hear(bus.heard, bus.heard)
    heard: list[int] = []
    away.gone.connect(lambda: heard.append(1))
    bus.say(*MANAGER, "PrepareForSleep", False)
    bus.say("/elsewhere", f"{LOGIN}.Manager", "PrepareForSleep", True)
    with qtbot.waitSignal(away.gone):
        bus.say(*MANAGER, "PrepareForSleep", True)
    assert heard == [1]  # messages of one sender keep their order


def test_s10_no_bus_is_no_error(qtbot: QtBot) -> None:
    none = QDBusConnection.connectToBus(NOWHERE, "test-none")
    assert not none.isConnected()
    Away().hear(none, none)
    QDBusConnection.disconnectFromBus("test-none")


def test_s10_the_window_locks_when_the_computer_goes_to_sleep(room: Room, bus: Bus) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    assert window.away is not None
    window.away.hear(bus.heard, bus.heard)
    with room.qtbot.waitSignal(window.locked):
        bus.say(*MANAGER, "PrepareForSleep", True)
    assert window.session is None and window.shell is None
