"""Whether a family keeps its proceeding from the public: telling everybody of the case
would tell of that too. Pure.

"Publicity was agreed to: no" stands on a submission. Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.about import ever_in
from vsdesk.records.consent import recipients

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier


def is_kept_from(dossier: Dossier, recipient: str) -> bool:
    """Whether this recipient is the public, and a submission says no, by any value of any reading, here or at
    another entry of the same person."""
    return recipients.of(recipient).sort == "public" and any(
        False in one.every("publicity_consent")
        for entry in (dossier, *dossier.joined)
        for read in entry.readings
        for one in ever_in(read, "submission")
    )
