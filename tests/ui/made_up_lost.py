"""A laptop that was withdrawn, and one that has not heard of it, for the window's tests and pictures. Made
up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.ui import made_up

from vsdesk.desk import Edit as Edit

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk


@dataclass(frozen=True)
class Laptops:
    """The ids of two devices: one that still counts, and one that was withdrawn."""

    kept: str
    lost: str


def lost(chief: Desk, folder: Path) -> Laptops:
    """Of one device a case came, and it has not heard; what came of the other is put aside: a new file, and a
    no beside what the coordinator wrote. The vaults of both lie in `folder`."""
    kept = _came(chief, folder, "شيار", 1)
    gone = _came(chief, folder, "نورالدين عبد الرحمن", 2)
    seen = next(one.id for one in chief.sync.revocations.of(gone).holds if one.kind == "case")
    chief.cases.save([Edit("case", {"summary": {"ar": "كلام مختلق", "src_lang": "ar"}}, id=seen)])
    now = chief.context.env.clock() / 1000
    day = datetime.fromtimestamp(now, UTC).astimezone().date()
    chief.sync.revocations.revoke(gone, since=day.isoformat())
    return Laptops(kept, gone)


def _came(chief: Desk, folder: Path, name: str, cases: int) -> str:
    """A device of this name is admitted, and so many cases of it are taken in; its id."""
    home = folder / name
    home.mkdir(parents=True)
    desk = made_up.field(home / "vault", home / "profile", name, seed=len(name))
    made_up.enrol(chief, desk)
    made_up.fill(desk, cases)
    made_up.exchange(desk, chief, home / "stick")
    device_id = desk.access.status().device_id
    chief.sync.devices.name(device_id, name)
    desk.access.lock()
    return device_id
