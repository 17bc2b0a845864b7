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
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import RecordView

REQUEST: Final = "family_request"
ANSWERED: Final = "answered"  # of a request: only coordinators answer one of the type `STOP`
STOP: Final = "stop"
TOLD: Final = "family_informed_on"  # of `submission_event`
_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "duty": ("type",),
    "event": ("is_disappearance",),
    REQUEST: (ANSWERED,),
    "evidence_item": ("relates_to", "received_from", "death_image"),
    "person": ("birth",),
    "representation": ("submissions",),
    "submission": (
        *("mechanism", "mechanism_name", "consents", "complainants"),
        *("sent_on", "external_ref"),
    ),
    "submission_event": ("direction", "type", TOLD),
    "work": ("guardian_consent", "assent"),
}
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: tuple(dict.fromkeys((*ABOUT.get(kind, ()), *TELLERS.get(kind, ()), *_MORE.get(kind, ()))))
    for kind in {**ABOUT, **TELLERS, **_MORE}
}
# That a submission went, and under which number, who made it says whenever: a coordinator approved it before.
_WHENEVER: Final[Mapping[str, tuple[str, ...]]] = {"submission": ("sent_on", "external_ref")}
# Whose paper something is on, who made it says until a coordinator wrote down what stands on such a paper: in
# these fields, or in what came and went after it.
_WHOSE: Final[Mapping[str, tuple[str, ...]]] = {"submission": ("consents", "complainants")}
_ON_PAPER: Final = ("mechanism", "mechanism_name", "sent_on", "external_ref")
WRITTEN_BELOW: Final[Mapping[str, str]] = {"submission": "submission_event"}
# That it goes, and how delicate it is, says nothing that a field of these could let out.
_NO_FACTS: Final = frozenset({"deleted", "sens"})


def names_of(record: RecordView) -> tuple[str, ...]:
    """The fields of a record whose emptiness closes. What else than a stop a family asked closes nothing."""
    found = FIELDS.get(record.kind, ())
    if ANSWERED not in found or STOP in record.every("type"):
        return found
    return tuple(one for one in found if one != ANSWERED)


def said_later(
    record: RecordView,
    below: Iterable[RecordView],
    is_sure: Callable[[Alternative], bool],
    is_a_coordinators: Callable[[Alternative], bool],
    came: Callable[[set[str]], Mapping[str, Arrival]],
) -> Iterator[Alternative]:
    """What others than coordinators filled in after a coordinator wrote into the record, whoever made it:
    what that one wrote was nobody's then. `below`: its records of `WRITTEN_BELOW`. `came`: when words
    came here."""
    whose = _WHOSE.get(record.kind, ())
    apart = {*whose, *_WHENEVER.get(record.kind, ())}
    rest = [name for name in names_of(record) if name not in apart]
    own = [held for name, held in record.fields.items() if name not in _NO_FACTS]
    on_paper = [record.fields.get(name, ()) for name in _ON_PAPER]
    on_paper += (held for one in below for held in one.fields.values())
    for names, written in ((rest, own), (whose, on_paper)):
        every = (one for name in names for one in record.fields.get(name, ()))
        said = [one for one in every if one.value is not None and not is_sure(one)]
        facts = [one.op for held in written for one in held if said and is_a_coordinators(one)]
        if facts:
            order = came({*facts, *(one.op for one in said)})
            yield from (one for one in said if not is_before(one.op, facts, order))
