"""Who stood how to the missing person when somebody else's no came, but for what openers alone said since.
Pure.

The facts of who opened a file are the file's own. Yet whom such a device calls nearer, younger or older
afterwards takes no no away that another wrote down: it is heard until a coordinator decides
(docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.arrival import Arrival
from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.condition_rules import conditional
from vsdesk.records.consent.coordinator_view import named
from vsdesk.records.consent.coordinators import others, seen
from vsdesk.records.consent.whose_word_counts import only
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView

# By what somebody stands how (records/consent/legal_standing.py): whole records, and fields of others as they
# stood before. Of what a relation says, nothing stands in its place; who is a child, of whom and of which
# family a case is, stands there again.
KINDS: Final = frozenset({"kinship", "family_member", "representation"})
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("birth", "age_told", "vital_status", "died"),
    "case": ("case_type", "person", "family", "second_family"),
    "event": ("is_disappearance", "date"),  # an age may be told of the loss
    "consent_grant": ("capacity",),
}
_AGAIN: Final = ("person", "case", "event")
READ: Final = KINDS | FIELDS.keys()
_LIVES: Final = (
    ("person", "vital_status", "id"),
    ("person", "died", "id"),
    ("kinship", "alive", "person"),
)
_ANSWER: Final = "consent_grant"
_NOT_HERE: Final = sys.maxsize  # behind all that came
_LIMITS: Final = ("result", "data_scope", "photo_use", "audio_use", "given_on", "review_on")


def since(dossier: Dossier, no: RecordView) -> frozenset[str]:
    """The words of openers alone about who stands how, at which no coordinator looked, that were not there
    before a no of coordinators."""
    written, came = dossier.once(_by_openers), dossier.once(_noes_came)
    noes, there = _noes(dossier, no) if written else frozenset[str](), dossier.once(named)
    said = [came[op].at for op in noes if op in came and op not in there]
    at = bisect_left(written, min(said), key=itemgetter(0)) if said else len(written)
    saws = [there[op] for op in noes if op in there]
    if not saws:
        return dossier.once(_From(at))
    known = frozenset.intersection(*saws)
    return dossier.once(_From(at)).union(op for _, op in written if op not in known)


def firm(dossier: Dossier, later: frozenset[str]) -> Dossier:
    """The file without these words."""
    return dossier.once(_Before(later)) if later else dossier


def is_firm(dossier: Dossier) -> Callable[[Alternative], bool]:
    """Whether a word of the file is more than that of a device that opened it: another's, or
    a coordinator looked."""
    approved = dossier.once(seen)
    return lambda one: one.word not in dossier.opened_by or one.op in approved


def may_tell(dossier: Dossier, who: str, said: Iterable[Alternative]) -> bool:
    """Whether all of this is told of a record by more than a device that opened the file, unless
    that made the record."""
    if not dossier.opened_by:
        return True
    counts = is_firm(dossier)
    return all(counts(one) or dossier.beyond.made_by(who, one.word) for one in said)


def is_a_coordinators(dossier: Dossier, answer: RecordView) -> bool:
    """Whether a coordinator wrote down what an answer says less than yes: a no, a
    condition, what is left out."""
    return bool(_noes(dossier, answer))


def _noes(dossier: Dossier, answer: RecordView) -> frozenset[str]:
    """The ops of coordinators by which it is a no; of any other answer those by which it
    may say less than yes."""
    theirs = dossier.once(others)
    said = [one for one in answer.fields.get("result", ()) if one.value in NO]
    said += [one for one in answer.fields.get("withdrawn_on", ()) if one.value is not None]
    if not said:
        said = [one for name in _LIMITS for one in answer.fields.get(name, ())]
        said += conditional(dossier).get(answer.id, ())
    return frozenset(one.op for one in said if one.word not in theirs)


def _noes_came(dossier: Dossier) -> Mapping[str, Arrival]:
    """When each no of a coordinator's came here."""
    answers = dossier.of(_ANSWER)
    return dossier.beyond.came({op for one in answers for op in _noes(dossier, one)})


