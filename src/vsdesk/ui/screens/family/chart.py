"""The kinship around a missing person, drawn: parents above, the same generation beside, children below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look

_GENERATION: Final = {
    2: ("grandfather_pat", "grandmother_pat", "grandfather_mat", "grandmother_mat"),
    1: (
        "mother",
        "father",
        "stepmother",
        "stepfather",
        "guardian",
        "uncle_pat",
        "aunt_pat",
        "uncle_mat",
        "aunt_mat",
        "father_in_law",
        "mother_in_law",
    ),
    -1: (
        "son",
        "daughter",
        "nephew_niece_bro",
        "nephew_niece_sis",
        "husband_of_daughter",
        "wife_of_son",
    ),
    -2: ("grandchild", "grandchild_son", "grandchild_daughter"),
}
_OF: Final = {
    relation: generation for generation, relations in _GENERATION.items() for relation in relations
}
_WIDTH, _HEIGHT, _GAP, _RISE = 150, 46, 14, 30  # pixels at 100 %


@dataclass(frozen=True, slots=True)
class Relative:
    """A name and the relation to the missing person (its code and its words)."""

    name: str = field(repr=False)
    relation: str
    words: str = field(repr=False)


class KinshipChart(QWidget):
    """The missing person in the middle row, relatives by generation. A painting: the list says it too."""

    def __init__(self, look: Look, missing: str, relatives: Sequence[Relative]) -> None:
        super().__init__()
        self._look, self._missing = look, missing
        self._rows: dict[int, list[Relative]] = {0: []}
        for one in relatives:
            self._rows.setdefault(_OF.get(one.relation, 0), []).append(one)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(f"{one.name}: {one.words}" for one in relatives)
        self.setAccessibleName(
            look.words.say("Kinship around {name}: {relatives}", name=missing, relatives=told)
        )

    def sizeHint(self) -> QSize:
        """As high as there are generations."""
        px = self._look.px
        return QSize(
            px(300), len(self._rows) * px(_HEIGHT) + (len(self._rows) - 1) * px(_RISE) + px(4)
        )

    def minimumSizeHint(self) -> QSize:
        """The same height, any width."""
        return QSize(self._look.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, then boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, places = self._look.px, {}
        top = px(2)
        for generation in sorted(self._rows, reverse=True):
            people = self._people(generation)
            places[generation] = [
                self._box(place, len(people), top) for place in range(len(people))
            ]
            top += px(_HEIGHT) + px(_RISE)
        self._lines(painter, places)
        for generation, boxes in places.items():
            for (name, words, missing), box in zip(self._people(generation), boxes, strict=True):
                self._person(painter, box, name, words, missing=missing)
        painter.end()

    def _people(self, generation: int) -> list[tuple[str, str, bool]]:
        people = [(one.name, one.words, False) for one in self._rows.get(generation, [])]
        if generation == 0:
            people.insert(len(people) // 2, (self._missing, self._look.words.say("missing"), True))
        return people

    def _box(self, place: int, count: int, top: int) -> QRect:
        px = self._look.px
        width = min(
            px(_WIDTH), max(px(70), (self.width() - px(_GAP) * (count - 1)) // max(1, count))
        )
        whole = width * count + px(_GAP) * (count - 1)
        order = count - 1 - place if self._look.rtl else place
        return QRect(
            (self.width() - whole) // 2 + order * (width + px(_GAP)), top, width, px(_HEIGHT)
        )

    def _lines(self, painter: QPainter, places: dict[int, list[QRect]]) -> None:
        painter.setPen(QPen(self._look.colour("control"), 1))
        people = self._people(0)
        middle = places[0][next(i for i, one in enumerate(people) if one[2])]
        for generation, boxes in places.items():
            for box in boxes:
                if generation == 0:
                    continue
                start = box.bottom() if generation > 0 else box.top()
                end = middle.top() if generation > 0 else middle.bottom()
                turn = end + (-1 if generation > 0 else 1) * self._look.px(_RISE) // 2
                painter.drawLine(box.center().x(), start, box.center().x(), turn)
                painter.drawLine(box.center().x(), turn, middle.center().x(), turn)
                painter.drawLine(middle.center().x(), turn, middle.center().x(), end)

    def _person(
        self, painter: QPainter, box: QRect, name: str, words: str, *, missing: bool
    ) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("accent" if missing else "control"), 2 if missing else 1))
        painter.setBrush(look.colour("accentSoft" if missing else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextSingleLine.value)
        inner = box.adjusted(look.px(6), look.px(3), -look.px(6), -look.px(3))
        half = inner.height() // 2
        for text, role, tone, part in (
            (name, "badge", "text", QRect(inner.left(), inner.top(), inner.width(), half)),
            (words, "small", "text2", QRect(inner.left(), inner.top() + half, inner.width(), half)),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(tone))
            painter.drawText(
                part,
                flags,
                painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, part.width()),
            )
