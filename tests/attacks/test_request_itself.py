"""Nobody else moves or hides a body's request in its own row. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, swap

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def due(made: Town) -> set[tuple[str, str]]:
    return {(one.what, one.record) for one in made.rima.due.due()}


@pytest.mark.parametrize(
    "said", [{"direction": "out"}, {"answer_due": "2099-01-01"}], ids=["direction", "day"]
)
@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
def test_a_request_is_not_silenced_in_its_own_row(
    made: Town, said: dict[str, Json], *, replace: bool
) -> None:
    rima = made.rima
    sub = rima.cases.save(
        [Edit("submission", {"mechanism": "wgeid", "status": "drafting"}, parent=made.case)]
    ).ids[0]
    asked: dict[str, Json] = {
        "type": "request",
        "direction": "in",
        "date": "2026-11-01",
        "answer_due": "2026-11-20",
    }
    event = rima.cases.save([Edit("submission_event", asked, parent=sub)]).ids[0]
    swap(made)
    assert ("request", event) in due(made)
    made.enemy.change(event, "submission_event", said, replace=replace)
    made.enemy.hand_over(rima)
    assert ("request", event) in due(made)
