"""To which spaces an attachment belongs: whoever knows its hash is not given it for that (docs/spec/bundle.md §8.2).

A body that names a blob is no proof that its writer held the file. It belongs to the space in which it was
named first here, by the order of arrival in this vault, which nobody else chooses; and to those in which
the writer of that first body, a coordinator, or this device names it too.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import parse_body
from vsdesk.vault.lines import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.vault.vault import Vault

BLOB: Final = b'"blob":"'
_NAMED: Final = (
    "SELECT record.space, log.kid, op.body FROM op JOIN record ON record.n = op.record "
    "JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log WHERE op.state = 0 "
    "AND entry.counts = 1 AND record.kind IN (SELECT value FROM json_each(?)) ORDER BY op.n"
)


class AttachmentOwners:
    """Where attachments belong, as this vault knows it now. The bodies are read at the first question."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def among(self, blobs: Iterable[str], goes: Callable[[str], bool]) -> set[str]:
        """Those of these attachments that belong to a space that goes."""
        return {blob for blob in blobs if any(map(goes, self._spaces.get(blob, ())))}

    @cached_property
    def _spaces(self) -> dict[str, set[str]]:
        first: dict[str, str] = {}
        found: dict[str, set[str]] = {}
        trusted = self._trusted()
        rows = self._vault.database.query(_NAMED, (json.dumps(self._kinds()),))
        for space, kid, cell in rows:
            for blob in blobs_of(unpack(cell)):
                if kid.hex() in trusted or first.setdefault(blob, kid.hex()) == kid.hex():
                    first.setdefault(blob, kid.hex())
                    found.setdefault(blob, set()).add(space.hex())
        return found

    def _trusted(self) -> set[str]:
        trust = self._vault.trust.trust
        devices = trust.newest.devices if trust is not None else ()
        return {
            self._vault.identity.kid,
            *(one.kid for one in devices if one.role == "coordinator"),
        }

    def _kinds(self) -> list[str]:
        """The kinds of records here that may name a file: those that have the field, and those unknown here."""
        known = {kind.name: kind for kind in self._vault.dictionary.kinds}
        here = [
            str(row[0]) for row in self._vault.database.query("SELECT DISTINCT kind FROM record")
        ]
        return [
            one
            for one in here
            if one not in known or any(spec.name == "blob" for spec in known[one].fields)
        ]


def blobs_of(line: bytes) -> Iterator[str]:
    """The attachment that a body line names, if it names one."""
    if BLOB in line:
        blob = parse_body(line).values.get("blob")
        if isinstance(blob, str) and len(blob) == 64:
            yield blob
