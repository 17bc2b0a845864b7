"""Where those of equal standing differ: a coordinator chooses one answer and writes why. Nothing is pre-chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from vsdesk.ui.editing.consent_states import state_words
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.consent.host import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ConsentOutcome, ConsentRow
    from vsdesk.ui.screens.consent.host import ConsentActions


class DecideStrip(QFrame):
    """The answers to one purpose and recipient, as buttons of equal weight."""

    def __init__(
        self, host: ConsentActions, outcome: ConsentOutcome, rows: Sequence[ConsentRow]
    ) -> None:
        super().__init__()
        told, look = host.told, host.told.look
        self._host = host
        self._rows = told.turns(
            rows, lambda one: (one.id,), FIRST, lambda one: told.says_no((one,))
        )
        say = look.words.say
        self.setObjectName(f"decide-{outcome.purpose}-{outcome.recipient}")
        self.setProperty("part", "strip")
        self.setProperty("tone", "sunken")
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        box.addWidget(Paragraph(look, say("Whose answer holds?"), "strong"))
        self._group = QButtonGroup(self)
        more = f"more-decide-{outcome.purpose}-{outcome.recipient}"
        box.addWidget(More(look, more, range(len(self._rows)), self._chip))
        self._group.idClicked.connect(self._check)
        label = say("Reason in your words (it is kept and travels with the decision)")
        line = Flow(look, space=12)
        self.why = TextField(look, f"decide-why-{outcome.purpose}-{outcome.recipient}", label)
        self.why.textChanged.connect(self._check)
        line.addLayout(labelled(look, label, self.why), 1, least=look.px(LEAST))
        self.save = Button(look, say("Save decision"), f"decide-save-{outcome.purpose}-{outcome.recipient}", icon="check")  # fmt: skip
        self.save.clicked.connect(self._save)
        line.addWidget(self.save)
        box.addLayout(line)
        self._check()

    def _chip(self, number: int) -> QWidget:
        one, look, part = self._rows[number], self._host.told.look, QWidget()
        state = state_words(look.words, one.state, follow_up=one.follow_up)
        words = look.dots(self._host.told.name(one.grantor), state.words)
        chip = Button(look, words, f"decides-{one.id[:8]}", kind="chip", icon=state.icon)
        chip.setCheckable(True)
        self._group.addButton(chip, number)
        line = row(look, part)
        line.addWidget(chip)
        line.addStretch(1)
        return part

    def _check(self, _: object = None) -> None:
        self.save.setEnabled(self._group.checkedId() >= 0 and bool(self.why.text().strip()))

    def _save(self) -> None:
        host, chosen = self._host, self._rows[self._group.checkedId()]
        said = host.told.look.words.say("Decided.")
        desk, shown = host.told.session.desk, host.told.found.shown
        host.do(said, desk.consent.steps.decide, chosen.id, self.why.text().strip(), shown=shown)
