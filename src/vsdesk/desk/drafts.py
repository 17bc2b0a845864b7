"""What was typed and not saved: kept in the vault, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.base import Base

if TYPE_CHECKING:
    from vsdesk.records.values import Json


class Drafts(Base):
    """Drafts by their key."""

    def draft_get(self, key: str) -> Json:
        """What was typed and not saved, or None."""
        return self.vault.drafts.get(key)

    def draft_put(self, key: str, value: Json) -> None:
        """Keep what was typed; survives lock, crash and power cut."""
        self.vault.drafts.put(key, value)

    def draft_drop(self, key: str) -> None:
        """Forget a draft."""
        self.vault.drafts.drop(key)

    def draft_keys(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return self.vault.drafts.keys()
