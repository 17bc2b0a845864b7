"""Names of devices, what was taken in, and assigning, by command. Everybody is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, RECORDS, give, jsonl

from vsdesk.words import plain


@pytest.fixture
def pair(coordinator: Machine, documenter: Machine) -> tuple[Machine, Machine]:
    """An enrolled pair; the documenter holds one case, and has a name."""
    enrol(coordinator, documenter, "B")
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    coordinator.ok("device", "name", "b", "هبة")
    return coordinator, documenter


def test_a_device_is_named_by_its_letter_and_the_name_stands_in_the_lists(
    pair: tuple[Machine, Machine],
) -> None:
    office, field = pair
    names = {one["letter"]: one["name"] for one in office.ok("device", "list")["devices"]}
    assert names == {"A": "", "B": "هبة"}
    assert office.do("device", "name", "Z", "هبة").refusal == "E_NO_DEVICE"
    assert field.do("device", "name", "A", "ريما").refusal == "E_ROLE"
    office.ok("bundle", "import", *give(field, "1"))
    history = office.ok("records", "show", CASE, "--history")["history"]
    assert {one["name"] for one in history} == {"هبة"}


def test_what_was_taken_in_is_printed_until_it_was_looked_at(
    pair: tuple[Machine, Machine],
) -> None:
    office, field = pair
    [file] = give(field, "1")
    [result] = office.ok("bundle", "import", file)["results"]
    assert result["sender"] and {"id": CASE, "kind": "case", "new": True} in result["roots"]
    told = office.ok("bundle", "taken")
    [new] = told["new"]
    assert (new["cases"], new["ids"], told["refused_last"]) == (1, [CASE], 0)
    [before] = told["taken"]
    assert (before["letter"], before["name"], before["status"]) == ("B", "هبة", "applied")
    said = plain(
        office.run(
            "bundle", "taken", "--vault", office.vault, "--password-file", office.key_file
        ).out
    )
    assert "هبة · B" in said
    assert office.ok("bundle", "taken", "--looked", "B")["new"] == []


def test_what_is_printed_of_giving_and_taking_is_in_one_language(
    pair: tuple[Machine, Machine],
) -> None:
    """No key of a kind; and of what is not there nobody reads that it was refused."""
    office, field = pair
    stick = field.folder.parent / "stick" / "ع"
    stick.mkdir(parents=True)
    said = printed(field, "bundle", "export", "--to", stick, "--lang", "ar")
    assert "الحالات:" in said and "other" not in said
    shared: dict[str, object] = {"kind": "organisation", "name_ar": "جمعية مصطنعة"}
    office.ok("records", "load", jsonl(office.folder / "shared.jsonl", [shared]))
    said = printed(office, "bundle", "export", "--to", stick, "--lang", "ar")
    assert "غير ذلك:" in said and "other" not in said
    said = printed(office, "bundle", "import", stick / "لا شيء", "--lang", "ar")
    assert "غير موجود" in said and "رُفض" not in said.splitlines()[1] and "E_NO_FILE" in said


def printed(machine: Machine, *arguments: str | Path) -> str:
    """What a person reads."""
    vault = ("--vault", machine.vault, "--password-file", machine.key_file)
    return plain(machine.run(*arguments, *vault).out)


def test_a_case_is_assigned_with_a_note_and_taken_back(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    note = ("--because", "قريبة من بيت العائلة")
    assert office.ok("device", "assign", "B", CASE, *note)["changed"] == [CASE]
    device_id = next(one["device"] for one in office.ok("device", "list")["devices"] if one["name"])
    assert office.ok("records", "show", CASE)["fields"]["assigned"] == [device_id]
    assert office.ok("device", "unassign", "B", CASE, *note)["changed"] == [CASE]
    assert not office.ok("records", "show", CASE)["fields"].get("assigned")
    assert office.do("device", "assign", "B", CASE, "--because", " ").refusal == "E_REASON"
    assert field.do("device", "assign", "B", CASE, *note).refusal == "E_ROLE"
