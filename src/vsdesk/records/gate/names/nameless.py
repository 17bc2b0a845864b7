"""What stays of a missing person who stands on a paper without their name: every name and number of theirs.
Pure.

Which these are the dictionary says: names that people are called by, and what is looked for
as a number or a telephone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT, speaks_of, whose
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.gate.names.nowhere_named import is_own_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.records.dossier import RecordView

NAME_SECTIONS: Final = frozenset(f"names_{one}" for one in WRITINGS)  # of a person's fields
_NUMBERS: Final = frozenset({"id", "phone"})
_PERSON: Final = "person"


def tells_who(spec: FieldSpec) -> bool:
    """Whether a field is somebody's name, or a number by which they are found."""
    return is_own_name(spec) or spec.searched in _NUMBERS


def is_name_itself(kind: KindSpec) -> bool:
    """Whether a record of this kind is a name or a number and what belongs to it: it lies below a person
    alone, or is nothing without. The person is more than their name."""
    telling = [one for one in kind.fields if tells_who(one)]
    only = kind.parents == (_PERSON,) or any(one.requirement == "M" for one in telling)
    return kind.name in ABOUT and kind.name != _PERSON and bool(telling) and only


def stays_whole(dictionary: Dictionary, record: RecordView, nameless: Collection[str]) -> bool:
    """Whether a record is a name or a number of one of them."""
    return (
        bool(nameless)
        and record.kind in dictionary.once(_names_themselves)
        and speaks_of(record, nameless)
    )


def _names_themselves(dictionary: Dictionary) -> frozenset[str]:
    return frozenset(one.name for one in dictionary.kinds if is_name_itself(one))


def stays(record: RecordView, spec: FieldSpec, nameless: Collection[str]) -> bool:
    """Whether a field of a record that stays tells the name or a number of one of them."""
    if not nameless or record.kind not in ABOUT or not tells_who(spec):
        return False
    return not whose(record).isdisjoint(nameless)
