"""What nobody was asked, and what only one device tells. Each asserts that it HOLDS. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.attacks.test_more import small_left

from vsdesk.desk import Edit, How
from vsdesk.desk.cases.rests_on import speaker
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.gate.record_rules import is_of_the_dead

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

WIDE: Final = ["circumstances", "contact", "identity", "medical"]


def test_silence_is_shown_as_a_difference_until_it_is_broken(made: Town) -> None:
    """The mother was not asked about photos: no other device says for her that she agreed."""
    grant = made.grants["wgeid"]
    made.enemy.change(grant, "consent_grant", {"contact_allowed": True})
    made.enemy.hand_over(made.rima)
    assert made.view(grant).every("contact_allowed") == (None, True)
    assert made.view(grant).differs("contact_allowed")
    assert any(one.record == grant for one in made.rima.cases.differences.open())
    made.rima.cases.save([Edit("consent_grant", {"contact_allowed": True}, id=grant)])
    assert made.view(grant).every("contact_allowed") == (True,)


def test_saying_less_is_everybodys_and_no_difference(made: Town) -> None:
    grant = made.grants["wgeid"]
    made.enemy.desk.consent.withdraw([grant])
    made.enemy.hand_over(made.rima)
    assert not made.view(grant).differs("withdrawn_on")
    assert made.holds("wgeid", "un_complaint") == "withdrawn"


def test_the_program_refuses_what_would_not_count(made: Town) -> None:
    with pytest.raises(UserError) as refused:
        made.enemy.desk.cases.save(
            [Edit("consent_grant", {"contact_allowed": True}, id=made.grants["wgeid"])]
        )
    assert refused.value.name == "E_ROLE"


def test_scopes_that_nobody_named_are_the_least(made: Town) -> None:
    said: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "search",
        "recipient": "ncmp",
        "result": "given",
        "given_on": "2026-11-01",
    }
    yes = made.hala.cases.save([Edit("consent_grant", said, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    made.enemy.change(yes, "consent_grant", {"data_scope": [*WIDE], "photo_use": True})
    made.enemy.hand_over(made.rima)
    found = agreement(
        made.rima.cases.dossier(made.case), "search", "ncmp", "", made.rima.context.today()
    )
    assert found.scopes == {"circumstances", "identity"} and not found.photo


def test_a_day_that_nobody_wrote_down_is_made_no_later(made: Town) -> None:
    old: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "search",
        "recipient": "ncmp",
        "result": "given",
        "given_on": "2024-01-02",
    }
    yes = made.hala.cases.save([Edit("consent_grant", old, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    assert made.holds("ncmp") == "review"
    made.enemy.change(yes, "consent_grant", {"review_on": "2040-01-01"})
    made.enemy.hand_over(made.rima)
    assert made.holds("ncmp") == "review"


def test_a_wider_yes_of_another_device_waits_for_a_coordinator(made: Town) -> None:
    enemy = made.enemy.desk
    wide = enemy.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=WIDE,
        shown=enemy.cases.shown(made.case),
    ).ids[0]
    made.enemy.hand_over(made.rima)

    def scopes() -> frozenset[str]:
        dossier = made.rima.cases.dossier(made.case)
        return agreement(dossier, "un_complaint", "wgeid", "", made.rima.context.today()).scopes

    assert scopes() == {"circumstances", "identity"}
    made.rima.consent.steps.decide(
        wide, "سألتها بنفسي ووافقت على أكثر", shown=made.rima.consent.steps.shown(wide)
    )
    assert scopes() == set(WIDE)


def test_a_picture_of_the_great_leaks_is_looked_at_by_who_keeps_it(made: Town) -> None:
    item = made.hala.cases.save([Edit("evidence_item", {"type": "caesar_photo"}, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    swap(made)
    made.enemy.change(item.ids[0], "evidence_item", {"death_image": False})
    made.enemy.hand_over(made.rima)
    assert is_of_the_dead(made.view(item.ids[0]))
    made.hala.cases.save([Edit("evidence_item", {"death_image": False}, id=item.ids[0])])
    carry(made.hala, made.stick, made.rima)
    assert not is_of_the_dead(made.view(item.ids[0]))


def test_who_speaks_for_a_family_is_said_by_who_recorded_it(made: Town) -> None:
    """Neither a contact that nobody had named, nor another focal point, makes it another's paper."""
    aunt = made.hala.cases.save([Edit("person", {"given_ar": "عمة"}, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    assert speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust) == made.mother
    e = made.enemy
    e.change(made.case, "case", {"primary_contact": aunt})
    (member,) = made.rima.cases.dossier(made.case).of("family_member")
    e.change(member.id, "family_member", {"focal_point": False})
    own: dict[str, Json] = {"person": aunt, "focal_point": True}
    e.sign(made.family, NewOp(e.desk.context.new_id(), "family_member", own, parent=made.family))
    e.hand_over(made.rima)
    assert speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust) == made.mother
    made.rima.cases.save([Edit("case", {"primary_contact": aunt}, id=made.case)])
    assert speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust) == aunt


def test_the_number_of_another_devices_record_is_not_replaced(made: Town) -> None:
    (phone,) = made.rima.cases.dossier(made.case).of("contact_channel")
    made.enemy.change(phone.id, "contact_channel", {"value": "+000 555 9999"})
    made.enemy.hand_over(made.rima)
    assert phone.text("value") in made.view(phone.id).every("value")
    assert any(one.record == phone.id for one in made.rima.cases.differences.open())


def test_a_small_cell_is_filled_by_no_source_of_another_device(made: Town) -> None:
    """Not by sources that truly are in the vault; nor by taking the place away."""
    r, e = made.rima, made.enemy
    source = r.cases.save([Edit("source", {"true_name": "سر", "type": "survivor"})]).ids[0]
    place = r.cases.save([Edit("place", {"name_en": "Branch", "type": "prison"})]).ids[0]
    when: Json = {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}
    said: dict[str, Json] = {"type": "held_at", "facility": place, "date": when}
    told: dict[str, Json] = {**said, "told_by": source, "text": {"ar": "كان في المهجع"}}
    event = r.cases.save([Edit("event", told, parent=made.case)]).ids[0]
    swap(made)
    for _ in range(2):
        other = e.desk.context.new_id()
        e.sign(other, NewOp(other, "source", {"code": "S-9"}))
        rival = {**said, "told_by": other}
        e.sign(made.case, NewOp(e.desk.context.new_id(), "event", rival, parent=made.case))
    e.change(event, "event", {"facility": None})
    e.hand_over(r)
    assert len(r.cases.linking(place, "event")) == 3
    assert not small_left(made, event)
    second = r.cases.save([Edit("source", {"true_name": "سر آخر", "type": "survivor"})]).ids[0]
    r.cases.save([Edit("event", {**said, "told_by": second}, parent=made.case)])
    assert small_left(made, event)


def test_an_id_that_carries_nobody_has_no_silence(made: Town) -> None:
    """What older programs wrote stays what it is when a coordinator decides something in it."""
    old = "5c" * 16
    values: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-20",
        "data_scope": ["circumstances", "identity"],
    }
    made.hala.cases.save([Edit("consent_grant", values, id=old, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert made.holds("ced", "un_complaint") == "given"
    made.rima.consent.steps.decide(old, "سألتها بنفسي", shown=made.rima.consent.steps.shown(old))
    assert made.view(old).every("result") == ("given",)
    assert made.holds("ced", "un_complaint") == "given"
