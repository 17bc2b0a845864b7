"""What those who told let out, where they are not here: their own device says it with the file. Pure.

A sealed source stays where it was written down, and so do its answers, and what it does not let the family be
told. What it limits goes along in each file that names it (`teller_limits`), by ids alone. Anybody's word
of it closes; that it is known, and there is no more, says who made the source, or a coordinator. Until then
what it told stays. Source: docs/spec/bundle.md §8.18.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk.load_mark import load_of
from vsdesk.records.about import ever_named
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.tellers import are_words_of
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons import hidden_people, other_entries
from vsdesk.records.gate.persons.witness_limits import naming, silent_in
from vsdesk.records.source_ids import meant
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


@dataclass(frozen=True, slots=True)
class LimitedTellers:
    """Of those who told, on one paper: `refused`, whose words do not go to who gets it; `unheard`, by space
    who told there, is not here, and of whom nobody said what they let out; `silent`, on a paper that the
    family carries, the records that name somebody who does not let them be told."""

    refused: frozenset[str] = _NOBODY
    unheard: Mapping[str, frozenset[str]] = field(default_factory=dict)
    silent: frozenset[str] = _NOBODY
    carried: bool = False

    @classmethod
    def of(cls, dossier: Dossier, to: Recipient) -> Self:
        """Nobody is asked inside the organisation."""
        if to.inside:
            return cls()
        told = dossier.once(told_in)
        rows = dossier.once(_rows)
        silent = _NOBODY
        if to.carried:
            here = {one.space for one in dossier}
            quiet = (one for one in rows if one.space in here and not _may_tell(one))
            silent = naming(dossier, silent_in(dossier).union(*map(_whom, quiet)))
        shut = () if to.home else (_whom(one) for one in rows if _keeps_from(one, to.key))
        unheard = {space: dossier.once(_away) - _heard(dossier, rows, space) for space in told}
        return cls(
            _NOBODY.union(*shut),
            {space: left for space in told if (left := told[space] & unheard[space])},
            silent,
            to.carried,
        )

    def why_words_stay(self, dossier: Dossier, record: RecordView) -> str | None:
        """Why told words of a record stay, by who told it; who refused is asked before."""
        away = self.unheard.get(record.space, _NOBODY)
        return UNHEARD if away and are_words_of(dossier, record, self.refused | away) else None

    def why_family_waits(self, record: RecordView) -> str | None:
        """Why a whole record stays on a paper that the family carries."""
        if record.id in self.silent:
            return "wish"
        away = self.unheard.get(record.space, _NOBODY) if self.carried else _NOBODY
        return UNHEARD if away and away & from_whom(record) else None


@dataclass(frozen=True, slots=True)
class Limited:
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


def limited(
    dossier: Dossier, people: Collection[str], today: str, known: Collection[str]
) -> dict[str, Limited]:
    """What each of these, who are here, lets out of a file. A body that is none of the `known` recipients
    cannot be named: then nothing goes to anybody."""
    heard = dossier.once(hidden_people.with_answers_elsewhere)
    asked = {str(to) for one in heard.of("consent_grant") for to in one.every("recipient")} - HOME
    refusing = {to: other_entries.refusing(dossier, heard, to, today) for to in sorted(asked)}
    everywhere = other_entries.refusing(dossier, heard, "", today)
    quiet = silent_in(dossier)
    found = {}
    for who in people:
        to = tuple(one for one, these in refusing.items() if who in these)
        nowhere = who in everywhere or not set(to) <= set(known)
        found[who] = Limited(nowhere, () if nowhere else to, who not in quiet)
    return found


def from_whom(record: RecordView) -> frozenset[str]:
    """Who told what a record holds or gave it, now or before, where a source may stand."""
    return ever_named(record, *FROM_SOURCES.get(record.kind, ()))


def told_in(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """By space who is named there as who told something, in any reading: for `Dossier.once`."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for read in dossier.readings:
        for one in read:
            if one.kind in FROM_SOURCES and (whom := from_whom(one)):
                found[one.space] |= whom
    return dict(found)


def is_here(dossier: Dossier, held: Iterable[RecordView], who: str) -> bool:
    """Whether a person or source is among these by the word of who made it, or a coordinator's: another
    device's record of the same id is evidence, but what a copy brought of a lost one (`Beyond.stand_ins`)."""
    return any(
        one.id == who
        and one.kind in _PEOPLE
        and (any(_sure(dossier, who, word) for word in one.words) or _is_copied(dossier, one))
        for one in held
    )


def _is_copied(dossier: Dossier, one: RecordView) -> bool:
    here = dossier.get(one.id)
    return here is one and all(map(load_of, one.words)) and meant(dossier, one.id) is one


def _away(dossier: Dossier) -> frozenset[str]:
    told = _NOBODY.union(*dossier.once(told_in).values())
    return frozenset(who for who in told if not is_here(dossier, dossier.once(_held), who))


def _held(dossier: Dossier) -> tuple[RecordView, ...]:
    """Who told in the file, as far as they are here; and what was said of what they let out."""
    told = _NOBODY.union(*dossier.once(told_in).values())
    if not told:
        return ()
    within = (one for read in dossier.readings for one in read if one.id in told)
    rows = (one for read in dossier.readings for one in read.of(LIMITS))
    return (*within, *rows, *dossier.beyond.tellers(told))


def _rows(dossier: Dossier) -> tuple[RecordView, ...]:
    held = (one for one in dossier.once(_held) if one.kind == LIMITS and not one.deleted)
    return tuple({one.id: one for one in held}.values())


def _heard(dossier: Dossier, rows: Iterable[RecordView], space: str) -> frozenset[str]:
    """Of whom a row in this space says what they let out, by a word that may open."""
    return frozenset(
        who
        for one in rows
        if one.space == space
        for who in _whom(one)
        if all(_is_said(dossier, one, name, who) for name in _SAID)
    )


def _is_said(dossier: Dossier, row: RecordView, name: str, who: str) -> bool:
    said = (one for one in row.fields.get(name, ()) if one.held == "here")
    return any(_sure(dossier, who, one.word) for one in said)


def _sure(dossier: Dossier, who: str, word: str) -> bool:
    return dossier.beyond.is_maker(who, word) or not dossier.beyond.is_other(word)


def _whom(row: RecordView) -> frozenset[str]:
    return frozenset(ids_of(row, "who"))


def _keeps_from(row: RecordView, key: str) -> bool:
    """Whether a row says, by anybody's word, that nothing goes to a recipient outside."""
    if any(one is not False for one in row.every("nowhere")):
        return True
    return key in ids_of(row, "not_to")


def _may_tell(row: RecordView) -> bool:
    return all(one is True for one in row.every("may_tell_family"))
