"""A paper prints a picture by its record as the gate let it out, and by every other item of the same bytes.

The gate keeps the file of an item, or the same bytes lie closed in another file: then neither a poster nor
the family's sheet nor a body's form shows it. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, family_of
from tests.attacks.families import relative as of_family
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_posters_of_others import NAME, PHOTO, answer, carried
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk import photo
from vsdesk.desk import Condition, Edit, FileOrder, How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import Withheld

if TYPE_CHECKING:
    from vsdesk.desk.outbound.sheet_result import PrintedSheet
    from vsdesk.records.dictionary.values import Json

FOR, TO = "un_complaint", "wgeid"
SCOPES: Final = ["identity", "circumstances", "documents", "family_members"]
CHILD: Final[dict[str, Json]] = {
    "birth": {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
}
GROWN: Final[dict[str, Json]] = {"from": "1985-01-01", "to": "1985-12-31", "precision": "year"}
ORDERS: Final = ("vigil-poster", "public-sheet", "family-sheet", "wgeid")
BODIES: Final = ("family-sheet", "wgeid")


def agreed_for(made: Town, who: str, *conditions: Condition, seen: bool = True) -> None:
    """What somebody answered Hala for the Working Group."""
    made.hala.consent.grant(
        *(made.case, who, FOR, TO, "given_if" if conditions else "given"),
        How(conditions=conditions),
        scopes=[*SCOPES, *(["photo"] if seen else [])],
        photo=seen,
        shown=made.hala.cases.shown(made.case),
    )


@pytest.fixture
def agreed(made: Town) -> Town:
    """The mother said yes to the name and the photo before everybody, and to the Working Group."""
    _agreed(made)
    return made


@told_once
def _agreed(made: Town) -> None:
    answer(made, NAME)
    answer(made, PHOTO)
    agreed_for(made, made.mother)


@told_once
def relative(made: Town, relation: str, values: dict[str, Json]) -> str:
    """Khulud, of the family."""
    hala = made.hala
    id = hala.context.new_id()
    named: dict[str, Json] = {"given_ar": "خلود", "family_ar": "الدرويش", **values}
    tie: dict[str, Json] = {"person": id, "related_to": made.person, "relation": relation}
    hala.cases.save(
        [
            Edit("person", named, id=id, parent=made.family),
            Edit("family_member", {"person": id}, parent=made.family),
            Edit("kinship", tie, parent=made.family),
        ]
    )
    return id


@told_once
def hung(made: Town, values: dict[str, Json] | None = None) -> str:
    """The one picture that Hala named as his."""
    hala = made.hala
    drawn = io.BytesIO(photo.draw_made_up_portrait(5))
    item = hala.files.attach(drawn, made.case, name="p.jpg").ids[0]
    named: list[Json] = [item]
    hala.cases.save(
        [
            Edit("evidence_item", {"type": "photo_person", **(values or {})}, id=item),
            Edit("person", {"photo": named}, id=made.person),
        ]
    )
    carried(made)
    return item


def printed(made: Town, kind: str) -> PrintedSheet:
    order = {
        "vigil-poster": SheetOrder(made.case, ("ar",), "vigil-poster"),
        "public-sheet": SheetOrder(
            made.case, ("ar",), "family-sheet", purpose=PHOTO, recipient="public"
        ),
    }.get(kind) or SheetOrder(made.case, ("ar",), kind, purpose=FOR, recipient=TO)
    return made.rima.outbound.sheets.print_sheet(order)


def shows(made: Town, kind: str) -> bool:
    return b"/DCTDecode" in printed(made, kind).pdf


@pytest.mark.parametrize("kind", ORDERS)
def test_he_alone_is_seen(agreed: Town, kind: str) -> None:
    hung(agreed, {"relates_to": [agreed.person]})
    assert shows(agreed, kind)


@pytest.mark.parametrize("first", ["he", "she"])
@pytest.mark.parametrize("kind", ORDERS)
def test_with_his_child(agreed: Town, kind: str, first: str) -> None:
    """He holds his daughter of eleven."""
    both: list[Json] = [agreed.person, relative(agreed, "daughter", CHILD)]
    hung(agreed, {"relates_to": both if first == "he" else both[::-1]})
    assert not shows(agreed, kind)


@pytest.mark.parametrize("kind", BODIES)
def test_a_portrait_that_a_child_gave(agreed: Town, kind: str) -> None:
    """Whoever gave a picture is not seen in it."""
    hung(agreed, {"received_from": relative(agreed, "daughter", CHILD)})
    assert shows(agreed, kind)


@pytest.mark.parametrize("mark", ["nobody_may_know_of", "not_named_outside"])
@pytest.mark.parametrize("kind", ORDERS)
def test_words_that_name_somebody_hidden(agreed: Town, kind: str, mark: str) -> None:
    sister = relative(agreed, "sister", {})
    agreed.hala.cases.save([Edit("person_mark", {"type": mark}, parent=sister)])
    hung(agreed, {"title": "مروان مع أخته خلود الدرويش بالعرس"})
    paper = printed(agreed, kind)
    assert b"/DCTDecode" not in paper.pdf
    stayed = {one.kind for one in paper.withheld if one.field in ("blob", "photo", None)}
    assert stayed & {"evidence_item", "person"}


@pytest.mark.parametrize("kind", BODIES)
def test_a_sister_who_agreed_without_a_photo(agreed: Town, kind: str) -> None:
    sister = relative(agreed, "sister", {})
    agreed_for(agreed, sister, seen=False)
    hung(agreed, {"relates_to": [agreed.person, sister]})
    assert not shows(agreed, kind)


@pytest.mark.parametrize("noted", ["id_document", "photo_person"])
@pytest.mark.parametrize("how", ["without_surname", "first_name_only", "not_named_outside"])
def test_a_paper_named_as_his_picture(made: Town, noted: str, how: str) -> None:
    """His whole name stands on his card, and a part of it stays."""
    if how == "without_surname":
        words: dict[str, Json] = {"ar": "بلا كنية", "src_lang": "ar"}
        agreed_for(made, made.mother, Condition(words, "without_surname"))
    else:
        agreed_for(made, made.mother)
        made.hala.cases.save([Edit("person_mark", {"type": how}, parent=made.person)])
    hung(made, {"type": noted})
    assert shows(made, "wgeid") == (noted == "photo_person")


@pytest.mark.parametrize("attacked", [False, True])
@pytest.mark.parametrize("kind", ["vigil-poster", "wgeid"])
def test_a_file_that_another_device_puts_there(made: Town, kind: str, *, attacked: bool) -> None:
    """The item that Rima named as his picture has no file yet."""
    family_of(made, GROWN)
    made.mother = of_family(made, "mother", "هدى")
    for purpose in (NAME, PHOTO):
        answer(made, purpose)
    agreed_for(made, made.mother)
    assign(made)
    rima, enemy = made.rima, made.enemy
    item = rima.context.new_id()
    empty: dict[str, Json] = {"type": "photo_person", "title": "صورة مروان"}
    rima.cases.save([Edit("evidence_item", empty, id=item, parent=made.case)])
    named: list[Json] = [item]
    rima.cases.save([Edit("person", {"photo": named}, id=made.person)])
    carry(rima, made.stick, enemy.desk, made.hala)
    if attacked:
        drawn = io.BytesIO(photo.draw_made_up_portrait(7))
        other = enemy.desk.files.attach(drawn, made.case, kind="letter_note", name="x.jpg").ids[0]
        view = enemy.desk.cases.record(other)
        file = {one: view.value(one) for one in ("blob", "sha256", "size", "mime", "file_name")}
        enemy.change(item, "evidence_item", file, replace=False)
        enemy.hand_over(rima)
        assert rima.cases.record(item).value("blob")
    assert not shows(made, kind)


@pytest.mark.parametrize("attacked", [False, True])
def test_the_bytes_are_those_that_were_let_out(agreed: Town, *, attacked: bool) -> None:
    """Another device writes its own file beside Hala's."""
    item = hung(agreed)
    before = printed(agreed, "wgeid")
    if attacked:
        enemy = agreed.enemy
        drawn = io.BytesIO(photo.draw_made_up_portrait(7))
        other = enemy.desk.files.attach(drawn, agreed.case, kind="letter_note", name="x.jpg").ids[0]
        blob = enemy.desk.cases.record(other).value("blob")
        enemy.change(item, "evidence_item", {"blob": blob}, replace=False)
        enemy.hand_over(agreed.rima)
        assert blob in agreed.rima.cases.record(item).every("blob")
    pictures = [one.pdf.split(b"/DCTDecode")[1:] for one in (before, printed(agreed, "wgeid"))]
    assert [len(one) for one in pictures] == [1, 1]
    first, second = (one[0].split(b"endstream")[0].split(b"stream")[-1] for one in pictures)
    assert first == second


