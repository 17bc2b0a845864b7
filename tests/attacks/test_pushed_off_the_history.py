"""The pages of what happened and of what was removed are bounded: one device fills neither. Everybody is
made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import assign
from tests.attacks.kit import Town

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.ui.editing import removal, section_part

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
