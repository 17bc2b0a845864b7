"""Numbers and papers of a child leave with the scope `minors`, those of another relative with
`family_members`. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

_SCOPES: Final = ["am_data", "circumstances", "documents", "hlp", "identity", "medical"]
_NUMBER: Final = "01020304050"
_REGISTRY: Final = "٧٧١"
_OFFICE: Final = "نفوس كفرزيتا"
_SMALL: Final[dict[str, Json]] = {
    "birth": {"from": "2016-01-01", "to": "2016-01-01", "precision": "day"}
}


def _put(made: Town, kind: str, parent: str, **values: Json) -> str:
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit(kind, values, id=id, parent=parent)])
    return id


def _paper(made: Town, title: str, name: str, **values: Json) -> str:
    return _put(
        made,
        "evidence_item",
        made.family,
        type="civil_record",
        title=title,
        name_written=name,
        mother_written="ربى",
        **values,
    )


def _family(made: Town) -> tuple[str, str, dict[str, str]]:
    """A mother and a small daughter with their papers: (mother, daughter, the records by what they are)."""
    family_of(made)
    mother, girl = relative(made, "mother", "هدى"), relative(made, "daughter", "نور")
    made.hala.cases.save([Edit("person", _SMALL, id=girl)])
    numbered: dict[str, Json] = {
        "type": "national_id",
        "number": _NUMBER,
        "registry_number": _REGISTRY,
        "issuer": _OFFICE,
    }
    card = _paper(made, "هوية نور النوري", "نور النوري")
    identity = _put(made, "person_identifier", girl, image=card, **numbered)
    of_mother = _put(made, "person_identifier", mother, **{**numbered, "number": "09080706050"})
    return (
        mother,
        girl,
        {
            "number": identity,
            "card": card,
            "paper": _paper(made, "إخراج قيد نور", "نور النوري", relates_to=[girl]),
            "of her number": _paper(made, "صورة القيد", "نور النوري", relates_to=[identity]),
            "civil": _put(
                made,
                "civil_doc_issue",
                made.family,
                person=girl,
                document="national_id",
                problem="lost",
                reference_no="طلب ٤٤٢",
            ),
            "house": _put(
                made,
                "hlp_asset",
                made.family,
                type="house",
                owner=girl,
                plot_no="٩١٢",
                owner_on_record="نور النوري",
            ),
            "shares": _put(made, "hlp_asset", made.family, type="land", co_owners="نور النوري"),
            "mother's number": of_mother,
            "mother's paper": _paper(made, "هوية هدى النوري", "هدى النوري", relates_to=[mother]),
            "his paper": _paper(made, "هوية ليث", "ليث النوري", relates_to=[made.person]),
        },
    )


def _left(made: Town, mother: str, scopes: list[str], level: str = "B") -> GateDecision:
    said(made, mother, "given", data_scope=[*scopes])
    carry(made.hala, made.stick, made.rima)
    return made.gate("ced", "un_complaint", level)


def _words(left: GateDecision) -> str:
    return str([dict(one.values) for one in left.records])


@pytest.mark.parametrize("level", ["B", "C"])
def test_a_childs_numbers_and_papers_stay(made: Town, level: str) -> None:
    mother, _, put = _family(made)
    left = _left(made, mother, [*_SCOPES, "family_members"], level)
    for whole in ("number", "card", "paper", "of her number"):
        assert left.get(put[whole]) is None, whole
    told = _words(left)
    for words in ("نور النوري", "قيد نور", _NUMBER, "٤٤٢", "٩١٢"):
        assert words not in told, words
    assert "هوية ليث" in told
    assert "هوية هدى النوري" in told


def test_with_the_scope_they_leave(made: Town) -> None:
    mother, _, put = _family(made)
    left = _left(made, mother, [*_SCOPES, "family_members", "minors"])
    assert all(left.get(id) is not None for id in put.values())
    told = _words(left)
    for words in ("نور النوري", _NUMBER, "٤٤٢", "٩١٢"):
        assert words in told, words


@pytest.mark.parametrize("agreed", [False, True])
def test_what_a_source_says_of_a_childs_birth(made: Town, agreed: bool) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    girl = made.hala.context.new_id()
    small: dict[str, Json] = {"given_ar": "نور", "family_ar": "النوري", **_SMALL}
    made.hala.cases.save([Edit("person", small, id=girl, parent=made.case)])
    kin: dict[str, Json] = {"person": girl, "related_to": made.person, "relation": "daughter"}
    made.hala.cases.save([Edit("kinship", kin, parent=made.family)])
    claim = _put(
        made,
        "claim",
        girl,
        field="birth",
        value=_SMALL["birth"],
        confidence="firsthand_consistent",
        status="current",
    )
    scopes = [*_SCOPES, "family_members", *(["minors"] if agreed else [])]
    left = _left(made, mother, scopes).get(claim)
    assert (left is not None and left.value("value") is not None) is agreed


def test_a_relatives_papers_need_the_scope_for_relatives(made: Town) -> None:
    mother, _, put = _family(made)
    left = _left(made, mother, [*_SCOPES, "minors"])
    assert left.get(put["mother's number"]) is None
    assert left.get(put["mother's paper"]) is None
    assert left.get(put["his paper"]) is not None
    assert "هدى" not in _words(left)
