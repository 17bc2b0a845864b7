"""The pages of what happened, of what was removed, of differences and of answers are bounded: one device
fills none of them. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import assign
from tests.attacks.kit import TODAY, Town, carry

from vsdesk.desk import Edit, How
from vsdesk.history.entry import NewOp
from vsdesk.ui.editing import removal, section_part
from vsdesk.ui.screens.case import side
from vsdesk.ui.screens.differences.screen import _MOST as _DIFFERENCES

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def test_what_others_did_and_removed_stays_in_sight(made: Town) -> None:
    note = made.hala.context.new_id()
    text: dict[str, Json] = {"text": {"ar": "ملاحظة مختلقة", "src_lang": "ar"}}
    made.hala.cases.save([Edit("note", text, id=note, parent=made.case)])
    made.hala.cases.delete(note, shown=made.hala.cases.shown(made.case))
    assign(made)
    device = made.enemy
    new = [device.desk.context.new_id() for _ in range(section_part._MOST)]
    device.sign(made.case, *(NewOp(id, "note", text, parent=made.case) for id in new))
    for id in new[: 2 * removal._MOST]:
        device.desk.cases.delete(id, shown=device.desk.cases.shown(made.case))
    device.hand_over(made.rima)
    file = made.rima.cases.dossier(made.case)
    here = [one for one in file if one.space == made.case]
    mine = made.rima.context.device_id
    shown = removal.removed(file, here, mine)[: removal._MOST]
    assert note in {one.id for one in shown} and {one.id for one in shown} & {*new}
    records = tuple((one.id, one.kind) for one in here)
    rows = section_part._histories(made.rima, records, ("", frozenset()))
    wrote = {row.device_id for _, row in rows}
    assert len(rows) == section_part._MOST and made.hala.context.device_id in wrote
    assert [row.ts for _, row in rows] == sorted((row.ts for _, row in rows), reverse=True)


def test_what_others_said_otherwise_stays_in_sight(made: Town) -> None:
    events = [made.hala.context.new_id() for _ in range(_DIFFERENCES + 10)]
    told: dict[str, Json] = {
        "type": "sighting",
        "place_text": "بوابة مختلقة",
    }
    made.hala.cases.save([Edit("event", told, id=id, parent=made.case) for id in events])
    carry(made.hala, made.stick, made.rima)
    assign(made)
    for id in events[:-1]:
        made.enemy.change(id, "event", {"place_text": "غيرها"}, replace=False)
    for desk, place in ((made.hala, "دوار مختلق"), (made.rima, "جسر مختلق")):
        view = desk.cases.record(events[-1])
        desk.cases.save([Edit("event", {"place_text": place}, id=view.id)])
    carry(made.hala, made.stick, made.rima)
    made.enemy.hand_over(made.rima)
    found = made.rima.cases.differences.open(made.case)
    assert len(found) > _DIFFERENCES
    assert events[-1] in {one.record for one in found[:_DIFFERENCES]}


def test_a_no_of_others_stays_in_sight(made: Town) -> None:
    assign(made)
    device, room = made.enemy, side._MOST
    every = made.rima.context.dictionary.vocabularies.keys("recipient")
    asked = [one for one in every if one not in made.grants][: room + 2]
    for recipient in asked:
        no: dict[str, Json] = {
            "grantor": made.mother,
            "subject": made.person,
            "purpose": "search",
            "recipient": recipient,
            "result": "refused",
            "date": {"from": TODAY, "precision": "day"},
        }
        device.sign(
            made.case, NewOp(device.desk.context.new_id(), "consent_grant", no, parent=made.case)
        )
    said = made.hala.consent.grant(
        made.case,
        made.mother,
        "advocacy_named",
        "public",
        "refused",
        How(),
        shown=made.hala.cases.shown(made.case),
    )
    device.hand_over(made.rima)
    carry(made.hala, made.stick, made.rima)
    file = made.rima.cases.dossier(made.case)
    first = side.in_order(file, made.rima.context.device_id, TODAY)[:room]
    assert {said.ids[0], made.grants["iimp"]} <= {one.id for one in first}
