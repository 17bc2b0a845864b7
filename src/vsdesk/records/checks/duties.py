"""What is asked of a family and owed to it, in whichever kind of record it was written down. Pure.

New ones are records of the kind `duty`. What older pages wrote stays where it is and is read as the same: a
promise of a talk, a follow-up. Nothing asks for it there any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vsdesk.records.dictionary.values import Json, as_ptext

# Of these a family reads on its own sheet; deadlines, threats and our own work stay inside.
OWED: Final = "owed_to_family"
ASKED: Final = "asked_of_family"
THREAT: Final = "threat_deadline"  # stands first on the start page, and warns
BODY: Final = "deadline_of_body"
OUR_OWN: Final = "our_own"
ON_FAMILY_SHEET: Final = frozenset({OWED, ASKED})

# Written as `duty` now: whole kinds, and fields of others. What is there stays to be read, mended and done.
SUCCEEDED_KINDS: Final = frozenset({"follow_up"})
SUCCEEDED_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "contact_log": frozenset({"promised", "due", "done"})
}
# What a row below each of these is about, where that is certain.
_TYPE: Final = {
    "extortion_attempt": THREAT,
    "dna_reference": ASKED,
    "submission": BODY,
    "submission_event": BODY,
}


def no_longer_asked(kind: str, value: Callable[[str], Json]) -> frozenset[str]:
    """The fields of a record that are written as `duty` now, unless one of them has an answer there."""
    old = SUCCEEDED_FIELDS.get(kind, frozenset())
    return frozenset() if any(value(name) is not None for name in old) else old


def begun_below(kind: str, value: Callable[[str], Json]) -> dict[str, Json]:
    """What is known beforehand of a row that comes from a record: of which sort, and whom it concerns."""
    person = value("donor") if kind == "dna_reference" else value("person")
    known = {"type": _TYPE.get(kind), "person": person if isinstance(person, str) else None}
    return {name: one for name, one in known.items() if one is not None}


def apart(
    kind: str, values: Mapping[str, Json], language: str
) -> tuple[dict[str, Json], dict[str, Json]]:
    """What is left of a record that is written now, and the row that stands below it for what was promised in
    it; an empty row where nothing was. `language`: of the words."""
    old = SUCCEEDED_FIELDS.get(kind, frozenset())
    rest = {name: value for name, value in values.items() if name not in old}
    told: dict[str, Json] = {
        name: values[name]
        for name in ("due", "done")
        if name in old and values.get(name) is not None
    }
    words = values.get("promised")
    if not old or (words is None and not told):
        return rest, {}
    row: dict[str, Json] = {"type": OWED, **begun_below(kind, values.get), **told}
    if isinstance(words, str):
        row["what"] = as_ptext(words, language)
    return rest, row
