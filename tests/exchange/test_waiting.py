"""What waits for an update: read again when something changed by which it was judged, and no device takes
all the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_floods import newer
from tests.exchange.conftest import Town

from vsdesk.exchange import held_volumes
from vsdesk.exchange.held_volumes import held_folder
from vsdesk.exchange.volume_opening import Opener
from vsdesk.exchange.volume_receipt import retry_held

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.vault.vault import Vault


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each volume that is opened."""
    found: list[int] = []
    real = Opener.open

    def watched(self: Opener, *given: object) -> object:
        found.append(1)
        return real(self, *given)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Opener, "open", watched)
    return found


def held(vault: Vault) -> list[Path]:
    return sorted(held_folder(vault).iterdir())


def test_it_is_read_again_when_the_program_or_the_list_is_another(
    town: Town, opened: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    salma, path = town.vaults["salma"], newer(town, 0, 0)
    [first] = town.take("salma", [path])
    opened.clear()
    assert retry_held(salma) == [] and not opened
    monkeypatch.setattr(held_volumes, "__version__", "9.9")
    [again] = retry_held(salma)
    assert (again.status, again.code, again.sender) == ("held", "E_VERSION", first.sender)
    assert retry_held(salma) == []
    town.vault("zin")
    town.enrol("zin", "salma")
    assert [one.status for one in retry_held(salma)] == ["held"]
    assert retry_held(salma) == [] and len(held(salma)) == 1


def test_the_same_stick_again_is_answered_without_reading_all_of_it(
    town: Town, opened: list[int]
) -> None:
    path = newer(town, 0, 0)
    [first] = town.take("salma", [path])
    once = len(opened)
    [again] = town.take("salma", [path])
    assert (again.status, again.code, again.sender) == (first.status, first.code, first.sender)
    assert len(opened) - once == 1  # its front, for the orders to erase of all files together


def test_one_device_does_not_take_all_the_room(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    salma = town.vaults["salma"]
    monkeypatch.setattr(held_volumes, "SHARE_LIMIT", 1)
    assert [one.status for one in town.take("salma", [newer(town, 0, 0)])] == ["held"]
    [full] = town.take("salma", [newer(town, 0, 1)])
    assert (full.status, full.code) == ("refused", "E_HELD_FULL")
    note = salma.meta.get("held")
    monkeypatch.setattr(held_volumes, "SHARE_LIMIT", 9)
    monkeypatch.setattr(held_volumes, "SHARE_BYTES", held(salma)[0].stat().st_size)
    assert [one.code for one in town.take("salma", [newer(town, 0, 2)])] == ["E_HELD_FULL"]
    salma.meta.put("held", {name: {**row, "by": "00" * 32} for name, row in note.items()})
    assert [one.status for one in town.take("salma", [newer(town, 0, 3)])] == ["held"]


def test_what_lies_among_it_stops_no_import(town: Town) -> None:
    salma = town.vaults["salma"]
    [first] = town.take("salma", [newer(town, 0, 0)])
    (held_folder(salma) / "a folder").mkdir()
    (held_folder(salma) / "0.age").mkdir()
    salma.meta.drop("held")
    assert [one.status for one in retry_held(salma)] == [first.status]
