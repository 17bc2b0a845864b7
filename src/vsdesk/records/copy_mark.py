"""The mark of a file that came out of a copy, and the coordinator's look that ends what it closes.

A copy does not carry who said what, what came before what and what was taken back. So nothing of such a file
leaves the organisation before a coordinator of this vault looked at it. The load that brings a copy writes
the mark into each case, family and incident that it touches (docs/spec/dump.md, "What came by a copy is
looked at"); a look (docs/spec/bundle.md §8.12) that names the mark ends it, and none ends that of a later
copy. What did not leave in the vault of the copy by what the copy cannot say has a second mark: it stays here
until a look of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.load_mark import load_of, of_one_file
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.consent.coordinators import others, seen
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
HELD: Final = "held_there"  # why something of it stays when the file was looked at
WHY_HELD: Final = mark(
    "In the vault from which this copy came, this did not leave. It stays here too. Once a coordinator"
    " looked at it, it may leave."
)
STAYED: Final = mark("It did not leave there: {what}.")
_FIRST: Final = "copy"  # the value begins so; behind it stands what was left out
_SECOND: Final = "held"  # so begins the mark of what did not leave there


def mark_of(left_out: Iterable[tuple[str, str]]) -> str:
    """The value of the mark: with what of the file was left out, each a kind and a field ("": all of a
    record)."""
    return " ".join([_FIRST, *(f"{kind}.{name}" for kind, name in sorted({*left_out}))])


def left_out(value: object) -> tuple[tuple[str, str], ...]:
    """What of the file was left out, as its mark says."""
    parts = value.split() if isinstance(value, str) else []
    found = (one.partition(".") for one in parts if "." in one)
    return tuple((kind, name) for kind, _, name in found)


class Held(NamedTuple):
    """What did not leave: all that there is for a recipient and purpose (no `kind`), or a field ("": all) of
    one record, for one of them or (no `recipient`) for all."""

    recipient: str = ""
    purpose: str = ""
    kind: str = ""
    field: str = ""
    id: str = ""

    def written(self) -> str:
        """As it stands in a copy and in a mark."""
        return "/".join(self)

    @property
    def reads(self) -> bool:
        """Whether it says of anything that it stays."""
        whole = bool(self.recipient and self.purpose)
        return bool(self.id) if self.kind else whole and not (self.field or self.id)


def mark_of_held(written: Iterable[str]) -> str:
    """The value of the mark of what did not leave, each as `Held.written`."""
    return " ".join([_SECOND, *sorted({*written})])


def held_in(value: object) -> tuple[Held, ...]:
    """What did not leave, as its mark says."""
    first, *parts = value.split() if isinstance(value, str) and value else ("",)
    return tuple(one for part in parts if (one := held_of(part))) if first == _SECOND else ()


def held_of(written: str) -> Held | None:
    """One thing that did not leave, as a copy says it."""
    parts = written.split("/")
    found = Held(*parts) if len(parts) == len(Held._fields) else None
    return found if found and found.reads else None


class CopyMarkTexts(NamedTuple):
    """What marks of one record say to whoever looks: why it waits; and in which sentence what was left out,
    or did not leave, by kind and field, and the recipients to whom nothing did."""

    why: str
    sentence: str
    fields: tuple[tuple[str, str], ...]
    bodies: tuple[str, ...] = ()


def told(values: Iterable[object]) -> CopyMarkTexts:
    """For window and command alike; `values` are those of the marks."""
    marked = [*values]
    held = [one for value in marked for one in held_in(value)]
    if not held:
        lost = dict.fromkeys(pair for value in marked for pair in left_out(value))
        return CopyMarkTexts(WHY, LOST, tuple(lost))
    fields = {(one.kind, one.field) for one in held if one.kind}
    bodies = {one.recipient for one in held if not one.kind}
    return CopyMarkTexts(WHY_HELD, STAYED, tuple(sorted(fields)), tuple(sorted(bodies)))


def is_of_held(one: Alternative) -> bool:
    """Whether a mark is that of what did not leave."""
    return bool(held_in(one.value))


def ops_of_held(record: RecordView) -> frozenset[str]:
    """The marks of a record that say what did not leave: no look at anything else takes them along."""
    return frozenset(one.op for one in marks(record) if is_of_held(one))


def held(dossier: Dossier) -> frozenset[Held]:
    """What of this file did not leave in the vault of a copy, and no coordinator looked at here; for
    `Dossier.once`."""
    root = dossier.get(dossier.root)
    found = unlooked(dossier, root) if root is not None else ()
    return frozenset(held for one in found for held in held_in(one.value))


def unlooked(dossier: Dossier, record: RecordView) -> tuple[Alternative, ...]:
    """The marks of a record at which no coordinator looked: at what did not leave by a look alone, and no
    other word of a coordinator ends it."""
    found = marks(record)
    if not found:  # nearly every record
        return ()
    looks = (one for one in record.fields.get(LOOKED, ()) if one.word not in dossier.once(others))
    at = frozenset(op for one in looks for op in record.observed.get(one.op, ()))
    ended = dossier.once(seen)
    return tuple(one for one in found if one.op not in (at if is_of_held(one) else ended))


def marks(record: RecordView) -> tuple[Alternative, ...]:
    """The marks that stand in a record: only a load writes one."""
    if record.kind not in MARKED or record.deleted:
        return ()
    return tuple(one for one in record.fields.get(COPIED, ()) if load_of(one.word))


def waits(dossier: Dossier) -> bool:
    """Whether the file, or a family or an incident of it, came from a copy at which no coordinator looked."""
    found = [one.op for one in _all_marks(dossier) if not is_of_held(one)]
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
