"""The organisation's own copy of a vault in which something was put aside of a laptop that was taken.

Loaded and looked at, it leaves no further than in the vault of the copy before. Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_put_aside_narrows import WAYS, leaves, taken
from tests.attacks.test_restored_copy import SCOPES, at, confirmed
from tests.desk.copies import confirm_copies

from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk


# What no line tells, since all of its file was put aside, or since it might open too: what it closes stays
# until the second look.
UNTIL_A_LOOK: Final = frozenset(
    {
        *("named by a link", "another entry", "a second family", "a source", "another case"),
        *("scopes", "not by name", "limits", "asked again", "asked again, not by name"),
    }
)


def leaves_at(desk: Desk, made: Town) -> dict[tuple[str, str], str]:
    found = at(desk, made)
    return {
        (one.id, name): str(said)
        for one in (found.records if found.allowed else ())
        for name, said in one.values.items()
    }


@pytest.mark.parametrize("way", WAYS)
def test_what_was_put_aside_closes_in_the_copy_too(
    house: House, made: Town, tmp_path: Path, way: str
) -> None:
    one = taken(house, made)
    does, story = WAYS[way]
    does(one)
    carry(one.hala, made.stick, made.rima)
    if story:
        one.tells(story)
    before = leaves(made)
    made.rima.sync.revocations.revoke(one.hala.context.device_id, made.rima.context.today())
    other = confirmed(made, house, tmp_path / "copy")
    assert leaves_at(other, made).items() <= before.items()
    confirm_copies(other, held=True)
    if way not in UNTIL_A_LOOK:
        assert leaves_at(other, made).items() <= before.items()


def test_what_is_missing_closes_in_the_copy_too(house: House, made: Town, tmp_path: Path) -> None:
    """Until somebody looks at what did not leave there: a copy cannot hold what is not here."""
    one = taken(house, made)
    item = one.tells("أخذوه من البيت")
    keep_back(made.rima, made.view(item).ops("text"))
    assert leaves(made) == {}
    other = confirmed(made, house, tmp_path / "copy")
    assert leaves_at(other, made) == {}
    confirm_copies(other, held=True)
    assert leaves_at(other, made)


def test_it_opens_nothing_there(house: House, made: Town, tmp_path: Path) -> None:
    """A yes that was put aside, and words that were: whoever loads the copy has not looked at them."""
    one = taken(house, made)
    yes = a_yes(made, one.mother, data_scope=SCOPES, recipient="wgeid")
    one.put("consent_grant", yes, made.family)
    one.put("event", {"type": "other", "text": words("رأوه في المطار")}, made.case)
    carry(one.hala, made.stick, made.rima)
    assert leaves_to_others(made.rima, made)
    made.rima.sync.revocations.revoke(one.hala.context.device_id, made.rima.context.today())
    here = leaves_to_others(made.rima, made)
    other = confirmed(made, house, tmp_path / "copy")
    confirm_copies(other, held=True)
    assert "المطار" not in " ".join(leaves_at(other, made).values())
    assert leaves_to_others(other, made) <= here


def leaves_to_others(desk: Desk, made: Town) -> set[tuple[str, str]]:
    """What may leave for the Working Group, by record and field."""
    asked = Request("un_complaint", "wgeid", "B", TODAY)
    found = decide(asked, desk.cases.dossier(made.case), desk.context.dictionary)
    records = found.records if found.allowed else ()
    return {(one.id, name) for one in records for name in one.values}
