"""Who wrote down who lives in which household says otherwise: on a household's paper the other stays hidden,
until a coordinator writes where somebody lives. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

TOLD: dict[str, Json] = {"ar": "وقالت سلمى النوري سراً", "src_lang": "ar"}


class Houses:
    """The mother lives in one household, the wife in another, as one device wrote; a
    coordinator's story names her."""

    def __init__(self, made: Town, opener: Desk) -> None:
        self.made = made
        self.mother = asked(made)
        self.wife, self.hers = opener.context.new_id(), opener.context.new_id()
        opener.cases.save(
            [
                Edit(
                    "person",
                    {"given_ar": "سلمى", "family_ar": "النوري"},
                    id=self.wife,
                    parent=made.family,
                ),
                Edit(
                    "family_member",
                    {"person": self.wife, "household": "بيت الشام"},
                    id=self.hers,
                    parent=made.family,
                ),
            ]
        )
        self.mothers = next(
            one.id
            for one in opener.cases.dossier(made.case).of("family_member")
            if one.text("person") == self.mother
        )
        opener.cases.save([Edit("family_member", {"household": "بيت إدلب"}, id=self.mothers)])
        yes: dict[str, Json] = {
            "grantor": self.mother,
            "subject": made.case,
            "purpose": "hold_record",
            "recipient": "own_org",
            "result": "given",
            "given_on": TODAY,
            "data_scope": SCOPES,
        }
        opener.cases.save(
            [Edit("consent_grant", yes, id=opener.context.new_id(), parent=made.family)]
        )
        carry(opener, made.stick, made.rima)
        written(made, "event", {"type": "other", "text": TOLD}, made.case)

    def paper(self, person: str) -> str:
        """All that stands on the paper of one of them."""
        request = Request("hold_record", "family", "B", TODAY, person=person)
        left = decide(
            request, self.made.rima.cases.dossier(self.made.case), self.made.rima.context.dictionary
        )
        assert left.allowed, left.state
        return json.dumps([dict(one.values) for one in left.records], ensure_ascii=False)

    def hides(self, person: str) -> bool:
        return "سراً" not in self.paper(person)


@pytest.fixture
def houses(made: Town) -> Houses:
    found = Houses(made, made.hala)
    assert found.hides(found.mother)
    return found


def say(device: Device, houses: Houses, way: str) -> None:
    """What the device says in its own record now."""
    hers, mothers = houses.hers, houses.mothers
    if way == "null":
        device.change(hers, "family_member", {"household": None})
    elif way == "hers":
        device.change(hers, "family_member", {"household": "بيت إدلب"})
    elif way == "twice":
        device.change(hers, "family_member", {"household": "بيت حمص"})
        device.change(hers, "family_member", {"household": "بيت إدلب"})
    elif way == "mothers":
        device.change(mothers, "family_member", {"household": "بيت الشام"})
    elif way == "both":
        device.change(hers, "family_member", {"household": None})
        device.change(mothers, "family_member", {"household": None})
    elif way == "person":
        device.change(hers, "family_member", {"person": None})
    else:
        device.change(hers, "family_member", {"deleted": True}, observed=True)
    device.hand_over(houses.made.rima)


@pytest.mark.parametrize("way", ["null", "hers", "twice", "mothers", "both", "person", "delete"])
def test_who_wrote_a_household_takes_nobody_out_of_it(houses: Houses, way: str) -> None:
    say(hala(houses.made), houses, way)
    assert houses.hides(houses.mother)


def test_a_coordinator_says_where_somebody_lives(houses: Houses) -> None:
    say(hala(houses.made), houses, "hers")
    for lives in (None, "بيت إدلب"):
        houses.made.rima.cases.save([Edit("family_member", {"household": lives}, id=houses.hers)])
    assert not houses.hides(houses.mother)


def test_a_coordinator_looks_at_what_an_assigned_device_says_now(made: Town) -> None:
    """The device wrote where a sister lives and says otherwise; where a coordinator
    looked at that, it holds."""
    houses = Houses(made, made.hala)
    carry(made.rima, made.stick, made.enemy.desk)
    e, rima = made.enemy, made.rima
    sister, hers = e.desk.context.new_id(), e.desk.context.new_id()
    member: dict[str, Json] = {"person": sister, "household": "بيت الشام"}
    named: dict[str, Json] = {"given_ar": "ميسون", "family_ar": "الحلبي"}
    e.sign(made.family, NewOp(sister, "person", named, parent=made.family))
    e.sign(made.family, NewOp(hers, "family_member", member, parent=made.family))
    e.hand_over(rima)
    told: dict[str, Json] = {"ar": "وقالت ميسون الحلبي خبراً", "src_lang": "ar"}
    written(made, "event", {"type": "other", "text": told}, made.case)

    def look() -> None:
        page = rima.access.lone_words.lone_page(made.family)
        assert page is not None
        rima.access.lone_words.look_holds(made.family, page.shown(page.records))

    look()
    assert "خبراً" not in houses.paper(houses.mother)
    e.change(hers, "family_member", {"household": "بيت إدلب"})
    e.hand_over(rima)
    assert "خبراً" not in houses.paper(houses.mother)
    look()
    assert "خبراً" in houses.paper(houses.mother)


def test_what_is_said_after_a_coordinator_is_a_word_again(houses: Houses) -> None:
    made = houses.made
    made.rima.cases.save([Edit("family_member", {"household": "بيت حمص"}, id=houses.hers)])
    say(hala(made), houses, "hers")
    assert houses.hides(houses.mother)


def test_whoever_a_coordinator_removed_from_the_family_lives_nowhere(houses: Houses) -> None:
    rima = houses.made.rima
    rima.cases.save(
        [Edit("family_member", id=houses.hers, delete=True, shown=rima.cases.shown(houses.hers))],
        why="no member",
    )
    assert not houses.hides(houses.mother)


def test_on_ones_own_paper_one_stands(houses: Houses) -> None:
    say(hala(houses.made), houses, "null")
    assert houses.wife not in rows_hidden(houses, houses.wife)


def rows_hidden(houses: Houses, person: str) -> set[str]:
    paper = houses.paper(person)
    return {one for one in (houses.mother, houses.wife) if one not in paper}
