"""Numbers and addresses that are recorded as somebody's, looked for in words by their
letters and digits. Pure.

Of whoever stands on a paper nowhere, without a name or by the given name alone no number leaves, in no field;
and of whom nobody may know where they are no way of contact. A short number is no number of anybody.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold
from vsdesk.numerals import digits, telephones
from vsdesk.records.about import ABOUT, ever_named, ever_of, whose
from vsdesk.records.checks.scam_contacts import contact_keys
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.spoken_digits import as_digits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

_CONTACT: Final = "contact_channel"
_PHONE: Final = "phone"
_NUMBERS: Final = frozenset({"id", _PHONE})
_MEMBER: Final = "family_member"
_WHO: Final = "person"
_SOURCE: Final = "source"
_OF_SOURCE: Final = "contact"
_SHORTEST: Final = 5  # letters and digits of one that is looked for
_LONGEST: Final = 60
_LOCAL: Final = 8  # digits of a telephone without what is dialled before them
_APART: Final = 120  # letters over which its digits may stand
_BEGIN: Final = 4  # letters by which they are looked up
_DIGIT: Final = re.compile(r"\d")
_BLANK: Final = re.compile(r"[\s,،;؛|()]+")
_TELLING: Final = re.compile(r"[\d@./_]")
_SELDOM: Final = frozenset({"https", "http", "www"})


class Contacts:
    """Numbers and addresses, and whose each is."""

    def __init__(self, said: Iterable[tuple[str, Iterable[str]]]) -> None:
        bearers: dict[str, set[str]] = {}
        self._lengths: dict[str, set[int]] = {}
        for who, numbers in said:
            for number in numbers:
                if key := key_of(number):
                    bearers.setdefault(key, set()).add(who)
                    self._lengths.setdefault(key[:_BEGIN], set()).add(len(key))
        self._whose = {key: frozenset(held) for key, held in bearers.items()}
        self._order = {  # of those who have one, however many share it
            held: at for at, held in enumerate(sorted({*self._whose.values()}, key=sorted))
        }
        self._with_digits = all(map(_DIGIT.search, self._whose))

    def __bool__(self) -> bool:
        return bool(self._whose)

    def found(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The first place of each that stands in a text and the place behind it, and whose it is."""
        if not self._whose:
            return
        spoken = as_digits(text)
        if self._with_digits and not _DIGIT.search(spoken.letters):
            return
        found = {*self._written(text)}
        if digits(spoken.letters) != digits(text):
            found |= {
                (*spoken.place(start, end), who)
                for start, end, who in self._written(spoken.letters)
            }
        found |= {
            (*spoken.place(start, end), who) for start, end, who in self._in_pieces(spoken.letters)
        }
        yield from sorted(found, key=lambda one: (one[0], one[1], self._order[one[2]]))

    def _written(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        plain, places = _plain(text)
        for at in range(len(plain) - _SHORTEST + 1):
            for length in self._lengths.get(plain[at : at + _BEGIN], ()):
                key = plain[at : at + length]
                if len(key) < length or key not in self._whose:
                    continue  # the text ends before it
                if self._stands_alone(text, plain, places, at, key):
                    yield places[at], places[at + length - 1] + 1, self._whose[key]

    def _in_pieces(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """A telephone whose digits stand in their order with words between: "0933, then 123, then 456"."""
        places = [one.start() for one in _DIGIT.finditer(text)]
        held = "".join(text[at] for at in places)
        for at in range(len(held) - _LOCAL + 1):
            for length in self._lengths.get(held[at : at + _BEGIN], ()):
                key = held[at : at + length]
                if length < _LOCAL or len(key) < length or key not in self._whose:
                    continue
                start, end = places[at], places[at + length - 1] + 1
                if end - start <= _APART and not text[end : end + 1].isdigit():
                    yield start, end, self._whose[key]

    @staticmethod
    def _stands_alone(text: str, plain: str, places: list[int], at: int, key: str) -> bool:
        """Whether it is no part of a longer word; a telephone may have more digits before it."""
        end = places[at + len(key) - 1] + 1
        if end < len(text) and _letter(text[end]):
            return False
        start = places[at]
        if start == 0 or not _letter(text[start - 1]):
            return True
        return key.isdigit() and len(key) >= _LOCAL and plain[at - 1].isdigit()


def key_of(number: str) -> str:
    """What all ways to write one number or address have in common; empty where it is too
    short to tell anybody."""
    if not _TELLING.search(number):
        return ""  # words alone are no address
    plain, _ = _plain(number[: 4 * _LONGEST])
    for begin in _SELDOM:
        plain = plain.removeprefix(begin)
    if plain.isdigit():
        plain = plain.lstrip("0")
        plain = plain[-_LOCAL:] if len(plain) > _LOCAL else plain
    return plain[:_LONGEST] if len(plain) >= _SHORTEST else ""


def keys_in(value: str) -> frozenset[str]:
    """Each number and address in a field for one, by what all its writings have in common,
    whatever stands beside it."""
    alone = (one for one in _BLANK.split(value) if _DIGIT.search(one))
    parts = (value, *telephones(value), *(one[2:] for one in contact_keys(value)), *alone)
    return frozenset(filter(None, map(key_of, parts))) or frozenset({value.strip()})


class Keys:
    """Such numbers and addresses, looked for in values, each of which is read once however many they are."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)
        self._lengths: dict[str, set[int]] = {}
        for key in self._keys:
            if len(key) <= _LONGEST:
                self._lengths.setdefault(key[:_BEGIN], set()).add(len(key))

    def stand_in(self, value: str) -> bool:
        """Whether one of them stands in a value, with whatever before, behind or between."""
        plain = _plain(value)[0]
        digits = "".join(filter(str.isdigit, plain))
        return value.strip() in self._keys or any(map(self._found_in, {plain, digits}))

    def _found_in(self, plain: str) -> bool:
        return any(
            plain[at : at + length] in self._keys
            for at in range(len(plain))
            for size in range(1, _BEGIN + 1)
            for length in self._lengths.get(plain[at : at + size], ())
        )


def _plain(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, in one form, and the place of each."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for one in _letter(char):
            letters.append(one)
            places.append(at)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    if char.isdigit():
        return str(unicodedata.digit(char))
    return "".join(one for one in fold(char) if one.isalnum()) if char.isalnum() else ""


def is_number_itself(spec: FieldSpec) -> bool:
    """Whether a field holds a number or an address of a person: whose it is decides what becomes of it."""
    return spec.kind in ABOUT and spec.searched in _NUMBERS


def numbers_of(
    dossier: Dossier,
    dictionary: Dictionary,
    people: Collection[str],
    *,
    contacts: Collection[str] = (),
    but_contacts: Collection[str] = (),
) -> dict[str, tuple[str, ...]]:
    """By person the numbers that were ever recorded as theirs, in any reading: of `contacts` their ways of
    contact alone, of `but_contacts` all but these."""
    wanted = {*people, *contacts, *but_contacts}
    found: dict[str, dict[str, None]] = {}
    for record, theirs in _of_people(dossier, dictionary, wanted) if wanted else ():
        is_contact = record.kind == _CONTACT
        for who in theirs:
            if who in people or (who in contacts if is_contact else who in but_contacts):
                found.setdefault(who, {}).update(dict.fromkeys(numbers_in(dictionary, record)))
    return {who: tuple(numbers) for who, numbers in found.items()}


def _of_people(
    dossier: Dossier, dictionary: Dictionary, people: Collection[str]
) -> Iterator[tuple[RecordView, frozenset[str]]]:
    """What may hold a number of theirs, with whose of them it is: of this file, and of the families in which
    they stand elsewhere. What lies below a member is that person's."""
    kinds = [
        kind
        for kind in ABOUT
        if any(_NUMBERS & {one.searched} for one in _fields(dictionary, kind))
    ]
    held = [*ever_of(dossier, _MEMBER, *kinds)]
    here = {one.id for one in held}
    held += [one for one in dossier.beyond.homes_of(people) if one.id not in here]
    rows: dict[str, frozenset[str]] = {}
    for one in held:
        if one.kind == _MEMBER:
            rows[one.id] = rows.get(one.id, frozenset()) | ever_named(one, _WHO)
    found = []
    for one in held:
        theirs = (whose(one) | rows.get(one.parent or "", frozenset())).intersection(people)
        if theirs and one.kind != _MEMBER:
            found.append((one, theirs))
    yield from found
    of = {one.id: theirs for one, theirs in found}
    for one in dossier.beyond.ever_said({*of}).values() if of else ():
        theirs = (whose(one) | of.get(one.id, frozenset())).intersection(people)
        yield one, theirs


def _fields(dictionary: Dictionary, kind: str) -> tuple[FieldSpec, ...]:
    spec = dictionary.kind(kind)
    return spec.fields if spec else ()


def numbers_in(dictionary: Dictionary, record: RecordView) -> Iterator[str]:
    """What stands in a record that is looked for as a number or a telephone."""
    for spec in _fields(dictionary, record.kind):
        if spec.searched in _NUMBERS:
            for value in record.every(spec.name):
                yield from texts_in(value)


def contacts_of_sources(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """By source of the file how they are or were reached: as it is written, and each
    number in it by itself."""
    found: dict[str, dict[str, None]] = {}
    held = [*ever_of(dossier, _SOURCE)]
    ever = dossier.beyond.ever_said({one.id for one in held}) if held else {}
    for one in (*held, *ever.values()):
        for value in one.every(_OF_SOURCE):
            ways = found.setdefault(one.id, {})
            for text in texts_in(value):
                ways.update(dict.fromkeys((text, *sorted(keys_in(text)))))
    return {who: tuple(said) for who, said in found.items()}


def contacts(dossier: Dossier, dictionary: Dictionary) -> tuple[str, ...]:
    """Every way of contact that is recorded in the file, of people and of sources."""
    own = (text for one in ever_of(dossier, _CONTACT) for text in numbers_in(dictionary, one))
    of_sources = (text for said in contacts_of_sources(dossier).values() for text in said)
    return tuple(dict.fromkeys((*own, *of_sources)))
