"""The organisation's own copy stays readable with what it says beside the records (docs/spec/dump.md, "What
waited"): what a coordinator took out and is shown, what the lines do not carry, what did not leave.

`copy-1` was made once by `tools/make_golden.py` and never changes. Everybody in it is made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Clock
from tests.desk.copies import confirm_copies

from vsdesk.desk import TEST_COST, Desk, Env, Secret
from vsdesk.records.copy_mark import COPIED, HELD, REASON, left_out
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

GOLDEN = Path(__file__).parent / "copy-1"


def rows(path: Path) -> dict[str, dict[str, Any]]:
    """The lines of a copy by the id of their record."""
    found = map(json.loads, path.read_text("utf-8").splitlines()[1:])
    return {row["id"]: row for row in found}


def asked(desk: Desk, case: str) -> GateDecision:
    request = Request("search", "icrc", "B", "2026-11-30")
    return decide(request, desk.cases.dossier(case), desk.context.dictionary)


def test_what_a_copy_says_beside_the_records_is_read(
    tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]
) -> None:
    told: dict[str, Any] = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
    copy, case, step, story = GOLDEN / "dump", told["case"], told["out"], told["held"]
    lines = rows(copy / "records.jsonl")
    held = [f"//event/text/{story}"]
    assert lines[step]["_out"] is True and lines[case]["_held"] == held
    assert lines[told["lost"]]["_lost"] == ["place_text"]
    desk, _ = Desk.create(
        tmp_path / "other",
        role="coordinator",
        name="ريما",
        organisation="رابطة أخرى (مختلقة)",
        passphrase=Secret.of_text(told["passphrase"]),
        env=Env(clock, rng, tmp_path / "profile", TEST_COST),
    )
    kept = [line for line in (copy / "records.jsonl").read_bytes().splitlines() if _loads(line)]
    loaded = desk.loads.load(kept, files=copy / "files")
    lost = {(one.kind, one.field) for one in loaded.remarks if one.rule == "not_carried"}
    assert lost == {("event", "place_text"), ("search_action", "no_action_possible")}
    assert asked(desk, case).state == REASON
    marks = {pair for one in desk.cases.record(case).every(COPIED) for pair in left_out(one)}
    assert ("event", "place_text") in marks
    assert desk.cases.record(step).taken_out
    assert case in confirm_copies(desk)
    out = asked(desk, case)
    event = out.get(story)
    assert out.state == "given" and (event is None or "text" not in event.values)
    assert ("event", "text", HELD) in {(one.kind, one.field, one.reason) for one in out.withheld}
    desk.loads.dump(tmp_path / "again")
    again = rows(tmp_path / "again/records.jsonl")
    assert again[case]["_held"] == held and again[step]["_out"] is True
    desk.access.lock()


def _loads(line: bytes) -> bool:
    """Whether it is no row of the other vault's own audit space."""
    return bool(json.loads(line).get("kind") != "audit")
