"""What those who told let out, where they are not here: their own device says it with the file. Pure.

A sealed source stays where it was written down, and so do its answers, and what it does not let the family be
told. What it limits goes along in each file that names it (`teller_limits`), by ids alone. Anybody's word
of it closes; that it is known, and there is no more, says who made the source, or a coordinator. Until then
what it told stays. Source: docs/spec/bundle.md §8.18.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from vsdesk.records.about import ever_named
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.tellers import are_words_of
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons import hidden_people, other_entries
from vsdesk.records.gate.persons.many_tellers import TOO_MANY, too_many
from vsdesk.records.gate.persons.witness_limits import naming, silent_in
from vsdesk.records.source_ids import is_by_maker, is_here
from vsdesk.records.teller_fields import FROM_SOURCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

LIMITS: Final = "teller_limits"
UNHEARD: Final = "source_elsewhere"  # why it stays: the key of its sentence
_NOBODY: Final = frozenset[str]()
_PEOPLE: Final = frozenset({"person", "source"})
# What must stand there before anything opens.
_SAID: Final = ("nowhere", "may_tell_family")


class _Away(NamedTuple):
    """Of one space who told there of whom it is not known what they let out; `why`: the key of the sentence.
    `shut`: these, and whose words do not go to who gets the paper."""

    why: str
    people: frozenset[str]
    shut: frozenset[str]


@dataclass(frozen=True, slots=True)
class LimitedTellers:
    """Of those who told, on one paper: `refused`, whose words do not go to who gets it, by what is said here
    or by a row; `away`, by space who told there, is not here, and of whom nobody said what they let out, or
    who are too many; `silent`, on a paper that the family carries, the records that name somebody who does
    not let them be told."""

    refused: frozenset[str] = _NOBODY
    away: Mapping[str, tuple[_Away, ...]] = field(default_factory=dict)
    silent: frozenset[str] = _NOBODY
    carried: bool = False

    @classmethod
    def of(cls, dossier: Dossier, to: Recipient, refused: frozenset[str] = _NOBODY) -> Self:
        """`refused`: who said so here. Nobody else is asked inside the organisation."""
        if to.inside:
            return cls(refused)
        rows = dossier.once(_rows)
        silent = _NOBODY
        if to.carried:
            here = {one.space for one in dossier}
            quiet = (one for one in rows if one.space in here and not _may_tell(one))
            silent = naming(dossier, silent_in(dossier).union(*map(_whom, quiet)))
        keeping = () if to.home else (_whom(one) for one in rows if _keeps_from(one, to.key))
        shut = _NOBODY.union(*keeping)
        away = {
            space: tuple(_Away(why, people, shut | people) for why, people in found)
            for space, found in dossier.once(_unheard).items()
        }
        return cls(refused | shut, away, silent, to.carried)

    def why_words_stay(self, dossier: Dossier, record: RecordView) -> str | None:
        """Why told words of a record stay, by who told it; who refused is asked before."""
        away = self.away.get(record.space, ())
        return next((one.why for one in away if are_words_of(dossier, record, one.shut)), None)

    def why_family_waits(self, record: RecordView) -> str | None:
        """Why a whole record stays on a paper that the family carries."""
        if record.id in self.silent:
            return "wish"
        away = self.away.get(record.space, ()) if self.carried else ()
        return next((one.why for one in away if one.people & from_whom(record)), None)


@dataclass(frozen=True, slots=True)
class TellerLimit:
    """What one teller lets out of a file, as its row says it."""

    nowhere: bool
    not_to: tuple[str, ...]
    may_tell_family: bool

    def written(self) -> dict[str, Json]:
        """The fields of the row."""
        return {
            "nowhere": self.nowhere,
            "not_to": [*self.not_to],
            "may_tell_family": self.may_tell_family,
        }

    def closing(self, row: RecordView | None) -> dict[str, Json]:
        """What of them closes, beside what the row says already: all that is written where a no may be
        missing. Such words alone tell of nobody that there is no more."""
        said: dict[str, Json] = {"nowhere": True} if self.nowhere else {}
        if self.not_to:
            before = ids_of(row, "not_to") if row is not None else ()
            said["not_to"] = sorted({*before, *self.not_to})
        return said if self.may_tell_family else {**said, "may_tell_family": False}


def limited(
    dossier: Dossier, people: Collection[str], today: str, known: Collection[str]
) -> dict[str, TellerLimit]:
    """What each of these, who are here, lets out of a file. A body that is none of the `known` recipients
    cannot be named: then nothing goes to anybody."""
    heard = dossier.once(hidden_people.with_answers_elsewhere)
    asked = {str(to) for one in heard.of("consent_grant") for to in one.every("recipient")} - HOME
    refusing = {
        to: other_entries.refusing(dossier, heard, to, today)
        for to in sorted(asked.intersection(known))
    }
    nowhere = other_entries.refusing_any(dossier, heard, asked.difference(known), today)
    quiet = silent_in(dossier)
    found = {}
    for who in people:
        not_to = () if who in nowhere else (to for to, these in refusing.items() if who in these)
        found[who] = TellerLimit(who in nowhere, tuple(not_to), who not in quiet)
    return found


def from_whom(record: RecordView) -> frozenset[str]:
    """Who told what a record holds or gave it, now or before, where a source may stand."""
    return ever_named(record, *FROM_SOURCES.get(record.kind, ()))


def told_in(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """By space who is named there as who told something, in any reading: for `Dossier.once`."""
    found: dict[str, set[str]] = defaultdict(set)
    for read in dossier.readings:
        for one in read:
            if one.kind in FROM_SOURCES and (whom := from_whom(one)):
                found[one.space].update(whom)
    return {space: frozenset(whom) for space, whom in found.items()}


def many_in(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """Those of them who are more than are looked up: see `many_tellers`. For `Dossier.once`."""
    return too_many(dossier, dossier.once(told_in))


def here_of(dossier: Dossier, held: Iterable[RecordView]) -> list[RecordView]:
    """The persons and sources among these who are here: another device's record of an id is evidence."""
    return [one for one in held if one.kind in _PEOPLE and is_here(dossier, one)]


