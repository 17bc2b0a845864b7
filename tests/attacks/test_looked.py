"""A coordinator looks at what one device says: just that holds from then on, and nothing else by it.

Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import pytest
from tests.attacks.families import a_yes, as_text, assign, below, family_of, relative, said, state
from tests.attacks.kit import TODAY, Town, carry, swap, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.desk.cases.told_name_service import named_rows
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now
from vsdesk.records.consent.answers import ALL_SCOPES
from vsdesk.records.consent.approval import approval
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.standing_choices import Choice
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    swap(found)
    return found


def waits(made: Town, root: str = "") -> bool:
    """Whether something waits in the case (or that root), by the gate's own readings."""
    return bool(made.rima.cases.dossier(root or made.case).without)


def look(made: Town, root: str = "") -> frozenset[str]:
    """Look at all that waits there; its ops."""
    found = made.rima.access.lone_words.lone_file(root or made.case)
    assert found is not None
    made.rima.access.lone_words.look_holds(found.root, found.ops)
    return found.ops


def turned(made: Town) -> None:
    """The enemy writes into the case and into the family."""
    made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    made.enemy.change(made.mother, "person", {"given_ar": "أخرى"}, replace=False)
    made.enemy.hand_over(made.rima)


def test_a_look_ends_the_waiting_of_the_case_and_of_its_family(made: Town) -> None:
    turned(made)
    assert waits(made) and waits(made, made.family)
    look(made)
    assert not waits(made) and not waits(made, made.family)
    assert made.rima.access.lone_words.lone_file(made.case) is None


def test_a_look_at_a_family_is_enough_for_it_and_leaves_the_case(made: Town) -> None:
    turned(made)
    found = made.rima.access.lone_words.lone_file(made.family)
    assert found is not None
    own = [op for one in found.records if one.record.space == made.family for op in one.ops]
    made.rima.access.lone_words.look_holds(made.family, own)
    still = made.rima.access.lone_words.lone_file(made.family)
    assert still is not None and {one.record.space for one in still.records} == {made.case}


def test_what_the_device_says_later_waits_again(made: Town) -> None:
    turned(made)
    look(made)
    made.enemy.change(made.person, "person", {"father_ar": "غيره"})
    made.enemy.hand_over(made.rima)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None and [one.record.id for one in found.records] == [made.person]
    assert [*found.records[0].said] == ["father_ar"]
    look(made)
    assert not waits(made), "the first look holds beside the second"
    assert not made.rima.cases.record(made.case).differs("looked")


def test_only_what_was_shown_is_named(made: Town) -> None:
    turned(made)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    first, *rest = sorted(found.ops)
    made.rima.access.lone_words.look_holds(made.case, [first])
    left = made.rima.access.lone_words.lone_file(made.case)
    assert left is not None and left.ops == frozenset(rest)


def test_the_look_is_taken_back(made: Town) -> None:
    turned(made)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    first, *rest = sorted(found.ops)
    made.rima.access.lone_words.look_holds(made.case, [first])
    change = made.rima.access.lone_words.look_holds(made.case, rest)
    assert not waits(made)
    made.rima.cases.take_back(change)
    left = made.rima.access.lone_words.lone_file(made.case)
    assert left is not None and left.ops == frozenset(rest), "the first look still holds"
    assert "looked" not in {one.field for one in made.rima.cases.differences.open()}


