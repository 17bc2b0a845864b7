"""Whether this vault is as it was written, and the ways out where it is not.

Raises EnvironmentFault, Cancelled; of a damaged vault besides UserError (E_NO_VAULT, E_UNLOCK, E_EXISTS),
Refused E_SLOTS_TAMPERED.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.desk.access.way_service import ByPapers, by_words
from vsdesk.progress import SILENT
from vsdesk.vault import older_copy
from vsdesk.vault.integrity.findings import Damage
from vsdesk.vault.integrity.repair import RepairResult, fold_anew, mend
from vsdesk.vault.integrity.rescue import RescueResult, read_over, rescue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.vault.env import Env
    from vsdesk.vault.older_copy import OlderCopy

__all__ = [
    "CheckReport",
    "Damage",
    "IntegrityService",
    "RepairResult",
    "RescueResult",
    "rescue_vault",
]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found; how many records of each kind there are (none where pages are torn); and whether
    this is an older copy."""

    findings: tuple[Damage, ...]
    counts: Mapping[str, int]
    older: OlderCopy | None = None

    @property
    def faults(self) -> tuple[str, ...]:
        """What is not as it was written, for a log."""
        return tuple(str(one) for one in self.findings if not one.is_past)

    @property
    def ok(self) -> bool:
        """True when nothing is wrong, and no save that was made here is missing."""
        return not self.faults and (self.older is None or not self.older.is_amiss)


class IntegrityService:
    """Look, and put right."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context

    def check(self, progress: Progress = SILENT) -> CheckReport:
        """Look at everything: key files, pages, chains, attachments, orders to erase."""
        found = tuple(self._vault.check(progress))
        torn = any(one.what == "page" for one in found)
        counts = {} if torn else self._vault.read.kinds()
        return CheckReport(
            found, counts, None if torn else older_copy.told(self._vault.standing.facts)
        )

    def mend(self, progress: Progress = SILENT) -> RepairResult:
        """Put right what can be put right here; what others or a backup hold is asked for."""
        done = mend(self._vault, progress)
        self._everything_changed()
        return done

    def fold_anew(self, progress: Progress = SILENT) -> None:
        """Make lists, links and the search anew from the log."""
        fold_anew(self._vault, progress)
        self._everything_changed()

    def rescue(self, target: Path, progress: Progress = SILENT) -> RescueResult:
        """Read what can be read of this vault, open and damaged, into a new folder. Close it afterwards, and
        go on with the new one."""
        vault = self._vault
        return vault.by_key(
            lambda slots, vmk: read_over(vault.folder, target, (slots, vmk), vault.env, progress)
        )

    def _everything_changed(self) -> None:
        self._context.changed((), (), {"vault", "journey"})


def rescue_vault(
    folder: Path,
    target: Path,
    secret: Secret | Sequence[str] | Sequence[Sequence[str]],
    env: Env,
    progress: Progress = SILENT,
    backup: Path | None = None,
) -> RescueResult:
    """Read what can be read of a damaged vault into a new folder. `secret`: its passphrase, its recovery
    words, or key papers; `backup`: whose key files are used where its own are damaged or gone."""
    return rescue(folder, target, _way(secret), env, progress, backup)


def _way(
    secret: Secret | Sequence[str] | Sequence[Sequence[str]],
) -> Callable[[SlotFile], Secret]:
    if not isinstance(secret, Sequence):
        return lambda file: file.open_passphrase(secret)
    words = [one for one in secret if isinstance(one, str)]
    if words:
        return by_words(words)
    return ByPapers([one for one in secret if not isinstance(one, str)])
