"""One pair as a page of its own: from a hint, from the start page, from another pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.one_place import one_place
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.parts.pair_words import BANDS, decided_words
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.same.pair_view import PairView

if TYPE_CHECKING:
    from vsdesk.desk import Change, Pair
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class PairScreen(Screen):
    """`id` and `field` of the place are the two reports."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        self.head = PageHead(look, look.words.say("May be the same person"))
        self.head.back.connect(self.back)
        outer.addWidget(self.head)
        self.strip = UndoStrip(look, "undo-decision")
        self.strip.undo.connect(self._undo)
        self.pair = PairView(look, session)
        outer.addLayout(one_place(self.strip, self.pair.stale))
        self.pair.go.connect(self.go)
        self.pair.failed.connect(self.failed)
        self.pair.shown.connect(self._shown)
        self.pair.decided.connect(self._decided)
        outer.addWidget(self.pair, 1)
        self.back_by_esc()
        self.pair.show_pair(place.id, place.field)

    def _shown(self, pair: Pair) -> None:
        clear(self.head.tools)
        if pair.band in BANDS:
            words = self.look.words.say(BANDS[pair.band])
            self.head.tools.addWidget(Badge(self.look, words, "accent", "same"))
        self.pair.focus_first()

    def _decided(self, change: Change) -> None:
        self.strip.decided(
            decided_words(self.look, change, joined=self.pair.joined),
            change,
            undo=bool(change.back),
        )
        self.pair.again()

    def _undo(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._undone, self.failed)

    def _undone(self, _: object) -> None:
        self.pair.again()

    def reflow(self, width: float) -> None:
        """One column when room is short."""
        self.pair.reflow(width)
