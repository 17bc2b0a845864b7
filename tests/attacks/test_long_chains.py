"""What a device writes below what another one wrote does not make a file slow. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device, Town, carry

from vsdesk.desk import Edit
from vsdesk.history import seen
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import saw_now

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.history.state import RecordState
    from vsdesk.records.values import Json


def chain(made: Town, second: Device, length: int) -> list[str]:
    """Claims one below the other, of two devices each, all taken out by the one that made them."""
    first, parent, ids = made.enemy, made.case, list[str]()
    for _ in range(length):
        id = first.desk.new_id()
        note: Json = {"ar": "كذب", "src_lang": "ar"}
        first.sign(made.case, NewOp(id, "claim", {"note": note}, parent=parent))
        ids.append(id)
        parent = id
    carry(first.desk, made.stick, made.rima, second.desk)
    second.sign(made.case, *(NewOp(id, "claim", {"value": "كذب"}) for id in ids))
    second.hand_over(made.rima, first.desk)
    gone = [
        NewOp(id, "claim", {"deleted": True}, saw=dict(saw_now([first.state(id, "claim")])))
        for id in ids
    ]
    first.sign(made.case, *gone)
    first.hand_over(made.rima)
    return ids


def test_a_chain_of_two_devices_is_walked_once(
    made: Town, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Device(house.documenter("second", made.rima), made.stick)
    kids: list[str] = [made.enemy.kid, second.kid]
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.save([Edit(kind, {"assigned": [*kids]}, id=root)])
    carry(made.rima, made.stick, second.desk, made.enemy.desk)
    ids = chain(made, second, 24)
    walked: list[str] = []
    real = seen._least

    def watched(state: RecordState, path: seen._Path, depth: int) -> int:
        walked.append(state.rec)
        return real(state, path, depth)

    monkeypatch.setattr(seen, "_least", watched)
    without = made.rima.dossier(made.case).without
    alone = next(one for one in without if one.kids == {second.kid})
    # Without the second device nothing stands in them that their maker's delete did not see.
    away = {one.id for one in alone.facts.records if one.deleted}
    assert {*ids} <= away
    assert {*ids} <= {*walked}
    assert len(walked) <= 3 * len(ids)
