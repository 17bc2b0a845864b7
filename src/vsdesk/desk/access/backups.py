"""Backups of this vault, and the drill: whether one of them would open.

Raises UserError (E_NO_BACKUP, E_SEVERAL, E_EXISTS, E_UNLOCK), EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO,
E_DB_CORRUPT), Cancelled.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.desk.access.way_service import ByPapers, by_words
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT
from vsdesk.vault.backup import generations
from vsdesk.vault.backup import place as places
from vsdesk.vault.backup.restore import drill, restore
from vsdesk.vault.meta import keys_made

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.crypto.canonical import Json
    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.backup.backup_writing import BackupResult
    from vsdesk.vault.backup.generations import BackupRow
    from vsdesk.vault.backup.restore import DrillResult, RestoreResult
    from vsdesk.vault.env import Env
    from vsdesk.vault.vault import Vault

Way = Literal["passphrase", "words", "shares", "escrow"]
_DRILL: Final = "drilled"
_DAY: Final = 86_400_000  # milliseconds
BACKUP_DAYS: Final = 14  # days without a backup after which Today says so
DRILL_DAYS: Final = 180  # days after which a drill is asked for again


@dataclass(frozen=True, slots=True)
class DrillRecord:
    """When a backup was tried last (milliseconds), by which way in, and whether it would have worked."""

    at: int
    way: Way
    ok: bool


class BackupService:
    """Make, know and try backups."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def known(self) -> list[BackupRow]:
        """The backups that were made of this vault, the one that was brought up to date last first."""
        return generations.known(self._vault)[::-1]

    def last(self) -> int | None:
        """When the newest backup was made, in milliseconds. One that was made under a clock that ran ahead by
        more than a day says nothing: it would keep Today silent for years."""
        until = self._vault.clock() + _DAY
        newest = [one.generations[-1].at for one in self.known() if one.generations]
        return max((at for at in newest if at <= until), default=None)

    def first(self) -> int | None:
        """When the oldest generation that is kept was made, in milliseconds."""
        return min((one.generations[0].at for one in self.known() if one.generations), default=None)

    def since(self) -> int:
        """When the newest backup was made; where there is none, when this vault was. In milliseconds."""
        return self.last() or min(keys_made(self._vault.standing.facts))

    def lies_in(self, place: Path) -> BackupRow | None:
        """What is known of the backup of this vault in a place, such as a stick that comes."""
        with suppress(EnvironmentFault, UserError):
            found = places.of(place, self._vault.identity.vault, self._vault.env.least)
            names = {one.root.name for one in found}
            return next((one for one in self.known() if one.name in names), None)
        return None

    def back_up(self, place: Path, progress: Progress = SILENT) -> BackupResult:
        """Bring the backup in a place up to date, or begin one there."""
        if not place.is_dir():
            raise EnvironmentFault("E_NO_FILE")
        return self._vault.back_up(place, progress)

    def drill_by_passphrase(
        self, place: Path, passphrase: Secret, progress: Progress = SILENT
    ) -> DrillResult:
        """Try the backup in a place with a passphrase."""
        return self._drill(
            place, lambda file: file.open_passphrase(passphrase), "passphrase", progress
        )

    def drill_by_words(
        self, place: Path, words: Sequence[str], progress: Progress = SILENT
    ) -> DrillResult:
        """Try it with the recovery words, of any list."""
        return self._drill(place, by_words(words), "words", progress)

    def drill_by_papers(
        self, place: Path, papers: Sequence[Sequence[str]], progress: Progress = SILENT
    ) -> DrillResult:
        """Try it with key papers, each as its words: those of the vault, or of the organisation."""
        return self._drill(place, ByPapers(papers), "shares", progress)

    def _drill(
        self, place: Path, unlock: Callable[[SlotFile], Secret], way: Way, progress: Progress
    ) -> DrillResult:
        found = places.of(place, self._vault.identity.vault, self._vault.env.least)
        if not found:
            raise UserError("E_NO_BACKUP")
        tried = drill(found[0].root, unlock, self._vault.env, progress)
        with self._vault.database.transaction():  # no commit of the counter
            if isinstance(unlock, ByPapers) and unlock.of_organisation:
                way = "escrow"
            told: dict[str, Json] = {"at": self._vault.clock(), "way": way, "ok": tried.ok}
            self._vault.meta.put(_DRILL, told)
        return tried

    def drilled(self) -> DrillRecord | None:
        """The last drill."""
        held = self._vault.standing.facts.get(_DRILL)
        return None if held is None else DrillRecord(int(held["at"]), held["way"], bool(held["ok"]))


def restore_backup(
    place: Path, target: Path, env: Env, progress: Progress = SILENT
) -> RestoreResult:
    """Put the backup in a place into a new folder; it is opened there as the vault was."""
    return restore(place, target, env, progress)
