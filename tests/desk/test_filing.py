"""A paper that was noted without its file gets it later; no paper loses the file that it has."""

from __future__ import annotations

import errno
import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_erasing import carry
from tests.faults.conftest import entries, stray_files
from tests.people import rid
from tests.records.readiness.cases import told

from vsdesk import photo
from vsdesk.desk import Desk, Edit
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import Cancelled
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

SCAN = "إخراج قيد، مختلق".encode() * 100
DIGEST = hashlib.sha256(SCAN).hexdigest()
OTHER = "ورقة أخرى، مختلقة".encode() * 100


@pytest.fixture
def desk(house: House) -> Desk:
    return house.coordinator()


def noted(desk: Desk, **values: Json) -> tuple[str, str]:
    """A case with a paper that was noted without its file; both ids."""
    case = whole_case(desk)[0]
    paper: dict[str, Json] = {"type": "civil_record", "title": "إخراج قيد", **values}
    return case, desk.cases.save([Edit("evidence_item", paper, parent=case)]).ids[0]


def scan(folder: Path, name: str = "قيد.jpg", data: bytes = SCAN) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def two(file: Path, stream: BinaryIO) -> tuple[Path | BinaryIO, ...]:
    """One source that a person names, one that is read once."""
    return file, stream


def prosecuted(desk: Desk) -> str:
    """The made-up case that a German prosecutor would take, but for the file of its exhibit; the exhibit."""
    story = told(desk.context.dictionary, desk.outbound.sheets.profiles.require("prosecutor_de"))
    story.made.set("kept", sha256_before=None, sha256_after=None)
    told_in: Json = {"en": "A made-up account.", "src_lang": "en"}  # as it is typed here
    story.made.set("case", summary=told_in)
    views = dict(story.made.views)
    paper = views["scan"]
    kept = {name: one for name, one in paper.fields.items() if name not in ("sha256", "file_name")}
    desk.cases.save(
        [
            Edit(
                one.kind,
                {
                    name: values[0].value
                    for name, values in (kept if one is paper else one.fields).items()
                    if values[0].value is not None
                },
                id=one.id,
                parent=one.parent,
            )
            for one in views.values()
        ]
    )
    return paper.id


def test_what_a_court_lacks_is_there_once_the_file_was_added(desk: Desk, tmp_path: Path) -> None:
    item = prosecuted(desk)
    before = desk.submissions.readiness.ready(rid("case"), "prosecutor_de", submission=rid("draft"))
    assert [one.rule for one in before.blocks] == ["J4"] and not before.ready
    (lack,) = before.blocks[0].lacking
    assert (lack.kind, lack.field, lack.record) == ("evidence_item", "sha256", item)
    change = desk.files.late.add_file(item, scan(tmp_path))
    after = desk.submissions.readiness.ready(rid("case"), "prosecutor_de", submission=rid("draft"))
    assert after.ready and not after.blocks
    desk.cases.take_back(change)
    again = desk.submissions.readiness.ready(rid("case"), "prosecutor_de", submission=rid("draft"))
    assert [one.rule for one in again.blocks] == ["J4"]


def test_the_paper_says_of_its_file_what_a_new_attachment_says(desk: Desk, tmp_path: Path) -> None:
    case, item = noted(desk, exhibit_no="3")
    desk.files.late.add_file(item, scan(tmp_path))
    view = desk.cases.record(item)
    other = desk.cases.record(
        desk.files.attach(scan(tmp_path, "قيد.jpg", OTHER), case, kind="document").ids[0]
    )
    about = ("file_name", "mime", "size", "sha256", "blob")
    assert all(view.value(name) and other.value(name) for name in about)
    assert [type(view.value(name)) for name in about] == [type(other.value(name)) for name in about]
    assert (view.text("mime"), view.text("file_name")) == (other.text("mime"), "قيد.jpg")
    assert (view.value("size"), view.text("sha256")) == (len(SCAN), DIGEST)
    assert desk.files.attachment(item) == SCAN
    assert (view.text("title"), view.text("exhibit_no")) == ("إخراج قيد", "3")  # as it was written
    assert len(desk.cases.dossier(case).of("evidence_item")) == 3 and not desk.access.check().faults


