"""An approval of a case looks at no tie of another device: its page shows a title, and none of the words that
would leave by it. A look at what waits does.

Everybody is made up.
"""

from __future__ import annotations

import json
from typing import Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town
from tests.attacks.test_approved_out_of_sight import approve, look

from vsdesk.desk import Edit

SECRET: Final = "شاهدنا الحاجز من سطح أبو رامي"


def _lies_in(made: Town, tie: str) -> str:
    """An incident of the coordinator's with an event, or another family with a house."""
    cases = made.rima.cases
    if tie == "incident":
        [id] = cases.save(
            [Edit("incident", {"title": "الحاجز"}, id=made.rima.context.new_id())]
        ).ids
        below = Edit("event", {"type": "sighting", "text": words(SECRET)}, parent=id)
    else:
        id = cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
        below = Edit("hlp_asset", {"type": "house", "place_text": SECRET}, parent=id)
    cases.save([below])
    return id


def _leaves(made: Town) -> bool:
    asked = (("wgeid", "un_complaint"), ("family", "casework"))
    left = (made.gate(*one).payload() for one in asked)
    return any(SECRET in json.dumps(one, ensure_ascii=False) for one in left)


@pytest.mark.parametrize("tie", ["incident", "second_family"])
def test_an_approval_makes_no_tie_good(made: Town, tie: str) -> None:
    made.enemy.change(made.case, "case", {tie: _lies_in(made, tie)}, replace=False)
    made.enemy.hand_over(made.rima)
    approve(made)
    assert not _leaves(made)
    assert made.rima.access.lone_words.lone_file(made.case) is not None
    look(made)
    assert _leaves(made), "looked at where the tie itself is named"
