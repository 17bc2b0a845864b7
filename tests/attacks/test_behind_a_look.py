"""A look makes no word good that stood behind another one and was never on the screen.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap, town
from tests.attacks.test_bodies_kept_back import sign_without_body
from tests.desk.conftest import House

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

LIE = "خائن"
TRUE = "خالد"


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    swap(found)
    return found


def father(made: Town) -> object:
    out = made.gate("wgeid", "un_complaint").get(made.person)
    return None if out is None else out.values.get("father_ar")


@pytest.mark.parametrize("look", [False, True])
def test_a_word_behind_one_whose_body_comes_later(made: Town, look: bool) -> None:
    """One op says a name that is right and a lie; the next one, whose body is kept back,
    says the truth again."""
    e = made.enemy
    assert father(made) == (TRUE,)
    e.change(made.person, "person", {"given_ar": "مروان", "father_ar": LIE})
    again = NewOp(
        made.person,
        "person",
        {"father_ar": TRUE},
        supersedes=e.replacing(made.person, "person", ["father_ar"]),
    )
    later = sign_without_body(e, made.case, again)
    e.hand_over(made.rima)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None
    on_screen = [a.value for one in page.records for held in one.said.values() for a in held]
    assert LIE not in on_screen
    if look:
        made.rima.access.lone_words.look_holds(made.case, page.shown(page.records))
    carry(made.rima, made.stick, e.desk)
    later()
    e.hand_over(made.rima)
    assert made.view(made.person).every("father_ar") == (TRUE,), "what every screen shows"
    assert father(made) == (TRUE,)


@pytest.mark.parametrize("look", [False, True])
def test_a_number_behind_a_closed_number(made: Town, look: bool) -> None:
    """The number that stands is closed on the page, so it waits on; what it replaced is made good unseen."""
    e = made.enemy
    rec, lie = e.desk.context.new_id(), "+963 900 000 111"
    number: dict[str, Json] = {
        "type": "phone",
        "value": lie,
        "safe_to_call": True,
        "person": made.mother,
    }
    e.sign(made.family, NewOp(rec, "contact_channel", number, parent=made.mother))
    e.change(rec, "contact_channel", {"value": "+90 500 000 00 00"})
    e.hand_over(made.rima)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None
    shown = page.shown(page.records)
    assert lie not in [a.value for one in page.records for held in one.said.values() for a in held]
    if look:
        made.rima.access.lone_words.look_holds(made.case, shown)
    read = made.rima.cases.dossier(made.case).without[0].facts.get(rec)
    assert read is None or read.every("value") != (lie,)
