"""A device draws what others wrote into an order that the coordinator gave about something else.
Asserts that it does NOT."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from tests.attacks.kit import Device, Town, carry, town

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

OLD = "77" * 16  # an id of an older program: it carries no maker


def made_up(desk: Desk) -> str:
    """A case of somebody who does not exist."""
    return desk.cases.new_case({"given_ar": "وهمي"}, {"case_type": "enforced_disappearance"}).ids[0]


def erased_case(made: Town) -> str:
    """A case of the enemy that the coordinator erased, as she should."""
    case = made_up(made.enemy.desk)
    made.enemy.hand_over(made.rima)
    made.rima.erasure.erase(
        case, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(case).digest
    )
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return case


def stands(desk: Desk, rec: str) -> bool:
    """Whether a record can be read there."""
    try:
        view = desk.cases.record(rec)
    except UserError:
        return False
    return not view.erased and not view.deleted


def below(made: Town, parent: str, text: str = "ما قالته الأم") -> str:
    """A note of Hala below a record, and the coordinator has it."""
    hala = made.hala
    rec = hala.cases.save(
        [Edit("note", {"text": {"ar": text}}, id=hala.context.new_id(), parent=parent)]
    ).ids[0]
    carry(hala, made.stick, made.rima)
    return rec


def item_of_enemy(made: Town, origin: tuple[str, str] | None = None) -> str:
    """A paper that the enemy wrote into the case, and Hala has it."""
    item = made.enemy.desk.context.new_id()
    values: dict[str, Json] = {"type": "branch_paper", "title": "ورقة"}
    op = NewOp(item, "evidence_item", values, parent=made.case, origin=origin)
    made.enemy.sign(made.case, op)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    return item


def moves(made: Town, space: str, rec: str, kind: str, origin: str, parent: str | None) -> None:
    """The enemy says of a record, several times, that it came from what was erased."""
    name = {"evidence_item": "title", "case": "whereabouts", "family": "display_name"}
    for at in range(24):  # one of them is the first by its id
        value: dict[str, Json] = {name.get(kind, "withdrawn_on"): f"2026-11-{at + 1:02}"}
        op = NewOp(rec, kind, value, parent=parent, origin=(origin, origin))
        made.enemy.sign(space, op)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)


def keeps(made: Town, *records: str) -> None:
    """The coordinator and Hala have these still, and nobody is asked about them."""
    for desk in (made.rima, made.hala):
        assert [rec for rec in records if not stands(desk, rec)] == []
    assert made.rima.erasure.erasures_waiting() == []


def test_a_note_of_hala_below_a_paper_of_the_enemy(made: Town) -> None:
    item = item_of_enemy(made)
    note = below(made, item)
    moves(made, made.case, item, "evidence_item", erased_case(made), made.case)
    keeps(made, item, note)


def test_a_family_that_the_enemy_opened_and_others_filled(made: Town) -> None:
    family = made.enemy.desk.cases.new_family({"display_name": "عائلة وهمية"}).ids[0]
    made.enemy.hand_over(made.rima)
    made.rima.cases.save(
        [Edit("family", {"assigned": [made.hala.context.vault.identity.device_id]}, id=family)]
    )
    carry(made.rima, made.stick, made.hala)
    note = below(made, family)
    moves(made, family, family, "family", erased_case(made), None)
    keeps(made, family, note)


@pytest.mark.parametrize("role", ["documenter", "reviewer"])
def test_an_older_no(house: House, role: str) -> None:
    made = town(house, role)  # type: ignore[arg-type]  # a role by name
    values: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-01",
    }
    made.hala.cases.save([Edit("consent_grant", values, id=OLD, parent=made.family)])
    other = made_up(made.hala)
    carry(made.hala, made.stick, made.rima)
    made.rima.erasure.erase(
        other, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(other).digest
    )
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    moves(made, made.family, OLD, "consent_grant", other, made.family)
    keeps(made, OLD)


def test_an_older_case(made: Town) -> None:
    made.hala.cases.save([Edit("case", {"case_no": "7"}, id=OLD)])
    note = below(made, OLD)
    moves(made, OLD, OLD, "case", erased_case(made), None)
    keeps(made, OLD, note)


def test_a_coordinators_word_about_an_older_record_holds(made: Town) -> None:
    case = erased_case(made)
    made.rima.cases.save(
        [Edit("note", {"text": {"ar": "نُقلت"}}, id=OLD, parent=made.case, origin=(case, case))]
    )
    assert made.rima.cases.record(OLD).origin == (case, case)


def test_what_lies_below_a_record_that_came_from_there_is_asked_about(made: Town) -> None:
    """The enemy said from the beginning that the paper was moved; Hala wrote below it."""
    case = made_up(made.enemy.desk)
    made.enemy.hand_over(made.rima)
    item = item_of_enemy(made, origin=(case, case))
    note = below(made, item)
    made.rima.erasure.erase(
        case, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(case).digest
    )
    carry(made.rima, made.stick, made.hala)
    assert stands(made.rima, note) and stands(made.hala, note)
    [asked] = made.rima.erasure.erasures_waiting()
    assert made.hala.erasure.erasures_waiting() == []  # coordinators alone are asked
    assert (asked.why, asked.spaces) == ("further", 1)
    made.rima.cases.save([Edit("note", {"text": {"ar": "يُكتب كما كان"}}, parent=made.case)])
    made.rima.erasure.carry_out(asked.frame)
    carry(made.rima, made.stick, made.hala)
    assert not stands(made.rima, note) and not stands(made.hala, note)
    assert made.rima.erasure.erasures_waiting() == []


def test_a_place_that_comes_after_the_order_is_asked_about(made: Town) -> None:
    """The enemy holds back where its paper lies until what is above is gone and Hala wrote below it."""
    above = item_of_enemy(made)
    item = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(item, "evidence_item", {"title": "ورقة"}))
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    note = below(made, item)
    made.rima.erasure.erase(
        above, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(above).digest
    )
    assert stands(made.rima, note)
    fork(made, item, above)
    assert "W_ERASURE_WAITS" in said(made)
    assert stands(made.rima, note)
    assert len(made.rima.erasure.erasures_waiting()) == 1


def fork(made: Town, item: str, above: str) -> None:
    """The same device, from another copy of its vault, says at last where the paper lies."""
    vault = made.enemy.desk.context.vault
    vault.new_incarnation()
    op = NewOp(item, "evidence_item", {"type": "branch_paper"}, parent=above)
    made.enemy.sign(made.case, op)


def said(made: Town) -> Sequence[str]:
    """What the coordinator is told of the import."""
    stick = made.stick
    for path in stick.iterdir():
        path.unlink()
    enemy = made.enemy.desk
    enemy.sync.hand_over(stick, [row.device_id for row in enemy.sync.destinations()])
    return [code for one in made.rima.sync.intake.receive([stick]) for code in one.codes]


def test_what_one_device_wrote_alone_goes_unasked(made: Town) -> None:
    """A copy that only its own device wrote in goes with what it came from, and so does what comes late."""
    case = made_up(made.enemy.desk)
    made.enemy.hand_over(made.rima)
    item = item_of_enemy(made, origin=(case, case))
    made.rima.erasure.erase(
        case, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(case).digest
    )
    late = item_of_enemy(made, origin=(case, case))
    assert not stands(made.rima, item) and not stands(made.rima, late)
    assert made.rima.erasure.erasures_waiting() == []


def test_an_older_record_for_which_two_parents_stand(made: Town) -> None:
    """Which of two parents comes first follows from ids of ops: of four records some would have gone."""
    hala, enemy, rima = made.hala, made.enemy, made.rima
    older = [f"{at}7" * 16 for at in range(4)]
    log: dict[str, Json] = {"text": {"ar": "كل ما قالته الأم"}, "on": "2026-11-10"}
    for rec in older:
        op = NewOp(rec, "contact_log", log, parent=made.family)
        Device(hala, made.stick).sign(made.family, op)
    carry(hala, made.stick, rima)
    carry(rima, made.stick, enemy.desk)
    person = enemy.desk.context.new_id()
    op = NewOp(person, "person", {"given_ar": "مازن"}, parent=made.family)
    enemy.sign(made.family, op)
    for rec in older:
        enemy.sign(made.family, NewOp(rec, "contact_log", {"topics": []}, parent=person))
    enemy.hand_over(rima)
    drawn = {rec for rec in older if rima.cases.record(rec).parent == person}
    assert all(len(rima.cases.record(rec).parents) == 2 for rec in older)
    rima.erasure.erase(
        person, why="withdrawn", because="طلب", listed=rima.erasure.erasure(person).digest
    )
    assert all(stands(rima, rec) for rec in older)
    assert sum(one.records for one in rima.erasure.erasures_waiting()) == len(drawn)  # it is asked


@pytest.mark.parametrize("later", [False, True])
def test_what_others_wrote_in_and_below_what_tells_of_the_enemys_source(
    made: Town, later: bool
) -> None:
    hala, enemy, rima = made.hala, made.enemy, made.rima
    source, event = enemy.desk.context.new_id(), enemy.desk.context.new_id()
    enemy.sign(source, NewOp(source, "source", {"type": "survivor", "true_name": "سامر"}))
    told = {} if later else {"told_by": source}
    enemy.sign(made.case, NewOp(event, "event", {"type": "held_at", **told}, parent=made.case))
    enemy.hand_over(rima)
    carry(rima, made.stick, hala)
    hala.cases.save([Edit("event", {"text": {"ar": "قالت الأم كل شيء"}}, id=event)])
    lies = Edit("involvement", {"named_as": "أبو فلان", "degree": "direct"}, parent=event)
    involved = hala.cases.save([lies]).ids[0]
    carry(hala, made.stick, rima)
    if later:
        carry(rima, made.stick, enemy.desk)
        enemy.change(event, "event", {"told_by": source}, replace=False)
        enemy.hand_over(rima)
    assert rima.erasure.erasure(source).linked == (event,)  # listed: a person may name it too
    rima.erasure.erase(
        source, why="withdrawn", because="طلب", listed=rima.erasure.erasure(source).digest
    )
    assert stands(rima, event)
    assert stands(rima, involved)
    assert not stands(rima, source)


def test_what_others_wrote_below_what_is_about_the_enemys_person(made: Town) -> None:
    hala, enemy, rima = made.hala, made.enemy, made.rima
    person, asked = enemy.desk.context.new_id(), enemy.desk.context.new_id()
    enemy.sign(
        made.family,
        NewOp(person, "person", {"given_ar": "مازن"}, parent=made.family),
        NewOp(asked, "need_assessment", {"date": "2026-01-01"}, parent=made.family),
    )
    enemy.hand_over(rima)
    carry(rima, made.stick, hala)
    need = hala.cases.save([Edit("need", {"category": "gbv_safe_referral"}, parent=asked)]).ids[0]
    carry(hala, made.stick, rima)
    enemy.change(asked, "need_assessment", {"person": person}, replace=False)
    enemy.hand_over(rima)
    assert rima.erasure.erasure(person).linked == (asked,)
    rima.erasure.erase(
        person, why="withdrawn", because="طلب", listed=rima.erasure.erasure(person).digest
    )
    assert stands(rima, need)


def test_what_a_device_alone_said_of_its_own_person_goes_along(made: Town) -> None:
    enemy, rima = made.enemy, made.rima
    person, asked = enemy.desk.context.new_id(), enemy.desk.context.new_id()
    enemy.sign(
        made.family,
        NewOp(person, "person", {"given_ar": "مازن"}, parent=made.family),
        NewOp(asked, "need_assessment", {"person": person}, parent=made.family),
    )
    enemy.hand_over(rima)
    rima.erasure.erase(
        person, why="withdrawn", because="طلب", listed=rima.erasure.erasure(person).digest
    )
    assert not stands(rima, asked)


def test_a_long_chain_below_what_was_erased_costs_as_much_as_it_is_long(made: Town) -> None:
    """Rows of the database that are read while it comes: they grow with the chain, not with its square."""
    enemy, rima = made.enemy, made.rima
    person = enemy.desk.context.new_id()
    op = NewOp(person, "person", {"given_ar": "مازن"}, parent=made.family)
    enemy.sign(made.family, op)
    enemy.hand_over(rima)
    rima.erasure.erase(
        person, why="withdrawn", because="طلب", listed=rima.erasure.erasure(person).digest
    )
    database, read = rima.context.vault.database, []
    query = database.query
    for length in (40, 80, 120):
        above = [person]
        for _ in range(length):
            above.append(enemy.desk.context.new_id())
        notes = [
            NewOp(rec, "note", {"text": {"ar": "كلام"}}, parent=parent)
            for parent, rec in pairwise(above)
        ]
        enemy.sign(made.family, *notes)
        rows = 0

        def counted(sql: str, values: Sequence[object] = ()) -> list[Any]:
            nonlocal rows
            found = query(sql, values)
            rows += 1 + len(found)
            return found

        with patch.object(database, "query", counted):
            enemy.hand_over(rima)
        read.append(rows)
        assert not any(stands(rima, rec) for rec in above)
    assert read[2] - read[1] < 1.3 * (read[1] - read[0])
