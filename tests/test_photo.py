"""Pictures: turned, stripped, shrunk; and what is no picture is told so."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from vsdesk import photo
from vsdesk.errors import UserError
from vsdesk.photo import compressed_picture


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def from_a_phone() -> bytes:
    """A wide picture, red at the start, that a phone says is to be turned; with a place and an owner."""
    picture = Image.new("RGB", (80, 40), "blue")
    picture.paste("red", (0, 0, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees clockwise
    exif[0x010F] = "PLANTED-CAMERA"
    exif[0x8825] = {1: "N", 2: (36.0, 12.0, 0.0), 3: "E", 4: (37.0, 9.0, 0.0)}
    return encoded(picture, "JPEG", exif=exif, comment=b"PLANTED-COMMENT", quality=95)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    """Red, green and blue of one pixel."""
    red, green, blue = picture.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes()
    return red, green, blue


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as problem:
        photo.clean(data)
    with pytest.raises(UserError):
        photo.thumbnail(data, (80, 100))
    return problem.value.name


def test_it_is_turned_and_nothing_of_its_notes_remains() -> None:
    data = from_a_phone()
    assert b"PLANTED-CAMERA" in data
    jpeg, width, height = photo.clean(data)
    assert (width, height) == (40, 80)
    picture = opened(jpeg)
    assert picture.format == "JPEG"
    assert picture.size == (40, 80)
    red, _, blue = pixel(picture, 20, 5)  # the red edge is now at the top
    assert red > 200 and blue < 60
    assert len(picture.getexif()) == 0
    assert b"PLANTED" not in jpeg and b"Exif" not in jpeg
    assert "comment" not in picture.info and "icc_profile" not in picture.info


def test_a_thumbnail_fits_is_upright_and_has_no_notes() -> None:
    png = photo.thumbnail(from_a_phone(), (30, 30))
    picture = opened(png)
    assert picture.format == "PNG"
    assert picture.size == (15, 30)
    assert b"PLANTED" not in png and b"eXIf" not in png


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_other_kinds_are_read(kind: str) -> None:
    data = encoded(Image.new("RGB", (12, 10), "green"), kind)
    assert photo.clean(data)[1:] == (12, 10)


def test_what_is_see_through_stands_on_white() -> None:
    for mode in ("RGBA", "LA"):
        data = encoded(Image.new(mode, (8, 8)), "PNG")
        assert min(pixel(opened(photo.clean(data)[0]), 4, 4)) > 250


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16"])
def test_every_mode_becomes_colour(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    assert opened(photo.clean(encoded(Image.new(mode, (9, 7)), kind))[0]).mode == "RGB"


def test_what_is_no_picture_is_refused() -> None:
    whole = photo.draw_made_up_portrait(1)
    for data in (
        b"",
        b"not a picture",
        whole[:2000],
        b"\xff\xd8\xff" + bytes(100),
        b"%PDF-1.4",
        b"<svg/>",
    ):
        assert refused(data) == "E_PHOTO"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(10**6)))
    )
    assert refused(bomb + chunk(b"IEND", b"")) == "E_PHOTO_LARGE"


def test_too_large_and_the_phones_own_format_are_told_from_damaged() -> None:
    assert refused(encoded(Image.new("1", (8000, 7600)), "PNG")) == "E_PHOTO_LARGE"
    assert refused(SMALL + bytes(photo.BYTE_LIMIT)) == "E_PHOTO_LARGE"
    for brands in (b"heic\0\0\0\0mif1", b"mif1\0\0\0\0heic", b"XXXX\0\0\0\0miafheix"):
        box = (8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands
        assert refused(box + bytes(400)) == "E_PHOTO_HEIC"
    assert refused(b"\0\0\0\x10ftypmp42\0\0\0\0" + bytes(400)) == "E_PHOTO"


def test_grey_of_16_bits_keeps_its_shades() -> None:
    for dark, light in ((0, 65535), (8_000, 40_000)):
        row = dark.to_bytes(2, "little") * 20 + light.to_bytes(2, "little") * 20
        picture = Image.frombytes("I;16", (40, 20), row * 20)
        for kind in ("PNG", "TIFF"):
            for made in (
                photo.clean(encoded(picture, kind))[0],
                photo.for_paper(encoded(picture, kind), (40, 40)),
            ):
                shades = [pixel(opened(made), x, 10)[0] for x in (5, 35)]
                assert shades == pytest.approx([dark / 257, light / 257], abs=3)


@pytest.mark.parametrize(
    "size", [(3000, 2000), (2000, 3000), (3000, 200), (200, 3000), (40, 30), (1, 1)]
)
@pytest.mark.parametrize("turned", [1, 6])
def test_for_paper_it_fits_upright_and_is_never_enlarged(
    size: tuple[int, int], turned: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "PLANTED-CAMERA"
    made = photo.for_paper(encoded(Image.new("RGB", size, "red"), "JPEG", exif=exif), (383, 479))
    upright = size if turned == 1 else size[::-1]
    scale = min(1, 383 / upright[0], 479 / upright[1])
    found = opened(made)
    assert found.format == "JPEG" and b"PLANTED" not in made
    assert found.size == pytest.approx([max(1, side * scale) for side in upright], abs=1)


def test_a_check_reads_to_the_end() -> None:
    photo.check(SMALL)
    whole = encoded(Image.effect_noise((1500, 1000), 80), "JPEG")
    photo.check(whole)
    for cut in (200, len(whole) // 2, len(whole) - 2000):
        with pytest.raises(UserError, match="E_PHOTO"):
            photo.check(whole[:cut])


def test_the_refusal_holds_nothing_of_the_file() -> None:
    with pytest.raises(UserError) as problem:
        photo.clean(b"PLANTED secret of a family")
    assert "PLANTED" not in str(problem.value) + problem.value.detail


@settings(max_examples=120)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=12))
def test_a_damaged_picture_is_read_or_refused_never_worse(place: int, put: bytes) -> None:
    data = bytearray(SMALL)
    at = place % len(data)
    data[at : at + len(put)] = put
    try:
        jpeg, width, height = photo.clean(bytes(data))
    except UserError as problem:
        assert problem.name == "E_PHOTO"
    else:
        assert opened(jpeg).size == (width, height)


def test_made_up_pictures_are_the_same_for_the_same_seed() -> None:
    assert photo.draw_made_up_portrait(7) == photo.draw_made_up_portrait(7)
    assert photo.draw_made_up_portrait(7) != photo.draw_made_up_portrait(8)
    scan = photo.draw_made_up_scan(7, ["Family registry statement"])
    assert opened(scan).size == (620, 877)
    assert photo.clean(scan)[1:] == (620, 877)


SMALL = from_a_phone()


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_a_packed_photo_loses_its_notes_and_no_pixel(how: dict[str, object]) -> None:
    picture = Image.effect_mandelbrot((64, 64), (-2, -1.5, 1, 1.5), 99).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "PLANTED-CAMERA"
    noted = encoded(picture, "JPEG", exif=exif, comment=b"PLANTED-COMMENT", **how)
    plain = compressed_picture.without_jpeg_notes(b"\n" + noted + b"PLANTED-BEHIND")
    assert b"PLANTED" in noted and b"PLANTED" not in plain and b"Exif" not in plain
    assert opened(plain).tobytes() == opened(noted).tobytes()
    assert compressed_picture.without_jpeg_notes(plain) == plain
    cut = compressed_picture.without_jpeg_notes(noted[: len(noted) * 3 // 4])
    assert noted[len(noted) // 2 : len(noted) * 3 // 4] in cut


def test_a_packed_photo_that_is_none_is_told() -> None:
    for data in (b"", b"\xff\xd8\xff\xd9", b"PLANTED", b"\0\0\0\x0cjP  "):
        with pytest.raises(ValueError, match=r"^$"):
            compressed_picture.without_jpeg_notes(data)
        with pytest.raises(ValueError, match=r"^$"):
            compressed_picture.without_jpx_notes(data[:7])
