"""On the page of a source: whether it stays on this device, and handing it over by itself, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vsdesk.desk import SOURCES_GO, SOURCES_STAY
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import device_words

if TYPE_CHECKING:
    from vsdesk.desk import Desk, DeviceRow
    from vsdesk.errors import VsdeskError
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_Read = tuple[Sequence["DeviceRow"], tuple[str, ...], bool, "OnScreen"]


class GivingCard(Card):
    """Hidden where the device belongs to no organisation: nothing is handed over from there."""

    def __init__(self, look: UiContext, session: VaultSession, source: str) -> None:
        super().__init__(look, look.words.say("Who gets this source"), icon="handover", space=8)
        self.setObjectName("giving-card")
        self._session, self._source = session, source
        self._given: tuple[str, ...] = ()
        self._parts = column(look, space=8)
        self.body.addLayout(self._parts)
        self.hide()
        self._read()

    def _read(self) -> None:
        answer: Callbacks[_Read] = Callbacks(self, self._show, self._not_enrolled)
        self._session.jobs.read(answer, _read, self._session.desk, self._source)

    def _not_enrolled(self, _: VsdeskError) -> None:
        self.hide()

    def _show(self, found: _Read) -> None:
        devices, self._given, go, self._shown = found
        look, say = self._look, self._look.words.say
        clear(self._parts)
        self._line(say(SOURCES_GO) if go else say(SOURCES_STAY))
        names = {one.device_id: self._name(one) for one in devices if not one.revoked}
        for device_id in self._given:
            self._line(
                say("Goes along to: {who}", who=names.get(device_id, device_id[:8])), "strong"
            )
        label = say("To whom")
        left = [
            (device_id, name) for device_id, name in names.items() if device_id not in self._given
        ]
        self.to = Choice(look, "give-source-to", label, left, left[0][0] if left else "")
        if left:
            self._parts.addLayout(labelled(look, label, self.to))
        label = say("Why it is handed over")
        self.reason = TextField(look, "give-source-reason", label)
        self.reason.textChanged.connect(self._written)
        self._parts.addLayout(labelled(look, label, self.reason))
        line = row(look, space=8)
        self.give = Button(look, say("Hand over this source"), "give-source", icon="handover")
        self.give.clicked.connect(self._hand)
        line.addWidget(self.give)
        self.keep = Button(look, say("Keep it here again"), "keep-source", icon="lock")
        self.keep.clicked.connect(lambda: self._save(()))
        line.addWidget(self.keep)
        line.addStretch(1)
        self._parts.addLayout(line)
        if not left:
            self.give.hide()
        if not self._given:
            self.keep.hide()
        words = say(
            "It goes with the next bundle to that device. What was handed over stays there."
        )
        self._line(words)
        self._written()
        self.show()

    def _name(self, device: DeviceRow) -> str:
        return self._look.dots(device_words(self._look, device), device.group)

    def _line(self, words: str, role: str = "small") -> None:
        tone = "text2" if role == "small" else "text"
        self._parts.addWidget(Paragraph(self._look, words, role, tone))

    def _written(self) -> None:
        why = bool(self.reason.text().strip())
        self.give.setEnabled(why and bool(self.to.value))
        self.keep.setEnabled(why)

    def _hand(self) -> None:
        self._save((*self._given, self.to.value))

    def _save(self, device_ids: tuple[str, ...]) -> None:
        session, why = self._session, self.reason.text()
        self.give.setEnabled(False)
        answer = Callbacks[object](self, self._saved, self._cannot)
        give = session.desk.sync.give_source
        session.jobs.write(answer, give, self._source, device_ids, why, shown=self._shown)

    def _saved(self, _: object) -> None:
        self._read()

    def _cannot(self, problem: VsdeskError) -> None:
        self._written()
        self._session.jobs.failed.emit(problem)


def _read(desk: Desk, source: str) -> _Read:
    shown = desk.cases.shown(source)
    return desk.sync.destinations(), desk.sync.source_given(source), desk.sync.sources_go(), shown
