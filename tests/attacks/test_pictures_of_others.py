"""Whose picture it is, is said by who recorded the person: no step of a colleague's says
it after another device.

In the family's file lies a picture of an uncle, and another device says that it is the missing
man's. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said, state
from tests.attacks.kit import Town, town
from tests.desk.covering import covered_now

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.dossier import ids_in
from vsdesk.reports import PHOTO_BOX

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

BOX = (40, 60, 440, 340)
SCOPES = ["identity", "circumstances", "photo", "documents", "family_members"]


@pytest.fixture
def made(house: House) -> Town:
    """A missing man without a photo, and his mother's yes to one that leaves."""
    made = town(house)
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", photo_use=True, data_scope=[*SCOPES])
    return made


def picture(number: int = 5) -> io.BytesIO:
    return io.BytesIO(photo.draw_made_up_portrait(number))


def uncle(made: Town) -> str:
    return made.hala.files.attach(
        picture(), made.family, kind="photo_person", name="uncle.jpg"
    ).ids[0]


def leaving(made: Town) -> set[str]:
    """The pictures that leave as those of the missing person."""
    found = state(made).get(made.person)
    assert found is not None
    return {id for value in found.every("photo") for id in ids_in(value)}


def told(made: Town) -> set[str]:
    """The pictures that are his by the word of any device but the hostile one, at the coordinator's."""
    standing = made.view(made.person).fields.get("photo", ())
    return {
        id for one in standing if one.device_id != made.enemy.device_id for id in ids_in(one.value)
    }


def portrait(made: Town) -> bytes | None:
    """The picture that leaves on a paper."""
    dossier = made.rima.cases.dossier(made.case)
    return made.rima.outbound.sheets.pictures.picture(state(made), dossier, PHOTO_BOX)


def on_paper(made: Town, item: str) -> bytes:
    return photo.for_paper(made.rima.files.attachment(item), PHOTO_BOX)


def ties(made: Town, item: str, person: str) -> None:
    made.enemy.change(person, "person", {"photo": [item]}, replace=False)
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize("attack", [False, True], ids=["control", "tied"])
def test_covering_says_of_nobody_whose_picture_it_is(made: Town, *, attack: bool) -> None:
    item = uncle(made)
    assign(made)
    if attack:
        ties(made, item, made.person)
    change = covered_now(made.rima, item, [BOX], "x")
    for _ in ("covered", "taken back"):
        assert leaving(made) == told(made) == set()
        assert portrait(made) is None
        made.rima.cases.take_back(change)


def test_covering_repeats_what_who_recorded_the_person_says(made: Town) -> None:
    item = made.hala.files.attach(picture(), made.person, name="his.jpg").ids[0]
    other = uncle(made)
    assign(made)
    ties(made, other, made.person)
    change = covered_now(made.rima, item, [BOX], "x")
    assert told(made) == {item, change.ids[0]}
    assert portrait(made) == on_paper(made, change.ids[0])
    made.rima.cases.take_back(change)
    assert told(made) == {item}
    assert portrait(made) == on_paper(made, item)


def test_a_photo_that_is_added_takes_no_other_along(made: Town) -> None:
    item = uncle(made)
    assign(made)
    ties(made, item, made.person)
    new = made.rima.files.attach(picture(7), made.person, name="his.jpg").ids[0]
    assert told(made) == {new}
    assert portrait(made) == on_paper(made, new)


@pytest.mark.parametrize("how", ["type", "relates_to", "item", "below"])
def test_a_file_for_a_paper_says_of_nobody_whose_picture_it_is(made: Town, how: str) -> None:
    """The paper was noted without its file, and another device says that it is a photo of the missing man."""
    values: dict[str, Json] = {"type": "photo_person", "relates_to": [made.person]}
    mine = {name: value for name, value in values.items() if name != how}
    item = made.hala.cases.save([Edit("evidence_item", mine, parent=made.family)]).ids[0]
    assign(made)
    if how in values:
        made.enemy.change(item, "evidence_item", {how: values[how]}, replace=False)
    else:
        parent = made.person if how == "below" else made.family
        item = made.enemy.desk.cases.save([Edit("evidence_item", values, parent=parent)]).ids[0]
    made.enemy.hand_over(made.rima)
    assert made.view(item).value("type") == "photo_person"
    made.rima.files.late.add_file(item, picture(), name="uncle.jpg")
    assert leaving(made) == told(made) == set()


def test_a_file_for_a_photo_that_was_noted_is_his(made: Town) -> None:
    values: dict[str, Json] = {"type": "photo_person", "relates_to": [made.person]}
    item = made.hala.cases.save([Edit("evidence_item", values, parent=made.family)]).ids[0]
    assign(made)
    change = made.rima.files.late.add_file(item, picture(), name="his.jpg")
    assert leaving(made) == told(made) == {item}
    made.rima.cases.take_back(change)
    assert leaving(made) == told(made) == set()


def test_a_covered_picture_says_of_itself_what_was_believed_of_the_first(made: Town) -> None:
    """What another device added closes, or stays its own word."""
    item = made.hala.files.attach(picture(), made.person, name="his.jpg").ids[0]
    assign(made)
    other: dict[str, Json] = {
        "relates_to": [made.person],
        "language": "ar",
        "death_image": True,
        "type": "photo_place",
    }
    made.enemy.change(item, "evidence_item", other, replace=False)
    made.enemy.hand_over(made.rima)
    new = made.view(covered_now(made.rima, item, [BOX], "x").ids[0])
    assert (new.every("type"), new.every("death_image")) == (("photo_person",), (True,))
    assert new.every("relates_to") == new.every("language") == ()
