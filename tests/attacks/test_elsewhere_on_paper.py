"""One real exit: the table of cases and the dump for others hold what the enemy's own case drew in."""

from __future__ import annotations

import pytest
from tests.attacks.kit import town
from tests.desk.conftest import House

from vsdesk.desk import SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp


def test_hala_missing_person_on_a_sheet_for_the_body_that_was_refused(house: House) -> None:
    made = town(house)
    e = made.enemy
    with pytest.raises(UserError):
        made.rima.sheet(
            SheetOrder(made.case, ("ar",), "case-file", purpose="search", recipient="iimp")
        )
    fam = e.desk.new_family({"display_name": "x"}).ids[0]
    case, me = e.desk.new_id(), e.desk.new_id()
    e.sign(
        case,
        NewOp(
            case,
            "case",
            {
                "person": made.person,
                "family": fam,
                "case_type": "enforced_disappearance",
                "case_no": "9",
            },
        ),
    )
    e.sign(
        fam,
        NewOp(me, "person", {"given_ar": "م"}, parent=fam),
        NewOp(e.desk.new_id(), "family_member", {"person": made.person}, parent=fam),
        NewOp(
            e.desk.new_id(),
            "kinship",
            {"person": me, "related_to": made.person, "relation": "wife"},
            parent=fam,
        ),
        NewOp(
            e.desk.new_id(),
            "consent_grant",
            {
                "grantor": me,
                "purpose": "search",
                "recipient": "iimp",
                "result": "given",
                "given_on": "2026-11-20",
                "data_scope": ["circumstances", "family_members", "identity", "documents"],
            },
            parent=fam,
        ),
    )
    e.hand_over(made.rima)
    try:
        got = made.rima.print_sheet(
            SheetOrder(case, ("ar",), "case-file", purpose="search", recipient="iimp")
        )
    except UserError:
        return
    out = house.root / "x.pdf"
    out.write_bytes(got.pdf)
    import subprocess

    text = subprocess.run(
        ["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True
    ).stdout
    assert "1986" not in text and "Marwan" not in text
