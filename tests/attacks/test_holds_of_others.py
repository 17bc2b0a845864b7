"""Whose word holds a documenter's papers: a coordinator's hand, as long as one who is there holds it. A load
is nobody's hand, and opens nothing; what a withdrawn device held ends once another looked. Everybody is made
up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_loaded import load
from tests.attacks.test_not_whole import handed, raised
from tests.attacks.test_paper_holds import HELD, MARKS, new, other_entry, sheet, told

from vsdesk.desk import Edit
from vsdesk.exchange import export
from vsdesk.records.paper_holds import ALL, by_hand, roots_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk


def _holds(desk: Desk) -> list[str]:
    return [one.id for one in desk.context.vault.read.of_kind("paper_hold")]


@pytest.mark.parametrize("files", [ALL, "own"])
def test_a_loaded_hold_holds_nothing(made: Town, files: str) -> None:
    mother, _ = told(made)
    carry(made.rima, made.stick, made.hala)
    said = made.case if files == "own" else files
    device = made.hala.context.device_id
    load(made.rima, {"kind": "paper_hold", "device": device, "files": said})
    for _ in range(2):
        carry(made.rima, made.stick, made.hala)
        assert "ريم" in sheet(made.hala, made, mother)


@pytest.mark.parametrize("files", [None, "", "nothing", ALL])
def test_a_load_opens_no_hold(made: Town, files: str | None) -> None:
    """Nor keeps one that its writer lifts: a line under the id of a hold that stands."""
    mother, sister = told(made)
    rima = made.rima
    mark = new(rima, "person_mark", {"type": MARKS[0]}, other_entry(made, sister))
    carry(rima, made.stick, made.hala)
    [hold] = _holds(rima)
    device = made.hala.context.device_id
    load(rima, {"kind": "paper_hold", "id": hold, "device": device, "files": files})
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    rima.cases.delete(mark, shown=rima.cases.shown(mark))
    carry(rima, made.stick, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)


def _lost(house: House, made: Town, path: Path, *, all_of_them: bool) -> Desk:
    """Nour, another coordinator, held files of Hala's; her laptop is withdrawn, what came of it good."""
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    handed(rima, nour, path / "0")
    handed(rima, hala, path / "1")
    if all_of_them:
        new(nour, "paper_hold", {"device": hala.context.device_id, "files": ALL})
        for n, to in enumerate((hala, rima)):  # a changed program hands over what stands
            (path / f"x{n}").mkdir()
            export.hand_over(nour.context.vault, path / f"x{n}", [to.context.device_id])
            to.sync.intake.receive([path / f"x{n}"])
    else:
        handed(nour, hala, path / "2")
        handed(nour, rima, path / "3")
    house.clock.now += 86_400_000
    rima.sync.revocations.revoke(nour.context.device_id, None)
    return nour


def test_a_hold_of_a_coordinator_who_is_gone(house: House, made: Town, tmp_path: Path) -> None:
    """Until another one looked it stands; and as long as the guard does."""
    mother, sister = told(made)
    rima, hala = made.rima, made.hala
    mark = new(rima, "person_mark", {"type": MARKS[0]}, other_entry(made, sister))
    _lost(house, made, tmp_path, all_of_them=False)
    assert sheet(hala, made, mother) == HELD
    handed(rima, hala, tmp_path / "r0")
    assert sheet(hala, made, mother) == HELD
    rima.cases.delete(mark, shown=rima.cases.shown(mark))
    handed(rima, hala, tmp_path / "r1")
    assert "ريم" in sheet(hala, made, mother)


def test_whoever_had_a_coordinators_laptop_held_everything(
    house: House, made: Town, tmp_path: Path
) -> None:
    mother, _ = told(made)
    _lost(house, made, tmp_path, all_of_them=True)
    assert sheet(made.hala, made, mother) == HELD
    handed(made.rima, made.hala, tmp_path / "r0")
    assert "ريم" in sheet(made.hala, made, mother)


def test_what_was_not_looked_at_is_held_on(house: House, made: Town, tmp_path: Path) -> None:
    """Files of a hold that are not here, and those of which something is missing."""
    told(made)
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    handed(rima, nour, tmp_path / "0")
    strange, device = nour.context.new_id(), hala.context.device_id
    held = f"{made.case} {made.family} {strange}"
    hold = new(nour, "paper_hold", {"device": device, "files": held})
    (tmp_path / "x").mkdir()
    export.hand_over(nour.context.vault, tmp_path / "x", [rima.context.device_id])
    rima.sync.intake.receive([tmp_path / "x"])
    house.clock.now += 86_400_000
    rima.sync.revocations.revoke(nour.context.device_id, None)
    row = rima.cases.dossier(made.case).of("event")[0]
    keep_back(rima, [one.op for said in row.fields.values() for one in said][:1])
    handed(rima, hala, tmp_path / "r0")
    left = str(rima.cases.record(hold).value("files")).split()
    assert {strange, made.case} <= {*left}
    goes_on(rima, made.case)
    handed(rima, hala, tmp_path / "r1")
    assert rima.cases.record(hold).value("files") == strange


