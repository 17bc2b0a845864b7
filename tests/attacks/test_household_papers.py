"""Whose paper the sheet of a household is: no other device makes it another woman's, with her own matters on
it. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.household_papers import households_of

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

HOUSE, OTHER = "بيت كلس", "بيت حلب"
HERS = "النسائية"


def year(of: int) -> Json:
    return {"from": f"{of}-01-01", "to": f"{of}-12-31", "precision": "year"}


def house_of_two(made: Town) -> tuple[str, str]:
    """His mother, who speaks, and his wife with an appointment in one household; his uncle in another."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سمية")
    uncle = relative(made, "uncle_pat", "نعمان")
    cases = made.hala.cases
    members = {one.text("person"): one.id for one in cases.dossier(made.family).of("family_member")}
    scope: Json = ["circumstances", "family_members", "identity"]
    yes: dict[str, Json] = {"result": "given", "given_on": "2026-11-20", "data_scope": scope}
    what: Json = {"ar": f"موعدها مع الطبيبة {HERS}", "src_lang": "ar"}
    owed: dict[str, Json] = {
        "type": "owed_to_family", "what": what, "person": wife, "due": "2026-12-20",
        "on_family_sheet": True,
    }  # fmt: skip  # a record
    edits = [
        Edit("family_member", {"household": HOUSE, "focal_point": True}, id=members[mother]),
        Edit("family_member", {"household": HOUSE}, id=members[wife]),
        Edit("family_member", {"household": OTHER}, id=members[uncle]),
        Edit("duty", owed, parent=made.family),
    ]
    edits += [Edit("person", {"birth": year(1970)}, id=one) for one in (mother, wife, uncle)]
    edits += [
        Edit(
            "consent_grant",
            {"grantor": who, "purpose": purpose, "recipient": "own_org", **yes},
            parent=made.family,
        )
        for who in (mother, wife)
        for purpose in ("hold_record", "casework")
    ]
    cases.save(edits)
    assign(made)
    return mother, wife


def whose(made: Town) -> str:
    found = households_of(made.rima.cases.dossier(made.family), made.rima.context.today())
    return next(one.person for one in found if one.name == HOUSE)


def test_it_is_hers_who_speaks(made: Town) -> None:
    mother, _ = house_of_two(made)
    assert whose(made) == mother
    order = SheetOrder(made.case, ("ar",), person=mother, discreet=False)
    assert HERS not in text_of(made.rima.outbound.sheets.sheet(order).pdf)


@pytest.mark.parametrize("how", ["speaks", "elsewhere", "child", "dead"])
def test_no_other_device_makes_it_another_womans(made: Town, how: str) -> None:
    mother, wife = house_of_two(made)
    enemy, new = made.enemy, made.enemy.desk.context.new_id()
    if how in ("speaks", "elsewhere"):
        fields: dict[str, Json] = (
            {"person": wife, "focal_point": True}
            if how == "speaks"
            else {"person": mother, "household": OTHER}
        )
        enemy.sign(made.family, NewOp(new, "family_member", fields, parent=made.family))
    else:
        said: dict[str, Json] = (
            {"birth": year(2015)} if how == "child" else {"vital_status": "deceased"}
        )
        enemy.change(mother, "person", said, replace=False)
    enemy.hand_over(made.rima)
    assert whose(made) in {"", mother}