@pytest.mark.parametrize("what", ["sealed", "refused", "paper of somebody hidden"])
@pytest.mark.parametrize("kind", ORDERS)
def test_the_same_bytes_in_another_file(agreed: Town, kind: str, what: str) -> None:
    item, rima = hung(agreed), agreed.rima
    assert shows(agreed, kind)
    case, person, family = whole_case(rima, "سعيد")
    again = io.BytesIO(rima.files.attachment(item))
    twin = rima.files.attach(again, case, name="x.jpg", again=True).ids[0]
    if what == "sealed":
        rima.cases.save([Edit("evidence_item", {"sens": 4}, id=twin)])
    elif what == "refused":
        rima.cases.save([Edit("person", {"photo": [twin]}, id=person)])
        mother = mother_of(rima, family)
        for purpose, to in ((NAME, "public"), (PHOTO, "public"), (FOR, TO)):
            shown = rima.cases.shown(case)
            rima.consent.grant(case, mother, purpose, to, "refused", How(), shown=shown)
    else:
        rima.cases.save(
            [
                Edit("person_mark", {"type": "nobody_may_know_of"}, parent=person),
                Edit("evidence_item", {"relates_to": [person]}, id=twin),
            ]
        )
    with pytest.raises(UserError) as stays:
        rima.outbound.files.copy_file(FileOrder(item, FOR, TO, "B"))
    paper = printed(agreed, kind)
    assert b"/DCTDecode" not in paper.pdf
    reasons = {one.reason for one in paper.withheld if one.field == "blob"}
    assert reasons, paper.withheld
    assert all(
        one == Withheld("evidence_item", "blob", one.reason)
        for one in paper.withheld
        if one.field == "blob"
    )
    assert stays.value.code.name in ("E_GATE", "E_VALUE")


def test_the_same_bytes_where_both_families_agreed(agreed: Town) -> None:
    """Nobody's picture stays for lying twice."""
    item, rima = hung(agreed), agreed.rima
    case, person, family = whole_case(rima, "سعيد")
    again = io.BytesIO(rima.files.attachment(item))
    twin = rima.files.attach(again, case, name="x.jpg", again=True).ids[0]
    rima.cases.save([Edit("person", {"photo": [twin]}, id=person)])
    assert not shows(agreed, "wgeid")
    rima.consent.grant(
        *(case, mother_of(rima, family), FOR, TO, "given", How()),
        scopes=[*SCOPES, "photo"],
        photo=True,
        shown=rima.cases.shown(case),
    )
    assert shows(agreed, "wgeid")
