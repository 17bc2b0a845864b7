"""Families: the list; opening one goes to its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.ui.editing.list_cells import ListCells
from vsdesk.ui.editing.list_screen import ListScreen, ListWords
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.table import TableColumn
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import CaseFilter
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class FamiliesScreen(ListScreen):
    """One list, Enter opens."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place, "family")
        self.refresh()

    def sentences(self) -> ListWords:
        say = self.look.words.say
        return ListWords(
            say("Families"),
            say("New family"),
            say(
                "No families yet. A family keeps its members, its contacts and its consents together."
            ),
        )

    def make_cells(self) -> ListCells:
        return _FamilyCells(self.look, self.session, "family")

    def _order(self) -> Choice:
        order = super()._order()
        order.addItem(self.look.words.say("By number"), "number")
        return order

    def where(self) -> CaseFilter:
        where = super().where()
        return replace(where, sort="number") if self.sort.value == "number" else where

    def say_count(self, count: int) -> str:
        """The words beside the title."""
        return self.look.words.count(
            "{n} family in this vault", "{n} families in this vault", count
        )

    def make_new(self) -> None:
        """A family without a case."""
        self.session.jobs.write(
            Callbacks(self, self.made, self.not_made), self.session.desk.cases.begun.begin, "family"
        )


class _FamilyCells(ListCells):
    def columns(self) -> tuple[TableColumn, ...]:
        say = self._look.words.say
        return (
            TableColumn("name", say("Family"), 220, 4),
            TableColumn("number", say("Number"), 140, 1),
            TableColumn("place", say("Home place"), 180, 3),
            TableColumn("author", say("Documenter"), 120, 1),
        )
