"""What of a withdrawn device was put aside and says no, or asks for care: while it waits for a coordinator,
nothing of its file goes outside (docs/spec/bundle.md §9.5). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vsdesk.records.dictionary.values import Json
from vsdesk.records.guarding_values import GUARDING, guards

REASON: Final = "put_aside"  # why nothing of the file leaves
_ANSWER: Final = "consent_grant"
_NO: Final = "refused"
_MARKS: Final = frozenset(("person_mark", "name_choice"))
_LIMITS: Final = "teller_limits"
_EVENT: Final = "consent_event"
_CONDITION: Final = "consent_condition"  # narrows by being there
KINDS: Final = (_ANSWER, *_MARKS, _LIMITS, *GUARDING)  # in whose words somebody may be guarded


def closes(kind: str, fields: tuple[str, ...], values: Mapping[str, Json]) -> bool:
    """Whether a word says no, or asks for care. One whose body is not here may: of it nothing is known."""
    if kind == _ANSWER:
        result = values.get("result", "given" if values else _NO)
        return result != "given" or bool(values.get("withdrawn_on"))
    if kind in _MARKS:
        return True
    if kind == _LIMITS:
        told = values.get("nowhere", False) is False and values.get("may_tell_family", True) is True
        return not values or not told or bool(values.get("not_to"))
    return any(guards(kind, name, values.get(name)) for name in fields)


def says_no(kind: str, values: Mapping[str, Json]) -> bool:
    """Whether what was said of an answer, or below one, ends or narrows it whatever else it says. All else of
    an answer may open: it counts as soon as somebody wrote it down."""
    if kind == _ANSWER:
        return bool(values.keys() & {"result", "withdrawn_on"}) and closes(kind, (), values)
    return kind == _CONDITION or (kind == _EVENT and values.get("type") == "withdrawn")
