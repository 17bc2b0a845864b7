"""What keeps a file of words: what would keep told words here. Pure.

Nothing is chosen about the names in a file, and nothing stands in their place: it leaves as it is, or not.
What nobody reads here stays while anybody is hidden or sealed on this paper: it may name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.names.words_of_others import OTHERS_FILE, files_of_others
from vsdesk.records.gate.record_filter import DisclosedRecord
from vsdesk.records.gate.told.told_numbers import ToldNumber, told_numbers
from vsdesk.records.gate.told.unchosen_words import UnchosenWords
from vsdesk.records.source_ids import sources_elsewhere

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.gate_context import GateContext

_ITEM: Final = "evidence_item"
_WORDS: Final = "words_of_file"  # no field: nothing was ever chosen about it
_FILE: Final = "blob"
_CONTACTS: Final = "contact_channel"
# A point on the map, and what leads to one: two degrees with their decimals, a sign of degrees, a link.
_POINT: Final = re.compile(
    r"\d{1,3}[.,]\d{3,}[^\d\n]{1,40}\d{1,3}[.,]\d{3,}|\d\s?°|\bgeo:|\bmaps\.|/maps\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WordsInFiles:
    """Who and what is looked for in the words of files that would leave."""

    words: UnchosenWords
    placeless: bool  # whether anybody's place stays
    elsewhere: bool  # whether a source is sealed whose names another device alone knows
    of_others: frozenset[str]  # items that stay since nobody looks in their words for such a name

    @classmethod
    def of(cls, scene: GateContext) -> WordsInFiles:
        """Those of one request."""
        unknown = scene.sealed_sources & scene.dossier.once(sources_elsewhere)
        words = UnchosenWords.of(scene, quiet=scene.spared)
        others = frozenset() if scene.to.inside else scene.dossier.once(files_of_others)
        return cls(words, bool(scene.placeless), bool(unknown), others)

    def why_stays(self, texts: Sequence[str] | None, items: Collection[str] = ()) -> str | None:
        """Why a file stays that says this (in each way to read it; None: nobody reads it here), or None.
        `items`: all records that hold it."""
        if not self.of_others.isdisjoint(items):
            return OTHERS_FILE
        if texts is None:
            return "unread_file" if self.words or self.placeless or self.elsewhere else None
        return "named_in_file" if any(map(self._names, texts)) else None

    def _names(self, text: str) -> bool:
        if self.placeless and _POINT.search(text):
            return True
        return self.words.tells_of_death(text) or self.words.names(text)


def numbers_in_file(
    disclosed: GateDecision, dictionary: Dictionary, item: str, texts: Sequence[str]
) -> tuple[ToldNumber, ...]:
    """The telephones and pleas in the words of a file that leaves, as of told words (`told_numbers`)."""
    words = DisclosedRecord(item, _ITEM, None, {_WORDS: tuple(texts)})
    found = told_numbers(disclosed, dictionary, (words, *disclosed.of(_CONTACTS)))
    return tuple(replace(one, name=_FILE) for one in found if one.name == _WORDS)
