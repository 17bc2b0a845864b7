"""A file that a load brings for an item that is here: what is here keeps its bytes, and what stays out
is told. All people are made up.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from vsdesk.desk import Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk, Remark

HERE = "إفادة مكتوبة بخط اليد، مختلقة للاختبار".encode()
OTHER = "إفادة أخرى، مختلقة للاختبار".encode()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def opened(house: House) -> tuple[Desk, str, str]:
    """A desk, a case, and an item of it with its file."""
    desk = house.coordinator("ريما")
    case = desk.cases.save([Edit("case", {"intake_channel": "other"})]).ids[0]
    [item] = desk.files.attach(io.BytesIO(HERE), case, kind="other", name="إفادة.txt").ids
    return desk, case, item


def dumped(desk: Desk, folder: Path) -> Path:
    desk.loads.dump(folder)
    return folder


def again(desk: Desk, folder: Path, *, dry_run: bool = False) -> Sequence[Remark]:
    lines = (folder / "records.jsonl").read_bytes().splitlines()
    return desk.loads.load(lines, files=folder / "files", dry_run=dry_run).remarks


def said(remarks: Sequence[Remark]) -> list[tuple[str, str]]:
    return [(one.rule, one.kind) for one in remarks if "file" in one.rule]


def content(desk: Desk, item: str) -> bytes:
    out = io.BytesIO()
    desk.context.vault.files.copy(desk.cases.record(item).text("blob"), out)
    return out.getvalue()


def changed(folder: Path, item: str, **fields: Any) -> None:
    """The line of an item in a copy, otherwise."""
    path = folder / "records.jsonl"
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    rows = [row | fields if row.get("id") == item else row for row in rows]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize("named", [True, False])
def test_another_file_of_an_item_that_is_here_is_told(
    house: House, tmp_path: Path, *, named: bool
) -> None:
    desk, _, item = opened(house)
    copy = dumped(desk, tmp_path / "copy")
    assert said(again(desk, copy)) == [], "the same file is nothing new"
    (copy / "files" / item).write_bytes(OTHER)
    if named:
        changed(copy, item, sha256=digest(OTHER), size=len(OTHER))
    for dry_run in (True, False):
        assert said(again(desk, copy, dry_run=dry_run)) == [("file_here", "evidence_item")]
    held = desk.cases.record(item)
    assert content(desk, item) == HERE
    assert (held.every("sha256"), held.every("size")) == ((digest(HERE),), (len(HERE),))


def test_bytes_that_have_not_come_yet_come_by_a_copy_as_they_were_named(
    house: House, tmp_path: Path
) -> None:
    desk, _, item = opened(house)
    copy = dumped(desk, tmp_path / "copy")
    (bytes_of := copy / "files" / item).unlink()
    fresh = house.coordinator("other")
    assert said(again(fresh, copy)) == [("file", "evidence_item")]
    bytes_of.write_bytes(OTHER)
    for dry_run in (True, False):
        assert said(again(fresh, copy, dry_run=dry_run)) == [("other_file", "evidence_item")]
    assert fresh.cases.record(item).every("blob") == ()
    bytes_of.write_bytes(HERE)
    assert said(again(fresh, copy)) == [] and content(fresh, item) == HERE
    assert fresh.cases.record(item).every("sha256") == (digest(HERE),)


def typed(folder: Path, **row: Any) -> Path:
    """Lines that somebody wrote, with a folder of files beside them."""
    (folder / "files").mkdir(parents=True)
    (folder / "records.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_typed_line_replaces_no_file(house: House, tmp_path: Path) -> None:
    desk, case, item = opened(house)
    line = {"kind": "evidence_item", "id": item, "parent": case, "sent_at": "بلدة مختلقة"}
    folder = typed(tmp_path / "lines", **line)
    (folder / "files" / item).write_bytes(OTHER)
    with pytest.raises(UserError, match="E_ONCE") as refused:
        again(desk, folder)
    assert (refused.value.params["line"], refused.value.params["field"]) == (1, "sha256")
    assert content(desk, item) == HERE and desk.cases.record(item).text("sent_at") == ""
    (folder / "files" / item).write_bytes(HERE)
    assert said(again(desk, folder)) == []
    held = desk.cases.record(item)
    assert content(desk, item) == HERE and held.text("sent_at") == "بلدة مختلقة"
    assert len(held.every("blob")) == 1
