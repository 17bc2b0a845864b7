"""A case of the enemy's names a family, or somebody of it: the family's own file is asked all the same, what
it said is done, and nothing leaves by that case.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest
from tests.attacks.families import CHILD, GROWN, below, first_terms
from tests.attacks.kit import Town, carry
from tests.desk.conftest import House

from vsdesk.desk import Edit, ExitOrder
from vsdesk.desk.reporting.periods import PeriodOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

NAME: Final = "هدى السري"
DAY: Final[Mapping[str, Json]] = {"from": "2026-07-01", "to": "2026-07-01", "precision": "day"}
QUARTER: Final = (date(2026, 7, 1), date(2026, 9, 30))
EVERYTHING: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity"]


def family(made: Town) -> tuple[str, str]:
    """A family of Hala's without a case: it, and the mother."""
    h = made.hala
    root = h.cases.new_family(
        {"display_name": "عائلة السري", "language": "ar", "displacement_status": "refugee"}
    ).ids[0]
    who = h.context.new_id()
    values: dict[str, Json] = {"given_ar": "هدى", "family_ar": "السري", "birth": GROWN["birth"]}
    h.cases.save(
        [
            Edit("person", values, id=who, parent=root),
            Edit("family_member", {"person": who}, parent=root),
        ]
    )
    return root, who


def said(made: Town, root: str, who: str, purpose: str, to: str, result: str, **more: Json) -> str:
    """What she answered."""
    values: dict[str, Json] = {
        "grantor": who,
        "purpose": purpose,
        "recipient": to,
        "result": result,
        "given_on": "2026-09-01",
        **more,
    }
    return made.hala.cases.save([Edit("consent_grant", values, parent=root)]).ids[0]


def case_of_theirs(made: Town, **links: Json) -> str:
    """A case that the enemy signs, with these links."""
    e = made.enemy
    case, person = e.desk.context.new_id(), e.desk.context.new_id()
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", "case_no": "9"}
    e.sign(case, NewOp(case, "case", {"person": person, **kind, **links}))
    e.sign(case, NewOp(person, "person", {"given_ar": "مؤيد", "family_ar": "القصار"}, parent=case))
    return case


def test_her_name_is_asked_about_before_it_is_published(made: Town) -> None:
    r, guarded = made.rima, [family(made) for _ in range(4)]
    carry(made.hala, made.stick, r)
    (_, refuses), (_, marked), (_, child), _ = guarded
    said(made, guarded[0][0], refuses, "advocacy_named", "public", "refused")
    carry(made.hala, made.stick, r)
    mark = Edit("person_mark", {"type": "not_named_outside"}, parent=marked)
    r.cases.save([mark, Edit("person", CHILD, id=child)])
    order = PeriodOrder(
        *QUARTER, recipient="public", lang="ar", introduction=f"شكراً للسيدة {NAME}."
    )
    for link in ("person", "primary_contact", "family"):
        for root, _ in guarded:
            case_of_theirs(made, **{link: root})
        made.enemy.hand_over(r)
        assert r.reporting.look(order).own.names == (NAME,), link
        with pytest.raises(UserError, match="E_GATE"):
            r.reporting.report(order)


def test_who_refused_figures_is_counted_in_none(made: Town) -> None:
    h, r = made.hala, made.rima
    every = [family(made) for _ in range(10)]
    refused, kept, asked_if = every[:3]
    said(made, *refused, "statistics", "donor_aggregate", "refused")
    said(made, *kept, "hold_record", "own_org", "refused")
    held = said(made, *asked_if, "statistics", "donor_aggregate", "given_if")
    if_: dict[str, Json] = {"words": {"ar": "إذا", "src_lang": "ar"}, "type": "other"}
    h.cases.save([Edit("consent_condition", if_, parent=held)])
    carry(h, made.stick, r)
    for root, who in every:
        given: dict[str, Json] = {"status": "completed", "beneficiary": who, "date": dict(DAY)}
        r.cases.save([Edit("service", {**first_terms("service"), **given}, parent=root)])
    order = PeriodOrder(*QUARTER, recipient="donor_aggregate", lang="ar")

    def counted() -> dict[str, int | None]:
        return {one.key: one.total for one in r.reporting.periods.figures(order).told}

    before = counted()
    assert (before["services"], before["families_supported"]) == (7, 7)
    for link in ("primary_contact", "person", "family", "second_family", "incident"):
        for root, _ in every[:3]:
            case_of_theirs(made, **{link: root})
    made.enemy.hand_over(r)
    assert counted() == before