def test_whoever_looked_once_looks_again(house: House, made: Town, tmp_path: Path) -> None:
    """The first look takes one file out of the hold, and the second the other, which was not whole."""
    mother, _ = told(made)
    rima, hala = made.rima, made.hala
    ids = hala.cases.new_case({"given_ar": "سليم", "family_ar": "الدرويش"}, {}).ids
    other = next(one for one in ids if hala.cases.record(one).kind == "case")
    carry(hala, made.stick, rima)
    nour = house.documenter("nour", rima, "coordinator")
    handed(rima, nour, tmp_path / "0")
    device, held = hala.context.device_id, f"{made.case} {other}"
    hold = new(nour, "paper_hold", {"device": device, "files": held})
    (tmp_path / "x").mkdir()
    export.hand_over(nour.context.vault, tmp_path / "x", [rima.context.device_id])
    rima.sync.intake.receive([tmp_path / "x"])
    house.clock.now += 86_400_000
    rima.sync.revocations.revoke(nour.context.device_id, None)
    row = rima.cases.dossier(made.case).of("event")[0]
    keep_back(rima, [one.op for said in row.fields.values() for one in said][:1])
    handed(rima, hala, tmp_path / "r0")
    assert rima.cases.record(hold).value("files") == made.case
    assert sheet(hala, made, mother) == HELD
    goes_on(rima, made.case)
    handed(rima, hala, tmp_path / "r1")
    assert not roots_in(rima.cases.record(hold))
    assert "ريم" in sheet(hala, made, mother)


def test_a_hold_of_who_is_at_work_ends_by_nobody_else(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Whoever had a laptop wrote into Rima's hold for which device it is; who made it still says it."""
    mother, _ = told(made)
    rima, hala = made.rima, made.hala
    nour, layla = (house.documenter(name, rima, "coordinator") for name in ("nour", "layla"))
    device = hala.context.device_id
    hold = new(rima, "paper_hold", {"device": device, "files": made.case})
    for n, to in enumerate((nour, layla)):  # what stands, without a look
        (tmp_path / f"x{n}").mkdir()
        export.hand_over(rima.context.vault, tmp_path / f"x{n}", [to.context.device_id])
        to.sync.intake.receive([tmp_path / f"x{n}"])
    for said in (nour.context.device_id, device):
        nour.cases.save([Edit("paper_hold", {"device": said}, id=hold)])
    handed(nour, layla, tmp_path / "0")
    assert by_hand(layla.cases.record(hold), "device") == {nour.context.device_id}
    house.clock.now += 86_400_000
    layla.sync.revocations.revoke(nour.context.device_id, None)
    handed(layla, hala, tmp_path / "1")
    assert roots_in(layla.cases.record(hold)) == {made.case}
    assert sheet(hala, made, mother) == HELD


def test_what_a_coordinator_who_is_gone_took_back_is_held_on(
    house: House, made: Town, tmp_path: Path
) -> None:
    """She alone knew that it went there. Whoever lends it anew looks at it."""
    mother, _ = told(made)
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    salma = house.documenter("salma", rima)
    device, both = salma.context.device_id, [made.case, made.family]
    handed(rima, nour, tmp_path / "0")
    nour.sync.assignments.assign(both, device, "تتابع من هناك")
    handed(nour, salma, tmp_path / "1")
    assert "ريم" in sheet(salma, made, mother)
    nour.sync.assignments.unassign(both, device, "سافرت")
    handed(nour, salma, tmp_path / "2")
    assert sheet(salma, made, mother) == HELD
    handed(nour, rima, tmp_path / "3")
    house.clock.now += 86_400_000
    rima.sync.revocations.revoke(nour.context.device_id, None)
    for n in range(2):
        handed(rima, salma, tmp_path / f"r{n}")
        assert sheet(salma, made, mother) == HELD
    rima.sync.assignments.assign(both, device, "عادت")
    handed(rima, salma, tmp_path / "again")
    assert "ريم" in sheet(salma, made, mother)


def test_a_coordinator_sees_a_hold_and_lifts_it(made: Town) -> None:
    """With a reason; nobody else does. What still guards somebody is held again with the next hand-over."""
    mother, sister = told(made)
    rima, hala = made.rima, made.hala
    mark = new(rima, "person_mark", {"type": MARKS[0]}, other_entry(made, sister))
    carry(rima, made.stick, hala)
    device = hala.context.device_id
    [hold] = rima.sync.holds.of(device)
    assert [one.device_id for one in hold.by] == [rima.context.device_id]
    assert {made.case, made.family} <= {one.id for one in hold.files}
    assert (hold.every, hold.strange) == (False, 0)
    for refused, desk, why in (("E_ROLE", hala, "سألتها"), ("E_REASON", rima, " ")):
        lifts = partial(desk.sync.holds.lift, hold.id, why, shown=hold.shown)
        assert raised(lifts) == refused
    assert raised(lambda: hala.sync.holds.of(device)) == "E_ROLE"
    assert raised(lambda: rima.sync.holds.lift(mark, "سألتها", shown=hold.shown)) == "E_NOT_FOUND"
    change = rima.sync.holds.lift(hold.id, "سألتها", shown=hold.shown)
    assert change.ids == (hold.id,)
    assert rima.sync.holds.of(device) == ()
    carry(rima, made.stick, hala)
    assert sheet(hala, made, mother) == HELD  # the mark stands
    rima.cases.delete(mark, shown=rima.cases.shown(mark))
    carry(rima, made.stick, hala)
    assert "ريم" in sheet(hala, made, mother)


def test_what_was_held_since_it_was_shown_stands(made: Town) -> None:
    rima, device = made.rima, made.hala.context.device_id
    told(made)
    new(rima, "paper_hold", {"device": device, "files": made.case})
    [hold] = rima.sync.holds.of(device)
    rima.cases.save([Edit("paper_hold", {"files": ALL}, id=hold.id)])
    rima.sync.holds.lift(hold.id, "سألتها", shown=hold.shown)
    [left] = rima.sync.holds.of(device)
    assert left.every
