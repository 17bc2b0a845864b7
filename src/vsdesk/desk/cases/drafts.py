"""What was typed and not saved: kept in the vault, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.desk.context import DeskContext
    from vsdesk.records.dictionary.values import Json


class DraftService:
    """Drafts by their key."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault

    def get(self, key: str) -> Json:
        """What was typed and not saved, or None."""
        return self._vault.drafts.get(key)

    def put(self, key: str, value: Json) -> None:
        """Keep what was typed; survives lock, crash and power cut."""
        self._vault.drafts.put(key, value)

    def drop(self, key: str) -> None:
        """Forget a draft."""
        self._vault.drafts.drop(key)

    def held(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return self._vault.drafts.keys()
