"""To which spaces an attachment belongs: whoever knows its hash is not given it for that
(docs/spec/bundle.md §8.2).

A body that names a blob is no proof that its writer held the file. It belongs to the space in which it was
named first here, by the order of arrival in this vault, which nobody else chooses; and to those in which
the writer of that first body, a coordinator, or this device names it too.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import parse_body
from vsdesk.vault.read import roots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vsdesk.vault.vault import Vault

BLOB: Final = b'"blob":"'


class AttachmentOwners:
    """Where attachments belong, as this vault knows it now. The bodies are read at the first question."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def among(self, blobs: Iterable[str], goes: Callable[[str], bool]) -> set[str]:
        """Those of these attachments that belong to a space that goes."""
        return {blob for blob in blobs if any(map(goes, self._spaces.get(blob, ())))}

    @property
    def writers(self) -> Mapping[str, str]:
        """By attachment, the device whose body named it first here."""
        return self._named[0]

    @property
    def _spaces(self) -> Mapping[str, set[str]]:
        return self._named[1]

    @cached_property
    def _named(self) -> tuple[dict[str, str], dict[str, set[str]]]:
        first: dict[str, str] = {}
        found: dict[str, set[str]] = {}
        trusted = self._trusted()
        kinds = roots.kinds_with_files(self._vault.database, self._vault.dictionary)
        for space, device_id, line in self._vault.ledger.bodies_of(kinds):
            for blob in blobs_of(line):
                if first.setdefault(blob, device_id) == device_id or device_id in trusted:
                    found.setdefault(blob, set()).add(space)
        return first, found

    def _trusted(self) -> set[str]:
        trust = self._vault.trust.trust
        devices = trust.newest.devices if trust is not None else ()
        return {
            self._vault.identity.device_id,
            *(one.device_id for one in devices if one.role == "coordinator"),
        }


def blobs_of(line: bytes) -> Iterator[str]:
    """The attachment that a body line names, if it names one."""
    if BLOB in line:
        blob = parse_body(line).values.get("blob")
        if isinstance(blob, str) and len(blob) == 64:
            yield blob
