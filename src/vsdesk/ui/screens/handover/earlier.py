"""Earlier hand-overs: delivered only where a receipt came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, rule
from vsdesk.ui.kit.measure import day, local, size
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import Handover
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST = 12


class EarlierCard(Card):
    """The newest first."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Earlier hand-overs"), space=8)
        self._session = session
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self._session.jobs.read(Callbacks(self, self._show), self._session.desk.sync.handovers)

    def _show(self, found: Sequence[Handover]) -> None:
        look, words = self._look, self._look.words
        clear(self._rows)
        for one in found[:_MOST]:
            self._rows.addWidget(rule())
            line = Flow(look, space=12)
            when = Label(look, day(words, local(one.made), year=False))
            when.setMinimumWidth(look.px(110))
            line.addWidget(when)
            cases = one.counts.get("case_new", 0) + one.counts.get("case_changed", 0)
            told = words.count(
                "{n} case · {size}", "{n} cases · {size}", cases, size=size(words, one.size)
            )
            line.addWidget(Label(look, told, "body", "text2", elide=True), 1, least=look.px(110))
            if one.state == "delivered":
                line.addWidget(Badge(look, words.say("Delivered: the receipt came"), "ok", "ready"))
            else:
                line.addWidget(
                    Badge(look, words.say("Not delivered yet: no receipt"), "warn", "clock")
                )
            self._rows.addLayout(line)
        if not found:
            self._rows.addWidget(
                Paragraph(look, words.say("Nothing was handed over yet."), "body", "text2")
            )
