"""Places that told words name: proposals that a person confirms, never facts.

A name counts whole, the longest at each spot, and by its kind: a word of kind beside it («دوار», «حي»,
«فرع») says what it may be, a facility is proposed only where a facility was said, and a word of
everyday speech only with its kind or its wider place. Owns resources/place_words.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from vsdesk import paths
from vsdesk.languages import SOURCE
from vsdesk.names.fold import fold
from vsdesk.records.places.gazetteer import Gazetteer, ShippedPlace
from vsdesk.resource_tables import read
from vsdesk.words import LANGS

Fold = Callable[[str], str]
Name = tuple[str, ...]

# Where somebody is held or buried is not where he was taken: never proposed for that question.
NOT_WHERE_TAKEN: Final = frozenset(
    {
        *("prison", "secret_detention", "private_house_detention", "removal_centre"),
        *("security_branch", "police_station", "military_base", "stadium"),
        *("mass_grave_alleged", "cemetery"),
    }
)
_IN: Final = "ب"  # «بالباب»
_GATE: Final = "border"  # in Kurmanji a border crossing is a gate
_LEVELS: Final = ("facility", "quarter", "subdistrict", "district", "governorate", "abroad")
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 6  # words of one name
_SHORT: Final = 3  # letters: a shorter name is found by chance
_ARTICLE: Final = "ال"
_LATIN_ARTICLES: Final = frozenset({"al", "ad", "an", "ar", "as", "ash", "at", "az"})
_PLAIN: Final = 5  # letters of a Latin name that may stand without its article
_PREFIXES: Final = "وفبلكع"
_ENDINGS: Final = ("ye", "ya", "an", "e", "a")  # of Kurmanji, folded
_ADDRESSES: Final = "addresses"
_EVERYDAY: Final = "everyday"
_BESIDE: Final = "beside"
_NOT_KINDS: Final = (_ADDRESSES, _EVERYDAY, _BESIDE)
_REACH: Final = 3  # words from «ورا» to the kind of what it is beside
_VOWELS: Final = "aeiou"
_LEADING: Final = ("road", "journey")  # the rows whose words lead through all names behind them
_OR: Final = "/"  # between two names of one place
_BREAK: Final = re.compile(r"[^\W_]+|([،,;؛.:!?؟()\n])")
_LINKS: Final = frozenset({"ال", "a", "e", "ya", "ye", "of", "the", "al"})  # between kind and name


@dataclass(frozen=True, slots=True)
class KindWord:
    """What a name beside a word of kind may be."""

    kinds: tuple[str, ...]
    areas: frozenset[str]
    behind: bool  # the word stands behind its name
    of_address: bool = False  # read in a written address alone, before its name or behind
    leads: bool = False  # through more names than the first

    def allows(self, place: ShippedPlace) -> bool:
        return place.kind in self.kinds or place.level in self.areas


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in the text, from word `start` to before `end`, and what it may be."""

    start: int
    end: int
    name: Name
    places: tuple[ShippedPlace, ...]
    kind: KindWord | None = None


