"""Who is named as who told something by a word that may start a search for them. Pure.

What a program works out of somebody's name, or of their answers, goes with the file to whoever has it. So
it is worked out only of those whom a coordinator, who made them, or a device that has them anyhow named
there: an id is no secret, and whoever writes it into a file of theirs hears nothing of whom it is
(docs/spec/bundle.md §8.16, §8.18).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.dossier import ids_in
from vsdesk.records.source_ids import TO_SOURCES, sources_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from vsdesk.records.dossier import Dossier, RecordView


def may_ask(dossier: Dossier, id: str, word: str) -> bool:
    """Whether a word is a coordinator's, or of who made somebody; what a load brought is that of those alone
    whom the same load brought."""
    return not dossier.beyond.is_other(word) or dossier.beyond.made_by(id, word)


def surely_named(
    dossier: Dossier,
    people: Collection[str],
    space: str | None = None,
    has: Callable[[str, str], bool] = lambda _id, _word: False,
) -> frozenset[str]:
    """Those of these people whom such a word names now, or did before, in this space of a file, or in all of
    it. `has`: whether a device gets somebody anyhow."""
    found: set[str] = set()
    left: dict[str, RecordView] = {}
    for read in dossier.readings:
        for one in read:
            if one.kind in TO_SOURCES and space in (None, one.space):
                found.update(_named_in(dossier, one, people, has))
                before = (one.formerly.get(name, ()) for name in TO_SOURCES[one.kind])
                if not set().union(*before).isdisjoint(people):
                    left[one.id] = one
    if left and not found.issuperset(people):
        for one in dossier.beyond.ever_said(left).values():
            found.update(_named_in(dossier, one, people, has))
    return frozenset(found)


def elsewhere_surely(dossier: Dossier) -> frozenset[str]:
    """The sources that stay on another device and are so named in a file: for `Dossier.once`."""
    away = dossier.once(sources_elsewhere)
    named = {
        id
        for read in (dossier.readings if away else ())
        for one in read
        if one.kind in TO_SOURCES
        for id in _named_in(dossier, one, away, lambda _id, _word: False)
    }
    return frozenset(named)


def _named_in(
    dossier: Dossier,
    record: RecordView,
    people: Collection[str],
    has: Callable[[str, str], bool],
) -> Iterator[str]:
    for name in TO_SOURCES.get(record.kind, ()):
        for said in record.fields.get(name, ()):
            for id in ids_in(said.value):
                if id in people and (may_ask(dossier, id, said.word) or has(id, said.word)):
                    yield id
