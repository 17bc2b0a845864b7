"""Where a vault stands: what the status bar and `vault info` show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.desk.differences import Differences
from vsdesk.vault.reading import ListFilter

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar and `vault info` show. Times are milliseconds since 1970."""

    name: str = field(repr=False)
    role: str
    kid: str
    letter: str
    organisation: str = field(repr=False)
    code: str
    enrolled: bool
    cases: int
    families: int
    unsent_new: int
    unsent_changed: int
    last_receipt: int | None
    differences: int


class Standing(Differences):
    """Counts, the organisation, what waits to be handed over."""

    def status(self) -> Status:
        """Where this vault stands."""
        count = self.vault.read.count
        new, changed = self.vault.standing.unsent()
        trust, identity = self.vault.trust, self.vault.identity
        return Status(
            name=identity.name,
            role=self.vault.role,
            kid=identity.kid,
            letter=self.vault.letter,
            organisation=trust.name or identity.organisation,
            code=trust.code,
            enrolled=trust.enrolled,
            cases=count(ListFilter()),
            families=count(ListFilter(kind="family")),
            unsent_new=new,
            unsent_changed=changed,
            last_receipt=self.vault.standing.last_receipt(),
            differences=self.differing_records(),
        )
