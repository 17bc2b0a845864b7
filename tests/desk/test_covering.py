"""A covered picture is a new one; the original stays, and papers print the covered one."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.desk.conftest import whole_case
from tests.desk.covering import covered_now

from vsdesk import photo
from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

BOX = (40, 60, 440, 340)


def black(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as picture:
        return max(picture.crop((60, 80, 420, 320)).convert("L").tobytes()) < 20


def pictured(desk: Desk) -> tuple[str, str, str, bytes]:
    case, person, _ = whole_case(desk)
    whole = photo.draw_made_up_portrait(5)
    item = desk.files.attach(io.BytesIO(whole), case, kind="photo", name="صورة.jpg").ids[0]
    return case, person, item, whole


def test_the_original_stays_and_the_new_one_is_linked_to_it(house: House) -> None:
    desk = house.coordinator()
    case, person, item, whole = pictured(desk)
    before = desk.cases.record(item)
    change = covered_now(desk, item, [BOX], "صورة (حُجبت أجزاء منها)")
    new = next(one for one in change.ids if desk.cases.record(one).kind == "evidence_item")
    assert desk.files.attachment(item) == whole and desk.cases.record(item).fields == before.fields
    covered = desk.files.attachment(new)
    assert black(covered) and not black(whole)
    view = desk.cases.record(new)
    assert view.value("redacted_version_of") == item and view.text("type") == "photo_person"
    assert view.text("mime") == "image/jpeg" and view.value("size") == len(covered)
    (step,) = desk.cases.dossier(case).children(new, "custody_entry")
    assert step.text("action") == "redacted"
    assert step.text("sha256_before") == before.text("sha256")
    assert step.text("sha256_after") == view.text("sha256")
    assert {item, new} <= set(ids_in(desk.cases.record(person).value("photo")))
    assert not desk.access.check().faults


def test_screens_and_papers_show_the_covered_one_until_it_is_taken_back(house: House) -> None:
    desk = house.coordinator()
    case, _, item, whole = pictured(desk)
    assert desk.files.photo_data(desk.cases.dossier(case)) == whole
    first = covered_now(desk, item, [BOX], "1")
    second = covered_now(desk, first.ids[0], [(0, 0, 480, 40)], "2")
    shown = desk.files.photo_data(desk.cases.dossier(case))
    assert shown == desk.files.attachment(second.ids[0]) and black(shown)
    desk.cases.take_back(second)
    shown = desk.files.photo_data(desk.cases.dossier(case))
    assert shown == desk.files.attachment(first.ids[0])
    desk.cases.take_back(first)
    assert desk.files.photo_data(desk.cases.dossier(case)) == whole


def test_a_paper_prints_the_covered_one(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    person = desk.cases.record(case).text("person")
    (old,) = ids_in(desk.cases.record(person).value("photo"))
    order = SheetOrder(case, ("ar",))
    whole = desk.files.attachment(old)
    with Image.open(io.BytesIO(whole)) as picture:
        everything = (0, 0, picture.width, picture.height)
    assert not black(printed(tmp_path / "before", desk.outbound.sheets.sheet(order).pdf))
    new = covered_now(desk, old, [everything], "x").ids[0]
    assert black(printed(tmp_path / "after", desk.outbound.sheets.sheet(order).pdf))
    desk.cases.save(
        [Edit("evidence_item", {"sens": 4}, id=new)]
    )  # sealed: then none, never the original
    with pytest.raises(IndexError):
        printed(tmp_path / "sealed", desk.outbound.sheets.sheet(order).pdf)


def printed(folder: Path, pdf: bytes) -> bytes:
    """The picture of a PDF, by poppler."""
    folder.mkdir()
    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run(["pdfimages", "-png", "page.pdf", "x"], cwd=folder, check=True, timeout=600)
    return sorted(folder.glob("x*.png"))[0].read_bytes()


def test_a_sealed_picture_stays_sealed_when_it_is_covered(house: House) -> None:
    desk = house.coordinator()
    _, _, item, _ = pictured(desk)
    desk.cases.save([Edit("evidence_item", {"sens": 4, "death_image": True}, id=item)])
    new = desk.cases.record(covered_now(desk, item, [BOX], "x").ids[0])
    assert new.value("sens") == 4 and new.value("death_image") is True


def test_what_is_no_picture_and_what_covers_nothing_is_refused(house: House) -> None:
    desk = house.coordinator()
    case, _, item, _ = pictured(desk)
    words = desk.files.attach(io.BytesIO("ورقة".encode()), case, kind="document", name="a.pdf").ids[
        0
    ]
    with pytest.raises(UserError, match="E_PHOTO"):
        desk.files.redaction.shown(words, (100, 100))
    with pytest.raises(UserError, match="E_PHOTO"):
        covered_now(desk, words, [BOX], "")
    with pytest.raises(UserError, match="E_VALUE"):
        covered_now(desk, item, [], "")
    shown = desk.files.redaction.shown(item, (240, 240))
    assert (shown.width, shown.height) == (480, 600)


def test_uncovered_the_whole_one_is_shown_again_and_each_step_comes_back(house: House) -> None:
    desk = house.coordinator()
    case, _, item, whole = pictured(desk)

    def shown() -> bytes | None:
        return desk.files.photo_data(desk.cases.dossier(case))

    first = covered_now(desk, item, [BOX], "1").ids[0]
    second = covered_now(desk, first, [(0, 0, 480, 40)], "2").ids[0]
    assert desk.files.photo_item(case) == second
    change = desk.files.redaction.uncover(
        second, shown=desk.cases.shown(desk.cases.record(second).space)
    )
    assert set(change.ids) == {second} and desk.files.photo_item(case) == first
    desk.cases.take_back(change)
    assert desk.files.photo_item(case) == second
    change = desk.files.redaction.uncover(
        first, shown=desk.cases.shown(desk.cases.record(first).space)
    )  # and what was made from it
    assert set(change.ids) == {first, second}
    assert (desk.files.photo_item(case), shown()) == (item, whole)
    desk.cases.take_back(change)
    change = desk.files.redaction.uncover(
        item, shown=desk.cases.shown(desk.cases.record(item).space)
    )
    assert set(change.ids) == {first, second} and shown() == whole
    for gone in (first, second):
        assert desk.cases.record(gone).deleted and desk.files.attachment(gone)  # nothing is lost
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.files.redaction.uncover(item, shown=desk.cases.shown(desk.cases.record(item).space))
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        covered_now(desk, first, [BOX], "")  # one that was taken away
    desk.cases.take_back(change)
    assert desk.files.photo_data(desk.cases.dossier(case)) == desk.files.attachment(second)
    assert not desk.access.check().faults


def test_a_box_beside_the_picture_covers_nothing(house: House) -> None:
    desk = house.coordinator()
    case, _, item, whole = pictured(desk)
    for box in ((480, 0, 500, 20), (0, 600, 20, 640), (30, 30, 20, 40), (-20, -20, 0, 0)):
        with pytest.raises(UserError, match="E_VALUE"):
            covered_now(desk, item, [BOX, box], "")
    assert desk.files.photo_data(desk.cases.dossier(case)) == whole
    covered = covered_now(desk, item, [(-20, -20, 100, 900)], "x").ids[
        0
    ]  # one that reaches over it
    with Image.open(io.BytesIO(desk.files.attachment(covered))) as picture:
        assert max(picture.crop((0, 0, 96, 600)).convert("L").tobytes()) < 20
