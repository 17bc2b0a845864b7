"""Rows, pages and the furniture on them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from tests.reports.made_up import voice

from vsdesk.progress import SILENT
from vsdesk.reports import Contact, Furniture, discreet_number, short_digest
from vsdesk.reports.page_rows import (
    Box,
    PageRow,
    TextColumn,
    beside,
    kept,
    paginate,
    space,
    without_end,
)
from vsdesk.reports.qr import qr_path
from vsdesk.reports.sheet_page import Sheet
from vsdesk.reports.text import Setter
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.reports.text import TextLine

SETTER = Setter()


def heights(pages: list[list[PageRow]]) -> list[list[float]]:
    return [[row.height for row in page] for page in pages]


def test_the_short_digest_is_80_bits_in_four_groups() -> None:
    digest = hashlib.sha256(b"x")
    short = short_digest(digest.digest())
    assert short == short_digest(digest.hexdigest())
    assert [len(part) for part in short.split("-")] == [4, 4, 4, 4]
    assert short.replace("-", "").isalnum() and short.isupper()


@pytest.mark.parametrize(
    ("number", "shown"),
    [("MAS-26-A-0001", "26-A-0001"), ("26-0001", "26-0001"), ("old 17/b", "old 17/b"), ("", "")],
)
def test_a_discreet_number_has_no_organisation(number: str, shown: str) -> None:
    assert discreet_number(number) == shown


def test_rows_go_on_to_the_next_page() -> None:
    assert heights(paginate([space(40)] * 5, 100)) == [[40, 40], [40, 40], [40]]
    assert heights(paginate([], 100)) == [[]]


def test_a_heading_stays_with_what_follows() -> None:
    rows = [space(60), PageRow(20, keep=True), PageRow(30)]
    assert heights(paginate(rows, 100)) == [[60], [20, 30]]


def test_what_can_never_fit_together_is_parted() -> None:
    rows = [PageRow(40, keep=True)] * 6
    assert all(sum(page) <= 120 for page in heights(paginate(rows, 100)))
    assert sum(len(page) for page in paginate(rows, 100)) == 6


def test_empty_strips_at_the_end_make_no_page_of_their_own() -> None:
    said = PageRow(90, boxes=(Box(0, 0, 1, 1, (0, 0, 0)),))
    assert heights(paginate(without_end([space(5), said, space(4), space(20)]), 100)) == [[5, 90]]
    assert without_end([space(4)]) == []


def test_kept_rows_keep_to_the_last_one() -> None:
    assert [row.keep for row in kept([space(1)] * 3)] == [True, True, False]
    assert kept([]) == []


def test_columns_share_the_height_of_each_row() -> None:
    left, right = [PageRow(10), PageRow(10)], [PageRow(30, boxes=(Box(1, 1, 1, 1, (0, 0, 0)),))]
    rows = beside([(0, left), (200, right)])
    assert [row.height for row in rows] == [30, 10]
    assert rows[0].boxes[0].x == 201


def test_no_line_of_a_paragraph_stands_alone() -> None:
    rows = TextColumn(SETTER, 60, rtl=True).text(
        "كان في طريقه إلى عمله حين أوقفه الحاجز ولم تُعرف وجهته"
    )
    assert len(rows) > 4
    assert [row.keep for row in rows] == [True, *[False] * (len(rows) - 3), True, False]


def test_a_column_begins_at_its_own_edge() -> None:
    for rtl in (True, False):
        (row,) = TextColumn(SETTER, 200, rtl=rtl).text("أبو خالد" if rtl else "Khaled")
        mark = row.marks[0]
        width = mark.line.width * mark.size / SETTER.upem
        start = 200 - mark.x - width if rtl else mark.x
        assert start == pytest.approx(0)


def test_a_dot_stands_at_the_start() -> None:
    for rtl in (True, False):
        column = TextColumn(SETTER, 200, rtl=rtl)
        dot = column.dotted(column.inner.text("x"))[0].boxes[0]
        assert dot.round
        assert (dot.x > 190) is rtl


def test_a_label_stands_before_its_value() -> None:
    for rtl in (True, False):
        (row,) = TextColumn(SETTER, 300, rtl=rtl).pair("label", "value")
        label, value = row.marks
        assert (label.x > value.x) is rtl


def test_a_qr_is_drawn_inside_its_size() -> None:
    numbers = [float(part) for part in qr_path("JALI-7KM4-W7QB-JZ35", 46).split() if part != "re"]
    assert min(numbers) >= 0
    assert max(numbers) <= 46.01


def test_an_empty_sheet_still_says_what_it_is() -> None:
    from datetime import date

    furniture = Furniture("B", "family", 1, "26-0001", date(2026, 11, 24), "A-B", contact=Contact())
    pdf = Sheet(SETTER, [voice("en")], furniture).pdf([], SILENT)
    assert pdf.startswith(b"%PDF-")


STORY = "خرج صباحاً.\nلم يعد.\n\n\n  \nقال جاره: +963 933 000 123\r\n\r\nثم غاب.\n"


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("held", [False, True])
def test_paragraphs_and_line_breaks_of_a_story_stay(rtl: bool, held: bool) -> None:
    for story in (
        STORY,
        "Çû.\nVenegeriya.\n\n\n  \nCîranê wî: +963 933 000 123\r\n\r\nWenda bû.\n",
    ):
        told = isolate(story) if held else story
        rows = TextColumn(SETTER, 400, rtl=rtl).text(told, size=10)
        text, apart = 15.6, 6
        assert [round(row.height, 1) for row in rows] == [text, text, apart, text, apart, text]
        written = [_written(mark.line) for row in rows for mark in row.marks]
        assert written == [one.strip() for one in story.splitlines() if one.strip()]


def _written(line: TextLine) -> str:
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    drawn = "".join(glyph.text for glyph in sorted(glyphs, key=lambda glyph: glyph.cluster))
    return drawn.replace("\u00a0", " ")  # a number's blank parts no lines


def test_an_isolate_goes_on_behind_a_line_break() -> None:
    """Each line of what is held in an isolate takes its own direction."""
    rows = TextColumn(SETTER, 400, rtl=True).text("قال " + isolate("abc (x)\nباء!") + " ثم")
    lines = [mark.line for row in rows for mark in row.marks]
    drawn = ["".join(g.text for piece in line.pieces for g in piece.glyphs) for line in lines]
    assert drawn == ["abc (x) لاق", "مث !ءاب"]


def test_no_page_begins_with_the_space_between_two_paragraphs() -> None:
    story = "\n\n".join(f"{k} كلمة" for k in range(40))
    rows = TextColumn(SETTER, 400, rtl=True).text(story, size=10)
    for height in (100, 101, 107, 111.7, 130):
        pages = paginate(rows, height)
        assert all(page[0].marks for page in pages)
        assert sum(bool(row.marks) for page in pages for row in page) == 40
        assert all(sum(row.height for row in page) <= height for page in pages)


def test_all_sheets_share_the_faces() -> None:
    """Each face that is read anew stays in the memory of its outlines, sheet after sheet."""
    assert Setter().faces is Setter().faces


def test_what_is_signed_stands_on_the_page_of_the_signature() -> None:
    sign = [PageRow(6, closing=True, keep=True), PageRow(24)]
    assert heights(paginate([space(50), space(30), *sign], 100)) == [[50], [30, 6, 24]]
    column = TextColumn(SETTER, 200, rtl=True)
    short = [space(80), *column.heading("آخر قسم"), *column.text("نعم"), *column.text("لا")]
    first, second = paginate([*short, *sign], sum(row.height for row in short) + 5)
    assert [row.height for row in first] == [80], "a short section comes along as a whole"
    assert len(second) == len(short) - 1 + 2
    assert heights(paginate([space(90), *sign], 100)) == [[90], [6, 24]]
    assert heights(paginate([space(20), *sign], 100)) == [[20, 6, 24]]
