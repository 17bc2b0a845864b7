"""Many records about one large picture of another device's, each found forged by it: a look
at a paper unpacks little.

Everybody is made up.
"""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.attacks.kit import Device, Town, carry

from vsdesk import photo
from vsdesk.desk import Desk, DocumentLook, Edit
from vsdesk.desk.access import forged_papers
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


def picture(side: int, shade: int = 255) -> bytes:
    out = io.BytesIO()
    Image.new("L", (side, side), shade).save(out, "PNG")
    return out.getvalue()


def paper(desk: Desk, case: str, data: bytes) -> str:
    return desk.files.attach(io.BytesIO(data), case, kind="release_order", name="p.png").ids[0]


def template(look: DocumentLook) -> tuple[str, tuple[str, ...]]:
    found = next(one for one in look.findings if one.test == "template_reuse")
    return found.result, found.records


def copies(enemy: Device, case: str, item: str, count: int) -> None:
    """So many more records of the enemy's that name the file of one, each with a check."""
    view, ops = enemy.desk.cases.record(item), list[NewOp]()
    held: dict[str, Json] = {
        name: view.value(name) for name in ("type", "file_name", "mime", "size", "sha256", "blob")
    }
    for _ in range(count):
        one = enemy.desk.context.new_id()
        ops.append(NewOp(one, "evidence_item", held, parent=case))
        check: dict[str, Json] = {"result": "forged"}
        ops.append(NewOp(enemy.desk.context.new_id(), "document_check", check, parent=one))
    enemy.sign(case, *ops)


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pixels each picture had that was unpacked for its layout."""
    found, plain = list[int](), photo.fingerprint

    def noted(data: bytes) -> photo.ImageFingerprint:
        found.append(photo.pixels(data))
        return plain(data)

    monkeypatch.setattr(photo, "fingerprint", noted)
    return found


def test_one_picture_is_unpacked_once(made: Town, unpacked: list[int]) -> None:
    enemy, rima = made.enemy, made.rima
    mine = paper(made.hala, made.case, photo.draw_made_up_portrait(3))
    carry(made.hala, made.stick, rima)
    kind: dict[str, Json] = {"case_type": "enforced_disappearance"}
    own = enemy.desk.cases.new_case({"given_ar": "x"}, kind).ids[0]
    for case in (made.case, own):  # the same bytes, sealed again under another name
        copies(enemy, case, paper(enemy.desk, case, picture(300)), 20)
    enemy.hand_over(rima)
    rima.access.safeguards.document_look(mine)
    assert len(unpacked) == 2  # the paper itself, and that picture
    rima.access.safeguards.document_look(mine)
    assert len(unpacked) == 2


def test_one_look_unpacks_no_more_than_it_has_room_for(
    made: Town, unpacked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    enemy, rima = made.enemy, made.rima
    mine = paper(made.hala, made.case, photo.draw_made_up_portrait(3))
    carry(made.hala, made.stick, rima)
    for shade in range(6):
        copies(enemy, made.case, paper(enemy.desk, made.case, picture(400, shade)), 1)
    enemy.hand_over(rima)
    room = 400 * 400 * 3 + 20_000  # three of them, with their bytes
    monkeypatch.setattr(forged_papers, "ROOM", room)
    seen = []
    for _ in range(3):
        before = len(unpacked)
        seen.append(template(rima.access.safeguards.document_look(mine))[0])
        assert sum(unpacked[before:]) <= room + 480 * 600  # and the paper itself
    assert seen == ["not_possible", "pass", "pass"]  # each look goes on from the last one
    assert len(unpacked) == 7


@pytest.mark.parametrize(
    ("finder", "counts"),
    [("enemy", False), ("hala", True), ("rima", True)],
    ids=["another device's", "who recorded it", "coordinator"],
)
def test_whose_finding_is_held_against_other_papers(made: Town, finder: str, counts: bool) -> None:
    """Neighbours: of who recorded the paper, and of a coordinator."""
    first, second = (
        paper(made.hala, made.case, photo.draw_made_up_scan(7, ["made up", said]))
        for said in ("one", "two")
    )
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    check: dict[str, Json] = {"result": "forged"}
    if finder == "enemy":
        made.enemy.sign(
            made.case,
            NewOp(made.enemy.desk.context.new_id(), "document_check", check, parent=first),
        )
        made.enemy.hand_over(made.rima)
    else:
        (made.hala if finder == "hala" else made.rima).cases.save(
            [Edit("document_check", check, parent=first)]
        )
        carry(made.hala, made.stick, made.rima)
    assert template(made.rima.access.safeguards.document_look(second)) == (
        ("fail", (first,)) if counts else ("pass", ())
    )
