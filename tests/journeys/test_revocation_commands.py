"""A device that was lost is withdrawn by command: who has heard, what was put aside, what counts again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.journeys.conftest import enrol
from tests.journeys.test_commands import CASE, give, jsonl, pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_a_lost_device(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    listed = office.ok("device", "list")["devices"]
    number = next(one["number"] for one in listed if one["letter"] == "B")
    assert office.do("device", "revoke", "Z").refusal == "E_NO_DEVICE"
    told = office.ok("device", "lost", "B")
    assert CASE in told["holds"]
    assert (told["revoked"], told["aside"], len(told["days"])) == (False, [], 1)
    # By its number, read over the phone in Arabic digits; what came on that day or later is put aside.
    arabic = number[:11].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    refused = office.run(
        "device",
        "revoke",
        arabic,
        "--vault",
        office.vault,
        "--password-file",
        office.key_file,
        "--json",
    )
    assert refused.refusal == "E_USAGE"
    done = office.ok("device", "revoke", arabic, "--since", told["days"][0])
    assert done["revoked"] and done["unheard"] == []
    assert CASE in {one["file"] for one in done["aside"]}
    assert office.ok("device", "list")["devices"][1]["revoked"]
    [result] = office.do("bundle", "import", *give(field, "2")).json["results"]
    assert result["code"] == "E_SIGNER"
    words = office.run(
        "device",
        "lost",
        "B",
        "--lang",
        "ar",
        "--vault",
        office.vault,
        "--password-file",
        office.key_file,
    )
    assert words.code == 0 and "نُحّي جانبًا" in words.out and "مروان" in words.out
    left = office.ok("device", "leave-aside", "B")
    assert left["aside"] == [] and CASE in left["left"]
    assert office.ok("device", "vouch", "B")["left"] == left["left"]  # what was left is named
    counted = office.ok("device", "vouch", "B", *left["left"])
    assert counted["aside"] == [] and counted["left"] == [] and counted["holds"]
    # The device itself: it hears of it, keeps what is there, and hands nothing over.
    [news] = office.ok("bundle", "export", "--to", field.folder, "--recipient", number)["files"]
    field.ok("bundle", "import", news)
    assert field.ok("vault", "info")["revoked"]
    refused = field.do("bundle", "export", "--to", field.folder)
    assert refused.refusal == "E_REVOKED"
    assert field.ok("records", "show", CASE)


def test_a_taken_laptop_that_opened_this_vault_too(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    place = office.folder / "backup"
    place.mkdir()
    office.ok("vault", "backup", place)
    keys = office.folder / "identity"
    done = office.ok("device", "taken", "B", "--new-keys")
    assert done["revoked"] and done["turned"] and CASE in done["holds"]
    assert [one["red"] for one in done["warn"]] == sorted(
        (one["red"] for one in done["warn"]), reverse=True
    )
    assert done["warn"] and done["file"] is None
    paper = office.folder / "warn.pdf"
    assert office.ok("device", "taken", "B", "--out", paper)["file"] == str(paper)
    assert paper.read_bytes().startswith(b"%PDF")
    again = office.run(
        *("device", "taken", "B", "--lang", "ar"),
        *("--vault", office.vault, "--password-file", office.key_file),
    )
    assert again.code == 0 and "من يجب تنبيهه" in again.out  # nothing is asked a second time
    turned = office.ok("vault", "new-key")
    assert turned["turned"] == 2 and [one["place"] for one in turned["backups"]] == [str(place)]
    office.ok("device", "identity", "--out", keys)
    assert keys.read_text("ascii").count("AGE-SECRET-KEY-PQ-1") == 2
    assert office.ok("vault", "check")["ok"] and office.ok("vault", "drill", place)["ok"]
    assert field.do("device", "taken", "A").refusal == "E_ROLE"


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday"])
def test_a_day_that_is_none(pair: tuple[Machine, Machine], day: str) -> None:
    office, _ = pair
    assert office.do("device", "revoke", "B", "--since", day).refusal == "E_DATE"
    assert not office.ok("device", "list")["devices"][1]["revoked"]


def test_a_documenter_withdraws_nobody(pair: tuple[Machine, Machine]) -> None:
    _, field = pair
    assert field.do("device", "revoke", "A").refusal == "E_ROLE"
    assert field.do("device", "lost", "A").refusal == "E_ROLE"


def test_two_of_three_lead_by_file(
    coordinator: Machine, machine: Callable[[str], Machine], tmp_path: Path
) -> None:
    others = []
    for letter in ("B", "C"):
        other = machine(f"lead-{letter}")
        other.ok("vault", "create", "--role", "coordinator", "--name", letter)
        enrol(coordinator, other, letter, role="coordinator")
        others.append(other)
    first = others[0]
    stick = tmp_path / "stick"
    stick.mkdir()
    own = ("--vault", coordinator.vault, "--password-file", coordinator.key_file, "--lang", "ar")
    assert "لا سجل فيه" in coordinator.run("bundle", "export", "--to", stick, *own).out
    first.ok("bundle", "import", stick)
    assert first.do("device", "propose", "--threshold", "3", "--out", tmp_path / "x").refusal == (
        "E_LAST_LEAD"
    )
    asked = coordinator.ok("device", "propose", "--threshold", "2", "--out", tmp_path / "1")
    assert not asked["enough"] and asked["threshold"] == {"before": 1, "then": 2}
    told = first.run(
        *("device", "sign", tmp_path / "1", "--out", tmp_path / "2", "--vault", first.vault),
        *("--password-file", first.key_file, "--lang", "ar", "--yes"),
    )
    assert told.code == 0 and "يسري من الآن" in told.out and "حتى الآن، ثم" in told.out
    assert first.ok("device", "leads")["threshold"] == 2
    assert coordinator.ok("device", "sign", tmp_path / "2")["enough"]
    assert coordinator.ok("device", "leads")["threshold"] == 2
    assert coordinator.do("device", "revoke", "B").refusal == "E_LEADS"
    # Nothing is proposed that would change nothing.
    assert coordinator.do("device", "propose", "--add", "B", "--out", tmp_path / "3").refusal == (
        "E_SAME_LEADS"
    )
    # C, where nobody has heard of it, takes B out: two changes beside each other, which both sides join.
    last = others[1]
    assert last.ok("device", "propose", "--remove", "B", "--out", tmp_path / "4")["enough"]
    for number, (one, other) in enumerate(((last, coordinator), (coordinator, last))):
        there = tmp_path / f"stick-{number}"
        there.mkdir()
        one.ok("bundle", "export", "--to", there)
        other.do("bundle", "import", there)
    assert [len(one.ok("device", "leads")["beside"]) for one in (coordinator, last)] == [1, 1]
    joint = coordinator.ok("device", "propose", "--add", "B", "--out", tmp_path / "5")
    assert joint["joins"] and not joint["enough"]
    asked = (tmp_path / "6", "--vault", last.vault, "--password-file", last.key_file, "--yes")
    told = last.run("device", "sign", tmp_path / "5", "--lang", "ar", "--out", *asked)
    assert told.code == 0 and "يجمع قائمتي الأجهزة" in told.out
    assert coordinator.ok("device", "sign", tmp_path / "6")["enough"]
    now = coordinator.ok("device", "leads")
    assert (now["threshold"], len(now["devices"]), now["beside"]) == (2, 3, [])


def test_a_hold_of_papers_is_seen_and_lifted(pair: tuple[Machine, Machine]) -> None:
    """A second family that does not go to a device asked for discretion: no paper is made there."""
    office, field = pair
    second, because = "d" * 32, ("--because", "سألنا العائلة")
    office.ok("bundle", "import", *give(field, "1"))
    assert office.ok("device", "held", "B")["held"] == []
    rows: list[dict[str, object]] = [
        {
            "kind": "family",
            "id": second,
            "display_name": "بيت العم",
            "language": "ar",
            "discreet": True,
        }
    ]
    office.ok("records", "load", jsonl(office.folder / "second.jsonl", rows))
    office.ok("records", "set", CASE, f"second_family={second}")
    device = office.ok("device", "list")["devices"][1]["device"]
    office.ok("bundle", "export", "--to", office.folder, "--recipient", device)
    [held] = office.ok("device", "held", "B")["held"]
    assert (CASE in held["files"], held["every"], held["strange"]) == (True, False, 0)
    assert field.do("device", "held", "B").refusal == "E_ROLE"
    asked = (office.vault, "--password-file", office.key_file)
    words = office.run("device", "held", "B", "--lang", "ar", "--vault", *asked)
    assert words.code == 0 and "مروان" in words.out and held["shown"] in words.out
    lift = ("device", "lift", "B", held["hold"][:16], "--shown", held["shown"])
    assert office.do(*lift, "--because", " ").refusal == "E_REASON"
    other = ("device", "lift", "B", held["hold"], "--shown", "0" * 16, *because)
    assert office.do(*other).refusal == "E_CHANGED"
    assert office.do("device", "lift", "B", "9" * 16, *lift[4:], *because).refusal == "E_NOT_FOUND"
    assert office.ok(*lift, *because)["changed"] == [held["hold"]]
    assert office.ok("device", "held", "B")["held"] == []


def test_somebody_leaves(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    paper = tmp_path / "list.pdf"
    assert (
        office.do("device", "leaves", "B", "--why", "تغادر", "--to", "B").refusal == "E_NOT_FOUND"
    )
    done = office.ok("device", "leaves", "B", "--why", "تغادر", "--no-name", "--out", paper)
    assert CASE in done["files"] and done["heard"] and paper.read_bytes()[:5] == b"%PDF-"
    assert office.ok("device", "list")["devices"][1]["revoked"]
    assert office.ok("device", "lost", "B")["aside"] == []
    assert office.do("device", "leaves", "B", "--why", "تغادر").refusal == "E_NOT_FOUND"
    assert field.do("device", "leaves", "A", "--why", "تغادر").refusal == "E_ROLE"


def test_what_a_taken_laptop_of_a_coordinator_signed_alone(
    coordinator: Machine, machine: Callable[[str], Machine], tmp_path: Path
) -> None:
    """It is told before the withdrawal, ends with it, and what is kept stays."""
    lead = machine("lead")
    lead.ok("vault", "create", "--role", "coordinator", "--name", "نور")
    enrol(coordinator, lead, "B", role="coordinator")
    for letter, name in (("C", "شيار"), ("D", "مجهول")):
        other = machine(f"field-{letter}")
        other.ok("vault", "create", "--role", "documenter", "--name", name)
        enrol(lead, other, letter)
    stick = tmp_path / "stick"
    stick.mkdir()
    lead.ok("bundle", "export", "--to", stick)
    coordinator.ok("bundle", "import", stick)
    [day] = coordinator.ok("device", "lost", "B")["days"]
    signed = coordinator.ok("device", "signed", "B", "--since", day)["lone"]
    assert [(one["name"], one["ends"]) for one in signed] == [
        ("device:C", True),
        ("device:D", True),
    ]
    assert coordinator.ok("device", "signed", "B")["lone"] == []
    assert coordinator.do("device", "signed", "B", "--end", "--since", day).refusal == "E_USAGE"
    revoke = ("device", "revoke", "B", "--since", day, "--keep")
    assert coordinator.do(*revoke, "device:X").refusal == "E_NOT_FOUND"
    own = ("--vault", coordinator.vault, "--password-file", coordinator.key_file, "--lang", "ar")
    told = coordinator.run(*revoke, "device:C", "--yes", *own)
    assert told.code == 0 and "ينتهي كله مع سحب الثقة" in told.out + told.err
    listed = {one["letter"]: one["revoked"] for one in coordinator.ok("device", "list")["devices"]}
    assert listed == {"A": False, "B": True, "C": False, "D": True}
    assert coordinator.ok("device", "signed", "B")["lone"] == []
