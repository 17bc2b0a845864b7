"""Every paper says the same words at the same places, and looks the same, as the files kept of it."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageDraw
from tests.reports import golden_papers as golden


@pytest.mark.parametrize("kind", golden.EVERY)
def test_a_paper_is_as_it_was(kind: str) -> None:
    for lang in golden.langs_of(kind):
        pdf = golden.drawn(kind, lang)
        held = golden.FOLDER / f"{kind}.{lang}.txt"
        known = list(golden.read_text(held.read_text(encoding="utf-8")))
        assert golden.moved(known, golden.lines_of(pdf)) == [], f"{kind} {lang}"
        pages = golden.pages_of(pdf)
        files = sorted(golden.FOLDER.glob(f"{kind}.{lang}.*.png"))
        assert len(files) == len(pages), f"{kind} {lang}"
        for number, page in enumerate(pages, 1):
            with Image.open(golden.FOLDER / f"{kind}.{lang}.{number}.png") as before:
                mean, spot = golden.apart(before, page)
            assert mean <= golden.GREY and spot <= golden.SPOT, (
                f"{kind} {lang} page {number}: {mean:.2f}, {spot:.2f}"
            )


def test_no_file_is_kept_of_a_paper_that_is_no_more() -> None:
    assert {one.name.split(".")[0] for one in golden.FOLDER.iterdir()} == set(golden.EVERY)


def test_a_word_that_changed_is_seen_and_one_that_moved() -> None:
    held = golden.lines_of(golden.drawn("family-sheet", "ar"))
    page, left, top, said = held[4]
    other = [*held[:4], (page, left, top, "كلمة أخرى"), *held[5:]]
    assert golden.moved(held, other)
    assert golden.moved(held, [*held[:4], (page, left + 9, top, said), *held[5:]])
    assert golden.moved(held, [*held[:4], held[5], held[4], *held[6:]])
    assert golden.moved(held, held) == []


def test_a_box_that_came_is_seen_and_a_page_turned_round() -> None:
    (page, *_) = golden.pages_of(golden.drawn("family-sheet", "ar"))
    same = Image.open(io.BytesIO(golden.as_png(page)))
    mean, spot = golden.apart(same, page)
    assert mean <= golden.GREY and spot <= golden.SPOT
    boxed = page.copy()
    ImageDraw.Draw(boxed).rectangle((40, 200, 80, 220), outline=0)
    assert golden.apart(same, boxed)[1] > golden.SPOT
    turned = ImageChops.offset(page.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 0)
    assert golden.apart(same, turned)[0] > golden.GREY
