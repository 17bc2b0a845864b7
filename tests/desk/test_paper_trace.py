"""A printed page finds what left: by its digest, typed or photographed. All people are made up."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageFilter
from tests.desk.conftest import whole_case
from tests.reports.paper import png_of, text_of

from vsdesk import photo
from vsdesk.desk import Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.photo import draw_made_up_portrait
from vsdesk.reports import short_digest

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def printed(desk: Desk, name: str = "مروان", copies: int = 1) -> tuple[str, bytes, str]:
    """A case, its sheet, the digest at the foot."""
    case = whole_case(desk, name)[0]
    order = SheetOrder(case, ("ar",), discreet=False)
    for _ in range(copies):
        made = desk.outbound.sheets.print_sheet(order)
    return case, made.pdf, short_digest(made.digest)


def photo_of(pdf: bytes, turn: float = 0) -> bytes:
    """A page as somebody photographs it: grey, turned, not quite sharp."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2.2).to_pil().convert("L")
    page = page.rotate(turn, expand=True, fillcolor=230).filter(ImageFilter.GaussianBlur(1))
    out = io.BytesIO()
    Image.merge("RGB", [page] * 3).save(out, "JPEG", quality=70)
    return out.getvalue()


@pytest.mark.parametrize(
    "write",
    [str, str.lower, lambda code: code.replace("-", " "), lambda code: f"\u2068{code}\u2069"],
)
def test_the_typed_digest_finds_the_paper(house: House, write: object) -> None:
    desk = house.coordinator()
    case, _, code = printed(desk)
    printed(desk, "سامر")
    [found] = desk.outbound.trace.find(write(code))  # type: ignore[operator]  # a way of writing
    assert found.root == case and found.row.text("recipient") == "family" and found.is_as_then


@pytest.mark.parametrize("turn", [0, 4, 90, 180])
def test_a_photo_of_the_page_finds_it(house: House, turn: float) -> None:
    desk = house.coordinator()
    case, pdf, code = printed(desk)
    read = desk.outbound.trace.code_in(photo_of(pdf, turn))
    assert read == code.replace("-", "")
    assert desk.outbound.trace.find(read)[0].root == case


def test_each_copy_has_its_row_and_what_changed_since_is_said(house: House) -> None:
    desk = house.coordinator()
    case, _, code = printed(desk, copies=2)
    [second] = desk.outbound.trace.find(code)
    assert second.row.value("copy_no") == 2
    person = desk.cases.record(case).text("person")
    house.clock.now += 60_000
    desk.cases.save([Edit("person", {"occupation": "نجّار"}, id=person)])
    found = desk.outbound.trace.find(code)[0]
    assert person in found.changed and not found.is_as_then
    event = desk.cases.dossier(case).of("event")[0].id
    desk.cases.delete(event, shown=desk.cases.shown(case))
    assert event in desk.outbound.trace.find(code)[0].gone


@pytest.mark.parametrize(
    "typed", ["", "GKFK-45EF", "نص عربي طويل جداً", "A" * 17, "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦"]
)
def test_what_is_no_digest_is_refused(house: House, typed: str) -> None:
    with pytest.raises(UserError, match="E_VALUE"):
        house.coordinator().outbound.trace.find(typed)


def test_a_digest_of_nothing_here_and_a_picture_without_a_code(house: House) -> None:
    desk = house.coordinator()
    assert desk.outbound.trace.find("GKFK-45EF-EEKA-P7HJ") == ()
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.outbound.trace.code_in(draw_made_up_portrait(2))
    with pytest.raises(UserError, match="E_PHOTO"):
        desk.outbound.trace.code_in(b"no picture")


def test_a_label_finds_its_exhibit_and_the_row_of_the_exit(house: House) -> None:
    desk = house.coordinator()
    case = whole_case(desk)[0]
    items = [desk.context.new_id() for _ in range(3)]
    for at, id in enumerate(items):
        values: dict[str, Json] = {
            "type": "civil_record",
            "title": f"صورة مختلقة {at}",
            "exhibit_no": "",
        }
        desk.cases.save([Edit("evidence_item", values, id=id, parent=case)])
        steps: dict[str, Json] = {"action": "collected", "to_whom": "أرشيف مختلق"}
        desk.cases.save([Edit("custody_entry", steps, parent=id)])
    order = SheetOrder(case, ("ar",), kind="exhibit-labels", level="B")
    made = desk.outbound.sheets.print_sheet(order)
    page = short_digest(made.digest)
    labels = {code for code in photo.codes(png_of(made.pdf, 1, 150)) if code != page}
    found = [desk.outbound.trace.find(code) for code in sorted(labels)]
    assert {*items} <= {one.item for [one] in found} and len(found) == 4
    [whole] = desk.outbound.trace.find(page)
    assert not whole.item and {one.row.id for [one] in found} == {whole.row.id}
    assert desk.outbound.trace.code_in(png_of(made.pdf, 1, 150)) == page.replace("-", "")
    assert desk.outbound.trace.find(f"{page}-AAAA")[0].item == ""
    log = desk.outbound.sheets.print_sheet(replace(order, kind="custody-log")).pdf
    text = " ".join(text_of(log).split())
    assert "أرشيف مختلق" not in text and text.count(desk.context.by) == 3
    assert text.count("دون ذكر الاسم") == 3  # it was told, and stays
