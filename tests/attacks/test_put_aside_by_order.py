"""A field in the dictionary says by its order which of several values lets out least. Such a value that a
withdrawn device wrote closes what it guarded until a coordinator looks: every one, by no list kept by hand.
Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.narrowness import NO, YES
from vsdesk.records.put_aside import (
    NARROWING,
    OF_NOTHING_THAT_LEAVES,
    closes,
)

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json

# Kinds of which a rule of their own says what closes: tests/attacks/test_put_aside_narrows.py.
OWN_RULE: Final = {"consent_grant", "person_mark", "name_choice", "teller_limits"}
# Also by what else stands there, in fields of which other values guard nobody: a complaint, an amber level.
SOME_VALUES: Final = {("family_request", "type"), ("risk_assessment", "level")}
IN_FILES: Final = sorted(
    (kind, name)
    for kind, held in NARROWING.items()
    if kind not in ("activity", "source_list")  # our own work, and lists: no file of a person
    for name in held
)


def values_of(spec: FieldSpec) -> tuple[list[Json], Json]:
    """Those that let out less, and the widest."""
    if spec.type == "bool":
        assert spec.narrow in (YES, NO)
        return [spec.narrow == YES], spec.narrow == NO
    return [*spec.narrow[:-1]], spec.narrow[-1]


def test_every_field_with_an_order_closes_by_it() -> None:
    dictionary = Dictionary.load()
    walked = set()
    for kind in dictionary.kinds:
        for spec in kind.fields:
            if not spec.narrow or spec.type not in ("bool", "choice") or kind.name in OWN_RULE:
                continue
            narrow, wide = values_of(spec)
            walked.add((kind.name, spec.name))
            named = spec.name in OF_NOTHING_THAT_LEAVES.get(kind.name, ())
            asked = narrow[:1] if (kind.name, spec.name) in SOME_VALUES else narrow
            for value in asked:
                closed = closes(kind.name, (spec.name,), {spec.name: value})
                assert closed == (not named), (kind.name, spec.name, value)
            assert not closes(kind.name, (spec.name,), {spec.name: wide})
    assert {("testimony_row", "may_tell_family"), ("family", "discreet")} <= walked
    listed = {(kind, name) for kind, held in OF_NOTHING_THAT_LEAVES.items() for name in held}
    assert listed <= walked


@pytest.mark.parametrize("is_narrow", [True, False], ids=["narrow", "wide"])
@pytest.mark.parametrize(("kind", "name"), IN_FILES)
def test_a_taken_device(house: House, made: Town, kind: str, name: str, is_narrow: bool) -> None:
    """A second coordinator wrote it, and her laptop was withdrawn."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=SCOPES)
    carry(made.hala, made.stick, rima)
    source = rima.cases.save([Edit("source", {"type": "survivor"})]).ids[0]
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    told: dict[str, Json] = {"date": day, "prior_statements": words("لا")}
    statement = rima.cases.save([Edit("statement", told, parent=source)]).ids[0]
    rima.cases.save([Edit("case", {"sources": [source]}, id=made.case)])
    carry(rima, made.stick, nour)
    assert made.gate("ced", "un_complaint").allowed
    (narrow, *_), wide = values_of(NARROWING[kind][name])
    value = narrow if is_narrow else wide
    parents = nour.context.dictionary.kind(kind)
    assert parents is not None
    places = {"case": made.case, "family": made.family, "source": source, "statement": statement}
    parent = next(places[one] for one in parents.parents if one in places)
    nour.context.saving.write([Edit(kind, {name: value, **REQUIRED.get(kind, {})}, parent=parent)])
    carry(nour, made.stick, rima)
    rima.sync.revocations.revoke(nour.context.device_id, TODAY)
    out = made.gate("ced", "un_complaint")
    assert out.allowed != is_narrow
    assert (out.state == "put_aside") == is_narrow


REQUIRED: Final[dict[str, dict[str, Json]]] = {
    "statement": {
        "date": {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"},
        "prior_statements": words("لا"),
    },
    "testimony_row": {"told_name": "ليث", "state_seen": "ill"},
    "submission": {"mechanism": "ced"},
}
