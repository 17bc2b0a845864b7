"""Devices and trust: the list, the names that a coordinator gives, where the sources are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import SOURCES_GO, SOURCES_STAY
from vsdesk.desk.sync.service import JOURNALS_GO, JOURNALS_STAY
from vsdesk.errors import CODES
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.older_copy_banner import OlderCopyBanner
from vsdesk.ui.people_names import device_words
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.device_join import JoiningPanel
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Desk, DeviceRow, Status
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_SOURCES_ASKED: Final = mark(
    "From now on coordinators get the sources of every device. Do you want this?"
)
_JOURNALS_ASKED: Final = mark(
    "From now on coordinators get the journal of every device, what stood in it before too. Do you want this?"
)
_NUMBER: Final = 11  # three groups of the number of a device


class DevicesCard(Card):
    """Before joining: ask and accept. As a coordinator: approve requests; `go` asks for a device's page."""

    go = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, failed: Callable[[VsdeskError], None]
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Devices and trust"), icon="sealed", space=10)
        self._session, self._failed = session, failed
        self.setObjectName("devices")
        self._list = column(look, space=8)
        self.body.addLayout(self._list)
        self._doors = column(look, space=8)
        self.body.addLayout(self._doors)
        self.joining = JoiningPanel(look, session, failed)
        self.joining.joined.connect(self.refresh)
        self.body.addWidget(self.joining)
        self.refresh()

    def refresh(self) -> None:
        """Read the devices again."""
        jobs = self._session.jobs
        jobs.read(Callbacks(self, self._show, self._failed), _devices, self._session.desk)

    def _show(self, found: tuple[Sequence[DeviceRow], Status, bool, bool]) -> None:
        devices, status, go, stay = found
        look, say = self._look, self._look.words.say
        clear(self._list)
        clear(self._doors)
        mine = status.enrolled and status.role == "coordinator"
        for place, device in enumerate(devices):
            if place:
                self._list.addWidget(rule())
            row_ = DeviceLine(look, device, names=mine)
            row_.named.connect(self._name)
            row_.opened.connect(self._open)
            self._list.addWidget(row_)
        if mine:
            said = say(
                "The names are for coordinators alone: they travel to them with the next bundle, to nobody else."
            )
            self._list.addWidget(Paragraph(look, said, "small", "text2"))
        if status.older is not None:
            banner = OlderCopyBanner(look, self._session, status.older)
            banner.known.connect(self.refresh)
            self._list.addWidget(banner)
        if status.revoked:
            said = say(CODES["E_REVOKED"].sentence)
            self._list.addWidget(Paragraph(look, said, "body", "text2"))
            return
        own = next((one for one in devices if one.own), None)
        if own is not None:
            number = f"\u2066{own.number[:_NUMBER]}\u2069"
            said = say(
                "Keep this number outside the laptop: {number}. If the laptop is lost, read it to a coordinator.",
                number=number,
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
            self._door("ask", say("1. Write the request to a file"), "send", self.joining.ask)
            self._door(
                "accept",
                say("2. Take in the coordinator's answer"),
                "receipt",
                self.joining.take_answer,
            )
            return
        if mine:
            self._door(
                "approve", say("Admit a device: open its request"), "add", self.joining.take_request
            )
        for policy in _policies(go=go, stay=stay):
            part = PolicyPart(look, self._session, self._failed, policy, mine=mine)
            part.changed.connect(self.refresh)
            self._doors.addWidget(part)

    def _open(self, device_id: str) -> None:
        self.go.emit(Route("device", device_id))

    def _name(self, device_id: str, name: str) -> None:
        """Call a device by a name. The row shows it already."""
        desk = self._session.desk
        self._session.jobs.write(
            Callbacks[object](self, None, self._not_named), desk.sync.devices.name, device_id, name
        )

    def _not_named(self, problem: VsdeskError) -> None:
        self._failed(problem)
        self.refresh()

    def _door(self, name: str, words: str, icon: str, slot: Callable[[], None]) -> None:
        button = Button(self._look, words, f"device-{name}", icon=icon)
        button.clicked.connect(slot)
        self._doors.addWidget(button, 0, self._look.leading)


def _devices(desk: Desk) -> tuple[Sequence[DeviceRow], Status, bool, bool]:
    sync = desk.sync
    return sync.devices.listed(), desk.access.status(), sync.sources_go(), sync.journals_stay()


class DeviceLine(QWidget):
    """`named` carries the device's id and the name, once it was typed and Enter pressed or the field left;
    `opened` the id, where a coordinator asks for its page."""

    named = Signal(str, str)
    opened = Signal(str)

    def __init__(self, look: UiContext, device: DeviceRow, *, names: bool) -> None:
        super().__init__()
        self._device_id, self._said = device.device_id, device.name
        say = look.words.say
        line = Flow(look, self, space=10)
        # Where the name can be typed it stands in its field, and not twice.
        words = device_words(look, replace(device, name="") if names else device)
        said = Paragraph(look, words, "strong")
        marked = row(look, space=10)
        marked.addWidget(IconMark(look, "device", "text2", 18))
        marked.addWidget(said, 1)
        line.addLayout(marked, 1, least=marked.sizeHint().width())
        if device.group:
            line.addWidget(Label(look, device.group, "small", "text2"))
        if device.revoked:
            line.addWidget(Badge(look, say("withdrawn"), "stop", "blocked"))
        elif device.own:
            line.addWidget(Badge(look, say("this device"), "accent", "check"))
        if names:
            label = say("Who works with device {letter}", letter=device.letter or "–")
            self.name = TextField(
                look, f"device-name-{device.letter}", label, placeholder=say("A person's name")
            )
            self.name.setText(device.name)
            self.name.setMinimumWidth(look.px(170))
            self.name.editingFinished.connect(self._named)
            line.addWidget(self.name)
        if names and not device.own:
            letter = device.letter or "–"
            words = say("Withdrawn: what of it stays") if device.revoked else say("Lost or taken?")
            self.open = Button(
                look, words, f"device-open-{letter}", kind="link", icon="go", after=True
            )
            self.open.setAccessibleName(look.dots(say("Device {letter}", letter=letter), words))
            self.open.clicked.connect(lambda: self.opened.emit(self._device_id))
            line.addWidget(self.open, least=self.open.sizeHint().width())

    def _named(self) -> None:
        name = self.name.text().strip()
        if name != self._said:
            self._said = name
            self.named.emit(self._device_id, name)


@dataclass(frozen=True, slots=True)
class _Policy:
    """One thing that coordinators decide for all: how it is, the button that makes it otherwise, what that
    does, and what is asked before ("": nothing)."""

    name: str
    said: str
    button: str
    does: Callable[[Desk], None]
    asked: str = ""


def _policies(*, go: bool, stay: bool) -> tuple[_Policy, _Policy]:
    """What was decided of sources and of journals. `go`: coordinators get sources; `stay`: journals stay."""
    return (
        _Policy(
            "sources-policy",
            SOURCES_GO if go else SOURCES_STAY,
            mark("Let sources stay with who wrote them")
            if go
            else mark("Let coordinators get them"),
            lambda desk: desk.sync.set_sources_go(go=not go),
            "" if go else _SOURCES_ASKED,
        ),
        _Policy(
            "journal-policy",
            JOURNALS_STAY if stay else JOURNALS_GO,
            mark("Let coordinators get the journals")
            if stay
            else mark("Let each journal stay on its device"),
            lambda desk: desk.sync.set_journals_stay(stay=not stay),
            _JOURNALS_ASKED if stay else "",
        ),
    )


class PolicyPart(QWidget):
    """One of them. `mine`: it is for the person here to set."""

    changed = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        failed: Callable[[VsdeskError], None],
        policy: _Policy,
        *,
        mine: bool,
    ) -> None:
        super().__init__()
        self._look, self._session, self._failed = look, session, failed
        self._policy = policy
        say = look.words.say
        box = column(look, self, space=8)
        self.said = Paragraph(look, "", "body", "text2")
        self.said.say(say(policy.said))
        box.addWidget(self.said)
        self.button = Button(look, say(policy.button), policy.name, icon="sealed")
        self.button.clicked.connect(self._ask)
        box.addWidget(self.button, 0, look.leading)
        if not mine:
            self.button.hide()

    def _ask(self) -> None:
        say = self._look.words.say
        if not self._policy.asked:
            self._set("set")
            return
        question = Prompt(
            say(self._policy.asked),
            say("Each device hears of it with its next bundle, and says so on its pages."),
            (("back", say("Go back")), ("set", self.button.text())),
            danger="set",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._set(key))

    def _set(self, key: str) -> None:
        if key == "set":
            answer = Callbacks[None](self, lambda _: self.changed.emit(), self._failed)
            self._session.jobs.write(answer, self._policy.does, self._session.desk)