@pytest.mark.parametrize("role", ["documenter", "reviewer"])
def test_no_other_device_looks(house: House, role: str) -> None:
    made = town(house, role)  # type: ignore[arg-type]  # a role by name
    swap(made)
    e = made.enemy
    if role == "documenter":
        e.change(made.person, "person", {"given_ar": "آخر"})
    else:
        e.sign(
            made.case, NewOp(e.desk.context.new_id(), "note", {"text": "ملاحظة"}, parent=made.case)
        )
    with pytest.raises(UserError, match="E_ROLE"):
        e.desk.access.lone_words.lone_run()
    with pytest.raises(UserError, match="E_ROLE"):
        e.desk.access.lone_words.look_holds(made.case, [])
    with pytest.raises(UserError, match="E_ROLE"):
        e.desk.cases.save([Edit("case", {"looked": True}, id=made.case)])
    for root, kind in ((made.case, "case"), (made.family, "family")):
        states = [e.state(made.person, "person"), e.state(made.case, "case")]
        for ts in (None, 946_684_800_000):
            e.sign(
                root,
                NewOp(root, kind, {"looked": True}, observed=dict(observed_now(states))),
                ts=ts,
            )
    e.hand_over(made.rima)
    assert waits(made)
    assert not made.rima.cases.record(made.case).fields.get("looked")
    assert made.rima.access.lone_words.lone_file(made.case) is not None


def test_another_device_takes_no_look_back(made: Town) -> None:
    turned(made)
    look(made)
    swap(made)
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.enemy.change(root, kind, {"looked": None})
        made.enemy.change(root, kind, {"looked": False}, observed=True)
    made.enemy.hand_over(made.rima)
    assert not waits(made)


def test_what_has_not_come_is_not_looked_at(made: Town) -> None:
    """The body is handed over after the look: it waits for the next one."""
    turned(made)
    vault = made.rima.context.vault
    number = vault.database.one(
        "SELECT o.n FROM op o JOIN record r ON r.n = o.record JOIN entry e ON e.n = o.entry "
        "JOIN log l ON l.n = e.log WHERE r.id = ? AND l.kid = ?",
        (bytes.fromhex(made.person), bytes.fromhex(made.enemy.device_id)),
    )[0]
    body = vault.database.one("SELECT body FROM op WHERE n = ?", (number,))[0]
    with vault.transaction():
        vault.database.run("UPDATE op SET state = 1, body = NULL WHERE n = ?", (number,))
        vault.folding.refold(
            {vault.database.one("SELECT record FROM op WHERE n = ?", (number,))[0]}
        )
    look(made)
    with vault.transaction():
        vault.database.run("UPDATE op SET state = 0, body = ? WHERE n = ?", (body, number))
        vault.folding.refold(
            {vault.database.one("SELECT record FROM op WHERE n = ?", (number,))[0]}
        )
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None and [one.record.id for one in found.records] == [made.person]


def test_a_look_is_no_approval_and_leaves_by_no_exit(made: Town) -> None:
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    turned(made)
    dossier = made.rima.cases.dossier(made.case)
    assert approval(dossier.head, dossier.records) == "before_changes"
    look(made)
    dossier = made.rima.cases.dossier(made.case)
    assert approval(dossier.head, dossier.records) == "before_changes"
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    dossier = made.rima.cases.dossier(made.case)
    assert True in dossier.head.every("looked")
    for purpose, recipient in (("un_complaint", "wgeid"), ("search", "iimp")):
        for level in ("A", "B", "C"):
            request = Request(purpose, recipient, level, TODAY)
            out = decide(request, dossier, made.rima.context.dictionary)
            for one in out.records:
                assert one.value("looked") is None


def test_a_look_changes_no_approval(made: Town) -> None:
    turned(made)
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    look(made, made.family)
    dossier = made.rima.cases.dossier(made.case)
    assert approval(dossier.head, dossier.records) == "approved"


def test_no_load_and_no_typed_word_is_a_look(made: Town) -> None:
    turned(made)
    made.rima.cases.save([Edit("case", {"looked": True}, id=made.case)])
    assert waits(made)
    line = json.dumps({"kind": "family", "id": made.family, "looked": True})
    made.rima.loads.load([line.encode()])
    assert made.rima.cases.record(made.family).value("looked") is None
    assert waits(made)


