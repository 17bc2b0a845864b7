"""Two reports side by side: who, and line by line what each says and what that counts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.photo import Photo
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.pair_words import (
    field_words,
    head_names,
    uncut,
    values_words,
    verdict,
    whole_names,
)

if TYPE_CHECKING:
    from vsdesk.desk import Pair, PairFact, ReportHead
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PHOTOS = 900  # effective width from which there is room for photos
_ABOVE = 640  # and below which what is asked stands above what the two say


class FactTable(Card):
    """`go` opens one of the two reports."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, pair: Pair) -> None:
        super().__init__(look, space=0, edge=16)
        self.body.setContentsMargins(look.margins(16, 8, 16, 8))
        self._session = session
        self._grid = grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, look.px(92))
        grid.setColumnMinimumWidth(3, look.px(96))
        for side in (1, 2):
            grid.setColumnStretch(side, 1)
        self.body.addLayout(grid)
        self._line = 0
        self._named: list[
            tuple[int, Paragraph, Badge | None]
        ] = []  # where, what is asked, what it counts for
        self._heads = [_Head(look, session, one, self) for one in (pair.left, pair.right)]
        grid.addWidget(self._heads[0], 0, 1)
        grid.addWidget(self._heads[1], 0, 2, 1, 2)  # nothing else stands over the verdicts
        for one in pair.rows:
            self._rule()
            self._row(one)
        self._told(pair)
        self.body.addStretch(1)

    def reflow(self, width: float) -> None:
        """Without the photos when room is short; then what is asked stands above the two answers."""
        for head in self._heads:
            head.narrow(width < _PHOTOS)
        grid, above = self._grid, width < _ABOVE
        grid.setColumnMinimumWidth(0, 0 if above else self._look.px(92))
        grid.setColumnMinimumWidth(3, 0 if above else self._look.px(96))
        for line, name, badge in self._named:
            grid.removeWidget(name)
            grid.addWidget(name, line if above else line + 1, 0, 1, 2 if above else 1)
            if badge is not None:
                grid.removeWidget(badge)
                at, wide = (2, 2) if above else (3, 1)
                middle = Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(badge, line if above else line + 1, at, 1, wide, middle)

    def _rule(self) -> None:
        self._line += 1
        self._grid.addWidget(rule(), self._line, 0, 1, 4)
        self._line += 1

    def _row(self, one: PairFact) -> None:
        look, session = self._look, self._session
        name = Paragraph(look, field_words(look, one.field), "body", "text2")
        name.setMinimumHeight(look.px(28))
        over, self._line = self._line, self._line + 1
        self._grid.addWidget(name, self._line, 0)
        for at, values in ((1, one.left), (2, one.right)):
            said = values_words(look, session, one.field, values)
            words = Paragraph(
                look,
                said or look.words.say("Not known"),
                "body",
                "text" if said else "text2",
            )
            tip.give(words, "\n".join(filter(None, (uncut(str(value)) for value in values))))
            self._grid.addWidget(words, self._line, at, Qt.AlignmentFlag.AlignVCenter)
        badge = None
        if one.evidence is not None:
            badge = Badge(look, *verdict(look, one.evidence))
            self._grid.addWidget(badge, self._line, 3, Qt.AlignmentFlag.AlignVCenter)
        self._named.append((over, name, badge))

    def _told(self, pair: Pair) -> None:
        """Where each was told of, for what the comparison leaves out."""
        if not (pair.left.place or pair.right.place) or any(
            one.field == "place" for one in pair.rows
        ):
            return
        look = self._look
        self._rule()
        name = Paragraph(look, field_words(look, "place"), "body", "text2")
        over, self._line = self._line, self._line + 1
        self._named.append((over, name, None))
        self._grid.addWidget(name, self._line, 0)
        for at, head in ((1, pair.left), (2, pair.right)):
            self._grid.addWidget(Paragraph(look, head.place), self._line, at)


class _Head(QWidget):
    """Photo, names, number; opens the report."""

    def __init__(
        self, look: UiContext, session: VaultSession, head: ReportHead, card: FactTable
    ) -> None:
        super().__init__()
        self._head, self._card = head, card
        line = row(look, self, edges=(0, 0, 0, 4), space=12)
        self._photo = Photo(look, 44, look.words.say("Photo"))
        line.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        first, second = head_names(look, head)
        other = second or look.words.say("No name in another script yet")
        names = Paragraph(look, first, "strong"), Paragraph(look, other, "body", "text2")
        for name, whole in zip(names, whole_names(look, head), strict=True):
            tip.give(name, uncut(whole))
            words.addWidget(name)
        case = head.kind == "case"
        number = head.number or look.words.say("No number yet")
        open_ = Button(
            look,
            number if case else look.words.say("A line of a list"),
            f"open-{head.root[:8]}",
            kind="link",
            icon="go",
            after=True,
        )
        open_.setAccessibleName(look.words.say("Open the report: {name}", name=first))
        open_.clicked.connect(self._open)
        words.addWidget(open_, 0, look.leading)
        line.addLayout(words, 1)
        if case:
            box = (look.px(88), look.px(110))
            session.jobs.read(Callbacks(self, self._show), session.desk.files.photo, head.root, box)
        else:
            self._photo.hide()

    def narrow(self, yes: bool) -> None:
        """No photo when room is short; a line of a list has none."""
        self._photo.setVisible(not yes and self._head.kind == "case")

    def _show(self, data: bytes | None) -> None:
        self._photo.show_png(data)

    def _open(self) -> None:
        self._card.go.emit(page_of(self._head.kind, self._head.page))
