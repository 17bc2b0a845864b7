"""The rows of the page of all that must go, one class for each sort."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.ui.editing.consent_states import code, day_of
from vsdesk.ui.people import capital
from vsdesk.ui.place import Place
from vsdesk.ui.screens.erasing.due_row import DueRow
from vsdesk.ui.screens.erasing.two_steps import SecondStep

if TYPE_CHECKING:
    from vsdesk.desk import Proposal, ToErase, Waiting
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class OfferedRow(DueRow):
    """A file that may no longer be kept. `go` opens its listed plan."""

    go = Signal(object)

    def __init__(self, look: Look, one: ToErase) -> None:
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
        self.go.emit(Place("erasing", self._root, "withdrawn"))


class WaitingRow(DueRow):
    """An order that came and asks first. `carry_out` carries its frame."""

    carry_out = Signal(str)

    def __init__(self, look: Look, session: Session, one: Waiting) -> None:
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
        self._unsent = look.listed(look.dots(t.title, code(t.number)) for t in one.unsent if t.title or t.number)  # fmt: skip
        self.button(say("Carry it out …"), f"carry-{self._tag}", self._ask, icon="remove")

    def _ask(self) -> None:
        say = self._look.words.say
        lines = [say("A coordinator ordered this. It cannot be taken back.")]
        if self._unsent:
            lines.append(say("With work that only this device has: {what}", what=self._unsent))
        lines.append(say("To keep it for now, speak with the coordinator first; until then it is neither changed nor handed over."))  # fmt: skip
        step = SecondStep(self._look, f"carry-{self._tag}", lines, say("Erase for good"))
        step.sure.connect(self._sure)
        self.open_step(step)

    def _sure(self, _: str, __: str) -> None:
        self.carry_out.emit(self._one.frame)


class ProposalRow(DueRow):
    """Data whose time is over. `approve` and `put_off` carry the proposal, the day and the reason."""

    approve = Signal(object, str)
    put_off = Signal(object, str, str)

    def __init__(self, look: Look, session: Session, one: Proposal, today: str) -> None:
        say, words = look.words.say, look.words
        kind = capital(session.labels.term("retention_class", one.data_class))
        title = look.dots(kind, one.title, code(one.number) if one.number else "")
        since = say("its time has been over since {day}", day=day_of(words, one.day))
        count = words.count("{n} record", "{n} records", len(one.ids))
        super().__init__(look, title, look.dots(since, count))
        self._one, self._today = one, today
        self._tag = f"{one.data_class}-{one.root[:8]}"
        self.button(say("Keep for now …"), f"keep-{self._tag}", self._keep, icon="clock")
        self.button(say("Erase …"), f"approve-{self._tag}", self._erase, icon="remove")

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
        step.sure.connect(self._kept)
        self.open_step(step)

    def _erase(self) -> None:
        say = self._look.words.say
        lines = [say("This cannot be taken back. A certificate without content stays.")]
        if self._one.data_class == "sign_in":
            lines.append(say("Of sign-in lists the figures stay, without names."))
        step = SecondStep(
            self._look,
            f"approve-{self._tag}",
            lines,
            say("Erase for good"),
            reason=say("In your words, for the certificate; no names"),
        )
        step.sure.connect(self._approved)
        self.open_step(step)

    def _kept(self, day: str, reason: str) -> None:
        self.put_off.emit(self._one, day, reason)

    def _approved(self, _: str, reason: str) -> None:
        self.approve.emit(self._one, reason)


def _in_half_a_year(today: str) -> str:
    day = date.fromisoformat(today)
    month = day.month + 6
    return date(day.year + (month > 12), (month - 1) % 12 + 1, min(day.day, 28)).isoformat()
