"""Whom to warn when a device was taken: the families and sources of whom something lies on it, those who
could be harmed first.

No number stands in it: a list of numbers would be the next thing to be taken. The page of each family shows
them, behind what keeps whoever calls from harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.exchange import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.paging import ListRow
    from vsdesk.vault.vault import Vault

_FAMILY: Final = "family"
_CASE: Final = "case"


@dataclass(frozen=True, slots=True)
class ToWarn:
    """One family, source, or case that belongs to no family here. `red`: an assessment there, or in a case of
    that family, says that somebody could be harmed, whoever made it. `ways`: how many ways of contact lie
    there; `safe`: one of them is safe to call."""

    row: ListRow = field(repr=False)
    red: bool
    ways: int
    safe: bool


def to_warn(vault: Vault, device_id: str, *, everything: bool) -> tuple[ToWarn, ...]:
    """Whom, as far as is known here; `everything`: the device is a coordinator's."""
    read = vault.read
    spaces = vault.postings.spaces_with(device_id) | share.spaces_of(vault, device_id)
    cases = {one.id: one.text(_FAMILY) for one in read.of_kind(_CASE)}
    if everything:
        spaces |= cases.keys() | {one.id for one in read.of_kind(_FAMILY)}
    red = {one.space for one in read.of_kind("risk_assessment") if "red" in one.every("level")}
    red |= {cases[space] for space in red & cases.keys()}
    ways = _ways(vault)
    found = []
    for space in spaces:
        row = read.row(space)
        if row is None or not _is_asked(row, cases, spaces):
            continue
        held = ways.get(space, [])
        safe = any(one.value("safe_to_call") is True for one in held)
        found.append(ToWarn(row, space in red, len(held), safe))
    return tuple(
        sorted(found, key=lambda one: (not one.red, one.row.kind, one.row.number, one.row.id))
    )


def _is_asked(row: ListRow, cases: Mapping[str, str], spaces: set[str]) -> bool:
    """A case is reached by its family, where that is among them."""
    return row.kind in (_FAMILY, share.SOURCE) or (
        row.kind == _CASE and cases.get(row.id, "") not in spaces
    )


def _ways(vault: Vault) -> dict[str, list[RecordView]]:
    found: dict[str, list[RecordView]] = {}
    for one in vault.read.of_kind("contact_channel"):
        if one.text("value"):
            found.setdefault(one.space, []).append(one)
    return found