def test_taken_back_it_has_none_and_takes_another(desk: Desk, tmp_path: Path) -> None:
    _, item = noted(desk)
    before = dict(desk.cases.record(item).fields)
    change = desk.files.late.add_file(item, scan(tmp_path, "خطأ.jpg", OTHER))
    desk.cases.take_back(change)
    view = desk.cases.record(item)
    assert {name: view.value(name) for name in view.fields if view.value(name) is not None} == {
        name: values[0].value for name, values in before.items()
    }
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.files.attachment(item)
    desk.files.late.add_file(item, scan(tmp_path))
    assert desk.files.attachment(item) == SCAN


def test_a_paper_keeps_the_file_that_it_has(desk: Desk, tmp_path: Path) -> None:
    _, item = noted(desk)
    desk.files.late.add_file(item, scan(tmp_path))
    stands, files = entries(desk), stray_files(desk)
    for again in (False, True):
        with pytest.raises(UserError, match="E_HAS_FILE"):
            desk.files.late.add_file(item, scan(tmp_path, "غيرها.jpg", OTHER), again=again)
    assert desk.files.attachment(item) == SCAN
    assert (entries(desk), stray_files(desk)) == (stands, files)


def test_a_file_whose_bytes_have_not_come_is_a_file(desk: Desk, tmp_path: Path) -> None:
    _, item = noted(desk, blob="b" * 64)
    with pytest.raises(UserError, match="E_HAS_FILE"):
        desk.files.late.add_file(item, scan(tmp_path))
    assert desk.cases.record(item).text("blob") == "b" * 64


def test_where_a_fingerprint_was_noted_only_that_file_is_taken(desk: Desk, tmp_path: Path) -> None:
    case, item = noted(desk, sha256=DIGEST, size=len(SCAN))
    for source in two(scan(tmp_path, "غيرها.jpg", OTHER), Once(OTHER)):
        with pytest.raises(UserError, match="E_OTHER_FILE"):
            desk.files.late.add_file(item, source)
    assert not desk.cases.record(item).value("blob")
    desk.files.late.add_file(item, scan(tmp_path))  # noted with it is not attached already
    assert desk.files.attachment(item) == SCAN
    held = desk.cases.save([Edit("evidence_item", {"type": "other"}, parent=case)]).ids[0]
    step: dict[str, Json] = {"action": "received", "sha256_after": DIGEST}
    desk.cases.save([Edit("custody_entry", step, parent=held)])
    with pytest.raises(UserError, match="E_OTHER_FILE"):
        desk.files.late.add_file(held, scan(tmp_path, "غيرها.jpg", OTHER))
    desk.files.late.add_file(held, scan(tmp_path), again=True)


def test_the_same_file_is_said_and_may_stand_with_two_papers(desk: Desk, tmp_path: Path) -> None:
    case, item = noted(desk)
    desk.files.attach(scan(tmp_path), case, kind="document")
    with pytest.raises(UserError, match="E_SAME_FILE"):
        desk.files.late.add_file(item, scan(tmp_path))
    desk.files.late.add_file(item, scan(tmp_path), again=True)
    assert desk.files.attachment(item) == SCAN


def test_a_noted_fingerprint_is_no_file_that_stands_here(desk: Desk, tmp_path: Path) -> None:
    case, _ = noted(desk, sha256=DIGEST, size=len(SCAN))
    desk.files.attach(scan(tmp_path), case, kind="document")
    assert DIGEST in [
        one.text("sha256")
        for one in desk.cases.dossier(case).of("evidence_item")
        if one.text("blob")
    ]


def test_what_is_no_paper_gets_no_file(desk: Desk, tmp_path: Path) -> None:
    case, item = noted(desk)
    desk.cases.delete(item, shown=desk.cases.shown(item))
    for target in (item, case, desk.cases.record(case).text("person"), "0" * 32):
        with pytest.raises(UserError, match="E_NOT_FOUND"):
            desk.files.late.add_file(target, scan(tmp_path))


