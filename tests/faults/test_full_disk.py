"""A full disk: real limits of the system in another process, and SQLite's own.

Each time: E_DISK, rolled back, the vault as before entry for entry, and the next try completes.
"""

from __future__ import annotations

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import Worker, entries, reopen, stray_files
from tests.faults.test_kill import folder, shared

from vsdesk.desk import Desk, Edit
from vsdesk.errors import EnvironmentFault

FULL = ["raised", "E_DISK"]


def long_notes(desk: Desk, person: str) -> list[Edit]:
    """A save of some hundred kilobytes."""
    return [
        Edit("person_name", {"note": desk.context.env.random(10_000).hex()}, parent=person)
        for _ in range(40)
    ]


def test_a_save_that_finds_no_room(house: House, worker: Worker) -> None:
    hala = house.documenter("hala")
    whole_case(hala)
    before = entries(hala)
    hala.access.lock()
    said = worker.order("hala", "edit", size=40_000, limit=1_000_000)
    assert FULL in said and said[-1] == ["end", 0]
    hala = reopen(house, "hala")
    assert hala.access.check().ok
    [kept] = [line[1:] for line in said if line[0] == "saved"]  # the first save, not the second
    assert [hala.cases.record(rec).kind for rec in kept] == ["person"]
    assert hala.cases.list_kind("person_name") == []
    assert set(before[0]) < set(entries(hala)[0]) and len(entries(hala)[0]) == len(before[0]) + 1
    hala.access.lock()
    assert FULL not in worker.order("hala", "edit", size=40_000)
    assert len(reopen(house, "hala").cases.list_kind("person_name")) == 40


def test_sqlite_says_full_and_the_save_goes_through_afterwards(house: House) -> None:
    hala = house.documenter("hala")
    person = whole_case(hala)[1]
    before, database = entries(hala), hala.context.vault.database
    database.query(f"PRAGMA max_page_count = {database.one('PRAGMA page_count')[0]}")
    with pytest.raises(EnvironmentFault) as caught:
        hala.cases.save(long_notes(hala, person))
    assert caught.value.name == "E_DISK"
    assert entries(hala) == before
    assert hala.access.check().ok
    database.query("PRAGMA max_page_count = 1073741823")
    hala.cases.save(long_notes(hala, person))
    assert len(hala.cases.list_kind("person_name")) == 40


def test_a_hand_over_that_finds_no_room(house: House, worker: Worker) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    whole_case(hala)
    before, goes = entries(hala), hala.sync.preview_give()
    hala.access.lock()
    stick = folder(house, "stick")
    said = worker.order("hala", "export", path=str(stick), limit=200_000)
    assert FULL in said and said[-1] == ["end", 0]
    assert list(stick.iterdir()) == []
    hala = reopen(house, "hala")
    assert entries(hala) == before
    waits = hala.sync.preview_give().goes
    assert 1 <= waits.records - goes.goes.records <= 2  # that it was opened
    assert (waits.files, waits.changed) == (goes.goes.files, goes.goes.changed)
    assert {**waits.new, "": 0} == {**goes.goes.new, "": 0} and hala.sync.handovers() == []
    hala.access.lock()
    assert worker.order("hala", "export", path=str(stick))[0][0] == "handed"
    assert [one.status for one in rima.sync.intake.receive([stick])] == ["applied"]


@pytest.mark.parametrize("limit", [12_000, 60_000, 200_000])
def test_an_import_that_finds_no_room(house: House, worker: Worker, limit: int) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    for number in range(8):
        whole_case(hala, f"مروان {number}")
    stick = folder(house, "stick")
    hala.sync.hand_over(stick)
    before = entries(rima)
    rima.access.lock()
    said = worker.order("coordinator", "receive", path=str(stick), limit=limit)
    # Where not even the note that the vault was opened found room, reading ends before it says of which file.
    assert said[0] in (["received", "stopped", "E_DISK"], FULL) and said[-1] == ["end", 0]
    rima = reopen(house, "coordinator")
    assert entries(rima) == before and rima.access.check().ok
    assert stray_files(rima) == set()
    assert [one.status for one in rima.sync.intake.receive([stick])] == ["applied"]
    assert shared(rima) == shared(hala)


def test_an_attachment_that_finds_no_room(house: House, worker: Worker) -> None:
    hala = house.documenter("hala")
    case = whole_case(hala)[0]
    before = entries(hala)
    hala.access.lock()
    source = house.root / "تسجيل.bin"
    source.write_bytes(bytes(3_000_000))
    said = worker.order("hala", "attach", path=str(source), to=case, limit=2_000_000)
    assert said[0] == FULL and said[-1] == ["end", 0]
    files = house.root / "hala" / "files"
    assert len(list(files.iterdir())) == 1  # the photo; nothing half written beside it
    hala = reopen(house, "hala")
    assert entries(hala) == before and hala.access.check().ok
    hala.access.lock()
    [[word, item], *_] = worker.order("hala", "attach", path=str(source), to=case)
    assert word == "saved"
    hala = reopen(house, "hala")
    assert hala.files.attachment(item) == bytes(3_000_000)


def test_the_file_of_a_noted_paper_that_finds_no_room(house: House, worker: Worker) -> None:
    hala = house.documenter("hala")
    case = whole_case(hala)[0]
    item = hala.cases.save([Edit("evidence_item", {"title": "تسجيل، مختلق"}, parent=case)]).ids[0]
    before = entries(hala)
    hala.access.lock()
    source = house.root / "تسجيل.bin"
    source.write_bytes(bytes(3_000_000))
    said = worker.order("hala", "add_file", path=str(source), to=item, limit=2_000_000)
    assert said[0] == FULL and said[-1] == ["end", 0]
    hala = reopen(house, "hala")
    assert entries(hala) == before and hala.access.check().ok and stray_files(hala) == set()
    assert not hala.cases.record(item).value("blob")
    hala.access.lock()
    assert worker.order("hala", "add_file", path=str(source), to=item)[0] == ["saved", item]
    assert reopen(house, "hala").files.attachment(item) == bytes(3_000_000)
