"""What was taken in: the report, the history, and what is new until somebody looked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import House

from vsdesk.desk import CaseFilter, Desk
from vsdesk.progress import Cancelled


def give(giver: Desk, stick: Path, taker: Desk) -> list[Path]:
    """Write what is new for the other."""
    stick.mkdir(exist_ok=True)
    return [
        path for one in giver.sync.hand_over(stick, [taker.context.device_id]) for path in one.files
    ]


def case(desk: Desk, given: str) -> str:
    """A case of a made-up person."""
    return desk.cases.new_case({"given_ar": given, "family_ar": "المثال"}).ids[0]


def damage(path: Path) -> None:
    """Turn a byte over that stands behind the manifest and the lists: who sent it is known."""
    data = bytearray(path.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    path.write_bytes(data)


def test_the_report_says_who_sent_what_and_refused_files_stand_first(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    chief.sync.devices.name(one.context.device_id, "هبة")
    stick = house.root / "stick"
    found = case(one, "سالم")
    give(one, stick, chief)
    case(two, "سليم")
    [broken] = give(two, stick, chief)
    damage(broken)
    chief.sync.intake.receive([stick])
    taking = chief.sync.intake.taking()
    assert taking is not None
    assert [file.result.status for file in taking.files] == ["refused", "applied"]
    refused, applied = taking.files
    assert refused.rows == () and refused.result.path == broken
    assert refused.sender is not None and refused.sender.letter == "C"
    assert applied.sender is not None
    assert (applied.sender.name, applied.sender.letter) == ("هبة", "B")
    [row] = applied.rows
    assert (row.id, row.new, row.here) == (found, True, True)
    assert "سالم" in row.title and row.number.endswith("-B-0001")
    assert (taking.taken, taking.refused, taking.new, taking.changed) == (1, 1, 1, 0)
    chief.sync.intake.close_taking()
    assert chief.sync.intake.taking() is None
    before = chief.sync.intake.taken_before().files
    assert {(row.result, row.new, row.device_id) for row in before} == {
        ("applied", 1, one.context.device_id),
        ("refused", 0, two.context.device_id),
    }


def test_a_report_names_a_few_and_counts_the_rest(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    for number in range(15):
        case(field, f"سالم {number}")
    give(field, house.root / "stick", chief)
    taking = chief.sync.intake.taking_of(chief.sync.intake.receive([house.root / "stick"]))
    [file] = taking.files
    assert (len(file.rows), file.more, taking.new) == (12, 3, 15)


def test_the_history_is_paged_newest_first(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    for number in range(5):
        case(field, f"سالم {number}")
        chief.sync.intake.receive(give(field, house.root / f"stick{number}", chief))
    first = chief.sync.intake.taken_before(limit=2)
    second = chief.sync.intake.taken_before(first.next, limit=2)
    third = chief.sync.intake.taken_before(second.next, limit=2)
    assert [len(page.files) for page in (first, second, third)] == [2, 2, 1]
    assert first.next is not None and third.next is None
    times = [one.at for page in (first, second, third) for one in page.files]
    assert times == sorted(times, reverse=True) and len(set(times)) == 5


def test_new_cases_stand_by_device_until_somebody_looked(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    first, second = case(one, "سالم"), case(one, "سليم")
    chief.sync.intake.receive(give(one, house.root / "a", chief))
    other = case(two, "مريم")
    chief.sync.intake.receive(give(two, house.root / "b", chief))
    assert [(new.device_id, new.count) for new in chief.sync.intake.new_from()] == [
        (one.context.device_id, 2),
        (two.context.device_id, 1),
    ]
    ids = chief.sync.intake.new_cases_from(one.context.device_id)
    assert set(ids) == {first, second}
    assert {row.id for row in chief.cases.lists.page(CaseFilter(ids=ids)).rows} == {first, second}
    assert chief.cases.lists.count(CaseFilter(ids=ids)) == 2
    chief.sync.intake.receive([house.root / "a"])
    assert chief.sync.intake.new_from()[0].count == 2, "taken in again, nothing is new"
    chief.sync.intake.looked_at_new(one.context.device_id)
    assert [(new.device_id, new.count) for new in chief.sync.intake.new_from()] == [
        (two.context.device_id, 1)
    ]
    assert chief.sync.intake.new_cases_from(two.context.device_id) == (other,)


def test_what_was_refused_is_said_until_something_is_taken_in_again(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    case(field, "سالم")
    [file] = give(field, house.root / "stick", chief)
    whole = file.read_bytes()
    damage(file)
    assert chief.sync.intake.refused_last() is None
    chief.sync.intake.receive([file])
    refused = chief.sync.intake.refused_last()
    assert refused is not None and refused.count == 1
    file.write_bytes(whole)
    chief.sync.intake.receive([file])
    assert chief.sync.intake.refused_last() is None


def test_stopped_after_a_file_says_what_was_taken_in_and_what_was_not(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    files = []
    for number, field in enumerate((one, two)):
        case(field, "سالم")
        files += give(field, house.root / f"stick{number}", chief)

    class Stopping:
        """A person who stops when the second file begins."""

        def step(self, stage: str, done: int, total: int) -> None:
            if stage == "receiving" and done == 1:
                raise Cancelled

    results = chief.sync.intake.receive(files, Stopping())
    assert [(one.status, one.code) for one in results] == [("applied", ""), ("stopped", "")]
    assert results[1].exit_code == 3
    taking = chief.sync.intake.taking()
    assert taking is not None and (taking.taken, taking.refused, taking.new) == (1, 1, 1)
    assert [file.result.status for file in taking.files] == ["stopped", "applied"]
    [again] = chief.sync.intake.receive(files[1:])
    assert again.status == "applied"


def test_stopped_before_a_file_was_done_nothing_is_told_as_done(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    case(field, "سالم")
    files = give(field, house.root / "stick", chief)

    class Stopping:
        """A person who stops at once."""

        def step(self, stage: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        chief.sync.intake.receive(files, Stopping())
    assert chief.sync.intake.taking() is None and not chief.sync.intake.taken_before().files
