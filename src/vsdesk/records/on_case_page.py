"""What the page of a case lists, and which fields its forms ask. The window builds its sections from it, and
an approval of the case is a look at no more. Pure. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import NO_PLACE
from vsdesk.records.checks.completeness import CASE_SECTIONS
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.copy_mark import COPIED
from vsdesk.records.not_whole import WITHOUT
from vsdesk.records.statuses import ANTEMORTEM

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec

DUE: Final = ("duty", "follow_up", "risk_assessment")
EXTORTION: Final = ("extortion_attempt",)
# By section; what may lie directly below a case and stands in none of these is listed as "other".
LISTED: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person", "person_name", "person_identifier"),
    "disappearance": ("event", "involvement"),
    "timeline": ("event",),
    "claims": ("claim", "source"),
    "documents": ("evidence_item",),
    "antemortem": ANTEMORTEM,
    "consent": ("consent_grant",),
    "search": ("search_action",),
    "submissions": ("submission", "representation"),
    "extortion": EXTORTION,
    "due": DUE,
    "references": ("external_ref",),
}
_KINDS: Final = frozenset(kind for kinds in LISTED.values() for kind in kinds)
# Its row leads to a page of its own, where its words stand, and what lies below it.
OWN_PAGE: Final = frozenset({"submission", "source"})
# The lists of what hangs on a row stand in the open row. Of these only what a section names does.
_ALL_NAMED: Final = frozenset({"person", "event"})

_NO_FORM: Final = frozenset({"kid", "kids", "hash", "json"})
_LOOKS: Final = frozenset({LOOKED, COPIED, WITHOUT})
# The fields that no form asks: the screens show them in their own way, or set them by themselves.
NOT_ASKED: Final[Mapping[str, frozenset[str]]] = {
    "case": _LOOKS | {"person", "family", "second_family", "incident", "primary_contact", "sources", "case_no"},
    "person": frozenset({"photo"}),
    "event": frozenset({"is_disappearance"}),
    "submission": frozenset({
        "mechanism", "cases", "status", "level", "prepared_by", "consents", "profile_version", "snapshot", "digest", "approved",
        "approved_digest", "approved_by", "sent_on", "sent_how", "sent_by", "external_ref", "next_due",
    }),
    "evidence_item": frozenset({"file_name", "mime", "size", "redacted_version_of"}),
    "consent_grant": frozenset({"subject"}),
    "family": _LOOKS | {"family_code"},
    "incident": _LOOKS,
    "activity": frozenset({LOOKED}),
    "translation": frozenset({"record", "field"}),
}  # fmt: skip  # a table: a row for each kind
# Of what no form of the page of a case asks, what stands on it all the same: the sources by their codes, the
# section in which an event stands, the name of a file in its row, what a claim says.
_SHOWN: Final = frozenset({
    ("case", "sources"),
    ("event", "is_disappearance"),
    ("evidence_item", "file_name"),
    ("claim", "value"),
})  # fmt: skip  # a table: a row for each field


def is_asked(field: FieldSpec) -> bool:
    """Whether forms show this field: not what is computed, and not what only the program reads."""
    return not field.derived and field.type not in _NO_FORM and field.section != "record"


def direct(dictionary: Dictionary, root: str) -> tuple[KindSpec, ...]:
    """The kinds that may lie directly below a root of this kind, in the order of the dictionary."""
    head = dictionary.kind(root)
    space = head.spaces[0] if head is not None else None
    return tuple(
        one
        for one in dictionary.kinds
        if not one.root and space in one.spaces and (root in one.parents or one.parents == ("*",))
    )


def is_listed(dictionary: Dictionary, kind: str, above: str) -> bool:
    """Whether the page of a case lists records of this kind with their words, where `above` is the kind of
    what they lie below: in a section, or in the open row of what has a place there."""
    if kind in OWN_PAGE or kind in NO_PLACE:
        return False
    named = kind in _KINDS or any(one.name == kind for one in direct(dictionary, "case"))
    return named or above not in _ALL_NAMED


def shows(dictionary: Dictionary, kind: str, name: str) -> bool:
    """Whether the page of a case shows the value of a field of what it lists."""
    if (kind, name) in _SHOWN:
        return True
    spec, field = dictionary.kind(kind), dictionary.field(kind, name)
    if spec is None or field is None:
        return False
    if not is_asked(field) or name in NOT_ASKED.get(kind, ()):
        return False
    return kind != "case" or field.section in CASE_SECTIONS or bool(field.own)
