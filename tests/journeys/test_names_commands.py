"""By command: what was asked about a person, who is named in a story, and what a paper does with the name."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, EVENT, FAMILY, MOTHER, PERSON, jsonl
from tests.journeys.test_told_numbers import filled, sheet
from tests.reports.paper import text_of

STORY = "قالت أمه نجاح إنها رأته ولا تريد أن يُذكر اسمها"


def test_a_story_is_looked_at_by_command(coordinator: Machine) -> None:
    filled(coordinator)
    coordinator.ok("records", "set", EVENT, "text=" + json.dumps({"ar": STORY, "src_lang": "ar"}))
    asked = ("names", "list", CASE, "--recipient", "iimp", "--purpose", "search")
    assert coordinator.do(*asked).json["named"] == []
    coordinator.ok("names", "mark", MOTHER, "not_named_outside", "--why", "تخاف على أولادها")
    [row] = coordinator.do(*asked).json["named"]
    assert (row["who"], row["why"], row["choice"]) == (MOTHER, "unnamed", None)
    assert any("«" in place for place in row["places"])
    choose = ("names", "choose", row["record"], row["field"], MOTHER, "--do", "replace")
    assert coordinator.do(*choose, "--shown", "0" * 16).refusal == "E_CHANGED"
    coordinator.ok(*choose, "--shown", row["shown"])
    [row] = coordinator.do(*asked).json["named"]
    assert row["choice"] == "replace" and row["instead"].startswith("[")
    out = coordinator.folder / "sheet.pdf"
    assert sheet(coordinator, out).code == 0 and out.exists()
    refused = coordinator.do("names", "mark", MOTHER, "words_rejected")
    assert refused.refusal == "E_VALUE"


def test_a_sheet_for_each_household_by_command(coordinator: Machine) -> None:
    filled(coordinator)
    out = coordinator.folder / "sheets"
    asked = ("report", "households", "--family", FAMILY, "-o", out, "--lang", "ar", "--full")
    assert coordinator.do(*asked).refusal == "E_NOT_FOUND"  # there is one alone
    wife = "d" * 32
    homes: list[dict[str, object]] = [
        {"kind": "family_member", "parent": FAMILY, "person": person, "household": house}
        for person, house in ((wife, "بيت إدلب"), (MOTHER, "بيت الشام"))
    ]
    kin: dict[str, object] = {
        "kind": "kinship",
        "parent": FAMILY,
        "person": wife,
        "relation": "wife",
        "related_to": PERSON,
    }
    more: list[dict[str, object]] = [
        kin,
        {"kind": "person", "id": wife, "parent": FAMILY, "given_ar": "سهام"},
        *homes,
    ]
    coordinator.ok("records", "load", jsonl(coordinator.folder / "more.jsonl", more))
    made = coordinator.ok(*asked)
    assert [one["people"] for one in made["files"]] == [1, 1], made
    texts = [text_of(Path(one["file"]).read_bytes()) for one in made["files"]]
    assert "سهام" not in texts[1] and texts[0] != texts[1]
    assert not any("بيت" in Path(one["file"]).name for one in made["files"])


def test_a_hand_over_says_what_goes_closed_by_command(
    coordinator: Machine, documenter: Machine
) -> None:
    case, source, event = "1" * 31 + "a", "1" * 31 + "b", "1" * 31 + "c"
    story = {"ar": "شافه رمزي الحلاق ليلاً", "src_lang": "ar"}
    lines: list[dict[str, object]] = [
        {"kind": "case", "id": case, "case_type": "enforced_disappearance"},
        {
            "kind": "source",
            "id": source,
            "code": "S-1",
            "type": "survivor",
            "true_name": "رمزي الحلاق",
        },
        {
            "kind": "event",
            "id": event,
            "parent": case,
            "type": "sighting",
            "told_by": source,
            "text": story,
        },
    ]
    documenter.ok("records", "load", jsonl(documenter.folder / "named.jsonl", lines))
    enrol(coordinator, documenter, "B")  # before that a file keeps its ids
    stick = documenter.folder / "stick"
    stick.mkdir()
    handed = documenter.ok("bundle", "export", "--to", stick)
    assert handed["closed"] == [{"record": event, "field": "text", "who": source}]
    assert handed["unsaved"] == []
    coordinator.ok("bundle", "import", *handed["files"])
    [choice] = coordinator.ok("records", "list", "name_choice")["records"]
    assert "الحلاق" not in str(choice)
