"""What a paper says in place of a label or heading that would say a word which the family rejects.

The one rule: other words where there are some (resources/other_words.toml), else the sentence with a gap in
the place of the word. What others say in its place is looked at as well. Told words are `name_choices`. Pure
but for that file, read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from vsdesk import paths
from vsdesk.languages import said_in
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.told.rejected_words import RejectedWords, every_sense
from vsdesk.resource_tables import read
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.vocabulary import Term
    from vsdesk.words import Lang

_TOKEN: Final = re.compile(r"\S+")


class OtherWords:
    """Heeds the words that are rejected on one paper."""

    def __init__(
        self, rejected: Iterable[RejectedWords] = (), stays: Iterable[Callable[[str], bool]] = ()
    ) -> None:
        """`rejected`: those of each case that is on the paper. `stays`: for which words of an organisation's
        own there is nothing but a gap.

        Of whoever rejects more than can be looked for, labels say none of the senses that we know.
        """
        self._rejected: Final = tuple(every_sense() if one.floods else one for one in rejected)
        self._stays: Final = tuple(stays)
        self._said: Final[dict[str, str]] = {}

    def beside(self, other: OtherWords) -> OtherWords:
        """What both of them heed."""
        return OtherWords((*self._rejected, *other._rejected), (*self._stays, *other._stays))

    def said(self, text: str) -> str:
        """A sentence, with a gap for each word that is not said; its {named} places stay."""
        if text not in self._said:
            self._said[text] = self._gapped(text)
        return self._said[text]

    def term(self, vocabulary: str, term: Term, lang: Lang) -> str:
        """The label of a term: other words for it where it is not said as it is, in
        whichever language that shows."""
        if self.stay(term.written):
            return f"[{GAP}]"
        if all(self.said(one) == one for one in map(term.label, LANGS)):
            return term.label(lang)
        words = _other_terms().get(vocabulary, {}).get(term.key, {})
        return self.said(said_in(words, lang) or term.label(lang))

    def stay(self, written: Iterable[str]) -> bool:
        """Whether words that an organisation wrote do not stand on this paper, in whichever language."""
        return any(stays(text) for text in written for stays in self._stays)

    def _gapped(self, text: str) -> str:
        places = list(_TOKEN.finditer(text))
        tokens = [one[0] for one in places]
        gone = {
            at
            for one in self._rejected
            for first, last, _ in one.found(tokens)
            for at in range(first, last + 1)
            if "{" not in tokens[at]
        }
        for at in sorted(gone, reverse=True):
            start, gap = places[at].start(), "" if at - 1 in gone else f"[{GAP}]"
            text = f"{text[:start]}{gap}{text[places[at].end() :]}"
        return text


@cache
def _other_terms() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """By vocabulary and term: the other words in each language."""
    return read(paths.resources() / "other_words.toml")
