"""Devices claim an id that is another's, or that will be: one, or two in one hand. Asserts
that they do NOT get it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import LONG_AGO, Device, Town, carry, swap, town

from vsdesk.desk import Edit
from vsdesk.desk.matching.service import decision_id
from vsdesk.desk.saving.claims import claim_id
from vsdesk.history.entry import NewOp, log_id

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

OLD = "78" * 16  # an id of an older program: it carries no maker


def another(made: Town, house: House) -> Device:
    """A second device in the same hand, assigned to the same case and family."""
    desk = house.documenter("dasht", made.rima)
    both: list[Json] = [*sorted((made.enemy.device_id, desk.context.vault.identity.device_id))]
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": both}, id=root)])
    carry(made.rima, made.stick, desk, made.enemy.desk)
    return Device(desk, made.stick)


def older_no(made: Town) -> None:
    """Hala's record of a no, by an older program."""
    values: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-01",
    }
    yes = {**values, "result": "given", "given_on": "2026-10-01"}
    hala = made.hala
    hala.cases.save([Edit("consent_grant", values, id=OLD, parent=made.family)])
    hala.cases.save([Edit("consent_grant", yes, id=hala.context.new_id(), parent=made.family)])
    carry(hala, made.stick, made.rima)
    swap(made)


@pytest.mark.parametrize("role", ["documenter", "reviewer"])
@pytest.mark.parametrize("kind", ["work", "note", "zz_new"])
def test_two_devices_take_the_id_of_an_older_no(house: House, role: Role, kind: str) -> None:
    made = town(house, role)
    older_no(made)
    two = another(made, house)
    for one in (made.enemy, two):
        for space in (made.case, made.family):
            one.sign(space, NewOp(OLD, kind, {"text": {"ar": one.device_id[:4]}}, parent=space))
        one.hand_over(made.rima)
    assert made.view(OLD).kind == "consent_grant"
    assert made.gate("ced", "un_complaint").state == "refused"