def test_no_row_of_a_family_rests_on_it(made: Town) -> None:
    """Nobody of the family was asked; the enemy's case brings a wife who says yes."""
    r, (root, _) = made.rima, family(made)
    carry(made.hala, made.stick, r)
    case = case_of_theirs(made, family=root)
    missing = str(made.enemy.state(case, "case").fields["person"][0].values["person"])
    wife = below(made.enemy, case, "person", {"given_ar": "منيرة"})
    below(made.enemy, case, "kinship", {"person": wife, "related_to": missing, "relation": "wife"})
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        yes: dict[str, Json] = {"purpose": purpose, "recipient": to, "subject": case}
        more: dict[str, Json] = {"result": "given", "given_on": "2026-11-21"}
        answer = {"grantor": wife, **yes, **more, "data_scope": EVERYTHING}
        below(made.enemy, case, "consent_grant", answer)
    made.enemy.hand_over(r)
    order = ExitOrder("casework", "family", "B", cases=(root,), kind="family", lang="ar")
    with pytest.raises(UserError, match="E_GATE"):
        r.outbound.tables.spread_look(order)


def test_a_family_that_may_not_be_kept_stays_on_the_page(made: Town, house: House) -> None:
    r, (root, who) = made.rima, family(made)
    said(made, root, who, "hold_record", "own_org", "refused")
    carry(made.hala, made.stick, r)
    house.clock.now += 40 * 86_400_000
    case_of_theirs(made, primary_contact=root)
    case_of_theirs(made, person=root)
    made.enemy.hand_over(r)
    proposed = {one.root for one in r.erasure.retention.found()}
    assert root in proposed
    case_of_theirs(made, family=root)
    made.enemy.hand_over(r)
    doubted = {one.space for one in r.erasure.retention.keeping_doubted()}
    assert root in doubted  # it may be somebody's: that is asked


def test_a_missing_person_named_in_another_case_too(made: Town, house: House) -> None:
    r, h = made.rima, made.hala
    root, who = family(made)
    case, person = h.cases.new_case({"given_ar": "زمردة"}, {"family": root}).ids
    said(made, root, who, "hold_record", "own_org", "refused")
    carry(h, made.stick, r)
    house.clock.now += 40 * 86_400_000
    assert case in {one.root for one in r.erasure.retention.found()}
    case_of_theirs(made, person=person)
    made.enemy.hand_over(r)
    assert root in {one.space for one in r.erasure.retention.keeping_doubted()}


def test_whoever_holds_what_she_took_back_is_written_to(made: Town) -> None:
    h, r = made.hala, made.rima
    grants = [
        said(
            made,
            made.family,
            made.mother,
            "search",
            to,
            "given",
            subject=subject,
            data_scope=EVERYTHING,
        )
        for to, subject in (("icmp", made.mother), ("icrc", made.person), ("sarc", made.case))
    ]
    carry(h, made.stick, r, made.enemy.desk)
    for to, grant in zip(("icmp", "icrc", "sarc"), grants, strict=True):
        row: dict[str, Json] = {
            "exit": "sheet",
            "on": "2026-11-22",
            "purpose": "search",
            "level": "b",
        }
        row |= {"recipient": to, "digest": "a" * 64, "consents": [grant]}
        row["records"] = [[made.case, ["case_no"]]]
        r.cases.save([Edit("disclosure", row, parent=made.case)])
    case_of_theirs(made, person=made.mother, family=made.family)
    other = case_of_theirs(made, person=made.person)
    made.enemy.change(grants[2], "consent_grant", {"subject": other})
    made.enemy.hand_over(r)
    for to, grant in zip(("icmp", "icrc", "sarc"), grants, strict=True):
        effect = r.consent.effect([grant])
        assert [(one.recipient, one.sure) for one in effect.holders] == [(to, True)]
        assert [one.recipient for one in r.consent.withdraw([grant]).letters] == [to]


def test_no_case_of_others_is_listed_with_what_may_go(made: Town) -> None:
    h, r = made.hala, made.rima
    root, who = family(made)
    own, _ = h.cases.new_case({"given_ar": "زمردة"}, {"family": root}).ids
    held = said(made, root, who, "hold_record", "own_org", "given")
    h.cases.save([Edit("consent_grant", {"withdrawn_on": "2026-11-20"}, id=held)])
    carry(h, made.stick, r)
    for link in ("primary_contact", "second_family", "incident", "family", "whereabouts_place"):
        made.enemy.change(made.case, "case", {link: root}, replace=False)
    made.enemy.hand_over(r)
    assert [one.also for one in r.erasure.to_erase() if one.root == root] == [(own,)]
    assert [one.id for one in r.erasure.erasure_beside(root)] == [own]
