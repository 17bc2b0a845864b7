"""Many names of who is thought responsible, by one device that is only assigned, close no words of others.
Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import below, leaving, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_what_terms_tell import town

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

NAMES: Final = "\n".join(f"اسم{one} لقب{one}" for one in range(201))
TOLD: Final = "أخذه نزار الديري من السوق في الصباح"


def tied(made: Town) -> str:
    """The incident of the case, to which a device is assigned; a coordinator named there who did it."""
    town(made, ["circumstances", "identity", "family_members"])
    incident = made.rima.context.new_id()
    made.rima.cases.save([Edit("incident", {"title": "مجزرة السوق"}, id=incident)])
    made.rima.cases.save([Edit("case", {"incident": incident}, id=made.case)])
    assigned: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    made.rima.cases.save([Edit("incident", assigned, id=incident)])
    written(made, "involvement", {"named_as": "نزار الديري"}, incident)
    written(made, "event", {"type": "arrest", "text": words(TOLD)}, made.case)
    left = leaving(made)
    assert "السوق" in left
    assert "الديري" not in left
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return incident


@pytest.mark.parametrize("rows", [1, 2])
def test_many_names_of_one_device_close_no_words(made: Town, rows: int) -> None:
    incident = tied(made)
    for _ in range(rows):
        below(made.enemy, incident, "involvement", {"named_as": NAMES})
    below(made.enemy, incident, "involvement", {"named_as": "س" * 20_001})
    made.enemy.hand_over(made.rima)
    left = leaving(made)
    assert "السوق" in left
    assert "الديري" not in left


def test_few_names_of_that_device_are_looked_for(made: Town) -> None:
    incident = tied(made)
    written(made, "event", {"type": "other", "text": words("وكان معه رامز الحوراني")}, made.case)
    assert "الحوراني" in leaving(made)
    below(made.enemy, incident, "involvement", {"named_as": "رامز الحوراني"})
    made.enemy.hand_over(made.rima)
    assert "الحوراني" not in leaving(made)


def test_too_many_of_a_coordinator_close_them(made: Town) -> None:
    incident = tied(made)
    written(made, "involvement", {"named_as": NAMES}, incident)
    assert "السوق" not in leaving(made)
