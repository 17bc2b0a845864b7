"""A laptop is withdrawn, and what was put aside of it is a no of a source who stays elsewhere: no program
opens by itself what it closed while that counted. Everybody is honest, and made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.lacking import put_aside
from tests.attacks.test_limits_along import Told, to_ced, told

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

DAY: Final = 86_400_000
NOES: Final = ["refused", "taken back", "elsewhere"]


def says_no(desk: Desk, here: Told, how: str) -> None:
    """What the source says to the committee, as somebody else writes it down."""
    values: dict[str, Json] = {"grantor": here.source, "subject": here.town.case}
    values |= {"purpose": "un_complaint", "recipient": "ced", "given_on": "2026-11-20"}
    if how == "taken back":
        desk.cases.save([Edit("consent_grant", {"withdrawn_on": "2026-11-22"}, id=here.answer)])
        return
    parent = here.source
    if how == "elsewhere":
        parent = desk.cases.new_family({"display_name": "عائلة ثالثة", "language": "ar"}).ids[0]
    values["result"] = "refused"
    desk.cases.save([Edit("consent_grant", values, id=desk.context.new_id(), parent=parent)])


@pytest.mark.parametrize("how", NOES)
def test_a_row_is_not_opened_by_a_laptop_that_was_withdrawn(
    house: House, made: Town, how: str
) -> None:
    here = told(made, go=True)
    if how == "taken back":
        here = here._replace(answer=here.answers("given"))
    here.give()
    rima, hala, omar = made.rima, made.hala, made.enemy.desk
    lent: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    rima.cases.save([Edit("source", lent, id=here.source)])
    rima.cases.save([Edit("case", lent, id=made.case)])
    carry(rima, made.stick, omar)
    house.clock.now += 2 * DAY
    says_no(omar, here, how)
    carry(omar, made.stick, rima)
    if how == "elsewhere":
        held = rima.context.vault.read.linking(here.source, "consent_grant")
        [space] = {one.space for one in held}
        rima.cases.save([Edit("family", {"assigned": [hala.context.device_id]}, id=space)])
    carry(rima, made.stick, hala)
    rima.sync.set_sources_go(go=False)
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, hala)
    carry(rima, made.stick, nour)
    carry(hala, made.stick, rima, nour)
    carry(rima, made.stick, nour)
    assert to_ced(nour, here) == {"teller"}
    rima.sync.revocations.revoke(made.enemy.device_id, rima.context.today())
    for _ in range(2):
        carry(rima, made.stick, hala)
        carry(hala, made.stick, rima, nour)
        carry(rima, made.stick, nour)
        assert put_aside(rima)
        assert put_aside(hala)
        assert to_ced(nour, here) == {"teller"}
