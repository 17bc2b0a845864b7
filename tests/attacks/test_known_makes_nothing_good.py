"""A coordinator who says that they know of what came where something was let go looked at none of its words.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, words
from tests.attacks.kit import Town
from tests.attacks.test_let_go_meanwhile import waiting
from tests.attacks.test_only_a_look_makes_good import LIE, by_enemy
from tests.attacks.test_told_for_several_cases import two_cases

from vsdesk.errors import UserError
from vsdesk.records.consent.coordinators import seen

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SAID: dict[str, dict[str, Json]] = {
    "risk_assessment": {"level": "red", "area_text": LIE, "mitigations": words(LIE)},
    "family_request": {"type": "stop", "text": words(LIE)},
}


def looked(made: Town) -> None:
    """A coordinator looks at what waits in the case."""
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    made.rima.access.lone_words.look_holds(found.root, found.ops)


@pytest.mark.parametrize("kind", SAID)
def test_its_words_wait_for_a_look_that_shows_them(made: Town, kind: str) -> None:
    two_cases(made, "incident")
    assign(made)
    rima, case = made.rima, made.case
    incident = rima.cases.record(case).text("incident")
    rima.cases.incidents.leave(case, incident, shown=rima.cases.shown(case))
    root = made.family if kind == "family_request" else case
    rec = below(made.enemy, root, kind, SAID[kind])
    made.enemy.hand_over(rima)
    told = [*rima.context.vault.read.whole.let_go.waiting()]
    assert [one.space for one in told] == [case] and rec in told[0].late
    assert waiting(rima) == [], "the page of what waits for a look leads there"
    with pytest.raises(UserError, match="E_VALUE"):
        rima.erasure.late.known(case, " ".join(told[0].late[rec]))
    assert by_enemy(made, rec).isdisjoint(seen(rima.cases.dossier(case)))
    looked(made)
    for row in waiting(rima):
        rima.erasure.late.known(row.root, str(row.told).partition(" ")[2])
    assert waiting(rima) == [] and not [*rima.context.vault.read.whole.let_go.waiting()]
