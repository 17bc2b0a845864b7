"""Files taken in: the same one twice is said, a folder is not a file, a link in a circle leads nowhere."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from vsdesk import diskio
from vsdesk.desk import Edit
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk

SCAN = "ورقة ممسوحة، مختلقة".encode()


@pytest.fixture
def desk(house: House) -> Desk:
    return house.coordinator()


def names(desk: Desk, case: str) -> list[str]:
    return [one.text("file_name") for one in desk.cases.dossier(case).of("evidence_item")]


def test_the_same_content_is_not_attached_twice_unless_it_is_wanted(
    desk: Desk, tmp_path: Path
) -> None:
    case = desk.cases.new_case({"given_ar": "سليم"}).ids[0]
    first, second, other = (tmp_path / name for name in ("ورقة.pdf", "نسخة.pdf", "غيرها.pdf"))
    first.write_bytes(SCAN)
    second.write_bytes(SCAN)
    other.write_bytes(SCAN[::-1])  # as long, and not the same
    item = desk.files.attach(first, case, kind="document").ids[0]
    with pytest.raises(UserError) as refused:
        desk.files.attach(second, case, kind="document")
    assert refused.value.name == "E_SAME_FILE"
    assert names(desk, case) == ["ورقة.pdf"]
    desk.files.attach(other, case, kind="document")
    again = desk.files.attach(second, case, kind="document", again=True).ids[0]
    assert names(desk, case) == ["ورقة.pdf", "غيرها.pdf", "نسخة.pdf"]
    assert desk.files.attachment(again) == desk.files.attachment(item) == SCAN


def test_it_may_stand_in_another_case_and_again_after_it_was_removed(desk: Desk) -> None:
    one, two = (desk.cases.new_case({"given_ar": name}).ids[0] for name in ("سليم", "مروان"))
    item = desk.files.attach(io.BytesIO(SCAN), one, kind="document", name="a.pdf").ids[0]
    desk.files.attach(io.BytesIO(SCAN), two, kind="document", name="a.pdf")
    with pytest.raises(UserError, match="E_SAME_FILE"):
        desk.files.attach(io.BytesIO(SCAN), one, kind="other", name="b.pdf")
    desk.cases.delete(item, shown=desk.cases.shown(item))
    desk.files.attach(io.BytesIO(SCAN), one, kind="document", name="a.pdf")
    assert names(desk, one) == names(desk, two) == ["a.pdf"]


def test_a_folder_is_called_a_folder_and_a_circle_leads_to_no_file(
    desk: Desk, tmp_path: Path
) -> None:
    case = desk.cases.new_case({"given_ar": "سليم"}).ids[0]
    circle = tmp_path / "circle.jpg"
    circle.symlink_to(circle)
    with pytest.raises(UserError, match="E_FOLDER"):
        desk.files.attach(tmp_path, case, kind="document")
    for gone in (circle, tmp_path / "لا وجود له.jpg"):
        with pytest.raises(EnvironmentFault, match="E_NO_FILE"):
            desk.files.attach(gone, case, kind="document")
    assert names(desk, case) == []


def test_a_folder_that_is_not_there_does_not_blame_the_stick(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="E_NO_FILE"):
        diskio.save_file(tmp_path / "لا وجود له" / "a.pdf", SCAN)
    with pytest.raises(UserError, match="E_FOLDER"):
        diskio.save_file(tmp_path, SCAN)
    diskio.save_file(tmp_path / "a.pdf", SCAN)
    assert (tmp_path / "a.pdf").read_bytes() == SCAN


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("ورقة.pdf".encode("cp1256"), "ورقة.pdf"),  # a stick of an old Windows
        ("صورة\u202egpj.exe".encode(), "صورة gpj.exe"),
        (b"a\nb\x1b[2J.pdf", "a b [2J.pdf"),
        ("و".encode() * 125 + b".pdf", "و" * 125 + ".pdf"),
    ],
)
def test_a_file_comes_in_whatever_its_name_is_made_of(
    desk: Desk, tmp_path: Path, raw: bytes, name: str
) -> None:
    case = desk.cases.new_case({"given_ar": "سليم"}).ids[0]
    path = tmp_path / os.fsdecode(raw)
    path.write_bytes(SCAN)
    item = desk.files.attach(path, case, kind="document").ids[0]
    paper = desk.cases.save([Edit("evidence_item", {"type": "other"}, parent=case)]).ids[0]
    desk.files.late.add_file(paper, path, again=True)
    assert names(desk, case) == [name, name]
    assert desk.cases.record(item).text("title") == name.rpartition(".")[0]
    assert desk.files.attachment(paper) == SCAN
