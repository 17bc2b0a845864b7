"""What was asked and owed is done by one press, and by another one not. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case

from vsdesk.desk import Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WHAT: Json = {"ar": "صورة عن بيان القيد، مصطنعة", "src_lang": "ar"}


@pytest.mark.parametrize("role", ["documenter", "coordinator"])
def test_done_is_taken_back_by_whoever_said_it(house: House, role: str) -> None:
    """A documenter narrows only; to open what was done just now is no widening."""
    desk = (
        house.coordinator() if role == "coordinator" else house.documenter("b", house.coordinator())
    )
    _, _, family = whole_case(desk)
    edits = [
        Edit("duty", {"type": "owed_to_family", "what": WHAT, "due": "2026-11-20"}, parent=family),
        Edit("contact_log", {"promised": "اتصال", "due": "2026-11-20"}, parent=family),
        Edit("follow_up", {"reason": WHAT, "due": "2026-11-20"}, parent=family),
    ]
    rows = desk.cases.save(edits).ids
    for row in rows:
        change = desk.cases.duties.done_today(row, shown=desk.cases.shown(family))
        held = desk.cases.record(row)
        assert held.value("done") is True
        assert (held.value("done_on") == desk.context.today()) is (held.kind != "contact_log")
        desk.cases.take_back(change)
        held = desk.cases.record(row)
        assert held.value("done") is None and held.value("done_on") is None
    assert {one.record for one in desk.due.due()} >= {*rows}


def test_what_comes_after_this_week_is_asked_for_apart(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    duty: dict[str, Json] = {"type": "asked_of_family", "what": WHAT}

    def wrote(kind: str, values: dict[str, Json], parent: str = family) -> str:
        return desk.cases.save([Edit(kind, values, parent=parent)]).ids[0]

    soon = wrote("duty", {**duty, "due": "2026-12-01"})
    later = wrote("duty", {**duty, "due": "2026-12-02"})
    threat = wrote("duty", {**duty, "type": "threat_deadline", "due": "2027-01-01"})
    feast = wrote("duty", {**duty, "due_words": "بعد العيد"})
    call = wrote("contact_log", {"promised": "اتصال", "due": "2027-02-01"})
    sent = wrote("submission", {"mechanism": "wgeid", "next_due": "2026-12-24"}, case)
    done = wrote("duty", {**duty, "due": "2026-12-20", "done": True})
    found = [one for one in desk.due.later() if one.what != "consent"]  # a yes is asked about again
    assert [(one.what, one.record, one.day) for one in found] == [
        ("duty", later, "2026-12-02"),
        ("submission", sent, "2026-12-24"),
        ("threat", threat, "2027-01-01"),
        ("call", call, "2027-02-01"),
        ("duty", feast, ""),
    ]
    assert found[-1].until == "بعد العيد"
    now = {one.record for one in desk.due.due()}
    assert soon in now and not now & {later, threat, feast, call, sent, done}


def test_a_threat_without_a_day_waits_for_no_press(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    values: dict[str, Json] = {"type": "threat_deadline", "what": WHAT, "due_words": "قريباً"}
    [row] = desk.cases.save([Edit("duty", values, parent=case)]).ids
    assert [one.what for one in desk.due.due() if one.record == row] == ["threat"]
    assert row not in {one.record for one in desk.due.later()}


def test_what_is_no_task_is_not_done(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    with pytest.raises(UserError, match="E_KIND"):
        desk.cases.duties.done_today(family, shown=desk.cases.shown(family))