class ToldPlaces:
    """Reads places out of told words. `fold` brings text to the form in which names are compared."""

    def __init__(self, places: Gazetteer, fold: Fold) -> None:
        self._places, self._fold = places, fold
        self._names: dict[Name, list[ShippedPlace]] = {}
        for place, name in places.names():
            for words in _called(fold(name)):
                if place not in self._names.setdefault(words, []):
                    self._names[words].append(place)
        self._kinds = dict(_kinds(fold))
        self._everyday = _Everyday(fold)
        self._beside = {
            tuple(_WORD.findall(fold(one))) for lang in LANGS for one in _rows()[_BESIDE][lang]
        }
        self._joins = frozenset(map(fold, _rows()["road"]["leads"]))
        self._parts = frozenset(map(fold, _rows()[_BESIDE]["parts"]))
        self._in_addresses = {**self._kinds, **dict(_address_words(fold))}

    def find(
        self, text: str, never: frozenset[str] = frozenset(), *, of_address: bool = False
    ) -> list[ShippedPlace]:
        """What the words may name, best first; no place of a kind in `never`. In an address (`of_address`) a
        word of everyday speech is a name. First what lies in another place that is named too, then what ends
        the words behind a comma («حي الأشرفية، عفرين»), the longer name, the narrower place.
        """
        words, breaks = _WORD.findall(self._fold(text)), _breaks(self._fold(text))
        named = self._before_no_road(words, [*self._mentions(words, breaks)])
        mentions = [self._judged(one) for one in named]
        ranked: list[tuple[bool, bool, int, bool, int, int, ShippedPlace]] = []
        for one in mentions:
            others = {place.id for it in mentions if it is not one for place in it.places}
            around = {id for other in others for id in self._places.wider(other)}
            closes = one.start in breaks and one.end == len(words)
            thing = one.kind is None and self._everyday.is_thing(words, one)
            for place in one.places:
                inside = not others.isdisjoint(self._places.wider(place.id))
                said = of_address or one.kind is not None
                known = inside or said or not (thing or place.common)
                if known and place.kind not in never:
                    level = _LEVELS.index(place.level) if place.level in _LEVELS else len(_LEVELS)
                    rank = (one.start - one.end, place.id not in around, level, one.start)
                    ranked.append((not inside, not closes, *rank, place))
        ranked.sort(key=lambda rank: rank[:-1])
        return list({place.id: place for *_, place in ranked}.values())

    def told_kind(self, text: str, never: frozenset[str] = frozenset()) -> str:
        """What kind of place the words say first («باب المدرسة»: a school), "" for none. Beside what it was
        («ورا الجامع») is not what it was."""
        words = _WORD.findall(self._fold(text))
        told = [
            None
            if self._is_beside(words, at)
            else self._kind(words, at) or self._kind_bare(words[at])
            for at in range(len(words))
        ]
        for one, after in pairwise([*told, None]):
            kind = one[0].kinds[0] if one is not None and one[0].kinds else ""
            gate = kind == _GATE and after is not None  # the gate of a school is no border
            if kind and kind not in never and not gate:
                return kind
        return ""

    def _is_beside(self, words: list[str], at: int) -> bool:
        """Whether the word at `at` says what the place is behind, near or in front of: a few words may stand
        between, but no other kind of place and no part of one."""
        for start in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if any(tuple(words[start:end]) in self._beside for end in (start + 1, start + 2)):
                return True
            if words[start] in self._parts:  # «قدام باب المدرسة» is at the school
                return False
            if self._kind(words, start) or self._kind_bare(words[start]):
                return False
        return False

    def _kind_bare(self, word: str) -> tuple[KindWord, int] | None:
        """«بالمدرسة», «المدرسة»: a word of kind alone, with its article."""
        forms = (_bare(one) for one in (word, *_without_prefix(word)))
        return next((kind for one in forms if (kind := self._kind([one], 0)) is not None), None)

    def _mentions(self, words: list[str], breaks: frozenset[int]) -> Iterator[_Mention]:
        """The names in order, each with the word of kind beside it; of those to which a road leads the first.
        A new part of the sentence begins at the words of `breaks`."""
        at = 0
        while at < len(words):
            found, kind = self._name(words, at), self._kind(words, at)
            if kind is not None and (found is None or found.end <= kind[1]):
                claimed, at = self._claimed(words, *kind)
                if (one := claimed or found) is not None:
                    yield one
                if kind[0].leads:
                    at = self._road_end(words, at, breaks)
            elif found is not None:
                yield self._with_kind_behind(words, found)
                at = found.end
            else:
                at += 1

    def _road_end(self, words: list[str], at: int, breaks: frozenset[int]) -> int:
        """Behind all names to which a road leads; what is said with «بـ» lies there, and is none of them."""
        while at < len(words) and at not in breaks:
            found = self._name(words, at)
            inside = words[at][0] == _IN and self._name(words, at, apart=True) is None
            if words[at] in self._joins:
                at += 1
            elif found is not None and not inside:
                at = found.end
            else:
                break
        return at

    def _before_no_road(self, words: list[str], found: list[_Mention]) -> list[_Mention]:
        """Without the names before that of a road in English: "the Aleppo to Homs road"."""
        kept: list[_Mention] = []
        for one in found:
            if one.kind is not None and one.kind.leads and one.kind.behind:
                while kept and self._joins.issuperset(words[kept[-1].end : one.start]):
                    one = replace(one, start=kept.pop().start)
            kept.append(one)
        return kept

    def _claimed(self, words: list[str], kind: KindWord, at: int) -> tuple[_Mention | None, int]:
        """The name right behind a word of kind, and where to go on; «جامع النور»: its name is passed over."""
        while at < len(words) and words[at] in _LINKS:
            at += 1
        if at >= len(words) or self._kind(words, at) is not None:
            return None, at
        found = self._name(words, at, apart=True)
        if found is not None:
            return replace(found, kind=kind), found.end
        stays = kind.behind or _is_prefixed(words[at]) or self._name(words, at) is not None
        return None, at if stays else at + 1

    def _with_kind_behind(self, words: list[str], found: _Mention) -> _Mention:
        kind = self._kind(words, found.end)
        return replace(found, kind=kind[0]) if kind and kind[0].behind else found

    def _name(self, words: list[str], at: int, *, apart: bool = False) -> _Mention | None:
        """The longest name that begins here; `apart`: with nothing like «ب» before it."""
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            for key in _keys(words[at : at + length], apart=apart):
                if places := self._names.get(key):
                    return _Mention(at, at + length, key, tuple(places))
        return None

    def behind_kind(self, words: list[str], at: int) -> tuple[int, KindWord | None]:
        """Behind the word of kind that begins at `at` in these folded words of an address, and what joins it;
        `at` and none where none does."""
        kind = self._kind(words, at, self._in_addresses)
        if kind is None:
            return at, None
        after = kind[1]
        while after < len(words) and words[after] in _LINKS:
            after += 1
        return after, kind[0]

    def _kind(
        self, words: list[str], at: int, kinds: Mapping[Name, KindWord] | None = None
    ) -> tuple[KindWord, int] | None:
        for length in range(min(3, len(words) - at), 0, -1):
            for key in _keys(words[at : at + length], apart=False):
                if kind := (kinds or self._kinds).get(key):
                    return kind, at + length
        return None

    def _judged(self, mention: _Mention) -> _Mention:
        """The mention with those places alone that its words may mean."""
        if mention.kind is not None:
            allowed = tuple(one for one in mention.places if mention.kind.allows(one))
            return replace(mention, places=allowed)
        kept = (
            one for one in mention.places if one.level != "facility" or self._said(one, mention)
        )
        return replace(mention, places=tuple(kept))

    def _said(self, place: ShippedPlace, mention: _Mention) -> bool:
        """Whether a facility was said: its kind stands in the name, or nothing else is called so."""
        inside = [kind for word in mention.name if (kind := self._kinds.get((word,)))]
        if inside:
            return any(kind.allows(place) for kind in inside)
        areas = any(one.level != "facility" for one in mention.places)
        return not areas and len(mention.name) > 1


