"""What a coordinator confirmed, and the device that wrote it says otherwise afterwards.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap, told_once

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.shape import ZERO_HASH
from vsdesk.records.checks.risk import is_red
from vsdesk.records.consent.holding_bodies import holds_already
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import Json

COURT = "prosecutor_de"
AHEAD = 1_900_000_000_000  # a day of 2030: what a device says that dates ahead


@told_once
def row(made: Town, /, **more: Json) -> str:
    """A disclosure row that the hostile device wrote."""
    e = made.enemy
    id = e.desk.context.new_id()
    values: dict[str, Json] = {
        "exit": "sheet",
        "on": "2026-10-01",
        "recipient": "iimp",
        "purpose": "search",
        "digest": "ab" * 32,
        "records": [[made.case, []]],
    }
    e.sign(made.case, NewOp(id, "disclosure", {**values, **more}, parent=made.case))
    e.hand_over(made.rima)
    return id


def later(made: Town, id: str, **values: Json) -> None:
    """What the same device says of it afterwards, in the chain of its log."""
    made.enemy.sign(made.case, NewOp(id, "disclosure", values, parent=made.case), ts=AHEAD)
    made.enemy.hand_over(made.rima)


def in_another_log(made: Town, id: str, **values: Json) -> None:
    """The same from a second copy of its vault: the first op of a log of its own."""
    vault = made.enemy.desk.context.vault
    incarnation = "7" * len(vault.identity.incarnation)
    log = log_id(made.enemy.device_id, incarnation, made.case)
    op = NewOp(id, "disclosure", values, parent=made.case)
    with vault.transaction():
        entry, bodies = write_entry(
            log,
            made.case,
            1,
            ZERO_HASH,
            vault.now_ts(),
            1,
            vault.trust.version,
            vault.by,
            [op],
            vault.random,
        )
        number = vault.ledger.open_log(log, made.enemy.device_id, incarnation, made.case)
        touched = vault.ledger.append(number, entry, {b.index: b for b in bodies}, vault.clock())
        vault.folding.refold(touched)
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize("name", ["recipient", "exit", "digest", "records", "on", "purpose"])
def test_what_is_written_once_its_maker_says_once(made: Town, name: str) -> None:
    id = row(made)
    before = made.view(id).every(name)
    other: dict[str, Json] = {
        "recipient": "wgeid",
        "exit": "dump",
        "digest": "cd" * 32,
        "records": [],
        "on": "2020-01-01",
        "purpose": "un_complaint",
    }
    later(made, id, **{name: other[name]})
    assert made.view(id).every(name) == before
    later(made, id, lang=["ar"])
    assert made.view(id).every("lang") == ()  # what the save that made it left out stays out


def test_a_confirmed_row_gets_no_other_recipient(made: Town) -> None:
    id = row(made)
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    assert holds_already(made.rima.cases.dossier(made.case), "iimp")
    later(made, id, recipient="wgeid")
    dossier = made.rima.cases.dossier(made.case)
    assert holds_already(dossier, "iimp") and not holds_already(dossier, "wgeid")


def test_nor_from_a_second_copy_of_the_vault(made: Town) -> None:
    id = row(made)
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    in_another_log(made, id, recipient="wgeid")
    assert len(made.view(id).every("recipient")) == 2  # shown
    assert not holds_already(made.rima.cases.dossier(made.case), "wgeid")


def test_nor_a_name_that_it_did_not_have(made: Town) -> None:
    id = row(made, recipient="partner")
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    later(made, id, recipient_name="x")
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    assert not holds_already(made.rima.cases.dossier(made.case), "partner", "x")


def test_a_seal_takes_no_confirmation_away(made: Town) -> None:
    id = row(made)
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    made.enemy.change(id, "disclosure", {"sens": 4}, replace=False)
    made.enemy.hand_over(made.rima)
    assert is_confirmed(made.view(id))


def test_an_answer_whose_time_is_over_lets_nothing_out_by_it(made: Town) -> None:
    h = made.hala
    answer: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "un_complaint",
        "recipient": "coi",
        "result": "given",
        "given_on": "2024-01-01",
        "review_on": "2025-01-01",
        "data_scope": ["circumstances", "identity"],
    }
    h.cases.save([Edit("consent_grant", answer, id=h.context.new_id(), parent=made.family)])
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.gate("coi", "un_complaint").state == "review"
    id = row(made)
    made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(*[id]))
    later(made, id, recipient="coi")
    assert made.gate("coi", "un_complaint").state == "review"


def test_a_confirmed_row_keeps_no_other_paper_from_being_erased(made: Town) -> None:
    item = made.hala.cases.save([Edit("evidence_item", {"title": "x"}, parent=made.case)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    id = row(made, recipient=COURT)
    made.rima.consent.letters.confirm_given(
        [id], shown=made.rima.cases.shown(*[id])
    )  # the case itself was given to the prosecutor, no paper
    assert item not in {one.id for one in made.rima.erasure.erasure(made.case).kept}
    later(made, id, records=[[item, []]])
    assert item not in {one.id for one in made.rima.erasure.erasure(made.case).kept}
    in_another_log(made, id, records=[[item, []]])
    assert item not in {one.id for one in made.rima.erasure.erasure(made.case).kept}
    made.rima.erasure.erase(
        made.case,
        made.family,
        why="withdrawn",
        because="طلب",
        listed=made.rima.erasure.erasure(made.case, made.family).digest,
    )
    assert made.view(item).erased


def test_counsel_is_nobody_else_than_was_confirmed(made: Town) -> None:
    h = made.hala
    made.enemy.desk = h  # her own laptop is taken
    values: dict[str, Json] = {"representative": "المحامية أ", "represented": made.person}
    rep = h.cases.save([Edit("representation", values, parent=made.case)]).ids[0]
    purpose = "criminal_accountability"
    answer: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": purpose,
        "recipient": COURT,
        "result": "given",
        "given_on": "2026-11-01",
        "data_scope": ["circumstances", "identity"],
    }
    h.cases.save([Edit("consent_grant", answer, parent=made.family)])
    carry(h, made.stick, made.rima)
    assert made.gate(COURT, purpose, "A").request.level == "B"
    made.rima.cases.save(
        [Edit("representation", {"confirmed": True}, id=rep, shown=made.rima.cases.shown(rep))]
    )
    carry(made.rima, made.stick, h)
    assert made.gate(COURT, purpose, "A").request.level == "A"
    made.enemy.change(rep, "representation", {"representative": "المحقق ب"})
    made.enemy.hand_over(made.rima)
    assert made.gate(COURT, purpose, "A").request.level == "B"
    made.rima.cases.save(
        [Edit("representation", {"confirmed": True}, id=rep, shown=made.rima.cases.shown(rep))]
    )
    assert made.gate(COURT, purpose, "A").request.level == "A"  # she looked at it again


def test_a_risk_that_was_decided_about_is_another_one(made: Town) -> None:
    h = made.hala
    values: dict[str, Json] = {"date": "2026-11-01", "level": "red", "area_text": "x"}
    risk = h.cases.save([Edit("risk_assessment", values, parent=made.family)]).ids[0]
    carry(h, made.stick, made.rima)
    why: dict[str, Json] = {"override": True, "override_why": "سافروا"}
    made.rima.cases.save([Edit("risk_assessment", why, id=risk, shown=made.rima.cases.shown(risk))])
    swap(made)
    assert not is_red(made.rima.cases.dossier(made.case))
    h.cases.save([Edit("risk_assessment", {"area_text": "y"}, id=risk)])
    carry(h, made.stick, made.rima)
    assert is_red(made.rima.cases.dossier(made.case))


def test_what_coordinators_wrote_themselves_needs_no_second_word(made: Town) -> None:
    """Also where the row was confirmed by a program that named nothing in `saw`."""
    rima = made.rima
    values: dict[str, Json] = {"representative": "المحامية أ", "represented": made.person}
    rep = rima.cases.save(
        [Edit("representation", {**values, "confirmed": True}, parent=made.case)]
    ).ids[0]
    rima.cases.save([Edit("representation", {"proceeding": "x"}, id=rep)])
    assert is_confirmed(made.view(rep))


# A coordinator's yes that is bound by something else than what stands in the record: all of the case, what a
# look had on the screen, the digest that is frozen, the answers that were weighed, the ids of what does not
# come.
BOUND_OTHERWISE = {
    ("case", "approved"),
    *(
        (root, name)
        for root in ("case", "family", "incident")
        for name in ("looked", "goes_without")
    ),
    ("activity", "looked"),
    ("submission", "approved"),
    ("consent_grant", "decides"),
    ("proposal", "accepted_as"),  # what was proposed is written once
}
# Why it was said, of which bytes, by whom; who works on it; and that a case is closed, on which day and why.
NO_JUDGEMENT = {
    "assigned",
    "news_messenger",
    "approved_digest",
    "approved_by",
    "decides_why",
    "override_why",
    "linked_why",
    "closed_reason",
    "closed_on",
}


def test_each_word_of_a_coordinator_about_what_others_write_binds_what_they_saw() -> None:
    dictionary = Dictionary.load()
    words = {
        (kind.name, one.name): one.judges
        for kind in dictionary.kinds
        for one in kind.fields
        if one.setters == COORDINATORS and kind.writers != COORDINATORS
    }
    found = {one for one, judges in words.items() if not judges and one[1] not in NO_JUDGEMENT}
    assert found == BOUND_OTHERWISE


def test_what_was_accepted_is_not_proposed_otherwise(made: Town) -> None:
    e = made.enemy
    id = e.desk.context.new_id()
    told: dict[str, Json] = {"of_kind": "place", "set": {"name_ar": "المدرسة"}}
    e.sign(made.case, NewOp(id, "proposal", told, parent=made.case))
    e.hand_over(made.rima)
    place = made.rima.cases.save([Edit("place", {"name_ar": "المدرسة"})]).ids[0]
    made.rima.cases.save([Edit("proposal", {"accepted_as": place}, id=id)])
    e.change(id, "proposal", {"of_kind": "organisation", "set": {"name_ar": "الفرع"}})
    e.hand_over(made.rima)
    held = made.view(id)
    assert [held.value(name) for name in ("of_kind", "set", "accepted_as")] == [
        *told.values(),
        place,
    ]
