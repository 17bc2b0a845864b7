"""`family`, `second_family`, `incident` of a case point into a space of another sort.
Asserts that nothing leaves."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap, town
from tests.desk.conftest import House

from vsdesk.desk import Edit, How
from vsdesk.history.entry import space_id
from vsdesk.records.gate.disclosure import GateDecision

SCOPES = ["circumstances", "documents", "family_members", "identity", "perpetrator_names"]
FIELDS = ("family", "second_family", "incident")


@pytest.fixture
def made(house: House) -> Town:
    made = town(house)
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=SCOPES,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return made


def new(made: Town, before: GateDecision) -> set[tuple[str, str, str]]:
    after = made.gate("wgeid", "un_complaint")
    had = {(o.id, n) for o in before for n in o.values}
    return {
        (o.kind, n, str(v))
        for o in after
        for n, v in o.values.items()
        if (o.id, n) not in had and o.kind != "case"
    }


@pytest.mark.parametrize("field", FIELDS)
def test_tied_to_a_sealed_source(made: Town, field: str) -> None:
    h = made.hala
    src = h.cases.save(
        [Edit("source", {"type": "survivor", "true_name": "الاسم الحقيقي"}, id=h.context.new_id())]
    ).ids[0]
    h.cases.save(
        [Edit("statement", {"summary": {"ar": "شهادة سرية"}}, id=h.context.new_id(), parent=src)]
    )
    carry(h, made.stick, made.rima)
    assert not made.enemy.desk.context.vault.database.query(
        "SELECT 1 FROM record WHERE id = ?", (bytes.fromhex(src),)
    )
    before = made.gate("wgeid", "un_complaint")
    made.enemy.change(made.case, "case", {field: src}, replace=False)
    made.enemy.hand_over(made.rima)
    found = new(made, before)
    assert not found, found


@pytest.mark.parametrize("field", FIELDS[1:])
def test_tied_to_an_activity(made: Town, field: str) -> None:
    h = made.hala
    act = h.cases.save([Edit("activity", {"title": "جلسة"}, id=h.context.new_id())]).ids[0]
    h.cases.save(
        [
            Edit(
                "participation",
                {"sex": "female", "survivor": True},
                id=h.context.new_id(),
                parent=act,
            ),
            Edit("note", {"text": {"ar": "حضرت نجاح"}}, id=h.context.new_id(), parent=act),
        ]
    )
    carry(h, made.stick, made.rima)
    before = made.gate("wgeid", "un_complaint")
    made.enemy.change(made.case, "case", {field: act}, replace=False)
    made.enemy.hand_over(made.rima)
    found = new(made, before)
    assert not found, found


@pytest.mark.parametrize("field", FIELDS[1:])
def test_tied_to_another_case_that_refused(made: Town, field: str) -> None:
    h = made.hala
    c2, _ = h.cases.new_case(
        {"given_ar": "باسل", "family_ar": "السرّي"}, {"case_type": "enforced_disappearance"}
    ).ids
    h.cases.save(
        [
            Edit(
                "event",
                {"type": "arrest", "text": {"ar": "أُخذ من بيته"}},
                id=h.context.new_id(),
                parent=c2,
            )
        ]
    )
    carry(h, made.stick, made.rima)
    before = made.gate("wgeid", "un_complaint")
    made.enemy.change(made.case, "case", {field: c2}, replace=False)
    made.enemy.hand_over(made.rima)
    found = new(made, before)
    assert not found, found


@pytest.mark.parametrize("field", FIELDS[1:])
def test_tied_to_a_list(made: Town, field: str) -> None:
    r = made.rima
    lst = r.cases.save([Edit("source_list", {"name": "قائمة سرية", "may_be_shown": "no"})]).ids[0]
    r.cases.save([Edit("source_list_entry", {"name_as_written": "سجين آخر"}, parent=lst)])
    before = made.gate("wgeid", "un_complaint")
    made.enemy.change(made.case, "case", {field: lst}, replace=False)
    made.enemy.hand_over(made.rima)
    found = new(made, before)
    assert not found, found


def test_tied_to_the_office(made: Town) -> None:
    r = made.rima
    c2, _ = made.hala.cases.new_case(
        {"given_ar": "مروان", "family_ar": "الدرويش"}, {"case_type": "enforced_disappearance"}
    ).ids
    carry(made.hala, made.stick, r)
    r.matching.decide_pair(
        made.case, c2, "different", "سبب سري", shown=r.matching.pair_shown(made.case, c2)
    )
    before = made.gate("wgeid", "un_complaint")
    for name in ("office", "reference"):
        made.enemy.change(made.case, "case", {"incident": space_id(name)}, replace=False)
    made.enemy.hand_over(r)
    found = new(made, before)
    assert not found, found