class _Everyday:
    """Names of places that are words of everyday speech too: «دقوا الباب», «عند التل» are no towns."""

    def __init__(self, fold: Fold) -> None:
        row = _rows()[_EVERYDAY]
        self._towns, never_in, self._inside, self._behind = (
            frozenset(map(fold, row[one])) for one in ("names", "never_in", "inside", "behind")
        )
        self._names = self._towns | never_in

    def is_thing(self, words: list[str], one: _Mention) -> bool:
        """Whether nothing in the sentence makes the name that of the place."""
        if one.name[0] not in self._names or one.end - one.start > 1 or words == [*one.name]:
            return False
        word, before = words[one.start], words[: one.start]
        inside = word[:1] == _IN or (bool(before) and before[-1] in self._inside)
        is_town = inside and one.name[0] in self._towns
        return not is_town and self._behind.isdisjoint(before)


@lru_cache(maxsize=2)
def told_places(places: Gazetteer) -> ToldPlaces:
    """What reads places out of words, as names are compared; made once for one gazetteer."""
    return ToldPlaces(places, fold)


def names_detention(text: str, fold: Fold) -> bool:
    """Whether the words speak of a prison or another place of detention."""
    words = _WORD.findall(fold(text))
    kinds = dict(_kinds(fold))
    found = (
        kinds.get(key) for at in range(len(words)) for key in _keys(words[at : at + 1], apart=False)
    )
    return any(kind is not None and not NOT_WHERE_TAKEN.isdisjoint(kind.kinds) for kind in found)


