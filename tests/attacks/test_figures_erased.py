"""A row of figures to which another device adds a person is no line of a sign-in list: it
stays, and is not erased.

Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

DAY: dict[str, Json] = {"from": "2026-01-10", "to": "2026-01-10", "precision": "day"}
LATER = 100 * 86_400_000  # ms


@pytest.mark.parametrize("attack", ["", "named", "named and emptied"])
@pytest.mark.parametrize("many", [None, 3], ids=["one", "three"])
def test_figures_stay_figures(
    made: Town, attack: str, many: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rima = made.rima
    activity = rima.cases.save(
        [Edit("activity", {"title": "جلسة", "date": DAY}, id=rima.context.new_id())]
    ).ids[0]
    figures = rima.cases.save(
        [Edit("participation", {"count": 40, "sex": "female"}, parent=activity)]
    ).ids[0]
    rima.cases.save(
        [
            Edit(
                "participation",
                {"person": made.mother, "sex": "female", "count": many},
                parent=activity,
            )
        ]
    )
    rima.cases.save([Edit("activity", {"assigned": [made.enemy.device_id]}, id=activity)])
    carry(rima, made.stick, made.enemy.desk)
    if attack:
        emptied: dict[str, Json] = {"count": None} if "emptied" in attack else {}
        made.enemy.change(figures, "participation", {"person": made.mother, **emptied})
        made.enemy.hand_over(rima)
    clock = rima.context.env.clock
    later = replace(rima.context.env, clock=lambda: clock() + LATER)
    monkeypatch.setattr(rima.context, "env", later)
    monkeypatch.setattr(rima.erasure.retention, "_env", later)
    (found,) = [one for one in rima.erasure.retention.found() if one.data_class == "sign_in"]
    assert figures not in found.ids
    rima.erasure.retention.approve(
        found, "الوقت انتهى", listed=rima.erasure.retention.plan(found).digest
    )
    rows = [one for one in rima.context.vault.read.space(activity) if one.kind == "participation"]
    left = [one for one in rows if not one.deleted and not one.erased]
    assert figures in [one.id for one in left]
    told = sum(one.value("count") or 0 for one in left)  # type: ignore[misc]  # numbers
    assert told == (many or 1) + (0 if "emptied" in attack else 40)
