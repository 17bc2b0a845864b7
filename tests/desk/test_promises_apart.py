"""A promise is one kind of row wherever somebody writes it down; what older programs wrote loads as
it is. Made-up people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.desk.conftest import whole_case

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dossier import RecordView

PROMISE = "نتصل بعد العيد"


def talks(desk: Desk, family: str) -> list[RecordView]:
    return [
        one
        for one in desk.cases.dossier(family).of("contact_log")
        if one.text("on") == "2026-11-10"
    ]


def rows(desk: Desk, family: str, talk: str) -> list[RecordView]:
    return [one for one in desk.cases.dossier(family).of("duty") if one.parent == talk]


def test_a_typed_line_with_a_promise_is_a_talk_and_a_row_below_it(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    line = {
        "kind": "contact_log",
        "id": desk.context.new_id(),
        "parent": family,
        "on": "2026-11-10",
        "channel": "phone",
        "promised": PROMISE,
        "due": "2026-11-30",
    }
    for _ in range(2):  # loaded again it is no second promise
        desk.loads.load([json.dumps(line).encode()])
        [talk] = talks(desk, family)
        assert not any(talk.value(name) for name in ("promised", "due", "done"))
        [row] = rows(desk, family, talk.id)
        assert (row.value("what"), row.text("due"), row.text("type")) == (
            {"ar": PROMISE, "src_lang": "ar"},
            "2026-11-30",
            "owed_to_family",
        )
    assert row.id in {one.record for one in desk.due.due()}


def test_a_field_that_is_set_is_a_row_too_unless_the_talk_has_a_promise_of_before(
    house: House,
) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    talk, old = desk.cases.save(
        [
            Edit("contact_log", {"on": "2026-11-10", "channel": "phone"}, parent=family),
            Edit("contact_log", {"on": "2026-11-09", "promised": "قديم"}, parent=family),
        ]
    ).ids
    for id in (talk, old):
        values = {"promised": PROMISE, "due": "2026-11-30"}
        desk.loads.set_fields(desk.cases.record(id), values, shown=desk.cases.shown(id))
    assert desk.cases.record(talk).value("promised") is None and len(rows(desk, family, talk)) == 1
    assert desk.cases.record(old).text("promised") == PROMISE and not rows(desk, family, old)


def test_an_old_dump_loads_as_it_is_and_its_promise_stays_due(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    old = {"on": "2026-11-10", "channel": "phone", "promised": PROMISE, "due": "2026-11-30"}
    [talk] = desk.cases.save([Edit("contact_log", {**old}, parent=family)]).ids
    desk.loads.dump(tmp_path / "dump")
    other = house.coordinator("another")
    lines = (tmp_path / "dump" / "records.jsonl").read_bytes().splitlines()
    other.loads.load(lines, files=tmp_path / "dump" / "files")
    assert other.cases.record(talk).text("promised") == PROMISE
    assert not rows(other, family, talk)
    assert talk in {one.record for one in other.due.due() if one.what == "call"}
