"""Which file alone is taken for a paper whose file is still to come. Everybody is made up."""

from __future__ import annotations

import io

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.desk.conftest import House

from vsdesk import photo
from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

OTHER = "ab" * 32


def paper(made: Town, **values: Json) -> str:
    """A paper that Hala noted, without its file; the enemy has it too."""
    said: dict[str, Json] = {"type": "other", "title": "ورقة الاستدعاء", **values}
    item = made.hala.cases.save([Edit("evidence_item", said, parent=made.case)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return item


def step(desk: Desk, item: str, **values: Json) -> None:
    """A step of its custody that names another file."""
    said: dict[str, Json] = {"action": "received", "sha256_after": OTHER, **values}
    desk.cases.save([Edit("custody_entry", said, parent=item)])


def add(desk: Desk, item: str) -> None:
    """The scan comes."""
    scan = io.BytesIO(photo.draw_made_up_portrait(3))
    desk.files.late.add_file(item, scan, name="ورقة.jpg")


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("who", ["rima", "hala"])
@pytest.mark.parametrize("attack", ["after", "before", "item"])
def test_no_other_device_says_which_file_alone_is_taken(made: Town, attack: str, who: str) -> None:
    item = paper(made)
    if attack == "item":
        made.enemy.change(item, "evidence_item", {"sha256": OTHER})
    else:
        values: dict[str, Json] = {"action": "received", f"sha256_{attack}": OTHER}
        id = made.enemy.desk.context.new_id()
        made.enemy.sign(made.case, NewOp(id, "custody_entry", values, parent=item))
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    add(getattr(made, who), item)


@pytest.mark.parametrize("who", ["rima", "hala"])
@pytest.mark.parametrize("writer", ["rima", "hala"])
def test_what_a_coordinator_or_its_recorder_noted_holds(made: Town, writer: str, who: str) -> None:
    item = paper(made)
    step(getattr(made, writer), item)
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    with pytest.raises(UserError, match="E_OTHER_FILE"):
        add(getattr(made, who), item)


def test_another_device_lifts_nothing_that_was_noted(made: Town) -> None:
    item = paper(made)
    step(made.hala, item)
    carry(made.hala, made.stick, made.rima)
    swap(made)
    [noted] = made.rima.cases.dossier(made.case).of("custody_entry")
    made.enemy.change(noted.id, "custody_entry", {"sha256_after": "cd" * 32})
    id = made.enemy.desk.context.new_id()
    values: dict[str, Json] = {"action": "received", "sha256_after": "ef" * 32}
    made.enemy.sign(made.case, NewOp(id, "custody_entry", values, parent=item))
    made.enemy.hand_over(made.rima)
    with pytest.raises(UserError, match="E_OTHER_FILE"):
        add(made.rima, item)


def test_before_there_is_an_organisation_what_was_noted_holds(house: House) -> None:
    desk = house.coordinator()
    case = desk.cases.new_case({"given_ar": "سعد"}, {"case_type": "enforced_disappearance"}).ids[0]
    item = desk.cases.save([Edit("evidence_item", {"type": "other"}, parent=case)]).ids[0]
    step(desk, item)
    with pytest.raises(UserError, match="E_OTHER_FILE"):
        add(desk, item)
