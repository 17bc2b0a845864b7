"""A scan leaves without what its program wrote into it; a film leaves of nobody whose place stays.
Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written

from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.files import FileOrder

if TYPE_CHECKING:
    from pathlib import Path


def scan() -> bytes:
    """A PDF whose program wrote down for whom it works."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "سلمى النوري"
        with document.open_metadata() as held:
            held["dc:title"] = "بيت سلمى"
        document.save(out)
    return out.getvalue()


def test_a_pdf_leaves_without_notes(made: Town, tmp_path: Path) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    data_here = scan()
    (tmp_path / "x.pdf").write_bytes(data_here)
    item = made.rima.files.attach(tmp_path / "x.pdf", made.case, kind="other").ids[0]
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(tmp_path / "d", order)
    alone = made.rima.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", "B"))
    assert alone.changed
    for data in ((tmp_path / "d" / "files" / item).read_bytes(), alone.data):
        with pikepdf.open(io.BytesIO(data)) as document:
            assert not dict(document.docinfo) and "/Metadata" not in document.Root
            assert len(document.pages) == 1
    assert made.rima.outbound.files.copy_file(FileOrder(item)).data == data_here  # ours is whole


FILMS = {
    "فيديو.mp4": b"\0\0\0\x18ftypisom" + "©xyz+36.5+36.8".encode(),
    "صوت.m4a": b"\0\0\0\x20ftypM4A " + "©xyz+36.5+36.8".encode(),
}


def test_no_film_or_voice_of_whom_no_place_may_leave(made: Town, tmp_path: Path) -> None:
    """Neither of who is missing nor of a relative: where it was made is where they live."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    items = set()
    for name, data in FILMS.items():
        (tmp_path / name).write_bytes(data)
        items.add(made.rima.files.attach(tmp_path / name, made.case, kind="other").ids[0])
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))

    def left(folder: str) -> set[str]:
        made.rima.outbound.files.dump_for(tmp_path / folder, order)
        return {one.name for one in (tmp_path / folder / "files").iterdir()} & items

    assert left("before") == items
    for n, who in enumerate((wife, made.person)):
        mark = written(made, "person_mark", {"type": "place_unknown_to"}, who)
        assert left(f"marked {n}") == set()
        made.rima.cases.delete(mark, shown=made.rima.cases.shown(mark))
    assert left("after") == items
