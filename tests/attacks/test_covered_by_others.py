"""Another device says that its own picture is the covered version of Hala's photo of the missing man.

A covering closes the picture it is of, whoever wrote it, and opens no other one. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Device, Town, carry, swap
from tests.attacks.test_pictures_of_others import BOX, on_paper, picture
from tests.desk.covering import covered_now

from vsdesk.desk import Edit, How
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import PHOTO_BOX

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES = ["identity", "circumstances", "documents", "photo"]


def his_photo(made: Town) -> str:
    """Hala's photo of the missing man, which everybody has, with his mother's yes to it."""
    said = (made.case, made.mother, "un_complaint", "ced", "given", How())
    made.hala.consent.grant(
        *said, scopes=SCOPES, photo=True, shown=made.hala.cases.shown(made.case)
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return made.rima.files.photo_item(made.case)


def on_the_form(made: Town) -> bytes | None:
    dossier = made.rima.cases.dossier(made.case)
    asked = Request("un_complaint", "ced", "B", TODAY)
    let_out = decide(asked, dossier, made.rima.context.dictionary)
    return made.rima.outbound.sheets.pictures.picture(let_out, dossier, PHOTO_BOX)


def attacked(made: Town, item: str, how: str) -> str:
    """The enemy's own picture, said to be a covered version of his photo, or a photo of his, or both."""
    enemy = made.enemy
    other = enemy.desk.files.attach(picture(9), made.case, kind="screenshot", name="x.jpg").ids[0]
    says: dict[str, Json] = {"redacted_version_of": item} if "covers" in how else {}
    enemy.change(other, "evidence_item", {**says, "type": "photo_person"})
    if "his" in how:
        photos: list[Json] = [*sorted([item, other])]
        enemy.change(made.person, "person", {"photo": photos}, replace=False)
    enemy.hand_over(made.rima)
    return other


def to_look_at(made: Town) -> list[str]:
    return [one.record for one in made.rima.due.due() if one.what == "closed"]


@pytest.mark.parametrize("how", ["", "is his"])
def test_his_photo_is_halas(made: Town, how: str) -> None:
    item = his_photo(made)
    if how:
        attacked(made, item, how)
    assert made.rima.files.photo_item(made.case) == item
    assert on_the_form(made) == on_paper(made, item)
    assert to_look_at(made) == []


@pytest.mark.parametrize("how", ["covers", "covers and is his"])
def test_a_covering_opens_no_other_picture(made: Town, how: str) -> None:
    """What may have parts that nobody should see waits for a look, and nothing stands in its place."""
    item = his_photo(made)
    attacked(made, item, how)
    assert made.rima.files.photo_item(made.case) == ""
    assert on_the_form(made) is None
    assert to_look_at(made) == [item]


@pytest.mark.parametrize("how", ["covers", "covers and is his"])
def test_a_look_ends_it(made: Town, how: str) -> None:
    item = his_photo(made)
    other = attacked(made, item, how)
    change = made.rima.files.redaction.uncover(
        item, shown=made.rima.cases.shown(made.rima.cases.record(item).space)
    )
    assert made.rima.cases.record(other).deleted
    assert made.rima.files.photo_item(made.case) == item
    assert on_the_form(made) == on_paper(made, item)
    assert to_look_at(made) == []
    made.rima.cases.take_back(change)
    covered = covered_now(made.rima, item, [BOX], "x").ids[0]
    assert made.rima.files.photo_item(made.case) == covered
    assert on_the_form(made) == on_paper(made, covered)
    assert to_look_at(made) == []


def test_nobodys_word_alone_hides_an_original_with_its_copies(made: Town) -> None:
    """The enemy says of Hala's photo that it is a covered version of a paper: that paper
    waits, and the photo stays."""
    item = his_photo(made)
    paper = made.hala.files.attach(picture(4), made.case, kind="document", name="id.jpg").ids[0]
    carry(made.hala, made.stick, made.rima, made.enemy.desk)
    made.enemy.change(item, "evidence_item", {"redacted_version_of": paper}, replace=False)
    made.enemy.hand_over(made.rima)
    covered = covered_now(made.rima, paper, [BOX], "x").ids[0]
    made.rima.files.redaction.uncover(
        paper, shown=made.rima.cases.shown(made.rima.cases.record(paper).space)
    )
    assert made.rima.cases.record(covered).deleted
    assert not made.rima.cases.record(item).deleted
    assert made.rima.files.photo_item(made.case) == item


def test_the_photo_of_a_case_without_one_is_whose_there_is(made: Town) -> None:
    """Nobody named another photo: the screen shows what there is, and no paper does."""
    enemy = made.enemy.desk
    bare = made.hala.cases.new_case({"given_ar": "سامر"}).ids
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=bare[0])])
    swap(made)
    item = enemy.files.attach(picture(6), bare[1], name="his.jpg").ids[0]
    made.enemy.hand_over(made.rima)
    assert made.rima.files.photo_item(bare[0]) == item


def test_what_is_covered_is_what_was_shown(made: Town) -> None:
    """Who gave the picture gives its item another file while somebody draws over it."""
    item = made.hala.files.attach(picture(7), made.case, kind="screenshot", name="x.jpg").ids[0]
    carry(made.hala, made.stick, made.rima)
    redaction = made.rima.files.redaction
    shown = redaction.shown(item, (560, 420))
    other = made.hala.files.attach(picture(8), made.case, kind="screenshot", name="y.jpg").ids[0]
    file = {name: made.hala.cases.record(other).value(name) for name in ("blob", "sha256", "size")}
    hala = Device(made.hala, made.stick)
    hala.change(item, "evidence_item", dict.fromkeys(file))
    hala.change(item, "evidence_item", file)
    carry(made.hala, made.stick, made.rima)
    with pytest.raises(UserError, match="E_CHANGED"):
        redaction.cover(item, [BOX], "مغطاة", shown)
    assert made.rima.files.copies(item) == []
    redaction.cover(item, [BOX], "مغطاة", redaction.shown(item, (560, 420)))
    assert len(made.rima.files.copies(item)) == 1
