"""By command: a family is found by anybody in it, and a case moves to its right family. All are made up."""

from __future__ import annotations

from tests.journeys.conftest import Machine
from tests.journeys.test_commands import CASE, FAMILY, MOTHER, PERSON, jsonl
from tests.journeys.test_told_numbers import filled

RIGHT, AGAIN = "5e" * 16, "5f" * 16


def twice(coordinator: Machine) -> None:
    """The mother of the story again, in a family of her own."""
    filled(coordinator)
    rows: list[dict[str, object]] = [
        {"kind": "family", "id": RIGHT, "display_name": "عائلة القاسم المختلقة"},
        {
            "kind": "person",
            "id": AGAIN,
            "parent": RIGHT,
            "given_ar": "ورقاء",
            "family_ar": "القاسم",
        },
        {"kind": "family_member", "parent": RIGHT, "person": AGAIN},
    ]
    coordinator.ok("records", "load", jsonl(coordinator.folder / "again.jsonl", rows))


def tied(coordinator: Machine) -> tuple[object, object]:
    """The families that the case names."""
    fields = coordinator.ok("records", "show", CASE)["fields"]
    return fields.get("family"), fields.get("second_family")


def test_a_family_is_found_by_command(coordinator: Machine) -> None:
    twice(coordinator)
    [found] = coordinator.ok("families", "find", "Warqa al-Qasem")["families"]
    assert (found["family"], found["person"]) == (RIGHT, AGAIN)
    told = ("--vault", coordinator.vault, "--password-file", coordinator.key_file, "--lang", "ar")
    for asked in ("ورقاء", "عائلة القاسم المختلقة"):  # by a member, and by the family itself
        lines = coordinator.run("families", "find", asked, *told).out.splitlines()
        assert [line.split()[-1] for line in lines if "المختلقة" in line] == [RIGHT]
        assert AGAIN not in "".join(lines)
    none = coordinator.do("families", "find", "قططقط")
    assert (none.code, none.json["families"]) == (1, [])


def test_a_case_is_moved_by_command_after_what_follows_was_printed(coordinator: Machine) -> None:
    twice(coordinator)
    told = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    asked = ("families", "move", CASE, RIGHT, "--relation", f"{AGAIN}=mother")
    ran = coordinator.run(*asked, *told, "--lang", "ar")  # nobody said yes
    assert ran.code != 0 and "عائلة القاسم المختلقة" in ran.out + ran.err
    assert tied(coordinator) == (FAMILY, None)
    moved = coordinator.ok(*asked, "--why", "سُجّلت مرتين، مختلق")
    assert moved["second_family"] == FAMILY
    assert tied(coordinator) == (RIGHT, FAMILY)
    assert coordinator.do(*asked).refusal == "E_SAME_FAMILY"
    coordinator.ok("families", "take-off", CASE)
    assert tied(coordinator) == (RIGHT, None)
    wrong = coordinator.do("families", "move", CASE, FAMILY, "--relation", MOTHER)
    assert wrong.refusal == "E_USAGE"
    stranger = coordinator.do("families", "move", CASE, FAMILY, "--relation", f"{PERSON}=mother")
    assert stranger.refusal == "E_LINK"


def test_one_relative_of_two_families_is_joined_and_parted_by_command(
    coordinator: Machine,
) -> None:
    twice(coordinator)
    row: dict[str, object] = {"kind": "family_member", "parent": FAMILY, "person": MOTHER}
    coordinator.ok("records", "load", jsonl(coordinator.folder / "member.jsonl", [row]))
    assert coordinator.do("families", "also", MOTHER).json["entries"] == []
    told = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    ran = coordinator.run("families", "also", MOTHER, AGAIN, *told, "--lang", "ar")
    assert ran.code != 0 and "لا يُنقل" in ran.out + ran.err  # nobody said yes
    for named in ("نجاح", "ورقاء", "ليس اسماهما متشابهين"):
        assert named in ran.out + ran.err
    [entry] = coordinator.ok("families", "also", MOTHER, AGAIN)["entries"]
    assert (entry["person"], entry["family"], entry["linked"]) == (AGAIN, RIGHT, True)
    [entry] = coordinator.ok("families", "also", AGAIN)["entries"]
    assert (entry["person"], entry["family"], entry["relations"]) == (MOTHER, FAMILY, ["mother"])
    number = coordinator.ok("records", "show", RIGHT)["fields"]["family_code"]
    hits = coordinator.ok("search", "نجاح الحلبوني")["hits"]
    assert [one["also"] for one in hits if one["id"] == MOTHER] == [[number]]
    lines = coordinator.run("families", "also", AGAIN, *told, "--lang", "ar").out
    assert "أم" in lines
    coordinator.ok("families", "apart", AGAIN, MOTHER, "--why", "هما اثنتان، مختلق")
    assert coordinator.do("families", "also", AGAIN).json["entries"] == []
    assert coordinator.do("families", "apart", AGAIN, MOTHER).refusal == "E_NOT_FOUND"
    assert coordinator.do("families", "also", AGAIN, AGAIN).refusal == "E_LINK"
