"""A family in the files of many cases is looked through once, not once for each of them: what follows
from one of its records alone is kept with that record. Everybody is made up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.attacks.kit import Town, carry

from vsdesk.desk import ExitOrder
from vsdesk.history.entry import NewOp
from vsdesk.records import about
from vsdesk.records.dictionary import links
from vsdesk.records.dossier import ids_in
from vsdesk.vault.read import without_a_device

if TYPE_CHECKING:
    import pytest

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

_CASES = 9
_ROWS = 5


def _family(made: Town) -> tuple[list[str], set[str]]:
    """Many cases of another device in one family of its own; the cases, and the rows of the family."""
    carry(made.hala, made.stick, made.rima)
    device, new_id = made.enemy, made.enemy.desk.context.new_id
    family, rows, cases = new_id(), {new_id() for _ in range(_ROWS)}, []
    said: dict[str, Json] = {"person": family, "related_to": family, "relation": "brother"}
    ops = [NewOp(row, "kinship", said, parent=family) for row in sorted(rows)]
    device.sign(family, NewOp(family, "family", {"display_name": "عائلة"}), *ops)
    for at in range(_CASES):
        cases.append(new_id())
        device.sign(cases[-1], NewOp(cases[-1], "case", {"case_no": str(at), "family": family}))
    device.hand_over(made.rima)
    return cases, rows


def test_its_records_are_looked_through_once(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, rows = _family(made)
    named, linked, wrote = Counter[str](), Counter[str](), Counter[str]()
    ever_named, writers = about.ever_named, without_a_device._writers

    def naming(record: RecordView, *names: str) -> frozenset[str]:
        named[record.id] += 1
        return ever_named(record, *names)

    def linking(value: Json) -> list[str]:
        linked[str(value)] += 1
        return ids_in(value)

    def writing(record: RecordView, seen: without_a_device._Seen) -> frozenset[str]:
        wrote[record.id] += 1
        return writers(record, seen)

    monkeypatch.setattr(about, "ever_named", naming)
    monkeypatch.setattr(links, "ids_in", linking)
    monkeypatch.setattr(without_a_device, "_writers", writing)
    held = [*made.rima.context.vault.read.dossiers(cases)]
    assert len(held) == _CASES and all(rows <= {one.id for one in file} for file in held)
    made.rima.outbound.tables.spread_look(ExitOrder("statistics", "public", "E"))
    assert sum(named[row] for row in rows) <= 2 * len(rows)
    assert not wrote.keys() & rows and max(linked.values()) <= 2 * (len(rows) + len(cases))
