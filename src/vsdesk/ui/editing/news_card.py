"""News that is told in person: a coordinator names the one messenger; on that device it
opens after a checklist."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate import death_news
from vsdesk.ui.kit.boxes import clear, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people_names import capital, role_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, DeviceRow
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class NewsCard(QWidget):
    """Shown to the messenger and to coordinators only. `opened` after the checklist,
    `changed` after a save."""

    opened = Signal()
    changed = Signal()

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._case = ""
        self._records: tuple[str, ...] = ()
        self._ticks: list[Tick] = []
        self.ask = ConfirmStrip(
            self, look, "news-card", "sealed", ready=self._is_ticked, edges=(16, 14, 16, 14)
        )
        self.ask.sure.connect(self._open)
        self.hide()

    def show_case(self, dossier: Dossier, *, opened: bool) -> None:
        """Look at the whole dossier of a case, with what other parts of the page leave out."""
        clear(self.ask.box)
        self._ticks = []
        self.hide()
        today = self._session.desk.context.today()
        if dossier.head.kind != "case" or not death_news.is_untold(dossier, today):
            return
        self._case, self._records = dossier.root, tuple(sorted(death_news.untold(dossier, today)))
        if death_news.may_open(dossier, self._session.desk.context.device_id, today):
            self._told() if opened else self._checklist()
            self.show()
        elif self._session.role == "coordinator":
            named = dossier.head.text("news_messenger")
            answer = Callbacks(self, partial(self._name, named))
            self._session.jobs.read(answer, self._session.desk.sync.devices.listed)

    # On the messenger's device.
    def _checklist(self) -> None:
        look, say, ask = self._look, self._look.words.say, self.ask
        ask.title(say("Something here is told in person, by you alone."))
        ask.box.addWidget(Paragraph(look, say("Before it opens:"), "small", "text2"))
        for number, line in enumerate(death_news.CHECKLIST):
            tick = Tick(look, say(line), f"news-check-{number}")
            tick.clicked.connect(ask.check)
            self._ticks.append(tick)
            ask.box.addWidget(tick)
        ask.way_on(say("Open it"), "news-open", icon="show")

    def _is_ticked(self) -> bool:
        return all(tick.isChecked() for tick in self._ticks)

    def _open(self) -> None:
        self.ask.now.setEnabled(False)
        answer = Callbacks(self, self._opened, self._cannot)
        self._session.jobs.write(answer, _open, self._session.desk, self._case, self._records)

    def _opened(self, _: object) -> None:
        self.opened.emit()

    def _told(self) -> None:
        look, say = self._look, self._look.words.say
        self.ask.title(say("Open on this device until you leave the page."))
        line = row(look, space=8)
        label = say("The family was told on")
        self.on = TypedLine(look, "news-told-on", label)
        self.on.setText(self._session.desk.context.today())
        line.addLayout(labelled(look, label, self.on))
        done = Button(look, say("Write the day down"), "news-told", icon="check")
        done.clicked.connect(self._write_day)
        line.addWidget(done, 0, look.leading)
        line.addStretch(1)
        self.ask.box.addLayout(line)

    def _write_day(self) -> None:
        day = self.on.day
        if not day:
            self.on.point()
            return
        answer = Callbacks(self, self._saved, self._cannot)
        self._session.jobs.write(
            answer, self._session.desk.access.safeguards.news_told, self._case, day
        )

    # For a coordinator.
    def _name(self, named: str, devices: Sequence[DeviceRow]) -> None:
        look, say = self._look, self._look.words.say
        self.ask.title(say("Something here is told in person, by one named messenger."))
        how = say(
            "It opens on that device alone, after a checklist; no list, search or paper tells it before."
        )
        self.ask.note(how, "body")
        options = [("", "—")]
        options += [
            (one.device_id, look.dots(one.letter, capital(role_words(look, one.role))))
            for one in devices
            if not one.revoked
        ]
        label = say("Device of the messenger")
        self.device = Choice(look, "news-messenger", label, options, named)
        self.device.chosen.connect(self._named)
        self.ask.box.addLayout(labelled(look, label, self.device))
        self.show()

    def _named(self, device_id: str) -> None:
        if device_id:
            answer = Callbacks(self, self._saved, self._cannot)
            self._session.jobs.write(
                answer, self._session.desk.access.safeguards.news_messenger, self._case, device_id
            )

    def _saved(self, _: object) -> None:
        self.changed.emit()

    def _cannot(self, problem: VsdeskError) -> None:
        self._session.jobs.failed.emit(problem)


def _open(desk: Desk, case: str, records: Sequence[str]) -> None:
    """Each record that was opened is noted."""
    for record in records:
        desk.access.safeguards.news_open(case, record)
