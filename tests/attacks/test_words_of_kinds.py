"""Codes that close a record, replaced by another device. Each asserts that it HOLDS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, town

from vsdesk.desk import Edit, How
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WIDE = ["circumstances", "contact", "documents", "family_members", "identity", "medical"]


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    found.hala.consent.grant(
        found.case,
        found.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=WIDE,
        shown=found.hala.cases.shown(found.case),
    )
    carry(found.hala, found.stick, found.rima)
    return found


def left(made: Town, rec: str, recipient: str = "wgeid", purpose: str = "un_complaint") -> bool:
    return rec in {one.id for one in made.gate(recipient, purpose)}


def put(made: Town, *edits: Edit) -> list[str]:
    ids = made.hala.cases.save(edits).ids
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return [*ids]


def attack(made: Town, rec: str, kind: str, values: dict[str, Json]) -> None:
    made.enemy.change(rec, kind, values)
    made.enemy.hand_over(made.rima)


def test_g1_a_need_of_protected_referral_is_renamed(made: Town) -> None:
    (need,) = put(
        made, Edit("need_assessment", {"note": {"ar": "x"}}, id="aa" * 16, parent=made.family)
    )[:1]
    (n,) = put(
        made, Edit("need", {"category": "gbv_safe_referral", "note": {"ar": "سر"}}, parent=need)
    )
    assert not left(made, n, "own_org", "casework")
    attack(made, n, "need", {"category": "health"})
    assert not left(made, n, "own_org", "casework")


def test_g1b_threats_of_a_risk_are_renamed(made: Town) -> None:
    (n,) = put(
        made,
        Edit(
            "risk_assessment",
            {
                "level": "green",
                "date": "2026-11-01",
                "threats": ["stigma_gbv"],
                "mitigations": {"ar": "سر"},
            },
            parent=made.family,
        ),
    )
    assert not left(made, n, "own_org", "casework")
    attack(made, n, "risk_assessment", {"threats": ["arrest"]})
    assert not left(made, n, "own_org", "casework")


def test_g2_a_residence_card_becomes_a_passport(made: Town) -> None:
    (n,) = put(
        made, Edit("person_identifier", {"type": "kimlik", "number": "99"}, parent=made.mother)
    )
    assert not left(made, n)
    attack(made, n, "person_identifier", {"type": "passport"})
    assert not left(made, n)


def test_g3_the_name_from_a_home_becomes_another(made: Town) -> None:
    (n,) = put(
        made, Edit("person_name", {"type": "care_home_name", "value": "اسم"}, parent=made.person)
    )
    assert not left(made, n)
    attack(made, n, "person_name", {"type": "nickname"})
    assert not left(made, n)


def test_what_another_told_becomes_hers(made: Town) -> None:
    """A wife files as an injured person: what the brother told is not hers."""
    h = made.hala
    brother = h.context.new_id()
    put(made, Edit("person", {"given_ar": "أخ"}, id=brother, parent=made.family))
    (ev,) = put(
        made,
        Edit(
            "event",
            {"type": "held_at", "told_by": brother, "text": {"ar": "كلامه"}},
            parent=made.case,
        ),
    )

    def hers() -> bool:
        request = Request("un_complaint", "wgeid", "B", TODAY, person=made.mother, own_rights=True)
        return ev in {
            one.id
            for one in decide(
                request, made.rima.cases.dossier(made.case), made.rima.context.dictionary
            )
        }

    assert not hers()
    attack(made, ev, "event", {"told_by": made.mother})
    assert not hers()


def test_i1_a_family_table_leaves_on_the_word_of_the_enemys_case(made: Town) -> None:
    """Rows of a family need every case behind it; the refused one is untied, one with a made-up yes is
    tied."""
    from vsdesk.desk import ExitOrder
    from vsdesk.errors import UserError

    order = ExitOrder("search", "iimp", "B", cases=(made.family,), kind="family", lang="en")

    def rows() -> int:
        try:
            return made.rima.outbound.tables.spread_look(order).rows
        except UserError:
            return 0

    assert rows() == 0
    e = made.enemy
    e.change(made.case, "case", {"family": None})
    case, person = e.desk.cases.new_case(
        {"given_ar": "ش"}, {"family": made.family, "case_type": "enforced_disappearance"}
    ).ids
    who = e.desk.context.new_id()
    e.sign(case, NewOp(who, "person", {"given_ar": "م"}, parent=case))
    e.sign(
        made.family,
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": who, "related_to": person, "relation": "wife"},
            parent=made.family,
        ),
    )
    e.sign(
        case,
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {
                "grantor": who,
                "purpose": "search",
                "recipient": "iimp",
                "result": "given",
                "given_on": "2026-11-20",
                "data_scope": [*sorted(WIDE)],
            },
            parent=case,
        ),
    )
    e.hand_over(made.rima)
    assert rows() == 0
