"""The laws of the gate, with a planted word in every text field of every kind.

Whatever was agreed: nothing above the level leaves, nothing outside the agreed scopes, nothing at
all without a yes; a narrower level or consent never lets more out.
"""

from __future__ import annotations

import json
from typing import Final, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import TODAY, rid
from tests.records.conftest import view

from vsdesk.records.consent.holding_answer import ALL_SCOPES
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import Level, decide
from vsdesk.records.gate.request import Request

DICTIONARY: Final = Dictionary.load()
MOST: Final = {"A": 4, "B": 3, "C": 2, "D": 1, "E": 0}
RESULTS: Final = ("given", "given_limited", "refused", "not_asked", "withdrawn", "expired")
LEVELS: Final[tuple[Level, ...]] = get_args(Level)


def planted(field: FieldSpec) -> Json:
    """A value that can be found again, or None for types that hold no words."""
    word = f"§{field.kind}.{field.name}§"
    if field.type == "ptext":
        return {"ar": word, "src_lang": "ar"}
    return word if field.type == "text" else None


def everything() -> tuple[RecordView, ...]:
    """One record of each kind, all in one made-up case."""
    records = []
    for kind in DICTIONARY.kinds:
        values = {f.name: word for f in kind.fields if (word := planted(f)) is not None}
        if kind.name == "case":
            values |= {"person": rid("person"), "search_status": "open_searching"}
        parent = None if kind.root or not kind.parents else "case"
        if kind.name != "consent_grant":
            records.append(view(kind.name, kind.name, values, parent=parent))
    return tuple(records)


ALL: Final = everything()
FIELDS: Final = {
    f"§{field.kind}.{field.name}§": field for kind in DICTIONARY.kinds for field in kind.fields
}


def grant(result: str, scopes: frozenset[str]) -> RecordView:
    """What the missing person's mother answered."""
    values: dict[str, Json] = {
        "grantor": rid("mother"),
        "capacity": "parent",
        "purpose": "search",
        "recipient": "iimp",
        "result": result,
        "given_on": "2026-01-01",
        "data_scope": [*sorted(scopes)],
    }
    return view("grant", "consent_grant", values)


def left(level: Level, result: str, scopes: frozenset[str]) -> set[str]:
    """The planted words that leave."""
    dossier = Dossier(rid("case"), (*ALL, grant(result, scopes)))
    out = decide(Request("search", "iimp", level, TODAY), dossier, DICTIONARY)
    text = json.dumps(out.payload(), ensure_ascii=False)
    return {word for word in FIELDS if word in text}


scopes = st.frozensets(st.sampled_from(sorted(ALL_SCOPES)))


@settings(max_examples=60)
@given(st.sampled_from(LEVELS), st.sampled_from(RESULTS), scopes)
def test_nothing_above_the_level_or_outside_the_scopes(
    level: Level, result: str, agreed: frozenset[str]
) -> None:
    words = left(level, result, agreed)
    if result not in ("given", "given_limited"):
        assert not words
    for field in (FIELDS[word] for word in words):
        assert field.sensitivity <= MOST[level]
        assert field.scope is None or field.scope in agreed
        assert field.kind not in (
            "note",
            "audit",
            "staff",
            "disclosure",
            "contact_log",
            "statement",
        ) or (level == "A" and field.kind == "statement")
        assert field.kind != "contact_channel"


@settings(max_examples=40)
@given(st.integers(0, 3), scopes, scopes)
def test_less_is_never_more(step: int, narrow: frozenset[str], more: frozenset[str]) -> None:
    wide = narrow | more
    level, next_level = LEVELS[step], LEVELS[step + 1]
    assert left(level, "given", narrow) <= left(level, "given", wide)
    assert left(next_level, "given", wide) <= left(level, "given", wide)


def test_the_own_copy_holds_every_word() -> None:
    dossier = Dossier(rid("case"), ALL)
    out = decide(Request("hold_record", "own_copy", "A", TODAY), dossier, DICTIONARY)
    text = json.dumps(out.payload(), ensure_ascii=False)
    missing = [w for w, f in FIELDS.items() if planted(f) is not None and w not in text]
    assert {FIELDS[word].kind for word in missing} <= {"consent_grant"}
