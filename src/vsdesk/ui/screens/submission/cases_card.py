"""A complaint to a court may speak of several cases: which they are beside the one it was begun from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.dossier import ids_in
from vsdesk.records.recipients import COURTS
from vsdesk.ui.kit.button import icon_button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, row
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, Desk, ListRow
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context

_MOST: Final = 300  # cases offered to choose from


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
        self.body.addWidget(self.choice)
        session = context.session
        session.jobs.read(Answer(self, self._offer), _cases, session.desk)

    def _held(self) -> list[str]:
        return [one for one in ids_in(self._view.value("cases")) if one != self._view.space]

    def _offer(self, rows: Sequence[ListRow]) -> None:
        look = self._context.look
        nameless = look.words.say("Without a name yet")
        for one in rows:
            name = in_order(one.name, one.other, look.lang)[0]
            self._names[one.id] = look.dots(name or nameless, one.number)
        held = {*self._held(), self._view.space}
        label = look.words.say("Add a case")
        free = [(id, words) for id, words in self._names.items() if id not in held]
        self.choice.offer([("", label), *free])
        clear(self._rows)
        if further := self._held():
            self._rows.addWidget(More(look, "more-cases", further, self._line, space=4))

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
        answer = Answer(self, self._kept)
        session.jobs.write(answer, _set, session.desk, self._view.id, cases)

    def _kept(self, _: object) -> None:
        self.kept.emit()


def takes_cases(view: RecordView) -> bool:
    """Whether several cases may stand on this submission: on a complaint to a court only."""
    return view.text("mechanism") in COURTS and not view.text("sent_on")


def _cases(desk: Desk) -> Sequence[ListRow]:
    from vsdesk.desk import CaseFilter

    rows: Sequence[ListRow] = desk.cases(CaseFilter(sort="name"), None, _MOST).rows
    return rows


def _set(desk: Desk, submission: str, cases: list[str] | None) -> Change:
    from vsdesk.desk import Edit

    return desk.save([Edit("submission", {"cases": [*cases] if cases else None}, id=submission)])
