"""What stands in the queue: a row for each pair, with the state it is in; a card for each group of
reports that were joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.pair_words import BANDS, DECISIONS, head_names
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import PairRow, ReportGroup, ReportHead
    from vsdesk.ui.kit.ui_context import UiContext


_CARDS: Final = 20  # groups at once; each may hold as many reports as a list shows first


class PairCells:
    """Cells and words of the rows of pairs."""

    def __init__(self, look: UiContext) -> None:
        self._look = look

    def columns(self) -> tuple[TableColumn, ...]:
        """One report, the other, their numbers, their places, the state."""
        say = self._look.words.say
        return (
            TableColumn("left", say("One report"), 220, 4),
            TableColumn("right", say("The other report"), 220, 4),
            TableColumn("numbers", say("Numbers"), 150, 1),
            TableColumn("places", say("Where"), 150, 3),
            TableColumn("state", say("State"), 190, 1),
        )

    def cell(self, row: PairRow, key: str) -> Cell:
        """What to paint."""
        if key in ("left", "right"):
            return Cell(*head_names(self._look, getattr(row, key)), "strong")
        if key == "numbers":
            return Cell(row.left.number, row.right.number, "small", "text2")
        if key == "places":
            return Cell(row.left.place, row.right.place)
        return Cell(badge=(self._state(row), "neutral" if row.decision else "accent"))

    def text(self, row: PairRow, key: str) -> str:
        """The words of a cell."""
        look = self._look
        if key in ("left", "right"):
            return look.dots(*head_names(look, getattr(row, key)))
        if key == "numbers":
            return look.dots(row.left.number, row.right.number)
        if key == "places":
            return look.dots(row.left.place, row.right.place)
        return self._state(row)

    def _state(self, row: PairRow) -> str:
        say = self._look.words.say
        if row.decision in DECISIONS:
            return say(DECISIONS[row.decision][1])
        if row.before in DECISIONS:
            return say("{decided}: asked again", decided=say(DECISIONS[row.before][1]))
        return say(BANDS[row.band]) if row.band in BANDS else say("Waits for a decision")


class Groups(QWidget):
    """`go` opens the view of one person."""

    go = Signal(object)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        outer = column(look, self)
        inner = plane()
        self._box = column(look, inner, edges=(24, 14, 24, 14), space=12)
        outer.addWidget(scroll(inner, "groups-scroll"))
        self.buttons: list[Button] = []

    def show_groups(self, groups: Sequence[ReportGroup]) -> None:
        """Show these, those with a contradiction first."""
        clear(self._box)
        self.buttons = []
        if groups:
            first = _CARDS
            self._box.addWidget(
                More(
                    self._look, "more-groups", groups, self._card, first=first, page=first, space=12
                )
            )
        else:
            words = self._look.words.say("No reports were accepted as one person yet.")
            self._box.addWidget(Paragraph(self._look, words, "body", "text2"))
        self._box.addStretch(1)

    def _card(self, group: ReportGroup) -> Card:
        look, words = self._look, self._look.words
        card = Card(look, space=6, edge=16)
        line = Flow(look, space=10)
        count = words.count(
            "{n} report about one person", "{n} reports about one person", len(group.roots)
        )
        line.addWidget(Label(look, count, "h3"))
        if group.against:
            badge = words.count(
                "{n} pair inside was decided otherwise",
                "{n} pairs inside were decided otherwise",
                len(group.against),
            )
            line.addWidget(Badge(look, badge, "warn", "warn"))
        line.addStretch(1)
        button = Button(
            look,
            words.say("All that they tell"),
            f"group-{len(self.buttons)}",
            icon="go",
            after=True,
        )
        button.setProperty("root", group.roots[0])
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(button)
        card.body.addLayout(line)
        name = f"more-heads-{len(self.buttons) - 1}"
        card.body.addWidget(More(look, name, group.heads, self._head, space=6))
        return card

    def _head(self, head: ReportHead) -> Label:
        first, second = head_names(self._look, head)
        return Label(
            self._look, self._look.dots(first, second, head.number, head.place), elide=True
        )

    def _open(self) -> None:
        self.go.emit(Route("one", str(self.sender().property("root"))))
