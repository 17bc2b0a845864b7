"""The first step of taking an answer back: who holds the data, what will happen. The second is one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.consent.host import LEAST

if TYPE_CHECKING:
    from vsdesk.desk import Holder, Withdrawal
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.screens.consent.host import ConsentActions


class WithdrawStrip(QFrame):
    """`closed` when nothing is taken back after all."""

    closed = Signal()

    def __init__(self, host: ConsentActions, grant: str) -> None:
        super().__init__()
        self._host = host
        self.setObjectName("withdraw-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", "stop")
        look = host.told.look
        self._box = column(look, self, edges=(14, 12, 14, 12), space=8)
        self._effect: Withdrawal | None = None
        session = host.told.session
        session.jobs.read(
            Callbacks(self, self._show, self._cannot), session.desk.consent.effect, [grant]
        )

    def _cannot(self, problem: VsdeskError) -> None:
        look = self._host.told.look
        self._box.addWidget(Paragraph(look, look.words.say(problem.code.sentence)))

    def _show(self, effect: Withdrawal) -> None:
        self._effect = effect
        clear(self._box)
        look = self._host.told.look
        say = look.words.say
        title = say("Nothing new leaves after this. No reason is needed.")
        if effect.everything:
            title = say("The file itself is no longer to be kept: all answers of this person are taken back.")  # fmt: skip
        self._box.addWidget(Paragraph(look, title, "strong"))
        for holder in effect.holders:
            self._holder(holder)
        letters = sum(one.sure for one in effect.holders)
        if letters:
            words = look.words.count(
                "A letter to this body is prepared: it asks to delete and to confirm.",
                "{n} letters are prepared: they ask to delete and to confirm.",
                letters,
            )
        elif effect.holders:
            words = say("No letter is prepared before a coordinator confirms what was given.")
        else:
            words = say("Nobody outside holds anything for which this answer stood.")
        self._box.addWidget(Paragraph(look, words, "body", "text2"))
        if effect.everything:
            later = say("A coordinator is then offered to erase the file. Nothing is erased by this.")  # fmt: skip
            self._box.addWidget(Paragraph(look, later, "body", "text2"))
        self._answers()

    def _holder(self, holder: Holder) -> None:
        """Who holds what; where only another device says so, a coordinator may confirm it."""
        told, look = self._host.told, self._host.told.look
        say = look.words.say
        named = look.dots(
            capital(told.session.labels.term("recipient", holder.recipient)), holder.named
        )
        day = day_of(look.words, holder.last)
        line = say(holder.sentence, recipient=named, day=day)
        self._box.addWidget(Paragraph(look, line))
        if holder.sure or told.found.role != "coordinator":
            return
        confirm = Button(look, say("Yes, this was given"), f"confirm-given-{holder.recipient}")
        confirm.clicked.connect(lambda: self._confirm(holder))
        self._box.addWidget(confirm, 0, look.leading)

    def _confirm(self, holder: Holder) -> None:
        said = self._host.told.look.words.say("Confirmed: it was given.")
        told = self._host.told
        self._host.do(
            said,
            told.session.desk.consent.letters.confirm_given,
            holder.rows,
            shown=told.found.shown,
        )

    def _answers(self) -> None:
        told, look = self._host.told, self._host.told.look
        say = look.words.say
        line = Flow(look, space=8)
        terms = [(key, capital(words)) for key, words in told.session.labels.terms("channel")]
        label = say("How it was said")
        self.channel = Choice(look, "withdraw-channel", label, [("", "—"), *terms])
        line.addLayout(labelled(look, label, self.channel), 1, least=look.px(LEAST))
        line.addStretch(1)
        keep = Button(look, say("Leave it as it is"), "withdraw-leave")
        keep.clicked.connect(self.closed)
        line.addWidget(keep)
        self.now = Button(look, say("Take it back now"), "withdraw-now", kind="danger")
        self.now.clicked.connect(self._now)
        line.addWidget(self.now)
        self._box.addLayout(line)
        self.now.setFocus()

    def _now(self) -> None:
        if self._effect is not None:
            self.now.setEnabled(False)
            self._host.withdraw(self._effect.grants, self.channel.value)
