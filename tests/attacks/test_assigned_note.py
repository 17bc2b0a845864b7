"""The note beside "who works on it" is the coordinator's. All made up."""

from __future__ import annotations

from tests.attacks.kit import Town

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


def test_another_device_writes_no_note(made: Town) -> None:
    """Its op counts for a field beside, and not for the one that the note is about."""
    device_id = made.hala.context.vault.identity.device_id
    made.rima.sync.assignments.assign([made.case], device_id, "سبب حقيقي")
    values: dict[str, Json] = {"assigned": [device_id], "priority": "high"}
    made.enemy.sign(made.case, NewOp(made.case, "case", values, why="اتصلي على الرقم 0999"))
    made.enemy.hand_over(made.rima)
    assert made.rima.sync.assignments.assignment(made.case).note == "سبب حقيقي"
