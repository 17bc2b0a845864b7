"""Pictures: the only place that reads, turns, shrinks and draws them (Pillow).

Owns what a picture must be before anything else sees it. Raises UserError E_PHOTO for bytes that
are no picture or are truncated, E_PHOTO_LARGE for what would unpack to more than `PIXEL_LIMIT`, or in
more steps than a picture needs (`costs`), E_PHOTO_HEIC for the format of some phones that nothing free
reads. Sizes are pixels.
"""

from __future__ import annotations

import io
import math
import random
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import mul
from typing import TYPE_CHECKING, Final, cast

from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError

from vsdesk.errors import UserError
from vsdesk.photo import costs
from vsdesk.photo.costs import PIXEL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BYTE_LIMIT: Final = 64 * 1024 * 1024
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
_QUALITY: Final = 88
# The brands of HEIC and its kin in the first box of the file (ISO 14496-12).
_UNREAD: Final = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 msf1 avif avis".split())
# How JPEG, PNG, GIF, BMP and TIFF (with the raw files of cameras) begin, and JPEG XL.
_BEGINNINGS: Final = (
    *(b"\xff\xd8", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    *(b"\xff\x0a", b"\x00\x00\x00\x0cJXL "),
)
_LIES: Final = dict(
    zip(
        range(2, 9),
        (
            Image.Transpose.FLIP_LEFT_RIGHT,
            Image.Transpose.ROTATE_180,
            Image.Transpose.FLIP_TOP_BOTTOM,
            Image.Transpose.TRANSPOSE,
            Image.Transpose.ROTATE_270,
            Image.Transpose.TRANSVERSE,
            Image.Transpose.ROTATE_90,
        ),
        strict=True,
    )
)  # how a picture is turned by what its EXIF says
_SIDE: Final = 48  # pixels of a fingerprint's side
_TURNS: Final = tuple(turn + skew for turn in (0, 90, 180, 270) for skew in (0, -3, 3, -6, 6))
_CODE_SIDE: Final = 3000  # pixels: beyond that a code is no easier to read
_ALIKE: Final = 0.62  # of 1.0; pages of another layout stay below 0.5


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as a picture does, whatever somebody calls them; one that nobody here reads too."""
    return (
        data.startswith(_BEGINNINGS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _UNREAD)
    )


def pixels(data: bytes) -> int:
    """How many pixels a picture would unpack to, by its beginning alone. Raises UserError as the module
    says."""
    with _reading():
        picture = _begun(data)
        return picture.width * picture.height


def codes(data: bytes) -> tuple[str, ...]:
    """What the QR codes in a picture say, such as a photo of a printed page; () for none."""
    import zxingcpp  # 5 MB that nobody needs who looks at no code

    with _reading():
        picture = _open(data)
        picture.thumbnail((_CODE_SIDE, _CODE_SIDE))
        found = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
        return tuple(one.text for one in found if one.text)


def check(data: bytes) -> None:
    """Read the whole picture once, a large JPEG in little memory. Raises UserError as the module says."""
    with _reading():
        _open(data, draft=(_SIDE, _SIDE))


def for_paper(data: bytes, box: tuple[int, int]) -> bytes:
    """The picture as a JPEG that fits into `box` (width, height), upright, without notes; never enlarged.

    Raises UserError as the module says.
    """
    with _reading():
        picture = _open(data, draft=box)
        picture.thumbnail(box, Image.Resampling.LANCZOS)
        return _jpeg(picture)


def clean(data: bytes) -> tuple[bytes, int, int]:
    """The picture as a JPEG turned upright, without EXIF, GPS or any other note; width and height.

    Raises UserError (E_PHOTO).
    """
    with _reading():
        picture = _open(data)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY, optimize=False)
    return out.getvalue(), picture.width, picture.height


def thumbnail(data: bytes, box: tuple[int, int]) -> bytes:
    """The picture as a PNG that fits into `box` (width, height), upright, without notes.

    Raises UserError (E_PHOTO).
    """
    with _reading():
        picture = _open(data, draft=box)
        picture.thumbnail(box, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        picture.save(out, "PNG")
    return out.getvalue()


def cover(data: bytes, boxes: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A new picture (JPEG) without what lay in the boxes (left, top, right, bottom in upright pixels).

    What lay there is gone, not hidden: the pixels are black, notes and metadata are left out. The
    original stays as it is. Raises UserError: E_PHOTO, and E_VALUE for a box that meets nothing of
    the picture, for somebody thinks then that something is covered.
    """
    with _reading():
        picture = _open(data)
        for left, top, right, bottom in boxes:
            wide = min(right, picture.width) - max(left, 0)
            if wide <= 0 or min(bottom, picture.height) - max(top, 0) <= 0:
                raise UserError("E_VALUE", "box")
        draw = ImageDraw.Draw(picture)
        for left, top, right, bottom in boxes:
            draw.rectangle((left, top, right - 1, bottom - 1), fill="black")
        return _jpeg(picture)


@dataclass(frozen=True, slots=True)
class ImageFingerprint:
    """What a picture looks like from afar: its layout in few grey pixels. Never leaves the vault."""

    pixels: bytes = field(repr=False)


def fingerprint(data: bytes) -> ImageFingerprint:
    """The layout of a picture, for `alike`. Raises UserError (E_PHOTO)."""
    with _reading():
        big = (4 * _SIDE, 4 * _SIDE)
        grey = _open(data, draft=big).convert("L").resize(big, Image.Resampling.BOX)
        plain = ImageOps.autocontrast(grey.filter(ImageFilter.GaussianBlur(3)))
        return ImageFingerprint(plain.resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes())


class TurnedLayouts:
    """A layout in each turn in which a page may lie, made once for all that are held against it."""

    def __init__(self, one: ImageFingerprint) -> None:
        layout = Image.frombytes("L", (_SIDE, _SIDE), one.pixels)
        self._ways = [_contrast(layout.rotate(turn, _SMOOTH).tobytes()) for turn in _TURNS]

    def like(self, other: ImageFingerprint) -> bool:
        """As `alike`."""
        upright = _contrast(other.pixels)
        return any(sum(map(mul, upright, way)) >= _ALIKE for way in self._ways)


def alike(one: ImageFingerprint, other: ImageFingerprint) -> bool:
    """Whether two pictures show the same layout, also when one was turned, shrunk, darkened, copied.

    Quarter turns and a few degrees askew are tried. Papers made from one template are alike though
    their words differ; that is what it is for.
    """
    return TurnedLayouts(other).like(one)


def _contrast(pixels: bytes) -> list[float]:
    """The pixels within the circle, around zero and of length one; zeros for a plain surface."""
    inside = [pixels[at] for at in _CIRCLE]
    mean = sum(inside) / len(inside)
    around = [one - mean for one in inside]
    length = math.sqrt(sum(map(mul, around, around)))
    return [one / length for one in around] if length else around


def _circle(side: int) -> tuple[int, ...]:
    """Which pixels of a square stay inside it however it is turned."""
    middle = (side - 1) / 2
    return tuple(
        y * side + x
        for y in range(side)
        for x in range(side)
        if (x - middle) ** 2 + (y - middle) ** 2 <= middle**2
    )


_CIRCLE: Final = _circle(_SIDE)
_SMOOTH: Final = Image.Resampling.BILINEAR


@contextmanager
def _reading() -> Iterator[None]:
    """Every way in which Pillow refuses a file becomes a code of ours; its words are not passed on."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # odd EXIF blocks: they are dropped anyway
            yield
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        MemoryError,
    ) as problem:
        raise UserError("E_PHOTO_LARGE", type(problem).__name__) from None
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
    ) as problem:
        raise UserError("E_PHOTO", type(problem).__name__) from None


def _begun(data: bytes) -> Image.Image:
    """A picture of a size that is read, of which only the beginning was looked at."""
    if len(data) > BYTE_LIMIT:
        raise UserError("E_PHOTO_LARGE", "bytes")
    if data[4:8] == b"ftyp" and not _UNREAD.isdisjoint(_brands(data)):
        raise UserError("E_PHOTO_HEIC")
    costs.check(data)
    picture = Image.open(costs.FewReads(data), formats=_FORMATS)
    if picture.width * picture.height > PIXEL_LIMIT:
        raise UserError("E_PHOTO_LARGE", "pixels")
    if not picture.width or not picture.height:
        raise ValueError
    if picture.format == "BMP" and picture.tile[0].codec_name == "bmp_rle":
        costs.check_runs(picture.width * picture.height)
    return picture


def _open(data: bytes, draft: tuple[int, int] | None = None) -> Image.Image:
    """The pixels, upright, in RGB on white. Size is looked at before anything is unpacked."""
    picture = _begun(data)
    if draft:
        picture.draft("RGB", (2 * draft[0], 2 * draft[1]))  # JPEG: unpack small at once
    picture.load()
    upright = _of_eight_bits(_turned(picture))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        plain = Image.new("RGB", over.size, "white")
        plain.paste(over, mask=over.getchannel("A"))
        return plain
    # A new picture holds pixels only: no EXIF, no GPS, no comment, no colour profile.
    rgb = upright.convert("RGB")
    rgb.info.clear()
    return rgb


def _turned(picture: Image.Image) -> Image.Image:
    """Upright, as its notes say how it lies. None of them is written anew: that would read them all."""
    costs.check_notes(picture.info)
    turn = _LIES.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    return picture if turn is None else picture.transpose(turn)


def _brands(data: bytes) -> list[bytes]:
    """The brands that the first box of an ISO media file names."""
    size = min(int.from_bytes(data[:4], "big"), 256, len(data))
    return [data[at : at + 4] for at in range(8, size, 4)]


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as grey of 8: Pillow's own way cuts off what is brighter than 255."""
    if picture.mode not in ("I", "F") and not picture.mode.startswith("I;"):
        return picture
    grey = picture.convert("F")
    _, brightest = cast("tuple[float, float]", grey.getextrema())
    # Whole numbers are of 16 bits, as scanners write them; others of what they reach.
    steps = (1.0, 255.0, 65535.0) if picture.mode == "F" else (65535.0,)
    full = next((one for one in steps if brightest <= one), brightest)
    return grey.point(lambda value: value * (255 / full)).convert("L")


def draw_made_up_portrait(seed: int) -> bytes:
    """A plain drawn figure for the demo and the tests, marked as made up (JPEG, 480 by 600)."""
    rng = random.Random(seed)  # noqa: S311 - a drawing, nothing secret
    wall, coat, hair = (_tone(rng, low, high) for low, high in ((190, 235), (60, 150), (30, 70)))
    skin = (rng.randint(190, 225), rng.randint(160, 185), rng.randint(130, 155))
    picture = Image.new("RGB", (480, 600), wall)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((60, 420, 420, 840), fill=coat)
    draw.rectangle((205, 340, 275, 450), fill=skin)
    draw.ellipse((150, 130, 330, 380), fill=skin)
    draw.pieslice((142, 110, 338, 330), 180, 360, fill=hair)
    for x in (205, 275):
        draw.ellipse((x - 9, 238, x + 9, 250), fill=hair)
    draw.arc((205, 280, 275, 325), 20, 160, fill=hair, width=4)
    _made_up(draw, (0, 556, 480, 600))
    return _jpeg(picture)


def draw_made_up_scan(seed: int, lines: Sequence[str] = ()) -> bytes:
    """A plain drawn page for the demo: ruled lines, a stamp, marked as made up (JPEG, 620 by 877).

    `lines` are ASCII, for Pillow's own letters.
    """
    rng = random.Random(seed)  # noqa: S311 - a drawing, nothing secret
    picture = Image.new("RGB", (620, 877), (250, 248, 240))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((30, 30, 590, 847), outline=(120, 120, 120), width=2)
    for i, line in enumerate(lines[:20]):
        draw.text((60, 70 + 34 * i), line, fill=(40, 40, 40), font_size=20)
    for y in range(120 + 34 * len(lines[:20]), 680, 34):
        draw.line((60, y, 60 + rng.randint(280, 500), y), fill=(150, 150, 160), width=3)
    draw.ellipse((400, 690, 540, 830), outline=(70, 90, 150), width=5)
    _made_up(draw, (30, 790, 390, 830))
    return _jpeg(picture)


def _tone(rng: random.Random, low: int, high: int) -> tuple[int, int, int]:
    return (rng.randint(low, high), rng.randint(low, high), rng.randint(low, high))


def _made_up(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    draw.rectangle(box, fill=(255, 255, 255))
    middle = ((box[0] + box[2]) // 2, (box[1] + box[3]) // 2)
    draw.text(middle, "made up", fill=(90, 90, 90), font_size=28, anchor="mm")


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
