"""The mark of a file that came out of a copy, and the coordinator's look that ends what it closes.

A copy does not carry who said what, what came before what and what was taken back. So nothing of such a file
leaves the organisation before a coordinator of this vault looked at it. The load that brings a copy writes
the mark into each case, family and incident that it touches (docs/spec/dump.md, "What came by a copy is
looked at"); a look (docs/spec/bundle.md §8.12) that names the mark ends it, and none ends that of a later
copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of, of_one_file
from vsdesk.records.consent.coordinators import seen
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import Dossier, RecordView

COPIED: Final = "copied"
# The kinds that have the mark: the roots whose spaces tell of somebody missing.
MARKED: Final = tuple(
    kind.name for kind in map(spec_of, MODELS) if any(one.name == COPIED for one in kind.fields)
)
REASON: Final = "copied"  # why nothing of the file leaves
WHY: Final = mark(
    "This came from a copy. A copy does not carry who said what, and what was taken back. Read the whole file first."
)
LOST: Final = mark("What the copy said and nobody here decided was left out: {what}.")
_FIRST: Final = "copy"  # the value begins so; behind it stands what was left out


def mark_of(left_out: Iterable[tuple[str, str]]) -> str:
    """The value of the mark: with what of the file was left out, each a kind and a field ("": all of a
    record)."""
    return " ".join([_FIRST, *(f"{kind}.{name}" for kind, name in sorted({*left_out}))])


def left_out(value: object) -> tuple[tuple[str, str], ...]:
    """What of the file was left out, as its mark says."""
    parts = value.split() if isinstance(value, str) else []
    found = (one.partition(".") for one in parts if "." in one)
    return tuple((kind, name) for kind, _, name in found)


def marks(record: RecordView) -> tuple[Alternative, ...]:
    """The marks that stand in a record: only a load writes one."""
    if record.kind not in MARKED or record.deleted:
        return ()
    return tuple(one for one in record.fields.get(COPIED, ()) if load_of(one.word))


def waits(dossier: Dossier) -> bool:
    """Whether the file, or a family or an incident of it, came from a copy at which no coordinator looked."""
    found = [one.op for one in _all_marks(dossier)]
    return bool(found) and not dossier.once(seen).issuperset(found)


def is_of_a_copy(dossier: Dossier, record: RecordView) -> bool:
    """Whether something that stands in a record came by the load of a copy, looked at or not."""
    copies = dossier.once(_copies)
    return bool(copies) and any(
        of_one_file(word, copy) for word in record.words if load_of(word) for copy in copies
    )


def _copies(dossier: Dossier) -> frozenset[str]:
    return frozenset(one.word for one in _all_marks(dossier))


def _all_marks(dossier: Dossier) -> Iterator[Alternative]:
    return (one for kind in MARKED for record in dossier.of(kind) for one in marks(record))
