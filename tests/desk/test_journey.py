"""The journey of issue 2 at the desk: record, hand over, merge, resolve, receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, whole_case

from vsdesk.desk import CaseFilter, Desk, Edit
from vsdesk.errors import UserError
from vsdesk.exchange.held_volumes import held_folder

if TYPE_CHECKING:
    from pathlib import Path


def _carry(giver: Desk, taker: Desk, stick: Path) -> list[str]:
    """Hand over by stick; what each file was answered with."""
    stick.mkdir(parents=True, exist_ok=True)
    to = [
        row.device_id
        for row in giver.sync.destinations()
        if row.device_id == taker.access.status().device_id
    ]
    files = [path for handed in giver.sync.hand_over(stick, to) for path in handed.files]
    results = taker.sync.intake.receive(files)
    return [one.status for one in results]


def _on_a_stick(house: House) -> tuple[Desk, Path]:
    """A coordinator, and one bundle from a documenter that lies on a stick, not taken in yet."""
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    whole_case(hala)
    stick = house.root / "stick"
    stick.mkdir()
    (handed,) = hala.sync.hand_over(stick)
    return coordinator, handed.files[0]


def test_a_family_told_offline_reaches_the_coordinator_and_the_receipt_comes_back(
    house: House,
) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    case, person, _ = whole_case(hala)
    assert hala.access.status().unsent_new == 1
    assert _carry(hala, coordinator, house.root / "stick") == ["applied"]
    assert hala.sync.handovers()[0].state == "written"
    assert hala.access.status().unsent_new == 0
    view = coordinator.cases.record(person)
    assert view.value("given_ar") == "مروان"
    assert coordinator.files.photo(case) == hala.files.photo(case) is not None
    row = coordinator.cases.lists.page(CaseFilter()).rows[0]
    assert row.number == "MTH-26-B-0001"
    assert _carry(coordinator, hala, house.root / "back") == ["applied"]
    assert hala.sync.handovers()[0].state == "delivered"
    assert hala.access.status().last_receipt is not None


def test_two_edits_of_one_case_are_both_kept_and_resolved_once_for_all(house: House) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    rami = house.documenter("رامي", coordinator)
    case, person, _ = whole_case(hala)
    _carry(hala, coordinator, house.root / "1")
    both = sorted(
        row.device_id for row in coordinator.sync.devices.listed() if row.role == "documenter"
    )
    coordinator.cases.save([Edit("case", {"assigned": [*both]}, id=case)])
    _carry(coordinator, rami, house.root / "2")
    assert rami.cases.record(person).value("given_ar") == "مروان"
    hala.cases.save([Edit("person", {"occupation": "صيدلاني"}, id=person)])
    rami.cases.save([Edit("person", {"occupation": "معلّم"}, id=person)])
    _carry(hala, coordinator, house.root / "3")
    _carry(rami, coordinator, house.root / "4")
    (difference,) = coordinator.cases.differences.open()
    assert {one.value for one in difference.alternatives} == {"صيدلاني", "معلّم"}
    assert difference.title.startswith("مروان")
    assert coordinator.cases.lists.page(CaseFilter(differs=True)).rows[0].id == case
    chosen = next(one for one in difference.alternatives if one.value == "معلّم")
    coordinator.cases.differences.resolve(
        person, "occupation", keep=chosen.op, why="قالت الأم", seen=difference.seen
    )
    assert coordinator.cases.differences.open() == []
    for desk, name in ((hala, "5"), (rami, "6")):
        _carry(coordinator, desk, house.root / name)
        assert desk.cases.record(person).value("occupation") == "معلّم"
        assert not desk.cases.record(person).differs("occupation")
    told = [
        row.values["occupation"]
        for row in hala.cases.history(person)
        if "occupation" in row.fields and row.values
    ]
    assert sorted(map(str, told)) == sorted(["صيدلاني", "معلّم", "معلّم"])  # no word was lost


def test_two_vaults_with_the_same_entries_show_the_same(house: House) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    case, _, family = whole_case(hala)
    _carry(hala, coordinator, house.root / "1")
    _carry(coordinator, hala, house.root / "2")
    for root in (case, family):
        mine = {one.id: one.fields for one in hala.cases.dossier(root)}
        theirs = {one.id: one.fields for one in coordinator.cases.dossier(root)}
        assert mine == theirs


def test_a_replayed_bundle_is_quietly_a_duplicate(house: House) -> None:
    coordinator, written = _on_a_stick(house)
    copy = written.with_name("copy (1).age")
    copy.write_bytes(written.read_bytes())
    assert [one.status for one in coordinator.sync.intake.receive([written])] == ["applied"]
    before = coordinator.context.vault.database.query("SELECT eh FROM entry ORDER BY eh")
    assert [one.status for one in coordinator.sync.intake.receive([copy])] == ["duplicate"]
    assert coordinator.context.vault.database.query("SELECT eh FROM entry ORDER BY eh") == before


def test_a_damaged_copy_changes_nothing(house: House) -> None:
    coordinator, written = _on_a_stick(house)
    data = bytearray(written.read_bytes())
    data[len(data) // 2] ^= 1
    written.write_bytes(data)
    (result,) = coordinator.sync.intake.receive([written])
    assert (result.status, result.code[:2]) == ("refused", "E_")
    assert coordinator.access.status().cases == 0
    assert coordinator.access.check().ok


def test_numbers_given_before_enrolment_stay_findable(house: House) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة")
    case, _, family = whole_case(hala)
    assert hala.cases.record(case).value("case_no") == "26-0001"
    assert hala.cases.record(family).value("family_code") == "26-F0001"
    asked = hala.sync.devices.request()
    approved = coordinator.sync.devices.approve(
        asked.data, said=" ".join(asked.spoken.words_in("en"))
    )
    hala.sync.devices.accept(approved.data, said=" ".join(approved.spoken.words_in("en")))
    assert hala.cases.record(case).value("case_no") == "MTH-26-B-0001"
    assert [hit.root for hit in hala.cases.lists.search("26-0001")][:1] == [case]
    assert hala.cases.lists.find_id("MTH-26-B-0001") == case
    assert hala.cases.lists.find_id("26-0001") == hala.cases.lists.find_id("٢٦-٠٠٠١") == case
    assert hala.cases.lists.find_id("26-F0001") == family
    with pytest.raises(UserError) as caught:
        hala.cases.lists.find_id("26-0002")
    assert caught.value.name == "E_NOT_FOUND"


def test_a_number_that_two_had_before_enrolment_is_asked_back(house: House) -> None:
    coordinator = house.coordinator()
    both = [house.documenter(name) for name in ("هالة", "سعاد")]
    cases = [whole_case(one)[0] for one in both]
    for place, desk in enumerate(both):
        asked = desk.sync.devices.request()
        approved = coordinator.sync.devices.approve(
            asked.data, said=" ".join(asked.spoken.words_in("en"))
        )
        desk.sync.devices.accept(approved.data, said=" ".join(approved.spoken.words_in("en")))
        _carry(desk, coordinator, house.root / f"{place}")
    assert coordinator.cases.lists.find_id("MTH-26-C-0001") == cases[1]
    with pytest.raises(UserError) as caught:
        coordinator.cases.lists.find_id("26-0001")
    assert caught.value.name == "E_SEVERAL"


def test_what_was_held_is_tried_again_with_the_next_bundle(house: House) -> None:
    """As after an update: a file that was held for a newer program can be read now."""
    coordinator, written = _on_a_stick(house)
    held = held_folder(coordinator.context.vault)
    held.mkdir()
    written.rename(held / "0123456789abcdef.age")
    assert [one.status for one in coordinator.sync.intake.receive([])] == ["applied"]
    assert coordinator.access.status().cases == 1
    assert list(held.iterdir()) == []
    assert coordinator.sync.intake.receive([]) == []
