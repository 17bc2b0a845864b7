"""Whoever opened the file takes nobody into a household that a coordinator wrote down: whose paper it is sees
there what they saw before. Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import as_text, below, relative, said
from tests.attacks.kit import TODAY, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_what_terms_tell import WIDE, town

from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

SECRET: Final = "مزرعة العساف"
HOUSE: Final = "بيت سلمى"


def paper(made: Town, of: str) -> str:
    """What stands on somebody's own paper."""
    asked = Request("casework", "family", "B", TODAY, person=of)
    return as_text(decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary))


def name(made: Town, who: str) -> str:
    held = made.rima.cases.dossier(made.case).get(who)
    return held.text("given_ar") if held else ""


@told_once
def houses(made: Town, *, coordinator: bool = True) -> tuple[str, dict[str, str]]:
    """The mother, and the rows of the family by person: the wife and the sister live in two houses."""
    mother, wife = town(made)
    said(made, mother, "given", purpose="casework", recipient="family", data_scope=WIDE)
    said(made, mother, "given", purpose="hold_record", recipient="own_org", data_scope=WIDE)
    sister = relative(made, "sister", "ريم")
    carry(made.hala, made.stick, made.rima)
    rows = {
        one.text("person"): one.id for one in made.rima.cases.dossier(made.case).of("family_member")
    }
    lives = {wife: HOUSE, sister: "بيت ريم"}
    for who, house in lives.items():
        values: dict[str, Json] = {"household": house}
        if coordinator:
            made.rima.cases.save([as_shown(made.rima, "family_member", values, rows[who])])
        else:
            device = hala(made)
            device.change(rows[who], "family_member", values)
            device.hand_over(made.rima)
    asset: dict[str, Json] = {"type": "house", "owner": wife, "place_text": SECRET}
    written(made, "hlp_asset", asset, made.family)
    return mother, rows


@pytest.mark.parametrize("who", ["opener", "second row", "coordinator"])
def test_nobody_is_taken_into_a_house_of_the_coordinator(made: Town, who: str) -> None:
    mother, rows = houses(made)
    assert "سلمى" not in paper(made, mother)
    values: dict[str, Json] = {"household": HOUSE}
    if who == "coordinator":
        made.rima.cases.save([as_shown(made.rima, "family_member", values, rows[mother])])
    else:
        device = hala(made)
        if who == "opener":
            device.change(rows[mother], "family_member", values)
        else:
            below(device, made.family, "family_member", {"person": mother, **values})
        device.hand_over(made.rima)
    left = paper(made, mother)
    assert (SECRET in left) == ("سلمى" in left) == (who == "coordinator")


def test_who_wrote_down_all_of_a_house_says_who_lives_there(made: Town) -> None:
    mother, rows = houses(made, coordinator=False)
    assert "سلمى" not in paper(made, mother)
    device = hala(made)
    device.change(rows[mother], "family_member", {"household": HOUSE})
    device.hand_over(made.rima)
    assert "سلمى" in paper(made, mother)
    assert "ريم" not in paper(made, mother)


def test_a_coordinator_writes_somebody_into_the_house_of_the_mother(made: Town) -> None:
    mother, rows = houses(made, coordinator=False)
    wife = next(
        who for who, row in rows.items() if row != rows[mother] and "سلمى" in name(made, who)
    )
    device = hala(made)
    device.change(rows[mother], "family_member", {"household": "بيت هدى"})
    device.hand_over(made.rima)
    assert "سلمى" not in paper(made, mother)
    for lives in (None, "بيت هدى"):
        said_now: dict[str, Json] = {"household": lives}
        made.rima.cases.save([as_shown(made.rima, "family_member", said_now, rows[wife])])
    assert "سلمى" in paper(made, mother)