def _breaks(folded: str) -> frozenset[int]:
    """The words of a folded text before which a mark parts it."""
    at, found = 0, set()
    for one in _BREAK.finditer(folded):
        if one[1]:
            found.add(at)
        else:
            at += 1
    return frozenset(found)


def _kinds(fold: Fold) -> Iterator[tuple[Name, KindWord]]:
    for key, row in _rows().items():
        for lang in LANGS if key not in _NOT_KINDS else ():
            kinds, areas = tuple(row["kinds"]), frozenset(row["areas"])
            kind = KindWord(kinds, areas, lang == SOURCE, leads=key in _LEADING)
            for words in row.get(lang, ()):
                yield _key(_WORD.findall(fold(words))), kind


def _address_words(fold: Fold) -> Iterator[tuple[Name, KindWord]]:
    row = _rows()[_ADDRESSES]
    either = KindWord((), frozenset(), behind=True, of_address=True)
    for words in row["before"]:
        yield _key(_WORD.findall(fold(words))), replace(either, behind=False, of_address=False)
    for words in row["either"]:
        name = _WORD.findall(fold(words))
        yield _key(name), either
        for end in row["endings"] if name[-1][-1] in _VOWELS else ():
            yield _key((*name[:-1], name[-1] + end)), either


@cache
def street_endings() -> tuple[str, ...]:
    """How names of streets end that are one word with their kind."""
    return tuple(_rows()[_ADDRESSES]["streets"])


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    return read(paths.resources() / "place_words.toml")


def _key(words: Iterable[str]) -> Name:
    """A name as it is looked up: of several words each without its article."""
    found = tuple(words)
    return found if len(found) == 1 else tuple(map(_bare, found))


def _called(name: str) -> Iterator[Name]:
    """A name, each of two that it says ("Hatay / Antakya"), without what is in brackets and without a Latin
    article; none that is found by chance."""
    for part in dict.fromkeys((name, name.partition("(")[0], *name.split(_OR))):
        words = _WORD.findall(part)
        if len("".join(words)) >= _SHORT:
            yield _key(words)
        if words and words[0] in _LATIN_ARTICLES and len("".join(words[1:])) >= _PLAIN:
            yield _key(words[1:])


def _keys(words: list[str], *, apart: bool) -> Iterator[Name]:
    """The forms under which these words are looked up, as they stand first."""
    first, last = words[0], words[-1]
    starts = [first] if apart else [first, *_without_prefix(first)]
    for start in starts:
        if len(words) == 1:
            yield from ((one,) for one in (start, *_without_ending(start)))
        else:
            middle = tuple(map(_bare, words[1:-1]))
            for end in (last, *_without_ending(last)):
                yield (_bare(start), *middle, _bare(end))


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def _without_prefix(word: str) -> list[str]:
    """«بالقطيفة», «للقطيفة», «عالحاجز» without what stands before the name."""
    if word.startswith("لل") and len(word) > 4:
        return [_ARTICLE + word[2:]]
    return [word[1:]] if word[:1] in _PREFIXES and len(word) > 3 else []


def _is_prefixed(word: str) -> bool:
    return any(one.startswith(_ARTICLE) for one in _without_prefix(word)) or word in (
        "في",
        "li",
        "di",
    )


def _without_ending(word: str) -> list[str]:
    if not word.isascii():
        return []
    return [
        word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3
    ]
