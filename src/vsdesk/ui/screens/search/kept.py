"""Searches that are kept under a name: choose one, keep the present one, forget one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.screens.search.wanted import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import SavedSearch
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class KeptSearches(QWidget):
    """`chosen` carries the Wanted of a kept search; `failed` a plain error."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._held: dict[str, SearchRequest] = {}
        self._now = SearchRequest()
        say = look.words.say
        line = row(look, self, space=8)
        self.choice = Choice(look, "kept-searches", say("Kept searches"), [])
        self.choice.setMinimumContentsLength(16)
        self.choice.chosen.connect(self._chosen)
        line.addWidget(self.choice)
        self.keep = Button(look, say("Keep this search"), "keep-search", icon="save")
        self.keep.clicked.connect(self._ask_name)
        line.addWidget(self.keep)
        self.forget = Button(look, say("Forget it"), "forget-search", kind="quiet", icon="remove")
        self.forget.clicked.connect(self._forget)
        line.addWidget(self.forget)
        self.read()

    def read(self) -> None:
        """Ask for what is kept."""
        answer = Callbacks(self, self._show, self.failed.emit)
        self._session.jobs.read(answer, self._session.desk.cases.searches.saved)

    def show_wanted(self, wanted: SearchRequest) -> None:
        """The present search: it can be kept, or is kept already."""
        self._now = wanted
        name = next((name for name, held in self._held.items() if held == wanted), "")
        self.choice.choose(name)
        self.keep.setVisible(not name and wanted != SearchRequest())
        self.forget.setVisible(bool(name))

    def _show(self, kept: Sequence[SavedSearch]) -> None:
        self._held = {one.name: SearchRequest.of_filter(one.where) for one in kept}
        first = ("", self._look.words.say("Kept searches"))
        self.choice.offer([first, *((name, name) for name in self._held)])
        self.choice.setVisible(bool(self._held))
        self.show_wanted(self._now)

    def _chosen(self, name: str) -> None:
        if name in self._held:
            self.chosen.emit(self._held[name])

    def _ask_name(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Keep this search"),
            say(
                "Words and filters are kept in this vault only, encrypted. They are not handed over."
            ),
            (("no", say("Cancel")), ("keep", say("Keep it"))),
            reason=say("A name for it"),
        )
        self._session.prompts.ask(self, question, self._named)

    def _named(self, key: str, name: str) -> None:
        if key == "keep" and name.strip():
            desk, where = self._session.desk, self._now.filter()
            answer = Callbacks(self, self._again, self.failed.emit)
            self._session.jobs.write(answer, desk.cases.searches.keep, name, where)

    def _forget(self) -> None:
        answer = Callbacks(self, self._again, self.failed.emit)
        self._session.jobs.write(answer, self._session.desk.cases.searches.drop, self.choice.value)

    def _again(self, _: object) -> None:
        self.read()
