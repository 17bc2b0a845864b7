"""The name of a suspect who is one person goes with `perpetrator_names`, in a proposal too;
bodies are named. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_MAN: Final[dict[str, Json]] = {
    "name_ar": "العقيد فهد المختلق",
    "aliases": "أبو حيدر",
    "number": "٧٧١",
    "rank": "عقيد",
    "group": "gov_army",
}
_NAMES: Final = {"name_ar", "aliases", "number"}
_LEAST: Final = ["circumstances", "identity"]


def _told(made: Town, suspect: str, scopes: list[str]) -> None:
    """An arrest by somebody, and the mother's yes."""
    h = made.hala
    arrest: dict[str, Json] = {"type": "arrest", "is_disappearance": True}
    event = h.cases.save([Edit("event", arrest, parent=made.case)]).ids[0]
    h.cases.save([Edit("involvement", {"perpetrator": suspect, "named_as": "فهد"}, parent=event)])
    said(made, relative(made, "mother", "هدى"), "given", data_scope=[*scopes])
    carry(h, made.stick, made.rima)


@pytest.mark.parametrize("type_", ["individual", None])
def test_a_mans_name_stays_without_the_scope(made: Town, type_: str | None) -> None:
    family_of(made)
    carry(made.hala, made.stick, made.rima)
    suspect = made.rima.cases.save([Edit("perpetrator", {**_MAN, "type": type_})]).ids[0]
    carry(made.rima, made.stick, made.hala)
    _told(made, suspect, _LEAST)
    left = made.gate("ced", "un_complaint").get(suspect)
    assert left is not None
    assert not (_NAMES | {"rank"}) & left.values.keys()
    assert left.text("group") == "gov_army"


@pytest.mark.parametrize(
    ("type_", "scopes"),
    [("individual", [*_LEAST, "perpetrator_names"]), ("unit", _LEAST)],
    ids=["agreed", "a unit"],
)
def test_it_leaves_with_the_scope_and_a_units_does_anyhow(
    made: Town, type_: str, scopes: list[str]
) -> None:
    family_of(made)
    carry(made.hala, made.stick, made.rima)
    suspect = made.rima.cases.save([Edit("perpetrator", {**_MAN, "type": type_})]).ids[0]
    carry(made.rima, made.stick, made.hala)
    _told(made, suspect, scopes)
    left = made.gate("ced", "un_complaint").get(suspect)
    assert left is not None
    assert left.values.keys() >= _NAMES


def _proposed(made: Town, type_: str, scopes: list[str], level: str = "B") -> dict[str, Json]:
    """What leaves of a proposal of somebody."""
    family_of(made)
    proposed: dict[str, Json] = {"of_kind": "perpetrator", "set": {**_MAN, "type": type_}}
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("proposal", proposed, id=id, parent=made.case)])
    _told(made, id, scopes)
    left = made.gate("ced", "un_complaint", level).get(id)
    value = left.value("set") if left is not None else None
    return value if isinstance(value, dict) else {}


def test_what_is_proposed_leaves_field_by_field(made: Town) -> None:
    left = _proposed(made, "individual", _LEAST)
    assert left == {"group": "gov_army", "type": "individual"}


def test_a_proposed_unit_and_an_agreed_man_leave(made: Town) -> None:
    assert _proposed(made, "unit", _LEAST).keys() == {*_MAN, "type"} - {"rank"}
    assert _proposed(made, "individual", [*_LEAST, "perpetrator_names"]) == {
        **_MAN,
        "type": "individual",
    }
