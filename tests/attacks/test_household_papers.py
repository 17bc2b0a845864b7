"""Whose paper the sheet of a household is: no other device makes it another woman's, with her own matters on
it. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.papers.household_papers import households_of

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

HOUSE, OTHER = "بيت كلس", "بيت حلب"
HERS = "النسائية"


def year(of: int) -> Json:
    return {"from": f"{of}-01-01", "to": f"{of}-12-31", "precision": "year"}


def house_of_two(made: Town, *more: str) -> tuple[str, str]:
    """His mother, who speaks, and his wife with an appointment in one household; his uncle in another."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سمية")
    uncle = relative(made, "uncle_pat", "نعمان")
    cases = made.hala.cases
    members = {one.text("person"): one.id for one in cases.dossier(made.family).of("family_member")}
    scope: Json = [*sorted(("circumstances", "family_members", "identity", *more))]
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


def test_what_was_promised_to_nobody_in_particular_is_on_no_paper_of_one(made: Town) -> None:
    """Neither a talk of which nobody wrote down with whom it was, nor what is owed to nobody of them, where
    somebody lives elsewhere; hers are on hers."""
    mother, _ = house_of_two(made)
    talk: dict[str, Json] = {"on": "2026-11-03", "channel": "visit", "promised": "محامي الطلاق"}
    said: Json = {"ar": "خطة الطلاق", "src_lang": "ar"}
    theirs: dict[str, Json] = {**talk, "person": mother, "promised": "نزورها الخميس"}
    owed: dict[str, Json] = {
        "type": "owed_to_family", "due": "2026-12-20", "on_family_sheet": True,
    }  # fmt: skip  # a record
    made.rima.cases.save(
        [
            Edit("contact_log", {**talk, "text": said}, parent=made.family),
            Edit("contact_log", theirs, parent=made.family),
            Edit("duty", {**owed, "what": said}, parent=made.family),
        ]
    )
    for kind in ("family-sheet", "our-file"):
        order = SheetOrder(made.case, ("ar",), kind, person=mother, discreet=False)
        text = text_of(made.rima.outbound.sheets.sheet(order).pdf)
        assert "الطلاق" not in text and "الخميس" in text, kind
