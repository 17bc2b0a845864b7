"""A fact that one device alone says opens nothing: who stands how, whose a record is, what guards somebody.

Each asserts that the gate is as narrow as before. Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.families import (
    CHILD,
    assign,
    cell,
    family_of,
    frees,
    one_against_one,
    put,
    relative,
    said,
    small,
    state,
)
from tests.attacks.kit import TODAY, Town

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.desk.cases.rests_on import speaker
from vsdesk.history.entry import NewOp
from vsdesk.records.checks import risk
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request


def test_a_wifes_no_goes_when_the_missing_becomes_a_free_child(made: Town) -> None:
    one_against_one(made)
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    e.change(
        made.person,
        "person",
        CHILD,
        replace=False,
    )
    frees(e, made)
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_a_wifes_no_goes_when_the_mother_becomes_the_missing_one_of_a_tied_case(made: Town) -> None:
    mother, _, _ = one_against_one(made)
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    other = e.desk.context.new_id()
    e.sign(
        other,
        NewOp(
            other,
            "case",
            {
                "person": mother,
                "search_status": "person_decides",
                "case_type": "enforced_disappearance",
            },
        ),
    )
    for name in ("family", "second_family", "incident"):
        e.change(made.case, "case", {name: other}, replace=False)
    e.hand_over(made.rima)
    assert state(made).state != "given", state(made).state


def test_an_unasked_wife_becomes_a_child(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "given", recipient="wgeid")
    assign(made)
    before = state(made)
    assert not before.allowed, before.state
    e = made.enemy
    e.change(
        wife,
        "person",
        {"birth": {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}},
        replace=False,
    )
    e.hand_over(made.rima)
    assert not state(made).allowed


def test_an_unasked_wife_becomes_the_missing_one_of_a_tied_case(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "given", recipient="wgeid")
    assign(made)
    before = state(made)
    assert not before.allowed, before.state
    e = made.enemy
    other = e.desk.context.new_id()
    e.sign(other, NewOp(other, "case", {"person": wife, "case_type": "enforced_disappearance"}))
    e.change(made.case, "case", {"second_family": other}, replace=False)
    e.hand_over(made.rima)
    assert not state(made).allowed


def test_a_representative_gets_another_name(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    h = made.hala
    who = h.context.new_id()
    h.cases.save(
        [
            Edit("person", {"given_ar": "وكيل", "family_ar": "القاضي"}, id=who, parent=made.family),
            Edit(
                "representation",
                {
                    "representative": "وكيل القاضي",
                    "represented": made.person,
                    "basis": "general_poa",
                },
                parent=made.case,
            ),
        ]
    )
    said(made, mother, "given")
    said(made, who, "refused", capacity="representative")
    assign(made)
    assert state(made).state == "refused"
    made.enemy.change(who, "person", {"given_ar": "وكيع"})
    made.enemy.hand_over(made.rima)
    assert state(made).state == "refused"


def test_a_grandmothers_no_goes_with_an_invented_mother(made: Town) -> None:
    family_of(made, {"from": "2018-01-01", "to": "2018-12-31", "precision": "year"})
    uncle = relative(made, "guardian", "سامي")
    granny = relative(made, "grandmother_mat", "فاطمة")
    said(made, uncle, "given", capacity="guardian")
    said(made, granny, "refused")
    assign(made)
    before = state(made)
    assert before.state in ("refused",), before.state
    e = made.enemy
    m = e.desk.context.new_id()
    e.sign(
        made.family,
        NewOp(m, "person", {"given_ar": "لا أحد"}, parent=made.family),
        NewOp(e.desk.context.new_id(), "family_member", {"person": m}, parent=made.family),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": m, "related_to": made.person, "relation": "mother"},
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert state(made).state == "refused", state(made).state


def test_a_small_cell_loses_its_facility(made: Town) -> None:
    ev, _ = cell(made)
    made.enemy.change(ev, "event", {"facility": None})
    made.enemy.hand_over(made.rima)
    assert not small(made, ev)


def test_a_small_cell_filled_by_an_invented_source_that_is_a_record(made: Town) -> None:
    ev, place = cell(made)
    e = made.enemy
    src = e.desk.context.new_id()
    e.sign(src, NewOp(src, "source", {"type": "survivor", "code": "S-X"}))
    case, _ = e.desk.cases.new_case({"given_ar": "ش"}, {"case_type": "enforced_disappearance"}).ids
    e.sign(
        case,
        NewOp(
            e.desk.context.new_id(),
            "event",
            {
                "type": "held_at",
                "facility": place,
                "told_by": src,
                "date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
            },
            parent=case,
        ),
    )
    e.hand_over(made.rima)
    assert not small(made, ev)


def test_anothers_paper_leaves_with_her_own_filing(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, wife, "given")
    item = put(
        made,
        Edit(
            "evidence_item",
            {"type": "branch_paper", "title": "رسالة الأم", "received_from": mother},
            id=made.hala.context.new_id(),
            parent=made.case,
        ),
    )[0]
    assign(made)

    def own() -> GateDecision:
        d = made.rima.cases.dossier(made.case)
        return decide(
            Request("un_complaint", "ced", "B", TODAY, person=wife, own_rights=True),
            d,
            made.rima.context.dictionary,
        )

    before = own()
    assert before.allowed and before.get(item) is None, before.state
    made.enemy.change(item, "evidence_item", {"received_from": wife})
    made.enemy.hand_over(made.rima)
    after = own()
    assert after.get(item) is None


def test_a_referral_is_cut_from_its_need(made: Town) -> None:
    a, n = made.hala.context.new_id(), made.hala.context.new_id()
    r, s = made.hala.context.new_id(), made.hala.context.new_id()
    put(
        made,
        Edit("need_assessment", {"person": made.mother}, id=a, parent=made.family),
        Edit("need", {"category": "gbv_safe_referral"}, id=n, parent=a),
    )
    put(
        made,
        Edit(
            "referral",
            {"person": made.mother, "to_name": "بيت آمن", "need": n},
            id=r,
            parent=made.family,
        ),
        Edit(
            "service",
            {
                "beneficiary": made.mother,
                "type": "psych_individual",
                "need": n,
                "provider_name": "بيت آمن",
            },
            id=s,
            parent=made.family,
        ),
    )
    before = made.gate("own_org", "casework")
    assert before.allowed and before.get(r) is None and before.get(s) is None
    made.enemy.change(r, "referral", {"need": None})
    made.enemy.change(s, "service", {"need": None})
    made.enemy.hand_over(made.rima)
    after = made.gate("own_org", "casework")
    assert after.get(r) is None and after.get(s) is None, (after.get(r), after.get(s))


def test_the_sample_of_who_asked_not_to_be_named(made: Town) -> None:
    family_of(made)
    mother, aunt = relative(made, "mother", "هدى"), relative(made, "aunt_mat", "نهى")
    said(made, mother, "given")
    said(made, aunt, "refused", recipient="own_org", purpose="casework", identity_mode="anonymous")
    d = put(
        made,
        Edit(
            "dna_reference",
            {"donor": aunt, "missing": made.person, "kit_ref": "K-17", "collector_name": "مختبر"},
            id=made.hala.context.new_id(),
            parent=made.family,
        ),
    )[0]
    assign(made)
    before = state(made)
    assert before.allowed and before.get(d) is None, (before.state, before.get(d))
    made.enemy.change(d, "dna_reference", {"donor": None})
    made.enemy.hand_over(made.rima)
    assert state(made).get(d) is None


def test_alleged_becomes_judged(made: Town) -> None:
    ev = next(one.id for one in made.rima.cases.dossier(made.case).of("event"))
    i = put(
        made,
        Edit(
            "involvement",
            {"named_as": "أبو فلان", "degree": "direct"},
            id=made.hala.context.new_id(),
            parent=ev,
        ),
    )[0]
    made.rima.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=["circumstances", "identity", "perpetrator_names"],
        shown=made.rima.cases.shown(made.case),
    )
    before = made.gate("wgeid", "un_complaint").get(i)
    assert before is not None and before.marks == {"alleged"}
    made.enemy.change(i, "involvement", {"legal_status": "convicted_final"}, replace=False)
    made.enemy.hand_over(made.rima)
    after = made.gate("wgeid", "un_complaint").get(i)
    assert after is not None and after.marks == {"alleged"}


def test_a_risk_without_a_level_is_replaced(made: Town) -> None:
    put(
        made,
        Edit(
            "risk_assessment",
            {"date": "2026-11-18", "no_photo": True, "alias_required": True},
            id=made.hala.context.new_id(),
            parent=made.case,
        ),
    )[0]
    d = made.rima.cases.dossier(made.case)
    assert risk.says(d, "no_photo", TODAY)
    e = made.enemy
    e.sign(
        made.case,
        NewOp(e.desk.context.new_id(), "risk_assessment", {"date": "2026-11-22"}, parent=made.case),
    )
    e.hand_over(made.rima)
    assert risk.says(made.rima.cases.dossier(made.case), "no_photo", TODAY)


def inside(made: Town) -> None:
    place = next(one.id for one in made.hala.context.dictionary.places if one.key.startswith("SY"))
    put(made, Edit("family", {"current_place": place}, id=made.family))
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case))


def test_discreet_inside_syria_is_filled_with_no(made: Town) -> None:
    inside(made)
    made.enemy.change(made.family, "family", {"discreet": False}, replace=False)
    made.enemy.hand_over(made.rima)
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case))


def test_the_family_moves_abroad_by_a_later_clock(made: Town) -> None:
    inside(made)
    place = next(
        one.id for one in made.hala.context.dictionary.places if not one.key.startswith("SY")
    )
    made.enemy.change(
        made.family, "family", {"current_place": place}, replace=False, ts=1_900_000_000_000
    )
    made.enemy.hand_over(made.rima)
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case))


def test_the_number_below_the_mother_is_another(made: Town) -> None:
    ch = made.rima.cases.dossier(made.case).of("contact_channel")[0]
    made.enemy.change(ch.id, "contact_channel", {"value": "+963 999 999 999"})
    made.enemy.hand_over(made.rima)
    v = made.view(ch.id)
    assert "+90 500 000 00 00" in v.every("value"), v.every("value")


def test_the_familys_paper_becomes_the_wifes(made: Town) -> None:
    """The wife asked not to be named and spoke in confidence; the mother is the focal point."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    h = made.hala
    for one in h.cases.dossier(made.family).of("family_member"):
        if one.text("person") == mother:
            h.cases.save([Edit("family_member", {"focal_point": True}, id=one.id)])
    said(made, mother, "given", recipient="own_org", purpose="hold_record")
    said(made, wife, "given", recipient="own_org", purpose="hold_record", identity_mode="anonymous")
    said(made, wife, "refused", recipient="iimp", purpose="search")
    h.cases.save(
        [
            Edit(
                "contact_log",
                {"person": wife, "text": {"ar": "قالت سراً إنها تخاف حماتها"}, "on": "2026-11-10"},
                parent=made.family,
            )
        ]
    )
    assign(made)

    def left() -> tuple[set[tuple[str, str]], str | None]:
        order = SheetOrder(made.case)
        r = made.rima
        found = r.outbound.sheets.decided(order, r.cases.dossier(made.case))
        return {(one.kind, n) for one in found for n in one.values}, found.request.person

    before, person = left()
    assert person == mother
    made.enemy.change(made.case, "case", {"primary_contact": wife}, replace=False)
    made.enemy.hand_over(made.rima)
    after, person = left()
    assert not after - before


def test_the_focal_point_is_another(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    h = made.hala
    for one in h.cases.dossier(made.family).of("family_member"):
        if one.text("person") == mother:
            h.cases.save([Edit("family_member", {"focal_point": True}, id=one.id)])
            mem = one.id
        else:
            wmem = one.id
    said(made, mother, "given", recipient="own_org", purpose="hold_record")
    h.cases.save(
        [
            Edit(
                "contact_log",
                {"person": wife, "text": {"ar": "قالت سراً إنها تخاف حماتها"}, "on": "2026-11-10"},
                parent=made.family,
            )
        ]
    )
    assign(made)
    assert speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust) == mother
    made.enemy.change(mem, "family_member", {"focal_point": None})
    made.enemy.change(wmem, "family_member", {"focal_point": True}, replace=False)
    made.enemy.hand_over(made.rima)
    assert speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust) != wife
