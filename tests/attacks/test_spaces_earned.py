"""A source's own space, handed to a device that only names its id. Asserts that it HOLDS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    pass


def sealed_source(made: Town) -> str:
    """The coordinator's source, which told an event of the case that the enemy works on."""
    src = made.rima.cases.save([Edit("source", {"true_name": "أبو السر", "type": "survivor"})]).ids[
        0
    ]
    event = next(one for one in made.rima.cases.dossier(made.case).of("event"))
    made.rima.cases.save([Edit("event", {"told_by": src}, id=event.id)])
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.enemy.desk.context.vault.read.view(src) is None
    seen = next(one for one in made.enemy.desk.cases.dossier(made.case).of("event"))
    assert seen.text("told_by") == src  # the id is all that the enemy has
    return src


@pytest.mark.parametrize("field", ["family", "incident"])
def test_a_source_named_as_family_or_incident_is_handed_over(made: Town, field: str) -> None:
    src = sealed_source(made)
    made.enemy.change(made.case, "case", {field: src}, replace=False)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    found = made.enemy.desk.context.vault.read.view(src)
    assert found is None, "true_name here: {!r}".format(bool(found.text("true_name")))


def test_another_case_named_as_family(made: Town) -> None:
    other = made.rima.cases.new_case(
        {"given_ar": "سر"}, {"case_type": "enforced_disappearance"}
    ).ids[0]
    made.enemy.change(made.case, "case", {"family": other}, replace=False)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.enemy.desk.context.vault.read.view(other) is None


def test_a_third_device_gets_a_family_by_the_enemys_link(made: Town) -> None:
    """The enemy does not gain; Hala gets what nobody assigned to her."""
    fam = made.rima.cases.new_family({"display_name": "سرية", "language": "ar"}).ids[0]
    made.enemy.change(made.case, "case", {"incident": fam}, replace=False)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    assert made.hala.context.vault.read.view(fam) is None
