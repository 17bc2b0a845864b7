"""Whatever a device's clock says, its time is shown: no page and no command ends by it.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.cli.terminal_values import when
from vsdesk.desk import Edit
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.words import LANGS, Words

GREATEST = 0xFFFFFFFFFFFF  # of 12 digits: the year 10889
CLOCKS = {
    "1970": 0,
    "last second of 9999": 253402300799999,
    "10000": 253402300800000,
    "10889": GREATEST,
}


@pytest.mark.parametrize("ts", CLOCKS.values(), ids=CLOCKS.keys())
def test_when_something_was_written_is_told_of_any_clock(made: Town, ts: int) -> None:
    desk = made.rima
    made.hala.cases.save([Edit("case", {"summary": {"ar": "أخذوه من البيت"}}, id=made.case)])
    carry(made.hala, made.stick, desk)
    made.enemy.change(made.case, "case", {"summary": {"ar": "كلام آخر"}}, replace=False, ts=ts)
    made.enemy.hand_over(desk)
    rows = desk.cases.history(made.case)
    [difference] = [one for one in desk.cases.differences.open() if one.field == "summary"]
    told = [*(one.ts for one in rows), *(one.ts for one in difference.alternatives)]
    assert {int(one[:12], 16) for one in told} > {ts}
    for one in told:
        assert when(one)[:4].isdigit()
        for lang in LANGS:
            assert log_stamp(Words(lang), one)
    desk.due.due()
    desk.cases.save([Edit("case", {"before_note": {"ar": "شيء"}}, id=made.case)])
    own = [
        one.ts
        for one in desk.cases.history(made.case)
        if one.device_id == desk.context.vault.identity.device_id
    ]
    assert max(int(one[:12], 16) for one in own) < 253402300800000
