"""News, papers, words and numbers. Each asserts that it HOLDS."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.attacks.kit import TODAY, Town, carry, swap

from vsdesk import photo
from vsdesk.desk import Edit, How
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now

if TYPE_CHECKING:
    pass


def test_n1_news_becomes_no_news(made: Town) -> None:
    ev = made.rima.cases.save(
        [
            Edit(
                "event",
                {
                    "type": "identification",
                    "text": {"ar": "تطابق الحمض"},
                    "date": {"from": "2026-10-01", "to": "2026-10-01", "precision": "day"},
                },
                parent=made.case,
            )
        ]
    ).ids[0]
    made.rima.cases.save([Edit("case", {"fate": "dead_identified"}, id=made.case)])
    made.rima.access.safeguards.news_messenger(
        made.case, made.hala.context.vault.identity.device_id
    )
    swap(made)
    assert (
        ev in made.rima.access.safeguards.news(made.case).records
        and not made.rima.access.safeguards.news(made.case).may_open
    )
    e = made.enemy
    e.change(ev, "event", {"type": "witness_sighting"})
    e.change(made.case, "case", {"fate": "unknown", "search_status": "open"})
    e.hand_over(made.rima)
    assert not made.rima.access.safeguards.news(made.case).may_open
    left = {one.id for one in made.gate("family", "casework")}
    assert ev not in left


def test_n2_beside_is_enough(made: Town) -> None:
    """event.type only replaced, the fate untouched."""
    ev = made.rima.cases.save(
        [Edit("event", {"type": "identification", "text": {"ar": "تطابق الحمض"}}, parent=made.case)]
    ).ids[0]
    swap(made)
    assert not made.rima.access.safeguards.news(made.case).may_open
    made.enemy.change(ev, "event", {"type": "witness_sighting"})
    made.enemy.hand_over(made.rima)
    assert not made.rima.access.safeguards.news(made.case).may_open


def test_n3_a_claim_of_death_is_overwritten(made: Town) -> None:
    c = made.rima.cases.save(
        [
            Edit(
                "claim",
                {
                    "field": "fate",
                    "value": "dead_identified",
                    "confidence": "hearsay_named",
                    "status": "current",
                    "text": {"ar": "تعرّفوا على الجثمان"},
                },
                parent=made.case,
            )
        ]
    ).ids[0]
    swap(made)
    assert not made.rima.access.safeguards.news(made.case).may_open
    made.enemy.change(c, "claim", {"value": "unknown"})
    made.enemy.hand_over(made.rima)
    assert not made.rima.access.safeguards.news(made.case).may_open


def test_p1_the_covered_copy_is_cut_loose(made: Town) -> None:
    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    copy = made.hala.cases.save(
        [
            Edit(
                "evidence_item",
                {"type": "photo_person", "redacted_version_of": item.id},
                parent=made.case,
            )
        ]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    assert made.rima.files.covered_from(item.id) == [copy]
    made.enemy.change(copy, "evidence_item", {"redacted_version_of": None})
    made.enemy.hand_over(made.rima)
    assert made.rima.files.covered_from(item.id)


def test_p1b_the_covered_copy_is_deleted(made: Town) -> None:
    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    copy = made.hala.cases.save(
        [
            Edit(
                "evidence_item",
                {"type": "photo_person", "redacted_version_of": item.id},
                parent=made.case,
            )
        ]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    st = made.enemy.state(copy, "evidence_item")
    made.enemy.sign(
        made.case,
        NewOp(copy, "evidence_item", {"deleted": True}, observed=dict(observed_now([st]))),
    )
    made.enemy.hand_over(made.rima)
    assert made.rima.files.covered_from(item.id)


def test_p2_a_leaked_picture_of_the_dead_becomes_a_portrait(made: Town) -> None:
    from vsdesk.records.gate.record_rules import is_of_the_dead

    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    made.rima.cases.save([Edit("evidence_item", {"type": "caesar_photo"}, id=item.id)])
    swap(made)
    assert is_of_the_dead(made.view(item.id)) and made.rima.files.photo(made.case) is None
    made.enemy.change(item.id, "evidence_item", {"type": "photo_person"})
    made.enemy.hand_over(made.rima)
    assert is_of_the_dead(made.view(item.id))
    assert made.rima.files.photo(made.case) is None


def test_p3_the_file_of_an_item_is_another(made: Town) -> None:
    """A second blob beside the first, dated ahead: which one leaves and is shown?"""
    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    before = made.rima.files.attachment(item.id)
    e = made.enemy.desk
    with e.context.vault.transaction():
        stored = e.context.vault.files.add(
            io.BytesIO(photo.draw_made_up_portrait(2) if False else b"another file")
        )
    made.enemy.change(
        item.id,
        "evidence_item",
        {"blob": stored.blob, "size": stored.size, "sha256": stored.sha256},
        replace=False,
    )
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.hand_over(made.rima)
    assert made.rima.files.attachment(item.id) == before


def test_p4_a_portrait_becomes_a_paper(made: Town) -> None:
    """No photo was agreed to for wgeid; by its type alone it is a portrait."""
    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=["identity", "circumstances", "documents"],
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    assert item.id not in {one.id for one in made.gate("wgeid", "un_complaint")}
    made.enemy.change(item.id, "evidence_item", {"type": "document"})
    made.enemy.hand_over(made.rima)
    assert item.id not in {one.id for one in made.gate("wgeid", "un_complaint")}


def test_a_translation_speaks_of_another_field(made: Town) -> None:
    tr = made.hala.cases.save(
        [
            Edit("person", {"special_risk": {"ar": "مريض"}}, id=made.person),
            Edit(
                "translation",
                {"record": made.person, "field": "special_risk", "text": "ILL", "lang": "en"},
                parent=made.person,
            ),
        ]
    ).ids[1]
    carry(made.hala, made.stick, made.rima)
    swap(made)

    def says() -> bool:
        one = made.gate("wgeid", "un_complaint").get(tr)
        return one is not None and "text" in one.values

    assert not says()
    made.enemy.change(tr, "translation", {"field": "occupation"})
    made.enemy.hand_over(made.rima)
    assert not says()


def test_c1_a_number_below_a_member_whose_person_changes(made: Town) -> None:
    h = made.hala
    h.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=["contact", "identity", "circumstances", "family_members"],
        shown=h.cases.shown(made.case),
    )
    uncle, member, phone = h.context.new_id(), h.context.new_id(), h.context.new_id()
    h.cases.save(
        [
            Edit("person", {"given_ar": "عم"}, id=uncle, parent=made.family),
            Edit("family_member", {"person": uncle}, id=member, parent=made.family),
            Edit(
                "contact_channel",
                {"type": "phone", "value": "+90 555", "safe_contact": True},
                id=phone,
                parent=member,
            ),
        ]
    )
    carry(h, made.stick, made.rima)
    swap(made)
    assert phone not in {one.id for one in made.gate("wgeid", "un_complaint")}
    made.enemy.change(member, "family_member", {"person": made.mother})
    made.enemy.hand_over(made.rima)
    assert phone not in {one.id for one in made.gate("wgeid", "un_complaint")}


def test_a_deleted_yes_comes_back_by_one_op(made: Town) -> None:
    """A coordinator took out a yes that was a mistake; one word beside it brings it back."""
    yes = made.rima.consent.grant(
        made.case,
        made.mother,
        "search",
        "ncmp",
        "given",
        How(),
        scopes=["identity", "circumstances"],
        shown=made.rima.cases.shown(made.case),
    ).ids[0]
    swap(made)
    made.rima.cases.delete(yes, shown=made.rima.cases.shown(yes))
    assert not made.gate("ncmp").allowed
    made.enemy.change(yes, "consent_grant", {"follow_up": "2026-12-01"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert not made.gate("ncmp").allowed


def test_a_whole_case_of_another_is_hidden(made: Town) -> None:
    case, _person = made.hala.cases.new_case(
        {"given_ar": "يوسف"}, {"case_type": "enforced_disappearance"}
    ).ids
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=case)])
    swap(made)
    v = made.enemy.desk.context.vault
    rows = v.database.query("SELECT n FROM record WHERE space = ?", (bytes.fromhex(case),))
    op = NewOp(
        case,
        "case",
        {"deleted": True},
        observed=dict(observed_now(v.folding.states([r[0] for r in rows]).values())),
    )
    made.enemy.sign(case, op)
    made.enemy.hand_over(made.rima)
    assert not made.view(case).deleted


def test_an_item_of_evidence_of_another_is_hidden(made: Town) -> None:
    item = next(one for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    st = made.enemy.state(item.id, "evidence_item")
    made.enemy.sign(
        made.case,
        NewOp(item.id, "evidence_item", {"deleted": True}, observed=dict(observed_now([st]))),
    )
    made.enemy.hand_over(made.rima)
    assert not made.view(item.id).deleted


def test_a1_who_asked_not_to_be_named_is_named(made: Town) -> None:
    from vsdesk.records.consent.hidden_persons import unnamed

    h = made.hala
    (keep,) = [
        one.id
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if (one.text("purpose"), one.text("recipient")) == ("hold_record", "own_org")
    ]
    h.cases.save([Edit("consent_grant", {"identity_mode": "anonymous"}, id=keep)])
    carry(h, made.stick, made.rima)
    swap(made)
    assert made.mother in unnamed(made.rima.cases.dossier(made.case), "wgeid", TODAY)
    e = made.enemy
    e.sign(
        made.family,
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {
                "grantor": made.mother,
                "purpose": "media",
                "recipient": "wgeid",
                "result": "given",
                "given_on": "2026-11-20",
                "identity_mode": "named",
            },
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert made.mother in unnamed(made.rima.cases.dossier(made.case), "wgeid", TODAY)


def test_m1_a_child_becomes_adult(made: Town) -> None:
    h = made.hala
    device_id = h.context.new_id()
    h.cases.save(
        [
            Edit(
                "person",
                {
                    "given_ar": "طفلة",
                    "birth": {"from": "2016-01-01", "to": "2016-12-31", "precision": "year"},
                },
                id=device_id,
                parent=made.family,
            ),
            Edit("family_member", {"person": device_id}, parent=made.family),
        ]
    )
    h.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=["identity", "circumstances", "family_members"],
        shown=h.cases.shown(made.case),
    )
    carry(h, made.stick, made.rima)
    swap(made)

    def named(level: str) -> bool:
        one = made.gate("wgeid", "un_complaint", level).get(device_id)
        return one is not None and "given_ar" in one.values

    assert not named("B") and not named("C")
    made.enemy.change(
        device_id,
        "person",
        {"birth": {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}},
    )
    made.enemy.hand_over(made.rima)
    assert (named("B"), named("C")) == (False, False)


def test_f1_discreet_by_another_family(made: Town) -> None:
    h = made.hala
    h.cases.save([Edit("family", {"discreet": True}, id=made.family)])
    carry(h, made.stick, made.rima)
    swap(made)
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case))
    e = made.enemy
    fam = e.desk.cases.new_family({"display_name": "x", "discreet": False}).ids[0]
    e.change(made.case, "case", {"family": fam})
    e.hand_over(made.rima)
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case))
