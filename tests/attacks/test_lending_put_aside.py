"""What hangs on to whom a root is lent, on a device itself too: a sealed page, what stays on a journey,
what is handed on when somebody leaves. A colleague took it back, and her laptop is withdrawn
since a day before: it does not come back. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import carry
from tests.attacks.test_limits_along import told
from tests.attacks.test_taken_back_put_aside import DAY, WHY, put, withdrawn

from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.consent.lending import lent_to

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House


def opens(desk: Desk, source: str) -> bool:
    """Whether the page of a source opens here."""
    try:
        desk.access.sealed.open_page(source, WHY)
    except UserError as problem:
        assert problem.name == "E_ROLE"
        return False
    return True


def test_what_was_lent_and_taken_back(house: House, made: Town) -> None:
    rima, hala, his = made.rima, made.hala, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    salma = house.documenter("salma", rima, "reviewer")
    own, ours = rima.context.device_id, salma.context.device_id
    here = told(made, go=True)
    here.give()
    for kind, id in (("source", here.source), ("case", made.case), ("family", made.family)):
        rima.cases.save([Edit(kind, {"assigned": [*sorted((own, ours, his))]}, id=id)])
    # Given by hand too: what is said of it goes on coming there.
    rima.sync.give_source(here.source, [ours], WHY, shown=rima.cases.shown(here.source))
    carry(rima, made.stick, nour, salma)
    assert opens(salma, here.source)
    before = rima.access.journeys.outlook().own
    house.clock.now += DAY
    put(nour, "source", here.source, {"assigned": None})
    for kind, id in (("case", made.case), ("family", made.family)):
        put(nour, kind, id, {"assigned": [ours]})
    carry(nour, made.stick, rima)
    carry(rima, made.stick, salma)
    assert not opens(salma, here.source)
    assert rima.access.journeys.outlook().own == before - 1
    withdrawn(rima, nour)
    carry(rima, made.stick, salma)
    for desk, id in ((salma, here.source), (rima, made.case)):  # what counts says so again
        assert desk.context.device_id in lent_to(desk.cases.record(id))
    assert not opens(salma, here.source)
    assert rima.access.journeys.outlook().own == before - 1
    rima.due.leaving.leave(ours, hala.context.device_id, WHY)
    for id in (made.case, made.family):
        assert lent_to(rima.cases.record(id)) == {hala.context.device_id}
