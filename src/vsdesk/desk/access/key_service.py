"""The keys of this vault: what turning one takes, and turning it.

Raises UserError E_UNLOCK; EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO), Cancelled: all is as it was then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.progress import SILENT
from vsdesk.vault.backup import generations
from vsdesk.vault.key_rotation import KeyTurns, turned

if TYPE_CHECKING:
    from vsdesk.crypto.secrets import Secret
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.vault.backup.generations import BackupRow


@dataclass(frozen=True, slots=True)
class VaultKey:
    """The key of this vault: how often it was turned, and when last (milliseconds; 0: never); the bytes that
    turning it takes for a while; the ways in that would no longer open it afterwards, by the kinds of their
    slots; and the backups that lie under an older key, and so open with the ways in of then.
    """

    turned: KeyTurns
    size: int
    lost: tuple[str, ...]
    older: tuple[BackupRow, ...]


class KeyService:
    """Turn the vault's key."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context

    def vault_key(self) -> VaultKey:
        """What is said of it before and after."""
        found, now = self._vault.turning(), turned(self._vault.standing.facts)
        older = [
            one for one in generations.known(self._vault) if one.generations and one.key < now.times
        ]
        lost = tuple(kind for kind, stays in found.ways if not stays)
        return VaultKey(now, found.size, lost, tuple(older[::-1]))

    def turn_vault_key(self, passphrase: Secret, progress: Progress = SILENT) -> VaultKey:
        """Give the vault a new key. `passphrase`: that of today."""
        self._vault.turn_key(passphrase, progress)
        self._context.audit("vault_key")
        self._context.changed((), (), {"vault"})
        return self.vault_key()
