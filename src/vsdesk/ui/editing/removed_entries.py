"""The entries of a page that were removed: each can be brought back, long after its Undo is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context

_MOST = 30


class RemovedEntries(Card):
    """Hidden while nothing was removed. What lies below a removed entry comes back with it."""

    def __init__(
        self, context: Context, here: Sequence[RecordView], again: Callable[[], None]
    ) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(look, say("Removed entries"), icon="remove")
        self.setObjectName("removed-entries")
        self._context, self._again = context, again
        gone = {one.id for one in here if one.deleted}
        found = [one for one in here if one.deleted and one.parent not in gone]
        found.sort(key=lambda one: one.updated, reverse=True)
        for one in found[:_MOST]:
            self._entry(one)
        if not found:
            self.hide()

    def _entry(self, one: RecordView) -> None:
        context, look = self._context, self._context.look
        kind = context.session.labels.kind(one.kind)
        title = capital(context.titles.of(one))
        line = row(look, space=10)
        words = column(look, space=0)
        words.addWidget(Label(look, title, "strong", elide=True))
        words.addWidget(Label(look, capital(kind), "small", "text2", elide=True))
        line.addLayout(words, 1)
        back = Button(look, look.words.say("Bring back"), f"bring-{one.id[:8]}", icon="history")
        back.setAccessibleName(look.words.say("Bring back: {what}", what=title))
        back.setProperty("record", one.id)
        back.setEnabled(context.may_write(one.kind))
        back.clicked.connect(self._bring)
        line.addWidget(back)
        self.body.addLayout(line)

    def _bring(self) -> None:
        button, session = self.sender(), self._context.session
        assert isinstance(button, Button)
        button.setEnabled(False)
        session.jobs.write(
            Callbacks(self, self._is_back, session.jobs.failed.emit),
            session.desk.cases.restore,
            str(button.property("record")),
        )

    def _is_back(self, _: object) -> None:
        self._again()
