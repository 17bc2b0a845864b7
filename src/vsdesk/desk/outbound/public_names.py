"""Whom words name that everybody will read, and who did not agree to it: words of which no file says whose
they are, as those of a report, the title of an activity, how the organisation called a term or a question.
What leaves of our own work is read here at every exit: report, table, page on a table.

Of the whole vault: everybody who is on file, by the given name with a further one beside it; a source, and
whoever asked not to be named, by every name that they ever had. A name may stand where a poster may be made
of that person (docs/decisions/032): nothing else lets it. Who was put aside with a withdrawn device is on
file here too. While somebody may be among what has not come, no such word leaves (`missing_of`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.outbound.cases_behind import files_behind
from vsdesk.names.address import opens_kunya
from vsdesk.names.fold import fold, unmarked
from vsdesk.names.initials import first_sounds
from vsdesk.names.skeleton import name_skeletons
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.disclosure import decide_poster
from vsdesk.records.gate.names.names_refused import BY_NAME
from vsdesk.records.gate.names.told_names import ToldNames
from vsdesk.records.gate.names.told_people import people_of, sources
from vsdesk.records.gate.papers.posters import EVERYBODY, NAME
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_texts import ways_to_read
from vsdesk.records.not_whole import OF_NAMES
from vsdesk.vault.read.missing_anywhere import missing_of, require_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.names.told_names import NameSpan, Someone
    from vsdesk.reports import Voice
    from vsdesk.vault.vault import Vault

_PERSON: Final = "person"
_FURTHER: Final = "person_name"
_SOURCE: Final = "source"
_SEALED: Final = ("true_name",)
_BATCH: Final = 100
_LEANING: Final = "وفبلك"  # written together with the name that follows
_LEAN: Final = 3  # of these letters before one name: ولل
_APART: Final = re.compile(
    r"[\W_]+|(?<=[a-z])(?=[A-Z])"
)  # what may stand between two words of a name
_LINKING: Final = frozenset(map(fold, ("من", "آل", "ال", "بن", "ابن", "al", "el", "bin")))
_NEAR: Final = 8  # words from a name to a further one
_DOT: Final = "."  # behind a first letter, in place of a name
_LETTER: Final = 2  # letters at most: Kh.
_BOTH: Final = 5  # letters at least of two names in one word
_MARKS: Final = re.compile(r"[\n.!?؟،,;؛:/|&+…]")  # between which a name and a family's may stand


@dataclass(frozen=True, slots=True)
class NamesRead:
    """The names in some words, each as it stands there. `met`: the words of persons, that a condition is met,
    by which somebody may be named."""

    _reader: ToldNames = field(repr=False)
    _across: ToldNames = field(repr=False)  # of names with the family's, over any mark between
    _met: Mapping[str, frozenset[str]] = field(repr=False)  # by who may be named
    _kept: frozenset[str] = field(default=frozenset(), repr=False)  # labels, for who was erased

    def asked(self, text: str) -> tuple[str, ...]:
        """Those of somebody who did not agree to be named before everybody."""
        if text in self._kept:
            return (text,)
        found: dict[str, str] = {}  # by its words alone: in another way of reading it is the same
        for way in ways_to_read(text):
            for one in self._sure(way):
                if not one.who <= self._met.keys():
                    said = way[one.start : one.end]
                    found.setdefault(_APART.sub(" ", said).strip(), said)
        return tuple(found.values())

    def whom(self, text: str) -> frozenset[str]:
        """Those whose names may stand in a text."""
        spans = (one for way in ways_to_read(text) for one in self._sure(way))
        return frozenset[str]().union(*(one.who for one in spans))

    def _sure(self, text: str) -> Iterator[NameSpan]:
        plain = _MARKS.sub(" ", text)
        across = (one for one in self._across.spans(plain) if _is_whole(plain[one.start : one.end]))
        return (one for one in (*self._reader.spans(text), *across) if one.sure == "sure")

    def saying(self, voice: Voice) -> Voice:
        """A voice that says no word of the organisation's own by which such a one is named."""
        return voice.saying(lambda text: bool(self.asked(text)))

    def met(self, text: str) -> frozenset[str]:
        """Of those who did."""
        spans = (one for way in ways_to_read(text) for one in self._sure(way))
        return frozenset[str]().union(*(self._met.get(who, ()) for one in spans for who in one.who))


