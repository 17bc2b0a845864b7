"""Whom representations name: one device writes as many of them, and as many answers, as it likes.

So each text is taken apart once, and each name is looked for once. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dossier import Dossier, RecordView

KIND: Final = "representation"
_Pair = tuple[tuple[str, ...], tuple[str, ...]]  # the words of a given and of a family name


class Representatives:
    """Some representations, asked for persons by their given and family name in one of the three writings."""

    def __init__(self, representations: Iterable[RecordView]) -> None:
        self._texts: list[list[str]] = []
        self._of: list[int] = []  # of each text, in which representation it stands
        self._all: list[frozenset[int]] = []  # the texts of each representation
        for one in representations:
            first = len(self._texts)
            self._texts += (str(text).casefold().split() for text in one.every("representative"))
            self._of += [len(self._all)] * (len(self._texts) - first)
            self._all.append(frozenset(range(first, len(self._texts))))
        self._longest = max(map(len, self._texts), default=0)
        self._phrases: dict[int, dict[tuple[str, ...], set[int]]] = {}
        self._found: dict[frozenset[_Pair], tuple[bool, bool]] = {}

    def any_names(self, person: RecordView) -> bool:
        """Whether a text that stands in one of them holds the name."""
        return self._asked(person)[0]

    def one_names(self, person: RecordView) -> bool:
        """Whether all that stands in one of them holds the name."""
        return self._asked(person)[1]

    def _asked(self, person: RecordView) -> tuple[bool, bool]:
        pairs = frozenset(pair for lang in WRITINGS if all(pair := _pair(person, lang)))
        if pairs not in self._found:
            named = {at for pair in pairs for at in self._holding(pair[0]) & self._holding(pair[1])}
            whole = any(self._all[one] <= named for one in {self._of[at] for at in named})
            self._found[pairs] = bool(named), whole
        return self._found[pairs]

    def _holding(self, words: tuple[str, ...]) -> set[int]:
        """The texts in which these words stand one after the other."""
        many = len(words)
        if many > self._longest:
            return set()
        if many not in self._phrases:
            found = self._phrases[many] = {}
            for at, text in enumerate(self._texts):
                for start in range(len(text) - many + 1):
                    found.setdefault(tuple(text[start : start + many]), set()).add(at)
        return self._phrases[many].get(words, set())


def of_all(dossier: Dossier) -> Representatives:
    """All that are here, running or ended: for `Dossier.once`."""
    return Representatives(dossier.of(KIND))


def _pair(person: RecordView, lang: str) -> _Pair:
    given, family = (
        tuple(person.text(f"{part}_{lang}").casefold().split()) for part in ("given", "family")
    )
    return given, family
