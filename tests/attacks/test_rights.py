"""What an enrolled device gains by writing beyond its right: nothing (S3, S4, S8, S15, D1, D6).

Each attack ends in evidence or in a difference, and the gate is as narrow as before. The attacker knows
the protocol and the code, and signs with a documenter's real key. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import LONG_AGO, Town, as_shown, carry, town
from tests.journal_rows import acts

from vsdesk.desk import Edit, How
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.journal import AUDIT

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

DATED_BACK = pytest.mark.parametrize("ts", [None, LONG_AGO], ids=["now", "dated back"])
REPLACING = pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])


# --- S3: a no stays a no ---------------------------------------------------------------------


@DATED_BACK
@REPLACING
def test_s3_a_refusal_stays_one_whatever_another_device_writes_over_it(
    made: Town, replace: bool, ts: int | None
) -> None:
    assert made.holds("iimp") == "refused"
    grant = made.grants["iimp"]
    made.enemy.change(grant, "consent_grant", {"result": "given"}, replace=replace, ts=ts)
    made.enemy.hand_over(made.rima, made.hala)
    assert made.holds("iimp") == "refused"
    assert not made.gate().allowed
    assert made.view(grant).differs("result")
    assert any(one.record == grant for one in made.rima.cases.differences.open())


@DATED_BACK
def test_s3_not_even_the_device_that_wrote_it_down_turns_it_round(
    made: Town, ts: int | None
) -> None:
    made.enemy.desk = made.hala  # the laptop of the one who asked the mother was seized
    made.enemy.change(made.grants["iimp"], "consent_grant", {"result": "given"}, ts=ts)
    carry(made.hala, made.stick, made.rima)
    assert made.holds("iimp") == "refused"


def test_s3_a_decided_no_outlives_every_later_yes(made: Town) -> None:
    """Whoever writes a yes anew, as a record of its own: the coordinator's word stands
    until she changes it."""
    made.rima.consent.steps.decide(
        made.grants["iimp"],
        "قالت لا، وأكّدت",
        shown=made.rima.consent.steps.shown(made.grants["iimp"]),
    )
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    enemy = made.enemy.desk
    enemy.consent.grant(
        made.case,
        made.mother,
        "search",
        "iimp",
        "given",
        How(on="2026-11-24"),
        shown=enemy.cases.shown(made.case),
    )
    made.enemy.change(made.grants["iimp"], "consent_grant", {"result": "given"}, ts=LONG_AGO)
    made.enemy.hand_over(made.rima)
    assert made.holds("iimp") == "refused"
    assert not made.gate().allowed


def test_s3_a_yes_that_another_device_writes_after_a_no_waits_for_a_coordinator(made: Town) -> None:
    enemy = made.enemy.desk
    enemy.consent.grant(
        made.case, made.mother, "search", "iimp", "given", How(), shown=enemy.cases.shown(made.case)
    )
    made.enemy.hand_over(made.rima)
    assert made.holds("iimp") == "refused"
    later = [
        one
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if one.text("follows") == made.grants["iimp"]
    ]
    assert len(later) == 1
    made.rima.consent.steps.decide(
        later[0].id, "سألتها بنفسي ووافقت", shown=made.rima.consent.steps.shown(later[0].id)
    )
    assert made.holds("iimp") == "given"


def test_s3_a_decision_is_void_when_what_it_decided_is_another(made: Town) -> None:
    grant = made.grants["wgeid"]
    made.rima.consent.steps.decide(grant, "اتفقوا", shown=made.rima.consent.steps.shown(grant))
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.holds("wgeid", "un_complaint") == "given"
    made.enemy.change(grant, "consent_grant", {"data_scope": ["contact", "identity", "medical"]})
    made.enemy.hand_over(made.rima)
    assert made.view(grant).differs("data_scope")
    table = made.rima.consent.table(made.case).outcomes
    assert next(one for one in table if one.recipient == "wgeid").reopened


@DATED_BACK
@REPLACING
def test_s3_scopes_are_never_widened_by_another_device(
    made: Town, replace: bool, ts: int | None
) -> None:
    wide: list[Json] = ["circumstances", "contact", "identity", "medical", "source_identity"]
    made.enemy.change(
        made.grants["wgeid"], "consent_grant", {"data_scope": wide}, replace=replace, ts=ts
    )
    made.enemy.hand_over(made.rima)
    row = next(
        one
        for one in made.rima.consent.table(made.case).outcomes
        if (one.purpose, one.recipient) == ("un_complaint", "wgeid")
    )
    assert set(row.scopes) <= {"identity", "circumstances"}


@pytest.mark.parametrize("role", ["documenter", "reviewer"])
def test_s3_nobody_but_a_coordinator_clears_a_withdrawal(house: House, role: str) -> None:
    made = town(house, role)  # type: ignore[arg-type]  # a role by name
    made.hala.consent.withdraw([made.grants["wgeid"]])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(made.grants["wgeid"], "consent_grant", {"withdrawn_on": None})
    made.enemy.hand_over(made.rima)
    assert made.holds("wgeid", "un_complaint") == "withdrawn"
    made.rima.cases.save(
        [as_shown(made.rima, "consent_grant", {"withdrawn_on": None}, made.grants["wgeid"])]
    )
    assert made.holds("wgeid", "un_complaint") == "given"


@DATED_BACK
def test_s3_a_refusal_is_not_taken_out_by_another_device(made: Town, ts: int | None) -> None:
    grant = made.grants["iimp"]
    made.enemy.change(grant, "consent_grant", {"deleted": True}, observed=True, ts=ts)
    made.enemy.hand_over(made.rima)
    assert not made.view(grant).deleted
    assert made.holds("iimp") == "refused"


def test_s3_nor_with_all_that_it_lies_below(made: Town) -> None:
    """A delete of the whole family takes out what its writer wrote, and no refusal of others."""
    vault = made.enemy.desk.context.vault
    rows = vault.database.query(
        "SELECT n FROM record WHERE space = ?", (bytes.fromhex(made.family),)
    )
    states = vault.folding.states([row[0] for row in rows]).values()
    from vsdesk.history.merge import observed_now

    op = NewOp(made.family, "family", {"deleted": True}, observed=dict(observed_now(states)))
    made.enemy.sign(made.family, op)
    made.enemy.hand_over(made.rima)
    assert not made.view(made.grants["iimp"]).deleted
    assert not made.view(made.family).deleted
    assert made.holds("iimp") == "refused"


@DATED_BACK
@pytest.mark.parametrize("field", ["grantor", "subject", "purpose", "recipient"])
def test_s3_who_answered_whom_for_what_is_written_once(
    made: Town, field: str, ts: int | None
) -> None:
    values: dict[str, Json] = {
        "grantor": made.person,
        "subject": made.mother,
        "purpose": "media",
        "recipient": "public",
    }
    grant = made.grants["iimp"]
    before = made.view(grant).every(field)
    for replace in (True, False):
        made.enemy.change(grant, "consent_grant", {field: values[field]}, replace=replace, ts=ts)
    made.enemy.hand_over(made.rima)
    assert made.view(grant).every(field) == before
    assert made.holds("iimp") == "refused"


def test_s3_the_program_itself_refuses_what_would_not_count(made: Town) -> None:
    enemy, grant = made.enemy.desk, made.grants["iimp"]
    for values, code in (
        ({"result": "given"}, "E_ROLE"),
        ({"grantor": made.person}, "E_ONCE"),
        ({"recipient": "public"}, "E_ONCE"),
    ):
        with pytest.raises(UserError) as refused:
            enemy.cases.save([Edit("consent_grant", values, id=grant)])
        assert refused.value.name == code
    with pytest.raises(UserError) as refused:
        enemy.cases.delete(grant, shown=enemy.cases.shown(grant))
    assert refused.value.name == "E_ROLE"
    enemy.consent.withdraw([made.grants["wgeid"]])  # saying less is everybody's right


@DATED_BACK
@REPLACING
def test_s3_a_seal_is_lowered_by_a_coordinator_only(
    made: Town, replace: bool, ts: int | None
) -> None:
    event = next(one for one in made.hala.cases.dossier(made.case).of("event"))
    made.hala.cases.save([Edit("event", {"sens": 4}, id=event.id)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(event.id, "event", {"sens": 0}, replace=replace, ts=ts)
    made.enemy.hand_over(made.rima)
    assert max(v for v in made.view(event.id).every("sens") if isinstance(v, int)) == 4
    left = {one.id for one in made.gate("wgeid", "un_complaint").records}
    assert event.id not in left
    made.rima.cases.save([as_shown(made.rima, "event", {"sens": 0}, event.id)])
    assert event.id in {one.id for one in made.gate("wgeid", "un_complaint").records}


# --- S4: what lies below what ----------------------------------------------------------------


@DATED_BACK
def test_s4_nothing_is_moved_by_another_device(made: Town, ts: int | None) -> None:
    """The mother's number stays hers, whatever a device says that it lies below."""
    phone = made.hala.cases.save(
        [
            Edit(
                "contact_channel",
                {
                    "type": "phone",
                    "value": "+90 500 000 00 00",
                    "safe_to_call": True,
                    "safe_contact": True,
                    "person": made.mother,
                },
                parent=made.mother,
            )
        ]
    ).ids[0]
    father = made.hala.cases.save([Edit("person", {"given_ar": "خالد"}, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(
        phone, "contact_channel", {"safe_hours": "دائماً"}, replace=False, ts=ts, parent=father
    )
    made.enemy.change(phone, "contact_channel", {"person": father}, ts=ts)
    made.enemy.hand_over(made.rima)
    assert made.view(phone).parent == made.mother
    assert made.view(phone).every("person") == (made.mother,)


@DATED_BACK
def test_s4_an_id_that_says_nothing_of_its_maker_lets_nothing_out_once_it_was_moved(
    made: Town, ts: int | None
) -> None:
    """A record of an older program: both places stand, and the gate lets neither out."""
    old = "77" * 16
    made.hala.cases.save(
        [Edit("search_action", {"no_action_possible": True}, id=old, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    event = next(one for one in made.rima.cases.dossier(made.case).of("event"))
    assert old in {one.id for one in made.gate("wgeid", "un_complaint").records}
    made.enemy.change(
        old, "search_action", {"body_name": "x"}, replace=False, ts=ts, parent=event.id
    )
    made.enemy.hand_over(made.rima)
    assert set(made.view(old).parents) == {made.case, event.id}
    assert old not in {one.id for one in made.gate("wgeid", "un_complaint").records}


def test_s4_a_number_leaves_only_where_its_owner_and_its_place_agree(made: Town) -> None:
    channel = made.hala.cases.save(
        [
            Edit(
                "contact_channel",
                {
                    "type": "phone",
                    "value": "+90 500 000 00 00",
                    "safe_to_call": True,
                    "safe_contact": True,
                    "person": made.person,
                },
                parent=made.mother,
            )
        ]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    for recipient in ("family", "wgeid", "own_org"):
        left = {one.id for one in made.gate(recipient, "un_complaint").records}
        assert channel not in left


# --- D1, D6: what a record is ----------------------------------------------------------------


def held(desk: Desk) -> dict[str, int]:
    """How many records of each kind are here; the hostile device says rightly that it was opened."""
    return {**desk.context.vault.read.kinds(), AUDIT: len(acts(desk))}


@DATED_BACK
def test_d1_a_case_stays_a_case(made: Town, ts: int | None) -> None:
    before = held(made.rima)
    for kind, space in (("family", made.case), ("note", made.case), ("case", made.family)):
        made.enemy.sign(space, NewOp(made.case, kind, {"display_name": "steal"}), ts=ts)
    made.enemy.hand_over(made.rima)
    assert held(made.rima) == before
    view = made.view(made.case)
    assert (view.kind, view.space) == ("case", made.case)
    assert made.rima.context.vault.check() == []
    assert any("display_name" in row.fields for row in made.rima.cases.history(made.case))


def test_d6_what_counts_nowhere_is_no_record(made: Town) -> None:
    """An op in a space in which its device may not write is evidence: no empty place, no empty row."""
    from vsdesk.history.entry import audit_space, space_id

    before = held(made.rima)
    place = "66" * 16
    made.enemy.sign(space_id("reference"), NewOp(place, "place", {"name_ar": "لا مكان"}))
    own = audit_space(made.rima.context.vault.identity.device_id)
    made.enemy.sign(own, NewOp("65" * 16, "audit", {"action": "view_sealed"}))
    made.enemy.hand_over(made.rima)
    assert held(made.rima) == before
    assert made.rima.context.vault.read.view(place) is None


# --- S8: news is told by its messenger -------------------------------------------------------


@DATED_BACK
def test_s8_only_the_messenger_says_that_the_family_was_told(made: Town, ts: int | None) -> None:
    made.rima.cases.save([Edit("case", {"fate": "dead_identified"}, id=made.case)])
    made.rima.access.safeguards.news_messenger(
        made.case, made.hala.context.vault.identity.device_id
    )
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    day: dict[str, Json] = {"news_told_on": "2026-11-01"}
    with pytest.raises(UserError) as refused:
        made.enemy.desk.cases.save([Edit("case", day, id=made.case)])
    assert refused.value.name == "E_MESSENGER"
    made.enemy.change(made.case, "case", day, replace=False, ts=ts)
    assert not made.enemy.desk.access.safeguards.news(made.case).may_open
    made.enemy.hand_over(made.rima)
    assert made.view(made.case).every("news_told_on") == ()
    assert not made.rima.access.safeguards.news(made.case).may_open
    made.hala.access.safeguards.news_told(made.case, "2026-11-20")
    carry(made.hala, made.stick, made.rima)
    assert made.view(made.case).every("news_told_on") == ("2026-11-20",)


# --- S15: a disclosure row -------------------------------------------------------------------


def test_s15_a_row_that_somebody_wrote_keeps_no_old_consent_open(made: Town) -> None:
    carry(made.rima, made.stick, made.hala)
    old = made.hala.consent.grant(
        made.case,
        made.mother,
        "search",
        "ncmp",
        "given",
        How(on="2024-01-02", review_on="2026-01-01"),
        shown=made.hala.cases.shown(made.case),
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.holds("ncmp") == "review"
    made.enemy.sign(
        made.case,
        NewOp(
            made.enemy.desk.context.new_id(),
            "disclosure",
            {
                "exit": "sheet",
                "on": "2025-02-02",
                "purpose": "search",
                "recipient": "ncmp",
                "level": "b",
                "digest": "ab" * 32,
                "consents": [old],
                "confirmed": True,
            },
            parent=made.case,
        ),
        ts=LONG_AGO,
    )
    made.enemy.hand_over(made.rima)
    assert made.holds("ncmp") == "review"


# --- S9: who wrote ---------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["A1", "ريما", "A1 \u202e"])
def test_s9_the_author_is_the_device_that_signed(made: Town, by: str) -> None:
    """A name that a device gives itself stands beside its own code, as that."""
    event = next(one for one in made.hala.cases.dossier(made.case).of("event"))
    made.enemy.sign(made.case, NewOp(event.id, "event", {"text": {"ar": "كذب"}}), by=by)
    made.enemy.hand_over(made.rima)
    row = next(
        one for one in made.rima.cases.history(event.id) if one.device_id == made.enemy.device_id
    )
    letter = made.enemy.desk.context.vault.letter
    assert made.rima.cases.author(row.device_id, row.by) == (letter, by)
    own = next(
        one for one in made.rima.cases.history(event.id) if one.device_id != made.enemy.device_id
    )
    code, claimed = made.rima.cases.author(own.device_id, own.by)
    assert code.startswith(made.hala.context.vault.letter) and not claimed


@pytest.mark.parametrize("kind", ["person", "event", "case"])
def test_a_delete_that_takes_nothing_out_stands_in_no_coordinators_way(
    made: Town, kind: str
) -> None:
    """The same value, and another meaning: what hides is what its writer may take out and saw."""
    rec = made.person if kind == "person" else made.case
    if kind == "event":
        rec = made.rima.cases.dossier(made.case).of("event")[0].id
    made.enemy.change(rec, kind, {"deleted": True}, observed=True)
    made.enemy.hand_over(made.rima)
    assert not made.view(rec).deleted
    made.rima.cases.delete(rec, shown=made.rima.cases.shown(rec))
    assert made.view(rec).deleted
    assert not made.rima.cases.save(
        [Edit(kind, id=rec, delete=True, shown=made.rima.cases.shown(rec))]
    ).entries, "said once"