@pytest.mark.parametrize("kind", ["family", "work"])
def test_two_devices_claim_the_root_of_an_older_case(house: House, kind: str) -> None:
    made = town(house)
    made.hala.cases.save([Edit("case", {"case_no": "7"}, id=OLD)])
    event = made.hala.cases.save(
        [Edit("event", {"type": "arrest"}, id=made.hala.context.new_id(), parent=OLD)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    two = another(made, house)
    for one in (made.enemy, two):
        one.sign(OLD, NewOp(OLD, kind, {"display_name": "عائلة وهمية"}))
        one.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk, two.desk)
    assert made.view(OLD).kind == "case"
    assert [holds(one.desk, event) for one in (made.enemy, two)] == [False, False]


def holds(desk: Desk, rec: str) -> bool:
    """Whether anything of a record came to a device."""
    return desk.context.vault.holds(rec)


def pair(made: Town) -> str:
    """Another report of somebody of the same name."""
    names = {"given_ar": "مروان", "father_ar": "خالد", "family_ar": "الدرويش"}
    other = made.hala.cases.new_case(names, {"case_type": "enforced_disappearance"}).ids[0]
    carry(made.hala, made.stick, made.rima)
    return other


@pytest.mark.parametrize("kind", ["note", "zz_new", "duplicate_link"])
def test_the_id_of_a_decision_about_a_pair(made: Town, kind: str) -> None:
    other, enemy = pair(made), made.enemy
    rec = decision_id(made.case, other)
    enemy.sign(made.case, NewOp(rec, kind, {"text": {"ar": "قبلك"}}, parent=made.case))
    enemy.hand_over(made.rima)
    made.rima.matching.decide_pair(
        made.case, other, "different", "سبب", shown=made.rima.matching.pair_shown(made.case, other)
    )
    assert made.view(rec).every("decision") == ("different",)
    carry(made.rima, made.stick, enemy.desk)
    assert "decision" not in {
        name for one in enemy.desk.cases.dossier(made.case) for name in one.fields
    }  # it lies in the coordinators' space
    made.rima.matching.decide_pair(
        made.case, other, "same", "سبب آخر", shown=made.rima.matching.pair_shown(made.case, other)
    )
    assert made.view(rec).every("decision") == ("same",)
    assert made.rima.matching.decision(made.case, other) is not None


@pytest.mark.parametrize("kind", ["note", "claim"])
def test_the_id_of_a_claim_that_a_decided_line_makes(made: Town, kind: str) -> None:
    rima, enemy = made.rima, made.enemy
    listed = rima.cases.save([Edit("source_list", {"name": "قائمة", "may_be_shown": "yes"})]).ids[0]
    values: dict[str, Json] = {"name_as_written": "مروان خالد الدرويش"}
    line = rima.cases.save([Edit("source_list_entry", values, parent=listed)]).ids[0]
    rec = claim_id(made.case, line)
    enemy.sign(made.case, NewOp(rec, kind, {"field": "fate", "text": "قبلك"}, parent=made.case))
    enemy.hand_over(rima)
    rima.matching.decide_pair(
        made.case, line, "same", "سبب", shown=rima.matching.pair_shown(made.case, line)
    )
    assert line in [one.text("list_entry") for one in rima.cases.dossier(made.case).of("claim")]


def test_evidence_that_came_first_does_not_stop_whoever_made_the_record(made: Town) -> None:
    """The enemy heard of an id before its record came; then it is edited as usual."""
    hala = made.hala
    rec = hala.context.new_id()
    made.enemy.sign(made.case, NewOp(rec, "zz_new", {"x": 1}, parent=made.case))
    carry(made.enemy.desk, made.stick, made.rima)
    hala.cases.save([Edit("note", {"text": {"ar": "ملاحظة"}}, id=rec, parent=made.case)])
    hala.cases.save([Edit("note", {"text": {"ar": "مصحّحة"}}, id=rec)])
    carry(hala, made.stick, made.rima)
    assert made.view(rec).kind == "note"
    made.rima.cases.save([Edit("note", {"text": {"ar": "من المنسّقة"}}, id=rec)])


def first_by_its_log(made: Town, space: str, other: str) -> None:
    """The enemy's device begins anew until its log of this space is sorted before all of the other space."""
    vault = made.enemy.desk.context.vault
    logs = [
        row.id for row in made.rima.context.vault.ledger.logs("space = ?", (bytes.fromhex(other),))
    ]
    while log_id(made.enemy.device_id, vault.identity.incarnation, space) > min(logs):
        vault.new_incarnation()


def newcomer(made: Town, house: House) -> Desk:
    """A second coordinator, whose vault hears of everything at once."""
    desk = house.documenter("salma", made.rima, "coordinator")
    carry(made.rima, made.stick, desk)
    return desk


def test_a_vault_that_hears_of_all_of_it_at_once_keeps_an_older_no(
    made: Town, house: House
) -> None:
    older_no(made)
    first_by_its_log(made, made.case, made.family)
    made.enemy.sign(made.case, NewOp(OLD, "note", {"text": {"ar": "قبلك"}}, parent=made.case))
    made.enemy.hand_over(made.rima)
    late = newcomer(made, house)
    assert [late.cases.record(OLD).kind, made.view(OLD).kind] == ["consent_grant", "consent_grant"]
    swapped = replace(made, rima=late)
    assert swapped.gate("ced", "un_complaint").state == "refused"


@pytest.mark.parametrize("ts", [None, LONG_AGO])
def test_a_vault_that_hears_of_all_of_it_at_once_hands_no_older_case_over(
    made: Town, house: House, ts: int | None
) -> None:
    made.hala.cases.save([Edit("case", {"case_no": "7"}, id=OLD)])
    event = made.hala.cases.save(
        [Edit("event", {"type": "arrest"}, id=made.hala.context.new_id(), parent=OLD)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    first_by_its_log(made, OLD, OLD)
    made.enemy.sign(OLD, NewOp(OLD, "case", {"whereabouts": {"ar": "؟"}}), ts=ts)
    made.enemy.hand_over(made.rima)
    late = newcomer(made, house)
    carry(late, made.stick, made.enemy.desk)
    assert not holds(made.enemy.desk, event)


def test_another_parent_of_an_older_no_lets_nothing_out(made: Town) -> None:
    older_no(made)
    op = NewOp(OLD, "consent_grant", {"follow_up": "2027-01-01"}, parent=made.case)
    made.enemy.sign(made.family, op)
    made.enemy.hand_over(made.rima)
    assert made.gate("ced", "un_complaint").state == "refused"
