"""Whose word in a file is a coordinator's, whose may fill what was left empty, and whose may end what closes.
Pure.

What closes is ended by coordinators, or by the one device that alone wrote it: who opened the file, too,
ends nothing there that somebody else wrote. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of, unmarked
from vsdesk.records.consent import left_empty
from vsdesk.records.consent.approval import LOOKED, OF_SENDING, as_it_left, is_look

if TYPE_CHECKING:
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.consent.whose_word_counts import Believes
    from vsdesk.records.dossier import Dossier, RecordView

_SENT: Final = "submission"
_MESSENGER: Final = "news_messenger"


class WordsOfOthers:
    """The words that are no coordinator's: of a file, and of what is drawn to it from elsewhere by devices
    that wrote nothing in it."""

    def __init__(self, dossier: Dossier) -> None:
        wrote = dossier.opened_by.union(*(one.device_ids for one in dossier.without))
        self._known = dict.fromkeys(wrote, True)
        self._ask = dossier.beyond.is_other

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._ask(word)
        return known


def others(dossier: Dossier) -> WordsOfOthers:
    """The words that are no coordinator's; for `Dossier.once`."""
    return WordsOfOthers(dossier)


def looked(record: RecordView, believed: Believes) -> Iterator[str]:
    """The ops that were on the screen of whom we believe who looked here: no longer one device's
    word. Asked is the word: what a load brought looked at nothing, and a look stands where the kind has one.

    Only a look makes good. Any other word of theirs, about this record too, binds what it names: who goes on
    against a risk, says that a family was told or approves what leaves was shown no more than that. A record
    that was taken out makes nothing good.
    """
    if not record.observed or record.deleted:
        return
    for one in record.fields.get(LOOKED, ()) if is_look(record.kind, LOOKED) else ():
        if believed(one.word):
            yield from record.observed.get(one.op, ())


def seen(dossier: Dossier) -> frozenset[str]:
    """The ops at which coordinators looked; for `Dossier.once`."""
    theirs = dossier.once(others)
    found = {op for one in dossier for op in looked(one, lambda word: word not in theirs)}
    return frozenset(found - dossier.beyond.looks_taken_back() if found else found)


def is_sure(dossier: Dossier) -> Callable[[Alternative], bool]:
    """Whether a word of the file is a coordinator's, or one at which a coordinator looked."""
    theirs = dossier.once(others)
    return lambda one: one.word not in theirs or one.op in dossier.once(seen)


def fills(dossier: Dossier, who: str) -> Callable[[Alternative], bool]:
    """Whether a word may fill what was left empty in a record: of who made that, or a sure one."""
    sure, made_by = is_sure(dossier), dossier.beyond.made_by
    return lambda one: sure(one) or made_by(who, one.word)


def filled(dossier: Dossier, record: RecordView) -> RecordView:
    """A record as far as it opens by the fields whose emptiness closes: as a coordinator filled them, or who
    made it before a coordinator wrote there; that the family was told, its messenger says too; and a stop is
    answered by coordinators alone."""
    held = {one: record.fields[one] for one in left_empty.names_of(record) if one in record.fields}
    sure = is_sure(dossier)
    if all(sure(one) for said in held.values() for one in said):  # nearly every record
        return record
    counts = fills(dossier, record.id)
    later = dossier.once(_Later(record.id))

    def is_filled(name: str, one: Alternative) -> bool:
        if name == left_empty.ANSWERED:
            return sure(one)
        told = name == left_empty.TOLD and one.word in dossier.once(_messengers)
        return told or (counts(one) and one.op not in later)

    kept = {name: tuple(one for one in said if is_filled(name, one)) for name, said in held.items()}
    return record if kept == held else replace(record, fields={**record.fields, **kept})


def with_its_sending(dossier: Dossier, record: RecordView) -> RecordView:
    """A submission that says that it was sent, and how, as it left; any other record as it is.
    No look makes good a sending that only others tell of (docs/spec/bundle.md §8.13)."""
    if record.kind != _SENT or record.fields.keys().isdisjoint(OF_SENDING):
        return record
    theirs, made_by = dossier.once(others), dossier.beyond.made_by
    made = frozenset(word for word in record.words if made_by(record.id, word))

    def believes(word: str) -> bool:
        whose = unmarked(word) if load_of(word) and word in made else word
        return whose == dossier.here or whose not in theirs

    left = as_it_left(record, believes, made).fields
    kept = {name: one for name, one in record.fields.items() if name not in OF_SENDING}
    told = {name: left[name] for name in OF_SENDING if name in left}
    return replace(record, fields={**kept, **told})


def _messengers(dossier: Dossier) -> frozenset[str]:
    """The devices that a coordinator named to tell the family of a case."""
    sure = is_sure(dossier)
    named = (one for case in dossier.of("case") for one in case.fields.get(_MESSENGER, ()))
    return frozenset(str(one.value) for one in named if one.value is not None and sure(one))


@dataclass(frozen=True, slots=True)
class _Later:
    """The words that fill a record after a coordinator wrote there: for `Dossier.once`."""

    id: str

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        record, theirs = dossier.get(self.id), dossier.once(others)
        if record is None:
            return frozenset()
        kind = left_empty.WRITTEN_BELOW.get(record.kind, "")
        below = dossier.children(record.id, kind) if kind else ()
        found = left_empty.said_later(
            *(record, below, is_sure(dossier)),
            lambda one: one.word not in theirs,
            dossier.beyond.came,
        )
        return frozenset(one.op for one in found)


def may_end(
    dossier: Dossier, closing: Iterable[Alternative]
) -> Callable[[Iterable[Alternative]], bool]:
    """Whether all of some words, and there are any, may end what `closing` closes: each is a coordinator's,
    or one at which a coordinator looked, or of the one device whose word alone `closing` is."""
    sure = is_sure(dossier)
    wrote = {one.word for one in closing}
    own = wrote if len(wrote) == 1 else frozenset[str]()

    def ends(words: Iterable[Alternative]) -> bool:
        said = tuple(words)
        return bool(said) and all(one.word in own or sure(one) for one in said)

    return ends
