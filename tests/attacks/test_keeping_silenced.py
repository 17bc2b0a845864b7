"""A family said that its file may not be kept: no row, sending or yes of another device ends
that this is on the page.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Device, Town, carry
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.questions import grants_for
from vsdesk.records.dictionary.values import Json

DAY = 24 * 60 * 60 * 1000
WAYS = ("row", "sent", "yes", "yes of somebody else", "taken back by somebody else")
ROW: dict[str, Json] = {
    "exit": "sheet",
    "on": "2026-11-01",
    "purpose": "search",
    "recipient": "iimp",
    "level": "b",
    "digest": "a" * 64,
}


def refused(made: Town, house: House) -> tuple[str, str, str]:
    """Hala wrote it down 40 days ago: the family, its case, the mother."""
    h = made.hala
    family = h.cases.new_family({"display_name": "عائلة مختلقة"}).ids[0]
    case = h.cases.new_case({"given_ar": "زمردة"}, {"family": family}).ids[0]
    mother = h.cases.save([Edit("person", {"given_ar": "وداد"}, parent=family)]).ids[0]
    rows = grants_for("keep", "no", {"grantor": mother, "given_on": "2026-10-01"})
    h.cases.save([Edit("consent_grant", row, parent=family) for row in rows])
    carry(h, made.stick, made.rima, made.enemy.desk)
    house.clock.now += 40 * DAY
    assert said(made, case, family) == "proposed"
    return family, case, mother


def said(made: Town, case: str, family: str) -> str:
    """What the coordinator is told of it."""
    if {one.root for one in made.rima.erasure.retention.found()} & {case, family}:
        return "proposed"
    if {one.space for one in made.rima.erasure.retention.keeping_doubted()} & {case, family}:
        return "doubted"
    return ""


def says(device: Device, way: str, family: str, case: str, mother: str) -> str:
    """A device writes what would end it; the id of the row."""
    made = device.desk.context.new_id()
    if way == "row":
        device.sign(case, NewOp(made, "disclosure", ROW, parent=case))
    elif way == "sent":
        sent: dict[str, Json] = {"mechanism": "wgeid", "sent_on": "2026-11-01", "status": "sent"}
        device.sign(case, NewOp(made, "submission", sent, parent=case))
    else:
        back: dict[str, Json] = {"withdrawn_on": "2026-10-02"} if "back" in way else {}
        whose = mother if way == "yes" else device.desk.context.new_id()
        for one in grants_for("keep", "yes", {"grantor": whose, "given_on": "2026-10-01"}):
            device.sign(family, NewOp(made, "consent_grant", one | back, parent=family))
    return made


@pytest.mark.parametrize("way", WAYS)
def test_it_is_doubted_and_stays_on_the_page(made: Town, house: House, way: str) -> None:
    family, case, mother = refused(made, house)
    says(made.enemy, way, family, case, mother)
    made.enemy.hand_over(made.rima)
    assert said(made, case, family) == "doubted"
    assert family in [one.root for one in made.rima.due.due() if one.what == "consent"]


@pytest.mark.parametrize("way", WAYS[:1] + WAYS[2:4])
def test_who_recorded_the_file_ends_it(made: Town, house: House, way: str) -> None:
    """Control."""
    family, case, mother = refused(made, house)
    says(Device(made.hala, made.stick), way, family, case, mother)
    carry(made.hala, made.stick, made.rima)
    assert said(made, case, family) == ""


def test_a_row_that_a_coordinator_confirmed_ends_it(made: Town, house: House) -> None:
    family, case, mother = refused(made, house)
    row = says(made.enemy, "row", family, case, mother)
    made.enemy.hand_over(made.rima)
    made.rima.consent.letters.confirm_given([row], shown=made.rima.cases.shown(*[row]))
    assert said(made, case, family) == ""
