"""A picture on a report for the public leaves by the rule of every file: neither offered nor printed where a
copy of the file would stay, or where another device put it there. All people are made up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.kit import carry
from tests.desk.conftest import whole_case
from tests.desk.covering import covered_now
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC

from vsdesk import photo
from vsdesk.desk import Edit, FileOrder, How
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.reports.period_paper import REPORT_BOX

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

DAY: dict[str, Any] = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
OF_FILE = ("type", "mime", "blob", "sha256", "size", "file_name")


def vigil(desk: Desk, **more: Any) -> str:
    """One of which a coordinator wrote that those in its pictures agreed."""
    values: dict[str, Any] = {"title": "وقفة", "type": "vigil", "date": DAY, "photo_consent": True}
    return desk.cases.save([Edit("activity", {**values, **more})]).ids[0]


def attach(desk: Desk, to: str, n: int = 3, **more: Any) -> str:
    return desk.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(n)), to, name="صورة.jpg", **more
    ).ids[0]


def stands(desk: Desk, item: str) -> bool:
    """Whether it is offered, and then printed; nothing is one without the other."""
    offered = item in [one for one, _ in desk.reporting.choices.offered("ar").photos]
    try:
        desk.reporting.report(replace(PUBLIC, lang="ar", photos=((item, ""),)))
    except UserError as problem:
        assert problem.code.name in ("E_GATE", "E_NOT_FOUND") and not offered
        return False
    assert offered
    return True


def refused(desk: Desk) -> tuple[str, str, str]:
    """A case whose mother said no to the photo: the case, its person, her."""
    case, person, family = whole_case(desk, "مروان")
    mother, shown = mother_of(desk, family), desk.cases.shown(case)
    desk.consent.grant(case, mother, "photo_publication", "public", "refused", How(), shown=shown)
    return case, person, mother


def test_a_picture_of_a_vigil_and_one_of_which_parts_were_covered(house: House) -> None:
    desk = house.coordinator()
    item = attach(desk, vigil(desk), 9)
    assert stands(desk, item)
    covered = covered_now(desk, item, [(0, 0, 50, 50)], "مغطاة").ids[0]
    assert stands(desk, covered)
    assert not stands(desk, item)


@pytest.mark.parametrize(
    "values",
    [
        {"death_image": True},
        {"type": "caesar_photo"},
        {"type": "id_document"},
        {"sens": 4},
    ],
)
def test_one_that_is_closed_by_what_is_said_of_it(house: House, values: dict[str, Any]) -> None:
    desk = house.coordinator()
    item = attach(desk, vigil(desk), 9)
    desk.cases.save([Edit("evidence_item", values, id=item)])
    assert not stands(desk, item)


def test_one_of_the_dead_leaves_by_no_copy_either(house: House) -> None:
    desk = house.coordinator()
    item = attach(desk, vigil(desk), 9)
    desk.cases.save([Edit("evidence_item", {"death_image": True}, id=item)])
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.copy_file(FileOrder(item, "advocacy_anon", "public", "B"))


@pytest.mark.parametrize("name", ["signed_by", "received_from", "relates_to"])
def test_one_of_somebody(house: House, name: str) -> None:
    """Whom its bytes may show or name; also whoever is named there no more by another hand."""
    desk = house.coordinator()
    item = attach(desk, vigil(desk), 6)
    _, _, mother = refused(desk)
    whom: Any = [mother] if name == "relates_to" else mother
    desk.cases.save([Edit("evidence_item", {name: whom}, id=item)])
    assert not stands(desk, item)


def test_one_below_who_took_part_by_name(house: House) -> None:
    desk = house.coordinator()
    id = vigil(desk, type="training")
    _, _, mother = refused(desk)
    part = desk.cases.save([Edit("participation", {"person": mother}, parent=id)]).ids[0]
    held = desk.cases.record(attach(desk, id, 6))
    values = {name: held.value(name) for name in OF_FILE}
    assert not stands(desk, desk.cases.save([Edit("evidence_item", values, parent=part)]).ids[0])


def _portrait(desk: Desk, item: str) -> None:
    _, person, _ = refused(desk)
    desk.cases.save([Edit("person", {"photo": [item]}, id=person)])


def _mark(desk: Desk, item: str) -> None:
    _, person, _ = refused(desk)
    profile = desk.cases.save([Edit("am_profile", {}, parent=person)]).ids[0]
    desk.cases.save([Edit("am_mark", {"photo": [item]}, parent=profile)])


def _number(desk: Desk, item: str) -> None:
    _, person, _ = refused(desk)
    desk.cases.save([Edit("person_identifier", {"image": item}, parent=person)])


def _number_removed(desk: Desk, item: str) -> None:
    case, person, _ = refused(desk)
    id = desk.cases.save([Edit("person_identifier", {"image": item}, parent=person)]).ids[0]
    desk.cases.delete(id, shown=desk.cases.shown(case))


@pytest.mark.parametrize("names", [_portrait, _mark, _number, _number_removed])
def test_one_that_another_record_names(house: House, names: Callable[[Desk, str], None]) -> None:
    """A portrait, a scar, the picture of a paper: whatever field names the file, and one that was removed."""
    desk = house.coordinator()
    item = attach(desk, vigil(desk), 5)
    names(desk, item)
    assert not stands(desk, item)


@pytest.mark.parametrize("removed", [False, True])
def test_the_same_bytes_that_lie_in_a_case(house: House, *, removed: bool) -> None:
    desk = house.coordinator()
    case, _, _ = refused(desk)
    twin = attach(desk, case, 8)
    desk.cases.save([Edit("evidence_item", {"sens": 4}, id=twin)])
    if removed:
        desk.cases.delete(twin, shown=desk.cases.shown(case))
    assert not stands(desk, attach(desk, vigil(desk), 8))


def lent(made: Town) -> str:
    """A vigil of the coordinator's, lent to the enemy."""
    id = vigil(made.rima, assigned=[made.enemy.device_id])
    carry(made.rima, made.stick, made.enemy.desk)
    return id


def test_one_that_another_device_put_there_afterwards(made: Town) -> None:
    """In May the coordinator wrote that those in the pictures agreed; in June a device adds one. Taken in by
    the coordinator herself it stands there."""
    id = lent(made)
    item = attach(made.enemy.desk, id, 11)
    made.enemy.hand_over(made.rima)
    assert not stands(made.rima, item)
    assert stands(made.rima, attach(made.rima, id, 11, again=True))


def test_other_bytes_in_the_place_of_a_picture(made: Town) -> None:
    id = vigil(made.rima)
    item = attach(made.rima, id)
    made.rima.cases.save([Edit("activity", {"assigned": [made.enemy.device_id]}, id=id)])
    carry(made.rima, made.stick, made.enemy.desk)
    there = made.enemy.desk.cases.record(attach(made.enemy.desk, id, 12))
    made.enemy.change(item, "evidence_item", {name: there.value(name) for name in OF_FILE[2:5]})
    made.enemy.hand_over(made.rima)
    if stands(made.rima, item):
        found = made.rima.reporting.periods.photos.for_paper(item)
        assert found == photo.for_paper(photo.draw_made_up_portrait(3), REPORT_BOX)


def test_nobody_else_says_that_they_agreed(made: Town) -> None:
    id = made.rima.cases.save(
        [Edit("activity", {"title": "وقفة", "type": "vigil", "date": DAY})]
    ).ids[0]
    item = attach(made.rima, id)
    made.enemy.sign(id, NewOp(id, "activity", {"photo_consent": True}))
    made.enemy.hand_over(made.rima)
    assert not stands(made.rima, item)
