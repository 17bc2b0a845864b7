"""A drawing written anew from its operators, with the resources that they name and no others.

What its operators call things is called otherwise, marked content goes but for what lies on a layer, and
text that is written to be read by machines alone (text rendering mode 3) is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from vsdesk.pdf_notes.drawing_words import DrawingSteps, Step, UnsureError
from vsdesk.pdf_notes.unseen_text import Widths

_NAMING: Final = {
    b"gs": "ExtGState", b"Tf": "Font", b"Do": "XObject", b"sh": "Shading", b"CS": "ColorSpace",
    b"cs": "ColorSpace", b"SCN": "Pattern", b"scn": "Pattern",
}  # fmt: skip  # a table
_CAN_GO: Final = frozenset((b"gs", b"Do", b"sh"))  # without what they name they draw nothing
_DEVICES: Final = frozenset((b"/DeviceGray", b"/DeviceRGB", b"/DeviceCMYK", b"/Pattern"))
_INTENTS: Final = frozenset(
    (b"/AbsoluteColorimetric", b"/RelativeColorimetric", b"/Saturation", b"/Perceptual")
)
_SHOWING: Final = frozenset((b"Tj", b"TJ", b"'", b'"'))
_PLACING: Final = frozenset((b"Td", b"TD", b"Tm", b"T*", b"BT"))
_UNSEEN: Final = b"3"


@dataclass(frozen=True, slots=True)
class Writing:
    """How text is written at one place of a drawing; None is what whoever draws it says."""

    mode: bytes | None
    widths: Widths | None = None  # of the font; without outlines, a mode makes nothing unseen
    size: float = 0.0
    letters: float | None = None  # how far they are set apart
    words: float | None = None

    def moved(self, text: bytes) -> float | None:
        """How far a text moves what follows; None where that is not known here."""
        if self.widths is None or self.letters is None or self.words is None:
            return None
        return self.widths.moved(text, self.size, (self.letters, self.words))


class Needed(Protocol):
    """The resources of a drawing: what they are called anew, and how wide the letters of fonts are."""

    def named(self, sort: str, word: bytes) -> bytes | None:
        """What this is called anew; None where there is no such thing."""

    def within(self, head: bytes, rows: bytes) -> bytes:
        """What a picture within the drawing is called."""

    def widths(self, font: bytes) -> Widths | None:
        """Of a font (by its new name); None of one whose letters are drawings."""


class Redrawing:
    """One drawing, anew. `writing`: how it begins to write."""

    def __init__(self, needed: Needed, writing: Writing) -> None:
        self._needed = needed
        self._writing = writing
        self._kept: list[Writing] = []
        self._marks: list[bool] = []  # of each mark that is open, whether it stays
        self._moved: float | None = 0.0  # by text that is not written; None: not known how far
        self._out: list[bytes] = []
        self._does: dict[bytes, Callable[[Step], Step | None]] = {
            **dict.fromkeys(_NAMING, self._name),
            **dict.fromkeys(_SHOWING, self._show),
            **dict.fromkeys(_PLACING, self._place),
            **dict.fromkeys((b"MP", b"DP"), lambda step: None),
            **dict.fromkeys((b"Tr", b"Tc", b"Tw", b"Tz"), self._set),
            b"q": self._save, b"Q": self._restore, b"ri": self._intent,
            b"BMC": self._mark, b"BDC": self._mark, b"EMC": self._unmark, b"BI": self._picture,
        }  # fmt: skip  # a table

    def drawn(self, data: bytes) -> bytes:
        """The words of it. Raises UnsureError."""
        for step in DrawingSteps(data):
            does = self._does.get(step[0])
            kept = step if does is None else does(step)
            if kept is not None:
                self._write(kept)
        self._out.extend(b"EMC\n" for stays in self._marks if stays)
        return b"".join(self._out)

    def _write(self, step: Step) -> None:
        self._out.append(b" ".join((*step[1], step[0])) + b"\n")

    def _name(self, step: Step) -> Step | None:
        word, given = step
        sort, place = _NAMING[word], 0 if word == b"Tf" else len(given) - 1
        name = given[place]
        if not name.startswith(b"/") or (sort == "ColorSpace" and name in _DEVICES):
            return step
        anew = self._needed.named(sort, name)
        if anew is None:
            if word in _CAN_GO:
                return None
            raise UnsureError
        if word == b"Tf":
            widths, size = self._needed.widths(anew), float(given[1])
            self._writing = replace(self._writing, widths=widths, size=size)
        elif word == b"gs":
            self._writing = replace(self._writing, widths=None)  # it may set another font
        return word, [*given[:place], anew, *given[place + 1 :]]

    def _save(self, step: Step) -> Step:
        self._kept.append(self._writing)
        return step

    def _restore(self, step: Step) -> Step:
        if self._kept:
            self._writing = self._kept.pop()
        return step

    def _set(self, step: Step) -> Step:
        word, said = step[0], float(step[1][0])
        if word == b"Tr":
            self._writing = replace(self._writing, mode=b"%d" % said)
            return b"Tr", [b"%d" % said]
        if word == b"Tz":
            self._moved = None if self._moved != 0 else 0.0
        elif word == b"Tc":
            self._writing = replace(self._writing, letters=said)
        else:
            self._writing = replace(self._writing, words=said)
        return step

    def _intent(self, step: Step) -> Step | None:
        return step if step[1][0] in _INTENTS else None

    def _place(self, step: Step) -> Step:
        self._moved = 0.0
        return step

    def _show(self, step: Step) -> Step | None:
        word, given = step
        if word == b'"':
            self._write(self._set((b"Tw", given[:1])))
            self._write(self._set((b"Tc", given[1:2])))
        if word in (b"'", b'"'):
            self._write(self._place((b"T*", [])))
        if self._writing.mode == _UNSEEN and self._writing.widths is not None:
            further = self._writing.moved(given[-1])
            is_known = further is not None and self._moved is not None
            self._moved = (self._moved or 0) + (further or 0) if is_known else None
            return None
        self._move()
        return b"TJ" if word == b"TJ" else b"Tj", given[-1:]

    def _move(self) -> None:
        """Go as far as text went that is not written."""
        if self._moved is None or (self._moved and not self._writing.size):
            raise UnsureError
        if self._moved:
            self._write((b"TJ", [b"[%.4f]" % (-1000 * self._moved / self._writing.size)]))
            self._moved = 0.0

    def _mark(self, step: Step) -> Step | None:
        given = step[1]
        layer = None
        if step[0] == b"BDC" and given[0] == b"/OC" and given[1].startswith(b"/"):
            layer = self._needed.named("Properties", given[1])
        self._marks.append(layer is not None)
        return None if layer is None else (b"BDC", [b"/OC", layer])

    def _unmark(self, step: Step) -> Step | None:
        return step if self._marks and self._marks.pop() else None

    def _picture(self, step: Step) -> Step:
        return b"Do", [self._needed.within(*step[1])]
