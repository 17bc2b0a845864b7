"""By command: what was asked about a person, who is named in a story, and what a paper does with the name."""

from __future__ import annotations

import json

from tests.journeys.conftest import Machine
from tests.journeys.test_commands import CASE, EVENT, MOTHER
from tests.journeys.test_told_numbers import filled, sheet

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
