"""A no is never skipped because the same was said of another case, or of somebody by name.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry

from vsdesk.desk import Edit, How
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("first_too", [False, True], ids=["control", "said for the first one too"])
def test_a_no_for_the_second_case_stands(made: Town, *, first_too: bool) -> None:
    """One family, two missing sons, the mother and the wife of the second are asked the
    questions on one day."""
    hala, rima = made.hala, made.rima
    family = hala.cases.new_family({"display_name": "عائلة النوري", "language": "ar"}).ids[0]
    cases, sons = [], []
    for given in ("ليث", "غيث"):
        who: dict[str, Json] = {"given_ar": given, "family_ar": "النوري"}
        kind: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
        case, son = hala.cases.new_case(who, kind).ids
        cases.append(case)
        sons.append(son)
    mother, wife = hala.context.new_id(), hala.context.new_id()
    kin = [(mother, son, "mother") for son in sons] + [(wife, sons[1], "wife")]
    hala.cases.save(
        [
            *(Edit("person", {"given_ar": "هدى"}, id=one, parent=family) for one in (mother, wife)),
            *(Edit("family_member", {"person": one}, parent=family) for one in (mother, wife)),
            *(
                Edit("kinship", {"person": a, "related_to": b, "relation": how}, parent=family)
                for a, b, how in kin
            ),
        ]
    )
    for case in cases if first_too else cases[1:]:
        hala.consent.answers(
            case, mother, {"keep": "yes", "iimp": "no"}, How(), shown=hala.cases.shown(case)
        )
    hala.consent.answers(
        cases[1], wife, {"keep": "yes", "iimp": "yes"}, How(), shown=hala.cases.shown(cases[1])
    )
    carry(hala, made.stick, rima)
    asked = Request("search", "iimp", "B", TODAY)
    found = decide(asked, rima.cases.dossier(cases[1]), rima.context.dictionary)
    assert not found.allowed, [len(found.records), found.state]
    assert found.state == "refused"


@pytest.mark.parametrize("first_too", [False, True], ids=["control", "one by name first"])
def test_a_no_to_all_after_a_no_by_name(made: Town, *, first_too: bool) -> None:
    """The mother refuses one partner by name, and then all partners; her co-wife says yes to another one."""
    hala, rima = made.hala, made.rima
    wife = hala.context.new_id()
    kin: dict[str, Json] = {"person": wife, "related_to": made.person, "relation": "wife"}
    hala.cases.save(
        [
            Edit("person", {"given_ar": "سلمى"}, id=wife, parent=made.family),
            Edit("family_member", {"person": wife}, parent=made.family),
            Edit("kinship", kin, parent=made.family),
        ]
    )
    if first_too:
        hala.consent.grant(
            made.case,
            made.mother,
            "search",
            "partner_ngo",
            "refused",
            How(),
            named="أمل",
            shown=hala.cases.shown(made.case),
        )
    hala.consent.grant(
        made.case,
        made.mother,
        "search",
        "partner_ngo",
        "refused",
        How(),
        shown=hala.cases.shown(made.case),
    )
    hala.consent.grant(
        made.case,
        wife,
        "search",
        "partner_ngo",
        "given",
        How(),
        named="نور",
        scopes=["identity"],
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, rima)
    asked = Request("search", "partner_ngo", "B", TODAY, named_recipient="نور")
    found = decide(asked, rima.cases.dossier(made.case), rima.context.dictionary)
    assert found.state in ("refused", "differ")
