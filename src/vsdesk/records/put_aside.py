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
KINDS: Final = (_ANSWER, *_MARKS, *GUARDING)  # in whose words somebody may be guarded


def closes(kind: str, fields: tuple[str, ...], values: Mapping[str, Json]) -> bool:
    """Whether a word says no, or asks for care. One whose body is not here may: of it nothing is known."""
    if kind == _ANSWER:
        result = values.get("result", "given" if values else _NO)
        return result != "given" or bool(values.get("withdrawn_on"))
    if kind in _MARKS:
        return True
    return any(guards(kind, name, values.get(name)) for name in fields)
