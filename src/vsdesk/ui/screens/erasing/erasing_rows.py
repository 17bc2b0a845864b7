"""The rows of the page of all that must go, one class for each sort, and the second step below each of
them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.ui.editing.consent_states import code, day_of
from vsdesk.ui.kit.boxes import column, drop, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screens.erasing.erasure_reasons import agreed_words, why_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import ErasureProposal, ToErase, WaitingOrder
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class SecondStep(QWidget):
    """`agreed` carries the day and the reason, "" where none is asked."""

    agreed = Signal(str, str)

    def __init__(
        self,
        look: UiContext,
        name: str,
        lines: Sequence[str],
        act: str,
        *,
        danger: bool = True,
        reason: str = "",
        after: str = "",
        day: str = "",
    ) -> None:
        """`after`: the day asked for must come after this one; `day` stands in the field first."""
        super().__init__()
        say = look.words.say
        self._after = after
        tone = "stop" if danger else "accent"
        self.ask = ask = ConfirmStrip(self, look, f"{name}-step", tone, ready=self._is_said)
        ask.sure.connect(self._sure)
        for number, words in enumerate(lines):
            ask.box.addWidget(Paragraph(look, words, "strong" if not number else "body", wide=80))
        line = row(look, space=8)
        self.day: TypedLine | None = None
        self.reason: TextField | None = None
        if after:
            label = say("Keep until")
            self.day = TypedLine(look, f"{name}-day", label)
            self.day.setText(day)
            self.day.textChanged.connect(ask.check)
            line.addLayout(labelled(look, label, self.day), 1)
        if reason:
            self.reason = ask.reason(f"{name}-reason", reason)
            line.addLayout(labelled(look, reason, self.reason), 3)
        if not after and not reason:
            line.addStretch(1)
        kind = "danger" if danger else "secondary"
        back, on = (say("Not now"), f"{name}-leave"), (act, f"{name}-now")
        ask.ways(lambda one: line.addWidget(one, 0, look.leading), back, on, kind=kind)
        ask.box.addLayout(line)

    def take_focus(self) -> None:
        """The first field; else the safe answer comes first, and the second step one Tab later."""
        first = self.reason or self.day
        if first is not None:
            first.setFocus()
        else:
            self.ask.leave.setFocus()

    def _is_said(self) -> bool:
        written = self.reason is None or bool(self.reason.text().strip())
        return written and (self.day is None or bool(self._day()))

    def _day(self) -> str:
        found = self.day.day if self.day is not None else ""
        return found if found > self._after else ""

    def _sure(self) -> None:
        self.ask.now.setEnabled(False)
        self.agreed.emit(self._day(), self.reason.text().strip() if self.reason is not None else "")


class DueRow(QWidget):
    """`tools` takes its buttons; `open_step` shows one second step at a time below it."""

    def __init__(self, look: UiContext, title: str, under: str, more: str = "") -> None:
        super().__init__()
        self._look = look
        self._step: SecondStep | None = None
        self._opener: QWidget | None = None  # what had the keyboard before the step
        self._box = column(look, self, space=6)
        line = Flow(look, space=10)
        words = column(look, space=0)
        words.addWidget(Label(look, title, "strong", elide=True))
        words.addWidget(Paragraph(look, under, "small", "text2", wide=80))
        if more:
            words.addWidget(Paragraph(look, more, "small", "warn", wide=80))
        line.addLayout(words, 1, least=look.px(220))
        self.tools = Flow(look, space=8)
        line.addLayout(self.tools)
        self._box.addLayout(line)

    def button(
        self,
        words: str,
        name: str,
        then: Callable[[], None],
        *,
        kind: str = "secondary",
        icon: str = "",
    ) -> None:
        """Add a button."""
        made = Button(self._look, words, name, kind=kind, icon=icon)
        made.clicked.connect(then)
        self.tools.addWidget(made)

    def open_step(self, step: SecondStep) -> None:
        """Show the second step."""
        self.close_step()
        self._step, self._opener = step, QApplication.focusWidget()
        step.ask.closed.connect(self._leave_step)
        self._box.addWidget(step)
        step.take_focus()

    def _leave_step(self) -> None:
        """The keyboard is where it was, before what it is in goes."""
        if self._opener is not None and self.isAncestorOf(self._opener):
            self._opener.setFocus()
        self.close_step()

    def close_step(self) -> None:
        """Nothing is done."""
        if self._step is not None:
            self._step.hide()
            drop(self._step)
            self._step = None


class OfferedRow(DueRow):
    """A file that may no longer be kept. `go` opens its listed plan."""

    go = Signal(object)

    def __init__(self, look: UiContext, one: ToErase) -> None:
        say = look.words.say
        others = ""
        if one.others:
            others = look.words.count(
                "{n} other person still agrees that it is kept.",
                "{n} other persons still agree that it is kept.",
                one.others,
            )
        title = look.dots(one.title or say("Without a name yet"), code(one.number))
        since = say("may no longer be kept since {day}", day=day_of(look.words, one.since))
        super().__init__(look, title, since, others)
        self._root = one.root
        self.button(say("Look at what would go"), f"plan-{one.root[:8]}", self._open, icon="show")

    def _open(self) -> None:
        self.go.emit(Route("erasing", self._root, "withdrawn"))


class WaitingRow(DueRow):
    """An order that came and asks first. `carry_out` carries its frame."""

    carry_out = Signal(str)

    def __init__(self, look: UiContext, session: VaultSession, one: WaitingOrder) -> None:
        say, words = look.words.say, look.words
        reason = capital(session.labels.term("erasure_reason", one.why))
        files = words.count("{n} file or list", "{n} files or lists", one.spaces)
        records = words.count("{n} record in all", "{n} records in all", one.records)
        unsent = ""
        if one.unsent:
            unsent = words.count(
                "{n} record was never handed over: nobody else has it.",
                "{n} records were never handed over: nobody else has them.",
                len(one.unsent),
            )
        super().__init__(look, reason, look.dots(files, records), unsent)
        self._one, self._tag = one, one.frame[:8]
        self._unsent = look.some(
            look.dots(t.title, code(t.number)) for t in one.unsent if t.title or t.number
        )
        self.button(say("Carry it out …"), f"carry-{self._tag}", self._ask, icon="remove")

    def _ask(self) -> None:
        say = self._look.words.say
        lines = [say("A coordinator ordered this. It cannot be taken back.")]
        if self._unsent:
            lines.append(say("With work that only this device has: {what}", what=self._unsent))
        lines.append(
            say(
                "To keep it for now, speak with the coordinator first; until then it is neither changed nor handed over."
            )
        )
        step = SecondStep(self._look, f"carry-{self._tag}", lines, say("Erase for good"))
        step.agreed.connect(self._sure)
        self.open_step(step)

    def _sure(self, _: str, __: str) -> None:
        self.carry_out.emit(self._one.frame)


class ProposalRow(DueRow):
    """Data whose time is over. `go` opens what would go; `put_off` carries the proposal, the day, the
    reason."""

    go = Signal(object)
    put_off = Signal(object, str, str)

    def __init__(
        self, look: UiContext, session: VaultSession, one: ErasureProposal, today: str
    ) -> None:
        say, words = look.words.say, look.words
        kind = "" if one.why else capital(session.labels.term("retention_class", one.data_class))
        title = look.dots(kind, one.title, code(one.number) if one.number else "")
        since = say("its time has been over since {day}", day=day_of(words, one.day))
        why = why_words(look, session, one) if one.why else ""
        under = look.dots(why, since) if why else capital(since)
        super().__init__(
            look, title or say("Without a name yet"), under, agreed_words(look, session, one)
        )
        self._one, self._today = one, today
        self._tag = f"{one.data_class}-{one.root[:8]}"
        self.button(say("Keep for now …"), f"keep-{self._tag}", self._keep, icon="clock")
        self.button(say("Look at what would go"), f"approve-{self._tag}", self._open, icon="show")

    def _keep(self) -> None:
        say = self._look.words.say
        step = SecondStep(
            self._look,
            f"keep-{self._tag}",
            [say("It is proposed again on that day.")],
            say("Keep for now"),
            danger=False,
            reason=say("Reason, kept with it"),
            after=self._today,
            day=_in_half_a_year(self._today),
        )
        step.agreed.connect(self._kept)
        self.open_step(step)

    def _open(self) -> None:
        self.go.emit(Route("erasing", self._one.root, "retention", self._one.data_class))

    def _kept(self, day: str, reason: str) -> None:
        self.put_off.emit(self._one, day, reason)


def _in_half_a_year(today: str) -> str:
    day = date.fromisoformat(today)
    month = day.month + 6
    return date(day.year + (month > 12), (month - 1) % 12 + 1, min(day.day, 28)).isoformat()
