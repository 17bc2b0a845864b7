"""Devices and trust: the list, and joining by file with words read aloud on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column, rule
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.settings.device_line import DeviceLine
from vsdesk.ui.screens.settings.sources_policy import SourcesPolicy
from vsdesk.ui.screens.settings.spoken_card import SpokenAnswer, SpokenCard

if TYPE_CHECKING:
    from vsdesk.desk import ApprovalPreview as Accepted
    from vsdesk.desk import Approved, Desk, DeviceRow, Requested, Review, Spoken, Status
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 64 * 1024 * 1024  # bytes of a request or an answer


class DevicesCard(Card):
    """Before joining: ask and accept. As a coordinator: approve requests."""

    def __init__(
        self, look: UiContext, session: VaultSession, failed: Callable[[VsdeskError], None]
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Devices and trust"), icon="sealed", space=10)
        self._session, self._failed = session, failed
        self._pending: tuple[str, bytes] = ("", b"")
        self.setObjectName("devices")
        self.said = Banner(look, "", tone="accent")
        self.said.hide()
        self._list = column(look, space=8)
        self.body.addLayout(self._list)
        self._doors = column(look, space=8)
        self.body.addLayout(self._doors)
        self._spoken = column(look)
        self.body.addLayout(self._spoken)
        self.body.addWidget(self.said)
        self.refresh()

    def refresh(self) -> None:
        """Read the devices again."""
        jobs = self._session.jobs
        jobs.read(Callbacks(self, self._show, self._failed), _devices, self._session.desk)

    def _show(self, found: tuple[Sequence[DeviceRow], Status, bool]) -> None:
        devices, status, go = found
        look, say = self._look, self._look.words.say
        clear(self._list)
        clear(self._doors)
        mine = status.enrolled and status.role == "coordinator"
        for place, device in enumerate(devices):
            if place:
                self._list.addWidget(rule())
            row_ = DeviceLine(look, device, names=mine)
            row_.named.connect(self._name)
            self._list.addWidget(row_)
        if mine:
            said = say(
                "The names are for coordinators alone: they travel to them with the next bundle, to nobody else."
            )
            self._list.addWidget(Paragraph(look, said, "small", "text2"))
        if not status.enrolled:
            self._list.addWidget(
                Paragraph(
                    look,
                    say(
                        "This vault does not belong to an organisation yet. It records; to hand over, it must be admitted."
                    ),
                    "body",
                    "text2",
                )
            )
            self._door("ask", say("1. Write the request to a file"), "send", self._ask)
            self._door(
                "accept", say("2. Take in the coordinator's answer"), "receipt", self._take_answer
            )
            return
        if mine:
            self._door(
                "approve", say("Admit a device: open its request"), "add", self._take_request
            )
        policy = SourcesPolicy(look, self._session, self._failed, go=go, mine=mine)
        policy.changed.connect(self.refresh)
        self._doors.addWidget(policy)

    def _name(self, kid: str, name: str) -> None:
        """Call a device by a name. The row shows it already."""
        desk = self._session.desk
        self._session.jobs.write(
            Callbacks[object](self, None, self._not_named), desk.sync.devices.name, kid, name
        )

    def _not_named(self, problem: VsdeskError) -> None:
        self._failed(problem)
        self.refresh()

    def _door(self, name: str, words: str, icon: str, slot: Callable[[], None]) -> None:
        button = Button(self._look, words, f"device-{name}", icon=icon)
        button.clicked.connect(slot)
        self._doors.addWidget(button, 0, self._look.leading)

    # A new device asks.
    def _ask(self) -> None:
        title = self._look.words.say("Write the request to a stick or folder")
        self._session.prompts.save_file(self, title, "request.vsdesk", self.ask_to)

    def ask_to(self, path: Path) -> None:
        """Write the request to `path` and show the words to read aloud."""
        self._session.jobs.write(
            Callbacks(self, self._asked, self._failed), _request, self._session.desk, path
        )

    def _asked(self, requested: Requested) -> None:
        say = self._look.words.say
        self._show_words(
            requested.spoken, say("Read these words to the coordinator when asked for them."), None
        )

    # A coordinator approves.
    def _take_request(self) -> None:
        title = self._look.words.say("The request of the new device")
        self._session.prompts.open_files(
            self, title, self._look.words.say("All files (*)"), self.review
        )

    def review(self, files: Sequence[Path]) -> None:
        """Read a request and show the words that both sides compare."""
        if files:
            self._session.jobs.read(
                Callbacks(self, self._reviewed, self._failed), _review, self._session.desk, files[0]
            )

    def _reviewed(self, found: tuple[bytes, Review]) -> None:
        say = self._look.words.say
        self._pending = ("approve", found[0])
        self._show_words(
            found[1].spoken,
            say("The person at the new device reads its words to you. Are they these?"),
            self._compared,
            roles=True,
        )

    # The new device takes the answer.
    def _take_answer(self) -> None:
        title = self._look.words.say("The coordinator's answer")
        self._session.prompts.open_files(
            self, title, self._look.words.say("All files (*)"), self.accept_review
        )

    def accept_review(self, files: Sequence[Path]) -> None:
        """Read an answer and show the organisation's words."""
        if files:
            self._session.jobs.read(
                Callbacks(self, self._answered, self._failed),
                _accept_review,
                self._session.desk,
                files[0],
            )

    def _answered(self, found: tuple[bytes, Accepted]) -> None:
        say = self._look.words.say
        self._pending = ("accept", found[0])
        self._show_words(
            found[1].spoken,
            say(
                "The coordinator of {name} reads these words. Are they the same?",
                name=found[1].name,
            ),
            self._compared,
        )

    def _show_words(
        self,
        spoken: Spoken,
        ask: str,
        then: Callable[[SpokenAnswer], None] | None,
        *,
        roles: bool = False,
    ) -> None:
        clear(self._spoken)
        self.said.hide()
        card = SpokenCard(self._look, spoken, ask, then is not None, roles=roles)
        if then is not None:
            card.answered.connect(then)
        self._spoken.addWidget(card)

    def _compared(self, answer: SpokenAnswer) -> None:
        step, data = self._pending
        clear(self._spoken)
        if not answer.same:
            self._say(
                self._look.words.say("The words on the two sides differ. Nothing was accepted."),
                "stop",
            )
        elif step == "approve":
            self._approve_role = answer.role
            title = self._look.words.say("Write the answer for the new device")
            self._session.prompts.save_file(self, title, "answer.vsdesk", self.approve_to)
        else:
            self._session.jobs.write(
                Callbacks(self, self._accepted, self._failed), _accept, self._session.desk, data
            )

    def approve_to(self, path: Path) -> None:
        """Sign the list with the new device, write the answer to `path`."""
        desk, data = self._session.desk, self._pending[1]
        self._session.jobs.write(
            Callbacks(self, self._approved, self._failed),
            _approve,
            desk,
            data,
            self._approve_role,
            path,
        )

    def _approved(self, approved: Approved) -> None:
        say = self._look.words.say
        self._show_words(
            approved.spoken,
            say(
                "Device {letter} is admitted. Read these words when it takes in the answer.",
                letter=approved.letter,
            ),
            None,
        )
        self.refresh()

    def _accepted(self, answer: Accepted) -> None:
        say = self._look.words.say
        self._say(
            say(
                "This device belongs to {name} now, as device {letter}.",
                name=answer.name,
                letter=answer.letter,
            ),
            "ok",
        )
        self.refresh()

    def _say(self, words: str, tone: str) -> None:
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.say(capital(words))
        self.said.show()


def _devices(desk: Desk) -> tuple[Sequence[DeviceRow], Status, bool]:
    return desk.sync.devices.listed(), desk.access.status(), desk.sync.sources_go()


def _request(desk: Desk, path: Path) -> Requested:
    requested = desk.sync.devices.request()
    diskio.save_file(path, requested.data)
    return requested


def _read(path: Path) -> bytes:
    return diskio.read_file(path, _MOST)


def _review(desk: Desk, path: Path) -> tuple[bytes, Review]:
    data = _read(path)
    return data, desk.sync.devices.review(data)


def _accept_review(desk: Desk, path: Path) -> tuple[bytes, Accepted]:
    data = _read(path)
    return data, desk.sync.devices.accept_review(data)


def _approve(desk: Desk, data: bytes, role: Role, path: Path) -> Approved:
    approved = desk.sync.devices.approve(data, said=None, role=role)
    diskio.save_file(path, approved.data)
    return approved


def _accept(desk: Desk, data: bytes) -> Accepted:
    return desk.sync.devices.accept(data, said=None)