def test_a_case_on_a_colleagues_family_waits_by_its_tie(made: Town) -> None:
    """Hala opened the family; the enemy's own case names it. A look at the tie is enough."""
    e = made.enemy
    case, _ = e.desk.cases.new_case({"given_ar": "ش"}, {"family": made.family}).ids
    e.hand_over(made.rima)
    found = made.rima.access.lone_words.lone_file(case)
    assert found is not None and any(one.tie for one in found.records)
    for _ in range(3):
        if waits(made, case):
            look(made, case)
    assert not waits(made, case)


def test_looks_of_two_coordinators_hold_beside_each_other(made: Town, house: House) -> None:
    other = house.documenter("samia", made.rima, "coordinator")
    turned(made)
    carry(made.rima, made.stick, other, made.hala)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    one, *rest = sorted(found.ops)
    made.rima.access.lone_words.look_holds(made.case, [one])
    other.access.lone_words.look_holds(made.case, rest)
    carry(other, made.stick, made.rima)
    assert not waits(made)
    assert "looked" not in {one.field for one in made.rima.cases.differences.open()}


@pytest.mark.parametrize("choice", get_args(Choice))
def test_who_chooses_how_a_name_is_written_looked_at_no_answer(made: Town, choice: Choice) -> None:
    """The card shows a name and its places; the choice names, to be bound, all answers of that person."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "سلمى")
    scopes: list[Json] = [*sorted(ALL_SCOPES)]
    wide: dict[str, Json] = {"data_scope": scopes, "photo_use": True, "contact_allowed": True}
    for body in ("ced", "wgeid"):
        said(made, mother, "given", recipient=body, **wide)
    some: list[Json] = ["circumstances", "family_members", "identity"]
    said(made, sister, "given", recipient="wgeid", identity_mode="anonymous", data_scope=some)
    phone: dict[str, Json] = {"type": "phone", "value": "+90 555 111 22 33", "safe_to_call": True}
    phone["safe_contact"] = True
    told: Json = {"ar": "قالت سلمى النوري إنها رأته", "src_lang": "ar"}
    event = made.hala.context.new_id()
    made.hala.cases.save(
        [
            Edit("contact_channel", phone, parent=sister),
            Edit("event", {"type": "other", "text": told}, id=event, parent=made.case),
        ]
    )
    assign(made)
    yes = a_yes(made, sister, identity_mode="named", **wide)
    below(made.enemy, made.family, "consent_grant", yes)
    made.enemy.hand_over(made.rima)
    assert state(made).allowed and "555 111" not in as_text(state(made))
    rima = made.rima
    dossier, names = rima.cases.dossier(made.case), rima.cases.told_names
    left = decide(Request("un_complaint", "wgeid", "B", TODAY), dossier, rima.context.dictionary)
    [row] = [
        one for one in named_rows(left, dossier, rima.context.dictionary) if one.record == event
    ]
    names.choose(row.record, row.of, row.who, choice, shown=row.shown)
    assert "555 111" not in as_text(state(made))


def test_who_approves_a_case_looked_at_no_answer_below_it(made: Town) -> None:
    """An invented yes of the sister lies below the case: its page shows none of what she agreed to."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "سلمى")
    wide: dict[str, Json] = {"data_scope": [*sorted(ALL_SCOPES)], "contact_allowed": True}
    said(made, mother, "given", **wide)
    phone: dict[str, Json] = {"type": "phone", "value": "+90 555 111 22 33", "safe_to_call": True}
    made.hala.cases.save([Edit("contact_channel", phone | {"safe_contact": True}, parent=sister)])
    assign(made)
    yes = a_yes(made, sister, identity_mode="named", **wide)
    below(made.enemy, made.case, "consent_grant", yes)
    made.enemy.hand_over(made.rima)
    shown = made.rima.cases.shown(made.case)
    made.rima.cases.save([Edit("case", {"approved": True}, id=made.case, shown=shown)])
    assert state(made).allowed and "555 111" not in as_text(state(made))
