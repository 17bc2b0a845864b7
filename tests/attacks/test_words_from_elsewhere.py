"""Words that a file draws from elsewhere, by a device that wrote nothing in it: they count there as they do
where they lie. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_looked import look
from tests.attacks.test_one_relative_of_two_families import TwoFamilies

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.risk import is_red

if TYPE_CHECKING:
    from tests.attacks.kit import Device, Town

    from vsdesk.records.dictionary.values import Json


def _lend(two: TwoFamilies, device: Device) -> None:
    """The first case and its family."""
    rima = two.made.rima
    lent: dict[str, Json] = {"assigned": [device.device_id]}
    rima.cases.save([Edit("case", lent, id=two.first_case), Edit("family", lent, id=two.first)])
    carry(rima, two.made.stick, device.desk)


def _assessed(device: Device, two: TwoFamilies, level: str, day: str) -> None:
    values: dict[str, Json] = {
        "level": level,
        "date": day,
        "person": two.sister,
        "notes": {"ar": "قالت ريم إنهم هددوها", "src_lang": "ar"},
    }
    id = device.desk.context.new_id()
    device.sign(two.first, NewOp(id, "risk_assessment", values, parent=two.first))
    device.hand_over(two.made.rima)


@pytest.mark.parametrize("later", ["green", "amber"])
def test_a_later_assessment_ends_no_danger_of_the_other_entry(made: Town, later: str) -> None:
    """The laptop was an honest documenter's, who wrote the danger down."""
    two, enemy = TwoFamilies(made), made.enemy
    two.link()
    _lend(two, enemy)
    _assessed(enemy, two, "red", "2026-11-20")
    assert _stopped(two)
    _assessed(enemy, two, later, "2026-11-22")
    assert _stopped(two)
    look(made, two.first)
    assert not _stopped(two, two.first_case)


def _stopped(two: TwoFamilies, case: str = "") -> bool:
    desk = two.made.rima
    return is_red(desk.cases.dossier(case or two.made.case), "2026-12-01")
