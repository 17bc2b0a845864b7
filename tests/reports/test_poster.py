"""The poster for a vigil: what stands on it, how large, in which languages. Everybody is made up."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, ImageChops
from tests.reports.long_run import faults, spoken, written
from tests.reports.made_up import furniture, let_out, marwan, on_poster, to_be_seen, voice
from tests.reports.paper import png_of, text_of

from vsdesk import photo
from vsdesk.errors import Bug
from vsdesk.progress import SILENT
from vsdesk.reports import BY_KEY, photo_box, render
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports import PaperSize
    from vsdesk.words import Lang

PICTURE = photo.draw_made_up_portrait(3)
DAYS = {"ar": "9 إلى 11 آب 2013", "ku": "ji 9 heta 11 Tebax 2013", "en": "9 to 11 August 2013"}
PLACE = {"ar": "القطيفة", "ku": "Qutêfa", "en": "Al Qutayfah"}
LONG = "عبد الرحمن-ابن-محمد-سعيد " * 8  # 200 letters


def poster(
    disclosed: GateDecision, *langs: Lang, size: PaperSize = "A4", picture: bytes | None = PICTURE
) -> bytes:
    held = replace(furniture(disclosed), size=size)
    voices = [voice(lang) for lang in langs]
    return render("vigil-poster", disclosed, voices, SILENT, furniture=held, photo=picture)


@pytest.mark.parametrize("lang", LANGS)
def test_name_day_and_place_and_who_asks_stand_on_one_page(lang: Lang) -> None:
    pdf = poster(on_poster(to_be_seen()), lang)
    text = " ".join([*text_of(pdf).split(), *written(pdf)])
    for words in ("مروان خالد الدرويش", "Marwan Khaled al-Darwish", DAYS[lang], PLACE[lang]):
        assert words in text, words
    assert "رابطة مصطنعة" in text and "MAS-26-A-0001" in text
    # neither the words as told, nor what happened, nor whom to call or who told it
    for never in ("عيد", "حاجز", "شعبة", "نجاح", "+90", "أبو خالد"):
        assert never not in text, never
    with pikepdf.open(io.BytesIO(pdf)) as held:
        assert len(held.pages) == 1


def test_the_name_is_the_heading_and_the_picture_says_whom_it_shows() -> None:
    said = spoken(poster(on_poster(to_be_seen()), "ar"))
    assert [role for role, _ in said][:2] == ["Figure", "H1"]
    assert "الصورة · مروان خالد الدرويش" in written(poster(on_poster(to_be_seen()), "ar"))


@pytest.mark.parametrize("langs", [("ar",), ("ar", "en"), ("ku",)])
def test_a3_is_the_same_page_enlarged(langs: tuple[Lang, ...]) -> None:
    small, large = (poster(on_poster(to_be_seen()), *langs, size=one) for one in ("A4", "A3"))
    assert " ".join(text_of(small).split()) == " ".join(text_of(large).split())
    assert not faults(large)
    with pikepdf.open(io.BytesIO(large)) as held:
        assert [round(float(one)) for one in held.pages[0].mediabox] == [0, 0, 842, 1191]


def test_the_picture_of_a3_has_the_dots_for_it() -> None:
    a4, a3 = photo_box("vigil-poster"), photo_box("vigil-poster", "A3")
    assert a4 == (1467, 1833) and a3 is not None
    assert a3[0] / a4[0] == pytest.approx(2**0.5, abs=0.001)
    assert photo_box("family-sheet") == (383, 479) and photo_box("case-file") is None


@pytest.mark.parametrize("shape", [(60, 900), (900, 60), (1, 1)])
def test_a_picture_of_any_shape_stays_within_the_page_and_is_not_pressed(
    shape: tuple[int, int],
) -> None:
    out = io.BytesIO()
    Image.new("RGB", shape, (120, 60, 60)).save(out, "JPEG")
    pdf = poster(on_poster(to_be_seen()), "en", picture=out.getvalue())
    assert not faults(pdf)
    page = Image.open(io.BytesIO(png_of(pdf, dpi=72))).convert("RGB")
    red, green, _ = page.split()
    more = ImageChops.subtract(red, green).point(lambda value: 255 * (value > 30))
    box = more.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (right - left) / (bottom - top) == pytest.approx(shape[0] / shape[1], rel=0.15)
    assert left >= 41 and bottom < 700


def test_without_a_picture_the_name_stands_alone() -> None:
    pdf = poster(on_poster(to_be_seen(("photo_publication", "refused"))), "ar", picture=None)
    assert not faults(pdf) and "مروان خالد الدرويش" in " ".join(text_of(pdf).split())
    assert b"/DCTDecode" not in pdf


@pytest.mark.parametrize("picture", [PICTURE, None])
def test_a_name_of_two_hundred_letters_stays_on_one_page(picture: bytes | None) -> None:
    book = to_be_seen().put("marwan", given_ar=LONG.strip(), given_lat="Abd-al-Rahman-" * 14)
    pdf = poster(on_poster(book), "ar", "en", picture=picture)
    with pikepdf.open(io.BytesIO(pdf)) as held:
        assert len(held.pages) == 1
    assert f"{LONG.strip()} خالد الدرويش" in written(pdf)


def test_in_one_bit_black_and_white_name_and_code_stay() -> None:
    page = Image.open(io.BytesIO(png_of(poster(on_poster(to_be_seen()), "ar"), dpi=150)))
    out = io.BytesIO()
    page.convert("L").point(lambda value: 255 * (value > 140)).convert("1").save(out, "PNG")
    assert photo.codes(out.getvalue()) == ("JALI-7KM4-W7QB-JZ35",)


def test_what_was_let_out_for_somebody_alone_is_no_poster() -> None:
    with pytest.raises(Bug):
        poster(let_out(marwan()), "ar")


def test_it_is_declared_once() -> None:
    paper = BY_KEY["vigil-poster"]
    assert (paper.purpose, paper.recipient, paper.sizes) == (
        "advocacy_named",
        "public",
        ("A4", "A3"),
    )
    assert [one.key for one in BY_KEY.values() if one.poster] == ["vigil-poster"]
