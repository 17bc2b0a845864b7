"""What keeps a file of words: what would keep told words here. Pure.

Nothing is chosen about the names in a file, and nothing stands in their place: it leaves as it is, or not.
What nobody reads here stays while anybody is hidden or sealed on this paper: it may name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.papers import hard_news
from vsdesk.records.gate.record_filter import DisclosedRecord
from vsdesk.records.gate.told.told_numbers import ToldNumber, told_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.gate.context import GateContext
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.names.name_choices import NameReader
    from vsdesk.records.gate.names.surnames import Surnames
    from vsdesk.records.gate.names.suspects import Suspects

_ITEM: Final = "evidence_item"
_TOLD: Final = "description"  # its field of told words: what a file says is read as that would be
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

    spec: FieldSpec | None = field(repr=False)
    told: NameReader | None = field(repr=False)
    suspects: Suspects | None = field(repr=False)
    families: tuple[Surnames, ...] = field(repr=False)
    spared: bool  # whether it comes to somebody who is not to hear of a death
    placeless: bool  # whether anybody's place stays

    @classmethod
    def of(cls, scene: GateContext) -> WordsInFiles:
        """Those of one request."""
        return cls(
            scene.dictionary.field(_ITEM, _TOLD),
            scene.told,
            scene.suspects,
            scene.families,
            scene.spared,
            bool(scene.placeless),
        )

    def why_stays(self, texts: Sequence[str] | None) -> str | None:
        """Why a file stays that says this (in each way to read it; None: nobody reads it here), or None."""
        if texts is None:
            asked = (self.told, self.suspects, self.spared, self.placeless, *self.families)
            return "unread_file" if any(asked) else None
        return "named_in_file" if any(map(self._names, texts)) else None

    def _names(self, text: str) -> bool:
        if self.placeless and _POINT.search(text):
            return True
        if self.spec is not None and self.spared and hard_news.told(self.spec, [text]):
            return True
        if self.suspects is not None and self.suspects.out_of(text) != text:
            return True
        if any(one.out_of(text) != text for one in self.families):
            return True
        return self.told is not None and self._tells(self.told, text)

    def _tells(self, told: NameReader, text: str) -> bool:
        """As told words of which nothing was chosen."""
        found = bool(told.whom(text)) or (told.decided and bool(told.reader.spans(text)))
        return found or (self.spec is not None and told.stands_in(self.spec, text))


def numbers_in_file(
    disclosed: GateDecision, dictionary: Dictionary, item: str, texts: Sequence[str]
) -> tuple[ToldNumber, ...]:
    """The telephones and pleas in the words of a file that leaves, as of told words (`told_numbers`)."""
    words = DisclosedRecord(item, _ITEM, None, {_WORDS: tuple(texts)})
    found = told_numbers(disclosed, dictionary, (words, *disclosed.of(_CONTACTS)))
    return tuple(replace(one, name=_FILE) for one in found if one.name == _WORDS)
