"""Whose word in a file is a coordinator's, and whose word may end what closes. Pure.

What closes is ended by coordinators, or by the one device that alone wrote it: who opened the file, too,
ends nothing there that somebody else wrote. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.consent.believed import Believes
    from vsdesk.records.dossier import Dossier, RecordView

_ANSWER: Final = "consent_grant"


def others(dossier: Dossier) -> frozenset[str]:
    """The words that are no coordinator's."""
    return dossier.opened_by.union(*(one.device_ids for one in dossier.without))


def looked(record: RecordView, believed: Believes) -> Iterator[str]:
    """The ops that a believed device had on the screen who approved here: no longer one device's word. What a
    decision between answers saw counts for its question only."""
    for name, held in record.fields.items() if record.observed and record.kind != _ANSWER else ():
        for one in held:
            if name != "deleted" and believed(one.device_id):
                yield from record.observed.get(one.op, ())


def seen(dossier: Dossier) -> frozenset[str]:
    """The ops at which coordinators looked; for `Dossier.once`."""
    theirs = dossier.once(others)
    return frozenset(
        op for one in dossier for op in looked(one, lambda device_id: device_id not in theirs)
    )


def may_end(
    dossier: Dossier, closing: Iterable[Alternative]
) -> Callable[[Iterable[Alternative]], bool]:
    """Whether all of some words, and there are any, may end what `closing` closes: each is a coordinator's,
    or one at which a coordinator looked, or of the one device whose word alone `closing` is."""
    theirs = dossier.once(others)
    wrote = {one.word for one in closing}
    own = wrote if len(wrote) == 1 else frozenset[str]()

    def ends(words: Iterable[Alternative]) -> bool:
        said = tuple(words)
        return bool(said) and all(
            one.word not in theirs or one.word in own or one.op in dossier.once(seen)
            for one in said
        )

    return ends