def test_a_photo_is_that_of_the_person_below_whom_it_stands(desk: Desk, tmp_path: Path) -> None:
    case, person, _ = whole_case(desk)
    drawn = scan(tmp_path, "صورة.jpg", photo.draw_made_up_portrait(9))
    old = ids_in(desk.cases.record(person).value("photo"))
    of: dict[str, tuple[str, dict[str, Json]]] = {
        "below": (person, {}),
        "named": (case, {"relates_to": [person]}),
        "unsaid": (case, {}),
        "dead": (person, {"death_image": True}),
    }
    items = {}
    for name, (parent, said) in of.items():
        edit = Edit("evidence_item", {"type": "photo_person", **said}, parent=parent)
        items[name] = desk.cases.save([edit]).ids[0]
        desk.files.late.add_file(items[name], drawn, again=True)
    assert set(ids_in(desk.cases.record(person).value("photo"))) == {
        *old,
        items["below"],
        items["named"],
    }


def test_a_photo_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    _, item = noted(desk, type="photo_place")
    with pytest.raises(UserError, match="E_PHOTO"):
        desk.files.late.add_file(item, scan(tmp_path))
    assert not desk.cases.record(item).value("blob")


# --- attacks: empty, huge, vanished, pulled out, stopped ------------------------------------------


class Once(io.BytesIO):
    """A source that can be read once, such as a pipe."""

    def seekable(self) -> bool:
        return False


class Pulled(io.BytesIO):
    """A stick that is pulled out while the second megabyte is read."""

    def read(self, size: int | None = -1) -> bytes:
        if size is None or self.tell() + size > 1 << 20:
            raise OSError(errno.EIO, "pulled out")
        return super().read(size)


class Stop:
    """A person who presses Stop after the first megabyte."""

    def __init__(self) -> None:
        self.said: list[tuple[int, int]] = []

    def step(self, stage: str, done: int, total: int) -> None:
        self.said.append((done, total))
        if done > 1 << 20:
            raise Cancelled


def test_an_empty_file_is_no_file(desk: Desk, tmp_path: Path) -> None:
    case, item = noted(desk)
    before = entries(desk)
    for source in two(scan(tmp_path, "فارغ.pdf", b""), Once(b"")):
        with pytest.raises(UserError, match="E_EMPTY_FILE"):
            desk.files.late.add_file(item, source)
    for kind in ("document", "photo"):
        with pytest.raises(UserError, match="E_EMPTY_FILE"):
            desk.files.attach(scan(tmp_path, "فارغ.jpg", b""), case, kind=kind)
    assert entries(desk) == before


def test_a_stick_that_is_pulled_out_leaves_the_paper_as_it_was(desk: Desk) -> None:
    case, item = noted(desk)
    picture = desk.cases.save([Edit("evidence_item", {"type": "photo_place"}, parent=case)]).ids[0]
    before, files = entries(desk), stray_files(desk)
    for target in (item, picture):
        with pytest.raises(EnvironmentFault, match="E_IO"):
            desk.files.late.add_file(target, Pulled(bytes(3 << 20)), name="تسجيل.bin")
    for kind in ("document", "photo"):
        with pytest.raises(EnvironmentFault, match="E_IO"):
            desk.files.attach(Pulled(bytes(3 << 20)), case, kind=kind, name="تسجيل.bin")
    assert (entries(desk), stray_files(desk)) == (before, files)
    desk.files.late.add_file(item, io.BytesIO(SCAN), name="قيد.jpg")
    assert desk.files.attachment(item) == SCAN and desk.access.check().ok


def test_a_file_that_vanished_and_a_folder_are_said(desk: Desk, tmp_path: Path) -> None:
    _, item = noted(desk)
    with pytest.raises(EnvironmentFault, match="E_NO_FILE"):
        desk.files.late.add_file(item, tmp_path / "لا وجود له.pdf")
    with pytest.raises(UserError, match="E_FOLDER"):
        desk.files.late.add_file(item, tmp_path)


