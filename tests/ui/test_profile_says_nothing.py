"""After work in the window nothing outside the vault names anybody; where it is set so, no vault either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.faults.test_secrets import leaks
from tests.ui.test_wiping import set_on

from vsdesk.ui.kit import settings as kept
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.ui.conftest import Room

TYPED: Final = "شاهيناز المختلقة"
_HOMES: Final = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def test_no_name_lies_in_home_or_profile(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    home = room.path / "person"
    home.mkdir()
    for name in _HOMES:
        monkeypatch.setenv(name, str(home))
    desk, cases = room.desk(people=2)
    status = desk.access.status()
    rows = [row for one in cases if (row := desk.cases.row(one))]
    people = [row.name for row in rows]
    numbers = [row.number for row in rows]
    assert len(rows) == len(cases)
    names = [one for one in (*people, status.name, status.organisation, TYPED) if one]
    desk.access.lock()
    window = room.open("ar")
    for route in (
        *(Route("case", one) for one in cases),
        *(Route(one) for one in ("today", "search", "journal", "handover")),
    ):
        room.go(window, route)
        room.settle(window)
    assert window.session is not None
    window.session.desk.cases.new_case({"given_ar": TYPED})
    set_on(room.go(window, Route("settings")), "plain-title")
    room.settle(window)
    window.close()
    places = outside(room, home)
    assert (room.home / "window.json").is_file()
    assert names and numbers and leaks(places, [*names, *numbers]) == []


def test_where_it_is_set_so_no_vault_is_named(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path of a vault is where a person chose it: its folder may be called after somebody."""
    home = room.path / "person"
    home.mkdir()
    for name in _HOMES:
        monkeypatch.setenv(name, str(home))
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    assert room.vault.name in str(kept.load(room.home).vaults)
    set_on(room.go(window, Route("settings")), "forgets")
    room.settle(window)
    room.qtbot.waitUntil(lambda: kept.load(room.home).forgets)
    window.close()
    assert leaks(outside(room, home), [room.vault.name]) == []


def outside(room: Room, home: Path) -> list[Path]:
    """All folders of the computer of this test but the vault."""
    return [home, *(one for one in room.path.iterdir() if one.is_dir() and one != room.vault)]
