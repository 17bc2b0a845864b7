"""What a file calls by the id of another device: at whoever is no coordinator of their organisation a record
that comes so gets an id of the device that loads (docs/spec/dump.md, "Whose ids they are").

An id that came in a file proves no maker. Of a coordinator's load every vault reads that from the entries
(history/ids_in_files.py); what another device calls a load takes no id from anybody, so it keeps none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto.canonical import MAX_DEPTH
from vsdesk.crypto.labelled_hash import H
from vsdesk.desk.saving.dump_rows import HELD
from vsdesk.history.entry import SALT, carries, record_id
from vsdesk.records.dictionary.values import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vsdesk.vault.vault import Vault

_Lines = list[tuple[int, dict[str, Any]]]
_BETWEEN: Final = "/"  # the parts of what a copy says did not leave: the last is an id


@dataclass(frozen=True, slots=True)
class OwnIds:
    """The lines as they are loaded, and by the id of a record what the file calls it."""

    lines: _Lines = field(repr=False)
    called: Mapping[str, str]

    @classmethod
    def of(cls, vault: Vault, lines: _Lines) -> OwnIds:
        """Each id that is not here and carries another device of the list becomes one of this device, the
        same each time a file names it. Not at a coordinator's, nor in a vault of no organisation (nobody else
        writes there), nor where an order to erase used it up: that line stays out."""
        if vault.role == "coordinator" or not vault.trust.led:
            return cls(lines, {})
        own = vault.identity.device_id
        others = vault.rules.listed - {own}
        every = {one for _, line in lines for one in _ids(line)}
        named = {id for id in every if any(carries(id, one) for one in others)}
        images = {id: of_file(own, id) for id in named}
        here = vault.loads.here_among([*named, *images.values()])
        brought = {str(line.get("id")) for _, line in lines} - _erased(vault, lines)
        found = {
            id: image
            for id, image in images.items()
            if id not in here and (id in brought or image in here)
        }
        renamed = [(number, _renamed(line, found)) for number, line in lines]
        return cls(renamed, {image: id for id, image in found.items()})


def of_file(device_id: str, id: str) -> str:
    """The id by which a device that is no coordinator's loads a record that a file calls so."""
    return record_id(device_id, H("loaded", bytes.fromhex(id))[:SALT])


def _ids(said: Any, depth: int = 0) -> Iterator[str]:
    """All that is an id in a line, wherever it stands; a line that is nested deeper stays out anyway."""
    if isinstance(said, str):
        last = said.rpartition(_BETWEEN)[2]
        if is_id(last):
            yield last
    elif isinstance(said, dict | list) and depth <= MAX_DEPTH:
        for one in said.values() if isinstance(said, dict) else said:
            yield from _ids(one, depth + 1)


def _renamed(line: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    found = {name: _said(one, ids) for name, one in line.items()}
    if isinstance(held := line.get(HELD), list):
        found[HELD] = [_held(one, ids) for one in held]
    return found


def _said(said: Any, ids: Mapping[str, str], depth: int = 1) -> Any:
    if isinstance(said, str):
        return ids.get(said, said)
    if depth > MAX_DEPTH:
        return said
    if isinstance(said, dict):
        return {name: _said(one, ids, depth + 1) for name, one in said.items()}
    if isinstance(said, list):
        return [_said(one, ids, depth + 1) for one in said]
    return said


def _held(said: Any, ids: Mapping[str, str]) -> Any:
    if not isinstance(said, str):
        return said
    before, between, last = said.rpartition(_BETWEEN)
    return f"{before}{between}{ids.get(last, last)}"


def _erased(vault: Vault, lines: Sequence[tuple[int, Mapping[str, Any]]]) -> set[str]:
    """The ids of lines that an order to erase reaches."""
    reach = vault.erasing.reach
    if reach.empty():
        return set()
    above = {str(line.get("id")): str(line.get("parent")) for _, line in lines}
    found = set()
    for id, parent in above.items():
        up, seen = id, {id}
        while is_id(further := above.get(up, "")) and further not in seen:
            seen.add(up := further)
        if not is_id(id):
            continue
        held = vault.read.view(up)
        if reach.holds(up if held is None else held.space, id, parent if is_id(parent) else None):
            found.add(id)
    return found
