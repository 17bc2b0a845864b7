"""Families: the list; opening one goes to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.list_cells import ListCells
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.row_table import TableColumn
from vsdesk.ui.parts.root_list import ListWords, RootList
from vsdesk.ui.parts.word_head import WordHead
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class FamiliesScreen(Screen):
    """One list, Enter opens."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        words = ListWords(
            say("Families"),
            say("New family"),
            say(
                "No families yet. A family keeps its members, its contacts and its consents together."
            ),
            lambda n: look.words.count("{n} family in this vault", "{n} families in this vault", n),
        )
        self.rows = RootList(self, "family", words, _FamilyCells(look, session, "family"))
        self.head = WordHead(self.rows, (("number", say("By number")),))
        box = column(look, self)
        box.addWidget(self.head)
        self.rows.show_below(self.head, box)
        self.rows.refresh()

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows.table,)

    def make_new(self) -> bool:
        self.rows.new()
        return True

    def reflow(self, width: float) -> None:
        self.rows.reflow(width)
        self.head.reflow(width)


class _FamilyCells(ListCells):
    def columns(self) -> tuple[TableColumn, ...]:
        say = self._look.words.say
        return (
            TableColumn("name", say("Family"), 220, 4),
            TableColumn("number", say("Number"), 140, 1),
            TableColumn("place", say("Home place"), 180, 3),
            TableColumn("author", say("Documenter"), 120, 1),
        )
