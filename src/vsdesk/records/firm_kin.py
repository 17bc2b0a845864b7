"""Who stood how to the missing person when a coordinator's no came, but for what openers alone said since. Pure.

The facts of who opened a file are the file's own. Yet whom such a device calls nearer afterwards takes no no away
that a coordinator wrote down: it is heard until a coordinator decides (docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from vsdesk.records.answers import NO
from vsdesk.records.believed import Believes, only
from vsdesk.records.dossier import Alternative, Dossier, RecordView

_KINDS: Final = frozenset({"kinship", "family_member", "representation"})
_LIVES: Final = (("person", "vital_status", "id"), ("family_member", "alive", "person"))
_ANSWER: Final = "consent_grant"


def firm(dossier: Dossier, no: RecordView) -> Dossier:
    """The file without what an opener alone, without a coordinator's look, said of who stands how since a no of
    coordinators came here; the same where there is nothing of it."""
    written = dossier.once(_by_openers)
    if not written:
        return dossier
    came = dossier.once(_noes_came)
    said = [came[op] for op in _noes(dossier, no) if op in came]
    since = frozenset(op for op, at in written.items() if said and at > min(said))
    return dossier.once(_Before(since)) if since else dossier


def is_firm(dossier: Dossier) -> Callable[[Alternative], bool]:
    """Whether a word of the file is more than that of a device that opened it: another's, or a coordinator looked."""
    seen = dossier.once(_seen)
    return lambda one: one.word not in dossier.opened_by or one.op in seen


def is_a_coordinators(dossier: Dossier, answer: RecordView) -> bool:
    """Whether a coordinator wrote down that an answer is a no."""
    return bool(_noes(dossier, answer))


def looked(record: RecordView, believed: Believes) -> Iterator[str]:
    """The ops that a believed device had on the screen who approved here: no longer one device's word. What a
    decision between answers saw counts for its question only."""
    for name, held in record.fields.items() if record.saw and record.kind != _ANSWER else ():
        for one in held:
            if name != "deleted" and believed(one.kid):
                yield from record.saw.get(one.op, ())


def _noes(dossier: Dossier, answer: RecordView) -> frozenset[str]:
    """The ops of coordinators by which it is a no."""
    others = dossier.once(_others)
    said = [one for one in answer.fields.get("result", ()) if one.value in NO]
    said += [one for one in answer.fields.get("withdrawn_on", ()) if one.value is not None]
    return frozenset(one.op for one in said if one.word not in others)


def _noes_came(dossier: Dossier) -> Mapping[str, int]:
    """When each no of a coordinator's came here."""
    answers = dossier.of(_ANSWER)
    return dossier.beyond.came({op for one in answers for op in _noes(dossier, one)})


def _by_openers(dossier: Dossier) -> Mapping[str, int]:
    """What openers alone said of who stands how and who lives, as it came here."""
    counts = is_firm(dossier)
    rows = [one for kind in _KINDS for one in dossier.of(kind)] if dossier.opened_by else []
    said = [one for row in rows for held in row.fields.values() for one in held]
    persons = dossier.of("person") if dossier.opened_by else ()
    said += [one for row in persons for one in row.fields.get("vital_status", ())]
    ops = {one.op for one in said if not counts(one)}
    return dossier.beyond.came(ops) if ops else {}


@dataclass(frozen=True, slots=True)
class _Before:
    """The file without these words about who stands how, and without the ties of those who are called alive by them:
    for `Dossier.once`."""

    ops: frozenset[str]

    def __call__(self, dossier: Dossier) -> Dossier:
        revived = {
            str(who)
            for kind, name, whose in _LIVES
            for one in dossier.of(kind)
            if any(said.op in self.ops for said in one.fields.get(name, ()))
            for who in ((one.id,) if whose == "id" else one.every(whose))
        }
        kept = (self._left(one, revived) if one.kind in _KINDS else one for one in dossier)
        return Dossier(dossier.root, tuple(kept), beyond=dossier.beyond)

    def _left(self, row: RecordView, revived: set[str]) -> RecordView:
        back = any(one.op in self.ops for one in row.fields.get("deleted", ()))
        if back or revived.intersection(map(str, row.every("person"))):
            return replace(row, deleted=True)
        return only(row, lambda one: one.op not in self.ops)


def _seen(dossier: Dossier) -> frozenset[str]:
    others = dossier.once(_others)
    return frozenset(op for one in dossier for op in looked(one, lambda kid: kid not in others))


def _others(dossier: Dossier) -> frozenset[str]:
    """The words that are no coordinator's."""
    return dossier.opened_by.union(*(one.kids for one in dossier.without))
