"""Files of which a device makes nothing for outside: a coordinator wrote so, for what guards somebody in them
lies where that device does not see it (docs/spec/bundle.md §8.19). Pure.

The gate takes what is not here for nothing. What never goes to a device it cannot miss either, so whoever has
both says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

KIND: Final = "paper_hold"
REASON: Final = "at_coordinators"  # why nothing of the file leaves
ALL: Final = "*"
MOST: Final = 15_000  # ids that one text holds; more are all


def held_by(holds: Iterable[RecordView], device_id: str) -> frozenset[str]:
    """The roots of the files that are held for a device, by each of these records; `ALL` for every one. What
    a record says whose words have not come is not known to be less than all."""
    mine = [one for one in holds if _lacks(one, "device") or device_id in devices_of(one)]
    lacking = frozenset({ALL}) if any(_lacks(one, "files") for one in mine) else frozenset()
    return lacking.union(*map(roots_in, mine))


def devices_of(hold: RecordView) -> tuple[str, ...]:
    """For which devices a record holds, as coordinators wrote it."""
    return tuple(str(one) for one in _said(hold, "device"))


def roots_in(hold: RecordView | None) -> frozenset[str]:
    """What one record names, for whatever device. What a load brought no coordinator wrote."""
    said = _said(hold, "files") if hold is not None else ()
    return frozenset(id for one in said if isinstance(one, str) for id in one.split())


def by_hand(hold: RecordView, name: str = "") -> frozenset[str]:
    """Whose hands wrote what stands in it, or in one field of it."""
    words = hold.words if not name else (one.word for one in hold.fields.get(name, ()))
    return frozenset(one for one in words if not load_of(one))


def _lacks(hold: RecordView, name: str) -> bool:
    return any(one.held == "missing" and not load_of(one.word) for one in hold.fields.get(name, ()))


def _said(hold: RecordView, name: str) -> Iterator[Json]:
    return (one.value for one in hold.fields.get(name, ()) if not load_of(one.word))


def is_held(root: str, held: frozenset[str]) -> bool:
    """Whether a file is among them."""
    return bool(held) and (root in held or ALL in held)


def written(roots: Iterable[str]) -> str:
    """How these are named, sorted."""
    every = sorted({*roots})
    return " ".join(every) if len(every) <= MOST and ALL not in every else ALL
