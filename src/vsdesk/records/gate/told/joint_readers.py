"""Several readers of names that hear one text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.memo import memo
from vsdesk.records.gate.names.surnames import JUDGED, Place, Surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.names.multiword_names import Phrase
    from vsdesk.names.spellings import Sound

_EARS: Final = 32  # questions to the gate about a few files ask for the same names


class Together:
    """Several readers of names that hear one text: each word is judged once for all of them."""

    def __init__(self) -> None:
        self._forms: set[str] = set()
        self._sounds: set[Sound] = set()
        self._phrases: set[Phrase] = set()
        self._all: _Ear | None = None

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
            if self._all is None:
                self._all = _ear(
                    frozenset(self._forms), frozenset(self._sounds), frozenset(self._phrases)
                )
            for first, last, keys in self._all.places(tuple(tokens)):
                if mine := frozenset(key for key in keys if reader.has(key)):
                    yield first, last, mine


class _Ear:
    """What is found in texts of all these names. Window and writer may ask at once."""

    def __init__(
        self, forms: frozenset[str], sounds: frozenset[Sound], phrases: frozenset[Phrase]
    ) -> None:
        self._reader = Surnames(forms, sounds, phrases)
        self._heard: dict[tuple[str, ...], tuple[Place, ...]] = {}
        self._kept = 0

    def places(self, tokens: tuple[str, ...]) -> tuple[Place, ...]:
        """The places of one text, as `Surnames.found` gives them."""
        found = self._heard.get(tokens)
        if found is None:
            found = tuple(self._reader.found(tokens))
            self._kept += len(tokens)
            if self._kept > JUDGED:
                self._heard.clear()
                self._kept = len(tokens)
            self._heard[tokens] = found
        return found


@memo(_EARS)
def _ear(forms: frozenset[str], sounds: frozenset[Sound], phrases: frozenset[Phrase]) -> _Ear:
    """The same for whoever asks for the same names."""
    return _Ear(forms, sounds, phrases)
