"""A complaint to a court may speak of several cases: which they are beside the one it was begun from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import CaseFilter
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dossier import ids_in
from vsdesk.ui.editing.offered_roots import OfferedRoots
from vsdesk.ui.kit.button import icon_button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, row
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, ListRow
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


class CasesCard(Card):
    """`kept` when a case was added or taken away: what leaves has to be frozen again."""

    kept = Signal()

    def __init__(self, context: Context, view: RecordView) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(look, say("Further cases on this complaint"), icon="together", space=10)
        self._context, self._view = context, view
        self._names: dict[str, str] = {}
        words = say("Each of them passes the gate by itself. Freeze again after a change.")
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self._rows = column(look, space=4)
        self.body.addLayout(self._rows)
        label = say("Add a case")
        self.choice = Choice(look, "add-case", label, [("", label)])
        self.choice.chosen.connect(self._add)
        self.offered = OfferedRoots(look, context.session, self.choice, "case")
        self.offered.without = {*self._held(), view.space}
        self.body.addWidget(self.offered)
        session = context.session
        session.jobs.read(Callbacks(self, self._named), _named, session.desk, self._held())

    def _held(self) -> list[str]:
        return [one for one in ids_in(self._view.value("cases")) if one != self._view.space]

    def _named(self, rows: Sequence[ListRow]) -> None:
        self._names = {one.id: self.offered.words(one) for one in rows}
        clear(self._rows)
        if further := self._held():
            self._rows.addWidget(More(self._context.look, "more-cases", further, self._line, space=4))  # fmt: skip

    def _line(self, id: str) -> QWidget:
        look, part = self._context.look, QWidget()
        words = self._names.get(id, look.words.say("A case that is not here"))
        line = row(look, part, space=8)
        line.addWidget(Label(look, words, "strong", elide=True), 1)
        off = icon_button(
            look,
            "clear",
            look.words.say("Take off: {what}", what=words),
            f"take-off-{id[:8]}",
            kind="quiet",
        )
        off.setProperty("case", id)
        off.clicked.connect(self._take_off)
        line.addWidget(off)
        return part

    def _add(self, id: str) -> None:
        if id:
            self._keep([*self._held(), id])

    def _take_off(self) -> None:
        gone = str(self.sender().property("case"))
        self._keep([one for one in self._held() if one != gone])

    def _keep(self, further: Sequence[str]) -> None:
        session = self._context.session
        cases = sorted({self._view.space, *further}) if further else None
        answer = Callbacks(self, self._kept)
        session.jobs.write(answer, session.desk.submissions.replies.set_cases, self._view, cases)

    def _kept(self, _: object) -> None:
        self.kept.emit()


def takes_cases(view: RecordView) -> bool:
    """Whether several cases may stand on this submission: on a complaint to a court only."""
    return view.text("mechanism") in COURTS and not view.text("sent_on")


def _named(desk: Desk, cases: Sequence[str]) -> Sequence[ListRow]:
    """The rows of the cases that stand on it, however many others there are."""
    rows: Sequence[ListRow] = desk.cases.lists.page(
        CaseFilter(ids=tuple(cases)), None, max(1, len(cases))
    ).rows
    return rows
