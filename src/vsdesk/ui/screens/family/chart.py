"""The kinship around a missing person, drawn from the layout of records/kinship/tree.py, generations as rows;
and what samples could mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vsdesk.records.consent.donors import advised, refusing, use_of
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.kinship.graph import HINT
from vsdesk.records.kinship.tree import Line, tree
from vsdesk.ui.people_names import capital
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext

_WIDTH, _HEIGHT, _GAP, _RISE = 150, 46, 14, 30  # pixels at 100 %
_NARROWEST: Final = 64
_EDGE: Final = 6
_LINEAGE: Final = frozenset({"P", "M", "P+M"})


@dataclass(frozen=True, slots=True)
class ChartBox:
    """One box: where it stands, the name, the words below it, whether the person is missing."""

    id: str
    row: int
    column: int
    name: str = field(repr=False)
    words: str = field(repr=False)
    missing: bool


class KinshipChart(QWidget):
    """Parents above, the same generation beside, children below. A painting: the list says it too."""

    def __init__(self, context: Context, missing: str) -> None:
        super().__init__()
        look, titles = context.look, context.titles
        self._look = look
        made = tree(context.dossier, missing)
        gone = {case.text("person") for case in context.dossier.of("case")} | {missing}
        self.people = tuple(
            ChartBox(
                spot.person,
                spot.row,
                spot.column,
                titles.by_id(spot.person),
                self._words(context, spot.relation, spot.lineage, spot.person in gone),
                spot.person in gone,
            )
            for spot in made.spots
        )
        self._lines: tuple[Line, ...] = made.lines
        self._rows = made.rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(f"{p.name}: {p.words}" for p in self.people if p.id != missing)
        name = titles.by_id(missing)
        self.setAccessibleName(
            look.words.say("Kinship around {name}: {relatives}", name=name, relatives=told)
        )

    def _words(self, context: Context, relation: str, lineage: str, missing: bool) -> str:
        say = context.look.words.say
        parts = [capital(context.session.labels.term("kinship", relation))] if relation else []
        if missing:
            parts.append(say("missing"))
        elif lineage in _LINEAGE:
            parts.append(
                {
                    "P": say("father's line"),
                    "M": say("mother's line"),
                    "P+M": say("both lines"),
                }[lineage]
            )
        return context.look.dots(*parts)

    def sizeHint(self) -> QSize:
        """As high as there are generations."""
        px = self._look.px
        return QSize(px(300), self._rows * px(_HEIGHT) + max(0, self._rows - 1) * px(_RISE) + px(4))

    def minimumSizeHint(self) -> QSize:
        """The same height, any width."""
        return QSize(self._look.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, then boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        for line in self._lines:
            if line.first in boxes and line.second in boxes:
                self._line(painter, line, boxes[line.first], boxes[line.second])
        for person in self.people:
            self._person(painter, boxes[person.id], person)
        painter.end()

    def _boxes(self) -> dict[str, QRect]:
        px, found = self._look.px, {}
        for row in range(self._rows):
            people = [one for one in self.people if one.row == row]
            count = max(1, len(people))
            room = (self.width() - px(_GAP) * (count - 1)) // count
            width = min(max(px(_WIDTH), self._asked(people)), max(px(_NARROWEST), room))
            whole = width * count + px(_GAP) * (count - 1)
            for one in people:
                place = count - 1 - one.column if self._look.rtl else one.column
                left = (self.width() - whole) // 2 + place * (width + px(_GAP))
                top = px(2) + row * (px(_HEIGHT) + px(_RISE))
                found[one.id] = QRect(left, top, width, px(_HEIGHT))
        return found

    def _asked(self, people: Sequence[ChartBox]) -> int:
        """As wide as the longest words of these boxes: a relation is not cut while there is room."""
        look = self._look
        roles = {"badge": [one.name for one in people], "small": [one.words for one in people]}
        widths = [
            QFontMetrics(look.font(role)).horizontalAdvance(text)
            for role, texts in roles.items()
            for text in texts
        ]
        return max(widths, default=0) + 2 * look.px(_EDGE) + 2

    def _line(self, painter: QPainter, line: Line, first: QRect, second: QRect) -> None:
        """A child hangs below its parent; a couple and other kin are joined from side to side."""
        pen = QPen(self._look.colour("control"), 2 if line.kind == "couple" else 1)
        if line.kind == "kin":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if first.top() == second.top():
            self._beside(painter, first, second)
            return
        upper, lower = (first, second) if first.top() < second.top() else (second, first)
        turn = lower.top() - self._look.px(_RISE) // 2
        start, end = (
            QPoint(upper.center().x(), upper.bottom()),
            QPoint(lower.center().x(), lower.top()),
        )
        corner, other = QPoint(start.x(), turn), QPoint(end.x(), turn)
        for a, b in ((start, corner), (corner, other), (other, end)):
            painter.drawLine(a, b)

    def _beside(self, painter: QPainter, first: QRect, second: QRect) -> None:
        left, right = (first, second) if first.left() < second.left() else (second, first)
        if right.left() - left.right() <= self._look.px(_GAP) + 2:
            y = left.center().y()
            painter.drawLine(left.right(), y, right.left(), y)
            return
        below = left.bottom() + self._look.px(_RISE) // 4  # around who stands between the two
        for a, b in (
            (QPoint(left.center().x(), left.bottom()), QPoint(left.center().x(), below)),
            (QPoint(left.center().x(), below), QPoint(right.center().x(), below)),
            (QPoint(right.center().x(), below), QPoint(right.center().x(), right.bottom())),
        ):
            painter.drawLine(a, b)

    def _person(self, painter: QPainter, box: QRect, person: ChartBox) -> None:
        look = self._look
        edge = "accent" if person.missing else "control"
        painter.setPen(QPen(look.colour(edge), 2 if person.missing else 1))
        painter.setBrush(look.colour("accentSoft" if person.missing else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextSingleLine.value)
        inner = box.adjusted(look.px(_EDGE), look.px(3), -look.px(_EDGE), -look.px(3))
        half = inner.height() // 2
        for text, role, tone, part in (
            (person.name, "badge", "text", QRect(inner.left(), inner.top(), inner.width(), half)),
            (
                person.words,
                "small",
                "text2",
                QRect(inner.left(), inner.top() + half, inner.width(), half),
            ),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(tone))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, flags, shown)


def donor_words(look: UiContext, context: Context, missing: str) -> str:
    """What the relatives on record could mean for a laboratory, and who decides."""
    say = look.words.say
    hint = advised(context.dossier, missing)
    names = look.listed(_asked_how(context, one) for one in hint.donors)
    what = {
        "strong": say("Samples of these relatives could help much: {names}", names=names),
        "medium": say("Samples of these relatives could help: {names}", names=names),
        "weak": say("Samples of these relatives could help a little: {names}", names=names),
        "lineage_only": say("These share one line with the missing person: {names}", names=names),
        "none": say("No living relative by blood is on record yet."),
    }[hint.strength]
    return f"{what}\n{say(HINT)}"


def use_words(look: UiContext, context: Context, donor: str) -> str:
    """For whom of a family one donor's sample is of use, and for whom not; "" of who said no."""
    use, say = use_of(context.dossier, donor), look.words.say
    if donor in refusing(context.dossier) or not any(use):
        return ""
    helps, little, not_for = (look.listed(map(context.titles.by_id, some)) for some in use)
    return look.dots(
        _asked_how(context, donor),
        say("useful for: {names}", names=helps) if helps else "",
        say("useful a little for: {names}", names=little) if little else "",
        say("of no use for: {names}", names=not_for) if not_for else "",
    )


def _asked_how(context: Context, donor: str) -> str:
    """The name; of a minor with who is asked before them."""
    name, held = context.titles.by_id(donor), context.dossier.get(donor)
    if held is None or not is_minor(held, context.session.desk.context.today()):
        return name
    return context.look.words.say("{name} (a minor: a court is asked first)", name=isolate(name))