class PublicNames:
    """Knows whose names they are."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._vault = context.vault
        self._dictionary = context.dictionary

    def read(self, texts: Iterable[str]) -> NamesRead:
        """The reader of these words. Only who may be named in them is looked at closely. Raises UserError
        E_GATE where there are any, and somebody may be among what has not come."""
        heard = _Heard(texts)
        if heard:
            require_whole(missing_of(self._vault, OF_NAMES))
        people, told_by = self._near(heard)
        someone: dict[str, Someone] = {}
        met: dict[str, frozenset[str]] = {}
        for dossier in _files(self._vault, people, told_by):
            _know(someone, dossier, people, told_by)
            here = {one.id for one in dossier.of(_PERSON)} & people
            met.update(self._agreed(dossier, here))
        readers = _readers(someone.values(), _put_aside(self._vault, people, told_by))
        return NamesRead(*readers, met, self._vault.read.reference_stops().labels)

    def of_labels(self) -> NamesRead:
        """The reader of all that the organisation wrote of terms and questions. They belong to no file: what
        leaves of our own work is said by `NamesRead.saying` of it, at every exit. Raises as `read`."""
        return self.read(self.labels())

    def labels(self) -> Iterator[str]:
        """These words."""
        known = self._dictionary
        lists = known.vocabularies
        for name in lists:
            yield from lists.written(name, lists.keys(name))
        for kind in known.kinds:
            yield from (text for one in kind.fields for text in one.written)

    def _agreed(
        self, dossier: Dossier, people: Collection[str]
    ) -> Iterator[tuple[str, frozenset[str]]]:
        """Who of them may be named before everybody, by what a poster of this case shows."""
        if not people or dossier.head.kind != "case":
            return
        asked = Request(BY_NAME, EVERYBODY, "C", self._context.today())
        found = decide_poster(asked, dossier, self._dictionary)
        for id in people if found.allowed else ():
            held = found.get(id)
            if held is not None and any(name in held.values for name in NAME):
                yield id, frozenset(found.met)

    def _near(self, heard: _Heard) -> tuple[set[str], set[str]]:
        """The persons, and the sources, of whose names two parts stand near each other; in any script."""
        if not heard:
            return set(), set()
        read = self._vault.read
        aside: dict[str, list[RecordView]] = defaultdict(list)
        for one in self._vault.read.whole.aside.of(*OF_NAMES):
            aside[one.kind].append(one)
        marked = {one.parent or "" for one in (*read.of_kind(MARK), *aside[MARK])}
        names: dict[str, set[str]] = defaultdict(set)
        every = [*read.of_kind(_PERSON), *read.of_kind(_SOURCE), *aside[_PERSON], *aside[_SOURCE]]
        guarded = [one.id for one in every if one.kind == _SOURCE or one.id in marked]
        further = *read.of_kind(_FURTHER), *aside[_FURTHER]
        for one in (*every, *read.ever_said(guarded).values(), *further):
            names[one.id if one.kind != _FURTHER else one.parent or ""].update(self._words(one))
        close = {id for id, words in names.items() if heard.may_name(words)}
        told_by = {one.id for one in every if one.kind == _SOURCE and one.id in close}
        return close - told_by, told_by

    def _words(self, record: RecordView) -> Iterator[str]:
        kind = self._dictionary.kind(record.kind)
        fields = [one.name for one in (kind.fields if kind else ()) if one.searched == "name"]
        for name in (*fields, *_SEALED):
            for value in record.every(name):
                if isinstance(value, str):
                    held = value.split()
                    yield from held
                    yield from map("".join, pairwise(held))  # as one word it may be written too


def names_of(vault: Vault, people: AbstractSet[str], told_by: Collection[str]) -> NamesRead:
    """The reader of these persons and sources alone, by every name that they ever had, whatever they agreed
    to."""
    someone: dict[str, Someone] = {}
    for dossier in _files(vault, people, told_by):
        _know(someone, dossier, people, told_by)
    return NamesRead(*_readers(someone.values(), _put_aside(vault, people, told_by)), {})


def _readers(*people: Iterable[Someone]) -> tuple[ToldNames, ToldNames]:
    every = [*chain.from_iterable(people)]
    across = (_by_whole_name(replace(one, further=one.family)) for one in every)
    return ToldNames(map(_by_whole_name, every)), ToldNames(across)


def _know(
    someone: dict[str, Someone],
    dossier: Dossier,
    people: AbstractSet[str],
    told_by: Collection[str],
) -> None:
    """Add those of them who lie in a file, as they are named there, and are not known yet."""
    here = people & {one.id for one in dossier.of(_PERSON)}
    for one in (*people_of(dossier, here, dict.fromkeys(here, "unnamed")), *sources(dossier)):
        if one.id in people or one.id in told_by:
            someone.setdefault(one.id, one)


def _files(vault: Vault, people: Collection[str], told_by: Collection[str]) -> Iterator[Dossier]:
    """The files in which these people lie or are missing, each once, and those of these sources."""
    read = vault.read
    roots = dict.fromkeys(sorted(told_by))
    for id in sorted(people):
        view = read.view(id)
        spaces = {one.space for one in read.linking(id, "case")}
        spaces |= {view.space} if view is not None else set()
        for space in sorted(spaces):
            roots |= dict.fromkeys(files_behind(vault, space))
    asked = [*roots]
    for start in range(0, len(asked), _BATCH):
        yield from read.dossiers(asked[start : start + _BATCH])


def _put_aside(
    vault: Vault, people: Collection[str], told_by: Collection[str]
) -> Iterator[Someone]:
    """Those of them of whom something was put aside, by that."""
    held = vault.read.whole.aside.of(*OF_NAMES)
    if not held:
        return
    more = {one.parent for one in held if one.kind == _FURTHER and one.parent}
    more -= {one.id for one in held}
    file = Dossier("", (*held, *vault.read.views(more).values()))
    here = {one.id for one in file.of(_PERSON)} & {*people}
    yield from people_of(file, here, dict.fromkeys(here, "unnamed"))
    yield from (one for one in sources(file) if one.id in told_by)


class _Sounds(NamedTuple):
    """Of a word the sounds of it that are heard in some texts, and where."""

    sounds: frozenset[str]
    at: frozenset[int]


class _Heard:
    """Which sounds of names stand near each other in some texts, whatever stands between: a list says the
    family name first, with a comma behind it. It hears more than the reader finds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._at: dict[str, set[int]] = defaultdict(set)
        self._heard: dict[str, _Sounds] = {}  # of each word: in a vault the same names come again
        self._alike: dict[frozenset[str], _Sounds] = {}  # of words that sound alike
        near = dict.fromkeys(
            one for text in texts for way in ways_to_read(text) for one in _near(way)
        )
        as_one: dict[str, None] = {}
        for at, words in enumerate(near):
            leaning = [rest for word in words for rest in _without_leaning(word)]
            for sound in name_skeletons(" ".join((*words, *leaning))):
                self._at[sound].add(at)
            for letter in (
                one for word in words if len(word) <= _LETTER for one in first_sounds(word)
            ):
                self._at[letter + _DOT].add(at)
            as_one |= dict.fromkeys(word for word in (*words, *leaning) if len(word) >= _BOTH)
        for at, word in enumerate(as_one, len(near)):
            for sound in name_skeletons(word):  # of two names in one word both ends are heard
                for cut in range(1, len(sound)):
                    self._at[sound[:cut]].add(at)
                    self._at[sound[cut:]].add(at)

    def __bool__(self) -> bool:
        return bool(self._at)

    def may_name(self, words: Iterable[str]) -> bool:
        """Whether two of these words, that are not one name in two scripts, stand near each other."""
        here: dict[int, list[_Sounds]] = defaultdict(list)
        for heard in {self._of(word) for word in words}:  # however often it is written otherwise
            for at in heard.at:
                if any(heard.sounds.isdisjoint(one.sounds) for one in here[at]):
                    return True
                here[at].append(heard)
        return False

    def _of(self, word: str) -> _Sounds:
        found = self._heard.get(word)
        if found is None:
            said = {*name_skeletons(word), *(one + _DOT for one in first_sounds(word))}
            sounds = frozenset(one for one in said if one in self._at)
            found = self._alike.get(sounds)
            if found is None:
                at = frozenset(at for one in sounds for at in self._at[one])
                found = self._alike[sounds] = _Sounds(sounds, at)
            self._heard[word] = found
        return found


def _is_whole(name: str) -> bool:
    """Whether nothing else stands between a name and the family's: two people stand in a list as well."""
    return _LINKING.issuperset(fold(one) for one in name.split()[1:-1])


def _near(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a text, in pieces in one of which any two stand that are near each other."""
    words = [one for one in _APART.split(unmarked(text)) if one]
    for at in range(0, max(len(words) - _NEAR, 1), _NEAR):
        yield tuple(words[at : at + 2 * _NEAR])


def _without_leaning(word: str) -> Iterator[str]:
    """A word without each run of letters at its beginning that may be no letters of the name: `لليث` may be
    for ليث."""
    for length in range(1, _LEAN + 1):
        if len(word) <= length or word[length - 1] not in _LEANING:
            return
        yield word[length:]


def _by_whole_name(one: Someone) -> Someone:
    """Of the whole vault nobody is known by one word, or by a kunya: every town has a driver and an Abu
    Ahmad. What somebody is called at home by several words is a whole name too."""
    called = (
        said for said in one.called if len(held := said.split()) > 1 and not opens_kunya(held[0])
    )
    return replace(one, called=tuple(called), family=(), numbers=())
