"""What a laptop wrote that was taken is put aside: the cases beside it keep the names and the news that they
kept before. Everybody is made up.
"""

from __future__ import annotations

from inspect import unwrap
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_named_beside import FULL, GIVEN, of_other, told
from tests.attacks.test_named_in_another_file import form, left, written
from tests.attacks.test_news_elsewhere import ASKED, REMAINS, TOLD, identified, missing, tells
from tests.attacks.test_of_another_missing import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

KIND = "enforced_disappearance"


def by_the_coordinator(made: Town) -> Desk:
    """The first family is hers; who wrote down the second is Hala, whose laptop will be taken."""
    hala, made.hala = made.hala, made.rima
    unwrap(family_of)(made)
    return hala


def yes(made: Town, person: str) -> None:
    unwrap(said)(made, person, "given", identity_mode="named", data_scope=SCOPES)


@pytest.mark.parametrize("tied_by", ["hala", "rima"])
def test_who_refused_in_a_case_that_was_put_aside(made: Town, tied_by: str) -> None:
    hala, rima = by_the_coordinator(made), made.rima
    mother = unwrap(relative)(made, "mother", "هدى")
    yes(made, mother)
    incident = rima.cases.save([Edit("incident", {"title": "الباص"})]).ids[0]
    mine: dict[str, Json] = {"incident": incident, "assigned": [hala.context.device_id]}
    rima.cases.save([Edit("case", mine, id=made.case)])
    carry(rima, made.stick, hala)
    made.hala = hala
    case, _ = of_other(made, "refused")
    if tied_by == "hala":
        hala.cases.save([Edit("case", {"incident": incident}, id=case)])
    carry(hala, made.stick, rima)
    if tied_by == "rima":
        rima.cases.save([Edit("case", {"incident": incident}, id=case)])
    told(made, f"أخذوا ليث مع {FULL} معا من الباص")
    rima.sync.revocations.revoke(hala.context.device_id, TODAY)
    found = left(made)
    assert "معا من الباص" in found and GIVEN not in found
    assert GIVEN not in form(made, "case-file")
    aside = rima.sync.revocations.of(hala.context.device_id).aside
    rima.sync.revocations.vouch_for(hala.context.device_id, aside)
    found = left(made)
    assert "معا من الباص" in found and GIVEN not in found


def test_a_brother_whose_case_was_put_aside(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    rima, other = made.rima, made.enemy.desk
    for root, kind in ((made.case, "case"), (made.family, "family")):
        rima.cases.save([Edit(kind, {"assigned": [other.context.device_id]}, id=root)])
    carry(rima, made.stick, other)
    who = {"given_ar": "سامي", "family_ar": "النوري"}
    other.cases.new_case(who, {"family": made.family, "case_type": KIND})
    carry(other, made.stick, rima)
    told(made, "أخذوا ليث مع أخيه سامي من البيت")
    rima.sync.revocations.revoke(other.context.device_id, TODAY)
    found = left(made)
    assert "من البيت" in found and "سامي" not in found


@pytest.mark.parametrize("told_by", ["rima", "hala"])
def test_news_of_a_case_that_was_put_aside(made: Town, told_by: str) -> None:
    hala, rima = made.hala, made.rima
    made.hala = rima
    incident = rima.cases.save([Edit("incident", {"title": "مداهمة"})]).ids[0]
    of_first = {"display_name": "عائلة الشامي", "language": "ar"}
    made.family = rima.cases.new_family(of_first).ids[0]
    here, made.person = missing(made, "وليد", family=made.family, incident=incident)
    made.case = here
    mother = unwrap(relative)(made, "mother", "رغد")
    for purpose, to in ASKED:
        asked = {"purpose": purpose, "recipient": to, "data_scope": SCOPES, "subject": here}
        unwrap(said)(made, mother, "given", **asked)
    rima.cases.save([Edit("case", {"assigned": [hala.context.device_id]}, id=here)])
    carry(rima, made.stick, hala)
    made.hala = hala
    of_second = {"display_name": "عائلة النوري", "language": "ar"}
    made.family = hala.cases.new_family(of_second).ids[0]
    there, dead = missing(made, "ليث", family=made.family, incident=incident)
    if told_by == "hala":
        hala.cases.save([Edit("event", {"type": "identification"}, parent=there)])
    carry(hala, made.stick, rima)
    written(made, "event", {"type": "other", "text": words(TOLD)}, here)
    if told_by == "rima":
        identified(made, there, dead)
    rima.sync.revocations.revoke(hala.context.device_id, TODAY)
    assert tells(made, here, mother) == set()
    order = SheetOrder(here, ("ar",), "family-sheet", person=mother, discreet=False)
    assert REMAINS not in text_of(rima.outbound.sheets.sheet(order).pdf)
