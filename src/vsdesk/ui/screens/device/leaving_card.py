"""Somebody leaves, on the page of their device: who goes on with the files, what is owed, and their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.desk.due.leaving_service import leaving_words, owed_words
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import device_words
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Desk, DeviceRow
    from vsdesk.desk.due.leaving_service import DeviceDeparture
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SHOWN = 12  # things owed that the card names; the paper has all


class LeavingCard(Card):
    """`go` carries the page of the paper; the page of the device itself hears that it is withdrawn."""

    go = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        device_id: str,
        failed: Callable[[VsdeskError], None],
    ) -> None:
        say = look.words.say
        super().__init__(look, say("When somebody leaves"), icon="together", space=10)
        self.setObjectName("card-leaving")
        self._session, self._device, self._failed = session, device_id, failed
        why = say(
            "Their files go on to somebody else, what is owed in them is listed, and the device is withdrawn. All that came of it counts on, and nothing is lost."
        )
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        self._told = column(look, space=4)
        self.body.addLayout(self._told)
        label = say("Who goes on with the files")
        self.to = Choice(look, "leaving-to", label, [("", say("The coordinators"))], "")
        self.body.addLayout(labelled(look, label, self.to))
        note = say("A note that the files get")
        self.reason = TextField(look, "leaving-note", note)
        self.reason.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, note, self.reason))
        self.no_name = Tick(
            look, say("Take the name out: only the letter of the device stays"), "leaving-no-name"
        )
        self.body.addWidget(self.no_name)
        line = Flow(look, space=8)
        self.paper = Button(look, say("The list to print"), "leaving-paper", icon="print")
        self.paper.clicked.connect(self._to_paper)
        self.button = Button(look, say("Hand on and withdraw"), "leaving-go")
        self.button.clicked.connect(self._ask)
        for one in (self.paper, self.button):
            line.addWidget(one)
        self.body.addLayout(line)
        self._check()
        answer: Callbacks[tuple[DeviceDeparture, list[DeviceRow]]] = Callbacks(
            self, self._show, failed
        )
        session.jobs.read(answer, _asked, session.desk, device_id)

    def _show(self, found: tuple[DeviceDeparture, list[DeviceRow]]) -> None:
        leaving, others = found
        look, words = self._look, self._look.words
        clear(self._told)
        lines = leaving_words(leaving, words)
        lines += [
            f"{one.number or one.title} · {owed_words(one, words)}" for one in leaving.owed[:_SHOWN]
        ]
        for line in lines:
            self._told.addWidget(Paragraph(look, line))
        options = [("", words.say("The coordinators"))]
        options += [(one.device_id, device_words(look, one)) for one in others]
        self.to.offer(options)

    def _check(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip()))

    def _to_paper(self) -> None:
        self.go.emit(Route("paper", self._device, part="leaving"))

    def _ask(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Hand the files on and withdraw this device?"),
            say(
                "Let the person hand over first: what is on that device alone comes only from there."
            ),
            (("back", say("Go back")), ("leave", say("Hand on and withdraw"))),
            danger="leave",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._leave(key))

    def _leave(self, key: str) -> None:
        if key != "leave":
            return
        self.button.setEnabled(False)
        answer: Callbacks[DeviceDeparture] = Callbacks(self, lambda _: None, self._not_left)
        given = (self._device, self.to.value, self.reason.text(), not self.no_name.isChecked())
        self._session.jobs.write(answer, _left, self._session.desk, *given)

    def _not_left(self, problem: VsdeskError) -> None:
        self._check()
        self._failed(problem)


def _asked(desk: Desk, device_id: str) -> tuple[DeviceDeparture, list[DeviceRow]]:
    others = [one for one in desk.sync.assignments.assignable() if one.device_id != device_id]
    return desk.due.leaving.of(device_id), others


def _left(desk: Desk, device_id: str, to: str, note: str, keep: bool) -> DeviceDeparture:
    return desk.due.leaving.leave(device_id, to, note, keep_name=keep)
