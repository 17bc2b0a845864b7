"""A file is as closed as the most closed item that names it; what it is, its bytes say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.desk.covering import covered_now
from tests.scans import scan

from vsdesk import photo
from vsdesk.desk import Edit, ExitOrder, How
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

SCOPES = ["circumstances", "documents", "family_members", "identity"]
FILE = ("blob", "sha256", "size", "mime", "file_name")
NAMED: dict[str, Json] = {"type": "branch_paper", "title": "ورقة"}


def agreed(made: Town, *, picture: bool = False) -> None:
    scopes = [*SCOPES, "photo"] if picture else SCOPES
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=scopes,
        photo=picture,
        shown=made.hala.cases.shown(made.case),
    )


def handed(made: Town) -> None:
    carry(made.hala, made.stick, made.rima)
    swap(made)


def named_again(made: Town, item: str, values: dict[str, Json]) -> str:
    """The enemy names the same file in an item of its own."""
    view = made.enemy.desk.cases.record(item)
    own = {name: view.value(name) for name in FILE if view.value(name) is not None}
    id = made.enemy.desk.context.new_id()
    op = NewOp(id, "evidence_item", {**own, **values}, parent=made.case)
    made.enemy.sign(made.case, op)
    made.enemy.hand_over(made.rima)
    return id


def left(made: Town, folder: Path) -> set[str]:
    """The items whose files leave in a dump for others."""
    made.rima.outbound.files.dump_for(
        folder, ExitOrder("un_complaint", "wgeid", "B", cases=(made.case,))
    )
    return {path.name for path in (folder / "files").iterdir()}


def stays(made: Town, item: str, folder: Path, values: dict[str, Json] = NAMED) -> None:
    """Neither the item nor what names its file again lets it out, in a dump or by itself."""
    assert item not in left(made, folder / "before")
    again = named_again(made, item, values)
    assert again not in left(made, folder / "after")
    with pytest.raises(UserError):
        made.rima.outbound.files.copy_file(FileOrder(again, "un_complaint", "wgeid", "B"))


def test_a_portrait_that_was_refused_does_not_leave_as_a_paper(made: Town, tmp_path: Path) -> None:
    agreed(made)
    handed(made)
    item = next(one.id for one in made.rima.cases.dossier(made.case).of("evidence_item"))
    stays(made, item, tmp_path)


def test_a_covered_picture_does_not_leave_uncovered(made: Town, tmp_path: Path) -> None:
    agreed(made, picture=True)
    group = io.BytesIO(photo.draw_made_up_portrait(3))
    item = made.hala.files.attach(group, made.case, name="جماعة.jpg", kind="photo").ids[0]
    covered_now(made.hala, item, [(10, 10, 60, 60)], "مغطاة")
    handed(made)
    stays(made, item, tmp_path, {"type": "photo", "title": "صورة"})


def test_a_sealed_file_stays_sealed(made: Town, tmp_path: Path) -> None:
    agreed(made)
    paper = io.BytesIO(scan("sealed"))
    item = made.hala.files.attach(paper, made.case, name="سر.pdf", kind="branch_paper").ids[0]
    made.hala.cases.save([Edit("evidence_item", {"sens": 4}, id=item)])
    handed(made)
    stays(made, item, tmp_path)


def test_a_picture_of_the_dead_is_one_under_every_name(made: Town, tmp_path: Path) -> None:
    agreed(made, picture=True)
    picture = io.BytesIO(photo.draw_made_up_portrait(4))
    item = made.hala.files.attach(picture, made.case, name="صورة.jpg", kind="photo").ids[0]
    made.hala.cases.save([Edit("evidence_item", {"death_image": True}, id=item)])
    handed(made)
    stays(made, item, tmp_path)
    again = named_again(made, item, {"type": "photo_person"})
    portraits: list[Json] = [again]
    made.enemy.change(made.person, "person", {"photo": portraits})
    made.enemy.hand_over(made.rima)
    assert made.rima.files.photo_item(made.case) not in (item, again)


def test_another_sealing_of_the_same_bytes_is_the_same_file(made: Town, tmp_path: Path) -> None:
    agreed(made)
    data = scan("sealed")
    item = made.hala.files.attach(
        io.BytesIO(data), made.case, name="سر.pdf", kind="branch_paper"
    ).ids[0]
    made.hala.cases.save([Edit("evidence_item", {"sens": 4}, id=item)])
    handed(made)
    again = made.enemy.desk.files.attach(
        io.BytesIO(data), made.case, name="ورقة.pdf", kind="branch_paper", again=True
    ).ids[0]
    made.enemy.hand_over(made.rima)
    assert made.view(again).value("blob") != made.view(item).value("blob")
    assert again not in left(made, tmp_path / "dump")


def test_a_picture_is_cleaned_whatever_it_is_called(made: Town, tmp_path: Path) -> None:
    agreed(made)
    picture = io.BytesIO(photo.draw_made_up_portrait(5))
    item = made.hala.files.attach(picture, made.case, name="ورقة.jpg", kind="branch_paper").ids[0]
    handed(made)
    raw = made.rima.files.attachment(item)
    again = named_again(made, item, {**NAMED, "mime": "application/octet-stream"})
    looks = made.rima.access.lone_words
    if (page := looks.lone_page(made.case)) is not None:
        looks.look_holds(made.case, page.shown(page.records, files=page.files))
    assert {item, again} <= left(made, tmp_path / "dump")
    for id in (item, again):
        assert (tmp_path / "dump" / "files" / id).read_bytes() != raw


@pytest.mark.parametrize(
    ("start", "picture"),
    [
        (b"\xff\xd8\xff\xe1", True),
        (b"II*\x00", True),
        (b"RIFF....WEBP", True),
        (b"\x00\x00\x00\x18ftypheic", True),
        (b"%PDF-1.7", False),
        (b"RIFF....WAVE", False),
        (b"", False),
    ],
)
def test_what_begins_as_a_picture_is_one(start: bytes, picture: bool) -> None:
    assert photo.is_picture(start) is picture
