"""A recorded no is told as whose it is and since when, never as the want of an answer. Made-up people."""

from __future__ import annotations

from tests.journeys.conftest import Machine
from tests.journeys.test_commands import CASE, FAMILY, RECORDS, jsonl
from tests.journeys.test_told_numbers import TOLD, sheet

from vsdesk.words import plain


def test_a_no_says_whose_it_is_by_command(coordinator: Machine) -> None:
    kin, grant = TOLD
    lines = [*RECORDS, kin, {**grant, "parent": FAMILY, "result": "refused"}]
    coordinator.ok("records", "load", jsonl(coordinator.folder / "records.jsonl", lines))
    ran = sheet(coordinator, coordinator.folder / "sheet.pdf")
    assert ran.refusal == "E_GATE" and ran.json["error"]["reason"] == "refused"
    assert ran.json["error"]["message"].startswith("Refused by ")
    assert "2026-11-01. Nothing leaves." in ran.json["error"]["message"]
    other = coordinator.do(
        *("report", "case-file", "--case", CASE, "--purpose", "search", "--recipient", "icmp"),
        *("-o", str(coordinator.folder / "other.pdf")),
    )
    assert other.json["error"]["reason"] == "not_asked"
    assert "Refused" not in other.json["error"]["message"]
    common = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    listed = plain(coordinator.run("consent", "list", CASE, *common, "--lang", "ar").out)
    assert "لا توجد موافقة" not in listed
    [line] = [one for one in listed.splitlines() if one.startswith("=") and "الرفض من" in one]
    assert "2026-11-01" in line and "لا يخرج شيء." in line
