"""What a coordinator took back (a lent case, a given source, an approval) does not come back when her laptop
is withdrawn since a day before: what lets something go stands only with and without what was put aside.
Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_limits_along import told
from tests.desk.test_submitting import prepared, ready_case

from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.exchange import share
from vsdesk.progress import SILENT
from vsdesk.ui.screens.submission.papers_part import look_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

DAY = 86_400_000
WHY = "لم نعد نثق به"


def withdrawn(desk: Desk, other: Desk) -> None:
    """Another coordinator's laptop, since this day."""
    desk.sync.revocations.revoke(other.context.device_id, desk.context.today())


def put(desk: Desk, kind: str, id: str, value: dict[str, Json]) -> None:
    desk.cases.save([Edit(kind, value, id=id, shown=desk.cases.shown(id))])


def goes(desk: Desk, root: str, device_id: str) -> bool:
    return root in share.spaces_of(desk.context.vault, device_id)


def test_a_case_that_was_taken_back_is_not_sent_again(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, nour, made.enemy.desk)
    assert goes(rima, made.case, omar)
    house.clock.now += DAY
    nour.sync.assignments.unassign([made.case, made.family], omar, WHY)
    carry(nour, made.stick, rima)
    assert not goes(rima, made.case, omar)
    withdrawn(rima, nour)
    assert not goes(rima, made.case, omar)
    assert made.case in share.disputed_with(rima.context.vault, omar)


def test_a_case_that_was_lent_by_what_was_put_aside_is_not_sent(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    rima.sync.assignments.unassign([made.case, made.family], omar, WHY)
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    nour.sync.assignments.assign([made.case, made.family], omar, WHY)
    carry(nour, made.stick, rima)
    assert goes(rima, made.case, omar)
    withdrawn(rima, nour)
    assert not goes(rima, made.case, omar)


def test_lent_anew_once_it_was_let_count(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    nour.sync.assignments.unassign([made.case, made.family], omar, WHY)
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    assert not goes(rima, made.case, omar)
    rima.sync.assignments.assign([made.case, made.family], omar, "سألنا عنه")
    assert goes(rima, made.case, omar)


def test_a_source_that_was_taken_back_is_not_given_again(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    here = told(made, go=True)
    here.give()
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    rima.cases.save([Edit("source", {"assigned": [omar]}, id=here.source)])
    carry(rima, made.stick, nour)
    assert goes(rima, here.source, omar)
    put(nour, "source", here.source, {"assigned": None})
    carry(nour, made.stick, rima)
    assert not goes(rima, here.source, omar)
    withdrawn(rima, nour)
    assert not goes(rima, here.source, omar)


def test_an_approval_that_was_taken_back_lets_no_paper_go(house: House, tmp_path: Path) -> None:
    rima, stick = house.coordinator(), tmp_path / "stick"
    hala = house.documenter("hala", rima)
    nour = house.documenter("nour", rima, "coordinator")
    case, _ = ready_case(rima)
    family = rima.cases.dossier(case).head.text("family")
    for kind, id in (("case", case), ("family", family)):
        rima.cases.save([Edit(kind, {"assigned": [hala.context.device_id]}, id=id)])
    submission = prepared(rima, case)
    digest = rima.submissions.frozen(submission).digest
    rima.submissions.approve(submission, digest)
    carry(rima, stick, nour)
    carry(rima, stick, hala)
    assert hala.submissions.approver(submission)
    house.clock.now += DAY
    put(nour, "submission", submission, {"approved": False})
    carry(nour, stick, rima)
    carry(rima, stick, hala)
    assert not hala.submissions.approver(submission)
    withdrawn(rima, nour)
    carry(rima, stick, hala)
    assert not hala.submissions.approver(submission)
    with pytest.raises(UserError) as found:
        hala.submissions.papers(submission, digest)
    assert found.value.name == "E_NOT_APPROVED"
    # Each page says so; once it was let count she approves anew, and it leaves.
    assert all(look_at(one, submission, True, SILENT).taken_back for one in (hala, rima))
    lost = nour.context.device_id
    rima.sync.revocations.vouch_for(lost, rima.sync.revocations.of(lost).aside)
    rima.submissions.approve(submission, digest)
    assert not look_at(rima, submission, True, SILENT).taken_back
    carry(rima, stick, hala)
    assert hala.submissions.papers(submission, digest)
