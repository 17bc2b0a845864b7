"""Several readers of names that hear one text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.surnames import JUDGED, Place, Surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.names.in_order import Phrase
    from vsdesk.names.spellings import Sound


class Together:
    """Several readers of names that hear one text: each word is judged once for all of them."""

    def __init__(self) -> None:
        self._forms: set[str] = set()
        self._sounds: set[Sound] = set()
        self._phrases: set[Phrase] = set()
        self._all: Surnames | None = None
        self._heard: dict[tuple[str, ...], tuple[Place, ...]] = {}
        self._kept = 0

    def join(self, reader: Surnames) -> None:
        """Let it hear with the others."""
        known = reader.forms <= self._forms and reader.sounds <= self._sounds
        if not (known and reader.phrases <= self._phrases):
            self._forms |= reader.forms
            self._sounds |= reader.sounds
            self._phrases |= reader.phrases
            self._all = None

    def found(self, reader: Surnames, tokens: Sequence[str]) -> Iterator[Place]:
        """What this one of them finds there."""
        if reader.forms or reader.sounds or reader.phrases:
            for first, last, keys in self._places(tuple(tokens)):
                if mine := frozenset(key for key in keys if reader.has(key)):
                    yield first, last, mine

    def _places(self, tokens: tuple[str, ...]) -> tuple[Place, ...]:
        if self._all is None:
            self._all = Surnames(
                frozenset(self._forms), frozenset(self._sounds), frozenset(self._phrases)
            )
            self._heard.clear()
        if tokens not in self._heard:
            self._kept += len(tokens)
            if self._kept > JUDGED:
                self._heard.clear()
                self._kept = len(tokens)
            self._heard[tokens] = tuple(self._all.found(tokens))
        return self._heard[tokens]