def _by_openers(dossier: Dossier) -> list[tuple[int, str]]:
    """What openers alone said of who stands how, who lives and who is a child, by the import in which it came
    here, and last what has not; of what they said of a person or a case since the first such no, what they
    replaced too."""
    came = dossier.once(_noes_came) if dossier.opened_by else {}
    if not came:
        return []
    counts, beyond = is_firm(dossier), dossier.beyond
    said = [
        (one, [held.op for held in of_standing(one) if not counts(held)])
        for one in dossier
        if one.kind in READ and (one.kind in _AGAIN or not one.deleted)
    ]
    written, there = beyond.came({op for _, ops in said for op in ops}), dossier.once(named)
    no = min(one.at for one in came.values())
    saws = [there[op] for op in came if op in there]
    known = frozenset.intersection(*saws) if saws else frozenset(written)

    def is_later(op: str) -> bool:
        return op not in known or op not in written or written[op].at >= no

    changed = {one.id for one, ops in said if one.kind in _AGAIN and any(map(is_later, ops))}
    ever = (one for id, one in beyond.ever_said(changed).items() if id in changed)
    more = {held.op for one in ever for held in of_standing(one) if not counts(held)}
    every = {op for _, ops in said for op in ops} | more
    at = {**written, **beyond.came(more - written.keys())}
    return sorted((at[op].at if op in at else _NOT_HERE, op) for op in every)


def of_standing(row: RecordView) -> Iterator[Alternative]:
    """The words of a record by which somebody stands how."""
    names = row.fields if row.kind in KINDS else (*FIELDS[row.kind], "grantor", "deleted")
    for name in names:
        yield from row.fields.get(name, ())


@dataclass(frozen=True, slots=True)
class _From:
    """The words of openers from such a place in their order on: for `Dossier.once`."""

    place: int

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        return frozenset(op for _, op in dossier.once(_by_openers)[self.place :])


@dataclass(frozen=True, slots=True)
class _Before:
    """The file without these words about who stands how, and without the ties of those who are called alive
    by them: for `Dossier.once`."""

    ops: frozenset[str]

    def __call__(self, dossier: Dossier) -> Dossier:
        revived = {
            str(who)
            for kind, name, whose in _LIVES
            for one in dossier.of(kind)
            if self._said(one, name)
            for who in ((one.id,) if whose == "id" else one.every(whose))
        }
        again = [
            one
            for one in dossier
            if one.kind in _AGAIN and self._said(one, *FIELDS[one.kind], "deleted")
        ]
        ever = dossier.beyond.ever_said([one.id for one in again]) if again else {}
        stood = {one.id: self._as_it_stood(one, ever.get(one.id, one)) for one in again}
        tied = _families(again) - _families(stood.values())
        return Dossier(
            dossier.root,
            tuple(self._left(stood.get(one.id, one), revived, tied) for one in dossier),
            beyond=dossier.beyond,
        )

    def _said(self, row: RecordView, *names: str) -> bool:
        return any(one.op in self.ops for name in names for one in row.fields.get(name, ()))

    def _as_it_stood(self, row: RecordView, ever: RecordView) -> RecordView:
        """With all that was said there before, in each field in which such a word stands."""
        before = {
            name: tuple(one for one in ever.fields.get(name, ()) if one.op not in self.ops)
            for name in FIELDS[row.kind]
            if self._said(row, name)
        }
        gone = row.deleted != self._said(row, "deleted")
        return replace(row, fields={**row.fields, **before}, deleted=gone)

    def _left(self, row: RecordView, revived: set[str], tied: frozenset[str]) -> RecordView:
        if row.kind == _ANSWER:  # whoever was asked since is not here by it
            less = only(row, lambda one: one.op not in self.ops)
            fields = {name: less.fields.get(name, ()) for name in FIELDS[_ANSWER]}
            return replace(
                row,
                fields={**row.fields, **fields},
                deleted=row.deleted or self._said(row, "grantor"),
            )
        if row.kind not in KINDS:
            return row
        if (
            self._said(row, "deleted")
            or row.space in tied
            or revived.intersection(map(str, row.every("person")))
        ):
            return replace(row, deleted=True)
        return only(row, lambda one: one.op not in self.ops)


def _families(cases: Iterable[RecordView]) -> frozenset[str]:
    return frozenset(id for one in cases for id in ids_of(one, *FAMILIES))
