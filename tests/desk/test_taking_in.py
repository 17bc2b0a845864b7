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
    return [path for one in giver.hand_over(stick, [taker.kid]) for path in one.files]


def case(desk: Desk, given: str) -> str:
    """A case of a made-up person."""
    return desk.new_case({"given_ar": given, "family_ar": "المثال"}).ids[0]


def damage(path: Path) -> None:
    """Turn a byte in the middle over."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_the_report_says_who_sent_what_and_refused_files_stand_first(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    chief.name_device(one.kid, "هبة")
    stick = house.root / "stick"
    found = case(one, "سالم")
    give(one, stick, chief)
    case(two, "سليم")
    [broken] = give(two, stick, chief)
    damage(broken)
    chief.receive([stick])
    taking = chief.taking()
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
    chief.close_taking()
    assert chief.taking() is None
    before = chief.taken_before().files
    assert {(row.result, row.new, row.kid) for row in before} == {
        ("applied", 1, one.kid),
        ("refused", 0, two.kid),
    }


def test_a_report_names_a_few_and_counts_the_rest(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    for number in range(15):
        case(field, f"سالم {number}")
    give(field, house.root / "stick", chief)
    taking = chief.taking_of(chief.receive([house.root / "stick"]))
    [file] = taking.files
    assert (len(file.rows), file.more, taking.new) == (12, 3, 15)


def test_the_history_is_paged_newest_first(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    for number in range(5):
        case(field, f"سالم {number}")
        chief.receive(give(field, house.root / f"stick{number}", chief))
    first = chief.taken_before(limit=2)
    second = chief.taken_before(first.next, limit=2)
    third = chief.taken_before(second.next, limit=2)
    assert [len(page.files) for page in (first, second, third)] == [2, 2, 1]
    assert first.next is not None and third.next is None
    times = [one.at for page in (first, second, third) for one in page.files]
    assert times == sorted(times, reverse=True) and len(set(times)) == 5


def test_new_cases_stand_by_device_until_somebody_looked(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    first, second = case(one, "سالم"), case(one, "سليم")
    chief.receive(give(one, house.root / "a", chief))
    other = case(two, "مريم")
    chief.receive(give(two, house.root / "b", chief))
    assert [(new.kid, new.count) for new in chief.new_from()] == [(one.kid, 2), (two.kid, 1)]
    ids = chief.new_cases_from(one.kid)
    assert set(ids) == {first, second}
    assert {row.id for row in chief.cases(CaseFilter(ids=ids)).rows} == {first, second}
    assert chief.count(CaseFilter(ids=ids)) == 2
    chief.receive([house.root / "a"])
    assert chief.new_from()[0].count == 2, "taken in again, nothing is new"
    chief.looked_at_new(one.kid)
    assert [(new.kid, new.count) for new in chief.new_from()] == [(two.kid, 1)]
    assert chief.new_cases_from(two.kid) == (other,)


def test_what_was_refused_is_said_until_something_is_taken_in_again(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    case(field, "سالم")
    [file] = give(field, house.root / "stick", chief)
    whole = file.read_bytes()
    damage(file)
    assert chief.refused_last() is None
    chief.receive([file])
    refused = chief.refused_last()
    assert refused is not None and refused.count == 1
    file.write_bytes(whole)
    chief.receive([file])
    assert chief.refused_last() is None


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

    results = chief.receive(files, Stopping())
    assert [(one.status, one.code) for one in results] == [("applied", ""), ("stopped", "")]
    assert results[1].exit_code == 3
    taking = chief.taking()
    assert taking is not None and (taking.taken, taking.refused, taking.new) == (1, 1, 1)
    assert [file.result.status for file in taking.files] == ["stopped", "applied"]
    [again] = chief.receive(files[1:])
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
        chief.receive(files, Stopping())
    assert chief.taking() is None and not chief.taken_before().files
