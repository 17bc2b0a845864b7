"""Two of three coordinators sign who leads, in the windows of two of them, by file; in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import made_up
from tests.ui.test_ways_in import pressed, settings, told

from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.parts.due_rows import place_of
from vsdesk.ui.route import Route
from vsdesk.ui.screens.device.screen import DeviceScreen
from vsdesk.ui.screens.settings.leads_card import LeadsCard
from vsdesk.ui.screens.settings.screen import SettingsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window

NAMES = ("زين", "نور")


def four_apart(room: Room) -> str:
    """One takes Zin out of those who lead, and Nur, who has not heard, another: the chief's vault holds both
    lists. The letter of that other one."""
    chief, *others = several(room, (*NAMES, "دلو"))
    zin, _, dilo = (one.context.device_id for one in others)
    letter = next(one.letter for one in chief.sync.devices.listed() if one.device_id == dilo)
    chief.sync.leads.propose(remove=[zin])
    others[1].sync.leads.propose(remove=[dilo])
    made_up.exchange(others[1], chief, room.path / "stick")
    for one in (chief, *others):
        one.access.lock()
    return letter


def three(room: Room) -> None:
    """A coordinator and two more, all in one organisation and locked."""
    for one in several(room, NAMES):
        one.access.lock()


def several(room: Room, names: tuple[str, ...]) -> list[Desk]:
    """A coordinator, and these."""
    chief, _ = room.desk(people=1)
    others: list[Desk] = []
    for seed, name in enumerate(names, 20):
        other = made_up.field(room.path / name, room.path / f"profile-{name}", name, seed)
        made_up.enrol(chief, other, "coordinator")
        others.append(other)
    for number, other in enumerate(others):
        made_up.exchange(chief, other, room.path / f"stick-{number}")
    return [chief, *others]


def card_of(room: Room, window: Window) -> LeadsCard:
    return settings(room, window).leads


def tick(card: LeadsCard, letter: str) -> Tick:
    found = card.findChild(Tick, f"leads-{letter}")
    assert found is not None
    return found


def test_two_of_three_sign_in_their_windows(room: Room) -> None:
    three(room)
    first = room.path / "1"
    salma = room.open("ar")
    card = card_of(room, salma)
    assert "1 من 3" in told(card) and not card.propose.isEnabled()
    card.needed.choose("3")
    card.needed.chosen.emit("3")
    assert not card.propose.isEnabled() and "واحد" in told(card)  # nobody could be gone
    card.needed.choose("2")
    card.needed.chosen.emit("2")
    pressed(card, "propose-leads")  # the safe answer: nothing is signed
    room.settle(salma)
    assert card.save.isHidden() and "1" in room.answers.texts[-1] and "2" in room.answers.texts[-1]
    room.answers.answer = "sign"
    pressed(card, "propose-leads")
    room.settle(salma)
    assert "1 من 3" in told(card)  # it holds once another signed
    saved(room, salma, card, first)
    zin = room.open("ar", vault=room.path / "زين", profile="profile-زين")
    other = card_of(room, zin)
    opened(room, zin, other, first)
    assert "2 من 3" in told(other) and other.save.isHidden()
    assert zin.session is not None and zin.session.desk.sync.leads.now().threshold == 2


def saved(room: Room, window: Window, card: LeadsCard, path: Path) -> None:
    room.answers.save_to = path
    pressed(card, "save-leads")
    room.settle(window)
    assert path.stat().st_size


def opened(room: Room, window: Window, card: LeadsCard, path: Path) -> None:
    room.answers.files = [path]
    pressed(card, "open-leads")
    room.settle(window)


def test_one_who_is_gone_is_taken_out_by_two(room: Room) -> None:
    three(room)
    chief = room.open("ar")
    room.answers.answer = "sign"
    card = card_of(room, chief)
    letter = next(device.letter for device, _ in card._ticks if not device.own)
    tick(card, letter).click()
    pressed(card, "propose-leads")
    room.settle(chief)
    assert "1 من 2" in told(card) and not tick(card, letter).isChecked()
    assert chief.session is not None and len(chief.session.desk.sync.leads.now().devices) == 2


def test_two_lists_are_told_and_joined(room: Room) -> None:
    letter = four_apart(room)
    window = room.open("ar")
    assert window.session is not None
    desk = window.session.desk
    [row] = [one for one in desk.due.due() if one.what == "two_lists"]
    room.go(window, Route("today"))
    screen = room.go(window, place_of(row, window.session.dictionary))
    assert isinstance(screen, SettingsScreen)
    room.settle(window)
    card = screen.leads
    assert card.join.isVisible() and card.join.isChecked() and card.join.hasFocus()
    assert "قائمة أجهزة أخرى" in told(card) and "الجهاز C" in told(card)
    card.join.click()
    assert not card.propose.isEnabled()  # nothing would change
    card.join.click()
    tick(card, letter).click()  # both were right: neither leads any more
    room.answers.answer = "sign"
    pressed(card, "propose-leads")
    room.settle(window)
    assert "يجمع قائمتي" in room.answers.texts[-1]
    assert card.join.isHidden() and card.beside.isHidden()
    assert "1 من 2" in told(card)
    assert all(one.what != "two_lists" for one in desk.due.due())


def test_whoever_leads_is_taken_out_first(room: Room) -> None:
    """The page of a coordinator's device leads there, and offers no act that would be refused."""
    three(room)
    first = room.path / "1"
    salma = room.open("ar")
    room.answers.answer = "sign"
    card = card_of(room, salma)
    card.needed.choose("2")
    card.needed.chosen.emit("2")
    pressed(card, "propose-leads")
    room.settle(salma)
    saved(room, salma, card, first)
    zin = room.open("ar", vault=room.path / "زين", profile="profile-زين")
    opened(room, zin, card_of(room, zin), first)
    assert zin.session is not None
    [other] = [one for one in zin.session.desk.sync.leads.now().devices if one.letter == "C"]
    screen = room.go(zin, Route("device", other.device_id))
    assert isinstance(screen, DeviceScreen) and screen.withdraw is None
    assert "من يقود" in told(screen)
    pressed(screen, "to-leads")
    room.settle(zin)
    assert zin.shell is not None
    there = zin.shell.screen_now
    assert isinstance(there, SettingsScreen) and there.leads.needed.hasFocus()


def test_a_file_that_is_no_proposal_is_said(room: Room) -> None:
    three(room)
    window = room.open("ar")
    card = card_of(room, window)
    before = told(card)
    other = room.path / "other"
    other.write_bytes(b"no proposal")
    opened(room, window, card, other)
    assert len(told(card)) > len(before) and card.save.isHidden()


def test_a_documenter_sees_no_such_card(room: Room) -> None:
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "شيار", room.path / "profile-شيار", "شيار")
    made_up.enrol(chief, field)
    for one in (chief, field):
        one.access.lock()
    window = room.open("ar", vault=room.path / "شيار", profile="profile-شيار")
    assert settings(room, window).findChild(LeadsCard) is None
