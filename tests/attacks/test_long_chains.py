"""What a device writes below what another one wrote does not make a file slow. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device, Town, carry
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.history import seen
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.history.state import RecordState
    from vsdesk.records.dictionary.values import Json


def chain(made: Town, second: Device, length: int) -> list[str]:
    """Claims one below the other, of two devices each, all taken out by the one that made them."""
    first, parent, ids = made.enemy, made.case, list[str]()
    for _ in range(length):
        id = first.desk.context.new_id()
        note: Json = {"ar": "كذب", "src_lang": "ar"}
        first.sign(made.case, NewOp(id, "claim", {"note": note}, parent=parent))
        ids.append(id)
        parent = id
    carry(first.desk, made.stick, made.rima, second.desk)
    second.sign(made.case, *(NewOp(id, "claim", {"value": "كذب"}) for id in ids))
    second.hand_over(made.rima, first.desk)
    gone = [
        NewOp(
            id, "claim", {"deleted": True}, observed=dict(observed_now([first.state(id, "claim")]))
        )
        for id in ids
    ]
    first.sign(made.case, *gone)
    first.hand_over(made.rima)
    return ids


@pytest.fixture
def second(made: Town, house: House) -> Device:
    """Another device in the same hand, to which the case is lent too."""
    found = Device(house.documenter("second", made.rima), made.stick)
    device_ids: list[str] = [made.enemy.device_id, found.device_id]
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": [*device_ids]}, id=root)])
    carry(made.rima, made.stick, found.desk, made.enemy.desk)
    return found


def test_a_chain_of_two_devices_is_walked_once(
    made: Town, second: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = chain(made, second, 24)
    walked: list[str] = []
    real = seen._least

    def watched(state: RecordState, path: seen._Path, depth: int) -> int:
        walked.append(state.rec)
        return real(state, path, depth)

    monkeypatch.setattr(seen, "_least", watched)
    without = made.rima.cases.dossier(made.case).without
    alone = next(one for one in without if one.device_ids == {second.device_id})
    # Without the second device nothing stands in them that their maker's delete did not see.
    away = {one.id for one in alone.facts.records if one.deleted}
    assert {*ids} <= away
    assert {*ids} <= {*walked}
    assert len(walked) <= 3 * len(ids)


def test_a_chain_in_which_each_record_has_two_parents_costs_as_much_as_it_is_long(
    made: Town, second: Device
) -> None:
    """Ids of an older program carry no maker: each device says of each record another one above it."""
    note: dict[str, Json] = {"note": {"ar": "كذب", "src_lang": "ar"}}
    ids, counts = [made.case, made.case], []
    made.gate("wgeid", "un_complaint")  # names are taken apart once in a process, and remembered
    for span in (range(10), range(10, 40), range(40, 70)):
        for at in span:
            ids.append(f"{at + 1:032x}")
            for device, parent in ((made.enemy, ids[-2]), (second, ids[-3])):
                device.sign(made.case, NewOp(ids[-1], "claim", note, parent=parent))
        made.enemy.hand_over(made.rima)
        second.hand_over(made.rima)
        counts.append(
            [
                calls(lambda: made.rima.cases.dossier(made.case)),
                calls(lambda: made.gate("wgeid", "un_complaint")),
                calls(lambda: made.rima.access.lone_words.lone_file(made.case)),
            ]
        )
    assert len(made.view(ids[-1]).parents) == 2
    few, many, most = counts
    for at, before in enumerate(few):
        assert most[at] - many[at] < 1.6 * (many[at] - before), counts
