"""The fields whose emptiness closes, kind by kind: for what opens only who made the record fills them, before
a coordinator wrote there, or a coordinator. Pure.

What names nobody speaks of all, was told by anybody, is nobody's own; what nobody said yes to is no yes.
Whatever opens by such a field asks it of the record as it was `coordinators.filled`. Source:
docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT
from vsdesk.records.arrival import is_before
from vsdesk.records.teller_fields import TELLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import RecordView

_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("is_disappearance",),
    "evidence_item": ("relates_to", "received_from", "death_image"),
    "person": ("birth",),
    "representation": ("submissions",),
    "submission": ("mechanism", "mechanism_name"),
    "work": ("guardian_consent", "assent"),
}
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: tuple(dict.fromkeys((*ABOUT.get(kind, ()), *TELLERS.get(kind, ()), *_MORE.get(kind, ()))))
    for kind in {**ABOUT, **TELLERS, **_MORE}
}
# That it goes, and how delicate it is, says nothing that a field of these could let out.
_NO_FACTS: Final = frozenset({"deleted", "sens"})


def said_later(
    record: RecordView,
    is_sure: Callable[[Alternative], bool],
    is_a_coordinators: Callable[[Alternative], bool],
    came: Callable[[set[str]], Mapping[str, Arrival]],
) -> Iterator[Alternative]:
    """What others than coordinators filled in after a coordinator wrote into the record, whoever made it:
    what that one wrote was nobody's then. `came`: when words came here."""
    said = [
        one
        for name in FIELDS.get(record.kind, ())
        for one in record.fields.get(name, ())
        if one.value is not None and not is_sure(one)
    ]
    facts = [
        one
        for name, held in (record.fields.items() if said else ())
        for one in held
        if name not in _NO_FACTS and is_a_coordinators(one)
    ]
    if not facts:
        return
    order = came({one.op for one in (*said, *facts)})
    written = [one.op for one in facts]
    yield from (one for one in said if not is_before(one.op, written, order))
