"""What is put right in an open vault by itself, from what it holds twice (docs/spec/vault.md §17).

Key files and orders to erase are written anew, what is folded from the log is folded anew, a bundle that
waited and is none any more goes, and chunks that do not open are asked for like those that never came.
Torn pages are not touched: see `rescue`. Raises EnvironmentFault, Cancelled; what was done until then stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.progress import SILENT
from vsdesk.vault.integrity import vault_check, whole_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.vault.integrity.findings import Damage
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class RepairResult:
    """What was found, and what is still so afterwards. `asked`: attachments that are asked of others now."""

    found: tuple[Damage, ...]
    left: tuple[Damage, ...]

    @property
    def done(self) -> tuple[Damage, ...]:
        """What is as it was written again, or asked for."""
        return tuple(one for one in self.found if one not in self.left)

    @property
    def asked(self) -> tuple[Damage, ...]:
        """Of these the attachments that others, or a backup, give back."""
        return tuple(one for one in self.done if one.what in ("torn", "lost"))


def mend(vault: Vault, progress: Progress = SILENT) -> RepairResult:
    """Look at everything, put right what can be, and look again."""
    found = vault.check(progress)
    whats = {one.what for one in found}
    vault.folder.mended = ()
    if "slots" in whats:
        vault.folder.write_slots(vault.slots)
    if whats & {"page", "tree"}:
        return RepairResult(
            tuple(found), tuple(one for one in found if one.what in ("page", "tree"))
        )
    if whats & {"torn", "lost"}:
        ask_for_torn_files(vault, progress)
    if "order" in whats:
        vault.erasing.reseal()
    if "erased" in whats:
        with vault.transaction():
            for held in vault.erasing.frames("applied <> 0"):
                vault.orders.carry_out(held, progress)
        vault.orders.finish(progress)
    for one in found:
        if one.what == "held":
            diskio.sweep_away(vault.folder.root / one.where)
    if "lists" in whats:
        fold_anew(vault, progress)
    return RepairResult(tuple(found), tuple(vault.check(progress)) if found else ())


def ask_for_torn_files(vault: Vault, progress: Progress = SILENT) -> Sequence[Damage]:
    """Attachments of which chunks do not open: these are missing from now on, and asked for."""
    torn = whole_files.torn(vault.database, vault.files, progress)
    if torn:
        with vault.transaction():
            whole_files.note_missing(vault.database, vault.files, torn)
    return [one.finding for one in torn]


def fold_anew(vault: Vault, progress: Progress = SILENT) -> None:
    """Lists, links, days and the search, all of it from the log."""
    with vault.applying():
        vault_check.forget_folded(vault.database)
        vault.folding.rebuild(progress)