def test_stopped_in_the_middle_nothing_came_in(desk: Desk) -> None:
    _, item = noted(desk)
    before, files, stop = entries(desk), stray_files(desk), Stop()
    with pytest.raises(Cancelled):
        desk.files.late.add_file(item, io.BytesIO(bytes(4 << 20)), name="تسجيل.bin", progress=stop)
    assert stop.said and {total for _, total in stop.said} == {4 << 20}
    assert (entries(desk), stray_files(desk)) == (before, files)


def test_a_huge_file_called_a_photo_is_not_read_whole(desk: Desk, tmp_path: Path) -> None:
    """A film of a gigabyte under the class of a photo: refused after what a picture may have."""
    _, item = noted(desk, type="photo_place")
    read: list[int] = []

    class Film(io.BytesIO):
        """A gigabyte of nothing."""

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None and 0 <= size <= photo.BYTE_LIMIT + 1
            read.append(size)
            return bytes(size)

    with pytest.raises(UserError, match="E_PHOTO"):
        desk.files.late.add_file(item, Film(), name="فيلم.jpg")
    assert sum(read) <= photo.BYTE_LIMIT + 1


# --- between two devices, and after an erasure ------------------------------------------------------


def test_the_file_follows_a_paper_that_was_handed_over_before(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    _, item = noted(hala)
    carry(house, hala, rima, "one")
    assert not rima.cases.record(item).value("blob")
    hala.files.late.add_file(item, io.BytesIO(SCAN), name="قيد.jpg")
    carry(house, hala, rima, "two")
    assert rima.files.attachment(item) == SCAN and rima.cases.record(item).text("sha256") == DIGEST
    assert rima.access.check().ok


@pytest.mark.parametrize("field", ["blob", "sha256", "file_name", "size", "mime"])
def test_two_files_for_one_paper_stand_side_by_side_and_are_decided_as_one(
    house: House, field: str
) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    _, item = noted(hala)
    carry(house, hala, rima, "one")
    picture = photo.draw_made_up_portrait(3)
    hala.files.late.add_file(item, io.BytesIO(picture), name="قيد.jpg")
    rima.files.late.add_file(item, io.BytesIO(b"%PDF-1.4 " + OTHER), name="آخر.pdf")
    carry(house, hala, rima, "two")
    view = rima.cases.record(item)
    assert set(view.every("mime")) == {"image/jpeg", "application/pdf"}
    assert len(view.alternatives("blob")) == 2  # nobody's file was written over
    with pytest.raises(UserError, match="E_HAS_FILE"):
        rima.files.late.add_file(item, io.BytesIO(SCAN), name="قيد.jpg")
    hers = next(one.op for one in view.standing("blob") if one.by == hala.context.by)
    rima.cases.differences.resolve(
        item, field, keep=hers, why="من نسخة العائلة", seen=view.ops(field)
    )
    view = rima.cases.record(item)
    assert not [name for name in view.fields if view.differs(name)]
    assert rima.files.attachment(item) == picture
    digest = hashlib.sha256(picture).hexdigest()
    assert (view.text("sha256"), view.value("size")) == (digest, len(picture))
    assert (view.text("file_name"), view.text("mime")) == ("قيد.jpg", "image/jpeg")
    assert not [one for one in rima.cases.differences.open() if one.record == item]


def test_a_file_that_was_taken_back_goes_with_the_erasure(house: House) -> None:
    rima = house.coordinator()
    case, item = noted(rima)
    blobs = []
    for data in (OTHER, SCAN):
        change = rima.files.late.add_file(item, io.BytesIO(data), name="ورقة.jpg")
        blobs.append(rima.cases.record(item).text("blob"))
        if data is OTHER:
            rima.cases.take_back(change)
    assert all(rima.context.vault.files.complete(one) for one in blobs)
    family = rima.cases.record(case).text("family")
    rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلب مكتوب",
        listed=rima.erasure.erasure(case, family).digest,
    )
    assert not any(rima.context.vault.files.complete(one) for one in blobs)
    assert not list(rima.context.vault.folder.files.iterdir()) and rima.access.check().ok
