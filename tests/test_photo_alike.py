"""Two pictures of one template are known again, also turned; other papers are not. All drawn, none real."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from vsdesk import photo
from vsdesk.errors import UserError

ORDER = photo.draw_made_up_scan(1, ["RELEASE ORDER", "No 1180/X", "Court"])


def jpeg(picture: Image.Image, quality: int = 55) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def page(title_at: int, rules: int, stamp: tuple[int, int], dark: bool) -> bytes:
    """A page of another layout."""
    picture = Image.new("RGB", (620, 877), (246, 246, 246))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((title_at, 60, title_at + 180, 110), fill=(90, 90, 90))
    for y in range(180, 820, rules):
        draw.line((50, y, 560, y), fill=(40, 40, 40) if dark else (150, 150, 150), width=4)
    x, y = stamp
    draw.ellipse((x, y, x + 140, y + 140), outline=(150, 40, 40), width=8)
    return jpeg(picture, 90)


OTHERS = (
    page(50, 40, (60, 640), True),
    page(380, 90, (420, 120), False),
    page(200, 24, (240, 400), True),
)
CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "turned to the right": lambda one: one.rotate(-90, expand=True),
    "turned to the left": lambda one: one.rotate(90, expand=True),
    "upside down": lambda one: one.rotate(180),
    "a little askew": lambda one: one.rotate(4, fillcolor=(200, 200, 195)),
    "turned and askew": lambda one: one.rotate(90, expand=True).rotate(
        -3, fillcolor=(200, 200, 195)
    ),
    "half the size": lambda one: one.resize((310, 438)),
    "in the dark": lambda one: ImageEnhance.Brightness(one).enhance(0.6),
    "cut at the edges": lambda one: one.crop((12, 12, 608, 865)),
    "a copy in black and white": lambda one: one.convert("L").point(
        lambda grey: 255 * (grey > 200)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_paper_is_known_again(change: str) -> None:
    turned = jpeg(CHANGES[change](Image.open(io.BytesIO(ORDER))))
    first, second = photo.fingerprint(ORDER), photo.fingerprint(turned)
    assert photo.alike(first, second) and photo.alike(second, first)


def test_the_same_template_with_other_words_is_alike() -> None:
    other = photo.draw_made_up_scan(2, ["RELEASE ORDER", "No 77/X", "Court"])
    assert photo.alike(photo.fingerprint(ORDER), photo.fingerprint(other))


def test_papers_of_another_layout_are_not() -> None:
    pages = [photo.fingerprint(one) for one in (ORDER, *OTHERS, photo.draw_made_up_portrait(3))]
    for n, one in enumerate(pages):
        assert photo.alike(one, one)
        assert not any(photo.alike(one, other) for other in pages[n + 1 :])


def test_a_plain_surface_is_like_nothing() -> None:
    plain = photo.fingerprint(jpeg(Image.new("RGB", (200, 300), "white")))
    assert not photo.alike(plain, plain) and not photo.alike(plain, photo.fingerprint(ORDER))


def test_what_is_no_picture_is_told_so() -> None:
    with pytest.raises(UserError) as caught:
        photo.fingerprint(b"OggS no picture")
    assert caught.value.name == "E_PHOTO"


def test_a_fingerprint_shows_nothing() -> None:
    assert repr(photo.fingerprint(ORDER)) == "ImageFingerprint()"


def test_what_is_covered_is_gone_and_the_original_stays() -> None:
    exif = Image.Exif()
    exif[0x010F] = "PLANTED-CAMERA"
    out = io.BytesIO()
    picture = Image.new("RGB", (200, 100), "white")
    picture.paste("red", (20, 20, 80, 60))
    picture.save(out, "JPEG", exif=exif, comment=b"PLANTED", quality=95)
    covered = photo.cover(out.getvalue(), [(16, 16, 88, 64)])
    seen = Image.open(io.BytesIO(covered)).convert("RGB")
    assert seen.size == (200, 100) and b"PLANTED" not in covered
    assert max(seen.crop((24, 24, 76, 56)).tobytes()) < 24
    assert min(seen.crop((120, 10, 190, 90)).tobytes()) > 230
    assert b"PLANTED" in out.getvalue()
    with pytest.raises(UserError):
        photo.cover(b"no picture", [])
