"""What of a withdrawn device was put aside and says no, or asks for care: while it waits for a coordinator,
nothing of its file goes outside (docs/spec/bundle.md §9.5). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.narrowness import rank
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.guarding_links import JOINING
from vsdesk.records.guarding_values import GUARDING, UNNAMED, asking_kinds, asks_in, guards
from vsdesk.records.hashable import written
from vsdesk.records.kinds import MODELS

REASON: Final = "put_aside"  # why nothing of the file leaves
_ANSWER: Final = "consent_grant"
_NO: Final = "refused"
_MARKS: Final = frozenset(("person_mark", "name_choice"))
_LIMITS: Final = "teller_limits"
_EVENT: Final = "consent_event"
_CONDITION: Final = "consent_condition"  # narrows by being there
# Fields whose order is of something else than what leaves: of a review, or of an errand.
OF_NOTHING_THAT_LEAVES: Final[Mapping[str, frozenset[str]]] = {
    "case": frozenset({"review_state"}),
    "submission_event": frozenset({"direction"}),
    "contact_log": frozenset({"done"}),
    "follow_up": frozenset({"done"}),
    "duty": frozenset({"on_family_sheet", "done"}),
    "referral": frozenset({"outcome"}),
    "extortion_attempt": frozenset({"wants_action"}),
    "dna_reference": frozenset({"explained", "sample_given"}),
}
_APART: Final = frozenset({_ANSWER, *_MARKS, _LIMITS})
_ORDERED: Final = frozenset({"bool", "choice"})
# By kind the fields that guard by their order (records/dictionary/narrowness.py), out of the dictionary.
NARROWING: Final[Mapping[str, Mapping[str, FieldSpec]]] = {
    kind.name: held
    for kind in map(spec_of, MODELS)
    if kind.name not in _APART
    and (
        held := {
            one.name: one
            for one in kind.fields
            if one.narrow
            and one.type in _ORDERED
            and one.name not in GUARDING.get(kind.name, ())
            and one.name not in OF_NOTHING_THAT_LEAVES.get(kind.name, ())
        }
    )
}
# In whose words somebody may be guarded.
KINDS: Final = tuple(dict.fromkeys((_ANSWER, *_MARKS, _LIMITS, *GUARDING, *NARROWING)))
_ROW: Final = "testimony_row"
_DECISION: Final = ("decision", "same")  # what joins two reports, where it can be read
LOOKED_AT: Final = tuple(dict.fromkeys((*KINDS, *JOINING)))
ASKING: Final = tuple(
    one for one in asking_kinds() if one not in LOOKED_AT
)  # and see `says_no_or_asks`


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
    return any(
        guards(kind, name, values.get(name)) or _narrows(kind, name, values.get(name))
        for name in fields
    )


def closes_beside(kind: str, fields: tuple[str, ...], values: Mapping[str, Json]) -> bool:
    """Whether a word closes the files that are guarded from where it lies. Its own are read with it; of these
    only who is named nowhere is asked for there, and by an answer that may be one who says yes."""
    unnamed = kind == _ANSWER and values.get("identity_mode") in UNNAMED
    return unnamed or closes(kind, fields, values)


def says_no_or_asks(kind: str, fields: tuple[str, ...], values: Mapping[str, Json]) -> bool:
    """Whether a word says no or asks for something in any way, also where the file that has it is read with
    it: where it is not read, nobody opens by that."""
    if closes(kind, fields, values) or says_no(kind, values):
        return True
    return kind in ASKING and (not values or any(asks_in(kind, *one) for one in values.items()))


def _narrows(kind: str, name: str, value: Json) -> bool:
    """Whether a value lets out less than another of its field would: but the widest, each of a list does."""
    spec = NARROWING.get(kind, {}).get(name)
    if spec is None or value is None:
        return False
    widest = len(spec.narrow) - 1 if spec.type == "choice" else 1
    return rank(spec, value)[0] < widest


def joins(kind: str, aside: Mapping[str, Json], ever: Iterable[Mapping[str, Json]]) -> set[str]:
    """What a word that was put `aside` joins, by all that its record `ever` named: the files in which these
    lie guard each other, and that in which the record lies. To which family or incident a case is tied is
    read as it would count."""
    names = JOINING.get(kind, frozenset()).difference(SHARED_SPACES)
    decision, same = _DECISION
    is_no = kind == _ROW and closes(kind, (*aside,), aside)  # of what is told of the case
    if aside.get(decision, same) != same or not (is_no or aside.keys() & {*names, decision}):
        return set()
    return {id for said in ever for name in names for id in ids_in(said.get(name))}


def says_no(kind: str, values: Mapping[str, Json]) -> bool:
    """Whether what was said of an answer, or below one, ends or narrows it whatever else it says. All else of
    an answer may open: it counts as soon as somebody wrote it down."""
    if kind == _ANSWER:
        return bool(values.keys() & {"result", "withdrawn_on"}) and closes(kind, (), values)
    return kind == _CONDITION or (kind == _EVENT and values.get("type") == "withdrawn")


def standing(record: RecordView, *further: RecordView) -> RecordView | None:
    """As much of a record as stands in each of its readings, of what counts and with what was put aside: a
    field in which they say something else has nothing; None where one of them took it out."""
    if any(one.deleted for one in (record, *further)):
        return None
    fields = {
        name: said
        for name, said in record.fields.items()
        if all(_said(one, name) == _said(record, name) for one in further)
    }
    return record if len(fields) == len(record.fields) else replace(record, fields=fields)


def _said(record: RecordView, name: str) -> set[str]:
    return {written(one) for one in record.every(name)}
