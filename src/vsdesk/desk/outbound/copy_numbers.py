"""Which copy a paper is, of all that a recipient was given of one case or family.

Counted is what this device, coordinators and who recorded the file say was given, or a coordinator
confirmed: a row is written by anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.whose_word_counts import as_believed, is_confirmed

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault


def next_copy(vault: Vault, dossier: Dossier, recipient: str) -> int:
    """The number of the next copy for a recipient, from 1."""
    trust, also = vault.trust, vault.trust.believed(dossier.head)
    rows = (
        row if is_confirmed(row) else as_believed(row, trust.believes, also)
        for row in dossier.of("disclosure")
    )
    return 1 + sum(one.text("recipient") == recipient for one in rows)