def _unheard(dossier: Dossier) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """By space whose words stay there whoever asks, each with why."""
    told, many = dossier.once(told_in), dossier.once(many_in)
    here = {one.id for one in here_of(dossier, dossier.once(_held))} if told else set[str]()
    heard = _heard(dossier, dossier.once(_rows))
    found = {}
    for space, whom in told.items():
        more = many.get(space, _NOBODY)
        left = ((TOO_MANY, more), (UNHEARD, whom - more - here - heard.get(space, set())))
        if these := tuple(one for one in left if one[1]):
            found[space] = these
    return found


def _held(dossier: Dossier) -> tuple[RecordView, ...]:
    """Who told in the file, as far as they are here; and what was said of what they let out."""
    told = _NOBODY.union(*dossier.once(told_in).values())
    if not told:
        return ()
    within = (one for read in dossier.readings for one in read if one.id in told)
    rows = (one for read in dossier.readings for one in read.of(LIMITS))
    every = (*within, *rows, *dossier.beyond.tellers(told))
    return tuple({id(one): one for one in every}.values())


def _rows(dossier: Dossier) -> tuple[RecordView, ...]:
    held = (one for one in dossier.once(_held) if one.kind == LIMITS and not one.deleted)
    return tuple({one.id: one for one in held}.values())


def _heard(dossier: Dossier, rows: Iterable[RecordView]) -> Mapping[str, set[str]]:
    """By space of whom a row there says what they let out, by a word that may open."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        said = (who for who in _whom(one) if all(_is_said(dossier, one, n, who) for n in _SAID))
        found[one.space].update(said)
    return found


def _is_said(dossier: Dossier, row: RecordView, name: str, who: str) -> bool:
    said = (one for one in row.fields.get(name, ()) if one.held == "here")
    return any(is_by_maker(dossier, who, one.word) for one in said)


def _whom(row: RecordView) -> frozenset[str]:
    return frozenset(ids_of(row, "who"))


def _keeps_from(row: RecordView, key: str) -> bool:
    """Whether a row says, by anybody's word, that nothing goes to a recipient outside."""
    if any(one is not False for one in row.every("nowhere")):
        return True
    return key in ids_of(row, "not_to")


def _may_tell(row: RecordView) -> bool:
    return all(one is True for one in row.every("may_tell_family"))
