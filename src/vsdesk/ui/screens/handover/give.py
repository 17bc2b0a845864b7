"""Give: to whom, where, what goes and what stays, writing, done. Written is not delivered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vsdesk.diskio import name_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.measure import size
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.pick import Choice as PickChoice
from vsdesk.ui.kit.pick import Pick
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.steps import Steps
from vsdesk.ui.kit.stick_watch import find
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import device_words, role_words
from vsdesk.ui.route import Route
from vsdesk.ui.screens.handover.outlook import EarlierCard, HandoverOutlook, OutlookCards

if TYPE_CHECKING:
    from vsdesk.desk import DeviceRow, HandOverResult, Outlook
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.screens.handover.screen import HandOverScreen

_TO, _WHERE, _WHAT, _WRITING, _DONE = range(5)


class Give(QWidget):
    """One step at a time; the earlier hand-overs stand below."""

    def __init__(self, screen: HandOverScreen) -> None:
        super().__init__()
        self._screen, self._look, self._session = screen, screen.look, screen.session
        self._recipients: list[str] = []
        self._who = ""
        self._folder: Path | None = None
        self._ticket: JobHandle | None = None
        self._at = _TO
        self._devices: Sequence[DeviceRow] = ()
        look, say = self._look, self._look.words.say
        outer = column(look, self, edges=(24, 4, 24, 0), space=12)
        self.steps = Steps(
            look, (say("To whom"), say("Where"), say("What goes"), say("Writing"), say("Done"))
        )
        outer.addWidget(self.steps)
        inner = plane()
        self._columns: QHBoxLayout = row(look, inner, edges=(0, 0, 0, 16), space=16)
        self._main = column(look, space=12)
        self._stage = column(look)
        self._main.addLayout(self._stage)
        self.earlier = EarlierCard(look, self._session)
        self._main.addWidget(self.earlier)
        self._main.addStretch(1)
        self._columns.addLayout(self._main, 5)
        side = column(look)
        self.outlook = OutlookCards(look)
        side.addWidget(self.outlook)
        side.addStretch(1)
        self._columns.addLayout(side, 3)
        outer.addWidget(scroll(inner, "give-scroll"), 1)
        self._session.jobs.read(
            Callbacks(self, self._destinations, self._not_enrolled),
            self._session.desk.sync.destinations,
        )

    # To whom.
    def _not_enrolled(self, problem: VsdeskError) -> None:
        look, say = self._look, self._look.words.say
        clear(self._stage)
        if problem.name == "E_REVOKED":
            self._stage.addWidget(Banner(look, say(problem.code.sentence), "", "stop"))
            return
        button = Button(look, say("Open the settings"), "to-settings")
        button.clicked.connect(self._to_settings)
        self._stage.addWidget(
            Banner(
                look,
                say(problem.code.sentence),
                say("A coordinator admits this device by file, under Settings."),
                "neutral",
                button=button,
            )
        )

    def _to_settings(self) -> None:
        self._screen.go.emit(Route("settings"))

    def _destinations(self, devices: Sequence[DeviceRow]) -> None:
        self._devices = [device for device in devices if not device.revoked]
        self._to_whom()

    def _to_whom(self) -> None:
        say = self._look.words.say
        self._go(_TO)
        choices = []
        if sum(device.role == "coordinator" for device in self._devices) > 0:
            choices.append(
                (
                    "coordinators",
                    say("All coordinators"),
                    say("One file that each of them can open"),
                    "families",
                )
            )
        for device in self._devices:
            name = device_words(self._look, device)
            choices.append((device.device_id, name, device.group, "device"))
        if not choices:
            self._put(
                Paragraph(
                    self._look,
                    say("No other device is in the organisation yet. Admit one under Settings."),
                    "body",
                    "text2",
                )
            )
            return
        pick = Pick(self._look, say("To whom does it go?"), choices, say("Go on"), name="recipient")
        pick.chosen.connect(self._chose_recipient)
        self._put(pick)

    def _chose_recipient(self, key: str) -> None:
        say = self._look.words.say
        if key == "coordinators":
            self._recipients = [
                device.device_id for device in self._devices if device.role == "coordinator"
            ]
            self._who = say("all coordinators")
        else:
            self._recipients = [key]
            device = next(one for one in self._devices if one.device_id == key)
            words = say(
                "device {letter} · {role}",
                letter=device.letter or "–",
                role=role_words(self._look, device.role),
            )
            self._who = self._look.dots(device.name, words)
        self.where()

    # Where.
    def where(self) -> None:
        """Sticks that are there, or a folder."""
        look, say = self._look, self._look.words.say
        self._go(_WHERE)
        ready: list[PickChoice] = []
        locked: list[PickChoice] = []
        for stick in find():
            free = say("{size} free", size=size(look.words, stick.free))
            under = free if stick.writable else say("cannot be written to: check its switch")
            one = (str(stick.root), stick.name, under, "stick")
            (ready if stick.writable else locked).append(one)
        folder = say("A folder that is shared or copied onwards")
        # The first is chosen beforehand: never one that cannot be written to.
        choices = [*ready, ("", say("Another folder"), folder, "folder"), *locked]
        pick = Pick(
            look,
            say("Where shall it be written?"),
            choices,
            say("Go on"),
            name="medium",
            back=say("Back"),
        )
        pick.chosen.connect(self._chose_medium)
        pick.back.connect(self._to_whom)
        self._put(pick)

    def look_for_sticks(self) -> None:
        """A stick came or went."""
        if self._at == _WHERE:
            self.where()

    def _chose_medium(self, root: str) -> None:
        if root:
            self.take_folder(Path(root))
        else:
            self._session.prompts.folder(
                self, self._look.words.say("The folder to write into"), "", self.take_folder
            )

    def take_folder(self, folder: Path) -> None:
        """Write into this folder; first look at what goes."""
        look, say = self._look, self._look.words.say
        self._folder = folder
        self._go(_WHAT)
        card = Card(look, say("Looking at what goes …"))
        self._put(card)
        jobs = self._session.jobs
        answer = Callbacks(self, self._observed, self._failed)
        # On the writer: looking at what goes signs what is not signed yet.
        self._ticket = jobs.write_long(
            answer, self._session.desk.sync.preview_give, tuple(self._recipients)
        )

    # What goes.
    def _observed(self, outlook: Outlook) -> None:
        look, say = self._look, self._look.words.say
        self.outlook.show_outlook(outlook)
        self.before = HandoverOutlook(look, self._session)
        self.before.chosen.connect(self._look_again)
        self.before.go.connect(self._screen.go)
        card = Card(look, say("Ready to write for {who}", who=self._who), space=12)
        card.body.addWidget(
            Paragraph(look, say("Into: {folder}", folder=self._folder), "body", "text2")
        )
        nothing = outlook.goes.nothing and not outlook.closing
        if nothing:
            card.body.addWidget(
                Banner(
                    look,
                    say("There is nothing new to hand over."),
                    say("Everything is confirmed by a receipt already."),
                )
            )
        else:
            card.body.addWidget(
                Banner(
                    look,
                    say("The bundle is sealed for its recipient alone."),
                    say("A stick that is lost or found tells nothing."),
                    icon="sealed",
                )
            )
        line = row(look)
        back = Button(look, say("Back"), "give-back", icon="back")
        back.clicked.connect(self.where)
        line.addWidget(back)
        line.addStretch(1)
        go = Button(look, say("Write the bundle"), "write-bundle", kind="primary", icon="save")
        go.setEnabled(not nothing)
        go.clicked.connect(self.write)
        line.addWidget(go)
        card.body.addLayout(line)
        page = plane()
        both = column(look, page, space=12)
        both.addWidget(self.before)
        both.addWidget(card)
        self.before.show_outlook(outlook)
        self._put(page)
        go.setFocus()

    def _look_again(self) -> None:
        """Something was chosen about a name: the page stands still, what is said of it is new."""
        answer = Callbacks(self, self._observed_again, self._failed)
        self._ticket = self._session.jobs.write_long(
            answer, self._session.desk.sync.preview_give, tuple(self._recipients)
        )

    def _observed_again(self, outlook: Outlook) -> None:
        if self._at == _WHAT:
            self.outlook.show_outlook(outlook)
            self.before.show_outlook(outlook)

    # Writing.
    def write(self) -> None:
        """Write, read back, rename; pressed once more, it is written once."""
        if self._at != _WHAT:
            return
        look, say = self._look, self._look.words.say
        assert self._folder is not None
        self._go(_WRITING)
        steps = (
            (("collecting", "sealing"), say("Collected and sealed")),
            (("writing",), say("Writing")),
            (("comparing", "verifying"), say("Read back and compared")),
            (("safe",), say("Safe to remove")),
        )
        self.progress = ProgressCard(look, "stick", steps, ("writing", "comparing"))
        self.progress.body.addWidget(
            Banner(
                look,
                say("Written is not delivered"),
                say("It counts as delivered when the receipt comes back."),
                icon="receipt",
            )
        )
        self.progress.begin(
            say("Writing into {folder}", folder=name_of(self._folder) or str(self._folder)),
            say("For {who}", who=self._who),
            say("Keep the stick in."),
        )
        self.progress.stop.connect(self._stop)
        self._put(self.progress)
        answer = Callbacks(self, self._written, self._failed, self.progress.step, self._stopped)
        self._ticket = self._session.jobs.write_long(
            answer, self._session.desk.sync.hand_over, self._folder, tuple(self._recipients)
        )

    def _stop(self) -> None:
        if self._ticket is not None:
            self.progress.button.setEnabled(False)
            self._ticket.cancel()

    def _stopped(self) -> None:
        say = self._look.words.say
        self._end(
            Banner(
                self._look,
                say("Stopped. Nothing was handed over."),
                say("What was half written is taken away; the vault is as before."),
                "neutral",
            )
        )

    def _written(self, handed: Sequence[HandOverResult]) -> None:
        look, say = self._look, self._look.words.say
        self._go(_DONE)
        self.earlier.refresh()
        written = [one for one in handed if one.state != "nothing"]
        if not written:
            self._end(Banner(look, say("There is nothing new to hand over."), "", "neutral"))
            return
        banner = Banner(
            look,
            say("The stick is safe to remove. It is not delivered until the receipt comes."),
            self._files(written),
            "ok",
            icon="check",
        )
        self._end(banner)

    def _files(self, written: Sequence[HandOverResult]) -> str:
        words = self._look.words
        files = [path.name for one in written for path in one.files]
        whole = sum(one.size for one in written)
        return words.count(
            "{n} file, {size}: {names}",
            "{n} files, {size}: {names}",
            len(files),
            size=size(words, whole),
            names=self._look.listed(files),
        )

    def _failed(self, problem: VsdeskError) -> None:
        say = self._look.words.say
        self._end(
            Banner(
                self._look,
                say(problem.code.sentence),
                say("Nothing is lost; put the stick in again and go on."),
                "warn",
            )
        )

    def _end(self, banner: Banner) -> None:
        look, say = self._look, self._look.words.say
        card = Card(look, space=12)
        card.body.addWidget(banner)
        again = Button(look, say("Hand over again"), "give-again", icon="handover")
        again.clicked.connect(self._to_whom)
        card.body.addWidget(again, 0, look.leading)
        self._put(card)
        again.setFocus()

    def _go(self, at: int) -> None:
        self._at = at
        self.steps.go(at if at != _DONE else _DONE + 1)

    def _put(self, page: QWidget) -> None:
        clear(self._stage)
        self._stage.addWidget(page)

    def reflow(self, width: float) -> None:
        """One column when room is short."""
        turn(self._columns, beside=width >= 1000)
        self.steps.setVisible(width >= 800)
