"""Nobody may know where somebody is: no field that says where, of no kind, leaves. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry, told_once

from vsdesk.desk import Desk, Edit
from vsdesk.records.about import ABOUT
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision

WORDS = "مرسين"
OTHER = "دوما"
SCOPES: list[Json] = ["circumstances", "contact", "documents", "family_members", "hlp", "identity"]
DICTIONARY = Dictionary.load()


@told_once
def agreed(made: Town, whose: str) -> str:
    """His mother said yes; the id of him or of his sister."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "سلمى")
    said(made, mother, "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    return made.person if whose == "missing" else sister


def gate(made: Town) -> GateDecision:
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    return left


def mark(made: Town, who: str, type: str = "place_unknown_to") -> None:
    made.rima.cases.save([Edit("person_mark", {"type": type}, parent=who)])


def below(made: Town, kind: KindSpec, who: str) -> str | None:
    """Below what a record of this kind lies that may speak of somebody."""
    for home, id in (("family", made.family), ("case", made.case)):
        if home in kind.spaces and (not kind.parents or home in kind.parents):
            return id
    if "evidence_item" in kind.parents:
        return saved(made.rima, Edit("evidence_item", {"type": "other"}, parent=made.case))
    return who if "person" in kind.parents else None


def value_of(spec: FieldSpec, place: str) -> Json:
    if spec.type == "link":
        return place
    if spec.type == "choice" and spec.vocabulary:
        return next(iter(DICTIONARY.vocabularies.keys(spec.vocabulary)))
    return {"ar": WORDS, "src_lang": "ar"} if spec.type == "ptext" else WORDS


def written(made: Town, who: str, place: str, *, named: bool = True) -> dict[tuple[str, str], str]:
    """One record for each field that says where, of every kind of the file; the ids by kind and field."""
    found: dict[tuple[str, str], str] = {}
    for kind in DICTIONARY.kinds:
        if kind.inside or kind.name == "proposal" or not {"case", "family"} & {*kind.spaces}:
            continue
        parent = None if kind.root else below(made, kind, who)
        root = {"case": made.case, "family": made.family}.get(kind.name)
        about: dict[str, Json] = dict.fromkeys(ABOUT.get(kind.name, ())[:1], who) if named else {}
        for spec in (one for one in kind.fields if one.where):
            said: dict[str, Json] = {spec.name: value_of(spec, place), **about}
            id = who if kind.name == "person" else root
            edit = Edit(kind.name, said, id=id) if id else Edit(kind.name, said, parent=parent)
            found[kind.name, spec.name] = saved(made.rima, edit)
    return found


def saved(desk: Desk, edit: Edit) -> str:
    made = desk.cases.save([edit]).ids
    return edit.id or made[0]


def leaving(left: GateDecision, records: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    return {key for key, id in records.items() if (one := left.get(id)) and key[1] in one.values}


@pytest.mark.parametrize("named", [True, False], ids=["of them", "of nobody"])
@pytest.mark.parametrize("whose", ["missing", "sister"])
def test_no_field_that_says_where_leaves(made: Town, whose: str, *, named: bool) -> None:
    who = agreed(made, whose)
    if whose == "sister":  # of a member whose age nobody knows less leaves anyhow
        born: dict[str, Json] = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}
        made.rima.cases.save([Edit("person", {"birth": born}, id=who)])
    place = made.rima.cases.save([Edit("place", {"name_ar": WORDS, "type": "prison"})]).ids[0]
    records = written(made, who, place, named=named)
    before = leaving(gate(made), records)
    assert {("risk_assessment", "area"), ("risk_assessment", "area_text")} <= before
    assert {("person", "birth_place"), ("hlp_asset", "place"), ("search_action", "place")} <= before
    mark(made, who)
    left = gate(made)
    # of a relative what was done to look for him stays his
    of_his = ("case", "event", "search_action", "evidence_item", "custody_entry")
    his = {key for key in before if key[0] in of_his}
    assert leaving(left, records) == (set() if whose == "missing" else his)
    if whose == "missing":
        assert WORDS not in str([dict(one.values) for one in left.records])


def test_the_place_of_the_disappearance_leaves(made: Town) -> None:
    who = agreed(made, "missing")
    event: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place_text": OTHER}
    taken = made.rima.cases.save([Edit("event", event, parent=made.case)]).ids[0]
    mark(made, who)
    one = gate(made).get(taken)
    assert one is not None and one.value("place_text") == OTHER


@pytest.mark.parametrize("whose", ["missing", "sister"])
@pytest.mark.parametrize("also_taken", [False, True], ids=["alone", "also where he was taken"])
def test_a_proposed_place_stays_with_what_names_it(
    made: Town, whose: str, *, also_taken: bool
) -> None:
    who, desk = agreed(made, whose), made.rima
    proposed: dict[str, Json] = {"of_kind": "place", "set": {"name_ar": WORDS, "type": "prison"}}
    place = desk.cases.save([Edit("proposal", proposed, parent=made.case)]).ids[0]
    desk.cases.save([Edit("risk_assessment", {"person": who, "area": place}, parent=made.case)])
    if also_taken:
        event: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place": place}
        desk.cases.save([Edit("event", event, parent=made.case)])
    assert gate(made).get(place) is not None
    mark(made, who)
    assert (gate(made).get(place) is not None) is also_taken


def test_of_another_relative_it_leaves(made: Town) -> None:
    who, desk = agreed(made, "sister"), made.rima
    brother = relative(made, "brother", "سامر")
    carry(made.hala, made.stick, desk)
    risk: dict[str, Json] = {"person": brother, "area_text": OTHER}
    record = desk.cases.save([Edit("risk_assessment", risk, parent=made.family)]).ids[0]
    mark(made, who)
    one = gate(made).get(record)
    assert one is not None and one.value("area_text") == OTHER
