"""A colleague hands over what she wrote in a case that is put away for a journey, and may be the only one who
has it: nobody acknowledges what is not kept (docs/spec/vault.md §16). Nobody attacks.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import enrol, whole_case

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.crypto.canonical import Json
    from vsdesk.desk import Desk, ReceivedFile

WORDS = "قال الشاهد ما لم يكتبه أحد سواها"  # made up


def test_nothing_is_acknowledged_that_is_not_kept(house: House, tmp_path: Path) -> None:
    chief, amal, hala = house.coordinator(), house.documenter("amal"), house.documenter("hala")
    enrol(amal, chief)
    enrol(hala, chief)
    number = 0

    def carry(sender: Desk, to: Desk) -> list[ReceivedFile]:
        nonlocal number
        number += 1
        (folder := tmp_path / str(number)).mkdir()
        sender.sync.hand_over(folder, [to.context.device_id])
        return list(to.sync.intake.receive([folder]))

    def meet() -> None:
        for one in (amal, hala):
            carry(one, chief)
            carry(chief, one)

    def states() -> list[str]:
        newest = hala.context.vault.postings.outbox(1)[0]
        return [newest.states[amal.context.device_id]]

    lent, _, family = whole_case(chief, "مازن")
    both: list[Json] = [amal.context.device_id, hala.context.device_id]
    for kind, one in (("case", lent), ("family", family)):
        chief.cases.save([Edit(kind, {"assigned": both}, id=one)])
    chief.cases.save([Edit("case", {"closed_on": "2026-10-01"}, id=lent)])
    meet()
    meet()
    carry(hala, amal)
    carry(amal, hala)
    amal.access.journeys.leave()
    told: dict[str, Json] = {"summary": {"ar": WORDS, "src_lang": "ar"}}
    hala.cases.save([Edit("case", told, id=lent)])
    for _ in range(2):  # she may try again: it is the same
        received = [one for one in carry(hala, amal) if one.status != "duplicate"]
        assert [(one.status, one.codes) for one in received] == [("applied", ("I_AWAY",))]
        assert states() == ["written"]
    carry(amal, chief)
    carry(chief, amal)
    amal.access.journeys.back()
    carry(amal, chief)
    carry(chief, amal)
    assert amal.access.journeys.state() is None  # what nobody else has keeps no journey open
    assert WORDS not in str(amal.cases.record(lent).value("summary"))
    carry(amal, hala)
    assert states() == ["written"]  # `held` acknowledges nothing
    assert "I_AWAY" not in carry(hala, amal)[-1].codes
    assert WORDS in str(amal.cases.record(lent).value("summary"))
    carry(amal, hala)
    assert states() == ["delivered"]
