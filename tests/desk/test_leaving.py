"""Somebody leaves: their files go on in one save, what is owed is listed, all they wrote counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, whole_case
from tests.desk.test_escrow import carry

from vsdesk.desk import Desk
from vsdesk.errors import UserError
from vsdesk.records.checks.duties import OUR_OWN
from vsdesk.records.consent.lending import lent_to
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json


def refused(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.name


@pytest.fixture
def three(house: House) -> tuple[Desk, Desk, Desk]:
    """A coordinator; Hala, who leaves; Baran, who stays."""
    rima = house.coordinator()
    return rima, house.documenter("hala", rima), house.documenter("baran", rima)


def promised(desk: Desk, case: str) -> None:
    said: dict[str, Json] = {"type": OUR_OWN, "what": {"ar": "وعدنا بالاتصال"}}
    said["due"] = desk.context.today()
    desk.context.saving.save([Edit("duty", said, id=desk.context.new_id(), parent=case)])


def test_files_go_on_and_nothing_is_lost(house: House, three: tuple[Desk, Desk, Desk]) -> None:
    rima, hala, baran = three
    case, person, family = whole_case(hala)
    promised(hala, case)
    carry(hala, rima, house)
    hers, his = hala.context.device_id, baran.context.device_id
    rima.sync.devices.name(hers, "هلا المختلقة")
    leaving = rima.due.leaving
    found = leaving.of(hers)
    assert {row.id for row in found.files} == {case, family} and found.heard
    assert [(one.what, one.root) for one in found.owed] == [("duty", case)]
    pages = leaving.paper(found, "ar").pdf
    assert pages[:5] == b"%PDF-"
    assert refused(leaving.leave, hers, his, "  ") == "E_REASON"
    assert refused(leaving.leave, hers, hers, "تغادر") == "E_NOT_FOUND"
    assert refused(leaving.leave, rima.context.device_id, his, "تغادر") == "E_OWN_WAY"
    assert refused(hala.due.leaving.leave, hers, his, "تغادر") == "E_ROLE"
    assert not rima.sync.revocations.of(hers).device.revoked  # nothing of it was done
    before = rima.cases.record(person).fields
    leaving.leave(hers, his, "تغادر الجمعية", keep_name=False)
    for root in (case, family):
        assert lent_to(rima.cases.record(root)) == {his}
    assert rima.cases.record(person).fields == before
    lost = rima.sync.revocations.of(hers)
    assert lost.device.revoked and lost.aside == () and lost.device.name == ""
    carry(rima, baran, house)
    assert baran.cases.record(person).value("given_ar") == rima.cases.record(person).value(
        "given_ar"
    )
    assert refused(leaving.leave, hers, his, "تغادر") == "E_NOT_FOUND"  # once


def test_whom_nobody_follows_and_who_keeps_the_name(
    house: House, three: tuple[Desk, Desk, Desk]
) -> None:
    """The coordinators go on; what others work on too stays with them."""
    rima, hala, baran = three
    case, _, family = whole_case(hala)
    carry(hala, rima, house)
    hers, his = hala.context.device_id, baran.context.device_id
    rima.sync.devices.name(hers, "هلا المختلقة")
    rima.sync.assignments.assign([case], hers, "كانت لها")
    rima.sync.assignments.assign([case], his, "معاً")
    found = rima.due.leaving.of(hers)
    assert [row.id for row in found.beside] == [case] and [r.id for r in found.alone] == [family]
    rima.due.leaving.leave(hers, "", "تغادر")
    assert lent_to(rima.cases.record(case)) == {his} and not lent_to(rima.cases.record(family))
    assert rima.sync.revocations.of(hers).device.name == "هلا المختلقة"
