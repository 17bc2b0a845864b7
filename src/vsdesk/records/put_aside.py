"""What of a withdrawn device was put aside and says no, or asks for care: while it waits for a coordinator,
nothing of its file goes outside (docs/spec/bundle.md §9.5). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import ids_in
from vsdesk.records.guarding_values import GUARDING, guards

REASON: Final = "put_aside"  # why nothing of the file leaves
_ANSWER: Final = "consent_grant"
_NO: Final = "refused"
_MARKS: Final = frozenset(("person_mark", "name_choice"))
_LIMITS: Final = "teller_limits"
_EVENT: Final = "consent_event"
_CONDITION: Final = "consent_condition"  # narrows by being there
KINDS: Final = (_ANSWER, *_MARKS, _LIMITS, *GUARDING)  # in whose words somebody may be guarded
_ROW: Final = "testimony_row"
_TELLS: Final = "may_tell_family"
# By which two files guard each other, wherever the link lies: that two reports or two entries are of one
# person, of which case a source told, who is missing in a case, who a source is.
_JOINING: Final[Mapping[str, tuple[str, ...]]] = {
    "duplicate_link": ("first", "second"),
    "family_member": ("also",),
    _ROW: ("linked_case",),
    "case": ("person",),
    "source": ("person",),
}
_DECISION: Final = ("decision", "same")  # what joins two reports, where it can be read
# Of whom nobody knows whom they join, where what they say is not here: by the fields that an entry names.
JOINING: Final[Mapping[str, frozenset[str]]] = {
    **{kind: frozenset(names) for kind, names in _JOINING.items()},
    "case": frozenset({"person", "family", "second_family", "incident"}),
}
LOOKED_AT: Final = tuple(dict.fromkeys((*KINDS, *_JOINING)))


def closes(kind: str, fields: tuple[str, ...], values: Mapping[str, Json]) -> bool:
    """Whether a word says no, or asks for care. One whose body is not here may: of it nothing is known."""
    if kind == _ANSWER:
        result = values.get("result", "given" if values else _NO)
        return result != "given" or bool(values.get("withdrawn_on"))
    if kind in _MARKS:
        return True
    if kind == _ROW:
        return values.get(_TELLS, "yes") != "yes"
    if kind == _LIMITS:
        told = values.get("nowhere", False) is False and values.get("may_tell_family", True) is True
        return not values or not told or bool(values.get("not_to"))
    return any(guards(kind, name, values.get(name)) for name in fields)


def joins(kind: str, aside: Mapping[str, Json], ever: Iterable[Mapping[str, Json]]) -> set[str]:
    """What a word that was put `aside` joins, by all that its record `ever` named: the files in which these
    lie guard each other, and that in which the record lies."""
    names = _JOINING.get(kind, ())
    decision, same = _DECISION
    is_no = kind == _ROW and closes(kind, (), aside)  # of what is told of the case
    if aside.get(decision, same) != same or not (is_no or aside.keys() & {*names, decision}):
        return set()
    return {id for said in ever for name in names for id in ids_in(said.get(name))}


def says_no(kind: str, values: Mapping[str, Json]) -> bool:
    """Whether what was said of an answer, or below one, ends or narrows it whatever else it says. All else of
    an answer may open: it counts as soon as somebody wrote it down."""
    if kind == _ANSWER:
        return bool(values.keys() & {"result", "withdrawn_on"}) and closes(kind, (), values)
    return kind == _CONDITION or (kind == _EVENT and values.get("type") == "withdrawn")
