"""One walk through the files that are looked at before a hand-over, whoever looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_BATCH: Final = 200


class Look(Protocol):
    """What one rule finds in the files that it asks for."""

    @property
    def files(self) -> Collection[str]:
        """The roots of the files, in their order."""

    def at(self, dossier: Dossier) -> None:
        """Look at one of them."""


def walk(vault: Vault, looks: Sequence[Look], progress: Progress = SILENT) -> None:
    """Read each file that any of them asks for once, and show it to each that does. Raises Cancelled."""
    wanted = [*dict.fromkeys(root for look in looks for root in look.files)]
    asked = [(look, frozenset(look.files)) for look in looks]
    for start in range(0, len(wanted), _BATCH):
        progress.step("looking", start, len(wanted))
        for dossier in vault.read.dossiers(wanted[start : start + _BATCH]):
            for look, files in asked:
                if dossier.root in files:
                    look.at(dossier)
