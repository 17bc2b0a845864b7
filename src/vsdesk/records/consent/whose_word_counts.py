"""Whose word counts where the program does something by itself, or stops asking. Pure.

Everybody's word is shown. What is done without a person looking (a claim hidden, a paper kept from erasure,
a letter no longer owed) rests on coordinators, on the own device, and on who wrote the row itself; what
another device says is asked of a person. What a load brought is that load's word, whoever loaded it, so it is
the word that is asked (`Alternative.word`), never the device. Source: docs/spec/bundle.md §8.13.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Final

from vsdesk.load_mark import load_of
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.spec import is_said
from vsdesk.records.dossier import RecordView
from vsdesk.records.kinds import MODELS

Believes = Callable[
    [str], bool
]  # whether a word counts: a device's (the id of its key), or a load's


def nobody(word: str) -> bool:
    """Whom the program believes where it does not know who coordinates."""
    return False


def writers(record: RecordView, name: str) -> frozenset[str]:
    """The words that stand in a field: of devices, and of loads."""
    return frozenset(one.word for one in record.fields.get(name, ()))


def counts(said: Alternative, believes: Believes) -> bool:
    """Whether it is the word of a believed device, and of nobody's file that was loaded there."""
    return believes(said.word) and not load_of(said.by)


# The words that are about single fields of their record.
_BOUND: Final = {
    (kind.name, one.name): one.binds
    for kind in map(spec_of, MODELS)
    for one in kind.fields
    if one.binds
}
# What stands there narrows only, and voids no word about the record.
_NARROWS: Final = {"condition_met": ("exit",)}


def is_confirmed(record: RecordView, name: str = "confirmed") -> bool:
    """Whether a coordinator's word about a record holds: it binds what they saw, and nothing said later.

    Void once something stands there that was not on the screen and that they did not write themselves; a
    seal and a delete say nothing of what a record says. Of a word about single fields (`binds`) nothing else
    counts, and whoever says another thing there, its writer too, was not told about by it.
    """
    if bound := _BOUND.get((record.kind, name)):
        there = (one for field in bound for one in record.fields.get(field, ()))
        return is_word(record, name) and record.decided(name, there)
    but = (name, *_NARROWS.get(record.kind, ()), "sens", "deleted")
    by = writers(record, name)
    said = (
        one
        for field, standing in record.fields.items()
        if field not in but
        for one in standing
        if one.word not in by
    )
    return is_word(record, name) and record.decided(name, said)


def is_word(record: RecordView, name: str) -> bool:
    """Whether one word, and no other, stands in a field that judges, whether it holds or not."""
    words = record.every(name)
    return len(words) == 1 and is_said(words[0])


def is_put_aside(row: RecordView) -> bool:
    """Whether a withdrawn device alone says that something left: it counts as given, unconfirmed."""
    return bool(row.put_aside) and not is_confirmed(row)


def void_words(record: RecordView, names: Iterable[str]) -> tuple[str, ...]:
    """Of the fields that judge those whose word holds no more: something else was written there since."""
    return tuple(one for one in names if is_word(record, one) and not is_confirmed(record, one))


def as_believed(record: RecordView, believes: Believes, also: Collection[str] = ()) -> RecordView:
    """The record with only the words that are believed, and those in `also`."""
    return only(record, lambda one: one.word in also or believes(one.word))


def not_loaded(record: RecordView) -> RecordView:
    """The record with only what somebody wrote: whoever loads a file looked at none of its lines."""
    return only(record, lambda one: not load_of(one.by))


def only(record: RecordView, keeps: Callable[[Alternative], bool]) -> RecordView:
    """The record with only these of its words."""
    fields = {
        name: kept
        for name, standing in record.fields.items()
        if (kept := tuple(filter(keeps, standing)))
    }
    return replace(record, fields=fields)
